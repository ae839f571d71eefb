/* Call frames: see call_frame.h. */
#include "call_frame.h"
#include "../base/alloc.h"
#include <string.h>

bool fig_call_frames_init(fig_call_frames *f)
{
    *f = (fig_call_frames){.mask = 1023};
    f->table = fig_calloc(f->mask + 1, sizeof *f->table);
    fig_call_frames_forget(f);
    return f->table && !f->failed;
}

void fig_call_frames_clear(fig_call_frames *f)
{
    fig_free(f->frames);
    fig_free(f->returns);
    fig_free(f->table);
    memset(f, 0, sizeof *f);
}

void fig_call_frames_forget(fig_call_frames *f)
{
    f->failed = false;
    f->return_count = 0;
    f->count = 1; /* 0: a rule's own */
    if (f->table)
        memset(f->table, 0, (f->mask + 1) * sizeof *f->table);
    if (!fig_grow(&f->frames, &f->capacity, 1, sizeof *f->frames))
        f->failed = true;
    else
        f->frames[0] = (fig_call_frame){0};
}

fig_stand *fig_call_frames_room(fig_call_frames *f, size_t count)
{
    if (!fig_grow(&f->returns, &f->return_capacity, f->return_count + 2 * count, sizeof *f->returns)) {
        f->failed = true;
        return NULL;
    }
    return f->returns + f->return_count;
}

static uint64_t hash_returns(const fig_stand *r, size_t count)
{
    uint64_t h = count;
    for (size_t i = 0; i < count; i++) {
        h = (h ^ r[i]) * UINT64_C(0x9E3779B97F4A7C15);
        h ^= h >> 29;
    }
    return h;
}

static bool grow_table(fig_call_frames *f)
{
    size_t mask = f->mask * 2 + 1;
    uint32_t *table = fig_calloc(mask + 1, sizeof *table);
    if (!table)
        return false;
    for (uint32_t k = 1; k < f->count; k++) {
        size_t i = (size_t)hash_returns(f->returns + f->frames[k].first, f->frames[k].count) & mask;
        while (table[i])
            i = (i + 1) & mask;
        table[i] = k;
    }
    fig_free(f->table);
    f->table = table;
    f->mask = mask;
    return true;
}

uint32_t fig_call_frames_intern(fig_call_frames *f, size_t count)
{
    fig_stand *r = f->returns + f->return_count;
    size_t i = (size_t)hash_returns(r, count) & f->mask;
    for (; f->table[i]; i = (i + 1) & f->mask) {
        const fig_call_frame *known = &f->frames[f->table[i]];
        if (known->count == count && memcmp(f->returns + known->first, r, count * sizeof *r) == 0)
            return f->table[i];
    }
    if (!fig_grow(&f->frames, &f->capacity, f->count + 1, sizeof *f->frames)) {
        f->failed = true;
        return 0;
    }
    uint32_t frame = (uint32_t)f->count++;
    f->frames[frame] = (fig_call_frame){(uint32_t)f->return_count, (uint32_t)count, 0};
    f->table[i] = frame;
    f->return_count += count;
    if (f->count * 2 > f->mask && !grow_table(f))
        f->failed = true;
    return frame;
}
