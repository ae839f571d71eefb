/*
 * Story, inside: what the notes of a text (story_note.c) and the choice of its currencies (story.c) share.
 */
#ifndef FIG_STORY_H
#define FIG_STORY_H
#include "work.h"

/* What speaks for a country: a place in the dateline, a sign that is written so there alone ($US5), what only its own papers name without saying where it is (a town, an
 * exchange, a bank) in the first sentence, another place in it, the first currency that is written out, such a name later on, a place later on; and by how many votes it must
 * lead before a sign that is used abroad too is its own. */
enum {
    FIG_VOTE_DATELINE = 6,
    FIG_VOTE_AT_HOME = 4,
    FIG_VOTE_FIRST_LOCAL = 4,
    FIG_VOTE_FIRST_SENTENCE = 3,
    FIG_VOTE_FULL_MENTION = 2,
    FIG_VOTE_LATER_MARK = 2,
    FIG_VOTE_LATER = 1,
    FIG_VOTE_LEAD = 3
};

/* The index of a country's votes by its code, or by that of its currency; -1: none. */
static inline int fig_country_index(const char *code)
{
    return code && code[0] >= 'A' && code[0] <= 'Z' && code[1] >= 'A' && code[1] <= 'Z' ? (code[0] - 'A') * 26 + (code[1] - 'A') : -1;
}

/* Is it what a sign or a name of this text means anyway? Who writes U.S. dlrs then means another by dlrs. */
bool fig_story_is_usual(const fig_work *w, const char *code);
#endif
