/* Expectations (src/author/expectation.h): every form of corpus/README.md read, compared, written and read again; and marks. */
#include "author/expected.h"
#include "author/marks.h"
#include "unit.h"
#include <string.h>

#define STR(s)                                                                                                                             \
    {                                                                                                                                      \
        s, sizeof(s) - 1                                                                                                                   \
    }

static fig_figure blank_figure(fig_kind kind)
{
    return (fig_figure){.size = sizeof(fig_figure), .kind = kind, .same_as = -1, .restates = -1, .part_of = -1};
}

static fig_str str(const char *s)
{
    return (fig_str){s, strlen(s)};
}

static bool reads(fig_arena *arena, const char *text, fig_expectation *e)
{
    char message[FIG_EXPECTATION_MESSAGE];
    bool ok = fig_expectation_read(arena, str(text), e, message);
    assert_true(ok == (*message == 0));
    return ok;
}

/* The differences of a figure from an expectation, as text. */
static void assert_differences(const char *text, const fig_figure *f, fig_expectation_mode mode, const char *differences)
{
    fig_arena arena = {0};
    fig_expectation e;
    fig_strbuf out = {0};
    assert_true(reads(&arena, text, &e));
    size_t n = fig_expectation_compare(&e, f, NULL, mode, "x:1: ", &out), lines = 0;
    assert_string_equal(fig_strbuf_cstr(&out), differences);
    for (const char *p = differences; *p; p++)
        lines += *p == '\n';
    assert_int_equal(n, lines);
    fig_strbuf_clear(&out);
    fig_arena_clear(&arena);
}

/* Written out and read again, the figure equals what was written; and this is what was. */
static void assert_written(const fig_figure *f, const char *expected)
{
    fig_strbuf out = {0};
    fig_expectation_write(f, NULL, NULL, &out);
    assert_string_equal(fig_strbuf_cstr(&out), expected);
    fig_strbuf_clear(&out);
    assert_differences(expected, f, FIG_EXPECTATION_STRICT, "");
}

static fig_figure change_of_index(void)
{
    fig_figure f = blank_figure(FIG_KIND_PERCENT);
    f.value = (fig_str)STR("1.76");
    f.unit = (fig_str)STR("%");
    f.direction = FIG_DIRECTION_DOWN;
    f.role = FIG_ROLE_CHANGE;
    f.instrument = (fig_str)STR("KOSPI");
    return f;
}

static void strict_wants_every_field(void **state)
{
    (void)state;
    fig_figure f = change_of_index();
    assert_differences("percent 1.76 % direction=down role=change instrument=KOSPI", &f, FIG_EXPECTATION_STRICT, "");
    assert_differences("percent 1.76 % role=change instrument=KOSPI", &f, FIG_EXPECTATION_STRICT,
                       "x:1: direction: expected nothing, got down\n");
    assert_differences(
        "percent 1.77 % direction=up role=change instrument=KOSPI mod=approx", &f, FIG_EXPECTATION_STRICT,
        "x:1: value: expected 1.77, got 1.76\nx:1: mod: expected approx, got nothing\nx:1: direction: expected up, got down\n");
}

static void named_wants_what_is_named(void **state)
{
    (void)state;
    fig_figure f = change_of_index();
    assert_differences("percent", &f, FIG_EXPECTATION_NAMED, "");
    assert_differences("percent 1.76 %", &f, FIG_EXPECTATION_NAMED, "");
    assert_differences("percent direction=up", &f, FIG_EXPECTATION_NAMED, "x:1: direction: expected up, got down\n");
    assert_differences("money 1.76 USD", &f, FIG_EXPECTATION_NAMED,
                       "x:1: kind: expected money, got percent 1.76 % direction=down role=change instrument=KOSPI\n");
    assert_differences("nothing", &f, FIG_EXPECTATION_NAMED,
                       "x:1: kind: expected nothing, got percent 1.76 % direction=down role=change instrument=KOSPI\n");
}

static void ranges_and_bounds(void **state)
{
    (void)state;
    fig_figure f = blank_figure(FIG_KIND_MONEY);
    f.low = (fig_str)STR("15");
    f.high = (fig_str)STR("20.5");
    f.unit = (fig_str)STR("USD");
    assert_written(&f, "money 15..20.5 USD");
    assert_differences("money low=15 high=20.5 USD", &f, FIG_EXPECTATION_STRICT, "");
    f.high = (fig_str){NULL, 0};
    f.mod = FIG_MOD_AT_LEAST;
    assert_written(&f, "money 15.. USD mod=at_least");
    f.high = f.low;
    f.low = (fig_str){NULL, 0};
    f.mod = FIG_MOD_AT_MOST;
    assert_written(&f, "money ..15 USD mod=at_most");
    f = blank_figure(FIG_KIND_DURATION);
    f.time = &(fig_time){.iso_low = STR("P1Y"), .iso_high = STR("P2Y")};
    assert_written(&f, "duration P1Y..P2Y");
}

static void dates_have_edtf(void **state)
{
    (void)state;
    fig_figure f = blank_figure(FIG_KIND_DATE);
    f.date = &(fig_date){.edtf = STR("2019-03/2019-06")};
    f.flags = FIG_FLAG_FISCAL | FIG_FLAG_INVALID_DATE;
    f.rel = FIG_REL_UNTIL;
    assert_written(&f, "date 2019-03/2019-06 rel=until flags=invalid_date,fiscal");
    assert_differences("date 2019-03/2019-06 rel=until flags=fiscal,invalid_date", &f, FIG_EXPECTATION_STRICT, "");
    f = blank_figure(FIG_KIND_DATE); /* nothing but what follows from the words */
    f.date = &(fig_date){.relative = STR("-1 season"), .grain = FIG_GRAIN_SEASON};
    assert_differences("date grain=season relative=\"-1 season\"", &f, FIG_EXPECTATION_STRICT, "");
    assert_differences("date grain=year", &f, FIG_EXPECTATION_STRICT, "x:1: grain: expected year, got season\n");
}

static void recurrences_and_ratios(void **state)
{
    (void)state;
    fig_figure f = blank_figure(FIG_KIND_RECURRENCE);
    f.time = &(fig_time){.iso = STR("FREQ=WEEKLY;BYDAY=MO")};
    assert_written(&f, "recurrence FREQ=WEEKLY;BYDAY=MO");
    f.time = &(fig_time){.iso = STR("P1Y"), .times = STR("2")};
    assert_written(&f, "recurrence P1Y times=2");
    f = blank_figure(FIG_KIND_RATIO);
    f.value = (fig_str)STR("5/11");
    f.terms = (fig_str)STR("5,11");
    assert_written(&f, "ratio 5/11 terms=5,11");
}

static void links_and_lists(void **state)
{
    (void)state;
    const size_t numbers[] = {7, 0};
    const fig_numbering numbering = {numbers, 2};
    const fig_alternative others[] = {{.value = STR("1300"), .unit = STR("CAD")}, {.value = STR("1300"), .unit = STR("AUD")}};
    fig_figure f = blank_figure(FIG_KIND_MONEY);
    f.value = (fig_str)STR("1300");
    f.unit = (fig_str)STR("USD");
    f.supplied = FIG_SUPPLIED_SCALE | FIG_SUPPLIED_UNIT;
    f.same_as = 0;
    f.instrument = (fig_str)STR("June futures");
    f.alternatives = others;
    f.alternative_count = 2;
    assert_written(&f, "money 1300 USD instrument=\"June futures\" supplied=unit,scale same_as=1");
    assert_differences("money alt=CAD|AUD", &f, FIG_EXPECTATION_NAMED, "");
    assert_differences("money alt=-", &f, FIG_EXPECTATION_NAMED, "x:1: alt: expected nothing, got CAD|AUD\n");
    fig_strbuf out = {0};
    fig_expectation_write(&f, &numbering, NULL, &out);
    assert_non_null(strstr(fig_strbuf_cstr(&out), "same_as=7"));
    out.len = 0;
    f.same_as = 1; /* without a number: nothing is said, whatever the links beside it are */
    fig_expectation_write(&f, &numbering, NULL, &out);
    assert_null(strstr(fig_strbuf_cstr(&out), "same_as"));
    fig_strbuf_clear(&out);
}

static void what_is_no_expectation(void **state)
{
    static const char *const bad[] = {"",
                                      "   ",
                                      "monies 5 USD",
                                      "money 5 USD much",
                                      "number 5 USD",
                                      "money 5.50 USD",
                                      "money 1,460 USD",
                                      "money 05 USD",
                                      "money .. USD",
                                      "money 5..x USD",
                                      "percent 5 % direction=sideways",
                                      "percent 5 % direction=up,down",
                                      "percent 5 % role=",
                                      "percent 5 % supplied=unit,",
                                      "percent 5 % colour=red",
                                      "percent 5 % doc=a",
                                      "percent 5 % role=level role=change",
                                      "percent value=5 5 %",
                                      "nothing else",
                                      "money 5 USD same_as=first"};
    fig_arena arena = {0};
    fig_expectation e;
    (void)state;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        if (reads(&arena, bad[i], &e))
            fail_msg("`%s` was read", bad[i]);
    assert_true(reads(&arena, "nothing", &e));
    assert_int_equal(e.kind, FIG_KIND_NONE);
    fig_arena_clear(&arena);
}

static void several_are_joined_by_semicolons(void **state)
{
    static const char *const want[] = {"money 5 USD", "recurrence FREQ=WEEKLY;BYDAY=MO", "index 5 {point} instrument=\"a; b\"", "nothing"};
    fig_str rest = str(" money 5 USD; recurrence FREQ=WEEKLY;BYDAY=MO ;  index 5 {point} instrument=\"a; b\"; nothing"), one;
    (void)state;
    for (size_t i = 0; i < 4; i++) {
        assert_true(fig_expectation_next(&rest, &one));
        assert_int_equal(one.len, strlen(want[i]));
        assert_memory_equal(one.ptr, want[i], one.len);
    }
    assert_false(fig_expectation_next(&rest, &one));
}

static void assert_words(const char *words, const size_t *new_number, size_t count, const char *want)
{
    fig_expected x = {.words = str(words)};
    fig_strbuf out = {0};
    fig_expected_words(&x, new_number, count, &out);
    assert_string_equal(fig_strbuf_cstr(&out), want);
    fig_strbuf_clear(&out);
}

/* A wish that --accept keeps points to the same lines, whatever their numbers are now. */
static void kept_words_are_renumbered(void **state)
{
    const size_t new_number[] = {2, 0, 13};
    (void)state;
    assert_words(" money 3 USD same_as=1 per=t", new_number, 3, " money 3 USD same_as=2 per=t");
    assert_words("money 3 USD restates=3 part_of=1", new_number, 3, "money 3 USD restates=13 part_of=2");
    assert_words("money 3 USD same_as=2", new_number, 3, "money 3 USD same_as=2");   /* the line is gone */
    assert_words("money 3 USD same_as=31", new_number, 3, "money 3 USD same_as=31"); /* there was none   */
    assert_words("money 3 USD same_as=99999999999999999999", new_number, 3, "money 3 USD same_as=99999999999999999999");
    assert_words("nothing", new_number, 0, "nothing");
}

static void assert_marks(const char *marked, const char *text, size_t count, const char *first)
{
    fig_arena arena = {0};
    fig_marked_text m;
    assert_true(fig_marks_read(&arena, str(marked), &m));
    assert_string_equal(m.text.ptr, text);
    assert_int_equal(m.count, count);
    if (count) {
        assert_int_equal(m.marks[0].end - m.marks[0].start, strlen(first));
        assert_memory_equal(m.text.ptr + m.marks[0].start, first, strlen(first));
    }
    fig_arena_clear(&arena);
}

static void marks_are_the_outer_brackets(void **state)
{
    fig_arena arena = {0};
    fig_marked_text m;
    (void)state;
    assert_marks("fell [[1.76%]] to [[5]]", "fell 1.76% to 5", 2, "1.76%");
    assert_marks("company[[[3]]] with", "company[3] with", 1, "[3]");
    assert_marks("have [[{{n 3}}]] left", "have {{n 3}} left", 1, "{{n 3}}");
    assert_marks("[a] [b]\\nc", "[a] [b]\nc", 0, NULL);
    assert_marks("([[$1,300]])", "($1,300)", 1, "$1,300");
    assert_false(fig_marks_read(&arena, str("fell [[1.76% then"), &m));
    fig_arena_clear(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(strict_wants_every_field),  cmocka_unit_test(named_wants_what_is_named),
        cmocka_unit_test(ranges_and_bounds),         cmocka_unit_test(dates_have_edtf),
        cmocka_unit_test(recurrences_and_ratios),    cmocka_unit_test(links_and_lists),
        cmocka_unit_test(what_is_no_expectation),    cmocka_unit_test(several_are_joined_by_semicolons),
        cmocka_unit_test(kept_words_are_renumbered), cmocka_unit_test(marks_are_the_outer_brackets),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
