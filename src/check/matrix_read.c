/*
 * Matrix, its values: what the figures of a table may stand for, those of one column read alike.
 *
 * in   a column 1,250 · 1,300 · 900, all multiples of 50          out   each known to 25, not to a half
 *      a column 412.3 · 391.0                                     out   each known to 0.05
 * A column that is written in steps of three or five may have been rounded up or down at random, as statistics offices do to protect people: it is known to a whole step. Fewer than LEAST
 * figures of a column tell no step; then those of the whole table do, or zeros at the end are read loosely, as elsewhere.
 */
#include "matrix.h"

enum { LEAST = 4, CLASSES = 8, HALF_OF = 2, RANDOM_THREE = 3, RANDOM_FIVE = 5 };

/* Digits behind the point of the first number in a text. */
static int32_t places_of(fig_str text)
{
    size_t i = 0;
    int32_t places = 0;
    while (i < text.len && text.ptr[i] != '.')
        i++;
    for (i++; i < text.len && text.ptr[i] >= '0' && text.ptr[i] <= '9'; i++)
        places++;
    return places;
}

static bool read_value(fig_checking *c, const fig_figure *f, fig_matrix_value *v)
{
    fig_number half;
    if (!f->precision.ptr || !fig_read_number(c, f->value, &v->value) || !fig_read_number(c, f->precision, &half))
        return false;
    v->places = places_of(f->text);
    v->unit = fig_number_is_zero(half) ? fig_number_int(1) : fig_number_mul(&c->pool, half, fig_number_int(HALF_OF));
    return true;
}

/* Amounts of one column have their currency beside the first and the total, often, and no other. */
static bool is_one_unit(const fig_figure *f, const fig_figure *g)
{
    const bool bare = (f->kind == FIG_KIND_NUMBER && !f->unit.len && g->kind == FIG_KIND_MONEY) ||
                      (g->kind == FIG_KIND_NUMBER && !g->unit.len && f->kind == FIG_KIND_MONEY);
    return bare || fig_str_same(f->unit, g->unit);
}

bool fig_matrix_alike(const fig_checking *c, const fig_matrix *m, const size_t a[2], const size_t b[2], bool places)
{
    const fig_matrix_value *v = fig_matrix_value_at(m, a[0], a[1]), *w = fig_matrix_value_at(m, b[0], b[1]);
    if (!v->known || !w->known)
        return false;
    const fig_figure *f = fig_of(c, fig_matrix_at(m, a[0], a[1])), *g = fig_of(c, fig_matrix_at(m, b[0], b[1]));
    return is_one_unit(f, g) && fig_str_same(f->per, g->per) && fig_str_same(f->instrument, g->instrument) &&
           (!places || v->places == w->places);
}

static bool is_of_step(fig_checking *c, const fig_matrix *m, const size_t a[2], const size_t b[2])
{
    return fig_matrix_alike(c, m, a, b, true) &&
           fig_number_cmp(&c->pool, fig_matrix_value_at(m, a[0], a[1])->unit, fig_matrix_value_at(m, b[0], b[1])->unit) == 0;
}

static int64_t common(int64_t a, int64_t b)
{
    while (b) {
        int64_t rest = a % b;
        a = b;
        b = rest;
    }
    return a < 0 ? -a : a;
}

/* Figures that are written alike: the greatest number of last places that all of them are multiples of. */
typedef struct step {
    size_t row, column; /* of the first */
    int64_t of;
    size_t count;
    bool sure;
} step;

static void count_in(fig_checking *c, const fig_matrix_value *v, step *s)
{
    int64_t n;
    s->sure = s->sure && fig_number_to_int(fig_number_div(&c->pool, v->value, v->unit), &n) && n > INT64_MIN / 2 && n < INT64_MAX / 2;
    if (s->sure)
        s->of = common(s->of, n);
    s->count++;
}

static bool is_sure(const step *s)
{
    return s && s->sure && s->count >= LEAST && s->of > 0;
}

static void set_interval(fig_checking *c, const fig_figure *f, const step *s, fig_matrix_value *v)
{
    fig_number half = fig_number_div(&c->pool, v->unit, fig_number_int(HALF_OF)), loose;
    if (is_sure(s))
        half = fig_number_mul(&c->pool, s->of == RANDOM_THREE || s->of == RANDOM_FIVE ? v->unit : half, fig_number_int(s->of));
    else if (f->precision_loose.ptr && fig_read_number(c, f->precision_loose, &loose))
        half = loose;
    v->interval = fig_interval_around(&c->pool, v->value, half);
}

/* The figures of a column, or of the whole table, by how they are written. */
typedef struct steps {
    step all[CLASSES];
    size_t count;
} steps;

static uint8_t put_in(fig_checking *c, const fig_matrix *m, size_t row, size_t column, steps *s)
{
    const fig_matrix_value *v = fig_matrix_value_at(m, row, column);
    size_t k = 0;
    while (v->known && k < s->count && !is_of_step(c, m, (size_t[]){row, column}, (size_t[]){s->all[k].row, s->all[k].column}))
        k++;
    if (!v->known || k == CLASSES)
        return 0;
    if (k == s->count)
        s->all[s->count++] = (step){.row = row, .column = column, .sure = true};
    count_in(c, v, &s->all[k]);
    return (uint8_t)(k + 1);
}

static void read_column(fig_checking *c, fig_matrix *m, size_t column, const steps *table)
{
    steps s = {.count = 0};
    uint8_t of[FIG_MATRIX_LINES];
    for (size_t r = 0; r < m->row_count; r++)
        of[r] = put_in(c, m, r, column, &s);
    for (size_t r = 0; r < m->row_count; r++) {
        fig_matrix_value *v = &m->values[r * m->row_step + column * m->column_step];
        const step *known = of[r] ? &s.all[of[r] - 1] : NULL;
        for (size_t k = 0; v->known && !is_sure(known) && k < table->count; k++)
            if (is_of_step(c, m, (size_t[]){r, column}, (size_t[]){table->all[k].row, table->all[k].column}))
                known = &table->all[k];
        if (v->known)
            set_interval(c, fig_of(c, fig_matrix_at(m, r, column)), known, v);
    }
}

void fig_matrix_read(fig_checking *c, fig_matrix *m)
{
    steps table = {.count = 0};
    for (size_t r = 0; r < m->row_count; r++)
        for (size_t k = 0; k < m->column_count; k++) {
            fig_matrix_value *v = &m->values[r * m->row_step + k * m->column_step];
            const int32_t figure = fig_matrix_at(m, r, k);
            v->known = figure >= 0 && read_value(c, fig_of(c, figure), v);
            (void)put_in(c, m, r, k, &table);
        }
    for (size_t k = 0; k < m->column_count; k++)
        read_column(c, m, k, &table);
}

fig_interval fig_matrix_wide(fig_checking *c, const fig_matrix_value *v)
{
    return fig_interval_sub(&c->pool, fig_interval_add(&c->pool, v->interval, v->interval), fig_interval_exact(v->value));
}

enum { LONGEST_LABEL = 60 };

bool fig_matrix_say_line(fig_checking *c, const fig_matrix_line *line)
{
    const char *text = c->document->text;
    size_t written = 0;
    bool blank = false;
    for (size_t i = line->cell ? line->cell->begin : 0; line->cell && i < line->cell->end; i++) {
        const bool first_byte = ((unsigned char)text[i] & 0xC0) != 0x80, now = (unsigned char)text[i] <= ' ';
        if (written > LONGEST_LABEL && first_byte) {
            fig_strbuf_puts(&c->why, "…");
            return true;
        }
        if (!now) {
            if (blank && written)
                fig_strbuf_char(&c->why, ' ');
            fig_strbuf_char(&c->why, text[i]);
            written++;
        }
        blank = now;
    }
    return written > 0;
}

void fig_matrix_say_like(fig_checking *c, const fig_matrix_value *of, fig_number n)
{
    fig_number one = fig_number_scale(&c->pool, fig_number_int(1), -of->places); /* of the last place, as written */
    fig_say_number(&c->why, &c->pool, fig_number_div(&c->pool, fig_number_mul(&c->pool, n, one), of->unit), of->places);
}
