/* Fan: see fan.h. */
#include "fan.h"
#include "../base/alloc.h"
#include "../base/sort.h"
#include <string.h>

enum { MOST_WAYS = (1 << 28) - 1 }; /* more than programs have instructions */

void fig_fans_init(fig_fans *f, const fig_grammar *grammar)
{
    *f = (fig_fans){.grammar = grammar, .count = 1};
}

void fig_fans_clear(fig_fans *f)
{
    void *blocks[] = {f->fans, f->bundles, f->targets, f->slots, f->accepts, f->frames, f->calls};
    for (size_t i = 0; i < sizeof blocks / sizeof *blocks; i++)
        fig_free(blocks[i]);
    memset(f, 0, sizeof *f);
}

void fig_fans_forget(fig_fans *f)
{
    f->count = 1;
    f->bundle_count = f->target_count = f->slot_count = f->accept_count = f->frame_count = f->call_count = 0;
    f->failed = false;
}

size_t fig_fans_bytes(const fig_fans *f)
{
    return f->bundle_count * sizeof *f->bundles + f->target_count * sizeof *f->targets + f->slot_count * sizeof *f->slots;
}

/* One way over a token: what it has to be, where it leads to. */
typedef struct way {
    fig_bundle by;
    fig_stand target;
} way;

/* A row of several tokens: its first or only one; then later ones, as closure.c steps over them. */
static size_t ways_of_list(const fig_list *list, fig_stand p, uint8_t gap, way out[2])
{
    unsigned within = fig_stand_within(p);
    if (within)
        gap = FIG_GAP_GLUED | FIG_GAP_BLANK | FIG_GAP_BREAK;
    out[0] = (way){{.predicate = within ? list->last : list->single, .but = FIG_FAN_NO_BUT, .gap = gap},
                   fig_stand_at(fig_stand_pc(p) + 1, 0, fig_stand_frame(p))};
    if (within + 1 >= list->longest || within >= 0xFF)
        return 1;
    out[1] = (way){{.predicate = within ? list->rest : list->first, .but = FIG_FAN_NO_BUT, .gap = gap}, p + (UINT64_C(1) << 32)};
    return 2;
}

static size_t ways_of(const fig_grammar *g, fig_stand p, way out[2])
{
    const fig_instr *in = &g->code[fig_stand_pc(p)];
    if (in->op == FIG_OP_LIST)
        return ways_of_list(&g->lists[in->a], p, in->gap, out);
    if (in->op == FIG_OP_FIGURE)
        return 0; /* of tier 2 */
    out[0] = (way){{.predicate = in->op == FIG_OP_SHAPE ? g->shapes[in->a].predicate : in->a,
                    .but = in->op == FIG_OP_BUT ? in->b : FIG_FAN_NO_BUT,
                    .gap = in->gap,
                    .negated = in->op == FIG_OP_NOT},
                   fig_stand_at(fig_stand_pc(p) + 1, 0, fig_stand_frame(p))};
    return 1;
}

static bool same_tokens(const fig_bundle *a, const fig_bundle *b)
{
    return a->negated == b->negated && a->predicate == b->predicate && a->but == b->but && a->gap == b->gap;
}

/* Ways over the same tokens beside each other, those that are negated first; the lower half is a way's number. */
static uint64_t key_of(const fig_bundle *by, size_t i)
{
    return (uint64_t)!by->negated << 63 | (uint64_t)by->predicate << 32 | (uint64_t)by->gap << 28 | i;
}

/* The ways as bundles; the keys are in order. */
static bool bundle_up(fig_fans *f, fig_fan *fan, const way *ways, const uint64_t *keys, size_t count)
{
    const fig_bundle *last = NULL;
    if (!fig_grow(&f->bundles, &f->bundle_capacity, f->bundle_count + count + 1, sizeof *f->bundles) ||
        !fig_grow(&f->targets, &f->target_capacity, f->target_count + count + 1, sizeof *f->targets))
        return false;
    fan->bundle = (uint32_t)f->bundle_count;
    for (size_t i = 0; i < count; i++) {
        const way *w = &ways[keys[i] & MOST_WAYS];
        if (!last || !same_tokens(&w->by, last)) {
            f->bundles[f->bundle_count] = w->by;
            f->bundles[f->bundle_count++].first = (uint32_t)f->target_count;
            fan->negated += w->by.negated;
            fan->bundle_count++;
        }
        last = &w->by;
        f->bundles[f->bundle_count - 1].count++;
        f->targets[f->target_count++] = w->target;
    }
    return true;
}

static bool index_bundles(fig_fans *f, fig_fan *fan)
{
    size_t size = 4;
    while (size < 2 * fan->bundle_count)
        size *= 2;
    if (!fig_grow(&f->slots, &f->slot_capacity, f->slot_count + size, sizeof *f->slots))
        return false;
    fan->slot = (uint32_t)f->slot_count;
    fan->mask = (uint32_t)size - 1;
    f->slot_count += size;
    uint32_t *slots = f->slots + fan->slot;
    memset(slots, 0, size * sizeof *slots);
    for (uint32_t b = fan->bundle + fan->negated; b < fan->bundle + fan->bundle_count; b++) {
        if (fig_fans_find(f, fan, f->bundles[b].predicate) != UINT32_MAX)
            continue;
        uint32_t i = f->bundles[b].predicate * 0x9E3779B1u >> 7 & fan->mask;
        while (slots[i])
            i = (i + 1) & fan->mask;
        slots[i] = b + 1;
    }
    return true;
}

static bool add_ways(fig_fans *f, fig_fan *fan, const fig_fan_parts *parts)
{
    size_t room = 2 * parts->place_count + 1, count = 0;
    way *ways = room > MOST_WAYS ? NULL : fig_malloc(room * sizeof *ways);
    uint64_t *keys = fig_malloc(2 * room * sizeof *keys);
    bool good = ways && keys;
    for (size_t i = 0; good && i < parts->place_count; i++)
        count += ways_of(f->grammar, parts->places[i], ways + count);
    for (size_t i = 0; i < count; i++)
        keys[i] = key_of(&ways[i].by, i);
    if (good)
        fig_sort(keys, keys + count, count);
    good = good && bundle_up(f, fan, ways, keys, count) && index_bundles(f, fan);
    fig_free(ways);
    fig_free(keys);
    return good;
}

static bool add_others(fig_fans *f, fig_fan *fan, const fig_fan_parts *p)
{
    if (!fig_grow(&f->accepts, &f->accept_capacity, f->accept_count + p->accept_count + 1, sizeof *f->accepts) ||
        !fig_grow(&f->calls, &f->call_capacity, f->call_count + p->call_count + 1, sizeof *f->calls) ||
        !fig_grow(&f->frames, &f->frame_capacity, f->frame_count + p->frame_count + 1, sizeof *f->frames))
        return false;
    fan->accept = (uint32_t)f->accept_count;
    fan->call = (uint32_t)f->call_count;
    fan->frame = (uint32_t)f->frame_count;
    for (size_t i = 0; i < p->accept_count; i++)
        f->accepts[f->accept_count++] = p->accepts[i];
    for (size_t i = 0; i < p->call_count; i++)
        f->calls[f->call_count++] = p->calls[i];
    for (size_t i = 0; i < p->frame_count; i++)
        f->frames[f->frame_count++] = p->frames[i];
    fan->accept_count = (uint32_t)p->accept_count;
    fan->call_count = (uint32_t)p->call_count;
    fan->frame_count = (uint32_t)p->frame_count;
    return true;
}

uint32_t fig_fans_add(fig_fans *f, const fig_fan_parts *parts)
{
    fig_fan fan = {0};
    if (!fig_grow(&f->fans, &f->capacity, f->count + 1, sizeof *f->fans) || !add_ways(f, &fan, parts) || !add_others(f, &fan, parts)) {
        f->failed = true;
        return 0;
    }
    f->fans[f->count] = fan;
    return (uint32_t)f->count++;
}
