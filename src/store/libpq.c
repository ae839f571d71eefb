/* Libpq: see libpq.h. */
#include "postgres_have.h"
#if FIG_HAVE_LIBPQ
#include "../base/error.h"
#include "../base/library.h"
#include "libpq.h"

#define FIND(gives, name, takes) found = found && fig_library_find(library, #name, &out->name);

fig_status fig_libpq_load(fig_libpq *out, fig_error *error)
{
    void *library = fig_library_open(FIG_FILE_LIBPQ);
    bool found = library != NULL;
    FIG_LIBPQ(FIND)
    return found ? FIG_OK
                 : fig_error_set(error, FIG_E_IO, "PostgreSQL's library %s cannot be loaded; install it (apt-get install libpq5)",
                                 FIG_FILE_LIBPQ);
}
#endif
