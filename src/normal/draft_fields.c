/*
 * Draft fields: what the kinds of figures share: the value, the unit, words that say more.
 *
 * in   value {amount} `4.5 million`, unit {currency-sign} `$`, direction {move} `fell`          out   4500000, USD and its other readings, down
 */
#include "../record/enum_names.h"
#include "normal.h"
#include <string.h>

void fig_draft_units(fig_draft *out, const fig_row *row)
{
    fig_draft_set_unit(out, row->value_count ? row->values[0] : NULL);
    if (row->value_count > 1) {
        out->other_units = row->values + 1;
        out->unit_count = (uint8_t)(row->value_count < FIG_DRAFT_UNITS ? row->value_count : FIG_DRAFT_UNITS);
    }
    out->unit_written = true;
}

/* A row may be a word of several meanings: direction=down role=change mod=approx. */
static void take_attributes(const fig_row *row, fig_draft *out)
{
    for (size_t i = 0; i < row->attr_count; i++) {
        const char *key = fig_row_attrs(row)[i].key, *value = fig_row_attrs(row)[i].value;
        if (strcmp(key, "direction") == 0)
            out->direction = (fig_direction)fig_enum_value(&fig_direction_names, value, strlen(value));
        else if (strcmp(key, "role") == 0)
            out->role = (fig_role)fig_enum_value(&fig_role_names, value, strlen(value));
        else if (strcmp(key, "mod") == 0)
            out->mod = (fig_mod)fig_enum_value(&fig_mod_names, value, strlen(value));
    }
}

void fig_draft_words(const fig_scope *s, fig_draft *out)
{
    static const int names[] = {FIG_NAME_DIRECTION, FIG_NAME_ROLE, FIG_NAME_MOD};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const fig_bound *b = fig_scope_get(s, names[i]);
        if (b && b->row)
            take_attributes(b->row, out);
    }
    const fig_row constants = fig_row_of_attrs(s->make->attrs, s->make->attr_count);
    take_attributes(&constants, out);
}

bool fig_draft_amount(const fig_scope *s, fig_draft *out)
{
    const fig_bound *value = fig_scope_get(s, FIG_NAME_VALUE), *unit = fig_scope_get(s, FIG_NAME_UNIT),
                    *per = fig_scope_get(s, FIG_NAME_PER);
    const fig_bound *sign = fig_scope_get(s, FIG_NAME_SIGN), *instrument = fig_scope_get(s, FIG_NAME_INSTRUMENT);
    if (!value)
        return false;
    if (value->value)
        out->value = *value->value;
    else {
        fig_number n;
        if (!fig_bound_number(s, value, &n))
            return false;
        out->value = fig_value_number(n);
        out->value.words = true;
    }
    if (unit && unit->row)
        fig_draft_units(out, unit->row);
    if (per)
        out->per = per->value ? per->value->per : per->row && per->row->value_count ? per->row->values[0] : NULL;
    if (instrument && instrument->row && instrument->row->value_count)
        out->instrument = instrument->row->values[0];
    if (sign) {
        out->value.low = fig_number_neg(s->n->pool, out->value.low);
        out->value.high = fig_number_neg(s->n->pool, out->value.high);
        if (out->value.is_range) {
            fig_number t = out->value.low;
            out->value.low = out->value.high;
            out->value.high = t;
        }
    }
    if (out->value.descending)
        out->flags |= FIG_FLAG_DESCENDING_RANGE;
    fig_draft_words(s, out);
    return true;
}
