/* Stems: what is cut, what is not, and that another language's data do otherwise. */
#include "unit.h"

#include "text/stem.h"
#include <string.h>

#define STR(s)                                                                                                                             \
    {                                                                                                                                      \
        (s), sizeof(s) - 1                                                                                                                 \
    }

static fig_word_ending english[] = {{STR("s"), STR(""), 4}, {STR("ss"), STR("ss"), 0}},
                       german[] = {{STR("ern"), STR(""), 5}, {STR("en"), STR("e"), 4}};

static void words_become_stems(void **state)
{
    (void)state;
    static const fig_stemmer en = {.letters = 6, .endings = english, .ending_count = 2}, de = {.endings = german, .ending_count = 2},
                             none = {0};
    static const struct {
        const fig_stemmer *stemmer;
        const char *word, *stem;
        size_t letters;
    } rows[] = {{&en, "prices", "price", 6},
                {&en, "exported", "export", 8},
                {&en, "gas", "gas", 3},
                {&en, "cars", "car", 4},
                {&en, "loss", "loss", 4},
                {&en, "s", "s", 1},
                {&en, "", "", 0},
                {&en, "caf\u00E9s", "caf\u00E9", 5},
                {&en, "\u00E9t\u00E9\u00E9t\u00E9\u00E9s", "\u00E9t\u00E9\u00E9t\u00E9", 8},
                {&de, "kindern", "kind", 7},
                {&de, "preisen", "preise", 7},
                {&de, "ern", "ern", 3},
                {&none, "prices", "prices", 6},
                {NULL, "exported", "exported", 8}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char word[64];
        size_t letters;
        strcpy(word, rows[i].word);
        word[fig_stem(rows[i].stemmer, word, strlen(word), &letters)] = 0;
        assert_string_equal(word, rows[i].stem);
        assert_int_equal(letters, rows[i].letters);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(words_become_stems)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
