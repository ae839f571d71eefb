/* The fast scan against its portable twin and a plain loop, at every alignment. */
#include "unit.h"

#include "base/hex.h"
#include "base/slack.h"

static size_t plain_loop(const char *text, size_t len)
{
    size_t i = 0;
    while (i < len && (unsigned char)text[i] >= 0x20 && text[i] != '"' && text[i] != '\\')
        i++;
    return i;
}

static void all_three_agree(void **state)
{
    (void)state;
    char text[96];
    for (unsigned byte = 0; byte < 256; byte++)
        for (size_t at = 0; at < 48; at++)
            for (size_t from = 0; from < 9; from++) {
                memset(text, 'a' + (int)(at % 3), sizeof text);
                text[at] = (char)byte;
                text[at + 1] = (char)0xE9;
                size_t len = 80 - from, want = plain_loop(text + from, len);
                assert_int_equal(fig_scan_plain(text + from, len), want);
                assert_int_equal(fig_scan_plain_portable(text + from, len), want);
                assert_int_equal(fig_scan_is_plain(text + from, at + 1), plain_loop(text + from, at + 1) == at + 1);
            }
    assert_int_equal(fig_scan_plain(text, 0), 0);
}

static void any_of_8_is_exact(void **state)
{
    (void)state;
    for (unsigned byte = 0; byte < 256; byte++)
        for (size_t at = 0; at < 8; at++) {
            char text[8];
            uint64_t v;
            memset(text, 'a', sizeof text);
            text[at] = (char)byte;
            memcpy(&v, text, sizeof v);
            assert_int_equal(fig_scan_any_of_8(v), byte < 0x20 || byte == '"' || byte == '\\');
        }
}

static void looks_are_the_bytes_that_stop(void **state)
{
    (void)state;
    for (unsigned byte = 0; byte < 256; byte++)
        for (size_t at = 0; at < 16; at++) {
            char text[32];
            memset(text, 0xE9, sizeof text);
            text[at] = (char)byte;
            unsigned want = (unsigned)(plain_loop(text + at, 1) == 0) << at;
            assert_int_equal(fig_scan_looks_16(text), want);
            assert_int_equal(fig_scan_looks_16_portable(text), want);
        }
}

/* What is behind the text is no part of it, whatever it is. */
static void slack_is_not_text(void **state)
{
    (void)state;
    for (size_t len = 0; len < 70; len++)
        for (size_t at = 0; at <= len; at++) {
            char text[96], out[96];
            memset(text, '"', sizeof text);
            memset(text, 'a', len);
            text[len] = 0;
            assert_int_equal(fig_slack_length(text), len);
            assert_ptr_equal(fig_slack_copy(out, text, len), out + len);
            assert_memory_equal(out, text, len);
            memset(out, 'x', len);
            assert_ptr_equal(fig_slack_plain(out, text, len), out + len);
            assert_memory_equal(out, text, len);
            text[at] = '"';
            assert_true((fig_slack_plain(out, text, len) == NULL) == (at < len));
            if (len <= FIG_SLACK)
                assert_true(fig_slack_has(text, len, '"') == (at < len));
        }
}

static void hex_is_hex(void **state)
{
    (void)state;
    uint64_t n = 88172645463325252;
    for (int i = 0; i < 10000; i++) {
        char fast[16], plain[16];
        n ^= n << 13, n ^= n >> 7, n ^= n << 17;
        fig_hex(fast, n);
        fig_hex_portable(plain, n);
        assert_memory_equal(fast, plain, 16);
    }
    char text[16];
    fig_hex(text, UINT64_C(0x0123456789abcdef));
    assert_memory_equal(text, "0123456789abcdef", 16);
}

static void a_copy_is_a_copy(void **state)
{
    (void)state;
    char text[64], out[64];
    for (size_t i = 0; i < sizeof text; i++)
        text[i] = (char)('0' + i);
    for (size_t len = 0; len <= 40; len++) {
        memset(out, '!', sizeof out);
        assert_ptr_equal(fig_scan_copy(out, text, len), out + len);
        assert_memory_equal(out, text, len);
        assert_int_equal(out[len], '!');
        for (size_t at = 0; at < len; at++) {
            memcpy(out, text, sizeof out);
            assert_true(fig_scan_is_plain(out, len) == (plain_loop(out, len) == len));
            out[at] = 1;
            assert_false(fig_scan_is_plain(out, len));
        }
    }
}

/* To places before the text, over it. */
static void a_move_stops_at_a_backslash(void **state)
{
    (void)state;
    for (size_t len = 0; len <= 70; len++)
        for (size_t at = 0; at <= len; at++)
            for (size_t back = 0; back < 20; back++) {
                char fast[128], plain[128];
                for (size_t i = 0; i < sizeof fast; i++)
                    fast[i] = (char)('0' + i % 40);
                if (at < len)
                    fast[20 + at] = '\\';
                memcpy(plain, fast, sizeof fast);
                assert_int_equal(fig_scan_move(fast + 20 - back, fast + 20, len), at);
                assert_int_equal(fig_scan_move_portable(plain + 20 - back, plain + 20, len), at);
                assert_memory_equal(fast, plain, sizeof fast);
            }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(all_three_agree),
                                       cmocka_unit_test(any_of_8_is_exact),
                                       cmocka_unit_test(a_copy_is_a_copy),
                                       cmocka_unit_test(looks_are_the_bytes_that_stop),
                                       cmocka_unit_test(slack_is_not_text),
                                       cmocka_unit_test(hex_is_hex),
                                       cmocka_unit_test(a_move_stops_at_a_backslash)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
