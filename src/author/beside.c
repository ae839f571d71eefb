/* Beside: see beside.h. */
#include "beside.h"
#include "../base/error.h"
#include <string.h>
#include <unistd.h>

const char *fig_path_beside(fig_author *a, const char *path, const char *ending, const char *other)
{
    const size_t stem = strlen(path) - strlen(ending), n = strlen(other);
    char *out = fig_arena_alloc(&a->arena, stem + n + 1);
    if (out) {
        memcpy(out, path, stem);
        memcpy(out + stem, other, n + 1);
    }
    return out;
}

bool fig_document_beside(fig_author *a, const char *path, const char *ending, fig_reader **reader, fig_document *document,
                         const char **text_path, fig_error *error)
{
    static const char *const endings[] = {".txt", ".html", ".md"};
    enum { ENDINGS = sizeof endings / sizeof *endings };
    fig_reader_options options = {.size = sizeof options};
    size_t i = 0;
    do
        *text_path = fig_path_beside(a, path, ending, endings[i]);
    while (*text_path && access(*text_path, F_OK) != 0 && ++i < ENDINGS);
    if (i == ENDINGS) /* none is there: the text is what is missing */
        *text_path = fig_path_beside(a, path, ending, endings[i = 0]);
    if (!*text_path)
        return fig_error_nomem(error) == FIG_OK;
    options.format = i == 0 ? FIG_INPUT_TEXT : FIG_INPUT_AUTO;
    const fig_document *read;
    if (fig_reader_new(*text_path, &options, reader, error) != FIG_OK || fig_reader_next(*reader, &read, error) != FIG_OK)
        return false;
    *document = *read;
    return true;
}
