/* Errors: messages and paths that are cut stay UTF-8. */
#include "base/error.h"
#include "unit.h"
#include <string.h>

static void messages_are_whole_characters(void **state)
{
    (void)state;
    static const struct {
        const char *text, *message;
    } rows[] = {{"plain", "`plain` is none"},
                {"Ji\u010D\u00EDn", "`Ji\u010D\u00EDn` is none"},
                {"1234567\u00E9", "`1234567` is none"}, /* cut within its last character */
                {"12345\U0001F4B0", "`12345` is none"},
                {"\xff"
                 "b\xc3",
                 "`b` is none"},
                {"\xe2\x82", "`` is none"},
                {"", "`` is none"}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        fig_error e;
        assert_int_equal(fig_error_set(&e, FIG_E_USAGE, "`%.8s` is none", rows[i].text), FIG_E_USAGE);
        assert_string_equal(e.message, rows[i].message);
        fig_error_at(&e, FIG_E_SYNTAX, "a.gram", 3, 4, "`%.8s` is none", rows[i].text);
        assert_string_equal(e.message, rows[i].message);
        assert_int_equal(e.line, 3);
    }
}

static void long_messages_end_with_a_whole_character(void **state)
{
    (void)state;
    char text[400];
    fig_error e;
    for (size_t shift = 0; shift < 3; shift++) {
        memset(text, 'x', shift);
        for (size_t i = shift; i + 3 < sizeof text; i += 3)
            memcpy(text + i, "\u20AC", 3);
        text[shift + 3 * ((sizeof text - 1 - shift) / 3) - 3] = 0;
        fig_error_set(&e, FIG_E_USAGE, "%s", text);
        assert_int_equal(strlen(e.message), (sizeof e.message - 1 - shift) / 3 * 3 + shift);
    }
}

static void long_paths_lose_their_beginning(void **state)
{
    (void)state;
    char path[600];
    fig_error e = {0};
    for (size_t shift = 0; shift < 2; shift++) {
        for (size_t i = 0; i + 2 < sizeof path; i += 2)
            memcpy(path + i, "\u00E9", 2);
        path[500] = 0;
        memcpy(path + 500 - shift, "/end.txt", 9);
        if (shift)
            path[500 - 2] = 'x';
        fig_error_path(&e, path);
        assert_memory_equal(e.path, "...\u00E9", 5);
        assert_string_equal(e.path + strlen(e.path) - 8, "/end.txt");
        assert_true(strlen(e.path) >= sizeof e.path - 2);
    }
    fig_error_path(NULL, path);
    fig_error_path(&e, NULL);
    assert_string_equal(e.path, "");
    assert_int_equal(fig_error_nomem(NULL), FIG_E_NOMEM);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(messages_are_whole_characters),
        cmocka_unit_test(long_messages_end_with_a_whole_character),
        cmocka_unit_test(long_paths_lose_their_beginning),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
