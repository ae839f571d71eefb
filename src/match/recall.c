/* Recall: see recall.h. */
#include "recall.h"
#include "../base/alloc.h"
#include <string.h>

enum { SLOTS = 65536, MAX_ENTRIES = SLOTS / 2, MAX_KEYS = 256 * 1024, MAX_TRACES = 192 * 1024, LONGEST_TRACE = 256 };

typedef struct key {
    uint64_t items[FIG_MATCH_TOKENS + 2];
    size_t count;
    uint64_t hash;
} key;

bool fig_recall_init(fig_recall *r)
{
    memset(r, 0, sizeof *r);
    r->table = fig_calloc(SLOTS, sizeof *r->table);
    return r->table != NULL;
}

void fig_recall_clear(fig_recall *r)
{
    fig_free(r->table);
    fig_free(r->keys);
    fig_free(r->traces);
    memset(r, 0, sizeof *r);
}

static void forget(fig_recall *r)
{
    if (r->count)
        memset(r->table, 0, SLOTS * sizeof *r->table);
    r->count = r->key_count = r->trace_count = 0;
}

static inline void add(key *k, uint64_t v)
{
    k->items[k->count++] = v;
    k->hash = (k->hash ^ v) * UINT64_C(0x9E3779B97F4A7C15);
    k->hash ^= k->hash >> 29;
}

/* All that a run to a fixed end can depend on: the tokens, whether the sentence or a line begins at one of them, and behind the last. false: too much to say. */
static bool make_key(key *k, uint32_t program, const fig_items *items, uint32_t start, uint32_t end)
{
    if (end <= start || end - start > FIG_MATCH_TOKENS || items->figure_kind)
        return false;
    k->count = 0;
    k->hash = program;
    uint64_t behind = end < items->count ? items->gap[end] : 0;
    add(k, (uint64_t)program << 16 | behind << 8 | (start == items->first ? 1u : 0) | (start == 0 ? 2u : 0));
    for (uint32_t i = start; i < end; i++) {
        if ((items->word[i] | items->exact[i]) >> 22)
            return false;
        add(k, (uint64_t)items->class_id[i] << 48 | (uint64_t)items->gap[i] << 44 | (uint64_t)items->word[i] << 22 | items->exact[i]);
    }
    k->hash |= 1;
    return true;
}

static fig_recall_entry *find(fig_recall *r, const key *k)
{
    size_t i = (size_t)(k->hash >> 40) & (SLOTS - 1);
    for (; r->table[i].hash; i = (i + 1) & (SLOTS - 1))
        if (r->table[i].hash == k->hash && r->table[i].key_count == k->count &&
            memcmp(r->keys + r->table[i].key, k->items, k->count * sizeof *k->items) == 0)
            break;
    return &r->table[i];
}

/* Several ranges in one list: which of them goes by the value. */
static const fig_row *row_again(const fig_matcher *m, const fig_row *row, const fig_items *items, uint32_t at)
{
    const fig_row *now = fig_grammar_row_of(m->grammar, row->list, items->text + items->begin[at], items->end[at] - items->begin[at]);
    return now ? now : row;
}

static void play(fig_recall *r, const fig_recall_entry *e, const fig_matcher *m, const fig_items *items, uint32_t start)
{
    const fig_recalled *from = r->traces + e->trace;
    for (size_t i = 0; i < e->trace_count; i++) {
        fig_trace *t = &r->out[i];
        t->type = from[i].type;
        t->at = start + from[i].at;
        t->of = from[i].type == FIG_TRACE_ROW ? start + from[i].row_end : from[i].of;
        t->row = from[i].row;
        if (t->row && t->row->is_range)
            t->row = row_again(m, t->row, items, t->at);
    }
}

/* What the matcher has just found. Out of memory is no harm: it is not remembered. */
static void keep(fig_recall *r, const key *k, const fig_matcher *m, uint32_t start, bool stands)
{
    size_t n = stands ? m->trace_count : 0;
    if (n > LONGEST_TRACE || !fig_grow(&r->keys, &r->key_capacity, r->key_count + k->count, sizeof *r->keys) ||
        !fig_grow(&r->traces, &r->trace_capacity, r->trace_count + n + 1, sizeof *r->traces))
        return;
    if (r->count >= MAX_ENTRIES || r->key_count + k->count > MAX_KEYS || r->trace_count + n > MAX_TRACES)
        forget(r);
    fig_recall_entry *e = find(r, k);
    *e = (fig_recall_entry){k->hash, (uint32_t)r->key_count, (uint32_t)r->trace_count, (uint16_t)k->count, (uint16_t)n, stands};
    memcpy(r->keys + r->key_count, k->items, k->count * sizeof *k->items);
    for (size_t i = 0; i < n; i++) {
        const fig_trace *t = &m->trace[i];
        bool row = t->type == FIG_TRACE_ROW;
        r->traces[r->trace_count + i] =
            (fig_recalled){t->type, (uint8_t)(t->at - start), row ? (uint8_t)(t->of - start) : 0, row ? 0 : t->of, t->row};
    }
    r->key_count += k->count;
    r->trace_count += n;
    r->count++;
}

bool fig_recall_run(fig_recall *r, fig_matcher *m, uint32_t program, const fig_items *items, uint32_t start, uint32_t end,
                    const fig_trace **trace, size_t *count)
{
    key k;
    bool keyed = !m->plain && make_key(&k, program, items, start, end);
    if (r->generation != m->lexemes->generation) { /* classes mean something else now */
        forget(r);
        r->generation = m->lexemes->generation;
    }
    const fig_recall_entry *e = keyed ? find(r, &k) : NULL;
    if (e && e->hash) {
        *trace = r->out;
        *count = e->trace_count;
        if (e->stands)
            play(r, e, m, items, start);
        return e->stands;
    }
    bool stands = fig_matcher_run(m, program, items, start, end) != UINT32_MAX;
    *trace = m->trace;
    *count = m->trace_count;
    if (keyed && !m->failed)
        keep(r, &k, m, start, stands);
    return stands;
}
