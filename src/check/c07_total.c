/*
 * C7, in tables: a row that is called a total against the rows that it sums up, and a column against its columns.
 *
 * in   Ferries 412.3 391.0 · Cargo 218.7 230.1 · Total 641.0 621.1          out   412.3 + 218.7 is 631.0, not 641.0
 * Which rows a total sums up no table says: those above it, since the last total, from the top, other totals; or it is what is left of the first when the others are taken off; or it stands
 * above its parts. So all of these are tried, and the table itself has to bear one out: in other columns of the same kind the sum must hold, to so many digits that chance is out of question. A
 * column in which it does not is then wrong, unless another reading of the rows fits it, something of it is unknown, or the total lies among its parts as an average would. Where there is one
 * column alone, its parts must be all there is (`other`), or come to more than the total by what a slip of the pen makes.
 */
#include "c07_total.h"
#include <math.h>

enum { READINGS = 2 * FIG_PARTS_MOST, LEAST_ROWS = 3, FAR = 2, FEW = 3, LEAST_SLIP = 90 };

#define AGAIN  0.25 /* how much less likely a second proof makes chance */
#define LIKELY 0.01 /* chance that is let pass */

typedef struct tally {
    size_t strong, holds, fails;
    bool exact; /* all that hold do so to the last place */
} tally;

typedef struct totals {
    fig_checking *c;
    const fig_matrix *m;
    size_t items[FIG_MATRIX_LINES], item_count; /* rows that may be parts of what comes: a total stands for its own */
} totals;

static bool is_apart(const fig_matrix_line *line)
{
    return line->says & FIG_SAYS_CHANGE;
}

static tally count_up(const totals *t, size_t total, const fig_parts *parts)
{
    tally all = {.exact = true};
    for (size_t k = 0; k < t->m->column_count; k++) {
        if (is_apart(&t->m->columns[k]))
            continue;
        const fig_sum sum = fig_sum_of(t->c, t->m, total, parts, k);
        all.holds += sum.is == FIG_SUM_HOLDS;
        all.strong += sum.is == FIG_SUM_HOLDS && sum.strong;
        all.fails += sum.is == FIG_SUM_FAILS;
        all.exact = all.exact && (sum.is != FIG_SUM_HOLDS || sum.exact);
    }
    return all;
}

/* ---- which rows ---- */

/* Is the row of another unit than the total? A margin among amounts is no part of their sum. */
static bool is_of_another_unit(const totals *t, size_t row, size_t total)
{
    for (size_t k = 0; k < t->m->column_count; k++)
        if (fig_matrix_value_at(t->m, total, k)->known && fig_matrix_value_at(t->m, row, k)->known)
            return !fig_matrix_alike(t->c, t->m, (size_t[]){row, k}, (size_t[]){total, k}, false);
    return false;
}

/* The last `count` items before the total, or of the rows behind it the first; false: there are not so many. */
static bool take_parts(const totals *t, size_t total, size_t count, bool below, fig_parts *out)
{
    size_t n = 0;
    if (below) {
        for (size_t r = total + 1; r < t->m->row_count && n < count && !(t->m->rows[r].says & FIG_SAYS_TOTAL); r++)
            if (!(t->m->rows[r].says & FIG_SAYS_WHICH) && !is_apart(&t->m->rows[r]))
                out->rows[n++] = r;
    } else {
        for (size_t i = t->item_count; i-- > 0 && n < count;)
            if (!is_of_another_unit(t, t->items[i], total))
                out->rows[count - ++n] = t->items[i];
    }
    out->count = count;
    return n == count;
}

/* Readings in turn: 2 items above, the same less, 3 …; then below. False: there are no more of its way. */
static bool reading(const totals *t, size_t total, size_t number, bool below, fig_parts *out)
{
    const size_t count = 2 + (below ? number : number / 2);
    out->minus = !below && number % 2;
    return count <= FIG_PARTS_MOST && take_parts(t, total, count, below, out);
}

/* The first reading that holds wherever it can be computed, else the one that fails least beside what holds for certain. */
static bool find_reading(const totals *t, size_t total, bool below, fig_parts *out, tally *found)
{
    fig_parts parts;
    *found = (tally){0};
    for (size_t i = 0; i < READINGS && reading(t, total, i, below, &parts); i++) {
        const tally now = count_up(t, total, &parts);
        if (!now.strong || (found->strong && now.strong - now.fails <= found->strong - found->fails && now.fails >= found->fails))
            continue;
        *out = parts;
        *found = now;
        if (!now.fails)
            break;
    }
    return found->strong > 0 && found->strong >= found->fails;
}

/* ---- what fails ---- */

/* Do the parts fit without some that stand one behind the other? Then these are parts of parts. */
static bool may_be_nested(const totals *t, size_t total, const fig_parts *parts, size_t column)
{
    for (size_t from = 0; from < parts->count && !parts->minus; from++)
        for (size_t to = from + 1; to <= parts->count && to - from + 2 <= parts->count; to++) {
            fig_parts rest = {.count = 0};
            for (size_t i = 0; i < parts->count; i++)
                if (i < from || i >= to)
                    rest.rows[rest.count++] = parts->rows[i];
            if (fig_sum_of(t->c, t->m, total, &rest, column).is == FIG_SUM_HOLDS)
                return true;
        }
    return false;
}

/* Does another reading of the rows fit the column? */
static bool fits_otherwise(const totals *t, size_t total, size_t column)
{
    fig_parts parts;
    for (int below = 0; below < 2; below++)
        for (size_t i = 0; i < READINGS && reading(t, total, i, below, &parts); i++)
            if (fig_sum_of(t->c, t->m, total, &parts, column).is == FIG_SUM_HOLDS)
                return true;
    return false;
}

/* Columns of one kind: of one unit, with heads that differ in dates alone; of rows, written to the same place. */
static bool are_of_a_kind(const totals *t, size_t total, size_t a, size_t b)
{
    return fig_matrix_alike(t->c, t->m, (size_t[]){total, a}, (size_t[]){total, b}, true) &&
           (t->m->turned || t->m->columns[a].words == t->m->columns[b].words);
}

/* Is it what a reader takes first: all rows from the top, or from the last total on, or all below? Else it is one of many, and the more likely to hold by chance. */
static bool is_plain(const totals *t, const fig_parts *parts)
{
    const size_t first = parts->rows[0];
    size_t i = 0;
    while (i < t->item_count && t->items[i] != first)
        i++;
    return !parts->minus && (i == 0 || i == t->item_count || (t->m->rows[t->items[i - 1]].says & FIG_SAYS_TOTAL));
}

typedef struct proofs {
    size_t count;
    double chance; /* that all of them hold by chance */
} proofs;

/* Columns of the kind that hold. One year is much as the last: a second proof is worth less. */
static proofs find_proofs(const totals *t, size_t total, const fig_parts *parts, size_t column, bool any)
{
    proofs found = {.chance = is_plain(t, parts) ? 1 : READINGS};
    double least = 1;
    for (size_t k = 0; k < t->m->column_count; k++) {
        if (k == column || is_apart(&t->m->columns[k]) || (!any && !are_of_a_kind(t, total, column, k)))
            continue;
        const fig_sum sum = fig_sum_of(t->c, t->m, total, parts, k);
        if (sum.is != FIG_SUM_HOLDS || !sum.strong)
            continue;
        found.count++;
        found.chance *= found.count > 1 ? AGAIN : 1;
        least = sum.chance < least ? sum.chance : least;
    }
    found.chance *= least;
    return found;
}

/* Is the total no more than the largest part, as an average is, or further away than an error would take it? */
static bool is_no_sum(const totals *t, const fig_matrix_value *v, const fig_sum *sum, const fig_parts *parts)
{
    const double total = fabs(fig_number_to_double(v->value)), added = fabs(fig_number_to_double(sum->value));
    const bool average = !parts->minus && fig_number_cmp(&t->c->pool, v->value, sum->largest) <= 0;
    return average || fig_number_is_negative(v->value) != fig_number_is_negative(sum->value) || total > FAR * added || added > FAR * total;
}

/* Nearer than one more such rounding: printed sums that were not rounded as ours are. */
static bool is_near(const totals *t, const fig_matrix_value *v, const fig_sum *sum)
{
    fig_number_pool *pool = &t->c->pool;
    const fig_number half = fig_number_div(pool, fig_number_sub(pool, v->interval.high, v->interval.low), fig_number_int(2));
    fig_interval wide = fig_interval_add(pool, sum->interval, fig_interval_sub(pool, sum->interval, fig_interval_exact(sum->value)));
    wide.low = fig_number_sub(pool, wide.low, half);
    wide.high = fig_number_add(pool, wide.high, half);
    return !fig_interval_disjoint(pool, wide, v->interval);
}

/* What a list of parts may leave out is small, and the total more: then only a digit's slip is one for certain. */
static bool may_lack_parts(const totals *t, const fig_matrix_value *v, const fig_sum *sum, size_t count)
{
    int64_t steps;
    if (!fig_sum_steps(t->c, v, sum, &steps) || steps <= 0)
        return false;
    const double share = fig_number_to_double(fig_number_sub(&t->c->pool, v->value, sum->value)) / fig_number_to_double(v->value);
    const bool small = share < 0.01, proven = t->m->turned ? count >= 2 * FEW : !small;
    return !proven && !(fig_is_slip_of_digits(steps) && steps >= LEAST_SLIP);
}

static bool sum_fits(fig_checking *c, const fig_interval *values, void *user)
{
    const fig_parts *parts = user;
    fig_interval sum = values[1];
    for (size_t i = 1; i < parts->count; i++)
        sum = parts->minus ? fig_interval_sub(&c->pool, sum, values[i + 1]) : fig_interval_add(&c->pool, sum, values[i + 1]);
    return !fig_interval_disjoint(&c->pool, values[0], sum);
}

/* The figure of which a thousand times as much, or as little, would fit: of the total and its known parts; -1: none. */
static int32_t slipped(const totals *t, size_t total, const fig_parts *parts, size_t column, int *power)
{
    fig_interval values[FIG_PARTS_MOST + 1] = {fig_matrix_value_at(t->m, total, column)->interval};
    for (size_t i = 0; i < parts->count; i++) {
        if (fig_matrix_at(t->m, parts->rows[i], column) < 0)
            return -1;
        values[i + 1] = fig_matrix_value_at(t->m, parts->rows[i], column)->interval;
    }
    int which = fig_find_slip(t->c, values, parts->count + 1, sum_fits, (void *)parts, power);
    if (which > 0 && *power < 0 && fig_number_cmp(&t->c->pool, values[which].low, values[0].high) < 0)
        return -1; /* next to nothing then: it would be left out, not less */
    return which < 0 ? -1 : fig_matrix_at(t->m, which ? parts->rows[which - 1] : total, column);
}

/* The total of a column of shares: a hundred. */
static bool is_whole(const totals *t, size_t total, size_t column)
{
    const fig_matrix_value *v = fig_matrix_value_at(t->m, total, column);
    return v->known && fig_number_cmp(&t->c->pool, v->value, fig_number_int(100)) == 0 &&
           fig_str_is(fig_of(t->c, fig_matrix_at(t->m, total, column))->unit, "%");
}

static bool fails_for_certain(const totals *t, size_t total, const fig_parts *parts, const tally *all, size_t column)
{
    const fig_matrix_value *v = fig_matrix_value_at(t->m, total, column);
    const fig_sum sum = fig_sum_of(t->c, t->m, total, parts, column);
    int power;
    if (sum.is != FIG_SUM_FAILS || (is_no_sum(t, v, &sum, parts) && slipped(t, total, parts, column, &power) < 0) ||
        (!all->exact && is_near(t, v, &sum)))
        return false;
    const proofs found = find_proofs(t, total, parts, column, is_whole(t, total, column));
    const size_t needed = t->m->turned ? FEW * all->fails : parts->minus ? 2 * all->fails : all->fails;
    return found.count >= (needed > 0 ? needed : 1) && found.chance <= LIKELY && !(t->m->columns[column].says & FIG_SAYS_REST) &&
           !may_lack_parts(t, v, &sum, found.count) && !may_be_nested(t, total, parts, column) && !fits_otherwise(t, total, column);
}

/* ---- saying it ---- */

/* "In 2024, Ferries, Cargo and Other add up to 726.4, not to the 738.5 of Total" */
static void say_sum(const totals *t, size_t total, const fig_parts *parts, size_t column, const fig_sum *sum)
{
    fig_checking *c = t->c;
    const fig_matrix_value *v = fig_matrix_value_at(t->m, total, column);
    const fig_matrix_line *head = &t->m->columns[column];
    if (head->cell) {
        fig_strbuf_puts(&c->why, "In the ");
        fig_strbuf_puts(&c->why, t->m->turned ? "row " : "column ");
        fig_matrix_say_line(c, head);
        fig_strbuf_puts(&c->why, ", ");
    }
    for (size_t i = 0; i < parts->count; i++) {
        fig_strbuf_puts(&c->why, i == 0 ? "" : parts->minus ? i == 1 ? " less " : " and " : i + 1 < parts->count ? ", " : " and ");
        fig_say_figure(&c->why, fig_of(c, fig_matrix_at(t->m, parts->rows[i], column)));
    }
    fig_strbuf_puts(&c->why, parts->minus ? " is " : " add up to ");
    fig_matrix_say_like(c, v, sum->value);
    fig_strbuf_puts(&c->why, sum->is != FIG_SUM_FAILS ? ", as stated: " : parts->minus ? ", not " : ", not to ");
    fig_say_figure(&c->why, fig_of(c, fig_matrix_at(t->m, total, column)));
    if (t->m->rows[total].cell) {
        fig_strbuf_puts(&c->why, " (");
        fig_matrix_say_line(c, &t->m->rows[total]);
        fig_strbuf_puts(&c->why, ")");
    }
}

static void add_slip(const totals *t, fig_compared *x, int32_t figure, int power)
{
    fig_checking *c = t->c;
    x->check = 11;
    c->text.len = 0;
    fig_say_slip(c, &c->text, figure, power);
    fig_strbuf_puts(&c->why, "; ");
    fig_strbuf_puts(&c->why, fig_strbuf_cstr(&c->text));
    fig_strbuf_puts(&c->why, " for ");
    fig_say_figure(&c->why, fig_of(c, figure));
    fig_strbuf_puts(&c->why, " would fit");
    fig_finding_add(c, x, fig_arena_copy(&c->result->arena, c->text.data, c->text.len));
}

static void add_finding(const totals *t, size_t total, const fig_parts *parts, size_t column)
{
    fig_checking *c = t->c;
    const fig_sum sum = fig_sum_of(c, t->m, total, parts, column);
    const int32_t figure = fig_matrix_at(t->m, total, column);
    fig_compared x = {.check = 7, .figures = {figure}, .count = 1, .recomputed = sum.interval, .stated = fig_of(c, figure)->text};
    fig_parts shown = {.minus = parts->minus};
    int power;
    x.verdict = sum.is == FIG_SUM_HOLDS ? FIG_VERDICT_CONSISTENT : FIG_VERDICT_INCONSISTENT;
    x.unit = fig_of(c, figure)->unit;
    for (size_t i = 0; i < parts->count; i++)
        if (fig_matrix_at(t->m, parts->rows[i], column) >= 0) {
            x.figures[x.count++] = fig_matrix_at(t->m, parts->rows[i], column);
            shown.rows[shown.count++] = parts->rows[i];
        }
    if (fig_finding_wanted(c, x.verdict))
        say_sum(t, total, &shown, column, &sum);
    const int32_t slip = x.verdict == FIG_VERDICT_INCONSISTENT ? slipped(t, total, parts, column, &power) : -1;
    if (slip >= 0)
        add_slip(t, &x, slip, power);
    else
        fig_finding_add(c, &x, NULL);
    if (x.verdict == FIG_VERDICT_INCONSISTENT) /* said once: what other totals make of it says no more */
        t->m->values[total * t->m->row_step + column * t->m->column_step].known = false;
}

/* All columns of a total whose parts are known. */
static void check_columns(const totals *t, size_t total, const fig_parts *parts, const tally *all)
{
    for (size_t k = 0; k < t->m->column_count; k++) {
        const fig_sum sum = fig_sum_of(t->c, t->m, total, parts, k);
        if (!is_apart(&t->m->columns[k]) && ((sum.is == FIG_SUM_HOLDS && sum.strong) || fails_for_certain(t, total, parts, all, k)))
            add_finding(t, total, parts, k);
    }
}

/* ---- one column alone ---- */

static bool has_rest(const totals *t, const fig_parts *parts)
{
    for (size_t i = 0; i < parts->count; i++)
        if (t->m->rows[parts->rows[i]].says & FIG_SAYS_REST)
            return true;
    return false;
}

/* A list of parts and their total, the last row, with one column of figures: what its other columns could say is said by `other`, or by the fault itself. */
static void check_alone(const totals *t, size_t total)
{
    fig_parts parts = {.count = 0};
    if (t->m->turned || t->m->gaps || t->m->column_count != 1 || t->item_count < LEAST_ROWS || t->item_count > FIG_PARTS_MOST ||
        total + 1 != t->m->row_count || !take_parts(t, total, t->item_count, false, &parts))
        return;
    for (size_t i = 0; i < parts.count; i++)
        if (t->m->rows[parts.rows[i]].says & FIG_SAYS_TOTAL || fig_number_is_negative(fig_matrix_value_at(t->m, parts.rows[i], 0)->value))
            return;
    const fig_matrix_value *v = fig_matrix_value_at(t->m, total, 0);
    const fig_sum sum = fig_sum_of(t->c, t->m, total, &parts, 0);
    const fig_figure *f = fig_matrix_at(t->m, total, 0) >= 0 ? fig_of(t->c, fig_matrix_at(t->m, total, 0)) : NULL;
    int64_t steps;
    if (sum.is == FIG_SUM_HOLDS && sum.strong)
        add_finding(t, total, &parts, 0);
    if (sum.is != FIG_SUM_FAILS || !f || f->per.len || f->kind == FIG_KIND_INDEX || is_no_sum(t, v, &sum, &parts) || is_near(t, v, &sum) ||
        may_be_nested(t, total, &parts, 0) || fits_otherwise(t, total, 0) || !fig_sum_steps(t->c, v, &sum, &steps))
        return;
    if (has_rest(t, &parts) || (fig_is_slip_of_digits(steps) && steps <= -LEAST_SLIP)) /* else the list may leave some out */
        add_finding(t, total, &parts, 0);
}

/* ---- all totals ---- */

static void look(totals *t)
{
    const fig_matrix *m = t->m;
    t->item_count = 0;
    for (size_t r = 0; r < m->row_count; r++) {
        const bool total = m->rows[r].says & FIG_SAYS_TOTAL;
        fig_parts parts;
        tally all;
        if (is_apart(&m->rows[r]) || (m->rows[r].says & FIG_SAYS_WHICH))
            continue;
        if (total && find_reading(t, r, false, &parts, &all)) {
            check_columns(t, r, &parts, &all);
            while (t->item_count && t->items[t->item_count - 1] >= parts.rows[0])
                t->item_count--;
        } else if (total && find_reading(t, r, true, &parts, &all))
            check_columns(t, r, &parts, &all);
        else if (total)
            check_alone(t, r);
        t->items[t->item_count++] = r;
    }
}

static void look_both_ways(fig_checking *c, const fig_matrix *m)
{
    const fig_matrix turned = fig_matrix_turned(m);
    totals down = {.c = c, .m = m}, across = {.c = c, .m = &turned};
    look(&down);
    look(&across);
    fig_check_shares_of_total(c, m);
    fig_check_shares_of_total(c, &turned);
}

void fig_check_totals(fig_checking *c)
{
    fig_matrix_each(c, look_both_ways);
}
