/*
 * Alternatives: the first way that stands wins, however many there are: around what one instruction holds (FIG_ALT_MOST), with and without foresight.
 */
#include "engine.h"
#include "unit.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* The word of way i: every third its own, the others share five. */
static const char *word_of(int i)
{
    static char word[4];
    if (i % 3)
        snprintf(word, sizeof word, "q%c", 'a' + i % 5);
    else
        snprintf(word, sizeof word, "z%c%c", 'a' + i / 26, 'a' + i % 26);
    return word;
}

/* One rule of `ways` ways, each a shape of its own and a word. */
static fig_engine *engine_of(int ways)
{
    char path[] = FIG_TEST_DIR "/figura_test_XXXXXX";
    int fd = mkstemp(path);
    assert_true(fd >= 0);
    FILE *f = fdopen(fd, "w");
    assert_non_null(f);
    for (int i = 0; i < ways; i++)
        fprintf(f, "shape ways-%d digits /\\d+/\n", i);
    fprintf(f, "rule number.ways\n  about A number and a word.\n  source  written for this test\n  match [[ value:(");
    for (int i = 0; i < ways; i++)
        fprintf(f, "%s{ways-%d} '%s'", i ? " | " : " ", i, word_of(i));
    fprintf(f, " ) ]]\n  make number\n");
    assert_int_equal(fclose(f), 0);
    const char *const paths[] = {path};
    const fig_engine_options o = {.size = sizeof o, .no_builtin = true, .grammar_paths = paths, .grammar_path_count = 1};
    fig_engine *engine = NULL;
    fig_error error = {0};
    if (fig_engine_new(&o, &engine, &error) != FIG_OK)
        fail_msg("%s", error.message);
    unlink(path);
    return engine;
}

/* The way that the matcher takes at the first token; -1: none. */
static int way_taken(fig_scratch *s)
{
    fig_work *w = &s->work;
    const fig_items items = fig_work_items(w, 0, (uint32_t)w->tokens.count);
    if (fig_matcher_run(&w->matcher, w->grammar->rules[0].program, &items, 0, 2) == UINT32_MAX)
        return -1;
    for (size_t i = 0; i < w->matcher.trace_count; i++)
        if (w->matcher.trace[i].type == FIG_TRACE_SHAPE)
            return (int)w->matcher.trace[i].of;
    return -1;
}

static void try_word(const fig_engine *engine, fig_scratch *s, const char *word, int expected)
{
    char text[16];
    snprintf(text, sizeof text, "5 %s", word);
    const fig_document d = {.size = sizeof d, .id = "d", .text = text, .text_len = strlen(text)};
    fig_result *result = NULL;
    assert_int_equal(fig_extract(engine, s, &d, &result, NULL), FIG_OK);
    for (int plain = 0; plain < 2; plain++) {
        s->work.matcher.plain = plain;
        assert_int_equal(way_taken(s), expected);
    }
    s->work.matcher.plain = false;
    fig_result_free(result);
}

static void the_first_way_wins(void **state)
{
    (void)state;
    static const int counts[] = {1, 2, 3, 4, 63, 64, 65, 66, 126, 127, 128, 129, 200};
    for (size_t k = 0; k < sizeof counts / sizeof *counts; k++) {
        fig_engine *engine = engine_of(counts[k]);
        fig_scratch *s = NULL;
        assert_int_equal(fig_scratch_new(engine, &s, NULL), FIG_OK);
        for (int i = 0; i < counts[k]; i++) {
            char word[4];
            int first = 0;
            snprintf(word, sizeof word, "%s", word_of(i));
            while (strcmp(word_of(first), word) != 0)
                first++;
            try_word(engine, s, word, first);
        }
        try_word(engine, s, "none", -1);
        fig_scratch_free(s);
        fig_engine_free(engine);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(the_first_way_wins)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
