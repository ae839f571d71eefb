/*
 * Verbs: what a grammar's `make` may name, and which function does it.
 *
 * in   make money          out   verb_id, the place of fig_make_money in the table; or that there is no such verb
 */
#include "../base/error.h"
#include "../base/strbuf.h"
#include "normal.h"
#include <string.h>

const fig_verb fig_verbs[] = {
    {"decimal", fig_make_decimal, NULL},
    {"cardinal", fig_make_cardinal, NULL},
    {"digit-words", fig_make_digit_words, NULL},
    {"digit-string", fig_make_digit_string, NULL},
    {"spoken-decimal", fig_make_spoken_decimal, NULL},
    {"power", fig_make_power, NULL},
    {"scaled", fig_make_scaled, NULL},
    {"mixed", fig_make_mixed, NULL},
    {"range", fig_make_range, NULL},
    {"suffix-range", fig_make_suffix_range, NULL},
    {"sum", fig_make_sum, NULL},
    {"count-amount", fig_make_count_amount, NULL},
    {"one-to", fig_make_one_to, NULL},
    {"same", fig_make_same, NULL},
    {"negative", fig_make_negative, NULL},
    {"moment", fig_make_moment, NULL},
    {"moment-range", fig_make_moment_range, NULL},
    {"clock", fig_make_clock, NULL},
    {"zone", fig_make_zone, NULL},
    {"shift", fig_make_shift, NULL},
    {"rate", fig_make_rate, NULL},
    {"money", NULL, fig_make_money},
    {"percent", NULL, fig_make_percent},
    {"index", NULL, fig_make_index},
    {"date", NULL, fig_make_date},
    {"time", NULL, fig_make_time},
    {"duration", NULL, fig_make_duration},
    {"recurrence", NULL, fig_make_recurrence},
    {"quantity", NULL, fig_make_quantity},
    {"count", NULL, fig_make_count},
    {"ordinal", NULL, fig_make_ordinal},
    {"ratio", NULL, fig_make_ratio},
    {"multiple", NULL, fig_make_multiple},
    {"number", NULL, fig_make_number},
    {"none", NULL, fig_make_none},
};

enum { VERBS = sizeof fig_verbs / sizeof *fig_verbs };

/* Their value is the bound number times what does not depend on it, and nothing else depends on the number: see fig_scope_bend. */
static const char *const linear_verbs[] = {"decimal", "scaled",  "same",  "negative", "count-amount", "rate",
                                           "money",   "percent", "index", "quantity", "count",        "number"};

/* That there is no such verb, and which there are. */
static void say_verbs(fig_grammar *g, const fig_make *make, const fig_def *def, bool part)
{
    fig_strbuf all = {0};
    for (size_t i = 0; i < VERBS; i++)
        if (part ? fig_verbs[i].part != NULL : fig_verbs[i].rule != NULL)
            fig_strbuf_format(&all, "%s%s", all.len ? " " : "", fig_verbs[i].verb);
    fig_source_error(&g->source, def->path, def->make->line, def->make->column, "nothing makes `%.30s` of a %s; there are %s", make->verb,
                     part ? "part" : "rule", fig_strbuf_cstr(&all));
    fig_strbuf_clear(&all);
}

static void resolve_verb(fig_grammar *g, fig_make *make, const fig_def *def, bool part)
{
    make->verb_id = -1;
    for (int i = 0; make->verb && i < VERBS; i++)
        if (strcmp(fig_verbs[i].verb, make->verb) == 0 && (part ? fig_verbs[i].part != NULL : fig_verbs[i].rule != NULL))
            make->verb_id = i;
    for (size_t i = 0; make->verb && i < sizeof linear_verbs / sizeof *linear_verbs; i++)
        make->linear = make->linear || strcmp(linear_verbs[i], make->verb) == 0;
    if (make->verb && make->verb_id < 0)
        say_verbs(g, make, def, part);
}

fig_status fig_normal_resolve_verbs(fig_grammar *g, fig_error *error)
{
    g->source.first_error = error;
    for (size_t i = 0; i < g->part_count; i++)
        resolve_verb(g, &g->parts[i].make, g->parts[i].def, true);
    for (size_t i = 0; i < g->rule_count; i++)
        resolve_verb(g, &g->rules[i].make, g->rules[i].def, false);
    return g->source.error_count ? FIG_E_SYNTAX : FIG_OK;
}
