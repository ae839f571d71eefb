/* The engine's version; the number itself stands in CMakeLists.txt, once. */
#include "figura/base.h"

const char *fig_version(void)
{
    return FIG_VERSION;
}
