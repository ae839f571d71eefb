/* The line reader against jansson, on good lines, bad ones, and bad ones made from good ones by changing a byte. */
#include "unit.h"

#include "input/json_line.h"
#include "text/utf8.h"
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

static const char *const keys[FIG_JSON_FIELD_COUNT] = {"id", "text", "title", "date", "lang", "country", "url"};

static const char *const lines[] = {
    "{\"id\":\"a\",\"text\":\"Kospi dropped 1.76%\"}",
    " { \"text\" : \"\" , \"id\" : 12 } ",
    "{\"text\":\"x\",\"id\":-7,\"title\":\"t\",\"date\":\"2019-03-01\",\"lang\":\"en\",\"country\":\"CA\",\"url\":\"http://x\"}",
    "{\"text\":\"x\",\"date\":null,\"id\":null}",
    "{\"text\":\"tab\\t nl\\n cr\\r b\\b f\\f q\\\" s\\/ b\\\\ u\\u00e9 \\u20AC \\ud83d\\udcc8 nul\\u0000 end\"}",
    "{\"t\\u0065xt\":\"escaped key\"}",
    "{\"text\":\"first\",\"text\":\"last wins\"}",
    "{\"a\":{\"text\":\"inner\"},\"text\":\"outer\",\"b\":[1,2.5,-0,0.5e-3,1E+2,true,false,null,[],{},[[\"x\"]]]}",
    "{\"text\":\"long enough to be scanned in steps of sixteen bytes, and then \\u0041 some more of the same afterwards\",\"n\":0}",
    "{\"text\":\"\xED\x95\x9C\xEA\xB5\xAD\"}",
    "{\"id\":1.5,\"text\":\"x\"}",
    "{\"id\":[1],\"text\":\"x\"}",
    /* bad */
    "",
    "{",
    "{}",
    "{\"id\":1}",
    "{\"text\":1}",
    "{\"text\":null}",
    "[\"text\"]",
    "\"text\"",
    "{\"text\":\"x\"",
    "{\"text\":\"x}",
    "{\"text\":\"x\"}}",
    "{\"text\":\"x\"},",
    "{\"text\":\"x\",}",
    "{,\"text\":\"x\"}",
    "{\"text\" \"x\"}",
    "{text:\"x\"}",
    "{'text':'x'}",
    "{\"text\":\"\\x\"}",
    "{\"text\":\"\\u12g4\"}",
    "{\"text\":\"\\u12\"}",
    "{\"text\":\"\\",
    "{\"text\":\"x\",\"a\":01}",
    "{\"text\":\"x\",\"a\":-}",
    "{\"text\":\"x\",\"a\":1.}",
    "{\"text\":\"x\",\"a\":.5}",
    "{\"text\":\"x\",\"a\":1e}",
    "{\"text\":\"x\",\"a\":+1}",
    "{\"text\":\"x\",\"a\":tru}",
    "{\"text\":\"x\",\"a\":nul}",
    "{\"text\":\"x\",\"a\":NaN}",
    "{\"text\":\"x\",\"a\":[1,]}",
    "{\"text\":\"x\",\"a\":[1 2]}",
    "{\"text\":\"x\",\"a\":{\"b\"}}",
    "{\"text\":\"x\",\"a\":{\"b\":}}",
    "{\"text\":\"x\",\"a\":[}",
    "{\"text\":\"tab\there\"}",
    "{\"text\":\"x\"} {\"text\":\"y\"}",
    "{\"text\":\"x\"}x",
    "{\"text\":\"x\",\"date\":5}",
    "{\"text\":\"x\",\"lang\":[]}",
    "{1:\"x\"}",
};
enum { LINE_COUNT = sizeof lines / sizeof *lines };

static bool is_text_or_null(const json_t *value)
{
    return !value || json_is_string(value) || json_is_null(value);
}

/* What the contract says of a line that jansson can read. */
static bool is_document(const json_t *root)
{
    if (!json_is_object(root) || !json_is_string(json_object_get(root, "text")))
        return false;
    for (int i = FIG_JSON_TEXT; i < FIG_JSON_FIELD_COUNT; i++)
        if (!is_text_or_null(json_object_get(root, keys[i])))
            return false;
    return true;
}

static void check_field(const fig_str *got, const json_t *want, bool id)
{
    if (id && json_is_integer(want)) {
        assert_true(strtoll(got->ptr, NULL, 10) == json_integer_value(want));
        return;
    }
    if (!json_is_string(want)) {
        assert_null(got->ptr);
        return;
    }
    assert_int_equal(got->len, json_string_length(want));
    assert_memory_equal(got->ptr, json_string_value(want), got->len);
    assert_int_equal(got->ptr[got->len], 0);
}

static void check_line(const char *line, size_t len)
{
    fig_json_line out;
    char *copy = malloc(len + 1);
    memcpy(copy, line, len);
    json_error_t error;
    json_t *root = json_loadb(line, len, JSON_ALLOW_NUL, &error);
    fig_status status = fig_json_line_read(&out, copy, len);
    if ((status == FIG_OK) != (root && is_document(root)))
        fail_msg("%.*s: jansson says %s, we say %s", (int)len, line, root ? "good" : error.text, status == FIG_OK ? "good" : out.problem);
    if (status == FIG_OK)
        for (int i = 0; i < FIG_JSON_FIELD_COUNT; i++)
            check_field(&out.field[i], json_object_get(root, keys[i]), i == FIG_JSON_ID);
    else {
        assert_true(out.bad_at <= len);
        assert_non_null(out.problem);
    }
    json_decref(root);
    free(copy);
}

static void reads_what_jansson_reads(void **state)
{
    (void)state;
    for (size_t i = 0; i < LINE_COUNT; i++)
        check_line(lines[i], strlen(lines[i]));
}

/* jansson refuses bytes that are no UTF-8, lone surrogates and numbers out of range; we let them pass, so these changes leave them out. */
static void reads_what_jansson_reads_of_changed_lines(void **state)
{
    static const char bytes[] = "{}[]\",:\\ \t09-.eEtfnulx\x01";
    (void)state;
    char changed[256];
    for (size_t i = 0; i < LINE_COUNT; i++) {
        size_t len = strlen(lines[i]);
        if (strstr(lines[i], "\\ud83d") || len >= sizeof changed)
            continue;
        for (size_t at = 0; at < len; at++) {
            check_line(lines[i], at);
            for (const char *b = bytes; *b; b++) {
                memcpy(changed, lines[i], len);
                if ((unsigned char)changed[at] >= 0x80)
                    continue;
                changed[at] = *b;
                check_line(changed, len);
            }
        }
    }
}

static void check_text(const char *line, const char *text)
{
    fig_json_line out;
    char copy[256];
    memcpy(copy, line, strlen(line) + 1);
    assert_int_equal(fig_json_line_read(&out, copy, strlen(line)), FIG_OK);
    assert_string_equal(out.field[FIG_JSON_TEXT].ptr, text);
}

static void repairs_what_jansson_refuses(void **state)
{
    (void)state;
    check_text("{\"text\":\"a\\ud83d\"}", "a\xEF\xBF\xBD");
    check_text("{\"text\":\"\\ud83dx\"}", "\xEF\xBF\xBDx");
    check_text("{\"text\":\"\\udcc8\\ud83d\"}", "\xEF\xBF\xBD\xEF\xBF\xBD");
    check_text("{\"text\":\"\\ud83d\\u0041\"}", "\xEF\xBF\xBD"
                                                "A");
    check_text("{\"text\":\"caf\xE9\",\"n\":123456789012345678901234567890,\"m\":1e999}", "caf\xE9");
}

/* A bad line stays as it was, until its id is asked for. */
static void keeps_the_id_of_a_bad_line(void **state)
{
    (void)state;
    static const struct {
        const char *line, *id;
    } bad[] = {{"{\"id\":\"a\\u0062\",\"text\":12}", "ab"},
               {"{\"id\":12", "12"},
               {"{\"id\":12,\"text\":3}", "12"},
               {"{\"text\":3,\"id\":1}", NULL}};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        char line[64];
        fig_json_line out;
        strcpy(line, bad[i].line);
        assert_int_equal(fig_json_line_read(&out, line, strlen(line)), FIG_E_SYNTAX);
        assert_string_equal(line, bad[i].line);
        fig_str id = fig_json_line_take_id(&out);
        assert_int_equal(id.ptr == NULL, bad[i].id == NULL);
        if (id.ptr)
            assert_string_equal(id.ptr, bad[i].id);
    }
}

static void nesting_has_an_end(void **state)
{
    (void)state;
    for (size_t depth = 500; depth < 530; depth += 5) {
        char line[2048] = "{\"text\":\"x\",\"a\":";
        fig_json_line out;
        size_t len = strlen(line);
        for (size_t i = 0; i < depth; i++)
            line[len++] = '[';
        for (size_t i = 0; i < depth; i++)
            line[len++] = ']';
        line[len++] = '}';
        assert_int_equal(fig_json_line_read(&out, line, len), depth <= FIG_JSON_MAX_DEPTH ? FIG_OK : FIG_E_SYNTAX);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_what_jansson_reads),     cmocka_unit_test(reads_what_jansson_reads_of_changed_lines),
        cmocka_unit_test(repairs_what_jansson_refuses), cmocka_unit_test(keeps_the_id_of_a_bad_line),
        cmocka_unit_test(nesting_has_an_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
