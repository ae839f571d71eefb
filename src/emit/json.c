/*
 * JSON: one array of records, one record a line.
 *
 * The first record of each document also says "engine" and "grammars" (the hash), without which no record is accountable: once a
 * document, and the array stays an array of figures. With --fields the records hold those fields and nothing else.
 */
#include "sink.h"

static void write_document(fig_sink *sink, fig_emit_source *source)
{
    size_t count = fig_sink_figure_count(sink, source->row.result), facts = fig_sink_fact_count(sink, source->row.result);
    sink->scratch.len = 0;
    fig_strbuf_puts(&sink->scratch, ",\"engine\":\"");
    fig_strbuf_puts(&sink->scratch, fig_version());
    fig_strbuf_puts(&sink->scratch, "\",\"grammars\":\"");
    fig_strbuf_puts(&sink->scratch, sink->grammars);
    fig_strbuf_puts(&sink->scratch, "\"");
    fig_str extra = {sink->scratch.data, sink->all_fields ? sink->scratch.len : 0};
    for (size_t i = 0; i < count; i++) {
        source->row.figure = fig_result_figure(source->row.result, i);
        if (!fig_sink_wants(sink, source->row.figure))
            continue;
        fig_writer_add(&sink->out, sink->any ? ",\n" : "\n", sink->any ? 2 : 1);
        fig_emit_record(sink, &source->row, extra);
        sink->any = true;
        extra.len = 0;
    }
    for (size_t i = 0; i < facts; i++) {
        fig_fact_row row = fig_sink_fact_row(source, i);
        fig_writer_add(&sink->out, sink->any ? ",\n" : "\n", sink->any ? 2 : 1);
        fig_emit_fact(sink, &row, extra);
        sink->any = true;
        extra.len = 0;
    }
}

void fig_emit_json(fig_sink *sink, fig_emit_step step, fig_emit_source *source)
{
    switch (step) {
    case FIG_EMIT_BEGIN:
        fig_writer_char(&sink->out, '[');
        break;
    case FIG_EMIT_DOCUMENT:
        write_document(sink, source);
        break;
    case FIG_EMIT_ERROR:
        break;
    case FIG_EMIT_FINISH:
        fig_writer_add(&sink->out, sink->any ? "\n]\n" : "]\n", sink->any ? 3 : 2);
        break;
    }
}
