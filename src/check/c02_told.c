/*
 * C2, told: what claims and facts say of the figures of frames one by one.
 *
 * in   claims BY of 8 percent, THEN of 142,000          out   their bits, the way that the change goes, what it led to, what is held against what
 */
#include "c02_frame.h"

/* Where the changes of a claim begin, or what is no change of others; its end where it has none. */
static size_t changes_of(const fig_claim *claim)
{
    switch ((fig_claim_of)claim->of) {
    case FIG_CLAIM_MOVE:
    case FIG_CLAIM_HELD:
    case FIG_CLAIM_LOOSE:
        return 2;
    case FIG_CLAIM_PORTION:
    case FIG_CLAIM_COUNTED:
    case FIG_CLAIM_STEP:
    case FIG_CLAIM_RANGE:
    case FIG_CLAIM_THAT_MOVE:
        return 1;
    default:
        return claim->count;
    }
}

/* What the claims say of figures one by one; and which changes and values are told by one wording. */
void fig_frames_mark(const fig_frames *x)
{
    static const struct {
        uint8_t of, is;
    } marks[] = {{FIG_CLAIM_BY, IS_BY}, {FIG_CLAIM_BY_THAT, IS_BY_THAT}, {FIG_CLAIM_THEN, IS_THEN},
                 {FIG_CLAIM_IT, IS_IT}, {FIG_CLAIM_CHANGE, IS_CHANGE},   {FIG_CLAIM_MOVED_FROM, IS_MOVED_FROM}};
    const fig_result *r = x->c->result;
    for (size_t i = 0; i < r->fact_count; i++) {
        const fig_fact *f = &r->facts[i];
        if (f->figure >= 0)
            x->facts[f->figure] = (int32_t)i + 1;
        if (f->figure >= 0 && f->from_figure >= 0 && f->from_figure != f->figure)
            x->held[f->figure] = f->from_figure + 1;
        for (size_t k = 0; k < f->change_count; k++)
            if (f->changes[k].figure >= 0 && !x->led[f->changes[k].figure]) {
                x->led[f->changes[k].figure] = f->figure + 1;
                x->changed[f->changes[k].figure] = (int32_t)i + 1;
            }
    }
    for (size_t i = 0; i < r->claim_count; i++) {
        const fig_claim *claim = &r->claims[i];
        for (size_t k = 0; k < sizeof marks / sizeof *marks; k++)
            if (claim->of == marks[k].of) {
                x->is[claim->figures[0]] |= marks[k].is;
                if (claim->direction && !(marks[k].is == IS_CHANGE && x->ways[claim->figures[0]]))
                    x->ways[claim->figures[0]] = claim->direction;
            }
        if ((claim->of == FIG_CLAIM_MOVE || claim->of == FIG_CLAIM_HELD) && claim->count > 1)
            x->held[claim->figures[0]] = claim->figures[1] + 1;
        for (size_t k = changes_of(claim); k < claim->count; k++)
            x->is[claim->figures[k]] |= IS_TAKEN;
    }
}
