/*
 * Store: rows of facts and findings made by hand, times, statuses; every write of the file that fails, every allocation that fails.
 *
 * A write that fails (a full disk) or memory that runs out, at whatever moment: the status says so, and the file afterwards holds whole batches.
 */
#include "unit.h"
#ifndef FIG_HAVE_SQLITE3
#define FIG_HAVE_SQLITE3 0
#endif
#if FIG_HAVE_SQLITE3
#include "base/alloc.h"
#include "emit/fields.h"
#include "figura/load.h"
#include "sample_result.h"
#include "store/rows.h"
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static char path[64];

static void forget_file(void)
{
    char journal[80];
    snprintf(journal, sizeof journal, "%s-journal", path);
    unlink(path);
    unlink(journal);
}

static void seconds_of_dates(void **state)
{
    static const struct {
        const char *iso;
        int64_t seconds;
    } rows[] = {{"1970-01-01", 0},
                {"2019-02-28", 1551312000},
                {"2000-02-29T00:00Z", 951782400},
                {"2019-02-28T15:30-05:00", 1551385800},
                {"2019-02-28T15:30:10+0530", 1551348010},
                {"2019-02-28T15:30:10.5", 1551367810},
                {"1969-12-31T23:59:59Z", -1},
                {"0001-01-01", -62135596800},
                {"9999-12-31", 253402214400}};
    static const char *const none[] = {"",           "2019",       "2019-02",     "XXXX-02-28",  "2019-13-01",
                                       "2019-00-01", "2019-01-32", "2019-02-28x", "2019-02-28T", "2019-02-28T15:30+",
                                       "02/28/2019", "-001-01-01", "2019-33"};
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        int64_t seconds = 1;
        assert_true(fig_iso_seconds((fig_str){rows[i].iso, strlen(rows[i].iso)}, &seconds));
        assert_int_equal(seconds, rows[i].seconds);
    }
    for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
        int64_t seconds;
        assert_false(fig_iso_seconds((fig_str){none[i], strlen(none[i])}, &seconds));
    }
    int64_t seconds;
    assert_false(fig_iso_seconds((fig_str){NULL, 0}, &seconds));
}

/* Every field of a record has its column: a field more must be stored, and is another schema. */
static void columns_of_figures(void **state)
{
    const fig_store_table *t = &fig_store_tables[FIG_TABLE_FIGURES];
    (void)state;
    for (size_t i = 0; i < FIG_COLUMN_COUNT; i++) {
        bool found = fig_columns[i].type == FIG_COLUMN_DOC || fig_columns[i].type == FIG_COLUMN_ALTERNATIVES;
        for (size_t k = 0; k < t->column_count; k++)
            found |= strcmp(t->columns[k].name, fig_columns[i].name) == 0;
        if (!found)
            fail_msg("figures have no column %s", fig_columns[i].name);
    }
    for (size_t i = 0; i < FIG_TABLE_COUNT; i++)
        assert_true(fig_store_tables[i].column_count <= FIG_STORE_MAX_COLUMNS);
}

/* A document, a result with figures, two facts and a finding. */
typedef struct sample {
    fig_figure figures[4];
    uint32_t starts[3];
    fig_change changes[2];
    fig_derived derived;
    fig_fact facts[2];
    fig_finding finding;
    fig_result result;
    fig_document document;
} sample;

static const uint32_t first_two[] = {0, 1}, last[] = {3};

static void make_sample(sample *s, const char *id)
{
    static const char *const ids[] = {"00000000000000a0", "00000000000000a1", "00000000000000a2", "00000000000000a3"};
    memset(s, 0, sizeof *s);
    s->result = sample_result(s->figures, s->starts);
    for (size_t i = 0; i < 4; i++)
        s->figures[i].id = (fig_str){ids[i], 16};
    s->changes[0] =
        (fig_change){.value = STR("1.76"), .unit = STR("%"), .direction = FIG_DIRECTION_DOWN, .basis = STR("previous"), .figure = 1};
    s->changes[1] = (fig_change){.low = STR("1/3"), .high = STR("0.5"), .unit = STR("pp"), .direction = FIG_DIRECTION_UP, .figure = -1};
    s->derived = (fig_derived){.measure = STR("previous"),
                               .low = STR("2234.653"),
                               .high = STR("2234.891"),
                               .unit = STR("{point}"),
                               .inputs = first_two,
                               .input_count = 2};
    s->facts[0] = (fig_fact){.size = sizeof(fig_fact),
                             .id = STR("00000000000000f0"),
                             .key = STR("00000000000000e0"),
                             .field = STR("text"),
                             .subject = STR("Kospi"),
                             .subject_id = STR("KOSPI"),
                             .ref_area = STR("KR"),
                             .measure = STR("level"),
                             .figure = 0,
                             .value = STR("2195.44"),
                             .unit = STR("{point}"),
                             .changes = s->changes,
                             .change_count = 2,
                             .from_value = STR("2234.77"),
                             .from_figure = -1,
                             .revised_figure = -1,
                             .period = &sample_date,
                             .period_supplied = 1,
                             .period_figure = -1,
                             .frequency = STR("D"),
                             .compared_figure = -1,
                             .compared_subject = STR("Nikkei"),
                             .compared_ratio = STR("43/1000"),
                             .parts = last,
                             .part_count = 1,
                             .obs_status = STR("A"),
                             .source = STR("the exchange"),
                             .derived = &s->derived,
                             .derived_count = 1,
                             .figures = first_two,
                             .figure_count = 2,
                             .start = 0,
                             .end = 40,
                             .sentence = 1,
                             .rule = STR("fact.level")};
    s->facts[1] = (fig_fact){.size = sizeof(fig_fact),
                             .id = STR("00000000000000f1"),
                             .field = STR("text"),
                             .figure = -1,
                             .from_figure = -1,
                             .revised_figure = -1,
                             .period_figure = -1,
                             .compared_figure = -1,
                             .sentence = 2};
    s->finding = (fig_finding){.size = sizeof(fig_finding),
                               .id = STR("00000000000000c0"),
                               .check = STR("C1"),
                               .name = STR("change and level"),
                               .verdict = FIG_VERDICT_INCONSISTENT,
                               .why = STR("it does not fit"),
                               .stated = STR("2300"),
                               .low = STR("1/3"),
                               .high = STR("2"),
                               .unit = STR("{point}"),
                               .suggestion = STR("2,234"),
                               .figures = first_two,
                               .figure_count = 2,
                               .field = STR("text"),
                               .start = 0,
                               .end = 40};
    s->result.facts = s->facts;
    s->result.fact_count = 2;
    s->result.findings = &s->finding;
    s->result.finding_count = 1;
    s->result.coverage = (fig_coverage){sizeof(fig_coverage), 4, 2, 1, 0};
    s->result.doc = id;
    s->document = (fig_document){.size = sizeof s->document,
                                 .id = id,
                                 .text = sample_text,
                                 .text_len = sizeof sample_text - 1,
                                 .date = "2019-03-01",
                                 .url = "https://x.example"};
}

static fig_status open_store(fig_store **store, fig_error *error)
{
    fig_store_options options = {.size = sizeof options, .batch_documents = 2, .wait_ms = 20};
    return fig_store_open(path, NULL, &options, store, error);
}

/* Six documents, one of them twice, in batches of two. */
static fig_status load(fig_error *error)
{
    static const char *const ids[] = {"a", "b", "c", "a", "d", "e", "f"};
    fig_store *store;
    fig_status status = open_store(&store, error);
    for (size_t i = 0; status == FIG_OK && i < sizeof ids / sizeof *ids; i++) {
        sample s;
        make_sample(&s, ids[i]);
        status = fig_store_write(store, &s.document, &s.result, error);
    }
    if (status == FIG_OK)
        status = fig_store_finish(store, error);
    fig_store_free(store);
    return status;
}

/* The rows of a query as text, for a look at once. */
static int add_row(void *user, int count, char **values, char **names)
{
    fig_strbuf *out = user;
    (void)names;
    for (int i = 0; i < count; i++) {
        fig_strbuf_puts(out, i ? "|" : "");
        fig_strbuf_puts(out, values[i] ? values[i] : "-");
    }
    fig_strbuf_char(out, '\n');
    return 0;
}

static void expect(const char *sql, const char *want)
{
    fig_strbuf got = {0};
    sqlite3 *db;
    char *fault = NULL;
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    if (sqlite3_exec(db, sql, add_row, &got, &fault) != SQLITE_OK)
        fail_msg("%s: %s", sql, fault);
    assert_string_equal(fig_strbuf_cstr(&got), want);
    fig_strbuf_clear(&got);
    sqlite3_close(db);
}

static void rows_of_facts(void **state)
{
    (void)state;
    fig_error error;
    forget_file();
    assert_int_equal(load(&error), FIG_OK);
    expect("SELECT subject, measure, unit, period_start, period_end, value, change, source, document, obs_status, time, change_unit, "
           "change_basis, value_exact"
           " FROM series_points WHERE document = 'a'",
           "Kospi|level|{point}|2019-02-28|2019-03-01|2195.44|-1.76|the exchange|a|A|1551312000|%|previous|2195.44\n");
    expect("SELECT value, double, signed, low, low_double, high, unit, direction, basis, figure - document * 16777216 FROM changes WHERE "
           "document = 1",
           "1.76|1.76|-1.76|-|-|-|%|down|previous|2\n-|-|-|1/3|0.333333333333333|0.5|pp|up|-|-\n");
    expect("SELECT measure, low, high_double, unit, inputs FROM derived WHERE document = 1",
           "previous|2234.653|2234.891|{point}|00000000000000a0; 00000000000000a1\n");
    expect("SELECT subject_id, from_value, from_value_double, compared_to, compared_ratio, compared_double, parts, figures, "
           "period_supplied, frequency, period_grain,"
           " figure - document * 16777216, sentence_id - document * 16777216 FROM facts WHERE document = 1 AND series IS NOT NULL",
           "KOSPI|2234.77|2234.77|Nikkei|43/1000|0.043|00000000000000a3|00000000000000a0; 00000000000000a1|1|D|day|1|1\n");
    expect("SELECT count(*), count(series), count(subject), count(figure), count(period) FROM facts", "12|6|6|6|6\n");
    expect("SELECT subject, subject_id, ref_area, measure, unit, frequency FROM series", "Kospi|KOSPI|KR|level|{point}|D\n");
    expect("SELECT document, check_id, name, verdict, why, stated, low, high, suggestion, substr(sentence, 1, 5) FROM findings_open WHERE "
           "document = 'c'",
           "c|C1|change and level|inconsistent|it does not fit|2300|1/3|2|2,234|KOSPI\n");
    expect("SELECT checkable, inconsistent, accepted, figure_count, fact_count, finding_count, time, url FROM documents WHERE id = 'b'",
           "2|1|0|4|2|1|1551398400|https://x.example\n");
    expect("SELECT statements, documents, different_values, low, high FROM observations", "6|6|1|2195.44|2195.44\n");
    expect("SELECT document, value FROM series_latest", "f|2195.44\n");
    expect("SELECT group_concat(id, ''), max(document) FROM documents", "abcdef|6\n");
    expect("SELECT flags, supplied, same_as, part_of FROM figures WHERE figure = 16777217",
           "invalid_date; weekday_mismatch; boilerplate; descending_range; split_year; fiscal|unit; scale; "
           "per|00000000000000a1|00000000000000a3\n");
}

static void statuses(void **state)
{
    (void)state;
    fig_store *store;
    fig_error error = {0};
    int has = 1;
    sample s;
    forget_file();
    assert_int_equal(fig_store_open("", NULL, NULL, &store, &error), FIG_E_USAGE);
    assert_null(store);
    assert_int_equal(open_store(&store, &error), FIG_OK);
    make_sample(&s, "");
    assert_int_equal(fig_store_write(store, &s.document, &s.result, &error), FIG_E_USAGE);
    make_sample(&s, "x");
    assert_int_equal(fig_store_has(store, &s.document, &has, &error), FIG_OK);
    assert_false(has);
    assert_int_equal(fig_store_write(store, &s.document, &s.result, &error), FIG_OK);
    assert_int_equal(fig_store_count(store)->added, 0); /* not yet committed */
    assert_int_equal(fig_store_commit(store, &error), FIG_OK);
    assert_int_equal(fig_store_count(store)->added, 1);
    assert_int_equal(fig_store_count(store)->facts, 2);
    assert_int_equal(fig_store_has(store, &s.document, &has, &error), FIG_OK);
    assert_true(has);
    s.document.title = "another";
    s.document.title_len = 7;
    assert_int_equal(fig_store_has(store, &s.document, &has, &error), FIG_OK);
    assert_false(has);
    assert_int_equal(fig_store_write(store, &s.document, &s.result, &error), FIG_OK);
    fig_store_free(store); /* takes it back */
    expect("SELECT count(*), count(title) FROM documents", "1|0\n");
    s.result.fact_count = 0; /* the last facts of a series take it with them */
    assert_int_equal(open_store(&store, &error), FIG_OK);
    assert_int_equal(fig_store_finish(store, &error), FIG_OK);
    assert_int_equal(fig_store_write(store, &s.document, &s.result, &error), FIG_OK);
    assert_int_equal(fig_store_finish(store, &error), FIG_OK);
    assert_int_equal(fig_store_count(store)->replaced, 1);
    fig_store_free(store);
    expect("SELECT (SELECT count(*) FROM series), (SELECT count(*) FROM facts), (SELECT count(*) FROM figures)", "0|0|4\n");
    fig_store_free(NULL);
}

/* A file that becomes another one under the store: no fault of the document, and no further one is taken. */
static void a_store_that_goes(void **state)
{
    (void)state;
    fig_store *store;
    fig_error error = {0};
    int has;
    sample s;
    forget_file();
    assert_int_equal(open_store(&store, &error), FIG_OK);
    make_sample(&s, "x");
    assert_int_equal(fig_store_write(store, &s.document, &s.result, &error), FIG_OK);
    assert_int_equal(fig_store_commit(store, &error), FIG_OK);
    FILE *file = fopen(path, "r+b");
    for (int i = 0; i < 100; i++)
        fputc('x', file);
    fclose(file);
    for (int i = 0; i < 2; i++) {
        assert_int_equal(fig_store_has(store, &s.document, &has, &error), FIG_E_IO);
        assert_non_null(strstr(error.message, "the store is gone"));
        assert_int_equal(fig_store_write(store, &s.document, &s.result, &error), FIG_E_IO);
    }
    fig_store_free(store);
}

/* A file system whose n-th write fails: the default one, with another xWrite. It has several sets of methods, one for databases, one for journals. */
enum { METHOD_SETS = 4 };
static long writes_left = 1000000000;
static sqlite3_vfs full_vfs;
static sqlite3_io_methods full_methods[METHOD_SETS];
static const sqlite3_io_methods *usual_methods[METHOD_SETS];

static int write_full(sqlite3_file *file, const void *data, int len, sqlite3_int64 at)
{
    if (--writes_left < 0)
        return SQLITE_FULL;
    return usual_methods[file->pMethods - full_methods]->xWrite(file, data, len, at);
}

/* The tests do not wait for the disk. */
static int sync_nothing(sqlite3_file *file, int flags)
{
    (void)file;
    (void)flags;
    return SQLITE_OK;
}

static int open_full(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *got)
{
    sqlite3_vfs *usual = vfs->pAppData;
    int code = usual->xOpen(usual, name, file, flags, got);
    for (int i = 0; code == SQLITE_OK && file->pMethods && i < METHOD_SETS; i++) {
        if (!usual_methods[i]) {
            usual_methods[i] = file->pMethods;
            full_methods[i] = *file->pMethods;
            full_methods[i].xWrite = write_full;
            full_methods[i].xSync = sync_nothing;
        }
        if (file->pMethods == usual_methods[i]) {
            file->pMethods = &full_methods[i];
            break;
        }
    }
    return code;
}

static void expect_whole_batches(unsigned long n)
{
    if (access(path, F_OK) != 0)
        return;
    sqlite3 *db;
    fig_strbuf got = {0};
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    sqlite3_exec(db, "PRAGMA integrity_check", add_row, &got, NULL);
    /* Batches: ab, ca, de, f. */
    sqlite3_exec(
        db, "SELECT coalesce(group_concat(id, ''), '') FROM documents; SELECT count(*) - 4 * (SELECT count(*) FROM documents) FROM figures",
        add_row, &got, NULL);
    sqlite3_close(db);
    static const char *const whole[] = {"ok\n", "ok\n\n0\n", "ok\nab\n0\n", "ok\nabc\n0\n", "ok\nabcde\n0\n", "ok\nabcdef\n0\n"};
    bool found = false;
    for (size_t i = 0; i < sizeof whole / sizeof *whole; i++)
        found |= strcmp(fig_strbuf_cstr(&got), whole[i]) == 0;
    if (!found)
        fail_msg("after failure %lu: %s", n, fig_strbuf_cstr(&got));
    fig_strbuf_clear(&got);
}

static void a_full_disk(void **state)
{
    (void)state;
    long all = 0;
    for (unsigned long n = 0; n <= (unsigned long)all; n++) {
        fig_error error = {0};
        forget_file();
        writes_left = n ? (long)n - 1 : 1000000000; /* the first time: how many there are */
        fig_status status = load(&error);
        if (!n) {
            assert_int_equal(status, FIG_OK);
            all = 1000000000 - writes_left;
            assert_in_range(all, 80, 5000);
            continue;
        }
        writes_left = 1000000000;
        assert_int_equal(status, FIG_E_IO);
        assert_non_null(strstr(error.message, "disk is full"));
        expect_whole_batches(n);
        assert_int_equal(load(&error), FIG_OK); /* and the same again does the rest */
        expect("SELECT group_concat(id, ''), (SELECT count(*) FROM facts), (SELECT count(*) FROM sentences_fts WHERE sentences_fts MATCH "
               "'kospi') FROM documents",
               "abcdef|12|6\n");
    }
}

/* SQLite's memory through the same door. */
static int size_of(void *p)
{
    return p ? *(int *)((char *)p - 16) : 0;
}

static void *take(int bytes)
{
    char *p = fig_malloc((size_t)bytes + 16);
    if (!p)
        return NULL;
    *(int *)p = bytes;
    return p + 16;
}

static void give(void *p)
{
    if (p)
        fig_free((char *)p - 16);
}

static void *resize(void *p, int bytes)
{
    char *q = fig_realloc(p ? (char *)p - 16 : NULL, (size_t)bytes + 16);
    if (!q)
        return NULL;
    *(int *)q = bytes;
    return q + 16;
}

static int round_up(int bytes)
{
    return (bytes + 7) & ~7;
}

static int start(void *user)
{
    (void)user;
    return SQLITE_OK;
}

static void stop(void *user)
{
    (void)user;
}

enum { FOR_EVER = 1000000000, STRIDES = 400 };

static void memory_that_runs_out(void **state)
{
    (void)state;
    fig_error error = {0};
    forget_file();
    fig_alloc_fail_at(FOR_EVER);
    assert_int_equal(load(&error), FIG_OK);
    unsigned long all = FOR_EVER - fig_alloc_fail_at(0), step = all / STRIDES + 1;
    assert_true(all > 1000);
    for (unsigned long n = 1; n <= all; n += n < 200 ? 1 : step) {
        forget_file();
        fig_alloc_fail_at(n);
        fig_status status = load(&error);
        fig_alloc_fail_at(0);
        if (status != FIG_OK && status != FIG_E_NOMEM)
            fail_msg("allocation %lu of %lu failed, and the status was %d: %s", n, all, (int)status, error.message);
        expect_whole_batches(n);
        assert_int_equal(load(&error), FIG_OK);
        expect("SELECT group_concat(id, ''), (SELECT count(*) FROM facts) FROM documents", "abcdef|12\n");
    }
}

static int begin(void **state)
{
    (void)state;
    sqlite3_vfs *usual = sqlite3_vfs_find(NULL);
    full_vfs = *usual;
    full_vfs.zName = "full";
    full_vfs.pAppData = usual;
    full_vfs.xOpen = open_full;
    if (sqlite3_vfs_register(&full_vfs, 1) != SQLITE_OK)
        return 1;
    snprintf(path, sizeof path, "figura-test-store-%ld.db", (long)getpid());
    return 0;
}

static int end(void **state)
{
    (void)state;
    forget_file();
    return 0;
}

int main(void)
{
    static const sqlite3_mem_methods memory = {take, give, resize, size_of, round_up, start, stop, NULL};
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(seconds_of_dates),     cmocka_unit_test(columns_of_figures),
        cmocka_unit_test(rows_of_facts),        cmocka_unit_test(statuses),
        cmocka_unit_test(a_store_that_goes),    cmocka_unit_test(a_full_disk),
        cmocka_unit_test(memory_that_runs_out),
    };
    sqlite3_config(SQLITE_CONFIG_MALLOC, &memory);
    return cmocka_run_group_tests(tests, begin, end);
}
#else
int main(void)
{
    return 0;
}
#endif
