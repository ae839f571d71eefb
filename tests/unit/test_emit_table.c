/* The table for a terminal: no line wider than it, columns that stand one below the other, widths of characters. */
#include "emit_unit.h"

#include "text/utf8.h"
#include "text/width.h"

/* Lines of a table without their colours: none wider than the terminal, and the figure's column where it was. */
static void check_table(const fig_result *result, int width, int color)
{
    char *out = emit_with((fig_sink_options){.format = FIG_OUTPUT_TABLE, .width = width, .color = color}, result, 2);
    fig_strbuf line = {0};
    size_t lines = 0, place = 0;
    for (const char *p = out; *p; p++) {
        if (*p == '\x1b') {
            p = strchr(p, 'm');
            continue;
        }
        if (*p != '\n') {
            assert_true((unsigned char)*p >= 0x20);
            fig_strbuf_char(&line, *p);
            continue;
        }
        assert_int_equal(fig_utf8_valid_prefix(fig_strbuf_cstr(&line), line.len, NULL), line.len);
        assert_true(fig_width(line.data, line.len) <= (size_t)width);
        const char *at = strstr(line.data, "1:24");
        if (at) {
            size_t column = fig_width(line.data, (size_t)(at - line.data));
            assert_true(place == 0 || place == column);
            place = column;
        }
        line.len = 0;
        lines++;
    }
    assert_int_equal(lines, 2 * 5 + 1);
    fig_strbuf_clear(&line);
    free(out);
}

static void table_fits_the_terminal(void **state)
{
    (void)state;
    fig_figure figures[4];
    uint32_t starts[3];
    fig_result result = numbered(figures, starts);
    static const int widths[] = {20, 40, 60, 80, 81, 82, 83, 100, 120, 200, 500};
    for (size_t i = 0; i < sizeof widths / sizeof *widths; i++)
        for (int color = 0; color < 2; color++)
            check_table(&result, widths[i], color);
    char *out = emit_with((fig_sink_options){.format = FIG_OUTPUT_TABLE, .width = 80}, &result, 1);
    assert_non_null(strstr(out, "= ▼ ≈ 2 × 2019-02-28/share !"));
    assert_non_null(strstr(out, "Second line «1/3» ends."));
    assert_non_null(strstr(out, "«$1,300»"));
    free(out);
    fig_arena_clear(&result.arena);
}

static void table_of_fields_fits_the_terminal(void **state)
{
    (void)state;
    fig_figure figures[4];
    uint32_t starts[3];
    fig_result result = numbered(figures, starts);
    for (int width = 10; width < 130; width += 7) {
        char *out =
            emit_with((fig_sink_options){.format = FIG_OUTPUT_TABLE, .width = width, .fields = "kind,text,value,unit,rule"}, &result, 2);
        char *save = NULL;
        size_t lines = 0;
        for (char *line = strtok_r(out, "\n", &save); line; line = strtok_r(NULL, "\n", &save), lines++)
            assert_true(fig_width(line, strlen(line)) <= (size_t)width);
        assert_int_equal(lines, 1 + 2 * 4);
        free(out);
    }
    fig_arena_clear(&result.arena);
}

static void widths_are_those_of_terminals(void **state)
{
    (void)state;
    assert_int_equal(fig_width("abc", 3), 3);
    assert_int_equal(fig_width("\xEC\x82\xBC\xEC\x84\xB1 1%", 9), 7); /* 삼성 1% */
    assert_int_equal(fig_width("e\xCC\x81", 3), 1);                   /* e and a combining acute */
    assert_int_equal(fig_width("\xF0\x9F\x93\x88", 4), 2);            /* a chart, emoji */
    assert_int_equal(fig_width("\xEF\xBC\x91\xEF\xBC\x92", 6), 4);    /* full-width 12 */
    assert_int_equal(fig_width("\xEF\xBD\xB1", 3), 1);                /* half-width katakana */
    assert_int_equal(fig_width("\xE2\x80\x8B", 3), 0);                /* zero width space */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(table_fits_the_terminal),
        cmocka_unit_test(table_of_fields_fits_the_terminal),
        cmocka_unit_test(widths_are_those_of_terminals),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
