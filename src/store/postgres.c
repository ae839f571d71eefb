/* PostgreSQL: see store.h. */
#include "../base/alloc.h"
#include "store.h"

static void close_none(fig_store *store)
{
    fig_free(store);
}

static const fig_backend none = {.close = close_none};

fig_status fig_postgres_open(const char *url, const fig_store_options *options, fig_store **out)
{
    fig_store *store = *out = fig_calloc(1, sizeof *store);
    if (!store)
        return FIG_E_NOMEM;
    store->options = *options;
    store->backend = &none;
    (void)url;
    fig_strbuf_puts(&store->target, "postgresql");
    return fig_store_fail(store, FIG_E_USAGE, "this figura was built without PostgreSQL; install libpq-dev and build it again");
}
