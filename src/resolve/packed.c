/*
 * Packed: drafts of a large document, from when their stretch is left until they are written out.
 *
 * in   a stretch's drafts          out   the same, in a third of the room; then, some hundred at a time, drafts again
 * A draft is kept as the words in which it differs from an empty one, and behind them its date's.
 */
#include "../base/alloc.h"
#include "../base/differ.h"
#include "work.h"

enum {
    DRAFT_WORDS = sizeof(fig_draft) / 8,
    DATE_WORDS = sizeof(fig_dated) / 8,
    NUMBER_WORDS = sizeof(fig_number) / 8,
    MOST = DRAFT_WORDS + DATE_WORDS + 2,
    PART_FIGURES = 256
};
_Static_assert(DRAFT_WORDS <= 64 && sizeof(fig_draft) % 8 == 0 && sizeof(fig_dated) % 8 == 0, "a mask for each");

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

bool fig_drafts_pack(fig_work *w, size_t from)
{
    fig_packed *p = &w->packed;
    for (size_t i = from; i < w->draft_count; i++) {
        fig_draft d = w->drafts[i];
        if (!fig_grow_gently(&p->words, &p->capacity, p->word_count + MOST, sizeof *p->words))
            return false;
        uint64_t *word = p->words + p->word_count;
        d.same_as = renumbered(d.same_as, from, p->count);
        d.restates = renumbered(d.restates, from, p->count);
        d.part_of = renumbered(d.part_of, from, p->count);
        d.context = w->recipes.empty.context; /* which nobody asks of it any more */
        d.value.factor = w->recipes.empty.value.factor;
        relate_ends(&d.value);
        size_t n = fig_differ(&d, &w->recipes.empty, DRAFT_WORDS, word);
        if (d.value.dated) /* what it points to is behind it from now on */
            n += fig_differ(d.value.dated, &w->recipes.undated, DATE_WORDS, word + n);
        p->word_count += n;
    }
    p->count += w->draft_count - from;
    return true;
}

/* The next one, its date in w->passing. */
static bool unpack(fig_work *w, fig_draft *d)
{
    fig_packed *p = &w->packed;
    *d = w->recipes.empty;
    const uint64_t *behind = fig_differ_put(p->words + p->next_word, d);
    relate_ends(&d->value);
    if (d->value.dated) {
        d->value.dated = fig_arena_alloc(&w->passing, sizeof *d->value.dated);
        if (!d->value.dated)
            return false;
        *d->value.dated = w->recipes.undated;
        behind = fig_differ_put(behind, d->value.dated);
    }
    p->next_word = (size_t)(behind - p->words);
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
    for (w->draft_count = 0; p->next < p->count;) {
        if (!fig_grow(&w->drafts, &w->draft_capacity, w->draft_count + 1, sizeof *w->drafts))
            return false;
        fig_draft *d = &w->drafts[w->draft_count];
        const size_t word = p->next_word;
        if (!unpack(w, d))
            return false;
        if (w->draft_count >= PART_FIGURES && d->sentence != d[-1].sentence) { /* the next part's first */
            p->next_word = word;
            p->next--;
            break;
        }
        w->draft_count++;
    }
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
