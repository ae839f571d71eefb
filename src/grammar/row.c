/*
 * Row: what stands behind the `=` of a list's row, and ranges.
 *
 * in   "KRW KPW from=1962" · "1..31"          out   values, attributes, the first value as a number · the ends of the range
 */
#include "lexicon.h"
#include <stdlib.h>
#include <string.h>

/* 12, 0.5, 1/100, 10^6, -3 */
static bool parse_number(fig_number_pool *pool, const char *t, fig_number *out)
{
    bool negative = *t == '-';
    t += negative;
    if ((*t >= 'a' && *t <= 'z') || (*t >= 'A' && *t <= 'Z'))
        return false;
    const char *caret = strchr(t, '^'), *slash = strchr(t, '/');
    fig_number a, b;
    if (caret) {
        if (strncmp(t, "10^", 3) != 0 || strlen(t) > 7)
            return false;
        *out = fig_number_scale(pool, fig_number_int(1), fig_whole(t + 3));
        return t[3] >= '0' && t[3] <= '9';
    }
    if (slash) {
        if (fig_number_parse(pool, t, (size_t)(slash - t), '.', "", &a, NULL) ||
            fig_number_parse(pool, slash + 1, strlen(slash + 1), '.', "", &b, NULL) || fig_number_is_zero(b))
            return false;
        *out = fig_number_div(pool, a, b);
    } else if (fig_number_parse(pool, t, strlen(t), '.', "", out, NULL)) {
        return false;
    }
    if (negative)
        *out = fig_number_neg(pool, *out);
    return true;
}

typedef struct row_word {
    char *name; /* before its `=`, or NULL */
    char *value;
} row_word;

/* The next word of a row, cut out of *rest; false: there is no more. */
static bool next_word(char **rest, row_word *word)
{
    char *p = *rest, *equals = NULL;
    while (*p == ' ')
        p++;
    char *const begin = p;
    for (bool quoted = false; *p && (quoted || *p != ' '); p++)
        if (*p == '"')
            quoted = !quoted;
        else if (*p == '=' && !quoted && !equals)
            equals = p;
    if (p == begin)
        return false;
    *rest = *p ? p + 1 : p;
    *p = 0;
    const bool named = equals && equals > begin;
    *word = (row_word){named ? begin : NULL, named ? equals + 1 : begin};
    if (named)
        *equals = 0;
    const size_t n = strlen(word->value);
    if (n >= 2 && word->value[0] == '"' && word->value[n - 1] == '"') {
        word->value[n - 1] = 0;
        word->value++;
    }
    return true;
}

/* The first value as a number, where it is one. */
static void read_number(fig_lexicon *x, fig_row *row)
{
    fig_number number;
    if (!row->value_count || !parse_number(&x->g->numbers, row->values[0], &number))
        return;
    fig_number *kept = fig_arena_alloc(&x->g->arena, sizeof *kept);
    if (kept)
        *kept = number;
    x->failed |= !kept;
    row->number = kept;
}

/* Cut "KRW KPW from=1962" into values and attributes; `=` at once behind a word makes it an attribute. */
bool fig_row_read_values(fig_lexicon *x, fig_str text, fig_row *row)
{
    size_t words = 1, marks = 0;
    if (!text.len)
        return true;
    for (size_t i = 0; i < text.len; i++) {
        words += text.ptr[i] == ' ';
        marks += text.ptr[i] == '=';
    }
    fig_attr *attrs = fig_arena_alloc(&x->g->arena, marks * sizeof *attrs + words * sizeof *row->values);
    char *copy = fig_arena_copy(&x->g->flat, text.ptr, text.len);
    if (!attrs || !copy) {
        x->failed = true;
        return true;
    }
    row->values = (const char **)(void *)(attrs + marks);
    bool fits = true;
    for (row_word w; fits && next_word(&copy, &w);) {
        fits = w.name ? row->attr_count < FIG_ROW_ATTRS : row->value_count < FIG_ROW_VALUES;
        if (fits && w.name)
            attrs[row->attr_count++] = (fig_attr){w.name, w.value};
        else if (fits)
            row->values[row->value_count++] = w.value;
    }
    memmove(attrs + marks - row->attr_count, attrs, row->attr_count * sizeof *attrs); /* `=` may stand in values too */
    read_number(x, row);
    return fits;
}

/* "1..31", "00..59" */
bool fig_row_read_range(fig_str form, fig_row *row)
{
    size_t i = 0, j;
    long low = 0, high = 0;
    for (; i < form.len && i < 4 && form.ptr[i] >= '0' && form.ptr[i] <= '9'; i++)
        low = low * 10 + (form.ptr[i] - '0');
    if (!i || i + 3 > form.len || form.ptr[i] != '.' || form.ptr[i + 1] != '.')
        return false;
    for (j = i + 2; j < form.len && j < i + 6 && form.ptr[j] >= '0' && form.ptr[j] <= '9'; j++)
        high = high * 10 + (form.ptr[j] - '0');
    if (j != form.len || high < low)
        return false;
    row->is_range = true;
    row->low = (int16_t)low; /* four digits at most */
    row->high = (int16_t)high;
    row->width = form.ptr[0] == '0' && i > 1 ? i & 7 : 0; /* four at most */
    return true;
}

bool fig_row_looks_like_range(fig_str form)
{
    size_t points = 0, before = 0;
    for (size_t i = 0; i < form.len; i++)
        if (form.ptr[i] == '.')
            points++;
        else if (form.ptr[i] < '0' || form.ptr[i] > '9' || points == 1)
            return false;
        else
            before += points == 0;
    return points == 2 && before && before + points < form.len;
}

/* "12 = 12": a number that stands for itself is a range of one, so that what holds for one number of its kind is known of all (match/sight). */
bool fig_row_is_number(fig_str form, fig_row *row)
{
    int16_t value = 0;
    if (!form.len || form.len > 4 || form.ptr[0] == '0' || row->attr_count || row->value_count > 1)
        return false;
    for (size_t i = 0; i < form.len; i++) {
        if (form.ptr[i] < '0' || form.ptr[i] > '9')
            return false;
        value = (int16_t)(value * 10 + (form.ptr[i] - '0'));
    }
    int64_t means = value;
    if (row->value_count && !(row->number && fig_number_to_int(*row->number, &means) && means == value))
        return false;
    row->is_range = true;
    row->low = row->high = value;
    row->width = form.len & 7; /* likewise */
    return true;
}

static const char *value_of(const fig_attr *attrs, size_t count, const char *key)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(attrs[i].key, key) == 0)
            return attrs[i].value;
    return NULL;
}

const char *fig_row_attr(const fig_row *row, const char *key)
{
    return value_of(fig_row_attrs(row), row->attr_count, key);
}

int32_t fig_whole(const char *text)
{
    enum { MOST = 1000000000 };
    const long n = strtol(text, NULL, 10);
    return n > MOST ? MOST : n < -MOST ? -MOST : (int32_t)n;
}

const char *fig_make_attr(const fig_make *make, const char *key)
{
    return value_of(make->attrs, make->attr_count, key);
}
