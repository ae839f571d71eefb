/*
 * Views: what dashboards read as they are.
 *
 * out   CREATE VIEW series_points AS ... ;   the same text in both dialects; docs/dashboards.md shows what to ask them
 * Every number in them is a column that was stored as a number, never an expression of another type: tools go by a column's declared type.
 */
#ifndef FIG_STORE_VIEWS_H
#define FIG_STORE_VIEWS_H
#include "../base/strbuf.h"

void fig_store_add_views(fig_strbuf *out);
#endif
