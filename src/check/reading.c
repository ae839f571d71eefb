/*
 * Reading: printed figures as intervals, those of one comparison read alike.
 *
 * in   figures 1,300 (0.5, loosely 50) and 1,246 (0.5)          out   [1299.5, 1300.5], [1245.5, 1246.5]
 *      figure 1,300 alone                                             [1250, 1350]
 * Figures of one sentence, of the same unit and scale, share the finest place that one of them is written to; trailing zeros are read loosely
 * only where no figure beside them is written finer, and to no more than a twentieth: 200 is 190 to 210. (A headline rounds what the text has in full: it is read by itself.) A loose reading holds the strict one, and interval arithmetic keeps that, so what is disjoint
 * here is disjoint under every reading that remains. `about 60` is known to a tenth of its value, `half a million`, which has no places,
 * too; a factor in a word (doubled) to an eighth; of `more than 60` one end is known.
 */
#include "checking.h"

enum {
    SCALE_UNKNOWN = INT32_MIN,
    LOOSE_PART = 20,
    TEXT_MOST = 400 /* of a number: what is computed of some of them stays within the limits of numbers */
};

typedef struct place {
    fig_number half, loose; /* half a unit of the last place, strictly and loosely */
    bool known, has_loose, vague;
    int32_t scale; /* of the number's word: 6 in "1.46 million" */
} place;

bool fig_read_number(fig_checking *c, fig_str text, fig_number *out)
{
    fig_number denominator;
    if (!text.len || text.len > TEXT_MOST)
        return false;
    bool negative = text.ptr[0] == '-';
    const char *begin = text.ptr + negative, *end = text.ptr + text.len, *slash = memchr(begin, '/', (size_t)(end - begin));
    if (fig_number_parse(&c->pool, begin, (size_t)((slash ? slash : end) - begin), '.', NULL, out, NULL) != FIG_OK)
        return false;
    if (slash) {
        if (fig_number_parse(&c->pool, slash + 1, (size_t)(end - slash - 1), '.', NULL, &denominator, NULL) != FIG_OK ||
            fig_number_is_zero(denominator))
            return false;
        *out = fig_number_div(&c->pool, *out, denominator);
    }
    if (negative)
        *out = fig_number_neg(&c->pool, *out);
    return !c->pool.failed;
}

/* What one part of a duration has, in parts of the next smaller unit; 0: in no fixed number. */
static int parts_in(char larger, char smaller)
{
    static const struct {
        char larger, smaller;
        int parts;
    } all[] = {{'Y', 'M', 12}, {'W', 'D', 7}, {'H', 'M', 60}, {'M', 'S', 60}};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        if (all[i].larger == larger && all[i].smaller == smaller)
            return all[i].parts;
    return 0;
}

/* One number and its letter: "12M"; where the next begins, or NULL. */
static const char *read_part(fig_checking *c, const char *at, const char *end, const char *letters, fig_number *n, char *letter)
{
    const char *last = at;
    while (last < end && !strchr(letters, *last))
        last++;
    if (last == end || fig_number_parse(&c->pool, at, (size_t)(last - at), '.', NULL, n, NULL) != FIG_OK)
        return NULL;
    *letter = *last;
    return last + 1;
}

const fig_field_text *fig_text_of(const fig_checking *c, const fig_figure *f)
{
    for (size_t i = 0; i < c->result->field_count; i++)
        if (strcmp(c->result->fields[i].name, f->field.ptr) == 0)
            return &c->result->fields[i];
    return NULL;
}

int32_t fig_first_of_sentence(const fig_checking *c, int32_t figure)
{
    enum { LOOK = 64 };
    const fig_figure *f = fig_of(c, figure);
    int32_t first = figure;
    while (first > 0 && figure - first < LOOK && fig_of(c, first - 1)->sentence == f->sentence &&
           fig_str_same(fig_of(c, first - 1)->field, f->field))
        first--;
    return figure - first < LOOK ? first : -1;
}

bool fig_read_terms(fig_checking *c, const fig_figure *ratio, fig_number *a, fig_number *b)
{
    const fig_str terms = ratio->kind == FIG_KIND_RATIO ? ratio->terms : (fig_str){NULL, 0};
    const char *comma = terms.len ? memchr(terms.ptr, ',', terms.len) : NULL;
    return comma && fig_read_number(c, (fig_str){terms.ptr, (size_t)(comma - terms.ptr)}, a) &&
           fig_read_number(c, (fig_str){comma + 1, (size_t)(terms.ptr + terms.len - comma - 1)}, b);
}

/* PT3H12M is 192 minutes. */
bool fig_read_duration(fig_checking *c, const fig_figure *f, fig_number *n, fig_str *unit)
{
    static const char days[] = "YMWD", times[] = "HMS";
    static const char *const of_days[] = {"a", "mo", "wk", "d"}, *const of_times[] = {"h", "min", "s"};
    fig_str iso = f->kind == FIG_KIND_DURATION && f->time ? f->time->iso : (fig_str){NULL, 0};
    const size_t begin = iso.len > 1 && iso.ptr[1] == 'T' ? 2 : 1;
    if (iso.len < begin + 2 || iso.len > TEXT_MOST || iso.ptr[0] != 'P')
        return false;
    const char *letters = begin == 2 ? times : days, *end = iso.ptr + iso.len, *at;
    char letter, next;
    if (!(at = read_part(c, iso.ptr + begin, end, letters, n, &letter)))
        return false;
    for (fig_number more; at < end; letter = next) {
        at = read_part(c, at, end, letters, &more, &next);
        const int parts = at ? parts_in(letter, next) : 0;
        if (!parts)
            return false;
        *n = fig_number_add(&c->pool, fig_number_mul(&c->pool, *n, fig_number_int(parts)), more);
    }
    const char *name = (begin == 2 ? of_times : of_days)[strchr(letters, letter) - letters];
    *unit = (fig_str){name, strlen(name)};
    return true;
}

fig_str fig_unit_of(fig_checking *c, const fig_figure *f)
{
    fig_number n;
    fig_str unit = f->unit;
    return fig_read_duration(c, f, &n, &unit) ? unit : f->unit;
}

/* Digits behind the point of the first number in a text. */
static int32_t places_written(fig_str text)
{
    size_t i = 0;
    int32_t places = 0;
    while (i < text.len && (text.ptr[i] < '0' || text.ptr[i] > '9'))
        i++;
    while (i < text.len && ((text.ptr[i] >= '0' && text.ptr[i] <= '9') || text.ptr[i] == ','))
        i++;
    if (i >= text.len || text.ptr[i] != '.')
        return 0;
    for (i++; i < text.len && text.ptr[i] >= '0' && text.ptr[i] <= '9'; i++)
        places++;
    return places;
}

/* half = 0.5 * 10^(scale - places) */
static int32_t scale_of(fig_number_pool *pool, fig_number half, fig_str text)
{
    fig_number unit = fig_number_mul(pool, half, fig_number_int(2));
    return !unit.big && unit.mantissa == 1 ? unit.exponent + places_written(text) : SCALE_UNKNOWN;
}

static bool is_vague(const fig_figure *f)
{
    return f->mod == FIG_MOD_APPROX || f->mod == FIG_MOD_NEARLY;
}

/* Of a duration, which has no precision of its own: half of its last place, and of the last digit that is not zero. */
static place duration_place(fig_checking *c, fig_number n, place p)
{
    enum { PLACES_MOST = 6 };
    fig_number half = fig_number_div(&c->pool, fig_number_int(1), fig_number_int(2)), ten = fig_number_int(10);
    int places = 0;
    while (places < PLACES_MOST && !fig_number_is_integer(fig_number_scale(&c->pool, n, places)))
        places++;
    p.half = p.loose = fig_number_scale(&c->pool, half, -places);
    p.scale = 0;
    p.known = places < PLACES_MOST && !fig_number_is_zero(n);
    p.has_loose = p.known && !places;
    for (fig_number rest = fig_number_div(&c->pool, n, ten); p.has_loose && fig_number_is_integer(rest);
         rest = fig_number_div(&c->pool, rest, ten))
        p.loose = fig_number_mul(&c->pool, p.loose, ten);
    return p;
}

static fig_number share_of(fig_checking *c, fig_number value, int divisor)
{
    fig_number part = fig_number_div(&c->pool, value, fig_number_int(divisor));
    return fig_number_is_negative(part) ? fig_number_neg(&c->pool, part) : part;
}

/* The lesser of a and b, but no less than `floor`. */
static fig_number least_of(fig_checking *c, fig_number a, fig_number b, fig_number floor)
{
    const fig_number less = fig_number_cmp(&c->pool, a, b) < 0 ? a : b;
    return fig_number_cmp(&c->pool, less, floor) < 0 ? floor : less;
}

static place read_place(fig_checking *c, const fig_figure *f)
{
    place p = {.vague = is_vague(f), .scale = SCALE_UNKNOWN};
    fig_number n;
    fig_str unit;
    if (fig_read_duration(c, f, &n, &unit))
        return duration_place(c, n, p);
    p.known = f->precision.ptr && fig_read_number(c, f->precision, &p.half);
    p.has_loose = p.known && f->precision_loose.ptr && fig_read_number(c, f->precision_loose, &p.loose);
    if (p.has_loose && f->value.ptr && fig_read_number(c, f->value, &n))
        p.loose = least_of(c, p.loose, share_of(c, n, LOOSE_PART), p.half);
    if (p.known)
        p.scale = fig_number_is_zero(p.half) ? 0 : scale_of(&c->pool, p.half, f->text);
    return p;
}

static bool alike(const fig_figure *a, const place *p, const fig_figure *b, const place *q)
{
    return a->sentence == b->sentence && fig_str_same(a->field, b->field) && p->known && q->known && !q->vague &&
           p->scale != SCALE_UNKNOWN && p->scale == q->scale && fig_str_same(a->unit, b->unit);
}

/* What half a unit comes to beside the others: see the head of this file. */
static fig_number shared_half(fig_checking *c, const int32_t *figures, size_t count, size_t i, const place *places)
{
    const place *p = &places[i];
    fig_number strict = p->half, loose = p->has_loose ? p->loose : p->half;
    bool all_loose = p->has_loose;
    for (size_t k = 0; k < count; k++) {
        const place *q = &places[k];
        if (k == i || !alike(fig_of(c, figures[i]), p, fig_of(c, figures[k]), q))
            continue;
        if (fig_number_cmp(&c->pool, q->half, strict) < 0)
            strict = q->half;
        if (!q->has_loose)
            all_loose = false;
        else if (fig_number_cmp(&c->pool, q->loose, loose) < 0)
            loose = q->loose;
    }
    return all_loose ? loose : strict;
}

static bool read_one(fig_checking *c, const fig_figure *f, const place *p, fig_number half, fig_interval *out)
{
    fig_number low, high;
    bool has_low = fig_read_number(c, f->low, &low), has_high = fig_read_number(c, f->high, &high);
    fig_str unit;
    bool duration = fig_read_duration(c, f, &low, &unit);
    if (f->value.ptr || duration) {
        if (!duration && !fig_read_number(c, f->value, &low))
            return false;
        if (!p->known || p->vague) {
            bool exact = f->kind == FIG_KIND_RATIO && !p->vague && f->terms.ptr;
            fig_number rough = exact ? fig_number_int(0) : share_of(c, low, f->kind == FIG_KIND_MULTIPLE ? 8 : 10);
            half = p->known && fig_number_cmp(&c->pool, half, rough) > 0 ? half : rough;
        }
        *out = fig_interval_around(&c->pool, low, half);
    } else {
        if (!has_low && !has_high)
            return false;
        if (!p->known)
            half = fig_number_int(0);
        out->has_low = has_low;
        out->has_high = has_high;
        out->low = has_low ? fig_number_sub(&c->pool, low, half) : fig_number_int(0);
        out->high = has_high ? fig_number_add(&c->pool, high, half) : fig_number_int(0);
    }
    return !c->pool.failed;
}

bool fig_read(fig_checking *c, const int32_t *figures, size_t count, fig_interval *out)
{
    place places[FIG_COMPARED_MOST];
    if (count > FIG_COMPARED_MOST)
        return false;
    for (size_t i = 0; i < count; i++)
        places[i] = read_place(c, fig_of(c, figures[i]));
    for (size_t i = 0; i < count; i++) {
        fig_number half = places[i].known ? shared_half(c, figures, count, i, places) : fig_number_int(0);
        if (!read_one(c, fig_of(c, figures[i]), &places[i], half, &out[i]))
            return false;
    }
    return true;
}

fig_verdict fig_compare(fig_checking *c, fig_interval a, fig_interval b)
{
    bool disjoint = fig_interval_disjoint(&c->pool, a, b);
    return c->pool.failed ? FIG_VERDICT_UNDECIDABLE : disjoint ? FIG_VERDICT_INCONSISTENT : FIG_VERDICT_CONSISTENT;
}

/* ---- dates ---- */

bool fig_read_day(fig_str iso, int32_t *day)
{
    return iso.len >= 10 && fig_days_parse(iso.ptr, 10, day) && (iso.len == 10 || iso.ptr[10] == 'T');
}

bool fig_read_days(const fig_figure *f, int32_t *from, int32_t *to)
{
    if (f->kind != FIG_KIND_DATE || !f->date || !fig_read_day(f->date->date_from, from) || !fig_read_day(f->date->date_to, to))
        return false;
    if (*to <= *from) /* an instant, or a part of a day */
        *to = *from + 1;
    return true;
}

bool fig_read_reference(const fig_checking *c, int32_t *day)
{
    const char *date = c->document->date;
    return date && fig_read_day((fig_str){date, strlen(date)}, day);
}

int fig_year_of(int32_t day)
{
    int year, m, d;
    fig_date_from_days(day, &year, &m, &d);
    return year;
}
