/*
 * C1, then: the value before, which the next sentence tells of what was named: "slid 1.2 percent to 3,952. On Tuesday it had ended at 4,000".
 *
 * in   a fact with a change, whose value is the only one of its kind in its sentence          out   the only such value of the next sentence; -1: none
 * A close of the day before may stand in the same sentence: "to close at 21,450, after ending the previous session at 21,196".
 * Its one date has to be what the change counts from: the day before of what is quoted daily, a year before of the rest.
 */
#include "checking.h"

enum { FRIDAY = 5, MONDAY = 1, WEEKEND = 3 };

static bool in_sentence(const fig_checking *c, int32_t i, const fig_figure *f, uint32_t sentence)
{
    return i >= 0 && (size_t)i < c->result->count && fig_of(c, i)->sentence == sentence && fig_str_same(fig_of(c, i)->field, f->field);
}

static bool is_rival(fig_checking *c, int32_t i, int32_t value)
{
    const fig_figure *f = fig_of(c, i), *v = fig_of(c, value);
    return i != value && fig_move_is_near(c, i, value) && f->role != FIG_ROLE_CHANGE && f->kind != FIG_KIND_DATE && f->same_as < 0 &&
           fig_move_comparable(c, f, v);
}

/* The only comparable value of the first sentence that has any, of the four behind; -1: none, or several, or there is another in the value's own. */
static int32_t only_next(fig_checking *c, int32_t value)
{
    enum { SENTENCES_ON = 4 };
    const fig_figure *v = fig_of(c, value);
    int32_t i = fig_first_of_sentence(c, value), found = -1;
    for (; in_sentence(c, i, v, v->sentence); i++)
        if (is_rival(c, i, value))
            return -1;
    for (; i >= 0 && (size_t)i < c->result->count && fig_str_same(fig_of(c, i)->field, v->field); i++) {
        const uint32_t at = fig_of(c, i)->sentence;
        if (at > v->sentence + SENTENCES_ON || (found >= 0 && at > fig_of(c, found)->sentence))
            break;
        if (!is_rival(c, i, value))
            continue;
        if (found >= 0)
            return -1;
        found = i;
    }
    return found;
}

/* The one date of a figure's sentence; NULL: none, or several. */
static const fig_figure *date_of(const fig_checking *c, int32_t figure)
{
    const fig_figure *f = fig_of(c, figure), *date = NULL;
    for (int32_t i = fig_first_of_sentence(c, figure); in_sentence(c, i, f, f->sentence); i++) {
        if (fig_of(c, i)->kind != FIG_KIND_DATE)
            continue;
        if (date || !fig_of(c, i)->date)
            return NULL;
        date = fig_of(c, i);
    }
    return date;
}

/* "On Tuesday", "a day earlier", which may count from the day that the story tells of. */
static bool is_day_before(const fig_checking *c, const fig_figure *date, int32_t day)
{
    int32_t from, to, today;
    if (date->part != FIG_PART_NONE || !fig_read_days(date, &from, &to) || to != from + 1)
        return false;
    const int weekday = fig_weekday_of(day), before = weekday == MONDAY ? FRIDAY : weekday - 1;
    if (date->date->weekday)
        return date->date->weekday == before && day - from <= 2 * WEEKEND + 1 && from - day <= 2 * WEEKEND + 1;
    if (!fig_str_has_digit(date->text)) /* counted from the story's day */
        return fig_read_reference(c, &today) && from == today - 1;
    return from == day - 1 || (weekday == MONDAY && day - from == WEEKEND);
}

/* The period right before, of what is quoted daily; else the same period of the year before. */
static bool is_counted_from(const fig_checking *c, const fig_fact *f, fig_str basis, int32_t then)
{
    const fig_figure *date = date_of(c, then);
    int32_t day, end;
    if (!f->period || !fig_read_day(f->period->date_from, &day) || !fig_read_day(f->period->date_to, &end))
        return false;
    if (fig_str_is(f->frequency, "D") || end == day + 1)
        return (!basis.len || fig_str_is(basis, "previous")) && fig_is_marked(c, then, FIG_MARK_CLOSED) &&
               (fig_is_marked(c, then, FIG_MARK_DAY_BEFORE) || (date && is_day_before(c, date, day)));
    return fig_is_marked(c, then, FIG_MARK_TOLD) && date && (!basis.len || fig_str_is(basis, "year_ago")) && fig_is_year_before(date, day);
}

/* "10 percent fewer than a year before. Then it had moved 1.5 million": the change says what it counts from, and that is told without a date. */
static bool is_told_of_basis(const fig_checking *c, const fig_fact *f, size_t k, int32_t then)
{
    const fig_figure *v = fig_of(c, then);
    bool dated = !f->changes[k].basis.len || !fig_is_marked(c, then, FIG_MARK_THEN) || !fig_is_marked(c, then, FIG_MARK_TOLD);
    for (int32_t i = fig_first_of_sentence(c, then); in_sentence(c, i, v, v->sentence); i++)
        dated = dated || fig_of(c, i)->kind == FIG_KIND_DATE;
    return !dated;
}

/* "52 euros the day before": by its words, or the date behind it. */
static bool is_of_day_before(const fig_checking *c, int32_t value)
{
    enum { BESIDE = 4 };
    const fig_figure *v = fig_of(c, value), *next = in_sentence(c, value + 1, v, v->sentence) ? fig_of(c, value + 1) : NULL;
    int32_t from, to, today;
    if (fig_is_marked(c, value, FIG_MARK_DAY_BEFORE))
        return true;
    if (!next || !fig_is_marked(c, value, FIG_MARK_CLOSED) || next->kind != FIG_KIND_DATE || !next->date || next->start > v->end + BESIDE ||
        fig_str_has_digit(next->text))
        return false;
    return fig_str_is(next->date->relative, "-1 day") ||
           (fig_read_reference(c, &today) && fig_read_days(next, &from, &to) && from == today - 1 && to == today);
}

/* "Which on Friday had ended at 128.21 crowns, jumped 7.2 percent": the day right before a value is the one before the fact's. */
static bool is_told_of_day_before(const fig_checking *c, const fig_fact *f, int32_t value)
{
    const fig_figure *v = fig_of(c, value), *date = in_sentence(c, value - 1, v, v->sentence) ? fig_of(c, value - 1) : NULL;
    int32_t day, end;
    return date && date->kind == FIG_KIND_DATE && date->date && fig_is_marked(c, value, FIG_MARK_THEN) && f->period &&
           fig_read_day(f->period->date_from, &day) && fig_read_day(f->period->date_to, &end) && end == day + 1 &&
           is_day_before(c, date, day);
}

/* "To close at 21,450, after ending the previous session at 21,196": the only other value of the fact's sentence; -1: none. */
static int32_t day_before_beside(fig_checking *c, const fig_fact *f)
{
    const int32_t value = f->figure;
    const fig_figure *v = fig_of(c, value);
    int32_t found = -1;
    for (int32_t i = fig_first_of_sentence(c, value); in_sentence(c, i, v, v->sentence); i++) {
        if (!is_rival(c, i, value))
            continue;
        if (found >= 0 || fig_of(c, i)->mod != FIG_MOD_NONE || !(i < value ? is_told_of_day_before(c, f, i) : is_of_day_before(c, i)))
            return -1;
        found = i;
    }
    return found;
}

int32_t fig_value_then(fig_checking *c, const fig_fact *f, size_t k)
{
    const fig_str basis = f->changes[k].basis;
    const bool leads = f->figure >= 0 && f->changes[k].figure < f->figure; /* a loss behind it may be for the week */
    const int32_t beside = leads && (!basis.len || fig_str_is(basis, "previous")) ? day_before_beside(c, f) : -1;
    if (beside >= 0)
        return beside;
    const int32_t then = f->figure >= 0 ? only_next(c, f->figure) : -1;
    const bool plain =
        then >= 0 && fig_of(c, then)->value.ptr && fig_of(c, then)->mod == FIG_MOD_NONE && fig_is_marked(c, then, FIG_MARK_NAMED);
    return plain && ((leads && is_counted_from(c, f, basis, then)) || is_told_of_basis(c, f, k, then)) ? then : -1;
}
