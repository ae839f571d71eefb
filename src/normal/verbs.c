/*
 * Verbs: what a grammar's `make` may name, which function does it, and which constants that takes.
 *
 * in   make money          out   verb_id, the place of fig_make_money in the table; or that there is no such verb
 */
#include "../base/strbuf.h"
#include "../grammar/bound_names.h"
#include "../grammar/form.h"
#include "normal.h"
#include <string.h>

/* What kinds with a value take beside their own, for fig_draft_words. */
#define AMOUNT      "direction=up|down role=level|change|age mod=" FIG_FORM_MODS
#define DECIMAL     "point=<mark> group=<marks> spaced=1 leading-point=1"
#define DESIGNATORS "Y|M|W|D|TH|TM|TS"
/* What a row of a currency or unit may say of itself. */
#define OF_UNIT "back|front|letter|short|weak|word"
/* moment.c: the pieces of a date or time, in numbers; in units; how it stands to another one; what is sure of it. */
#define MOMENT                                                                                                                             \
    "year=<whole> year-to=<whole> month=<whole> day=<whole> weekday=<whole> quarter=<whole> half=<whole> season=<whole> week=<whole> "     \
    "decade=<whole> century=<whole> hour=<whole> minute=<whole> second=<whole> nth=<whole> sub-count=<whole> sub-from=<whole> "            \
    "offset=<whole> unit=" FIG_FORM_GRAINS " sub-unit=" FIG_FORM_GRAINS " mod=" FIG_FORM_MODS " part=" FIG_FORM_PARTS                      \
    " around=week|weekend|from|to|after|before sign=- shift=- ago=1 earlier=1 later=1 next=1 back=1 ahead=1 there=1 to=1 fiscal=1 "        \
    "whole-year=1 ambiguous=1 day-first=1 year-either=1"

const fig_verb fig_verbs[] = {
    {"decimal", fig_make_decimal, NULL, DECIMAL, ""},
    {"cardinal", fig_make_cardinal, NULL, "alone=1", ""},
    {"digit-words", fig_make_digit_words, NULL, "", ""},
    {"digit-string", fig_make_digit_string, NULL, "", ""},
    {"spoken-decimal", fig_make_spoken_decimal, NULL, "", ""},
    {"power", fig_make_power, NULL, "", ""},
    {"scaled", fig_make_scaled, NULL, "", ""},
    {"mixed", fig_make_mixed, NULL, "", ""},
    {"range", fig_make_range, NULL, "widest=<number> plain=<number> ascending=1", ""},
    {"suffix-range", fig_make_suffix_range, NULL, "", ""},
    {"sum", fig_make_sum, NULL, "falling=1", ""},
    {"count-amount", fig_make_count_amount, NULL, DECIMAL, ""},
    {"one-to", fig_make_one_to, NULL, "", ""},
    {"same", fig_make_same, NULL, "", ""},
    {"negative", fig_make_negative, NULL, "", ""},
    {"moment", fig_make_moment, NULL, MOMENT, ""},
    {"moment-range", fig_make_moment_range, NULL, "share-clock=1", ""},
    {"clock", fig_make_clock, NULL, MOMENT, ""},
    {"zone", fig_make_zone, NULL, "", ""},
    {"shift", fig_make_shift, NULL, "", ""},
    {"rate", fig_make_rate, NULL, "", ""},
    {"money", NULL, fig_make_money, "unit=<text> per=<text> minor=<part> supplied=unit|all refuse=" OF_UNIT " never=" OF_UNIT " " AMOUNT,
     "value"},
    {"percent", NULL, fig_make_percent, AMOUNT, "value"},
    {"index", NULL, fig_make_index, AMOUNT, "value"},
    {"date", NULL, fig_make_date, "months=<whole> days=<whole> rel=" FIG_FORM_RELS " look=forward|back base=day share-clock=1 " MOMENT, ""},
    {"time", NULL, fig_make_time, "share-clock=1 " MOMENT, ""},
    {"duration", NULL, fig_make_duration, "unit=" DESIGNATORS " minor-unit=" DESIGNATORS " count=<whole> " AMOUNT, "value|whole|count="},
    {"recurrence", NULL, fig_make_recurrence, "freq=DAILY|WEEKLY|MONTHLY|YEARLY days=<days>", ""},
    {"quantity", NULL, fig_make_quantity, "unit=<text> step=<number> never=" OF_UNIT " loose=1 " AMOUNT, "value"},
    {"count", NULL, fig_make_count, AMOUNT, "value"},
    {"ordinal", NULL, fig_make_ordinal, AMOUNT, "value"},
    {"ratio", NULL, fig_make_ratio, "proper=1 falling=1 score=1 " AMOUNT, "a|value"},
    {"multiple", NULL, fig_make_multiple, AMOUNT, "value"},
    {"number", NULL, fig_make_number, "plain=1 " AMOUNT, "value"},
    {"none", NULL, fig_make_none, "", ""},
};

enum { VERBS = sizeof fig_verbs / sizeof *fig_verbs };

/* Their value is the bound number times what does not depend on it, and nothing else depends on the number: see fig_scope_bend. */
static const char *const linear_verbs[] = {"decimal", "scaled",  "same",  "negative", "count-amount", "rate",
                                           "money",   "percent", "index", "quantity", "count",        "number"};

static bool makes(const fig_verb *v, bool part)
{
    return part ? v->part != NULL : v->rule != NULL;
}

/* That there is no such verb, and which there are. */
static void say_verbs(fig_grammar *g, const fig_def *def, bool part)
{
    fig_strbuf all = {0};
    for (size_t i = 0; i < VERBS; i++)
        if (makes(&fig_verbs[i], part))
            fig_strbuf_format(&all, "%s%s", all.len ? "|" : "", fig_verbs[i].verb);
    fig_form_refuse_word(g, def, 0, part ? "nothing makes `%.*s` of a part" : "nothing makes `%.*s` of a rule", fig_strbuf_cstr(&all));
    fig_strbuf_clear(&all);
}

static void resolve_verb(fig_grammar *g, fig_make *make, const fig_def *def, bool part)
{
    make->verb_id = -1;
    if (!make->verb)
        return;
    for (int i = 0; i < VERBS; i++)
        if (strcmp(fig_verbs[i].verb, make->verb) == 0 && makes(&fig_verbs[i], part))
            make->verb_id = i;
    for (size_t i = 0; i < sizeof linear_verbs / sizeof *linear_verbs; i++)
        make->linear = make->linear || strcmp(linear_verbs[i], make->verb) == 0;
    if (make->verb_id < 0) {
        say_verbs(g, def, part);
        return;
    }
    const fig_form form = {.verb = make->verb, .keys = fig_verbs[make->verb_id].keys};
    fig_form_check_make(g, def, make, &form);
}

void fig_normal_resolve_verbs(fig_grammar *g)
{
    for (size_t i = 0; i < g->part_count; i++)
        resolve_verb(g, &g->parts[i].make, g->parts[i].def, true);
    for (size_t i = 0; i < g->rule_count; i++)
        resolve_verb(g, &g->rules[i].make, g->rules[i].def, false);
}

bool fig_normal_check_names(fig_grammar *g)
{
    fig_bound_names names;
    if (!fig_bound_names_init(&names, g))
        return false;
    for (size_t i = 0; i < g->rule_count; i++)
        if (g->rules[i].make.verb && g->rules[i].make.verb_id >= 0)
            fig_bound_names_check(&names, g, &g->rules[i], fig_verbs[g->rules[i].make.verb_id].needs);
    fig_bound_names_clear(&names);
    return true;
}
