/* Notes: see notes.h. */
#include "notes.h"
#include "../base/alloc.h"

enum { RECENT = 256 }; /* notes among which the same may stand: choosing tries again */

/* Why a won over b, in the words of docs and in the order of src/resolve/choose.c. */
static const char *why_lost(const fig_draft *b, const fig_draft *a)
{
    if (a->excluded && !b->excluded)
        return "no figure may lie in what that excludes";
    for (size_t i = 0; i < a->rule->over_count; i++)
        if (a->rule->over[i] == b->rule->order)
            return "that says `over` this rule";
    if (a->last - a->first != b->last - b->first)
        return "the longer span wins";
    if (a->context != b->context)
        return "it has more context";
    if (a->rule->family != b->rule->family)
        return "its family goes first";
    return "it stands earlier in the grammar";
}

static fig_str keep(fig_notes *n, fig_strbuf *text)
{
    fig_str s = fig_arena_str(&n->arena, text->len ? text->data : "", text->len);
    if (text->failed || !s.ptr)
        n->failed = true;
    fig_strbuf_clear(text);
    return s;
}

static fig_str describe(fig_notes *n, const fig_event *e)
{
    static const char *const guards[] = {"never-after", "never-before", "where"};
    fig_strbuf b = {0};
    if (e->type == FIG_EVENT_GUARDED)
        fig_strbuf_format(&b, "its `%s` in line %d says no", guards[e->guard->type], e->guard->line);
    else if (e->type == FIG_EVENT_REFUSED)
        fig_strbuf_format(&b, "it matches, but `make %s` finds no sense in it", e->rule->make.verb ? e->rule->make.verb : "");
    else if (e->type == FIG_EVENT_GLUED)
        fig_strbuf_puts(&b, "the span would begin or end inside a word or number");
    else if (e->type == FIG_EVENT_LOST)
        fig_strbuf_format(&b, "to %s: %s", e->other->rule->name, why_lost(e->draft, e->other));
    else if (e->type == FIG_EVENT_HEADED)
        fig_strbuf_puts(&b, "unit or scale of the table's head");
    else if (e->type == FIG_EVENT_LINKED)
        fig_changes_write(n->work, &n->before, &b);
    return keep(n, &b);
}

/* Was it heard already? Each link is noted, whatever was before it. */
static bool is_known(const fig_notes *n, const fig_note *one)
{
    const size_t oldest = one->type == FIG_EVENT_LINKED ? n->count : n->count < RECENT ? 0 : n->count - RECENT;
    for (size_t i = n->count; i-- > oldest;) {
        const fig_note *o = &n->notes[i];
        if (o->type == one->type && o->rule == one->rule && o->first == one->first && o->last == one->last)
            return true;
    }
    return false;
}

void fig_notes_hear(void *user, const fig_event *e)
{
    fig_notes *n = user;
    const fig_work *w = n->work;
    if (e->type == FIG_EVENT_LINKING && !fig_changes_remember(&n->before, w))
        n->failed = true;
    if (e->type == FIG_EVENT_MADE || e->type == FIG_EVENT_LINKING || e->type == FIG_EVENT_IDLE)
        return;
    fig_note one = {.type = e->type,
                    .rule = e->rule,
                    .other = e->other ? e->other->rule : NULL,
                    .first = e->first,
                    .last = e->last,
                    .excluded = e->draft && e->draft->excluded};
    if (e->type == FIG_EVENT_LINKED) {
        one.first = w->item_token[e->first];
        one.last = e->last < w->items.count ? w->item_token[e->last] : UINT32_MAX; /* the sentence's end */
    }
    if (is_known(n, &one))
        return;
    one.text = describe(n, e);
    if (fig_grow(&n->notes, &n->capacity, n->count + 1, sizeof *n->notes))
        n->notes[n->count++] = one;
    else
        n->failed = true;
}

bool fig_notes_index(fig_notes *n)
{
    n->first = fig_arena_zalloc(&n->arena, (n->work->tokens.count + 1) * sizeof *n->first);
    for (size_t i = n->count; i-- > 0 && n->first;) {
        n->notes[i].next = n->first[n->notes[i].first];
        n->first[n->notes[i].first] = (uint32_t)i + 1;
    }
    return n->first != NULL;
}

const fig_note *fig_notes_at(const fig_notes *n, uint32_t token)
{
    return n->first[token] ? &n->notes[n->first[token] - 1] : NULL;
}

const fig_note *fig_notes_next(const fig_notes *n, const fig_note *note)
{
    return note->next ? &n->notes[note->next - 1] : NULL;
}

void fig_notes_clear(fig_notes *n)
{
    fig_changes_clear(&n->before);
    fig_arena_clear(&n->arena);
    fig_free(n->notes);
}
