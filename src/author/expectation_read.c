/* Expectation, read: see expectation.h. */
#include "expectation_field.h"
#include <stdio.h>

/* -12, 0.5, 1/3; no zeros that say nothing. */
static bool is_number(fig_str t)
{
    size_t i = t.len && t.ptr[0] == '-', begin = i;
    while (i < t.len && t.ptr[i] >= '0' && t.ptr[i] <= '9')
        i++;
    if (i == begin || (t.ptr[begin] == '0' && i > begin + 1))
        return false;
    if (i == t.len)
        return true;
    char mark = t.ptr[i];
    begin = ++i;
    while (i < t.len && t.ptr[i] >= '0' && t.ptr[i] <= '9')
        i++;
    return i == t.len && i > begin && (mark == '.' ? t.ptr[i - 1] != '0' : mark == '/' && t.ptr[begin] != '0');
}

static bool refuse(char *message, const char *format, fig_str what)
{
    snprintf(message, FIG_EXPECTATION_MESSAGE, format, (int)(what.len < 60 ? what.len : 60), what.ptr ? what.ptr : "");
    return false;
}

static bool blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r';
}

static fig_str trim(fig_str t)
{
    while (t.len && blank(t.ptr[0]))
        t.ptr++, t.len--;
    while (t.len && blank(t.ptr[t.len - 1]))
        t.len--;
    return t;
}

bool fig_expectation_word(fig_str *rest, fig_str *word)
{
    *rest = trim(*rest);
    size_t n = 0;
    for (bool quoted = false; n < rest->len && (quoted || !blank(rest->ptr[n])); n++)
        if (rest->ptr[n] == '"')
            quoted = !quoted;
    *word = (fig_str){rest->ptr, n};
    rest->ptr += n;
    rest->len -= n;
    return n > 0;
}

bool fig_expectation_next(fig_str *rest, fig_str *one)
{
    if (!rest->ptr || !trim(*rest).len)
        return false;
    size_t n = 0;
    for (bool quoted = false; n < rest->len; n++) {
        if (rest->ptr[n] == '"')
            quoted = !quoted;
        else if (!quoted && rest->ptr[n] == ';' && (n + 1 == rest->len || blank(rest->ptr[n + 1])))
            break; /* FREQ=WEEKLY;BYDAY=MO has no blank */
    }
    *one = trim((fig_str){rest->ptr, n});
    n += n < rest->len;
    rest->ptr += n;
    rest->len -= n;
    return true;
}

/* down, more_than; unit,scale in any order: known names, in the order of their bits. */
static bool read_names(const fig_column *c, fig_arena *arena, fig_str *value, char *message)
{
    unsigned bits = 0, found = 0;
    fig_str rest = *value;
    while (rest.len) {
        const char *comma = memchr(rest.ptr, ',', rest.len);
        fig_str one = {rest.ptr, comma ? (size_t)(comma - rest.ptr) : rest.len};
        unsigned at = 0;
        while (at < c->names->count && (c->names->names[at].len != one.len || memcmp(c->names->names[at].ptr, one.ptr, one.len) != 0))
            at++;
        if (at == c->names->count || !one.len || (found++ && c->type == FIG_COLUMN_NAME))
            return refuse(message, "`%.*s` is no value of this field", one);
        bits |= 1u << at;
        if (comma && one.len + 1 == rest.len)
            return refuse(message, "`%.*s` ends in a comma", *value);
        rest = comma ? (fig_str){comma + 1, rest.len - one.len - 1} : (fig_str){NULL, 0};
    }
    if (c->type == FIG_COLUMN_BITS) {
        fig_strbuf b = {0};
        fig_expectation_put_bits(bits, c->names, &b);
        *value = fig_arena_str(arena, b.data, b.len);
        fig_strbuf_clear(&b);
    }
    return true;
}

static bool set_field(fig_arena *arena, fig_expectation *e, size_t column, fig_str value, char *message)
{
    const fig_column *c = &fig_columns[column];
    if (value.len >= 2 && value.ptr[0] == '"' && value.ptr[value.len - 1] == '"')
        value = (fig_str){value.ptr + 1, value.len - 2};
    if (e->fields[column].ptr)
        return refuse(message, "`%.*s` is given twice", (fig_str){fig_expectation_name(column), strlen(fig_expectation_name(column))});
    if (!value.len)
        return refuse(message, "`%.*s=` needs a value", (fig_str){fig_expectation_name(column), strlen(fig_expectation_name(column))});
    if ((c->type == FIG_COLUMN_NAME || c->type == FIG_COLUMN_BITS) && !read_names(c, arena, &value, message))
        return false;
    if (c->type == FIG_COLUMN_ALTERNATIVES && value.len == 1 && *value.ptr == '-')
        value.len = 0; /* alt=-: no other reading */
    bool number = strcmp(c->name, "value") == 0 || strcmp(c->name, "low") == 0 || strcmp(c->name, "high") == 0;
    if ((number || c->type == FIG_COLUMN_LINK) && !is_number(value))
        return refuse(message, "`%.*s` is no exact number: write 1460000, 0.5 or 1/3", value);
    e->fields[column] = fig_arena_str(arena, value.ptr, value.len);
    return true;
}

/* VALUE: 5, 3..4, 3.., ..4; a date's edtf may hold dots of its own. */
static bool set_value(fig_arena *arena, fig_expectation *e, fig_str word, char *message)
{
    const char *const *names = fig_value_names(e->kind);
    size_t at = 0;
    while (at + 1 < word.len && !(word.ptr[at] == '.' && word.ptr[at + 1] == '.'))
        at++;
    if (e->kind == FIG_KIND_DATE || at + 1 >= word.len)
        return set_field(arena, e, fig_expectation_column(names[0], strlen(names[0])), word, message);
    fig_str low = {word.ptr, at}, high = {word.ptr + at + 2, word.len - at - 2};
    if (!low.len && !high.len)
        return refuse(message, "`%.*s` has neither end", word);
    return (!low.len || set_field(arena, e, fig_expectation_column(names[1], strlen(names[1])), low, message)) &&
           (!high.len || set_field(arena, e, fig_expectation_column(names[2], strlen(names[2])), high, message));
}

/* A word without `=`: the value, then the unit. `money low=15 high=20 USD` has its unit alone. */
static bool set_plain(fig_arena *arena, fig_expectation *e, fig_str word, int *plain, char *message)
{
    bool numeric = (word.ptr[0] >= '0' && word.ptr[0] <= '9') || word.ptr[0] == '.' || (word.ptr[0] == '-' && word.len > 1);
    if (*plain == 0 && (numeric || !fig_has_unit(e->kind))) {
        *plain = 1;
        return set_value(arena, e, word, message);
    }
    if (*plain > 1 || !fig_has_unit(e->kind))
        return refuse(message, "`%.*s` is one word too many: KIND [VALUE] [UNIT] [field=value …]", word);
    *plain = 2;
    return set_field(arena, e, fig_expectation_column("unit", 4), word, message);
}

/* Is it field=value? FREQ=WEEKLY is none: names are lower case. */
static size_t field_name_length(fig_str word)
{
    size_t n = 0;
    while (n < word.len && ((word.ptr[n] >= 'a' && word.ptr[n] <= 'z') || word.ptr[n] == '_'))
        n++;
    return n && n < word.len && word.ptr[n] == '=' ? n : 0;
}

bool fig_expectation_read(fig_arena *arena, fig_str text, fig_expectation *out, char message[FIG_EXPECTATION_MESSAGE])
{
    fig_str rest = text, word;
    int plain = 0;
    memset(out, 0, sizeof *out);
    *message = 0;
    if (!fig_expectation_word(&rest, &word))
        return refuse(message, "an expectation is missing: KIND [VALUE] [UNIT] [field=value …], or nothing", text);
    if (word.len == 7 && memcmp(word.ptr, "nothing", 7) == 0)
        return trim(rest).len == 0 || refuse(message, "behind `nothing` stands `%.*s`", trim(rest));
    out->kind = fig_kind_from_name(word.ptr, word.len);
    if (out->kind == FIG_KIND_NONE)
        return refuse(message, "`%.*s` is no kind of figure", word);
    while (fig_expectation_word(&rest, &word)) {
        size_t name = field_name_length(word), column = name ? fig_expectation_column(word.ptr, name) : 0;
        if (!name) {
            if (!set_plain(arena, out, word, &plain, message))
                return false;
            continue;
        }
        if (column == FIG_COLUMN_COUNT || fig_columns[column].type == FIG_COLUMN_DOC)
            return refuse(message, "no field is called `%.*s`", (fig_str){word.ptr, name});
        if (!set_field(arena, out, column, (fig_str){word.ptr + name + 1, word.len - name - 1}, message))
            return false;
    }
    return !arena->failed;
}
