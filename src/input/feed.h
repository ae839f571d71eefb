/*
 * Feed: the bytes of a file or of standard input, by line or whole, through one buffer that grows with the longest line.
 *
 * in   a path, "-" for standard input          out   lines, lent and writable until the next call; data[len] is writable and 0
 * A line longer than FIG_FEED_MAX is read over and comes out as FIG_E_LIMIT. What is packed with gzip or zstd is unpacked on the way; where such a file is cut off, what was read comes out, and then
 * fig_feed_cut_off says so.
 */
#ifndef FIG_FEED_H
#define FIG_FEED_H
#include "figura/base.h"
#include "inflate.h"
#include <stdbool.h>

#define FIG_FEED_MAX ((size_t)INT32_MAX)

typedef struct fig_feed {
    int fd;
    bool owned;  /* close it */
    bool at_end; /* the source has no more than what the buffer holds */
    char *data;
    size_t capacity, begin, end; /* what is read and not yet given: data[begin..end) */
    size_t scanned;              /* of it, without a line break                      */
    size_t offset;               /* of data[begin] in the source                     */
    size_t line;                 /* of data[begin], from 1                           */
    size_t size_hint;            /* bytes of the file, where known                   */
    fig_inflate *inflate;        /* of a packed file                                  */
    char *packed;                /* what was read of it and not yet unpacked: packed[packed_begin..packed_end) */
    size_t packed_begin, packed_end;
    uint64_t taken, unpacked; /* bytes read from the file; bytes that came out of them */
    fig_error broken;         /* why a packed file ended early; FIG_OK: it did not */
} fig_feed;

typedef struct fig_feed_line {
    char *data;
    size_t len;
    size_t number; /* from 1 */
    size_t offset; /* of its first byte in the source */
} fig_feed_line;

fig_status fig_feed_open(fig_feed *feed, const char *path, fig_error *error);
/* Look at the first bytes: a packed file is unpacked from here on. Errors FIG_E_IO, FIG_E_NOMEM, FIG_E_USAGE: this build cannot unpack it. */
fig_status fig_feed_begin(fig_feed *feed, fig_error *error);
void fig_feed_close(fig_feed *feed);
/* Did a packed file end before its end, or become unreadable? Said once all that could be read was given. */
bool fig_feed_cut_off(const fig_feed *feed, fig_error *error);
/* At least `bytes` in the buffer, or all there is; looked at, not taken. */
fig_status fig_feed_peek(fig_feed *feed, size_t bytes, fig_str *out, fig_error *error);
/* The next line without its line feed; FIG_E_END after the last. */
fig_status fig_feed_next_line(fig_feed *feed, fig_feed_line *out, fig_error *error);
/* Everything that is left; FIG_E_LIMIT when that is more than FIG_FEED_MAX. */
fig_status fig_feed_rest(fig_feed *feed, fig_str *out, fig_error *error);
#endif
