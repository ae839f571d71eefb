/*
 * Stemmer: the lists word-stem, word-ending, word-sense, word-opposite, word-small, word-rest, word-join, word-kind, word-anybody, word-difference, word-sum, word-contrast and word-left-out of a grammar, as src/text/stem has them.
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

static bool read_endings(const fig_grammar *g, fig_stemmer *out)
{
    const int ending = fig_grammar_list_index(g, "word-ending", 11);
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

/* The rows of a list as pairs of words; NULL and none where the grammar has no such list. */
static bool read_pairs(const fig_grammar *g, const char *name, size_t len, fig_word_pair **out, size_t *count)
{
    const int list = fig_grammar_list_index(g, name, len);
    if (list < 0)
        return true;
    const fig_list *l = &g->lists[list];
    *out = fig_calloc(l->row_count, sizeof **out);
    for (size_t i = 0; *out && i < l->row_count; i++)
        (*out)[(*count)++] = (fig_word_pair){l->rows[i].form, value_of(&l->rows[i])};
    return *out != NULL;
}

bool fig_stemmer_read(const fig_grammar *g, fig_stemmer *out)
{
    const int stem = fig_grammar_list_index(g, "word-stem", 9);
    *out = (fig_stemmer){.letters = stem >= 0 && g->lists[stem].row_count ? small(value_of(&g->lists[stem].rows[0]).ptr) : 0};
    return read_endings(g, out) && read_pairs(g, "word-sense", 10, &out->senses, &out->sense_count) &&
           read_pairs(g, "word-opposite", 13, &out->opposites, &out->opposite_count) &&
           read_pairs(g, "word-small", 10, &out->smalls, &out->small_count) &&
           read_pairs(g, "word-rest", 9, &out->rests, &out->rest_count) && read_pairs(g, "word-join", 9, &out->joins, &out->join_count) &&
           read_pairs(g, "word-kind", 9, &out->kinds, &out->kind_count) &&
           read_pairs(g, "word-anybody", 12, &out->anybodies, &out->anybody_count) &&
           read_pairs(g, "word-difference", 15, &out->differences, &out->difference_count) &&
           read_pairs(g, "word-sum", 8, &out->sums, &out->sum_count) &&
           read_pairs(g, "word-contrast", 13, &out->contrasts, &out->contrast_count) &&
           read_pairs(g, "word-left-out", 13, &out->left_outs, &out->left_out_count);
}

void fig_stemmer_clear(fig_stemmer *s)
{
    fig_free(s->endings);
    fig_free(s->senses);
    fig_free(s->opposites);
    fig_free(s->smalls);
    fig_free(s->rests);
    fig_free(s->joins);
    fig_free(s->kinds);
    fig_free(s->anybodies);
    fig_free(s->differences);
    fig_free(s->sums);
    fig_free(s->contrasts);
    fig_free(s->left_outs);
    *s = (fig_stemmer){0};
}
