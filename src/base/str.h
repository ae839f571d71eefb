/* Str: two pieces of text compared, what one begins with; NULL with length 0 is an empty one. */
#ifndef FIG_STR_H
#define FIG_STR_H
#include "figura/base.h"
#include <stdbool.h>
#include <string.h>

static inline bool fig_str_same(fig_str a, fig_str b)
{
    return a.len == b.len && (!a.len || memcmp(a.ptr, b.ptr, a.len) == 0);
}

static inline bool fig_str_is(fig_str s, const char *text)
{
    return fig_str_same(s, (fig_str){text, strlen(text)});
}

static inline bool fig_str_has_digit(fig_str s)
{
    for (size_t i = 0; i < s.len; i++)
        if (s.ptr[i] >= '0' && s.ptr[i] <= '9')
            return true;
    return false;
}

/* How many bytes of a byte order mark the text begins with: 3, or 0. Editors put one there, and it is no part of the text. */
static inline size_t fig_str_mark(const char *text, size_t len)
{
    return len >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
}

/* The piece before the next `mark`; *rest is left behind it, absent behind the last one. false: nothing is left. */
static inline bool fig_str_part(fig_str *rest, char mark, fig_str *part)
{
    if (!rest->ptr)
        return false;
    const char *at = rest->len ? (const char *)memchr(rest->ptr, mark, rest->len) : NULL;
    *part = (fig_str){rest->ptr, at ? (size_t)(at - rest->ptr) : rest->len};
    *rest = at ? (fig_str){at + 1, rest->len - part->len - 1} : (fig_str){NULL, 0};
    return true;
}
#endif
