/*
 * Calendar resolution: expressions as a grammar binds them, seen from a reference date. The rows are in datetime_rows.h; this reads and runs them.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "../../src/normal/datetime.h"
#include "datetime_rows.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const grains[] = {"",      "second",  "minute", "hour", "day",  "weekend", "week",
                                     "month", "quarter", "season", "half", "year", "decade",  "century"};
static const char *const flag_names[] = {"invalid", "mismatch", "boilerplate", "descending", "split", "fiscal"};
static const char *const mods[] = {"", "approx", "", "", "", "", "", "start", "early", "mid", "late", "end"};
static const char *const parts[] = {"", "morning", "noon", "afternoon", "evening", "night"};

static int index_of(const char *const *names, size_t count, const char *name)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(names[i], name) == 0)
            return (int)i;
    fail_msg("unknown name: %s", name);
    return 0;
}
#define INDEX(names, name) index_of(names, sizeof names / sizeof *names, name)

static bool set_number(fig_datetime *d, const char *name, int value)
{
    const struct {
        const char *name;
        int16_t *piece;
    } pieces[] = {{"year", &d->year},     {"digits", &d->year_digits}, {"to", &d->year_to},      {"month", &d->month},
                  {"day", &d->day},       {"weekday", &d->weekday},    {"quarter", &d->quarter}, {"half", &d->half},
                  {"season", &d->season}, {"week", &d->week},          {"decade", &d->decade},   {"century", &d->century},
                  {"hour", &d->hour},     {"minute", &d->minute},      {"second", &d->second},   {"zone", &d->zone},
                  {"offset", &d->offset}, {"count", &d->sub_count},    {"first", &d->sub_from},  {"nth", &d->ordinal_weekday}};
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        if (strcmp(pieces[i].name, name) == 0) {
            *pieces[i].piece = (int16_t)value;
            d->has_offset = d->has_offset || strcmp(name, "offset") == 0;
            return true;
        }
    }
    return false;
}

/* shift-months and the like; shift=GRAIN says how fine the move is. */
static bool set_shift(fig_datetime *d, const char *name, const char *value)
{
    if (strcmp(name, "shift") == 0)
        d->shift_grain = (fig_grain)INDEX(grains, value);
    else if (strcmp(name, "shift-months") == 0)
        d->shift_months = atoi(value);
    else if (strcmp(name, "shift-days") == 0)
        d->shift_days = atoi(value);
    else if (strcmp(name, "shift-seconds") == 0)
        d->shift_seconds = atoi(value);
    else
        return false;
    return true;
}

static void set_word(fig_datetime *d, const char *name)
{
    const struct {
        const char *name;
        bool *piece;
    } words[] = {{"ago", &d->ago},      {"earlier", &d->earlier},        {"fiscal", &d->fiscal},
                 {"utc", &d->zone_utc}, {"ambiguous", &d->ambiguous_dm}, {"whole", &d->whole_year}};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (strcmp(words[i].name, name) == 0) {
            *words[i].piece = true;
            return;
        }
    }
    fail_msg("unknown piece: %s", name);
}

static fig_datetime read_pieces(char *text)
{
    fig_datetime d = fig_datetime_empty();
    char *rest = NULL;
    for (char *word = strtok_r(text, " ", &rest); word; word = strtok_r(NULL, " ", &rest)) {
        char *value = strchr(word, '=');
        if (!value) {
            set_word(&d, word);
            continue;
        }
        *value++ = 0;
        if (strcmp(word, "unit") == 0)
            d.unit = (fig_grain)INDEX(grains, value);
        else if (strcmp(word, "sub") == 0)
            d.sub_unit = (fig_grain)INDEX(grains, value);
        else if (strcmp(word, "mod") == 0)
            d.mod = (fig_mod)INDEX(mods, value);
        else if (strcmp(word, "part") == 0)
            d.part = (fig_part)INDEX(parts, value);
        else if (!set_shift(&d, word, value) && !set_number(&d, word, atoi(value)))
            fail_msg("unknown piece: %s", word);
    }
    return d;
}

static fig_date_context context_empty(void)
{
    return (fig_date_context){.hour = FIG_UNSAID,
                              .minute = FIG_UNSAID,
                              .second = FIG_UNSAID,
                              .zone = FIG_UNSAID,
                              .fiscal_month = FIG_UNSAID,
                              .fiscal_day = FIG_UNSAID};
}

static fig_date_context read_context(char *text, fig_date_reading *period, fig_datetime *anchor)
{
    fig_date_context c = context_empty();
    char *rest = NULL;
    for (char *word = strtok_r(text, " ", &rest); word; word = strtok_r(NULL, " ", &rest)) {
        char *value = word[1] == '=' ? word + 2 : word;
        char *second = strchr(value, *word == 'p' ? ':' : '-');
        if (*word == 'f') {
            c.look = FIG_LOOK_FORWARD;
        } else if (*word == 's') {
            c.south = true;
        } else if (*word == 'm') {
            c.month_first = true;
        } else if (*word == 'y') {
            c.fiscal_month = (int16_t)atoi(value);
            c.fiscal_day = (int16_t)atoi(second + 1);
        } else if (*word == 'a') {
            anchor->year = (int16_t)atoi(value);
            anchor->month = (int16_t)atoi(second + 1);
            c.anchor = anchor;
        } else if (*word == 'p') {
            period->grain = (fig_grain)INDEX(grains, second + 1);
            snprintf(period->edtf, sizeof period->edtf, "%.*s", (int)(second - value), value);
            c.period = period;
        } else {
            assert_true(fig_date_context_parse(&c, word));
        }
    }
    return c;
}

static int resolve(char *pieces, const fig_date_context *c, fig_date_reading *out)
{
    char *bar = strchr(pieces, '|'), *to = strchr(pieces, '>');
    if (to) {
        fig_datetime d = read_pieces(to + 1);
        return fig_date_resolve_span_to(atoi(pieces), &d, c, out);
    }
    if (!bar) {
        fig_datetime d = read_pieces(pieces);
        return fig_date_resolve(&d, c, out);
    }
    *bar = 0;
    fig_datetime a = read_pieces(pieces), b = read_pieces(bar + 1);
    return fig_date_resolve_range(&a, &b, c, out);
}

/* Splits at " ; ", trims. */
static size_t split(char *text, char *fields[], size_t most)
{
    size_t n = 0;
    for (char *p = text; p && n < most; n++) {
        char *semicolon = strchr(p, ';');
        if (semicolon)
            *semicolon = 0;
        p += strspn(p, " ");
        size_t len = strlen(p);
        while (len && p[len - 1] == ' ')
            p[--len] = 0;
        fields[n] = p;
        p = semicolon ? semicolon + 1 : NULL;
    }
    return n;
}

static void describe(const fig_date_reading *r, int count, char *out, size_t size)
{
    int n = snprintf(out, size, "%s ; %s ; %s ; %s ;", r[0].edtf, r[0].date_from, r[0].date_to, grains[r[0].grain]);
    for (size_t i = 0; i < sizeof flag_names / sizeof *flag_names; i++)
        if (r[0].flags & 1u << i)
            n += snprintf(out + n, size - (size_t)n, " %s", flag_names[i]);
    for (int i = 1; i < count; i++)
        n += snprintf(out + n, size - (size_t)n, " + %s", r[i].edtf);
    if (*r[0].relative)
        snprintf(out + n, size - (size_t)n, " ~ %s", r[0].relative);
}

static void rows_come_out(void **state)
{
    (void)state;
    int failed = 0;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char text[400], want[400], got[800], *f[7] = {0};
        static char nothing[] = "";
        snprintf(text, sizeof text, "%s", rows[i]);
        for (size_t k = split(text, f, 7); k < 7; k++)
            f[k] = nothing;
        fig_date_reading period = {0}, out[FIG_DATE_READINGS];
        fig_datetime anchor = fig_datetime_empty();
        fig_date_context c = read_context(f[1], &period, &anchor);
        snprintf(want, sizeof want, "%s ; %s ; %s ; %s ;%s%s", f[2], f[3], f[4], f[5], *f[6] ? " " : "", f[6]);
        int count = resolve(f[0], &c, out);
        describe(out, count, got, sizeof got);
        if (strcmp(want, got) != 0) {
            print_error("%s\n  got  %s\n", rows[i], got);
            failed++;
        }
    }
    assert_int_equal(failed, 0);
}

static void times_of_day(void **state)
{
    (void)state;
    static const char *const times[][2] = {{"hour=15 minute=30", "15:30"},
                                           {"hour=15 minute=30 zone=-300", "15:30-05:00"},
                                           {"hour=8 minute=15 utc", "08:15Z"},
                                           {"hour=24 minute=0", "00:00"},
                                           {"hour=7", "07:00"},
                                           {"hour=23 minute=59 second=60 zone=345", "23:59:60+05:45"},
                                           {"hour=25", ""},
                                           {"minute=3", ""}};
    for (size_t i = 0; i < sizeof times / sizeof *times; i++) {
        char text[80], out[24];
        snprintf(text, sizeof text, "%s", times[i][0]);
        fig_datetime d = read_pieces(text);
        int n = fig_time_iso(&d, out);
        assert_string_equal(out, times[i][1]);
        assert_int_equal(n, strlen(out));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_come_out),
        cmocka_unit_test(times_of_day),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
