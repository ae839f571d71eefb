/*
 * Label: what a sentence that has several figures of one kind calls each of them, and a figure of the draft that is called as another one is.
 *
 * in   the draft's "Orlund sold 18,200 cars", a source's "Vessik sold 18,200 cars and Orlund 25,900"          out   25,900
 * A figure has the words before it, back to the first stop or joining word (list word-join) behind the figure before; and those behind it, up to the next one.
 * What it is called is the name nearest to it among these, before it rather than behind; where there is none, the first word that says something.
 */
#include "clause.h"

enum { MOST_WORDS = 24, MOST_NAMES = 4, STRANGERS = 1 };

typedef struct words {
    uint32_t of[MOST_WORDS];
    int count;
} words;

typedef struct place { /* tokens of the passage: [begin, at) and (at, end) */
    uint32_t begin, at, end;
} place;

static const fig_passage_token *token_of(const fig_aligner *a, const fig_point *p, uint32_t k)
{
    return &a->tokens[a->passages[p->passage].token + k];
}

static bool is_boundary(const fig_aligner *a, const fig_passage_token *t)
{
    return t->role == FIG_PASSAGE_STOP || (t->role == FIG_PASSAGE_WORD && a->words->words[t->id].join);
}

/* A number of which the text does not say what it is of. */
static bool is_bare(const fig_point *p)
{
    return p->figure->kind == FIG_KIND_NUMBER && !p->unit;
}

static bool is_of_kind(const fig_aligner *a, const fig_passage_token *t, const fig_point *p)
{
    const fig_point *q = t->role == FIG_PASSAGE_POINT ? &a->points[t->id] : NULL;
    return q && (q->family == p->family || (is_bare(q) && p->figure->kind != FIG_KIND_DURATION) ||
                 (is_bare(p) && (q->family == FIG_FAMILY_MONEY || q->family == FIG_FAMILY_PROPORTION || q->family >= FIG_FAMILY_UNITS)));
}

/* The first boundary from `k` on before `end`; `end` where there is none. */
static uint32_t boundary_from(const fig_aligner *a, const fig_point *p, uint32_t k, uint32_t end)
{
    while (k < end && !is_boundary(a, token_of(a, p, k)))
        k++;
    return k;
}

static place place_of(const fig_aligner *a, const fig_point *p)
{
    const uint32_t count = a->passages[p->passage].token_count;
    place x = {0, p->first, p->first + 1};
    for (uint32_t k = p->first; k-- > 0 && !x.begin;)
        if (is_of_kind(a, token_of(a, p, k), p))
            x.begin = boundary_from(a, p, k + 1, p->first);
    while (x.end < count && !is_of_kind(a, token_of(a, p, x.end), p))
        x.end++;
    const uint32_t cut = boundary_from(a, p, x.at + 1, x.end);
    x.end = cut == x.end && x.end < count ? x.at + 1 : cut;
    return x;
}

/* A long word, or a short one that excludes another: men, women. */
static bool says(const fig_aligner *a, const fig_passage_token *t)
{
    const fig_vocabulary *v = a->words;
    if (t->role != FIG_PASSAGE_WORD || v->words[t->id].small)
        return false;
    for (size_t i = 0; t->heavy < FIG_DIFF_HEAVY && i < v->opposite_count; i++)
        if (v->opposites[i].word == t->id || v->opposites[i].other == t->id)
            return true;
    return t->heavy >= FIG_DIFF_HEAVY;
}

/* Written with a capital wherever that says something; at the beginning of a sentence any word may be one. */
static bool is_name(const fig_aligner *a, const fig_passage_token *t)
{
    const fig_word *w = t->role == FIG_PASSAGE_WORD ? &a->words->words[t->id] : NULL;
    return w && (w->capital > w->lower || (!w->lower && says(a, t)));
}

static bool holds(const words *w, uint32_t word)
{
    for (int i = 0; i < w->count; i++)
        if (w->of[i] == word)
            return true;
    return false;
}

static bool meet(const words *x, const words *y)
{
    for (int i = 0; i < x->count; i++)
        if (holds(y, x->of[i]))
            return true;
    return false;
}

static void add(words *w, uint32_t word)
{
    if (w->count < MOST_WORDS && !holds(w, word))
        w->of[w->count++] = word;
}

/* All words between two tokens that say something, or the names of them. */
static words words_within(const fig_aligner *a, const fig_point *p, uint32_t begin, uint32_t end, bool names)
{
    words w = {.count = 0};
    for (uint32_t k = begin; k < end; k++)
        if (names ? is_name(a, token_of(a, p, k)) : says(a, token_of(a, p, k)))
            add(&w, token_of(a, p, k)->id);
    return w;
}

/* The name of several words that stands nearest. */
static words name_of(const fig_aligner *a, const fig_point *p, const place *x)
{
    words w = {.count = 0};
    for (uint32_t k = x->at; k-- > x->begin && w.count < MOST_NAMES;)
        if (is_name(a, token_of(a, p, k)))
            add(&w, token_of(a, p, k)->id);
        else if (w.count)
            break;
    for (uint32_t k = x->at + 1, left = (uint32_t)w.count; !left && k < x->end && w.count < MOST_NAMES; k++)
        if (is_name(a, token_of(a, p, k)))
            add(&w, token_of(a, p, k)->id);
        else if (w.count)
            break;
    return w;
}

/* The first word that says something between the last boundary and a figure, or behind the figure; UINT32_MAX: none. */
static uint32_t head_of(const fig_aligner *a, const fig_point *p, const place *x, bool behind)
{
    uint32_t k = behind ? x->at + 1 : x->at;
    const uint32_t end = behind ? x->end : x->at;
    while (!behind && k > x->begin && !is_boundary(a, token_of(a, p, k - 1)))
        k--;
    for (; k < end; k++)
        if (says(a, token_of(a, p, k)) && !(behind && k == x->at + 1 && p->figure->kind == FIG_KIND_COUNT)) /* its noun */
            return token_of(a, p, k)->id;
    return UINT32_MAX;
}

static bool is_within(const fig_aligner *a, const fig_point *p, uint32_t begin, uint32_t end, uint32_t word)
{
    for (uint32_t k = begin; k < end; k++)
        if (token_of(a, p, k)->role == FIG_PASSAGE_WORD && token_of(a, p, k)->id == word)
            return true;
    return false;
}

static bool is_in_sentence(const fig_aligner *a, const fig_point *p, uint32_t word)
{
    return is_within(a, p, 0, a->passages[p->passage].token_count, word);
}

/* Of these words one that is not among the others, where the draft's figure stands; in the whole sentence, if that has no other figure of its kind. */
static bool is_called_by(const fig_aligner *a, const fig_point *d, const place *at, const words *of, const words *but)
{
    const uint32_t count = a->passages[d->passage].token_count;
    bool alone = true;
    for (uint32_t k = 0; k < count; k++)
        alone = alone && (k == d->first || !is_of_kind(a, token_of(a, d, k), d));
    for (int i = 0; i < of->count; i++)
        if (!holds(but, of->of[i]) && is_within(a, d, alone ? 0 : at->begin, alone ? count : at->end, of->of[i]))
            return true;
    return false;
}

static int strangers_of(const fig_aligner *a, const words *w, const fig_point *s)
{
    int n = 0;
    for (int i = 0; i < w->count; i++)
        n += !is_in_sentence(a, s, w->of[i]);
    return n;
}

/* The same where no names tell them apart: adults, children. */
static bool has_head_of(const fig_aligner *a, const fig_point *d, const fig_point *s, const fig_point *own)
{
    const place at = place_of(a, d), its = place_of(a, s), other = place_of(a, own);
    const uint32_t before = head_of(a, d, &at, false);
    const bool behind = head_of(a, own, &other, false) == UINT32_MAX || before == UINT32_MAX; /* 19 are missing */
    const words of_s = words_within(a, s, its.begin, its.end, false), said = words_within(a, d, at.begin, at.end, false),
                of_own = words_within(a, own, behind ? other.at : other.begin, behind ? other.end : other.at, false);
    const uint32_t head = before != UINT32_MAX ? before : head_of(a, d, &at, true);
    return head != UINT32_MAX && head == head_of(a, s, &its, behind) && !holds(&of_own, head) &&
           head_of(a, own, &other, behind) != UINT32_MAX && !is_called_by(a, d, &at, &of_own, &of_s) &&
           strangers_of(a, &said, s) <= STRANGERS;
}

/* Is `d` called as `s` is, and by no word that is `own`'s alone? */
static bool is_called_as(const fig_aligner *a, const fig_point *d, const fig_point *s, const fig_point *own)
{
    const place at = place_of(a, d), its = place_of(a, s), other = place_of(a, own);
    const words mine = name_of(a, d, &at), name = name_of(a, s, &its), theirs = name_of(a, own, &other),
                all = words_within(a, own, other.begin, other.end, true);
    return theirs.count && name.count && mine.count ? meet(&mine, &name) && !meet(&name, &all) && !is_called_by(a, d, &at, &theirs, &name)
                                                    : has_head_of(a, d, s, own);
}

/* Has no other figure of the draft the rival as its own, or one that is called as the draft's own value is: both changed places? */
static bool is_free(const fig_aligner *a, uint32_t draft, uint32_t rival, const fig_point *own)
{
    for (uint32_t i = 0; i < a->draft_points; i++)
        if (i != draft && a->choices[i].best.point == (int32_t)rival && !is_called_as(a, &a->points[i], own, &a->points[rival]) &&
            (a->points[i].passage != a->points[draft].passage || is_called_as(a, &a->points[i], &a->points[rival], own)))
            return false;
    return true;
}

/* Has its sentence a word that stands by the draft's own value and not by the other: at home, of `1.2 million abroad and 4.8 million at home`? */
static bool has_word_of(const fig_aligner *a, const fig_point *d, const fig_point *own, const fig_point *rival, bool behind)
{
    const place x = place_of(a, own), y = place_of(a, rival);
    for (uint32_t k = behind ? x.at + 1 : x.begin; k < x.end; k++) {
        const fig_passage_token *t = token_of(a, own, k);
        if (says(a, t) && is_in_sentence(a, d, t->id) && !is_within(a, rival, y.begin, y.end, t->id))
            return true;
    }
    return false;
}

bool fig_label_is_own(const fig_aligner *a, uint32_t draft, int32_t own, int32_t rival)
{
    const fig_point *d = &a->points[draft], *x = &a->points[own], *y = &a->points[rival];
    const place at = place_of(a, x);
    const bool behind = head_of(a, x, &at, false) == UINT32_MAX; /* what stands before the first of a row is of all */
    return x->passage == y->passage && (is_called_as(a, d, x, y) || (has_word_of(a, d, x, y, behind) && !has_word_of(a, d, y, x, behind)));
}

bool fig_label_of_another(fig_aligner *a, uint32_t draft, fig_match *out)
{
    const fig_point *d = &a->points[draft];
    const int32_t mine = a->choices[draft].best.point;
    const fig_point *own = &a->points[mine];
    const fig_passage *p = &a->passages[own->passage];
    if (fig_point_is_date(d) || d->figure->kind == FIG_KIND_ORDINAL || own->figure->kind == FIG_KIND_RATIO || own->family != d->family)
        return false;
    for (uint32_t i = p->point; i < p->point + p->point_count && i < p->point + FIG_DIFF_POINTS; i++) {
        const fig_point *s = &a->points[i];
        fig_point taken;
        const bool as = fig_point_as(a, s, own, &taken);
        *out = (fig_match){.point = (int32_t)i, .relation = fig_relate(a, d, as ? &taken : s)};
        if ((int32_t)i != mine && (as || s->unit == own->unit || !s->unit || !own->unit) && out->relation.kind == FIG_RELATION_OTHER &&
            (d->part == FIG_FACT_CHANGE) == (own->part == FIG_FACT_CHANGE) && is_called_as(a, d, s, own) && is_free(a, draft, i, own))
            return true;
    }
    return false;
}
