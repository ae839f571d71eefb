/* Library: see library.h. */
#include "library.h"
#include <dlfcn.h>
#include <string.h>

void *fig_library_open(const char *file)
{
    return dlopen(file, RTLD_LAZY | RTLD_LOCAL);
}

/* An object pointer becomes a function's by its bytes: the one way that the language knows. */
bool fig_library_find(void *library, const char *name, void *function)
{
    void *symbol = dlsym(library, name);
    memcpy(function, &symbol, sizeof symbol);
    return symbol != NULL;
}
