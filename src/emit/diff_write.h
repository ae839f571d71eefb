/*
 * Diff, written: what the writers of a fig_diff share; src/emit reads it through include/figura/diff.h alone.
 */
#ifndef FIG_DIFF_WRITE_H
#define FIG_DIFF_WRITE_H
#include "../record/record.h"
#include "figura/diff.h"
#include "table.h"
#include "writer.h"

typedef struct fig_diff_output {
    const fig_diff *diff;
    const fig_sink_options *options;
    const char *grammars; /* hash */
    fig_writer out;
    fig_strbuf line, cell; /* of the table, or texts to be repaired */
    bool first;            /* nothing has been written yet */
} fig_diff_output;

static inline const fig_figure *fig_diff_draft_figure(const fig_diff_output *o, const fig_diff_item *item)
{
    return item->figure < 0 ? NULL : fig_result_figure(fig_diff_draft(o->diff)->result, (size_t)item->figure);
}

static inline const fig_figure *fig_diff_source_figure(const fig_diff_output *o, const fig_diff_item *item, int32_t figure)
{
    return item->source < 0 || figure < 0 ? NULL
                                          : fig_result_figure(fig_diff_source(o->diff, (size_t)item->source)->result, (size_t)figure);
}

void fig_diff_write_table(fig_diff_output *o);
void fig_diff_write_json(fig_diff_output *o);
void fig_diff_write_sarif(fig_diff_output *o);
#endif
