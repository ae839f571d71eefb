/*
 * Checks from C: findings as JSON in both ways, facts made by hand, readings of trailing zeros, files, memory that runs out at each n, many figures.
 */
#include "base/alloc.h"
#include "check/checking.h"
#include "collect.h"
#include "figura/check.h"
#include "unit.h"
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static fig_engine *engine;
static fig_scratch *scratch;

static const char text[] =
    "They met on Tuesday, Feb. 28. The crew of 17 people, nine men and seven women, paid 340 million yuan ($50 million), then 680 million "
    "yuan ($110 million). The Kospi dropped 1.76% to 2,951.44. Sales rose 18 percent to 540 million euros from 500 million euros. "
    "<!-- figures-ok: C15 \"as printed\" --> It is 5 miles (6 km); the scheme costs $9 billion a year, or $570 million a month. "
    "Born in a town, Ann, 45, born in 1937, won. Turnout was 704 percent. Income came to $12 billion in 2018, 40 percent that of Ostria. "
    "Income of Ostria came to $36 billion in 2018. It helped 62 percent of the 12 patients.";

static int open_engine(void **state)
{
    (void)state;
    fig_engine_options o = {.size = sizeof o, .facts = 1};
    return fig_engine_new(&o, &engine, NULL) || fig_scratch_new(engine, &scratch, NULL);
}

static int close_engine(void **state)
{
    (void)state;
    fig_scratch_free(scratch);
    fig_engine_free(engine);
    return 0;
}

static fig_document document_of(const char *t)
{
    return (fig_document){.size = sizeof(fig_document), .id = "d\"oc", .text = t, .text_len = strlen(t), .date = "2019-03-01"};
}

static fig_result *extract(const fig_document *d)
{
    fig_result *result;
    assert_int_equal(fig_extract(engine, scratch, d, &result, NULL), FIG_OK);
    return result;
}

static void write_file(char path[], const char *content)
{
    int fd = mkstemp(path);
    assert_true(fd >= 0);
    assert_int_equal(write(fd, content, strlen(content)), (ssize_t)strlen(content));
    close(fd);
}

static fig_status check_all(const fig_check_options *o, const fig_document *d, fig_result *result, fig_error *error)
{
    fig_check *check = NULL;
    fig_status status = fig_check_new(o, &check, error);
    if (status == FIG_OK)
        status = fig_check_run(check, d, result, error);
    fig_check_free(check);
    return status;
}

static bool has(const fig_result *result, const char *check, fig_verdict verdict)
{
    for (size_t i = 0; i < fig_result_finding_count(result); i++)
        if (strcmp(fig_result_finding(result, i)->check.ptr, check) == 0 && fig_result_finding(result, i)->verdict == verdict)
            return true;
    return false;
}

/* ---- JSON ---- */

static void both_ways_of_json(void **state)
{
    (void)state;
    fig_document d = document_of(text);
    fig_result *result = extract(&d);
    fig_strbuf out = {0};
    fig_check_options o = {.size = sizeof o, .consistent = 1};
    fig_sink_options sink_options = {
        .size = sizeof sink_options, .format = FIG_OUTPUT_NDJSON, .records = FIG_RECORDS_FINDINGS, .write = collect, .write_user = &out};
    fig_sink *sink;
    assert_int_equal(check_all(&o, &d, result, NULL), FIG_OK);
    static const char *const wanted[] = {"C2", "C4", "C5", "C6", "C7", "C8", "C9", "C14", "C15"};
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++)
        if (!has(result, wanted[i], FIG_VERDICT_INCONSISTENT))
            fail_msg("no %s", wanted[i]);
    assert_int_equal(fig_result_coverage(result)->accepted, 1);
    assert_int_equal(fig_sink_new(engine, &sink_options, &sink, NULL), FIG_OK);
    assert_int_equal(fig_sink_write(sink, &d, result, NULL), FIG_OK);
    assert_int_equal(fig_sink_finish(sink, NULL), FIG_OK);
    const char *line = fig_strbuf_cstr(&out);
    for (size_t i = 0; i < fig_result_finding_count(result); i++) {
        json_t *plain = fig_finding_json(result, i), *written = json_loads(line, JSON_DISABLE_EOF_CHECK, NULL);
        assert_non_null(plain);
        assert_true(json_equal(plain, written));
        json_decref(plain);
        json_decref(written);
        line = strchr(line, '\n') + 1;
    }
    assert_int_equal(*line, 0);
    assert_null(fig_finding_json(result, fig_result_finding_count(result)));
    fig_sink_free(sink);
    fig_strbuf_clear(&out);
    fig_result_free(result);
}

/* ---- by hand ---- */

#define STR(s) ((fig_str){s, sizeof(s) - 1})

static fig_figure figure(const char *value, const char *half, const char *as, uint32_t sentence)
{
    fig_figure f = {.size = sizeof f, .kind = FIG_KIND_MONEY, .id = STR("0123456789abcdef"), .field = STR("text"), .unit = STR("EUR")};
    f.value = (fig_str){value, strlen(value)};
    f.precision = (fig_str){half, strlen(half)};
    f.text = (fig_str){as, strlen(as)};
    f.sentence = sentence;
    f.same_as = f.restates = f.part_of = -1;
    return f;
}

static fig_fact fact(int32_t of, const fig_figure *figures, const fig_date *period, const char *key)
{
    fig_fact f = {
        .size = sizeof f, .key = {key, strlen(key)}, .field = STR("text"), .subject = STR("Tarnley Foods"), .measure = STR("net profit")};
    f.figure = of;
    f.value = figures[of].value;
    f.unit = figures[of].unit;
    f.period = period;
    f.from_figure = f.revised_figure = f.period_figure = f.compared_figure = -1;
    f.sentence = figures[of].sentence;
    return f;
}

/* Two values of one key; and a change whose year before the text has as well. */
static void facts_by_hand(void **state)
{
    (void)state;
    fig_figure figures[] = {figure("65000000", "500000", "65 million euros", 1), figure("12", "0.5", "12 percent", 1),
                            figure("50000000", "500000", "50 million euros", 2), figure("56000000", "500000", "56 million euros", 3)};
    figures[1].kind = FIG_KIND_PERCENT;
    figures[1].unit = STR("%");
    fig_date y2019 = {.edtf = STR("2019"), .date_from = STR("2019-01-01"), .date_to = STR("2020-01-01"), .grain = FIG_GRAIN_YEAR},
             y2018 = {.edtf = STR("2018"), .date_from = STR("2018-01-01"), .date_to = STR("2019-01-01"), .grain = FIG_GRAIN_YEAR};
    fig_change change = {.value = STR("12"), .unit = STR("%"), .direction = FIG_DIRECTION_UP, .figure = 1};
    fig_fact facts[] = {fact(0, figures, &y2019, "a"), fact(2, figures, &y2018, "b"), fact(3, figures, &y2019, "a")};
    facts[0].changes = &change;
    facts[0].change_count = 1;
    fig_result result = {.figures = figures, .count = 4, .facts = facts, .fact_count = 3};
    fig_document d = document_of("");
    assert_int_equal(check_all(NULL, &d, &result, NULL), FIG_OK);
    assert_int_equal(result.finding_count, 2);
    assert_true(has(&result, "C1", FIG_VERDICT_INCONSISTENT)); /* 50 and 12 % are 56 */
    assert_true(has(&result, "C10", FIG_VERDICT_INCONSISTENT));
    assert_string_equal(result.findings[0].check.ptr, "C10"); /* 65 here, 56 there: by the first figure, then the check */
    assert_int_equal(result.coverage.figures, 4);
    assert_int_equal(result.coverage.checkable, 4);
    fig_arena_clear(&result.arena);
    facts[2].obs_status = STR("F"); /* a forecast is a thing of its own */
    facts[0].changes = NULL;
    facts[0].change_count = 0;
    result.arena = (fig_arena){0};
    assert_int_equal(check_all(NULL, &d, &result, NULL), FIG_OK);
    assert_int_equal(result.finding_count, 0);
    fig_arena_clear(&result.arena);
}

static void expect_reading(fig_checking *c, const int32_t *of, size_t count, size_t i, const char *low, const char *high)
{
    fig_interval values[FIG_COMPARED_MOST];
    fig_strbuf b = {0};
    assert_true(fig_read(c, of, count, values));
    fig_number_write(&b, values[i].low);
    assert_string_equal(fig_strbuf_cstr(&b), low);
    b.len = 0;
    fig_number_write(&b, values[i].high);
    assert_string_equal(fig_strbuf_cstr(&b), high);
    fig_strbuf_clear(&b);
}

static void readings(void **state)
{
    (void)state;
    fig_figure f[] = {figure("1300", "0.5", "1,300 euros", 1),
                      figure("1246", "0.5", "1,246 euros", 1),
                      figure("46000", "0.5", "46,000 euros", 1),
                      figure("24000000", "500000", "24 million euros", 1),
                      figure("23500000", "50000", "23.5 million euros", 1),
                      figure("23500000", "50000", "23.5 million euros", 2)};
    f[0].precision_loose = STR("50");
    f[2].precision_loose = STR("500");
    fig_result result = {.figures = f, .count = 6};
    fig_document d = document_of("");
    fig_checking c = {.result = &result, .document = &d};
    expect_reading(&c, (int32_t[]){0}, 1, 0, "1250", "1350");
    expect_reading(&c, (int32_t[]){0, 1}, 2, 0, "1299.5", "1300.5");
    expect_reading(&c, (int32_t[]){2, 0}, 2, 0, "45950", "46050"); /* both loosely, to the finer place */
    expect_reading(&c, (int32_t[]){3, 4}, 2, 0, "23950000", "24050000");
    expect_reading(&c, (int32_t[]){3, 5}, 2, 0, "23500000", "24500000"); /* of another sentence */
    expect_reading(&c, (int32_t[]){0, 3}, 2, 0, "1250", "1350");         /* of another scale */
    f[0].mod = FIG_MOD_APPROX;
    expect_reading(&c, (int32_t[]){0, 1}, 2, 0, "1170", "1430");
    f[0].mod = FIG_MOD_NONE;
    f[0].value = (fig_str){NULL, 0};
    fig_interval nothing[1];
    assert_false(fig_read(&c, (int32_t[]){0}, 1, nothing));
    fig_number_pool_clear(&c.pool);
}

/* ---- files ---- */

static void rates_settle_currencies(void **state)
{
    (void)state;
    static const char won[] = "Income came to 1.46 million won ($1,300) in 2017.";
    char path[] = FIG_TEST_DIR "/test_check.XXXXXX";
    fig_document d = document_of(won);
    fig_result *result = extract(&d);
    const fig_figure *f = fig_result_figure(result, 0);
    assert_string_equal(f->unit.ptr, "KRW");
    assert_true(f->alternative_count > 0);
    assert_int_equal(check_all(NULL, &d, result, NULL), FIG_OK);
    assert_true(f->alternative_count > 0);
    write_file(path, "date,currency,per_usd\n2017-06-30,KPW,900\n2017-06-30,KRW,1100\n");
    fig_check_options o = {.size = sizeof o, .rates = path, .consistent = 1};
    assert_int_equal(check_all(&o, &d, result, NULL), FIG_OK);
    assert_string_equal(f->unit.ptr, "KRW");
    assert_int_equal(f->alternative_count, 0);
    assert_true(has(result, "C4", FIG_VERDICT_CONSISTENT));
    fig_result_free(result);
    unlink(path);
}

static void other_currency_settled(void **state)
{
    (void)state;
    static const char won[] = "Income came to 1.17 million won ($1,300) in 2017.";
    char path[] = FIG_TEST_DIR "/test_check.XXXXXX";
    fig_document d = document_of(won);
    fig_result *result = extract(&d);
    write_file(path, "2017-06-30,KPW,900\n2017-06-30,KRW,1700\n");
    fig_check_options o = {.size = sizeof o, .rates = path};
    char before[17];
    memcpy(before, fig_result_figure(result, 0)->id.ptr, sizeof before);
    assert_int_equal(check_all(&o, &d, result, NULL), FIG_OK);
    assert_string_equal(fig_result_figure(result, 0)->unit.ptr, "KPW");
    assert_string_not_equal(fig_result_figure(result, 0)->id.ptr, before); /* the unit enters it */
    assert_int_equal(fig_result_finding_count(result), 0);
    fig_result_free(result);
    unlink(path);
}

/* A conversion of a time that the file does not have fits its rates of any day, in however many rows they stand. */
static void rates_of_years(void **state)
{
    (void)state;
    static const char won[] = "Income came to 1.43 million won ($1,300) in 2010.";
    char path[] = FIG_TEST_DIR "/test_check.XXXXXX";
    fig_document d = document_of(won);
    fig_strbuf rates = {0};
    for (int year = 2011; year < 2016; year++)
        for (int day = 0; day < 12 * 28; day++)
            fig_strbuf_format(&rates, "%d-%02d-%02d,KRW,%d\n", year, 1 + day / 28, 1 + day % 28, year == 2011 ? 1100 : 1300);
    fig_result *result = extract(&d);
    write_file(path, fig_strbuf_cstr(&rates));
    fig_check_options o = {.size = sizeof o, .rates = path, .consistent = 1};
    assert_int_equal(check_all(&o, &d, result, NULL), FIG_OK);
    assert_true(has(result, "C4", FIG_VERDICT_CONSISTENT));
    fig_result_free(result);
    fig_strbuf_clear(&rates);
    unlink(path);
}

/* ---- memory ---- */

enum { FOR_EVER = 1000000000 };

static void every_allocation(void **state)
{
    (void)state;
    char rates[] = FIG_TEST_DIR "/test_check.XXXXXX", levels[] = FIG_TEST_DIR "/test_check.XXXXXX",
         baseline[] = FIG_TEST_DIR "/test_check.XXXXXX";
    write_file(rates, "date,currency,per_usd\n2019-02-28,CNY,6.69\n2019-02-28,EUR,0.88\n");
    write_file(levels, "date,index,close\n2019-02-27,KOSPI,2234.79\n");
    write_file(baseline, "0123456789abcdef C4 looked at\n");
    fig_check_options o = {.size = sizeof o, .rates = rates, .levels = levels, .baseline = baseline, .consistent = 1};
    fig_document d = document_of(text);
    size_t want = 0;
    unsigned long left = 0;
    for (unsigned long n = 1; !left; n++) {
        fig_result *result = extract(&d);
        fig_error error = {0};
        json_t *json = NULL;
        assert_true(n < 100000);
        fig_alloc_fail_at(n);
        fig_status status = check_all(&o, &d, result, &error);
        if (status == FIG_OK && fig_result_finding_count(result) && !(json = fig_finding_json(result, 0)))
            status = FIG_E_NOMEM;
        left = fig_alloc_fail_at(0);
        if (left) {
            assert_int_equal(status, FIG_OK);
            want = fig_result_finding_count(result);
        } else if (status != FIG_E_NOMEM)
            fail_msg("allocation %lu failed, and the status was %d", n, (int)status);
        json_decref(json);
        fig_result_free(result);
    }
    assert_true(want > 10);
    unlink(rates);
    unlink(levels);
    unlink(baseline);
}

/* ---- size ---- */

static double seconds_of(size_t sentences, size_t *findings)
{
    fig_strbuf b = {0};
    for (size_t i = 0; i < sentences; i++)
        fig_strbuf_format(&b, "Sales of unit %zu rose 8 percent to %zu million euros ($%zu million) from %zu million euros in 20%02zu. ", i,
                          500 + i, 600 + i, 400 + i, i % 20);
    fig_document d = document_of(fig_strbuf_cstr(&b));
    fig_result *result = extract(&d);
    clock_t start = clock();
    assert_int_equal(check_all(NULL, &d, result, NULL), FIG_OK);
    double seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
    assert_true(fig_result_count(result) >= 4 * sentences);
    *findings = fig_result_finding_count(result);
    fig_result_free(result);
    fig_strbuf_clear(&b);
    return seconds;
}

/* Ten thousand figures and more: twice as many take about twice as long; ten times as long would be pairing. */
static void many_figures(void **state)
{
    (void)state;
    size_t few, many;
    double once = seconds_of(1000, &few), twice = seconds_of(4000, &many);
    assert_true(many > 2 * few);
    if (twice > 12 * once + 0.05)
        fail_msg("%f s for 4,000 figures, %f s for 16,000", once, twice);
}

static void bounded_findings(void **state)
{
    (void)state;
    fig_strbuf b = {0};
    for (size_t i = 0; i < 10500; i++)
        fig_strbuf_format(&b, "It is %zu miles (%zu km) long. ", i + 10, 3 * i + 50);
    fig_document d = document_of(fig_strbuf_cstr(&b));
    fig_result *result = extract(&d);
    assert_int_equal(check_all(NULL, &d, result, NULL), FIG_OK);
    assert_int_equal(fig_result_finding_count(result), 10000);
    assert_true(fig_result_warning_count(result) > 0);
    assert_int_equal(fig_result_warning(result, fig_result_warning_count(result) - 1)->code, FIG_E_LIMIT);
    fig_result_free(result);
    fig_strbuf_clear(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(both_ways_of_json),       cmocka_unit_test(facts_by_hand),  cmocka_unit_test(readings),
        cmocka_unit_test(rates_settle_currencies), cmocka_unit_test(rates_of_years), cmocka_unit_test(other_currency_settled),
        cmocka_unit_test(every_allocation),        cmocka_unit_test(many_figures),   cmocka_unit_test(bounded_findings),
    };
    json_set_alloc_funcs(fig_malloc, fig_free);
    return cmocka_run_group_tests(tests, open_engine, close_engine);
}
