/*
 * Kinds: a match's value and unit become a draft of money, percent, index, quantity, count, ordinal, ratio, multiple or number.
 */
#include "../base/slack.h"
#include "../text/utf8.h"
#include "normal.h"
#include <string.h>

const char fig_unit_point[] = FIG_SLACK_TEXT("{point}");
static const char times_sign[] = FIG_SLACK_TEXT("\xC3\x97"); /* × */

bool fig_make_rate(const fig_scope *s, fig_value *out)
{
    const fig_bound *unit = fig_scope_get(s, FIG_NAME_UNIT), *factor = fig_scope_get(s, FIG_NAME_VALUE),
                    *noun = fig_scope_get(s, FIG_NAME_NOUN);
    const fig_bound *second = fig_scope_nth(s, FIG_NAME_UNIT, 1);
    if (second && unit->row && unit->row->value_count && second->row && second->row->value_count) { /* per kg per day: kg.d */
        fig_strbuf_format(fig_normal_write(s->n), "%s.%s", unit->row->values[0], second->row->values[0]);
        out->per = fig_normal_written(s->n);
    } else if (unit && unit->row && unit->row->value_count) {
        out->per = unit->row->values[0];
    } else if (noun) {
        fig_str t = fig_scope_text(s, noun->last - 1, noun->last);
        out->per = fig_singular_noun(s->n, t.ptr, t.len);
    }
    fig_number n;
    if (factor)
        fig_scope_bend(s);
    if (out->per && factor && fig_bound_number(s, factor, &n)) { /* per 100 kilos: 100.kg */
        fig_strbuf *b = fig_normal_write(s->n);
        fig_number_write(b, n);
        fig_strbuf_char(b, '.');
        fig_strbuf_puts(b, out->per);
        out->per = fig_normal_written(s->n);
    }
    return out->per != NULL;
}

/* The value times the minor unit of a row: cents are a hundredth. */
static bool in_major_units(const fig_scope *s, const fig_row *row, fig_value *v)
{
    const char *minor = fig_row_attr(row, "minor");
    const char *slash = minor ? strchr(minor, '/') : NULL;
    fig_number bottom;
    if (!slash)
        return true;
    if (fig_number_parse(s->n->pool, slash + 1, strlen(slash + 1), '.', "", &bottom, NULL))
        return false;
    v->low = fig_number_div(s->n->pool, v->low, bottom);
    v->high = fig_number_div(s->n->pool, v->high, bottom);
    v->precision = fig_number_div(s->n->pool, v->precision, bottom);
    return true;
}

/* A bare whole number below a thousand: beside a sign that is also a word or a letter it proves nothing. */
static bool plain_small(const fig_scope *s, const fig_value *v)
{
    return v->whole && !v->scaled && !v->grouped && fig_number_cmp(s->n->pool, v->low, fig_number_int(1000)) < 0;
}

/* 3 dollars 50 cents; 15 dollars 50, where the rule says minor=1/100. Only whole dollars take cents, and fewer than one of them. */
static bool add_minor(const fig_scope *s, const fig_bound *minor, const fig_bound *minor_unit, fig_value *v)
{
    const fig_row constants = fig_row_of_attrs(s->make->attrs, s->make->attr_count);
    fig_value add;
    fig_number n;
    if (minor->value)
        add = *minor->value;
    else if (fig_bound_number(s, minor, &n))
        add = fig_value_number(n);
    else
        return false;
    if (!fig_number_is_integer(v->low) || v->is_range || v->scaled ||
        !in_major_units(s, minor_unit && minor_unit->row ? minor_unit->row : &constants, &add) ||
        fig_number_cmp(s->n->pool, add.low, fig_number_int(1)) >= 0)
        return false;
    v->low = fig_number_add(s->n->pool, v->low, add.low);
    v->high = v->low;
    v->precision = add.precision;
    v->has_precision = add.has_precision;
    v->trailing_zeros = 0;
    return true;
}

/* A rule may name the unit of what it finds: unit=[ft_i]. */
static void take_constant_unit(const fig_scope *s, fig_draft *out)
{
    const char *unit = fig_make_attr(s->make, "unit");
    if (out->unit_count || !unit)
        return;
    fig_draft_set_unit(out, unit);
    out->unit_written = true;
}

/* And what it is of: per=USD, where no other currency is named. */
static void take_constant_rate(const fig_scope *s, fig_draft *out)
{
    const char *per = fig_make_attr(s->make, "per");
    if (out->per || !per)
        return;
    out->per = per;
    out->supplied |= FIG_SUPPLIED_PER;
}

bool fig_make_money(const fig_scope *s, fig_draft *out)
{
    const fig_bound *unit = fig_scope_get(s, FIG_NAME_UNIT), *minor = fig_scope_get(s, FIG_NAME_MINOR),
                    *minor_unit = fig_scope_get(s, FIG_NAME_MINOR_UNIT);
    out->kind = FIG_KIND_MONEY;
    if (!fig_draft_amount(s, out))
        return false;
    take_constant_unit(s, out);
    const char *refuse = fig_make_attr(s->make, "refuse"), *never = fig_make_attr(s->make, "never");
    bool doubtful = refuse && unit && unit->row && fig_row_attr(unit->row, refuse); /* ALL 5, Q3 */
    if (doubtful || minor)
        fig_scope_bend(s);
    if (doubtful && plain_small(s, &out->value))
        return false;
    if (never && unit && unit->row && fig_row_attr(unit->row, never))
        return false; /* 300 K */
    const fig_bound *scale;
    for (size_t i = 0; (scale = fig_scope_nth(s, FIG_NAME_SCALE, i)); i++) { /* 50 MUSD */
        fig_number factor;
        if (!fig_bound_number(s, scale, &factor))
            return false;
        fig_value_scale(s->n->pool, &out->value, factor);
    }
    if (unit && unit->row) {
        if (!in_major_units(s, unit->row, &out->value))
            return false;
        out->minor = fig_row_attr(unit->row, "minor") != NULL && strchr(fig_row_attr(unit->row, "minor"), '/') != NULL;
    }
    if (minor && !add_minor(s, minor, minor_unit, &out->value))
        return false;
    const char *supplied = fig_make_attr(s->make, "supplied"); /* the currency stands outside the span, or what it is of too */
    if (supplied)
        out->supplied |= strcmp(supplied, "all") == 0 ? FIG_SUPPLIED_UNIT | FIG_SUPPLIED_PER : FIG_SUPPLIED_UNIT;
    take_constant_rate(s, out);
    return true;
}

bool fig_make_percent(const fig_scope *s, fig_draft *out)
{
    out->kind = FIG_KIND_PERCENT;
    if (!fig_draft_amount(s, out))
        return false;
    if (!out->unit_count && out->value.row)
        fig_draft_units(out, out->value.row);
    return out->unit_count > 0;
}

bool fig_make_index(const fig_scope *s, fig_draft *out)
{
    out->kind = FIG_KIND_INDEX;
    if (!fig_draft_amount(s, out))
        return false;
    out->unit_written = fig_scope_get(s, FIG_NAME_UNIT) != NULL;
    fig_draft_set_unit(out, fig_unit_point);
    if (!out->unit_written)
        out->supplied |= FIG_SUPPLIED_UNIT;
    return true;
}

/* km/h is a unit with a rate, km per h, and {boe}/d too; a slash within braces is a noun's. */
static void split_rate(const fig_scope *s, fig_draft *out)
{
    const char *slash = strchr(out->unit, '/');
    if (!slash || out->per || slash == out->unit || strchr(slash + 1, '/') || strchr(slash, '}'))
        return;
    out->per = slash[1] == '(' ? fig_arena_copy(s->n->arena, slash + 2, strlen(slash + 2) - 1) : slash + 1; /* L/(100.km) */
    out->unit = fig_arena_copy(s->n->arena, out->unit, (size_t)(slash - out->unit));
    if (!out->unit)
        out->unit_count = 0;
}

static bool constant_number(fig_number_pool *pool, const char *text, fig_number *out)
{
    return fig_number_parse(pool, text, strlen(text), '.', "", out, NULL) == FIG_OK;
}

/* 5 feet 7 inches, 3 km, 200 m and 50 cm: rows say with step= how many of the smallest unit each holds, or the rule how many of it one holds. */
static bool add_parts(const fig_scope *s, const fig_row *unit, fig_value *v)
{
    fig_number_pool *pool = s->n->pool;
    const char *whole = unit ? fig_row_attr(unit, "step") : NULL, *constant = fig_make_attr(s->make, "step");
    const fig_bound *add, *part;
    bool words = false; /* a mile and a half */
    fig_number one, step = fig_number_int(1), n, last, sum = fig_number_int(0);
    if (!whole)
        whole = constant;
    if (!whole || !constant_number(pool, whole, &one) || v->is_range)
        return false;
    last = one;
    for (size_t i = 0; (add = fig_scope_nth(s, FIG_NAME_ADD, i)); i++) {
        part = fig_scope_nth(s, FIG_NAME_MINOR_UNIT, i);
        const char *in = part && part->row ? fig_row_attr(part->row, "step") : NULL;
        if (!fig_bound_number(s, add, &n) || (in && (!constant_number(pool, in, &step) || fig_number_cmp(pool, step, last) >= 0)))
            return false; /* 5 mm and 7 km */
        words = words || (add->row && add->row->number);
        sum = fig_number_add(pool, sum, fig_number_mul(pool, n, step));
        last = step;
    }
    if (fig_number_cmp(pool, sum, fig_number_mul(pool, one, fig_number_int(3))) >= 0)
        return false; /* 2 m and 900 cm: two measures */
    v->low = fig_number_add(pool, v->low, fig_number_div(pool, sum, one));
    v->high = v->low;
    v->precision = fig_number_div(pool, step, fig_number_mul(pool, one, fig_number_int(2)));
    v->has_precision = !words;
    v->trailing_zeros = 0;
    return true;
}

bool fig_make_quantity(const fig_scope *s, fig_draft *out)
{
    out->kind = FIG_KIND_QUANTITY;
    const fig_bound *unit = fig_scope_get(s, FIG_NAME_UNIT);
    const char *never = fig_make_attr(s->make, "never");
    if (!fig_draft_amount(s, out))
        return false;
    take_constant_unit(s, out);
    if (!out->unit_count || (never && unit && unit->row && fig_row_attr(unit->row, never)) || !fig_range_in_unit(s, &out->value, unit))
        return false;
    if (!out->value.descending)
        out->flags &= ~(unsigned)FIG_FLAG_DESCENDING_RANGE;
    const fig_bound *per = fig_scope_get(s, FIG_NAME_PER);
    bool fraction = per && fig_scope_text(s, per->first, per->last).ptr[0] == '/'; /* 20 J/kg */
    if (unit && unit->row && fig_row_attr(unit->row, "glue") && s->n->items->gap[unit->first] != FIG_GAP_GLUED && !fraction &&
        !fig_make_attr(s->make, "loose"))
        return false; /* 5 in May */
    split_rate(s, out);
    if (!fig_scope_get(s, FIG_NAME_ADD))
        return true;
    fig_scope_bend(s);
    return add_parts(s, unit ? unit->row : NULL, &out->value);
}

/* companies -> company: irregular words by their list, else the longest ending of plural-ending that fits. */
static size_t singular(const fig_grammar *g, const char *word, size_t len, char *out, size_t room)
{
    char key[68];
    int irregular = fig_grammar_list_index(g, "count-noun-irregular", 20), endings = fig_grammar_list_index(g, "plural-ending", 13);
    if (len > 64 || room < 70)
        return 0;
    size_t n = fig_fold(word, len, key);
    const fig_row *row = irregular >= 0 ? fig_grammar_row_of(g, (uint32_t)irregular, word, len) : NULL;
    if (row && row->value_count) {
        size_t k = strlen(row->values[0]);
        memcpy(out, row->values[0], k + 1);
        return k;
    }
    const fig_row *best = NULL;
    for (size_t i = 0; endings >= 0 && i < g->lists[endings].row_count; i++) {
        const fig_row *r = &g->lists[endings].rows[i];
        if (r->form.len < n && memcmp(key + n - r->form.len, r->form.ptr, r->form.len) == 0 && (!best || r->form.len > best->form.len))
            best = r;
    }
    size_t stem = best ? n - best->form.len : n, k = best && best->value_count ? strlen(best->values[0]) : 0;
    if (stem + k > 68)
        return 0;
    memcpy(out, key, stem);
    if (k)
        memcpy(out + stem, best->values[0], k);
    out[stem + k] = 0;
    return stem + k;
}

const char *fig_singular_noun(const fig_normaliser *n, const char *word, size_t len)
{
    char noun[80];
    size_t k = singular(n->grammar, word, len, noun + 1, sizeof noun - 2);
    if (!k)
        return NULL;
    noun[0] = '{';
    noun[k + 1] = '}';
    return fig_arena_copy(n->arena, noun, k + 2);
}

bool fig_make_count(const fig_scope *s, fig_draft *out)
{
    const fig_bound *noun = fig_scope_get(s, FIG_NAME_NOUN);
    out->kind = FIG_KIND_COUNT;
    if (!fig_draft_amount(s, out))
        return false;
    if (out->unit_count)
        return true;
    if (!noun)
        return false;
    fig_str t = fig_scope_text(s, noun->last - 1, noun->last);
    fig_draft_set_unit(out, fig_singular_noun(s->n, t.ptr, t.len));
    out->unit_written = true;
    return out->unit != NULL;
}

bool fig_make_ordinal(const fig_scope *s, fig_draft *out)
{
    out->kind = FIG_KIND_ORDINAL;
    if (!fig_draft_amount(s, out))
        return false;
    out->value.whole = true;
    return true;
}

/* a : b */
bool fig_make_ratio(const fig_scope *s, fig_draft *out)
{
    fig_number_pool *pool = s->n->pool;
    const fig_bound *a = fig_scope_get(s, FIG_NAME_A), *b = fig_scope_get(s, FIG_NAME_B), *value = fig_scope_get(s, FIG_NAME_VALUE);
    fig_number x, y;
    out->kind = FIG_KIND_RATIO;
    if (a && b) {
        if (!fig_bound_number(s, a, &x) || !fig_bound_number(s, b, &y))
            return false;
    } else if (value && value->value && !fig_number_is_zero(value->value->high_term)) { /* a fraction: two-thirds */
        x = value->value->low_term;
        y = value->value->high_term;
    } else {
        return false;
    }
    if (fig_number_is_zero(y) && !fig_make_attr(s->make, "score"))
        return false;
    int order = fig_number_cmp(pool, x, y); /* a part is no more than its whole: 8 in 5; a range rises, a score falls */
    if ((order > 0 && fig_make_attr(s->make, "proper")) || (order < 0 && fig_make_attr(s->make, "falling")))
        return false;
    out->value = fig_value_number(fig_number_is_zero(y) ? x : fig_number_div(pool, x, y));
    if (fig_number_is_zero(y))
        out->value.has_low = out->value.has_high = false; /* 2-0: terms alone */
    out->value.whole = fig_number_is_integer(x) && fig_number_is_integer(y);
    out->value.low_term = x;
    out->value.high_term = y;
    fig_strbuf *terms = fig_normal_write(s->n);
    fig_number_write(terms, x);
    fig_strbuf_char(terms, ',');
    fig_number_write(terms, y);
    out->terms = fig_normal_written(s->n);
    fig_draft_words(s, out);
    return out->terms != NULL;
}

bool fig_make_multiple(const fig_scope *s, fig_draft *out)
{
    out->kind = FIG_KIND_MULTIPLE;
    if (!fig_draft_amount(s, out))
        return false;
    const fig_bound *value = fig_scope_get(s, FIG_NAME_VALUE);
    if (value && value->row) {
        const fig_row *row = value->row;
        const char *direction = fig_row_attr(row, "direction"), *role = fig_row_attr(row, "role");
        if (direction)
            out->direction = strcmp(direction, "up") == 0 ? FIG_DIRECTION_UP : FIG_DIRECTION_DOWN;
        if (role)
            out->role = FIG_ROLE_CHANGE;
        out->value.has_precision = false;
    }
    fig_draft_set_unit(out, times_sign);
    out->unit_written = true;
    return true;
}

bool fig_make_number(const fig_scope *s, fig_draft *out)
{
    out->kind = FIG_KIND_NUMBER;
    out->plain = fig_make_attr(s->make, "plain") != NULL; /* 92-octane: of what it is joined to */
    return fig_draft_amount(s, out);
}

bool fig_make_none(const fig_scope *s, fig_draft *out)
{
    (void)s;
    out->excluded = true;
    return true;
}
