/*
 * C8: a percentage of a whole number of people is possible, or not.
 *
 * in   "37.5 percent of 15 people"          out   5.6 people: 5 would be 33.3 %, 6 would be 40 %
 * Cut off is let pass as well as rounded: 66.6 percent of three. Of more than 10,000 nothing is asked: every percentage that is printed is possible there.
 */
#include "../base/alloc.h"
#include "checking.h"

enum { MOST = 10000 };

/* The least whole number that is not below n; n is not negative and at most MOST. */
static int64_t rounded_up(fig_checking *c, fig_number n)
{
    int64_t k = (int64_t)fig_number_to_double(n) - 1;
    k = k < 0 ? 0 : k;
    while (fig_number_cmp(&c->pool, fig_number_int(k), n) < 0)
        k++;
    return k;
}

static bool read_whole(fig_checking *c, const fig_figure *f, int64_t *n)
{
    fig_number value;
    return f->value.ptr && f->mod == FIG_MOD_NONE && fig_str_is(f->precision, "0") && fig_read_number(c, f->value, &value) &&
           fig_number_to_int(value, n) && *n > 0 && *n <= MOST;
}

static void say_share(fig_checking *c, int64_t k, int64_t n, int places)
{
    fig_number share = fig_number_div(&c->pool, fig_number_int(100 * k), fig_number_int(n));
    fig_strbuf_format(&c->why, "%lld of %lld is ", (long long)k, (long long)n);
    fig_say_number(&c->why, &c->pool, share, places);
    fig_strbuf_char(&c->why, '%');
}

/* Digits behind the point that the percentage has. */
static int places_of(fig_checking *c, const fig_figure *f)
{
    fig_number half;
    int places = 0;
    if (!fig_read_number(c, f->precision, &half))
        return 1;
    while (places < 6 && fig_number_cmp(&c->pool, fig_number_scale(&c->pool, half, places),
                                        fig_number_div(&c->pool, fig_number_int(1), fig_number_int(2))) < 0)
        places++;
    return places;
}

/* The upper end where what is cut off counts as well: 66.6 is two of three. */
static fig_number with_cut_off(fig_checking *c, fig_interval value)
{
    return fig_number_add(&c->pool, value.high, fig_number_sub(&c->pool, value.high, fig_interval_middle(&c->pool, value)));
}

/* The interval of a percentage that could be a share. "Some 64.5 percent": who prints a decimal knows it to a point. */
static bool read_share(fig_checking *c, int32_t share, fig_interval *value)
{
    const fig_figure *p = fig_of(c, share);
    fig_number n;
    if (p->role == FIG_ROLE_CHANGE || !fig_str_is(p->unit, "%") || !p->value.ptr || !p->precision.ptr)
        return false;
    if (p->mod == FIG_MOD_APPROX && p->value.len && memchr(p->value.ptr, '.', p->value.len) && fig_read_number(c, p->value, &n)) {
        *value = fig_interval_around(&c->pool, n, fig_number_int(1));
        return true;
    }
    return p->mod == FIG_MOD_NONE && fig_read(c, &share, 1, value);
}

static void compare_share(fig_checking *c, int32_t share, int32_t whole)
{
    const fig_figure *p = fig_of(c, share), *f = fig_of(c, whole);
    fig_interval value;
    int64_t n;
    if (!read_share(c, share, &value) || !read_whole(c, f, &n) || fig_number_is_negative(value.low) ||
        fig_number_cmp(&c->pool, value.low, fig_number_int(100)) > 0)
        return;
    value.high = with_cut_off(c, value);
    fig_number hundredth = fig_number_div(&c->pool, fig_number_int(n), fig_number_int(100));
    fig_interval people = fig_interval_mul(&c->pool, value, fig_interval_exact(hundredth));
    int64_t k = rounded_up(c, people.low);
    bool possible = fig_number_cmp(&c->pool, fig_number_int(k), people.high) <= 0;
    fig_compared x = {.check = 8,
                      .verdict = possible ? FIG_VERDICT_CONSISTENT : FIG_VERDICT_INCONSISTENT,
                      .figures = {share, whole},
                      .count = 2,
                      .stated = p->text,
                      .recomputed = people,
                      .unit = f->unit};
    if (fig_finding_wanted(c, x.verdict)) {
        fig_say_figure(&c->why, p);
        fig_strbuf_puts(&c->why, " of ");
        fig_say_figure(&c->why, f);
        fig_strbuf_puts(&c->why, possible ? " is possible: " : " is no whole number: ");
        if (!possible && k > 0) {
            say_share(c, k - 1, n, places_of(c, p));
            fig_strbuf_puts(&c->why, ", ");
        }
        say_share(c, k, n, places_of(c, p));
    }
    fig_finding_add(c, &x, NULL);
}

bool fig_is_firm_count(const fig_figure *f)
{
    return f->mod == FIG_MOD_NONE &&
           (f->kind == FIG_KIND_COUNT || f->kind == FIG_KIND_NUMBER || (f->kind == FIG_KIND_RATIO && f->terms.ptr));
}

/* "two out of five" may be as near as fifths come: half a part either way, up to tenths; "one in 20" is told from one in 19 and in 21. */
static fig_interval of_few(fig_checking *c, const fig_figure *ratio, fig_interval value)
{
    enum { FEW = 10, MANY = 1000000 };
    fig_number part, whole, one = fig_number_int(1), two = fig_number_int(2);
    int64_t n;
    if (!fig_read_terms(c, ratio, &part, &whole) || !fig_number_to_int(whole, &n) || n < 1 || n > MANY)
        return value;
    if (n > FEW)
        return fig_number_cmp(&c->pool, part, one) ? value
                                                   : fig_interval_ends(fig_number_div(&c->pool, two, fig_number_int(2 * n + 1)),
                                                                       fig_number_div(&c->pool, two, fig_number_int(2 * n - 1)));
    fig_number half = fig_number_div(&c->pool, fig_number_int(1), fig_number_int(2 * n));
    return fig_interval_add(&c->pool, value, fig_interval_ends(fig_number_neg(&c->pool, half), half));
}

/* A whole beside a part that is written to the last one: of 1,200 people, 648. It may be round to tens, not to hundreds. */
static void narrow_whole(fig_checking *c, const fig_figure *part, const fig_figure *whole, fig_interval *value)
{
    enum { HALF_OF_TEN = 5 };
    fig_number n;
    if (part->precision_loose.ptr || !fig_str_is(part->precision, "0.5") || !fig_str_is(whole->precision, "0.5") ||
        !fig_read_number(c, whole->value, &n))
        return;
    fig_interval ten = fig_interval_around(&c->pool, n, fig_number_int(HALF_OF_TEN));
    if (value->has_low && fig_number_cmp(&c->pool, ten.low, value->low) > 0)
        *value = ten;
}

/* A part of a number of people or things, one ratio or two figures, and the percentage that it is said to be. */
static void compare_counted(fig_checking *c, const fig_claim *claim)
{
    const size_t last = claim->count - 1;
    const fig_figure *p = fig_of(c, claim->figures[last]);
    fig_interval values[3];
    const bool about = p->mod == FIG_MOD_APPROX;
    if (claim->count == 3 && p->kind == FIG_KIND_RATIO) {
        fig_compare_fraction(c, claim);
        return;
    }
    if (claim->count > 3 || !fig_str_is(p->unit, "%") || (p->mod != FIG_MOD_NONE && !about) || p->role == FIG_ROLE_CHANGE ||
        (last == 1) != (fig_of(c, claim->figures[0])->kind == FIG_KIND_RATIO))
        return;
    for (size_t i = 0; i < last; i++)
        if (!fig_is_firm_count(fig_of(c, claim->figures[i])))
            return;
    if (!fig_read(c, claim->figures, claim->count, values) || !fig_interval_bounded(values[last]))
        return;
    if (last == 2)
        narrow_whole(c, fig_of(c, claim->figures[0]), fig_of(c, claim->figures[1]), &values[1]);
    fig_compared x = {.check = 8, .count = claim->count, .stated = p->text, .unit = p->unit};
    memcpy(x.figures, claim->figures, claim->count * sizeof *x.figures);
    fig_interval printed = values[0]; /* of one ratio: exact */
    if (last == 1)
        values[0] = of_few(c, fig_of(c, claim->figures[0]), values[0]);
    x.recomputed = fig_interval_mul(&c->pool, last == 2 ? fig_interval_div(&c->pool, values[0], values[1]) : values[0],
                                    fig_interval_exact(fig_number_int(100)));
    if (!fig_interval_bounded(x.recomputed))
        return;
    if (!about)
        values[last].high = with_cut_off(c, values[last]);
    x.verdict = fig_compare(c, x.recomputed, values[last]);
    if (fig_finding_wanted(c, x.verdict)) {
        fig_say_figure(&c->why, fig_of(c, claim->figures[0]));
        if (last == 2) {
            fig_strbuf_puts(&c->why, " of ");
            fig_say_figure(&c->why, fig_of(c, claim->figures[1]));
        }
        fig_strbuf_puts(&c->why, " is ");
        if (last == 1)
            fig_say_number(&c->why, &c->pool, fig_number_scale(&c->pool, printed.low, 2), places_of(c, p));
        else
            fig_say_interval(&c->why, &c->pool, x.recomputed, x.verdict == FIG_VERDICT_CONSISTENT);
        fig_strbuf_puts(&c->why, x.verdict == FIG_VERDICT_CONSISTENT ? "%, as stated: " : "%, not ");
        fig_say_figure(&c->why, p);
    }
    fig_finding_add(c, &x, NULL);
}

/* What a fraction in words may be, in tenths of it. */
typedef struct tenths {
    int low, high;
} tenths;

static tenths tenths_of(fig_mod mod)
{
    if (mod == FIG_MOD_LESS_THAN || mod == FIG_MOD_AT_MOST)
        return (tenths){5, 11};
    if (mod == FIG_MOD_MORE_THAN || mod == FIG_MOD_AT_LEAST)
        return (tenths){9, 15};
    return (tenths){8, 12};
}

/* Twelve of 40, nearly a third: a fraction in words is known to a fifth of it, `more than a third` up to half as much again. */
static void compare_word(fig_checking *c, const fig_claim *claim)
{
    enum { TENTHS = 10 };
    const fig_figure *ratio = fig_of(c, claim->figures[0]), *said = fig_of(c, claim->figures[1]);
    const fig_str text = said->value.ptr ? said->value : said->low.ptr ? said->low : said->high;
    const tenths span = tenths_of(said->mod);
    fig_number value, one = fig_number_int(1), ten = fig_number_int(TENTHS);
    fig_compared x = {.check = 8, .figures = {claim->figures[0], claim->figures[1]}, .count = 2, .stated = said->text};
    if (claim->count != 2 || fig_str_has_digit(said->text) || !ratio->terms.ptr || ratio->mod != FIG_MOD_NONE ||
        !fig_read(c, claim->figures, 1, &x.recomputed) || !fig_read_number(c, text, &value) || fig_number_cmp(&c->pool, value, one) >= 0)
        return;
    const fig_interval share = of_few(c, ratio, x.recomputed),
                       meant = fig_interval_ends(fig_number_div(&c->pool, fig_number_mul(&c->pool, value, fig_number_int(span.low)), ten),
                                                 fig_number_div(&c->pool, fig_number_mul(&c->pool, value, fig_number_int(span.high)), ten));
    x.verdict = fig_compare(c, share, meant);
    if (fig_finding_wanted(c, x.verdict)) {
        fig_say_figure(&c->why, ratio);
        fig_strbuf_puts(&c->why, " is ");
        fig_say_number(&c->why, &c->pool, fig_number_scale(&c->pool, x.recomputed.low, 2), 0);
        fig_strbuf_puts(&c->why, x.verdict == FIG_VERDICT_CONSISTENT ? "%, as stated: " : "%, not ");
        fig_say_figure(&c->why, said);
    }
    fig_finding_add(c, &x, NULL);
}

static bool is_part_or_whole(const fig_figure *f)
{
    return (f->kind == FIG_KIND_COUNT || f->kind == FIG_KIND_NUMBER || f->kind == FIG_KIND_RATIO) && !f->per.len &&
           f->role != FIG_ROLE_CHANGE && f->same_as < 0;
}

/* "140 delegates (9 percent of the total), followed by 121": a part, with a percentage of its own. */
static bool is_share_itself(const fig_checking *c, int32_t whole, int32_t part)
{
    return whole + 1 < part && fig_of(c, whole + 1)->kind == FIG_KIND_PERCENT && fig_of(c, whole + 1)->role != FIG_ROLE_CHANGE;
}

/* The number of things, before a part of them, that stands alone in the part's sentence and the one before it; -1: none, or several. */
static int32_t whole_of(fig_checking *c, int32_t part)
{
    const fig_figure *p = fig_of(c, part);
    fig_number n, most;
    int32_t found = -1;
    for (int32_t i = part - 1; i >= 0; i--) {
        const fig_figure *f = fig_of(c, i);
        if (!fig_str_same(f->field, p->field) || f->sentence + 1 < p->sentence)
            break;
        if (!is_part_or_whole(f))
            continue;
        if (found >= 0 || f->kind != FIG_KIND_COUNT || is_share_itself(c, i, part) ||
            (p->unit.len && !(p->supplied & FIG_SUPPLIED_UNIT && fig_str_same(f->unit, p->unit))) || !fig_read_number(c, f->value, &n) ||
            !fig_read_number(c, p->value, &most) || fig_number_cmp(&c->pool, n, most) <= 0)
            return -1;
        found = i;
    }
    return found;
}

/* "61,300 people, a gain since 1896 of 18,240, or 42.4 percent": a percentage of what was there before. */
static bool is_gain(fig_checking *c, const int32_t figures[3])
{
    fig_interval share;
    fig_number part, whole;
    if (!fig_read(c, figures + 2, 1, &share) || !fig_read_number(c, fig_of(c, figures[0])->value, &part) ||
        !fig_read_number(c, fig_of(c, figures[1])->value, &whole) || fig_number_cmp(&c->pool, part, whole) >= 0)
        return false;
    const fig_number gain = fig_number_div(&c->pool, part, fig_number_sub(&c->pool, whole, part));
    const fig_number told = fig_of(c, figures[2])->kind == FIG_KIND_PERCENT ? fig_number_scale(&c->pool, gain, 2) : gain;
    return !fig_interval_disjoint(&c->pool, fig_interval_exact(told), share);
}

/* "Of the 32 teachers at the school 12 are over 60, which is 37.5 percent": a part and its whole that a claim of the share's sentence ties; false: none does. */
static bool tied_before(const fig_checking *c, int32_t share, fig_claim *out)
{
    for (size_t i = 0; i < c->result->claim_count; i++) {
        const fig_claim *claim = &c->result->claims[i];
        if (claim->of != FIG_CLAIM_RATIO || claim->count != 2 || claim->figures[0] > share || claim->figures[1] > share ||
            !fig_in_one_sentence(fig_of(c, claim->figures[0]), fig_of(c, share)))
            continue;
        *out = (fig_claim){.figures = {claim->figures[0], claim->figures[1], share}, .count = 3, .of = FIG_CLAIM_OR_SHARE};
        return true;
    }
    return false;
}

enum { TIED = 1, OF_THEM = 2 }; /* wordings tie a share to its part; call a part one of them */

/* "50 nurses. Of them 36 have signed, or 72 percent": the part is the last number before the percentage, the whole the only one before that. */
static void compare_or_share(fig_checking *c, const fig_claim *claim, const uint8_t *counted)
{
    const int32_t share = claim->figures[0];
    const fig_figure *p = fig_of(c, share);
    int32_t part = share - 1;
    while (part >= 0 && fig_of(c, part)->kind == FIG_KIND_DATE && fig_of(c, part)->date && fig_of(c, part)->date->grain != FIG_GRAIN_DAY)
        part--; /* "in June 12, or 20 percent, left": of June 12 it is not known */
    if (counted[share] & TIED || part < 0 || !is_part_or_whole(fig_of(c, part)) || fig_of(c, part)->sentence != p->sentence ||
        !fig_str_same(fig_of(c, part)->field, p->field))
        return;
    fig_claim both = {.figures = {part, share}, .count = 2, .of = claim->of};
    if (fig_of(c, part)->kind != FIG_KIND_RATIO) {
        both = (fig_claim){.figures = {part, whole_of(c, part), share}, .count = 3, .of = claim->of};
        if (both.figures[1] < 0 && !tied_before(c, share, &both))
            return;
        const bool far = p->kind == FIG_KIND_RATIO && !fig_in_one_sentence(p, fig_of(c, both.figures[1]));
        if (!(counted[part] & OF_THEM) && (far || is_gain(c, both.figures)))
            return;
    } else if (!fig_of(c, part)->terms.ptr)
        return;
    compare_counted(c, &both);
}

/* Does a percentage of the part and its whole hold, told in another way: of those who are left, how much less or more the one is than the other? */
static bool is_otherwise(fig_checking *c, const int32_t figures[3])
{
    const fig_interval hundred = fig_interval_exact(fig_number_int(100));
    fig_interval v[3];
    fig_number_pool *pool = &c->pool;
    if (!fig_read(c, figures, 3, v))
        return true;
    const fig_interval share = fig_interval_mul(pool, fig_interval_div(pool, v[0], v[1]), hundred),
                       over = fig_interval_mul(pool, fig_interval_div(pool, v[1], v[0]), hundred);
    return !fig_interval_disjoint(pool, fig_interval_sub(pool, hundred, share), v[2]) || !fig_interval_disjoint(pool, over, v[2]) ||
           !fig_interval_disjoint(pool, fig_interval_sub(pool, over, hundred), v[2]);
}

/* "150 flats. Mould was found in 45 of them. That is 33 percent": the part is the last number of the sentence before. */
static void compare_that_share(fig_checking *c, int32_t share)
{
    const fig_figure *p = fig_of(c, share);
    int32_t part = share - 1;
    while (part >= 0 && fig_of(c, part)->sentence == p->sentence)
        part--;
    while (part >= 0 && fig_of(c, part)->kind == FIG_KIND_DATE)
        part--;
    if (part < 0 || fig_of(c, part)->sentence + 1 != p->sentence || !fig_str_same(fig_of(c, part)->field, p->field) ||
        !is_part_or_whole(fig_of(c, part)))
        return;
    const bool ratio = fig_of(c, part)->kind == FIG_KIND_RATIO;
    const int32_t whole = ratio ? -1 : whole_of(c, part);
    fig_claim both = {.figures = {part, ratio ? share : whole, share}, .count = ratio ? 2 : 3};
    if (ratio ? fig_of(c, part)->terms.ptr != NULL : whole >= 0 && !is_otherwise(c, both.figures))
        compare_counted(c, &both);
}

void fig_check_people(fig_checking *c)
{
    uint8_t *counted = fig_calloc(c->result->count + 1, 1);
    c->nomem = c->nomem || !counted;
    for (size_t i = 0; counted && i < c->result->claim_count; i++) {
        const fig_claim *claim = &c->result->claims[i];
        for (size_t k = 1; k < claim->count; k++)
            counted[claim->figures[k]] |= TIED;
        counted[claim->figures[0]] |= claim->of == FIG_CLAIM_OF_THEM ? OF_THEM : 0;
    }
    for (size_t i = 0; counted && i < c->result->claim_count; i++) {
        const fig_claim *claim = &c->result->claims[i];
        if (claim->of == FIG_CLAIM_SHARE && claim->count == 2)
            compare_share(c, claim->figures[0], claim->figures[1]);
        else if (claim->of == FIG_CLAIM_SHARE_NOUN && fig_counted_as_named(c, claim->figures[0]) >= 0)
            compare_share(c, claim->figures[0], fig_counted_as_named(c, claim->figures[0]));
        else if (claim->of == FIG_CLAIM_SHARE_THEM && fig_counted_before(c, claim->figures[0]) >= 0)
            compare_share(c, claim->figures[0], fig_counted_before(c, claim->figures[0]));
        else if (claim->of == FIG_CLAIM_COUNTED && claim->count >= 2)
            compare_counted(c, claim);
        else if (claim->of == FIG_CLAIM_COUNTED_WORD)
            compare_word(c, claim);
        else if (claim->of == FIG_CLAIM_OR_SHARE)
            compare_or_share(c, claim, counted);
        else if (claim->of == FIG_CLAIM_THAT_SHARE && !(counted[claim->figures[0]] & TIED))
            compare_that_share(c, claim->figures[0]);
    }
    fig_free(counted);
}
