/*
 * Stand: a place in the rules' programs.
 *
 * An instruction (24 bits), how many tokens of a row were taken there (8 bits), the frame of the calls it is inside of (32 bits).
 */
#ifndef FIG_STAND_H
#define FIG_STAND_H
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef uint64_t fig_stand;

enum { FIG_STAND_FAN = 0xFFFFFF }; /* as an instruction, with a fan as frame: all places of the fan (fan.h) */

static inline fig_stand fig_stand_at(uint32_t pc, unsigned within, uint32_t frame)
{
    return (uint64_t)pc << 40 | (uint64_t)within << 32 | frame;
}

static inline uint32_t fig_stand_pc(fig_stand p)
{
    return (uint32_t)(p >> 40);
}

static inline unsigned fig_stand_within(fig_stand p)
{
    return (unsigned)(p >> 32) & 0xFF;
}

static inline uint32_t fig_stand_frame(fig_stand p)
{
    return (uint32_t)p;
}
#endif
