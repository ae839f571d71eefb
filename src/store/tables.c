/* Tables: see tables.h. docs/dashboards.md says what the columns mean; views.c has the views. */
#include "tables.h"
#include "views.h"

#define TEXT(name)                                                                                                                         \
    {                                                                                                                                      \
        name, FIG_STORE_TEXT, NULL, NULL                                                                                                   \
    }
#define INTEGER(name)                                                                                                                      \
    {                                                                                                                                      \
        name, FIG_STORE_INTEGER, NULL, NULL                                                                                                \
    }
#define REAL(name)                                                                                                                         \
    {                                                                                                                                      \
        name, FIG_STORE_REAL, NULL, NULL                                                                                                   \
    }
#define KEY(name, of)                                                                                                                      \
    {                                                                                                                                      \
        name, FIG_STORE_KEY, of, NULL                                                                                                      \
    }
#define PRIMARY(name)                                                                                                                      \
    {                                                                                                                                      \
        name, FIG_STORE_KEY, NULL, "PRIMARY KEY"                                                                                           \
    }
#define OF_DOCUMENT                                                                                                                        \
    {                                                                                                                                      \
        "document", FIG_STORE_DOCUMENT, "documents", "NOT NULL"                                                                            \
    }
#define NUMBER(name) TEXT(name), REAL(name "_double") /* exact, and nearest double */

static const fig_store_column documents[] = {
    {"document", FIG_STORE_DOCUMENT, NULL, "PRIMARY KEY"},
    {"id", FIG_STORE_TEXT, NULL, "NOT NULL UNIQUE"},
    TEXT("title"),
    TEXT("url"),
    TEXT("date"),
    INTEGER("time"), /* of date: seconds since 1970, UTC */
    TEXT("country"),
    TEXT("lang"),
    INTEGER("bytes"),
    INTEGER("figure_count"),
    INTEGER("fact_count"),
    INTEGER("finding_count"),
    INTEGER("checkable"),
    INTEGER("inconsistent"),
    INTEGER("accepted"),
    TEXT("engine"),
    TEXT("grammars"),
    TEXT("digest"), /* of what the records follow from */
};

static const fig_store_column sentences[] = {
    PRIMARY("sentence_id"), OF_DOCUMENT, TEXT("field"), INTEGER("sentence"), INTEGER("start"), INTEGER("end"), TEXT("text"),
};

/* The fields of docs/records.md, in that order. */
static const fig_store_column figures[] = {
    PRIMARY("figure"),
    OF_DOCUMENT,
    TEXT("field"),
    TEXT("id"),
    TEXT("kind"),
    TEXT("text"),
    INTEGER("start"),
    INTEGER("end"),
    INTEGER("text_start"), /* in the document's text, as sentences count; start and end count in a page's source */
    INTEGER("text_end"),
    INTEGER("line"),
    INTEGER("column"),
    INTEGER("sentence"),
    KEY("sentence_id", "sentences"),
    TEXT("value"),
    REAL("double"),
    NUMBER("low"),
    NUMBER("high"),
    TEXT("iso"),
    TEXT("iso_low"),
    TEXT("iso_high"),
    TEXT("times"),
    TEXT("terms"),
    TEXT("precision"),
    TEXT("precision_loose"),
    TEXT("mod"),
    TEXT("rel"),
    TEXT("part"),
    TEXT("unit"),
    TEXT("per"),
    TEXT("instrument"),
    TEXT("direction"),
    TEXT("role"),
    TEXT("edtf"),
    TEXT("date_from"),
    TEXT("date_to"),
    TEXT("grain"),
    TEXT("relative"),
    TEXT("supplied"),
    TEXT("same_as"),
    TEXT("restates"),
    TEXT("part_of"),
    TEXT("flags"),
    TEXT("rule"),
    TEXT("lang"),
};

static const fig_store_column alternatives[] = {
    PRIMARY("alternative"), OF_DOCUMENT,    KEY("figure", "figures"),
    INTEGER("rank"), /* from 1, best first */
    TEXT("value"),          REAL("double"), NUMBER("low"),
    NUMBER("high"),         TEXT("unit"),   TEXT("iso"),
    TEXT("edtf"),
};

static const fig_store_column series[] = {
    {"series", FIG_STORE_TEXT, NULL, "PRIMARY KEY"},
    TEXT("subject"),
    TEXT("subject_id"),
    TEXT("ref_area"),
    TEXT("measure"),
    TEXT("unit"),
    TEXT("per"),
    TEXT("frequency"),
    TEXT("adjustment"),
};

static const fig_store_column facts[] = {
    PRIMARY("fact"),
    OF_DOCUMENT,
    TEXT("field"),
    TEXT("id"),
    TEXT("key"),
    {"series", FIG_STORE_TEXT, "series", NULL},
    TEXT("subject"),
    TEXT("subject_id"),
    TEXT("ref_area"),
    TEXT("measure"),
    KEY("figure", "figures"),
    TEXT("value"),
    REAL("double"),
    NUMBER("low"),
    NUMBER("high"),
    TEXT("unit"),
    TEXT("per"),
    TEXT("precision"),
    TEXT("precision_loose"),
    TEXT("mod"),
    NUMBER("from_value"),
    NUMBER("revised_from"),
    TEXT("period"),
    TEXT("period_start"),
    TEXT("period_end"),
    TEXT("period_grain"),
    INTEGER("period_time"), /* of period_start: seconds since 1970, UTC */
    INTEGER("period_supplied"),
    TEXT("frequency"),
    TEXT("adjustment"),
    TEXT("compared_to"),
    TEXT("compared_ratio"),
    REAL("compared_double"),
    TEXT("parts"),
    TEXT("obs_status"),
    TEXT("source"),
    TEXT("figures"),
    INTEGER("start"),
    INTEGER("end"),
    INTEGER("sentence"),
    KEY("sentence_id", "sentences"),
    TEXT("rule"),
};

static const fig_store_column changes[] = {
    PRIMARY("change"), OF_DOCUMENT,    KEY("fact", "facts"), INTEGER("rank"), /* from 1, as written */
    TEXT("value"),     REAL("double"),                                        /* unsigned, as value */
    REAL("signed"),                                                           /* the same, negative where it went down */
    NUMBER("low"),     NUMBER("high"), TEXT("unit"),         TEXT("direction"), TEXT("basis"), KEY("figure", "figures"),
};

static const fig_store_column derived[] = {
    PRIMARY("derived"), OF_DOCUMENT, KEY("fact", "facts"), TEXT("measure"), NUMBER("low"), NUMBER("high"), TEXT("unit"), TEXT("inputs"),
};

static const fig_store_column findings[] = {
    PRIMARY("finding"),
    OF_DOCUMENT,
    TEXT("id"),
    TEXT("check"),
    TEXT("name"),
    TEXT("verdict"),
    TEXT("why"),
    TEXT("stated"),
    NUMBER("low"),
    NUMBER("high"),
    TEXT("unit"),
    TEXT("suggestion"),
    KEY("figure", "figures"),
    TEXT("figures"),
    TEXT("field"),
    INTEGER("start"),
    INTEGER("end"),
    KEY("sentence_id", "sentences"),
    INTEGER("accepted"),
    TEXT("reason"),
};

#define TABLE(name)                                                                                                                        \
    {                                                                                                                                      \
#name, name, sizeof name / sizeof *name                                                                                            \
    }
const fig_store_table fig_store_tables[FIG_TABLE_COUNT] = {
    [FIG_TABLE_DOCUMENTS] = TABLE(documents),       [FIG_TABLE_SENTENCES] = TABLE(sentences), [FIG_TABLE_FIGURES] = TABLE(figures),
    [FIG_TABLE_ALTERNATIVES] = TABLE(alternatives), [FIG_TABLE_SERIES] = TABLE(series),       [FIG_TABLE_FACTS] = TABLE(facts),
    [FIG_TABLE_CHANGES] = TABLE(changes),           [FIG_TABLE_DERIVED] = TABLE(derived),     [FIG_TABLE_FINDINGS] = TABLE(findings),
};

/* Words that are the language's own in either dialect. */
void fig_store_add_name(fig_strbuf *out, const char *name)
{
    static const char *const reserved[] = {"end", "column", "check"};
    bool quoted = false;
    for (size_t i = 0; i < sizeof reserved / sizeof *reserved; i++)
        quoted |= strcmp(name, reserved[i]) == 0;
    if (quoted)
        fig_strbuf_char(out, '"');
    fig_strbuf_puts(out, name);
    if (quoted)
        fig_strbuf_char(out, '"');
}

void fig_store_add_names(fig_strbuf *out, const fig_store_table *table)
{
    for (size_t i = 0; i < table->column_count; i++) {
        if (i)
            fig_strbuf_puts(out, ", ");
        fig_store_add_name(out, table->columns[i].name);
    }
}

static const char *type_name(fig_store_type type, fig_store_dialect dialect)
{
    switch (type) {
    case FIG_STORE_TEXT:
        return "TEXT";
    case FIG_STORE_REAL:
        return dialect == FIG_DIALECT_SQLITE ? "REAL" : "DOUBLE PRECISION";
    case FIG_STORE_INTEGER:
    case FIG_STORE_DOCUMENT:
    case FIG_STORE_KEY:
        break;
    }
    return dialect == FIG_DIALECT_SQLITE ? "INTEGER" : "BIGINT";
}

/* SQLite only notes what refers to what, for those who show it; PostgreSQL looks at each row, so that there documents alone are bound, and last. */
static bool is_bound(const fig_store_column *column, fig_store_dialect dialect)
{
    return column->references && dialect == FIG_DIALECT_SQLITE;
}

/* With the column's name, which not all tools look up. */
static void add_reference(fig_strbuf *out, const fig_store_column *column)
{
    for (size_t i = 0; i < FIG_TABLE_COUNT; i++)
        if (strcmp(fig_store_tables[i].name, column->references) == 0)
            fig_strbuf_format(out, " REFERENCES %s (%s)", column->references, fig_store_tables[i].columns[0].name);
    if (column->type == FIG_STORE_DOCUMENT)
        fig_strbuf_puts(out, " ON DELETE CASCADE");
}

static void add_table(fig_strbuf *out, const fig_store_table *table, fig_store_dialect dialect)
{
    fig_strbuf_format(out, "CREATE TABLE %s (", table->name);
    for (size_t i = 0; i < table->column_count; i++) {
        const fig_store_column *c = &table->columns[i];
        fig_strbuf_puts(out, i ? ",\n  " : "\n  ");
        fig_store_add_name(out, c->name);
        fig_strbuf_char(out, ' ');
        fig_strbuf_puts(out, type_name(c->type, dialect));
        if (c->rest)
            fig_strbuf_format(out, " %s", c->rest);
        if (is_bound(c, dialect))
            add_reference(out, c);
    }
    fig_strbuf_puts(out, "\n);\n");
}

void fig_store_add_tables(fig_strbuf *out, fig_store_dialect dialect)
{
    for (size_t i = 0; i < FIG_TABLE_COUNT; i++)
        add_table(out, &fig_store_tables[i], dialect);
    fig_store_add_views(out);
}

/* What dashboards ask by; the last one says that all are there. */
const char fig_store_last_index[] = "documents_time";
static const char indexes[] = "CREATE INDEX sentences_document ON sentences (document, field, sentence);\n"
                              "CREATE INDEX figures_document ON figures (document);\n"
                              "CREATE INDEX figures_id ON figures (id);\n"
                              "CREATE INDEX figures_kind ON figures (kind, unit);\n"
                              "CREATE INDEX figures_instrument ON figures (instrument) WHERE instrument IS NOT NULL;\n"
                              "CREATE INDEX figures_date_from ON figures (date_from) WHERE date_from IS NOT NULL;\n"
                              "CREATE INDEX alternatives_document ON alternatives (document);\n"
                              "CREATE INDEX alternatives_figure ON alternatives (figure);\n"
                              "CREATE INDEX facts_document ON facts (document);\n"
                              "CREATE INDEX facts_id ON facts (id);\n"
                              "CREATE INDEX facts_key ON facts (key);\n"
                              "CREATE INDEX facts_series ON facts (series, period_time);\n"
                              "CREATE INDEX changes_document ON changes (document);\n"
                              "CREATE INDEX changes_fact ON changes (fact, rank);\n"
                              "CREATE INDEX derived_document ON derived (document);\n"
                              "CREATE INDEX derived_fact ON derived (fact);\n"
                              "CREATE INDEX findings_document ON findings (document);\n"
                              "CREATE INDEX findings_verdict ON findings (verdict, \"check\");\n";

/* The search reads the sentences themselves (no second copy) and follows them by triggers; "sentences" in double quotes is what tools look for. */
static const char sqlite_search[] =
    "CREATE VIRTUAL TABLE sentences_fts USING fts5(text, content=\"sentences\", content_rowid=\"sentence_id\","
    " tokenize=\"unicode61 remove_diacritics 2\");\n"
    "INSERT INTO sentences_fts (sentences_fts) VALUES ('rebuild');\n"
    "CREATE TRIGGER sentences_insert AFTER INSERT ON sentences BEGIN\n"
    "  INSERT INTO sentences_fts (rowid, text) VALUES (new.sentence_id, new.text);\nEND;\n"
    "CREATE TRIGGER sentences_delete AFTER DELETE ON sentences BEGIN\n"
    "  INSERT INTO sentences_fts (sentences_fts, rowid, text) VALUES ('delete', old.sentence_id, old.text);\nEND;\n"
    "CREATE TRIGGER sentences_update AFTER UPDATE ON sentences BEGIN\n"
    "  INSERT INTO sentences_fts (sentences_fts, rowid, text) VALUES ('delete', old.sentence_id, old.text);\n"
    "  INSERT INTO sentences_fts (rowid, text) VALUES (new.sentence_id, new.text);\nEND;\n";
static const char postgres_search[] = "CREATE INDEX sentences_fts ON sentences USING gin (to_tsvector('simple', text));\n";

static void add_postgres(fig_strbuf *out)
{
    fig_strbuf_puts(out, postgres_search);
    for (size_t i = 0; i < FIG_TABLE_COUNT; i++)
        if (i != FIG_TABLE_DOCUMENTS && i != FIG_TABLE_SERIES)
            fig_strbuf_format(out, "ALTER TABLE %s ADD FOREIGN KEY (document) REFERENCES documents (document) ON DELETE CASCADE;\n",
                              fig_store_tables[i].name);
}

void fig_store_add_indexes(fig_strbuf *out, fig_store_dialect dialect, bool fts5)
{
    fig_strbuf_puts(out, indexes);
    if (dialect == FIG_DIALECT_POSTGRES)
        add_postgres(out);
    else if (fts5)
        fig_strbuf_puts(out, sqlite_search);
    fig_strbuf_format(out, "CREATE INDEX %s ON documents (time);\n", fig_store_last_index);
}
