/*
 * Engine: what callers may mix up: a scratch of another engine, an engine without facts where they are asked for, dates that are none.
 */
#include "unit.h"

#include "figura.h"
#include <string.h>

static fig_engine *engine_with(int facts)
{
    fig_engine *engine;
    assert_int_equal(fig_engine_new(&(fig_engine_options){.size = sizeof(fig_engine_options), .facts = facts}, &engine, NULL), FIG_OK);
    return engine;
}

static int take_part(void *user, fig_result *part, int more)
{
    (void)part;
    (void)more;
    ++*(int *)user;
    return 0;
}

static void a_scratch_is_of_one_engine(void **state)
{
    (void)state;
    fig_engine *engines[] = {engine_with(0), engine_with(1)};
    const fig_document document = {.size = sizeof document, .text = "It cost $5.", .text_len = 11};
    fig_error error;
    for (int i = 0; i < 2; i++) {
        fig_scratch *scratch;
        fig_result *result = NULL;
        int parts = 0;
        assert_int_equal(fig_scratch_new(engines[i], &scratch, &error), FIG_OK);
        assert_int_equal(fig_extract(engines[1 - i], scratch, &document, &result, &error), FIG_E_USAGE);
        assert_null(result);
        assert_non_null(strstr(error.message, "another engine"));
        assert_int_equal(fig_extract_parts(engines[1 - i], scratch, &document, take_part, &parts, &error), FIG_E_USAGE);
        assert_int_equal(parts, 0);
        assert_int_equal(fig_extract(engines[i], scratch, &document, &result, &error), FIG_OK); /* nothing was spoiled */
        assert_int_equal(fig_result_count(result), 1);
        fig_result_free(result);
        fig_scratch_free(scratch);
    }
    fig_engine_free(engines[0]);
    fig_engine_free(engines[1]);
}

static int write_nothing(void *user, const char *data, size_t len)
{
    (void)user;
    (void)data;
    (void)len;
    return 0;
}

static void authors_need_facts(void **state)
{
    (void)state;
    fig_engine *engine = engine_with(0);
    size_t passed, failed, wishes;
    fig_error error;
    assert_int_equal(fig_grammar_lint(engine, write_nothing, NULL, &failed, &error), FIG_E_USAGE);
    assert_non_null(strstr(error.message, "ties no facts"));
    assert_int_equal(fig_grammar_test(engine, write_nothing, NULL, &passed, &failed, &wishes, &error), FIG_E_USAGE);
    assert_int_equal(fig_case_test(engine, "tests/facts", FIG_CASE_COMPARE, write_nothing, NULL, &passed, &failed, &wishes, &error),
                     FIG_E_USAGE);
    assert_int_equal(
        fig_case_test(engine, "tests/cases/duration.case", FIG_CASE_COMPARE, write_nothing, NULL, &passed, &failed, &wishes, &error),
        FIG_OK);
    assert_int_equal(failed, 0);
    assert_true(passed > 0);
    fig_engine_free(engine);
}

static void dates_are_dates(void **state)
{
    (void)state;
    static const char *const good[] = {"2019-03-01", "2020-02-29", "2019-03-01T09:00:00-05:00", "2019-03-01T09:00:00Z"};
    static const char *const bad[] = {"",          "2019-02-29", "2019-13-01", "2019-03-01Tgarbage", "2019-03-01T25:00:00Z",
                                      "yesterday", "2019-03-01x"};
    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        assert_true(fig_date_is_valid(good[i]));
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_false(fig_date_is_valid(bad[i]));
    assert_false(fig_date_is_valid(NULL));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_scratch_is_of_one_engine),
        cmocka_unit_test(authors_need_facts),
        cmocka_unit_test(dates_are_dates),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
