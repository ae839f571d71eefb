/*
 * Facts of tables, told apart: one observation with two values is none.
 *
 * in   Sales 118 of 2024 below Products, Sales 42 of 2024 below Services          out   neither: what tells them apart stands somewhere else
 */
#include "../base/alloc.h"
#include "../base/fnv.h"
#include "../base/str.h"
#include "fact_table.h"
#include <stdlib.h>

typedef struct known {
    uint64_t key;
    size_t fact;
} known;

static int by_key(const void *a, const void *b)
{
    const known *x = a, *y = b;
    return x->key != y->key ? (x->key > y->key) - (x->key < y->key) : (x->fact > y->fact) - (x->fact < y->fact);
}

static uint64_t add(uint64_t h, fig_str s)
{
    for (size_t i = 0; i < s.len; i++)
        h = fig_fnv_byte(h, (unsigned char)(s.ptr[i] >= 'A' && s.ptr[i] <= 'Z' ? s.ptr[i] + 32 : s.ptr[i]));
    return fig_fnv_byte(h, 0x1F);
}

/* One observation with two values is none, one that is said twice one. */
bool fig_table_facts_tell_apart(fig_table_facts *o)
{
    known *all = fig_calloc(o->count + 1, sizeof *all);
    if (!all)
        return false;
    for (size_t i = 0; i < o->count; i++) {
        const fig_fact *f = &o->all[i];
        all[i] = (known){add(add(add(add(add(FIG_FNV_START, f->subject), f->measure), f->unit), f->per), f->period->edtf), i};
    }
    qsort(all, o->count, sizeof *all, by_key);
    for (size_t i = 0, next; i < o->count; i = next) {
        bool same = true;
        for (next = i + 1; next < o->count && all[next].key == all[i].key; next++)
            same = same && fig_str_same(o->all[all[next].fact].value, o->all[all[i].fact].value);
        for (size_t k = same ? i + 1 : i; k < next && next > i + 1; k++)
            o->all[all[k].fact].measure.len = 0;
    }
    size_t kept = 0;
    for (size_t i = 0; i < o->count; i++)
        if (o->all[i].measure.len)
            o->all[kept++] = o->all[i];
    o->count = kept;
    fig_free(all);
    return true;
}
