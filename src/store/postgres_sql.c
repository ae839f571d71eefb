/* PostgreSQL, the SQL of a batch: see postgres_sql.h. */
#include "postgres_sql.h"

const char fig_postgres_number[] = "INSERT INTO stage_numbers (place, document, known)\n"
                                   "SELECT s.last, COALESCE(d.document, (SELECT COALESCE(MAX(document), 0) FROM documents)\n"
                                   "    + ROW_NUMBER() OVER (PARTITION BY d.document IS NULL ORDER BY s.first)), d.document IS NOT NULL\n"
                                   "FROM (SELECT id, MIN(document) AS first, MAX(document) AS last FROM stage_documents GROUP BY id) s\n"
                                   "LEFT JOIN documents d ON d.id = s.id;\n"
                                   "ANALYZE stage_numbers";

const char fig_postgres_count[] = "SELECT COUNT(*) FILTER (WHERE NOT known), COUNT(*) FILTER (WHERE known),"
                                  " (SELECT COUNT(*) FROM stage_documents) FROM stage_numbers";

const char fig_postgres_left_series[] = "DELETE FROM series s USING (SELECT DISTINCT series FROM stage_left) l\n"
                                        "WHERE s.series = l.series AND NOT EXISTS (SELECT 1 FROM facts f WHERE f.series = s.series)";

const char fig_postgres_all_series[] = "DELETE FROM series s WHERE NOT EXISTS (SELECT 1 FROM facts f WHERE f.series = s.series);\n";

void fig_postgres_add_stages(fig_strbuf *out)
{
    for (size_t i = 0; i < FIG_TABLE_COUNT; i++) /* column types alone: no keys, no rules */
        fig_strbuf_format(out, "CREATE TEMP TABLE stage_%s ON COMMIT DELETE ROWS AS SELECT * FROM %s WITH NO DATA;\n",
                          fig_store_tables[i].name, fig_store_tables[i].name);
    fig_strbuf_puts(out, "CREATE TEMP TABLE stage_numbers (place BIGINT, document BIGINT, known BOOLEAN) ON COMMIT DELETE ROWS;\n"
                         "CREATE TEMP TABLE stage_left (series TEXT) ON COMMIT DELETE ROWS;\n");
}

void fig_postgres_add_copy(fig_strbuf *out, fig_store_table_id table)
{
    fig_strbuf_format(out, "COPY stage_%s (", fig_store_tables[table].name);
    fig_store_add_names(out, &fig_store_tables[table]);
    fig_strbuf_puts(out, ") FROM STDIN");
}

/* Rows of the documents that were known, by their range of keys. */
static void add_range(fig_strbuf *out, const fig_store_table *table)
{
    fig_strbuf_format(out, "n.known AND t.%s BETWEEN n.document * %u AND n.document * %u + %u;\n", table->columns[0].name,
                      FIG_STORE_MAX_ROWS + 1u, FIG_STORE_MAX_ROWS + 1u, FIG_STORE_MAX_ROWS);
}

void fig_postgres_add_deletes(fig_strbuf *out)
{
    fig_strbuf_puts(out, "INSERT INTO stage_left SELECT series FROM stage_series;\n"
                         "INSERT INTO stage_left SELECT t.series FROM facts t, stage_numbers n WHERE t.series IS NOT NULL AND ");
    add_range(out, &fig_store_tables[FIG_TABLE_FACTS]);
    for (int i = FIG_TABLE_COUNT - 1; i >= 0; i--) {
        if (i == FIG_TABLE_DOCUMENTS || i == FIG_TABLE_SERIES)
            continue;
        fig_strbuf_format(out, "DELETE FROM %s t USING stage_numbers n WHERE ", fig_store_tables[i].name);
        add_range(out, &fig_store_tables[i]);
    }
}

static void add_value(fig_strbuf *out, const fig_store_column *column)
{
    if (column->type == FIG_STORE_DOCUMENT) {
        fig_strbuf_puts(out, "n.document");
        return;
    }
    if (column->type == FIG_STORE_KEY)
        fig_strbuf_format(out, "n.document * %u + ", FIG_STORE_MAX_ROWS + 1u);
    fig_strbuf_puts(out, "s.");
    fig_store_add_name(out, column->name);
}

/* What becomes of a document's row that is there. */
static void add_update(fig_strbuf *out, const fig_store_table *table)
{
    fig_strbuf_format(out, " ON CONFLICT (%s) DO UPDATE SET ", table->columns[0].name);
    for (size_t i = 1; i < table->column_count; i++) {
        fig_strbuf_puts(out, i > 1 ? ", " : "");
        fig_store_add_name(out, table->columns[i].name);
        fig_strbuf_puts(out, " = EXCLUDED.");
        fig_store_add_name(out, table->columns[i].name);
    }
}

void fig_postgres_add_insert(fig_strbuf *out, fig_store_table_id id)
{
    const fig_store_table *table = &fig_store_tables[id];
    fig_strbuf_format(out, "INSERT INTO %s (", table->name);
    fig_store_add_names(out, table);
    fig_strbuf_puts(out, id == FIG_TABLE_SERIES ? ")\nSELECT DISTINCT ON (s.series) " : ")\nSELECT ");
    for (size_t i = 0; i < table->column_count; i++) {
        fig_strbuf_puts(out, i ? ", " : "");
        add_value(out, &table->columns[i]);
    }
    fig_strbuf_format(out, "\nFROM stage_%s s", table->name);
    if (id == FIG_TABLE_SERIES) { /* the first that came names it */
        fig_strbuf_puts(out, " ORDER BY s.series, s.ctid ON CONFLICT DO NOTHING");
        return;
    }
    fig_strbuf_puts(out, " JOIN stage_numbers n ON n.place = s.document");
    if (id == FIG_TABLE_DOCUMENTS)
        add_update(out, table);
}
