/*
 * Sink: the public door of src/emit: options checked, writers called in order, errors kept.
 *
 * in   documents with their results          out   bytes through the caller's fig_write_fn
 * Once the caller's function has failed, every call gives FIG_E_IO.
 */
#include "sink.h"
#include "../base/alloc.h"
#include "../base/error.h"
#include "../base/sized.h"
#include "../base/slack.h"
#include "../base/spelling.h"
#include "../base/str.h"
#include "../record/repair.h"
#include "findings.h"

/* By fig_output_format. `columns`: it is a table, and has what tables have behind the record's fields. */
static const struct {
    fig_emit_fn emit; /* NULL: written by another part of the library */
    bool columns;
    bool sheets; /* it has a place for each kind of record */
} emitters[] = {
    [FIG_OUTPUT_TABLE] = {fig_emit_table, false, false},
    [FIG_OUTPUT_NDJSON] = {fig_emit_ndjson, false, false},
    [FIG_OUTPUT_JSON] = {fig_emit_json, false, false},
    [FIG_OUTPUT_DOCUMENTS] = {fig_emit_documents, false, false},
    [FIG_OUTPUT_CSV] = {fig_emit_csv, true, false},
    [FIG_OUTPUT_TSV] = {fig_emit_tsv, true, false},
    [FIG_OUTPUT_CSV_EXCEL] = {fig_emit_csv_excel, true, false},
    [FIG_OUTPUT_CSV_SEMICOLON] = {fig_emit_csv_semicolon, true, false},
    [FIG_OUTPUT_XLSX] = {fig_emit_xlsx, true, true},
    [FIG_OUTPUT_SQLITE] = {NULL, false, false},
    [FIG_OUTPUT_HTML] = {fig_emit_html, false, false},
    [FIG_OUTPUT_SARIF] = {fig_emit_sarif, false, false},
    [FIG_OUTPUT_ANNOTATIONS] = {fig_emit_annotations, false, false},
};

/* Findings alone have writers of their own. */
static fig_emit_fn emitter_of(const fig_sink_options *options)
{
    if (options->records == FIG_RECORDS_FINDINGS)
        switch ((int)options->format) {
        case FIG_OUTPUT_TABLE:
            return fig_emit_findings_table;
        case FIG_OUTPUT_NDJSON:
            return fig_emit_findings_ndjson;
        case FIG_OUTPUT_JSON:
            return fig_emit_findings_json;
        }
    return emitters[options->format].emit;
}

/* The next item of a comma-separated list, blanks around it left out. */
static fig_str next_item(const char **list)
{
    const char *begin = *list + strspn(*list, " \t"), *end = begin + strcspn(begin, ",");
    *list = *end ? end + 1 : end;
    while (end > begin && (end[-1] == ' ' || end[-1] == '\t'))
        end--;
    return (fig_str){begin, (size_t)(end - begin)};
}

/* As much of a word as a message shows. */
static int shown(fig_str word)
{
    return word.len < 40 ? (int)word.len : 40;
}

static fig_status choose_kinds(fig_sink *sink, const char *list, fig_error *error)
{
    sink->kinds = list ? 0 : ~0u;
    while (list && *list) {
        fig_str name = next_item(&list);
        fig_kind kind = fig_kind_from_name(name.ptr, name.len);
        if (kind == FIG_KIND_NONE)
            return fig_error_set(error, FIG_E_USAGE,
                                 "there is no kind \"%.*s\"; the kinds are money, percent, index, date, time, duration, recurrence, "
                                 "quantity, count, ordinal, ratio, multiple, number",
                                 shown(name), name.ptr);
        sink->kinds |= 1u << kind;
    }
    if (!sink->kinds)
        return fig_error_set(error, FIG_E_USAGE, "the list of kinds is empty; name at least one, for example money,percent");
    return FIG_OK;
}

static void choose_all_fields(fig_sink *sink, bool columns)
{
    for (size_t i = 0; i < FIG_COLUMN_COUNT; i++)
        sink->columns[sink->column_count++] = &fig_columns[i];
    for (size_t i = 0; columns && i < FIG_TABLE_COLUMN_COUNT; i++)
        sink->columns[sink->column_count++] = &fig_table_columns[i];
    for (size_t i = 0; i < FIG_FACT_COLUMN_COUNT; i++)
        sink->fact_columns[sink->fact_column_count++] = &fig_fact_columns[i];
}

/* What there is: the field that was likely meant, else some of them. */
static fig_status refuse_field(const fig_sink *sink, fig_str name, fig_error *error)
{
    const bool figures = sink->records & FIG_RECORDS_FIGURES;
    fig_spelling near = fig_spelling_of(name);
    if (fig_table_column_find(name.ptr, name.len))
        return fig_error_set(error, FIG_E_USAGE, "the field \"%.*s\" is one of tables; write csv, tsv or xlsx to have it", shown(name),
                             name.ptr);
    for (size_t i = 0; figures && i < FIG_COLUMN_COUNT; i++)
        fig_spelling_try(&near, (fig_str){fig_columns[i].name, strlen(fig_columns[i].name)});
    for (size_t i = 0; (sink->records & FIG_RECORDS_FACTS) && i < FIG_FACT_COLUMN_COUNT; i++)
        fig_spelling_try(&near, (fig_str){fig_fact_columns[i].name, fig_fact_columns[i].length});
    if (near.best.len)
        return fig_error_set(error, FIG_E_USAGE, "there is no field \"%.*s\"; did you mean %.*s? docs/records.md has them all", shown(name),
                             name.ptr, (int)near.best.len, near.best.ptr);
    return fig_error_set(error, FIG_E_USAGE, "there is no field \"%.*s\"; docs/records.md has them all: %s", shown(name), name.ptr,
                         figures ? "kind, text, value, unit, edtf, date_from ..." : "subject, measure, value, unit, date_from ...");
}

static bool is_chosen(const fig_sink *sink, const fig_column *column, const fig_fact_column *of_fact)
{
    for (size_t i = 0; column && i < sink->column_count; i++)
        if (sink->columns[i] == column)
            return true;
    for (size_t i = 0; of_fact && i < sink->fact_column_count; i++)
        if (sink->fact_columns[i] == of_fact)
            return true;
    return false;
}

static fig_status choose_field(fig_sink *sink, fig_str name, bool columns, fig_error *error)
{
    const bool figures = sink->records & FIG_RECORDS_FIGURES;
    const fig_column *column = figures ? fig_column_find(name.ptr, name.len) : NULL;
    const fig_fact_column *of_fact = sink->records & FIG_RECORDS_FACTS ? fig_fact_column_find(name.ptr, name.len) : NULL;
    const bool kind = !columns && fig_str_is(name, "kind"); /* of facts beside what figures have */
    sink->kind_of_facts |= kind;
    if (!column && columns && figures)
        column = fig_table_column_find(name.ptr, name.len);
    if (!column && !of_fact && !(kind && !figures))
        return refuse_field(sink, name, error);
    if (is_chosen(sink, column, of_fact))
        return fig_error_set(error, FIG_E_USAGE, "the field \"%.*s\" is named twice; name each once", shown(name), name.ptr);
    if (column)
        sink->columns[sink->column_count++] = column;
    if (of_fact)
        sink->fact_columns[sink->fact_column_count++] = of_fact;
    return FIG_OK;
}

static fig_status choose_fields(fig_sink *sink, const char *list, fig_error *error)
{
    const bool columns = emitters[sink->options.format].columns;
    sink->all_fields = sink->kind_of_facts = list == NULL;
    if (!list)
        choose_all_fields(sink, columns);
    while (list && *list) {
        fig_status status = choose_field(sink, next_item(&list), columns, error);
        if (status != FIG_OK)
            return status;
    }
    if (!sink->column_count && !sink->fact_column_count)
        return fig_error_set(error, FIG_E_USAGE, "the list of fields is empty; name at least one, for example kind,value,unit");
    return FIG_OK;
}

static void make_fragments(fig_fragment of[FIG_FRAGMENTS], const char *field, const fig_enum_names *names)
{
    for (size_t i = 1; i < names->count; i++) {
        fig_strbuf b = {.data = of[i].text, .capacity = sizeof of[i].text};
        fig_strbuf_char(&b, '"');
        fig_strbuf_puts(&b, field);
        fig_strbuf_puts(&b, "\":\"");
        fig_strbuf_add(&b, names->names[i].ptr, names->names[i].len);
        fig_strbuf_puts(&b, "\",");
        of[i].len = (uint8_t)b.len;
    }
}

static void make_all_fragments(fig_sink *sink)
{
    make_fragments(sink->fragments.kind, "kind", &fig_kind_names);
    make_fragments(sink->fragments.mod, "mod", &fig_mod_names);
    make_fragments(sink->fragments.rel, "rel", &fig_rel_names);
    make_fragments(sink->fragments.part, "part", &fig_part_names);
    make_fragments(sink->fragments.direction, "direction", &fig_direction_names);
    make_fragments(sink->fragments.role, "role", &fig_role_names);
    make_fragments(sink->fragments.grain, "grain", &fig_grain_names);
}

static fig_status check(const fig_sink_options *options, fig_error *error)
{
    if (!options->write)
        return fig_error_set(error, FIG_E_USAGE, "a sink needs a write function");
    if (options->format == FIG_OUTPUT_SQLITE)
        return fig_error_set(error, FIG_E_USAGE, "a database is no stream of records; use figura load --db FILE, or fig_store_open");
    if ((unsigned)options->format >= sizeof emitters / sizeof *emitters)
        return fig_error_set(error, FIG_E_USAGE, "there is no output format %d", (int)options->format);
    if (!emitters[options->format].emit)
        return fig_error_set(error, FIG_E_USAGE, "this format is not one that extract writes; --help lists those that are");
    if (options->records == FIG_RECORDS_FINDINGS && emitters[options->format].columns && !emitters[options->format].sheets)
        return fig_error_set(error, FIG_E_USAGE, "findings are no columns; write them as table, ndjson, json, documents, html or sarif");
    if ((unsigned)options->offsets > FIG_OFFSETS_UTF16)
        return fig_error_set(error, FIG_E_USAGE, "there is no unit of offsets %d", (int)options->offsets);
    unsigned records = options->records;
    if (emitters[options->format].columns && !emitters[options->format].sheets && (records & (records - 1)))
        return fig_error_set(error, FIG_E_USAGE,
                             "a table of rows holds one kind of record: for facts alone use the command facts (figura facts --to csv), for "
                             "figures leave --facts out, for both choose ndjson, json or documents");
    return FIG_OK;
}

fig_status fig_sink_new(const fig_engine *engine, const fig_sink_options *wanted, fig_sink **out, fig_error *error)
{
    fig_sink_options own;
    *out = NULL;
    const fig_sink_options *options = FIG_SIZED(fig_sink_options, wanted, &own, error);
    fig_status status = options ? check(options, error) : FIG_E_USAGE;
    if (status != FIG_OK)
        return status;
    fig_sink *sink = fig_calloc(1, sizeof *sink);
    if (!sink)
        return fig_error_nomem(error);
    sink->options = *options;
    sink->emit = emitter_of(options);
    sink->records = options->records ? options->records : FIG_RECORDS_FIGURES;
    sink->grammars = engine ? fig_engine_grammar_hash(engine) : "";
    status = choose_kinds(sink, options->kinds, error);
    if (status == FIG_OK)
        status = choose_fields(sink, options->fields, error);
    if (status == FIG_OK && !fig_writer_init(&sink->out, options->write, options->write_user))
        status = fig_error_nomem(error);
    if (status != FIG_OK) {
        fig_sink_free(sink);
        return status;
    }
    make_all_fragments(sink);
    if (options->said)
        fig_repair(&sink->said, options->said, strlen(options->said));
    sink->options.fields = sink->options.kinds = sink->options.said = NULL; /* lent for the call only */
    sink->emit(sink, FIG_EMIT_BEGIN, NULL);
    if (sink->fault.code != FIG_OK) {
        if (error)
            *error = sink->fault;
        status = sink->fault.code;
        fig_sink_free(sink);
        return status;
    }
    *out = sink;
    return FIG_OK;
}

static fig_status status_of(const fig_sink *sink, fig_error *error)
{
    if (sink->out.failed)
        return fig_error_set(error, FIG_E_IO, "the output could not be written; is the disk full or the reader gone?");
    if (sink->fault.code != FIG_OK) {
        if (error)
            *error = sink->fault;
        return sink->fault.code;
    }
    if (sink->said.failed || sink->scratch.failed || sink->doc.failed || sink->doc_json.failed || sink->ends.head.failed ||
        sink->ends.tail.failed)
        return fig_error_nomem(error);
    return FIG_OK;
}

static int write_to_strbuf(void *user, const char *data, size_t len)
{
    fig_strbuf *b = user;
    fig_strbuf_add(b, data, len);
    return b->failed;
}

static void add_json(fig_strbuf *out, fig_str text)
{
    if (fig_scan_is_plain(text.ptr, text.len)) { /* as nearly all are */
        fig_strbuf_char(out, '"');
        fig_strbuf_add(out, text.ptr, text.len);
        fig_strbuf_char(out, '"');
        return;
    }
    char room[FIG_WRITER_BYTES];
    fig_writer w = {.data = room, .write = write_to_strbuf, .user = out};
    fig_writer_json_string(&w, text.ptr, text.len);
    fig_writer_flush(&w);
}

/* The document's id, repaired, as text and as JSON: once a document, not once a record. */
static void name_document(fig_sink *sink, fig_row *row, const char *id)
{
    sink->ends.known = false;
    if (!id)
        return;
    sink->doc.len = sink->doc_json.len = 0;
    fig_repair(&sink->doc, id, strlen(id));
    row->doc = fig_strbuf_view(&sink->doc);
    add_json(&sink->doc_json, row->doc);
    row->doc_json = fig_strbuf_view(&sink->doc_json);
}

bool fig_sink_make_ends(fig_sink *sink, const fig_row *row)
{
    fig_ends *e = &sink->ends;
    e->head.len = e->tail.len = 0;
    e->field = row->figure->field.ptr;
    e->lang = row->figure->lang.ptr;
    fig_strbuf_char(&e->head, '{');
    if (row->doc_json.ptr) {
        fig_strbuf_puts(&e->head, "\"doc\":");
        fig_strbuf_add(&e->head, row->doc_json.ptr, row->doc_json.len);
        fig_strbuf_char(&e->head, ',');
    }
    if (e->field) {
        fig_strbuf_puts(&e->head, "\"field\":");
        add_json(&e->head, row->figure->field);
        fig_strbuf_char(&e->head, ',');
    }
    if (e->lang) {
        fig_strbuf_puts(&e->tail, ",\"lang\":");
        add_json(&e->tail, row->figure->lang);
    }
    e->known = fig_strbuf_reserve(&e->head, FIG_SLACK) && fig_strbuf_reserve(&e->tail, FIG_SLACK);
    return e->known;
}

fig_status fig_sink_write(fig_sink *sink, const fig_document *document, const fig_result *result, fig_error *error)
{
    fig_document own;
    if (document && !(document = FIG_SIZED(fig_document, document, &own, error)))
        return FIG_E_USAGE;
    fig_emit_source source = {.row = {.result = result, .offsets = sink->options.offsets}, .document = document};
    name_document(sink, &source.row, document ? document->id : NULL);
    sink->emit(sink, FIG_EMIT_DOCUMENT, &source);
    return status_of(sink, error);
}

fig_status fig_sink_write_error(fig_sink *sink, const char *id, const fig_error *what, fig_error *error)
{
    fig_error unknown = {.code = FIG_E_IO, .message = "the document could not be read"};
    fig_emit_source source = {.error = what ? what : &unknown};
    name_document(sink, &source.row, id);
    sink->emit(sink, FIG_EMIT_ERROR, &source);
    return status_of(sink, error);
}

fig_status fig_sink_finish(fig_sink *sink, fig_error *error)
{
    if (!sink->finished) {
        sink->finished = true;
        sink->emit(sink, FIG_EMIT_FINISH, NULL);
        fig_writer_flush(&sink->out);
    }
    return status_of(sink, error);
}

void fig_sink_free(fig_sink *sink)
{
    if (!sink)
        return;
    fig_emit_xlsx_free(sink);
    fig_writer_clear(&sink->out);
    fig_strbuf_clear(&sink->said);
    fig_strbuf_clear(&sink->scratch);
    fig_strbuf_clear(&sink->doc);
    fig_strbuf_clear(&sink->doc_json);
    fig_strbuf_clear(&sink->ends.head);
    fig_strbuf_clear(&sink->ends.tail);
    fig_free(sink);
}
