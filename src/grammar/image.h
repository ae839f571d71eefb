/*
 * Image: a compiled grammar as constant data, so that a start need not compile it.
 *
 * in   what cmake/image made of the built-in grammars when the project was built          out   the same grammar, as compiling would have made it
 * Nothing here knows what a grammar is made of. cmake/image compiles it at two places of the memory: words that differ are pointers, and become offsets into the image, of which `pointers` keeps the
 * places. What holds pointers is copied and its offsets are made pointers again; the rest stays where it is, read-only, in memory that processes share.
 */
#ifndef FIG_IMAGE_H
#define FIG_IMAGE_H
#include "grammar.h"

typedef struct fig_image_part {
    const void *data;
    size_t bytes;
} fig_image_part;

typedef enum fig_image_space {
    /* those first that most pointers lead to */
    FIG_IMAGE_LINKED,  /* the arena: what holds pointers */
    FIG_IMAGE_TEXT,    /* the .gram files, one behind the other, a NUL behind each; no data here: they are in the program (embedded.h) */
    FIG_IMAGE_FLAT,    /* what holds none */
    FIG_IMAGE_GRAMMAR, /* the fig_grammar itself */
    FIG_IMAGE_SPACES
} fig_image_space;

/* Offsets count through all parts, one behind the other. */
typedef struct fig_image {
    fig_image_part parts[FIG_IMAGE_SPACES];
    const void *pointers; /* bits, 64 at a time: words of the grammar, then of what is linked, that are offsets */
} fig_image;

/* Of an engine without facts, and with; NULL: there is none, compile. */
extern const fig_image *const fig_images[2];

/* `text`: the embedded .gram files. FIG_E_NOMEM; FIG_E_USAGE where the image is of another program. */
fig_status fig_image_load(const fig_image *image, fig_image_part text, fig_grammar *g, fig_error *error);
#endif
