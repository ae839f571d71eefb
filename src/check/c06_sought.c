/*
 * C6, C7, sought: so many times what each of them has, costs or does is the total, where no wording ties the three: they are looked for, and believed where a slip explains what does not fit.
 *
 * in   "$68 a night ... all 31 nights of it, cost $2,018"          out   31 times 68 is 2,108
 * In sight are the total's sentence and those beside it. Where a number and an amount make any other amount there, they are left alone; else the one total counts that they would make exactly, had two digits not changed
 * places, or were it a thousand or a million times as large (sought.h).
 */
#include "../base/alloc.h"
#include "c06_period.h"
#include "sought.h"
#include "words_beside.h"

/* What the words say of a figure: it is an average; something was added to it, or taken off. */
enum { IS_AVERAGE = 1, IS_ADJUSTED = 2 };

typedef struct product {
    int32_t total, number, each;
} product;

typedef struct products {
    fig_checking *c;
    const uint8_t *said; /* per figure: bits */
    fig_sought near;
    int32_t numbers[FIG_SOUGHT_MOST];
    size_t number_count, trials, tied; /* of triples: all, and those whose words tie them */
} products;

/* How many: things, so many years, days, hours; or hectares, where what each of them has is told. */
static bool read_number_of(fig_checking *c, int32_t figure, fig_number *n)
{
    const fig_figure *f = fig_of(c, figure);
    fig_str unit;
    if (f->mod != FIG_MOD_NONE || f->role == FIG_ROLE_AGE)
        return false;
    if (f->kind == FIG_KIND_DURATION)
        return fig_read_duration(c, f, n, &unit) && fig_number_cmp(&c->pool, *n, fig_number_int(1)) >= 0;
    return (f->kind == FIG_KIND_COUNT || f->kind == FIG_KIND_QUANTITY) && f->role != FIG_ROLE_CHANGE && f->value.ptr && !f->per.len &&
           fig_read_number(c, f->value, n) && fig_number_cmp(&c->pool, *n, fig_number_int(1)) > 0;
}

static bool is_amount(const fig_figure *f)
{
    return (f->kind == FIG_KIND_MONEY || f->kind == FIG_KIND_QUANTITY || f->kind == FIG_KIND_COUNT) && f->role != FIG_ROLE_CHANGE;
}

/* So many of the lengths of time that a rate is told for are in one unit of the number: a month, of years 12; 0: nobody knows, or it is no whole number. */
static int64_t times_of(fig_checking *c, const product *p)
{
    const fig_figure *number = fig_of(c, p->number);
    const int per = fig_period_of(fig_of(c, p->each)->per);
    fig_interval ratio;
    fig_number n;
    fig_str unit;
    int64_t times;
    if (number->kind != FIG_KIND_DURATION || per == NO_PERIOD || !fig_read_duration(c, number, &n, &unit))
        return 0;
    const int period = fig_period_of(unit);
    const bool known = period != NO_PERIOD && period >= per && fig_period_ratio(c, period, per, false, &ratio) &&
                       fig_number_cmp(&c->pool, ratio.low, ratio.high) == 0 && fig_number_to_int(ratio.low, &times);
    return known ? times : 0;
}

/* So much a head, and so many people; so much a year, and so many years: what each has is told per one of the number. */
static bool are_tied(fig_checking *c, const product *p)
{
    const fig_str per = fig_of(c, p->each)->per, unit = fig_of(c, p->number)->unit;
    if (fig_of(c, p->number)->kind == FIG_KIND_DURATION)
        return times_of(c, p) > 0;
    return per.len && fig_is_per_one_of(c, per, unit);
}

/* "2.5 million litres an hour, and six of them ran for 18 hours": how long is told of something else, or of several. */
static bool is_told_apart(const fig_checking *c, const product *p)
{
    const fig_figure *first = fig_of(c, p->each < p->number ? p->each : p->number),
                     *last = fig_of(c, p->each < p->number ? p->number : p->each);
    return fig_in_one_sentence(first, last) && fig_is_joined(c, first, last);
}

/* May it be what each has of a total: of one unit, another value? An average may be a bare number. Hectares are a number of things, and things a total, only where the words say so. */
static bool are_total_and_each(const products *s, const product *p)
{
    const fig_figure *total = fig_of(s->c, p->total), *each = fig_of(s->c, p->each), *number = fig_of(s->c, p->number);
    const bool average = s->said[p->each] & IS_AVERAGE, bare = average && each->kind == FIG_KIND_NUMBER && total->kind == FIG_KIND_COUNT;
    if (p->total == p->each || p->total == p->number || p->number == p->each || !is_amount(total) || !(is_amount(each) || bare) ||
        (total->per.len && !(total->supplied & FIG_SUPPLIED_PER)) || fig_str_same(total->value, each->value))
        return false;
    if (number->kind == FIG_KIND_DURATION && is_told_apart(s->c, p))
        return false;
    if (number->kind == FIG_KIND_QUANTITY && (fig_str_same(number->unit, total->unit) || (each->per.len && !are_tied(s->c, p))))
        return false; /* 760,000 tonnes are no number of what has 3.1 tonnes a hectare */
    return (bare || (fig_str_same(total->unit, each->unit) && total->kind == each->kind)) &&
           ((total->kind != FIG_KIND_COUNT && number->kind != FIG_KIND_QUANTITY) || average || are_tied(s->c, p));
}

/* values: total, number, each */
static bool fits(fig_checking *c, const fig_interval *values, void *user)
{
    (void)user;
    return !fig_interval_disjoint(&c->pool, values[0], fig_interval_mul(&c->pool, values[1], values[2]));
}

/* Is it told with places, to which it may be rounded: 8.2 tonnes a hectare? */
static bool has_places(const fig_figure *f)
{
    return f->value.ptr && memchr(f->value.ptr, '.', f->value.len);
}

/* The total as it is told, the others at their word. */
static bool read(fig_checking *c, const product *p, fig_interval values[3])
{
    enum { EXACT = 3 };
    fig_number n, each;
    const int64_t times = times_of(c, p);
    if (!read_number_of(c, p->number, &n) || !fig_read_number(c, fig_of(c, p->each)->value, &each) ||
        !fig_read_strictly(c, p->total, &values[0]))
        return false;
    if (fig_number_cmp(&c->pool, n, fig_number_int(1)) == 0 && (times < 2 || fig_digits_of(c, p->each) < EXACT))
        return false; /* in a day, of 20 litres an hour: too round to tell */
    n = times ? fig_number_mul(&c->pool, n, fig_number_int(times)) : n;
    values[1] = fig_interval_exact(n);
    values[2] = fig_interval_exact(each);
    return !has_places(fig_of(c, p->each)) || fig_read_strictly(c, p->each, &values[2]);
}

/* Do they make it, as round as they may be told? */
static bool holds(fig_checking *c, const product *p)
{
    fig_interval values[3];
    return read(c, p, values) && fig_read_roundly(c, p->total, &values[0]) && fig_read_roundly(c, p->each, &values[2]) &&
           fits(c, values, NULL);
}

/* Numbers of things and lengths of time in sight. */
static size_t numbers_near(fig_checking *c, int32_t total, int32_t out[FIG_SOUGHT_MOST])
{
    fig_number n;
    size_t count = 0;
    int32_t first, end;
    fig_sought_window(c, total, 1, 1, &first, &end);
    for (int32_t i = first; i < end && count < FIG_SOUGHT_MOST; i++)
        if (read_number_of(c, i, &n))
            out[count++] = i;
    return count;
}

/* Do a number and what each has make another amount in sight? */
static bool is_explained(const products *s, int32_t number, int32_t each)
{
    for (size_t i = 0; i < s->near.count; i++) {
        const product p = {s->near.of[i], number, each};
        if (are_total_and_each(s, &p) && holds(s->c, &p))
            return true;
    }
    return false;
}

static bool is_slip(const products *s, const product *p, int *power)
{
    enum { POWERS = 4, UNTIED = 2 }; /* of ten; how much less is let pass where no words tie them */
    enum { DIGITS_LEAST = 3 };       /* of an untied total: 900 is twice 450 by chance */
    fig_checking *c = s->c;
    const int32_t figures[3] = {p->total, p->number, p->each};
    const bool tied = are_tied(c, p) || (s->said[p->each] & IS_AVERAGE);
    const int let_pass = tied ? FIG_LET_PASS_TIED : UNTIED * FIG_LET_PASS_APART;
    const size_t trials = tied ? s->tied : s->trials;
    const size_t digits = fig_digits_of(c, p->total) + fig_digits_of(c, p->number) + fig_digits_of(c, p->each);
    const fig_number all = fig_told_to(c, p->total),
                     room = has_places(fig_of(c, p->each)) ? fig_number_add(&c->pool, all, fig_told_to(c, p->each)) : all;
    fig_interval values[3];
    *power = 0;
    if (!read(c, p, values))
        return false;
    if ((tied || fig_digits_of(c, p->total) >= DIGITS_LEAST) && fig_is_no_chance(c, room, (digits - 2) * trials, let_pass) &&
        fig_slip_explains(c, figures, values, 3, false, fits, NULL))
        return true;
    *power = 0;
    return fig_is_large(c, p->total) && fig_is_no_chance(c, room, POWERS * trials, let_pass) &&
           fig_find_slip(c, values, 1, fits, NULL, power) == 0;
}

/* C11 a slip of scale; C6 so long at so much a day, so many hectares at so much a hectare; C7 so many things. */
static int check_of(fig_checking *c, const product *p, int power)
{
    return power ? 11 : fig_of(c, p->number)->kind == FIG_KIND_DURATION || are_tied(c, p) ? 6 : 7;
}

static void add(fig_checking *c, const product *p, int power, bool average)
{
    const fig_figure *total = fig_of(c, p->total), *number = fig_of(c, p->number), *each = fig_of(c, p->each);
    fig_interval values[3];
    if (!read(c, p, values))
        return;
    fig_compared x = {.check = check_of(c, p, power),
                      .verdict = FIG_VERDICT_INCONSISTENT,
                      .figures = {p->total, p->number, p->each},
                      .count = 3,
                      .stated = total->text,
                      .recomputed = fig_interval_mul(&c->pool, values[1], values[2]),
                      .unit = total->unit};
    fig_say_figure(&c->why, number);
    fig_strbuf_puts(&c->why, average ? " at an average of " : each->per.len ? " at " : " with ");
    fig_say_figure(&c->why, each);
    fig_strbuf_puts(&c->why, average || each->per.len ? " make " : " each make ");
    fig_say_like(&c->why, &c->pool, x.recomputed, total, false);
    fig_strbuf_puts(&c->why, ", not ");
    fig_say_figure(&c->why, total);
    c->text.len = 0;
    if (power)
        fig_say_slip(c, &c->text, p->total, power);
    fig_finding_add(c, &x, power ? fig_arena_copy(&c->result->arena, c->text.data, c->text.len) : NULL);
}

/* The only product that a slip explains, of the total at hand. */
static bool find(products *s, int32_t total, product *out, int *power)
{
    size_t found = 0;
    for (int pass = 0; pass < 2; pass++)
        for (size_t n = 0; n < s->number_count; n++)
            for (size_t i = 0; i < s->near.count && found < 2; i++) {
                const product p = {total, s->numbers[n], s->near.of[i]};
                int by;
                if (!are_total_and_each(s, &p) || is_explained(s, p.number, p.each))
                    continue;
                s->trials += pass == 0;
                s->tied += pass == 0 && (are_tied(s->c, &p) || (s->said[p.each] & IS_AVERAGE));
                if (pass == 0 || !is_slip(s, &p, &by))
                    continue;
                if (found && p.number == out->number && fig_is_told_twice(s->c, p.each, out->each)) {
                    out->each = fig_of(s->c, p.each)->per.len ? p.each : out->each;
                    continue;
                }
                *out = p;
                *power = by;
                found++;
            }
    return found == 1;
}

/* Is the amount what some number of things in sight and another amount make? */
static bool is_made(const products *s, int32_t total)
{
    for (size_t n = 0; n < s->number_count; n++)
        for (size_t i = 0; i < s->near.count; i++) {
            const product p = {total, s->numbers[n], s->near.of[i]};
            if (are_total_and_each(s, &p) && holds(s->c, &p))
                return true;
        }
    return false;
}

/* Per figure: what the words say of it. */
static uint8_t *said_of(const fig_checking *c)
{
    uint8_t *said = fig_calloc(c->result->count + 1, 1);
    for (size_t i = 0; said && i < c->result->claim_count; i++) {
        const fig_claim *claim = &c->result->claims[i];
        said[claim->figures[0]] |= claim->of == FIG_CLAIM_AVERAGE_OF ? IS_AVERAGE : claim->of == FIG_CLAIM_ADJUSTED ? IS_ADJUSTED : 0;
    }
    return said;
}

void fig_check_products(fig_checking *c)
{
    uint8_t *said = said_of(c);
    c->nomem = c->nomem || !said;
    for (int32_t i = 0; !c->nomem && (size_t)i < c->result->count; i++) {
        const fig_figure *f = fig_of(c, i);
        products s = {.c = c, .said = said};
        product p;
        int power;
        if (!is_amount(f) || said[i] & IS_ADJUSTED || f->mod != FIG_MOD_NONE || (f->per.len && !(f->supplied & FIG_SUPPLIED_PER)) ||
            !f->value.ptr || fig_is_marked(c, i, FIG_MARK_DOUBTED) || !fig_sought_near(c, i, 1, 1, &s.near))
            continue;
        s.number_count = numbers_near(c, i, s.numbers);
        if (!is_made(&s, i) && find(&s, i, &p, &power))
            add(c, &p, power, said[p.each] & IS_AVERAGE);
        fig_forget_numbers(c);
    }
    fig_free(said);
}
