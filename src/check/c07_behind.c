/*
 * C7, parts behind their total: a total that says that its parts follow, and what of its kind stands behind it in the sentence, whatever words are between.
 *
 * in   "will cost $4.1 million, of which $2.3 million comes from the state, $1.5 million was left by a dealer and $600,000 is the city's"          out   a claim: 4.1 is 2.3, 1.5 and 0.6
 * Some of the parts (`of which`) may not be told, those behind a colon are all. Where a choice of them makes the total all is well; and they are held against it where one wrong digit, or a thousand
 * times as much, explains what is off.
 */
#include "checking.h"

enum { PARTS_MOST = 8 };

static bool may_be_part(const fig_figure *f, const fig_figure *total)
{
    const bool thing = fig_counts_things(f) && (!f->unit.len || f->supplied & FIG_SUPPLIED_UNIT || fig_str_same(f->unit, total->unit));
    return fig_counts_things(total) ? thing : f->kind == total->kind && fig_str_same(f->unit, total->unit);
}

/* Degrees are not added up. */
static bool is_heat(const fig_figure *f)
{
    return fig_str_is(f->unit, "Cel") || fig_str_is(f->unit, "[degF]") || fig_str_is(f->unit, "K");
}

static bool is_open(const fig_figure *f)
{
    return is_heat(f) || !f->value.ptr || f->value.ptr[0] == '-' || f->mod != FIG_MOD_NONE || f->role == FIG_ROLE_CHANGE || f->per.len;
}

/* The parts behind the total; false: there are none, or what they are is not known. */
static bool gather(const fig_checking *c, int32_t total, fig_claim *out)
{
    const fig_figure *t = fig_of(c, total);
    *out = (fig_claim){.figures = {total}, .count = 1, .of = FIG_CLAIM_COLON};
    for (int32_t i = total + 1; (size_t)i < c->result->count && fig_in_one_sentence(fig_of(c, i), t); i++) {
        const fig_figure *f = fig_of(c, i);
        if (f->same_as >= 0 || f->restates >= 0)
            continue;
        if (f->kind == FIG_KIND_RATIO || (may_be_part(f, t) && (is_open(f) || out->count > PARTS_MOST)))
            return false;
        if (may_be_part(f, t))
            out->figures[out->count++] = i;
    }
    return out->count > 2;
}

static bool adds_up(fig_checking *c, const fig_interval *values, void *user)
{
    return fig_adds_up(c, user, values);
}

/* Does the sentence go on behind its last part: ", while the rest is lent"? */
static bool goes_on(const fig_checking *c, const fig_claim *claim)
{
    const fig_figure *last = fig_of(c, claim->figures[claim->count - 1]);
    const fig_field_text *t = fig_text_of(c, last);
    if (!t || !last->sentence || last->sentence > t->sentence_count)
        return true;
    const size_t end = t->sentence_starts[last->sentence];
    for (size_t at = last->text_end; at < end; at++)
        if (t->text[at] == ',' || t->text[at] == ';')
            return true;
    return false;
}

bool fig_behind_read(fig_checking *c, const fig_claim *claim, fig_claim *out)
{
    fig_interval values[FIG_CLAIM_MOST];
    int power;
    const bool all = claim->of == FIG_CLAIM_ALL_BEHIND;
    if (!gather(c, claim->figures[0], out) || !fig_read(c, out->figures, out->count, values))
        return false;
    fig_make_exact(c, out->figures, out->count, values);
    if (!fig_colon_read(c, out) && !(all && fig_slip_explains(c, out->figures, values, out->count, false, adds_up, out)))
        return false;
    if (fig_adds_up(c, out, values))
        return true;
    if (fig_some_add_up(c, values, out->count - 1u))
        return false;
    if (fig_of(c, out->figures[0])->kind == FIG_KIND_MONEY && fig_find_slip(c, values, out->count, adds_up, out, &power) >= 0)
        return true;
    fig_interval sum = values[1];
    for (size_t i = 2; i < out->count; i++)
        sum = fig_interval_add(&c->pool, sum, values[i]);
    const bool less = fig_number_cmp(&c->pool, sum.high, values[0].low) < 0;
    return !(less && (!all || goes_on(c, out))) && fig_slip_explains(c, out->figures, values, out->count, !all, adds_up, out);
}
