/* The valid prefix of a text, found many bytes at a time, against a plain loop: one fault or none, at every place. */
#include "unit.h"

#include "text/utf8.h"
#include <string.h>

static void a_fault_at_every_place(void **state)
{
    (void)state;
    static const char *const bad[] = {"\x80", "\xC3", "\xE2\x82", "\xC0\xAF", "\xED\xA0\x80", "\xF5\x80\x80\x80", "\xFF"};
    static const char *const good[] = {"a", "\xC3\xA9", "\xE2\x82\xAC", "\xF0\x9F\x98\x80"};
    for (size_t b = 0; b < sizeof bad / sizeof *bad; b++)
        for (size_t g = 0; g < sizeof good / sizeof *good; g++)
            for (size_t at = 0; at < 200; at++) {
                char text[256];
                bool ascii;
                size_t n = strlen(good[g]), len = at + n;
                memset(text, 'x', sizeof text);
                memcpy(text + at, good[g], n);
                assert_int_equal(fig_utf8_valid_prefix(text, 210, &ascii), 210);
                assert_int_equal(ascii, n == 1);
                memcpy(text + len, bad[b], strlen(bad[b]));
                assert_int_equal(fig_utf8_valid_prefix(text, 230, &ascii), len);
                assert_int_equal(fig_utf8_valid_prefix(text, len + 1, NULL), len);
                assert_false(ascii);
            }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(a_fault_at_every_place)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
