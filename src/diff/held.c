/* Held: see held.h. */
#include "held.h"
#include "../base/alloc.h"
#include <float.h>
#include <stdlib.h>

/* ---- intervals ---- */

static double magnitude(double x)
{
    return x < 0 ? -x : x;
}

static double larger(double x, double y)
{
    return x < y ? y : x;
}

static bool add(fig_held *h, uint32_t family, uint32_t point, double low, double high, double slack)
{
    if (!fig_grow(&h->intervals, &h->capacity, h->count + 1, sizeof *h->intervals))
        return false;
    slack += (magnitude(low) + magnitude(high)) * 1e-9; /* doubles only bring together what is then compared exactly */
    h->intervals[h->count++] = (fig_held_interval){.family = family, .point = point, .low = low - slack, .high = high + slack};
    return true;
}

/* Where the values lie that a point of the draft may hold for: relation.c says how far. */
static bool add_point(const fig_aligner *a, fig_held *h, uint32_t i)
{
    const fig_point *d = &a->points[i];
    const double near = fig_number_to_double(d->near), quarter = larger(magnitude(d->key) / 4, near),
                 slack = larger(larger(fig_number_to_double(d->place), fig_number_to_double(d->loose)), near);
    double low = d->key, high = d->key;
    if (d->family == FIG_FAMILY_NONE)
        return true;
    if (d->has_low && d->has_high)
        high = fig_number_to_double(d->high);
    else if (d->has_low)
        high += quarter;
    else if (d->has_high)
        low -= quarter;
    bool ok = add(h, d->family, i, low, high, slack);
    if (d->family == FIG_FAMILY_FACTOR) /* doubled: up 100 percent, or 200 percent of it */
        ok = ok && add(h, FIG_FAMILY_PROPORTION, i, low, high, slack) &&
             add(h, FIG_FAMILY_PROPORTION, i, magnitude(d->key - 1), magnitude(d->key - 1), slack);
    return ok;
}

static int by_family_and_low(const void *x, const void *y)
{
    const fig_held_interval *a = x, *b = y;
    if (a->family != b->family)
        return a->family < b->family ? -1 : 1;
    if (a->low != b->low)
        return a->low < b->low ? -1 : 1;
    return a->point < b->point ? -1 : a->point > b->point;
}

static double find_highest(fig_held_interval *tree, size_t count)
{
    if (!count)
        return -DBL_MAX;
    fig_held_interval *root = &tree[count / 2];
    root->highest = larger(root->high, larger(find_highest(tree, count / 2), find_highest(root + 1, count - count / 2 - 1)));
    return root->highest;
}

bool fig_held_build(fig_aligner *a, fig_held *h)
{
    for (size_t i = 0; i < a->draft_points; i++)
        if (!add_point(a, h, (uint32_t)i))
            return false;
    if (h->count)
        qsort(h->intervals, h->count, sizeof *h->intervals, by_family_and_low);
    for (size_t from = 0, to; from < h->count; from = to) {
        for (to = from; to < h->count && h->intervals[to].family == h->intervals[from].family;)
            to++;
        find_highest(h->intervals + from, to - from);
    }
    return true;
}

/* What is looked for: a point of a source, at a value. */
typedef struct quest {
    const fig_point *s;
    double low, high;
    int left; /* how many may still be looked at */
} quest;

/* A double's look first: one far from its value says nothing of it, whatever it leaves open. */
static bool may_hold(const fig_point *d, const fig_point *s)
{
    if (d->family != s->family)
        return d->family + s->family == FIG_FAMILY_PROPORTION + FIG_FAMILY_FACTOR;
    return magnitude(d->key - s->key) <= magnitude(s->key) || !d->figure->value.ptr;
}

static bool search(fig_aligner *a, const fig_held_interval *tree, size_t count, quest *q)
{
    const fig_held_interval *root = &tree[count / 2];
    if (!count || q->left <= 0 || root->highest < q->low)
        return false;
    if (search(a, tree, count / 2, q))
        return true;
    if (root->low > q->high)
        return false;
    const fig_point *d = &a->points[root->point];
    if (root->high >= q->low && q->left-- > 0 && may_hold(d, q->s) && fig_relate(a, d, q->s).kind >= FIG_RELATION_ROUNDS)
        return true;
    return search(a, root + 1, count - count / 2 - 1, q);
}

static size_t find_family(const fig_held *h, uint32_t family)
{
    size_t from = 0, to = h->count;
    while (from < to) {
        size_t middle = from + (to - from) / 2;
        if (h->intervals[middle].family < family)
            from = middle + 1;
        else
            to = middle;
    }
    return from;
}

static bool find_at(fig_aligner *a, const fig_held *h, uint32_t family, const fig_point *s, double key)
{
    const size_t from = find_family(h, family), to = find_family(h, family + 1);
    const double slack = fig_number_to_double(s->place) + magnitude(key) * 1e-9; /* of two printed units both may be rounded */
    quest q = {s, key - slack, key + slack, FIG_DIFF_BY_VALUE};
    return search(a, h->intervals + from, to - from, &q);
}

bool fig_held_find(fig_aligner *a, const fig_held *h, const fig_point *s)
{
    if (!h->count || s->family == FIG_FAMILY_NONE)
        return false;
    return find_at(a, h, s->family, s, s->key) ||
           (s->has_low && s->has_high && fig_number_cmp(&a->pool, s->low, s->high) != 0 &&
            find_at(a, h, s->family, s, fig_number_to_double(s->high))) ||
           (s->family == FIG_FAMILY_FACTOR &&
            (find_at(a, h, FIG_FAMILY_PROPORTION, s, s->key) || find_at(a, h, FIG_FAMILY_PROPORTION, s, magnitude(s->key - 1))));
}

void fig_held_clear(fig_held *h)
{
    fig_free(h->intervals);
    *h = (fig_held){0};
}

/* ---- sets of values ---- */

/* Of points of the same value the same. */
static size_t hash_of(const fig_point *p)
{
    const double values[] = {p->key, p->has_low && p->has_high ? fig_number_to_double(p->high) : 0};
    return (size_t)(fig_diff_hash((const char *)values, sizeof values) ^ p->family * UINT64_C(0x9E3779B97F4A7C15));
}

bool fig_value_set_has(fig_aligner *a, const fig_value_set *set, const fig_point *p, bool kind)
{
    for (size_t i = hash_of(p) & set->mask; set->slots && set->slots[i]; i = (i + 1) & set->mask) {
        const fig_point *other = &a->points[set->slots[i] - 1];
        if ((!kind || other->figure->kind == p->figure->kind) && fig_relate(a, other, p).kind == FIG_RELATION_SAME)
            return true;
    }
    return false;
}

static void put(const fig_aligner *a, fig_value_set *set, uint32_t slot)
{
    size_t i = hash_of(&a->points[slot - 1]) & set->mask;
    while (set->slots[i])
        i = (i + 1) & set->mask;
    set->slots[i] = slot;
}

bool fig_value_set_add(fig_aligner *a, fig_value_set *set, uint32_t point)
{
    if (set->count * 2 >= set->mask) {
        fig_value_set wider = {.mask = set->mask ? set->mask * 2 + 1 : 63, .count = set->count};
        wider.slots = fig_calloc(wider.mask + 1, sizeof *wider.slots);
        if (!wider.slots)
            return false;
        for (size_t i = 0; set->slots && i <= set->mask; i++)
            if (set->slots[i])
                put(a, &wider, set->slots[i]);
        fig_free(set->slots);
        *set = wider;
    }
    put(a, set, point + 1);
    set->count++;
    return true;
}

void fig_value_set_clear(fig_value_set *set)
{
    fig_free(set->slots);
    *set = (fig_value_set){0};
}
