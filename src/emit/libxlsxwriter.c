/* Libxlsxwriter: see libxlsxwriter.h. */
#include "xlsx.h"
#if FIG_HAVE_XLSXWRITER
#include "../base/error.h"
#include "../base/library.h"
#include "libxlsxwriter.h"

#define FIND(gives, name, takes) found = found && fig_library_find(library, #name, &out->name);

fig_status fig_libxlsxwriter_load(fig_libxlsxwriter *out, fig_error *error)
{
    void *library = fig_library_open(FIG_FILE_XLSXWRITER);
    bool found = library != NULL;
    FIG_LIBXLSXWRITER(FIND)
    return found ? FIG_OK
                 : fig_error_set(error, FIG_E_IO,
                                 "the library %s, which writes workbooks, cannot be loaded; install it (apt-get install libxlsxwriter4)",
                                 FIG_FILE_XLSXWRITER);
}
#endif
