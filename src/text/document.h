/*
 * Document: a text made valid, and the way back to its bytes.
 *
 * in   bytes          out   valid UTF-8 (the same bytes where they were valid) without what nobody sees, a map of offsets
 * Each ill-formed sequence becomes one U+FFFD (Unicode 15, 3.9, "substitution of maximal subparts"); soft hyphens, joiners and marks of direction are left out, so that per-cent with one
 * in it is the word that a reader sees. Offsets stay the source's.
 */
#ifndef FIG_DOCUMENT_H
#define FIG_DOCUMENT_H
#include "../base/strbuf.h"
#include "figura/base.h"

typedef struct fig_repaired {
    uint32_t at;     /* offset in the repaired text of a U+FFFD, or of where nothing stands     */
    uint32_t source; /* offset of the bad or unseen bytes in the source */
    uint16_t length; /* how many they are                           */
    uint16_t made;   /* bytes of what stands there instead: 3 or 0  */
} fig_repaired;

typedef struct fig_text {
    const char *data;
    size_t len;
    fig_strbuf buffer; /* holds the repaired text, where one is needed */
    fig_repaired *repairs;
    size_t repair_count, repair_capacity;
    bool bad; /* some of them are of bytes that are no UTF-8, the first at: */
    size_t bad_at;
    bool too_long; /* U+FFFD made it longer than it may be */
} fig_text;

/* The text may be `most` bytes long once it is repaired. false: out of memory, or too long. `t` may hold an earlier text: its buffers are used again. */
bool fig_text_read(fig_text *t, const char *data, size_t len, size_t most);
void fig_text_clear(fig_text *t);
/* The source's offset of an offset in the repaired text at which something begins, or ends: what nobody sees is within neither. */
size_t fig_text_find_source_offset(const fig_text *t, size_t offset, bool end);
static inline size_t fig_text_source_offset(const fig_text *t, size_t offset)
{
    return t->repair_count ? fig_text_find_source_offset(t, offset, false) : offset;
}
static inline size_t fig_text_source_end(const fig_text *t, size_t offset)
{
    return t->repair_count ? fig_text_find_source_offset(t, offset, true) : offset;
}
#endif
