/* What the tests of stores share: a file of their own, a sample of every table, a query. Only where there is SQLite. */
#ifndef STORE_UNIT_H
#define STORE_UNIT_H
#include "unit.h"

#include "base/strbuf.h"
#include "figura/load.h"
#include "sample_result.h"
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static char path[64];

static inline void forget_file(void)
{
    char journal[80];
    snprintf(journal, sizeof journal, "%s-journal", path);
    unlink(path);
    unlink(journal);
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

static inline void make_sample(sample *s, const char *id)
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

static inline fig_status open_store(fig_store **store, fig_error *error)
{
    fig_store_options options = {.size = sizeof options, .batch_documents = 2, .wait_ms = 20};
    return fig_store_open(path, NULL, &options, store, error);
}

/* Six documents, one of them twice, in batches of two. */
static inline fig_status load(fig_error *error)
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
static inline int add_row(void *user, int count, char **values, char **names)
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

static inline void expect(const char *sql, const char *want)
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

static inline int name_file(void)
{
    snprintf(path, sizeof path, "figura-test-store-%ld.db", (long)getpid());
    return 0;
}

static inline int end(void **state)
{
    (void)state;
    forget_file();
    return 0;
}
#endif
