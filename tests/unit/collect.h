/* What an output writes, in a fig_strbuf. */
#ifndef FIG_TEST_COLLECT_H
#define FIG_TEST_COLLECT_H
#include "base/strbuf.h"

/* A fig_write_fn. */
static inline int collect(void *user, const char *data, size_t len)
{
    fig_strbuf_add(user, data, len);
    return ((fig_strbuf *)user)->failed;
}
#endif
