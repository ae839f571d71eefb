/*
 * Frames, inside: what c02_frame and c02_values share: which values a change may be between.
 */
#ifndef FIG_FRAME_H
#define FIG_FRAME_H
#include "checking.h"

enum { IS_BY = 1, IS_BY_THAT = 2, IS_THEN = 4, IS_IT = 8, IS_TAKEN = 16, IS_CHANGE = 32, IS_MOVED_FROM = 64 };
enum { VALUES_MOST = 6 };

typedef struct fig_frames {
    fig_checking *c;
    uint8_t *is;      /* per figure: bits */
    uint8_t *ways;    /* per figure: the direction that a BY claim gives */
    int32_t *facts;   /* per figure: one more than the fact whose value it is */
    int32_t *led;     /* per change: one more than the value that a fact says it led to: gained 4 percent to $52 */
    int32_t *changed; /* per change: one more than its fact */
    int32_t *held;    /* per value: one more than the other that a claim holds against it */
    bool points;      /* percentages are looked at, between which a change of 2 percent may be one of points */
} fig_frames;

/* The values of one sentence that a change may be between. */
typedef struct fig_values {
    int32_t of[VALUES_MOST];
    size_t count;
    bool many;
} fig_values;

/* c02_told.c: fills the fields of a frame per figure, which are zero. */
void fig_frames_mark(const fig_frames *x);
/* The last figure of the sentence before that of `figure`, -1: none; or the first of the next one. */
int32_t fig_beside_sentence(const fig_frames *x, int32_t figure, int step);
/* The values of a figure's sentence; none for -1. */
fig_values fig_values_of(const fig_frames *x, int32_t figure, int32_t change);
/* The only value that is comparable with `with`, itself left out; -1: none, or several. */
int32_t fig_only_one(const fig_frames *x, const fig_values *all, int32_t with);
/* Those within ten times of one of them. */
fig_values fig_values_near(const fig_frames *x, const fig_values *all, int32_t with);
/* The values that stand before a change. */
fig_values fig_values_before(const fig_values *here, int32_t change);
/* Those of two sentences. */
fig_values fig_values_joined(const fig_values *a, const fig_values *b);
/* c02_sought.c: the values of a change that no words tie to it, where a slip explains why it does not hold between them. */
bool fig_frame_sought(const fig_frames *x, int32_t change, int32_t *to, int32_t *from);
/* The same of a percentage that is as many points; x->points is set. */
bool fig_frame_sought_points(const fig_frames *x, int32_t change, int32_t *to, int32_t *from);
#endif
