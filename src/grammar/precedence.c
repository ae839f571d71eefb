/*
 * Precedence: which of two rules wins where both find a figure: the family of their names, and what `over` says.
 *
 * in   "money.sign-before" · over number.decimal count.plural          out   1 · the numbers of those rules
 */
#include "compiler.h"
#include "meant.h"
#include <string.h>

static const char *const families[] = {"not-figures", "money",    "percent", "index",    "date",    "time",  "recurrence",
                                       "duration",    "quantity", "ratio",   "multiple", "ordinal", "count", "number"};

enum { FAMILIES = sizeof families / sizeof *families };

int fig_family_order(const char *name)
{
    const size_t len = strcspn(name, ".");
    for (int i = 0; i < FAMILIES; i++)
        if (strlen(families[i]) == len && memcmp(families[i], name, len) == 0)
            return i;
    return FAMILIES;
}

const char *fig_family_name(int order)
{
    return order < FAMILIES ? families[order] : NULL;
}

/* The rules that a line of `over` names, behind those of `rule`; there is room. */
static void add_overs(fig_compiler *c, fig_rule *rule, const fig_line *l)
{
    fig_grammar *g = c->g;
    for (const char *p = l->text.ptr, *end = p + l->text.len; p < end;) {
        size_t len = 0;
        while (p + len < end && p[len] != ' ' && p[len] != ',')
            len++;
        const int found = len ? fig_grammar_rule_index(g, p, len) : -1;
        if (found >= 0) {
            rule->over[rule->over_count++] = (uint32_t)found;
        } else if (len) {
            fig_strbuf b = {0};
            fig_strbuf_format(&b, "no rule is called %.*s", (int)len, p);
            fig_meant_rule(g, &b, (fig_str){p, len});
            fig_source_error(&g->source, rule->def->path, l->line, l->column + (int)(p - l->text.ptr), "%s", fig_strbuf_cstr(&b));
            fig_strbuf_clear(&b);
        }
        p += len + 1;
    }
}

void fig_compile_overs(fig_compiler *c, fig_rule *rule)
{
    size_t most = 0;
    for (const fig_line *l = rule->def->over; l; l = l->next)
        most += l->text.len / 2 + 1;
    rule->over = most ? fig_arena_zalloc(&c->g->flat, most * sizeof *rule->over) : NULL;
    for (const fig_line *l = rule->def->over; l && rule->over; l = l->next)
        add_overs(c, rule, l);
}
