/*
 * Strbuf: bytes that grow. {0} is a valid empty one; `data` may be NULL while len is 0.
 * Appending never fails visibly: out of memory sets `failed`, further appends do nothing, check once at the end.
 */
#ifndef FIG_STRBUF_H
#define FIG_STRBUF_H
#include "figura/base.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

typedef struct fig_strbuf {
    char *data;
    size_t len, capacity;
    bool failed;
} fig_strbuf;

bool fig_strbuf_reserve(fig_strbuf *b, size_t extra);
void fig_strbuf_clear(fig_strbuf *b); /* frees */
void fig_strbuf_uint(fig_strbuf *b, uint64_t n);
/* printf into the buffer, for messages and tables only; never on the bulk path. */
void fig_strbuf_format(fig_strbuf *b, const char *format, ...) __attribute__((format(printf, 2, 3)));

static inline void fig_strbuf_add(fig_strbuf *b, const char *data, size_t len)
{
    if (b->capacity - b->len < len && !fig_strbuf_reserve(b, len))
        return;
    if (len)
        memcpy(b->data + b->len, data, len);
    b->len += len;
}
static inline void fig_strbuf_char(fig_strbuf *b, char c)
{
    fig_strbuf_add(b, &c, 1);
}
static inline void fig_strbuf_puts(fig_strbuf *b, const char *s)
{
    fig_strbuf_add(b, s, strlen(s));
}
/* NUL-terminated view; "" when empty. Adds a NUL that is not counted. */
const char *fig_strbuf_cstr(fig_strbuf *b);
/* The same with its length; "" when out of memory. */
fig_str fig_strbuf_view(fig_strbuf *b);
#endif
