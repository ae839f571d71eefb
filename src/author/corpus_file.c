/*
 * Corpus files: NAME.txt and the figures that NAME.expect says stand in it, found again by a piece of text around each. corpus/README.md has the format.
 *
 * A snippet stands at the first place behind the figure before it where all of it stands, line breaks and blanks alike. With `accept` lines that hold stay as they
 * are, with their comments; others get what was found; figures that nobody expected get a line with as much text around them as it takes.
 */
#include "../base/alloc.h"
#include "cases.h"
#include "expected.h"
#include "files.h"
#include "marks.h"

typedef struct entry {
    fig_str raw;  /* the whole line              */
    fig_str left; /* what stands before the =>   */
} entry;

typedef struct corpus_file {
    fig_author *a;
    const char *path, *text_path;
    fig_document document;
    fig_str text;
    entry *entries; /* one an expectation */
    fig_expected *expected;
    size_t count, capacity, entry_capacity;
} corpus_file;

/* ---- finding the place ---- */

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

/* The first place behind `from`; else one whose context, but not whose span, reaches back behind it. */
static bool locate(fig_str text, size_t from, const fig_marked_text *snippet, fig_mark *found)
{
    for (size_t at = from; at < text.len; at++)
        if (stands(text, at, snippet->text, snippet->marks[0], found))
            return true;
    for (size_t at = 0; at < from; at++)
        if (stands(text, at, snippet->text, snippet->marks[0], found) && found->start >= from)
            return true;
    return false;
}

/* ---- reading ---- */

static bool read_header(corpus_file *c, fig_str t)
{
    const char **settings[] = {&c->document.date, &c->document.country, &c->document.lang};
    static const char *const keys[] = {"date", "country", "lang"};
    fig_str value;
    for (size_t i = 0; i < 3; i++)
        if (!c->count && fig_str_key(t, keys[i], &value) && !memchr(t.ptr, '[', t.len)) {
            *settings[i] = fig_arena_copy(&c->a->arena, value.ptr, value.len);
            return true;
        }
    return false;
}

/* `=>` and `=>?`, a wish */
static bool split(fig_str t, fig_str *left, fig_str *right, bool *wish)
{
    size_t i = 0, close = 0;
    for (size_t k = 0; k + 1 < t.len; k++)
        if (t.ptr[k] == ']' && t.ptr[k + 1] == ']')
            close = k;
    for (i = close; i + 1 < t.len && !(t.ptr[i] == '=' && t.ptr[i + 1] == '>'); i++)
        ;
    if (i + 1 >= t.len)
        return false;
    *wish = i + 2 < t.len && t.ptr[i + 2] == '?';
    *left = (fig_str){t.ptr, i};
    *right = (fig_str){t.ptr + i + 2 + *wish, t.len - i - 2 - *wish};
    return true;
}

static void read_expectation(corpus_file *c, fig_str raw, int number, size_t *behind)
{
    fig_marked_text snippet;
    fig_str left, right;
    fig_mark place;
    char message[FIG_EXPECTATION_MESSAGE];
    bool wish;
    if (!split(raw, &left, &right, &wish) || !fig_marks_read(&c->a->arena, fig_str_trim(left), &snippet) || snippet.count != 1) {
        fig_case_fault(c->a, c->path, number,
                       "a line is `text around [[figure]] => KIND …`, a comment, or (before them) date, country, lang");
        return;
    }
    if (!fig_grow(&c->expected, &c->capacity, c->count + 1, sizeof *c->expected) ||
        !fig_grow(&c->entries, &c->entry_capacity, c->count + 1, sizeof *c->entries)) {
        c->a->out.failed = true;
        return;
    }
    fig_expected *x = &c->expected[c->count];
    fig_mark m = snippet.marks[0];
    *x = (fig_expected){.line = number, .text = {snippet.text.ptr + m.start, m.end - m.start}, 
                        .figure = -1, .wish = wish};
    c->entries[c->count++] = (entry){raw, left};
    if (!fig_expectation_read(&c->a->arena, right, &x->e, message))
        x->fault = fig_arena_copy(&c->a->arena, message, strlen(message));
    bool nothing = x->e.kind == FIG_KIND_NONE; /* these stand at the end of the file, in any order */
    x->placed = locate(c->text, nothing ? 0 : *behind, &snippet, &place);
    if (x->placed) {
        x->start = place.start;
        x->end = place.end;
        if (!nothing)
            *behind = place.end;
    }
}

static void read_lines(corpus_file *c, fig_str all)
{
    fig_str raw;
    size_t behind = 0;
    for (int number = 1; fig_file_line(&all, &raw); number++) {
        fig_str t = fig_str_trim(raw);
        if (t.len && t.ptr[0] != '#' && !read_header(c, t))
            read_expectation(c, raw, number, &behind);
    }
}

/* ---- accept ---- */

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

/* [begin, end) of the text with the figure marked in it. true: it finds the figure. */
static bool put_snippet(corpus_file *c, const fig_figure *f, size_t begin, size_t end, size_t from, fig_strbuf *one)
{
    fig_marked_text snippet;
    fig_mark place;
    one->len = 0;
    fig_one_line((fig_str){c->text.ptr + begin, f->start - begin}, one);
    fig_strbuf_puts(one, "[[");
    fig_one_line((fig_str){c->text.ptr + f->start, f->end - f->start}, one);
    fig_strbuf_puts(one, "]]");
    fig_one_line((fig_str){c->text.ptr + f->end, end - f->end}, one);
    return fig_marks_read(&c->a->arena, (fig_str){fig_strbuf_cstr(one), one->len}, &snippet) && snippet.count == 1 &&
           locate(c->text, from, &snippet, &place) && place.start == f->start && place.end == f->end;
}

/* Some text around a figure, in whole words, until the first place behind `from` is this one. */
static void write_snippet(corpus_file *c, const fig_figure *f, size_t from, fig_strbuf *out)
{
    size_t begin = word_back(c->text, f->start, from), end = f->end;
    fig_strbuf one = {0};
    for (int words = 1; !put_snippet(c, f, begin, end, from, &one) && words < 24; words++) {
        if (words % 4 == 3 || begin == from) /* three words before, then one behind, and so on */
            end = word_on(c->text, end);
        else
            begin = word_back(c->text, begin, from);
    }
    fig_strbuf_add(out, one.data, one.len);
    fig_strbuf_clear(&one);
}

/* Does the line of an expectation still find its figure? */
static bool finds(corpus_file *c, size_t k, const fig_figure *f, size_t from)
{
    fig_marked_text snippet;
    fig_mark place;
    return fig_marks_read(&c->a->arena, fig_str_trim(c->entries[k].left), &snippet) && locate(c->text, from, &snippet, &place) &&
           place.start == f->start && place.end == f->end;
}

/* Does it say what the figure is? Figures are numbered as they come. */
static bool says(const fig_expected *x, const fig_figure *f)
{
    fig_strbuf differences = {0};
    bool same = !x->fault && fig_expectation_compare(&x->e, f, NULL, FIG_EXPECTATION_STRICT, "", &differences) == 0;
    fig_strbuf_clear(&differences);
    return same;
}

static void write_line(corpus_file *c, ptrdiff_t k, const fig_figure *f, size_t from, size_t column, fig_strbuf *out)
{
    size_t begin = out->len;
    bool found = k >= 0 && finds(c, (size_t)k, f, from);
    if (found && says(&c->expected[k], f)) {
        fig_strbuf_add(out, c->entries[k].raw.ptr, c->entries[k].raw.len);
    } else {
        if (found)
            fig_strbuf_add(out, c->entries[k].left.ptr, c->entries[k].left.len);
        else
            write_snippet(c, f, from, out);
        while (out->len - begin < column)
            fig_strbuf_char(out, ' ');
        fig_strbuf_puts(out, out->data[out->len - 1] == ' ' ? "=> " : " => ");
        fig_expectation_write(f, NULL, k >= 0 ? &c->expected[k].e : NULL, out);
    }
    fig_strbuf_char(out, '\n');
}

/* Figures up to `until` that have no line of their own. */
static void write_new(corpus_file *c, const fig_result *result, const fig_numbering *numbering, size_t *next, size_t until, size_t *from,
                      size_t column, fig_strbuf *out)
{
    for (; *next < until; ++*next) {
        const fig_figure *f = fig_result_figure(result, *next);
        ptrdiff_t k = numbering->number_of[*next] ? (ptrdiff_t)numbering->number_of[*next] - 1 : -1;
        write_line(c, k, f, *from, column, out);
        *from = f->end;
    }
}

static void rewrite(corpus_file *c, fig_str all, const fig_result *result, const fig_numbering *numbering)
{
    fig_strbuf out = {0};
    fig_str raw;
    size_t next = 0, from = 0, column = c->count ? c->entries[0].left.len : 40, k = 0;
    for (int number = 1; fig_file_line(&all, &raw); number++) {
        if (k >= c->count || c->expected[k].line != number) {
            fig_strbuf_add(&out, raw.ptr, raw.len);
            fig_strbuf_char(&out, '\n');
            continue;
        }
        if (c->expected[k].figure >= 0 && (size_t)c->expected[k].figure >= next)
            write_new(c, result, numbering, &next, (size_t)c->expected[k].figure + 1, &from, column, &out);
        k++;
    }
    write_new(c, result, numbering, &next, fig_result_count(result), &from, column, &out);
    fig_file_write(c->a, c->path, &out, c->a->error);
    fig_strbuf_clear(&out);
}

static void run(corpus_file *c, fig_str all, bool accept)
{
    fig_result *result = fig_case_extract(c->a, &c->document, c->path, 1);
    if (!result)
        return;
    fig_numbering numbering = fig_expected_match(c->a, c->expected, c->count, result);
    size_t passed = c->a->passed, failed = c->a->failed, before = c->a->out.len;
    size_t faults = fig_expected_compare(c->a, c->path, c->text_path, 0, c->expected, c->count, result, &numbering);
    if (accept && faults && numbering.number_of) {
        rewrite(c, all, result, &numbering);
        c->a->out.len = before; /* what was wrong no longer is */
        c->a->failed = failed;
        c->a->passed = passed + fig_result_count(result);
    }
    fig_result_free(result);
}

void fig_corpus_file_run(fig_author *a, const char *path, bool accept)
{
    corpus_file c = {.a = a, .path = path};
    size_t stem = strlen(path) - strlen(".expect");
    char *text_path = fig_arena_alloc(&a->arena, stem + 5);
    fig_str all = {NULL, 0};
    fig_error error;
    if (!text_path)
        return;
    memcpy(text_path, path, stem);
    memcpy(text_path + stem, ".txt", 5);
    c.text_path = text_path;
    if (!fig_file_read(a, text_path, &c.text, &error) || !fig_file_read(a, path, &all, &error)) {
        fig_case_fault(a, path, 0, error.message);
        return;
    }
    c.document = (fig_document){.size = sizeof c.document, .id = text_path, .text = c.text.ptr, .text_len = c.text.len};
    read_lines(&c, all);
    run(&c, all, accept);
    fig_free(c.entries);
    fig_free(c.expected);
}
