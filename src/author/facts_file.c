/*
 * Facts files: NAME.txt, .html or .md and the facts that NAME.facts says stand in it, each found by the figure of its value; corpus/README.md has the format.
 *
 * A fact belongs to the line whose mark holds the figure of its value, or of its first change where it has none; else to a line whose mark it has among its figures and that
 * no other fact belongs to. `=>~` lines may have one; what they have is neither counted nor compared. Settings stand in NAME.expect.
 * With FIG_CASE_ACCEPT a line that fails gets the fact that was made, or goes; facts that nobody expected get a line in their place. With FIG_CASE_WISH lines that fail become wishes,
 * and such facts a `=>? nothing` at the end.
 */
#include "../base/alloc.h"
#include "../base/error.h"
#include "../record/record.h"
#include "beside.h"
#include "cases.h"
#include "expected.h"
#include "fact_line.h"
#include "files.h"
#include "snippet.h"

typedef struct line {
    int number;
    char kind; /* 0, '?' a wish, '~' may be */
    fig_str left, right, text;
    fig_fact_line want;
    const char *fault; /* what is wrong with the line itself, or NULL */
    fig_mark place;
    ptrdiff_t fact; /* of the result, or -1 */
    bool holds;
    const char *differs; /* one difference a line */
} line;

typedef struct facts_file {
    fig_author *a;
    const char *path;
    fig_document document;
    fig_str text;
    line *lines;
    size_t count, capacity;
    ptrdiff_t *line_of; /* per fact, or -1 */
} facts_file;

/* ---- reading ---- */

static void read_line(facts_file *c, fig_str raw, int number, size_t *behind)
{
    fig_marked_text snippet;
    char message[FIG_FACT_LINE_MESSAGE];
    line l = {.number = number, .fact = -1, .differs = ""};
    if (!fig_snippet_split(raw, &l.left, &l.right, &l.kind) || !fig_marks_read(&c->a->arena, fig_str_trim(l.left), &snippet) ||
        snippet.count != 1) {
        fig_case_fault(c->a, c->path, number, "a line is `text around [[figure]] => subject=… measure=… …`, or a comment");
        return;
    }
    fig_mark m = snippet.marks[0];
    l.text = (fig_str){snippet.text.ptr + m.start, m.end - m.start};
    if (l.kind == '~' && fig_str_trim(l.right).len)
        l.fault = "a fact that may be or not is not described: nothing stands behind =>~";
    else if (l.kind != '~' && !fig_fact_line_read(&c->a->arena, l.right, &l.want, message))
        l.fault = fig_arena_copy(&c->a->arena, message, strlen(message));
    if (!fig_snippet_find(c->text, l.want.nothing ? 0 : *behind, &snippet, &l.place))
        l.fault = l.fault ? l.fault : "is not in the text behind the line before: quote it as it stands there, lines in the text's order";
    else if (!l.want.nothing)
        *behind = l.place.start;
    if (!fig_grow(&c->lines, &c->capacity, c->count + 1, sizeof *c->lines))
        c->a->out.failed = true;
    else
        c->lines[c->count++] = l;
}

static void read_lines(facts_file *c, fig_str all)
{
    fig_str raw;
    size_t behind = 0;
    for (int number = 1; fig_file_line(&all, &raw); number++) {
        fig_str t = fig_str_trim(raw);
        if (t.len && t.ptr[0] != '#')
            read_line(c, raw, number, &behind);
    }
}

/* date, country, lang: those of NAME.expect, where there is one. */
static void read_settings(facts_file *c, const char *expect_path)
{
    fig_str all, raw;
    fig_error error;
    if (!fig_file_read(c->a, expect_path, &all, &error)) {
        if (error.code == FIG_E_NOMEM)
            fig_case_unreadable(c->a, expect_path, &error);
        return;
    }
    while (fig_file_line(&all, &raw)) {
        fig_str t = fig_str_trim(raw);
        if (t.len && t.ptr[0] != '#' && !fig_case_setting(c->a, t, &c->document))
            return;
    }
}

/* ---- whose fact is it ---- */

static const fig_fact *fact_at(const fig_result *result, size_t index)
{
    return &result->facts[index];
}

/* The figure that a fact is found by. */
static const fig_figure *main_figure(const fig_fact *f, const fig_result *result)
{
    int32_t at = f->figure;
    for (size_t i = 0; i < f->change_count && at < 0; i++)
        at = f->changes[i].figure;
    if (at < 0 && f->figure_count)
        at = (int32_t)f->figures[0];
    return at >= 0 ? fig_result_figure(result, (size_t)at) : NULL;
}

static bool inside(const line *l, const fig_figure *f)
{
    return f && !l->fault && f->text_start < l->place.end && f->text_end > l->place.start && strcmp(f->field.ptr, "text") == 0;
}

static bool has_figure(const line *l, const fig_fact *f, const fig_result *result)
{
    for (size_t i = 0; i < f->figure_count; i++)
        if (inside(l, fig_result_figure(result, f->figures[i])))
            return true;
    return false;
}

static void tie(facts_file *c, const fig_result *result, bool by_main)
{
    for (size_t i = 0; i < result->fact_count; i++) {
        const fig_fact *f = fact_at(result, i);
        for (size_t k = 0; k < c->count && c->line_of[i] < 0; k++) {
            line *l = &c->lines[k];
            if (l->fact >= 0 || (l->want.nothing && !by_main) || !(by_main ? inside(l, main_figure(f, result)) : has_figure(l, f, result)))
                continue;
            l->fact = (ptrdiff_t)i;
            c->line_of[i] = (ptrdiff_t)k;
        }
    }
}

static bool match(facts_file *c, const fig_result *result)
{
    size_t facts = result->fact_count;
    c->line_of = fig_arena_alloc(&c->a->arena, (facts + 1) * sizeof *c->line_of);
    if (!c->line_of)
        return false;
    for (size_t i = 0; i < facts; i++)
        c->line_of[i] = -1;
    tie(c, result, true);
    tie(c, result, false);
    return true;
}

/* ---- comparing ---- */

static void check(facts_file *c, line *l, const fig_result *result)
{
    fig_strbuf differs = {0};
    unsigned right = 0;
    if (l->fault) {
        fig_strbuf_format(&differs, "%s\n", l->fault);
    } else if (l->want.nothing) {
        if (l->fact >= 0) {
            fig_strbuf_puts(&differs, "expected nothing, got ");
            fig_fact_line_write(fact_at(result, (size_t)l->fact), result, &differs);
            fig_strbuf_char(&differs, '\n');
        }
    } else if (l->fact < 0) {
        fig_strbuf_puts(&differs, "missing: no fact has this figure\n");
    } else {
        right = fig_fact_line_compare(&l->want, fact_at(result, (size_t)l->fact), result, &differs);
    }
    l->holds = !differs.len;
    l->differs = fig_arena_copy(&c->a->arena, differs.len ? differs.data : "", differs.len);
    if (!l->differs || differs.failed) {
        c->a->out.failed = true;
        l->differs = "";
    }
    fig_strbuf_clear(&differs);
    if (l->fault || l->want.nothing)
        return;
    fig_fact_score *s = &c->a->score;
    s->expected++;
    s->right += right == (1U << FIG_FACT_COMPARED) - 1;
    for (unsigned i = 0; i < FIG_FACT_COMPARED; i++)
        s->right_in[i] += right >> i & 1;
}

static void score_made(facts_file *c, const fig_result *result)
{
    for (size_t i = 0; i < result->fact_count; i++)
        c->a->score.made += c->line_of[i] < 0 || c->lines[c->line_of[i]].kind != '~';
}

/* ---- saying ---- */

static void say(facts_file *c, const line *l, const char *word)
{
    for (const char *p = l->differs; *p;) {
        size_t n = strcspn(p, "\n");
        fig_expected_place(c->path, (size_t)l->number, word, l->text, &c->a->out);
        fig_strbuf_add(&c->a->out, p, n);
        fig_strbuf_char(&c->a->out, '\n');
        p += n + (p[n] == '\n');
    }
}

static void report(facts_file *c, const line *l)
{
    if (l->kind == '~' && !l->fault)
        return;
    if (l->kind == '?' && !l->fault) {
        if (l->holds)
            fig_case_fault(c->a, c->path, l->number, "holds now: drop the ?");
        else
            say(c, l, "wish"), c->a->wishes++;
        return;
    }
    say(c, l, "");
    *(l->holds ? &c->a->passed : &c->a->failed) += 1;
}

static void say_unexpected(facts_file *c, const fig_fact *f, const fig_result *result, const char *word)
{
    const fig_figure *figure = main_figure(f, result);
    fig_expected_place(c->document.id, figure ? figure->line : 1, word, figure ? figure->text : (fig_str){"", 0}, &c->a->out);
    fig_strbuf_puts(&c->a->out, "unexpected: ");
    fig_fact_line_write(f, result, &c->a->out);
    fig_strbuf_format(&c->a->out, " (%s)\n", f->rule.ptr ? f->rule.ptr : "");
}

static void report_all(facts_file *c, const fig_result *result)
{
    for (size_t k = 0; k < c->count; k++)
        report(c, &c->lines[k]);
    for (size_t i = 0; i < result->fact_count; i++)
        if (c->line_of[i] < 0) {
            say_unexpected(c, fact_at(result, i), result, "");
            c->a->failed++;
        }
}

/* ---- rewriting ---- */

static void put_fact(facts_file *c, const fig_fact *f, const fig_result *result, fig_strbuf *out)
{
    const fig_figure *figure = main_figure(f, result);
    fig_snippet_write(&c->a->arena, c->text, (fig_mark){figure->text_start, figure->text_end}, 0, out);
    fig_strbuf_puts(out, " => ");
    fig_fact_line_write(f, result, out);
    fig_strbuf_char(out, '\n');
}

/* Facts that nobody expected whose figure stands before `until`; *next is the first that was not looked at. */
static void put_unexpected(facts_file *c, const fig_result *result, size_t until, size_t *next, fig_strbuf *out)
{
    for (; *next < result->fact_count; ++*next) {
        const fig_fact *f = fact_at(result, *next);
        const fig_figure *figure = main_figure(f, result);
        if (figure && figure->text_start >= until)
            return;
        if (figure && c->line_of[*next] < 0 && strcmp(figure->field.ptr, "text") == 0)
            put_fact(c, f, result, out);
    }
}

static void put_line(const line *l, fig_str raw, fig_case_mode mode, const fig_result *result, fig_strbuf *out)
{
    bool keep = l->fault || l->kind == '~' || (l->holds ? l->kind == 0 : l->kind == '?');
    if (keep) {
        fig_strbuf_add(out, raw.ptr, raw.len);
        fig_strbuf_char(out, '\n');
    } else if (l->holds || mode == FIG_CASE_WISH) { /* promoted, or made a wish */
        if (l->holds && l->want.nothing)
            return; /* a `nothing` that holds says nothing */
        fig_strbuf_add(out, l->left.ptr, l->left.len);
        fig_strbuf_puts(out, l->holds ? "=>" : "=>?");
        fig_strbuf_add(out, l->right.ptr, l->right.len);
        fig_strbuf_char(out, '\n');
    } else if (l->fact >= 0 && !l->want.nothing) {
        fig_strbuf_add(out, l->left.ptr, l->left.len);
        fig_strbuf_puts(out, "=> ");
        fig_fact_line_write(fact_at(result, (size_t)l->fact), result, out);
        fig_strbuf_char(out, '\n');
    }
}

static void put_wishes(facts_file *c, const fig_result *result, fig_strbuf *out)
{
    for (size_t i = 0; i < result->fact_count; i++) {
        const fig_figure *f = main_figure(fact_at(result, i), result);
        if (!f || c->line_of[i] >= 0)
            continue;
        fig_snippet_write(&c->a->arena, c->text, (fig_mark){f->text_start, f->text_end}, 0, out);
        fig_strbuf_puts(out, " =>? nothing\n");
        say_unexpected(c, fact_at(result, i), result, "now a wish");
        c->a->wishes++;
    }
}

static void rewrite(facts_file *c, fig_str all, fig_case_mode mode, const fig_result *result)
{
    fig_strbuf out = {0};
    fig_str raw;
    size_t k = 0, next = 0;
    for (int number = 1; fig_file_line(&all, &raw); number++) {
        if (k == c->count || c->lines[k].number != number) {
            fig_strbuf_add(&out, raw.ptr, raw.len);
            fig_strbuf_char(&out, '\n');
            continue;
        }
        if (mode == FIG_CASE_ACCEPT)
            put_unexpected(c, result, c->lines[k].want.nothing ? c->text.len : c->lines[k].place.start, &next, &out);
        put_line(&c->lines[k], raw, mode, result, &out);
        k++;
    }
    if (mode == FIG_CASE_ACCEPT)
        put_unexpected(c, result, c->text.len + 1, &next, &out);
    else
        put_wishes(c, result, &out);
    fig_file_write(c->a, c->path, &out, c->a->error);
    fig_strbuf_clear(&out);
}

/* What is wrong with the lines themselves stays wrong; wishes go on; the rest is right now. */
static void report_rewritten(facts_file *c, fig_case_mode mode)
{
    for (size_t k = 0; k < c->count; k++) {
        const line *l = &c->lines[k];
        if (l->fault || (l->kind == '?' && !l->holds)) {
            if (l->fault || mode == FIG_CASE_ACCEPT)
                report(c, l);
            else
                c->a->wishes++;
        } else if (l->kind != '~' && !l->holds && mode == FIG_CASE_WISH) {
            say(c, l, "now a wish");
            c->a->wishes++;
        } else {
            c->a->passed += l->kind != '~';
        }
    }
}

/* ---- running ---- */

static bool all_well(const facts_file *c, const fig_result *result)
{
    for (size_t k = 0; k < c->count; k++) {
        const line *l = &c->lines[k];
        if (l->fault || (l->kind != '~' && l->holds == (l->kind == '?')))
            return false;
    }
    for (size_t i = 0; i < result->fact_count; i++)
        if (c->line_of[i] < 0)
            return false;
    return true;
}

static void run(facts_file *c, fig_str all, fig_case_mode mode)
{
    fig_result *result = fig_case_extract(c->a, &c->document, c->path, 1);
    if (!result)
        return;
    if (match(c, result)) {
        for (size_t k = 0; k < c->count; k++)
            if (c->lines[k].kind != '~' || c->lines[k].fault)
                check(c, &c->lines[k], result);
        score_made(c, result);
        if (mode == FIG_CASE_COMPARE || all_well(c, result)) {
            report_all(c, result);
        } else {
            report_rewritten(c, mode);
            rewrite(c, all, mode, result);
        }
    }
    fig_result_free(result);
}

/* The path with its ending `.facts` replaced; in the author's arena, NULL when out of memory. */
static const char *beside(facts_file *c, const char *ending)
{
    size_t stem = strlen(c->path) - strlen(".facts"), n = strlen(ending);
    char *path = fig_arena_alloc(&c->a->arena, stem + n + 1);
    if (path) {
        memcpy(path, c->path, stem);
        memcpy(path + stem, ending, n + 1);
    }
    return path;
}

void fig_facts_file_run(fig_author *a, const char *path, fig_case_mode mode)
{
    facts_file c = {.a = a, .path = path};
    const char *text_path, *expect_path = beside(&c, ".expect");
    fig_reader *reader = NULL;
    fig_str all = {NULL, 0};
    fig_error error;
    if (!fig_author_has_facts(a))
        return;
    if (!expect_path) {
        fig_author_fail(a, fig_error_nomem(a->error));
        return;
    }
    if (fig_document_beside(a, path, ".facts", &reader, &c.document, &text_path, &error) && fig_file_read(a, path, &all, &error)) {
        c.text = (fig_str){c.document.text, c.document.text_len};
        c.document.id = text_path;
        read_settings(&c, expect_path);
        read_lines(&c, all);
        if (c.a->status == FIG_OK)
            run(&c, all, mode);
    } else {
        fig_case_unreadable(a, path, &error);
    }
    fig_reader_free(reader);
    fig_free(c.lines);
}
