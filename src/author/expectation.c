/* Expectation: see expectation.h and corpus/README.md. Fields are the columns of src/emit/fields.c, under the same names. */
#include "expectation.h"
#include "../base/str.h"
#include "../emit/fields.h"
#include "../record/approx.h"
#include <stdio.h>

_Static_assert((int)FIG_EXPECTATION_FIELDS >= (int)FIG_COLUMN_COUNT, "every column may be expected");

/* What must be right: all that a reader can know from the text, in the order in which expectations name it. Source: corpus/README.md. */
static const char *const must[] = {"value", "low",       "high",    "iso",      "iso_low", "iso_high", "edtf",       "unit",
                                   "per",   "direction", "role",    "mod",      "rel",     "part",     "instrument", "times",
                                   "terms", "supplied",  "same_as", "restates", "part_of", "flags"};

static size_t column_of(const char *name, size_t len)
{
    if (len == 3 && memcmp(name, "alt", 3) == 0)
        return column_of("alternatives", 12);
    const fig_column *c = fig_column_find(name, len);
    return c ? (size_t)(c - fig_columns) : FIG_COLUMN_COUNT;
}

static bool is_must(size_t column)
{
    for (size_t i = 0; i < sizeof must / sizeof *must; i++)
        if (strcmp(must[i], fig_columns[column].name) == 0)
            return true;
    return false;
}

static const char *name_of(size_t column)
{
    return fig_columns[column].type == FIG_COLUMN_ALTERNATIVES ? "alt" : fig_columns[column].name;
}

/* ---- what a kind's value is ---- */

typedef enum value_style { IN_NUMBER, IN_ISO, IN_EDTF } value_style;

static value_style style_of(fig_kind kind)
{
    switch (kind) {
    case FIG_KIND_DATE:
        return IN_EDTF;
    case FIG_KIND_TIME:
    case FIG_KIND_DURATION:
    case FIG_KIND_RECURRENCE:
        return IN_ISO;
    case FIG_KIND_NONE:
    case FIG_KIND_MONEY:
    case FIG_KIND_PERCENT:
    case FIG_KIND_INDEX:
    case FIG_KIND_QUANTITY:
    case FIG_KIND_COUNT:
    case FIG_KIND_ORDINAL:
    case FIG_KIND_RATIO:
    case FIG_KIND_MULTIPLE:
    case FIG_KIND_NUMBER:
    case FIG_KIND_COUNT_OF:
        break;
    }
    return IN_NUMBER;
}

static const char *const value_names[][3] = {{"value", "low", "high"}, {"iso", "iso_low", "iso_high"}, {"edtf", "", ""}};

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

/* ---- a figure's fields as an expectation writes them ---- */

static void put_alternative(const fig_alternative *a, const fig_figure *f, fig_strbuf *out)
{
    bool same = fig_str_same(a->value, f->value);
    fig_str s = a->unit.ptr && (same || !a->value.ptr) ? a->unit : a->edtf.ptr ? a->edtf : a->iso.ptr ? a->iso : a->value;
    fig_strbuf_add(out, s.ptr, s.len);
}

static void put_bits(unsigned bits, const fig_enum_names *names, fig_strbuf *out)
{
    size_t before = out->len;
    for (size_t i = 0; i < names->count; i++)
        if (bits & 1u << i) {
            if (out->len > before)
                fig_strbuf_char(out, ',');
            fig_strbuf_add(out, names->names[i].ptr, names->names[i].len);
        }
}

static void put_link(const fig_column *c, const fig_figure *f, const fig_numbering *numbering, fig_strbuf *out)
{
    int32_t to;
    fig_column_read(c, f, &to, sizeof to);
    if (to < 0)
        return;
    size_t number = !numbering ? (size_t)to + 1 : (size_t)to < numbering->count ? numbering->number_of[to] : 0;
    if (number)
        fig_strbuf_uint(out, number);
    else
        fig_strbuf_puts(out, "a figure that is not expected");
}

/* Append a field's text; nothing where it is absent. */
static void put_field(size_t column, const fig_figure *f, const fig_numbering *numbering, fig_strbuf *out)
{
    const fig_column *c = &fig_columns[column];
    char number[FIG_APPROX_MAX];
    fig_str s = {NULL, 0};
    switch (c->type) {
    case FIG_COLUMN_TEXT:
    case FIG_COLUMN_PLAIN:
        s = fig_column_str(c, f);
        break;
    case FIG_COLUMN_NAME:
        s = fig_enum_name(c->names, fig_column_unsigned(c, f));
        break;
    case FIG_COLUMN_PLACE:
        fig_strbuf_uint(out, fig_column_place(c, f));
        break;
    case FIG_COLUMN_DOUBLE:
        s = (fig_str){number, fig_approx_text(f->value, number)};
        break;
    case FIG_COLUMN_BITS:
        put_bits(fig_column_unsigned(c, f), c->names, out);
        break;
    case FIG_COLUMN_LINK:
        put_link(c, f, numbering, out);
        break;
    case FIG_COLUMN_ALTERNATIVES:
        for (size_t i = 0; i < f->alternative_count; i++) {
            if (i)
                fig_strbuf_char(out, '|');
            put_alternative(&f->alternatives[i], f, out);
        }
        break;
    case FIG_COLUMN_START:
        fig_strbuf_uint(out, f->start);
        break;
    case FIG_COLUMN_END:
        fig_strbuf_uint(out, f->end);
        break;
    case FIG_COLUMN_FRACTION:
    case FIG_COLUMN_DOC:
        break;
    }
    fig_strbuf_add(out, s.ptr, s.len);
}

/* ---- reading ---- */

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
        put_bits(bits, c->names, &b);
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
        return refuse(message, "`%.*s` is given twice", (fig_str){name_of(column), strlen(name_of(column))});
    if (!value.len)
        return refuse(message, "`%.*s=` needs a value", (fig_str){name_of(column), strlen(name_of(column))});
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
    const char *const *names = value_names[style_of(e->kind)];
    size_t at = 0;
    while (at + 1 < word.len && !(word.ptr[at] == '.' && word.ptr[at + 1] == '.'))
        at++;
    if (style_of(e->kind) == IN_EDTF || at + 1 >= word.len)
        return set_field(arena, e, column_of(names[0], strlen(names[0])), word, message);
    fig_str low = {word.ptr, at}, high = {word.ptr + at + 2, word.len - at - 2};
    if (!low.len && !high.len)
        return refuse(message, "`%.*s` has neither end", word);
    return (!low.len || set_field(arena, e, column_of(names[1], strlen(names[1])), low, message)) &&
           (!high.len || set_field(arena, e, column_of(names[2], strlen(names[2])), high, message));
}

static bool has_unit(fig_kind kind)
{
    return kind == FIG_KIND_MONEY || kind == FIG_KIND_PERCENT || kind == FIG_KIND_INDEX || kind == FIG_KIND_QUANTITY ||
           kind == FIG_KIND_COUNT || kind == FIG_KIND_MULTIPLE;
}

/* A word without `=`: the value, then the unit. `money low=15 high=20 USD` has its unit alone. */
static bool set_plain(fig_arena *arena, fig_expectation *e, fig_str word, int *plain, char *message)
{
    bool numeric = (word.ptr[0] >= '0' && word.ptr[0] <= '9') || word.ptr[0] == '.' || (word.ptr[0] == '-' && word.len > 1);
    if (*plain == 0 && (numeric || !has_unit(e->kind))) {
        *plain = 1;
        return set_value(arena, e, word, message);
    }
    if (*plain > 1 || !has_unit(e->kind))
        return refuse(message, "`%.*s` is one word too many: KIND [VALUE] [UNIT] [field=value …]", word);
    *plain = 2;
    return set_field(arena, e, column_of("unit", 4), word, message);
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
        size_t name = field_name_length(word), column = name ? column_of(word.ptr, name) : 0;
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

/* ---- comparing, writing ---- */

size_t fig_expectation_compare(const fig_expectation *e, const fig_figure *f, const fig_numbering *numbering, fig_expectation_mode mode,
                               const char *prefix, fig_strbuf *out)
{
    fig_strbuf got = {0};
    size_t differences = 0;
    if (e->kind != f->kind) {
        fig_expectation_write(f, numbering, NULL, &got);
        fig_strbuf_format(out, "%skind: expected %s, got %s\n", prefix, e->kind ? fig_kind_name(e->kind) : "nothing",
                          fig_strbuf_cstr(&got));
        fig_strbuf_clear(&got);
        return 1;
    }
    for (size_t i = 0; i < FIG_COLUMN_COUNT; i++) {
        fig_str want = e->fields[i];
        if (!want.ptr && (mode == FIG_EXPECTATION_NAMED || !is_must(i)))
            continue;
        got.len = 0;
        put_field(i, f, numbering, &got);
        if (fig_str_same((fig_str){got.data, got.len}, want))
            continue;
        fig_strbuf_format(out, "%s%s: expected %s, got %s\n", prefix, name_of(i), want.len ? want.ptr : "nothing",
                          got.len ? fig_strbuf_cstr(&got) : "nothing");
        differences++;
    }
    if (got.failed)
        out->failed = true;
    fig_strbuf_clear(&got);
    return differences;
}

static void write_field(size_t column, const fig_figure *f, const fig_numbering *numbering, fig_strbuf *text, fig_strbuf *out)
{
    text->len = 0;
    int32_t to = -1;
    if (fig_columns[column].type == FIG_COLUMN_LINK)
        fig_column_read(&fig_columns[column], f, &to, sizeof to);
    if (numbering && to >= 0 && ((size_t)to >= numbering->count || !numbering->number_of[to]))
        return; /* what it points to has no number */
    put_field(column, f, numbering, text);
    if (!text->len)
        return;
    bool quote = memchr(text->data, ' ', text->len) || memchr(text->data, ';', text->len);
    fig_strbuf_format(out, quote ? " %s=\"%s\"" : " %s=%s", name_of(column), fig_strbuf_cstr(text));
}

/* Value and unit; which of the columns that used up. */
static void write_value(const fig_figure *f, bool done[FIG_COLUMN_COUNT], fig_strbuf *out)
{
    const char *const *names = value_names[style_of(f->kind)];
    size_t columns[3];
    fig_str s[3] = {{NULL, 0}, {NULL, 0}, {NULL, 0}};
    for (int i = 0; i < 3; i++) {
        columns[i] = column_of(names[i], strlen(names[i]));
        if (columns[i] < FIG_COLUMN_COUNT)
            s[i] = fig_column_str(&fig_columns[columns[i]], f);
    }
    if (s[0].len) {
        fig_strbuf_format(out, " %s", s[0].ptr);
        done[columns[0]] = true;
    } else if (s[1].len || s[2].len) {
        fig_strbuf_format(out, " %s..%s", s[1].len ? s[1].ptr : "", s[2].len ? s[2].ptr : "");
        done[columns[1]] = done[columns[2]] = true;
    }
    if (has_unit(f->kind) && f->unit.len) {
        fig_strbuf_format(out, " %s", f->unit.ptr);
        done[column_of("unit", 4)] = true;
    }
}

void fig_expectation_write(const fig_figure *f, const fig_numbering *numbering, const fig_expectation *named, fig_strbuf *out)
{
    bool done[FIG_COLUMN_COUNT] = {false};
    fig_strbuf text = {0};
    fig_strbuf_puts(out, fig_kind_name(f->kind));
    write_value(f, done, out);
    for (size_t i = 0; i < sizeof must / sizeof *must; i++) {
        size_t column = column_of(must[i], strlen(must[i]));
        if (!done[column])
            write_field(column, f, numbering, &text, out);
    }
    for (size_t i = 0; named && i < FIG_COLUMN_COUNT; i++)
        if (named->fields[i].ptr && !is_must(i))
            write_field(i, f, numbering, &text, out);
    if (text.failed)
        out->failed = true;
    fig_strbuf_clear(&text);
}
