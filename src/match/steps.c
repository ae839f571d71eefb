/* Steps: see steps.h. */
#include "steps.h"
#include "../base/alloc.h"
#include <string.h>

/* Places of a state's row, at first and at most: each time twice as many, and their mask has 16 bits. */
enum { FIRST_ROW = 4, LONGEST_ROW = 32768 };

bool fig_steps_init(fig_steps *s)
{
    *s = (fig_steps){0};
    if (!fig_grow(&s->entries, &s->entry_capacity, 1, sizeof *s->entries))
        return false;
    fig_steps_forget(s);
    return true;
}

void fig_steps_clear(fig_steps *s)
{
    fig_free(s->entries);
    fig_free(s->rows);
    *s = (fig_steps){0};
}

void fig_steps_forget(fig_steps *s)
{
    s->entries[0] = 0;
    s->entry_count = 1;
    s->row_count = 0;
}

bool fig_steps_reserve(fig_steps *s, size_t states)
{
    if (states <= s->row_count)
        return true;
    if (!fig_grow(&s->rows, &s->row_capacity, states, sizeof *s->rows))
        return false;
    memset(s->rows + s->row_count, 0, (states - s->row_count) * sizeof *s->rows);
    s->row_count = states;
    return true;
}

static void put(uint32_t *entries, uint32_t mask, uint32_t entry)
{
    uint32_t i = fig_step_hash(entry >> 16) & mask;
    while (entries[i])
        i = (i + 1) & mask;
    entries[i] = entry;
}

/* A longer row at the end of all; where the old one was stays unused until everything is forgotten. */
static bool grow_row(fig_steps *s, fig_step_row *row)
{
    const uint32_t size = row->count ? 2 * (row->mask + 1u) : FIRST_ROW;
    if (!fig_grow(&s->entries, &s->entry_capacity, s->entry_count + size, sizeof *s->entries))
        return false;
    uint32_t *entries = s->entries + s->entry_count;
    memset(entries, 0, size * sizeof *entries);
    for (uint32_t i = 0; row->count && i <= row->mask; i++)
        if (s->entries[row->at + i])
            put(entries, size - 1, s->entries[row->at + i]);
    row->at = (uint32_t)s->entry_count;
    row->mask = (uint16_t)(size - 1);
    s->entry_count += size;
    return true;
}

bool fig_steps_keep(fig_steps *s, uint32_t state, uint16_t rule_class, uint8_t gap, fig_step step)
{
    fig_step_row *row = &s->rows[state];
    const bool full = row->count + 1u > (row->mask + 1u) / 4 * 3;
    if (rule_class > FIG_STEP_MOST_CLASS || step > FIG_STEP_MOST || (full && row->mask + 1u >= LONGEST_ROW))
        return true;
    if (full && !grow_row(s, row))
        return false;
    put(s->entries + row->at, row->mask, fig_step_key(rule_class, gap) << 16 | step);
    row->count++;
    return true;
}
