/*
 * Summer time: which of two offsets a zone has on a day.
 * in   a fig_datetime in ET (-240, -300; summer=us), 2019-01-25          out   its zone -300
 * The days of change are rules by year, in the list summer-time (grammars/common/summer-time.gram); told to the day.
 */
#include "../grammar/grammar.h"
#include "datespan.h"

/* "03:2SU/11:1SU" of the latest year in the table that is not after `year`, or NULL. */
static const char *rule_in(const fig_row *table, int year)
{
    const char *rule = NULL;
    for (size_t i = 0; i < table->attr_count && fig_whole(fig_row_attrs(table)[i].key) <= year; i++)
        rule = fig_row_attrs(table)[i].value;
    return rule;
}

static bool is_summer(const fig_row *table, int32_t day)
{
    int year, month, of_month;
    int32_t begin, end;
    fig_date_from_days(day, &year, &month, &of_month);
    const char *rule = rule_in(table, year);
    if (!rule || !fig_feast_fixed(&rule, year, &begin) || *rule++ != '/' || !fig_feast_fixed(&rule, year, &end))
        return false;
    return begin < end ? begin <= day && day < end : begin <= day || day < end;
}

void fig_summer_settle(fig_datetime *d, int32_t day)
{
    if (!d->summer)
        return;
    int16_t a = d->zone, b = d->zone_other;
    bool later = is_summer(d->summer, day); /* clocks are put forward: the greater offset */
    d->zone = (a > b) == later ? a : b;
    d->zone_other = d->zone == a ? b : a;
}
