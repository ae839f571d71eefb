/* The report's page: text stays text, figures and findings stand where they belong, want of memory is a status. */
#include "unit.h"

#include "base/alloc.h"
#include "base/strbuf.h"
#include "collect.h"
#include "emit/html.h"
#include <string.h>

#define STR(literal)                                                                                                                       \
    {                                                                                                                                      \
        literal, sizeof(literal) - 1                                                                                                       \
    }

static fig_status write_document(const fig_document *document, const fig_result *result, fig_strbuf *b)
{
    fig_sink_options options = {.size = sizeof options, .format = FIG_OUTPUT_HTML, .write = collect, .write_user = b};
    fig_sink *sink = NULL;
    fig_status status = fig_sink_new(NULL, &options, &sink, NULL);
    if (status == FIG_OK)
        status = fig_sink_write(sink, document, result, NULL);
    if (status == FIG_OK)
        status = fig_sink_finish(sink, NULL);
    fig_sink_free(sink);
    return status;
}

static fig_status write_page(const fig_result *result, fig_strbuf *b)
{
    fig_document document = {.size = sizeof document, .id = "<b>&\"'", .date = "2019-03-01"};
    return write_document(&document, result, b);
}

/* "<script>" in the text, a figure in it, a finding about the sentence. */
static const char text[] = "Up <i>3%</i> & more\r\n\x01 \xFF.  Then five.";
static const uint32_t of_finding[] = {0};
static const fig_finding finding = {.size = sizeof finding,
                                    .check = STR("C1"),
                                    .name = STR("change and level"),
                                    .verdict = FIG_VERDICT_INCONSISTENT,
                                    .why = STR("3% <of> nothing."),
                                    .figures = of_finding,
                                    .figure_count = 1,
                                    .field = STR("text"),
                                    .start = 0,
                                    .end = 27};

static fig_result hostile(fig_figure figures[2], fig_finding findings[1])
{
    fig_figure f = {.size = sizeof f,
                    .kind = FIG_KIND_PERCENT,
                    .field = STR("text"),
                    .text = STR("3%"),
                    .start = 6,
                    .end = 8,
                    .text_start = 6,
                    .text_end = 8,
                    .value = STR("3"),
                    .unit = STR("%"),
                    .same_as = -1,
                    .restates = -1,
                    .part_of = -1,
                    .id = STR("00"),
                    .rule = STR("<script>")};
    figures[0] = figures[1] = f;
    figures[1].start = figures[1].text_start = (uint32_t)(strstr(text, "five") - text);
    figures[1].end = figures[1].text_end = figures[1].start + 4;
    figures[1].kind = FIG_KIND_NUMBER;
    findings[0] = finding;
    return (fig_result){.figures = figures,
                        .count = 2,
                        .findings = findings,
                        .finding_count = 1,
                        .field_count = 1,
                        .doc = "x",
                        .fields = {{"text", text, sizeof text - 1, NULL, 0}}};
}

static void text_stays_text(void **state)
{
    (void)state;
    fig_figure figures[2];
    fig_finding findings[1];
    fig_result result = hostile(figures, findings);
    fig_strbuf b = {0};
    assert_int_equal(write_page(&result, &b), FIG_OK);
    const char *page = fig_strbuf_cstr(&b), *field = strstr(page, "<div class=\"text\"");
    assert_non_null(field);
    static const char want[] =
        "<div class=\"text\" dir=\"auto\">Up &lt;i&gt;<a class=\"fig percent wrong\" id=\"f1-1\" href=\"#r1-1\" title=\"percent\">3%</a>"
        "&lt;/i&gt; &amp; more\n\xEF\xBF\xBD \xEF\xBF\xBD.<span class=\"note inconsistent\" role=\"note\"><b>C1</b> 3% &lt;of&gt; nothing."
        "</span>Then <a class=\"fig number\" id=\"f1-2\" href=\"#r1-2\" title=\"number\">five</a>.</div>";
    assert_memory_equal(field, want, sizeof want - 1);
    assert_non_null(strstr(page, "&lt;b&gt;&amp;&quot;&#39;"));
    assert_null(strstr(page, "<b>&\"'"));
    assert_non_null(strstr(page, "<dd>&lt;script&gt;</dd>"));
    fig_strbuf_clear(&b);
}

/* Cells become a table: what spans, what is missing, a cell within a cell, text before and behind. */
static void cells_make_a_table(void **state)
{
    (void)state;
    static const char in[] = "Above\n\nEUR m\n\n2021\n\nNet\n\n3%\n\n7\n\nBelow";
    static const fig_grid_cell cells[] = {
        {.begin = 7, .end = 12, .row = 0, .column = 0, .rows = 2, .columns = 1, .role = FIG_GRID_HEAD},
        {.begin = 14, .end = 18, .row = 0, .column = 1, .rows = 1, .columns = 2, .role = FIG_GRID_HEAD},
        {.begin = 20, .end = 23, .row = 1, .column = 1, .rows = 1, .columns = 1},
        {.begin = 25, .end = 27, .row = 2, .column = 2, .rows = 1, .columns = 1},
        {.begin = 26, .end = 27, .row = 0, .column = 0, .rows = 1, .columns = 1, .table = 1},
        {.begin = 29, .end = 30, .row = 0, .column = 0, .rows = 1, .columns = 1, .table = 2},
    };
    fig_figure figures[2];
    fig_finding findings[1];
    fig_result result = hostile(figures, findings);
    figures[0].start = figures[0].text_start = 25;
    figures[0].end = figures[0].text_end = 27;
    result.count = 1;
    result.finding_count = 0;
    result.fields[0] = (fig_field_text){.name = "text", .text = in, .len = sizeof in - 1};
    const fig_document document = {.size = sizeof document,
                                   .id = "x",
                                   .text = in,
                                   .text_len = sizeof in - 1,
                                   .cells = cells,
                                   .cell_count = sizeof cells / sizeof *cells};
    fig_strbuf b = {0};
    assert_int_equal(write_document(&document, &result, &b), FIG_OK);
    const char *field = strstr(fig_strbuf_cstr(&b), "<div class=\"text\"");
    assert_non_null(field);
    static const char want[] =
        "<div class=\"text\" dir=\"auto\">Above<table><tr><th rowspan=\"2\">EUR m</th><th colspan=\"2\">2021</th></tr><tr><td>Net</td></tr>"
        "<tr><td></td><td></td><td><a class=\"fig percent\" id=\"f1-1\" href=\"#r1-1\" title=\"percent\">3%</a></td></tr></table>"
        "<table><tr><td>7</td></tr></table>Below</div>";
    assert_memory_equal(field, want, sizeof want - 1);
    fig_strbuf_clear(&b);
}

/* What stands in the page must not end the element that it stands in, nor ask for anything from elsewhere. */
static void parts_stay_in_their_elements(void **state)
{
    (void)state;
    assert_int_equal(fig_embedded_page_count, 4);
    for (size_t i = 0; i < fig_embedded_page_count; i++) {
        assert_true(fig_embedded_pages[i].len > 100);
        assert_null(strstr(fig_embedded_pages[i].data, "</"));
        assert_null(strstr(fig_embedded_pages[i].data, "<!--"));
        assert_null(strstr(fig_embedded_pages[i].data, "url("));
        assert_null(strstr(fig_embedded_pages[i].data, "@import"));
    }
}

static void want_of_memory_is_a_status(void **state)
{
    (void)state;
    fig_figure figures[2];
    fig_finding findings[1];
    fig_result result = hostile(figures, findings);
    for (unsigned long n = 1; n < 40; n++) {
        static char sunk[1 << 20];
        fig_strbuf b = {.data = sunk, .capacity = sizeof sunk};
        fig_alloc_fail_at(n);
        fig_status status = write_page(&result, &b);
        fig_alloc_fail_at(0);
        assert_true(status == FIG_OK || status == FIG_E_NOMEM);
        assert_true(n > 3 || status == FIG_E_NOMEM);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_stays_text),
        cmocka_unit_test(cells_make_a_table),
        cmocka_unit_test(parts_stay_in_their_elements),
        cmocka_unit_test(want_of_memory_is_a_status),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
