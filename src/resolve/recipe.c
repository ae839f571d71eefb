/* Recipe: see recipe.h. */
#include "recipe.h"
#include "../base/alloc.h"
#include "../base/differ.h"
#include <stddef.h>
#include <string.h>

enum { FIRST_SLOTS = 1024, MAX_RECIPES = 32768, WORDS_PLAIN = 288 * 1024, WORDS_BY_TEXT = 24 * 1024, MAX_STRING_BYTES = 256 * 1024 };
/* A slot: where its recipe lies, and in what is left some of its hash. */
enum { PLACE_BITS = 20 };
_Static_assert(WORDS_PLAIN < 1 << PLACE_BITS && WORDS_BY_TEXT < 1 << PLACE_BITS, "room for a place");
/* Both are compared and kept as words; of those of a draft, and of those of its date, one mask says which are not empty. */
enum { DRAFT_WORDS = sizeof(fig_draft) / 8, DATE_WORDS = sizeof(fig_dated) / 8 };
_Static_assert(DRAFT_WORDS <= 64 && sizeof(fig_draft) % 8 == 0, "a mask for a draft");
_Static_assert(DATE_WORDS <= 64 && sizeof(fig_dated) % 8 == 0, "a mask for a date");

/* Behind it in `words`: the key; then, of a draft, its hole where there is one, the words in which it differs from an empty one and, where it has one, those of its date; of texts, the match. */
struct fig_recipe {
    uint64_t texts;
    uint16_t key_count, trace_count;
    uint8_t says, first, last; /* first, last: the draft's span, from the start */
    bool has_hole, has_date;
    uint16_t cost;
    uint32_t strings; /* pointers of the draft to copy, bits of string_fields */
};
enum { RECIPE_WORDS = (sizeof(struct fig_recipe) + 7) / 8, HOLE_WORDS = (sizeof(fig_hole) + 7) / 8 };

/* An entry of a trace in a word, its items counted from the start: type, item, `of`, and of a row its list and place there. */
enum { AT_SHIFT = 4, OF_SHIFT = 12, LIST_SHIFT = 28, ROW_SHIFT = 42 };

/* The strings of a draft that a normaliser may have written, for those that have no place in the grammar. */
static const size_t string_fields[] = {
    offsetof(fig_draft, per),       offsetof(fig_draft, instrument), offsetof(fig_draft, terms),    offsetof(fig_draft, times),
    offsetof(fig_draft, iso),       offsetof(fig_draft, iso_low),    offsetof(fig_draft, iso_high), offsetof(fig_draft, other_iso),
    offsetof(fig_draft, value.per), offsetof(fig_draft, unit),
};
enum { STRING_FIELDS = sizeof string_fields / sizeof *string_fields };

static const char **string_field(fig_draft *d, size_t i)
{
    return (const char **)(void *)((char *)d + string_fields[i]);
}

bool fig_recipes_init(fig_recipes *r, const fig_grammar *grammar, const fig_lexemes *lexemes)
{
    memset(r, 0, sizeof *r);
    r->empty = fig_draft_empty();
    r->undated.when = r->undated.when_to = fig_datetime_empty();
    r->plain.most_words = WORDS_PLAIN;
    r->by_text.most_words = WORDS_BY_TEXT;
    r->plain.slot_mask = r->by_text.slot_mask = FIRST_SLOTS - 1;
    r->plain.slots = fig_calloc(FIRST_SLOTS, sizeof *r->plain.slots);
    r->by_text.slots = fig_calloc(FIRST_SLOTS, sizeof *r->by_text.slots);
    return r->plain.slots && r->by_text.slots && fig_sights_init(&r->sights, grammar, lexemes);
}

static void clear(fig_recipe_store *s)
{
    fig_free(s->slots);
    fig_free(s->words);
    fig_arena_clear(&s->strings);
}

void fig_recipes_clear(fig_recipes *r)
{
    clear(&r->plain);
    clear(&r->by_text);
    fig_sights_clear(&r->sights);
    memset(r, 0, sizeof *r);
}

static void forget(fig_recipe_store *s)
{
    if (s->count)
        memset(s->slots, 0, (s->slot_mask + 1) * sizeof *s->slots);
    s->count = s->word_count = s->string_bytes = 0;
    fig_arena_reset(&s->strings);
}

static inline fig_recipe *recipe_at(const fig_recipe_store *s, uint32_t slot)
{
    return (fig_recipe *)(void *)(s->words + (slot & ((1u << PLACE_BITS) - 1)) - 1);
}

static inline uint32_t slot_of(uint64_t hash, size_t place)
{
    return (uint32_t)(hash >> (32 + PLACE_BITS)) << PLACE_BITS | (uint32_t)(place + 1);
}

static inline uint64_t *key_of(fig_recipe *e)
{
    return (uint64_t *)(void *)e + RECIPE_WORDS;
}

/* The slot of the key: its recipe's, or a free one. */
static uint32_t *find(const fig_recipe_store *s, const fig_recipe_key *k)
{
    const uint32_t tag = slot_of(k->hash, 0) >> PLACE_BITS;
    size_t i = (size_t)k->hash & s->slot_mask;
    for (; s->slots[i]; i = (i + 1) & s->slot_mask) {
        if (s->slots[i] >> PLACE_BITS != tag)
            continue;
        fig_recipe *e = recipe_at(s, s->slots[i]);
        if (e->key_count == k->count && memcmp(key_of(e), k->items, k->count * sizeof *k->items) == 0)
            break;
    }
    return &s->slots[i];
}

/* Twice the slots. false: out of memory. */
static bool grow_slots(fig_recipe_store *s)
{
    const size_t mask = 2 * s->slot_mask + 1;
    uint32_t *slots = fig_calloc(mask + 1, sizeof *slots);
    if (!slots)
        return false;
    for (size_t old = 0; old <= s->slot_mask; old++) {
        if (!s->slots[old])
            continue;
        fig_recipe *e = recipe_at(s, s->slots[old]);
        size_t i = (size_t)fig_recipe_key_hash(key_of(e), e->key_count) & mask;
        while (slots[i])
            i = (i + 1) & mask;
        slots[i] = s->slots[old];
    }
    fig_free(s->slots);
    s->slots = slots;
    s->slot_mask = mask;
    return true;
}

/* ---- finding ---- */

static bool pour_date(const fig_recipes *r, const uint64_t *word, fig_arena *passing, fig_draft *out)
{
    fig_dated *date = fig_arena_alloc(passing, sizeof *date);
    if (!date)
        return false;
    memcpy(date, &r->undated, sizeof *date);
    fig_differ_put(word, date);
    out->value.dated = date;
    return true;
}

bool fig_recipe_pour(const fig_recipes *r, const fig_recipe *e, fig_recipe_key *key, const fig_items *items, fig_arena *arena,
                     fig_arena *passing, fig_draft *out)
{
    const uint64_t *hole = (const uint64_t *)(const void *)e + RECIPE_WORDS + e->key_count;
    const uint64_t *word = hole + (e->has_hole ? HOLE_WORDS : 0);
    memcpy(out, &r->empty, sizeof *out);
    word = fig_differ_put(word, out);
    if (e->has_date && !pour_date(r, word, passing, out))
        return key->usable = false;
    out->first = key->start + e->first;
    out->last = key->start + e->last;
    bool good = !e->has_hole || fig_hole_fill((const fig_hole *)(const void *)hole, items, key->start, out);
    for (size_t i = 0; good && e->strings >> i; i++)
        if (e->strings >> i & 1) {
            const char **s = string_field(out, i);
            *s = fig_arena_copy(arena, *s, strlen(*s));
            good = *s != NULL;
        }
    key->usable = good;
    return good;
}

fig_recipe_says fig_recipe_find(fig_recipes *r, fig_recipe_key *key, const fig_rule *rule, const fig_items *items, uint32_t end,
                                const fig_recipe **recipe, fig_span *span)
{
    if (r->sights.generation != r->sights.lexemes->generation) { /* classes mean something else now */
        forget(&r->plain);
        forget(&r->by_text);
        fig_sights_forget(&r->sights);
    }
    key->rule = rule->order;
    key->match_known = false;
    key->usable = fig_recipe_key_begin(key, &r->sights, items, end);
    if (!key->usable)
        return FIG_RECIPE_UNKNOWN;
    r->asked++;
    const uint32_t *slot = find(&r->plain, key);
    const fig_recipe *e = *slot ? recipe_at(&r->plain, *slot) : NULL;
    if (e && e->says == FIG_RECIPE_TEXTS) {
        key->match_known = true;
        key->usable = fig_recipe_key_add_texts(key, e->texts, items);
        if (!key->usable)
            return FIG_RECIPE_UNKNOWN;
        slot = find(&r->by_text, key);
        *recipe = e;
        if (!*slot)
            return FIG_RECIPE_TEXTS;
        e = recipe_at(&r->by_text, *slot);
    }
    if (!e)
        return FIG_RECIPE_UNKNOWN;
    r->known++;
    *recipe = e;
    *span = (fig_span){key->start + e->first, key->start + e->last};
    return (fig_recipe_says)e->says;
}

size_t fig_recipe_cost(const fig_recipe *e)
{
    return e->cost;
}

size_t fig_recipe_trace(const fig_recipes *r, const fig_recipe *e, const fig_recipe_key *key, const fig_items *items,
                        fig_trace out[FIG_RECIPE_TRACE])
{
    const fig_grammar *g = r->sights.grammar;
    const uint64_t *words = (const uint64_t *)(const void *)e + RECIPE_WORDS + e->key_count;
    for (size_t i = 0; i < e->trace_count; i++) {
        uint64_t t = words[i];
        uint32_t at = key->start + (t >> AT_SHIFT & 0xFF), of = t >> OF_SHIFT & 0xFFFF;
        out[i] = (fig_trace){t & 0xF, at, of, NULL};
        if (out[i].type != FIG_TRACE_ROW)
            continue;
        const fig_list *list = &g->lists[t >> LIST_SHIFT & 0x3FFF];
        out[i].of = key->start + of;
        out[i].row = &list->rows[t >> ROW_SHIFT];
        if (out[i].row->is_range) { /* which of several ranges goes by the number */
            const fig_row *now = fig_grammar_row_of(g, out[i].row->list, items->text + items->begin[at], items->end[at] - items->begin[at]);
            out[i].row = now ? now : out[i].row;
        }
    }
    return e->trace_count;
}

/* ---- keeping ---- */

/* The strings that lie outside the grammar, as bits; those that the draft's other pointers name are the grammar's. */
static bool keep_strings(fig_recipe_store *store, const fig_arena *written, fig_draft *d, uint32_t *bits)
{
    *bits = 0;
    for (size_t i = 0; i < STRING_FIELDS; i++) {
        const char **s = string_field(d, i);
        if (!*s || !fig_arena_holds(written, *s))
            continue;
        const size_t len = strlen(*s);
        *s = fig_arena_copy(&store->strings, *s, len);
        if (!*s)
            return false;
        store->string_bytes += len + 1;
        *bits |= 1u << i;
    }
    return true;
}

/* Room for one more. false: out of memory. */
static bool make_room(fig_recipe_store *s)
{
    size_t most = RECIPE_WORDS + FIG_RECIPE_ITEMS + HOLE_WORDS + 2 + DRAFT_WORDS + DATE_WORDS + FIG_RECIPE_TRACE;
    if (s->count + 1 > MAX_RECIPES || s->word_count + most > s->most_words || s->string_bytes > MAX_STRING_BYTES)
        forget(s);
    return (s->count * 2 <= s->slot_mask || grow_slots(s)) &&
           fig_grow(&s->words, &s->word_capacity, s->word_count + most, sizeof *s->words);
}

/* A recipe under the key, `more` words behind it; what there was under that key is given up. There is room: make_room. */
static fig_recipe *put(fig_recipe_store *s, const fig_recipe_key *key, fig_recipe_says says, size_t cost, size_t more)
{
    uint32_t *slot = find(s, key);
    fig_recipe *e = (fig_recipe *)(void *)(s->words + s->word_count);
    s->count += !*slot;
    *slot = slot_of(key->hash, s->word_count);
    *e = (fig_recipe){.key_count = (uint16_t)key->count, .says = (uint8_t)says, .cost = (uint16_t)(cost < UINT16_MAX ? cost : UINT16_MAX)};
    memcpy(key_of(e), key->items, key->count * sizeof *key->items);
    s->word_count += RECIPE_WORDS + key->count + more;
    return e;
}

/* A trace in words. false: a grammar with more lists or rows than these have room for. */
static bool pack_trace(const fig_grammar *g, uint32_t start, const fig_trace *trace, size_t count, uint64_t out[FIG_RECIPE_TRACE])
{
    for (size_t i = 0; i < count; i++) {
        const fig_trace *t = &trace[i];
        uint64_t of = t->type == FIG_TRACE_ROW ? t->of - start : t->of, list = 0, row = 0;
        if (t->type == FIG_TRACE_ROW) {
            list = t->row->list;
            row = (uint64_t)(t->row - g->lists[list].rows);
        }
        if (of > 0xFFFF || list > 0x3FFF || row >> (64 - ROW_SHIFT))
            return false;
        out[i] = t->type | (uint64_t)(t->at - start) << AT_SHIFT | of << OF_SHIFT | list << LIST_SHIFT | row << ROW_SHIFT;
    }
    return true;
}

static void keep_draft(fig_recipe_store *store, const fig_recipes *r, const fig_recipe_key *key, const fig_hole *h, uint32_t start,
                       const fig_arena *written, size_t cost, const fig_draft *draft)
{
    const bool has_hole = h->token != FIG_HOLE_NONE;
    fig_draft kept = *draft;
    uint32_t strings;
    uint64_t words[2 + DRAFT_WORDS + DATE_WORDS];
    kept.first -= start;
    kept.last -= start;
    if (!keep_strings(store, written, &kept, &strings))
        return;
    kept.value.dated = NULL;
    if (has_hole) /* what it will be filled with */
        kept.value.low = kept.value.high = kept.value.precision = r->empty.value.low;
    size_t n = fig_differ(&kept, &r->empty, DRAFT_WORDS, words);
    if (draft->value.dated)
        n += fig_differ(draft->value.dated, &r->undated, DATE_WORDS, words + n);
    fig_recipe *e = put(store, key, FIG_RECIPE_DRAFT, cost, n + (has_hole ? HOLE_WORDS : 0));
    uint64_t *behind = key_of(e) + key->count;
    e->first = (uint8_t)kept.first;
    e->last = (uint8_t)kept.last;
    e->has_hole = has_hole;
    e->has_date = draft->value.dated != NULL;
    e->strings = strings;
    if (has_hole)
        memcpy(behind, h, sizeof *h);
    memcpy(behind + (has_hole ? HOLE_WORDS : 0), words, n * sizeof *words);
}

void fig_recipe_keep(fig_recipes *r, fig_recipe_key *key, const fig_watch *watch, const fig_items *items, const fig_arena *written,
                     const fig_trace *trace, size_t trace_count, size_t cost, const fig_draft *draft)
{
    fig_hole h = {.token = FIG_HOLE_NONE};
    uint32_t start = key->start;
    uint64_t read = watch->texts | watch->decimals;
    const bool large = draft && !fig_value_is_small(&draft->value); /* a third: its match is kept, its value made each time */
    if (!key->usable || watch->unsteady || trace_count > FIG_RECIPE_TRACE || (large && key->match_known))
        return;
    if (watch->linear && watch->decimal_count == 1 && !large) {
        if (draft && !fig_hole_make(watch, items, start, draft, &h))
            return; /* zero, or too long: the next one will tell */
        read = watch->texts;
    }
    uint64_t texts = fig_recipe_key_texts(key, read, watch->runs) | key->texts;
    if (texts != key->texts || large) { /* the same tokens with other texts will make something else */
        if (!fig_recipe_key_begin(key, &r->sights, items, key->end))
            return;
        uint64_t packed[FIG_RECIPE_TRACE];
        if (!pack_trace(r->sights.grammar, start, trace, trace_count, packed) || !make_room(&r->plain))
            return;
        fig_recipe *e = put(&r->plain, key, FIG_RECIPE_TEXTS, cost, trace_count);
        e->texts = texts;
        e->trace_count = (uint16_t)trace_count;
        memcpy(key_of(e) + key->count, packed, trace_count * sizeof *packed);
        if (large || !fig_recipe_key_add_texts(key, texts, items))
            return;
    }
    fig_recipe_store *store = texts ? &r->by_text : &r->plain;
    if (!make_room(store))
        return;
    if (draft)
        keep_draft(store, r, key, &h, start, written, cost, draft);
    else
        put(store, key, FIG_RECIPE_NOTHING, cost, 0);
}
