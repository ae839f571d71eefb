/* JSON line: a validating pass that notes where the fields are, then decoding in place; see json_line.h. */
#include "json_line.h"
#include "../base/scan.h"
#include "../text/utf8.h"
#include <stdbool.h>

typedef enum value_type { VALUE_STRING, VALUE_INTEGER, VALUE_NULL, VALUE_OTHER } value_type;
typedef fig_json_value raw_value;

typedef struct cursor {
    char *p, *end;
    char *bad; /* where the fault is */
    const char *problem;
} cursor;

static const fig_str names[FIG_JSON_FIELD_COUNT] = {{"id", 2},   {"text", 4},    {"title", 5}, {"date", 4},
                                                    {"lang", 4}, {"country", 7}, {"url", 3}};

static bool fail(cursor *c, char *at, const char *problem)
{
    c->bad = at;
    c->problem = problem;
    return false;
}

static void skip_blanks(cursor *c)
{
    while (c->p < c->end && (*c->p == ' ' || *c->p == '\t' || *c->p == '\r' || *c->p == '\n'))
        c->p++;
}

static bool is_digit(const cursor *c)
{
    return c->p < c->end && *c->p >= '0' && *c->p <= '9';
}

static int hex_digit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    c |= 0x20;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* What \" \\ \/ \b \f \n \r \t stand for; 0 where there is no such escape. */
static char escaped(char kind)
{
    switch (kind) {
    case '"':
    case '\\':
    case '/':
        return kind;
    case 'b':
        return '\b';
    case 'f':
        return '\f';
    case 'n':
        return '\n';
    case 'r':
        return '\r';
    case 't':
        return '\t';
    default:
        return 0;
    }
}

static bool check_escape(cursor *c)
{
    char *at = c->p++;
    if (c->p == c->end)
        return fail(c, at, "a string is not closed; a document is one whole line of JSON");
    char kind = *c->p++;
    if (kind != 'u')
        return escaped(kind) ? true : fail(c, at, "there is no such escape in JSON; a backslash itself is written \\\\");
    for (int i = 0; i < 4; i++, c->p++)
        if (c->p == c->end || hex_digit(*c->p) < 0)
            return fail(c, at, "\\u needs four hexadecimal digits");
    return true;
}

/* At the opening quote. */
static bool check_string(cursor *c, raw_value *out)
{
    char *open = c->p++;
    *out = (raw_value){.begin = c->p, .type = VALUE_STRING};
    for (;;) {
        c->p += fig_scan_plain(c->p, (size_t)(c->end - c->p));
        if (c->p == c->end)
            return fail(c, open, "a string is not closed; a document is one whole line of JSON");
        if (*c->p == '"') {
            out->end = c->p++;
            return true;
        }
        if (*c->p != '\\')
            return fail(c, c->p, "a control character stands in a string; write it as an escape, \\n or \\u0001");
        out->escaped = true;
        if (!check_escape(c))
            return false;
    }
}

static bool check_digits(cursor *c, char *number)
{
    if (!is_digit(c))
        return fail(c, number, "this is no JSON number");
    while (is_digit(c))
        c->p++;
    return true;
}

static bool check_number(cursor *c, raw_value *out)
{
    *out = (raw_value){.begin = c->p, .type = VALUE_INTEGER};
    if (*c->p == '-')
        c->p++;
    bool zero = is_digit(c) && *c->p == '0';
    char *digits = c->p;
    if (!check_digits(c, out->begin))
        return false;
    if (zero && c->p - digits > 1)
        return fail(c, out->begin, "a JSON number has no leading zero");
    if (c->p < c->end && *c->p == '.') {
        out->type = VALUE_OTHER;
        c->p++;
        if (!check_digits(c, out->begin))
            return false;
    }
    if (c->p < c->end && (*c->p == 'e' || *c->p == 'E')) {
        out->type = VALUE_OTHER;
        c->p++;
        if (c->p < c->end && (*c->p == '+' || *c->p == '-'))
            c->p++;
        if (!check_digits(c, out->begin))
            return false;
    }
    out->end = c->p;
    return true;
}

static bool check_word(cursor *c, const char *word, value_type type, raw_value *out)
{
    size_t len = strlen(word);
    if ((size_t)(c->end - c->p) < len || memcmp(c->p, word, len) != 0)
        return fail(c, c->p, "a value is expected here: a string in double quotes, a number, an object, an array, true, false or null");
    *out = (raw_value){.begin = c->p, .end = c->p + len, .type = type};
    c->p += len;
    return true;
}

static bool check_value(cursor *c, raw_value *out, int depth);

/* The comma or bracket behind a member or element. *more: another one follows. */
static bool check_next(cursor *c, char close, bool *more)
{
    skip_blanks(c);
    if (c->p == c->end)
        return fail(c, c->p, "the JSON is not closed; a document is one whole line (jq -c . FILE writes it so)");
    if (*c->p != close && *c->p != ',')
        return fail(c, c->p, close == '}' ? "a comma or } is expected here" : "a comma or ] is expected here");
    *more = *c->p++ == ',';
    return true;
}

static bool check_key(cursor *c, raw_value *key)
{
    skip_blanks(c);
    if (c->p == c->end)
        return fail(c, c->p, "the JSON is not closed; a document is one whole line (jq -c . FILE writes it so)");
    if (*c->p != '"')
        return fail(c, c->p, "a key in double quotes is expected here");
    if (!check_string(c, key))
        return false;
    skip_blanks(c);
    if (c->p == c->end || *c->p != ':')
        return fail(c, c->p, "a colon is expected behind a key");
    c->p++;
    return true;
}

/* `more` of an object or array that may be empty: at its first byte behind the bracket. */
static bool is_empty(cursor *c, char close)
{
    skip_blanks(c);
    if (c->p == c->end || *c->p != close)
        return false;
    c->p++;
    return true;
}

static bool check_object(cursor *c, int depth)
{
    raw_value key, value;
    c->p++;
    for (bool more = !is_empty(c, '}'); more;)
        if (!check_key(c, &key) || !check_value(c, &value, depth + 1) || !check_next(c, '}', &more))
            return false;
    return true;
}

static bool check_array(cursor *c, int depth)
{
    raw_value value;
    c->p++;
    for (bool more = !is_empty(c, ']'); more;)
        if (!check_value(c, &value, depth + 1) || !check_next(c, ']', &more))
            return false;
    return true;
}

static bool check_value(cursor *c, raw_value *out, int depth)
{
    skip_blanks(c);
    if (c->p == c->end)
        return fail(c, c->p, "the JSON is not closed; a document is one whole line (jq -c . FILE writes it so)");
    if (depth > FIG_JSON_MAX_DEPTH)
        return fail(c, c->p, "objects and arrays are nested more than 512 deep");
    char first = *c->p;
    if (first == '"')
        return check_string(c, out);
    if (first == '-' || (first >= '0' && first <= '9'))
        return check_number(c, out);
    if (first == '{' || first == '[') {
        *out = (raw_value){.begin = c->p, .type = VALUE_OTHER};
        return first == '{' ? check_object(c, depth) : check_array(c, depth);
    }
    if (first == 't')
        return check_word(c, "true", VALUE_OTHER, out);
    if (first == 'f')
        return check_word(c, "false", VALUE_OTHER, out);
    return check_word(c, "null", VALUE_NULL, out);
}

static uint32_t read_hex(const char *p)
{
    uint32_t n = 0;
    for (int i = 0; i < 4; i++)
        n = n << 4 | (uint32_t)hex_digit(p[i]);
    return n;
}

/* The escape \u at p, already validated: its code point, and how many bytes of JSON it takes. */
static uint32_t read_unicode(const char *p, const char *end, size_t *bytes)
{
    *bytes = 6;
    uint32_t cp = read_hex(p + 2);
    if (cp < 0xD800 || cp > 0xDFFF)
        return cp;
    if (cp < 0xDC00 && end - p >= 12 && p[6] == '\\' && p[7] == 'u') {
        uint32_t low = read_hex(p + 8);
        if (low >= 0xDC00 && low <= 0xDFFF) {
            *bytes = 12;
            return 0x10000 + ((cp - 0xD800) << 10) + (low - 0xDC00);
        }
    }
    return 0xFFFD;
}

/* Decode [p, end) to `out`, which may be p; returns the length. */
static size_t decode(const char *p, const char *end, char *out)
{
    char *o = out;
    for (;;) {
        size_t plain = fig_scan_move(o, p, (size_t)(end - p)), bytes = 2;
        o += plain;
        p += plain;
        if (p == end)
            return (size_t)(o - out);
        if (p[1] == 'u')
            o += fig_utf8_encode(read_unicode(p, end, &bytes), o);
        else
            *o++ = escaped(p[1]);
        p += bytes;
    }
}

static int find_field(const raw_value *key)
{
    char decoded[64];
    fig_str k = {key->begin, (size_t)(key->end - key->begin)};
    if (key->escaped && k.len <= sizeof decoded)
        k = (fig_str){decoded, decode(key->begin, key->end, decoded)};
    for (int i = 0; i < FIG_JSON_FIELD_COUNT; i++)
        if (k.len == names[i].len && memcmp(k.ptr, names[i].ptr, k.len) == 0)
            return i;
    return -1;
}

static bool check_line(cursor *c, raw_value found[FIG_JSON_FIELD_COUNT])
{
    static const char *const wrong[FIG_JSON_FIELD_COUNT] = {
        NULL,
        "\"text\" is no string; it holds the text of the document",
        "\"title\" is no string",
        "\"date\" is no string; write it as \"2019-03-01\"",
        "\"lang\" is no string; write it as \"en\"",
        "\"country\" is no string; write it as \"CA\"",
        "\"url\" is no string",
    };
    raw_value key, value;
    skip_blanks(c);
    if (c->p == c->end || *c->p != '{')
        return fail(c, c->p, "a document is a JSON object, {\"id\": …, \"text\": …}, one a line");
    char *open = c->p++;
    for (bool more = !is_empty(c, '}'); more;) {
        if (!check_key(c, &key))
            return false;
        skip_blanks(c);
        char *at = c->p;
        if (!check_value(c, &value, 1))
            return false;
        int field = find_field(&key);
        if (field > FIG_JSON_ID && value.type != VALUE_STRING && value.type != VALUE_NULL)
            return fail(c, at, wrong[field]);
        if (field >= 0)
            found[field] = value;
        if (!check_next(c, '}', &more))
            return false;
    }
    skip_blanks(c);
    if (c->p < c->end)
        return fail(c, c->p, "something stands behind the JSON object; a document is one line");
    if (found[FIG_JSON_TEXT].type != VALUE_STRING || !found[FIG_JSON_TEXT].begin)
        return fail(c, open, "there is no \"text\"; it holds the text of the document");
    return true;
}

/* The byte at `end` is a quote, or what stood behind a number; nobody reads it again. */
static fig_str take(const raw_value *value)
{
    if (!value->begin || (value->type != VALUE_STRING && value->type != VALUE_INTEGER))
        return (fig_str){NULL, 0};
    size_t len = value->escaped ? decode(value->begin, value->end, value->begin) : (size_t)(value->end - value->begin);
    value->begin[len] = 0;
    return (fig_str){value->begin, len};
}

fig_str fig_json_line_take_id(const fig_json_line *bad)
{
    return take(&bad->bad_id);
}

fig_status fig_json_line_read(fig_json_line *out, char *line, size_t len)
{
    cursor c = {.p = line, .end = line + len};
    raw_value found[FIG_JSON_FIELD_COUNT] = {{0}};
    memset(out, 0, sizeof *out);
    if (!check_line(&c, found)) {
        out->bad_at = (size_t)(c.bad - line);
        out->problem = c.problem;
        out->bad_id = found[FIG_JSON_ID];
        return FIG_E_SYNTAX;
    }
    for (int i = FIG_JSON_ID; i < FIG_JSON_FIELD_COUNT; i++)
        out->field[i] = take(&found[i]);
    return FIG_OK;
}
