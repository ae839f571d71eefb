/* Days: see days.h. */
#include "days.h"
#include <stdbool.h>

/* Eras of 400 years below year 0 make every number positive: unsigned division by a constant is a multiplication. */
enum { ERAS = 82, YEARS_OF_ERA = 400, DAYS_OF_ERA = 146097, DAYS_BEFORE = 719468 + ERAS * DAYS_OF_ERA };

static bool leap(int year)
{
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

int fig_days_in_month(int year, int month)
{
    static const unsigned char days[12] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (month < 1 || month > 12)
        return 0;
    return month == 2 && leap(year) ? 29 : days[month - 1];
}

int32_t fig_days_from_date(int year, int month, int day)
{
    unsigned early = month <= 2; /* a year from March to February has its odd day last */
    unsigned y = (unsigned)(year + ERAS * YEARS_OF_ERA) - early, century = y / 100;
    unsigned m = (unsigned)month + 12 * early;
    unsigned of_years = 1461 * y / 4 - century + century / 4;
    unsigned of_months = (979 * m - 2919) / 32;
    return (int32_t)(of_years + of_months + (unsigned)day - 1 - DAYS_BEFORE);
}

void fig_date_from_days(int32_t days, int *year, int *month, int *day)
{
    unsigned quarters = 4 * ((unsigned)days + DAYS_BEFORE) + 3; /* of days: a century has 36524 and one of them */
    unsigned century = quarters / DAYS_OF_ERA;
    unsigned of_century = quarters % DAYS_OF_ERA / 4;
    uint64_t scaled = (uint64_t)2939745 * (4 * of_century + 3); /* 2^32 / 1461: the year above, its days below */
    unsigned of_year = (unsigned)(scaled & UINT32_MAX) / 2939745 / 4;
    unsigned shifted = 2141 * of_year + 197913; /* 2^16 / 30.6: the month above, its days below */
    unsigned late = of_year >= 306;             /* January and February of the next year */
    *year = (int)(100 * century + (unsigned)(scaled >> 32) + late) - ERAS * YEARS_OF_ERA;
    *month = (int)((shifted >> 16) - 12 * late);
    *day = (int)((shifted & 0xffff) / 2141 + 1);
}

int fig_weekday_of(int32_t days)
{
    int since_monday = (days + 3) % 7; /* 1970-01-01 was a Thursday */
    return (since_monday < 0 ? since_monday + 7 : since_monday) + 1;
}

int fig_weekday_of_julian(int year, int month, int day)
{
    const int of_march = year - (month <= 2); /* the odd day of a year is its last, in February */
    const int behind = of_march / 100 - of_march / 400 - 2;
    return fig_weekday_of(fig_days_from_date(year, month, day) + behind);
}
