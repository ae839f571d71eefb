/*
 * Memory that runs out: the n-th allocation fails, for each n, while grammars load, a scratch opens, a document is read, a record becomes JSON.
 * Each time the status is FIG_E_NOMEM, or the call did without; nothing leaks (the sanitize preset looks); a scratch goes on with the next document.
 * The small grammar is taken at each n; the built-in ones, thousands of allocations, in strides that end on different ones.
 */
#include "base/alloc.h"
#include "figura/fact.h"
#include "unit.h"
#include <jansson.h>
#include <string.h>

static const char small_text[] =
    "It fell 5% to 42, grade 7 rose 3-4 percent.\nUp 2.5 percent \xff no more, 123456789012345678901234567890 and 9. Caf\xc3\xa9s lost "
    "\xd9\xa3\xd9\xa4 percent, grade\xc2\xa0"
    "8 \xef\xbc\x95\xef\xbc\x90pp.";
static const char news_text[] =
    "SEOUL, March 1 (Wire) - Kospi dropped 1.76% to 2,195.44 on Friday, after 2,234.79 a day earlier. Samsung paid 1.46 million won "
    "($1,300) a share, between 5 and 7 percent more than in 2017. Half of the 3,000 workers, or 1 in 5, get \xe2\x82\xac"
    "3-4 an hour; it lasted from 9 a.m. to 5:30 p.m. on the second Monday of May. Output fell from 5.1 to 4.9 million tonnes "
    "between 2015 and 2017.";
/* Tokens of other letters and digits: PCRE2 has to say what shape they are of. */
static const char foreign_text[] =
    "\xc3\x89lan caf\xc3\xa9s rose \xd9\xa3\xd9\xa4 percent to \xef\xbc\x95\xef\xbc\x90 million \xe2\x82\xac, a "
    "na\xc3\xafve \xc2\xbd point above 2,195.44, or 12\xc2\xa0"
    "345 won.";

/* A small grammar alone; the built-in ones, as they are there compiled; the same compiled anew, with one more. */
typedef enum grammars { SMALL, BUILT_IN, ADDED } grammars;

static fig_status new_engine(grammars which, fig_engine **out, fig_error *error)
{
    static const char *const paths[] = {[SMALL] = "tests/unit/alloc.gram", [ADDED] = "docs/examples/house"};
    fig_engine_options o = {.size = sizeof o,
                            .no_builtin = which == SMALL,
                            .grammar_paths = &paths[which],
                            .grammar_path_count = which != BUILT_IN,
                            .facts = 1};
    return fig_engine_new(&o, out, error);
}

static fig_status extract(const fig_engine *engine, fig_scratch *scratch, const char *text, fig_result **result, fig_error *error)
{
    fig_document d = {.size = sizeof d,
                      .id = "d",
                      .title = "Up 5% in 2019",
                      .title_len = 13,
                      .text = text,
                      .text_len = strlen(text),
                      .date = "2019-03-01",
                      .country = "US"};
    return fig_extract(engine, scratch, &d, result, error);
}

/* The records as JSON, in one text; `double` aside, which follows from `value` and is left out where memory is short. */
static fig_status add_records(const fig_result *result, json_t *all)
{
    for (size_t i = 0; i < fig_result_count(result); i++) {
        json_t *record = fig_figure_json(result, i);
        if (!record)
            return FIG_E_NOMEM;
        json_object_del(record, "double");
        if (json_array_append_new(all, record) != 0)
            return FIG_E_NOMEM;
    }
    for (size_t i = 0; i < fig_result_fact_count(result); i++) {
        json_t *record = fig_fact_json(result, i);
        if (!record)
            return FIG_E_NOMEM;
        json_object_del(record, "double");
        if (json_array_append_new(all, record) != 0)
            return FIG_E_NOMEM;
    }
    return FIG_OK;
}

/* All the way. */
static fig_status go(grammars which, const char *text, json_t **records)
{
    fig_engine *engine = NULL;
    fig_scratch *scratch = NULL;
    fig_result *result = NULL;
    fig_error error = {0};
    *records = NULL;
    fig_status status = new_engine(which, &engine, &error);
    if (status == FIG_OK)
        status = fig_scratch_new(engine, &scratch, &error);
    if (status == FIG_OK)
        status = extract(engine, scratch, text, &result, &error);
    if (status != FIG_OK)
        assert_int_equal(error.code, status);
    if (status == FIG_OK && !(*records = json_array()))
        status = FIG_E_NOMEM;
    if (status == FIG_OK)
        status = add_records(result, *records);
    fig_result_free(result);
    fig_scratch_free(scratch);
    fig_engine_free(engine);
    return status;
}

enum { FOR_EVER = 1000000000 };

/* The status is FIG_E_NOMEM, or the call did without that piece of memory (a table of what was found before) and found the same. */
static void fail_each(grammars which, const char *text, unsigned long strides)
{
    json_t *want, *got;
    fig_alloc_fail_at(FOR_EVER);
    assert_int_equal(go(which, text, &want), FIG_OK);
    unsigned long all = FOR_EVER - fig_alloc_fail_at(0), step = strides ? all / strides + 1 : 1;
    assert_true(all > 100);
    assert_true(json_array_size(want) > 3);
    for (unsigned long n = 1; n <= all; n += step) {
        fig_alloc_fail_at(n);
        fig_status status = go(which, text, &got);
        fig_alloc_fail_at(0);
        if (status != FIG_E_NOMEM && !(status == FIG_OK && json_equal(got, want)))
            fail_msg("allocation %lu of %lu failed, and the status was %d", n, all, (int)status);
        json_decref(got);
    }
    json_decref(want);
}

static void every_allocation(void **state)
{
    (void)state;
    fail_each(SMALL, small_text, 0);
}

static void built_in_grammars_in_strides(void **state)
{
    (void)state;
    fail_each(BUILT_IN, news_text, 40);
    fail_each(ADDED, news_text, 40);
    fail_each(BUILT_IN, foreign_text, 40);
}

static json_t *records_of(const fig_result *result)
{
    json_t *all = json_array();
    assert_int_equal(add_records(result, all), FIG_OK);
    return all;
}

/* A document that memory was too small for, with whichever allocation, leaves the scratch as good as new. */
static void go_on(grammars which, const char *text, size_t least)
{
    fig_engine *engine;
    fig_result *result;
    fig_scratch *scratch;
    json_t *want = NULL;
    unsigned long left = 0;
    assert_int_equal(new_engine(which, &engine, NULL), FIG_OK);
    for (unsigned long n = 1; !left; n++) {
        assert_true(n < 100000);
        assert_int_equal(fig_scratch_new(engine, &scratch, NULL), FIG_OK);
        fig_alloc_fail_at(n);
        fig_status status = extract(engine, scratch, text, &result, NULL);
        left = fig_alloc_fail_at(0);
        if (status == FIG_OK)
            fig_result_free(result);
        assert_true(status == FIG_OK || status == FIG_E_NOMEM);
        if (extract(engine, scratch, text, &result, NULL) != FIG_OK)
            fail_msg("after the allocation %lu failed, the next document fails too", n);
        json_t *got = records_of(result);
        if (!want)
            want = json_incref(got);
        if (!json_equal(got, want))
            fail_msg("after the allocation %lu failed, the next document has other records", n);
        json_decref(got);
        fig_result_free(result);
        fig_scratch_free(scratch);
    }
    assert_true(json_array_size(want) > least);
    json_decref(want);
    fig_engine_free(engine);
}

static void scratch_goes_on(void **state)
{
    (void)state;
    go_on(SMALL, small_text, 5);
    go_on(BUILT_IN, news_text, 15);
    go_on(BUILT_IN, foreign_text, 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_allocation),
        cmocka_unit_test(built_in_grammars_in_strides),
        cmocka_unit_test(scratch_goes_on),
    };
    json_set_alloc_funcs(fig_malloc, fig_free);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
