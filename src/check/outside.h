/*
 * Outside: knowledge from outside the text: rates and levels, a CSV file each.
 *
 * in   date,currency,per_usd          out   rows in the order of their names and dates, looked up by both
 *      2019-02-28,KRW,1125
 * A file is used whole or not at all: whatever is wrong is reported as FILE:LINE: what, and what to do.
 */
#ifndef FIG_OUTSIDE_H
#define FIG_OUTSIDE_H
#include "../base/arena.h"
#include "../exact/number.h"

typedef struct fig_outside_row {
    fig_str name; /* KRW, KOSPI */
    int32_t day;  /* since 1970 */
    fig_number value;
    fig_number lowest, highest; /* of this name, up to this row */
    uint32_t line;
} fig_outside_row;

typedef struct fig_outside {
    fig_arena arena;
    fig_number_pool pool;
    fig_outside_row *rows; /* by name, then day */
    size_t count, capacity;
} fig_outside;

/* `columns`: the header that the file may begin with, and what messages call its columns. */
fig_status fig_outside_read(fig_outside *o, const char *path, const char *const columns[3], fig_report_fn report, void *user,
                            fig_error *error);
void fig_outside_clear(fig_outside *o);
/* The last one before a day, or NULL. */
const fig_outside_row *fig_outside_before(const fig_outside *o, fig_str name, int32_t day);
/* Has the file this name at all? */
bool fig_outside_knows(const fig_outside *o, fig_str name);

/* "2019-02-28" as days since 1970; false where it is none. */
bool fig_days_parse(const char *text, size_t len, int32_t *days);
#endif
