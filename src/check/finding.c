/*
 * Finding: what a check saw, written into the result: words, ids, places.
 *
 * in   a fig_compared and its sentence in c->why          out   a fig_finding
 * The id is FNV-1a of 64 bits over the check's name and the ids of its figures, each followed by the byte 1F, mixed by MurmurHash3's
 * finaliser as the figures' own: it holds while they do. Equal findings are noted once.
 */
#include "../base/alloc.h"
#include "../record/id_hash.h"
#include "checking.h"

enum { MOST_FINDINGS = 10000 };

static const char *const names[] = {"",
                                    "change and level",
                                    "difference",
                                    "base of a percentage",
                                    "rates",
                                    "compared with another",
                                    "rate and period",
                                    "parts and total",
                                    "share of a whole number",
                                    "calendar",
                                    "two values",
                                    "magnitude",
                                    "percent and points",
                                    "direction",
                                    "impossible value",
                                    "conversion of units"};
static const char *const ids[] = {"", "C1", "C2", "C3", "C4", "C5", "C6", "C7", "C8", "C9", "C10", "C11", "C12", "C13", "C14", "C15"};

bool fig_finding_wanted(const fig_checking *c, fig_verdict verdict)
{
    return verdict != FIG_VERDICT_CONSISTENT || c->check->keep_consistent;
}

static fig_str make_id(fig_checking *c, const fig_compared *x)
{
    char *id = fig_arena_alloc(&c->result->arena, FIG_ID_BYTES);
    uint64_t h = fig_id_text(FIG_FNV_START, ids[x->check], strlen(ids[x->check]));
    for (size_t i = 0; i < x->count; i++)
        h = fig_id_field(h, fig_of(c, x->figures[i])->id);
    return id ? fig_id_write(id, h) : (fig_str){NULL, 0};
}

static fig_str keep(fig_checking *c, fig_str s)
{
    return s.ptr ? fig_arena_str(&c->result->arena, s.ptr, s.len) : s;
}

static bool is_known(const fig_checking *c, const fig_finding *f)
{
    for (size_t i = c->count, n = 0; i-- > 0 && n < 64; n++)
        if (memcmp(c->findings[i].id.ptr, f->id.ptr, FIG_ID_BYTES) == 0)
            return true;
    return false;
}

static fig_finding make(fig_checking *c, const fig_compared *x, const char *suggestion)
{
    fig_arena *arena = &c->result->arena;
    const fig_figure *first = fig_of(c, x->figures[0]);
    uint32_t *figures = fig_arena_alloc(arena, x->count * sizeof *figures);
    size_t start = 0, end = 0;
    for (size_t i = 0; figures && i < x->count; i++)
        figures[i] = (uint32_t)x->figures[i];
    fig_finding f = {.size = sizeof f,
                     .check = {ids[x->check], strlen(ids[x->check])},
                     .name = {names[x->check], strlen(names[x->check])},
                     .verdict = x->verdict,
                     .why = fig_arena_str(arena, fig_strbuf_cstr(&c->why), c->why.len),
                     .stated = keep(c, x->stated),
                     .unit = keep(c, x->unit),
                     .figures = figures,
                     .figure_count = x->count,
                     .field = first->field};
    if (x->recomputed.has_low)
        f.low = fig_number_str(arena, x->recomputed.low);
    if (x->recomputed.has_high)
        f.high = fig_number_str(arena, x->recomputed.high);
    if (suggestion)
        f.suggestion = fig_arena_str(arena, suggestion, strlen(suggestion));
    if (fig_result_sentence(c->result, first->field.ptr, first->sentence, &start, &end)) {
        f.start = (uint32_t)start;
        f.end = (uint32_t)end;
    }
    return f;
}

void fig_finding_add(fig_checking *c, const fig_compared *x, const char *suggestion)
{
    for (size_t i = 0; x->verdict != FIG_VERDICT_UNDECIDABLE && i < x->count; i++)
        c->marks[x->figures[i]] |= (uint16_t)(x->verdict == FIG_VERDICT_INCONSISTENT ? FIG_MARK_USED | FIG_MARK_DOUBTED : FIG_MARK_USED);
    fig_strbuf_cstr(&c->why); /* its NUL may be what memory is too short for */
    c->nomem = c->nomem || c->why.failed || c->text.failed;
    if (c->nomem || c->pool.failed || !fig_finding_wanted(c, x->verdict) || x->count == 0) {
        c->why.len = 0;
        return;
    }
    if (c->count >= MOST_FINDINGS) {
        c->limited = true;
        c->why.len = 0;
        return;
    }
    if (c->why.len && c->why.data[0] >= 'a' && c->why.data[0] <= 'z')
        c->why.data[0] = (char)(c->why.data[0] - 'a' + 'A');
    fig_finding f = make(c, x, suggestion);
    f.id = make_id(c, x);
    c->why.len = 0;
    if (c->result->arena.failed || !fig_grow(&c->findings, &c->capacity, c->count + 1, sizeof *c->findings))
        c->nomem = true;
    else if (!is_known(c, &f))
        c->findings[c->count++] = f;
}
