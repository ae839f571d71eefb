/*
 * Words beside: the words on either side of a figure, by which another figure may be of the same thing.
 *
 * in   "Quake kills 62 people" and "killed 26 people"          out   they share a word: kills, killed
 */
#ifndef FIG_WORDS_BESIDE_H
#define FIG_WORDS_BESIDE_H
#include "checking.h"

enum { FIG_WORDS_BESIDE = 4 };

typedef struct fig_word {
    const char *at;
    size_t len;
} fig_word;

/* The words on both sides, but those of other figures. */
size_t fig_words_beside(const fig_checking *c, const fig_figure *f, fig_word out[2 * FIG_WORDS_BESIDE]);
/* kills, killed: alike but for their endings. */
bool fig_is_same_word(fig_word a, fig_word b);
/* The row of such a list (text/stem.h) that the word is, in any case; or NULL. */
const fig_word_pair *fig_word_among(const fig_word_pair *all, size_t count, fig_word w);
/* With, from: a word that says nothing of what a figure is of (list word-small). */
bool fig_says_nothing(const fig_checking *c, fig_word w);
/* A word that stands beside both and says something; `small`: one that the text writes small, no name. */
bool fig_share_word(const fig_checking *c, const fig_figure *f, const fig_figure *g, bool small);
/* Does a word between two figures of a sentence join what may be of two things (list word-join): 1,340 metres long, and its highest point lies 4,936 feet above the sea? */
bool fig_is_joined(const fig_checking *c, const fig_figure *f, const fig_figure *g);
#endif
