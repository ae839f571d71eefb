/* Fact lines (src/author/fact_line.h): every form of corpus/README.md read, compared and written. */
#include "author/fact_line.h"
#include "record/record.h"
#include "unit.h"
#include <string.h>

#define STR(s)                                                                                                                             \
    (fig_str)                                                                                                                              \
    {                                                                                                                                      \
        s, sizeof(s) - 1                                                                                                                   \
    }

static fig_figure figures[] = {{.size = sizeof(fig_figure), .text = {"1.76%", 5}, .value = {"1.76", 4}},
                               {.size = sizeof(fig_figure), .text = {"2,195.44\npoints", 15}, .value = {"2195.44", 7}},
                               {.size = sizeof(fig_figure), .text = {"3 to 4", 6}, .low = {"3", 1}, .high = {"4", 1}}};
static fig_result result = {.figures = figures, .count = 3};

static bool reads(fig_arena *arena, const char *text, fig_fact_line *line)
{
    char message[FIG_FACT_LINE_MESSAGE];
    bool ok = fig_fact_line_read(arena, (fig_str){text, strlen(text)}, line, message);
    assert_true(ok == (*message == 0));
    return ok;
}

/* Compared with the fact, the line has these of the six right and says these differences. */
static void assert_compared(const char *text, const fig_fact *fact, unsigned right, const char *differences)
{
    fig_arena arena = {0};
    fig_fact_line line;
    fig_strbuf out = {0};
    assert_true(reads(&arena, text, &line));
    assert_int_equal(fig_fact_line_compare(&line, fact, &result, &out), right);
    assert_string_equal(fig_strbuf_cstr(&out), differences);
    fig_strbuf_clear(&out);
    fig_arena_clear(&arena);
}

enum { ALL = (1U << FIG_FACT_COMPARED) - 1 };

static const uint32_t of[] = {0, 1};
static const fig_date day = {.edtf = {"2019-02-28", 10}};
static const fig_change drop = {
    .value = {"1.76", 4}, .unit = {"%", 1}, .direction = FIG_DIRECTION_DOWN, .basis = {"previous", 8}, .figure = 0};

static fig_fact kospi(void)
{
    return (fig_fact){.size = sizeof(fig_fact),
                      .subject = STR("The benchmark Kospi"),
                      .subject_id = STR("KOSPI"),
                      .measure = STR("level"),
                      .figure = 1,
                      .value = STR("2195.44"),
                      .unit = STR("{point}"),
                      .changes = &drop,
                      .change_count = 1,
                      .from_figure = 2,
                      .revised_figure = -1,
                      .period = &day,
                      .period_supplied = 1,
                      .figures = of,
                      .figure_count = 2};
}

static void test_right(void **state)
{
    (void)state;
    fig_fact f = kospi();
    assert_compared("subject=Kospi id=KOSPI measure=level value=2195.44 unit={point} change=1.76%:down period=2019-02-28 supplied", &f, ALL,
                    "");
    assert_compared(
        "subject=Dax|Kospi measure=levels value=2195.44 unit={point} change=1.76%:down:previous period=2019|2019-02-28 from=3..4", &f, ALL,
        "");
    assert_compared(
        "subject=kospi measure=level value=2195.44 unit={point} change=9%:up|1.76%:down period=2019-02-28 with=\"2,195.44 points\"", &f,
        ALL, "");
}

static void test_wrong(void **state)
{
    (void)state;
    fig_fact f = kospi();
    assert_compared(
        "subject=Kosdaq measure=price value=2195 unit={point} change=1.76%:up period=2019-02-27", &f, 1U << FIG_FACT_UNIT,
        "subject: expected Kosdaq, got The benchmark Kospi\nmeasure: expected price, got level\nvalue: expected 2195, got 2195.44\n"
        "change: expected 1.76%:up, got 1.76%:down:previous\nperiod: expected 2019-02-27, got 2019-02-28\n");
    /* what is not named must be absent, of the six; what is named must be there */
    assert_compared("subject=Kospi measure=level value=2195.44 unit={point} source=police", &f,
                    ALL & ~(1U << FIG_FACT_CHANGE | 1U << FIG_FACT_PERIOD),
                    "change: expected nothing, got 1.76%:down:previous\nperiod: expected nothing, got 2019-02-28\nsource: expected police, "
                    "got nothing\n");
    assert_compared("subject=Kospi measure=level value=2195.44 unit={point} change=1.76%:down:year_ago period=2019-02-28", &f, ALL,
                    "change: expected 1.76%:down:year_ago, got 1.76%:down:previous\n");
    assert_compared("subject=Kospi measure=level value=2195.44 unit={point} change=1.76%:down,5{point}:down period=2019-02-28", &f,
                    ALL & ~(1U << FIG_FACT_CHANGE), "change: expected 1.76%:down,5{point}:down, got 1.76%:down:previous\n");
}

static void test_none(void **state)
{
    (void)state;
    static const fig_change flat = {.figure = -1}, rose = {.figure = -1, .direction = FIG_DIRECTION_UP};
    fig_fact f = kospi();
    f.period = NULL;
    f.changes = &flat;
    assert_compared("subject=Kospi measure=level value=2195.44 unit={point} change=unchanged period=2019|-", &f, ALL, "");
    assert_compared("subject=Kospi measure=level value=2195.44 unit={point}", &f, ALL & ~(1U << FIG_FACT_CHANGE),
                    "change: expected nothing, got unchanged\n");
    f.changes = &rose; /* how much is not said: compared where it is named */
    assert_compared("subject=Kospi measure=level value=2195.44 unit={point} change=up", &f, ALL, "");
    assert_compared("subject=Kospi measure=level value=2195.44 unit={point}", &f, ALL, "");
    assert_compared("subject=Kospi measure=level value=2195.44 unit={point} change=down", &f, ALL & ~(1U << FIG_FACT_CHANGE),
                    "change: expected down, got up\n");
}

static void test_refused(void **state)
{
    (void)state;
    fig_arena arena = {0};
    fig_fact_line line;
    assert_false(reads(&arena, "", &line));
    assert_false(reads(&arena, "measure=level", &line));
    assert_false(reads(&arena, "subject=Kospi measure=level measure=price", &line));
    assert_false(reads(&arena, "subject=Kospi colour=red", &line));
    assert_false(reads(&arena, "subject=Kospi measure=", &line));
    assert_false(reads(&arena, "subject=Kospi value=about5", &line));
    assert_false(reads(&arena, "subject=Kospi change=5%", &line));
    assert_false(reads(&arena, "subject=Kospi change=5%:up,6%:sideways", &line));
    assert_true(reads(&arena, "subject=Kospi value=1/3 change=2..×:up:forecast,unchanged|-", &line));
    assert_false(reads(&arena, "nothing subject=Kospi", &line));
    assert_true(reads(&arena, "nothing", &line) && line.nothing);
    fig_arena_clear(&arena);
}

static void test_written(void **state)
{
    (void)state;
    fig_fact f = kospi();
    fig_strbuf out = {0};
    fig_fact_line_write(&f, &result, &out);
    assert_string_equal(
        fig_strbuf_cstr(&out),
        "subject=\"The benchmark Kospi\" measure=level value=2195.44 unit={point} change=1.76%:down:previous period=2019-02-28 "
        "id=KOSPI from=3..4 supplied");
    assert_compared(fig_strbuf_cstr(&out), &f, ALL, "");
    fig_strbuf_clear(&out);
}

static void test_score(void **state)
{
    (void)state;
    fig_strbuf out = {0};
    fig_fact_score_write(&(fig_fact_score){.expected = 0}, &out);
    assert_int_equal(out.len, 0);
    fig_fact_score_write(&(fig_fact_score){.expected = 50, .made = 40, .right = 36, .right_in = {40, 39, 38, 37, 36, 0}}, &out);
    assert_string_equal(
        fig_strbuf_cstr(&out),
        "facts: 36 right, 50 expected, 40 made; F1 0.80: subject 0.89, measure 0.87, value 0.84, unit 0.82, change 0.80, period 0.00\n");
    fig_strbuf_clear(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_right),   cmocka_unit_test(test_wrong),   cmocka_unit_test(test_none),
                                       cmocka_unit_test(test_refused), cmocka_unit_test(test_written), cmocka_unit_test(test_score)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
