/* Document copy: see document_copy.h. */
#include "document_copy.h"
#include "../base/alloc.h"
#include "../base/error.h"
#include "../base/sized.h"
#include <stddef.h>
#include <string.h>

static const char *copy_text(fig_arena *arena, const char *text)
{
    return text ? fig_arena_copy(arena, text, strlen(text)) : NULL;
}

static const char *copy_bytes(fig_arena *arena, const char *data, size_t len)
{
    return data ? fig_arena_copy(arena, data, len) : NULL;
}

static void *copy_array(fig_arena *arena, const void *items, size_t count, size_t each)
{
    void *copy = items && count ? fig_arena_alloc(arena, count * each) : NULL;
    return copy ? memcpy(copy, items, count * each) : NULL;
}

static fig_map copy_map(fig_arena *arena, const fig_map *from)
{
    return (fig_map){.pieces = copy_array(arena, from->pieces, from->count, sizeof *from->pieces),
                     .count = from->count,
                     .source = copy_bytes(arena, from->source, from->source_len),
                     .source_len = from->source_len,
                     .bytes = copy_array(arena, from->bytes, from->byte_count, sizeof *from->bytes),
                     .byte_count = from->byte_count};
}

/* The title and the text have one source. */
static fig_map copy_title_map(fig_arena *arena, const fig_document *from, const fig_map *text)
{
    fig_map map = from->title_map, copy;
    bool shared = map.source == from->map.source;
    if (shared) {
        map.source = NULL;
        map.bytes = NULL;
    }
    copy = copy_map(arena, &map);
    if (shared) {
        copy.source = text->source;
        copy.bytes = text->bytes;
    }
    return copy;
}

bool fig_document_copy_into(fig_arena *arena, const fig_document *from, fig_document *to)
{
    *to = (fig_document){.size = sizeof *to,
                         .id = copy_text(arena, from->id),
                         .text = copy_bytes(arena, from->text, from->text_len),
                         .text_len = from->text_len,
                         .title = copy_bytes(arena, from->title, from->title_len),
                         .title_len = from->title_len,
                         .date = copy_text(arena, from->date),
                         .lang = copy_text(arena, from->lang),
                         .country = copy_text(arena, from->country),
                         .url = copy_text(arena, from->url),
                         .map = copy_map(arena, &from->map),
                         .cells = copy_array(arena, from->cells, from->cell_count, sizeof *from->cells),
                         .cell_count = from->cell_count,
                         .line = from->line};
    to->title_map = copy_title_map(arena, from, &to->map);
    return !arena->failed;
}

/* A document with the arena it lives in. */
typedef struct owned {
    fig_arena arena;
    fig_document document;
} owned;

fig_status fig_document_copy(const fig_document *document, fig_document **out, fig_error *error)
{
    fig_document whole;
    *out = NULL;
    document = FIG_SIZED(fig_document, document, &whole, error);
    if (!document)
        return FIG_E_USAGE;
    owned *own = fig_calloc(1, sizeof *own);
    if (!own)
        return fig_error_nomem(error);
    if (!fig_document_copy_into(&own->arena, document, &own->document)) {
        fig_document_free(&own->document);
        return fig_error_nomem(error);
    }
    *out = &own->document;
    return FIG_OK;
}

void fig_document_free(fig_document *document)
{
    if (!document)
        return;
    owned *own = (owned *)(void *)((char *)document - offsetof(owned, document));
    fig_arena_clear(&own->arena);
    fig_free(own);
}
