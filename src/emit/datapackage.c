/*
 * Data package: the description of a table that stands beside it, as Frictionless Data Package with a Table Schema.
 *
 * out   {"profile":"tabular-data-package","name":"figures","figura":{…},"resources":[{"path":"figures.csv","dialect":{…},"schema":{…}}]}
 * Exact numbers are strings with a pattern: a fraction or 20 digits are no "number" that every reader takes. A guard (sheet.h) may stand
 * before them and before any text, so the patterns of the spreadsheets' profiles allow it.
 */
#include "../base/error.h"
#include "../record/repair.h"
#include "sheet.h"
#include "sink.h"

static void write_string(fig_writer *w, const char *text)
{
    fig_writer_json_string(w, text, strlen(text));
}

/* "a|b|c" of the names that are not empty. */
static void write_names(fig_writer *w, const fig_enum_names *names, const char *between, bool quoted)
{
    bool any = false;
    for (size_t i = 0; i < names->count; i++) {
        if (!names->names[i].len)
            continue;
        if (any)
            fig_writer_add(w, between, strlen(between));
        any = true;
        if (quoted)
            fig_writer_json_string(w, names->names[i].ptr, names->names[i].len);
        else
            fig_writer_add(w, names->names[i].ptr, names->names[i].len);
    }
}

static bool is_required(const char *name)
{
    static const char *const required[] = {"field", "id", "kind", "text", "start", "end", "line", "column", "sentence", "rule", "lang"};
    for (size_t i = 0; i < sizeof required / sizeof *required; i++)
        if (strcmp(name, required[i]) == 0)
            return true;
    return false;
}

static const char id_pattern[] = "[0-9a-f]{16}";

static const char *cell_pattern(fig_cell cell, fig_output_format format)
{
    switch (cell) {
    case FIG_CELL_EXACT:
        return format == FIG_OUTPUT_CSV_SEMICOLON ? "-?[0-9]+(,[0-9]+|/[0-9]+)?" : "-?[0-9]+([.][0-9]+|/[0-9]+)?";
    case FIG_CELL_DATE:
        return "-?[0-9]{4,}-[0-9]{2}-[0-9]{2}(T[0-9:.]+(Z|[+-][0-9]{2}:[0-9]{2})?)?";
    case FIG_CELL_TEXT:
    case FIG_CELL_DOUBLE:
        break;
    }
    return NULL;
}

/* ,"pattern":"…", with room for a guard before it where there may be one. */
static void write_pattern(fig_writer *w, const char *pattern, fig_output_format format)
{
    if (!pattern)
        return;
    FIG_WRITER_LITERAL(w, ",\"pattern\":\"");
    if (format == FIG_OUTPUT_CSV_EXCEL || format == FIG_OUTPUT_CSV_SEMICOLON)
        FIG_WRITER_LITERAL(w, "'?");
    fig_writer_add(w, pattern, strlen(pattern));
    fig_writer_char(w, '"');
}

/* Some of these words, joined as a cell joins them. */
static void write_list_pattern(fig_writer *w, const fig_enum_names *names)
{
    FIG_WRITER_LITERAL(w, ",\"pattern\":\"(");
    write_names(w, names, "|", false);
    FIG_WRITER_LITERAL(w, ")(; (");
    write_names(w, names, "|", false);
    FIG_WRITER_LITERAL(w, "))*\"");
}

static void write_field(fig_writer *w, const fig_column *column, fig_output_format format)
{
    bool whole = column->type == FIG_COLUMN_START || column->type == FIG_COLUMN_END || column->type == FIG_COLUMN_PLACE;
    bool number = column->type == FIG_COLUMN_DOUBLE;
    FIG_WRITER_LITERAL(w, "{\"name\":");
    write_string(w, column->name);
    FIG_WRITER_LITERAL(w, ",\"type\":");
    write_string(w, whole ? "integer" : number ? "number" : "string");
    if (number && format == FIG_OUTPUT_CSV_SEMICOLON)
        FIG_WRITER_LITERAL(w, ",\"decimalChar\":\",\"");
    FIG_WRITER_LITERAL(w, ",\"constraints\":{\"required\":");
    fig_writer_add(w, is_required(column->name) ? "true" : "false", is_required(column->name) ? 4 : 5);
    if (whole && column->type == FIG_COLUMN_PLACE)
        FIG_WRITER_LITERAL(w, ",\"minimum\":1");
    else if (whole)
        FIG_WRITER_LITERAL(w, ",\"minimum\":0");
    if (column->type == FIG_COLUMN_NAME) {
        FIG_WRITER_LITERAL(w, ",\"enum\":[");
        write_names(w, column->names, ",", true);
        fig_writer_char(w, ']');
    }
    if (column->type == FIG_COLUMN_BITS)
        write_list_pattern(w, column->names);
    else
        write_pattern(w,
                      column->type == FIG_COLUMN_LINK || strcmp(column->name, "id") == 0 ? id_pattern
                                                                                         : cell_pattern(fig_column_cell(column), format),
                      format);
    FIG_WRITER_LITERAL(w, "}}");
}

static void write_dialect(fig_writer *w, fig_output_format format)
{
    FIG_WRITER_LITERAL(w, ",\"format\":\"");
    fig_writer_add(w, format == FIG_OUTPUT_TSV ? "tsv" : "csv", 3);
    FIG_WRITER_LITERAL(w, "\",\"mediatype\":\"text/");
    if (format == FIG_OUTPUT_TSV)
        FIG_WRITER_LITERAL(w, "tab-separated-values");
    else
        FIG_WRITER_LITERAL(w, "csv");
    FIG_WRITER_LITERAL(w, "\",\"encoding\":\"utf-8\",\"dialect\":{\"header\":true,\"delimiter\":\"");
    if (format == FIG_OUTPUT_TSV)
        FIG_WRITER_LITERAL(w, "\\t\",\"lineTerminator\":\"\\n\",\"escapeChar\":\"\\\\\"");
    else if (format == FIG_OUTPUT_CSV_SEMICOLON)
        FIG_WRITER_LITERAL(w, ";\",\"lineTerminator\":\"\\r\\n\",\"quoteChar\":\"\\\"\",\"doubleQuote\":true");
    else
        FIG_WRITER_LITERAL(w, ",\",\"lineTerminator\":\"\\r\\n\",\"quoteChar\":\"\\\"\",\"doubleQuote\":true");
    fig_writer_char(w, '}');
}

/* A name of a package or resource: lower case letters, digits and . _ - alone. */
static void write_name(fig_writer *w, const char *path)
{
    const char *dot = strrchr(path, '.'), *end = dot && dot > path ? dot : path + strlen(path);
    fig_writer_char(w, '"');
    for (const char *p = path; p < end; p++) {
        bool fine = (*p >= 'a' && *p <= 'z') || (*p >= '0' && *p <= '9') || *p == '.' || *p == '_' || *p == '-';
        fig_writer_char(w, fine ? *p : (char)(*p >= 'A' && *p <= 'Z' ? *p - 'A' + 'a' : '-'));
    }
    fig_writer_char(w, '"');
}

/* The same of a fact's column. */
static void write_fact_field(fig_writer *w, const fig_fact_column *column, fig_output_format format)
{
    fig_cell cell = fig_fact_column_cell(column);
    bool whole = column->type == FIG_FACT_UINT;
    bool required = whole || strcmp(column->name, "id") == 0 || strcmp(column->name, "key") == 0;
    FIG_WRITER_LITERAL(w, "{\"name\":");
    write_string(w, column->name);
    FIG_WRITER_LITERAL(w, ",\"type\":");
    write_string(w, whole ? "integer" : cell == FIG_CELL_DOUBLE ? "number" : "string");
    if (cell == FIG_CELL_DOUBLE && !whole && format == FIG_OUTPUT_CSV_SEMICOLON)
        FIG_WRITER_LITERAL(w, ",\"decimalChar\":\",\"");
    FIG_WRITER_LITERAL(w, ",\"constraints\":{\"required\":");
    fig_writer_add(w, required ? "true" : "false", required ? 4 : 5);
    if (whole)
        FIG_WRITER_LITERAL(w, ",\"minimum\":0");
    write_pattern(w, required && !whole ? id_pattern : cell_pattern(cell, format), format);
    FIG_WRITER_LITERAL(w, "}}");
}

static bool write_package(const fig_sink *sink, fig_writer *w, const char *path)
{
    fig_strbuf name = {0};
    fig_repair(&name, path, strlen(path));
    FIG_WRITER_LITERAL(w, "{\"profile\":\"tabular-data-package\",\"name\":");
    write_name(w, path);
    FIG_WRITER_LITERAL(w, ",\n\"figura\":{\"engine\":");
    write_string(w, fig_version());
    FIG_WRITER_LITERAL(w, ",\"grammars\":");
    write_string(w, sink->grammars);
    FIG_WRITER_LITERAL(w, "},\n\"resources\":[{\"profile\":\"tabular-data-resource\",\"name\":");
    write_name(w, path);
    FIG_WRITER_LITERAL(w, ",\"path\":");
    fig_writer_json_string(w, name.data, name.len);
    write_dialect(w, sink->options.format);
    FIG_WRITER_LITERAL(w, ",\n\"schema\":{\"missingValues\":[\"\"],\"fields\":[\n");
    bool facts = sink->records & FIG_RECORDS_FACTS;
    size_t count = facts ? sink->fact_column_count : sink->column_count;
    for (size_t i = 0; i < count; i++) {
        if (facts)
            write_fact_field(w, sink->fact_columns[i], sink->options.format);
        else
            write_field(w, sink->columns[i], sink->options.format);
        fig_writer_add(w, ",\n", i + 1 < count ? 2 : 0);
    }
    FIG_WRITER_LITERAL(w, "]}}]}\n");
    bool ok = !name.failed;
    fig_strbuf_clear(&name);
    return ok;
}

fig_status fig_sink_describe(const fig_sink *sink, const char *path, fig_write_fn write, void *user, fig_error *error)
{
    fig_output_format format = sink->options.format;
    fig_writer w;
    if (format != FIG_OUTPUT_CSV && format != FIG_OUTPUT_TSV && format != FIG_OUTPUT_CSV_EXCEL && format != FIG_OUTPUT_CSV_SEMICOLON)
        return fig_error_set(error, FIG_E_USAGE, "a schema describes csv or tsv; choose one of them");
    if (!fig_writer_init(&w, write, user))
        return fig_error_nomem(error);
    bool ok = write_package(sink, &w, path);
    fig_writer_flush(&w);
    bool failed = w.failed;
    fig_writer_clear(&w);
    if (!ok)
        return fig_error_nomem(error);
    return failed ? fig_error_set(error, FIG_E_IO, "the schema could not be written; is the disk full?") : FIG_OK;
}
