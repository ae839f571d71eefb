/* HTML scan: see html_scan.h. */
#include "html_scan.h"
#include "../base/ascii.h"
#include <string.h>

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c | 32) : c;
}

bool fig_html_is(fig_str a, const char *b)
{
    size_t i = 0;
    while (i < a.len && b[i] && lower(a.ptr[i]) == b[i])
        i++;
    return i == a.len && !b[i];
}

void fig_html_scan_begin(fig_html_scan *s, const char *text, size_t len)
{
    *s = (fig_html_scan){.text = text, .len = len};
}

void fig_html_scan_content(fig_html_scan *s, fig_html_content content)
{
    s->content = content;
    s->raw = s->name;
}

static size_t skip_name(const fig_html_scan *s, size_t i)
{
    while (i < s->len && !fig_ascii_is_blank(s->text[i]) && s->text[i] != '/' && s->text[i] != '>')
        i++;
    return i;
}

/* An attribute from text[*at]; *at moves behind it. False at the `>` (which *at is at) or at the end. */
static bool read_attribute(const fig_html_scan *s, size_t *at, fig_html_attribute *out)
{
    size_t i = *at;
    while (i < s->len && (fig_ascii_is_blank(s->text[i]) || s->text[i] == '/'))
        i++;
    *at = i;
    if (i >= s->len || s->text[i] == '>')
        return false;
    size_t name = i++; /* a first `=` is of the name */
    while (i < s->len && !fig_ascii_is_blank(s->text[i]) && s->text[i] != '/' && s->text[i] != '>' && s->text[i] != '=')
        i++;
    *out = (fig_html_attribute){{s->text + name, i - name}, {NULL, 0}};
    size_t behind = i;
    while (i < s->len && fig_ascii_is_blank(s->text[i]))
        i++;
    if (i >= s->len || s->text[i] != '=') {
        *at = behind;
        return true;
    }
    for (i++; i < s->len && fig_ascii_is_blank(s->text[i]);)
        i++;
    if (i < s->len && (s->text[i] == '"' || s->text[i] == '\'')) {
        const char *close = memchr(s->text + i + 1, s->text[i], s->len - i - 1);
        size_t end = close ? (size_t)(close - s->text) : s->len;
        out->value = (fig_str){s->text + i + 1, end - i - 1};
        *at = end + (close != NULL);
        return true;
    }
    size_t value = i;
    while (i < s->len && !fig_ascii_is_blank(s->text[i]) && s->text[i] != '>')
        i++;
    out->value = (fig_str){s->text + value, i - value};
    *at = i;
    return true;
}

bool fig_html_scan_attribute(const fig_html_scan *s, size_t *at, fig_html_attribute *out)
{
    return read_attribute(s, at, out);
}

static fig_html_type found(fig_html_scan *s, fig_html_type type, size_t end)
{
    s->type = type;
    s->end = s->at = end;
    return type;
}

static fig_html_type read_tag(fig_html_scan *s, fig_html_type type, size_t name)
{
    fig_html_attribute unused;
    size_t i = skip_name(s, name);
    s->name = (fig_str){s->text + name, i - name};
    s->attributes = i;
    while (read_attribute(s, &i, &unused))
        ;
    if (i >= s->len) /* the end of the page within a tag */
        return found(s, FIG_HTML_OTHER, s->len);
    return found(s, type, i + 1);
}

/* Behind the next `needle` from i on, else the end of the page. */
static size_t behind(const fig_html_scan *s, size_t i, const char *needle, size_t n)
{
    for (; i + n <= s->len; i++) {
        const char *p = memchr(s->text + i, *needle, s->len - i - n + 1);
        if (!p)
            break;
        i = (size_t)(p - s->text);
        if (memcmp(p, needle, n) == 0)
            return i + n;
    }
    return s->len;
}

/* "<!--…-->", also closed by "--!>"; "<!-->" and "<!--->" are whole. */
static size_t comment_end(const fig_html_scan *s, size_t i)
{
    if (i < s->len && s->text[i] == '>')
        return i + 1;
    if (i + 1 < s->len && s->text[i] == '-' && s->text[i + 1] == '>')
        return i + 2;
    for (;;) {
        i = behind(s, i, "--", 2);
        if (i >= s->len)
            return s->len;
        if (s->text[i] == '>')
            return i + 1;
        if (s->text[i] == '!' && i + 1 < s->len && s->text[i + 1] == '>')
            return i + 2;
        i--; /* `--->`: the second dash may begin the end */
    }
}

static bool stands(const fig_html_scan *s, size_t i, const char *word)
{
    for (; *word; word++, i++)
        if (i >= s->len || lower(s->text[i]) != *word)
            return false;
    return true;
}

/* "</name" and then a blank, / or >. */
static bool closes_raw(const fig_html_scan *s, size_t i)
{
    if (i + 2 + s->raw.len > s->len || s->text[i] != '<' || s->text[i + 1] != '/')
        return false;
    for (size_t k = 0; k < s->raw.len; k++)
        if (lower(s->text[i + 2 + k]) != lower(s->raw.ptr[k]))
            return false;
    i += 2 + s->raw.len;
    return i < s->len && (fig_ascii_is_blank(s->text[i]) || s->text[i] == '/' || s->text[i] == '>');
}

/* The end of a script: `<!-- <script> … </script> -->` inside one does not end it (13.2.5.17 and on). */
static size_t raw_end(const fig_html_scan *s, size_t i)
{
    bool escaped = false, twice = false;
    for (; i < s->len; i++) {
        char c = s->text[i];
        if (c == '-' && escaped && stands(s, i, "-->"))
            escaped = twice = false;
        if (c != '<')
            continue;
        if (closes_raw(s, i)) {
            if (!twice)
                return i;
            twice = false;
        } else if (s->content == FIG_HTML_SCRIPT && !escaped && stands(s, i, "<!--")) {
            escaped = true;
            i += 1; /* "<!-->" ends what it begins */
        } else if (escaped && stands(s, i, "<script") && i + 7 < s->len &&
                   (fig_ascii_is_blank(s->text[i + 7]) || s->text[i + 7] == '/' || s->text[i + 7] == '>')) {
            twice = true;
        }
    }
    return s->len;
}

static fig_html_type read_raw(fig_html_scan *s)
{
    size_t end = s->content == FIG_HTML_PLAIN ? s->len : raw_end(s, s->at);
    s->begin = s->at;
    fig_html_content content = s->content;
    s->content = FIG_HTML_NORMAL;
    if (end == s->begin)
        return fig_html_scan_next(s);
    found(s, FIG_HTML_TEXT, end);
    s->content = content == FIG_HTML_PLAIN ? FIG_HTML_PLAIN : FIG_HTML_NORMAL;
    return FIG_HTML_TEXT;
}

bool fig_html_scan_opens(const fig_html_scan *s, size_t i)
{
    if (i + 1 >= s->len)
        return false;
    char c = s->text[i + 1];
    return fig_ascii_is_letter(c) || c == '!' || c == '?' || (c == '/' && i + 2 < s->len);
}

fig_html_type fig_html_scan_next(fig_html_scan *s)
{
    if (s->at >= s->len) {
        s->begin = s->len;
        return found(s, FIG_HTML_END, s->len);
    }
    if (s->content != FIG_HTML_NORMAL)
        return read_raw(s);
    size_t i = s->begin = s->at;
    while (i < s->len) {
        const char *open = memchr(s->text + i, '<', s->len - i);
        i = open ? (size_t)(open - s->text) : s->len;
        if (i == s->len || fig_html_scan_opens(s, i))
            break;
        i++;
    }
    if (i > s->begin)
        return found(s, FIG_HTML_TEXT, i);
    char c = s->text[i + 1];
    if (fig_ascii_is_letter(c))
        return read_tag(s, FIG_HTML_START_TAG, i + 1);
    if (c == '/' && fig_ascii_is_letter(s->text[i + 2]))
        return read_tag(s, FIG_HTML_END_TAG, i + 2);
    if (stands(s, i, "<!--"))
        return found(s, FIG_HTML_OTHER, comment_end(s, i + 4));
    return found(s, FIG_HTML_OTHER, behind(s, i + (c == '/' ? 2 : 1), ">", 1)); /* <!doctype>, <?xml?>, </3> */
}
