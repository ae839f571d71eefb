/*
 * Lint: the house rules of grammars. What doesn't load at all is an error of reading; these load, and would mislead the next author.
 *
 * in   an engine          out   `path:line: message` each
 *
 * A rule says what it is about and where that comes from, has two yes and two no, and keeps them; a link has one yes, a fact rule two and two as well. No id twice, no family of its own, no list, part or shape that
 * nothing uses, no row that an earlier one hides.
 */
#include "../engine.h"
#include "../grammar/known.h"
#include "examples.h"

typedef struct lint {
    fig_author a;
    const fig_grammar *g;
    const char *lang;
} lint;

static void fault(lint *l, const fig_def *d, int line, const char *what, const char *name)
{
    fig_strbuf_format(&l->a.out, "%s:%d: %s: %s%s\n", d->path, line, d->name, what, name);
    l->a.failed++;
}

/* ---- examples ---- */

static void check_examples(lint *l, const fig_rule *rule, fig_def_type type)
{
    const bool link = type == FIG_DEF_LINK || type == FIG_DEF_HEAD;
    const fig_def *d = rule->def;
    size_t yes = 0, no = 0;
    for (const fig_line *e = d->examples; e; e = e->next) {
        yes += e->tag == FIG_EXAMPLE_YES;
        no += e->tag == FIG_EXAMPLE_NO;
        if ((e->tag == FIG_EXAMPLE_YES || e->tag == FIG_EXAMPLE_NO) && !fig_example_run(&l->a, rule, e, type))
            l->a.failed++;
    }
    if (!link && !d->about)
        fault(l, d, d->line, "`about` is missing: what does it find, in one line?", "");
    if (type == FIG_DEF_RULE && !d->source)
        fault(l, d, d->line, "`source` is missing: which handbook, standard or text says so?", "");
    if (yes < (link ? 1u : 2u))
        fault(l, d, d->line, link ? "a link needs a `yes` example" : "a rule needs two `yes` examples", "");
    if (!link && no < 2)
        fault(l, d, d->line, "a rule needs two `no` examples, one of them a near miss", "");
}

/* ---- ids ---- */

static void check_ids(lint *l)
{
    for (const fig_def *d = l->g->source.first; d; d = d->next)
        for (const fig_def *e = l->g->source.first; e != d; e = e->next)
            if (!d->more && strcmp(d->name, e->name) == 0 && (d->type >= FIG_DEF_RULE) == (e->type >= FIG_DEF_RULE)) {
                fault(l, d, d->line, "this name is taken already, in ", e->path);
                break;
            }
}

/* ---- families ---- */

/* Beside rules that have one a rule of no family is the last to win: few who name one so mean that. A grammar that knows no families at all goes by the order of its rules. */
static void check_families(lint *l)
{
    const fig_grammar *g = l->g;
    bool some = false;
    for (size_t i = 0; i < g->rule_count; i++)
        some = some || fig_family_name(g->rules[i].family);
    for (size_t i = 0; some && i < g->rule_count; i++) {
        const fig_def *d = g->rules[i].def;
        if (fig_family_name(g->rules[i].family))
            continue;
        fig_strbuf_format(&l->a.out, "%s:%d: %s: a name begins with the family that the rule competes in, one of", d->path, d->line,
                          d->name);
        for (int k = 0; fig_family_name(k); k++)
            fig_strbuf_format(&l->a.out, "%s%s", k ? ", " : " ", fig_family_name(k));
        fig_strbuf_puts(&l->a.out, "; this one loses to the rules of each\n");
        l->a.failed++;
    }
}

/* ---- use ---- */

/* Rows of a list may stand in regular expressions: `{list}` there. */
static bool in_expression(const lint *l, const char *name)
{
    size_t n = strlen(name);
    for (const fig_def *d = l->g->source.first; d; d = d->next)
        for (size_t i = 0; i + n + 2 <= d->regex.len; i++)
            if (d->regex.ptr[i] == '{' && memcmp(d->regex.ptr + i + 1, name, n) == 0 && d->regex.ptr[i + 1 + n] == '}')
                return true;
    return false;
}

/* Built in for all languages, where the rules of the language that uses it are left out. */
static bool is_shared(const lint *l, const fig_def *d)
{
    bool built_in = false, left_out = false;
    for (size_t i = 0; i < fig_embedded_grammar_count; i++) {
        built_in = built_in || strcmp(d->path, fig_embedded_grammars[i].path) == 0;
        left_out = left_out || fig_language_leaves_out(fig_embedded_grammars[i].path, l->lang);
    }
    return built_in && left_out;
}

/* The compiler has marked what rules and links reach, through parts too. */
static void check_use(lint *l)
{
    const fig_grammar *g = l->g;
    for (size_t i = 0; i < g->list_count; i++)
        if (!g->lists[i].used && !fig_known_is(g->lists[i].name) && !in_expression(l, g->lists[i].name) && !is_shared(l, g->lists[i].def))
            fault(l, g->lists[i].def, g->lists[i].def->line, "no rule uses this list", "");
    for (size_t i = 0; i < g->part_count; i++)
        if (!g->parts[i].used)
            fault(l, g->parts[i].def, g->parts[i].def->line, "no rule uses this part", "");
    for (size_t i = 0; i < g->shape_count; i++)
        if (!g->shapes[i].used)
            fault(l, g->shapes[i].def, g->shapes[i].def->line, "no rule uses this shape", "");
}

/* ---- rows ---- */

/* A row of one token or range is hidden by an earlier range that holds it; equal forms don't load at all. */
static void check_rows(lint *l, const fig_list *list)
{
    for (size_t i = 0; list->has_ranges && i < list->row_count; i++)
        for (size_t k = 0; k < i; k++) {
            const fig_row *a = &list->rows[k], *b = &list->rows[i];
            bool holds = a->is_range && b->is_range && a->low <= b->low && b->high <= a->high && (!a->width || a->width == b->width);
            if (!holds)
                continue;
            fig_strbuf_format(&l->a.out, "%s:%d: %s: `%.*s` is hidden by `%.*s` in line %d\n",
                              b->added ? list->added->path : list->def->path, b->line, list->name, (int)b->form.len, b->form.ptr,
                              (int)a->form.len, a->form.ptr, a->line);
            l->a.failed++;
            break;
        }
}

fig_status fig_grammar_lint(const fig_engine *engine, fig_write_fn write, void *user, size_t *failures, fig_error *error)
{
    lint l = {.g = &engine->grammar, .lang = engine->lang};
    if (fig_author_open(&l.a, engine, write, user, error) == FIG_OK && fig_author_has_facts(&l.a)) {
        check_ids(&l);
        check_families(&l);
        check_use(&l);
        for (size_t i = 0; i < l.g->list_count; i++)
            check_rows(&l, &l.g->lists[i]);
        for (size_t i = 0; i < l.g->rule_count && fig_author_flush(&l.a); i++)
            check_examples(&l, &l.g->rules[i], FIG_DEF_RULE);
        for (size_t i = 0; i < l.g->link_count && fig_author_flush(&l.a); i++)
            check_examples(&l, &l.g->links[i], FIG_DEF_LINK);
        for (size_t i = 0; i < l.g->fact_count && fig_author_flush(&l.a); i++)
            check_examples(&l, &l.g->facts[i], FIG_DEF_FACT);
        for (size_t i = 0; i < l.g->head_count && fig_author_flush(&l.a); i++)
            check_examples(&l, &l.g->heads[i], FIG_DEF_HEAD);
    }
    *failures = l.a.failed;
    return fig_author_close(&l.a);
}
