/*
 * Moment, beside: pieces that stand beside a day, an era behind a year, a holiday's row.
 *
 * in   then-count:third then-weekday:Tuesday · era:BE · feast:Easter          out   their fields of a fig_datetime
 */
#include "moment.h"
#include <string.h>

/* 2555 BE is 2012: a row's value is the year of ours before its first; `before` counts back from ours. */
static bool set_era(const fig_scope *s, const fig_bound *b, fig_datetime *d)
{
    int64_t before;
    if (b->row && b->row->value_count && strcmp(b->row->values[0], "before") == 0) {
        int16_t *said = d->century > 0 ? &d->century : &d->year;
        if (*said < 1 || *said > 9998)
            return false;
        *said = (int16_t)(FIG_BEFORE_CHRIST - *said);
        d->year_digits = FIG_UNSAID;
        return true;
    }
    if (!fig_bound_int(s, b, &before) || d->year < 0 || d->year + before < 1)
        return false;
    d->year = (int16_t)(d->year + before);
    d->year_digits = FIG_UNSAID; /* AD 88 is that year */
    return true;
}

bool fig_moment_then(const fig_scope *s, fig_datetime *d)
{
    bool back = fig_make_attr(s->make, "back") != NULL;
    const fig_bound *era = fig_scope_get(s, FIG_NAME_ERA);
    if (era && !set_era(s, era, d))
        return false;
    const fig_bound *count = fig_scope_get(s, FIG_NAME_THEN_COUNT);
    const fig_bound *weekday = fig_scope_get(s, FIG_NAME_THEN_WEEKDAY);
    int64_t n = 1, day;
    if (!weekday)
        return true;
    if (!fig_bound_int(s, weekday, &day) || (count && (!fig_bound_int(s, count, &n) || n < 1 || n > 99)))
        return false;
    d->then_weekday = (int16_t)day;
    d->then_count = (int16_t)(back ? -n : n);
    return true;
}

void fig_moment_lay_beside(fig_datetime *d, const fig_datetime *p)
{
    if (p->feast) {
        d->feast = p->feast;
        d->feast_dates = p->feast_dates;
    }
    if (p->around)
        d->around = p->around;
    if (p->then_count) {
        d->then_count = p->then_count;
        d->then_weekday = p->then_weekday;
    }
    d->ahead |= p->ahead;
    d->day_first |= p->day_first;
    d->year_either |= p->year_either;
}

fig_around fig_moment_around(const char *name)
{
    static const char *const names[] = {"", "week", "from", "to", "weekend", "after", "before"};
    for (int i = 1; i < 7; i++)
        if (strcmp(names[i], name) == 0)
            return (fig_around)i;
    return FIG_AROUND_NONE;
}

const fig_row *fig_scope_row_named(const fig_scope *s, const char *list, const char *name)
{
    const fig_grammar *g = s->n->grammar;
    int index = name ? fig_grammar_list_index(g, list, strlen(list)) : -1;
    return index < 0 ? NULL : fig_grammar_row_of(g, (uint32_t)index, name, strlen(name));
}

/* A row's first value is its rule; one that begins with a list's row name is dated by that row. */
bool fig_moment_feast(const fig_scope *s, const fig_bound *b, fig_datetime *d)
{
    const fig_row *row = b->row;
    if (!row || !row->value_count)
        return false;
    d->feast = row;
    const char *dates = fig_row_attr(row, "dates");
    d->feast_dates = fig_scope_row_named(s, "feast-dates", dates);
    return !dates || d->feast_dates;
}
