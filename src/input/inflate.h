/*
 * Inflate: a gzip or zstd stream as the bytes that it packs, piece by piece, in bounded memory.
 *
 * in   packed bytes as they come          out   their bytes
 * Members that stand one behind the other are one stream (`cat a.gz b.gz`), also gzip behind zstd; what stands behind the last one and begins none is left alone, as gzip does. zlib and not libdeflate:
 * libdeflate is twice as fast (840 against 430 MB/s measured, where figura reads 165) but wants the whole file in memory.
 */
#ifndef FIG_INFLATE_H
#define FIG_INFLATE_H
#include "figura/base.h"
#include <stdbool.h>

typedef enum fig_packing { FIG_PACKING_NONE, FIG_PACKING_GZIP, FIG_PACKING_ZSTD } fig_packing;

enum { FIG_PACKING_MAGIC = 4 };

typedef struct fig_inflate fig_inflate;

/* What the first bytes of a file say. */
fig_packing fig_packing_of(const char *bytes, size_t len);
/* FIG_E_NOMEM; FIG_E_USAGE where this build lacks the library. */
fig_status fig_inflate_new(fig_packing packing, fig_inflate **out, fig_error *error);
void fig_inflate_free(fig_inflate *f);

typedef struct fig_inflate_step {
    const char *in;
    size_t in_len; /* of it; what was taken is taken off both */
    char *out;
    size_t room, written;
} fig_inflate_step;

/* Take some, write some. Nothing was written and nothing is left to take: give more. FIG_E_IO: the data are damaged. */
fig_status fig_inflate_run(fig_inflate *f, fig_inflate_step *step, fig_error *error);
/* No member is open: the stream may end here. */
bool fig_inflate_is_whole(const fig_inflate *f);
#endif
