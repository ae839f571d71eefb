/*
 * Draft: a figure while it is being made: what the normaliser read from the match, what links and context add.
 *
 * Drafts live in the scratch; src/resolve works on them, src/record turns them into fig_figure.
 */
#ifndef FIG_DRAFT_H
#define FIG_DRAFT_H
#include "value.h"

enum { FIG_DRAFT_UNITS = 12, FIG_DRAFT_READINGS = 2, FIG_DRAFT_ISO = 80, FIG_DRAFT_ISO_END = 24 /* with the NUL */ };

/* A duration that begins or ends at the reference date: "the next 10 days" begin on the day after, "within 10 days" and "within the next 10 days"
 * today, the former only where the sentence looks forward. */
typedef enum fig_window { FIG_WINDOW_NONE = 0, FIG_WINDOW_SLIDES, FIG_WINDOW_WITHIN } fig_window;

/* A document may have 500,000 of them, and they are copied often: small ones, and what only some have beside them. */
typedef struct fig_draft {
    fig_kind kind : 8;
    fig_direction direction : 8;
    fig_role role : 8;
    fig_mod mod : 8;
    uint32_t first, last; /* tokens, half-open */
    uint32_t begin, end;  /* bytes of the source: once the tokens' stretch of the text was left */
    uint32_t context;     /* tokens of LEFT and RIGHT, for choosing */
    const fig_rule *rule;
    fig_value value;
    const char *unit;               /* the best candidate; the others are fig_draft_unit's */
    const char *const *other_units; /* `unit_count` - 1, not to be written: a row's or an arena's */
    uint8_t unit_count;
    bool excluded;         /* make none */
    bool unit_written;     /* the candidates are what the text says, not what the story gave */
    bool minor;            /* written in the minor unit: cents */
    bool cents;            /* value was divided by 100 for the money of the story, should it have one */
    bool converts;         /* in brackets, the amount before it; known when the stretch is left */
    bool leans;            /* forward, unless that is far off and the past date is near */
    bool plain;            /* a number that nothing is supplied to */
    bool still;            /* neither a change nor a level, whatever verb stands before it */
    bool aside;            /* a date that something is compared with: "a year earlier" does not count from it */
    fig_window window : 8; /* its move is value.dated, its way `look` */
    uint8_t reading_count;
    uint8_t months_to; /* "12 months to March": 12; 0: none */
    uint16_t days_to;  /* "4 weeks to Feb. 23": 28 */
    fig_rel rel : 8;
    fig_part part : 8;
    fig_look look : 8;
    const char *per, *instrument, *terms, *times;
    const char *iso, *iso_low, *iso_high,
        *other_iso; /* other_iso: of a time in the other zones that its name may mean, a blank between them */
    unsigned supplied, flags;
    int32_t same_as, restates, part_of; /* drafts, or -1 */
    uint32_t sentence;
    fig_date_reading *readings; /* in the result's arena; none before src/resolve/dates.c */
} fig_draft;

/* Candidate `i` < unit_count. */
static inline const char *fig_draft_unit(const fig_draft *d, size_t i)
{
    return i ? d->other_units[i - 1] : d->unit;
}
/* This one and no other; NULL: none. */
static inline void fig_draft_set_unit(fig_draft *d, const char *unit)
{
    d->unit = unit;
    d->unit_count = unit != NULL;
}
/* Those of another. */
static inline void fig_draft_copy_units(fig_draft *d, const fig_draft *from)
{
    d->unit = from->unit;
    d->other_units = from->other_units;
    d->unit_count = from->unit_count;
}

/* Nothing said yet. */
fig_draft fig_draft_empty(void);
/* A unit that no list has. Like all texts of a draft it has slack behind it (base/slack.h): no other literal may become one. */
extern const char fig_unit_point[];
#endif
