/*
 * Said before: what `that` stands for, where a sentence goes on reckoning with the amount of the one before.
 *
 * in   "Households owed 412 billion pesos. That is 55 percent of the product of 749 billion."          out   of 749 billion: 412 billion
 * Only where the sentence before has one amount of that kind: of two it would not be known which is meant.
 */
#include "../base/ascii.h"
#include "../text/stem.h"
#include "checking.h"

/* What an amount is of, so far as another may stand for it: 45,000 of copies, 41,400 copies. */
static bool is_of_one_kind(fig_checking *c, const fig_figure *a, const fig_figure *b)
{
    const bool things = b->kind == FIG_KIND_COUNT || (b->kind == FIG_KIND_NUMBER && !b->unit.len);
    return things ? a->kind == FIG_KIND_COUNT || a->kind == FIG_KIND_NUMBER
                  : a->kind == b->kind && fig_str_same(fig_unit_of(c, a), fig_unit_of(c, b)) &&
                        (!b->per.len || fig_str_same(a->per, b->per)); /* $27 billion a year: of $60 billion */
}

int32_t fig_said_before(fig_checking *c, int32_t figure)
{
    const fig_figure *f = fig_of(c, figure);
    int32_t found = -1;
    for (int32_t i = figure - 1; i >= 0; i--) {
        const fig_figure *before = fig_of(c, i);
        if (!fig_str_same(before->field, f->field) || before->sentence + 1 < f->sentence)
            break;
        if (before->sentence == f->sentence || !is_of_one_kind(c, before, f))
            continue;
        if (found >= 0 || before->role == FIG_ROLE_CHANGE || !before->value.ptr || before->mod != FIG_MOD_NONE)
            return -1;
        found = i;
    }
    return found;
}

int fig_written_year(const fig_figure *f)
{
    int digits = 0, year = 0;
    for (size_t i = 0; i < f->text.len; i++) {
        const bool digit = f->text.ptr[i] >= '0' && f->text.ptr[i] <= '9';
        year = digit ? (digits ? year % 1000 * 10 : 0) + f->text.ptr[i] - '0' : year; /* of more digits the last four: no year */
        if (!digit && digits == 4)
            break;
        digits = digit ? digits + 1 : 0;
    }
    return f->kind == FIG_KIND_DATE && digits == 4 ? year : 0;
}

int32_t fig_date_before(const fig_checking *c, int32_t figure, bool with_year)
{
    const fig_figure *f = fig_of(c, figure);
    int32_t found = -1;
    for (int32_t i = figure - 1; i >= 0 && fig_of(c, i)->sentence + 1 >= f->sentence && fig_str_same(fig_of(c, i)->field, f->field); i--) {
        if (fig_of(c, i)->kind != FIG_KIND_DATE || (with_year && !fig_written_year(fig_of(c, i))))
            continue;
        if (found >= 0 || fig_of(c, i)->sentence == f->sentence)
            return -1;
        found = i;
    }
    return found;
}

/* The last word of a phrase. */
static fig_str last_word(fig_str phrase)
{
    size_t at = phrase.len;
    while (at > 0 && fig_ascii_is_letter(phrase.ptr[at - 1]))
        at--;
    return (fig_str){phrase.ptr + at, phrase.len - at};
}

/* The same word in one case, with or without the s of many. */
static bool is_one_word(fig_str a, fig_str b)
{
    const size_t n = a.len < b.len ? a.len : b.len, longer = a.len > b.len ? a.len : b.len;
    for (size_t i = 0; i < n; i++)
        if ((a.ptr[i] | 0x20) != (b.ptr[i] | 0x20))
            return false;
    return n > 0 && (longer == n || (longer == n + 1 && ((a.len > b.len ? a : b).ptr[n] | 0x20) == 's'));
}

/* What a word says, where the grammar has another for it: turnover, revenue. */
static fig_str sense_of(const fig_checking *c, fig_str word)
{
    const fig_stemmer *s = c->result->stemmer;
    for (size_t i = 0; s && i < s->sense_count; i++)
        if (is_one_word(s->senses[i].form, word))
            return s->senses[i].other;
    return word;
}

bool fig_same_measure(const fig_checking *c, fig_str a, fig_str b)
{
    return !a.len || !b.len || is_one_word(sense_of(c, last_word(a)), sense_of(c, last_word(b)));
}
