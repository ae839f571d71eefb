/*
 * Writer: bytes on their way out, through one buffer of 64 KB into the caller's fig_write_fn.
 *
 * in   literals, numbers, texts to escape          out   chunks of at least one record each
 * Appending never fails visibly: when the caller's function says no, `failed` is set and what follows is dropped; check once a document.
 * The bulk path is here, so: no printf, no allocation, and a text that needs no escape is copied in steps of 8 bytes while it is checked.
 */
#ifndef FIG_WRITER_H
#define FIG_WRITER_H
#include "figura/stream.h"
#include <stdbool.h>
#include <string.h>

enum { FIG_WRITER_BYTES = 64 * 1024 };

typedef struct fig_writer {
    char *data; /* FIG_WRITER_BYTES of room */
    size_t len;
    fig_write_fn write;
    void *user;
    bool failed;
} fig_writer;

bool fig_writer_init(fig_writer *w, fig_write_fn write, void *user); /* false: out of memory */
void fig_writer_clear(fig_writer *w);
void fig_writer_flush(fig_writer *w);
/* Room for `bytes` (at most FIG_WRITER_BYTES) at the end of the buffer. */
static inline char *fig_writer_room(fig_writer *w, size_t bytes)
{
    if (FIG_WRITER_BYTES - w->len < bytes)
        fig_writer_flush(w);
    return w->data + w->len;
}

void fig_writer_add_long(fig_writer *w, const char *data, size_t len);
static inline void fig_writer_add(fig_writer *w, const char *data, size_t len)
{
    if (len > FIG_WRITER_BYTES - w->len) {
        fig_writer_add_long(w, data, len);
        return;
    }
    if (len)
        memcpy(w->data + w->len, data, len);
    w->len += len;
}
#define FIG_WRITER_LITERAL(w, text) fig_writer_add(w, text, sizeof(text) - 1)

static inline void fig_writer_char(fig_writer *w, char c)
{
    *fig_writer_room(w, 1) = c;
    w->len++;
}

extern const char fig_writer_pairs[201]; /* "00" to "99" */
void fig_writer_uint(fig_writer *w, uint64_t n);
/* The same at `out`, which has room for 20 digits; returns their end. */
char *fig_writer_put_long_uint(char *out, uint64_t n);
static inline char *fig_writer_put_uint(char *out, uint64_t n)
{
    if (n >= 10000)
        return fig_writer_put_long_uint(out, n);
    uint32_t high = (uint32_t)n / 100;
    if (n >= 1000)
        return (char *)memcpy((char *)memcpy(out, fig_writer_pairs + 2 * high, 2) + 2, fig_writer_pairs + 2 * (n - 100 * high), 2) + 2;
    if (n >= 100) {
        *out = (char)('0' + high);
        return (char *)memcpy(out + 1, fig_writer_pairs + 2 * (n - 100 * high), 2) + 2;
    }
    if (n >= 10)
        return (char *)memcpy(out, fig_writer_pairs + 2 * n, 2) + 2;
    *out = (char)('0' + n);
    return out + 1;
}
/* A JSON string with its quotes. `text` is valid UTF-8 (the engine and fig_repair see to it) and goes out as it is, save for escapes. */
void fig_writer_json_string(fig_writer *w, const char *text, size_t len);
/* The same without quotes. */
void fig_writer_json_text(fig_writer *w, const char *text, size_t len);
#endif
