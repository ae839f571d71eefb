/* Steps of 16 bytes against one byte after the other, on texts of every kind of byte, with stops anywhere. */
#include "unit.h"

#include "text/place.h"
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static uint64_t random_state = 88172645463325252;

static unsigned next_random(unsigned below)
{
    random_state ^= random_state << 13, random_state ^= random_state >> 7, random_state ^= random_state << 17;
    return (unsigned)(random_state >> 20) % below;
}

static void walks_are_equal(void **state)
{
    static const char *const pieces[] = {"a",    "word ",           "\n",   "\xC2\xA3",        "\xE2\x80\x99", "\xF0\x9F\x93\x88",
                                         "\x7F", "fifteen letters", "\r\n", "\xF4\x8F\xBF\xBF"};
    (void)state;
    for (int round = 0; round < 20000; round++) {
        char text[400];
        size_t len = 0;
        unsigned kinds = 1 + next_random(10), pieces_wanted = next_random(24);
        for (unsigned i = 0; i < pieces_wanted; i++) {
            const char *piece = pieces[next_random(kinds)];
            memcpy(text + len, piece, strlen(piece));
            len += strlen(piece);
        }
        char *exact = malloc(len + 1); /* so that a sanitizer sees a read beyond the end */
        memcpy(exact, text, len);
        fig_place fast = {0}, plain = {0};
        for (size_t to = 0; to <= len; to += 1 + next_random(40)) {
            fig_place_walk(&fast, exact, len, to);
            fig_place_walk_plainly(&plain, exact, to);
            assert_memory_equal(&fast, &plain, sizeof fast);
        }
        fig_place_walk(&fast, exact, len, len);
        fig_place_walk_plainly(&plain, exact, len);
        assert_memory_equal(&fast, &plain, sizeof fast);
        free(exact);
    }
}

static void counts_are_right(void **state)
{
    static const char text[] = "a\n\xC2\xA3"
                               "5 \xF0\x9F\x93\x88 6 and so on and on, to the end";
    (void)state;
    fig_place p = {0};
    fig_place_walk(&p, text, sizeof text - 1, 4);
    assert_int_equal(p.lines, 1);
    assert_int_equal(fig_place_codepoint(&p), 3);
    assert_int_equal(p.line_codepoint, 2);
    fig_place_walk(&p, text, sizeof text - 1, 11);
    assert_int_equal(fig_place_codepoint(&p), 7);
    assert_int_equal(fig_place_utf16(&p), 8);
    fig_place_walk(&p, text, sizeof text - 1, 2); /* no way back */
    assert_int_equal(p.at, 11);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(walks_are_equal), cmocka_unit_test(counts_are_right)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
