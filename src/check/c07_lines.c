/*
 * C7, lines: a total and the lines of a list behind it, or above it, each with one part.
 *
 * in   "- Total flights: 43,118", "- European: 35,277", "- Other: 7,481"          out   35,277 and 7,481 add up to 42,758
 * No words say that the lines are all there is. So what is off is told only where the total has four digits at least, no choice of the lines makes it (`of which licences`), and one digit
 * explains that they come to more, or two digits of one of the numbers that changed places explain that they come to less: seven blank votes may go without a line.
 * Of a list that goes on with what is not read (`about 1,000`, an eleventh line) nothing is said.
 */
#include "../base/ascii.h"
#include "checking.h"

enum { LINES_MOST = 10, LABEL_MOST = 60, LINE_MOST = 400, LEAST_STEPS = 1000, TENS = 10 };

typedef struct list {
    fig_checking *c;
    const char *text;
    size_t length;
    int32_t figures[LINES_MOST + 1]; /* the total, its parts */
    size_t count;
    char mark; /* what the last line that was read begins with */
    bool open; /* it goes on with a line that cannot be read */
} list;

static bool read_text(list *l, const fig_figure *f)
{
    const fig_field_text *t = fig_text_of(l->c, f);
    l->text = t ? t->text : NULL;
    l->length = t ? t->len : 0;
    return f->text_end <= l->length;
}

static size_t line_start(const list *l, size_t at)
{
    const size_t least = at > LINE_MOST ? at - LINE_MOST : 0;
    while (at > least && l->text[at - 1] != '\n')
        at--;
    return at;
}

static size_t line_end(const list *l, size_t at)
{
    const size_t most = l->length - at > LINE_MOST ? at + LINE_MOST : l->length;
    while (at < most && l->text[at] != '\n')
        at++;
    return at;
}

static bool is_blank(const list *l, size_t from, size_t to)
{
    while (from < to && (l->text[from] == ' ' || l->text[from] == '\t' || l->text[from] == '\r'))
        from++;
    return from == to;
}

/* Of the total's kind and unit. */
static bool is_of_kind(const list *l, const fig_figure *f)
{
    const fig_figure *total = fig_of(l->c, l->figures[0]);
    const bool counted = fig_counts_things(f) && fig_counts_things(total);
    return fig_str_same(f->field, total->field) && fig_str_same(f->per, total->per) &&
           (counted || (f->kind == total->kind && fig_str_same(f->unit, total->unit)));
}

/* Written as the total is, exactly and without a word that bounds it. */
static bool is_like(const list *l, const fig_figure *f)
{
    return f->value.ptr && f->value.ptr[0] != '-' && f->mod == FIG_MOD_NONE && f->role != FIG_ROLE_CHANGE && is_of_kind(l, f);
}

static size_t skip_blanks(const list *l, size_t from, size_t to)
{
    while (from < to && l->text[from] == ' ')
        from++;
    return from;
}

/* "- European flights: 35,277", "- 2,222 were killed": a mark before the line, or one before its number. */
static bool is_item(const list *l, size_t from, const fig_figure *f)
{
    static const char marks[] = "-*:(\t";
    from = skip_blanks(l, from, f->text_start);
    if (f->text_start - from > LABEL_MOST)
        return false;
    size_t before = f->text_start;
    while (before > from && l->text[before - 1] == ' ')
        before--;
    const unsigned char first = (unsigned char)l->text[from], last = (unsigned char)(before > from ? l->text[before - 1] : '-');
    return first >= 0x80 || strchr(marks, first) || last >= 0x80 || strchr(marks, last);
}

/* The first figure of the line that is no date; -1: it has none. */
static int32_t first_of(const list *l, size_t from, size_t to)
{
    size_t low = 0, high = l->c->result->count;
    const fig_str field = fig_of(l->c, l->figures[0])->field;
    while (low < high) {
        const size_t middle = (low + high) / 2;
        const fig_figure *f = fig_of(l->c, (int32_t)middle);
        if (fig_str_same(f->field, field) ? f->text_start < from : (int32_t)middle < l->figures[0])
            low = middle + 1;
        else
            high = middle;
    }
    while (low < l->c->result->count && fig_of(l->c, (int32_t)low)->kind == FIG_KIND_DATE) /* June: 3,120 */
        low++;
    if (low == l->c->result->count)
        return -1;
    const fig_figure *f = fig_of(l->c, (int32_t)low);
    return fig_str_same(f->field, field) && f->text_start >= from && f->text_start < to ? (int32_t)low : -1;
}

/* Is the line one more of the list, though its number cannot be added? It begins as the one before it, or has a number of the kind. */
static bool goes_on(const list *l, size_t from, size_t to, int32_t f)
{
    const size_t begin = skip_blanks(l, from, to);
    const bool alike = begin < to && l->count > 1 && l->text[begin] == l->mark && !fig_ascii_is_letter(l->mark);
    return f < 0 ? alike : is_of_kind(l, fig_of(l->c, f)) && (alike || is_item(l, from, fig_of(l->c, f)));
}

/* One line more, [from, to); false: the list ends. */
static bool take_line(list *l, size_t from, size_t to)
{
    if (is_blank(l, from, to))
        return true;
    const int32_t f = first_of(l, from, to);
    if (f < 0 && l->count == 1 && l->text[to - 1] == ':') /* `By injury:` */
        return true;
    if (f < 0 || !is_like(l, fig_of(l->c, f)) || !is_item(l, from, fig_of(l->c, f)) || l->count > LINES_MOST) {
        l->open = goes_on(l, from, to, f);
        return false;
    }
    l->mark = l->text[skip_blanks(l, from, to)];
    l->figures[l->count++] = f;
    return true;
}

static void take_behind(list *l)
{
    size_t at = line_end(l, fig_of(l->c, l->figures[0])->text_end);
    for (l->count = 1; at < l->length && l->text[at] == '\n';) {
        const size_t to = line_end(l, at + 1);
        if (!take_line(l, at + 1, to))
            break;
        at = to;
    }
}

static void take_above(list *l)
{
    size_t at = line_start(l, fig_of(l->c, l->figures[0])->text_start);
    for (l->count = 1; at > 0 && l->text[at - 1] == '\n';) {
        const size_t from = line_start(l, at - 1);
        if (!take_line(l, from, at - 1))
            break;
        at = from;
    }
}

/* As intervals; where one number of the list is written to its last digit, 30,300 is too. */
static bool read_list(const list *l, fig_interval *values)
{
    fig_checking *c = l->c;
    fig_number n, half;
    bool exact = false;
    if (!fig_read(c, l->figures, l->count, values))
        return false;
    for (size_t i = 0; i < l->count; i++)
        exact = exact || !fig_of(c, l->figures[i])->precision_loose.ptr;
    for (size_t i = 0; i < l->count && exact; i++) {
        const fig_figure *f = fig_of(c, l->figures[i]);
        if (f->precision_loose.ptr && f->precision.ptr && fig_read_number(c, f->value, &n) && fig_read_number(c, f->precision, &half))
            values[i] = fig_interval_around(&c->pool, n, half);
    }
    fig_make_exact(c, l->figures, l->count, values);
    return true;
}

/* Do some of the parts, or all, make the total? */
static bool some_fit(const list *l, const fig_interval *values)
{
    for (unsigned kept = 1; kept < 1u << (l->count - 1); kept++) {
        fig_interval sum = fig_interval_exact(fig_number_int(0));
        for (size_t i = 1; i < l->count; i++)
            if (kept & 1u << (i - 1))
                sum = fig_interval_add(&l->c->pool, sum, values[i]);
        if (!fig_interval_disjoint(&l->c->pool, sum, values[0]))
            return true;
    }
    return false;
}

/* A figure's value in last places of the total; false: it is no whole number of them. */
static bool read_places(const list *l, fig_number value, int64_t *out)
{
    fig_number half, unit = fig_number_int(1);
    fig_number_pool *pool = &l->c->pool;
    const fig_figure *f = fig_of(l->c, l->figures[0]);
    if (f->precision.ptr && fig_read_number(l->c, f->precision, &half) && !fig_number_is_zero(half))
        unit = fig_number_mul(pool, half, fig_number_int(2));
    return fig_number_to_int(fig_number_div(pool, value, unit), out);
}

/* Would two digits side by side in n that change places make it more by `more`? */
static bool is_swapped(int64_t n, int64_t more)
{
    for (int64_t power = 1; n / power >= 10; power *= 10) {
        const int64_t low = n / power % 10, high = n / (power * 10) % 10;
        if (low != high && (low - high) * 9 * power == more)
            return true;
    }
    return false;
}

/* Is a slip of the pen why the lines do not make the total? `sum`: what they come to. */
static bool is_slip(const list *l, fig_number sum)
{
    int64_t total, all, part;
    fig_number n;
    if (!fig_read_number(l->c, fig_of(l->c, l->figures[0])->value, &n) || !read_places(l, n, &total) || !read_places(l, sum, &all) ||
        total < LEAST_STEPS)
        return false;
    if (all > total ? fig_is_slip_of_digits(all - total) : (total - all) % TENS == 0 && fig_is_slip_of_digits(total - all))
        return true;
    bool swapped = is_swapped(total, all - total);
    for (size_t i = 1; i < l->count && !swapped; i++)
        swapped =
            fig_read_number(l->c, fig_of(l->c, l->figures[i])->value, &n) && read_places(l, n, &part) && is_swapped(part, total - all);
    return swapped;
}

static fig_number sum_of_printed(const list *l)
{
    fig_number sum = fig_number_int(0), n;
    for (size_t i = 1; i < l->count; i++)
        if (fig_read_number(l->c, fig_of(l->c, l->figures[i])->value, &n))
            sum = fig_number_add(&l->c->pool, sum, n);
    return sum;
}

static void say_lines(list *l, const fig_number sum)
{
    fig_strbuf *why = &l->c->why;
    for (size_t i = 1; i < l->count; i++) {
        fig_strbuf_puts(why, i == 1 ? "" : i + 1 < l->count ? ", " : " and ");
        fig_say_figure(why, fig_of(l->c, l->figures[i]));
    }
    fig_strbuf_puts(why, " add up to ");
    const fig_figure *total = fig_of(l->c, l->figures[0]);
    if (total->kind == FIG_KIND_MONEY || total->kind == FIG_KIND_QUANTITY)
        fig_say_like(why, &l->c->pool, fig_interval_exact(sum), total, true);
    else
        fig_say_interval(why, &l->c->pool, fig_interval_exact(sum), true);
    fig_strbuf_puts(why, ", not ");
    fig_say_figure(why, total);
}

static void compare_lines(list *l)
{
    fig_checking *c = l->c;
    fig_interval values[LINES_MOST + 1];
    if (l->count < 3 || l->open || !read_list(l, values))
        return;
    const fig_number sum = sum_of_printed(l);
    const fig_figure *f = fig_of(c, l->figures[0]);
    fig_compared x = {.check = 7, .count = l->count, .stated = f->text, .unit = f->unit, .verdict = FIG_VERDICT_INCONSISTENT};
    memcpy(x.figures, l->figures, l->count * sizeof *l->figures);
    x.recomputed = fig_interval_exact(sum);
    if (some_fit(l, values) || !is_slip(l, sum))
        return;
    say_lines(l, sum);
    fig_finding_add(c, &x, NULL);
}

void fig_check_lines(fig_checking *c)
{
    for (size_t i = 0; i < c->result->claim_count && !c->nomem; i++) {
        const fig_claim *claim = &c->result->claims[i];
        if (claim->of != FIG_CLAIM_LINE_TOTAL)
            continue;
        list l = {.c = c, .figures = {claim->figures[0]}, .count = 1};
        if (!is_like(&l, fig_of(c, l.figures[0])) || !read_text(&l, fig_of(c, l.figures[0])))
            continue;
        take_behind(&l);
        if (l.count == 1)
            take_above(&l);
        compare_lines(&l);
    }
}
