/* The automaton of shapes against PCRE2: each construct that it knows, on every short text of a few letters; the shapes of the built-in grammars, on words like theirs. */
#define PCRE2_CODE_UNIT_WIDTH 8
#include "engine.h"
#include "grammar/regex.h"
#include "match/shape_run.h"
#include "unit.h"
#include <pcre2.h>
#include <stdlib.h>
#include <string.h>

static bool confirmed(const pcre2_code *code, pcre2_match_data *data, const char *text, size_t len)
{
    return pcre2_match(code, (PCRE2_SPTR)text, len, 0, 0, data, NULL) >= 0;
}

/* All texts of up to six letters of `letters`. */
static void every_text(fig_shape_run *run, const pcre2_code *code, const char *expression, const char *letters)
{
    pcre2_match_data *data = pcre2_match_data_create(16, NULL);
    size_t base = strlen(letters), count = 1;
    for (size_t len = 0; len <= 6; len++, count *= base)
        for (size_t i = 0; len && i < count; i++) {
            char text[8] = "";
            for (size_t k = 0, v = i; k < len; k++, v /= base)
                text[k] = letters[v % base];
            const uint64_t *holds = fig_shape_run_token(run, text, len);
            assert_non_null(holds);
            if (*holds != (confirmed(code, data, text, len) ? 1 : 0))
                fail_msg("/%s/ of \"%s\"", expression, text);
        }
    pcre2_match_data_free(data);
}

static void each_construct(void **state)
{
    (void)state;
    static const char *const known[] = {"a",
                                        "ab|ba",
                                        "a*",
                                        "(?:ab)+s",
                                        "[ab]{2,3}s?",
                                        "(?i)ab|S",
                                        "a(?i:b)b",
                                        "(?i:[a-b]{2}S)",
                                        "[^a]+",
                                        "\\p{L}{2}",
                                        "\\p{Lu}\\p{Ll}*",
                                        "(?!a)[abs]+",
                                        "(?!ab$)[abs]+|ab$",
                                        "(?!a$)(?!b$)[abs]+|sS",
                                        "(?i:(?:a|b)*(?<![bs])s$)",
                                        "(?i:(?!\\p{L}*\\p{L}{2}(?<![sa])s$)[\\p{L}']+)",
                                        "(?!\\p{L}*(?<![sa])s$)[\\p{L}]+",
                                        "a??b*?s",
                                        "(a|)(b|)s",
                                        "(?i:a)|(?:b)",
                                        "(?=a)[ab]+",
                                        "(?=[ab]{2,3}$)(?!ab$)[abs]+|(?=s)s*",
                                        "(?i:(?!a)[ab]|s)",
                                        "a{0,2}b{3}",
                                        "(?:a{2}){2}",
                                        "(?<day>a)?b",
                                        "\\x{61}[\\x{62}s]",
                                        "[a\\-s]",
                                        ".b.",
                                        "\xC3\xA9|a",
                                        "(?i)[\xC3\xA9"
                                        "a]",
                                        "[a-\\x{2019}]",
                                        "\\d|a",
                                        "(?:a*)*s",
                                        "(?:a?){3}b",
                                        "\\p{Greek}|[\\p{Latin}']+"};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        int number;
        PCRE2_SIZE at;
        fig_arena arena = {0};
        fig_shape_nfa nfa = {0};
        fig_shape_run run;
        pcre2_code *code =
            pcre2_compile((PCRE2_SPTR)known[i], PCRE2_ZERO_TERMINATED, PCRE2_UTF | PCRE2_ANCHORED | PCRE2_ENDANCHORED, &number, &at, NULL);
        assert_non_null(code);
        if (!fig_shape_nfa_add(&nfa, &arena, 0, known[i], strlen(known[i])))
            fail_msg("/%s/ is not known", known[i]);
        assert_true(fig_shape_run_init(&run, &nfa, 1));
        every_text(&run, code, known[i], "abASs");
        assert_null(fig_shape_run_token(&run, "a\xC3\xA9", 3));
        fig_shape_run_clear(&run);
        fig_arena_clear(&arena);
        pcre2_code_free(code);
    }
}

static void what_is_not_known_is_left(void **state)
{
    (void)state;
    static const char *const left[] = {"a(?!b)b",
                                       "a(?=b)b",
                                       "(?=a)(?=[ab]$)a",

                                       "a(?<=a)b",
                                       "(?<!ab)c",
                                       "(a)\\1",
                                       "a++",
                                       "a{2}+",
                                       "(?>a)",
                                       "(?|a)",
                                       "(?x: a)",
                                       "(*UCP)a",
                                       "[[:alpha:]]",
                                       "\\w",
                                       "\\b",
                                       "\\R",
                                       "(?(1)a|b)",
                                       "(a",
                                       "a)",
                                       "[a",
                                       "a{0}",
                                       "a{3,2}",
                                       "{",
                                       "*",
                                       "^a",
                                       "a$b",
                                       "\\",
                                       "\\x61",
                                       "\\p{Nd}",
                                       "(?i:\\p{Lu})",
                                       "(?i:\xC5\xBF)",
                                       "(?i:[\xE2\x84\xAA])",
                                       "(?i:[a-\\x{2019}])",
                                       "a{1000}",
                                       "(?:(?:(?:a{60}){60}){60}){60}"};
    fig_arena arena = {0};
    fig_shape_nfa nfa = {0};
    for (size_t i = 0; i < sizeof left / sizeof *left; i++)
        if (fig_shape_nfa_add(&nfa, &arena, 0, left[i], strlen(left[i])))
            fail_msg("/%s/ is taken", left[i]);
    assert_false(arena.failed);
    assert_int_equal(nfa.test_count, 0);
    fig_arena_clear(&arena);
}

static const char *const pieces[] = {"a",  "s",  "es",  "ing",  "T",      "FY",    "Q",   "H",      "IV",      "XL",    "AB",    "USD",
                                     "bn", "m",  "k",   "th",   "twenty", "first", "Two", "chloro", "butan",   "str",   "weg",   "Str",
                                     "D",  "G",  "x",   "1080", "7",      "12",    "05",  "0",      "2019",    ".",     ",",     "'",
                                     "ss", "us", "gmt", "pm",   "kg",     "Rb",    "d4",  "LTS",    "Hundred", "Fifth", "plein", "z"};

static void built_in_shapes(void **state)
{
    (void)state;
    fig_engine *engine;
    fig_shape_run run;
    pcre2_match_data *data = pcre2_match_data_create(16, NULL);
    uint64_t random = 1;
    size_t known = 0, held = 0;
    assert_int_equal(fig_engine_new(NULL, &engine, NULL), FIG_OK);
    const fig_grammar *g = &engine->grammar;
    pcre2_code **code = calloc(g->shape_count, sizeof *code);
    assert_non_null(code);
    for (size_t i = 0; i < g->shape_count; i++)
        code[i] = fig_regex_compile(g->shapes[i].regex);
    assert_true(fig_shape_run_init(&run, &g->shape_nfa, g->shape_count));
    for (size_t round = 0; round < 6000; round++) {
        char text[80] = "";
        for (size_t n = 1 + round % 4; n; n--) {
            random = random * UINT64_C(6364136223846793005) + 1442695040888963407;
            strcat(text, pieces[(random >> 33) % (sizeof pieces / sizeof *pieces)]);
        }
        const uint64_t *holds = fig_shape_run_token(&run, text, strlen(text));
        assert_non_null(holds);
        for (size_t i = 0; i < g->shape_count; i++) {
            bool holds_here = holds[i >> 6] >> (i & 63) & 1;
            known += g->shapes[i].in_nfa;
            held += holds_here;
            if (holds_here != (g->shapes[i].in_nfa && confirmed(code[i], data, text, strlen(text))))
                fail_msg("shape %s of \"%s\"", g->shapes[i].name, text);
        }
    }
    assert_true(known > 6000 * g->shape_count / 2); /* most shapes are known */
    assert_true(held > 6000);
    fig_shape_run_clear(&run);
    for (size_t i = 0; i < g->shape_count; i++)
        pcre2_code_free(code[i]);
    free(code);
    fig_engine_free(engine);
    pcre2_match_data_free(data);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(each_construct), cmocka_unit_test(what_is_not_known_is_left),
                                       cmocka_unit_test(built_in_shapes)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
