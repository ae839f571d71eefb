/*
 * Examples: see examples.h. An example is a text alone, read without a reference date unless it begins with one ("@2019-03-01 ").
 *
 * yes   each [[span]] is a figure with that span and what is named behind =>, found by this very rule (links don't find: not asked of them)
 * no    this rule makes no figure there, excludes nothing, links nothing
 * yes? and no? are wishes: listed on every run, a failure once they hold, so that somebody takes the question mark away.
 */
#include "examples.h"
#include "../base/alloc.h"
#include "../base/error.h"
#include "expectation.h"
#include "fact_example.h"
#include "marks.h"

typedef struct example {
    fig_author *a;
    const fig_rule *rule;
    const fig_line *line;
    bool link, head;
    const char *date;
    fig_marked_text marked;
    fig_str expected; /* behind => */
    const fig_result *result;
    bool *fired; /* by mark: has the rule of this example won there? */
    bool fired_anywhere;
    size_t faults;
} example;

static void complain(example *x, const char *what, const char *detail)
{
    fig_strbuf_format(&x->a->out, "%s:%d: %s: %s%s\n", x->rule->def->path, x->line->line, x->rule->name, what, detail);
    x->faults++;
}

/* "@2019-03-01 TEXT => EXPECTED" taken apart. */
static bool read_example(example *x)
{
    fig_str t = x->line->text;
    char *arrow = NULL;
    if (t.len > 1 && t.ptr[0] == '@') {
        const char *blank = memchr(t.ptr, ' ', t.len);
        size_t n = blank ? (size_t)(blank - t.ptr) : t.len;
        x->date = fig_arena_copy(&x->a->arena, t.ptr + 1, n - 1);
        for (t.ptr += n, t.len -= n; t.len && *t.ptr == ' '; t.ptr++, t.len--)
            ;
    }
    for (size_t i = 0; i + 2 <= t.len; i++)
        if (t.ptr[i] == '=' && t.ptr[i + 1] == '>')
            arrow = (char *)t.ptr + i;
    if (arrow) {
        x->expected = (fig_str){arrow + 2, t.len - (size_t)(arrow + 2 - t.ptr)};
        t.len = (size_t)(arrow - t.ptr);
    }
    while (t.len && t.ptr[t.len - 1] == ' ')
        t.len--;
    if (!fig_marks_read(&x->a->arena, t, &x->marked)) {
        complain(x, "a [[ without its ]]", "");
        return false;
    }
    x->fired = fig_arena_zalloc(&x->a->arena, x->marked.count + 1);
    return x->fired != NULL;
}

static bool overlaps(const fig_mark *m, size_t start, size_t end)
{
    return start < m->end && m->start < end;
}

/* Which rule won where: the only way to see what `make none` and links do. */
static void hear(void *user, const fig_event *event)
{
    example *x = user;
    const fig_work *w = &x->a->scratch->work;
    if (event->rule != x->rule || event->type != (x->head ? FIG_EVENT_HEADED : x->link ? FIG_EVENT_LINKED : FIG_EVENT_WON))
        return;
    x->fired_anywhere = true;
    if (x->link)
        return;
    for (size_t i = 0; i < x->marked.count; i++)
        if (overlaps(&x->marked.marks[i], w->tokens.begin[event->first], w->tokens.end[event->last - 1]))
            x->fired[i] = true;
}

enum { EXAMPLE_CELLS = 8 };

/* "$ millions | 1,234": the cells of a column; all but the last are heads. */
static size_t read_cells(const example *x, fig_grid_cell cells[EXAMPLE_CELLS])
{
    const fig_str t = x->marked.text;
    size_t count = 0;
    for (size_t i = 0; i < t.len && count < EXAMPLE_CELLS; i++) {
        const char *bar = memchr(t.ptr + i, '|', t.len - i);
        size_t end = bar ? (size_t)(bar - t.ptr) : t.len;
        if (bar && end > 0 && end + 1 < t.len) /* cells are paragraphs */
            memcpy((char *)t.ptr + end - 1, "\n\n ", 3);
        cells[count] = (fig_grid_cell){.begin = (uint32_t)i,
                                       .end = (uint32_t)end,
                                       .row = (uint32_t)count,
                                       .rows = 1,
                                       .columns = 1,
                                       .role = bar ? FIG_GRID_HEAD : FIG_GRID_VALUE};
        count++;
        i = end;
    }
    return count;
}

static fig_result *extract(example *x)
{
    fig_author *a = x->a;
    fig_result *result = NULL;
    fig_error error = {0};
    fig_document d = {.size = sizeof d, .id = "example", .text = x->marked.text.ptr, .text_len = x->marked.text.len, .date = x->date};
    a->scratch->work.listener = hear;
    a->scratch->work.listener_user = x;
    fig_grid_cell cells[EXAMPLE_CELLS];
    if (x->head) {
        d.cells = cells;
        d.cell_count = read_cells(x, cells);
    }
    fig_status status = fig_extract(a->engine, a->scratch, &d, &result, &error);
    a->scratch->work.listener = NULL;
    if (status == FIG_OK)
        return result;
    if (status == FIG_E_NOMEM)
        fig_author_fail(a, fig_error_nomem(a->error));
    else
        complain(x, error.message, "");
    return NULL;
}

/* The figure at a mark: of the same span, else any that overlaps it. */
static const fig_figure *figure_at(const example *x, const fig_mark *m)
{
    const fig_figure *near = NULL;
    for (size_t i = 0; i < fig_result_count(x->result); i++) {
        const fig_figure *f = fig_result_figure(x->result, i);
        if (f->text_start == m->start && f->text_end == m->end)
            return f;
        if (!near && overlaps(m, f->text_start, f->text_end))
            near = f;
    }
    return near;
}

static void describe(const fig_figure *f, fig_strbuf *out)
{
    fig_strbuf_format(out, "[[%.*s]] => ", (int)f->text.len, f->text.ptr);
    fig_expectation_write(f, NULL, NULL, out);
    fig_strbuf_format(out, " (%s)", f->rule.ptr);
}

static void check_mark(example *x, size_t i, const fig_expectation *e, const fig_numbering *numbering)
{
    const fig_mark *m = &x->marked.marks[i];
    const fig_figure *f = figure_at(x, m);
    fig_strbuf text = {0}, prefix = {0};
    fig_strbuf_format(&prefix, "%s:%d: %s: [[%.*s]] ", x->rule->def->path, x->line->line, x->rule->name, (int)(m->end - m->start),
                      x->marked.text.ptr + m->start);
    size_t before = x->a->out.len;
    if (f)
        describe(f, &text);
    if (e->kind == FIG_KIND_NONE && f)
        fig_strbuf_format(&x->a->out, "%sexpected nothing, got %s\n", fig_strbuf_cstr(&prefix), fig_strbuf_cstr(&text));
    else if (e->kind != FIG_KIND_NONE && !f)
        fig_strbuf_format(&x->a->out, "%sno figure was found here\n", fig_strbuf_cstr(&prefix));
    else if (f && (f->text_start != m->start || f->text_end != m->end))
        fig_strbuf_format(&x->a->out, "%sthe span is another: %s\n", fig_strbuf_cstr(&prefix), fig_strbuf_cstr(&text));
    else if (f)
        fig_expectation_compare(e, f, numbering, FIG_EXPECTATION_NAMED, fig_strbuf_cstr(&prefix), &x->a->out);
    if (x->a->out.len == before && !x->link && !x->fired[i])
        fig_strbuf_format(&x->a->out, "%sright, but not by this rule%s%s\n", fig_strbuf_cstr(&prefix), f ? ": " : "", f ? f->rule.ptr : "");
    x->faults += x->a->out.len != before;
    x->a->out.failed = x->a->out.failed || text.failed || prefix.failed;
    fig_strbuf_clear(&text);
    fig_strbuf_clear(&prefix);
}

/* Figures are numbered by the mark that they stand in. */
static void number_figures(const example *x, fig_numbering *numbering)
{
    numbering->count = fig_result_count(x->result);
    size_t *numbers = fig_arena_zalloc(&x->a->arena, (numbering->count + 1) * sizeof *numbers);
    for (size_t i = 0; numbers && i < numbering->count; i++)
        for (size_t k = 0; k < x->marked.count; k++)
            if (overlaps(&x->marked.marks[k], fig_result_figure(x->result, i)->text_start, fig_result_figure(x->result, i)->text_end))
                numbers[i] = k + 1;
    numbering->number_of = numbers;
    if (!numbers)
        numbering->count = 0;
}

static void check_yes(example *x)
{
    fig_expectation e;
    fig_numbering numbering;
    char message[FIG_EXPECTATION_MESSAGE];
    fig_str rest = x->expected, one;
    size_t i = 0;
    number_figures(x, &numbering);
    while (fig_expectation_next(&rest, &one)) {
        if (!fig_expectation_read(&x->a->arena, one, &e, message))
            complain(x, message, "");
        else if (i < x->marked.count)
            check_mark(x, i, &e, &numbering);
        i++;
    }
    if (i != x->marked.count || !i)
        complain(x,
                 i ? "as many expectations as [[marks]] are needed"
                   : "a `yes` needs [[marks]] and what they are: => KIND [VALUE] [UNIT] [field=value …]",
                 "");
}

static bool has_figure(const fig_fact *f, const fig_result *result, const fig_mark *m)
{
    for (size_t i = 0; i < f->figure_count; i++) {
        const fig_figure *g = fig_result_figure(result, f->figures[i]);
        if (g && overlaps(m, g->start, g->end))
            return true;
    }
    return false;
}

static void check_fact(example *x, const fig_mark *m, fig_str expected)
{
    const fig_fact *fact = NULL;
    fig_strbuf text = {0};
    for (size_t i = 0; i < fig_result_fact_count(x->result) && !fact; i++)
        if (has_figure(fig_result_fact(x->result, i), x->result, m))
            fact = fig_result_fact(x->result, i);
    if (!fact)
        complain(x, "no fact has the marked figure", "");
    else
        fig_fact_example_compare(expected, x->result, fact, &text);
    if (text.len) {
        fig_strbuf_puts(&text, "; got ");
        fig_fact_example_write(x->result, fact, &text);
        complain(x, "the fact's", fig_strbuf_cstr(&text));
    }
    x->a->out.failed = x->a->out.failed || text.failed;
    fig_strbuf_clear(&text);
}

/* Of fact rules: what the fact of each marked figure says, and the rule had its part in it. */
static void check_facts(example *x)
{
    fig_str rest = x->expected, one;
    size_t i = 0;
    for (; fig_expectation_next(&rest, &one); i++)
        if (i < x->marked.count)
            check_fact(x, &x->marked.marks[i], one);
    if (i != x->marked.count || !i)
        complain(x, "as many expectations as [[marks]] are needed: => subject=… measure=… value=…", "");
    else if (!x->faults && !x->fired_anywhere)
        complain(x, "right, but not by this rule", "");
}

static void check_no(example *x)
{
    for (size_t i = 0; !x->link && i < fig_result_count(x->result); i++) {
        const fig_figure *f = fig_result_figure(x->result, i);
        fig_strbuf text = {0};
        if (strcmp(f->rule.ptr, x->rule->name) != 0)
            continue;
        describe(f, &text);
        complain(x, "a `no`, but this rule made ", fig_strbuf_cstr(&text));
        x->a->out.failed = x->a->out.failed || text.failed;
        fig_strbuf_clear(&text);
    }
    if (!x->faults && x->fired_anywhere)
        complain(x, "a `no`, but this ", x->link ? "link did something there" : "rule excluded something there");
}

bool fig_example_run(fig_author *a, const fig_rule *rule, const fig_line *line, fig_def_type type)
{
    example x = {.a = a, .rule = rule, .line = line, .link = type != FIG_DEF_RULE, .head = type == FIG_DEF_HEAD};
    bool yes = line->tag == FIG_EXAMPLE_YES || line->tag == FIG_EXAMPLE_WISH_YES;
    if (read_example(&x)) {
        fig_result *result = extract(&x);
        x.result = result;
        if (result && yes && type == FIG_DEF_FACT)
            check_facts(&x);
        else if (result && yes)
            check_yes(&x);
        else if (result)
            check_no(&x);
        fig_result_free(result);
    }
    fig_author_forget(a);
    return x.faults == 0 && a->status == FIG_OK;
}

static void run_line(fig_author *a, const fig_rule *rule, const fig_line *line, fig_def_type type)
{
    size_t before = a->out.len;
    bool wish = line->tag == FIG_EXAMPLE_WISH_YES || line->tag == FIG_EXAMPLE_WISH_NO, holds = fig_example_run(a, rule, line, type);
    const char *word = line->tag == FIG_EXAMPLE_WISH_YES ? "yes" : "no";
    if (!wish) {
        *(holds ? &a->passed : &a->failed) += 1;
        return;
    }
    a->out.len = before;
    if (holds) {
        a->failed++;
        fig_strbuf_format(&a->out, "%s:%d: %s: this wish has come true: write `%s` instead of `%s?`\n", rule->def->path, line->line,
                          rule->name, word, word);
    } else {
        a->wishes++;
        fig_strbuf_format(&a->out, "%s:%d: %s: wished for: %.*s\n", rule->def->path, line->line, rule->name, (int)line->text.len,
                          line->text.ptr);
    }
}

fig_status fig_grammar_test(const fig_engine *engine, fig_write_fn write, void *user, size_t *passed, size_t *failed, size_t *wishes,
                            fig_error *error)
{
    fig_author a;
    const fig_grammar *g = &engine->grammar;
    const struct {
        const fig_rule *rules;
        size_t count;
        fig_def_type type;
    } all[] = {{g->rules, g->rule_count, FIG_DEF_RULE},
               {g->links, g->link_count, FIG_DEF_LINK},
               {g->facts, g->fact_count, FIG_DEF_FACT},
               {g->heads, g->head_count, FIG_DEF_HEAD}};
    if (fig_author_open(&a, engine, write, user, error) == FIG_OK && fig_author_has_facts(&a))
        for (size_t t = 0; t < sizeof all / sizeof *all; t++)
            for (size_t i = 0; i < all[t].count && a.status == FIG_OK; i++) {
                for (const fig_line *l = all[t].rules[i].def->examples; l && a.status == FIG_OK; l = l->next)
                    run_line(&a, &all[t].rules[i], l, all[t].type);
                fig_author_flush(&a);
            }
    *passed = a.passed;
    *failed = a.failed;
    *wishes = a.wishes;
    return fig_author_close(&a);
}
