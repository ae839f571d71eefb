/* Label: see fact_label.h. */
#include "fact_label.h"
#include "../resolve/phrase_row.h"
#include "../resolve/word.h"
#include "fact.h"
#include "name.h"
#include "phrase.h"

fig_phrase fig_cell_tokens(const fig_work *w, const fig_grid_cell *cell)
{
    const fig_tokens *t = &w->tokens;
    size_t low = 0, high = t->count;
    while (low < high) { /* tokens that begin before the cell */
        size_t mid = low + (high - low) / 2;
        if (fig_text_source_offset(&w->source, t->begin[mid]) < cell->begin)
            low = mid + 1;
        else
            high = mid;
    }
    fig_phrase out = {(uint32_t)low, (uint32_t)low};
    while (out.last < t->count && fig_text_source_end(&w->source, t->end[out.last]) <= cell->end)
        out.last++;
    return out;
}

static bool is_bullet(const fig_work *w, uint32_t token)
{
    return fig_token_is_dash(w, token) || fig_token_is_symbol(w, token, '*');
}

/* Within a phrase: Research & development, Wholesale/retail, St. Ives. */
static bool is_joint(const fig_work *w, uint32_t token)
{
    return fig_token_is_symbol(w, token, '&') || fig_token_is_symbol(w, token, '-') || fig_token_is_symbol(w, token, '/') ||
           fig_token_is_symbol(w, token, '\'') || fig_token_is_inner_stop(w, token) || w->tokens.type[token] == FIG_TOKEN_IDEOGRAPH;
}

static uint32_t past_parentheses(const fig_work *w, uint32_t token, uint32_t last)
{
    while (token < last && !fig_token_is_symbol(w, token, ')'))
        token++;
    return token < last ? token + 1 : last;
}

static bool is_measured(fig_work *w, fig_phrase p)
{
    return fig_phrase_has_role(w, p.first, p.last, FIG_WORD_MEASURE | FIG_WORD_PRICE);
}

/* A phrase of the label, the only one. */
static void put_words(fig_work *w, fig_phrase p, fig_label *label)
{
    label->unclear = label->unclear || fig_phrase_has(label->words);
    label->words = p;
    label->measured = is_measured(w, p);
    label->total = (fig_phrase_roles(w, p.first) & FIG_WORD_MODIFIER) && !is_measured(w, (fig_phrase){p.first + 1, p.last});
}

void fig_label_add(fig_fact_builder *b, const fig_grid_cell *cell, fig_label *label)
{
    fig_work *w = b->w;
    fig_phrase p = fig_cell_tokens(w, cell);
    bool aside = false;
    while (p.first < p.last && is_bullet(w, p.first))
        p.first++;
    for (uint32_t t = p.first; t < p.last;) {
        const int32_t figure = fig_figure_at(w, t);
        if (figure >= 0) {
            const fig_draft *d = &w->drafts[figure];
            label->unclear =
                label->unclear || d->kind != FIG_KIND_DATE || label->date >= 0 || !b->result->figures[b->base + (size_t)figure].date;
            label->date = (int32_t)(b->base + (size_t)figure);
            t = d->last;
        } else if (fig_token_is_word(w, t)) {
            fig_phrase words = {t, t + 1};
            while (words.last < p.last && fig_figure_at(w, words.last) < 0 && (fig_token_is_word(w, words.last) || is_joint(w, words.last)))
                words.last++;
            put_words(w, words, label);
            label->unclear = label->unclear || aside;
            t = words.last;
        } else if (fig_token_is_symbol(w, t, '(')) {
            t = past_parentheses(w, t, p.last);
        } else { /* Jobless rate, % */
            aside = fig_token_is_symbol(w, t, ',');
            label->unclear = label->unclear || !(aside || fig_token_is_symbol(w, t, ':') || fig_token_is_symbol(w, t, '%'));
            t++;
        }
    }
}

enum { LONGEST_MEASURE = 5 };

fig_phrase fig_caption_measure(fig_work *w, fig_phrase caption)
{
    uint32_t t = caption.first;
    while (t < caption.last && t < caption.first + LONGEST_MEASURE && fig_token_is_word(w, t) && fig_figure_at(w, t) < 0 &&
           !(fig_phrase_roles(w, t) & FIG_WORD_BYLINE))
        t++;
    const fig_phrase p = {caption.first, t};
    const bool by = t < caption.last && (fig_phrase_roles(w, t) & FIG_WORD_BYLINE);
    return by && fig_phrase_has(p) && (fig_phrase_roles(w, t - 1) & (FIG_WORD_MEASURE | FIG_WORD_PRICE)) ? p : (fig_phrase){0, 0};
}

fig_phrase fig_caption_subject(fig_work *w, fig_phrase caption)
{
    const int lists[] = {w->known.country, w->known.city};
    fig_phrase found;
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
        if (lists[i] >= 0 && fig_phrase_row(w, lists[i], caption, &found))
            return found;
    for (uint32_t t = caption.first; t < caption.last; t++) { /* Lantern Works Ltd */
        uint32_t first = t;
        if (!(fig_phrase_roles(w, t) & FIG_WORD_COMPANY))
            continue;
        while (first > caption.first && fig_token_is_capital(w, first - 1) && fig_figure_at(w, first - 1) < 0)
            first--;
        if (first < t)
            return (fig_phrase){first, t + 1};
    }
    return (fig_phrase){0, 0};
}

/* Population by county, thousands; Results (in millions) */
bool fig_caption_has_aside(const fig_work *w, fig_phrase p)
{
    for (uint32_t k = p.first; k < p.last; k++)
        if (w->tokens.type[k] == FIG_TOKEN_SYMBOL && memchr(",(:;", w->text[w->tokens.begin[k]], 4))
            return true;
    return false;
}

/* The sentence before a table, where it is a heading: its caption in a format that has none. */
fig_phrase fig_heading_before(const fig_work *w, const fig_grid_cell *first)
{
    const uint32_t token = fig_cell_tokens(w, first).first;
    uint32_t low = 0, high = (uint32_t)w->sentences.count;
    while (low < high) { /* sentences that begin before the table */
        uint32_t mid = low + (high - low) / 2;
        if (w->sentences.start[mid] < token)
            low = mid + 1;
        else
            high = mid;
    }
    if (!low)
        return (fig_phrase){0, 0};
    const fig_phrase p = {w->sentences.start[low - 1], w->sentences.start[low]};
    const bool running = w->tokens.type[p.last - 1] == FIG_TOKEN_SYMBOL && w->text[w->tokens.begin[p.last - 1]] == '.';
    const size_t end = fig_text_source_end(&w->source, w->tokens.end[p.last - 1]);
    const fig_grid_cell *before = first > w->cells ? first - 1 : NULL; /* another table's */
    return running || (before && end <= before->end) ? (fig_phrase){0, 0} : p;
}
