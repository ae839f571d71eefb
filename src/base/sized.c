/* Sized: see sized.h. */
#include "sized.h"
#include "error.h"
#include <string.h>

/* 0, and *error says so, where it was not set. */
static size_t size_of(const void *theirs, const char *name, fig_error *error)
{
    size_t size;
    memcpy(&size, theirs, sizeof size);
    if (size >= sizeof size)
        return size;
    fig_error_set(error, FIG_E_USAGE, "a %s says how large it is: set its `size` to sizeof(%s)", name, name);
    return 0;
}

const void *fig_sized(const void *theirs, void *own, size_t known, const char *name, fig_error *error)
{
    const size_t size = theirs ? size_of(theirs, name, error) : sizeof size;
    if (theirs && size >= known)
        return theirs;
    if (!size)
        return NULL;
    memset(own, 0, known);
    if (theirs)
        memcpy(own, theirs, size);
    return own;
}

fig_status fig_sized_write(void *theirs, const void *own, size_t known, const char *name, fig_error *error)
{
    const size_t size = size_of(theirs, name, error), head = sizeof size;
    if (!size)
        return FIG_E_USAGE;
    memcpy((char *)theirs + head, (const char *)own + head, (size < known ? size : known) - head);
    return FIG_OK;
}
