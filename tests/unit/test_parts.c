/*
 * Parts: a document's figures handed out in parts are those of the whole, one after the other: their ids, places, links and dates too. Stopping; memory that runs out.
 * Stretches: of the corpus, a paragraph at a time finds what the whole text does.
 */
#include "base/alloc.h"
#include "corpus_text.h"
#include "engine.h"
#include <glob.h>
#include <jansson.h>
#include <stdio.h>
#include <string.h>

enum { PARAGRAPHS = 400, PARAGRAPH_BYTES = 400 };

static char text[PARAGRAPHS * PARAGRAPH_BYTES];

/* Conversions tie figures, "a year earlier" looks back from part to part, equal figures are numbered through. */
static void write_text(void)
{
    size_t len = 0;
    for (int i = 0; i < PARAGRAPHS; i++)
        len += (size_t)snprintf(
            text + len, PARAGRAPH_BYTES,
            "The mill in Ottawa paid $%d million (\xe2\x82\xac%d million) for \xe2\x80\x9cgrain\xe2\x80\x9d in May %d. Output rose 2.5 "
            "percent "
            "to 40,000 tonnes, from 39,000 tonnes a year earlier.\n\nIt closed at 5 p.m. on Friday; 1 in 5 shares was worth %d dollars.\n",
            60 + i % 7, 50 + i % 7, 1990 + i / 20, i);
}

static fig_document document(void)
{
    return (fig_document){.size = sizeof(fig_document),
                          .id = "d",
                          .title = "Up 2.5 percent to $61 million",
                          .title_len = 29,
                          .text = text,
                          .text_len = strlen(text),
                          .date = "2019-03-01"};
}

typedef struct taken {
    json_t *records;
    size_t parts, warnings, stop_at;
    int more;
} taken;

static void add(json_t *records, const fig_result *result)
{
    for (size_t i = 0; i < fig_result_count(result); i++)
        json_array_append_new(records, fig_figure_json(result, i));
}

static int take(void *user, fig_result *part, int more)
{
    taken *t = user;
    if (t->records)
        add(t->records, part);
    t->more = more;
    t->warnings += fig_result_warning_count(part);
    return ++t->parts == t->stop_at;
}

static void test_equal(void **state)
{
    fig_engine *engine;
    fig_scratch *scratch;
    fig_result *whole;
    taken t = {.records = json_array()};
    json_t *records = json_array();
    (void)state;
    write_text();
    text[10] = '\xff'; /* a warning */
    const fig_document d = document();
    assert_int_equal(fig_engine_new(NULL, &engine, NULL), FIG_OK);
    assert_int_equal(fig_scratch_new(engine, &scratch, NULL), FIG_OK);
    assert_int_equal(fig_extract(engine, scratch, &d, &whole, NULL), FIG_OK);
    add(records, whole);
    assert_true(json_array_size(records) > 8 * PARAGRAPHS);
    for (int round = 0; round < 2; round++) {
        t.parts = t.warnings = 0;
        json_array_clear(t.records);
        assert_int_equal(fig_extract_parts(engine, scratch, &d, take, &t, NULL), FIG_OK);
        assert_true(t.parts > 4);
        assert_int_equal(t.more, 0);
        assert_int_equal(t.warnings, fig_result_warning_count(whole));
        assert_int_equal(t.warnings, 1);
        assert_true(json_equal(t.records, records));
    }
    t.parts = 0;
    t.stop_at = 3;
    assert_int_equal(fig_extract_parts(engine, scratch, &d, take, &t, NULL), FIG_OK);
    assert_int_equal(t.parts, 3);
    fig_result_free(whole);
    fig_scratch_free(scratch);
    fig_engine_free(engine);
    json_decref(records);
    json_decref(t.records);
}

/* Without a figure there is one part, as there is with facts. */
static void test_one(void **state)
{
    (void)state;
    write_text();
    for (int facts = 0; facts < 2; facts++) {
        fig_engine *engine;
        fig_scratch *scratch;
        fig_document d = document();
        taken t = {.stop_at = 0};
        if (!facts)
            d = (fig_document){.size = sizeof d, .text = "Nothing here.", .text_len = 13};
        assert_int_equal(fig_engine_new(&(fig_engine_options){.size = sizeof(fig_engine_options), .facts = facts}, &engine, NULL), FIG_OK);
        assert_int_equal(fig_scratch_new(engine, &scratch, NULL), FIG_OK);
        assert_int_equal(fig_extract_parts(engine, scratch, &d, take, &t, NULL), FIG_OK);
        assert_int_equal(t.parts, 1);
        assert_int_equal(t.more, 0);
        fig_scratch_free(scratch);
        fig_engine_free(engine);
    }
}

static json_t *extract(const fig_engine *engine, fig_scratch *scratch, const fig_document *d)
{
    taken t = {.records = json_array()};
    assert_int_equal(fig_extract_parts(engine, scratch, d, take, &t, NULL), FIG_OK);
    return t.records;
}

static void test_stretches(void **state)
{
    fig_engine *engine;
    fig_scratch *whole, *cut;
    glob_t files;
    (void)state;
    assert_int_equal(fig_engine_new(NULL, &engine, NULL), FIG_OK);
    assert_int_equal(fig_scratch_new(engine, &whole, NULL), FIG_OK);
    assert_int_equal(fig_scratch_new(engine, &cut, NULL), FIG_OK);
    whole->work.stretch_bytes = SIZE_MAX / 2;
    cut->work.stretch_bytes = 1;
    assert_int_equal(glob("corpus/*/*.txt", 0, NULL, &files), 0);
    for (size_t i = 0; i < files.gl_pathc; i++) {
        char *all = read_whole(files.gl_pathv[i]);
        const fig_document d = {.size = sizeof d, .text = all, .text_len = strlen(all), .date = "2019-03-01"};
        json_t *want = extract(engine, whole, &d), *got = extract(engine, cut, &d);
        if (!json_equal(want, got))
            fail_msg("%s is read otherwise a paragraph at a time", files.gl_pathv[i]);
        json_decref(want);
        json_decref(got);
        free(all);
    }
    globfree(&files);
    fig_scratch_free(whole);
    fig_scratch_free(cut);
    fig_engine_free(engine);
}

static void test_memory(void **state)
{
    static const char *const paths[] = {"tests/unit/alloc.gram"};
    const fig_engine_options o = {.size = sizeof o, .no_builtin = 1, .grammar_paths = paths, .grammar_path_count = 1};
    const fig_document d = {.size = sizeof d, .title = "Up 5%", .title_len = 5, .text = "It fell 5% to 42, grade 7.", .text_len = 26};
    fig_engine *engine;
    (void)state;
    assert_int_equal(fig_engine_new(&o, &engine, NULL), FIG_OK);
    for (unsigned long n = 1, left = 0; !left; n++) {
        fig_scratch *scratch;
        fig_error error = {0};
        taken t = {.stop_at = 0};
        assert_int_equal(fig_scratch_new(engine, &scratch, NULL), FIG_OK);
        fig_alloc_fail_at(n);
        fig_status status = fig_extract_parts(engine, scratch, &d, take, &t, &error);
        left = fig_alloc_fail_at(0);
        assert_true(status == FIG_E_NOMEM || (status == FIG_OK && t.parts == 2 && !t.more));
        assert_int_equal(fig_extract_parts(engine, scratch, &d, take, &t, NULL), FIG_OK); /* it goes on */
        fig_scratch_free(scratch);
    }
    fig_engine_free(engine);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_equal), cmocka_unit_test(test_one), cmocka_unit_test(test_stretches),
                                       cmocka_unit_test(test_memory)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
