/* Rule classes: classes are one where, and only where, no rule asks for what tells them apart; and all that rules ask for is known to be asked. */
#include "corpus_text.h"
#include "engine.h"
#include "match/sight.h"
#include "unit.h"
#include <string.h>

static fig_lexemes lexemes;
static fig_tokens tokens;
static size_t texts;

static void learn(const char *path, char *text)
{
    (void)path;
    const size_t len = strlen(text);
    assert_true(fig_tokens_cut(&tokens, text, len));
    assert_true(fig_lexemes_assign(&lexemes, &tokens, text, len));
    texts++;
}

/* Bit by bit, what rule_class.c does with words. */
static bool told_apart(const fig_grammar *g, uint16_t a, uint16_t b)
{
    for (uint32_t p = 0; p < g->predicate_count; p++)
        if ((g->rule_predicates[p / 64] >> p % 64 & 1) && fig_class_is(&lexemes, a, p) != fig_class_is(&lexemes, b, p))
            return true;
    return false;
}

static void classes_of_a_corpus(void **state)
{
    (void)state;
    fig_engine *engine = NULL;
    assert_int_equal(fig_engine_new(NULL, &engine, NULL), FIG_OK);
    const fig_grammar *g = &engine->grammar;
    assert_true(fig_lexemes_init(&lexemes, g));
    each_text("corpus/varied", learn);
    assert_true(texts > 10);
    const fig_rule_classes *r = &lexemes.rule_classes;
    assert_true(r->count > 500 && r->count < lexemes.class_count);
    for (uint16_t c = 0; c < lexemes.class_count; c++) {
        assert_true(r->of[c] < r->count && r->first[r->of[c]] <= c);
        assert_false(told_apart(g, c, r->first[r->of[c]]));
    }
    for (uint16_t a = 0; a < r->count; a += 7)
        for (uint16_t b = 0; b < a; b++)
            assert_true(told_apart(g, r->first[a], r->first[b]));
    fig_lexemes_clear(&lexemes);
    fig_tokens_clear(&tokens);
    fig_engine_free(engine);
}

static void all_that_rules_ask(void **state)
{
    (void)state;
    fig_engine *engine = NULL;
    assert_int_equal(fig_engine_new(NULL, &engine, NULL), FIG_OK);
    const fig_grammar *g = &engine->grammar;
    fig_sights sights;
    assert_true(fig_lexemes_init(&lexemes, g) && fig_sights_init(&sights, g, &lexemes));
    assert_true(fig_tokens_cut(&tokens, "Oslo", 4) && fig_lexemes_assign(&lexemes, &tokens, "Oslo", 4));
    for (uint32_t rule = 0; rule < g->rule_count; rule++) {
        assert_true(fig_sight_learn(&sights, rule, 0));
        for (size_t i = 0; i < sights.rules[rule].count; i++) {
            const uint32_t p = sights.rules[rule].predicates[i];
            assert_true(g->rule_predicates[p / 64] >> p % 64 & 1);
        }
    }
    fig_sights_clear(&sights);
    fig_lexemes_clear(&lexemes);
    fig_tokens_clear(&tokens);
    fig_engine_free(engine);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(classes_of_a_corpus), cmocka_unit_test(all_that_rules_ask)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
