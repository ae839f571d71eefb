/*
 * C2, a balance: what came in, what went out and the surplus or deficit, each told by the words beside it, perhaps in two sentences.
 *
 * in   "It had receipts of $412.6 million. Spending came to $371.2 million, the surplus being $41.4 million"          out   a sum: 412.6 is 371.2 and 41.4
 * Only where one amount of the balance's currency in sight is said to have come in, and one to have gone out; believed as any sum is.
 */
#include "checking.h"

/* Of the sentences of the balance and the one before it: the only figure so marked; -1: none, or several values. */
static int32_t only_one(const fig_checking *c, int32_t balance, unsigned mark)
{
    enum { REACH = 24 }; /* figures each way */
    const fig_figure *z = fig_of(c, balance);
    int32_t found = -1;
    for (int32_t i = balance > REACH ? balance - REACH : 0; i <= balance + REACH && (size_t)i < c->result->count; i++) {
        const fig_figure *f = fig_of(c, i);
        const bool in_sight = fig_str_same(f->field, z->field) && f->sentence + 1 >= z->sentence && f->sentence <= z->sentence;
        if (i == balance || !in_sight || !fig_is_marked(c, i, mark))
            continue;
        if (found >= 0 && !fig_str_same(fig_of(c, found)->value, f->value))
            return -1;
        found = i;
    }
    return found;
}

static bool is_amount(const fig_figure *f, const fig_figure *balance)
{
    return f->kind == FIG_KIND_MONEY && f->value.ptr && f->mod == FIG_MOD_NONE && f->role != FIG_ROLE_CHANGE &&
           fig_str_same(f->unit, balance->unit) && fig_str_same(f->per, balance->per);
}

bool fig_balance_read(fig_checking *c, int32_t balance, fig_claim *out)
{
    const fig_figure *z = fig_of(c, balance);
    const int32_t in = only_one(c, balance, FIG_MARK_IN), went = only_one(c, balance, FIG_MARK_OUT);
    fig_number came_in, went_out;
    fig_interval values[3];
    if (in < 0 || went < 0 || in == went || !z->value.ptr || z->mod != FIG_MOD_NONE || !is_amount(fig_of(c, in), z) ||
        !is_amount(fig_of(c, went), z) || !fig_read_number(c, fig_of(c, in)->value, &came_in) ||
        !fig_read_number(c, fig_of(c, went)->value, &went_out))
        return false;
    const bool surplus = fig_number_cmp(&c->pool, came_in, went_out) > 0;
    *out = (fig_claim){.figures = {surplus ? in : went, surplus ? went : in, balance}, .count = 3, .of = FIG_CLAIM_SUM};
    const bool believed = fig_read(c, out->figures, out->count, values) && fig_sum_is_believed(c, out, values);
    out->of = FIG_CLAIM_BALANCE;
    return believed;
}
