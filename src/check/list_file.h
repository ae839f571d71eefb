/*
 * List file: a file from outside that holds one thing a line, rates or levels or accepted findings: its lines, and what is wrong with them.
 *
 * in   a path          out   `take` called for each line; faults as FILE:LINE: what, and what to do
 * A file is used whole or not at all, so all faults are looked for; of a file that is another one, the first 20 are enough.
 */
#ifndef FIG_LIST_FILE_H
#define FIG_LIST_FILE_H
#include <figura/engine.h>
#include <stdbool.h>

typedef struct fig_list_file {
    const char *path;
    fig_report_fn report; /* NULL: the first fault stands in `error` all the same */
    void *report_user;
    fig_error *error;
    uint32_t line; /* that is being read, from 1 */
    size_t faults;
} fig_list_file;

/* The line without its end, and without the byte order mark where it is the first; false: out of memory. */
typedef bool (*fig_list_line_fn)(void *user, const char *begin, const char *end);

/* `wanted`: what to name where the file is no text. */
fig_status fig_list_file_read(fig_list_file *f, fig_list_line_fn take, void *user, const char *wanted);
void fig_list_file_fault(fig_list_file *f, uint32_t line, const char *format, ...) __attribute__((format(printf, 3, 4)));
/* When all was looked at: FIG_E_USAGE where something was wrong. */
fig_status fig_list_file_end(const fig_list_file *f);
#endif
