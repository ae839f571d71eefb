/*
 * Findings, inside: what the writers of src/emit share that write what checks found.
 */
#ifndef FIG_FINDINGS_H
#define FIG_FINDINGS_H
#include "figura/check.h"
#include "sink.h"

/* "findings":[…],"coverage":{…}, with a comma in front. */
void fig_emit_findings_members(fig_sink *sink, const fig_row *row);
/* "31 figures, 9 checkable, 1 inconsistent, 2 accepted" */
void fig_emit_coverage(fig_strbuf *out, const fig_coverage *coverage);

void fig_emit_findings_ndjson(fig_sink *sink, fig_emit_step step, fig_emit_source *source);
void fig_emit_findings_json(fig_sink *sink, fig_emit_step step, fig_emit_source *source);
void fig_emit_findings_table(fig_sink *sink, fig_emit_step step, fig_emit_source *source);
void fig_emit_sarif(fig_sink *sink, fig_emit_step step, fig_emit_source *source);
#endif
