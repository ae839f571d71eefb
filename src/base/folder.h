/*
 * Folder: every file below one, in the order of their names, so that no file system decides in which order grammars are read or tests are run.
 *
 * in   a path          out   `visit` called for each file; of "a" with "b.gram" and "c/d.gram" in it: "a/b.gram", "a/c/d.gram"
 * What is hidden (a name that begins with a dot) is passed over, and a link to a folder that leads back up: all in there is visited anyway.
 */
#ifndef FIG_FOLDER_H
#define FIG_FOLDER_H
#include <figura/base.h>
#include <sys/stat.h>

/* `info`: NULL where the system has none, as of a link to nothing; anything but FIG_OK ends the visits. */
typedef fig_status (*fig_folder_fn)(void *user, const char *path, const struct stat *info);

/* FIG_E_IO: a folder that can't be read; FIG_E_LIMIT: folders in folders, more than 32 deep. */
fig_status fig_folder_visit(const char *path, fig_folder_fn visit, void *user, fig_error *error);
#endif
