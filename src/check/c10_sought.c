/*
 * C10, sought: one thing's value told twice in words of their own, once with two neighbouring digits in each other's places.
 *
 * in   "2,310 runners set off ... The last of the 2,130 runners came in as it got dark"          out   a finding
 * No wording ties the two: their noun does, or a word beside the one that stands in the other's sentence. Of three digits and more two values of one thing are seldom each other's turned digits by chance; where they are, a text that
 * is right says why: another place, another year, a word of contrast (list word-contrast), what the one is more than the other. Where anything of that stands there, nothing is said, nor where both values are told again.
 * Limit: of the figures before the last 128 are looked at.
 */
#include "../base/ascii.h"
#include "sought.h"
#include "words_beside.h"

enum { FIGURES_BEFORE = 128, DIGITS_LEAST = 3, NAME_LEAST = 4, NOUN_LEAST = 4 };

/* Where a figure's sentence begins and ends; `before`: with so many before it. */
static bool sentence_of(const fig_checking *c, const fig_figure *f, unsigned before, size_t *from, size_t *to)
{
    const fig_field_text *t = fig_text_of(c, f);
    if (!t || !f->sentence || f->sentence > t->sentence_count)
        return false;
    *from = t->sentence_starts[f->sentence > before ? f->sentence - 1 - before : 0];
    *to = t->sentence_starts[f->sentence];
    return true;
}

/* The next word from *at on; false: none up to `to`. */
static bool next_word(const fig_field_text *t, size_t *at, size_t to, fig_word *out)
{
    while (*at < to && !fig_ascii_is_letter(t->text[*at]))
        ++*at;
    out->at = t->text + *at;
    while (*at < to && fig_ascii_is_letter(t->text[*at]))
        ++*at;
    out->len = (size_t)(t->text + *at - out->at);
    return out->len > 0;
}

static bool is_name(fig_word w)
{
    return w.len >= NAME_LEAST && !(*w.at & 0x20);
}

/* Values that a text may tell twice: of three digits, told firmly, of the thing itself and of now. */
static bool can_be_compared(const fig_checking *c, int32_t figure)
{
    const fig_figure *f = fig_of(c, figure);
    const bool kind = f->kind == FIG_KIND_MONEY || f->kind == FIG_KIND_QUANTITY || fig_counts_things(f) || f->kind == FIG_KIND_PERCENT;
    return kind && f->value.ptr && f->mod == FIG_MOD_NONE && (f->role != FIG_ROLE_CHANGE || f->kind == FIG_KIND_COUNT) && f->same_as < 0 &&
           !fig_is_marked(c, figure,
                          FIG_MARK_APART | FIG_MARK_PEAK | FIG_MARK_THEN | FIG_MARK_BEFORE | FIG_MARK_DAY_BEFORE | FIG_MARK_DOUBTED) &&
           fig_digits_of(c, figure) >= DIGITS_LEAST;
}

/* The same digits, but for two neighbours in each other's places, of one size. */
static bool is_turned(fig_checking *c, const fig_figure *f, const fig_figure *g)
{
    enum { TEN = 10 };
    fig_number a, b;
    return fig_are_neighbours_turned(f, g, DIGITS_LEAST) && fig_read_number(c, f->value, &a) && fig_read_number(c, g->value, &b) &&
           fig_number_cmp(&c->pool, a, fig_number_mul(&c->pool, b, fig_number_int(TEN))) < 0 &&
           fig_number_cmp(&c->pool, b, fig_number_mul(&c->pool, a, fig_number_int(TEN))) < 0;
}

static bool is_of_people(const fig_figure *f)
{
    return fig_str_is(f->unit, "{person}");
}

/* Of one unit; or two numbers of things, whose nouns may say the same. */
static bool is_of_unit(const fig_figure *f, const fig_figure *g)
{
    return (fig_str_same(f->per, g->per) && f->kind == g->kind && fig_str_same(f->unit, g->unit)) ||
           (fig_counts_things(f) && fig_counts_things(g) && !f->per.len && !g->per.len);
}

/* Does their noun alone say that they are of one thing: runners, runners? */
static bool has_noun_of(const fig_figure *f, const fig_figure *g)
{
    return f->kind == FIG_KIND_COUNT && f->unit.len >= NOUN_LEAST && fig_str_same(f->unit, g->unit) && !is_of_people(f) &&
           !(f->supplied & FIG_SUPPLIED_UNIT) && !(g->supplied & FIG_SUPPLIED_UNIT);
}

/* A word that sets one value apart from another: rival, earlier (list word-contrast); `ahead`: the word stands ahead of the figure, where some more do. */
static bool is_contrast(const fig_checking *c, fig_word w, bool ahead)
{
    const fig_stemmer *s = c->result->stemmer;
    const fig_word_pair *found = s ? fig_word_among(s->contrasts, s->contrast_count, w) : NULL;
    return found && (ahead || !found->other.len);
}

/* Does one stand among the seven words ahead of it, or the four behind? */
static bool is_set_apart(const fig_checking *c, const fig_figure *f)
{
    enum { AHEAD = 7, BEHIND = 4 };
    const fig_field_text *t = fig_text_of(c, f);
    size_t at, to, apart = AHEAD; /* words since the last one ahead */
    int behind = 0;
    fig_word w;
    if (!sentence_of(c, f, 0, &at, &to))
        return true;
    while (next_word(t, &at, to, &w) && behind < BEHIND) {
        const bool ahead = w.at < t->text + f->text_start;
        behind += w.at >= t->text + f->text_end;
        if (behind && (apart < AHEAD || is_contrast(c, w, false)))
            return true;
        apart = ahead ? (is_contrast(c, w, true) ? 0 : apart + 1) : apart;
    }
    return apart < AHEAD;
}

static bool stands_in(const fig_checking *c, fig_word w, const fig_figure *f, unsigned before)
{
    const fig_field_text *t = fig_text_of(c, f);
    size_t at, to;
    fig_word v;
    if (!sentence_of(c, f, before, &at, &to))
        return false;
    while (next_word(t, &at, to, &v))
        if (v.len >= w.len && v.len <= w.len + 1 && fig_is_same_word(v, w))
            return true;
    return false;
}

/* Is a name that stands beside the later one told before, with the other: Hollander's net profit? */
static bool repeats_name(const fig_checking *c, const fig_figure *earlier, const fig_figure *later)
{
    fig_word beside[2 * FIG_WORDS_BESIDE];
    const size_t n = fig_words_beside(c, later, beside);
    for (size_t i = 0; i < n; i++)
        if (is_name(beside[i]) && stands_in(c, beside[i], earlier, 0))
            return true;
    return false;
}

/* Is there a name in the later one's sentence, before it or in the two words behind it, that neither the sentences up to the other have? Whoever is quoted is named further behind. */
static bool names_another(const fig_checking *c, const fig_figure *earlier, const fig_figure *later)
{
    enum { BEHIND = 3 };
    const fig_field_text *t = fig_text_of(c, later);
    size_t at, to;
    fig_word w;
    int behind = 0;
    if (!sentence_of(c, later, 0, &at, &to) || !next_word(t, &at, to, &w))
        return true;
    while (behind < BEHIND && next_word(t, &at, to, &w)) {
        behind += w.at >= t->text + later->text_end;
        if (is_name(w) && !stands_in(c, w, earlier, earlier->sentence))
            return true;
    }
    return false;
}

/* A date in the one's sentence alone that has a month, a year or a day to it; of what is told first only a year that is not the story's: later it need not be told again. */
static bool has_date_of_its_own(const fig_checking *c, int32_t figure, int32_t other)
{
    int32_t first, end, from, to, day = 0;
    const int year = fig_read_reference(c, &day) ? fig_year_of(day) : 0;
    fig_sought_window(c, figure, 0, 0, &first, &end);
    fig_sought_window(c, other, 0, 0, &from, &to);
    for (int32_t i = first; i < end; i++) {
        const fig_figure *d = fig_of(c, i);
        const int written = fig_written_year(d);
        bool known = d->kind != FIG_KIND_DATE || (figure < other ? !written || written == year : !written && !fig_is_plain_date(d));
        for (int32_t k = from; k < to && !known; k++)
            known = fig_of(c, k)->kind == FIG_KIND_DATE && fig_str_same(fig_of(c, k)->text, d->text);
        if (!known)
            return true;
    }
    return false;
}

/* Not more than twice as much, nor less than half. */
static bool is_of_size(fig_checking *c, fig_number a, fig_number b)
{
    return fig_number_cmp(&c->pool, a, fig_number_mul(&c->pool, b, fig_number_int(2))) <= 0 &&
           fig_number_cmp(&c->pool, b, fig_number_mul(&c->pool, a, fig_number_int(2))) <= 0;
}

/* What the text tells beside them: both values again, one of them in the other's sentence, another of their unit and size there, or what the one is more than the other. */
static bool is_explained(fig_checking *c, int32_t earlier, int32_t later)
{
    const fig_figure *f = fig_of(c, earlier), *g = fig_of(c, later);
    bool again[2] = {false, false};
    fig_number a, b, n;
    if (!fig_read_number(c, f->value, &a) || !fig_read_number(c, g->value, &b))
        return true;
    fig_number more = fig_number_sub(&c->pool, a, b);
    more = fig_number_is_negative(more) ? fig_number_neg(&c->pool, more) : more;
    for (int32_t i = 0; (size_t)i < c->result->count; i++) {
        const fig_figure *h = fig_of(c, i);
        if (i == earlier || i == later || !h->value.ptr || h->kind == FIG_KIND_DATE)
            continue;
        const bool with_f = fig_in_one_sentence(h, f), with_g = fig_in_one_sentence(h, g);
        if (!fig_read_number(c, h->value, &n))
            continue;
        if ((with_f || with_g) && h->same_as < 0 && h->kind == f->kind && fig_str_same(h->unit, f->unit) && is_of_size(c, n, a))
            return true;
        again[0] = again[0] || fig_number_cmp(&c->pool, n, a) == 0;
        again[1] = again[1] || fig_number_cmp(&c->pool, n, b) == 0;
        if ((again[0] && again[1]) || fig_number_cmp(&c->pool, n, more) == 0 || (fig_number_cmp(&c->pool, n, a) == 0 && with_g) ||
            (fig_number_cmp(&c->pool, n, b) == 0 && with_f))
            return true;
    }
    return false;
}

/* The word before one that stands in the text; none: at its beginning, or behind a stop. */
static fig_word word_before(const fig_field_text *t, fig_word w)
{
    size_t at = (size_t)(w.at - t->text), end;
    if (at == 0 || !fig_ascii_is_blank(t->text[at - 1]))
        return (fig_word){w.at, 0};
    for (end = --at; at > 0 && fig_ascii_is_letter(t->text[at - 1]); at--)
        ;
    return (fig_word){t->text + at, end - at};
}

/* Net profit, operating profit: of two words before the noun each says something, and not the same. */
static bool are_told_apart(const fig_checking *c, fig_word a, fig_word b)
{
    enum { SAYS = 3 };
    return a.len > SAYS && b.len > SAYS && !fig_says_nothing(c, a) && !fig_says_nothing(c, b) && !fig_is_same_word(a, b);
}

/* Alike but for their endings, or with one sense: earns, profit. */
static bool says_same(const fig_checking *c, fig_word a, fig_word b)
{
    return fig_is_same_word(a, b) ||
           (a.len >= NAME_LEAST && (*a.at & 0x20) && (*b.at & 0x20) && fig_same_measure(c, (fig_str){a.at, a.len}, (fig_str){b.at, b.len}));
}

/* And, but (list word-join). */
static bool is_join(const fig_checking *c, fig_word w)
{
    const fig_stemmer *s = c->result->stemmer;
    return s && fig_word_among(s->joins, s->join_count, w);
}

/* What a figure is for, in, of: the first word behind a short one behind it that is no article; none: nothing of that stands there. */
static fig_word end_of(const fig_checking *c, const fig_figure *f)
{
    enum { PREPOSITION_LEAST = 2, PREPOSITION = 4, WORDS = 3, SHORT = 3 };
    const fig_field_text *t = fig_text_of(c, f);
    const fig_stemmer *stemmer = c->result->stemmer;
    size_t from, to, at = f->text_end;
    fig_word w = {NULL, 0};
    if (!sentence_of(c, f, 0, &from, &to) || at + 1 >= to || !fig_ascii_is_blank(t->text[at]) || !next_word(t, &at, to, &w) ||
        w.at != t->text + f->text_end + 1 || w.len > PREPOSITION || w.len < PREPOSITION_LEAST || is_join(c, w))
        return (fig_word){NULL, 0};
    for (int i = 0; i < WORDS && next_word(t, &at, to, &w) && fig_ascii_is_blank(w.at[-1]); i++)
        if (w.len >= SHORT && !(stemmer && fig_word_among(stemmer->left_outs, stemmer->left_out_count, w)))
            return w;
    return (fig_word){NULL, 0};
}

/* Tickets for the cup, tickets for the league. */
static bool have_other_ends(const fig_checking *c, const fig_figure *f, const fig_figure *g)
{
    const fig_word a = end_of(c, f), b = end_of(c, g);
    return f->kind != FIG_KIND_QUANTITY &&
           ((a.len && b.len && !fig_is_same_word(a, b)) || (a.len && is_name(a) && !b.len && !stands_in(c, a, g, 1)) ||
            (b.len && is_name(b) && !a.len && !stands_in(c, b, f, 1)));
}

/* Has the sentence of the one, or the one before it, a word that stands beside the other, and no other kind of it? */
static bool shares_word(const fig_checking *c, const fig_figure *f, const fig_figure *g)
{
    const fig_field_text *t = fig_text_of(c, f), *u = fig_text_of(c, g);
    fig_word beside[2 * FIG_WORDS_BESIDE], w;
    const size_t n = fig_words_beside(c, g, beside);
    size_t from, to;
    if (!sentence_of(c, f, 1, &from, &to))
        return false;
    for (size_t i = 0; i < n; i++) {
        if (beside[i].len < NAME_LEAST || fig_says_nothing(c, beside[i]))
            continue;
        for (size_t at = from; next_word(t, &at, to, &w);)
            if (says_same(c, w, beside[i]) && !are_told_apart(c, word_before(t, w), word_before(u, beside[i])))
                return true;
    }
    return false;
}

/* Do facts say that the two are of different things? */
static bool have_other_facts(const fig_checking *c, int32_t a, int32_t b)
{
    const fig_fact *of[2] = {NULL, NULL};
    for (size_t i = 0; i < c->result->fact_count; i++)
        for (int k = 0; k < 2; k++)
            of[k] = c->result->facts[i].figure == (k ? b : a) ? &c->result->facts[i] : of[k];
    return of[0] && of[1] && !fig_same_measure(c, of[0]->measure, of[1]->measure);
}

static bool is_of_one_thing(const fig_checking *c, const fig_figure *f, const fig_figure *g)
{
    return has_noun_of(f, g) || shares_word(c, f, g) || shares_word(c, g, f);
}

static void add(fig_checking *c, int32_t earlier, int32_t later)
{
    fig_compared x = {.check = 10, .verdict = FIG_VERDICT_INCONSISTENT, .figures = {later, earlier}, .count = 2};
    fig_number n;
    x.stated = fig_of(c, later)->text;
    x.unit = fig_of(c, earlier)->unit;
    if (!fig_read_number(c, fig_of(c, earlier)->value, &n))
        return;
    x.recomputed = fig_interval_exact(n);
    fig_say_figure(&c->why, fig_of(c, earlier));
    fig_strbuf_puts(&c->why, " in one place, ");
    fig_say_figure(&c->why, fig_of(c, later));
    fig_strbuf_puts(&c->why, " in another");
    fig_finding_add(c, &x, NULL);
}

static bool is_slip(fig_checking *c, int32_t earlier, int32_t later)
{
    const fig_figure *f = fig_of(c, earlier), *g = fig_of(c, later);
    return !fig_in_one_sentence(f, g) && is_of_unit(f, g) && is_turned(c, f, g) && !is_set_apart(c, f) && !is_set_apart(c, g) &&
           !has_date_of_its_own(c, earlier, later) && !has_date_of_its_own(c, later, earlier) && !is_explained(c, earlier, later) &&
           (repeats_name(c, f, g) || !names_another(c, f, g)) && !have_other_ends(c, f, g) && !have_other_facts(c, earlier, later) &&
           is_of_one_thing(c, f, g);
}

void fig_check_twice_sought(fig_checking *c)
{
    for (int32_t i = 1; !c->nomem && (size_t)i < c->result->count; i++) {
        if (!can_be_compared(c, i))
            continue;
        for (int32_t k = i - 1; k >= 0 && k + FIGURES_BEFORE > i; k--)
            if (can_be_compared(c, k) && is_slip(c, k, i)) {
                add(c, k, i);
                break;
            }
        fig_forget_numbers(c);
    }
}
