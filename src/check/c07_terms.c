/*
 * C7, of a ratio: a part and its whole in one figure, with other parts behind it; votes for and against, and all that were cast.
 *
 * in   "won 38 of the 84 seats, Labour 29 and independents the remaining 27"          out   38, 29 and 27 are 94
 * These are whole numbers, told one by one: what is off is said where one wrong digit makes it, and not by so much that something else was told.
 */
#include "sought.h"

enum { DIGITS_MOST = 15 }; /* so that they can be added, and taken times four */

static bool read_count(fig_checking *c, fig_number n, int64_t *out)
{
    return fig_number_to_int(n, out) && *out >= 0 &&
           fig_number_cmp(&c->pool, n, fig_number_scale(&c->pool, fig_number_int(1), DIGITS_MOST)) < 0;
}

static bool read_whole(fig_checking *c, const fig_figure *f, int64_t *n)
{
    fig_number value;
    return fig_counts_things(f) && f->value.ptr && f->mod == FIG_MOD_NONE && !f->per.len && f->role != FIG_ROLE_CHANGE &&
           fig_read_number(c, f->value, &value) && read_count(c, value, n);
}

static bool read_both(fig_checking *c, const fig_figure *ratio, int64_t *a, int64_t *b)
{
    fig_number x, y;
    return ratio->mod == FIG_MOD_NONE && fig_read_terms(c, ratio, &x, &y) && read_count(c, x, a) && read_count(c, y, b);
}

/* `sum` of the claim's figures but for the total, which its ratio or its last figure has. */
static void add(fig_checking *c, fig_compared *x, int64_t sum, int64_t total, int near, const char *makes)
{
    const int64_t off = sum > total ? sum - total : total - sum;
    if (off && (!fig_is_slip_of_digits(off) || near * off > total || total == sum + 1)) /* a part may be `one`, which is no figure */
        return;
    x->check = 7;
    x->verdict = off ? FIG_VERDICT_INCONSISTENT : FIG_VERDICT_CONSISTENT;
    x->recomputed = fig_interval_exact(fig_number_int(sum));
    x->stated = fig_of(c, x->figures[x->count - 1])->text;
    if (fig_finding_wanted(c, x->verdict)) {
        for (size_t i = 0; i < x->count - 1u; i++) {
            fig_strbuf_puts(&c->why, i == 0 ? "" : i + 2 < x->count ? ", " : " and ");
            fig_say_figure(&c->why, fig_of(c, x->figures[i]));
        }
        fig_strbuf_format(&c->why, makes, (long long)sum, off ? "not" : "as stated:");
        fig_say_figure(&c->why, fig_of(c, x->figures[x->count - 1]));
    }
    fig_finding_add(c, x, NULL);
}

void fig_compare_cast(fig_checking *c, const fig_claim *claim)
{
    fig_compared x = {.figures = {claim->figures[0], claim->figures[1]}, .count = 2};
    int64_t for_it, against, all;
    if (read_both(c, fig_of(c, claim->figures[0]), &for_it, &against) && read_whole(c, fig_of(c, claim->figures[1]), &all))
        add(c, &x, for_it + against, all, 4, " make %lld, %s ");
}

void fig_compare_rest_of_ratio(fig_checking *c, int32_t rest, bool alike)
{
    enum { PARTS_MOST = 6, FIGURES_BACK = 24 };
    fig_compared x = {.count = 0};
    int32_t turned[PARTS_MOST];
    size_t n = 0;
    int64_t part, total, sum, value;
    const fig_figure *r = fig_of(c, rest);
    if (!read_whole(c, r, &sum))
        return;
    for (int32_t i = rest - 1; i >= 0 && i >= rest - FIGURES_BACK && n < PARTS_MOST; i--) {
        const fig_figure *f = fig_of(c, i);
        if (!fig_str_same(f->field, r->field) || f->sentence + 1 < r->sentence)
            return;
        if ((!fig_counts_things(f) && f->kind != FIG_KIND_RATIO) ||
            fig_is_marked(c, i, FIG_MARK_BEFORE | FIG_MARK_THEN)) /* 11, up from four */
            continue;
        turned[n++] = i;
        if (f->kind == FIG_KIND_RATIO) {
            if (!read_both(c, f, &part, &total) || part > total || (alike && r->unit.len && !fig_str_same(r->unit, f->unit)))
                return;
            while (n > 0)
                x.figures[x.count++] = turned[--n];
            x.figures[x.count++] = rest;
            x.unit = f->unit;
            add(c, &x, sum + part, total, 2, " make %lld, %s all there are, with ");
            return;
        }
        if (!read_whole(c, f, &value))
            return;
        sum += value;
    }
}

void fig_compare_bloc(fig_checking *c, int32_t ratio)
{
    enum { PARTS_MOST = 3 };
    fig_compared x = {.unit = fig_of(c, ratio)->unit};
    int64_t part, total, sum = 0, value;
    const int32_t first = fig_first_of_sentence(c, ratio);
    if (first < 0 || !read_both(c, fig_of(c, ratio), &part, &total))
        return;
    for (int32_t i = first; i < ratio; i++) {
        const fig_figure *f = fig_of(c, i);
        if (!fig_counts_things(f) && f->kind != FIG_KIND_RATIO)
            continue;
        if (x.count == PARTS_MOST || !read_whole(c, f, &value))
            return;
        sum += value;
        x.figures[x.count++] = i;
    }
    if (x.count < 2)
        return;
    x.figures[x.count++] = ratio;
    add(c, &x, sum, part, 4, " make %lld, %s ");
}

/* The only ratio, or number of things, of the sentence before that of a figure; -1: none, or several. */
static int32_t whole_before(const fig_checking *c, int32_t figure, bool ratio)
{
    int32_t first, end, found = -1;
    fig_sought_window(c, figure, 1, 0, &first, &end);
    for (int32_t i = first; i < end && fig_of(c, i)->sentence < fig_of(c, figure)->sentence; i++) {
        const fig_figure *f = fig_of(c, i);
        if (ratio ? f->kind != FIG_KIND_RATIO || !f->terms.ptr : !fig_counts_things(f))
            continue;
        if (found >= 0)
            return -1;
        found = i;
    }
    return found;
}

/* "The council has 51 members": do the words call it all there are? Of what was in another year nothing is asked. */
static bool is_all_there_are(const fig_checking *c, const fig_claim *claim, int32_t whole)
{
    enum { CLAIMS_BACK = 64 };
    for (int32_t i = fig_first_of_sentence(c, claim->figures[0]);
         i >= 0 && (size_t)i < c->result->count && fig_in_one_sentence(fig_of(c, i), fig_of(c, claim->figures[0])); i++)
        if (fig_of(c, i)->kind == FIG_KIND_DATE)
            return false;
    const fig_claim *first = c->result->claims, *end = claim - first > CLAIMS_BACK ? claim - CLAIMS_BACK : first;
    for (; claim-- > end;)
        if (claim->of == FIG_CLAIM_SEATS && claim->figures[0] == whole)
            return true;
    return false;
}

/* "holds 68 of the 150 seats. Labour won 57, the League 22 and the Greens nine", "has 51 members. The Greens hold 19 seats, ...": others may have the rest, but no more. */
void fig_compare_others(fig_checking *c, const fig_claim *claim)
{
    enum { NEAR = 4 };
    fig_compared x = {.count = 0};
    const int32_t ratio = whole_before(c, claim->figures[0], true), whole = ratio < 0 ? whole_before(c, claim->figures[0], false) : ratio;
    int64_t part = 0, total, sum, value;
    if (whole < 0 || claim->count >= FIG_COMPARED_MOST ||
        (ratio < 0 ? !is_all_there_are(c, claim, whole) || !read_whole(c, fig_of(c, whole), &total)
                   : !read_both(c, fig_of(c, ratio), &part, &total)))
        return;
    sum = part;
    for (size_t i = 0; i < claim->count; i++) {
        if (!read_whole(c, fig_of(c, claim->figures[i]), &value))
            return;
        sum += value;
        x.figures[x.count++] = claim->figures[i];
    }
    x.figures[x.count++] = whole;
    x.unit = fig_of(c, whole)->unit;
    if (sum >= total)
        add(c, &x, sum, total, NEAR, ratio < 0 ? " come to %lld, %s " : " come to %lld, %s what there is, with ");
}
