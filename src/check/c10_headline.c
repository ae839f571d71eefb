/*
 * C10, headlines: a headline says in its own words what the text says in full, so no facts need agree: a slip of the pen is enough.
 *
 * in   "Quake kills 62 people", and in the text "killed 26 people"          out   a finding
 * A headline is the title, a first line that ends without a stop, or a first sentence in capitals; a title that the text repeats in its first line is no text. Its figure is looked for in the text: where any figure of its unit holds it, all is well. Else it is wrong where one
 * differs by two digits that changed places, or by a thousand or a million, and a word beside the one stands beside the other: killed, kills.
 * Limit: a headline of eight figures and more is a table, and not looked at; of the text the first 256 figures are.
 */
#include "../base/ascii.h"
#include "../text/stem.h"
#include "checking.h"

enum {
    HEADLINE_FIGURES = 8,
    TEXT_FIGURES = 256,
    WORDS_BESIDE = 4,
    WORD_LEAST = 4,
    ENDING_MOST = 3,
    DIGITS_LEAST = 2,
    DIGITS_SURE = 4,
    DIGITS_OF_LEAD = 3
};

typedef struct word {
    const char *at;
    size_t len;
} word;

/* Up to WORDS_BESIDE words of a figure's sentence on one side of it. */
static size_t words_of(const fig_field_text *t, size_t from, size_t to, bool backwards, word out[WORDS_BESIDE])
{
    size_t n = 0, at = backwards ? to : from;
    while (n < WORDS_BESIDE && (backwards ? at > from : at < to)) {
        size_t begin = at;
        while (backwards ? at > from && fig_ascii_is_letter(t->text[at - 1]) : at < to && fig_ascii_is_letter(t->text[at]))
            at = backwards ? at - 1 : at + 1;
        size_t len = backwards ? begin - at : at - begin;
        if (len)
            out[n++] = (word){t->text + (backwards ? at : begin), len};
        else
            at = backwards ? at - 1 : at + 1;
    }
    return n;
}

/* Is the word one of another figure's: percent, million? */
static bool is_of_figure(const fig_checking *c, const fig_figure *f, size_t at)
{
    const size_t index = (size_t)(f - c->result->figures), last = index + WORDS_BESIDE;
    for (size_t i = index > WORDS_BESIDE ? index - WORDS_BESIDE : 0; i < c->result->count && i <= last; i++) {
        const fig_figure *g = &c->result->figures[i];
        if (fig_in_one_sentence(f, g) && g->text_start <= at && at < g->text_end)
            return true;
    }
    return false;
}

/* The words on both sides, but those of other figures. */
static size_t words_beside(const fig_checking *c, const fig_figure *f, word out[2 * WORDS_BESIDE])
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

/* kills, killed: alike but for their endings. */
static bool is_same_word(word a, word b)
{
    size_t n = 0;
    while (n < a.len && n < b.len && (a.at[n] | 0x20) == (b.at[n] | 0x20))
        n++;
    return n >= WORD_LEAST && a.len - n <= ENDING_MOST && b.len - n <= ENDING_MOST;
}

/* With, from: a word that says nothing of what a figure is of (list word-small). */
static bool says_nothing(const fig_checking *c, word w)
{
    const fig_stemmer *s = c->result->stemmer;
    for (size_t i = 0; s && i < s->small_count; i++) {
        const fig_str form = s->smalls[i].form;
        size_t n = 0;
        while (n < form.len && n < w.len && (w.at[n] | 0x20) == form.ptr[n])
            n++;
        if (n == w.len && n == form.len)
            return true;
    }
    return false;
}

/* A word that stands beside both and says something; `small`: one that the text writes small, no name. */
static bool share_word(const fig_checking *c, const fig_figure *f, const fig_figure *g, bool small)
{
    word a[2 * WORDS_BESIDE], b[2 * WORDS_BESIDE];
    size_t n = words_beside(c, f, a), m = words_beside(c, g, b);
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < m; k++)
            if (is_same_word(a[i], b[k]) && (!small || (*b[k].at & 0x20)) && !says_nothing(c, a[i]))
                return true;
    return false;
}

/* HARTWELL SWINGS AXE AT 34 SHOPS, and a sentence in small letters behind it: old wires are in capitals throughout, or for sentences. */
static bool is_in_capitals(const fig_field_text *t, size_t end)
{
    enum { LETTERS_LEAST = 10 };
    size_t letters = 0;
    bool small = false;
    for (size_t i = 0; i < end; i++) {
        if (fig_ascii_is_letter(t->text[i]) && t->text[i] & 0x20)
            return false;
        letters += fig_ascii_is_letter(t->text[i]);
    }
    for (size_t i = t->sentence_starts[1]; i < t->sentence_starts[2] && !small && letters >= LETTERS_LEAST; i++)
        small = fig_ascii_is_letter(t->text[i]) && t->text[i] & 0x20;
    return small;
}

/* Does the first sentence of the text end with its line, and without a stop, or is it in capitals? */
static bool begins_with_headline(const fig_field_text *t)
{
    if (t->sentence_count < 2)
        return false;
    size_t end = t->sentence_starts[1];
    bool line = false;
    while (end > 0 && (unsigned char)t->text[end - 1] <= ' ')
        line = t->text[--end] == '\n' || line;
    return (line && end > 0 && !strchr(".!?:;,", t->text[end - 1])) || is_in_capitals(t, end);
}

static bool in_first_line(const fig_checking *c, const fig_figure *f, size_t field)
{
    const fig_field_text *t = &c->result->fields[field];
    return strcmp(f->field.ptr, t->name) == 0 && f->sentence == 1 && begins_with_headline(t);
}

static bool in_headline(const fig_checking *c, const fig_figure *f)
{
    if (c->result->field_count == 0)
        return false;
    return c->result->field_count > 1 ? fig_str_is(f->field, c->result->fields[0].name) : in_first_line(c, f, 0);
}

/* The title once more, as the first line of the text, be it a sentence of its own or not. */
static bool repeats_headline(const fig_checking *c, const fig_figure *f)
{
    const fig_field_text *title = &c->result->fields[0], *t = &c->result->fields[1];
    size_t at = 0;
    if (c->result->field_count < 2 || strcmp(f->field.ptr, t->name) != 0)
        return false;
    while (at < t->len && (unsigned char)t->text[at] <= ' ')
        at++;
    size_t end = at + title->len;
    bool again = end < t->len && memcmp(t->text + at, title->text, title->len) == 0 && (unsigned char)t->text[end] < ' ';
    return in_first_line(c, f, 1) || (again && f->text_end <= end);
}

static bool can_be_compared(const fig_figure *f)
{
    return (f->kind == FIG_KIND_MONEY || f->kind == FIG_KIND_PERCENT || f->kind == FIG_KIND_COUNT || f->kind == FIG_KIND_QUANTITY ||
            f->kind == FIG_KIND_INDEX) &&
           f->value.ptr && f->unit.len && f->mod == FIG_MOD_NONE;
}

/* At least 48 in the text: the headline has them as 48. */
static bool is_least(const fig_figure *f)
{
    return (f->mod == FIG_MOD_AT_LEAST || f->mod == FIG_MOD_MORE_THAN || f->mod == FIG_MOD_APPROX) && f->kind == FIG_KIND_COUNT &&
           f->unit.len;
}

/* "kills 283 in mountain province": whom it does not say. */
static bool is_bare(const fig_figure *f)
{
    return f->kind == FIG_KIND_NUMBER && !f->unit.len && f->value.ptr && f->mod == FIG_MOD_NONE && !memchr(f->value.ptr, '.', f->value.len);
}

/* "leaves 173 missing": the headline's own noun stands beside the text's figure, whose noun is another: 137 people are missing. */
static bool says_noun(const fig_checking *c, const fig_figure *f, const fig_figure *g)
{
    word b[2 * WORDS_BESIDE];
    const size_t n = words_beside(c, g, b);
    if (f->kind != FIG_KIND_COUNT || g->kind != FIG_KIND_COUNT || f->unit.len < WORD_LEAST + 2 || fig_str_same(f->unit, g->unit))
        return false;
    for (size_t i = 0; i < n; i++)
        if (is_same_word((word){f->unit.ptr + 1, f->unit.len - 2}, b[i]) ||
            fig_same_measure(c, (fig_str){f->unit.ptr + 1, f->unit.len - 2}, (fig_str){b[i].at, b[i].len}))
            return true;
    return false;
}

static bool may_be_same(const fig_checking *c, const fig_figure *f, const fig_figure *g)
{
    if (is_bare(f))
        return g->kind == FIG_KIND_COUNT;
    if (says_noun(c, f, g))
        return true;
    return f->kind == g->kind && fig_str_same(f->unit, g->unit) && (!f->per.len || !g->per.len || fig_str_same(f->per, g->per));
}

/* Both read by themselves: a headline rounds. */
static bool read_both(fig_checking *c, int32_t a, int32_t b, fig_interval values[2])
{
    return fig_read(c, &a, 1, &values[0]) && fig_read(c, &b, 1, &values[1]);
}

static void say_headline(fig_checking *c, int32_t headline, int32_t text, bool agree)
{
    fig_strbuf_puts(&c->why, "The headline says ");
    fig_say_figure(&c->why, fig_of(c, headline));
    fig_strbuf_puts(&c->why, agree ? ", and the text " : ", but the text ");
    fig_say_figure(&c->why, fig_of(c, text));
}

static void add(fig_checking *c, int32_t headline, int32_t text, fig_interval value, int check, fig_verdict verdict)
{
    fig_compared x = {.check = check, .verdict = verdict, .figures = {headline, text}, .count = 2, .recomputed = value};
    x.stated = fig_of(c, headline)->text;
    x.unit = fig_of(c, headline)->unit;
    if (fig_finding_wanted(c, verdict))
        say_headline(c, headline, text, verdict == FIG_VERDICT_CONSISTENT);
    fig_finding_add(c, &x, NULL);
}

/* The same digits but for two that changed places; a headline may leave decimals out: 191 points, 119.70. */
static bool is_slip(const fig_figure *f, const fig_figure *g, size_t least)
{
    enum { CUT_LEAST = 3 };
    fig_figure cut = *g;
    const char *point = memchr(g->text.ptr, '.', g->text.len);
    if (fig_is_slip_of_pen(f, g, least))
        return true;
    if (!point || g->kind != FIG_KIND_INDEX || memchr(f->text.ptr, '.', f->text.len))
        return false;
    cut.text.len = (size_t)(point - g->text.ptr);
    return fig_is_slip_of_pen(f, &cut, least > CUT_LEAST ? least : CUT_LEAST);
}

/* Things that the first sentence of the text counts. */
static bool is_lead(const fig_figure *f, const fig_figure *g)
{
    return f->kind == FIG_KIND_COUNT && f->unit.len && g->sentence == (fig_str_same(f->field, g->field) ? f->sentence + 1 : 1);
}

/* The text's figures from `first` on, against one of the headline. */
static void look_for(fig_checking *c, int32_t headline, int32_t first)
{
    const fig_figure *f = fig_of(c, headline);
    int32_t slip = -1, last = (int32_t)c->result->count;
    int check = 10, power;
    fig_interval values[2], slipped = {0};
    last = last - first > TEXT_FIGURES ? first + TEXT_FIGURES : last;
    for (int32_t i = first; i < last; i++) {
        const fig_figure *g = fig_of(c, i);
        bool bare = g->kind == FIG_KIND_NUMBER && !g->unit.len;
        if ((!bare && !may_be_same(c, f, g)) || !read_both(c, headline, i, values))
            continue;
        const bool pen = is_slip(f, g, DIGITS_LEAST), least = pen && is_least(g);
        if (!least && fig_values_meet(c, values, NULL)) {
            if (!bare && share_word(c, f, g, is_bare(f)))
                add(c, headline, i, values[1], 10, FIG_VERDICT_CONSISTENT);
            return;
        }
        if (slip >= 0 || bare || !(least || can_be_compared(g)) ||
            (!pen && fig_find_slip(c, values, 2, fig_values_meet, NULL, &power) < 0) ||
            (!share_word(c, f, g, is_bare(f)) && !says_noun(c, f, g) &&
             !(may_be_same(c, f, g) && is_slip(f, g, is_lead(f, g) ? DIGITS_OF_LEAD : DIGITS_SURE))) ||
            (is_bare(f) && !pen))
            continue;
        slip = i;
        check = pen ? 10 : 11;
        slipped = values[1];
    }
    if (slip >= 0)
        add(c, headline, slip, slipped, check, FIG_VERDICT_INCONSISTENT);
}

void fig_check_headline(fig_checking *c)
{
    int32_t first = 0, last = 0;
    while ((size_t)last < c->result->count && last < HEADLINE_FIGURES && in_headline(c, fig_of(c, last)))
        last++;
    if (last == 0 || last == HEADLINE_FIGURES)
        return;
    int32_t text = last;
    while ((size_t)text < c->result->count && repeats_headline(c, fig_of(c, text)))
        text++;
    for (; first < last && !c->nomem; first++)
        if (can_be_compared(fig_of(c, first)) || is_bare(fig_of(c, first)))
            look_for(c, first, text);
}
