/*
 * The plain twin of links: the matcher, asked for every link at every item. The view's starts hold all that it finds, the walk finds the same ends, names and rows; and documents come out
 * alike whichever way their links were found. Over the corpus, and over sentences put together from the words of the grammar's links.
 */
#include "corpus_text.h"
#include "engine.h"
#include "figura/grammar.h"
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static fig_engine *engine;
static fig_scratch *fast, *plain;

/* ---- every link at every item ---- */

static void read_trace(const fig_matcher *m, fig_link_binding *b)
{
    uint32_t open[64];
    size_t depth = 0;
    fig_link_binding_forget(b);
    for (size_t i = 0; i < m->trace_count; i++) {
        const fig_trace *t = &m->trace[i];
        if (t->type == FIG_TRACE_BIND) {
            open[depth++] = t->of;
            fig_link_binding_set(b, t->of);
            b->of[t->of].first = t->at;
        } else if (t->type == FIG_TRACE_UNBIND) {
            b->of[open[--depth]].last = t->at;
        } else if (t->type == FIG_TRACE_ROW) {
            for (size_t k = 0; k < depth; k++)
                if (!b->of[open[k]].row)
                    b->of[open[k]].row = t->row;
        }
    }
}

/* Does the view have what the matcher found? Returns whether the walk found it too. */
static bool same_match(fig_work *w, uint32_t link, uint32_t item, uint32_t end, const fig_link_binding *want, fig_link_binding *got)
{
    const fig_sketches *k = &w->grammar->sketches;
    size_t window = item >> w->view.shift, bit = item - (window << w->view.shift);
    bool can = false;
    fig_view_look(&w->view, window);
    for (uint32_t line = 0; line < k->fact_line; line++) {
        if (k->lines[line].rule != link || !fig_view_possible(&w->view, line) || !(fig_view_starts(&w->view, line) >> bit & 1))
            continue;
        uint32_t way = w->view.windows == 1 ? fig_view_walk(&w->view, line, item, got) : (uint32_t)FIG_WALK_UNSURE;
        if (way == FIG_WALK_NONE)
            continue;
        can = true;
        if (way == FIG_WALK_UNSURE)
            break; /* the matcher has the word */
        if (way != end)
            fail_msg("%s at %u: the walk ends at %u, the matcher at %u: %s", w->grammar->links[link].name, item, way, end, w->text);
        for (int name = 0; name < FIG_NAME_COUNT; name++)
            if (want->of[name].first != got->of[name].first || want->of[name].last != got->of[name].last ||
                want->of[name].row != got->of[name].row)
                fail_msg("%s at %u binds `%s` otherwise: %s", w->grammar->links[link].name, item, fig_name_text((fig_name)name), w->text);
        return true;
    }
    if (end != UINT32_MAX && !can)
        fail_msg("%s at %u: the matcher finds a match that the view does not see: %s", w->grammar->links[link].name, item, w->text);
    return false;
}

static size_t matched, walked, seen_long;

static void try_sentence(fig_work *w, uint32_t sentence)
{
    static fig_link_binding want, got;
    fig_sentence s = {.number = sentence, .first = w->sentences.start[sentence], .last = w->sentences.start[sentence + 1]};
    while (s.from < w->draft_count && w->drafts[s.from].sentence < sentence)
        s.from++;
    for (s.to = s.from; s.to < w->draft_count && w->drafts[s.to].sentence == sentence;)
        s.to++;
    assert_true(fig_items_view(w, &s));
    fig_items_fill(w);
    seen_long += w->view.windows > 1;
    for (uint32_t link = 0; link < w->grammar->link_count; link++)
        for (uint32_t item = 0; item < w->items.count; item++) {
            uint32_t end = fig_matcher_run(&w->matcher, w->grammar->links[link].program, &w->items, item, UINT32_MAX);
            read_trace(&w->matcher, &want);
            matched += end != UINT32_MAX;
            walked += same_match(w, link, item, end, &want, &got);
        }
}

static json_t *records_of(const fig_result *result)
{
    json_t *all = json_array();
    for (size_t i = 0; i < fig_result_count(result); i++)
        assert_int_equal(json_array_append_new(all, fig_figure_json(result, i)), 0);
    return all;
}

/* One document both ways, then its links at every item. */
static void try_text(const char *text, const char *id)
{
    fig_document d = {.size = sizeof d, .id = id, .text = text, .text_len = strlen(text), .date = "2019-03-01"};
    fig_result *a = NULL, *b = NULL;
    plain->work.matcher.plain = true;
    assert_int_equal(fig_extract(engine, fast, &d, &a, NULL), FIG_OK);
    assert_int_equal(fig_extract(engine, plain, &d, &b, NULL), FIG_OK);
    json_t *x = records_of(a), *y = records_of(b);
    if (!json_equal(x, y))
        fail_msg("%s: the links make other figures of it than the matcher alone does: %s", id, text);
    json_decref(x);
    json_decref(y);
    fig_result_free(b);
    for (uint32_t s = 0; s < fast->work.sentences.count; s++)
        try_sentence(&fast->work, s);
    fig_result_free(a);
}

/* ---- the corpus ---- */

static void try_file(const char *path, char *text)
{
    try_text(text, path);
}

static void the_corpus(void **state)
{
    (void)state;
    matched = walked = 0;
    size_t documents = each_text("corpus", try_file);
    assert_true(documents > 0);
    assert_true(matched > documents);
    assert_true(walked > matched * 8 / 10); /* else links are slow for nothing */
}

/* ---- sentences of the grammar's own words ---- */

static uint32_t chance = 12345;

static uint32_t any_of(uint32_t count)
{
    chance = chance * 1664525u + 1013904223u;
    return (uint32_t)((uint64_t)(chance >> 8) * count >> 24);
}

static const char *const figures[] = {"5 percent",     "$3 million",      "14.5",         "3,209.43",   "two",       "May 5",     "1-3/8",
                                      "7 mln dlrs",    "12 tonnes",       "30 cents",     "1987",       "75 points", "10-year",   "200,000",
                                      "0.4%",          "25 basis points", "6.58 yen",     "1 billion",  "3.2 pct",   "Tuesday",   "10 a.m.",
                                      "three workers", "1 in 5",          "$40 a barrel", "145.60 yen", "(5.2 pct)", "7/8 to 42", "eight",
                                      "90 days",       "the Kospi",       "EUR/USD",      "gold"};

/* A form of one of the lists that links use, or a word of one of their literals. */
static const char *link_word(const fig_grammar *g, char *out, size_t room)
{
    const fig_sketches *k = &g->sketches;
    const fig_sketch_branch *b = &k->branches[any_of((uint32_t)k->branch_count)];
    *out = 0;
    if (b->type == FIG_BRANCH_LIST && g->lists[b->of].row_count) {
        const fig_row *row = &g->lists[b->of].rows[any_of((uint32_t)g->lists[b->of].row_count)];
        snprintf(out, room, "%.*s", (int)row->form.len, row->form.ptr);
    } else if (b->type == FIG_BRANCH_WORDS) {
        size_t n = 0;
        for (uint32_t i = 0; i < b->count; i++) {
            const fig_predicate *p = &g->predicates[k->words[b->of + i].pair.is];
            if (p->type == FIG_IS_FOLDED)
                n += (size_t)snprintf(out + n, room - n, "%s%.*s", n ? " " : "", (int)g->words[p->of].len,
                                      g->word_text + g->words[p->of].text);
        }
    }
    return out;
}

static void make_text(char *out, size_t room, uint32_t pieces)
{
    const fig_grammar *g = &engine->grammar;
    char word[200];
    size_t n = 0;
    for (uint32_t i = 0; i < pieces && n + 300 < room; i++) {
        const char *piece;
        switch (any_of(8)) {
        case 0:
        case 1:
        case 2:
            piece = figures[any_of(sizeof figures / sizeof *figures)];
            break;
        case 3:
            piece = any_of(2) ? "Hanbit" : "vessel";
            break;
        case 4:
            piece = any_of(12) ? "," : any_of(2) ? "." : "\n";
            break;
        default:
            piece = link_word(g, word, sizeof word);
        }
        n += (size_t)snprintf(out + n, room - n, "%s%s", n && *piece != ',' ? " " : "", piece);
    }
}

static void sentences_of_its_words(void **state)
{
    (void)state;
    static char text[20000];
    matched = walked = seen_long = 0;
    for (uint32_t i = 0; i < 600; i++) {
        make_text(text, sizeof text, i % 10 ? 4 + any_of(24) : 60 + any_of(300));
        try_text(text, "made");
    }
    assert_true(matched > 1000);
    assert_true(walked > matched / 4); /* long sentences are left to the matcher */
    assert_true(seen_long > 20);
}

static void open_engine(const fig_engine_options *options)
{
    assert_int_equal(fig_engine_new(options, &engine, NULL), FIG_OK);
    assert_int_equal(fig_scratch_new(engine, &fast, NULL), FIG_OK);
    assert_int_equal(fig_scratch_new(engine, &plain, NULL), FIG_OK);
}

static void close_engine(void)
{
    fig_scratch_free(fast);
    fig_scratch_free(plain);
    fig_engine_free(engine);
}

/* More links than there is room for needs: 3,600 that each want two words, some of them the same. */
static void links_of_many_words(void **state)
{
    (void)state;
    static char text[20000];
    char path[] = "figura_links_XXXXXX", word[2][200];
    const char *paths[] = {path};
    int file = mkstemp(path);
    assert_true(file >= 0);
    for (int i = 0; i < 3600; i++) {
        for (int k = 0; k < 2; k++)
            while (!*link_word(&engine->grammar, word[k], sizeof word[k]) || strpbrk(word[k], "'\\ "))
                continue;
        dprintf(file, "link made.of%d\n  match a:{figure} '%s' .{0,2} '%s' b:{figure}\n  make same_as a b\n\n", i, word[0], word[1]);
    }
    close(file);
    close_engine();
    open_engine(&(fig_engine_options){.size = sizeof(fig_engine_options), .grammar_paths = paths, .grammar_path_count = 1});
    unlink(path);
    assert_int_equal(engine->grammar.sketches.need_count, FIG_NEED_RARE);
    for (uint32_t i = 0; i < 60; i++) {
        make_text(text, sizeof text, i % 10 ? 4 + any_of(24) : 60 + any_of(300));
        try_text(text, "made");
    }
}

static int begin(void **state)
{
    (void)state;
    open_engine(NULL);
    return 0;
}

static int end(void **state)
{
    (void)state;
    close_engine();
    return 0;
}

/* What a table of fixed size has no room for, links and facts do without, and every sentence pays for it. */
static void the_rules_have_room(void **state)
{
    (void)state;
    const fig_engine_options options = {.size = sizeof options, .facts = 1};
    fig_engine *with_facts = NULL;
    assert_int_equal(fig_engine_new(&options, &with_facts, NULL), FIG_OK);
    const fig_sketches *k = &with_facts->grammar.sketches;
    assert_true(k->fact_line > 0 && k->line_count > k->fact_line);
    assert_true(k->need_count < FIG_NEED_RARE);
    assert_true(k->phrase_count < FIG_PHRASES);
    fig_engine_free(with_facts);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(the_corpus), cmocka_unit_test(sentences_of_its_words),
                                       cmocka_unit_test(links_of_many_words), cmocka_unit_test(the_rules_have_room)};
    return cmocka_run_group_tests(tests, begin, end);
}
