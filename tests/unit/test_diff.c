/*
 * Diff (include/figura/diff.h): what a caller may count on; corpus/diff has what it says of texts.
 *
 * A draft that is its source, no source, texts without figures; memory that runs out at every allocation; and its bounds: 3,000 words against
 * twenty sources, ten thousand figures against ten thousand, whose times are printed and must not grow with their product.
 */
#include "base/alloc.h"
#include "base/strbuf.h"
#include "collect.h"
#include "figura.h"
#include "unit.h"
#include <stdio.h>
#include <string.h>
#include <time.h>

static fig_engine *engine;
static fig_scratch *scratch;

typedef struct story {
    fig_document document;
    fig_result *result;
} story;

static story read_story(const char *id, const char *text)
{
    story s = {.document = {.size = sizeof s.document, .id = id, .text = text, .text_len = strlen(text), .date = "2024-05-03"}};
    assert_int_equal(fig_extract(engine, scratch, &s.document, &s.result, NULL), FIG_OK);
    return s;
}

static fig_status compare(const story *draft, const story *sources, size_t count, fig_diff **diff)
{
    fig_diff_text texts[32], first = {&draft->document, draft->result};
    assert_true(count <= 32);
    for (size_t i = 0; i < count; i++)
        texts[i] = (fig_diff_text){&sources[i].document, sources[i].result};
    return fig_diff_new(&first, texts, count, diff, NULL);
}

static size_t count_of(const fig_diff *diff, fig_diff_status status)
{
    size_t n = 0;
    for (size_t i = 0; i < fig_diff_count(diff); i++)
        n += fig_diff_item_at(diff, i)->status == status;
    return n;
}

static const char news[] =
    "Marlow Freight said on May 2 that profit rose 12 percent to $48 million in the first quarter. Two-thirds of its 4,200 "
    "employees work in 31 ports, between 9 a.m. and 5 p.m., for 18 months on average; costs doubled. It paid 10 million "
    "euros ($11 million) for 62 miles of track.";
static const char wire[] =
    "Profit of Marlow Freight rose 21 percent to $48.3 million. It has 4,200 staff in 19 ports in Norway and 12 ports in "
    "Chile. Costs rose 100 percent. It paid $11 billion for 100 kilometres of track on May 2, 2024.";

static void draft_is_its_source(void **state)
{
    (void)state;
    story draft = read_story("draft", news);
    fig_diff *diff;
    assert_int_equal(compare(&draft, &draft, 1, &diff), FIG_OK);
    assert_true(fig_diff_count(diff) > 10);
    assert_int_equal(count_of(diff, FIG_DIFF_MATCHED), fig_diff_count(diff));
    for (size_t i = 0; i < fig_diff_count(diff); i++) {
        const fig_diff_item *item = fig_diff_item_at(diff, i);
        assert_int_equal(item->figure, item->source_figure);
        assert_true(item->why.ptr && item->sentence_end > item->sentence_start);
    }
    assert_null(fig_diff_item_at(diff, fig_diff_count(diff)));
    assert_null(fig_diff_source(diff, 1));
    fig_diff_free(diff);
    fig_result_free(draft.result);
}

/* A sentence with more figures than are looked at by words, many of one value: each is its own twin. */
static void long_sentence_is_itself(void **state)
{
    enum { ROWS = 80 };
    (void)state;
    fig_strbuf text = {0};
    fig_strbuf_puts(&text, "The rows are ");
    for (int i = 0; i < ROWS; i++)
        fig_strbuf_format(&text, "%sschools 12 percent, %d", i ? "; " : "", i + 100);
    fig_strbuf_puts(&text, ".");
    story draft = read_story("draft", fig_strbuf_cstr(&text));
    fig_diff *diff;
    assert_int_equal(compare(&draft, &draft, 1, &diff), FIG_OK);
    assert_int_equal(fig_diff_count(diff), 2 * ROWS);
    assert_int_equal(count_of(diff, FIG_DIFF_MATCHED), 2 * ROWS);
    fig_diff_free(diff);
    fig_result_free(draft.result);
    fig_strbuf_clear(&text);
}

static void nothing_to_compare(void **state)
{
    (void)state;
    story draft = read_story("draft", news), empty = read_story("empty", ""), plain = read_story("plain", "No figure is here.");
    fig_diff *diff;
    assert_int_equal(compare(&draft, NULL, 0, &diff), FIG_OK);
    assert_int_equal(count_of(diff, FIG_DIFF_NOT_IN_SOURCES), fig_diff_count(diff));
    fig_diff_free(diff);
    assert_int_equal(compare(&draft, &empty, 1, &diff), FIG_OK);
    assert_int_equal(count_of(diff, FIG_DIFF_NOT_IN_SOURCES), fig_diff_count(diff));
    fig_diff_free(diff);
    assert_int_equal(compare(&plain, &empty, 1, &diff), FIG_OK);
    assert_int_equal(fig_diff_count(diff), 0);
    fig_diff_free(diff);
    fig_diff_free(NULL);
    assert_string_equal(fig_diff_status_name(0), "");
    assert_string_equal(fig_diff_status_name(FIG_DIFF_MISSING), "missing");
    fig_result_free(draft.result);
    fig_result_free(empty.result);
    fig_result_free(plain.result);
}

static fig_status write(const fig_diff *diff, fig_output_format format, fig_strbuf *out)
{
    fig_sink_options options = {.size = sizeof options, .format = format, .write = collect, .write_user = out};
    return fig_diff_write(diff, engine, &options, NULL);
}

static void written_as_others_are_not(void **state)
{
    (void)state;
    story draft = read_story("draft", news);
    fig_diff *diff;
    fig_strbuf out = {0};
    assert_int_equal(compare(&draft, &draft, 1, &diff), FIG_OK);
    assert_int_equal(write(diff, FIG_OUTPUT_CSV, &out), FIG_E_USAGE);
    assert_int_equal(write(diff, FIG_OUTPUT_JSON, &out), FIG_OK);
    assert_true(out.len > 0 && out.data[0] == '[');
    fig_strbuf_clear(&out);
    fig_diff_free(diff);
    fig_result_free(draft.result);
}

/* Status and text, or no memory; never anything else. */
static void every_allocation(void **state)
{
    (void)state;
    story draft = read_story("draft", news), source = read_story("wire", wire);
    static const fig_output_format formats[] = {FIG_OUTPUT_TABLE, FIG_OUTPUT_JSON, FIG_OUTPUT_SARIF};
    for (size_t k = 0; k < sizeof formats / sizeof *formats; k++) {
        fig_strbuf want = {0};
        unsigned long left = 0, n = 1;
        for (; !left; n++) {
            fig_strbuf got = {0};
            fig_diff *diff = NULL;
            fig_strbuf_reserve(&got, 1 << 20);
            fig_alloc_fail_at(n);
            fig_status status = compare(&draft, &source, 1, &diff);
            if (status == FIG_OK)
                status = write(diff, formats[k], &got);
            left = fig_alloc_fail_at(0);
            if (status != FIG_E_NOMEM && !(status == FIG_OK && left))
                fail_msg("allocation %lu failed, and the status was %d", n, (int)status);
            if (status == FIG_OK)
                want = got;
            else
                fig_strbuf_clear(&got);
            fig_diff_free(diff);
        }
        assert_true(n > 20 && want.len > 200);
        fig_strbuf_clear(&want);
    }
    fig_result_free(draft.result);
    fig_result_free(source.result);
}

static double milliseconds(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static uint32_t draw(uint32_t *seed, uint32_t below)
{
    *seed = *seed * 1664525u + 1013904223u;
    return (*seed >> 8) % below;
}

/* Sentences with two or three figures, of words that a few hundred texts would share. */
static char *make_text(uint32_t seed, size_t sentences)
{
    static const char *const who[] = {"Marlow",  "Kestrel", "Ostrava", "Hadley", "Veltri",
                                      "Almeida", "Sarland", "Torvik",  "Corvo",  "Belmar"};
    static const char *const what[] = {"profit", "sales", "output", "exports", "debt", "wages", "prices", "imports", "losses", "orders"};
    static const char *const how[] = {"rose", "fell", "climbed", "dropped", "grew", "slid"};
    static const char *const more[] = {"on higher tolls", "after a strike", "as demand grew",
                                       "in the north",    "for the port",   "its owner said"};
    fig_strbuf b = {0};
    for (size_t i = 0; i < sentences; i++)
        fig_strbuf_format(&b, "The %s of %s %s %u.%u percent to $%u million %s in %u, with %u workers. ", what[draw(&seed, 10)],
                          who[draw(&seed, 10)], how[draw(&seed, 6)], draw(&seed, 40), draw(&seed, 10), 10 + draw(&seed, 900),
                          more[draw(&seed, 6)], 1990 + draw(&seed, 30), 100 + draw(&seed, 9000));
    fig_strbuf_cstr(&b);
    return b.data;
}

/* The best of three runs: what else the machine does must not count. */
static double time_of(const story *draft, const story *sources, size_t count)
{
    double best = 1e9;
    for (int i = 0; i < 3; i++) {
        fig_diff *diff;
        double before = milliseconds();
        assert_int_equal(compare(draft, sources, count, &diff), FIG_OK);
        double taken = milliseconds() - before;
        best = taken < best ? taken : best;
        fig_diff_free(diff);
    }
    return best;
}

static void a_draft_against_twenty(void **state)
{
    (void)state;
    char *texts[21];
    story all[21];
    double before = milliseconds();
    for (uint32_t i = 0; i < 21; i++) {
        texts[i] = make_text(i + 1, i ? 40 : 160); /* 19 words a sentence */
        all[i] = read_story("s", texts[i]);
    }
    double extraction = milliseconds() - before, taken = time_of(&all[0], all + 1, 20);
    print_message("3,000 words, %zu figures, against 20 sources: %.1f ms; extraction of all before that: %.1f ms\n",
                  fig_result_count(all[0].result), taken, extraction);
    assert_true(taken < 2000); /* a sanitizer's build on a busy machine; docs/performance.md has what it takes */
    for (size_t i = 0; i < 21; i++) {
        fig_result_free(all[i].result);
        fig_free(texts[i]);
    }
}

/* Four times as many figures on both sides: a comparison of all pairs would take sixteen times as long. */
static void ten_thousand_figures(void **state)
{
    (void)state;
    double taken[2];
    for (int large = 0; large < 2; large++) {
        size_t sentences = large ? 2500 : 625;
        char *texts[2] = {make_text(7, sentences), make_text(8, sentences)};
        story draft = read_story("draft", texts[0]), source = read_story("source", texts[1]);
        assert_true(fig_result_count(draft.result) >= sentences * 4);
        taken[large] = time_of(&draft, &source, 1);
        print_message("%zu figures against %zu: %.1f ms\n", fig_result_count(draft.result), fig_result_count(source.result), taken[large]);
        fig_result_free(draft.result);
        fig_result_free(source.result);
        fig_free(texts[0]);
        fig_free(texts[1]);
    }
    assert_true(taken[1] < taken[0] * 9 + 50);
}

/* Four times as many sources, each of which leads with hundreds of figures that the draft lacks. */
static void headlines_of_hundreds(void **state)
{
    (void)state;
    enum { SOURCES = 16 };
    story sources[SOURCES];
    double taken[2];
    fig_strbuf b = {0}, texts[SOURCES] = {0};
    for (unsigned i = 0; i < 1000; i++)
        fig_strbuf_format(&b, "The port paid $%u. ", 10001 + 2 * i);
    story draft = read_story("draft", fig_strbuf_cstr(&b));
    for (unsigned k = 0; k < SOURCES; k++) {
        for (unsigned i = 0; i < 1000; i++)
            fig_strbuf_format(&texts[k], "$%u, ", 50000 + 20000 * k + 2 * i);
        sources[k] = read_story("source", fig_strbuf_cstr(&texts[k]));
    }
    for (size_t large = 0; large < 2; large++) {
        fig_diff *diff;
        assert_int_equal(compare(&draft, sources, large ? SOURCES : SOURCES / 4, &diff), FIG_OK);
        print_message("%zu figures against %d headlines, %zu missing: ", fig_result_count(draft.result), large ? SOURCES : SOURCES / 4,
                      count_of(diff, FIG_DIFF_MISSING));
        assert_true(count_of(diff, FIG_DIFF_MISSING) > 100 * SOURCES / 4);
        fig_diff_free(diff);
        taken[large] = time_of(&draft, sources, large ? SOURCES : SOURCES / 4);
        print_message("%.1f ms\n", taken[large]);
    }
    for (unsigned k = 0; k < SOURCES; k++) {
        fig_result_free(sources[k].result);
        fig_strbuf_clear(&texts[k]);
    }
    fig_result_free(draft.result);
    fig_strbuf_clear(&b);
    assert_true(taken[1] < taken[0] * 7 + 50);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(headlines_of_hundreds),  cmocka_unit_test(draft_is_its_source),       cmocka_unit_test(long_sentence_is_itself),
        cmocka_unit_test(nothing_to_compare),     cmocka_unit_test(written_as_others_are_not), cmocka_unit_test(every_allocation),
        cmocka_unit_test(a_draft_against_twenty), cmocka_unit_test(ten_thousand_figures),
    };
    fig_engine_options with_facts = {.size = sizeof with_facts, .facts = 1};
    assert_int_equal(fig_engine_new(&with_facts, &engine, NULL), FIG_OK);
    assert_int_equal(fig_scratch_new(engine, &scratch, NULL), FIG_OK);
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    fig_scratch_free(scratch);
    fig_engine_free(engine);
    return failed;
}
