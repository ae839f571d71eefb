/* Image: see image.h. */
#include "image.h"
#include "../base/alloc.h"
#include "../base/bits.h"
#include "../base/error.h"
#include <string.h>

/* What is added to an offset of each part, and where the part's offsets end. */
typedef struct places {
    uintptr_t base[FIG_IMAGE_SPACES];
    size_t end[FIG_IMAGE_SPACES];
} places;

static void find_places(places *p, const fig_image *image, const fig_image_part at[FIG_IMAGE_SPACES])
{
    size_t begin = 0;
    for (size_t s = 0; s < FIG_IMAGE_SPACES; s++) {
        p->base[s] = (uintptr_t)at[s].data - begin;
        p->end[s] = begin += image->parts[s].bytes;
    }
}

/* Copy a part; its words that `pointers` names are offsets and become pointers. Returns the bits behind its own. */
static const unsigned char *copy_linked(void *to, const fig_image_part *part, const unsigned char *pointers, const places *p)
{
    char *copy = memcpy(to, part->data, part->bytes);
    const size_t words = part->bytes / sizeof(uintptr_t);
    for (size_t i = 0; i < words; i += 64, pointers += 8)
        for (uint64_t bits = fig_bits_load(pointers); bits; bits &= bits - 1) {
            char *place = copy + (i + fig_bits_lowest(bits)) * sizeof(uintptr_t);
            uintptr_t word;
            size_t space = 0;
            memcpy(&word, place, sizeof word);
            while (word >= p->end[space])
                space++;
            word += p->base[space];
            memcpy(place, &word, sizeof word);
        }
    return pointers;
}

fig_status fig_image_load(const fig_image *image, fig_image_part text, fig_grammar *g, fig_error *error)
{
    const fig_image_part *parts = image->parts;
    if (parts[FIG_IMAGE_GRAMMAR].bytes != sizeof *g || parts[FIG_IMAGE_TEXT].bytes != text.bytes)
        return fig_error_set(error, FIG_E_USAGE, "the image of the grammars is another program's");
    fig_read_sparsely(parts[FIG_IMAGE_FLAT].data, parts[FIG_IMAGE_FLAT].bytes);
    fig_read_through(parts[FIG_IMAGE_LINKED].data, parts[FIG_IMAGE_LINKED].bytes);
    fig_read_sparsely(text.data, text.bytes);
    fig_arena arena = {0};
    fig_arena_expect(&arena, parts[FIG_IMAGE_LINKED].bytes);
    void *linked = fig_arena_alloc(&arena, parts[FIG_IMAGE_LINKED].bytes);
    if (!linked)
        return fig_error_nomem(error);
    places p;
    find_places(&p, image, (fig_image_part[]){{linked, 0}, text, parts[FIG_IMAGE_FLAT], {g, 0}});
    copy_linked(linked, &parts[FIG_IMAGE_LINKED], copy_linked(g, &parts[FIG_IMAGE_GRAMMAR], image->pointers, &p), &p);
    fig_forget_constant(parts[FIG_IMAGE_LINKED].data, parts[FIG_IMAGE_LINKED].bytes);
    g->arena = arena;
    return FIG_OK;
}
