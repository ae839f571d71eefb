/*
 * PostgreSQL, the SQL of a batch: rows come by COPY into temporary tables and go from there into their places in a few statements.
 *
 * In the temporary tables `document` is the document's place in the batch and keys are n (tables.h); `stage_numbers` then gives each place its
 * number: the one it has, or the next free ones in the order of coming. Of an id that came twice the last one counts.
 */
#ifndef FIG_POSTGRES_SQL_H
#define FIG_POSTGRES_SQL_H
#include "tables.h"

/* Temporary tables of a session, empty at the end of each transaction. */
void fig_postgres_add_stages(fig_strbuf *out);
/* "COPY stage_figures (figure, document, ...) FROM STDIN" */
void fig_postgres_add_copy(fig_strbuf *out, fig_store_table_id table);
/* Number the batch's documents. */
extern const char fig_postgres_number[];
/* How many are new, how many were there. */
extern const char fig_postgres_count[];
/* Take away what the batch replaces. */
void fig_postgres_add_deletes(fig_strbuf *out);
/* From the temporary table into its place. */
void fig_postgres_add_insert(fig_strbuf *out, fig_store_table_id table);
/* Series that have lost their last fact: of the batch; of all. */
extern const char fig_postgres_left_series[], fig_postgres_all_series[];
#endif
