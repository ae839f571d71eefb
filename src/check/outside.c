/* Outside: rates and levels; see outside.h. */
#include "outside.h"
#include "../base/alloc.h"
#include "../base/days.h"
#include "list_file.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool digits(const char *text, size_t n, int *out)
{
    *out = 0;
    for (size_t i = 0; i < n; i++) {
        if (text[i] < '0' || text[i] > '9')
            return false;
        *out = *out * 10 + text[i] - '0';
    }
    return true;
}

bool fig_days_parse(const char *text, size_t len, int32_t *days)
{
    int year, month, day;
    if (len != 10 || text[4] != '-' || text[7] != '-' || !digits(text, 4, &year) || !digits(text + 5, 2, &month) ||
        !digits(text + 8, 2, &day) || day < 1 || day > fig_days_in_month(year, month))
        return false;
    *days = fig_days_from_date(year, month, day);
    return true;
}

enum { NAME_MOST = 64, DIGITS_MOST = 60 };

/* A name in capitals, without what stands between its words, as records give it: FTSE100 of `FTSE 100`. */
static fig_str plain_name(fig_str name, char out[NAME_MOST])
{
    size_t n = 0;
    for (size_t i = 0; i < name.len && n < NAME_MOST; i++) {
        char ch = name.ptr[i];
        if (!strchr(" -_.&/", ch))
            out[n++] = ch >= 'a' && ch <= 'z' ? (char)(ch - 'a' + 'A') : ch;
    }
    return (fig_str){out, n};
}

typedef struct reading {
    fig_outside *o;
    const char *const *columns;
    fig_list_file file;
} reading;

/* For %.*s: a field, not all of a long one. */
#define SHOWN(s) (int)((s).len < 40 ? (s).len : 40), (s).ptr

static fig_str trimmed(const char *begin, const char *end)
{
    while (begin < end && (*begin == ' ' || *begin == '\t'))
        begin++;
    while (end > begin && (end[-1] == ' ' || end[-1] == '\t' || end[-1] == '\r'))
        end--;
    if (end - begin >= 2 && *begin == '"' && end[-1] == '"') {
        begin++;
        end--;
    }
    return (fig_str){begin, (size_t)(end - begin)};
}

/* How many columns there are; the first three of them in `fields`. */
static size_t split(const char *line, const char *end, fig_str fields[3])
{
    size_t n = 0;
    for (const char *from = line;; n++) {
        const char *comma = memchr(from, ',', (size_t)(end - from));
        if (n < 3)
            fields[n] = trimmed(from, comma ? comma : end);
        if (!comma)
            return n + 1;
        from = comma + 1;
    }
}

static bool is_header(const reading *r, const fig_str fields[3])
{
    for (size_t i = 0; i < 3; i++)
        if (fields[i].len != strlen(r->columns[i]) || memcmp(fields[i].ptr, r->columns[i], fields[i].len) != 0)
            return false;
    return true;
}

/* ISO 4217: three letters. */
static bool is_currency_code(fig_str name)
{
    bool letters = name.len == 3;
    for (size_t i = 0; i < name.len; i++)
        letters = letters && name.ptr[i] >= 'A' && name.ptr[i] <= 'Z';
    return letters;
}

static bool is_well_quoted(const fig_str fields[3])
{
    for (size_t i = 0; i < 3; i++)
        if (fields[i].len && memchr(fields[i].ptr, '"', fields[i].len))
            return false;
    return true;
}

static void read_row(reading *r, const char *line, const char *end)
{
    fig_str f[3];
    char plain[NAME_MOST];
    fig_outside *o = r->o;
    fig_list_file *file = &r->file;
    fig_outside_row row = {.line = file->line};
    fig_str whole = trimmed(line, end);
    if (whole.len == 0 || whole.ptr[0] == '#')
        return;
    if (split(line, end, f) != 3) {
        fig_list_file_fault(file, file->line, "`%.*s` has not three columns; each line is %s,%s,%s", SHOWN(whole), r->columns[0],
                            r->columns[1], r->columns[2]);
        return;
    }
    if (is_header(r, f)) {
        if (o->count)
            fig_list_file_fault(file, file->line, "`%.*s`: the header stands again among the rows; take it out", SHOWN(whole));
        return;
    }
    const bool dated = fig_days_parse(f[0].ptr, f[0].len, &row.day);
    if (!dated && file->line == 1) {
        fig_list_file_fault(file, 1, "`%.*s` is no date; write it as 2019-02-28, or a header as %s,%s,%s", SHOWN(f[0]), r->columns[0],
                            r->columns[1], r->columns[2]);
    } else if (!dated) {
        fig_list_file_fault(file, file->line, "`%.*s` is no date; write it as 2019-02-28", SHOWN(f[0]));
    } else if (!is_well_quoted(f)) {
        fig_list_file_fault(file, file->line, "a quotation mark has no other one; write one on both sides of a column, or none");
    } else if (plain_name(f[1], plain).len == 0) {
        fig_list_file_fault(file, file->line, "there is no %s; write one in the second column", r->columns[1]);
    } else if (f[1].len > NAME_MOST) {
        fig_list_file_fault(file, file->line, "`%.*s` is longer than %d letters; name it more briefly", SHOWN(f[1]), NAME_MOST);
    } else if (strcmp(r->columns[1], "currency") == 0 && !is_currency_code(plain_name(f[1], plain))) {
        fig_list_file_fault(file, file->line, "`%.*s` is no currency; write its code of ISO 4217, three letters such as EUR", SHOWN(f[1]));
    } else if (f[2].len > DIGITS_MOST) {
        fig_list_file_fault(file, file->line, "`%.*s` is longer than %d digits; write a value that can be computed with", SHOWN(f[2]),
                            DIGITS_MOST);
    } else if (fig_number_parse(&o->pool, f[2].ptr, f[2].len, '.', NULL, &row.value, NULL) != FIG_OK) {
        fig_list_file_fault(file, file->line, "`%.*s` is no number; write digits and a point, without signs or separators", SHOWN(f[2]));
    } else if (fig_number_is_zero(row.value)) {
        fig_list_file_fault(file, file->line, "%s is 0, which nothing can be divided by; write the value, or leave the line out",
                            r->columns[2]);
    } else if (fig_grow(&o->rows, &o->capacity, o->count + 1, sizeof *o->rows)) {
        fig_str name = plain_name(f[1], plain);
        row.name = fig_arena_str(&o->arena, name.ptr, name.len);
        o->rows[o->count++] = row;
    } else
        o->arena.failed = true;
}

static int by_name_and_day(fig_str a, int32_t day, const fig_outside_row *b)
{
    int order = memcmp(a.ptr, b->name.ptr, a.len < b->name.len ? a.len : b->name.len);
    order = order ? order : (a.len > b->name.len) - (a.len < b->name.len);
    return order ? order : (day > b->day) - (day < b->day);
}

static int compare(const void *a, const void *b)
{
    const fig_outside_row *x = a, *y = b;
    int order = by_name_and_day(x->name, x->day, y);
    return order ? order : (x->line > y->line) - (x->line < y->line);
}

/* Dates that go back are a sign of a file that was put together wrongly; a day with two values says nothing. */
static void look_at_order(fig_list_file *file, fig_outside *o)
{
    for (size_t i = 1; i < o->count; i++) { /* sorted */
        const fig_outside_row *a = &o->rows[i - 1], *b = &o->rows[i];
        if (a->name.len != b->name.len || memcmp(a->name.ptr, b->name.ptr, a->name.len) != 0)
            continue;
        if (a->day == b->day && fig_number_cmp(&o->pool, a->value, b->value) != 0)
            fig_list_file_fault(file, b->line, "%.*s has another value for this day in line %u; keep one", SHOWN(b->name),
                                (unsigned)a->line);
        else if (a->day < b->day && a->line > b->line)
            fig_list_file_fault(file, a->line, "the dates of %.*s are out of order: line %u has a later one; sort the file by date",
                                SHOWN(a->name), (unsigned)b->line);
    }
}

static bool is_of(const fig_outside_row *row, fig_str name)
{
    return row->name.len == name.len && memcmp(row->name.ptr, name.ptr, name.len) == 0;
}

/* So that what a long file says of a name on any day is known without a walk over all its rows. */
static void find_extremes(fig_outside *o)
{
    for (size_t i = 0; i < o->count; i++) { /* sorted */
        fig_outside_row *row = &o->rows[i];
        const fig_outside_row *before = i && is_of(row - 1, row->name) ? row - 1 : row;
        row->lowest = row->highest = row->value;
        if (before != row && fig_number_cmp(&o->pool, before->lowest, row->value) < 0)
            row->lowest = before->lowest;
        if (before != row && fig_number_cmp(&o->pool, before->highest, row->value) > 0)
            row->highest = before->highest;
    }
}

static bool take_line(void *user, const char *begin, const char *end)
{
    reading *r = user;
    read_row(r, begin, end);
    return !r->o->arena.failed && !r->o->pool.nomem;
}

fig_status fig_outside_read(fig_outside *o, const char *path, const char *const columns[3], fig_report_fn report, void *user,
                            fig_error *error)
{
    char wanted[100];
    reading r = {.o = o, .columns = columns, .file = {.path = path, .report = report, .report_user = user, .error = error}};
    snprintf(wanted, sizeof wanted, "a CSV file with the columns %s,%s,%s", columns[0], columns[1], columns[2]);
    fig_status status = fig_list_file_read(&r.file, take_line, &r, wanted);
    if (status != FIG_OK)
        return status;
    if (o->count)
        qsort(o->rows, o->count, sizeof *o->rows, compare);
    find_extremes(o);
    look_at_order(&r.file, o);
    if (!o->count && !r.file.faults)
        fig_list_file_fault(&r.file, r.file.line, "the file has no rows; leave the option out, or name another file");
    return fig_list_file_end(&r.file);
}

void fig_outside_clear(fig_outside *o)
{
    fig_free(o->rows);
    fig_arena_clear(&o->arena);
    fig_number_pool_clear(&o->pool);
    *o = (fig_outside){0};
}

/* The first row that is not before (name, day). */
static size_t lower_bound(const fig_outside *o, fig_str name, int32_t day)
{
    size_t low = 0, high = o->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (by_name_and_day(name, day, &o->rows[middle]) > 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

const fig_outside_row *fig_outside_before(const fig_outside *o, fig_str name, int32_t day)
{
    char plain[NAME_MOST];
    name = plain_name(name, plain);
    size_t i = lower_bound(o, name, day);
    return i > 0 && is_of(&o->rows[i - 1], name) ? &o->rows[i - 1] : NULL;
}

bool fig_outside_knows(const fig_outside *o, fig_str name)
{
    char plain[NAME_MOST];
    name = plain_name(name, plain);
    size_t i = lower_bound(o, name, INT32_MIN);
    return i < o->count && is_of(&o->rows[i], name);
}
