/*
 * Reason: one plain sentence beside a status.
 *
 * out   "The source says `12 percent`: the same digits, transposed."
 */
#include "../base/str.h"
#include "aligner.h"

enum { MOST_TEXT = 80, MOST_DIGITS = 32 };

/* The digits of a value without point and closing zeros; how many. */
static size_t digits_of(fig_str value, char out[MOST_DIGITS])
{
    size_t n = 0;
    for (size_t i = 0; i < value.len && n < MOST_DIGITS; i++)
        if (value.ptr[i] >= '0' && value.ptr[i] <= '9' && !(n == 0 && value.ptr[i] == '0'))
            out[n++] = value.ptr[i];
    while (n > 0 && out[n - 1] == '0')
        n--;
    return n;
}

fig_str fig_reason_shown(const fig_figure *f)
{
    if (f->value.ptr)
        return f->value;
    if (f->kind == FIG_KIND_DATE && f->date && f->date->grain == FIG_GRAIN_YEAR)
        return f->date->edtf;
    if (f->kind == FIG_KIND_DURATION)
        return f->time ? f->time->iso : (fig_str){NULL, 0};
    if (!f->low.ptr != !f->high.ptr) /* at least 17 */
        return f->low.ptr ? f->low : f->high;
    return (fig_str){NULL, 0};
}

/* What is shown of a figure, and of a range both ends; how many there are. */
static int ends_of(const fig_figure *f, fig_str out[2])
{
    out[0] = fig_reason_shown(f);
    out[1] = (fig_str){NULL, 0};
    if (out[0].ptr || f->kind == FIG_KIND_DATE || f->kind == FIG_KIND_DURATION || !f->low.ptr || !f->high.ptr)
        return out[0].ptr != NULL;
    out[0] = f->low;
    out[1] = f->high;
    return 2;
}

int fig_reason_digits(const fig_point *p)
{
    char digits[MOST_DIGITS];
    fig_str ends[2];
    int n = 0;
    for (int i = ends_of(p->figure, ends); i-- > 0;)
        n += (int)digits_of(ends[i], digits);
    return n;
}

/* The number rounded to so many digits, zeros behind them; false: it has no more, or the digit before is a nine. */
static bool round_to(fig_str number, size_t digits, char out[MOST_DIGITS])
{
    if (number.len <= digits || number.len > MOST_DIGITS || memchr(number.ptr, '.', number.len) || number.ptr[digits - 1] == '9')
        return false;
    for (size_t i = 0; i < number.len; i++)
        out[i] = i < digits ? number.ptr[i] : '0';
    out[digits - 1] = (char)(out[digits - 1] + (number.ptr[digits] >= '5'));
    return true;
}

/* Of one length and of the same digits; points and signs have to be as many too: 2.1 is no 201. */
static bool permuted(fig_str x, fig_str y)
{
    enum { OTHER = 10, SORTS };
    int count[SORTS] = {0};
    if (fig_str_same(x, y))
        return false;
    for (size_t i = 0; i < x.len; i++) {
        count[x.ptr[i] >= '0' && x.ptr[i] <= '9' ? x.ptr[i] - '0' : OTHER]++;
        count[y.ptr[i] >= '0' && y.ptr[i] <= '9' ? y.ptr[i] - '0' : OTHER]--;
    }
    for (int i = 0; i < SORTS; i++)
        if (count[i])
            return false;
    return true;
}

static bool transposed(fig_str x, fig_str y)
{
    char digits[MOST_DIGITS], rounded[MOST_DIGITS];
    const size_t n = digits_of(x, digits);
    if (n < 2 || x.len != y.len || fig_str_same(x, y))
        return false;
    if (permuted(x, y))
        return true;
    return n < digits_of(y, digits) && round_to(y, n, rounded) && permuted(x, (fig_str){rounded, y.len}); /* 38 million, of 83.4 million */
}

bool fig_reason_transposed(const fig_point *d, const fig_point *s)
{
    fig_str x[2], y[2];
    const int n = ends_of(d->figure, x), m = ends_of(s->figure, y);
    if (d->family != s->family || !n)
        return false;
    if (n == 1) /* as much as 37.33, of 10.20 to 33.77 */
        return (m > 0 && transposed(x[0], y[0])) || (m == 2 && transposed(x[0], y[1]));
    return m == 2 && ((transposed(x[0], y[0]) && (fig_str_same(x[1], y[1]) || transposed(x[1], y[1]))) ||
                      (fig_str_same(x[0], y[0]) && transposed(x[1], y[1])));
}

bool fig_reason_transposed_term(const fig_point *d, const fig_point *s)
{
    if (fig_point_one_of(d).len) /* one of 86 pieces, of 68 objects */
        return s->family == FIG_FAMILY_PLAIN && s->figure->value.ptr && transposed(fig_point_one_of(d), s->figure->value);
    const fig_str terms = s->figure->terms, x = fig_reason_shown(d->figure);
    const char *comma = terms.ptr ? memchr(terms.ptr, ',', terms.len) : NULL;
    const size_t first = comma ? (size_t)(comma - terms.ptr) : 0;
    return comma && x.ptr && d->family == FIG_FAMILY_PLAIN &&
           (transposed(x, (fig_str){terms.ptr, first}) || transposed(x, (fig_str){comma + 1, terms.len - first - 1}));
}

/* Are the digits of both the same, zeros at the end aside? `other`: how many are not. */
static bool same_digits(const fig_point *d, const fig_point *s, int *other)
{
    char a[MOST_DIGITS], b[MOST_DIGITS];
    fig_str x[2], y[2];
    const int n = ends_of(d->figure, x);
    *other = 0;
    if (d->family != s->family || !n || ends_of(s->figure, y) != n)
        return false;
    for (int i = 0; i < n; i++) {
        const size_t digits = digits_of(x[i], a);
        if (digits == 0 || digits_of(y[i], b) != digits)
            return false;
        for (size_t k = 0; k < digits; k++)
            *other += a[k] != b[k];
    }
    return true;
}

int fig_reason_power(const fig_point *d, const fig_point *s)
{
    double ratio = s->key != 0 && d->key != 0 ? (s->key > d->key ? s->key / d->key : d->key / s->key) : 0;
    int power = 0, other;
    if (!same_digits(d, s, &other) || other)
        return 0;
    for (; ratio > 2 && power < MOST_DIGITS; ratio /= 10)
        power++;
    return ratio > 0.999 && ratio < 1.001 ? power : 0;
}

/* Off by one in the last place that is printed: 13 percent of 12.4. */
bool fig_reason_misrounded(const fig_point *d, const fig_point *s)
{
    const double half = fig_number_to_double(d->place), off = d->key > s->key ? d->key - s->key : s->key - d->key;
    return half > 0 && d->figure->value.ptr && s->figure->value.ptr && fig_reason_digits(d) < fig_reason_digits(s) &&
           d->figure->direction == s->figure->direction && off > half && off < 3 * half;
}

bool fig_reason_changed(const fig_point *d, const fig_point *s)
{
    const double ratio = s->key != 0 ? d->key / s->key : 0;
    int other;
    return same_digits(d, s, &other) && ratio >= 0.1 && ratio <= 10 && other == 1;
}

static void add_quoted(fig_strbuf *b, const fig_figure *f)
{
    size_t len = f->text.len < MOST_TEXT ? f->text.len : MOST_TEXT;
    while (len < f->text.len && len > 0 && ((unsigned char)f->text.ptr[len] & 0xC0) == 0x80)
        len--;
    fig_strbuf_char(b, '`');
    for (size_t i = 0; i < len; i++)
        fig_strbuf_char(b, (unsigned char)f->text.ptr[i] < ' ' ? ' ' : f->text.ptr[i]);
    fig_strbuf_puts(b, len < f->text.len ? "…`" : "`");
}

/* "more than `30 percent`" as the source bounds it. */
static void add_source(fig_strbuf *b, const fig_figure *f)
{
    for (const char *c = f->mod == FIG_MOD_APPROX ? "about" : fig_mod_name(f->mod); *c; c++)
        fig_strbuf_char(b, *c == '_' ? ' ' : *c);
    if (f->mod)
        fig_strbuf_char(b, ' ');
    add_quoted(b, f);
}

static void add_difference(fig_strbuf *b, const fig_point *d, const fig_point *s, const fig_match *m)
{
    if (m->relation.opposed && m->relation.kind >= FIG_RELATION_ROUNDS) {
        fig_strbuf_puts(b, "The direction is turned round: the source has ");
        add_quoted(b, s->figure);
        fig_strbuf_format(b, " %s, the draft %s.", fig_direction_name(s->figure->direction), fig_direction_name(d->figure->direction));
        return;
    }
    fig_strbuf_puts(b, "The source says ");
    add_source(b, s->figure);
    if (m->relation.turned_bound)
        fig_strbuf_puts(b, ": the bound is turned round.");
    else if (m->relation.other_weekday)
        fig_strbuf_puts(b, ": another weekday.");
    else if (m->relation.other_sense)
        fig_strbuf_puts(b, ", of the opposite.");
    else if (m->relation.other_unit)
        fig_strbuf_puts(b, ": the same number, but in another unit.");
    else if (fig_reason_transposed(d, s))
        fig_strbuf_puts(b, ": the same digits, transposed.");
    else if (fig_reason_power(d, s) == 1)
        fig_strbuf_puts(b, s->key > d->key ? ": ten times as much." : ": a tenth as much.");
    else if (fig_reason_power(d, s) == 2)
        fig_strbuf_puts(b, s->key > d->key ? ": a hundred times as much." : ": a hundredth as much.");
    else if (fig_reason_power(d, s))
        fig_strbuf_puts(b, ": the same digits, of another size.");
    else
        fig_strbuf_puts(b, m->relation.opposed ? ", in the other direction." : ".");
}

static void add_rounding(fig_strbuf *b, const fig_point *d, const fig_point *s)
{
    bool range = !d->figure->value.ptr;
    add_source(b, s->figure);
    fig_strbuf_puts(b, range                  ? " of the source lies within it."
                       : s->figure->value.ptr ? " of the source rounds to it."
                                              : " of the source, without its bound.");
}

static void add_magnitude(fig_strbuf *b, const fig_point *d, const fig_point *s)
{
    double ratio = s->key > d->key ? s->key / d->key : d->key / s->key;
    fig_strbuf_puts(b, "The source says ");
    add_quoted(b, s->figure);
    static const char *const more[] = {"a thousand times", "a million times", "a billion times"}, *const less[] = {"a thousandth",
                                                                                                                   "a millionth",
                                                                                                                   "a billionth"};
    const int step = ratio < 2e3 ? 0 : ratio < 2e6 ? 1 : 2;
    fig_strbuf_format(b, ": %s as much.", s->key > d->key ? more[step] : less[step]);
}

static void add_computed(fig_strbuf *b, fig_aligner *a, const char *how, const int32_t of[2])
{
    fig_strbuf_puts(b, how);
    fig_strbuf_puts(b, of[0] == of[1] ? " the two numbers of " : " ");
    add_quoted(b, a->points[of[0]].figure);
    if (of[0] != of[1]) {
        fig_strbuf_puts(b, " and ");
        add_quoted(b, a->points[of[1]].figure);
    }
    fig_strbuf_puts(b, " of the source");
}

/* What is quoted beside a figure that no source has. */
static void add_nearest(fig_strbuf *b, const fig_point *d, const fig_point *s, const fig_choice *c)
{
    if (!fig_choice_is_nearest(c)) {
        fig_strbuf_puts(b, "The source says ");
        add_source(b, s->figure);
        fig_strbuf_puts(b, ", which neither is this nor contradicts it.");
        return;
    }
    fig_strbuf_puts(b, "No source has it; nearest is ");
    add_source(b, s->figure);
    fig_strbuf_puts(b, fig_reason_transposed(d, s) ? ", of the same digits." : ".");
}

/* What the draft's figure is not: the sum of two. */
static void add_reckoned(fig_strbuf *b, fig_aligner *a, const fig_choice *c)
{
    fig_strbuf_puts(b, "The ");
    add_computed(b, a, c->how, c->reckoned);
    if (c->result.len)
        fig_strbuf_format(b, " is %.*s.", (int)c->result.len, c->result.ptr);
    else
        fig_strbuf_puts(b, " is another.");
}

static void add_reason(fig_strbuf *b, fig_aligner *a, const fig_point *d, const fig_choice *c)
{
    const fig_point *s = c->chosen.point < 0 ? NULL : &a->points[c->chosen.point];
    switch (c->status) {
    case FIG_DIFF_MATCHED:
        fig_strbuf_puts(b, "The source says ");
        add_source(b, s->figure);
        fig_strbuf_char(b, '.');
        break;
    case FIG_DIFF_ROUNDS:
        add_rounding(b, d, s);
        break;
    case FIG_DIFF_OTHER_UNIT:
        add_source(b, s->figure);
        fig_strbuf_puts(b, " of the source is the same amount.");
        break;
    case FIG_DIFF_COMPUTED:
        fig_strbuf_puts(b, "It is the ");
        add_computed(b, a, c->how, c->operands);
        fig_strbuf_char(b, '.');
        break;
    case FIG_DIFF_MAGNITUDE:
        add_magnitude(b, d, s);
        break;
    case FIG_DIFF_DIFFERENT:
        if (c->reckoned[0] >= 0 && c->how)
            add_reckoned(b, a, c);
        else
            add_difference(b, d, s, &c->chosen);
        break;
    case FIG_DIFF_NOT_IN_SOURCES:
        if (s)
            add_nearest(b, d, s, c);
        else
            fig_strbuf_puts(b, "No source has it.");
        break;
    case FIG_DIFF_MISSING:
        break;
    }
}

static fig_str keep(fig_aligner *a, fig_strbuf *b)
{
    fig_str s = b->failed ? (fig_str){NULL, 0} : fig_arena_str(&a->arena, b->data ? b->data : "", b->len);
    a->failed |= b->failed;
    fig_strbuf_clear(b);
    return s;
}

fig_str fig_reason_of(fig_aligner *a, const fig_point *d, const fig_choice *c)
{
    fig_strbuf b = {0};
    add_reason(&b, a, d, c);
    return keep(a, &b);
}

fig_str fig_reason_missing(fig_aligner *a)
{
    fig_strbuf b = {0};
    fig_strbuf_puts(&b, "The source leads with it; the draft lacks it.");
    return keep(a, &b);
}
