/*
 * Notes: what was heard while a document was extracted, by the token at which it happened.
 *
 * in   events of a listener (src/resolve/work.h)          out   notes: a rule, its span, and in words why it won, lost or was refused, or what a link changed
 */
#ifndef FIG_NOTES_H
#define FIG_NOTES_H
#include "changes.h"

/* One thing that happened. Tokens of the span; those of a link, of its match. */
typedef struct fig_note {
    fig_event_type type;
    const fig_rule *rule, *other;
    uint32_t first, last;
    bool excluded;
    fig_str text;  /* why, or what changed */
    uint32_t next; /* note of the same first token, + 1 */
} fig_note;

typedef struct fig_notes {
    fig_work *work;
    fig_arena arena; /* of their texts */
    fig_note *notes;
    size_t count, capacity;
    uint32_t *first;    /* by token: note + 1 */
    fig_changes before; /* the drafts as a link found them */
    bool failed;
} fig_notes;

/* A listener; `user` is the fig_notes. */
void fig_notes_hear(void *user, const fig_event *e);
/* Ready for the two below, in the order in which they were taken. false: out of memory. */
bool fig_notes_index(fig_notes *n);
/* The first of a token's notes, and the one behind; NULL: there is none. */
const fig_note *fig_notes_at(const fig_notes *n, uint32_t token);
const fig_note *fig_notes_next(const fig_notes *n, const fig_note *note);
void fig_notes_clear(fig_notes *n);
#endif
