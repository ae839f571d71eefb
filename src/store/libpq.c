/* Libpq: see libpq.h. */
#include "postgres_have.h"
#if FIG_HAVE_LIBPQ
#include "../base/error.h"
#include "libpq.h"
#include <dlfcn.h>
#include <stdbool.h>
#include <string.h>

#ifdef __APPLE__
static const char file[] = "libpq.5.dylib";
#else
static const char file[] = "libpq.so.5"; /* so for twenty years */
#endif

/* An object pointer becomes a function's by its bytes: the one way that the language knows. */
#define FIND(gives, name, takes)                                                                                                           \
    symbol = dlsym(library, #name);                                                                                                        \
    memcpy(&out->name, &symbol, sizeof symbol);                                                                                            \
    found = found && symbol;

fig_status fig_libpq_load(fig_libpq *out, fig_error *error)
{
    void *library = dlopen(file, RTLD_LAZY | RTLD_LOCAL), *symbol;
    bool found = library != NULL;
    if (found) {
        FIG_LIBPQ(FIND)
    }
    return found ? FIG_OK
                 : fig_error_set(error, FIG_E_IO, "PostgreSQL's library %s cannot be loaded; install it (apt-get install libpq5)", file);
}
#endif
