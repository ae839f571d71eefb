/*
 * Corpus files: NAME.txt, .html or .md and the figures that NAME.expect says stand in it, found again by a piece of text around each. corpus/README.md has the format.
 *
 * A snippet stands at the first place behind the figure before it where all of it stands, line breaks and blanks alike; that of a `nothing` at the first place of
 * all. With FIG_CASE_ACCEPT lines that hold and wishes that go on stay as they are, with their comments; others get what was found; figures that nobody expected get a
 * line with as much text around them as it takes. With FIG_CASE_WISH lines that fail become wishes, and such figures a `=>? nothing` at the end.
 */
#include "../base/alloc.h"
#include "../base/error.h"
#include "beside.h"
#include "cases.h"
#include "expected.h"
#include "files.h"
#include "snippet.h"

typedef struct entry {
    fig_str left; /* what stands before the =>   */
} entry;

typedef struct corpus_file {
    fig_author *a;
    const char *path, *text_path;
    fig_document document;
    fig_str text, title; /* where snippets are looked for */
    entry *entries;      /* one an expectation */
    fig_expected_set set;
    size_t capacity, entry_capacity;
} corpus_file;

/* ---- reading ---- */

/* `title: ` before the snippet of a figure in the title. */
static bool in_title(fig_str *left)
{
    fig_str value;
    if (!fig_str_key(*left, "title:", &value))
        return false;
    *left = value;
    return true;
}

static void read_expectation(corpus_file *c, fig_str raw, int number, size_t *behind)
{
    fig_marked_text snippet;
    fig_str left, right;
    fig_mark place;
    char message[FIG_EXPECTATION_MESSAGE];
    char kind;
    bool whole = fig_snippet_split(raw, &left, &right, &kind) && kind != '~';
    fig_str quoted = whole ? fig_str_trim(left) : raw;
    bool title = in_title(&quoted);
    if (!whole || !fig_marks_read(&c->a->arena, quoted, &snippet) || snippet.count != 1) {
        fig_case_fault(c->a, c->path, number,
                       "a line is `text around [[figure]] => KIND …`, a comment, or (before them) date, country, lang");
        return;
    }
    if (!fig_grow(&c->set.all, &c->capacity, c->set.count + 1, sizeof *c->set.all) ||
        !fig_grow(&c->entries, &c->entry_capacity, c->set.count + 1, sizeof *c->entries)) {
        c->a->out.failed = true;
        return;
    }
    fig_expected *x = &c->set.all[c->set.count];
    fig_mark m = snippet.marks[0];
    *x = (fig_expected){.line = number,
                        .in_title = title,
                        .text = {snippet.text.ptr + m.start, m.end - m.start},
                        .figure = -1,
                        .wish = kind == '?',
                        .words = right};
    c->entries[c->set.count++] = (entry){left};
    if (!fig_expectation_read(&c->a->arena, right, &x->e, message))
        x->fault = fig_arena_copy(&c->a->arena, message, strlen(message));
    bool nothing = fig_expected_nothing(x); /* these stand at the end of the file, in any order */
    x->placed = fig_snippet_find(title ? c->title : c->text, nothing || title ? 0 : *behind, &snippet, &place);
    if (x->placed) {
        x->start = place.start;
        x->end = place.end;
        if (!nothing && !title)
            *behind = place.end;
    }
}

static void read_lines(corpus_file *c, fig_str all)
{
    fig_str raw;
    size_t behind = 0;
    for (int number = 1; fig_file_line(&all, &raw); number++) {
        fig_str t = fig_str_trim(raw);
        if (t.len && t.ptr[0] != '#' && (c->set.count || !fig_case_setting(c->a, t, &c->document)))
            read_expectation(c, raw, number, &behind);
    }
}

/* ---- accept ---- */

static fig_str field_of(const corpus_file *c, const fig_figure *f)
{
    return strcmp(f->field.ptr, "title") == 0 ? c->title : c->text;
}

static bool write_snippet(corpus_file *c, const fig_figure *f, size_t from, fig_strbuf *out)
{
    fig_str text = field_of(c, f);
    fig_strbuf_puts(out, text.ptr != c->text.ptr ? "title: " : "");
    return fig_snippet_write(&c->a->arena, text, (fig_mark){f->text_start, f->text_end}, from, out);
}

/* Does the line of an expectation still find its figure? */
static bool finds(corpus_file *c, size_t k, const fig_figure *f, size_t from)
{
    fig_marked_text snippet;
    fig_mark place;
    fig_str left = fig_str_trim(c->entries[k].left);
    in_title(&left);
    return fig_marks_read(&c->a->arena, left, &snippet) && fig_snippet_find(field_of(c, f), from, &snippet, &place) &&
           place.start == f->text_start && place.end == f->text_end;
}

/* Does it say what the figure is? Where memory is short, nothing is written. */
static bool says(const fig_expected *x, const fig_figure *f, const fig_numbering *now, fig_strbuf *out)
{
    fig_strbuf differences = {0};
    bool same = !x->fault && fig_expectation_compare(&x->e, f, now, FIG_EXPECTATION_STRICT, "", &differences) == 0;
    out->failed = out->failed || differences.failed;
    fig_strbuf_clear(&differences);
    return same;
}

/* How the lines are numbered once they are rewritten. */
typedef struct renumbering {
    fig_numbering now;  /* of the figures                                    */
    size_t *new_number; /* of what is expected, by its number before; 0: none */
    size_t old_count;
} renumbering;

/* The one that keeps its line although this figure differs from it, or -1. */
static ptrdiff_t keeper(const corpus_file *c, size_t figure)
{
    ptrdiff_t k = fig_expected_of(&c->set, figure);
    return k >= 0 && fig_expected_kept(&c->set.all[k]) ? k : -1;
}

static bool has_number(const fig_expected *x)
{
    return fig_expected_kept(x) && !fig_expected_nothing(x);
}

/* Figures and kept lines in the order of their places. */
static bool renumber(corpus_file *c, renumbering *r)
{
    const fig_result *result = c->set.result;
    size_t figures = fig_result_count(result), number = 0, k = 0;
    size_t *of_figure = fig_arena_zalloc(&c->a->arena, (figures + 1) * sizeof *of_figure);
    size_t *of_line = fig_arena_zalloc(&c->a->arena, (c->set.count + 1) * sizeof *of_line);
    r->new_number = fig_arena_zalloc(&c->a->arena, (c->set.count + 1) * sizeof *r->new_number);
    if (!of_figure || !of_line || !r->new_number)
        return false;
    for (size_t i = 0; i <= figures; i++) {
        const fig_figure *f = i < figures ? fig_result_figure(result, i) : NULL;
        for (; k < c->set.count && (!f || !c->set.all[k].placed || c->set.all[k].start < f->text_end); k++)
            if (has_number(&c->set.all[k]))
                of_line[k] = ++number;
        if (f && keeper(c, i) < 0)
            of_figure[i] = ++number;
    }
    for (size_t i = 0; i < figures; i++) {
        k = (size_t)keeper(c, i);
        if ((ptrdiff_t)k >= 0)
            of_figure[i] = of_line[k];
    }
    for (k = 0, r->old_count = 0; k < c->set.count; k++)
        if (!fig_expected_nothing(&c->set.all[k]))
            r->new_number[r->old_count++] = of_line[k] ? of_line[k] : c->set.all[k].figure >= 0 ? of_figure[c->set.all[k].figure] : 0;
    r->now = (fig_numbering){of_figure, figures};
    return true;
}

static void write_kept(const corpus_file *c, size_t k, const renumbering *r, fig_strbuf *out)
{
    const fig_expected *x = &c->set.all[k];
    fig_strbuf_add(out, c->entries[k].left.ptr, c->entries[k].left.len);
    fig_strbuf_puts(out, x->wish && !x->holds ? "=>?" : "=>");
    fig_expected_words(x, r->new_number, r->old_count, out);
    fig_strbuf_char(out, '\n');
}

static void write_line(corpus_file *c, ptrdiff_t k, const fig_figure *f, size_t from, size_t column, const fig_numbering *now,
                       fig_strbuf *out)
{
    size_t begin = out->len;
    bool found = k >= 0 && finds(c, (size_t)k, f, from);
    if (found)
        fig_strbuf_add(out, c->entries[k].left.ptr, c->entries[k].left.len);
    else
        write_snippet(c, f, from, out);
    if (found && says(&c->set.all[k], f, now, out)) {
        fig_strbuf_puts(out, "=>");
        fig_strbuf_add(out, c->set.all[k].words.ptr, c->set.all[k].words.len);
    } else {
        while (out->len - begin < column)
            fig_strbuf_char(out, ' ');
        fig_strbuf_puts(out, out->data[out->len - 1] == ' ' ? "=> " : " => ");
        fig_expectation_write(f, now, k >= 0 ? &c->set.all[k].e : NULL, out);
    }
    fig_strbuf_char(out, '\n');
}

typedef struct writing {
    renumbering numbers;
    size_t next, from, column; /* the next figure, where its text is looked for, where its => stands */
    fig_strbuf out;
} writing;

/* Figures up to `until` that have no line yet. */
static void write_figures(corpus_file *c, writing *w, size_t until)
{
    for (; w->next < until; w->next++) {
        const fig_figure *f = fig_result_figure(c->set.result, w->next);
        if (keeper(c, w->next) >= 0)
            continue;
        write_line(c, fig_expected_of(&c->set, w->next), f, w->from, w->column, &w->numbers.now, &w->out);
        bool last_of_title =
            w->next + 1 < fig_result_count(c->set.result) && fig_result_figure(c->set.result, w->next + 1)->field.ptr != f->field.ptr;
        w->from = last_of_title ? 0 : f->text_end;
    }
}

/* The line of one that was expected: as it is, or its figure's, or none. Figures before it come first. */
static void write_expected(corpus_file *c, writing *w, size_t k)
{
    const fig_expected *x = &c->set.all[k];
    size_t until = w->next;
    if (!fig_expected_kept(x)) {
        if (x->figure >= 0 && (size_t)x->figure >= w->next)
            write_figures(c, w, (size_t)x->figure + 1);
        return;
    }
    while (has_number(x) && x->placed && until < fig_result_count(c->set.result) &&
           fig_result_figure(c->set.result, until)->text_end <= x->start)
        until++;
    write_figures(c, w, until);
    write_kept(c, k, &w->numbers, &w->out);
    if (has_number(x) && x->placed)
        w->from = x->end;
}

static void accept_all(corpus_file *c, fig_str all)
{
    writing w = {.column = c->set.count ? c->entries[0].left.len : 40};
    fig_str raw;
    size_t k = 0, numbered = c->set.count; /* behind these only lines of `nothing` stand: new ones come before those */
    if (!renumber(c, &w.numbers))
        return;
    while (numbered && fig_expected_nothing(&c->set.all[numbered - 1]))
        numbered--;
    for (int number = 1; fig_file_line(&all, &raw); number++) {
        if (k < c->set.count && c->set.all[k].line == number) {
            if (k >= numbered)
                write_figures(c, &w, fig_result_count(c->set.result));
            write_expected(c, &w, k++);
            continue;
        }
        fig_strbuf_add(&w.out, raw.ptr, raw.len);
        fig_strbuf_char(&w.out, '\n');
    }
    write_figures(c, &w, fig_result_count(c->set.result));
    fig_file_write(c->a, c->path, &w.out, c->a->error);
    fig_strbuf_clear(&w.out);
}

/* ---- wish ---- */

/* A figure that nobody expected: a line that wishes it away, where its text can be told from the rest. */
static void wish_away(corpus_file *c, const fig_figure *f, size_t line, fig_strbuf *out)
{
    size_t before = out->len;
    if (!write_snippet(c, f, 0, out)) {
        out->len = before;
        fig_expected_unexpected(c->a, c->text_path, 0, f, &c->set.numbering);
        return;
    }
    fig_strbuf_puts(out, " =>? nothing\n");
    fig_expected_place(c->path, line, "now a wish", f->text, &c->a->out);
    fig_strbuf_puts(&c->a->out, "unexpected: ");
    fig_expectation_write(f, &c->set.numbering, NULL, &c->a->out);
    fig_strbuf_char(&c->a->out, '\n');
    c->a->wishes++;
}

static void wish_all(corpus_file *c, fig_str all)
{
    fig_strbuf out = {0};
    fig_str raw;
    size_t k = 0, number = 1;
    fig_expected_mark(&c->set);
    for (; fig_file_line(&all, &raw); number++) {
        if (k < c->set.count && (size_t)c->set.all[k].line == number && c->set.all[k].marked) {
            fig_strbuf_add(&out, c->entries[k].left.ptr, c->entries[k].left.len);
            fig_strbuf_puts(&out, "=>?");
            fig_strbuf_add(&out, c->set.all[k].words.ptr, c->set.all[k].words.len);
        } else {
            fig_strbuf_add(&out, raw.ptr, raw.len);
        }
        fig_strbuf_char(&out, '\n');
        k += k < c->set.count && (size_t)c->set.all[k].line == number;
    }
    fig_expected_report(c->a, c->path, &c->set, true);
    for (size_t i = 0; i < fig_result_count(c->set.result); i++) {
        size_t before = out.len;
        if (fig_expected_of(&c->set, i) < 0)
            wish_away(c, fig_result_figure(c->set.result, i), number, &out);
        number += out.len > before;
    }
    fig_file_write(c->a, c->path, &out, c->a->error);
    fig_strbuf_clear(&out);
}

/* ---- running ---- */

/* Wishes are listed as on every run; one that can't be read or placed is a failure that --accept can't put right. */
static void report_accepted(corpus_file *c)
{
    for (size_t k = 0; k < c->set.count; k++) {
        const fig_expected_set one = {&c->set.all[k], 1, c->set.result, c->set.numbering};
        if (one.all->wish && !one.all->holds)
            fig_expected_report(c->a, c->path, &one, false);
    }
    for (size_t i = 0; i < fig_result_count(c->set.result); i++)
        c->a->passed += keeper(c, i) < 0;
}

static void run(corpus_file *c, fig_str all, fig_case_mode mode)
{
    fig_result *result = fig_case_extract(c->a, &c->document, c->path, 1);
    if (!result)
        return;
    c->set.result = result;
    fig_expected_match(c->a, &c->set);
    size_t passed = c->a->passed, failed = c->a->failed, wishes = c->a->wishes, before = c->a->out.len;
    size_t faults = fig_expected_compare(c->a, c->path, c->text_path, 0, &c->set);
    if (mode != FIG_CASE_COMPARE && faults && c->set.numbering.number_of) {
        c->a->out.len = before; /* what was wrong no longer is */
        c->a->passed = passed;
        c->a->failed = failed;
        c->a->wishes = wishes;
        if (mode == FIG_CASE_ACCEPT) {
            accept_all(c, all);
            report_accepted(c);
        } else {
            wish_all(c, all);
        }
    }
    fig_result_free(result);
}

void fig_corpus_file_run(fig_author *a, const char *path, fig_case_mode mode)
{
    corpus_file c = {.a = a, .path = path};
    fig_str all = {NULL, 0};
    fig_reader *reader = NULL;
    fig_error error;
    if (fig_document_beside(a, path, ".expect", &reader, &c.document, &c.text_path, &error) && fig_file_read(a, path, &all, &error)) {
        c.text = (fig_str){c.document.text, c.document.text_len};
        c.title = (fig_str){c.document.title, c.document.title_len};
        read_lines(&c, all);
        run(&c, all, mode);
    } else {
        fig_case_unreadable(a, path, &error);
    }
    fig_reader_free(reader);
    fig_free(c.entries);
    fig_free(c.set.all);
}
