/* Baseline: see baseline.h. */
#include "baseline.h"
#include "../base/alloc.h"
#include "list_file.h"
#include <stdlib.h>
#include <string.h>

enum { CHECKS = 15, ID_DIGITS = 16 };

int fig_check_number(const char *text, size_t len)
{
    int n = 0;
    if (len < 2 || len > 3 || (text[0] != 'C' && text[0] != 'c'))
        return 0;
    for (size_t i = 1; i < len; i++) {
        if (text[i] < '0' || text[i] > '9')
            return 0;
        n = n * 10 + text[i] - '0';
    }
    return n <= CHECKS ? n : 0;
}

static bool is_id(fig_str word)
{
    for (size_t i = 0; i < word.len; i++)
        if (!((word.ptr[i] >= '0' && word.ptr[i] <= '9') || (word.ptr[i] >= 'a' && word.ptr[i] <= 'f')))
            return false;
    return word.len == ID_DIGITS;
}

fig_str fig_check_word(const char **at, const char *end)
{
    while (*at < end && (**at == ' ' || **at == '\t' || **at == ','))
        ++*at;
    const char *begin = *at;
    while (*at < end && **at != ' ' && **at != '\t' && **at != ',')
        ++*at;
    return (fig_str){begin, (size_t)(*at - begin)};
}

/* What is wrong with a line, or NULL. */
static const char *read_line(fig_baseline *b, const char *at, const char *end, uint32_t number)
{
    fig_baseline_line line = {.line = number};
    while (end > at && (end[-1] == '\r' || end[-1] == ' '))
        end--;
    fig_str id = fig_check_word(&at, end);
    if (id.len == 0 || id.ptr[0] == '#')
        return NULL;
    if (!is_id(id))
        return "a line begins with the id of a finding, 16 hex digits; figura check --to json has them";
    memcpy(line.id, id.ptr, ID_DIGITS);
    fig_str check = fig_check_word(&at, end);
    line.check = fig_check_number(check.ptr, check.len);
    if (check.len && !line.check)
        return "behind the id comes the check, C1 to C15, and then the reason";
    while (at < end && *at == ' ')
        at++;
    if (at < end)
        line.reason = fig_arena_str(&b->arena, at, (size_t)(end - at));
    if (fig_grow(&b->lines, &b->capacity, b->count + 1, sizeof *b->lines))
        b->lines[b->count++] = line;
    else
        b->arena.failed = true;
    return NULL;
}

static int by_id(const void *a, const void *b)
{
    const fig_baseline_line *x = a, *y = b;
    int order = memcmp(x->id, y->id, ID_DIGITS);
    return order ? order : (x->line > y->line) - (x->line < y->line);
}

/* The same finding accepted twice, as two things. */
static void find_contradictions(const fig_baseline *b, fig_list_file *f)
{
    const fig_baseline_line *x = NULL; /* the last line that says the check */
    for (size_t i = 0; i < b->count; i++) {
        const fig_baseline_line *y = &b->lines[i];
        if (!y->check)
            continue;
        if (x && memcmp(x->id, y->id, ID_DIGITS) == 0 && x->check != y->check)
            fig_list_file_fault(f, y->line, "this finding is accepted as another check in line %u; keep one of them", (unsigned)x->line);
        x = y;
    }
}

typedef struct reading {
    fig_baseline *b;
    fig_list_file file;
} reading;

static bool take_line(void *user, const char *begin, const char *end)
{
    reading *r = user;
    const char *fault = read_line(r->b, begin, end, r->file.line);
    if (fault)
        fig_list_file_fault(&r->file, r->file.line, "%s", fault);
    return !r->b->arena.failed;
}

fig_status fig_baseline_read(fig_baseline *b, const char *path, fig_report_fn report, void *user, fig_error *error)
{
    reading r = {.b = b, .file = {.path = path, .report = report, .report_user = user, .error = error}};
    fig_status status = fig_list_file_read(&r.file, take_line, &r, "a file each line of which begins with the id of a finding");
    if (status != FIG_OK)
        return status;
    if (b->count)
        qsort(b->lines, b->count, sizeof *b->lines, by_id);
    find_contradictions(b, &r.file);
    return fig_list_file_end(&r.file);
}

void fig_baseline_clear(fig_baseline *b)
{
    fig_free(b->lines);
    fig_arena_clear(&b->arena);
    *b = (fig_baseline){0};
}

void fig_baseline_accept(const fig_baseline *b, fig_finding *f)
{
    size_t low = 0, high = b->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (memcmp(b->lines[middle].id, f->id.ptr, ID_DIGITS) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    const int check = fig_check_number(f->check.ptr, f->check.len);
    while (low < b->count && memcmp(b->lines[low].id, f->id.ptr, ID_DIGITS) == 0 && b->lines[low].check && b->lines[low].check != check)
        low++;
    if (low == b->count || memcmp(b->lines[low].id, f->id.ptr, ID_DIGITS) != 0)
        return;
    f->accepted = 1;
    f->reason = b->lines[low].reason;
}
