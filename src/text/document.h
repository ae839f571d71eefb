/*
 * Document: a text made valid, and the way back to its bytes.
 *
 * in   bytes          out   valid UTF-8 (the same bytes where they were valid), a map of offsets
 * Each ill-formed sequence becomes one U+FFFD (Unicode 15, 3.9, "substitution of maximal subparts"); offsets stay the source's.
 */
#ifndef FIG_DOCUMENT_H
#define FIG_DOCUMENT_H
#include "../base/strbuf.h"
#include "figura/base.h"

typedef struct fig_repaired {
    uint32_t at;     /* offset of a U+FFFD in the repaired text     */
    uint32_t source; /* offset of the bad bytes in the source       */
    uint32_t length; /* how many they are                           */
} fig_repaired;

typedef struct fig_text {
    const char *data;
    size_t len;
    fig_strbuf buffer; /* holds the repaired text, where one is needed */
    fig_repaired *repairs;
    size_t repair_count, repair_capacity;
    bool too_long; /* U+FFFD made it longer than it may be */
} fig_text;

/* The text may be `most` bytes long once it is repaired. false: out of memory, or too long. `t` may hold an earlier text: its buffers are used again. */
bool fig_text_read(fig_text *t, const char *data, size_t len, size_t most);
void fig_text_clear(fig_text *t);
/* The source's offset of an offset in the repaired text. */
size_t fig_text_find_source_offset(const fig_text *t, size_t offset);
static inline size_t fig_text_source_offset(const fig_text *t, size_t offset)
{
    return t->repair_count ? fig_text_find_source_offset(t, offset) : offset;
}
#endif
