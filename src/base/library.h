/* Library: functions of one that is loaded when it is needed. Linked, it would cost each start what it and all libraries behind it cost. */
#ifndef FIG_LIBRARY_H
#define FIG_LIBRARY_H
#include <stdbool.h>

/* NULL: it is not there. It stays loaded until the program ends. */
void *fig_library_open(const char *file);
/* *function is a pointer to a function, NULL where there is none of that name. */
bool fig_library_find(void *library, const char *name, void *function);
#endif
