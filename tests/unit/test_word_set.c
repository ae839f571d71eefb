/* Word set: thousands of words, more than any number of bits by hash would keep apart, against a plain comparison with each; forgotten ones are gone. */
#include "text/word_set.h"
#include "unit.h"
#include <stdio.h>
#include <string.h>

enum { WORDS = 3000, ROOM = WORDS * 8 };

/* "w0 w1 w2 …", each with a token. */
static size_t make(char *text)
{
    size_t len = 0;
    for (int n = 0; n < WORDS; n++)
        len += (size_t)snprintf(text + len, ROOM - len, "w%d ", n * 7);
    return len;
}

static bool has(const fig_word_set *s, const fig_tokens *t, const char *text, const char *word)
{
    return fig_word_set_has(s, t, text, word, strlen(word));
}

static void words(void **state)
{
    (void)state;
    static char text[ROOM];
    fig_tokens tokens = {0};
    fig_word_set s = {0};
    assert_true(fig_tokens_cut(&tokens, text, make(text)));
    assert_false(has(&s, &tokens, text, "w0")); /* empty, never added to */
    for (int round = 0; round < 2; round++) {
        fig_word_set_forget(&s);
        assert_false(has(&s, &tokens, text, "w7"));
        for (uint32_t t = 0; t < tokens.count; t += 2) /* letters and digits are tokens of their own: every "w", and below every number */
            assert_true(fig_word_set_add(&s, &tokens, text, t));
        assert_int_equal(s.count, 1);
        for (uint32_t t = 1; t < tokens.count; t += 2)
            assert_true(fig_word_set_add(&s, &tokens, text, t));
        assert_int_equal(s.count, 1 + WORDS);
        for (int n = 0; n < 7 * WORDS; n++) {
            char word[16];
            snprintf(word, sizeof word, "%d", n);
            assert_int_equal(has(&s, &tokens, text, word), n % 7 == 0);
        }
        assert_true(has(&s, &tokens, text, "w"));
        assert_false(has(&s, &tokens, text, "W"));
        assert_false(has(&s, &tokens, text, ""));
    }
    fig_word_set_clear(&s);
    fig_tokens_clear(&tokens);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(words)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
