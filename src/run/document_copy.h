/*
 * Document copy: a document that outlives its reader's next call.
 *
 * in   a document, lent          out   the same, all it names in an arena
 */
#ifndef FIG_DOCUMENT_COPY_H
#define FIG_DOCUMENT_COPY_H
#include "../base/arena.h"
#include "figura/engine.h"

/* fig_document_copy, where the caller has an arena for it. false: out of memory. */
bool fig_document_copy_into(fig_arena *arena, const fig_document *from, fig_document *to);
#endif
