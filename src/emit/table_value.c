/*
 * Table value: what a figure comes to, on one short line, for a reader.
 *
 * money 1460000 KRW approx -> "≈ 1,460,000 KRW"     percent 1.76 % down -> "▼ 1.76 %"      low 5 more_than -> "> 5"
 * date, early -> "early 2019"     range of durations -> "P1Y–P2Y"     twice a year -> "2 × P1Y"     [ppth] -> "‰"
 * Thousands are grouped by commas; the record keeps the plain number. A number of more than 40 digits shows its first ones.
 */
#include "table.h"

enum { MOST_DIGITS = 40 };

static const char *mod_sign(fig_mod mod)
{
    switch (mod) {
    case FIG_MOD_APPROX:
        return "≈ ";
    case FIG_MOD_NEARLY:
        return "≲ ";
    case FIG_MOD_MORE_THAN:
        return "> ";
    case FIG_MOD_AT_LEAST:
        return "≥ ";
    case FIG_MOD_LESS_THAN:
        return "< ";
    case FIG_MOD_AT_MOST:
        return "≤ ";
    case FIG_MOD_START:
        return "start of ";
    case FIG_MOD_EARLY:
        return "early ";
    case FIG_MOD_MID:
        return "mid ";
    case FIG_MOD_LATE:
        return "late ";
    case FIG_MOD_END:
        return "end of ";
    case FIG_MOD_NONE:
        break;
    }
    return "";
}

static void add(fig_strbuf *out, fig_str s)
{
    fig_strbuf_add(out, s.ptr, s.len);
}

void fig_table_number(fig_strbuf *out, fig_str number)
{
    size_t sign = number.len && *number.ptr == '-', digits = 0;
    while (sign + digits < number.len && number.ptr[sign + digits] >= '0' && number.ptr[sign + digits] <= '9')
        digits++;
    fig_strbuf_add(out, number.ptr, sign);
    bool fraction = sign + digits < number.len && number.ptr[sign + digits] == '/';
    for (size_t i = 0; i < digits; i++) {
        if (i && (digits - i) % 3 == 0 && !fraction)
            fig_strbuf_char(out, ',');
        fig_strbuf_char(out, number.ptr[sign + i]);
    }
    fig_strbuf_add(out, number.ptr + sign + digits, number.len - sign - digits);
}

static void add_number(fig_strbuf *out, fig_str number)
{
    const size_t sign = number.len && *number.ptr == '-';
    if (number.len <= MOST_DIGITS) {
        fig_table_number(out, number);
        return;
    }
    fig_strbuf_add(out, number.ptr, sign + 12);
    fig_strbuf_format(out, "… (%zu digits)", number.len);
}

void fig_table_unit(fig_strbuf *out, fig_str unit)
{
    if (unit.len == 6 && memcmp(unit.ptr, "[ppth]", 6) == 0)
        fig_strbuf_puts(out, "‰");
    else if (unit.len > 2 && unit.ptr[0] == '{' && unit.ptr[unit.len - 1] == '}')
        fig_table_clean(out, unit.ptr + 1, unit.len - 2);
    else
        fig_table_clean(out, unit.ptr, unit.len);
}

/* "≥ 5", "5–7": the sign says which end is known where the modifier does not. */
static void add_ends(fig_strbuf *out, const fig_figure *f, fig_str low, fig_str high, void (*write)(fig_strbuf *, fig_str))
{
    if (low.ptr && high.ptr) {
        write(out, low);
        fig_strbuf_puts(out, "–");
        write(out, high);
        return;
    }
    if (f->mod == FIG_MOD_NONE)
        fig_strbuf_puts(out, low.ptr ? "≥ " : "≤ ");
    write(out, low.ptr ? low : high);
}

static void add_amount(fig_strbuf *out, const fig_figure *f)
{
    if (f->kind == FIG_KIND_RATIO && f->terms.ptr) {
        add_number(out, f->value);
        return;
    }
    if (f->value.ptr)
        add_number(out, f->value);
    else if (f->low.ptr || f->high.ptr)
        add_ends(out, f, f->low, f->high, add_number);
    if (f->unit.len) {
        fig_strbuf_char(out, ' ');
        fig_table_unit(out, f->unit);
    }
}

void fig_table_value(fig_strbuf *out, const fig_figure *f)
{
    if (f->same_as >= 0)
        fig_strbuf_puts(out, "= ");
    if (f->direction != FIG_DIRECTION_NONE)
        fig_strbuf_puts(out, f->direction == FIG_DIRECTION_UP ? "▲ " : "▼ ");
    fig_strbuf_puts(out, mod_sign(f->mod));
    const fig_time time = f->time ? *f->time : (fig_time){.times = {NULL, 0}};
    const fig_str edtf = f->date ? f->date->edtf : (fig_str){NULL, 0}, relative = f->date ? f->date->relative : edtf;
    if (time.times.ptr) {
        add_number(out, time.times);
        fig_strbuf_puts(out, " × ");
    }
    if (edtf.ptr)
        add(out, edtf);
    else if (time.iso.ptr)
        add(out, time.iso);
    else if (time.iso_low.ptr || time.iso_high.ptr)
        add_ends(out, f, time.iso_low, time.iso_high, add);
    else if (f->value.ptr || f->low.ptr || f->high.ptr)
        add_amount(out, f);
    else
        add(out, relative);
    if (f->per.len) {
        fig_strbuf_char(out, '/');
        fig_table_unit(out, f->per);
    }
    if (f->flags & (FIG_FLAG_INVALID_DATE | FIG_FLAG_WEEKDAY_MISMATCH | FIG_FLAG_DESCENDING_RANGE))
        fig_strbuf_puts(out, " !");
}
