/*
 * C15: physical conversions: 5 miles (8 km), 35 degrees Celsius (95 degrees Fahrenheit).
 *
 * in   two quantities that are said to be the same          out   the first in the second's unit, 8.05 km
 * Where only the first value's own roundness lets them agree (100 metres, 382 feet), nothing is decided. Sizes of units come from the engine (grammars/common/unit-size.gram). Who converts also rounds: what is a twentieth off, or a degree, is let
 * pass, of two values of three digits a fortieth, of more an eightieth; `tons` may be any of their kinds. A difference of temperatures has no zero: 2 degrees Celsius warmer is 3.6 Fahrenheit;
 * whether one is meant the words hardly tell (limit warming to 1.5 C): what fits as a small one is let pass.
 */
#include "../base/ascii.h"
#include "sought.h"
#include "words_beside.h"

enum { SLACK = 20, FINE_SLACK = 40, FINEST_SLACK = 80, FINE_DIGITS = 3, MOST_UNITS = 4 };

typedef struct size_of_unit {
    fig_number factor, offset;
    char dimension[sizeof((fig_unit *)0)->dimension];
} size_of_unit;

static bool read_size(fig_checking *c, fig_str code, size_of_unit *out)
{
    fig_unit unit = {.size = sizeof unit};
    fig_status status = code.len && c->result->engine ? fig_engine_unit(c->result->engine, code.ptr, code.len, &unit, NULL) : FIG_E_USAGE;
    c->nomem = c->nomem || status == FIG_E_NOMEM;
    if (status != FIG_OK)
        return false;
    memcpy(out->dimension, unit.dimension, sizeof unit.dimension);
    return fig_read_number(c, (fig_str){unit.factor, strlen(unit.factor)}, &out->factor) &&
           fig_read_number(c, (fig_str){unit.offset, strlen(unit.offset)}, &out->offset);
}

/* The units that a figure may be in. */
static size_t sizes_of(fig_checking *c, const fig_figure *f, size_of_unit sizes[MOST_UNITS])
{
    size_t n = read_size(c, f->unit, &sizes[0]);
    for (size_t i = 0; i < f->alternative_count && n && n < MOST_UNITS; i++)
        n += read_size(c, f->alternatives[i].unit, &sizes[n]);
    return n;
}

/* v of one unit in the other; `zero`: zeros count. */
static fig_interval converted(fig_checking *c, fig_interval v, const size_of_unit *from, const size_of_unit *to, bool zero)
{
    if (zero)
        v = fig_interval_add(&c->pool, v, fig_interval_exact(from->offset));
    v = fig_interval_mul(&c->pool, v, fig_interval_exact(fig_number_div(&c->pool, from->factor, to->factor)));
    return zero ? fig_interval_sub(&c->pool, v, fig_interval_exact(to->offset)) : v;
}

static bool has_zero(const size_of_unit *a, const size_of_unit *b)
{
    return !fig_number_is_zero(a->offset) || !fig_number_is_zero(b->offset);
}

/* Digits from the first to the last that is no zero: 3 of 1,650. */
static int digits_that_count(fig_str value)
{
    int n = 0, count = 0;
    for (size_t i = 0; i < value.len; i++) {
        bool digit = value.ptr[i] >= '0' && value.ptr[i] <= '9';
        n += digit && (n || value.ptr[i] != '0');
        count = digit && value.ptr[i] != '0' ? n : count;
    }
    return count;
}

/* The value divided by this is let pass. */
static int slack_of(const fig_figure *f, const fig_figure *g)
{
    const int a = digits_that_count(f->value), b = digits_that_count(g->value);
    return a < FINE_DIGITS || b < FINE_DIGITS ? SLACK : a > FINE_DIGITS || b > FINE_DIGITS ? FINEST_SLACK : FINE_SLACK;
}

/* `degrees`: of temperatures, how far one may be off; else NULL. */
static fig_interval with_slack(fig_checking *c, fig_interval v, const fig_number *degrees, int slack)
{
    fig_number one = fig_number_int(1);
    if (degrees)
        return fig_interval_add(&c->pool, v, fig_interval_ends(fig_number_neg(&c->pool, *degrees), *degrees));
    return fig_interval_mul(&c->pool, v, fig_interval_around(&c->pool, one, fig_number_div(&c->pool, one, fig_number_int(slack))));
}

/* A temperature that ends in zeros is round to tens, not to hundreds: 200 degrees are no 160. */
static fig_interval narrow_degrees(fig_checking *c, fig_interval value, fig_number printed)
{
    enum { HALF_OF_TEN = 5 };
    fig_interval ten = fig_interval_around(&c->pool, printed, fig_number_int(HALF_OF_TEN));
    return value.has_low && fig_number_cmp(&c->pool, ten.low, value.low) > 0 ? ten : value;
}

/* How far a converted temperature may be off: a degree; where water boils and above, as much as the marks of ovens are apart (180 C, 350 F). */
static fig_number degrees_let_pass(fig_checking *c, fig_interval printed, const size_of_unit *from, const size_of_unit *to)
{
    enum { BOILING = 373, OVEN_MARK = 7 }; /* kelvins */
    fig_number kelvins = fig_number_mul(&c->pool, fig_number_add(&c->pool, printed.low, from->offset), from->factor);
    return fig_number_cmp(&c->pool, kelvins, fig_number_int(BOILING)) < 0 ? fig_number_int(1)
                                                                          : fig_number_div(&c->pool, fig_number_int(OVEN_MARK), to->factor);
}

/* May it be how far two temperatures are apart? More than 25 kelvins hardly. */
static bool may_be_difference(fig_checking *c, fig_interval printed, const size_of_unit *from)
{
    enum { DIFFERENCE_MOST = 25 };
    return printed.has_low && printed.has_high && !fig_number_is_negative(printed.low) && /* minus 13 is none */
           fig_number_cmp(&c->pool, fig_number_mul(&c->pool, printed.high, from->factor), fig_number_int(DIFFERENCE_MOST)) <= 0;
}

typedef struct factor_of {
    const size_of_unit *from, *to;
} factor_of;

static bool conversion_fits(fig_checking *c, const fig_interval *values, void *user)
{
    const factor_of *x = user;
    fig_interval expected = with_slack(c, converted(c, values[0], x->from, x->to, false), NULL, SLACK);
    return !fig_interval_disjoint(&c->pool, expected, values[1]);
}

static void say_conversion(fig_checking *c, const fig_compared *x)
{
    fig_say_figure(&c->why, fig_of(c, x->figures[0]));
    fig_strbuf_puts(&c->why, x->verdict == FIG_VERDICT_INCONSISTENT ? " would be " : " is ");
    fig_say_like(&c->why, &c->pool, x->recomputed, fig_of(c, x->figures[1]), x->verdict != FIG_VERDICT_INCONSISTENT);
    if (x->verdict == FIG_VERDICT_UNDECIDABLE)
        fig_strbuf_puts(&c->why, ", which is too round to tell whether it is ");
    else
        fig_strbuf_puts(&c->why, x->verdict == FIG_VERDICT_CONSISTENT ? ", as stated: " : ", not ");
    fig_say_figure(&c->why, fig_of(c, x->figures[1]));
}

static void add_misfit(fig_checking *c, fig_compared *x, fig_interval *values, factor_of *units)
{
    int power, slipped = has_zero(units->from, units->to) ? -1 : fig_find_slip(c, values, 2, conversion_fits, units, &power);
    if (slipped < 0) {
        fig_finding_add(c, x, NULL);
        return;
    }
    x->check = 11;
    c->text.len = 0;
    fig_say_slip(c, &c->text, x->figures[slipped], power);
    fig_strbuf_puts(&c->why, "; ");
    fig_strbuf_puts(&c->why, fig_strbuf_cstr(&c->text));
    fig_strbuf_puts(&c->why, " would fit");
    fig_finding_add(c, x, fig_arena_copy(&c->result->arena, c->text.data, c->text.len));
}

/* `over 6,400 kilograms (14,000 pounds)`: what is converted is the bound itself. */
static fig_interval closed(fig_checking *c, const fig_figure *f, fig_interval x)
{
    fig_number bound;
    if (x.has_low == x.has_high || !fig_read_number(c, x.has_low ? f->low : f->high, &bound))
        return x;
    const fig_number end = x.has_low ? x.low : x.high,
                     other = fig_number_sub(&c->pool, fig_number_mul(&c->pool, bound, fig_number_int(2)), end);
    return x.has_low ? fig_interval_ends(end, other) : fig_interval_ends(other, end);
}

static void compare_quantities(fig_checking *c, int32_t a, int32_t b)
{
    const fig_figure *f = fig_of(c, a), *g = fig_of(c, b);
    size_of_unit from[MOST_UNITS], to[MOST_UNITS];
    int32_t figures[2] = {a, b};
    const int slack = slack_of(f, g);
    fig_interval values[2];
    size_t n = sizes_of(c, f, from), m = sizes_of(c, g, to);
    if (!n || !m || strcmp(from[0].dimension, to[0].dimension) != 0 || !fig_read(c, figures, 2, values))
        return;
    values[0] = closed(c, f, values[0]);
    values[1] = closed(c, g, values[1]);
    fig_interval printed = values[0];
    fig_number n_printed = fig_number_int(0);
    if (f->value.ptr && fig_read_number(c, f->value, &n_printed))
        printed = fig_interval_exact(n_printed);
    fig_compared x = {.check = 15, .verdict = FIG_VERDICT_INCONSISTENT, .figures = {a, b}, .count = 2, .stated = g->text, .unit = g->unit};
    bool change = f->role == FIG_ROLE_CHANGE || g->role == FIG_ROLE_CHANGE, degrees = has_zero(&from[0], &to[0]);
    fig_number let_pass = fig_number_int(1);
    if (degrees && f->value.ptr && f->mod == FIG_MOD_NONE && !change) {
        values[0] = narrow_degrees(c, values[0], n_printed);
        let_pass = degrees_let_pass(c, printed, &from[0], &to[0]);
    }
    const bool difference = change || (degrees && may_be_difference(c, printed, &from[0]));
    x.recomputed = converted(c, values[0], &from[0], &to[0], !change);
    for (size_t i = 0; i < n * m; i++) {
        const size_of_unit *p = &from[i / m], *q = &to[i % m];
        for (int zero = 0; zero < (degrees ? 2 : 1); zero++) {
            if (degrees && !zero && !difference)
                continue;
            const fig_number *slack_degrees = degrees && (zero || change) ? &let_pass : NULL;
            fig_interval v = converted(c, values[0], p, q, zero != 0);
            if (strcmp(p->dimension, q->dimension) != 0 ||
                fig_interval_disjoint(&c->pool, with_slack(c, v, slack_degrees, slack), values[1]))
                continue;
            bool as_printed =
                !fig_interval_disjoint(&c->pool, with_slack(c, converted(c, printed, p, q, zero != 0), slack_degrees, slack), values[1]);
            if (as_printed || x.verdict == FIG_VERDICT_INCONSISTENT)
                x.recomputed = v;
            x.verdict = as_printed || x.verdict == FIG_VERDICT_CONSISTENT ? FIG_VERDICT_CONSISTENT : FIG_VERDICT_UNDECIDABLE;
        }
    }
    if (fig_finding_wanted(c, x.verdict))
        say_conversion(c, &x);
    if (x.verdict == FIG_VERDICT_INCONSISTENT)
        add_misfit(c, &x, values, &(factor_of){&from[0], &to[0]});
    else
        fig_finding_add(c, &x, NULL);
}

/* Feet, pounds, Fahrenheit: UCUM has them in brackets. A kilometre and 300 metres are hardly one thing in two units. */
static bool is_customary(fig_str unit)
{
    return unit.len && memchr(unit.ptr, '[', unit.len) != NULL;
}

/* The units of one dimension, the one customary and the other not. */
static bool is_other_system(fig_checking *c, const fig_figure *f, const fig_figure *g)
{
    size_of_unit a[MOST_UNITS], b[MOST_UNITS];
    return f->kind == FIG_KIND_QUANTITY && is_customary(f->unit) != is_customary(g->unit) && fig_str_same(f->per, g->per) &&
           sizes_of(c, f, a) && sizes_of(c, g, b) && strcmp(a[0].dimension, b[0].dimension) == 0;
}

/* More than twice as much, or less than half, was measured of something else. Of temperatures nothing is asked. */
static bool is_far(fig_checking *c, int32_t a, int32_t b)
{
    size_of_unit from[MOST_UNITS], to[MOST_UNITS];
    const int32_t figures[2] = {a, b};
    const fig_number half = fig_number_div(&c->pool, fig_number_int(1), fig_number_int(2));
    fig_interval v[2];
    if (!sizes_of(c, fig_of(c, a), from) || !sizes_of(c, fig_of(c, b), to) || !fig_read(c, figures, 2, v))
        return true;
    return !has_zero(&from[0], &to[0]) &&
           fig_interval_disjoint(
               &c->pool,
               fig_interval_mul(&c->pool, converted(c, v[0], &from[0], &to[0], false), fig_interval_ends(half, fig_number_int(2))), v[1]);
}

/* "64 kilometres long. At 50 miles it is the longest": the only quantity of the dimension in the sentence before. */
static void compare_that(fig_checking *c, int32_t quantity)
{
    const fig_figure *g = fig_of(c, quantity);
    int32_t found = -1;
    for (int32_t i = quantity - 1; i >= 0; i--) {
        const fig_figure *f = fig_of(c, i);
        if (f->sentence + 1 < g->sentence || !fig_str_same(f->field, g->field))
            break;
        if (f->kind != FIG_KIND_QUANTITY || f->same_as >= 0)
            continue;
        if (found >= 0 || f->sentence == g->sentence || !is_other_system(c, f, g) || f->role == FIG_ROLE_CHANGE || f->mod != FIG_MOD_NONE)
            return;
        found = i;
    }
    if (found >= 0 && g->same_as < 0 && g->restates < 0 && !is_far(c, found, quantity))
        compare_quantities(c, found, quantity);
}

/* The same without slack, values at their word. */
static bool fits_exactly(fig_checking *c, const fig_interval *values, void *user)
{
    const factor_of *x = user;
    return !fig_interval_disjoint(&c->pool, converted(c, values[0], x->from, x->to, false), values[1]);
}

/* Does a word behind it say what was measured: 4,936 feet above the sea? */
static bool goes_on(const fig_checking *c, const fig_figure *f)
{
    const fig_field_text *t = fig_text_of(c, f);
    return t && f->text_end + 1 < t->len && t->text[f->text_end] == ' ' && fig_ascii_is_letter(t->text[f->text_end + 1]);
}

/* Two quantities of a sentence in two units of one dimension that no words tie, of which the one would be the other, had two digits not changed places: 1,240 pounds, which he worked out as 526 kilograms. */
static void compare_sought(fig_checking *c, int32_t a, int32_t b)
{
    const fig_figure *f = fig_of(c, a), *g = fig_of(c, b);
    const int32_t figures[2] = {a, b};
    size_of_unit from, to;
    fig_interval values[2];
    factor_of units = {&from, &to};
    if (f->mod != FIG_MOD_NONE || g->mod != FIG_MOD_NONE || f->per.len || g->per.len || is_customary(f->unit) == is_customary(g->unit) ||
        (fig_is_joined(c, f, g) && goes_on(c, g)) || !read_size(c, f->unit, &from) || !read_size(c, g->unit, &to) || has_zero(&from, &to) ||
        strcmp(from.dimension, to.dimension) != 0 || !fig_read_strictly(c, a, &values[0]) || !fig_read_strictly(c, b, &values[1]) ||
        fits_exactly(c, values, &units))
        return;
    const size_t digits = fig_digits_of(c, a) + fig_digits_of(c, b);
    const fig_number room = fig_number_add(&c->pool, fig_told_to(c, a), fig_told_to(c, b));
    if (fig_is_no_chance(c, room, digits - 1, FIG_LET_PASS_ONE) && fig_slip_explains(c, figures, values, 2, false, fits_exactly, &units))
        compare_quantities(c, a, b);
}

static void check_sought(fig_checking *c)
{
    int32_t before = -1;
    for (int32_t i = 0; (size_t)i < c->result->count; i++) {
        const fig_figure *f = fig_of(c, i);
        if (f->kind != FIG_KIND_QUANTITY || !f->value.ptr)
            continue;
        if (before >= 0 && fig_in_one_sentence(fig_of(c, before), f) && f->same_as < 0 && f->restates < 0 &&
            !fig_is_marked(c, i, FIG_MARK_DOUBTED))
            compare_sought(c, before, i);
        before = i;
    }
}

void fig_check_conversions(fig_checking *c)
{
    for (size_t i = 0; i < c->result->count; i++) {
        const fig_figure *f = fig_of(c, (int32_t)i);
        int32_t other = f->same_as >= 0 ? f->same_as : f->restates;
        if (other < 0 || f->kind != FIG_KIND_QUANTITY)
            continue;
        const fig_figure *g = fig_of(c, other);
        if (g->kind == FIG_KIND_QUANTITY && fig_str_same(f->per, g->per) && !fig_str_same(f->unit, g->unit))
            compare_quantities(c, other, (int32_t)i);
    }
    for (size_t i = 0; i < c->result->claim_count; i++) {
        const fig_claim *claim = &c->result->claims[i];
        if (claim->of == FIG_CLAIM_THAT_CONVERTED)
            compare_that(c, claim->figures[0]);
        if (claim->of != FIG_CLAIM_CONVERTED || claim->count != 2)
            continue;
        const fig_figure *f = fig_of(c, claim->figures[0]), *g = fig_of(c, claim->figures[1]);
        if (g->same_as < 0 && g->restates < 0 && is_customary(f->unit) != is_customary(g->unit) && fig_str_same(f->per, g->per) &&
            !fig_str_same(f->unit, g->unit))
            compare_quantities(c, claim->figures[0], claim->figures[1]);
    }
    check_sought(c);
}
