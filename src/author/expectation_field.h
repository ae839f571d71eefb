/*
 * Expectation field: which fields an expectation may name, what each is called, and how it writes what a figure's record has there.
 *
 * in   "alt", a figure          out   a column of src/emit/fields.h, "EUR|USD"
 */
#ifndef FIG_EXPECTATION_FIELD_H
#define FIG_EXPECTATION_FIELD_H
#include "../emit/fields.h"
#include "expectation.h"

enum { FIG_EXPECTATION_MUST = 22 };

extern const char *const fig_expectation_must[FIG_EXPECTATION_MUST];

bool fig_expectation_is_must(size_t column);
/* The column that an expectation calls so; FIG_COLUMN_COUNT: none. */
size_t fig_expectation_column(const char *name, size_t len);
const char *fig_expectation_name(size_t column);
/* The three columns that hold a kind's value: as one, its low and its high end; "" where it has no ends. */
const char *const *fig_value_names(fig_kind kind);
bool fig_has_unit(fig_kind kind);
/* Append a field's text; nothing where it is absent. */
void fig_expectation_put(size_t column, const fig_figure *f, const fig_numbering *numbering, fig_strbuf *out);
/* Append the names of bits, joined by commas. */
void fig_expectation_put_bits(unsigned bits, const fig_enum_names *names, fig_strbuf *out);
#endif
