/* Explain: see include/figura/grammar.h. */
#include "../base/error.h"
#include "author.h"

fig_status fig_explain(const fig_engine *engine, fig_scratch *scratch, const fig_document *document, size_t line, fig_write_fn write,
                       void *user, fig_error *error)
{
    (void)engine, (void)scratch, (void)document, (void)line, (void)write, (void)user;
    return fig_error_set(error, FIG_E_USAGE, "explain is still to come");
}
