/*
 * C9, lengths of time: how long it was from when to when, or from when to today.
 *
 * in   "opened in 1932 and closed 40 years later, in 1982"          out   50 years, not 40
 *      "for seven years, from 2015 to 2020"                               five years
 * When it began need not stand beside the length: any time of the sentence may be meant, so all of them have to be off, by what one wrong digit makes.
 * One year, month or day more or less may be counted, of round numbers more; hours are those of a clock of twelve, within half an hour.
 */
#include "checking.h"

enum { BEGINNINGS = 4, FIGURES_MOST = 64, HALF_DAY = 720, HOUR = 60 };

/* A length of time as so many of a unit, and how far it may be off. */
typedef struct length {
    int64_t count, slack, each; /* days of the unit; of years: 0 */
    fig_str unit;
} length;

static bool read_length(fig_checking *c, const fig_figure *f, length *out)
{
    fig_number n;
    out->unit = (fig_str){"a", 1}; /* of a bare number: lived to be 83 */
    if ((f->kind == FIG_KIND_NUMBER ? !fig_read_number(c, f->value, &n) : !fig_read_duration(c, f, &n, &out->unit)) ||
        f->mod != FIG_MOD_NONE || !fig_number_to_int(n, &out->count) || out->count < 1)
        return false;
    out->each = fig_str_is(out->unit, "d") ? 1 : fig_str_is(out->unit, "wk") ? 7 : fig_str_is(out->unit, "mo") ? 30 : 0;
    out->slack = fig_years_let_pass((int)out->count);
    return out->count < 1000;
}

/* Minutes of a clock without a zone. */
static bool read_clock(fig_str iso, int64_t *minutes)
{
    if (iso.len != 5 || iso.ptr[2] != ':')
        return false;
    *minutes = (iso.ptr[0] - '0') * 600 + (iso.ptr[1] - '0') * 60 + (iso.ptr[3] - '0') * 10 + iso.ptr[4] - '0';
    return true;
}

/* How long it is from one clock to the other, against what is said: 0 where that fits. */
static bool clock_off(fig_str from, fig_str to, const length *said, int64_t *between, int64_t *off)
{
    int64_t a, b;
    const bool hours = fig_str_is(said->unit, "h");
    const int64_t minutes = hours ? said->count * HOUR : said->count;
    if ((!hours && !fig_str_is(said->unit, "min")) || !read_clock(from, &a) || !read_clock(to, &b) || minutes >= 2 * HALF_DAY)
        return false;
    int64_t wrong = ((b - a - minutes) % HALF_DAY + HALF_DAY) % HALF_DAY;
    wrong = wrong > HALF_DAY / 2 ? HALF_DAY - wrong : wrong;
    *between = ((b - a) % (2 * HALF_DAY) + 2 * HALF_DAY) % (2 * HALF_DAY);
    *off = wrong <= (hours ? HOUR / 2 : minutes % 5 ? 2 : HOUR / 6) ? 0 : wrong;
    return true;
}

/* The same between two dates, of years or, of days, in days. */
static bool date_off(int32_t from, int32_t from_end, int32_t to, int32_t to_end, const length *said, int64_t *between, int64_t *off)
{
    int64_t wrong, let_pass = said->slack;
    if (fig_str_is(said->unit, "a")) {
        *between = fig_year_of(to_end - 1) - fig_year_of(from);
        wrong = *between - said->count;
    } else {
        if (!said->each || from_end - from != 1 || to_end - to != 1)
            return false;
        *between = to - from;
        wrong = *between - said->count * said->each;
        let_pass = said->each == 30 ? 31 + said->count / 2 : said->each + 1;
    }
    *off = wrong > let_pass || -wrong > let_pass ? wrong : 0;
    return true;
}

/* How far the length is off between two figures, or the ends of one: to[0] where both are one. */
static bool read_off(const fig_figure *from, const fig_figure *to, const length *said, int64_t *between, int64_t *off)
{
    int32_t a, a_end, b, b_end;
    if (from == to && to->kind == FIG_KIND_TIME)
        return to->time && clock_off(to->time->iso_low, to->time->iso_high, said, between, off);
    if (from->kind == FIG_KIND_TIME && to->kind == FIG_KIND_TIME)
        return from->time && to->time && clock_off(from->time->iso, to->time->iso, said, between, off);
    if (!fig_read_days(from, &a, &a_end) || !fig_read_days(to, &b, &b_end))
        return false;
    if (from == to)
        return to->date->edtf.len && memchr(to->date->edtf.ptr, '/', to->date->edtf.len) &&
               date_off(a, to->date->grain == FIG_GRAIN_DAY ? a + 1 : a_end, to->date->grain == FIG_GRAIN_DAY ? b_end - 1 : b, b_end, said,
                        between, off);
    return a_end - a <= 366 && b_end - b <= 366 && a < b && date_off(a, a_end, b, b_end, said, between, off);
}

static void add(fig_checking *c, const int32_t figures[3], size_t count, const length *said, int64_t between, bool off)
{
    const fig_figure *f = fig_of(c, figures[0]);
    fig_compared x = {.check = 9, .verdict = off ? FIG_VERDICT_INCONSISTENT : FIG_VERDICT_CONSISTENT, .count = count, .stated = f->text};
    memcpy(x.figures, figures, count * sizeof *figures);
    x.recomputed = fig_interval_exact(fig_number_int(between));
    x.unit = f->kind == FIG_KIND_DURATION && fig_str_is(said->unit, "a") ? said->unit : (fig_str){NULL, 0};
    if (fig_finding_wanted(c, x.verdict)) {
        const char *unit = fig_str_is(said->unit, "a")                                    ? "years"
                           : fig_str_is(said->unit, "h") || fig_str_is(said->unit, "min") ? "minutes"
                                                                                          : "days";
        for (size_t i = count - 1; i > 0; i--) {
            fig_strbuf_puts(&c->why, i == count - 1 ? count > 2 ? "From " : "In " : " to ");
            fig_say_figure(&c->why, fig_of(c, figures[i]));
        }
        fig_strbuf_format(&c->why, " are %lld %s%s", (long long)between, unit, off ? ", not " : ", as stated: ");
        fig_say_figure(&c->why, f);
    }
    fig_finding_add(c, &x, NULL);
}

/* Something else was so many times as long, or less than that part of it. */
static bool is_near(const length *said, int64_t between, int times)
{
    const int64_t all = said->each ? said->count * said->each : said->count;
    return between <= times * all && all <= times * between;
}

/* Is a length off by what one wrong digit makes, and not so far that something else was told? */
static bool is_slip(const length *said, int64_t between, int64_t off)
{
    return fig_is_slip_of_digits(said->each ? off / said->each : off) && is_near(said, between, 2);
}

/* The only time of the kind of the end in the sentence before; -1: none, or several. */
static int32_t beginning_before(const fig_checking *c, const fig_claim *claim)
{
    const fig_figure *end = fig_of(c, claim->figures[1]);
    int32_t found = -1;
    for (int32_t i = claim->figures[0] - 1; i >= 0 && fig_of(c, i)->sentence + 1 >= end->sentence; i--) {
        const fig_figure *f = fig_of(c, i);
        if (!fig_str_same(f->field, end->field))
            break;
        if (f->kind != end->kind || f->sentence == end->sentence)
            continue;
        if (found >= 0)
            return -1;
        found = i;
    }
    return found;
}

/* The times of the sentence, other than those of the claim, of the kind of its end; BEGINNINGS + 1: too many. */
static size_t beginnings_of(const fig_checking *c, const fig_claim *claim, int32_t out[BEGINNINGS])
{
    const fig_figure *end = fig_of(c, claim->figures[1]);
    size_t n = 0;
    int32_t i = fig_first_of_sentence(c, claim->figures[0]);
    for (const int32_t last = i + FIGURES_MOST; i >= 0 && i < last && (size_t)i < c->result->count &&
                                                fig_of(c, i)->sentence == end->sentence && fig_str_same(fig_of(c, i)->field, end->field);
         i++) {
        if (fig_of(c, i)->kind != end->kind || i == claim->figures[1])
            continue;
        if (n == BEGINNINGS)
            return BEGINNINGS + 1;
        out[n++] = i;
    }
    return n;
}

/* "closed 40 years later, in 1982": when it began is some other time of the sentence. */
static void compare_with_any(fig_checking *c, const fig_claim *claim, const length *said)
{
    int32_t from[BEGINNINGS];
    int64_t between, off, first_between = 0;
    int32_t first = -1;
    size_t n = beginnings_of(c, claim, from);
    if (n > BEGINNINGS)
        return;
    if (n == 0) {
        from[0] = beginning_before(c, claim);
        n = from[0] >= 0;
    }
    for (size_t i = 0; i < n; i++) {
        if (!read_off(fig_of(c, from[i]), fig_of(c, claim->figures[1]), said, &between, &off))
            return;
        const int32_t figures[3] = {claim->figures[0], claim->figures[1], from[i]};
        if (!off) {
            add(c, figures, 3, said, between, false);
            return;
        }
        if (!is_slip(said, between, off))
            return;
        first_between = first < 0 ? between : first_between;
        first = first < 0 ? from[i] : first;
    }
    const int32_t figures[3] = {claim->figures[0], claim->figures[1], first};
    if (first >= 0)
        add(c, figures, 3, said, first_between, true);
}

static bool is_interval(const fig_figure *f)
{
    return f->kind == FIG_KIND_TIME
               ? f->time && f->time->iso_low.len
               : f->kind == FIG_KIND_DATE && f->date && f->date->edtf.len && memchr(f->date->edtf.ptr, '/', f->date->edtf.len);
}

void fig_compare_lapse(fig_checking *c, const fig_claim *claim)
{
    length said;
    int64_t between, off;
    const fig_figure *end = fig_of(c, claim->figures[1]);
    if (!read_length(c, fig_of(c, claim->figures[0]), &said))
        return;
    const bool whole = is_interval(end);
    if (claim->count < 3 && !whole) {
        compare_with_any(c, claim, &said);
        return;
    }
    const fig_figure *from = whole ? end : fig_of(c, claim->figures[2]);
    if (read_off(from, end, &said, &between, &off) && (!off || end->kind == FIG_KIND_TIME || is_near(&said, between, 3)))
        add(c, claim->figures, whole ? 2 : claim->count, &said, between, off != 0);
}

void fig_compare_since(fig_checking *c, const fig_claim *claim)
{
    length said;
    int32_t from, to, today;
    const int32_t figures[3] = {claim->figures[0], claim->count > 1 ? claim->figures[1] : fig_date_before(c, claim->figures[0], true)};
    if (figures[1] < 0 || !read_length(c, fig_of(c, figures[0]), &said) || !fig_str_is(said.unit, "a") || !fig_read_reference(c, &today) ||
        !fig_read_days(fig_of(c, figures[1]), &from, &to) || to - from > 366 || today < from)
        return;
    const int64_t between = fig_year_of(today) - fig_year_of(from), off = between - said.count;
    const bool wrong = off > said.slack || -off > said.slack;
    if (!wrong || is_slip(&said, between, off))
        add(c, figures, 2, &said, between, wrong);
}
