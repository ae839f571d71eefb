/*
 * C7, the rest of a hundred: shares of one whole, the last of which the text calls what is left.
 *
 * in   "Solar panels supplied 34 percent, turbines 27 percent, gas 32 percent and dams the remaining 10 percent"          out   103 percent
 * The shares are those before the rest in its sentence; where some of them, and of those of the sentence before, make 100 with it, all is well. Else it is said where one wrong digit explains it.
 */
#include "checking.h"

enum { SHARES_MOST = 8, ALL = 100, NEAR = 15 };

static bool is_share(const fig_figure *f)
{
    return f->kind == FIG_KIND_PERCENT && fig_str_is(f->unit, "%") && f->role != FIG_ROLE_CHANGE;
}

/* The shares in their order, the rest last, `here` of them in its sentence; 0: there are too few, too many, or one is vague. */
static size_t shares_before(const fig_checking *c, int32_t rest, int32_t all[SHARES_MOST], size_t *here)
{
    int32_t turned[SHARES_MOST];
    size_t n = 0;
    const fig_figure *r = fig_of(c, rest);
    *here = 0;
    for (int32_t i = rest; i >= 0 && fig_of(c, i)->sentence + 1 >= r->sentence && fig_str_same(fig_of(c, i)->field, r->field); i--) {
        const fig_figure *f = fig_of(c, i);
        if (!is_share(f))
            continue;
        if (n == SHARES_MOST || !f->value.ptr || (f->mod != FIG_MOD_NONE && f->mod != FIG_MOD_APPROX))
            return 0;
        *here += f->sentence == r->sentence;
        turned[n++] = i;
    }
    for (size_t i = 0; i < n; i++)
        all[i] = turned[n - 1 - i];
    if (*here == 1) /* "Coal makes 46 percent and gas 31 percent. The other 23 percent" */
        *here = n;
    return *here > 2 ? n : 0;
}

static fig_interval sum_of(fig_checking *c, const fig_interval *values, size_t count, unsigned kept)
{
    fig_interval sum = values[count - 1];
    for (size_t i = 0; i + 1 < count; i++)
        if (kept & 1u << i)
            sum = fig_interval_add(&c->pool, sum, values[i]);
    return sum;
}

static bool is_whole(fig_checking *c, const fig_interval *values, void *user)
{
    const size_t count = *(const size_t *)user;
    return !fig_interval_disjoint(&c->pool, sum_of(c, values, count, ~0u), fig_interval_exact(fig_number_int(ALL)));
}

void fig_compare_rest_share(fig_checking *c, int32_t rest)
{
    int32_t figures[SHARES_MOST];
    fig_interval values[SHARES_MOST];
    size_t here;
    const size_t n = is_share(fig_of(c, rest)) ? shares_before(c, rest, figures, &here) : 0;
    const fig_interval whole = fig_interval_exact(fig_number_int(ALL));
    if (!n || !fig_read(c, figures, n, values))
        return;
    fig_compared x = {.check = 7, .count = here, .stated = fig_of(c, rest)->text, .unit = {"%", 1}};
    memcpy(x.figures, figures + n - here, here * sizeof *figures);
    x.recomputed = sum_of(c, values + n - here, here, ~0u);
    x.verdict = fig_compare(c, x.recomputed, whole);
    for (unsigned kept = 1; x.verdict == FIG_VERDICT_INCONSISTENT && kept < 1u << (n - 1); kept++)
        if (!fig_interval_disjoint(&c->pool, sum_of(c, values, n, kept), whole))
            return;
    const fig_interval near = fig_interval_around(&c->pool, fig_number_int(ALL), fig_number_int(NEAR));
    if (x.verdict == FIG_VERDICT_INCONSISTENT && (fig_interval_disjoint(&c->pool, x.recomputed, near) ||
                                                  !fig_slip_explains(c, x.figures, values + n - here, here, true, is_whole, &here)))
        return;
    if (fig_finding_wanted(c, x.verdict)) {
        for (size_t i = 0; i < here; i++) {
            fig_strbuf_puts(&c->why, i == 0 ? "" : i + 1 < here ? ", " : " and the remaining ");
            fig_say_figure(&c->why, fig_of(c, x.figures[i]));
        }
        fig_strbuf_puts(&c->why, " add up to ");
        fig_say_interval(&c->why, &c->pool, x.recomputed, x.verdict == FIG_VERDICT_CONSISTENT);
        fig_strbuf_puts(&c->why, x.verdict == FIG_VERDICT_CONSISTENT ? " percent, one whole" : " percent, not to one whole");
    }
    fig_finding_add(c, &x, NULL);
}
