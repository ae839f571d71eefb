/* Progress: see progress.h. */
#include "progress.h"
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

static double now(void)
{
    struct timespec t;
    return clock_gettime(CLOCK_MONOTONIC, &t) == 0 ? (double)t.tv_sec + (double)t.tv_nsec / 1e9 : 0;
}

/* 1234567 as 1,234,567 */
static void put_count(char out[32], size_t n)
{
    char digits[24];
    int len = snprintf(digits, sizeof digits, "%zu", n), k = 0;
    for (int i = 0; i < len; i++) {
        if (i && (len - i) % 3 == 0)
            out[k++] = ',';
        out[k++] = digits[i];
    }
    out[k] = 0;
}

void cli_progress_begin(cli_progress *p, const cli_options *options, const cli_output *output, const char *const *files, size_t count)
{
    struct stat info;
    *p = (cli_progress){.stays = options->progress == CLI_ALWAYS};
    p->on = p->stays || (options->progress == CLI_AUTO && !options->quiet && isatty(STDERR_FILENO) && !(output && cli_is_terminal(output)));
    if (!p->on)
        return;
    for (size_t i = 0; i < count; i++) {
        bool known = strcmp(files[i], "-") != 0 && stat(files[i], &info) == 0 && S_ISREG(info.st_mode);
        if (!known) { /* how long it takes cannot be told */
            p->total = 0;
            break;
        }
        p->total += (uint64_t)info.st_size;
    }
    p->started = p->shown = now();
}

static void position(const cli_progress *p, uint64_t *taken, uint64_t *unpacked)
{
    *taken = *unpacked = 0;
    if (p->reader)
        fig_reader_position(p->reader, taken, unpacked);
    *taken += p->taken;
    *unpacked += p->unpacked;
}

static void show(const cli_progress *p, double seconds)
{
    uint64_t taken, unpacked;
    char count[32], line[160];
    position(p, &taken, &unpacked);
    put_count(count, p->documents);
    int n = snprintf(line, sizeof line, "%s documents  %.1f MB/s", count, (double)unpacked / 1e6 / seconds);
    if (p->total && taken && taken <= p->total) {
        double left = seconds * (double)(p->total - taken) / (double)taken;
        snprintf(line + n, sizeof line - (size_t)n, "  %d %%  %d:%02d left", (int)(100 * taken / p->total), (int)left / 60, (int)left % 60);
    }
    cli_status(line);
}

void cli_progress_step(cli_progress *p, bool document)
{
    p->documents += document;
    if (!p->on)
        return;
    double t = now();
    if (t - p->started < 1 || t - p->shown < 0.2)
        return;
    p->shown = t;
    show(p, t - p->started);
}

void cli_progress_next(cli_progress *p)
{
    uint64_t taken = 0, unpacked = 0;
    if (p->on)
        position(p, &taken, &unpacked);
    p->taken = taken;
    p->unpacked = unpacked;
    p->reader = NULL;
}

void cli_progress_end(cli_progress *p)
{
    if (!p->on)
        return;
    double seconds = now() - p->started;
    char count[32];
    cli_status(NULL);
    put_count(count, p->documents);
    if (p->stays)
        fprintf(stderr, "figura: %s documents, %.1f MB in %.1f s, %.1f MB/s\n", count, (double)p->unpacked / 1e6, seconds,
                seconds > 0 ? (double)p->unpacked / 1e6 / seconds : 0);
}
