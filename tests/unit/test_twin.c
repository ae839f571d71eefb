/*
 * The plain twin: what the matcher finds, trying every rule at every token of the corpus, the automaton proposes. It may propose more (shapes and guards are
 * true to it), never less, or a figure would be lost that `figura explain` says is there. Rules that cannot begin with a token are left out there, save some, to see that it is so.
 * What belongs together is a fan where it is many (match/fan.h): where everything is one, and where nothing is, the automaton proposes the same.
 */
#include "base/alloc.h"
#include "corpus_text.h"
#include "engine.h"
#include "figura/grammar.h"

static fig_engine *engine;
static fig_scratch *scratch;
static fig_scratch *fanned[2]; /* everything in fans; nothing */

/* ---- which rules can begin with a token ---- */

enum { CLASSES = 1 << 16, ANYWAY = 61 /* one in so many is tried although it cannot */ };

/* The instructions that can take a rule's first token, as a walk along its program finds them. */
typedef struct beginning {
    uint32_t *takes;
    size_t count, capacity;
    bool any; /* a part that may be empty: it begins with whatever stands behind it */
} beginning;

static beginning *beginnings;
static uint32_t *passed;            /* by instruction: the rule whose walk was there last, from 1 */
static uint32_t *rules_of[CLASSES]; /* the rules that can begin with a class, UINT32_MAX at the end; NULL: not known */
static uint32_t generation;

static void walk(beginning *b, uint32_t pc, uint32_t rule)
{
    const fig_instr *code = engine->grammar.code, *in = &code[pc];
    if (passed[pc] == rule + 1)
        return;
    passed[pc] = rule + 1;
    switch (in->op) {
    case FIG_OP_SPLIT:
        walk(b, in->a, rule);
        walk(b, in->b, rule);
        return;
    case FIG_OP_ALT:
        for (uint32_t i = 1; i <= in->a; i++)
            walk(b, in[i].a, rule);
        return;
    case FIG_OP_JUMP:
    case FIG_OP_CALL:
        walk(b, in->a, rule);
        return;
    case FIG_OP_TOKEN:
    case FIG_OP_NOT:
    case FIG_OP_BUT:
    case FIG_OP_LIST:
    case FIG_OP_SHAPE:
        assert_true(fig_grow(&b->takes, &b->capacity, b->count + 1, sizeof *b->takes));
        b->takes[b->count++] = pc;
        return;
    case FIG_OP_RETURN:
    case FIG_OP_ACCEPT:
    case FIG_OP_FIGURE:
        b->any = true;
        return;
    default: /* marks */
        walk(b, pc + 1, rule);
    }
}

static bool can_take(const fig_lexemes *x, uint32_t class_id, const fig_instr *in)
{
    const fig_grammar *g = &engine->grammar;
    switch (in->op) {
    case FIG_OP_NOT:
        return !fig_class_is(x, class_id, in->a);
    case FIG_OP_BUT:
        return fig_class_is(x, class_id, in->a) && !fig_class_is(x, class_id, in->b);
    case FIG_OP_LIST:
        return fig_class_begins(x, class_id, &g->lists[in->a]);
    case FIG_OP_SHAPE:
        return fig_class_is(x, class_id, g->shapes[in->a].predicate);
    default:
        return fig_class_is(x, class_id, in->a);
    }
}

static bool can_begin(const fig_lexemes *x, uint32_t class_id, const beginning *b)
{
    for (size_t i = 0; i < b->count && !b->any; i++)
        if (can_take(x, class_id, &engine->grammar.code[b->takes[i]]))
            return true;
    return b->any;
}

static void forget_classes(void)
{
    for (size_t i = 0; i < CLASSES; i++) {
        fig_free(rules_of[i]);
        rules_of[i] = NULL;
    }
}

static const uint32_t *rules_that_begin(const fig_lexemes *x, uint32_t class_id)
{
    if (generation != x->generation)
        forget_classes();
    generation = x->generation;
    if (!rules_of[class_id]) {
        const size_t count = engine->grammar.rule_count;
        uint32_t *all = rules_of[class_id] = fig_malloc((count + 1) * sizeof *all);
        assert_non_null(all);
        for (uint32_t r = 0; r < count; r++)
            if (!engine->grammar.rules[r].regex && can_begin(x, class_id, &beginnings[r]))
                *all++ = r;
        *all = UINT32_MAX;
    }
    return rules_of[class_id];
}

/* ---- the automaton beside the matcher ---- */

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

/* All ways of a rule, whatever the matcher foresees: no end is the one that is asked for. */
static void run_plainly(fig_work *w, uint32_t rule, const fig_items *items, uint32_t at)
{
    w->matcher.plain = true;
    fig_matcher_run(&w->matcher, w->grammar->rules[rule].program, items, at, UINT32_MAX - 1);
    w->matcher.plain = false;
}

static size_t try_rule(fig_work *w, const fig_items *items, uint32_t at, uint32_t r, const fig_end *likely, size_t count, const char *path)
{
    const fig_rule *rule = &w->grammar->rules[r];
    size_t found = 0;
    run_plainly(w, r, items, at);
    const uint64_t ends = w->matcher.ends;
    for (uint32_t end = w->matcher.furthest; end > at; end--) {
        const bool plainly = ends >> ((end - at) & 63) & 1;
        assert_int_equal(fig_matcher_run(&w->matcher, rule->program, items, at, end), plainly ? end : UINT32_MAX);
        if (!plainly)
            continue;
        found++;
        if (!proposed(w, likely, count, r, end))
            fail_msg("%s: %s matches \"%.*s\", but the automaton does not propose it", path, rule->name,
                     (int)(items->end[end - 1] - items->begin[at]), items->text + items->begin[at]);
    }
    return found;
}

/* Of the rules between two that can begin here, some: that they cannot is so. */
static void try_others(fig_work *w, const fig_items *items, uint32_t at, uint32_t from, uint32_t to, const char *path)
{
    static uint32_t turn;
    for (uint32_t r = from; r < to; r++) {
        if (w->grammar->rules[r].regex || ++turn % ANYWAY)
            continue;
        run_plainly(w, r, items, at);
        if (w->matcher.furthest > at)
            fail_msg("%s: %s begins with \"%.20s\", and was thought not to", path, w->grammar->rules[r].name,
                     items->text + items->begin[at]);
    }
}

static size_t try_rules(fig_work *w, const fig_items *items, uint32_t at, const char *path)
{
    fig_end ends[FIG_ENDS];
    size_t found = 0, count = !fig_automaton_may_start(&w->automaton, items, at) ? 0 : fig_automaton_run(&w->automaton, items, at, ends);
    uint32_t next = 0;
    for (const uint32_t *r = rules_that_begin(&w->lexemes, items->class_id[at]); *r != UINT32_MAX; r++) {
        try_others(w, items, at, next, *r, path);
        found += try_rule(w, items, at, *r, ends, count, path);
        next = *r + 1;
    }
    try_others(w, items, at, next, (uint32_t)w->grammar->rule_count, path);
    assert_false(w->matcher.failed || w->automaton.failed);
    return found;
}

static fig_items sentence_of(const fig_scratch *s, fig_span sentence)
{
    return fig_work_items(&s->work, sentence.first, sentence.last);
}

static size_t matches;

static void try_document(const char *path, char *text)
{
    fig_document d = {.size = sizeof d, .id = path, .text = text, .text_len = strlen(text)};
    fig_result *result = NULL;
    assert_int_equal(fig_extract(engine, scratch, &d, &result, NULL), FIG_OK);
    fig_work *w = &scratch->work; /* still holds the tokens */
    for (uint32_t s = 0; s < w->sentences.count; s++) {
        const fig_items items = sentence_of(scratch, (fig_span){w->sentences.start[s], w->sentences.start[s + 1]});
        fig_automaton_begin(&w->automaton);
        for (uint32_t at = w->sentences.start[s]; at < w->sentences.start[s + 1]; at++)
            matches += try_rules(w, &items, at, path);
    }
    fig_result_free(result);
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

static void try_fans(const char *path, char *text)
{
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
}

static void the_automaton_proposes_what_the_matcher_finds(void **state)
{
    (void)state;
    const size_t documents = each_text("corpus", try_document);
    assert_true(documents > 0);
    assert_true(matches > 10 * documents);
}

static void fans_propose_the_same(void **state)
{
    (void)state;
    assert_true(each_text("corpus", try_fans) > 0);
    assert_true(fanned[0]->work.automaton.closure.fans.count > 1000);
}

static int begin(void **state)
{
    (void)state;
    if (fig_engine_new(NULL, &engine, NULL) != FIG_OK || fig_scratch_new(engine, &scratch, NULL) != FIG_OK ||
        fig_scratch_new(engine, &fanned[0], NULL) != FIG_OK || fig_scratch_new(engine, &fanned[1], NULL) != FIG_OK)
        return 1;
    fanned[0]->work.automaton.closure.many = 0;
    fanned[1]->work.automaton.closure.many = SIZE_MAX;
    const fig_grammar *g = &engine->grammar;
    beginnings = fig_calloc(g->rule_count, sizeof *beginnings);
    passed = fig_calloc(g->code_count, sizeof *passed);
    if (!beginnings || !passed)
        return 1;
    for (uint32_t r = 0; r < g->rule_count; r++)
        if (!g->rules[r].regex)
            walk(&beginnings[r], g->rules[r].program, r);
    return 0;
}

static int end(void **state)
{
    (void)state;
    forget_classes();
    for (size_t r = 0; r < engine->grammar.rule_count; r++)
        fig_free(beginnings[r].takes);
    fig_free(beginnings);
    fig_free(passed);
    fig_scratch_free(scratch);
    fig_scratch_free(fanned[0]);
    fig_scratch_free(fanned[1]);
    fig_engine_free(engine);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(the_automaton_proposes_what_the_matcher_finds),
                                       cmocka_unit_test(fans_propose_the_same)};
    return cmocka_run_group_tests(tests, begin, end);
}
