/* What the tests of outputs share: a result through a sink, into a string. */
#ifndef EMIT_UNIT_H
#define EMIT_UNIT_H
#include "unit.h"

#include "base/strbuf.h"
#include "collect.h"
#include "sample_result.h"
#include <stdlib.h>

static inline char *emit_with(fig_sink_options options, const fig_result *result, int times)
{
    fig_strbuf b = {0};
    fig_sink *sink;
    fig_document document = {.size = sizeof document, .id = result->doc};
    options.size = sizeof options;
    options.write = collect;
    options.write_user = &b;
    assert_int_equal(fig_sink_new(NULL, &options, &sink, NULL), FIG_OK);
    for (int i = 0; i < times; i++)
        assert_int_equal(fig_sink_write(sink, &document, result, NULL), FIG_OK);
    assert_int_equal(fig_sink_finish(sink, NULL), FIG_OK);
    fig_sink_free(sink);
    fig_strbuf_cstr(&b);
    return b.data;
}

static inline char *emit(fig_output_format format, const fig_result *result)
{
    return emit_with((fig_sink_options){.format = format}, result, 1);
}

static inline fig_result numbered(fig_figure figures[4], uint32_t starts[3])
{
    fig_result result = sample_result(figures, starts);
    assert_int_equal(fig_result_number(&result, NULL), FIG_OK);
    return result;
}
#endif
