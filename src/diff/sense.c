/*
 * Sense: which words say the same, and which exclude each other, as the grammar's lists tell (src/text/stem).
 *
 * in   `turnover | sales = revenue`            out   one number of the vocabulary for the three
 * in   `profit = loss`; the draft's `lost 18.2 million`, the source's `a profit of 18.2 million`          out   they exclude each other
 * Said of a number is what stands by it, within four tokens and no number of its kind between; where the other word stands there too, nothing is known.
 */
#include "../base/alloc.h"
#include "../text/stem.h"
#include "aligner.h"

enum { SENSE_REACH = 4 };

static uint32_t word_of(fig_aligner *a, const fig_stemmer *stemmer, fig_str form)
{
    size_t letters;
    return fig_vocabulary_word(a->words, fig_passage_stem(stemmer, form.ptr, form.len, &letters));
}

typedef enum mark_of { SMALL, REST, JOIN, DIFFERENCE, SUM } mark_of;

static bool *mark_in(fig_word *word, mark_of of)
{
    return of == SMALL ? &word->small : of == REST ? &word->rest : of == JOIN ? &word->join : of == SUM ? &word->sum : &word->difference;
}

/* The words of a list; false: out of memory. */
static bool mark(fig_aligner *a, const fig_stemmer *stemmer, const fig_word_pair *words, size_t count, mark_of of)
{
    for (size_t i = 0; i < count; i++) {
        const uint32_t word = word_of(a, stemmer, words[i].form);
        if (word == UINT32_MAX)
            return false;
        *mark_in(&a->words->words[word], of) = true;
    }
    return true;
}

static bool read_kinds(fig_aligner *a, const fig_stemmer *stemmer)
{
    for (size_t i = 0; i < stemmer->kind_count; i++) {
        const uint32_t other = word_of(a, stemmer, stemmer->kinds[i].other), word = word_of(a, stemmer, stemmer->kinds[i].form);
        if (word == UINT32_MAX || other == UINT32_MAX)
            return false;
        a->words->words[word].kind_of = other + 1;
    }
    return true;
}

bool fig_senses_read(fig_aligner *a, const fig_stemmer *stemmer)
{
    fig_vocabulary *v = a->words;
    for (size_t i = 0; stemmer && i < stemmer->sense_count; i++) {
        const uint32_t other = word_of(a, stemmer, stemmer->senses[i].other), word = word_of(a, stemmer, stemmer->senses[i].form);
        if (word == UINT32_MAX || other == UINT32_MAX)
            return false;
        v->words[word].same = other;
    }
    if (stemmer &&
        (!mark(a, stemmer, stemmer->smalls, stemmer->small_count, SMALL) || !mark(a, stemmer, stemmer->rests, stemmer->rest_count, REST) ||
         !mark(a, stemmer, stemmer->joins, stemmer->join_count, JOIN) ||
         !mark(a, stemmer, stemmer->differences, stemmer->difference_count, DIFFERENCE) ||
         !mark(a, stemmer, stemmer->sums, stemmer->sum_count, SUM) || !read_kinds(a, stemmer)))
        return false;
    v->opposites = stemmer && stemmer->opposite_count ? fig_calloc(stemmer->opposite_count, sizeof *v->opposites) : NULL;
    for (size_t i = 0; v->opposites && i < stemmer->opposite_count; i++) {
        const uint32_t word = word_of(a, stemmer, stemmer->opposites[i].form), other = word_of(a, stemmer, stemmer->opposites[i].other);
        if (word == UINT32_MAX || other == UINT32_MAX)
            return false;
        v->opposites[v->opposite_count++] = (fig_word_opposite){word, other};
    }
    return v->opposites || !stemmer || !stemmer->opposite_count;
}

bool fig_senses_stands_by(const fig_aligner *a, const fig_point *p, uint32_t word)
{
    const fig_passage *passage = &a->passages[p->passage];
    for (int step = -1; step <= 1; step += 2) {
        int64_t at = -1;
        for (int64_t k = (int64_t)p->first + step, n = 1; k >= 0 && k < passage->token_count && n <= 2 * SENSE_REACH; k += step, n++) {
            const fig_passage_token *t = &a->tokens[passage->token + k];
            if (t->role == FIG_PASSAGE_STOP)
                break;
            if (t->role == FIG_PASSAGE_POINT && a->points[t->id].family == p->family) {
                at = at < n - at ? at : -1; /* the other's rather */
                break;
            }
            if (t->role == FIG_PASSAGE_WORD && t->id == word && at < 0 && n <= SENSE_REACH)
                at = n;
        }
        if (at >= 0)
            return true;
    }
    return false;
}

/* Stands the word by the point, and in what its fact says is measured? */
static bool is_called(const fig_aligner *a, const fig_point *p, uint32_t word)
{
    for (uint32_t i = p->subject_count; i < p->said_count; i++)
        if (a->said_words[p->said + i].id == word)
            return fig_senses_stands_by(a, p, word);
    return false;
}

bool fig_senses_opposed(const fig_aligner *a, const fig_point *d, const fig_point *s)
{
    const fig_vocabulary *v = a->words;
    for (size_t i = 0; i < v->opposite_count; i++) {
        const uint32_t x = v->opposites[i].word, y = v->opposites[i].other;
        if ((is_called(a, d, x) && !fig_senses_stands_by(a, d, y) && is_called(a, s, y) && !fig_senses_stands_by(a, s, x)) ||
            (is_called(a, d, y) && !fig_senses_stands_by(a, d, x) && is_called(a, s, x) && !fig_senses_stands_by(a, s, y)))
            return true;
    }
    return false;
}

static bool is_measured(const fig_aligner *a, const fig_point *p, uint32_t word)
{
    for (uint32_t i = p->subject_count; i < p->said_count; i++)
        if (a->said_words[p->said + i].id == word)
            return true;
    return fig_senses_stands_by(a, p, word);
}

uint32_t fig_senses_excluded(const fig_aligner *a, const fig_point *d, const fig_point *s)
{
    const fig_vocabulary *v = a->words;
    for (size_t i = 0; i < 2 * v->opposite_count; i++) {
        const fig_word_opposite *o = &v->opposites[i / 2];
        const uint32_t mine = i % 2 ? o->other : o->word, its = i % 2 ? o->word : o->other;
        if (fig_senses_stands_by(a, d, mine) && !fig_senses_stands_by(a, d, its) && is_measured(a, s, its) && !is_measured(a, s, mine))
            return mine;
    }
    return UINT32_MAX;
}

/* Is it what is left or added: 14 other cities, another 300, 200,000 more? The word stands before it, behind it or in it. */
bool fig_senses_rest(const fig_aligner *a, const fig_point *p)
{
    const fig_passage *passage = &a->passages[p->passage];
    const fig_passage_token *t = &a->tokens[passage->token];
    const fig_str text = p->figure->text;
    for (uint32_t k = p->first ? p->first - 1 : p->first; k <= p->first + 1 && k < passage->token_count; k++)
        if (t[k].role == FIG_PASSAGE_WORD && a->words->words[t[k].id].rest)
            return true;
    for (size_t i = 0, begin = 0; i <= text.len; i++) {
        size_t letters;
        if (i < text.len && text.ptr[i] != ' ')
            continue;
        const uint32_t word =
            fig_vocabulary_find(a->words, fig_passage_stem(a->draft.result->stemmer, text.ptr + begin, i - begin, &letters));
        if (word != UINT32_MAX && a->words->words[word].rest)
            return true;
        begin = i + 1;
    }
    return false;
}

bool fig_senses_kind(const fig_aligner *a, uint64_t unit, uint64_t of)
{
    const uint32_t word = unit ? fig_vocabulary_find(a->words, unit) : UINT32_MAX,
                   kind = word == UINT32_MAX ? 0 : a->words->words[word].kind_of;
    return kind && a->words->words[kind - 1].hash == of;
}

static bool is_called_a(const fig_aligner *a, const fig_point *p, bool sum)
{
    const fig_passage *passage = &a->passages[p->passage];
    const uint32_t first = p->first > SENSE_REACH ? p->first - SENSE_REACH : 0;
    for (uint32_t k = first; k <= p->first + SENSE_REACH && k < passage->token_count; k++) {
        const fig_passage_token *t = &a->tokens[passage->token + k];
        if (t->role == FIG_PASSAGE_WORD && (sum ? a->words->words[t->id].sum : a->words->words[t->id].difference))
            return true;
    }
    return false;
}

bool fig_senses_difference(const fig_aligner *a, const fig_point *p)
{
    return is_called_a(a, p, false);
}

bool fig_senses_sum(const fig_aligner *a, const fig_point *p)
{
    return is_called_a(a, p, true);
}
