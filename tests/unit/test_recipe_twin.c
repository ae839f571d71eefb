/*
 * The plain twin of what a scratch remembers (recipes, branches foreseen): one that does without makes the same, to the byte: of the corpus, and of it with its digits drawn anew.
 */
#include "collect.h"
#include "corpus_text.h"
#include "engine.h"
#include "figura/stream.h"

static fig_engine *engine;
static fig_scratch *scratch, *plain;

static void write_records(fig_scratch *s, const fig_document *d, fig_strbuf *out)
{
    fig_result *result = NULL;
    fig_sink *sink = NULL;
    assert_int_equal(fig_extract(engine, s, d, &result, NULL), FIG_OK);
    const fig_sink_options options = {.size = sizeof options, .format = FIG_OUTPUT_NDJSON, .write = collect, .write_user = out};
    assert_int_equal(fig_sink_new(engine, &options, &sink, NULL), FIG_OK);
    assert_int_equal(fig_sink_write(sink, d, result, NULL), FIG_OK);
    assert_int_equal(fig_sink_finish(sink, NULL), FIG_OK);
    fig_sink_free(sink);
    fig_result_free(result);
}

static void compare(const fig_document *d)
{
    fig_strbuf fast = {0}, slow = {0};
    write_records(scratch, d, &fast);
    write_records(plain, d, &slow);
    assert_string_equal(fig_strbuf_cstr(&fast), fig_strbuf_cstr(&slow));
    fig_strbuf_clear(&fast);
    fig_strbuf_clear(&slow);
}

/* Other digits: the same words with other numbers. */
static void redraw(char *text, uint32_t *seed)
{
    for (char *p = text; *p; p++)
        if (*p >= '0' && *p <= '9') {
            *seed = *seed * 1664525u + 1013904223u;
            *p = (char)('0' + (*seed >> 24) % 10);
        }
}

static void try_twins(const char *path, char *text)
{
    uint32_t seed = 1;
    for (int round = 0; round < 4; round++) {
        const fig_document d = {.size = sizeof d, .id = path, .text = text, .text_len = strlen(text), .date = "2019-03-01"};
        compare(&d);
        redraw(text, &seed);
    }
}

static void a_plain_scratch_makes_the_same(void **state)
{
    (void)state;
    assert_true(each_text("corpus", try_twins) > 0);
    assert_true(scratch->work.recipes.known > scratch->work.recipes.asked / 2);
    assert_int_equal(plain->work.recipes.asked, 0);
}

/* A recipe made of one number serves all others: at the edges of 64 bits, with zeros before and behind, in every grouping. */
static void a_recipe_reads_any_number(void **state)
{
    (void)state;
    static const char *const numbers[] = {"1",
                                          "7",
                                          "0",
                                          "00",
                                          "0.0",
                                          "0.50",
                                          "100",
                                          "1,000",
                                          "1,000,000",
                                          "10,500.250",
                                          "007",
                                          "999999999999999999",
                                          "1000000000000000000",
                                          "9223372036854775807",
                                          "9223372036854775808",
                                          "12345678901234567890123",
                                          "0.000000000000000001",
                                          "0.0000000000000000000000001",
                                          "1234567.8901234567890123",
                                          "999,999,999,999,999.99",
                                          "12,34,567",
                                          "1.2.3",
                                          "1987"};
    static const char *const frames[] = {"Sales came to %s million dollars in May.",
                                         "It cost %s cents.",
                                         "Profit fell %s percent to $%s.",
                                         "They counted %s votes.",
                                         "A load of %s tonnes.",
                                         "It fell by -%s percent, or ($%s) a share.",
                                         "It is %s pct higher.",
                                         "The price is £%s a tonne."};
    char text[400];
    for (size_t f = 0; f < sizeof frames / sizeof *frames; f++)
        for (size_t n = 0; n < sizeof numbers / sizeof *numbers; n++) {
            const char *hole = strstr(frames[f], "%s"), *second = strstr(hole + 2, "%s");
            snprintf(text, sizeof text, "%.*s%s%.*s%s%s", (int)(hole - frames[f]), frames[f], numbers[n],
                     (int)(second ? second - hole - 2 : (ptrdiff_t)strlen(hole + 2)), hole + 2, second ? numbers[n] : "",
                     second ? second + 2 : "");
            compare(&(fig_document){.size = sizeof(fig_document), .id = text, .text = text, .text_len = strlen(text)});
        }
}

static int begin(void **state)
{
    (void)state;
    if (fig_engine_new(NULL, &engine, NULL) != FIG_OK || fig_scratch_new(engine, &scratch, NULL) != FIG_OK ||
        fig_scratch_new(engine, &plain, NULL) != FIG_OK)
        return 1;
    plain->work.matcher.plain = true;
    return 0;
}

static int end(void **state)
{
    (void)state;
    fig_scratch_free(scratch);
    fig_scratch_free(plain);
    fig_engine_free(engine);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(a_plain_scratch_makes_the_same), cmocka_unit_test(a_recipe_reads_any_number)};
    return cmocka_run_group_tests(tests, begin, end);
}
