/*
 * Lookup: points of the sources by value, passages of the sources by word; so that no pair is looked at that has neither in common.
 *
 * in   PROPORTION 0.115 to 0.125          out   the points of the sources between
 * in   a passage of the draft             out   the passages of the sources that share most of its words, rare words counting more
 * Values are sorted once; words (vocabulary.c) have lists of passages, of which the first FIG_DIFF_POSTINGS are read.
 */
#include "../base/alloc.h"
#include "../base/bits.h"
#include "aligner.h"
#include <stdlib.h>

enum { FIRST_SENTENCES = 12, MINUTES_A_WEEK = 7 * 24 * 60, TWO_DIGITS = 2, TELLING_LEAST = 4, POINTS_A_CHANCE = 40, FEW_SOURCES = 4 };

/* Each word of a passage once; in passages of the sources it becomes a posting, once the lists have their places. */
static void count_words(fig_aligner *a, uint32_t *fill)
{
    fig_vocabulary *v = a->words;
    for (uint32_t i = 0; i < a->passage_count; i++) {
        const fig_passage *p = &a->passages[i];
        v->walk++;
        for (uint32_t k = 0; k < p->token_count; k++) {
            const fig_passage_token *t = &a->tokens[p->token + k];
            if (t->role != FIG_PASSAGE_WORD || v->stamp[t->id] == v->walk)
                continue;
            v->stamp[t->id] = v->walk;
            if (!fill)
                v->passages[t->id]++;
            if (!fill && p->text > 0)
                v->first_posting[t->id + 1]++;
            if (fill && p->text > 0)
                v->postings[fill[t->id]++] = i;
        }
    }
}

/* log2 of 1 + n, near enough and the same everywhere: between powers of two a straight line. */
static float log_of(uint32_t n)
{
    uint32_t power = fig_bits_highest(n + 1);
    return (float)power + (float)(n + 1) / (float)(UINT32_C(1) << power) - 1;
}

static bool build_words(fig_aligner *a)
{
    fig_vocabulary *v = a->words;
    size_t n = v->count + 1;
    v->passages = fig_calloc(n, sizeof *v->passages);
    v->stamp = fig_calloc(n, sizeof *v->stamp);
    v->weight = fig_calloc(n, sizeof *v->weight);
    v->draft_weight = fig_calloc(n, sizeof *v->draft_weight);
    v->draft_stamp = fig_calloc(n, sizeof *v->draft_stamp);
    v->draft_form = fig_calloc(n, sizeof *v->draft_form);
    v->first_posting = fig_calloc(n + 1, sizeof *v->first_posting);
    v->passage_score = fig_calloc(a->passage_count, sizeof *v->passage_score);
    v->passage_stamp = fig_calloc(a->passage_count, sizeof *v->passage_stamp);
    uint32_t *fill = fig_calloc(n, sizeof *fill);
    bool ok = v->passages && v->stamp && v->weight && v->draft_weight && v->draft_stamp && v->draft_form && v->first_posting &&
              v->passage_score && v->passage_stamp && fill;
    if (ok) {
        count_words(a, NULL);
        for (size_t i = 0; i < v->count; i++) {
            v->first_posting[i + 1] += v->first_posting[i];
            fill[i] = v->first_posting[i];
            v->weight[i] = log_of((uint32_t)a->passage_count / (v->passages[i] ? v->passages[i] : 1));
        }
        v->postings = fig_malloc((v->first_posting[v->count] + 1) * sizeof *v->postings);
        ok = v->postings != NULL;
    }
    if (ok)
        count_words(a, fill);
    fig_free(fill);
    return ok;
}

static bool add_value(fig_aligner *a, uint32_t family, uint32_t point, double key)
{
    if (!fig_grow(&a->values, &a->value_capacity, a->value_count + 1, sizeof *a->values))
        return false;
    a->values[a->value_count++] = (fig_value_entry){.family = family, .point = point, .key = key};
    return true;
}

/* The two numbers of a ratio: a vote of 1,146 to 389. */
static bool add_terms(fig_aligner *a, uint32_t i)
{
    const fig_str terms = a->points[i].figure->terms;
    const char *comma = memchr(terms.ptr, ',', terms.len);
    fig_number n;
    if (!comma)
        return true;
    const size_t first = (size_t)(comma - terms.ptr);
    if (fig_diff_number(&a->pool, (fig_str){terms.ptr, first}, &n) && !add_value(a, FIG_FAMILY_PLAIN, i, fig_number_to_double(n)))
        return false;
    return !fig_diff_number(&a->pool, (fig_str){comma + 1, terms.len - first - 1}, &n) ||
           add_value(a, FIG_FAMILY_PLAIN, i, fig_number_to_double(n));
}

/* A point under each family and value by which one of the draft may come to it. */
static bool add_values(fig_aligner *a, uint32_t i)
{
    const fig_point *p = &a->points[i];
    if (p->family == FIG_FAMILY_NONE)
        return true;
    bool ok = add_value(a, p->family, i, p->key);
    if (ok && p->has_low && p->has_high && fig_number_cmp(&a->pool, p->low, p->high) != 0)
        ok = add_value(a, p->family, i, fig_number_to_double(p->high));
    if (ok && p->family == FIG_FAMILY_FACTOR) /* doubled: up 100 percent, or 200 percent of it */
        ok = add_value(a, FIG_FAMILY_PROPORTION, i, p->key) && add_value(a, FIG_FAMILY_PROPORTION, i, p->key < 1 ? 1 - p->key : p->key - 1);
    if (ok && p->family == FIG_FAMILY_POINTS)
        ok = add_value(a, FIG_FAMILY_PLAIN, i, p->key);
    else if (ok && p->family == FIG_FAMILY_PLAIN && fig_point_is_points(p))
        ok = add_value(a, FIG_FAMILY_POINTS, i, p->key);
    if (ok && p->family == FIG_FAMILY_PROPORTION && p->key < 0)
        ok = add_value(a, p->family, i, -p->key);
    if (ok && p->to_second)
        ok = add_value(a, FIG_FAMILY_SECONDS, i, (double)p->seconds);
    if (ok && p->figure->terms.ptr)
        ok = add_terms(a, i);
    int64_t day = p->family == FIG_FAMILY_DATE ? fig_span_month_day(p->figure->date) : -1;
    if (ok && day >= 0)
        ok = add_value(a, FIG_FAMILY_YEARLESS, i, (double)day);
    return ok;
}

static int by_family_and_key(const void *x, const void *y)
{
    const fig_value_entry *a = x, *b = y;
    if (a->family != b->family)
        return a->family < b->family ? -1 : 1;
    if (a->key != b->key)
        return a->key < b->key ? -1 : 1;
    return a->point < b->point ? -1 : a->point > b->point;
}

bool fig_lookup_build(fig_aligner *a)
{
    for (size_t i = a->draft_points; i < a->point_count; i++)
        if (!add_values(a, (uint32_t)i))
            return false;
    if (a->value_count)
        qsort(a->values, a->value_count, sizeof *a->values, by_family_and_key);
    return build_words(a);
}

size_t fig_lookup_values(const fig_aligner *a, uint32_t family, double low, double high, uint32_t *out, size_t room)
{
    size_t from = 0, to = a->value_count, n = 0;
    while (from < to) {
        size_t middle = from + (to - from) / 2;
        const fig_value_entry *e = &a->values[middle];
        if (e->family < family || (e->family == family && e->key < low))
            from = middle + 1;
        else
            to = middle;
    }
    for (; from < a->value_count && n < room && a->values[from].family == family && a->values[from].key <= high; from++)
        out[n++] = a->values[from].point;
    return n;
}

/* Keep the best of what comes, the best first; of equals the earlier passage. */
static size_t keep_best(const float *score, uint32_t *out, size_t n, uint32_t passage)
{
    size_t at = n;
    while (at > 0 && (score[out[at - 1]] < score[passage] || (score[out[at - 1]] == score[passage] && out[at - 1] > passage)))
        at--;
    if (at == FIG_DIFF_BY_WORDS)
        return n;
    if (n < FIG_DIFF_BY_WORDS)
        n++;
    for (size_t i = n - 1; i > at; i--)
        out[i] = out[i - 1];
    out[at] = passage;
    return n;
}

size_t fig_lookup_passages(fig_aligner *a, uint32_t passage, uint32_t out[FIG_DIFF_BY_WORDS])
{
    fig_vocabulary *v = a->words;
    const fig_passage *p = &a->passages[passage];
    size_t n = 0;
    for (int turn = 0; turn < 3; turn++) { /* add up; choose; forget */
        v->walk++;
        for (uint32_t k = 0; k < p->token_count; k++) {
            const fig_passage_token *t = &a->tokens[p->token + k];
            if (t->role != FIG_PASSAGE_WORD || v->stamp[t->id] == v->walk)
                continue;
            v->stamp[t->id] = v->walk;
            uint32_t first = v->first_posting[t->id], last = v->first_posting[t->id + 1];
            if (last - first > FIG_DIFF_POSTINGS)
                last = first + FIG_DIFF_POSTINGS;
            for (; first < last; first++) {
                uint32_t to = v->postings[first];
                if (turn == 0)
                    v->passage_score[to] += v->weight[t->id] * t->heavy;
                else if (turn == 1 && v->passage_score[to] > 0 && v->passage_stamp[to] != v->walk) {
                    v->passage_stamp[to] = v->walk;
                    n = keep_best(v->passage_score, out, n, to);
                } else if (turn == 2)
                    v->passage_score[to] = 0;
            }
        }
    }
    return n;
}

/* Add to `telling`, by text, what it says of one story that a value of the draft stands there too: two for three digits and more, one for two digits of
 * the same unit. `seen`, by text: the last point of the draft that counted there. */
static void count_value(const fig_aligner *a, uint32_t draft, size_t *telling, uint32_t *seen)
{
    uint32_t points[FIG_DIFF_BY_VALUE];
    const fig_point *d = &a->points[draft];
    const int digits = fig_point_digits(d->figure->value);
    const bool amount = d->family == FIG_FAMILY_MONEY || d->family == FIG_FAMILY_PLAIN || d->family == FIG_FAMILY_PROPORTION ||
                        d->family >= FIG_FAMILY_UNITS;
    const bool date = d->family == FIG_FAMILY_DATE && !d->figure->date->relative.len && a->given <= FEW_SOURCES; /* 1972 */
    if (!date && (!amount || digits < TWO_DIGITS || !d->figure->value.ptr || d->figure->kind == FIG_KIND_ORDINAL))
        return;
    const double slack = (d->key < 0 ? -d->key : d->key) * 1e-9;
    const size_t n = fig_lookup_values(a, d->family, d->key - slack, d->key + slack, points, FIG_DIFF_BY_VALUE);
    for (size_t i = 0; i < n; i++) {
        const fig_point *s = &a->points[points[i]];
        if (seen[s->text] == draft + 1 || (date && s->to != d->to) || (!date && digits == TWO_DIGITS && (!d->unit || d->unit != s->unit)))
            continue;
        seen[s->text] = draft + 1;
        telling[s->text] += !date && digits > TWO_DIGITS ? 2 : 1;
    }
}

/* Sources that have the draft's own numbers tell its story too, whatever names they use: of a release and a report the one may say `the company` throughout.
 * By chance long texts share some, so more are needed of them; but of few sources each was given for this draft, and one number in common is enough. */
static bool relate_by_values(fig_aligner *a)
{
    size_t *telling = fig_calloc(2 * (a->source_count + 1), sizeof *telling), *points = telling + a->source_count + 1;
    uint32_t *seen = fig_calloc(a->source_count + 1, sizeof *seen);
    const bool ok = telling && seen;
    for (uint32_t i = 0; ok && i < a->draft_points; i++)
        count_value(a, i, telling, seen);
    for (size_t i = a->draft_points; ok && i < a->point_count; i++)
        points[a->points[i].text]++;
    const size_t least = a->given <= FEW_SOURCES ? 1 : TELLING_LEAST;
    for (size_t text = 1; ok && text <= a->source_count; text++)
        a->related[text] = a->related[text] || telling[text] >= least + points[text] / POINTS_A_CHANCE;
    fig_free(telling);
    fig_free(seen);
    return ok;
}

/* A fifth of the names of the draft or of the source, whichever has fewer: texts of other stories share less (docs/diff.md). */
bool fig_lookup_relate(fig_aligner *a)
{
    const fig_vocabulary *v = a->words;
    size_t count = 0;
    uint32_t *draft = fig_malloc((v->count + 1) * sizeof *draft);
    size_t *names = fig_calloc(2 * (a->source_count + 1), sizeof *names), *common = names + a->source_count + 1;
    a->related = fig_calloc(a->source_count + 1, sizeof *a->related);
    bool ok = draft && names && a->related;
    for (uint32_t i = 0; ok && i < v->count; i++)
        if (fig_vocabulary_is_name(v, i) && fig_vocabulary_holds(v, 0, i))
            draft[count++] = i;
    for (size_t i = 0; ok && i <= v->held.mask && v->held.slots; i++) {
        uint64_t key = v->held.slots[i] - 1;
        if (v->held.slots[i] && fig_vocabulary_is_name(v, (uint32_t)key))
            names[key >> 32]++;
    }
    for (size_t text = 1; ok && text <= a->source_count; text++) {
        for (size_t k = 0; k < count; k++)
            common[text] += fig_vocabulary_holds(v, (uint32_t)text, draft[k]);
        size_t fewer = names[text] < count ? names[text] : count;
        a->related[text] = common[text] * 5 >= fewer;
    }
    fig_free(draft);
    fig_free(names);
    return ok && relate_by_values(a);
}

bool fig_lookup_days(fig_aligner *a)
{
    a->days = fig_malloc((a->source_count + 1) * sizeof *a->days);
    if (!a->days)
        return false;
    for (size_t i = 0; i <= a->source_count; i++)
        a->days[i] = INT64_MIN;
    for (size_t i = 0; i < a->point_count; i++) {
        const fig_point *p = &a->points[i];
        if (p->family == FIG_FAMILY_DATE && p->figure->date->grain == FIG_GRAIN_DAY && a->days[p->text] == INT64_MIN &&
            a->passages[p->passage].sentence <= FIRST_SENTENCES)
            a->days[p->text] = p->from;
    }
    return true;
}

bool fig_lookup_far_apart(const fig_aligner *a, uint32_t text)
{
    int64_t x = a->days[0], y = a->days[text];
    return x != INT64_MIN && y != INT64_MIN && (x > y ? x - y : y - x) > MINUTES_A_WEEK;
}
