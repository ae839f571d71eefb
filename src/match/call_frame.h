/*
 * Call frames: where the calls of one part at one token go back to.
 *
 * in   a set of callers: places behind their calls          out   its number: equal sets are one frame
 */
#ifndef FIG_CALL_FRAME_H
#define FIG_CALL_FRAME_H
#include "stand.h"

/* The calls of one part at one token. Frame 0 is a rule's own. */
typedef struct fig_call_frame {
    uint32_t first, count; /* in `returns` */
    uint32_t fan;          /* where they are many: what follows from them (fan.h); 0: not known yet */
} fig_call_frame;

typedef struct fig_call_frames {
    fig_call_frame *frames;
    size_t count, capacity;
    fig_stand *returns;
    size_t return_count, return_capacity; /* behind them: room to sort in */
    uint32_t *table;                      /* by hash: frame, 0 empty */
    size_t mask;
    bool failed; /* out of memory */
} fig_call_frames;

bool fig_call_frames_init(fig_call_frames *f);
void fig_call_frames_clear(fig_call_frames *f);
void fig_call_frames_forget(fig_call_frames *f);
/* Room for `count` callers, and as many to sort them by, to be filled in order and interned; NULL: out of memory. */
fig_stand *fig_call_frames_room(fig_call_frames *f, size_t count);
/* The frame of the first `count` callers in that room. 0: out of memory. */
uint32_t fig_call_frames_intern(fig_call_frames *f, size_t count);
#endif
