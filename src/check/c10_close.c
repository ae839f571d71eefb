/*
 * C10, closes: what is quoted ends a day at one value, however often that is told, and whether its name is said again or not.
 *
 * in   "Shares in Pell closed at 412p on Wednesday … The shares closed at 421p on Wednesday"          out   a finding
 * Only a slip of the pen is said, and only where no third thing of the same measure stands in the text.
 */
#include "../base/ascii.h"
#include "alike.h"

enum { DIGITS_LEAST = 3, DIGITS_OF_KEYS = 4 }; /* of more digits, and under one key, c10_twice.c says it */

static bool is_close(const fig_checking *c, const fig_fact *f)
{
    return f->figure >= 0 && fig_is_marked(c, f->figure, FIG_MARK_CLOSE) && fig_is_firm(c, f) && f->period && fig_str_is(f->frequency, "D");
}

/* Is the later one told of the earlier's thing: by the same name, or by none where there is no other? */
static bool is_same_thing(const fig_alike *all, const fig_alike_fact *earlier, const fig_alike_fact *later)
{
    if (earlier->subject == later->subject)
        return true;
    for (size_t i = 0; i < all->count; i++)
        if (all->facts[i].measure == earlier->measure && all->facts[i].subject != earlier->subject &&
            all->facts[i].subject != later->subject)
            return false;
    return !fig_names_another(later, earlier);
}

static bool holds_word(const fig_field_text *t, size_t from, size_t to, const char *word, size_t len)
{
    for (size_t at = from; at + len <= to; at++)
        if (memcmp(t->text + at, word, len) == 0)
            return true;
    return false;
}

/* Has the sentence of g, before it and behind its first word, a name that f's sentence has not? */
static bool names_another(const fig_checking *c, const fig_figure *f, const fig_figure *g)
{
    const fig_field_text *t = fig_text_of(c, g);
    if (!t || !f->sentence || !g->sentence || g->sentence > t->sentence_count || f->sentence > t->sentence_count)
        return true;
    size_t at = t->sentence_starts[g->sentence - 1];
    while (at < g->text_start && fig_ascii_is_letter(t->text[at]))
        at++;
    while (at < g->text_start) {
        const size_t begin = at;
        while (at < g->text_start && fig_ascii_is_letter(t->text[at]))
            at++;
        if (at > begin && t->text[begin] <= 'Z' &&
            !holds_word(t, t->sentence_starts[f->sentence - 1], t->sentence_starts[f->sentence], t->text + begin, at - begin))
            return true;
        at += at == begin;
    }
    return false;
}

static bool is_said(const fig_checking *c, const fig_fact *f, const fig_fact *g)
{
    return fig_str_same(f->key, g->key) && fig_is_slip_of_pen(fig_of(c, f->figure), fig_of(c, g->figure), DIGITS_OF_KEYS);
}

static void add(fig_checking *c, const fig_fact *f, const fig_fact *g)
{
    fig_compared x = {.check = 10, .verdict = FIG_VERDICT_INCONSISTENT, .figures = {g->figure, f->figure}, .count = 2};
    x.stated = fig_of(c, g->figure)->text;
    x.unit = f->unit;
    if (!fig_read(c, &f->figure, 1, &x.recomputed))
        return;
    fig_strbuf_puts(&c->why, "One close is told as ");
    fig_say_figure(&c->why, fig_of(c, f->figure));
    fig_strbuf_puts(&c->why, " and as ");
    fig_say_figure(&c->why, fig_of(c, g->figure));
    fig_finding_add(c, &x, NULL);
}

void fig_check_closes(fig_checking *c)
{
    fig_alike all;
    if (!c->result->fact_count || !fig_alike_make(c, &all))
        return;
    for (size_t i = 0; i < all.count && !c->nomem; i++) {
        const fig_alike_fact *a = &all.facts[i];
        for (size_t k = i + 1; is_close(c, a->fact) && k < all.count && k <= i + FIG_NEIGHBOURS; k++) {
            const fig_alike_fact *b = &all.facts[k], *first = a->fact->figure < b->fact->figure ? a : b, *second = first == a ? b : a;
            if (a->measure == b->measure && is_close(c, b->fact) && a->fact->sentence != b->fact->sentence &&
                fig_str_same(a->fact->field, b->fact->field) && !is_said(c, a->fact, b->fact) && fig_same_period(a->fact, b->fact) &&
                is_same_thing(&all, first, second) && !names_another(c, fig_of(c, first->fact->figure), fig_of(c, second->fact->figure)) &&
                fig_is_slip_of_pen(fig_of(c, first->fact->figure), fig_of(c, second->fact->figure), DIGITS_LEAST))
                add(c, first->fact, second->fact);
        }
    }
    fig_alike_clear(&all);
}
