/* Store: rows of facts and findings made by hand, statuses, a file that goes; what fails in it: test_store_fails.c. */
#include "unit.h"
#ifndef FIG_HAVE_SQLITE3
#define FIG_HAVE_SQLITE3 0
#endif
#if FIG_HAVE_SQLITE3
#include "store_unit.h"

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

static int begin(void **state)
{
    (void)state;
    return name_file();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_of_facts),
        cmocka_unit_test(statuses),
        cmocka_unit_test(a_store_that_goes),
    };
    return cmocka_run_group_tests(tests, begin, end);
}
#else
int main(void)
{
    return 0;
}
#endif
