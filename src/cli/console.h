/*
 * Console: where the command's words and records go.
 *
 * Messages go to standard error as "figura: WHERE: what is wrong, and what to do". Records go through a cli_output: standard output, or a
 * temporary file beside `-o FILE` that takes its name once it is whole. A reader that has gone (a broken pipe) is no error.
 */
#ifndef CLI_CONSOLE_H
#define CLI_CONSOLE_H
#include <figura.h>
#include <stdbool.h>

enum { CLI_EXIT_OK = 0, CLI_EXIT_FINDINGS = 1, CLI_EXIT_USAGE = 2, CLI_EXIT_FAILED = 3 };

/* First of all: what goes wrong with an output is an error of its write, no signal; and where one of the three standard streams is closed, no file
 * that is opened later stands in its place and gets what is meant for it. */
void cli_console_begin(void);
/* A line on standard error that the next word or line there takes the place of; NULL takes it away. */
void cli_status(const char *line);
void cli_error(const char *format, ...) __attribute__((format(printf, 1, 2)));
/* The same without "figura: ", for what is no error. */
void cli_say(const char *format, ...) __attribute__((format(printf, 1, 2)));
/* "figura: PATH:LINE:COLUMN: message"; a place that is unknown is left out. */
void cli_error_report(const fig_error *error);
/* A fig_report_fn for warnings of a reader: the text is read all the same. */
void cli_warning_report(void *user, const fig_error *warning);
/* A fig_report_fn; `user` is a size_t that counts them. */
void cli_error_count(void *user, const fig_error *error);
/* Of a document: "FILE:LINE: what", or, for a line of NDJSON that has an id of its own, "FILE:LINE: document ID: what". `document`: NULL where it is not known. */
void cli_document_report(const char *path, const fig_document *document, const char *id, const fig_error *error);

typedef struct cli_output {
    int fd;
    const char *path; /* NULL: standard output     */
    char *target;     /* the file that takes path's place: path itself, or where a link leads */
    char *temporary;  /* NULL: written directly    */
    bool gone;        /* the reader has gone       */
    int error_number; /* of the write that failed  */
} cli_output;

bool cli_output_open(cli_output *output, const char *path);
/* A fig_write_fn; `user` is the cli_output. */
int cli_output_write(void *user, const char *data, size_t len);
/* Give the file its name, or, with `keep` false, take the temporary one away. false: it failed, and that is on standard error. */
bool cli_output_close(cli_output *output, bool keep);

/* Write to standard output, for --help and the like; the exit code. */
int cli_print(const char *text);
bool cli_is_terminal(const cli_output *output);
int cli_terminal_width(const cli_output *output);
#endif
