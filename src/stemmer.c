/*
 * Stemmer: the lists word-stem and word-ending of a grammar, as src/text/stem reads them.
 *
 * in   `letters = 6`; `s = "" least=4`          out   a fig_stemmer whose texts are the grammar's
 */
#include "base/alloc.h"
#include "engine.h"
#include <stdlib.h>
#include <string.h>

enum { LONGEST_STEM = 64 };

static fig_str value_of(const fig_row *row)
{
    const char *value = row->value_count ? row->values[0] : "";
    return (fig_str){value, strlen(value)};
}

static size_t small(const char *digits)
{
    const long n = digits ? strtol(digits, NULL, 10) : 0;
    return n > 0 && n <= LONGEST_STEM ? (size_t)n : 0;
}

bool fig_stemmer_read(const fig_grammar *g, fig_stemmer *out)
{
    const int stem = fig_grammar_list_index(g, "word-stem", 9), ending = fig_grammar_list_index(g, "word-ending", 11);
    *out = (fig_stemmer){.letters = stem >= 0 && g->lists[stem].row_count ? small(value_of(&g->lists[stem].rows[0]).ptr) : 0};
    if (ending < 0)
        return true;
    const fig_list *list = &g->lists[ending];
    out->endings = fig_calloc(list->row_count, sizeof *out->endings);
    for (size_t i = 0; out->endings && i < list->row_count; i++) {
        const fig_word_ending e = {list->rows[i].form, value_of(&list->rows[i]), small(fig_row_attr(&list->rows[i], "least"))};
        if (e.instead.len <= e.form.len) /* it is cut in its place */
            out->endings[out->ending_count++] = e;
    }
    return out->endings != NULL;
}
