/*
 * Packed: drafts of a large document, from when their stretch is left until they are written out.
 *
 * in   a stretch's drafts          out   the same, in a sixth of the room; then, some hundred at a time, drafts again
 * A draft is kept as the words in which it differs from an empty one, and of each the bytes in which it differs from the last one at that place: sentences, places in the text and rows of
 * the grammar are near those before them. Behind it stands its date, likewise. Each part begins anew.
 */
#include "../base/alloc.h"
#include "../base/bits.h"
#include "work.h"

enum {
    DRAFT_WORDS = sizeof(fig_draft) / 8,
    DATE_WORDS = sizeof(fig_dated) / 8,
    NUMBER_WORDS = sizeof(fig_number) / 8,
    MOST_BYTES = 9 * (DRAFT_WORDS + DATE_WORDS) + 2 * 8 + 8, /* of one; and 8 that are read in vain behind the last */
    PART_FIGURES = 256
};
#define BEGINS_PART (UINT64_C(1) << 63) /* in a draft's mask */
_Static_assert(DRAFT_WORDS < 64 && DATE_WORDS < 64 && sizeof(fig_draft) % 8 == 0 && sizeof(fig_dated) % 8 == 0, "a mask for each");
_Static_assert(sizeof(fig_draft) <= 8 * FIG_PACKED_WORDS && sizeof(fig_dated) <= 8 * FIG_PACKED_WORDS, "room for the last ones");

/* How many bytes a word has, and these, the lowest first. Returns what stands behind. */
static unsigned char *put_word(uint64_t word, unsigned char *to)
{
    unsigned char *count = to++;
    for (; word; word >>= 8)
        *to++ = (unsigned char)word;
    *count = (unsigned char)(to - count - 1);
    return to;
}

static const unsigned char *take_word(const unsigned char *from, uint64_t *word)
{
    const unsigned count = *from++;
    *word = count ? fig_bits_load(from) & UINT64_MAX >> (64 - 8 * count) : 0;
    return from + count;
}

/* A mask of the words that `thing` has other than an empty one, then those. `last`: what was put at each place before. */
static unsigned char *put(const void *thing, const void *empty, size_t words, uint64_t flags, uint64_t *last, unsigned char *to)
{
    unsigned char *at = to + sizeof flags;
    for (size_t i = 0; i < words; i++) {
        uint64_t word, none;
        memcpy(&word, (const char *)thing + 8 * i, 8);
        memcpy(&none, (const char *)empty + 8 * i, 8);
        if (word == none)
            continue;
        flags |= UINT64_C(1) << i;
        at = put_word(word ^ last[i], at);
        last[i] = word;
    }
    memcpy(to, &flags, sizeof flags);
    return at;
}

static uint64_t mask_at(const unsigned char *from)
{
    uint64_t mask;
    memcpy(&mask, from, sizeof mask);
    return mask;
}

/* `thing` is an empty one, and becomes what was put. */
static const unsigned char *take(const unsigned char *from, uint64_t *last, void *thing)
{
    uint64_t bits = mask_at(from) & ~BEGINS_PART;
    for (from += sizeof bits; bits; bits &= bits - 1) {
        const size_t i = fig_bits_lowest(bits);
        uint64_t word;
        from = take_word(from, &word);
        last[i] ^= word;
        memcpy((char *)thing + 8 * i, &last[i], 8);
    }
    return from;
}

static void begin_part(fig_packed *p)
{
    memset(p->last_draft, 0, sizeof p->last_draft);
    memset(p->last_date, 0, sizeof p->last_date);
}

/* The upper end of a range as what it has other than the lower one, which for most is nothing; and back again. */
static void relate_ends(fig_value *v)
{
    uint64_t low[NUMBER_WORDS], high[NUMBER_WORDS];
    memcpy(low, &v->low, sizeof low);
    memcpy(high, &v->high, sizeof high);
    for (size_t i = 0; i < NUMBER_WORDS; i++)
        high[i] ^= low[i];
    memcpy(&v->high, high, sizeof high);
}

static int32_t renumbered(int32_t draft, size_t from, size_t to)
{
    return draft < 0 ? -1 : draft - (int32_t)from + (int32_t)to;
}

/* Parts are of whole sentences, as links stay within one. */
static bool begins_part(fig_packed *p, const fig_draft *d)
{
    const bool begins = !p->count || (p->in_part >= PART_FIGURES && d->sentence != p->sentence);
    p->in_part = begins ? 1 : p->in_part + 1;
    p->sentence = d->sentence;
    if (begins)
        begin_part(p);
    return begins;
}

bool fig_drafts_pack(fig_work *w, size_t from)
{
    fig_packed *p = &w->packed;
    const size_t before = p->count;
    for (size_t i = from; i < w->draft_count; i++, p->count++) {
        fig_draft d = w->drafts[i];
        if (!fig_grow_gently(&p->bytes, &p->capacity, p->byte_count + MOST_BYTES, sizeof *p->bytes))
            return false;
        unsigned char *to = p->bytes + p->byte_count;
        d.same_as = renumbered(d.same_as, from, before);
        d.restates = renumbered(d.restates, from, before);
        d.part_of = renumbered(d.part_of, from, before);
        d.context = w->recipes.empty.context; /* which nobody asks of it any more */
        d.value.factor = w->recipes.empty.value.factor;
        if (d.value.dated) /* where it points to is behind it from now on */
            d.value.dated = &w->recipes.undated;
        relate_ends(&d.value);
        to = put(&d, &w->recipes.empty, DRAFT_WORDS, begins_part(p, &d) ? BEGINS_PART : 0, p->last_draft, to);
        if (d.value.dated)
            to = put(w->drafts[i].value.dated, &w->recipes.undated, DATE_WORDS, 0, p->last_date, to);
        p->byte_count = (size_t)(to - p->bytes);
    }
    return true;
}

/* The next one, its date in w->passing. */
static bool unpack(fig_work *w, fig_draft *d)
{
    fig_packed *p = &w->packed;
    *d = w->recipes.empty;
    const unsigned char *behind = take(p->bytes + p->next_byte, p->last_draft, d);
    relate_ends(&d->value);
    if (d->value.dated) {
        d->value.dated = fig_arena_alloc(&w->passing, sizeof *d->value.dated);
        if (!d->value.dated)
            return false;
        *d->value.dated = w->recipes.undated;
        behind = take(behind, p->last_date, d->value.dated);
    }
    p->next_byte = (size_t)(behind - p->bytes);
    p->next++;
    return true;
}

/* The end of a part of whole sentences that begins at `from`, as links stay within one. */
static size_t part_end(const fig_work *w, size_t from)
{
    size_t to = from + PART_FIGURES;
    while (to < w->draft_count && w->drafts[to].sentence == w->drafts[to - 1].sentence)
        to++;
    return to < w->draft_count ? to : w->draft_count;
}

/* The drafts of the next part, instead of those that are there. */
static bool unpack_part(fig_work *w)
{
    fig_packed *p = &w->packed;
    fig_arena_reset(&w->passing);
    begin_part(p);
    for (w->draft_count = 0; p->next < p->count && (!w->draft_count || !(mask_at(p->bytes + p->next_byte) & BEGINS_PART)); w->draft_count++)
        if (!fig_grow(&w->drafts, &w->draft_capacity, w->draft_count + 1, sizeof *w->drafts) || !unpack(w, &w->drafts[w->draft_count]))
            return false;
    return true;
}

bool fig_drafts_next(fig_work *w, fig_draft_part *part)
{
    const fig_packed *p = &w->packed;
    part->number += part->to - part->from;
    part->from = p->count ? 0 : part->to;
    if (p->count && !unpack_part(w))
        return false;
    part->to = p->count ? w->draft_count : part_end(w, part->from);
    part->more = p->count ? p->next < p->count : part->to < w->draft_count;
    return true;
}
