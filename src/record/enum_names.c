/* Enum names and back. The order of each table is the enum's in include/figura/figure.h; tests/unit/test_record.c checks the ends. */
#include "enum_names.h"
#include <string.h>

#define NAME(word)                                                                                                                         \
    {                                                                                                                                      \
        word, sizeof(word) - 1                                                                                                             \
    }
#define TABLE(names)                                                                                                                       \
    {                                                                                                                                      \
        names, sizeof(names) / sizeof *(names)                                                                                             \
    }

static const fig_str kinds[] = {NAME(""),        NAME("money"),    NAME("percent"),    NAME("index"),    NAME("date"),
                                NAME("time"),    NAME("duration"), NAME("recurrence"), NAME("quantity"), NAME("count"),
                                NAME("ordinal"), NAME("ratio"),    NAME("multiple"),   NAME("number")};
static const fig_str mods[] = {NAME(""),        NAME("approx"), NAME("nearly"), NAME("more_than"), NAME("at_least"), NAME("less_than"),
                               NAME("at_most"), NAME("start"),  NAME("early"),  NAME("mid"),       NAME("late"),     NAME("end")};
static const fig_str rels[] = {NAME(""),   NAME("since"),  NAME("from"),  NAME("until"),
                               NAME("by"), NAME("before"), NAME("after"), NAME("through")};
static const fig_str parts[] = {NAME(""), NAME("morning"), NAME("noon"), NAME("afternoon"), NAME("evening"), NAME("night")};
static const fig_str directions[] = {NAME(""), NAME("up"), NAME("down")};
static const fig_str roles[] = {NAME(""), NAME("level"), NAME("change"), NAME("age")};
static const fig_str grains[] = {NAME(""),        NAME("second"), NAME("minute"), NAME("hour"),    NAME("day"),
                                 NAME("weekend"), NAME("week"),   NAME("month"),  NAME("quarter"), NAME("season"),
                                 NAME("half"),    NAME("year"),   NAME("decade"), NAME("century")};
static const fig_str supplied[] = {NAME("unit"), NAME("scale"), NAME("per")};
static const fig_str flags[] = {NAME("invalid_date"),     NAME("weekday_mismatch"), NAME("boilerplate"),
                                NAME("descending_range"), NAME("split_year"),       NAME("fiscal")};

_Static_assert(sizeof kinds / sizeof *kinds == FIG_KIND_COUNT_OF, "one name a kind");

const fig_enum_names fig_kind_names = TABLE(kinds);
const fig_enum_names fig_mod_names = TABLE(mods);
const fig_enum_names fig_rel_names = TABLE(rels);
const fig_enum_names fig_part_names = TABLE(parts);
const fig_enum_names fig_direction_names = TABLE(directions);
const fig_enum_names fig_role_names = TABLE(roles);
const fig_enum_names fig_grain_names = TABLE(grains);
const fig_enum_names fig_supplied_names = TABLE(supplied);
const fig_enum_names fig_flag_names = TABLE(flags);

unsigned fig_enum_value(const fig_enum_names *names, const char *name, size_t len)
{
    for (unsigned value = 1; value < names->count; value++)
        if (names->names[value].len == len && memcmp(names->names[value].ptr, name, len) == 0)
            return value;
    return 0;
}

static const char *bit_name(const fig_enum_names *names, unsigned bit)
{
    for (unsigned i = 0; i < names->count; i++)
        if (bit == 1u << i)
            return names->names[i].ptr;
    return "";
}

const char *fig_kind_name(fig_kind kind)
{
    return fig_enum_name(&fig_kind_names, (unsigned)kind).ptr;
}

const char *fig_mod_name(fig_mod mod)
{
    return fig_enum_name(&fig_mod_names, (unsigned)mod).ptr;
}

const char *fig_rel_name(fig_rel rel)
{
    return fig_enum_name(&fig_rel_names, (unsigned)rel).ptr;
}

const char *fig_part_name(fig_part part)
{
    return fig_enum_name(&fig_part_names, (unsigned)part).ptr;
}

const char *fig_direction_name(fig_direction direction)
{
    return fig_enum_name(&fig_direction_names, (unsigned)direction).ptr;
}

const char *fig_role_name(fig_role role)
{
    return fig_enum_name(&fig_role_names, (unsigned)role).ptr;
}

const char *fig_grain_name(fig_grain grain)
{
    return fig_enum_name(&fig_grain_names, (unsigned)grain).ptr;
}

const char *fig_supplied_name(unsigned bit)
{
    return bit_name(&fig_supplied_names, bit);
}

const char *fig_flag_name(unsigned bit)
{
    return bit_name(&fig_flag_names, bit);
}

fig_kind fig_kind_from_name(const char *name, size_t len)
{
    return (fig_kind)fig_enum_value(&fig_kind_names, name, len);
}
