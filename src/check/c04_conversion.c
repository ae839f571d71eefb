/* Conversion: see c04_conversion.h. */
#include "c04_conversion.h"
#include "../base/alloc.h"

static bool is_conversion(const fig_checking *c, const fig_figure *f)
{
    if (f->kind != FIG_KIND_MONEY || f->same_as < 0 || !f->unit.len)
        return false;
    const fig_figure *a = fig_of(c, f->same_as);
    return a->kind == FIG_KIND_MONEY && a->unit.len && !fig_str_same(a->unit, f->unit) &&
           (!f->per.len || fig_str_same(a->per, f->per)); /* 5,400 taka a month, or $70 */
}

int fig_currency_order(fig_str a, fig_str b)
{
    int order = memcmp(a.ptr, b.ptr, a.len < b.len ? a.len : b.len);
    return order ? order : (a.len > b.len) - (a.len < b.len);
}

/* The dollar is what others are counted per; else the later in the alphabet. */
static bool counts_per(fig_str unit, fig_str per)
{
    if (fig_str_is(per, "USD") || fig_str_is(unit, "USD"))
        return fig_str_is(per, "USD");
    return fig_currency_order(unit, per) < 0;
}

void fig_conversions_collect(fig_checking *c, fig_conversions *all)
{
    for (size_t i = 0; i < c->result->count; i++) {
        const fig_figure *f = &c->result->figures[i];
        if (!is_conversion(c, f))
            continue;
        if (!fig_grow(&all->items, &all->capacity, all->count + 1, sizeof *all->items)) {
            c->nomem = true;
            return;
        }
        fig_conversion v = {.from = f->same_as, .to = (int32_t)i, .when = fig_when_beside(c, (int32_t)i), .order = (int32_t)i};
        if (!counts_per(fig_of(c, v.from)->unit, f->unit)) {
            v.from = (int32_t)i;
            v.to = f->same_as;
        }
        all->items[all->count++] = v;
    }
}

fig_interval fig_rate_widened(fig_checking *c, fig_interval x, int divisor)
{
    fig_number one = fig_number_int(1), d = fig_number_int(divisor), by = fig_number_div(&c->pool, one, d);
    return fig_interval_mul(&c->pool, x, fig_interval_around(&c->pool, one, by));
}

void fig_conversion_say(fig_checking *c, const fig_conversion *v, fig_interval rate, bool holds)
{
    const fig_figure *earlier = fig_of(c, v->from < v->to ? v->from : v->to), *later = fig_of(c, v->from < v->to ? v->to : v->from);
    fig_say_figure(&c->why, earlier);
    fig_strbuf_puts(&c->why, " and ");
    fig_say_figure(&c->why, later);
    fig_strbuf_puts(&c->why, " make ");
    fig_say_interval(&c->why, &c->pool, rate, holds);
    fig_strbuf_format(&c->why, " %s per %s", fig_of(c, v->from)->unit.ptr, fig_of(c, v->to)->unit.ptr);
}

void fig_conversion_pair(fig_compared *x, const fig_conversion *v)
{
    x->figures[x->count++] = v->from < v->to ? v->from : v->to;
    x->figures[x->count++] = v->from < v->to ? v->to : v->from;
}

static bool pair_fits(fig_checking *c, const fig_interval *values, void *user)
{
    const fig_interval *rate = user;
    return !fig_interval_disjoint(&c->pool, fig_interval_div(&c->pool, values[0], values[1]), *rate);
}

/* The figure with two digits that change places, or with one digit more or less at its end, where just one of these fits: false: none does, or several do. */
static bool find_slip_of_pen(fig_checking *c, int32_t figure, fig_interval values[2], size_t which, fig_interval expected, fig_number *out)
{
    const fig_str value = fig_of(c, figure)->value;
    const fig_interval printed = values[which];
    char text[64];
    size_t found = 0;
    fig_number n;
    if (!value.len || value.len >= sizeof text || memchr(value.ptr, '/', value.len) || !fig_interval_bounded(printed) ||
        !fig_read_number(c, value, &n))
        return false;
    fig_number half = fig_number_div(&c->pool, fig_number_sub(&c->pool, printed.high, printed.low), fig_number_int(2));
    for (size_t i = 0; i < value.len + 1; i++) {
        fig_number other;
        memcpy(text, value.ptr, value.len);
        if (i + 1 >= value.len) { /* twice: a digit more, a digit less */
            other = fig_number_scale(&c->pool, n, i + 1 == value.len ? 1 : -1);
            values[which] = fig_interval_mul(
                &c->pool, printed, fig_interval_exact(fig_number_scale(&c->pool, fig_number_int(1), i + 1 == value.len ? 1 : -1)));
        } else {
            if (text[i] == text[i + 1] || text[i] == '.' || text[i + 1] == '.' || (i == 0 && text[1] == '0'))
                continue;
            text[i] = value.ptr[i + 1];
            text[i + 1] = value.ptr[i];
            if (!fig_read_number(c, (fig_str){text, value.len}, &other))
                continue;
            values[which] = fig_interval_around(&c->pool, other, half);
        }
        if (pair_fits(c, values, &expected)) {
            *out = other;
            found++;
        }
    }
    values[which] = printed;
    return found == 1;
}

void fig_conversion_misfit(fig_checking *c, fig_compared *x, const fig_conversion *v, fig_interval expected)
{
    fig_interval values[2] = {fig_interval_all(), fig_interval_all()};
    int32_t figures[2] = {v->from, v->to};
    int power = 0, slipped = -1;
    if (fig_read(c, figures, 2, values))
        slipped = fig_find_slip(c, values, 2, pair_fits, &expected, &power);
    int32_t later = v->from > v->to ? v->from : v->to, which = slipped < 0 ? later : figures[slipped];
    fig_number meant;
    if (slipped < 0) {
        c->text.len = 0;
        if (fig_interval_bounded(values[0]) && find_slip_of_pen(c, later, values, later == v->to, expected, &meant)) {
            fig_say_like(&c->text, &c->pool, fig_interval_exact(meant), fig_of(c, later), true);
            fig_strbuf_format(&c->why, "; %s would fit", fig_strbuf_cstr(&c->text));
        }
        fig_finding_add(c, x, c->text.len ? fig_arena_copy(&c->result->arena, c->text.data, c->text.len) : NULL);
        return;
    }
    if (which != later) { /* the conversion is more likely wrong than what it converts */
        which = later;
        power = -power;
    }
    x->check = 11;
    c->text.len = 0;
    fig_say_slip(c, &c->text, which, power);
    fig_strbuf_puts(&c->why, "; ");
    fig_strbuf_puts(&c->why, fig_strbuf_cstr(&c->text));
    fig_strbuf_puts(&c->why, " would fit");
    char *suggestion = fig_arena_copy(&c->result->arena, c->text.data, c->text.len);
    fig_finding_add(c, x, suggestion);
}
