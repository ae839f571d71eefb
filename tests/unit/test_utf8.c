/* The valid prefix of a text, found many bytes at a time, against a plain loop: one fault or none, at every place; and a text as it is read. */
#include "unit.h"

#include "text/document.h"
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

/* What nobody sees is left out, bad bytes are one U+FFFD; where words begin and end in the source stays known. */
static void the_way_back(void **state)
{
    (void)state;
    static const char source[] = "\xE2\x81\xA6$5\xE2\x81\xA9 per\xC2\xAD"
                                 "cent\xFF\xE2\x80\x8D!",
                      seen[] = "$5 percent\xEF\xBF\xBD!";
    fig_text text = {0};
    for (int twice = 0; twice < 2; twice++) {
        assert_true(fig_text_read(&text, source, strlen(source), INT32_MAX));
        assert_int_equal(text.len, strlen(seen));
        assert_memory_equal(text.data, seen, text.len);
        assert_true(text.bad);
        assert_int_equal(text.bad_at, 10);
        assert_int_equal(fig_text_source_offset(&text, 0), 3); /* $5 alone, without the marks about it */
        assert_int_equal(fig_text_source_end(&text, 2), 5);
        assert_int_equal(fig_text_source_offset(&text, 3), 9);
        assert_int_equal(fig_text_source_end(&text, 10), 18);
        assert_int_equal(fig_text_source_offset(&text, 10), 18); /* U+FFFD */
        assert_int_equal(fig_text_source_end(&text, 13), 19);
        assert_int_equal(fig_text_source_offset(&text, 13), 22);
        assert_int_equal(fig_text_source_end(&text, 14), 23);
    }
    assert_true(fig_text_read(&text, "caf\xC3\xA9", 5, INT32_MAX));
    assert_int_equal(text.repair_count, 0);
    fig_text_clear(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(a_fault_at_every_place), cmocka_unit_test(the_way_back)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
