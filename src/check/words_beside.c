/* Words beside: see words_beside.h. */
#include "words_beside.h"
#include "../base/ascii.h"
#include "../text/stem.h"

enum { WORD_LEAST = 4, ENDING_MOST = 3 };

/* Up to FIG_WORDS_BESIDE words of a figure's sentence on one side of it. */
static size_t words_of(const fig_field_text *t, size_t from, size_t to, bool backwards, fig_word out[FIG_WORDS_BESIDE])
{
    size_t n = 0, at = backwards ? to : from;
    while (n < FIG_WORDS_BESIDE && (backwards ? at > from : at < to)) {
        size_t begin = at;
        while (backwards ? at > from && fig_ascii_is_letter(t->text[at - 1]) : at < to && fig_ascii_is_letter(t->text[at]))
            at = backwards ? at - 1 : at + 1;
        size_t len = backwards ? begin - at : at - begin;
        if (len)
            out[n++] = (fig_word){t->text + (backwards ? at : begin), len};
        else
            at = backwards ? at - 1 : at + 1;
    }
    return n;
}

/* Is the word one of another figure's: percent, million? */
static bool is_of_figure(const fig_checking *c, const fig_figure *f, size_t at)
{
    const size_t index = (size_t)(f - c->result->figures), last = index + FIG_WORDS_BESIDE;
    for (size_t i = index > FIG_WORDS_BESIDE ? index - FIG_WORDS_BESIDE : 0; i < c->result->count && i <= last; i++) {
        const fig_figure *g = &c->result->figures[i];
        if (fig_in_one_sentence(f, g) && g->text_start <= at && at < g->text_end)
            return true;
    }
    return false;
}

size_t fig_words_beside(const fig_checking *c, const fig_figure *f, fig_word out[2 * FIG_WORDS_BESIDE])
{
    const fig_field_text *t = fig_text_of(c, f);
    size_t kept = 0;
    if (!t || f->sentence == 0 || f->sentence > t->sentence_count)
        return 0;
    size_t n = words_of(t, t->sentence_starts[f->sentence - 1], f->text_start, true, out);
    n += words_of(t, f->text_end, t->sentence_starts[f->sentence], false, out + n);
    for (size_t i = 0; i < n; i++)
        if (!is_of_figure(c, f, (size_t)(out[i].at - t->text)))
            out[kept++] = out[i];
    return kept;
}

bool fig_is_same_word(fig_word a, fig_word b)
{
    size_t n = 0;
    while (n < a.len && n < b.len && (a.at[n] | 0x20) == (b.at[n] | 0x20))
        n++;
    return n >= WORD_LEAST && a.len - n <= ENDING_MOST && b.len - n <= ENDING_MOST;
}

const fig_word_pair *fig_word_among(const fig_word_pair *all, size_t count, fig_word w)
{
    for (size_t i = 0; i < count; i++) {
        const fig_str form = all[i].form;
        size_t n = 0;
        while (n < form.len && n < w.len && (w.at[n] | 0x20) == form.ptr[n])
            n++;
        if (n == w.len && n == form.len)
            return &all[i];
    }
    return NULL;
}

bool fig_says_nothing(const fig_checking *c, fig_word w)
{
    const fig_stemmer *s = c->result->stemmer;
    return s && fig_word_among(s->smalls, s->small_count, w);
}

bool fig_share_word(const fig_checking *c, const fig_figure *f, const fig_figure *g, bool small)
{
    fig_word a[2 * FIG_WORDS_BESIDE], b[2 * FIG_WORDS_BESIDE];
    size_t n = fig_words_beside(c, f, a), m = fig_words_beside(c, g, b);
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < m; k++)
            if (fig_is_same_word(a[i], b[k]) && (!small || (*b[k].at & 0x20)) && !fig_says_nothing(c, a[i]))
                return true;
    return false;
}

bool fig_is_joined(const fig_checking *c, const fig_figure *f, const fig_figure *g)
{
    const fig_stemmer *s = c->result->stemmer;
    const fig_field_text *t = fig_text_of(c, f);
    for (size_t at = f->text_end, begin; s && t && at < g->text_start; at++) {
        for (begin = at; at < g->text_start && fig_ascii_is_letter(t->text[at]); at++)
            ;
        if (at > begin && fig_word_among(s->joins, s->join_count, (fig_word){t->text + begin, at - begin}))
            return true;
    }
    return false;
}
