/*
 * Piece: from a text that was taken out of a page back to the page, and on to the bytes of its file.
 *
 * in   an offset in the text          out   the source's
 * "$1.3 billion" of `$<b>1.3</b> billion` at 7: text 0..1 at 7, 1..4 at 11, 4.. at 18; its span is [7, 26). A begin is where the unit that it stands in begins,
 * an end where the unit before it ends: markup beside a figure stays outside, markup within is inside.
 */
#ifndef FIG_PIECE_H
#define FIG_PIECE_H
#include "figura/engine.h"

size_t fig_piece_begin(const fig_piece *pieces, size_t count, size_t offset);
size_t fig_piece_end(const fig_piece *pieces, size_t count, size_t offset);
/* The piece that text[offset] stands in; count > 0. */
const fig_piece *fig_piece_at(const fig_piece *pieces, size_t count, size_t offset);
#endif
