/* Charsets: each character by itself is what iconv makes of a whole text with it, whatever iconv holds back until it has seen the next one. */
#include "unit.h"

#include "engine.h"
#include "input/charset.h"
#include <iconv.h>
#include <string.h>

/* Names that a page may use, and iconv's. */
static const struct {
    const char *label, *name;
} one_byte[] = {{"ibm866", "IBM866"},           {"iso-8859-2", "ISO-8859-2"},   {"iso-8859-3", "ISO-8859-3"},
                {"iso-8859-4", "ISO-8859-4"},   {"iso-8859-5", "ISO-8859-5"},   {"iso-8859-6", "ISO-8859-6"},
                {"iso-8859-7", "ISO-8859-7"},   {"iso-8859-8", "ISO-8859-8"},   {"iso-8859-10", "ISO-8859-10"},
                {"iso-8859-13", "ISO-8859-13"}, {"iso-8859-14", "ISO-8859-14"}, {"iso-8859-15", "ISO-8859-15"},
                {"iso-8859-16", "ISO-8859-16"}, {"koi8-r", "KOI8-R"},           {"koi8-u", "KOI8-U"},
                {"macintosh", "MACINTOSH"},     {"windows-874", "CP874"},       {"windows-1250", "CP1250"},
                {"windows-1251", "CP1251"},     {"windows-1252", "CP1252"},     {"windows-1253", "CP1253"},
                {"windows-1254", "CP1254"},     {"windows-1255", "CP1255"},     {"windows-1256", "CP1256"},
                {"windows-1257", "CP1257"},     {"windows-1258", "CP1258"}},
  more_bytes[] = {{"gb18030", "GB18030"}, {"big5", "BIG5-HKSCS"}, {"euc-jp", "EUC-JP"}, {"shift_jis", "CP932"}, {"euc-kr", "CP949"}};

enum { MOST = 1 << 20 };
static char bytes[MOST], want[MOST];
static size_t byte_count, want_count;

/* Adds the character to the text and what iconv makes of it, between letters that go with nothing; none where iconv knows none. */
static void add(iconv_t converter, const char *character, size_t len)
{
    char in[8] = "x", out[32], *from = in, *to = out;
    size_t in_left = len + 2, out_left = sizeof out;
    memcpy(in + 1, character, len);
    in[len + 1] = '.';
    iconv(converter, NULL, NULL, NULL, NULL);
    if (iconv(converter, &from, &in_left, &to, &out_left) == (size_t)-1 || iconv(converter, NULL, NULL, &to, &out_left) == (size_t)-1)
        return;
    memcpy(bytes + byte_count, in, len + 2);
    memcpy(want + want_count, out, (size_t)(to - out));
    byte_count += len + 2;
    want_count += (size_t)(to - out);
    assert_true(byte_count + 16 < MOST && want_count + 64 < MOST);
}

static void compare(const char *label)
{
    fig_charset_text t = {.data = NULL};
    assert_true(fig_charset_read(&t, bytes, byte_count, (fig_str){label, strlen(label)}));
    assert_false(t.unknown);
    for (size_t i = 0; i < t.len && i < want_count; i++)
        if (t.data[i] != want[i])
            fail_msg("%s: `%.12s` instead of `%.12s`", label, t.data + (i > 3 ? i - 3 : 0), want + (i > 3 ? i - 3 : 0));
    assert_int_equal(t.len, want_count);
    fig_charset_clear(&t);
}

static iconv_t begin(const char *name)
{
    iconv_t converter = iconv_open("UTF-8", name);
    byte_count = want_count = 0;
    return converter;
}

static void every_byte(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof one_byte / sizeof *one_byte; i++) {
        iconv_t converter = begin(one_byte[i].name);
        for (unsigned b = 1; converter != (iconv_t)-1 && b < 256; b++)
            add(converter, &(char){(char)b}, 1);
        if (converter == (iconv_t)-1)
            continue; /* this system lacks it */
        compare(one_byte[i].label);
        iconv_close(converter);
    }
}

static void every_pair(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof more_bytes / sizeof *more_bytes; i++) {
        iconv_t converter = begin(more_bytes[i].name);
        if (converter == (iconv_t)-1)
            continue;
        for (unsigned lead = 0x81; lead < 0xFF; lead++)
            for (unsigned trail = 0x40; trail < 0xFF; trail++)
                add(converter, (char[]){(char)lead, (char)trail}, 2);
        assert_true(byte_count > 10000);
        compare(more_bytes[i].label);
        iconv_close(converter);
    }
}

/* Of one behind the other each is itself, as the Encoding Standard has it, not the two as one. */
static void marks_stay_by_themselves(void **state)
{
    (void)state;
    static const struct {
        const char *label, *bytes, *text;
    } cases[] = {
        {"windows-1258", "Gi\xE1 5 t\xFD \xFE, \xEA\xCC", "Gi\u00E1 5 t\u01B0 \u20AB, \u00EA\u0300"},
        {"windows-1255", "5 \xF9\xD1 \xA4", "5 \u05E9\u05C1 \u20AA"},
        {"big5-hkscs", "\x88\x62\x88\x66.\x88\x66", "\u00CA\u0304\u00CA.\u00CA"},
        {"windows-1253", "\x81 \xC1", "\xC2\x81 \u0391"}, /* unassigned ones stand for themselves */
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        fig_charset_text t = {.data = NULL};
        const char *label = cases[i].label;
        assert_true(fig_charset_read(&t, cases[i].bytes, strlen(cases[i].bytes), (fig_str){label, strlen(label)}));
        assert_string_equal(t.data, cases[i].text);
        fig_charset_clear(&t);
    }
}

/* What conversion or repair makes longer than offsets reach is a limit; nothing of it is used. */
static void texts_that_grow(void **state)
{
    (void)state;
    static const char *const labels[] = {"windows-1252", "utf-8", "big5"};
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++) {
        fig_charset_text t = {.most = 19};
        fig_str label = {labels[i], strlen(labels[i])};
        assert_false(fig_charset_read(&t, "\x80\x80\x80\x80\x80\x80\x80\x80\x80\x80", 10, label));
        assert_true(t.too_long);
        assert_true(fig_charset_read(&t, "\x80\x80\x80", 3, label));
        assert_false(t.too_long);
        fig_charset_clear(&t);
    }
}

static void texts_that_repair_makes_longer(void **state)
{
    (void)state;
    fig_engine_options o = {.size = sizeof o, .no_builtin = 1};
    fig_engine *engine;
    fig_scratch *scratch;
    fig_result *result;
    fig_error error = {0};
    fig_document d = {.size = sizeof d, .text = "\xff\xff\xff\xff", .text_len = 4};
    assert_int_equal(fig_engine_new(&o, &engine, NULL), FIG_OK);
    assert_int_equal(fig_scratch_new(engine, &scratch, NULL), FIG_OK);
    scratch->work.longest_text = 11;
    assert_int_equal(fig_extract(engine, scratch, &d, &result, &error), FIG_E_LIMIT);
    assert_int_equal(error.code, FIG_E_LIMIT);
    scratch->work.longest_text = 12;
    assert_int_equal(fig_extract(engine, scratch, &d, &result, &error), FIG_OK);
    fig_result_free(result);
    fig_scratch_free(scratch);
    fig_engine_free(engine);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_byte),
        cmocka_unit_test(every_pair),
        cmocka_unit_test(marks_stay_by_themselves),
        cmocka_unit_test(texts_that_grow),
        cmocka_unit_test(texts_that_repair_makes_longer),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
