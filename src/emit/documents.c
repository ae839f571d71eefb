/*
 * Documents: exactly one line out for each document in, in order.
 *
 * out   {"id":"a","engine":"0.1.0","grammars":"…","figures":[…],"facts":[…],"error":null}
 * With findings, behind the figures: "findings":[…],"coverage":{"figures":31,"checkable":9,"inconsistent":1,"accepted":0}.
 * A document that could not be read has no figures and its error as a sentence; `id` is null where not even that is known.
 */
#include "findings.h"

static void write_head(fig_sink *sink, const fig_emit_source *source)
{
    fig_writer *w = &sink->out;
    FIG_WRITER_LITERAL(w, "{\"id\":");
    if (source->row.doc_json.ptr)
        fig_writer_add(w, source->row.doc_json.ptr, source->row.doc_json.len);
    else
        FIG_WRITER_LITERAL(w, "null");
    FIG_WRITER_LITERAL(w, ",\"engine\":");
    fig_emit_string(sink, fig_version());
    FIG_WRITER_LITERAL(w, ",\"grammars\":");
    fig_emit_string(sink, sink->grammars);
    if (sink->records & FIG_RECORDS_FIGURES)
        FIG_WRITER_LITERAL(w, ",\"figures\":[");
}

static void write_figures(fig_sink *sink, fig_emit_source *source)
{
    size_t count = fig_sink_figure_count(sink, source->row.result);
    bool any = false;
    for (size_t i = 0; i < count; i++) {
        source->row.figure = fig_result_figure(source->row.result, i);
        if (!fig_sink_wants(sink, source->row.figure))
            continue;
        if (any)
            fig_writer_char(&sink->out, ',');
        any = true;
        fig_emit_record(sink, &source->row, (fig_str){NULL, 0});
    }
}

static void write_facts(fig_sink *sink, const fig_emit_source *source)
{
    size_t count = source ? fig_sink_fact_count(sink, source->row.result) : 0;
    FIG_WRITER_LITERAL(&sink->out, ",\"facts\":[");
    for (size_t i = 0; i < count; i++) {
        fig_fact_row row = fig_sink_fact_row(source, i);
        if (i)
            fig_writer_char(&sink->out, ',');
        fig_emit_fact(sink, &row, (fig_str){NULL, 0});
    }
    fig_writer_char(&sink->out, ']');
}

void fig_emit_documents(fig_sink *sink, fig_emit_step step, fig_emit_source *source)
{
    if (step != FIG_EMIT_DOCUMENT && step != FIG_EMIT_ERROR)
        return;
    write_head(sink, source);
    if (step == FIG_EMIT_DOCUMENT)
        write_figures(sink, source);
    if (sink->records & FIG_RECORDS_FIGURES)
        fig_writer_char(&sink->out, ']');
    if (sink->records & FIG_RECORDS_FACTS)
        write_facts(sink, step == FIG_EMIT_DOCUMENT ? source : NULL);
    if (sink->options.records & FIG_RECORDS_FINDINGS)
        fig_emit_findings_members(sink, &source->row);
    FIG_WRITER_LITERAL(&sink->out, ",\"error\":");
    if (step == FIG_EMIT_ERROR)
        fig_emit_string(sink, source->error->message);
    else
        FIG_WRITER_LITERAL(&sink->out, "null");
    FIG_WRITER_LITERAL(&sink->out, "}\n");
}
