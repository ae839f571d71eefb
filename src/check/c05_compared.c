/*
 * C5: "x is 4.3 % that of y" gives y; "42 billion, or 60 percent of a product of 70 billion" gives all three.
 *
 * in   the claims: x, the share; the facts of the text          out   y, held against the fact of the same measure whose subject follows `that of`
 */
#include "../base/ascii.h"
#include "alike.h"

/* The share as a factor: 4.3 % is 0.043, `half` and `twice` are what they are. */
static bool factor_of(fig_checking *c, const fig_figure *f, fig_interval value, fig_interval *out)
{
    const fig_interval hundred = fig_interval_exact(fig_number_int(100));
    if (f->kind == FIG_KIND_PERCENT) {
        *out = fig_interval_div(&c->pool, value, hundred);
        return fig_str_is(f->unit, "%");
    }
    *out = value;
    return f->kind == FIG_KIND_MULTIPLE || f->kind == FIG_KIND_RATIO || (f->kind == FIG_KIND_NUMBER && !f->unit.len);
}

static const fig_fact *fact_of(const fig_alike *all, int32_t figure, size_t *at)
{
    for (size_t i = 0; i < all->count; i++)
        if (all->facts[i].fact->figure == figure) {
            *at = i;
            return all->facts[i].fact;
        }
    return NULL;
}

enum { REACH = 60 }; /* bytes behind `4.3%` in which the other's name begins */

/* Does the text behind a figure name this subject? */
static bool names(const fig_checking *c, const fig_figure *behind, fig_str subject)
{
    const fig_result *r = c->result;
    for (size_t i = 0; i < r->field_count; i++) {
        const fig_field_text *t = &r->fields[i];
        if (strcmp(t->name, behind->field.ptr) != 0 || subject.len < 2)
            continue;
        for (size_t at = behind->text_end; at < behind->text_end + REACH && at + subject.len <= t->len; at++)
            if (memcmp(t->text + at, subject.ptr, subject.len) == 0)
                return true;
    }
    return false;
}

/* values: x, y; y is x divided by the share */
static bool share_fits(fig_checking *c, const fig_interval *values, void *user)
{
    const fig_interval *factor = user;
    return !fig_interval_disjoint(&c->pool, fig_interval_div(&c->pool, values[0], *factor), values[1]);
}

/* What does not fit: a slip of a thousand in one of the amounts, or C5. */
static void add_misfit(fig_checking *c, fig_compared *x, const fig_interval values[3], fig_interval factor)
{
    fig_interval amounts[2] = {values[0], values[2]};
    int power, slipped = fig_find_slip(c, amounts, 2, share_fits, &factor, &power);
    if (slipped < 0) {
        fig_finding_add(c, x, NULL);
        return;
    }
    int32_t which = x->figures[slipped == 0 ? 0 : 2];
    x->check = 11;
    x->stated = fig_of(c, which)->text;
    c->text.len = 0;
    fig_say_slip(c, &c->text, which, power);
    fig_strbuf_format(&c->why, "; %s would fit", fig_strbuf_cstr(&c->text));
    fig_finding_add(c, x, fig_arena_copy(&c->result->arena, c->text.data, c->text.len));
}

void fig_compare_portion(fig_checking *c, const int32_t figures[3])
{
    fig_interval values[3], factor;
    if (!fig_read(c, figures, 3, values) || !factor_of(c, fig_of(c, figures[1]), values[1], &factor))
        return;
    fig_compared x = {.check = 5, .figures = {figures[0], figures[1], figures[2]}, .count = 3, .stated = fig_of(c, figures[2])->text};
    x.recomputed = fig_interval_div(&c->pool, values[0], factor);
    x.unit = fig_of(c, figures[2])->unit;
    x.verdict = fig_compare(c, x.recomputed, values[2]);
    if (fig_finding_wanted(c, x.verdict)) {
        fig_say_figure(&c->why, fig_of(c, figures[0]));
        fig_strbuf_puts(&c->why, " is ");
        fig_say_figure(&c->why, fig_of(c, figures[1]));
        const bool times = fig_of(c, figures[1])->kind == FIG_KIND_MULTIPLE; /* twice $1.4 billion */
        fig_strbuf_puts(&c->why, times ? " " : " of ");
        fig_say_like(&c->why, &c->pool, x.recomputed, fig_of(c, figures[2]), x.verdict == FIG_VERDICT_CONSISTENT);
        fig_strbuf_puts(&c->why, x.verdict == FIG_VERDICT_INCONSISTENT ? (times ? ", not " : ", not of ") : ", as stated: ");
        fig_say_figure(&c->why, fig_of(c, figures[2]));
    }
    if (x.verdict == FIG_VERDICT_INCONSISTENT)
        add_misfit(c, &x, values, factor);
    else
        fig_finding_add(c, &x, NULL);
}

/* x, and its share of something that another fact may give. */
static void compare_with_facts(fig_checking *c, const fig_alike *all, int32_t value, int32_t share)
{
    size_t at = 0;
    const fig_fact *f = fact_of(all, value, &at);
    if (!f || !fig_is_firm(c, f) || fig_of(c, share)->mod != FIG_MOD_NONE)
        return;
    size_t first = at < FIG_NEIGHBOURS ? 0 : at - FIG_NEIGHBOURS,
           last = at + FIG_NEIGHBOURS < all->count ? at + FIG_NEIGHBOURS : all->count - 1;
    for (size_t i = first; i <= last; i++) {
        const fig_alike_fact *g = &all->facts[i];
        if (g->measure != all->facts[at].measure || !g->subject || g->subject == all->facts[at].subject || !fig_is_firm(c, g->fact) ||
            !fig_same_period(f, g->fact) || !names(c, fig_of(c, share), g->fact->subject))
            continue;
        fig_compare_portion(c, (int32_t[3]){value, share, g->fact->figure});
        return;
    }
}

/* Of a part and its whole, which may leave out what the part has said: $612 a week, 84 percent of men's $729; 5.4 million people, 8 percent of 67 million. */
static bool of_one_unit(const fig_figure *a, const fig_figure *b)
{
    bool bare = a->kind == FIG_KIND_COUNT && b->kind == FIG_KIND_NUMBER && !b->unit.len;
    return (bare || fig_str_same(a->unit, b->unit)) && (!b->per.len || fig_str_same(a->per, b->per)) && a->mod == FIG_MOD_NONE &&
           b->mod == FIG_MOD_NONE;
}

/* "16 doctors, 68.75 percent of the 16 doctors": told once more, not a part of it. */
static bool is_told_again(const fig_figure *part, const fig_figure *whole)
{
    return part->kind == FIG_KIND_COUNT && fig_str_same(part->value, whole->value);
}

/* A share as it stands; of a factor `about` is enough, as it tells four from three. */
static bool is_known(const fig_figure *share)
{
    return share->mod == FIG_MOD_NONE ||
           (share->kind == FIG_KIND_MULTIPLE && (share->mod == FIG_MOD_APPROX || share->mod == FIG_MOD_NEARLY));
}

/* A share and its whole, whose part the sentence before has. */
static void compare_with_before(fig_checking *c, const fig_claim *claim)
{
    const int32_t share = claim->figures[0], whole = claim->count == 2 ? claim->figures[1] : -1,
                  part = whole >= 0 ? fig_said_before(c, whole) : -1;
    if (part >= 0 && of_one_unit(fig_of(c, part), fig_of(c, whole)) && fig_of(c, share)->mod == FIG_MOD_NONE)
        fig_compare_portion(c, (int32_t[3]){part, share, whole});
}

/* A part and its share, whose whole the sentence before has: "earns $48,000. An assistant gets $36,000, or 75 percent of that". */
static void compare_of_that(fig_checking *c, const fig_claim *claim)
{
    const int32_t part = claim->figures[0], share = claim->figures[1], whole = fig_said_before(c, part);
    if (whole >= 0 && of_one_unit(fig_of(c, whole), fig_of(c, part)) && fig_of(c, share)->mod == FIG_MOD_NONE)
        fig_compare_portion(c, (int32_t[3]){part, share, whole});
}

static char folded(char ch)
{
    return (char)(fig_ascii_is_letter(ch) ? ch | 0x20 : fig_ascii_is_blank(ch) ? ' ' : ch);
}

/* Do the words behind a share, up to the next mark, end with these, and begin with no more than `of its total`? */
static bool is_share_of(const fig_checking *c, const fig_figure *share, fig_str words)
{
    enum { LEAD = 14 }; /* bytes: " of the total " */
    for (size_t i = 0; i < c->result->field_count; i++) {
        const fig_field_text *t = &c->result->fields[i];
        size_t end = share->text_end;
        if (strcmp(t->name, share->field.ptr) != 0)
            continue;
        while (end < t->len && end < share->text_end + REACH && (fig_ascii_is_letter(t->text[end]) || fig_ascii_is_blank(t->text[end])))
            end++;
        if (end < share->text_end + words.len + 1 || end - words.len > share->text_end + LEAD ||
            !fig_ascii_is_blank(t->text[end - words.len - 1]))
            return false;
        for (size_t k = 0; k < words.len; k++)
            if (folded(t->text[end - words.len + k]) != folded(words.ptr[k]))
                return false;
        return words.len > 0;
    }
    return false;
}

/* Not half as much again as the share says, nor less than two thirds of it: else it is the share of something else, of another period's. */
static bool is_near_share(fig_checking *c, const int32_t figures[3])
{
    const fig_number two = fig_number_int(2), three = fig_number_int(3);
    const fig_interval reach = fig_interval_ends(fig_number_div(&c->pool, two, three), fig_number_div(&c->pool, three, two));
    fig_interval v[3], factor;
    return fig_read(c, figures, 3, v) && factor_of(c, fig_of(c, figures[1]), v[1], &factor) &&
           !fig_interval_disjoint(&c->pool, fig_interval_mul(&c->pool, fig_interval_div(&c->pool, v[0], factor), reach), v[2]);
}

/* "Net sales were $109 million. The profit was $19 million, or 17 percent of net sales": of nobody named, or in one sentence of one. */
static void compare_with_named(fig_checking *c, const fig_alike *all, int32_t part, int32_t share)
{
    size_t at = 0;
    const fig_fact *f = fact_of(all, part, &at), *found = NULL;
    const fig_figure *p = fig_of(c, part);
    for (size_t i = f ? (size_t)(f - c->result->facts) : 0; i-- > 0;) {
        const fig_fact *g = &c->result->facts[i];
        if (g->sentence + 1 < p->sentence || !fig_str_same(g->field, p->field))
            break;
        if (g->figure < 0 || g->figure >= part || !fig_is_firm(c, g) || !of_one_unit(p, fig_of(c, g->figure)) ||
            !is_share_of(c, fig_of(c, share), g->measure))
            continue;
        if (found || (!fig_str_same(g->subject, g->measure) && (g->sentence != f->sentence || !fig_str_same(g->subject, f->subject))))
            return;
        found = g;
    }
    const int32_t figures[3] = {part, share, found ? found->figure : -1};
    if (found && fig_of(c, share)->mod == FIG_MOD_NONE && is_near_share(c, figures))
        fig_compare_portion(c, figures);
}

void fig_check_compared(fig_checking *c)
{
    fig_alike all;
    const fig_result *r = c->result;
    if (!fig_alike_make(c, &all))
        return;
    for (size_t i = 0; i < r->claim_count && !c->nomem; i++) {
        const fig_claim *claim = &r->claims[i];
        const int32_t *f = claim->figures;
        if (claim->of == FIG_CLAIM_COMPARED && claim->count == 2)
            compare_with_facts(c, &all, f[0], f[1]);
        else if ((claim->of == FIG_CLAIM_PORTION || (claim->of == FIG_CLAIM_PORTION_NEAR && is_near_share(c, f))) && claim->count == 3 &&
                 of_one_unit(fig_of(c, f[0]), fig_of(c, f[2])) && is_known(fig_of(c, f[1])) &&
                 !is_told_again(fig_of(c, f[0]), fig_of(c, f[2])))
            fig_compare_portion(c, f);
        else if (claim->of == FIG_CLAIM_NAMED_SHARE && claim->count == 2)
            compare_with_named(c, &all, f[0], f[1]);
        else if (claim->of == FIG_CLAIM_OF_THAT && claim->count == 2)
            compare_of_that(c, claim);
        else if (claim->of == FIG_CLAIM_THAT_PORTION)
            compare_with_before(c, claim);
    }
    fig_alike_clear(&all);
}
