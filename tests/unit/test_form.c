/* Forms: the words that they have are those of the enums, every key that a built-in grammar uses is in one, and a slip is told from another word. */
#include "unit.h"

#include "base/spelling.h"
#include "base/str.h"
#include "engine.h"
#include "grammar/embedded.h"
#include "grammar/form.h"
#include "record/enum_names.h"

/* `words` are the names of an enum from its `first` on, in its order. */
static void same_words(const char *words, const fig_enum_names *names, size_t first)
{
    fig_str rest = {words, strlen(words)}, word;
    size_t i = first;
    while (fig_str_part(&rest, '|', &word)) {
        assert_true(i < names->count);
        assert_true(fig_str_same(word, names->names[i++]));
    }
    assert_int_equal(i, names->count);
}

static void words_are_the_enums(void **state)
{
    (void)state;
    same_words(FIG_FORM_KINDS, &fig_kind_names, 1);
    same_words(FIG_FORM_MODS, &fig_mod_names, 1);
    same_words(FIG_FORM_RELS, &fig_rel_names, 1);
    same_words(FIG_FORM_PARTS, &fig_part_names, 1);
    same_words(FIG_FORM_GRAINS, &fig_grain_names, 1);
    same_words(FIG_FORM_FLAGS, &fig_flag_names, 0);
}

/* Both images were made without a check at each start: here the same grammars are read and checked. */
static void built_in_grammars_keep_to_them(void **state)
{
    (void)state;
    for (int facts = 0; facts < 2; facts++) {
        fig_engine_options options = {.facts = facts};
        fig_grammar g = {0};
        fig_error error = {0};
        const fig_status status = fig_engine_compile(&g, &options, fig_embedded_grammars, fig_embedded_grammar_count, &error);
        if (status != FIG_OK)
            print_error("%s:%d:%d: %s\n", error.path, error.line, error.column, error.message);
        assert_int_equal(status, FIG_OK);
        assert_int_equal(g.source.error_count, 0);
        fig_grammar_clear(&g);
    }
}

static const char *meant(const char *wrong, const char *a, const char *b)
{
    fig_spelling s = fig_spelling_of((fig_str){wrong, strlen(wrong)});
    fig_spelling_try(&s, (fig_str){a, strlen(a)});
    fig_spelling_try(&s, (fig_str){b, strlen(b)});
    return !s.best.len ? "" : s.best.ptr == a ? a : b;
}

static void slips(void **state)
{
    (void)state;
    assert_string_equal(meant("cuont", "money", "count"), "count"); /* two that changed places */
    assert_string_equal(meant("sinc", "since", "until"), "since");  /* one left out */
    assert_string_equal(meant("sincee", "since", "until"), "since");
    assert_string_equal(meant("ubtil", "since", "until"), "until"); /* another one */
    assert_string_equal(meant("boillerplate", "fiscal", "boilerplate"), "boilerplate");
    assert_string_equal(meant("boillerplat", "fiscal", "boilerplate"), "boilerplate"); /* two slips in a long word */
    assert_string_equal(meant("knd", "kind", "was"), "kind");
    assert_string_equal(meant("part", "parts", "part-of"), "parts"); /* the nearer one, whatever the order */
    assert_string_equal(meant("part", "part-of", "parts"), "parts");
    assert_string_equal(meant("abc", "month", "year"), ""); /* no slip: another word */
    assert_string_equal(meant("hour", "year", "half"), "");
    assert_string_equal(meant("nothing", "unthing", "thing"), ""); /* more than one slip, and not the same beginning */
    assert_string_equal(meant("", "a", "b"), "");
    assert_string_equal(meant("x", "a", "b"), ""); /* nothing of it is left */
    assert_string_equal(meant("this-name-is-longer-than-any-name-that-a-grammar-has", "a", "b"), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_are_the_enums),
        cmocka_unit_test(built_in_grammars_keep_to_them),
        cmocka_unit_test(slips),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
