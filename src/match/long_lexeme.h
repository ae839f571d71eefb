/*
 * Long lexeme: the table of tokens that are too long for lexeme.c's, and of arrangements of long numbers.
 *
 * in   a token's text          out   what it is to the grammar; found once, kept until all is forgotten
 */
#ifndef FIG_LONG_LEXEME_H
#define FIG_LONG_LEXEME_H
#include "predicates.h"

bool fig_long_lexemes_init(fig_lexemes *x);
void fig_long_lexemes_forget(fig_lexemes *x);
/* `arranged`: the text is an arrangement of digits, which has no words. NULL: memory ran out (x->failed), or the classes are too many. */
const fig_lexeme *fig_long_lexeme_of(fig_lexemes *x, const char *text, size_t len, bool arranged);
#endif
