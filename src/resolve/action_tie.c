/*
 * Ties: one figure that converts, restates or is part of another.
 *
 * in   "$62 million (77 billion won)", a and b          out   b: same_as a
 */
#include "action.h"
#include <string.h>

/* A tie back: the later figure names the earlier. */
static bool tie(fig_work *w, const fig_rule *link, int32_t *(*field)(fig_draft *))
{
    int32_t a = fig_action_draft_index(w, link->make.names[0]), b = fig_action_draft_index(w, link->make.names[1]);
    if (a < 0 || b < 0 || a == b || *field(&w->drafts[b]) >= 0)
        return false;
    *field(&w->drafts[b]) = a;
    return true;
}

static int32_t *same_as_field(fig_draft *d)
{
    return &d->same_as;
}

static int32_t *restates_field(fig_draft *d)
{
    return &d->restates;
}

static int32_t *part_of_field(fig_draft *d)
{
    return &d->part_of;
}

static void drop_unit(fig_work *w, fig_draft *d, const char *unit)
{
    const char *left[FIG_DRAFT_UNITS];
    size_t n = 0;
    for (size_t i = 0; i < d->unit_count; i++)
        if (strcmp(fig_draft_unit(d, i), unit) != 0)
            left[n++] = fig_draft_unit(d, i);
    if (n && n < d->unit_count)
        fig_units_set(w, d, left, n);
}

/* No unit is worth a million of another: "3.4 million euros, or 12 cents a share" is no conversion. */
static bool comparable(fig_work *w, const fig_draft *a, const fig_draft *b)
{
    const fig_number most = fig_number_int(1000000), x = a->value.low, y = b->value.low;
    if (a->kind != FIG_KIND_MONEY || fig_number_is_zero(x) || fig_number_is_zero(y))
        return true;
    return fig_number_cmp(&w->pool, x, fig_number_mul(&w->pool, y, most)) < 0 &&
           fig_number_cmp(&w->pool, y, fig_number_mul(&w->pool, x, most)) < 0;
}

/* The same amount twice is no conversion but one currency written two ways: ¥500 (500円). What the one says of it, the other means. */
static bool written_twice(fig_work *w, fig_draft *a, fig_draft *b)
{
    if (a->kind != FIG_KIND_MONEY || fig_number_cmp(&w->pool, a->value.low, b->value.low) != 0)
        return false;
    fig_draft *open = a->unit_count > b->unit_count ? a : b, *sure = open == a ? b : a;
    for (size_t i = 0; sure->unit_count == 1 && i < open->unit_count; i++)
        if (strcmp(fig_draft_unit(open, i), sure->unit) == 0) {
            fig_units_set(w, open, &sure->unit, 1);
            return true;
        }
    return false;
}

bool fig_act_same_as(fig_work *w, const fig_rule *link)
{
    fig_draft *a = fig_action_draft(w, link->make.names[0]), *b = fig_action_draft(w, link->make.names[1]);
    if (!a || !b || a->kind != b->kind || !a->unit_count || !b->unit_count || !comparable(w, a, b))
        return false;
    if (written_twice(w, a, b))
        return false;
    if (a->unit_count > 1 && b->unit_count == 1)
        drop_unit(w, a, b->unit); /* $62 million (US$49 million): the first is no U.S. dollar */
    else if (b->unit_count > 1 && a->unit_count == 1)
        drop_unit(w, b, a->unit);
    return strcmp(a->unit, b->unit) != 0 && tie(w, link, same_as_field); /* a conversion has two units */
}

/* One amount in two measures: what the first is said to be, the second is too. */
bool fig_act_restates(fig_work *w, const fig_rule *link)
{
    const fig_draft *a = fig_action_draft(w, link->make.names[0]);
    fig_draft *b = fig_action_draft(w, link->make.names[1]);
    if (a && b && a->kind == FIG_KIND_NUMBER && b->kind == FIG_KIND_PERCENT && b->value.has_low && fig_number_is_negative(b->value.low))
        return false; /* a quotation and its move: 188.32 (-0.58%) */
    if (!tie(w, link, restates_field))
        return false;
    if (b->role == FIG_ROLE_NONE) {
        b->role = a->role;
        b->direction = a->direction;
    }
    if (!b->instrument && (b->kind == FIG_KIND_PERCENT || b->kind == FIG_KIND_INDEX))
        b->instrument = a->instrument;
    return true;
}

bool fig_action_is_larger(fig_work *w, const fig_draft *part, const fig_draft *whole)
{
    return part->value.has_low && whole->value.has_low && fig_number_cmp(&w->pool, part->value.low, whole->value.low) > 0;
}

/* part_of PART WHOLE; with `smaller=1` a whole that is less than the part is that of another: five schools with 2,140 pupils, 620 of them at Elm */
bool fig_act_part_of(fig_work *w, const fig_rule *link)
{
    int32_t part = fig_action_draft_index(w, link->make.names[0]), whole = fig_action_draft_index(w, link->make.names[1]);
    if (part < 0 || whole < 0 || part == whole || w->drafts[part].part_of >= 0 ||
        (fig_make_attr(&link->make, "smaller") && fig_action_is_larger(w, &w->drafts[part], &w->drafts[whole])))
        return false;
    *part_of_field(&w->drafts[part]) = whole;
    return true;
}
