/* Table text: source text made fit for one line of a terminal, and cut around the figure. Everything is counted in columns. */
#include "../record/record.h"
#include "../text/utf8.h"
#include "../text/width.h"
#include "table.h"

enum { NEAR = 10, WINDOW_PER_COLUMN = 8 };

/* How far to go back to the end of a word: where there is room, behind long ones too. */
static size_t near(size_t columns)
{
    return columns < 6 * NEAR ? NEAR : columns / 6;
}

static const fig_str ellipsis = {"…", 3};

static bool is_bidi_control(uint32_t cp)
{
    return (cp >= 0x202A && cp <= 0x202E) || (cp >= 0x2066 && cp <= 0x2069) || cp == 0x200E || cp == 0x200F || cp == 0xFEFF;
}

static bool is_blank(uint32_t cp)
{
    return cp <= 0x20 || (cp >= 0x7F && cp <= 0xA0) || cp == 0x2028 || cp == 0x2029;
}

void fig_table_clean(fig_strbuf *out, const char *text, size_t len)
{
    bool blank = out->len == 0 || out->data[out->len - 1] == ' ';
    while (len) {
        size_t bytes = 1;
        if (fig_utf8_valid_prefix(text, len < 4 ? len : 4, NULL) == 0) {
            bytes = fig_utf8_bad_length(text, len);
            fig_strbuf_puts(out, "\xEF\xBF\xBD");
            blank = false;
        } else {
            uint32_t cp = fig_utf8_decode(text, len, &bytes);
            if (!is_blank(cp) && !is_bidi_control(cp))
                fig_strbuf_add(out, text, bytes);
            else if (is_blank(cp) && !blank)
                fig_strbuf_char(out, ' ');
            blank = is_blank(cp) || (blank && is_bidi_control(cp));
        }
        text += bytes;
        len -= bytes;
    }
}

fig_str fig_table_first(fig_str text, size_t columns)
{
    size_t used = 0, at = 0, bytes, blank = 0, blank_used = 0;
    for (; at < text.len; at += bytes) {
        size_t w = (size_t)fig_width_codepoint(fig_utf8_decode(text.ptr + at, text.len - at, &bytes));
        if (text.ptr[at] == ' ') {
            blank = at;
            blank_used = used;
        }
        if (used + w > columns)
            return (fig_str){text.ptr, blank && used - blank_used < near(columns) ? blank : at};
        used += w;
    }
    return text;
}

fig_str fig_table_last(fig_str text, size_t columns)
{
    size_t used = 0, from = text.len, bytes;
    for (size_t at = text.len; at > 0;) {
        do
            at--;
        while (at > 0 && ((unsigned char)text.ptr[at] & 0xC0) == 0x80);
        size_t w = (size_t)fig_width_codepoint(fig_utf8_decode(text.ptr + at, text.len - at, &bytes));
        if (used + w > columns)
            break;
        used += w;
        if (w)
            from = at;
    }
    if (from == 0)
        return text;
    const size_t reach = near(columns);
    const char *blank = memchr(text.ptr + from, ' ', text.len - from < reach ? text.len - from : reach);
    if (blank && blank + 1 < text.ptr + text.len && text.ptr[from - 1] != ' ')
        from = (size_t)(blank + 1 - text.ptr);
    return (fig_str){text.ptr + from, text.len - from};
}

void fig_table_cell(fig_strbuf *out, fig_str text, size_t columns)
{
    size_t width = fig_width(text.ptr, text.len);
    if (width > columns) {
        text = fig_table_first(text, columns ? columns - 1 : 0);
        width = fig_width(text.ptr, text.len) + (columns > 0);
        fig_strbuf_add(out, text.ptr, text.len);
        fig_strbuf_add(out, ellipsis.ptr, columns ? ellipsis.len : 0);
    } else
        fig_strbuf_add(out, text.ptr, text.len);
    for (; width < columns; width++)
        fig_strbuf_char(out, ' ');
}

static const fig_field_text *field_of(const fig_result *result, const fig_figure *figure)
{
    for (size_t i = 0; i < result->field_count; i++)
        if (figure->field.ptr && strcmp(result->fields[i].name, figure->field.ptr) == 0)
            return &result->fields[i];
    return NULL;
}

/* The sentence's bytes, no further from the figure than what could ever be shown, cut between characters. */
static void find_window(const fig_result *result, const fig_field_text *field, const fig_figure *f, size_t columns, size_t *from,
                        size_t *to)
{
    size_t reach = columns * WINDOW_PER_COLUMN;
    if (!fig_result_sentence(result, field->name, f->sentence, from, to) || *from > f->text_start || *to < f->text_end) {
        *from = 0;
        *to = field->len;
    }
    if (f->text_start - *from > reach)
        *from = f->text_start - reach;
    if (*to - f->text_end > reach)
        *to = f->text_end + reach;
    while (*from < f->text_start && ((unsigned char)field->text[*from] & 0xC0) == 0x80)
        ++*from;
    while (*to > f->text_end && *to < field->len && ((unsigned char)field->text[*to] & 0xC0) == 0x80)
        --*to;
}

static fig_str slice(const fig_strbuf *b, size_t from, size_t to)
{
    return (fig_str){b->data + from, to - from};
}

/* Both sides of the figure get half of what is left, and what the other side does not need; "…" where something is cut away. */
static void share(fig_str *left, fig_str *right, size_t columns, bool *cut_left, bool *cut_right)
{
    size_t l = fig_width(left->ptr, left->len), r = fig_width(right->ptr, right->len);
    *cut_left = *cut_right = false;
    if (l + r <= columns)
        return;
    size_t half = columns / 2, l_room = l <= half ? l : r <= half ? columns - r : half, r_room = columns - l_room;
    *cut_left = l > l_room;
    *cut_right = r > r_room;
    if (*cut_left)
        *left = fig_table_last(*left, l_room ? l_room - 1 : 0);
    if (*cut_right) {
        r_room = columns - fig_width(left->ptr, left->len) - *cut_left;
        *right = fig_table_first(*right, r_room ? r_room - 1 : 0);
    }
}

/* A figure with what stands before and behind it in its sentence, made fit for a line. */
typedef struct passage {
    fig_strbuf text;
    fig_str left, middle, right;
} passage;

static passage passage_of(const fig_result *result, const fig_figure *f, size_t columns)
{
    const fig_field_text *field = field_of(result, f);
    passage p = {.text = {0}};
    size_t from, to, begin = 0;
    bool known = field && f->text_start <= f->text_end && f->text_end <= field->len;
    if (known) {
        find_window(result, field, f, columns, &from, &to);
        fig_table_clean(&p.text, field->text + from, f->text_start - from);
        begin = p.text.len;
        fig_table_clean(&p.text, field->text + f->text_start, f->text_end - f->text_start);
    } else {
        fig_table_clean(&p.text, f->text.ptr, f->text.len);
    }
    size_t end = p.text.len;
    if (known)
        fig_table_clean(&p.text, field->text + f->text_end, to - f->text_end);
    p.left = slice(&p.text, 0, begin);
    p.middle = slice(&p.text, begin, end);
    p.right = slice(&p.text, end, p.text.len);
    if (p.right.len && p.right.ptr[p.right.len - 1] == ' ')
        p.right.len--;
    return p;
}

void fig_table_sentence(fig_strbuf *out, const fig_result *result, const fig_figure *f, size_t columns, const char *mark,
                        const char *unmark, size_t mark_columns)
{
    if (columns <= mark_columns + 2)
        return;
    passage p = passage_of(result, f, columns);
    if (p.text.len && !p.text.failed) {
        bool cut_left, cut_right, cut = false;
        columns -= mark_columns;
        size_t width = fig_width(p.middle.ptr, p.middle.len);
        share(&p.left, &p.right, width < columns ? columns - width : 0, &cut_left, &cut_right);
        if (width >= columns) { /* nothing but the figure, and not all of it */
            p.left.len = p.right.len = 0;
            cut_left = cut_right = false;
            cut = width > columns;
            p.middle = cut ? fig_table_first(p.middle, columns - 1) : p.middle;
        }
        fig_strbuf_add(out, ellipsis.ptr, cut_left ? ellipsis.len : 0);
        fig_strbuf_add(out, p.left.ptr, p.left.len);
        fig_strbuf_puts(out, mark);
        fig_strbuf_add(out, p.middle.ptr, p.middle.len);
        fig_strbuf_add(out, ellipsis.ptr, cut ? ellipsis.len : 0); /* within the marks: it is the figure that goes on */
        fig_strbuf_puts(out, unmark);
        fig_strbuf_add(out, p.right.ptr, p.right.len);
        fig_strbuf_add(out, ellipsis.ptr, cut_right ? ellipsis.len : 0);
    }
    out->failed |= p.text.failed;
    fig_strbuf_clear(&p.text);
}
