/*
 * Charset: the bytes of a file as UTF-8, with the way back.
 *
 * in   bytes, the charset that the file names, if any          out   valid UTF-8, pieces where it is not the same bytes
 * "caf\xE9 5%" -> "café 5%", guessed to be windows-1252. In this order: a byte order mark, what the file names, UTF-8 where it is that, else windows-1252, whose bytes all old western pages
 * mean. Names are those of the Encoding Standard; the charsets of one byte a character and UTF-16 are read by tables, the rest by iconv.
 */
#ifndef FIG_CHARSET_H
#define FIG_CHARSET_H
#include "../base/strbuf.h"
#include "figura/engine.h"

typedef struct fig_charset_text {
    const char *data; /* the bytes themselves, or `buffer`'s */
    size_t len;
    fig_strbuf buffer;
    fig_piece *pieces; /* from data to the bytes; none where they are the same */
    size_t piece_count, piece_capacity;
    size_t most; /* how long it may be; 0: 2^31 - 1 bytes */
    bool failed; /* out of memory, or ... */
    bool too_long;
    /* for warnings */
    const char *name;   /* the charset that it was read as      */
    bool guessed;       /* nobody named it                      */
    bool unknown;       /* what was named is no charset         */
    bool repaired;      /* some bytes were none of it           */
    size_t repaired_at; /* offset of the first of them          */
} fig_charset_text;

/* `named` may be empty. False: out of memory, or too long. */
bool fig_charset_read(fig_charset_text *t, const char *bytes, size_t len, fig_str named);
void fig_charset_clear(fig_charset_text *t);
/* What a page's first bytes name: <meta charset>, <meta http-equiv content>, <?xml encoding?>; empty where they name none. */
fig_str fig_charset_named(const char *bytes, size_t len);
/* Is it to be read as it stands: UTF-8, or nearly? Else a byte order mark or its bytes say otherwise. */
bool fig_charset_is_utf8(const char *bytes, size_t len);
#endif
