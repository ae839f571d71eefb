/* Console: see console.h. The one file of the command that talks to the system about files, signals and terminals. */
#define _XOPEN_SOURCE 700 /* realpath */
#include "console.h"
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

/* The temporary file, for the signal handler: an interrupted run leaves none behind. */
static const char *volatile pending;

static bool status_shown;

void cli_status(const char *line)
{
    if (line)
        fprintf(stderr, "\r%s\033[K", line);
    else if (status_shown)
        fputs("\r\033[K", stderr);
    fflush(stderr);
    status_shown = line != NULL;
}

/* What files and their names hold does not command the terminal: control characters are shown as "?". */
static void put_line(const char *before, char *text)
{
    for (char *at = text; *at; at++)
        if (((unsigned char)*at < ' ' && *at != '\n' && *at != '\t') || *at == 0x7f)
            *at = '?';
    cli_status(NULL);
    fprintf(stderr, "%s%s\n", before, text);
}

static void put_formatted(const char *before, const char *format, va_list args)
{
    char text[8192];
    vsnprintf(text, sizeof text, format, args);
    put_line(before, text);
}

void cli_error(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    put_formatted("figura: ", format, args);
    va_end(args);
}

void cli_say(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    put_formatted("", format, args);
    va_end(args);
}

void cli_error_report(const fig_error *error)
{
    char place[64] = "";
    if (error->line > 0 && error->column > 0)
        snprintf(place, sizeof place, ":%d:%d", error->line, error->column);
    else if (error->line > 0)
        snprintf(place, sizeof place, ":%d", error->line);
    cli_error("%s%s%s%s%s%s%s", error->path, *error->path ? place : "", *error->path ? ": " : "", *error->rule ? "rule " : "", error->rule,
              *error->rule ? ": " : "", error->message);
}

void cli_warning_report(void *user, const fig_error *warning)
{
    (void)user;
    cli_error_report(warning);
}

void cli_error_count(void *user, const fig_error *error)
{
    *(size_t *)user += 1;
    cli_error_report(error);
}

void cli_document_report(const char *path, const fig_document *document, const char *id, const fig_error *error)
{
    fig_error shown = *error;
    size_t len = strlen(path);
    if (!id || strcmp(path, id) == 0) {
        snprintf(shown.path, sizeof shown.path, "%s", path);
        cli_error_report(&shown);
    } else if (strncmp(path, id, len) == 0 && id[len] == ':') {
        cli_error("%s: %s", id, error->message);
    } else {
        char line[32] = "";
        if (document && document->line)
            snprintf(line, sizeof line, ":%zu", document->line);
        cli_error("%s%s: document %s: %s%s%s%s", path, line, id, *error->rule ? "rule " : "", error->rule, *error->rule ? ": " : "",
                  error->message);
    }
}

static void drop_pending(int number)
{
    if (pending)
        unlink(pending);
    signal(number, SIG_DFL);
    raise(number);
}

static void guard_pending(const char *path)
{
    static const int numbers[] = {SIGINT, SIGTERM, SIGHUP};
    pending = path;
    for (size_t i = 0; path && i < sizeof numbers / sizeof *numbers; i++)
        if (signal(numbers[i], drop_pending) == SIG_IGN) /* nohup, a job in the background: it is not heeded */
            signal(numbers[i], SIG_IGN);
}

/* Standard output under another name, as /dev/stdout: a file that took its place would leave the shell's file empty. */
static bool is_standard_output(const struct stat *file)
{
    struct stat out;
    return fstat(STDOUT_FILENO, &out) == 0 && out.st_dev == file->st_dev && out.st_ino == file->st_ino;
}

/* A file, there or not yet, is written through a temporary one beside it; behind a link that is the file which the link means. */
static bool open_temporary(cli_output *output)
{
    struct stat info;
    output->target = realpath(output->path, NULL);
    if (!output->target)
        output->target = strdup(output->path);
    size_t room = output->target ? strlen(output->target) + sizeof ".XXXXXX" : 0;
    output->temporary = room ? malloc(room) : NULL;
    if (!output->temporary)
        return false;
    snprintf(output->temporary, room, "%s.XXXXXX", output->target);
    output->fd = mkstemp(output->temporary);
    if (output->fd < 0)
        return false;
    guard_pending(output->temporary);
    mode_t mask = umask(0);
    umask(mask);
    return fchmod(output->fd, stat(output->path, &info) == 0 ? info.st_mode & 0777 : 0666 & ~mask) == 0;
}

bool cli_output_open(cli_output *output, const char *path)
{
    struct stat info;
    const bool there = path && stat(path, &info) == 0;
    *output = (cli_output){.fd = STDOUT_FILENO, .path = path};
    if (!path || strcmp(path, "-") == 0 || (there && is_standard_output(&info))) {
        output->path = NULL;
        return true;
    }
    if (there && S_ISDIR(info.st_mode)) {
        cli_error("%s: this is a folder; name a file in it with -o", path);
        return false;
    }
    if (there && !S_ISREG(info.st_mode)) /* a device or a pipe */
        output->fd = open(path, O_WRONLY | O_CLOEXEC);
    else if (!open_temporary(output)) {
        cli_error("%s: the file cannot be made: %s; check the folder and its permissions", path, strerror(errno));
        return cli_output_close(output, false) && false;
    }
    if (output->fd < 0) {
        cli_error("%s: the file cannot be written: %s", path, strerror(errno));
        return false;
    }
    return true;
}

int cli_output_write(void *user, const char *data, size_t len)
{
    cli_output *output = user;
    while (len) {
        ssize_t n = write(output->fd, data, len);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0) {
            output->error_number = errno;
            output->gone = errno == EPIPE;
            return 1;
        }
        data += n;
        len -= (size_t)n;
    }
    return 0;
}

/* Some file systems say only now that there is no room. Standard output stays open: what is closed is a second name of it. */
static bool finish_writing(const cli_output *output)
{
    if (!output->path) {
        const int second = dup(STDOUT_FILENO);
        return second < 0 || close(second) == 0;
    }
    /* Before the old file goes, the new one is on the disk: after a crash there is one of the two, whole. */
    const bool safe = !output->temporary || fsync(output->fd) == 0;
    const int why = errno;
    if (close(output->fd) != 0)
        return false;
    errno = why;
    return safe;
}

bool cli_output_close(cli_output *output, bool keep)
{
    const bool opened = output->fd >= 0;
    bool ok = true;
    if (!output->error_number && opened && !finish_writing(output))
        output->error_number = errno;
    else if (output->error_number && output->path && opened)
        close(output->fd);
    if (output->error_number && !output->gone) {
        cli_error("%s: the output cannot be written: %s", output->path ? output->path : "standard output", strerror(output->error_number));
        ok = keep = false;
    }
    if (output->temporary && opened) {
        if (!keep)
            unlink(output->temporary);
        else if (rename(output->temporary, output->target) != 0) {
            cli_error("%s: the file cannot take its name: %s; the records are in %s", output->path, strerror(errno), output->temporary);
            ok = false;
        }
        guard_pending(NULL);
    }
    free(output->temporary);
    free(output->target);
    output->temporary = output->target = NULL;
    output->fd = -1;
    return ok;
}

void cli_console_begin(void)
{
    signal(SIGPIPE, SIG_IGN); /* a reader that has gone is seen where it is written to, */
    signal(SIGXFSZ, SIG_IGN); /* and so is a file that may not grow further */
    for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++) {
        if (fcntl(fd, F_GETFD) >= 0)
            continue;
        const int held = open("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY); /* the wrong way: to use it stays an error */
        if (held >= 0 && held != fd)
            close(held);
    }
}

int cli_print(const char *text)
{
    cli_output output;
    if (!cli_output_open(&output, NULL))
        return CLI_EXIT_FAILED;
    cli_output_write(&output, text, strlen(text));
    return cli_output_close(&output, true) ? CLI_EXIT_OK : CLI_EXIT_FAILED;
}

bool cli_is_terminal(const cli_output *output)
{
    return isatty(output->fd);
}

int cli_terminal_width(const cli_output *output)
{
    const char *columns = getenv("COLUMNS");
    struct winsize size;
    long n = columns ? strtol(columns, NULL, 10) : 0;
    if (n >= 20 && n <= 10000)
        return (int)n;
    if (ioctl(output->fd, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
        return size.ws_col;
    return 80;
}
