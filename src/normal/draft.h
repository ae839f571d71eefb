/*
 * Draft: a figure while it is being made: what the normaliser read from the match, what links and context add.
 *
 * Drafts live in the scratch; src/resolve works on them, src/record turns them into fig_figure.
 */
#ifndef FIG_DRAFT_H
#define FIG_DRAFT_H
#include "value.h"

enum { FIG_DRAFT_UNITS = 12, FIG_DRAFT_READINGS = 2 };

typedef struct fig_draft {
    fig_kind kind;
    uint32_t first, last; /* tokens, half-open */
    uint32_t context;     /* tokens of LEFT and RIGHT, for choosing */
    const fig_rule *rule;
    bool excluded; /* make none */
    fig_value value;
    const char *units[FIG_DRAFT_UNITS]; /* candidates, best first */
    size_t unit_count;
    bool unit_written;     /* the candidates are what the text says, not what the story gave */
    bool minor;            /* written in the minor unit: cents */
    bool fraction_of_unit; /* value was multiplied by the minor unit already */
    bool cents;            /* value was divided by 100 for the money of the story, should it have one */
    const char *per, *instrument, *terms, *times;
    char iso[80], iso_low[24], iso_high[24];
    fig_direction direction;
    fig_role role;
    fig_mod mod;
    fig_rel rel;
    fig_part part;
    unsigned supplied, flags;
    int32_t same_as, restates, part_of; /* drafts, or -1 */
    int months_to;                      /* "12 months to March": 12; 0: none */
    fig_look look;
    bool window;                /* a duration that ends or begins at the reference date: value.when is the move, `look` its way */
    bool leans;                 /* forward, unless that is far off and the past date is near */
    fig_date_reading *readings; /* in the result's arena; none before src/resolve/dates.c */
    int reading_count;
    uint32_t sentence;
    const char *alternative_iso[4]; /* times: zones */
    size_t alternative_iso_count;
} fig_draft;

/* Nothing said yet. */
fig_draft fig_draft_empty(void);
/* Units that no list has. Like all texts of a draft they have slack behind them (base/slack.h): no other literal may become one. */
extern const char fig_unit_point[], fig_unit_times[];
#endif
