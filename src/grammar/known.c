/* Known: see known.h. */
#include "known.h"
#include <string.h>

typedef struct known {
    const char *name;
    bool of_tokens, of_facts;
} known;

#define A_LIST(field, name, of_tokens)      {name, of_tokens, false},
#define A_FACT_LIST(field, name, of_tokens) {name, of_tokens, true},
static const known all[] = {FIG_KNOWN_LISTS(A_LIST) FIG_FACT_LISTS(A_FACT_LIST)};
enum { COUNT = sizeof all / sizeof *all };

/* Of these src/normal looks rows up where it needs them, of the last thirteen src/stemmer.c. */
static const char *const by_row[] = {
    "count-noun-irregular", "plural-ending", "feast-dates",     "summer-time", "unit-size", "word-anybody",
    "word-contrast",        "word-ending",   "word-difference", "word-join",   "word-kind", "word-left-out",
    "word-opposite",        "word-rest",     "word-sense",      "word-small",  "word-stem", "word-sum"};

fig_known_lists fig_known_lists_of(const fig_grammar *g)
{
#define FIND(field, name, of_tokens) .field = fig_grammar_list_index(g, name, sizeof name - 1),
    return (fig_known_lists){FIG_KNOWN_LISTS(FIND)};
}

fig_fact_lists fig_fact_lists_of(const fig_grammar *g)
{
    return (fig_fact_lists){FIG_FACT_LISTS(FIND)};
}

const char *fig_known_of_tokens(const fig_grammar *g, size_t i)
{
    for (size_t k = 0; k < COUNT; k++)
        if (all[k].of_tokens && (g->with_facts || !all[k].of_facts) && !i--)
            return all[k].name;
    return NULL;
}

bool fig_known_is(const char *name)
{
    for (size_t k = 0; k < COUNT; k++)
        if (strcmp(name, all[k].name) == 0)
            return true;
    for (size_t k = 0; k < sizeof by_row / sizeof *by_row; k++)
        if (strcmp(name, by_row[k]) == 0)
            return true;
    return false;
}
