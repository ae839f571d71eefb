/* The forms of lists: the short way to their words against the plain one, which cuts and folds them as text is. */
#include "unit.h"

#include "grammar/lexicon.h"
#include "text/token.h"
#include <stdlib.h>
#include <string.h>

static size_t plain(fig_lexicon *x, fig_str form, bool exact, fig_lex_token *out)
{
    fig_tokens t = {0};
    assert_true(fig_tokens_cut(&t, form.ptr, form.len));
    size_t count = t.count > FIG_LONGEST_FORM ? 0 : t.count;
    for (size_t i = 0; i < count; i++)
        out[i] = (fig_lex_token){fig_lexicon_word(x, form.ptr + t.begin[i], t.end[i] - t.begin[i], exact),
                                 t.gap[i] == FIG_GAP_GLUED ? FIG_GAP_GLUED : FIG_GAP_BLANK | FIG_GAP_BREAK};
    fig_tokens_clear(&t);
    return count;
}

/* What the short way takes must be the same; what it does not, is left to the plain way. Returns whether it took it. */
static bool compare(fig_lexicon *x, fig_str form, bool exact)
{
    fig_lex_token a[FIG_LONGEST_FORM], b[FIG_LONGEST_FORM];
    size_t n = fig_lexicon_plain_form(x, form, exact, a);
    if (!n)
        return false;
    assert_int_equal(n, plain(x, form, exact, b));
    for (size_t i = 0; i < n; i++) {
        assert_int_equal(a[i].word, b[i].word);
        if (i)
            assert_int_equal(a[i].gap, b[i].gap);
    }
    return true;
}

static void forms_as_written(void **state)
{
    (void)state;
    static const char *const taken[] = {"euro", "Euro", "per cent", "U.S. dollar", "x-ray", "a", "%", "(b)", "A&B  c", " a"};
    static const char *const left[] = {"",
                                       " ",
                                       "a ",
                                       "o'clock",
                                       "5",
                                       "a5",
                                       "\xC3\xA9"
                                       "t\xC3\xA9",
                                       "a\tb",
                                       "a b c d e f g h i j k l m"};
    fig_grammar g = {0};
    fig_lexicon x = {.g = &g};
    for (size_t i = 0; i < sizeof taken / sizeof *taken; i++)
        for (int exact = 0; exact < 2; exact++)
            assert_true(compare(&x, (fig_str){taken[i], strlen(taken[i])}, exact));
    for (size_t i = 0; i < sizeof left / sizeof *left; i++)
        assert_false(compare(&x, (fig_str){left[i], strlen(left[i])}, false));
    assert_false(x.failed);
    fig_grammar_clear(&g);
}

static void random_forms(void **state)
{
    (void)state;
    static const char bytes[] = "abzAZ  ..,-'&$05/@[`{~\xC3\xA9";
    fig_grammar g = {0};
    fig_lexicon x = {.g = &g};
    size_t taken = 0;
    srand(7);
    for (int round = 0; round < 50000; round++) {
        char form[60];
        size_t len = (size_t)rand() % 12;
        for (size_t i = 0; i < len; i++)
            form[i] = bytes[(size_t)rand() % (round % 3 ? 12 : sizeof bytes - 3)];
        taken += compare(&x, (fig_str){form, len}, round & 1);
    }
    assert_true(taken > 10000);
    assert_false(x.failed);
    fig_grammar_clear(&g);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(forms_as_written),
        cmocka_unit_test(random_forms),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
