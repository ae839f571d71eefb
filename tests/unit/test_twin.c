/*
 * The plain twin: what the matcher finds, trying every rule at every token of the corpus, the automaton proposes. It may propose more (shapes and guards are
 * true to it), never less, or a figure would be lost that `figura explain` says is there.
 * What belongs together is a fan where it is many (match/fan.h): where everything is one, and where nothing is, the automaton proposes the same.
 * And what a scratch makes that remembers (recipes, branches foreseen) is what a plain one makes, to the byte: of the corpus, and of it with its digits drawn anew.
 */
#include "collect.h"
#include "corpus_text.h"
#include "engine.h"
#include "figura/grammar.h"
#include "figura/stream.h"
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static fig_engine *engine;
static fig_scratch *scratch, *plain; /* plain: one that remembers nothing and foresees nothing */
static fig_scratch *fanned[2];       /* everything in fans; nothing */

/* Is `rule` among those that the automaton has for an end at `end`? Full: it keeps the longest ends only, so a shorter one may be missing. */
static bool proposed(const fig_work *w, const fig_end *ends, size_t count, uint32_t rule, uint32_t end)
{
    if (count == FIG_ENDS && end < ends[count - 1].end)
        return true;
    for (size_t i = 0; i < count; i++) {
        size_t rules;
        const uint32_t *accept = fig_automaton_rules(&w->automaton, ends[i].state, &rules);
        for (size_t k = 0; k < rules && ends[i].end == end; k++)
            if (accept[k] == rule)
                return true;
    }
    return false;
}

static size_t try_rules(fig_work *w, const fig_items *items, uint32_t at, const char *path)
{
    fig_end ends[FIG_ENDS];
    size_t found = 0, count = !fig_automaton_may_start(&w->automaton, items, at) ? 0 : fig_automaton_run(&w->automaton, items, at, ends);
    for (uint32_t r = 0; r < w->grammar->rule_count; r++) {
        const fig_rule *rule = &w->grammar->rules[r];
        if (rule->regex)
            continue;
        w->matcher.plain = true;
        fig_matcher_run(&w->matcher, rule->program, items, at, UINT32_MAX - 1); /* an end that is none: all ways are tried */
        for (uint32_t end = w->matcher.furthest; end > at; end--) {
            w->matcher.plain = true;
            uint32_t plainly = fig_matcher_run(&w->matcher, rule->program, items, at, end);
            w->matcher.plain = false;
            assert_int_equal(fig_matcher_run(&w->matcher, rule->program, items, at, end), plainly);
            if (plainly == UINT32_MAX)
                continue;
            found++;
            if (!proposed(w, ends, count, r, end))
                fail_msg("%s: %s matches \"%.*s\", but the automaton does not propose it", path, rule->name,
                         (int)(items->end[end - 1] - items->begin[at]), items->text + items->begin[at]);
        }
    }
    w->matcher.plain = false;
    assert_false(w->matcher.failed || w->automaton.failed);
    return found;
}

static fig_items sentence_of(const fig_scratch *s, fig_span sentence)
{
    return fig_work_items(&s->work, sentence.first, sentence.last);
}

static size_t try_document(const char *path)
{
    char *text = read_whole(path);
    fig_document d = {.size = sizeof d, .id = path, .text = text, .text_len = strlen(text)};
    fig_result *result = NULL;
    assert_int_equal(fig_extract(engine, scratch, &d, &result, NULL), FIG_OK);
    fig_work *w = &scratch->work; /* still holds the tokens */
    size_t found = 0;
    for (uint32_t s = 0; s < w->sentences.count; s++) {
        const fig_items items = sentence_of(scratch, (fig_span){w->sentences.start[s], w->sentences.start[s + 1]});
        fig_automaton_begin(&w->automaton);
        for (uint32_t at = w->sentences.start[s]; at < w->sentences.start[s + 1]; at++)
            found += try_rules(w, &items, at, path);
    }
    fig_result_free(result);
    free(text);
    return found;
}

/* The ends at a token of the scratch's last document, and their rules, are those of the other scratch. */
static void compare_ends(fig_scratch *s, fig_scratch *other, const fig_items *items, uint32_t at, const char *path)
{
    fig_end ends[FIG_ENDS], others[FIG_ENDS];
    size_t count = fig_automaton_run(&s->work.automaton, items, at, ends);
    const fig_items other_items = sentence_of(other, (fig_span){(uint32_t)items->first, (uint32_t)items->last});
    if (fig_automaton_run(&other->work.automaton, &other_items, at, others) != count)
        fail_msg("%s: fans make other ends at \"%.40s\"", path, items->text + items->begin[at]);
    for (size_t i = 0; i < count; i++) {
        size_t n, m;
        const uint32_t *rules = fig_automaton_rules(&s->work.automaton, ends[i].state, &n);
        const uint32_t *other_rules = fig_automaton_rules(&other->work.automaton, others[i].state, &m);
        assert_int_equal(ends[i].end, others[i].end);
        assert_int_equal(n, m);
        assert_memory_equal(rules, other_rules, n * sizeof *rules);
    }
}

static size_t try_fans(const char *path)
{
    char *text = read_whole(path);
    const fig_document d = {.size = sizeof d, .id = path, .text = text, .text_len = strlen(text)};
    fig_scratch *all[] = {scratch, fanned[0], fanned[1]};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        fig_result *result = NULL;
        assert_int_equal(fig_extract(engine, all[i], &d, &result, NULL), FIG_OK);
        fig_result_free(result);
    }
    const fig_sentences *sentences = &scratch->work.sentences;
    for (uint32_t k = 0; k < sentences->count; k++) {
        const fig_items items = sentence_of(scratch, (fig_span){sentences->start[k], sentences->start[k + 1]});
        for (size_t i = 0; i < sizeof all / sizeof *all; i++)
            fig_automaton_begin(&all[i]->work.automaton);
        for (uint32_t at = sentences->start[k]; at < sentences->start[k + 1]; at++) {
            compare_ends(scratch, fanned[0], &items, at, path);
            compare_ends(scratch, fanned[1], &items, at, path);
        }
    }
    free(text);
    return 1;
}

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

static size_t try_twins(const char *path)
{
    char *text = read_whole(path);
    uint32_t seed = 1;
    for (int round = 0; round < 4; round++) {
        const fig_document d = {.size = sizeof d, .id = path, .text = text, .text_len = strlen(text), .date = "2019-03-01"};
        compare(&d);
        redraw(text, &seed);
    }
    free(text);
    return 1;
}

static size_t try_folder(const char *folder, size_t (*try)(const char *path), size_t *documents)
{
    DIR *dir = opendir(folder);
    size_t found = 0;
    if (!dir)
        return 0;
    for (struct dirent *e; (e = readdir(dir));) {
        char path[600];
        size_t n = strlen(e->d_name);
        snprintf(path, sizeof path, "%.200s/%.255s", folder, e->d_name);
        if (n > 4 && strcmp(e->d_name + n - 4, ".txt") == 0) {
            found += try(path);
            ++*documents;
        } else if (e->d_name[0] != '.' && !strchr(e->d_name, '.')) {
            found += try_folder(path, try, documents);
        }
    }
    closedir(dir);
    return found;
}

static void the_automaton_proposes_what_the_matcher_finds(void **state)
{
    (void)state;
    size_t documents = 0, found = try_folder("corpus", try_document, &documents);
    assert_true(documents > 0);
    assert_true(found > 10 * documents);
}

static void fans_propose_the_same(void **state)
{
    (void)state;
    size_t documents = 0;
    try_folder("corpus", try_fans, &documents);
    assert_true(documents > 0);
    assert_true(fanned[0]->work.automaton.closure.fans.count > 1000);
}

static void a_plain_scratch_makes_the_same(void **state)
{
    (void)state;
    size_t documents = 0;
    try_folder("corpus", try_twins, &documents);
    assert_true(documents > 0);
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
        fig_scratch_new(engine, &plain, NULL) != FIG_OK || fig_scratch_new(engine, &fanned[0], NULL) != FIG_OK ||
        fig_scratch_new(engine, &fanned[1], NULL) != FIG_OK)
        return 1;
    fanned[0]->work.automaton.closure.many = 0;
    fanned[1]->work.automaton.closure.many = SIZE_MAX;
    plain->work.matcher.plain = true;
    return 0;
}

static int end(void **state)
{
    (void)state;
    fig_scratch_free(scratch);
    fig_scratch_free(plain);
    fig_scratch_free(fanned[0]);
    fig_scratch_free(fanned[1]);
    fig_engine_free(engine);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(the_automaton_proposes_what_the_matcher_finds),
                                       cmocka_unit_test(fans_propose_the_same), cmocka_unit_test(a_plain_scratch_makes_the_same),
                                       cmocka_unit_test(a_recipe_reads_any_number)};
    return cmocka_run_group_tests(tests, begin, end);
}
