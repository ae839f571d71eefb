/*
 * C10, headlines: a headline says in its own words what the text says in full, so no facts need agree: a slip of the pen is enough.
 *
 * in   "Quake kills 62 people", and in the text "killed 26 people"          out   a finding
 * A headline is the title, a first line that ends without a stop, or a first sentence in capitals, or one of ten words at most without an article and the like; a title that the text repeats in its first line is no text. Its figure is looked for in the text: where any figure of its unit holds it, all is well. Else it is wrong where one
 * differs by two digits that changed places, or by a thousand or a million, and a word beside the one stands beside the other: killed, kills.
 * Limit: a headline of eight figures and more is a table, and not looked at; of the text the first 256 figures are.
 */
#include "../base/ascii.h"
#include "words_beside.h"

enum { HEADLINE_FIGURES = 8, TEXT_FIGURES = 256, WORD_LEAST = 4, DIGITS_LEAST = 2, DIGITS_SURE = 4, DIGITS_OF_LEAD = 3 };

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

/* "Flash flood kills 23 people in hill town. A wall of water": short, without an article, a date or a verb that headlines leave out, as those are that ran into the text. */
static bool is_terse(const fig_checking *c, const fig_field_text *t, size_t end)
{
    enum { WORDS_MOST = 10 };
    const fig_stemmer *s = c->result->stemmer;
    size_t words = 0;
    bool small = false;
    for (size_t at = 0; at < end;) {
        const size_t begin = at;
        while (at < end && (fig_ascii_is_letter(t->text[at]) || fig_ascii_is_digit(t->text[at])))
            at++;
        if (at > begin && s && fig_word_among(s->left_outs, s->left_out_count, (fig_word){t->text + begin, at - begin}))
            return false;
        small = small || (at > begin + 1 && t->text[at - 1] & 0x20 && fig_ascii_is_letter(t->text[at - 1]));
        words += at > begin;
        at += at == begin;
    }
    for (size_t i = 0; i < c->result->count && fig_of(c, (int32_t)i)->text_end <= end; i++)
        if (fig_of(c, (int32_t)i)->kind == FIG_KIND_DATE)
            return false;
    return small && words <= WORDS_MOST;
}

/* Does the first sentence of the text end with its line, and without a stop, or is it in capitals or terse? */
static bool begins_with_headline(const fig_checking *c, const fig_field_text *t)
{
    if (t->sentence_count < 2)
        return false;
    size_t end = t->sentence_starts[1];
    bool line = false;
    while (end > 0 && (unsigned char)t->text[end - 1] <= ' ')
        line = t->text[--end] == '\n' || line;
    return (line && end > 0 && !strchr(".!?:;,", t->text[end - 1])) || is_in_capitals(t, end) || is_terse(c, t, end);
}

static bool in_first_line(const fig_checking *c, const fig_figure *f, size_t field)
{
    const fig_field_text *t = &c->result->fields[field];
    return strcmp(f->field.ptr, t->name) == 0 && f->sentence == 1 && begins_with_headline(c, t);
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
    fig_word b[2 * FIG_WORDS_BESIDE];
    const size_t n = fig_words_beside(c, g, b);
    if (f->kind != FIG_KIND_COUNT || g->kind != FIG_KIND_COUNT || f->unit.len < WORD_LEAST + 2 || fig_str_same(f->unit, g->unit))
        return false;
    for (size_t i = 0; i < n; i++)
        if (fig_is_same_word((fig_word){f->unit.ptr + 1, f->unit.len - 2}, b[i]) ||
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
            if (!bare && fig_share_word(c, f, g, is_bare(f)))
                add(c, headline, i, values[1], 10, FIG_VERDICT_CONSISTENT);
            return;
        }
        if (slip >= 0 || bare || !(least || can_be_compared(g)) ||
            (!pen && fig_find_slip(c, values, 2, fig_values_meet, NULL, &power) < 0) ||
            (!fig_share_word(c, f, g, is_bare(f)) && !says_noun(c, f, g) &&
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
