/*
 * Cells of a workbook: see xlsx.h. A number keeps its form: an amount its currency and decimals, a share its percent, a day its date.
 *
 * in   "1460000.5", KRW          out   1460000.5 as [$KRW] #,##0.0; as text where no double holds it
 */
#include "xlsx.h"

#if FIG_HAVE_XLSXWRITER
#include "../base/days.h"
#include "../record/approx.h"
#include "../text/utf8.h"
#include "minor_unit.h"
#include "sheet.h"
#include "xlsx_book.h"

enum { WIDEST = 60, NOTE_WIDTH = 420, NOTE_LINE = 70, NOTE_LINE_PIXELS = 16, MOST_DECIMALS = 15 };

static void widen(fig_xlsx *x, size_t column, size_t width)
{
    fig_xlsx_page_set *p = x->now;
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

size_t fig_xlsx_clean(fig_xlsx *x, fig_str text)
{
    size_t characters = 0, units = 0, bytes, room = 0; /* room: where an ellipsis still fits */
    x->text.len = 0;
    for (size_t i = 0; i < text.len; i += bytes, characters++) {
        uint32_t cp = fig_utf8_decode(text.ptr + i, text.len - i, &bytes);
        bool allowed = cp >= 0x20 ? cp != 0xFFFE && cp != 0xFFFF : cp == '\t' || cp == '\n' || cp == '\r';
        units += cp > 0xFFFF ? 2 : 1;
        if (units > FIG_XLSX_CELL) {
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
        if (units < FIG_XLSX_CELL)
            room = x->text.len;
    }
    return characters;
}

void fig_xlsx_text(fig_xlsx *x, size_t column, fig_str text)
{
    if (!text.len || !x->now->sheet)
        return;
    size_t characters = fig_xlsx_clean(x, text);
    fig_xlsx_check(x,
                   x->lib.worksheet_write_string(x->now->sheet, x->now->row, (lxw_col_t)column, fig_strbuf_cstr(&x->text), x->text_cell));
    widen(x, column, characters);
}

static lxw_format *format_called(fig_xlsx *x, const char *text)
{
    for (size_t i = 0; i < x->format_count; i++)
        if (strcmp(x->formats[i].text, text) == 0)
            return x->formats[i].format;
    if (x->format_count == FIG_XLSX_FORMATS) {
        x->unformed++;
        return NULL;
    }
    fig_xlsx_format *f = &x->formats[x->format_count];
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
        fig_xlsx_check(x, x->lib.worksheet_write_number(x->now->sheet, x->now->row, (lxw_col_t)column, number, f));
    widen(x, column, width);
}

static int decimals_of(fig_str number)
{
    const char *point = memchr(number.ptr, '.', number.len);
    return point ? (int)(number.ptr + number.len - point) - 1 : 0;
}

/* "#,##0.00" with so many decimals, `before` and `after` around it. */
static void number_format(char out[FIG_XLSX_FORMAT], const char *before, const char *whole, int decimals, const char *after)
{
    snprintf(out, FIG_XLSX_FORMAT, "%s%s%s%.*s%s", before, whole, decimals ? "." : "", decimals, "000000000000000", after);
}

void fig_xlsx_exact(fig_xlsx *x, size_t column, fig_str number, fig_str unit)
{
    char text[FIG_XLSX_FORMAT], code[16] = "";
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
    char text[FIG_XLSX_FORMAT];
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
    size_t characters = fig_xlsx_clean(x, text);
    lxw_comment_options options = {.width = NOTE_WIDTH,
                                   .height = (uint16_t)((2 + (characters < 3000 ? characters : 3000) / NOTE_LINE) * NOTE_LINE_PIXELS)};
    fig_xlsx_check(x,
                   x->lib.worksheet_write_comment_opt(x->now->sheet, x->now->row, (lxw_col_t)column, fig_strbuf_cstr(&x->text), &options));
    x->notes++;
}
#endif
