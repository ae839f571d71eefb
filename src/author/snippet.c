/* Snippet: see snippet.h. */
#include "snippet.h"
#include "expected.h"

bool fig_snippet_split(fig_str line, fig_str *left, fig_str *right, char *mark)
{
    size_t i = 0;
    for (size_t k = 0; k + 1 < line.len; k++)
        if (line.ptr[k] == ']' && line.ptr[k + 1] == ']')
            i = k;
    while (i + 1 < line.len && !(line.ptr[i] == '=' && line.ptr[i + 1] == '>'))
        i++;
    if (i + 1 >= line.len)
        return false;
    *mark = i + 2 < line.len && (line.ptr[i + 2] == '?' || line.ptr[i + 2] == '~') ? line.ptr[i + 2] : 0;
    *left = (fig_str){line.ptr, i};
    i += *mark ? 3 : 2;
    *right = (fig_str){line.ptr + i, line.len - i};
    return true;
}

static bool blank(char c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

static bool letter(char c)
{
    return ((unsigned char)c | 32) >= 'a' && ((unsigned char)c | 32) <= 'z';
}

static bool digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Would a span that begins or ends here cut a word or a number? */
static bool cuts(fig_str t, size_t at)
{
    if (!at || at >= t.len)
        return false;
    return (letter(t.ptr[at - 1]) && letter(t.ptr[at])) || (digit(t.ptr[at - 1]) && digit(t.ptr[at]));
}

static bool stands(fig_str text, size_t at, fig_str snippet, fig_mark mark, fig_mark *found)
{
    size_t i = 0, k = at;
    *found = (fig_mark){0, 0};
    for (;;) {
        if (i == mark.start)
            found->start = k;
        if (i == mark.end)
            found->end = k;
        if (i == snippet.len)
            return found->end > found->start && !cuts(text, found->start) && !cuts(text, found->end);
        if (k == text.len)
            return false;
        if (!blank(snippet.ptr[i])) {
            if (snippet.ptr[i++] != text.ptr[k++])
                return false;
            continue;
        }
        if (!blank(text.ptr[k]))
            return false;
        while (i < snippet.len && blank(snippet.ptr[i]))
            i++;
        while (k < text.len && blank(text.ptr[k]))
            k++;
    }
}

bool fig_snippet_find(fig_str text, size_t from, const fig_marked_text *snippet, fig_mark *found)
{
    for (size_t at = from; at < text.len; at++)
        if (stands(text, at, snippet->text, snippet->marks[0], found))
            return true;
    for (size_t at = 0; at < from; at++)
        if (stands(text, at, snippet->text, snippet->marks[0], found) && found->start >= from)
            return true;
    return false;
}

static size_t word_back(fig_str t, size_t at, size_t from)
{
    while (at > from && blank(t.ptr[at - 1]))
        at--;
    while (at > from && !blank(t.ptr[at - 1]))
        at--;
    return at;
}

static size_t word_on(fig_str t, size_t at)
{
    while (at < t.len && blank(t.ptr[at]))
        at++;
    while (at < t.len && !blank(t.ptr[at]))
        at++;
    return at;
}

/* [begin, end) of the text with the place marked in it. true: it finds the place. */
static bool put(fig_arena *arena, fig_str text, fig_mark place, fig_mark around, size_t from, fig_strbuf *one)
{
    fig_marked_text snippet;
    fig_mark found;
    one->len = 0;
    fig_one_line((fig_str){text.ptr + around.start, place.start - around.start}, one);
    fig_strbuf_puts(one, "[[");
    fig_one_line((fig_str){text.ptr + place.start, place.end - place.start}, one);
    fig_strbuf_puts(one, "]]");
    fig_one_line((fig_str){text.ptr + place.end, around.end - place.end}, one);
    return fig_marks_read(arena, (fig_str){fig_strbuf_cstr(one), one->len}, &snippet) && snippet.count == 1 &&
           fig_snippet_find(text, from, &snippet, &found) && found.start == place.start && found.end == place.end;
}

bool fig_snippet_write(fig_arena *arena, fig_str text, fig_mark place, size_t from, fig_strbuf *out)
{
    fig_mark around = {word_back(text, place.start, from), place.end};
    fig_strbuf one = {0};
    bool found = false;
    for (int words = 1; !(found = put(arena, text, place, around, from, &one)) && words < 24; words++) {
        if (words % 4 == 3 || around.start == from) /* three words before, then one behind, and so on */
            around.end = word_on(text, around.end);
        else
            around.start = word_back(text, around.start, from);
    }
    fig_strbuf_add(out, one.data, one.len);
    if (one.failed)
        out->failed = true;
    fig_strbuf_clear(&one);
    return found;
}
