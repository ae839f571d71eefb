/*
 * Holidays by their rules: Easter of both churches, weekdays of a month, tables, countries, lengths; the weekday beside a day, the days around it; years before our era.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "grammar/grammar.h"
#include "normal/datetime.h"
#include <string.h>

static void expect(const char *rule, const char *country, int year, const char *edtf)
{
    struct {
        fig_attr attrs[1];
        const char *values[1];
    } own = {{{.key = "CA", .value = "10:2MO"}}, {rule}}; /* in a row's order */
    const fig_attr dates[] = {{.key = "2018", .value = "02-16"}, {.key = "2019", .value = "02-05"}};
    fig_row row = {.values = own.values, .value_count = 1, .attr_count = 1};
    fig_row table = fig_row_of_attrs(dates, 2);
    fig_datetime d = fig_datetime_empty();
    fig_date_context c = {.country = country, .hour = FIG_UNSAID, .minute = FIG_UNSAID, .second = FIG_UNSAID, .zone = FIG_UNSAID};
    fig_date_reading out[FIG_DATE_READINGS];
    d.feast = &row;
    d.feast_dates = strncmp(rule, "dates", 5) == 0 ? &table : NULL;
    d.year = (int16_t)year;
    assert_int_equal(fig_date_resolve(&d, &c, out), 1);
    assert_string_equal(out[0].edtf, edtf);
}

static void test_rules(void **state)
{
    (void)state;
    static const char *const easter[] = {"1818-03-22", "1943-04-25", "1954-04-18", "1981-04-19", "2000-04-23",
                                         "2019-04-21", "2024-03-31", "2038-04-25", "2285-03-22"};
    for (size_t i = 0; i < sizeof easter / sizeof *easter; i++)
        expect("easter", NULL, (easter[i][0] - '0') * 1000 + (easter[i][1] - '0') * 100 + (easter[i][2] - '0') * 10 + easter[i][3] - '0',
               easter[i]);
    expect("orthodox", NULL, 2019, "2019-04-28");
    expect("orthodox", NULL, 2021, "2021-05-02");
    expect("orthodox-2", NULL, 2024, "2024-05-03");
    expect("easter-46/46", NULL, 2018, "2018-02-14/2018-03-31");
    expect("12-25", NULL, 2014, "2014-12-25");
    expect("11:4TH", NULL, 2018, "2018-11-22");
    expect("11:4TH+1", NULL, 2018, "2018-11-23");
    expect("11:4TH", "US", 2018, "2018-11-22");
    expect("11:4TH", "CA", 2018, "2018-10-08");
    expect("05:-1MO", NULL, 2021, "2021-05-31");
    expect("05-24:-1MO", NULL, 2021, "2021-05-24");
    expect("11-02:1TU", NULL, 2016, "2016-11-08");
    expect("10-16~", NULL, 2016, "2016-10-17");
    expect("10-16~", NULL, 2021, "2021-10-15");
    expect("04-27<", NULL, 2014, "2014-04-26");
    expect("dates+14", NULL, 2019, "2019-02-19");
    expect("dates", NULL, 1850, "1850"); /* before its table: the year is all that is known */
}

static void seen_from(const char *date, bool forward, int16_t offset, const char *edtf)
{
    const char *values[] = {"easter"};
    fig_row row = {.values = values, .value_count = 1};
    fig_datetime d = fig_datetime_empty();
    fig_date_context c = {.look = forward ? FIG_LOOK_FORWARD : FIG_LOOK_BACK};
    fig_date_reading out[FIG_DATE_READINGS];
    assert_true(fig_date_context_parse(&c, date));
    d.feast = &row;
    d.offset = offset;
    d.has_offset = offset != FIG_UNSAID;
    fig_date_resolve(&d, &c, out);
    assert_string_equal(out[0].edtf, edtf);
}

static void test_years(void **state)
{
    (void)state;
    seen_from("2019-03-01", false, FIG_UNSAID, "2018-04-01");
    seen_from("2019-03-01", true, FIG_UNSAID, "2019-04-21");
    seen_from("2019-04-21", false, FIG_UNSAID, "2019-04-21");
    seen_from("2019-04-21", true, FIG_UNSAID, "2019-04-21");
    seen_from("2019-04-21", false, -1, "2018-04-01");
    seen_from("2019-04-21", false, 1, "2020-04-12");
    seen_from("2019-03-01", false, 0, "2019-04-21");
    seen_from("2019-06-01", true, 0, "2020-04-12");
}

static void beside(int16_t weekday, int16_t count, fig_around around, const char *edtf)
{
    fig_datetime d = fig_datetime_empty();
    fig_date_context c = {0};
    fig_date_reading out[FIG_DATE_READINGS];
    d.year = 2014;
    d.month = 12;
    d.day = 25; /* a Thursday */
    d.then_weekday = weekday;
    d.then_count = count;
    d.around = around;
    fig_date_resolve(&d, &c, out);
    assert_string_equal(out[0].edtf, edtf);
}

static void test_beside(void **state)
{
    (void)state;
    beside(2, 3, FIG_AROUND_NONE, "2015-01-13");
    beside(4, 1, FIG_AROUND_NONE, "2015-01-01");
    beside(5, -1, FIG_AROUND_NONE, "2014-12-19");
    beside(4, -2, FIG_AROUND_NONE, "2014-12-11");
    beside(8, 1, FIG_AROUND_NONE, "2014-12-26");
    beside(8, 2, FIG_AROUND_NONE, "2014-12-29");
    beside(8, -4, FIG_AROUND_NONE, "2014-12-19");
    beside(0, 0, FIG_AROUND_WEEK, "2014-12-22/2014-12-28");
    beside(0, 0, FIG_AROUND_FROM, "2014-12-25/2014-12-31");
    beside(0, 0, FIG_AROUND_TO, "2014-12-19/2014-12-25");
    beside(0, 0, FIG_AROUND_AFTER, "2014-12-26/2015-01-01");
    beside(0, 0, FIG_AROUND_BEFORE, "2014-12-18/2014-12-24");
    beside(0, 0, FIG_AROUND_WEEKEND, "2014-12-27/2014-12-28");
}

static void before_christ(int16_t year, int16_t month, int16_t day, const char *edtf, const char *from, const char *to)
{
    fig_datetime d = fig_datetime_empty();
    fig_date_context c = {0};
    fig_date_reading out[FIG_DATE_READINGS];
    d.year = (int16_t)(FIG_BEFORE_CHRIST - year);
    d.month = month;
    d.day = day;
    fig_date_resolve(&d, &c, out);
    assert_string_equal(out[0].edtf, edtf);
    assert_string_equal(out[0].date_from, from);
    assert_string_equal(out[0].date_to, to);
}

static void test_before_christ(void **state)
{
    (void)state;
    before_christ(44, 3, 15, "-0043-03-15", "-0043-03-15", "-0043-03-16");
    before_christ(500, FIG_UNSAID, FIG_UNSAID, "-0499", "-0499-01-01", "-0498-01-01");
    before_christ(1, 12, 31, "0000-12-31", "0000-12-31", "0001-01-01");
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_rules), cmocka_unit_test(test_years), cmocka_unit_test(test_beside),
                                       cmocka_unit_test(test_before_christ)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
