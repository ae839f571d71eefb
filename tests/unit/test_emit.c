/* Every output read back: NDJSON against its plain twin, CSV and TSV cell by cell; the table: test_emit_table.c. */
#include "emit_unit.h"

#include "base/alloc.h"
#include "emit/fields.h"
#include <jansson.h>

static int refuse(void *user, const char *data, size_t len)
{
    (void)data;
    (void)len;
    ++*(int *)user;
    return 1;
}

static void ndjson_equals_its_twin(void **state)
{
    (void)state;
    fig_figure figures[4];
    uint32_t starts[3];
    fig_result result = numbered(figures, starts);
    char *out = emit(FIG_OUTPUT_NDJSON, &result), *line = out;
    for (size_t i = 0; i < 4; i++) {
        char *stop = strchr(line, '\n');
        assert_non_null(stop);
        json_error_t error;
        json_t *read = json_loadb(line, (size_t)(stop - line), JSON_ALLOW_NUL | JSON_REJECT_DUPLICATES, &error);
        json_t *twin = fig_figure_json(&result, i);
        if (!read)
            fail_msg("%s: %s", error.text, line);
        if (!json_equal(read, twin))
            fail_msg("%s\n%s", json_dumps(read, 0), json_dumps(twin, 0));
        json_decref(read);
        json_decref(twin);
        line = stop + 1;
    }
    assert_int_equal(*line, 0);
    free(out);
    fig_arena_clear(&result.arena);
}

/* Column by column, as --fields has it, and all at once. */
static void all_fields_chosen_are_all_fields(void **state)
{
    (void)state;
    fig_figure figures[4];
    uint32_t starts[3];
    fig_result result = numbered(figures, starts);
    char wide[1000];
    memset(wide, 'w', sizeof wide);
    fig_strbuf names = {0};
    for (size_t i = 0; i < FIG_COLUMN_COUNT; i++) {
        fig_strbuf_puts(&names, i ? "," : "");
        fig_strbuf_puts(&names, fig_columns[i].name);
    }
    for (size_t len = 0; len < 600; len++) {
        fig_date date = {.relative = {wide, len}};
        figures[1].unit = figures[2].lang = (fig_str){wide, len};
        figures[1].date = &date;
        figures[2].start = (uint32_t)(len * len);
        figures[2].start_codepoint = (uint32_t)(len * 7);
        fig_offsets offsets = len % 3 == 0 ? FIG_OFFSETS_BYTES : len % 3 == 1 ? FIG_OFFSETS_CODEPOINTS : FIG_OFFSETS_UTF16;
        fig_sink_options options = {.format = FIG_OUTPUT_NDJSON, .offsets = offsets};
        char *whole = emit_with(options, &result, len % 100 ? 1 : 50);
        options.fields = fig_strbuf_cstr(&names);
        char *chosen = emit_with(options, &result, len % 100 ? 1 : 50);
        assert_string_equal(whole, chosen);
        free(whole);
        free(chosen);
    }
    fig_strbuf_clear(&names);
    fig_arena_clear(&result.arena);
}

static void fields_come_in_the_order_of_records(void **state)
{
    static const char *const order =
        "doc field id kind text start end line column sentence value double low high iso iso_low iso_high times terms precision "
        "precision_loose mod rel part unit per instrument direction role edtf date_from date_to grain relative supplied same_as restates "
        "part_of alternatives flags rule lang ";
    (void)state;
    fig_strbuf names = {0};
    for (size_t i = 0; i < FIG_COLUMN_COUNT; i++) {
        assert_int_equal(strlen(fig_columns[i].key), fig_columns[i].key_len);
        fig_strbuf_puts(&names, fig_columns[i].name);
        fig_strbuf_char(&names, ' ');
    }
    assert_string_equal(fig_strbuf_cstr(&names), order);
    fig_strbuf_clear(&names);
}

/* A plain RFC 4180 reader: the next cell of *p, unquoted, into `cell`; returns what ended it. */
static char read_cell(const char **p, fig_strbuf *cell)
{
    cell->len = 0;
    const char *s = *p;
    if (*s == '"') {
        for (s++; *s != '"' || s[1] == '"'; s++) {
            if (*s == '"')
                s++;
            fig_strbuf_char(cell, *s);
        }
        s++;
    } else {
        while (*s && *s != ',' && *s != '\r')
            fig_strbuf_char(cell, *s++);
    }
    char stop = *s;
    assert_true(stop == ',' || (stop == '\r' && s[1] == '\n'));
    *p = s + (stop == ',' ? 1 : 2);
    return stop;
}

enum { TABLE_COLUMNS = FIG_COLUMN_COUNT + FIG_TABLE_COLUMN_COUNT };

static const fig_column *table_column(size_t k)
{
    return k < FIG_COLUMN_COUNT ? &fig_columns[k] : &fig_table_columns[k - FIG_COLUMN_COUNT];
}

static void csv_reads_back(void **state)
{
    (void)state;
    fig_figure figures[4];
    uint32_t starts[3];
    fig_result result = numbered(figures, starts);
    char *out = emit(FIG_OUTPUT_CSV, &result);
    const char *p = out;
    fig_strbuf cell = {0}, scratch = {0};
    for (size_t k = 0; k < TABLE_COLUMNS; k++) {
        char stop = read_cell(&p, &cell);
        assert_string_equal(fig_strbuf_cstr(&cell), table_column(k)->name);
        assert_true((stop == '\r') == (k + 1 == TABLE_COLUMNS));
    }
    for (size_t i = 0; i < 4; i++) {
        fig_row row = {.result = &result, .figure = &figures[i], .doc = {result.doc, strlen(result.doc)}};
        for (size_t k = 0; k < TABLE_COLUMNS; k++) {
            read_cell(&p, &cell);
            fig_str want = fig_column_text(table_column(k), &row, &scratch);
            if (memchr(want.ptr ? want.ptr : "", 0, want.len)) /* NUL became U+FFFD: two bytes more */
                assert_int_equal(cell.len, want.len + 2);
            else {
                assert_int_equal(cell.len, want.len);
                if (want.len)
                    assert_memory_equal(cell.data, want.ptr, want.len);
            }
        }
    }
    assert_int_equal(*p, 0);
    assert_non_null(strstr(out, "unit; scale; per"));
    assert_non_null(strstr(out, "CAD; 1 2..3\"\" P1Y 2019"));
    fig_strbuf_clear(&cell);
    fig_strbuf_clear(&scratch);
    free(out);
    fig_arena_clear(&result.arena);
}

static void tsv_is_one_line_a_figure(void **state)
{
    (void)state;
    fig_figure figures[4];
    uint32_t starts[3];
    fig_result result = numbered(figures, starts);
    char *out = emit(FIG_OUTPUT_TSV, &result);
    size_t lines = 0, tabs = 0;
    for (const char *p = out; *p; p++) {
        lines += *p == '\n';
        tabs += *p == '\t';
    }
    assert_int_equal(lines, 5);
    assert_int_equal(tabs, 5 * (TABLE_COLUMNS - 1));
    assert_non_null(strstr(out, "tab\\tnew\\nline \"quote\" back\\\\slash"));
    free(out);
    fig_arena_clear(&result.arena);
}

static void json_and_documents_are_json(void **state)
{
    (void)state;
    fig_figure figures[4];
    uint32_t starts[3];
    fig_result result = numbered(figures, starts), empty = {.doc = "empty"};
    char *out = emit_with((fig_sink_options){.format = FIG_OUTPUT_JSON}, &result, 2);
    json_t *array = json_loads(out, JSON_ALLOW_NUL, NULL);
    assert_int_equal(json_array_size(array), 8);
    assert_non_null(json_object_get(json_array_get(array, 0), "engine"));
    assert_null(json_object_get(json_array_get(array, 1), "engine"));
    assert_non_null(json_object_get(json_array_get(array, 4), "engine"));
    json_decref(array);
    free(out);
    out = emit(FIG_OUTPUT_JSON, &empty);
    assert_string_equal(out, "[]\n");
    free(out);
    out = emit(FIG_OUTPUT_DOCUMENTS, &result);
    json_t *document = json_loads(out, JSON_ALLOW_NUL, NULL);
    assert_string_equal(json_string_value(json_object_get(document, "id")), result.doc);
    assert_int_equal(json_array_size(json_object_get(document, "figures")), 4);
    assert_true(json_is_null(json_object_get(document, "error")));
    json_decref(document);
    free(out);
    fig_arena_clear(&result.arena);
}

static void kinds_and_fields_choose(void **state)
{
    (void)state;
    fig_figure figures[4];
    uint32_t starts[3];
    fig_result result = numbered(figures, starts);
    char *out =
        emit_with((fig_sink_options){.format = FIG_OUTPUT_NDJSON, .kinds = "money, date", .fields = "value, kind,flags"}, &result, 1);
    assert_string_equal(out, "{\"value\":\"1300\",\"kind\":\"money\",\"flags\":[\"invalid_date\",\"weekday_mismatch\",\"boilerplate\","
                             "\"descending_range\",\"split_year\",\"fiscal\"]}\n");
    free(out);
    out = emit_with(
        (fig_sink_options){.format = FIG_OUTPUT_NDJSON, .kinds = "money", .fields = "start,end", .offsets = FIG_OFFSETS_CODEPOINTS},
        &result, 1);
    assert_string_equal(out, "{\"start\":23,\"end\":29}\n");
    free(out);
    out = emit_with((fig_sink_options){.format = FIG_OUTPUT_NDJSON, .kinds = "money", .fields = "start,end", .offsets = FIG_OFFSETS_UTF16},
                    &result, 1);
    assert_string_equal(out, "{\"start\":24,\"end\":30}\n");
    free(out);
    static const char *const bad[][2] = {{"moneys", NULL},      {"", NULL},      {NULL, "value,,unit"},
                                         {NULL, "value,value"}, {NULL, "Value"}, {NULL, ""}};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        fig_sink_options options = {
            .size = sizeof options, .format = FIG_OUTPUT_CSV, .kinds = bad[i][0], .fields = bad[i][1], .write = collect};
        fig_sink *sink;
        fig_error error;
        assert_int_equal(fig_sink_new(NULL, &options, &sink, &error), FIG_E_USAGE);
        assert_true(*error.message);
    }
    fig_arena_clear(&result.arena);
}

static void errors_stand_in_their_line(void **state)
{
    (void)state;
    fig_strbuf b = {0};
    fig_sink_options options = {.size = sizeof options, .format = FIG_OUTPUT_DOCUMENTS, .write = collect, .write_user = &b};
    fig_sink *sink;
    fig_error what = {.code = FIG_E_SYNTAX, .message = "no \"text\""};
    assert_int_equal(fig_sink_new(NULL, &options, &sink, NULL), FIG_OK);
    assert_int_equal(fig_sink_write_error(sink, "a", &what, NULL), FIG_OK);
    assert_int_equal(fig_sink_write_error(sink, NULL, &what, NULL), FIG_OK);
    assert_int_equal(fig_sink_finish(sink, NULL), FIG_OK);
    fig_sink_free(sink);
    assert_string_equal(fig_strbuf_cstr(&b),
                        "{\"id\":\"a\",\"engine\":\"" FIG_VERSION "\",\"grammars\":\"\",\"figures\":[],\"error\":\"no \\\"text\\\"\"}\n"
                        "{\"id\":null,\"engine\":\"" FIG_VERSION "\",\"grammars\":\"\",\"figures\":[],\"error\":\"no \\\"text\\\"\"}\n");
    fig_strbuf_clear(&b);
}

static void a_refused_write_is_kept(void **state)
{
    (void)state;
    int calls = 0;
    fig_figure figures[4];
    uint32_t starts[3];
    fig_result result = numbered(figures, starts);
    fig_sink_options options = {.size = sizeof options, .format = FIG_OUTPUT_NDJSON, .write = refuse, .write_user = &calls};
    fig_sink *sink;
    fig_document document = {.size = sizeof document, .id = "a"};
    fig_status status = FIG_OK;
    assert_int_equal(fig_sink_new(NULL, &options, &sink, NULL), FIG_OK);
    for (int i = 0; i < 1000; i++)
        status = fig_sink_write(sink, &document, &result, NULL);
    assert_int_equal(status, FIG_E_IO);
    assert_int_equal(fig_sink_finish(sink, NULL), FIG_E_IO);
    assert_int_equal(calls, 1);
    fig_sink_free(sink);
    fig_arena_clear(&result.arena);
}

/* Whether this build's sinks write it. */
static bool writes(int format)
{
    fig_strbuf b = {0};
    fig_sink *sink = NULL;
    fig_sink_options options = {.size = sizeof options, .format = (fig_output_format)format, .write = collect, .write_user = &b};
    bool does = fig_sink_new(NULL, &options, &sink, NULL) == FIG_OK;
    fig_sink_free(sink);
    fig_strbuf_clear(&b);
    return does;
}

static bool has_schema(int format)
{
    return format == FIG_OUTPUT_CSV || format == FIG_OUTPUT_TSV || format == FIG_OUTPUT_CSV_EXCEL || format == FIG_OUTPUT_CSV_SEMICOLON;
}

static void want_of_memory_is_a_status(void **state)
{
    (void)state;
    fig_figure figures[4];
    uint32_t starts[3];
    fig_result result = numbered(figures, starts);
    fig_document document = {.size = sizeof document, .id = "a document with a name that is long enough to grow a buffer or two"};
    for (int format = FIG_OUTPUT_TABLE; format <= FIG_OUTPUT_ANNOTATIONS; format++)
        for (unsigned long n = 1; n < 40 && writes(format); n++) {
            static char sunk[1 << 20];
            fig_strbuf b = {.data = sunk, .capacity = sizeof sunk};
            fig_sink_options options = {.size = sizeof options,
                                        .format = (fig_output_format)format,
                                        .width = 100,
                                        .write = collect,
                                        .write_user = &b,
                                        .said = "--date 2019-03-01"};
            fig_sink *sink = NULL;
            fig_alloc_fail_at(n);
            fig_status status = fig_sink_new(NULL, &options, &sink, NULL);
            if (status == FIG_OK)
                status = fig_sink_write(sink, &document, &result, NULL);
            if (status == FIG_OK)
                status = fig_sink_finish(sink, NULL);
            if (status == FIG_OK && has_schema(format))
                status = fig_sink_describe(sink, "a.csv", collect, &b, NULL);
            fig_alloc_fail_at(0);
            assert_true(status == FIG_OK || status == FIG_E_NOMEM);
            if (n < 3)
                assert_int_equal(status, FIG_E_NOMEM);
            fig_sink_free(sink);
        }
    fig_arena_clear(&result.arena);
}

static void long_text_passes_whole(void **state)
{
    (void)state;
    enum { LONG = 300000 };
    char *text = malloc(LONG + 1);
    for (size_t i = 0; i < LONG; i++)
        text[i] = (char)(i % 7 == 0 ? '"' : i % 1000 == 3 ? 1 : 'a' + (int)(i % 26));
    text[LONG] = 0;
    fig_figure figures[4];
    uint32_t starts[3];
    fig_result result = numbered(figures, starts);
    figures[1].text = (fig_str){text, LONG};
    char *out = emit_with((fig_sink_options){.format = FIG_OUTPUT_DOCUMENTS}, &result, 1);
    json_t *document = json_loads(out, JSON_ALLOW_NUL, NULL);
    json_t *figure = json_array_get(json_object_get(document, "figures"), 1);
    assert_string_equal(json_string_value(json_object_get(figure, "text")), text);
    json_decref(document);
    free(out);
    free(text);
    fig_arena_clear(&result.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ndjson_equals_its_twin),
        cmocka_unit_test(all_fields_chosen_are_all_fields),
        cmocka_unit_test(fields_come_in_the_order_of_records),
        cmocka_unit_test(csv_reads_back),
        cmocka_unit_test(tsv_is_one_line_a_figure),
        cmocka_unit_test(json_and_documents_are_json),
        cmocka_unit_test(kinds_and_fields_choose),
        cmocka_unit_test(errors_stand_in_their_line),
        cmocka_unit_test(a_refused_write_is_kept),
        cmocka_unit_test(want_of_memory_is_a_status),
        cmocka_unit_test(long_text_passes_whole),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
