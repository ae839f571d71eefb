/* Workbook: see xlsx.h. The one file that calls libxlsxwriter. */
#include "xlsx.h"

#if FIG_HAVE_XLSXWRITER
#include "../base/alloc.h"
#include "../base/days.h"
#include "../base/error.h"
#include "../record/approx.h"
#include "../text/utf8.h"
#include "libxlsxwriter.h"
#include "minor_unit.h"
#include "sheet.h"
#include <stdio.h>

enum {
    FORMATS = 128,
    FORMAT_BYTES = 48,
    WIDEST = 60,
    NARROWEST = 8,
    NOTE_WIDTH = 420,
    NOTE_LINE = 70,
    NOTE_LINE_PIXELS = 16,
    MOST_DECIMALS = 15
};

typedef struct format {
    char text[FORMAT_BYTES];
    lxw_format *format;
} format;

/* All sheets of one name: the one that is being written, and what is known of its columns. */
typedef struct pages {
    lxw_worksheet *sheet;
    const char *heads[FIG_XLSX_COLUMNS];
    size_t columns, widths[FIG_XLSX_COLUMNS];
    bool filled[FIG_XLSX_COLUMNS];
    uint64_t numbers;    /* bit i: column i holds them      */
    size_t number, rows; /* of sheets; of rows on all of them */
    lxw_row_t row;       /* last one written, 0: the header   */
} pages;

struct fig_xlsx {
    fig_libxlsxwriter lib;
    FILE *file; /* without a name; libxlsxwriter writes to it through its descriptor */
    lxw_workbook *book;
    lxw_worksheet *about;
    lxw_row_t about_row;
    pages pages[FIG_XLSX_SHEETS], *now;
    format formats[FORMATS];
    size_t format_count, notes, cut, unnoted;
    lxw_format *head, *number_head, *name, *text_cell, *long_text;
    fig_strbuf text;
    const char *fault;
    bool nomem;
};

static void check(fig_xlsx *x, lxw_error error)
{
    if (error != LXW_NO_ERROR && !x->fault)
        x->fault = x->lib.lxw_strerror(error);
}

static void look_like_head(const fig_xlsx *x, lxw_format *f)
{
    x->lib.format_set_bold(f);
    x->lib.format_set_bg_color(f, 0xE7ECF2);
    x->lib.format_set_bottom(f, LXW_BORDER_THIN);
    x->lib.format_set_align(f, LXW_ALIGN_VERTICAL_CENTER);
}

fig_xlsx *fig_xlsx_new(fig_error *error)
{
    fig_xlsx *x = fig_calloc(1, sizeof *x);
    char path[32];
    if (!x) {
        (void)fig_error_nomem(error);
        return NULL;
    }
    if (fig_libxlsxwriter_load(&x->lib, error) != FIG_OK) {
        fig_free(x);
        return NULL;
    }
    x->file = tmpfile();
    if (!x->file) {
        (void)fig_error_set(error, FIG_E_IO, "no temporary file could be made for the workbook; is the disk full?");
        fig_free(x);
        return NULL;
    }
    snprintf(path, sizeof path, "/dev/fd/%d", fileno(x->file));
    lxw_workbook_options options = {.constant_memory = LXW_TRUE};
    lxw_doc_properties properties = {.created = 315532800}; /* 1980, as all files in it: an output knows no clock */
    x->book = x->lib.workbook_new_opt(path, &options);
    x->head = x->book ? x->lib.workbook_add_format(x->book) : NULL;
    x->number_head = x->book ? x->lib.workbook_add_format(x->book) : NULL;
    x->name = x->book ? x->lib.workbook_add_format(x->book) : NULL;
    x->text_cell = x->book ? x->lib.workbook_add_format(x->book) : NULL;
    x->long_text = x->book ? x->lib.workbook_add_format(x->book) : NULL;
    if (!x->head || !x->number_head || !x->name || !x->text_cell || !x->long_text) {
        fig_xlsx_free(x);
        (void)fig_error_nomem(error);
        return NULL;
    }
    check(x, x->lib.workbook_set_properties(x->book, &properties));
    look_like_head(x, x->head);
    look_like_head(x, x->number_head);
    x->lib.format_set_align(x->number_head, LXW_ALIGN_RIGHT);
    x->lib.format_set_indent(x->head, 1); /* away from the number that may stand to the left */
    x->lib.format_set_indent(x->text_cell, 1);
    x->lib.format_set_bold(x->name);
    x->lib.format_set_align(x->name, LXW_ALIGN_VERTICAL_TOP);
    x->lib.format_set_text_wrap(x->long_text);
    x->lib.format_set_align(x->long_text, LXW_ALIGN_VERTICAL_TOP);
    return x;
}

void fig_xlsx_free(fig_xlsx *x)
{
    if (!x)
        return;
    if (x->book)
        x->lib.lxw_workbook_free(x->book);
    if (x->file)
        fclose(x->file);
    fig_strbuf_clear(&x->text);
    fig_free(x);
}

static void begin_page(fig_xlsx *x, fig_xlsx_sheet sheet)
{
    static const char *const names[] = {"Figures", "Facts", "Findings"};
    pages *p = &x->pages[sheet];
    char name[LXW_SHEETNAME_MAX];
    p->number++;
    snprintf(name, sizeof name, p->number > 1 ? "%s %zu" : "%s", names[sheet], p->number);
    p->sheet = x->lib.workbook_add_worksheet(x->book, name);
    p->row = 0;
    if (!p->sheet) {
        x->fault = x->fault ? x->fault : "a sheet could not be made";
        return;
    }
    check(x, x->lib.worksheet_set_row(p->sheet, 0, 20, NULL));
    for (size_t i = 0; i < p->columns; i++)
        check(x, x->lib.worksheet_write_string(p->sheet, 0, (lxw_col_t)i, p->heads[i], p->numbers >> i & 1 ? x->number_head : x->head));
    x->lib.worksheet_freeze_panes(p->sheet, 1, 0);
    x->lib.worksheet_set_landscape(p->sheet); /* on paper: the header on each page */
    check(x, x->lib.worksheet_repeat_rows(p->sheet, 0, 0));
}

void fig_xlsx_begin(fig_xlsx *x, fig_xlsx_sheet sheet, const char *const *heads, size_t count, uint64_t numbers)
{
    pages *p = &x->pages[sheet];
    p->numbers = numbers;
    p->columns = count < FIG_XLSX_COLUMNS ? count : FIG_XLSX_COLUMNS;
    for (size_t i = 0; i < p->columns; i++) {
        p->heads[i] = heads[i];
        p->widths[i] = strlen(heads[i]) + 3; /* the filter's arrow */
    }
    begin_page(x, sheet);
}

/* Filter and widths of a page that has its rows. Columns without a cell, most of a record's in most texts, are hidden. */
static void end_page(fig_xlsx *x, pages *p, bool last)
{
    lxw_row_col_options hidden = {.hidden = LXW_TRUE};
    if (!p->sheet || !p->columns)
        return;
    check(x, x->lib.worksheet_autofilter(p->sheet, 0, 0, p->row, (lxw_col_t)(p->columns - 1)));
    for (size_t i = 0; i < p->columns; i++) {
        double width = (double)(p->widths[i] < NARROWEST ? NARROWEST : p->widths[i]);
        bool hide = last && p->number == 1 && p->rows && !p->filled[i];
        check(x, x->lib.worksheet_set_column_opt(p->sheet, (lxw_col_t)i, (lxw_col_t)i, width, NULL, hide ? &hidden : NULL));
    }
}

void fig_xlsx_row(fig_xlsx *x, fig_xlsx_sheet sheet)
{
    pages *p = x->now = &x->pages[sheet];
    if (p->row + 1 == FIG_XLSX_ROWS) {
        end_page(x, p, false);
        begin_page(x, sheet);
    }
    p->row++;
    p->rows++;
}

static void widen(fig_xlsx *x, size_t column, size_t width)
{
    pages *p = x->now;
    width = width > WIDEST ? WIDEST : width;
    if (width + 2 > p->widths[column])
        p->widths[column] = width + 2;
    p->filled[column] = true;
}

/* _x followed by four hex digits and _: what spreadsheets would read as an escape. */
static bool is_escape(const char *s, size_t len)
{
    if (len < 7 || s[0] != '_' || s[1] != 'x' || s[6] != '_')
        return false;
    for (int i = 2; i < 6; i++)
        if (!((s[i] >= '0' && s[i] <= '9') || (s[i] >= 'a' && s[i] <= 'f') || (s[i] >= 'A' && s[i] <= 'F')))
            return false;
    return true;
}

/*
 * `text` as XML can hold it, in x->text; returns how many characters. What XML 1.0 has no character for becomes U+FFFD; over `most` UTF-16 units it
 * is cut, with an ellipsis.
 */
static size_t clean(fig_xlsx *x, fig_str text, size_t most)
{
    size_t characters = 0, units = 0, bytes, room = 0; /* room: where an ellipsis still fits */
    x->text.len = 0;
    for (size_t i = 0; i < text.len; i += bytes, characters++) {
        uint32_t cp = fig_utf8_decode(text.ptr + i, text.len - i, &bytes);
        bool allowed = cp >= 0x20 ? cp != 0xFFFE && cp != 0xFFFF : cp == '\t' || cp == '\n' || cp == '\r';
        units += cp > 0xFFFF ? 2 : 1;
        if (units > most) {
            x->text.len = room;
            fig_strbuf_puts(&x->text, "\xE2\x80\xA6");
            x->cut++;
            break;
        }
        if (!allowed)
            fig_strbuf_puts(&x->text, "\xEF\xBF\xBD");
        else if (is_escape(text.ptr + i, text.len - i)) {
            fig_strbuf_puts(&x->text, "_x005F_"); /* stands for the underscore alone */
            units += 6;
        } else
            fig_strbuf_add(&x->text, text.ptr + i, bytes);
        if (units < most)
            room = x->text.len;
    }
    return characters;
}

void fig_xlsx_text(fig_xlsx *x, size_t column, fig_str text)
{
    if (!text.len || !x->now->sheet)
        return;
    size_t characters = clean(x, text, FIG_XLSX_CELL);
    check(x, x->lib.worksheet_write_string(x->now->sheet, x->now->row, (lxw_col_t)column, fig_strbuf_cstr(&x->text), x->text_cell));
    widen(x, column, characters);
}

static lxw_format *format_called(fig_xlsx *x, const char *text)
{
    for (size_t i = 0; i < x->format_count; i++)
        if (strcmp(x->formats[i].text, text) == 0)
            return x->formats[i].format;
    if (x->format_count == FORMATS)
        return NULL;
    format *f = &x->formats[x->format_count];
    f->format = x->lib.workbook_add_format(x->book);
    if (!f->format) {
        x->nomem = true;
        return NULL;
    }
    snprintf(f->text, sizeof f->text, "%s", text);
    x->lib.format_set_num_format(f->format, text);
    x->format_count++;
    return f->format;
}

static void put_number(fig_xlsx *x, size_t column, double number, const char *format_text, size_t width)
{
    lxw_format *f = format_text ? format_called(x, format_text) : NULL;
    if (x->now->sheet)
        check(x, x->lib.worksheet_write_number(x->now->sheet, x->now->row, (lxw_col_t)column, number, f));
    widen(x, column, width);
}

static int decimals_of(fig_str number)
{
    const char *point = memchr(number.ptr, '.', number.len);
    return point ? (int)(number.ptr + number.len - point) - 1 : 0;
}

/* "#,##0.00" with so many decimals, `before` and `after` around it. */
static void number_format(char out[FORMAT_BYTES], const char *before, const char *whole, int decimals, const char *after)
{
    snprintf(out, FORMAT_BYTES, "%s%s%s%.*s%s", before, whole, decimals ? "." : "", decimals, "000000000000000", after);
}

void fig_xlsx_exact(fig_xlsx *x, size_t column, fig_str number, fig_str unit)
{
    char text[FORMAT_BYTES], code[16] = "";
    double d;
    if (!number.len)
        return;
    if (!fig_sheet_holds(number) || !fig_approx_double(number, &d)) {
        fig_xlsx_text(x, column, number);
        return;
    }
    int decimals = decimals_of(number);
    size_t width = number.len + number.len / 3;
    if (fig_currency_is(unit)) {
        int least = fig_currency_decimals(unit);
        decimals = decimals > least ? decimals : least;
        snprintf(code, sizeof code, "[$%.3s] ", unit.ptr);
        width += 4 + (size_t)least;
    }
    number_format(text, code, "#,##0", decimals < MOST_DECIMALS ? decimals : MOST_DECIMALS, "");
    put_number(x, column, d, *code || decimals <= MOST_DECIMALS ? text : NULL, width);
}

void fig_xlsx_double(fig_xlsx *x, size_t column, fig_str number)
{
    double d;
    if (fig_approx_double(number, &d))
        put_number(x, column, d, NULL, number.len < 14 ? number.len : 14);
}

void fig_xlsx_share(fig_xlsx *x, size_t column, fig_str number)
{
    char text[FORMAT_BYTES];
    double d;
    if (!fig_approx_double(number, &d))
        return;
    int decimals = memchr(number.ptr, '/', number.len) ? 4 : decimals_of(number) - 2;
    number_format(text, "", "0", decimals < 0 ? 0 : decimals > 10 ? 10 : decimals, "%");
    put_number(x, column, d, text, number.len + 1);
}

void fig_xlsx_count(fig_xlsx *x, size_t column, size_t n)
{
    put_number(x, column, (double)n, NULL, n > 999999 ? 8 : 6);
}

/* Two or more digits at `s`, or -1. */
static int digits_at(const char *s, size_t count)
{
    int n = 0;
    for (size_t i = 0; i < count; i++) {
        if (s[i] < '0' || s[i] > '9')
            return -1;
        n = n * 10 + (s[i] - '0');
    }
    return n;
}

/* Days since 1899-12-30, which is day 0 of spreadsheets from March 1900 on. */
static int serial_of(int year, int month, int day)
{
    return fig_days_from_date(year, month, day) - fig_days_from_date(1899, 12, 30);
}

/* "15:30", "15:30:05" as a part of a day; false: something else, a time zone for one. */
static bool read_time(const char *s, size_t len, double *out)
{
    if ((len != 5 && len != 8) || s[2] != ':' || (len == 8 && s[5] != ':'))
        return false;
    int hour = digits_at(s, 2), minute = digits_at(s + 3, 2), second = len == 8 ? digits_at(s + 6, 2) : 0;
    *out = (hour * 3600 + minute * 60 + second) / 86400.0;
    return hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second < 60;
}

void fig_xlsx_date(fig_xlsx *x, size_t column, fig_str iso)
{
    double time = 0;
    bool day = iso.len == 10, shaped = iso.len >= 10 && iso.ptr[4] == '-' && iso.ptr[7] == '-';
    bool instant = shaped && iso.len > 11 && iso.ptr[10] == 'T' && read_time(iso.ptr + 11, iso.len - 11, &time);
    int year = shaped ? digits_at(iso.ptr, 4) : -1, month = shaped ? digits_at(iso.ptr + 5, 2) : -1,
        date = shaped ? digits_at(iso.ptr + 8, 2) : -1;
    if (year < 1900 || month < 1 || month > 12 || date < 1 || date > 31 || (year == 1900 && month < 3) || !(day || instant)) {
        fig_xlsx_text(x, column, iso);
        return;
    }
    put_number(x, column, serial_of(year, month, date) + time,
               day             ? "yyyy-mm-dd"
               : iso.len == 16 ? "yyyy-mm-dd hh:mm"
                               : "yyyy-mm-dd hh:mm:ss",
               iso.len);
}

void fig_xlsx_time(fig_xlsx *x, size_t column, fig_str iso)
{
    double time;
    if (read_time(iso.ptr, iso.len, &time))
        put_number(x, column, time, iso.len == 5 ? "hh:mm" : "hh:mm:ss", iso.len);
    else
        fig_xlsx_text(x, column, iso);
}

void fig_xlsx_note(fig_xlsx *x, size_t column, fig_str text)
{
    if (!text.len || !x->now->sheet)
        return;
    if (x->notes == FIG_XLSX_NOTES) {
        x->unnoted++;
        return;
    }
    size_t characters = clean(x, text, FIG_XLSX_CELL);
    lxw_comment_options options = {.width = NOTE_WIDTH,
                                   .height = (uint16_t)((2 + (characters < 3000 ? characters : 3000) / NOTE_LINE) * NOTE_LINE_PIXELS)};
    check(x, x->lib.worksheet_write_comment_opt(x->now->sheet, x->now->row, (lxw_col_t)column, fig_strbuf_cstr(&x->text), &options));
    x->notes++;
}

void fig_xlsx_about(fig_xlsx *x, const char *name, const char *value)
{
    if (!x->about) {
        x->about = x->lib.workbook_add_worksheet(x->book, "About");
        if (!x->about) {
            x->fault = x->fault ? x->fault : "a sheet could not be made";
            return;
        }
        check(x, x->lib.worksheet_set_column(x->about, 0, 0, 24, NULL));
        check(x, x->lib.worksheet_set_column(x->about, 1, 1, 90, NULL));
    }
    clean(x, (fig_str){value, strlen(value)}, FIG_XLSX_CELL);
    check(x, x->lib.worksheet_write_string(x->about, x->about_row, 0, name, x->name));
    check(x, x->lib.worksheet_write_string(x->about, x->about_row++, 1, fig_strbuf_cstr(&x->text), x->long_text));
}

void fig_xlsx_finish(fig_xlsx *x, fig_writer *w)
{
    char chunk[16 * 1024];
    for (int i = 0; i < FIG_XLSX_SHEETS; i++)
        end_page(x, &x->pages[i], true);
    check(x, x->lib.workbook_close(x->book)); /* frees it */
    x->book = NULL;
    if (x->fault || fig_xlsx_nomem(x))
        return;
    rewind(x->file);
    for (size_t n; (n = fread(chunk, 1, sizeof chunk, x->file)) > 0;)
        fig_writer_add(w, chunk, n);
    if (ferror(x->file))
        x->fault = "the temporary file could not be read";
}

size_t fig_xlsx_rows(const fig_xlsx *x, fig_xlsx_sheet sheet)
{
    return x->pages[sheet].rows;
}

size_t fig_xlsx_pages(const fig_xlsx *x, fig_xlsx_sheet sheet)
{
    return x->pages[sheet].number;
}

size_t fig_xlsx_cut(const fig_xlsx *x)
{
    return x->cut;
}

size_t fig_xlsx_unnoted(const fig_xlsx *x)
{
    return x->unnoted;
}

const char *fig_xlsx_fault(const fig_xlsx *x)
{
    return x->fault;
}

bool fig_xlsx_nomem(const fig_xlsx *x)
{
    return x->nomem || x->text.failed;
}
#endif
