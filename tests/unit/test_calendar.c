/*
 * The calendar's properties: days and dates agree, every look holds on every day, references parse, no pieces do harm.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "../../src/normal/datetime.h"
#include <string.h>

static fig_date_context context_empty(void)
{
    return (fig_date_context){.hour = FIG_UNSAID,
                              .minute = FIG_UNSAID,
                              .second = FIG_UNSAID,
                              .zone = FIG_UNSAID,
                              .fiscal_month = FIG_UNSAID,
                              .fiscal_day = FIG_UNSAID};
}

static void days_and_dates_agree(void **state)
{
    (void)state;
    int32_t day = fig_days_from_date(1600, 1, 1);
    int weekday = 6; /* 1600-01-01 was a Saturday */
    for (int year = 1600; year <= 2400; year++) {
        for (int month = 1; month <= 12; month++) {
            for (int of_month = 1; of_month <= fig_days_in_month(year, month); of_month++, day++) {
                int y, m, d;
                fig_date_from_days(day, &y, &m, &d);
                if (y != year || m != month || d != of_month || fig_days_from_date(year, month, of_month) != day ||
                    fig_weekday_of(day) != weekday)
                    fail_msg("%d-%d-%d", year, month, of_month);
                weekday = weekday % 7 + 1;
            }
        }
    }
    assert_int_equal(fig_days_from_date(1970, 1, 1), 0);
    assert_int_equal(fig_days_from_date(2000, 3, 1), 11017);
    assert_int_equal(fig_days_in_month(1900, 2), 28);
}

/* Every recurring piece: looking back it has begun by the reference, looking forward it is not over. */
static void looks_hold(const fig_datetime *d, fig_date_context *c, int32_t today)
{
    fig_date_reading out[FIG_DATE_READINGS];
    c->look = FIG_LOOK_BACK;
    fig_date_resolve(d, c, out);
    assert_true(out[0].from_day <= today && out[0].from_day > today - 8 * 366);
    c->look = FIG_LOOK_FORWARD;
    fig_date_resolve(d, c, out);
    if (d->quarter < 0)
        assert_true(out[0].to_day > today);
    assert_true(out[0].from_day < today + 8 * 366);
}

static void looks_hold_every_day(void **state)
{
    (void)state;
    int32_t first = fig_days_from_date(2018, 6, 1);
    for (int32_t today = first; today < first + 3 * 365; today++) {
        fig_date_context c = context_empty();
        int y, m, d;
        fig_date_from_days(today, &y, &m, &d);
        c.has_reference = true;
        c.year = (int16_t)y;
        c.month = (int16_t)m;
        c.day = (int16_t)d;
        for (int16_t i = 1; i <= 31; i++) {
            fig_datetime day = fig_datetime_empty(), month = day, weekday = day, season = day, quarter = day, alone = day;
            month.month = weekday.weekday = quarter.quarter = FIG_UNSAID;
            alone.day = i;
            looks_hold(&alone, &c, today);
            for (day.month = 1; day.month <= 12; day.month++) {
                day.day = i;
                if (i <= fig_days_in_month(2020, day.month))
                    looks_hold(&day, &c, today);
            }
            if (i <= 12)
                month.month = i, looks_hold(&month, &c, today);
            if (i <= 7)
                weekday.weekday = i, looks_hold(&weekday, &c, today);
            if (i <= 4) {
                season.season = (int16_t)(i + 20), looks_hold(&season, &c, today);
                quarter.quarter = i, looks_hold(&quarter, &c, today);
            }
        }
    }
}

static void references_parse(void **state)
{
    (void)state;
    static const char *const wrong[] = {"",
                                        "2019",
                                        "2019-03",
                                        "2019-3-1",
                                        "2019-02-29",
                                        "2019-13-01",
                                        "0000-01-01",
                                        "2019-03-01T",
                                        "2019-03-01T24:00",
                                        "2019-03-01T10",
                                        "2019-03-01T10:60",
                                        "2019-03-01T10:00+9",
                                        "2019-03-01T10:00Zx",
                                        "2019-03-01T10:00:00.",
                                        "x"};
    fig_date_context c = context_empty(), before = c;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        assert_false(fig_date_context_parse(&c, wrong[i]));
        assert_memory_equal(&c, &before, sizeof c);
    }
    assert_true(fig_date_context_parse(&c, "1987-03-05T04:40:55.25-05:30"));
    assert_true(c.has_reference && c.year == 1987 && c.month == 3 && c.day == 5 && c.hour == 4 && c.minute == 40 && c.second == 55);
    assert_int_equal(c.zone, -330);
    assert_true(fig_date_context_parse(&c, "2019-03-01"));
    assert_true(c.year == 2019 && c.hour == FIG_UNSAID && c.zone == FIG_UNSAID);
}

/* Any pieces at all give readings with terminated strings of known shape; run under the sanitizers. */
static void odd_pieces_do_no_harm(void **state)
{
    (void)state;
    static const int16_t odd[] = {FIG_UNSAID, 0, 1, 7, 12, 13, 31, 99, 100, 1987, 9999, 32767, -1, -5};
    uint32_t seed = 1;
    for (int i = 0; i < 200000; i++) {
        fig_datetime pair[2];
        fig_date_reading out[FIG_DATE_READINGS];
        for (int k = 0; k < 2; k++) {
            int16_t *pieces[] = {&pair[k].year,    &pair[k].year_to,   &pair[k].month,    &pair[k].day,
                                 &pair[k].weekday, &pair[k].quarter,   &pair[k].season,   &pair[k].week,
                                 &pair[k].decade,  &pair[k].century,   &pair[k].hour,     &pair[k].minute,
                                 &pair[k].offset,  &pair[k].sub_count, &pair[k].sub_from, &pair[k].ordinal_weekday};
            pair[k] = fig_datetime_empty();
            for (size_t j = 0; j < sizeof pieces / sizeof *pieces; j++) {
                seed = seed * 1664525u + 1013904223u;
                if ((seed >> 28) < 4)
                    *pieces[j] = odd[(seed >> 16) % (sizeof odd / sizeof *odd)];
            }
            seed = seed * 1664525u + 1013904223u;
            pair[k].has_offset = seed >> 31;
            pair[k].unit = (fig_grain)((seed >> 20) % 14);
            pair[k].sub_unit = (fig_grain)((seed >> 12) % 14);
            pair[k].ambiguous_dm = (seed >> 29 & 3) == 0;
            pair[k].fiscal = (seed >> 27 & 3) == 0;
        }
        fig_date_context c = context_empty();
        c.fiscal_month = (seed >> 10 & 1) ? 10 : FIG_UNSAID;
        if (seed >> 9 & 1)
            fig_date_context_parse(&c, "2019-03-01T10:00:00Z");
        c.look = seed >> 8 & 1 ? FIG_LOOK_FORWARD : FIG_LOOK_BACK;
        for (int kind = 0; kind < 3; kind++) {
            int n = kind == 0   ? fig_date_resolve(&pair[0], &c, out)
                    : kind == 1 ? fig_date_resolve_range(&pair[0], &pair[1], &c, out)
                                : fig_date_resolve_span_to(12, &pair[1], &c, out);
            assert_in_range(n, 1, FIG_DATE_READINGS);
            for (int k = 0; k < n; k++) {
                assert_true(memchr(out[k].edtf, 0, FIG_EDTF_MAX) && memchr(out[k].relative, 0, FIG_EDTF_MAX));
                assert_true(!*out[k].date_from == !*out[k].date_to && !*out[k].date_from == (out[k].from_day == INT32_MIN));
                assert_true(*out[k].edtf || *out[k].relative);
            }
        }
    }
}

/* Days whose weekday histories tell in the calendar of their time. */
static void julian_weekdays(void **state)
{
    (void)state;
    assert_int_equal(fig_weekday_of_julian(1752, 9, 2), 3);   /* the last one in Britain, a Wednesday */
    assert_int_equal(fig_weekday_of_julian(1605, 11, 5), 2);  /* Gunpowder Plot, a Tuesday */
    assert_int_equal(fig_weekday_of_julian(1066, 10, 14), 6); /* Hastings, a Saturday */
    for (int year = 1; year < 1753; year++)                   /* they go on without a gap, each year has its odd day */
        for (int month = 1; month <= 12; month++) {
            const int length = month == 2 && year % 4 == 0 ? 29 : month == 2 ? 28 : fig_days_in_month(year, month);
            const int next = month == 12 ? fig_weekday_of_julian(year + 1, 1, 1) : fig_weekday_of_julian(year, month + 1, 1);
            if ((fig_weekday_of_julian(year, month, length)) % 7 + 1 != next)
                fail_msg("%d-%d", year, month);
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(days_and_dates_agree), cmocka_unit_test(julian_weekdays),       cmocka_unit_test(looks_hold_every_day),
        cmocka_unit_test(references_parse),     cmocka_unit_test(odd_pieces_do_no_harm),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
