/* Beside: see beside.h. */
#include "beside.h"
#include "../base/error.h"
#include <string.h>
#include <unistd.h>

bool fig_document_beside(fig_author *a, const char *path, const char *ending, fig_reader **reader, fig_document *document,
                         const char **text_path, fig_error *error)
{
    static const char *const endings[] = {".txt", ".html", ".md"};
    enum { ENDINGS = sizeof endings / sizeof *endings };
    fig_reader_options options = {.size = sizeof options};
    const size_t stem = strlen(path) - strlen(ending);
    size_t i = 0;
    char *out = fig_arena_alloc(&a->arena, stem + 6);
    if (!out)
        return fig_error_nomem(error) == FIG_OK;
    do {
        memcpy(out, path, stem);
        memcpy(out + stem, endings[i], strlen(endings[i]) + 1);
    } while (access(out, F_OK) != 0 && ++i < ENDINGS);
    if (i == ENDINGS)
        memcpy(out + stem, ".txt", 5);
    *text_path = out;
    options.format = i == 0 || i == ENDINGS ? FIG_INPUT_TEXT : FIG_INPUT_AUTO;
    const fig_document *read;
    if (fig_reader_new(out, &options, reader, error) != FIG_OK || fig_reader_next(*reader, &read, error) != FIG_OK)
        return false;
    *document = *read;
    return true;
}
