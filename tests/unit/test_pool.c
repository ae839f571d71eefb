/*
 * Pool: every document once, in order, whatever the number of jobs; failures in their places; stopping; what is asked for wrongly.
 */
#include "figura/pool.h"
#include "unit.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { LINES = 3000, BAD_EACH = 97 };

typedef struct seen {
    size_t items, bad, notes, stop_at;
    char order[LINES * 8 + 64];
    size_t len;
} seen;

static int take(void *user, const fig_pool_item *item)
{
    seen *s = user;
    s->items++;
    if (item->status == FIG_OK && !item->result) {
        assert_string_equal(item->error->message, "a word");
        s->notes++;
    } else if (item->status != FIG_OK) {
        assert_null(item->result);
        assert_non_null(item->error);
        s->bad++;
    } else {
        assert_string_equal(item->source, "here");
        assert_int_equal(fig_result_count(item->result), 1);
        s->len += (size_t)snprintf(s->order + s->len, 8, "%.4s;", fig_result_figure(item->result, 0)->value.ptr);
    }
    return s->stop_at && s->items == s->stop_at;
}

static fig_engine *engine;

static int load(void **state)
{
    static const char *const paths[] = {"tests/unit/alloc.gram"};
    const fig_engine_options o = {.size = sizeof o, .no_builtin = 1, .grammar_paths = paths, .grammar_path_count = 1};
    (void)state;
    return fig_engine_new(&o, &engine, NULL) != FIG_OK;
}

static int unload(void **state)
{
    (void)state;
    fig_engine_free(engine);
    return 0;
}

static void run(unsigned jobs, size_t stop_at, seen *s)
{
    char path[] = "figura-pool-XXXXXX";
    FILE *f = fdopen(mkstemp(path), "w");
    for (int i = 0; i < LINES; i++)
        fprintf(f, i % BAD_EACH == 5 ? "{\"text\":\n" : "{\"text\":\"It fell %d%%.\"}\n", 1000 + i);
    fclose(f);
    *s = (seen){.stop_at = stop_at};
    const fig_pool_options o = {.size = sizeof o, .jobs = jobs, .take = take, .take_user = s};
    const fig_reader_options r = {.size = sizeof r, .format = FIG_INPUT_NDJSON};
    const fig_error word = {.message = "a word"};
    fig_pool *pool;
    fig_reader *reader;
    fig_error error;
    assert_int_equal(fig_pool_new(engine, &o, &pool, &error), FIG_OK);
    assert_int_equal(fig_reader_new(path, &r, &reader, &error), FIG_OK);
    assert_int_equal(fig_pool_note(pool, "here", NULL, FIG_OK, &word, &error), FIG_OK);
    assert_int_equal(fig_pool_read(pool, reader, "here", &error), FIG_OK);
    assert_int_equal(fig_pool_note(pool, "there", "x", FIG_E_IO, &word, &error), FIG_OK);
    assert_int_equal(fig_pool_finish(pool, &error), FIG_OK);
    fig_pool_free(pool);
    fig_reader_free(reader);
    unlink(path);
}

static void test_order(void **state)
{
    static seen one, more;
    (void)state;
    run(1, 0, &one);
    assert_int_equal(one.items, LINES + 2);
    assert_int_equal(one.bad, (LINES + BAD_EACH - 6) / BAD_EACH + 1);
    assert_int_equal(one.notes, 1);
    for (unsigned jobs = 2; jobs < 6; jobs++) {
        run(jobs, 0, &more);
        assert_int_equal(more.items, one.items);
        assert_int_equal(more.bad, one.bad);
        assert_string_equal(more.order, one.order);
    }
}

static void test_stop(void **state)
{
    static seen s;
    (void)state;
    for (unsigned jobs = 1; jobs < 5; jobs++) {
        run(jobs, 100, &s);
        assert_int_equal(s.items, 100);
    }
}

/* Freed with documents on their way. */
static void test_dropped(void **state)
{
    static seen s;
    const fig_pool_options o = {.size = sizeof o, .jobs = 2, .take = take, .take_user = &s};
    const fig_error word = {.message = "a word"};
    fig_pool *pool;
    (void)state;
    assert_int_equal(fig_pool_new(engine, &o, &pool, NULL), FIG_OK);
    assert_int_equal(fig_pool_note(pool, "here", "id", FIG_E_IO, &word, NULL), FIG_OK);
    fig_pool_free(pool);
    fig_pool_free(NULL);
    assert_int_equal(s.items, 0);
}

static void test_usage(void **state)
{
    static seen s;
    fig_pool *pool;
    fig_error error;
    (void)state;
    assert_int_equal(fig_pool_new(engine, &(fig_pool_options){.size = sizeof(fig_pool_options), .jobs = 1}, &pool, &error), FIG_E_USAGE);
    assert_int_equal(fig_pool_new(engine, &(fig_pool_options){.size = sizeof(fig_pool_options), .jobs = 257, .take = take, .take_user = &s},
                                  &pool, &error),
                     FIG_E_USAGE);
    assert_null(pool);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_order), cmocka_unit_test(test_stop), cmocka_unit_test(test_dropped),
                                       cmocka_unit_test(test_usage)};
    return cmocka_run_group_tests(tests, load, unload);
}
