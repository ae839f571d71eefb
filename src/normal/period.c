/*
 * Periods: durations, and moves by a length of time.
 *
 * in   a year and a half · 90-day · 2 hours 30 minutes          out   P18M · P90D · PT2H30M, or 9000 seconds
 * Source: ISO 8601-1, 5.5.2 (durations).
 */
#include "moment.h"
#include <string.h>

/* Designators, each with the smaller one a broken number is told in. */
static const struct {
    const char *name, *prefix;
    char letter;
    int smaller, times;
} designators[] = {
    {"Y", "P", 'Y', 1, 12},   {"M", "P", 'M', -1, 0},   {"W", "P", 'W', 3, 7},    {"D", "P", 'D', 4, 24},
    {"TH", "PT", 'H', 5, 60}, {"TM", "PT", 'M', 6, 60}, {"TS", "PT", 'S', -1, 0},
};

static int designator_named(const char *name)
{
    for (int i = 0; name && i < 7; i++)
        if (strcmp(designators[i].name, name) == 0)
            return i;
    return -1;
}

static int designator_of(const fig_row *row)
{
    return designator_named(row && row->value_count ? row->values[0] : NULL);
}

/* Append number and letter; a number that is not whole goes down to the smaller unit where it is whole there: 1.5 days are 36 hours, 4.7 days stay. */
static bool add_piece(fig_number_pool *pool, fig_strbuf *out, fig_number n, int designator, bool first, bool time_before)
{
    int d = designator;
    if (!fig_number_is_integer(n) && designators[d].smaller >= 0 && first) {
        fig_number smaller = fig_number_mul(pool, n, fig_number_int(designators[d].times));
        if (fig_number_is_integer(smaller)) {
            n = smaller;
            d = designators[d].smaller;
        }
    }
    if (first)
        fig_strbuf_puts(out, designators[d].prefix);
    else if (d >= 4 && !time_before)
        fig_strbuf_char(out, 'T');
    fig_number_write(out, n);
    fig_strbuf_char(out, designators[d].letter);
    return true;
}

/* A decade is ten years, a millisecond a thousandth of a second. */
static fig_number in_units(fig_number_pool *pool, fig_number n, const fig_row *row)
{
    const char *factor = fig_row_attr(row, "factor"), *divisor = fig_row_attr(row, "divisor");
    if (divisor)
        n = fig_number_div(pool, n, fig_number_int(fig_whole(divisor)));
    return factor ? fig_number_mul(pool, n, fig_number_int(fig_whole(factor))) : n;
}

/* What is written becomes *to, unless it is too long; room for the next. */
static bool store(fig_normaliser *n, size_t room, const char **to)
{
    if (n->writing.failed || n->writing.len >= room)
        return false;
    *to = fig_normal_written(n);
    n->writing.len = 0;
    return *to != NULL;
}

/* an hour and a half, two years and a quarter: the fraction stands behind the unit */
static bool is_broken(const fig_scope *s)
{
    return fig_scope_get(s, FIG_NAME_WHOLE) && fig_scope_get(s, FIG_NAME_DENOMINATOR) && !fig_scope_get(s, FIG_NAME_VALUE);
}

/* The smaller units behind the first: "30 minutes" of "2 hours 30 minutes"; of 2:15:30 each is a step down from the last. */
static bool put_smaller(const fig_scope *s, int designator, fig_strbuf *out)
{
    int minor = designator_named(fig_make_attr(s->make, "minor-unit")), before = designator;
    bool time_before = designator >= 4;
    const fig_bound *piece;
    for (size_t i = 0; (piece = fig_scope_nth(s, FIG_NAME_ADD, i)); i++) {
        const fig_bound *u = fig_scope_nth(s, FIG_NAME_MINOR_UNIT, i);
        int e = u ? designator_of(u->row) : minor < 0 ? minor : minor + (int)i;
        fig_number n;
        if (e <= before || e >= 7 || !fig_bound_number(s, piece, &n))
            return false;
        add_piece(s->n->pool, out, u ? in_units(s->n->pool, n, u->row) : n, e, false, time_before);
        time_before = time_before || e >= 4;
        before = e;
    }
    return true;
}

static bool add_move(fig_number_pool *pool, fig_number n, const fig_row *row, fig_datetime *d);
static bool add_pieces(const fig_scope *s, int before, fig_datetime *d);

/* "the past 10 days", "the next two quarters", "within a week": where it ends or begins. Of the word, `back`, `forward`, `within` or `within-next`. */
static bool put_window(const fig_scope *s, const fig_row *unit, fig_draft *out)
{
    const fig_bound *word = fig_scope_get(s, FIG_NAME_WINDOW);
    const char *way = word && word->row && word->row->value_count ? word->row->values[0] : NULL;
    if (!way || !unit || out->value.is_range)
        return true;
    fig_dated *dated = fig_normal_date(s->n, &out->value);
    if (!dated)
        return false;
    fig_datetime *move = &dated->when;
    if (!add_move(s->n->pool, out->value.low, unit, move) || !add_pieces(s, designator_of(unit), move))
        return true;
    bool within = strncmp(way, "within", strlen("within")) == 0;
    out->window = within ? FIG_WINDOW_WITHIN : FIG_WINDOW_SLIDES;
    out->look = strcmp(way, "forward") == 0 || strcmp(way, "within-next") == 0 ? FIG_LOOK_FORWARD : FIG_LOOK_BACK;
    if (fig_row_attr(unit, "working"))
        move->then_weekday = FIG_WORKING_DAY;
    if (move->shift_grain < FIG_GRAIN_DAY)
        return true;
    move->shift_grain = FIG_GRAIN_DAY; /* it slides: two months end on any day of a month */
    const char *calendar = fig_row_attr(unit, "calendar");
    move->unit = calendar && strcmp(calendar, "quarter") == 0 ? FIG_GRAIN_QUARTER : FIG_GRAIN_DAY; /* quarters are those of the calendar */
    return true;
}

/* "the past fortnight", "the past year and a half": the make says how many of the unit, what is bound is added. */
static bool take_count(const fig_scope *s, fig_draft *out)
{
    const char *count = fig_make_attr(s->make, "count");
    const fig_bound *parts = fig_scope_get(s, FIG_NAME_DENOMINATOR);
    int64_t d = 1;
    if (!count || (parts && (!fig_bound_int(s, parts, &d) || d < 1)))
        return false;
    fig_number n = fig_number_int(fig_whole(count));
    if (parts)
        n = fig_number_add(s->n->pool, n, fig_number_div(s->n->pool, fig_number_int(1), fig_number_int(d)));
    out->value = fig_value_number(n);
    return true;
}

bool fig_make_duration(const fig_scope *s, fig_draft *out)
{
    fig_number_pool *pool = s->n->pool;
    const fig_bound *unit = fig_scope_get(s, FIG_NAME_UNIT);
    out->kind = FIG_KIND_DURATION;
    if (!take_count(s, out) && (is_broken(s) ? !fig_make_mixed(s, &out->value) : !fig_draft_amount(s, out)))
        return false;
    fig_draft_words(s, out);
    const fig_row *row = unit ? unit->row : NULL;
    int d = designator_named(fig_make_attr(s->make, "unit"));
    if (d < 0)
        d = designator_of(row);
    if (d < 0 || fig_number_is_negative(out->value.low))
        return false;
    out->unit_count = 0;
    fig_strbuf *b = fig_normal_write(s->n);
    fig_number low = row ? in_units(pool, out->value.low, row) : out->value.low;
    add_piece(pool, b, low, d, true, false);
    if (!out->value.is_range)
        return put_smaller(s, d, b) && store(s->n, FIG_DRAFT_ISO, &out->iso) && put_window(s, row, out);
    if (!store(s->n, FIG_DRAFT_ISO_END, &out->iso_low))
        return false;
    add_piece(pool, b, row ? in_units(pool, out->value.high, row) : out->value.high, d, true, false);
    return store(s->n, FIG_DRAFT_ISO_END, &out->iso_high);
}

/* ---- moves ---- */

enum { FARTHEST_MONTHS = 99999, FARTHEST_DAYS = 999999, FARTHEST_SECONDS = 99999999 };

static bool add_whole(fig_number_pool *pool, fig_number n, int64_t factor, int64_t most, int32_t *to)
{
    int64_t k;
    n = fig_number_mul(pool, n, fig_number_int(factor));
    if (!fig_number_is_integer(n) || !fig_number_to_int(n, &k) || k < 0 || k > most || *to + k > most)
        return false;
    *to += (int32_t)k;
    return true;
}

/* n units onto the move, in the largest of months, days, seconds in which they are whole. */
static bool add_move(fig_number_pool *pool, fig_number n, const fig_row *row, fig_datetime *d)
{
    static const struct {
        fig_grain grain;
        int months, days, seconds;
    } lengths[] = {{FIG_GRAIN_YEAR, 12, 0, 0},   {FIG_GRAIN_MONTH, 1, 30, 0},  {FIG_GRAIN_WEEK, 0, 7, 604800}, {FIG_GRAIN_DAY, 0, 1, 86400},
                   {FIG_GRAIN_HOUR, 0, 0, 3600}, {FIG_GRAIN_MINUTE, 0, 0, 60}, {FIG_GRAIN_SECOND, 0, 0, 1}};
    int i = designator_of(row);
    if (i < 0)
        return false;
    n = in_units(pool, n, row);
    fig_grain grain = lengths[i].grain;
    bool whole = fig_number_is_integer(n);
    if (!whole && grain == FIG_GRAIN_YEAR)
        grain = FIG_GRAIN_MONTH;
    if (!whole && i >= 1 && i <= 3)
        grain = i == 1 ? FIG_GRAIN_DAY : FIG_GRAIN_HOUR;
    if (d->shift_grain == FIG_GRAIN_NONE || grain < d->shift_grain)
        d->shift_grain = grain;
    return (lengths[i].months && add_whole(pool, n, lengths[i].months, FARTHEST_MONTHS, &d->shift_months)) ||
           (lengths[i].days && add_whole(pool, n, lengths[i].days, FARTHEST_DAYS, &d->shift_days)) ||
           (lengths[i].seconds && add_whole(pool, n, lengths[i].seconds, FARTHEST_SECONDS, &d->shift_seconds));
}

/* The smaller units behind the first. */
static bool add_pieces(const fig_scope *s, int before, fig_datetime *d)
{
    const fig_bound *piece;
    fig_number n;
    for (size_t i = 0; (piece = fig_scope_nth(s, FIG_NAME_ADD, i)); i++) {
        const fig_bound *u = fig_scope_nth(s, FIG_NAME_MINOR_UNIT, i);
        int e = u ? designator_of(u->row) : -1;
        if (e <= before) /* "an hour, two hours" are two lengths */
            return false;
        before = e;
        if (!fig_bound_number(s, piece, &n) || !add_move(s->n->pool, n, u->row, d))
            return false;
    }
    return true;
}

/* 2 hours 30 minutes; an hour and a half */
bool fig_make_shift(const fig_scope *s, fig_value *out)
{
    const fig_bound *unit = fig_scope_get(s, FIG_NAME_UNIT), *value = fig_scope_get(s, FIG_NAME_VALUE);
    fig_value broken = fig_value_empty();
    fig_number n;
    if (!unit || (is_broken(s) ? !fig_make_mixed(s, &broken) : !value || !fig_bound_number(s, value, &n)))
        return false;
    if (is_broken(s))
        n = broken.low;
    fig_dated *dated = fig_normal_date(s->n, out);
    if (!dated || !add_move(s->n->pool, n, unit->row, &dated->when))
        return false;
    return add_pieces(s, designator_of(unit->row), &dated->when);
}

/* The ISO duration of n periods of a row: 2 and week make P2W. */
bool fig_period_write(const fig_scope *s, const fig_row *row, int64_t n, fig_strbuf *out)
{
    int d = designator_of(row);
    return d >= 0 && add_piece(s->n->pool, out, in_units(s->n->pool, fig_number_int(n), row), d, true, false);
}
