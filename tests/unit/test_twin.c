/*
 * The plain twin: what the matcher finds, trying every rule at every token of the corpus, the automaton proposes. It may propose more (shapes and guards are
 * true to it), never less, or a figure would be lost that `figura explain` says is there.
 */
#include "engine.h"
#include "figura/grammar.h"
#include "unit.h"
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static fig_engine *engine;
static fig_scratch *scratch;

static char *read_whole(const char *path)
{
    FILE *f = fopen(path, "rb");
    assert_non_null(f);
    assert_int_equal(fseek(f, 0, SEEK_END), 0);
    long len = ftell(f);
    assert_true(len >= 0);
    rewind(f);
    char *text = malloc((size_t)len + 1);
    assert_non_null(text);
    assert_int_equal(fread(text, 1, (size_t)len, f), (size_t)len);
    text[len] = 0;
    fclose(f);
    return text;
}

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
    size_t found = 0, count = w->automaton.start_by_class[items->class_id[at]] == 1 ? 0 : fig_automaton_run(&w->automaton, items, at, ends);
    for (uint32_t r = 0; r < w->grammar->rule_count; r++) {
        const fig_rule *rule = &w->grammar->rules[r];
        if (rule->code)
            continue;
        fig_matcher_run(&w->matcher, rule->program, items, at, UINT32_MAX - 1); /* an end that is none: all ways are tried */
        for (uint32_t end = w->matcher.furthest; end > at; end--) {
            if (fig_matcher_run(&w->matcher, rule->program, items, at, end) == UINT32_MAX)
                continue;
            found++;
            if (!proposed(w, ends, count, r, end))
                fail_msg("%s: %s matches \"%.*s\", but the automaton does not propose it", path, rule->name,
                         (int)(items->end[end - 1] - items->begin[at]), items->text + items->begin[at]);
        }
    }
    assert_false(w->matcher.failed || w->automaton.failed);
    return found;
}

static size_t try_document(const char *path)
{
    char *text = read_whole(path);
    fig_document d = {.size = sizeof d, .id = path, .text = text, .text_len = strlen(text)};
    fig_result *result = NULL;
    assert_int_equal(fig_extract(engine, scratch, &d, &result, NULL), FIG_OK);
    fig_work *w = &scratch->work; /* still holds the tokens */
    const fig_tokens *t = &w->tokens;
    size_t found = 0;
    for (uint32_t s = 0; s < w->sentences.count; s++) {
        const fig_items items = {.class_id = t->class_id,
                                 .word = t->word,
                                 .exact = t->exact,
                                 .gap = t->gap,
                                 .begin = t->begin,
                                 .end = t->end,
                                 .text = w->text,
                                 .count = t->count,
                                 .first = w->sentences.start[s],
                                 .last = w->sentences.start[s + 1]};
        fig_automaton_begin(&w->automaton);
        for (uint32_t at = w->sentences.start[s]; at < w->sentences.start[s + 1]; at++)
            found += try_rules(w, &items, at, path);
    }
    fig_result_free(result);
    free(text);
    return found;
}

static size_t try_folder(const char *folder, size_t *documents)
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
            found += try_document(path);
            ++*documents;
        } else if (e->d_name[0] != '.' && !strchr(e->d_name, '.')) {
            found += try_folder(path, documents);
        }
    }
    closedir(dir);
    return found;
}

static void the_automaton_proposes_what_the_matcher_finds(void **state)
{
    (void)state;
    size_t documents = 0, found = try_folder("corpus", &documents);
    assert_true(documents > 0);
    assert_true(found > 10 * documents);
}

static int begin(void **state)
{
    (void)state;
    return fig_engine_new(NULL, &engine, NULL) != FIG_OK || fig_scratch_new(engine, &scratch, NULL) != FIG_OK;
}

static int end(void **state)
{
    (void)state;
    fig_scratch_free(scratch);
    fig_engine_free(engine);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(the_automaton_proposes_what_the_matcher_finds)};
    return cmocka_run_group_tests(tests, begin, end);
}
