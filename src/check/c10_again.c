/*
 * C10, once more: a number of things that the text speaks of as known is the one that it gave before.
 *
 * in   "It had 31,240 starters.", later "the 31,420 starters"          out   a finding
 * Only a slip is said: two digits that changed places, or an amount a thousand or a million times as large (C11); and only where no figure before has the number, with the same noun, or as people. Of fewer
 * digits than four it must be the only number of its noun in the two sentences before, and no figure between may be what one is more than the other; of
 * what stands `in Dorn` both must. Limit: of the figures before the last 256 are looked at.
 */
#include "../base/ascii.h"
#include "checking.h"

enum {
    FIGURES_BEFORE = 256,
    DIGITS_LEAST = 4,
    DIGITS_NEAR = 2,
    MONEY_DIGITS_LEAST = 3,
    DIGITS_BARE = 3,
    NOUN_LEAST = 3,
    SENTENCES_NEAR = 2,
    FIGURES_NEAR = 24,
    WORD_REACH = 160,
    WORD_LEAST = 4,
    WORDS_BEFORE = 3,
    WORDS_BEHIND = 3 /* metres to the vents */
};

/* Does the text of one have the noun of the other before its own: 1,540 job cuts, 1,450 jobs? */
static bool names_noun(const fig_figure *f, const fig_figure *g)
{
    const fig_str noun = g->unit.len > 2 ? (fig_str){g->unit.ptr + 1, g->unit.len - 2} : (fig_str){NULL, 0}; /* {job} */
    for (size_t i = 1; noun.len >= NOUN_LEAST && i + noun.len < f->text.len; i++)
        if (f->text.ptr[i - 1] == ' ' && memcmp(f->text.ptr + i, noun.ptr, noun.len) == 0)
            return true;
    return false;
}

/* Of one unit; or one of two numbers of things is bare, and both are told to the last digit or to three: most of the 42,160. */
static bool is_of_unit(const fig_figure *f, const fig_figure *g)
{
    static const char people[] = "{person}";
    const bool things = fig_counts_things(f) && fig_counts_things(g);
    return (f->kind == g->kind && f->unit.len && fig_str_same(f->unit, g->unit)) ||
           (f->kind == FIG_KIND_COUNT && g->kind == FIG_KIND_COUNT && (fig_str_is(f->unit, people) || fig_str_is(g->unit, people))) ||
           (things && (!f->unit.len || !g->unit.len) && fig_is_slip_of_pen(f, g, DIGITS_BARE)) ||
           (things && (names_noun(f, g) || names_noun(g, f)) && fig_is_slip_of_pen(f, g, DIGITS_LEAST));
}

static bool may_be_same(const fig_figure *f, const fig_figure *g)
{
    return (fig_counts_things(g) || g->kind == FIG_KIND_MONEY || g->kind == FIG_KIND_QUANTITY || g->kind == FIG_KIND_PERCENT) &&
           g->value.ptr && g->mod == FIG_MOD_NONE && (g->role != FIG_ROLE_CHANGE || names_noun(f, g)) && !g->per.len && is_of_unit(f, g) &&
           fig_str_same(f->field, g->field);
}

/* The text behind a figure. */
static const char *behind(const fig_checking *c, const fig_figure *f, const char **end)
{
    const fig_field_text *t = fig_text_of(c, f);
    *end = t ? t->text + t->len : NULL;
    return t ? t->text + f->text_end : NULL;
}

/* Do the same words stand behind both, so many of them? */
static bool same_words_behind(const fig_checking *c, const fig_figure *f, const fig_figure *g, int words)
{
    const char *f_end, *g_end, *p = behind(c, f, &f_end), *q = behind(c, g, &g_end);
    for (int i = 0; i < words; i++) {
        while (p < f_end && (fig_ascii_is_blank(*p) || *p == '-'))
            p++;
        while (q < g_end && (fig_ascii_is_blank(*q) || *q == '-'))
            q++;
        const char *word = p;
        for (; p < f_end && q < g_end && fig_ascii_is_letter(*p) && (*p | 0x20) == (*q | 0x20); p++)
            q++;
        if (p == word || (p < f_end && fig_ascii_is_letter(*p)) || (q < g_end && fig_ascii_is_letter(*q)))
            return false;
    }
    return true;
}

/* Does the word stand near g in its sentence? */
static bool is_near_word(const fig_checking *c, fig_str word, const fig_figure *g)
{
    const fig_field_text *t = fig_text_of(c, g);
    if (!t || word.len < WORD_LEAST || g->sentence == 0 || g->sentence > t->sentence_count)
        return false;
    const size_t from = t->sentence_starts[g->sentence - 1], to = t->sentence_starts[g->sentence];
    for (size_t at = from + WORD_REACH < g->text_start ? g->text_start - WORD_REACH : from;
         at + word.len < to && at < g->text_end + WORD_REACH; at++)
        if ((t->text[at] | 0x20) == (*word.ptr | 0x20) && memcmp(t->text + at + 1, word.ptr + 1, word.len - 1) == 0 &&
            !fig_ascii_is_letter(t->text[at + word.len]) && (at == 0 || !fig_ascii_is_letter(t->text[at - 1])))
            return true;
    return false;
}

/* Has g one of the words on either side of f near it: the 421-metre bridge, the bridge is 412 metres long; profit was, the profit of? */
static bool shares_word(const fig_checking *c, const fig_figure *f, const fig_figure *g)
{
    const fig_field_text *t = fig_text_of(c, f);
    if (!t || f->text_end > t->len)
        return false;
    size_t at = f->text_end;
    for (int i = 0; i < WORDS_BEHIND; i++) {
        while (at < t->len && at < f->text_end + WORD_REACH && !fig_ascii_is_letter(t->text[at]))
            at++;
        const size_t begin = at;
        while (at < t->len && at < begin + WORD_REACH && fig_ascii_is_letter(t->text[at]))
            at++;
        if (is_near_word(c, (fig_str){t->text + begin, at - begin}, g))
            return true;
    }
    const size_t from = f->sentence && f->sentence <= t->sentence_count ? t->sentence_starts[f->sentence - 1] : 0;
    at = f->text_start;
    for (int i = 0; i < WORDS_BEFORE && f->kind != FIG_KIND_QUANTITY; i++) {
        while (at > from && at + WORD_REACH > f->text_start && !fig_ascii_is_letter(t->text[at - 1]))
            at--;
        const size_t end = at;
        while (at > from && at + WORD_REACH > end && fig_ascii_is_letter(t->text[at - 1]))
            at--;
        if (is_near_word(c, (fig_str){t->text + at, end - at}, g))
            return true;
    }
    return false;
}

/* Is it said where they are: in Dorn? */
static bool has_place(const fig_checking *c, const fig_figure *f)
{
    const char *end, *p = behind(c, f, &end);
    while (p < end && fig_ascii_is_blank(*p))
        p++;
    while (p < end && fig_ascii_is_letter(*p) && *p & 0x20)
        p++;
    return p + 1 < end && fig_ascii_is_blank(*p) && fig_ascii_is_letter(p[1]) && !(p[1] & 0x20);
}

/* Between two figures of few digits: another of the same noun, or one that is what the one is more than the other. */
static bool is_otherwise(fig_checking *c, int32_t figure, int32_t before)
{
    fig_number a, b, n;
    const fig_figure *f = fig_of(c, figure), *g = fig_of(c, before);
    if (g->sentence + SENTENCES_NEAR < f->sentence || figure - before > FIGURES_NEAR || !fig_read_number(c, f->value, &a) ||
        !fig_read_number(c, g->value, &b))
        return true;
    fig_number more = fig_number_sub(&c->pool, a, b);
    more = fig_number_is_negative(more) ? fig_number_neg(&c->pool, more) : more;
    for (int32_t i = before > 8 ? before - 8 : 0; i < figure; i++)
        if (i != before && ((may_be_same(f, fig_of(c, i)) && fig_of(c, i)->sentence + SENTENCES_NEAR >= f->sentence) ||
                            (fig_read_number(c, fig_of(c, i)->value, &n) && fig_number_cmp(&c->pool, n, more) == 0)))
            return true;
    return false;
}

/* "The fund raised 36 million euros. The 63 million euros will": with nothing before it, it is what the last sentence told. */
static bool takes_up(const fig_checking *c, const fig_figure *f, const fig_figure *g)
{
    enum { ARTICLE = 4 };
    const fig_field_text *t = fig_text_of(c, f);
    return t && f->sentence && f->sentence <= t->sentence_count && f->text_start <= t->sentence_starts[f->sentence - 1] + ARTICLE &&
           g->sentence + 1 == f->sentence;
}

/* May the one be the other with two digits that changed places? `thing`: it is of something, which has to be near the other too. */
static bool is_slip(fig_checking *c, int32_t figure, int32_t before, bool thing)
{
    const fig_figure *f = fig_of(c, figure), *g = fig_of(c, before);
    const size_t least = f->kind == FIG_KIND_MONEY ? MONEY_DIGITS_LEAST : DIGITS_LEAST;
    if (g->sentence == f->sentence || !fig_is_slip_of_pen(f, g, DIGITS_NEAR) || (has_place(c, f) && !same_words_behind(c, f, g, 2)) ||
        ((f->kind == FIG_KIND_QUANTITY || f->kind == FIG_KIND_PERCENT || thing) && !shares_word(c, f, g)))
        return false;
    const bool same = f->kind != FIG_KIND_MONEY || shares_word(c, f, g) || (!thing && takes_up(c, f, g));
    return fig_is_slip_of_pen(f, g, least) || (same && !is_otherwise(c, figure, before));
}

/* "the 4.2 million euros" of what were 4.2 billion: the same digits with another word of scale. */
static bool is_slip_of_scale(fig_checking *c, const fig_figure *f, const fig_figure *g)
{
    fig_number n, m;
    if (f->kind != FIG_KIND_MONEY || !fig_read_number(c, f->value, &n) || !fig_read_number(c, g->value, &m) || fig_number_is_zero(n))
        return false;
    for (int power = 3; power <= 6; power += 3)
        if (fig_number_cmp(&c->pool, fig_number_scale(&c->pool, n, power), m) == 0 ||
            fig_number_cmp(&c->pool, fig_number_scale(&c->pool, m, power), n) == 0)
            return true;
    return false;
}

static void add(fig_checking *c, int32_t figure, int32_t before, fig_verdict verdict)
{
    const int check = verdict == FIG_VERDICT_INCONSISTENT && is_slip_of_scale(c, fig_of(c, figure), fig_of(c, before)) ? 11 : 10;
    fig_compared x = {.check = check, .verdict = verdict, .figures = {figure, before}, .count = 2, .stated = fig_of(c, figure)->text};
    fig_number n;
    x.unit = fig_of(c, before)->unit;
    if (!fig_read_number(c, fig_of(c, before)->value, &n))
        return;
    x.recomputed = fig_interval_exact(n);
    if (fig_finding_wanted(c, verdict)) {
        fig_strbuf_puts(&c->why, "The text speaks of ");
        fig_say_figure(&c->why, fig_of(c, figure));
        fig_strbuf_puts(&c->why, verdict == FIG_VERDICT_CONSISTENT ? ", as before: " : ", but before of ");
        fig_say_figure(&c->why, fig_of(c, before));
    }
    fig_finding_add(c, &x, NULL);
}

static void look_back(fig_checking *c, int32_t figure, bool thing)
{
    const fig_figure *f = fig_of(c, figure);
    const int32_t last = figure > FIGURES_BEFORE ? figure - FIGURES_BEFORE : 0;
    int32_t slip = -1;
    if (!f->value.ptr || f->mod != FIG_MOD_NONE || f->role == FIG_ROLE_CHANGE || f->per.len)
        return;
    for (int32_t i = figure - 1; i >= last; i--) {
        const fig_figure *g = fig_of(c, i);
        if (!may_be_same(f, g))
            continue;
        if (fig_str_same(f->value, g->value)) {
            add(c, figure, i, FIG_VERDICT_CONSISTENT);
            return;
        }
        if (slip < 0 && ((!thing && is_slip_of_scale(c, f, g)) || is_slip(c, figure, i, thing)))
            slip = i;
    }
    if (slip >= 0)
        add(c, figure, slip, FIG_VERDICT_INCONSISTENT);
}

void fig_check_again(fig_checking *c)
{
    for (size_t i = 0; i < c->result->claim_count && !c->nomem; i++)
        if (c->result->claims[i].of == FIG_CLAIM_AGAIN || c->result->claims[i].of == FIG_CLAIM_AGAIN_THING)
            look_back(c, c->result->claims[i].figures[0], c->result->claims[i].of == FIG_CLAIM_AGAIN_THING);
}
