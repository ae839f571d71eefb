/*
 * C7, the rest of a hundred: shares of one whole, the last of which the text calls what is left.
 *
 * in   "Solar panels supplied 34 percent, turbines 27 percent, gas 32 percent and dams the remaining 10 percent"          out   103 percent
 * The shares are those before the rest in its sentence, else with those of the one or two before; where any of them make 100 with it, all is well. Else it is said of what comes near, where one wrong digit explains it.
 */
#include "sought.h"

enum { SHARES_MOST = 8, SENTENCES = 3, ALL = 100, NEAR = 15 };

static bool is_share(const fig_figure *f)
{
    return f->kind == FIG_KIND_PERCENT && fig_str_is(f->unit, "%") && f->role != FIG_ROLE_CHANGE;
}

/* Shares in their order, the rest last; from `reach[k]` on they are those of its sentence and k before it. */
typedef struct shares {
    int32_t of[SHARES_MOST];
    size_t count, reach[SENTENCES];
} shares;

/* false: there are too many, or one is vague. */
static bool gather(const fig_checking *c, int32_t rest, shares *out)
{
    const fig_figure *r = fig_of(c, rest);
    int32_t first, end;
    fig_sought_window(c, rest, SENTENCES - 1, 0, &first, &end);
    *out = (shares){.count = 0};
    for (int32_t i = first; i <= rest; i++) {
        const fig_figure *f = fig_of(c, i);
        if (!is_share(f))
            continue;
        if (out->count == SHARES_MOST || !f->value.ptr || (f->mod != FIG_MOD_NONE && f->mod != FIG_MOD_APPROX))
            return false;
        for (size_t k = 0; k < SENTENCES; k++)
            out->reach[k] += f->sentence + k < r->sentence;
        out->of[out->count++] = i;
    }
    return true;
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

/* Do some of the shares make a whole with the rest? */
static bool some_make_whole(fig_checking *c, const fig_interval *values, size_t count)
{
    for (unsigned kept = 1; kept < 1u << (count - 1); kept++)
        if (!fig_interval_disjoint(&c->pool, sum_of(c, values, count, kept), fig_interval_exact(fig_number_int(ALL))))
            return true;
    return false;
}

/* Near a hundred, and one whole but for one wrong digit? */
static bool is_slip(fig_checking *c, const int32_t *figures, fig_interval *values, size_t count)
{
    const fig_interval near = fig_interval_around(&c->pool, fig_number_int(ALL), fig_number_int(NEAR));
    return count > 2 && !fig_interval_disjoint(&c->pool, sum_of(c, values, count, ~0u), near) &&
           fig_slip_explains(c, figures, values, count, true, is_whole, &count);
}

static void add(fig_checking *c, const int32_t *figures, const fig_interval *values, size_t count)
{
    fig_compared x = {.check = 7, .count = count, .stated = fig_of(c, figures[count - 1])->text, .unit = {"%", 1}};
    memcpy(x.figures, figures, count * sizeof *figures);
    x.recomputed = sum_of(c, values, count, ~0u);
    x.verdict = fig_compare(c, x.recomputed, fig_interval_exact(fig_number_int(ALL)));
    if (fig_finding_wanted(c, x.verdict)) {
        for (size_t i = 0; i < count; i++) {
            fig_strbuf_puts(&c->why, i == 0 ? "" : i + 1 < count ? ", " : " and the remaining ");
            fig_say_figure(&c->why, fig_of(c, x.figures[i]));
        }
        fig_strbuf_puts(&c->why, " add up to ");
        fig_say_interval(&c->why, &c->pool, x.recomputed, x.verdict == FIG_VERDICT_CONSISTENT);
        fig_strbuf_puts(&c->why, x.verdict == FIG_VERDICT_CONSISTENT ? " percent, one whole" : " percent, not to one whole");
    }
    fig_finding_add(c, &x, NULL);
}

void fig_compare_rest_share(fig_checking *c, int32_t rest)
{
    shares s;
    fig_interval values[SHARES_MOST];
    if (!is_share(fig_of(c, rest)) || !gather(c, rest, &s) || s.count < 3 || !fig_read(c, s.of, s.count, values))
        return;
    const bool whole = some_make_whole(c, values, s.count);
    for (size_t k = 0; k < SENTENCES; k++) {
        const size_t first = s.reach[k], count = s.count - first;
        size_t n = count;
        if (count > 2 && (whole ? is_whole(c, values + first, &n) : is_slip(c, s.of + first, values + first, count))) {
            add(c, s.of + first, values + first, count);
            return;
        }
    }
}
