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
#include "beside.h"
#include "expected.h"
#include "facts_lines.h"
#include "files.h"
#include "snippet.h"

/* ---- reading ---- */

static void read_line(fig_facts_file *c, fig_str raw, int number, size_t *behind)
{
    fig_marked_text snippet;
    char message[FIG_FACT_LINE_MESSAGE];
    fig_facts_line l = {.number = number, .fact = -1, .differs = ""};
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

static void read_lines(fig_facts_file *c, fig_str all)
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
static void read_settings(fig_facts_file *c, const char *expect_path)
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

/* ---- comparing ---- */

static void check(fig_facts_file *c, fig_facts_line *l, const fig_result *result)
{
    fig_strbuf differs = {0};
    unsigned right = 0;
    if (l->fault) {
        fig_strbuf_format(&differs, "%s\n", l->fault);
    } else if (l->want.nothing) {
        if (l->fact >= 0) {
            fig_strbuf_puts(&differs, "expected nothing, got ");
            fig_fact_line_write(&result->facts[l->fact], result, &differs);
            fig_strbuf_char(&differs, '\n');
        }
    } else if (l->fact < 0) {
        fig_strbuf_puts(&differs, "missing: no fact has this figure\n");
    } else {
        right = fig_fact_line_compare(&l->want, &result->facts[l->fact], result, &differs);
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

static void score_made(fig_facts_file *c, const fig_result *result)
{
    for (size_t i = 0; i < result->fact_count; i++)
        c->a->score.made += c->line_of[i] < 0 || c->lines[c->line_of[i]].kind != '~';
}

/* ---- saying ---- */

static void say(fig_facts_file *c, const fig_facts_line *l, const char *word)
{
    for (const char *p = l->differs; *p;) {
        size_t n = strcspn(p, "\n");
        fig_expected_place(c->path, (size_t)l->number, word, l->text, &c->a->out);
        fig_strbuf_add(&c->a->out, p, n);
        fig_strbuf_char(&c->a->out, '\n');
        p += n + (p[n] == '\n');
    }
}

static void report(fig_facts_file *c, const fig_facts_line *l)
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

void fig_facts_say_unexpected(fig_facts_file *c, const fig_fact *f, const fig_result *result, const char *word)
{
    const fig_figure *figure = fig_facts_figure(f, result);
    fig_expected_place(c->document.id, figure ? figure->line : 1, word, figure ? figure->text : (fig_str){"", 0}, &c->a->out);
    fig_strbuf_puts(&c->a->out, "unexpected: ");
    fig_fact_line_write(f, result, &c->a->out);
    fig_strbuf_format(&c->a->out, " (%s)\n", f->rule.ptr ? f->rule.ptr : "");
}

static void report_all(fig_facts_file *c, const fig_result *result)
{
    for (size_t k = 0; k < c->count; k++)
        report(c, &c->lines[k]);
    for (size_t i = 0; i < result->fact_count; i++)
        if (c->line_of[i] < 0) {
            fig_facts_say_unexpected(c, &result->facts[i], result, "");
            c->a->failed++;
        }
}

/* What is wrong with the lines themselves stays wrong; wishes go on; the rest is right now. */
static void report_rewritten(fig_facts_file *c, fig_case_mode mode)
{
    for (size_t k = 0; k < c->count; k++) {
        const fig_facts_line *l = &c->lines[k];
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

static bool all_well(const fig_facts_file *c, const fig_result *result)
{
    for (size_t k = 0; k < c->count; k++) {
        const fig_facts_line *l = &c->lines[k];
        if (l->fault || (l->kind != '~' && l->holds == (l->kind == '?')))
            return false;
    }
    for (size_t i = 0; i < result->fact_count; i++)
        if (c->line_of[i] < 0)
            return false;
    return true;
}

static void run(fig_facts_file *c, fig_str all, fig_case_mode mode)
{
    fig_result *result = fig_case_extract(c->a, &c->document, c->path, 1);
    if (!result)
        return;
    if (fig_facts_tie(c, result)) {
        for (size_t k = 0; k < c->count; k++)
            if (c->lines[k].kind != '~' || c->lines[k].fault)
                check(c, &c->lines[k], result);
        score_made(c, result);
        if (mode == FIG_CASE_COMPARE || all_well(c, result)) {
            report_all(c, result);
        } else {
            report_rewritten(c, mode);
            fig_facts_rewrite(c, all, mode, result);
        }
    }
    fig_result_free(result);
}

void fig_facts_file_run(fig_author *a, const char *path, fig_case_mode mode)
{
    fig_facts_file c = {.a = a, .path = path};
    const char *text_path, *expect_path = fig_path_beside(a, path, ".facts", ".expect");
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
