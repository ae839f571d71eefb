/*
 * Make: see make_image.h. The grammars are compiled twice, everything at another place of the memory the second time. A word that is the same both times is plain data; one that differs
 * as the places do is a pointer; any other is an error, so that no field of any struct can be forgotten. A pointer to what stays where it is (a function, a literal) is the same both times: it shows
 * when another program makes the image anew, as tests/unit/test_image.c does.
 */
#include "make_image.h"
#include "engine.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ROOM = 32 * 1024 * 1024, SLACK = 32 }; /* SLACK: behind what comes from an arena more may be read */

typedef struct compiled {
    fig_grammar grammar;
    struct fig_embedded_grammar *files;
    char *text;
    fig_image_part parts[FIG_IMAGE_SPACES];
} compiled;

static bool fail(const char *what)
{
    fprintf(stderr, "figura_image: %s\n", what);
    return false;
}

/* The .gram files, as they are embedded, in memory of their own. */
static bool copy_files(compiled *c)
{
    const size_t count = fig_embedded_grammar_count;
    const struct fig_embedded_grammar *first = fig_embedded_grammars, *last = first + count - 1;
    const size_t bytes = (size_t)(last->data + last->len + 1 - first->data);
    c->files = malloc(count * sizeof *c->files);
    c->text = malloc(bytes);
    if (!c->files || !c->text)
        return fail("out of memory");
    memcpy(c->text, first->data, bytes);
    for (size_t i = 0; i < count; i++) {
        c->files[i] = first[i];
        c->files[i].data = c->text + (first[i].data - first->data);
    }
    c->parts[FIG_IMAGE_TEXT] = (fig_image_part){c->text, bytes};
    return true;
}

/* All that will come from `a` in one piece, zero before it is written. */
static char *begin_arena(fig_arena *a)
{
    fig_arena_expect(a, ROOM);
    if (a->next)
        memset(a->next, 0, (size_t)(a->limit - a->next));
    return a->next;
}

static bool end_arena(const fig_arena *a, const char *begin, fig_image_part *out)
{
    if (!begin || a->next < begin || (size_t)(a->next - begin) + SLACK > ROOM)
        return fail("the compiled grammars outgrow ROOM of cmake/image/make_image.c");
    *out = (fig_image_part){begin, (size_t)(a->next - begin) + SLACK};
    return true;
}

static bool compile(compiled *c, bool facts)
{
    fig_grammar *g = &c->grammar;
    const fig_engine_options options = {.size = sizeof options, .facts = facts};
    fig_error error = {0};
    if (!copy_files(c))
        return false;
    const char *linked = begin_arena(&g->arena), *flat = begin_arena(&g->flat);
    if (fig_engine_compile(g, &options, c->files, fig_embedded_grammar_count, &error) != FIG_OK) {
        fprintf(stderr, "figura_image: %s:%d: %s\n", error.path, error.line, error.message);
        return false;
    }
    c->parts[FIG_IMAGE_GRAMMAR] = (fig_image_part){g, sizeof *g};
    return end_arena(&g->arena, linked, &c->parts[FIG_IMAGE_LINKED]) && end_arena(&g->flat, flat, &c->parts[FIG_IMAGE_FLAT]);
}

static void clear(compiled *c)
{
    if (!c)
        return;
    fig_grammar_clear(&c->grammar);
    free(c->files);
    free(c->text);
    free(c);
}

/* The offset that a word is in both. */
static bool find_offset(const compiled *a, const compiled *b, uintptr_t in_a, uintptr_t in_b, uintptr_t *offset)
{
    size_t begin = 0;
    for (size_t s = 0; s < FIG_IMAGE_SPACES; begin += a->parts[s++].bytes) {
        uintptr_t at = in_a - (uintptr_t)a->parts[s].data;
        if (at >= a->parts[s].bytes || at != in_b - (uintptr_t)b->parts[s].data)
            continue;
        *offset = begin + at;
        return true;
    }
    return false;
}

/* A part with offsets for pointers, `bits` saying which words these are. */
static bool unlink_part(const compiled *a, const compiled *b, fig_image_space space, char *out, unsigned char *bits)
{
    const char *from_a = a->parts[space].data, *from_b = b->parts[space].data;
    for (size_t i = 0; i < a->parts[space].bytes / sizeof(uintptr_t); i++) {
        uintptr_t in_a, in_b;
        memcpy(&in_a, from_a + i * sizeof in_a, sizeof in_a);
        memcpy(&in_b, from_b + i * sizeof in_b, sizeof in_b);
        if (in_a != in_b) {
            if (!find_offset(a, b, in_a, in_b, &in_a)) {
                fprintf(stderr, "figura_image: byte %zu of %s is no plain data, nor a pointer into the grammar\n", i * sizeof in_a,
                        space == FIG_IMAGE_GRAMMAR ? "the grammar" : "its arena");
                return false;
            }
            bits[i / 8] |= (unsigned char)(1u << i % 8);
        }
        memcpy(out + i * sizeof in_a, &in_a, sizeof in_a);
    }
    return true;
}

static size_t bit_bytes(const fig_image_part *part)
{
    return (part->bytes / sizeof(uintptr_t) + 63) / 64 * 8;
}

static bool unlink_all(const compiled *a, const compiled *b, fig_made_image *out)
{
    size_t bytes = 0, bits[2] = {bit_bytes(&a->parts[FIG_IMAGE_GRAMMAR]), bit_bytes(&a->parts[FIG_IMAGE_LINKED])};
    for (size_t s = 0; s < FIG_IMAGE_SPACES; s++) {
        if (a->parts[s].bytes != b->parts[s].bytes)
            return fail("compiling is not the same twice");
        bytes += a->parts[s].bytes;
    }
    out->pointer_bytes = bits[0] + bits[1];
    char *at = out->memory = calloc(1, bytes + out->pointer_bytes), *place[FIG_IMAGE_SPACES];
    if (!at)
        return fail("out of memory");
    for (size_t s = 0; s < FIG_IMAGE_SPACES; at += a->parts[s++].bytes) {
        place[s] = at;
        out->image.parts[s] = (fig_image_part){s == FIG_IMAGE_TEXT ? NULL : at, a->parts[s].bytes};
    }
    unsigned char *pointers = (unsigned char *)at;
    out->image.pointers = pointers;
    if (!unlink_part(a, b, FIG_IMAGE_GRAMMAR, place[FIG_IMAGE_GRAMMAR], pointers) ||
        !unlink_part(a, b, FIG_IMAGE_LINKED, place[FIG_IMAGE_LINKED], pointers + bits[0]))
        return false;
    const fig_image_part *flat = &a->parts[FIG_IMAGE_FLAT];
    if (memcmp(flat->data, b->parts[FIG_IMAGE_FLAT].data, flat->bytes) != 0)
        return fail("what lies in the flat arena holds pointers, or compiling is not the same twice");
    memcpy(place[FIG_IMAGE_FLAT], flat->data, flat->bytes);
    return true;
}

bool fig_image_make(bool facts, fig_made_image *out)
{
    *out = (fig_made_image){0};
    compiled *a = calloc(1, sizeof *a), *b = calloc(1, sizeof *b);
    bool ok = (a && b) || fail("out of memory");
    ok = ok && compile(a, facts) && compile(b, facts);
    if (ok) { /* the arenas themselves are not of the image: whoever loads it has his own */
        const fig_arena arena[2] = {a->grammar.arena, a->grammar.flat}, other[2] = {b->grammar.arena, b->grammar.flat};
        a->grammar.arena = a->grammar.flat = b->grammar.arena = b->grammar.flat = (fig_arena){0};
        ok = unlink_all(a, b, out);
        a->grammar.arena = arena[0], a->grammar.flat = arena[1];
        b->grammar.arena = other[0], b->grammar.flat = other[1];
    }
    clear(a);
    clear(b);
    if (!ok) {
        free(out->memory);
        out->memory = NULL;
    }
    return ok;
}
