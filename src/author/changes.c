/* Changes: see changes.h. */
#include "changes.h"
#include "../base/alloc.h"
#include <string.h>

bool fig_changes_remember(fig_changes *c, const fig_work *w)
{
    c->count = 0;
    for (size_t i = 0; i < w->items.count; i++) {
        if (w->item_draft[i] < 0)
            continue;
        if (!fig_grow(&c->drafts, &c->capacity, c->count + 1, sizeof *c->drafts))
            return false;
        c->drafts[c->count++] = w->drafts[w->item_draft[i]];
    }
    return true;
}

void fig_changes_clear(fig_changes *c)
{
    fig_free(c->drafts);
    *c = (fig_changes){0};
}

static const char *unit_of(const fig_draft *d)
{
    return d->unit_count && d->unit ? d->unit : "";
}

static void put(fig_strbuf *out, const char *name, const char *before, const char *after)
{
    before = before ? before : "";
    after = after ? after : "";
    if (strcmp(before, after) != 0)
        fig_strbuf_format(out, " %s=%s", name, *after ? after : "-");
}

static void put_bits(fig_strbuf *out, const char *name, unsigned bits, const char *(*name_of)(unsigned bit))
{
    for (unsigned bit = 1; bit <= bits; bit <<= 1)
        if (bits & bit)
            fig_strbuf_format(out, " %s=%s", name, name_of(bit));
}

static void put_tie(const fig_work *w, fig_strbuf *out, const char *name, int32_t before, int32_t after)
{
    if (before == after || after < 0)
        return;
    const fig_draft *to = &w->drafts[after];
    size_t begin = w->tokens.begin[to->first], end = w->tokens.end[to->last - 1];
    fig_strbuf_format(out, " %s=[[%.*s]]", name, (int)(end - begin), w->text + begin);
}

static void put_differences(const fig_work *w, const fig_draft *a, const fig_draft *b, fig_strbuf *out)
{
    put(out, "kind", fig_kind_name(a->kind), fig_kind_name(b->kind));
    put(out, "unit", unit_of(a), unit_of(b));
    put(out, "per", a->per, b->per);
    put(out, "direction", fig_direction_name(a->direction), fig_direction_name(b->direction));
    put(out, "role", fig_role_name(a->role), fig_role_name(b->role));
    put(out, "mod", fig_mod_name(a->mod), fig_mod_name(b->mod));
    put(out, "rel", fig_rel_name(a->rel), fig_rel_name(b->rel));
    put(out, "part", fig_part_name(a->part), fig_part_name(b->part));
    put(out, "instrument", a->instrument, b->instrument);
    put(out, "terms", a->terms, b->terms);
    put(out, "times", a->times, b->times);
    put(out, "iso", a->iso, b->iso);
    put_bits(out, "supplied", b->supplied & ~a->supplied, fig_supplied_name);
    put_bits(out, "flags", b->flags & ~a->flags, fig_flag_name);
    put_tie(w, out, "same_as", a->same_as, b->same_as);
    put_tie(w, out, "restates", a->restates, b->restates);
    put_tie(w, out, "part_of", a->part_of, b->part_of);
    if (a->still != b->still)
        fig_strbuf_puts(out, " is no move");
    if (a->look != b->look)
        fig_strbuf_puts(out, b->look == FIG_LOOK_FORWARD ? " looks forward" : " looks another way");
}

void fig_changes_write(const fig_work *w, const fig_changes *before, fig_strbuf *out)
{
    size_t k = 0, all = out->len;
    for (size_t i = 0; i < w->items.count && k < before->count; i++) {
        if (w->item_draft[i] < 0)
            continue;
        const fig_draft *a = &before->drafts[k++], *b = &w->drafts[w->item_draft[i]];
        size_t begin = w->tokens.begin[b->first], end = w->tokens.end[b->last - 1], start = out->len;
        fig_strbuf_format(out, "%s[[%.*s]]", out->len > all ? "; " : "", (int)(end - begin), w->text + begin);
        size_t head = out->len;
        put_differences(w, a, b, out);
        if (out->len == head)
            out->len = start; /* untouched */
    }
    if (out->len == all)
        fig_strbuf_puts(out, "changed nothing that shows");
}
