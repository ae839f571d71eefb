/* Diff, written: options checked, the writer called, errors kept. See include/figura/diff.h. */
#include "diff_write.h"
#include "../base/error.h"
#include "../base/sized.h"

static fig_status begin(fig_diff_output *o, fig_error *error)
{
    if (!o->options->write)
        return fig_error_set(error, FIG_E_USAGE, "a diff is written through a write function");
    if ((unsigned)o->options->offsets > FIG_OFFSETS_UTF16)
        return fig_error_set(error, FIG_E_USAGE, "there is no unit of offsets %d", (int)o->options->offsets);
    return fig_writer_init(&o->out, o->options->write, o->options->write_user) ? FIG_OK : fig_error_nomem(error);
}

fig_status fig_diff_write(const fig_diff *diff, const fig_engine *engine, const fig_sink_options *wanted, fig_error *error)
{
    fig_sink_options own;
    const fig_sink_options *options = FIG_SIZED(fig_sink_options, wanted, &own, error);
    if (!options)
        return FIG_E_USAGE;
    fig_diff_output o = {.diff = diff, .options = options, .grammars = engine ? fig_engine_grammar_hash(engine) : "", .first = true};
    void (*write)(fig_diff_output *) = NULL;
    if (options->format == FIG_OUTPUT_TABLE)
        write = fig_diff_write_table;
    else if (options->format == FIG_OUTPUT_JSON)
        write = fig_diff_write_json;
    else if (options->format == FIG_OUTPUT_SARIF)
        write = fig_diff_write_sarif;
    if (!write)
        return fig_error_set(error, FIG_E_USAGE, "a diff is written as table, json or sarif; choose one of them");
    fig_status status = begin(&o, error);
    if (status != FIG_OK)
        return status;
    write(&o);
    fig_writer_flush(&o.out);
    if (o.out.failed)
        status = fig_error_set(error, FIG_E_IO, "the output could not be written; is the disk full or the reader gone?");
    else if (o.line.failed || o.cell.failed)
        status = fig_error_nomem(error);
    fig_writer_clear(&o.out);
    fig_strbuf_clear(&o.line);
    fig_strbuf_clear(&o.cell);
    return status;
}
