/* Unit size: a walk over a UCUM expression; see unit_size.h. Worked: "km2" -> prefix k (10^3), atom m, power 2 -> 10^6 m2. */
#include "unit_size.h"
#include <string.h>

enum { DEEPEST = 6, MOST_POWER = 9 };

/* UCUM's prefixes; the order is that of its table, longest first where one begins like another. */
static const struct {
    const char *text;
    int power;  /* of ten */
    int binary; /* of 1024 */
} prefixes[] = {{"da", 1, 0}, {"Ki", 0, 1}, {"Mi", 0, 2}, {"Gi", 0, 3},  {"Ti", 0, 4},  {"Y", 24, 0},  {"Z", 21, 0},  {"E", 18, 0},
                {"P", 15, 0}, {"T", 12, 0}, {"G", 9, 0},  {"M", 6, 0},   {"k", 3, 0},   {"h", 2, 0},   {"d", -1, 0},  {"c", -2, 0},
                {"m", -3, 0}, {"u", -6, 0}, {"n", -9, 0}, {"p", -12, 0}, {"f", -15, 0}, {"a", -18, 0}, {"z", -21, 0}, {"y", -24, 0}};

typedef struct reader {
    const fig_list *sizes; /* NULL: the grammar has no such list */
    fig_number_pool *pool;
    int depth;
} reader;

static bool read_expression(reader *r, fig_str text, fig_unit_size *out);

static const fig_row *find_row(const reader *r, const char *text, size_t len)
{
    for (size_t i = 0; r->sizes && i < r->sizes->row_count; i++) {
        const fig_str form = r->sizes->rows[i].form;
        if (form.len == len && memcmp(form.ptr, text, len) == 0)
            return &r->sizes->rows[i];
    }
    return NULL;
}

static fig_number power_of(reader *r, fig_number n, int power)
{
    fig_number result = fig_number_int(1);
    for (int i = 0; i < (power < 0 ? -power : power); i++)
        result = fig_number_mul(r->pool, result, n);
    return power < 0 ? fig_number_div(r->pool, fig_number_int(1), result) : result;
}

static bool add_base(fig_unit_size *u, fig_str name, int power)
{
    size_t i = 0;
    while (i < u->base_count && (u->bases[i].name.len != name.len || memcmp(u->bases[i].name.ptr, name.ptr, name.len) != 0))
        i++;
    if (i == FIG_UNIT_BASES)
        return false;
    if (i == u->base_count) {
        u->bases[u->base_count].name = name;
        u->bases[u->base_count++].power = 0;
    }
    u->bases[i].power += power;
    return true;
}

/* out *= unit ^ power */
static bool multiply(reader *r, fig_unit_size *out, const fig_unit_size *unit, int power)
{
    out->factor = fig_number_mul(r->pool, out->factor, power_of(r, unit->factor, power));
    for (size_t i = 0; i < unit->base_count; i++)
        if (!add_base(out, unit->bases[i].name, unit->bases[i].power * power))
            return false;
    return true;
}

/* A row and what it is made of; `scale`: its prefix. */
static bool read_row(reader *r, const fig_row *row, fig_number scale, fig_unit_size *out)
{
    const char *offset = fig_row_attr(row, "offset");
    *out = (fig_unit_size){.factor = fig_number_int(1)};
    if (!row->number)
        return false;
    if (row->value_count > 1) {
        bool ok = ++r->depth < DEEPEST && read_expression(r, (fig_str){row->values[1], strlen(row->values[1])}, out);
        r->depth--;
        if (!ok)
            return false;
    } else if (!add_base(out, row->form, 1))
        return false;
    out->factor = fig_number_mul(r->pool, fig_number_mul(r->pool, out->factor, *row->number), scale);
    if (offset)
        return fig_number_parse(r->pool, offset, strlen(offset), '.', NULL, &out->offset, NULL) == FIG_OK;
    return true;
}

static bool read_atom(reader *r, const char *text, size_t len, fig_unit_size *out)
{
    const fig_number one = fig_number_int(1);
    const fig_row *row = find_row(r, text, len);
    if (row)
        return read_row(r, row, one, out);
    for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++) {
        size_t n = strlen(prefixes[i].text);
        if (len <= n || memcmp(text, prefixes[i].text, n) != 0 || !(row = find_row(r, text + n, len - n)) || !fig_row_attr(row, "metric"))
            continue;
        fig_number scale = fig_number_scale(r->pool, power_of(r, fig_number_int(1024), prefixes[i].binary), prefixes[i].power);
        return read_row(r, row, scale, out);
    }
    return false;
}

static size_t digits_at(const char *text, size_t len)
{
    size_t n = 0;
    while (n < len && text[n] >= '0' && text[n] <= '9')
        n++;
    return n;
}

/* "10*9", "100": a factor. */
static bool read_factor(reader *r, const char *text, size_t len, fig_number *out)
{
    size_t n = digits_at(text, len);
    if (n == 0 || n > 9 || (n < len && text[n] != '*') || fig_number_parse(r->pool, text, n, '.', NULL, out, NULL) != FIG_OK)
        return false;
    if (n == len)
        return true;
    bool minus = n + 1 < len && text[n + 1] == '-';
    size_t from = n + 1 + minus, m = digits_at(text + from, len - from);
    if (m == 0 || m > 2 || from + m != len || n != 2 || memcmp(text, "10", 2) != 0)
        return false;
    int power = text[from] - '0';
    if (m == 2)
        power = power * 10 + text[from + 1] - '0';
    *out = fig_number_scale(r->pool, fig_number_int(1), minus ? -power : power);
    return true;
}

/* "[ft_us]2", "s-1", "{person}", "kg": one component of a product. */
static bool read_component(reader *r, const char *text, size_t len, int sign, fig_unit_size *out)
{
    fig_unit_size unit = {.factor = fig_number_int(1)};
    int power = 1;
    if (len == 0)
        return false;
    if (read_factor(r, text, len, &unit.factor))
        return multiply(r, out, &unit, sign);
    if (text[0] == '{') {
        if (text[len - 1] != '}' || !add_base(&unit, (fig_str){text, len}, 1))
            return false;
        return multiply(r, out, &unit, sign);
    }
    const char last = text[len - 1];
    if (last >= '0' && last <= '9') {
        power = last - '0';
        len--;
        if (len && text[len - 1] == '-') {
            power = -power;
            len--;
        }
    }
    if (!read_atom(r, text, len, &unit) || power == 0 || power > MOST_POWER)
        return false;
    if (out->base_count == 0 && power == 1 && sign == 1 && r->depth == 0)
        out->offset = unit.offset;
    return multiply(r, out, &unit, power * sign);
}

static bool read_expression(reader *r, fig_str text, fig_unit_size *out)
{
    int sign = 1;
    size_t from = 0;
    *out = (fig_unit_size){.factor = fig_number_int(1)};
    if (text.len && text.ptr[0] == '/') {
        sign = -1;
        from = 1;
    }
    for (size_t i = from; i <= text.len; i++) {
        if (i < text.len && (text.ptr[i] == '{' || text.ptr[i] == '[')) { /* marks inside belong to the name */
            const char *close = memchr(text.ptr + i, text.ptr[i] == '{' ? '}' : ']', text.len - i);
            if (!close)
                return false;
            i = (size_t)(close - text.ptr);
        } else if (i == text.len || text.ptr[i] == '.' || text.ptr[i] == '/') {
            if (!read_component(r, text.ptr + from, i - from, sign, out))
                return false;
            if (i < text.len)
                sign = text.ptr[i] == '/' ? -1 : 1;
            from = i + 1;
        }
    }
    return !r->pool->failed;
}

bool fig_unit_size_of(const fig_grammar *g, fig_number_pool *pool, fig_str code, fig_unit_size *out)
{
    int list = fig_grammar_list_index(g, "unit-size", 9);
    reader r = {.sizes = list < 0 ? NULL : &g->lists[list], .pool = pool};
    return code.len > 0 && read_expression(&r, code, out) && !fig_number_is_zero(out->factor);
}
