/*
 * Sized: structs that begin with `size`, from callers who were compiled against another version of their header (figura/base.h, "Structs").
 *
 * in   a caller's struct, which may be shorter or longer than ours          out   one that can be read whole: theirs, or a copy with 0 where theirs ends
 */
#ifndef FIG_SIZED_H
#define FIG_SIZED_H
#include "figura/base.h"

/* `own`: room for `known` bytes. NULL for `theirs` is a struct of 0. NULL comes back where `size` was not set: FIG_E_USAGE, and *error names the struct. */
const void *fig_sized(const void *theirs, void *own, size_t known, const char *name, fig_error *error);

/* The other way: of our struct what theirs has room for; their `size` stays. */
fig_status fig_sized_write(void *theirs, const void *own, size_t known, const char *name, fig_error *error);

#define FIG_SIZED(type, theirs, own, error) ((const type *)fig_sized((theirs), (own), sizeof(type), #type, (error)))
#endif
