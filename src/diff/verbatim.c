/*
 * Verbatim: sentences that the draft has word for word from a source; each of their figures is held against its own there, whatever else may look like it.
 *
 * in   passages of the draft and of the sources          out   for each of the draft its twin, and the matches of its points
 * A short sentence may be in two texts by chance: it is a twin only behind another one, and behind that one's twin.
 */
#include "../base/alloc.h"
#include "aligner.h"
#include <stdlib.h>

typedef struct entry {
    uint64_t hash;
    uint32_t passage;
} entry;

static int compare(const void *x, const void *y)
{
    const entry *a = x, *b = y;
    return a->hash != b->hash ? (a->hash < b->hash ? -1 : 1) : (a->passage > b->passage) - (a->passage < b->passage);
}

/* The first passage of the sources with this hash; -1: none. */
static int32_t first_with(const entry *entries, size_t count, uint64_t hash)
{
    size_t low = 0, high = count;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (entries[middle].hash < hash)
            low = middle + 1;
        else
            high = middle;
    }
    return low < count && entries[low].hash == hash ? (int32_t)entries[low].passage : -1;
}

/* Do the figures say the same too? "Thursday" of another week does not. */
static bool are_equal(fig_aligner *a, const fig_passage *d, const fig_passage *s)
{
    bool equal = d->point_count == s->point_count;
    for (uint32_t i = 0; equal && i < d->point_count; i++) {
        const fig_point *x = &a->points[d->point + i], *y = &a->points[s->point + i];
        equal = x->family == y->family && (x->family == FIG_FAMILY_NONE || fig_relate(a, x, y).kind == FIG_RELATION_SAME);
    }
    return equal;
}

bool fig_verbatim_find(fig_aligner *a)
{
    const size_t count = a->passage_count - a->draft_passages;
    entry *entries = fig_calloc(count + 1, sizeof *entries);
    a->twins = fig_calloc(a->draft_passages + 1, sizeof *a->twins);
    if (!entries || !a->twins) {
        fig_free(entries);
        return false;
    }
    for (size_t i = 0; i < count; i++) {
        const uint32_t passage = (uint32_t)(a->draft_passages + i);
        entries[i] = (entry){a->passages[passage].hash, passage};
    }
    qsort(entries, count, sizeof *entries, compare);
    for (uint32_t k = 0; k < a->draft_passages; k++) {
        const fig_passage *d = &a->passages[k];
        const int32_t before = k ? a->twins[k - 1] : -1;
        const int32_t next = before >= 0 && (size_t)before + 1 < a->passage_count ? before + 1 : -1;
        int32_t twin = next >= 0 && a->passages[next].hash == d->hash ? next : -1;
        if (twin < 0 && d->telling)
            twin = first_with(entries, count, d->hash);
        a->twins[k] = twin >= 0 && are_equal(a, d, &a->passages[twin]) ? twin : -1;
    }
    fig_free(entries);
    return true;
}

bool fig_verbatim_take(fig_aligner *a, uint32_t draft_passage)
{
    static const float SURE = 2; /* more than words and value can be worth */
    const fig_passage *d = &a->passages[draft_passage];
    if (a->twins[draft_passage] < 0)
        return false;
    const uint32_t first = a->passages[a->twins[draft_passage]].point;
    for (uint32_t i = 0; i < d->point_count; i++) {
        fig_choice *c = &a->choices[d->point + i];
        *c = fig_choice_none();
        if (a->points[d->point + i].family == FIG_FAMILY_NONE)
            continue;
        c->best = (fig_match){
            .point = (int32_t)(first + i), .relation.kind = FIG_RELATION_SAME, .likeness = 1, .score = SURE, .shared = UINT16_MAX};
        c->verbatim = true;
    }
    return true;
}
