/* Sheet: see sheet.h. */
#include "sheet.h"
#include "../base/ascii.h"

enum { MOST_DIGITS = 15 };

fig_cell fig_column_cell(const fig_column *column)
{
    switch (column->type) {
    case FIG_COLUMN_START:
    case FIG_COLUMN_END:
    case FIG_COLUMN_PLACE:
    case FIG_COLUMN_DOUBLE:
        return FIG_CELL_DOUBLE;
    case FIG_COLUMN_FRACTION:
        return FIG_CELL_EXACT;
    case FIG_COLUMN_PLAIN:
        break;
    case FIG_COLUMN_DOC:
    case FIG_COLUMN_TEXT:
    case FIG_COLUMN_NAME:
    case FIG_COLUMN_BITS:
    case FIG_COLUMN_LINK:
    case FIG_COLUMN_ALTERNATIVES:
        return FIG_CELL_TEXT;
    }
    static const char *const numbers[] = {"value", "low", "high", "times", "precision", "precision_loose"};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        if (strcmp(column->name, numbers[i]) == 0)
            return FIG_CELL_EXACT;
    return strncmp(column->name, "date_", 5) == 0 ? FIG_CELL_DATE : FIG_CELL_TEXT;
}

fig_cell fig_fact_column_cell(const fig_fact_column *column)
{
    if (column->type == FIG_FACT_DATE)
        return FIG_CELL_DATE;
    if (!column->number)
        return FIG_CELL_TEXT;
    return column->type == FIG_FACT_DOUBLE || column->type == FIG_FACT_UINT ? FIG_CELL_DOUBLE : FIG_CELL_EXACT;
}

bool fig_column_is_amount(const fig_column *column)
{
    return strcmp(column->name, "value") == 0 || strcmp(column->name, "low") == 0 || strcmp(column->name, "high") == 0;
}

/* Digits at `s`, at most `len`. */
static size_t digits(const char *s, size_t len)
{
    size_t n = 0;
    while (n < len && fig_ascii_is_digit(s[n]))
        n++;
    return n;
}

bool fig_sheet_holds(fig_str number)
{
    size_t significant = 0, zeros = 0;
    for (size_t i = 0; i < number.len; i++) {
        char c = number.ptr[i];
        if (c == '/')
            return false;
        if (c == '0' && significant)
            zeros++; /* counts where another digit follows */
        else if (fig_ascii_is_digit(c) && c != '0') {
            significant += 1 + zeros;
            zeros = 0;
        }
    }
    return significant <= MOST_DIGITS;
}

bool fig_sheet_evaluates(fig_str text)
{
    static const char *const wide[] = {"\xEF\xBC\x9D", "\xEF\xBC\x8B", "\xEF\xBC\x8D", "\xEF\xBC\xA0"}; /* full-width = + - @ */
    if (!text.len)
        return false;
    if (text.ptr[0] && strchr("=+-@\t\r", text.ptr[0]))
        return true;
    for (size_t i = 0; text.len >= 3 && i < sizeof wide / sizeof *wide; i++)
        if (memcmp(text.ptr, wide[i], 3) == 0)
            return true;
    return false;
}

/* Inside currency signs, a percent sign and blanks: "$1,300" -> "1,300"; "5 %" -> "5". */
static fig_str bare(fig_str text)
{
    static const char *const signs[] = {"$", "%", "\xC2\xA3", "\xC2\xA5", "\xE2\x82\xAC", " "};
    for (bool again = true; again;) {
        again = false;
        for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
            size_t n = strlen(signs[i]);
            if (text.len > n && memcmp(text.ptr, signs[i], n) == 0)
                text = (fig_str){text.ptr + n, text.len - n}, again = true;
            if (text.len > n && memcmp(text.ptr + text.len - n, signs[i], n) == 0)
                text.len -= n, again = true;
        }
    }
    return text;
}

/* "1300", "1,300.5", not "007", "1,3", "1e5", nor more than 15 digits: what any spreadsheet with decimal points reads as it is meant. */
static bool is_plain_number(fig_str s, bool decimal_comma)
{
    size_t first = digits(s.ptr, s.len), i = first, all = first;
    if (!first || (first > 1 && s.ptr[0] == '0'))
        return false;
    while (!decimal_comma && first <= 3 && s.len - i >= 4 && s.ptr[i] == ',' && digits(s.ptr + i + 1, s.len - i - 1) == 3)
        i += 4, all += 3;
    if (!decimal_comma && i + 1 < s.len && s.ptr[i] == '.') {
        size_t places = digits(s.ptr + i + 1, s.len - i - 1);
        i += 1 + places, all += places;
    }
    return i == s.len && all <= MOST_DIGITS;
}

static bool looks_like_number(fig_str s)
{
    bool any = false;
    for (size_t i = 0; i < s.len; i++) {
        bool exponent = any && (s.ptr[i] == 'e' || s.ptr[i] == 'E') && i + 1 < s.len;
        if (exponent && (s.ptr[i + 1] == '+' || s.ptr[i + 1] == '-'))
            i++;
        if (!exponent && !fig_ascii_is_digit(s.ptr[i]) && !strchr(".,'", s.ptr[i]))
            return false;
        any |= fig_ascii_is_digit(s.ptr[i]);
    }
    return any;
}

/* Two or three numbers of one or two digits, one of them perhaps a year of four, between - / : or dots: "3:1", "1/3", "2019-01"; not 2019-02-28,
 * which is what it looks like, nor "2021-33". */
static bool looks_like_date(fig_str s)
{
    int groups = 0, years = 0, month = 0;
    char between = 0;
    for (size_t i = 0; i < s.len;) {
        size_t n = digits(s.ptr + i, s.len - i);
        if (n != 1 && n != 2 && n != 4)
            return false;
        if (n == 4)
            years++;
        else
            month = n == 1 ? s.ptr[i] - '0' : (s.ptr[i] - '0') * 10 + s.ptr[i + 1] - '0';
        groups++;
        i += n;
        if (i == s.len)
            break;
        if ((between && s.ptr[i] != between) || !strchr("-/:.", s.ptr[i]))
            return false;
        between = s.ptr[i++];
        if (i == s.len)
            return false;
    }
    bool iso = groups == 3 && years == 1 && between == '-' && digits(s.ptr, s.len) == 4 && s.len == 10;
    return (groups == 2 || groups == 3) && years <= 1 && !iso &&
           (groups == 3 || (between != '.' && (years == 0 || (month >= 1 && month <= 12))));
}

bool fig_sheet_misreads(fig_str text, bool decimal_comma)
{
    if (!text.len || memchr(text.ptr, 0, text.len))
        return false;
    fig_str s = bare(text);
    if (looks_like_number(s) && !is_plain_number(s, decimal_comma))
        return true;
    return looks_like_date(s);
}
