/* Make: the image of the built-in grammars (src/grammar/image.h), for the writer and for the test that holds it against what compiling gives. */
#ifndef FIG_MAKE_IMAGE_H
#define FIG_MAKE_IMAGE_H
#include "grammar/image.h"

typedef struct fig_made_image {
    fig_image image;
    size_t pointer_bytes;
    void *memory;
} fig_made_image;

/* false, after saying why: the grammars do not compile, or hold what can be in no image. Free `memory`. */
bool fig_image_make(bool facts, fig_made_image *out);
#endif
