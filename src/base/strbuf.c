/* Strbuf: doubling; see strbuf.h for the promise about running out of memory. */
#include "strbuf.h"
#include "alloc.h"
#include <stdarg.h>
#include <stdio.h>

bool fig_strbuf_reserve(fig_strbuf *b, size_t extra)
{
    if (b->failed)
        return false;
    if (extra > SIZE_MAX / 4 || !fig_grow(&b->data, &b->capacity, b->len + extra, 1))
        b->failed = true;
    return !b->failed;
}

void fig_strbuf_clear(fig_strbuf *b)
{
    fig_free(b->data);
    memset(b, 0, sizeof *b);
}

void fig_strbuf_uint(fig_strbuf *b, uint64_t n)
{
    char digits[20];
    size_t i = sizeof digits;
    do
        digits[--i] = (char)('0' + n % 10);
    while (n /= 10);
    fig_strbuf_add(b, digits + i, sizeof digits - i);
}

void fig_strbuf_format(fig_strbuf *b, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    char small[512];
    int n = vsnprintf(small, sizeof small, format, args);
    va_end(args);
    if (n < 0)
        return;
    if ((size_t)n < sizeof small) {
        fig_strbuf_add(b, small, (size_t)n);
        return;
    }
    if (!fig_strbuf_reserve(b, (size_t)n + 1))
        return;
    va_start(args, format);
    vsnprintf(b->data + b->len, (size_t)n + 1, format, args);
    va_end(args);
    b->len += (size_t)n;
}

const char *fig_strbuf_cstr(fig_strbuf *b)
{
    if (!fig_strbuf_reserve(b, 1))
        return "";
    b->data[b->len] = 0;
    return b->data;
}

fig_str fig_strbuf_view(fig_strbuf *b)
{
    const char *text = fig_strbuf_cstr(b);
    return (fig_str){text, b->failed ? 0 : b->len};
}
