/*
 * Enum names: the words that records use for kinds, mods, roles ... as tables of text slices with known lengths.
 *
 * in   an enum value or bit          out   {"more_than", 9}; {"", 0} for 0 and for what is none
 * The public fig_*_name functions read the same tables. Source: docs/records.md.
 */
#ifndef FIG_ENUM_NAMES_H
#define FIG_ENUM_NAMES_H
#include "figura/figure.h"

typedef struct fig_enum_names {
    const fig_str *names; /* indexed by the enum's value, or by the number of the bit */
    size_t count;
} fig_enum_names;

extern const fig_enum_names fig_kind_names, fig_mod_names, fig_rel_names, fig_part_names, fig_direction_names, fig_role_names,
    fig_grain_names;
extern const fig_enum_names fig_supplied_names, fig_flag_names; /* by bit number */

static inline fig_str fig_enum_name(const fig_enum_names *names, unsigned value)
{
    return value < names->count ? names->names[value] : (fig_str){"", 0};
}

/* The value of a name, from 1; 0: none is called so. Of the tables that go by value. */
unsigned fig_enum_value(const fig_enum_names *names, const char *name, size_t len);
#endif
