/*
 * Progress: one line on standard error that says how far long work is.
 *
 * in   documents as they come, the reader that they come from          out   "12,345 documents  34.5 MB/s  61 %  0:12 left"
 * Nothing is shown in the first second. `auto` shows it where standard error is a terminal and the output is none, `always` ends with a line that stays.
 */
#ifndef CLI_PROGRESS_H
#define CLI_PROGRESS_H
#include "console.h"
#include "options.h"
#include <figura.h>

typedef struct cli_progress {
    bool on, stays;
    uint64_t total;           /* bytes of all files, 0: not known  */
    uint64_t taken, unpacked; /* of the files before this one      */
    size_t documents;
    double started, shown;    /* seconds */
    const fig_reader *reader; /* of the file at hand, or NULL */
} cli_progress;

/* `output` NULL: nothing is written on the way. */
void cli_progress_begin(cli_progress *p, const cli_options *options, const cli_output *output, const char *const *files, size_t count);
/* Something was taken; `document`: one more of them. */
void cli_progress_step(cli_progress *p, bool document);
/* The file is read: its reader is about to go. */
void cli_progress_next(cli_progress *p);
void cli_progress_end(cli_progress *p);
#endif
