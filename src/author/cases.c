/* stub */
#include "../base/error.h"
#include "author.h"
fig_status fig_case_test(const fig_engine *engine, const char *path, int accept, fig_write_fn write, void *user, size_t *passed,
                         size_t *failed, fig_error *error)
{
    (void)engine, (void)path, (void)accept, (void)write, (void)user;
    *passed = *failed = 0;
    return fig_error_set(error, FIG_E_USAGE, "to come");
}
