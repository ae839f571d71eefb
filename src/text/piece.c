/* Piece: see piece.h. */
#include "piece.h"

const fig_piece *fig_piece_at(const fig_piece *pieces, size_t count, size_t offset)
{
    size_t low = 0, high = count; /* the last piece that begins at or before offset */
    while (high - low > 1) {
        size_t mid = low + (high - low) / 2;
        if (pieces[mid].text <= offset)
            low = mid;
        else
            high = mid;
    }
    return &pieces[low];
}

size_t fig_piece_begin(const fig_piece *pieces, size_t count, size_t offset)
{
    if (!count)
        return offset;
    const fig_piece *p = fig_piece_at(pieces, count, offset);
    return p->source + (offset - p->text) / p->text_step * p->source_step;
}

size_t fig_piece_end(const fig_piece *pieces, size_t count, size_t offset)
{
    if (!count || !offset)
        return offset ? offset : fig_piece_begin(pieces, count, 0);
    const fig_piece *p = fig_piece_at(pieces, count, offset - 1);
    return p->source + ((offset - 1 - p->text) / p->text_step + 1) * p->source_step;
}
