/* Names of bindings; see names.h. */
#include "names.h"
#include <string.h>

static const char *const texts[FIG_NAME_COUNT] = {"",
#define X(id, text) text,
                                                  FIG_NAMES(X)
#undef X
};

fig_name fig_name_find(const char *text, size_t len)
{
    for (int i = 1; i < FIG_NAME_COUNT; i++)
        if (len && texts[i][0] == *text && strlen(texts[i]) == len && memcmp(texts[i], text, len) == 0)
            return (fig_name)i;
    return FIG_NAME_NONE;
}

const char *fig_name_text(fig_name name)
{
    return name < FIG_NAME_COUNT ? texts[name] : "";
}
