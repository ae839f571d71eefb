/*
 * C7, sought: what the words call all of something, whose parts no wording ties to it, believed where two digits that changed places explain why they do not add up.
 *
 * in   "Roads take $21.9 million. Schools get $14.3 million; $15.2 million buys drains. All $48.7 million must be spent"          out   with $12.5 million they would
 * Its parts are all figures of its kind in its sentence; where it stands alone there, those of the one or two before, or of the one behind. Where any of them make it nothing is wrong. Limit: six parts.
 */
#include "sought.h"

enum { PARTS_LEAST = 3, PARTS_MOST = 6, SMALL = 1000, LISTS = 4 };
/* Sentences before the total's own and behind it that may have its parts. */
static const unsigned windows[LISTS][2] = {{0, 0}, {1, 0}, {2, 0}, {0, 1}};

typedef struct list {
    fig_claim claim; /* the total, its parts */
    bool apart;      /* they stand in the sentence beside it */
} list;

/* May both be parts of one thing, or one a part of the other? */
static bool is_alike(const fig_figure *f, const fig_figure *total)
{
    if (fig_counts_things(f) && fig_counts_things(total))
        return !f->unit.len || f->supplied & FIG_SUPPLIED_UNIT || fig_str_same(f->unit, total->unit);
    return f->kind == total->kind && fig_str_same(f->unit, total->unit) && fig_str_same(f->per, total->per);
}

static bool may_be_added(const fig_figure *f)
{
    return (fig_counts_things(f) || f->kind == FIG_KIND_MONEY || f->kind == FIG_KIND_QUANTITY) && f->value.ptr && f->value.ptr[0] != '-' &&
           f->mod == FIG_MOD_NONE && f->role != FIG_ROLE_CHANGE && f->same_as < 0;
}

/* Are they of the kind that a total of these would be, whatever they count? Then one that may not be added leaves the list open. */
static bool is_of_kind(const fig_figure *f, const fig_figure *total)
{
    return (fig_counts_things(f) && fig_counts_things(total)) || (f->kind == total->kind && fig_str_same(f->unit, total->unit)) ||
           (f->kind == FIG_KIND_RATIO && (fig_counts_things(total) || !f->terms.ptr));
}

/* All figures from `before` sentences before the total's to `behind` after it, or of its own where both are 0, that may be its parts; false: too few or too many, or one of them is something else. */
static bool gather(const fig_checking *c, int32_t total, unsigned before, unsigned behind, list *out)
{
    const fig_figure *t = fig_of(c, total);
    const bool apart = before || behind;
    int32_t first, end;
    fig_sought_window(c, total, before, behind, &first, &end);
    *out = (list){.claim = {.figures = {total}, .count = 1, .of = FIG_CLAIM_PARTS}, .apart = apart};
    for (int32_t i = first; i < end; i++) {
        const fig_figure *f = fig_of(c, i);
        if (i == total || !is_of_kind(f, t))
            continue;
        if (!may_be_added(f) || !is_alike(f, t) || out->claim.count > PARTS_MOST || (apart && f->sentence == t->sentence))
            return false;
        out->claim.figures[out->claim.count++] = i;
    }
    return out->claim.count > PARTS_LEAST;
}

/* Is each part less than the total, and none next to nothing beside it? */
static bool are_parts(fig_checking *c, const fig_interval *values, size_t count)
{
    for (size_t i = 1; i < count; i++)
        if (fig_number_cmp(&c->pool, values[i].low, values[0].low) >= 0 ||
            fig_number_cmp(&c->pool, fig_number_mul(&c->pool, values[i].high, fig_number_int(SMALL)), values[0].low) < 0)
            return false;
    return true;
}

/* Do some of them, or all, make the total, as round as they may be told? */
static bool some_fit(fig_checking *c, const list *l)
{
    fig_interval values[PARTS_MOST + 1];
    size_t count = l->claim.count;
    for (size_t i = 0; i < count; i++)
        if (!fig_read_roundly(c, l->claim.figures[i], &values[i]))
            return true;
    return fig_parts_fit(c, values, &count) || fig_some_add_up(c, values, count - 1);
}

/* Would they add up, had two digits of one not changed places? */
static bool is_slip(fig_checking *c, const list *l, size_t lists)
{
    fig_interval values[PARTS_MOST + 1];
    size_t count = l->claim.count, digits = 0;
    fig_number room = fig_told_to(c, l->claim.figures[0]);
    for (size_t i = 0; i < count; i++) {
        if (!fig_read_strictly(c, l->claim.figures[i], &values[i]))
            return false;
        digits += fig_digits_of(c, l->claim.figures[i]) - 1;
    }
    fig_make_exact(c, l->claim.figures, count, values);
    for (size_t i = 1; i < count; i++)
        room = fig_number_add(&c->pool, room,
                              fig_number_div(&c->pool, fig_number_sub(&c->pool, values[i].high, values[i].low), values[0].high));
    return digits && are_parts(c, values, count) && fig_is_no_chance(c, room, digits * lists, l->apart ? FIG_LET_PASS : FIG_LET_PASS_ONE) &&
           fig_slip_explains(c, l->claim.figures, values, count, false, fig_parts_fit, &count);
}

/* The only list that a slip explains, where none makes the total. */
static bool find(fig_checking *c, int32_t total, list *out)
{
    list all[LISTS], one;
    size_t count = 0, found = 0;
    for (size_t i = 0; i < LISTS; i++)
        if (gather(c, total, windows[i][0], windows[i][1], &one)) {
            if (some_fit(c, &one))
                return false;
            all[count++] = one;
        }
    for (size_t i = 0; i < count; i++)
        if (is_slip(c, &all[i], count)) {
            *out = all[i];
            found++;
        }
    return found == 1;
}

void fig_check_sums_sought(fig_checking *c)
{
    for (size_t i = 0; i < c->result->claim_count && !c->nomem; i++) {
        const int32_t total = c->result->claims[i].figures[0];
        list l;
        if (c->result->claims[i].of == FIG_CLAIM_LIST_TOTAL && may_be_added(fig_of(c, total)) &&
            !fig_is_marked(c, total, FIG_MARK_DOUBTED) && find(c, total, &l))
            fig_compare_parts(c, &l.claim, false);
        fig_forget_numbers(c);
    }
}
