/*
 * Normal: the trace of a match, evaluated inside out.
 *
 * in   BIND value PART decimal … END_PART UNBIND BIND unit ROW …          out   part by part values, at the end the rule's draft
 */
#include "normal.h"
#include "../base/error.h"
#include "../base/strbuf.h"
#include "../text/utf8.h"
#include <string.h>

/* ---- scopes ---- */

const fig_bound *fig_scope_nth(const fig_scope *s, int name, size_t nth)
{
    for (size_t i = 0; i < s->count; i++)
        if (s->bound[i].name == name && nth-- == 0)
            return &s->bound[i];
    return NULL;
}

const fig_bound *fig_scope_get(const fig_scope *s, int name)
{
    for (size_t i = 0; i < s->count; i++)
        if (s->bound[i].name == name)
            return &s->bound[i];
    return NULL;
}

static fig_str text_of(const fig_items *items, uint32_t first, uint32_t last)
{
    return (fig_str){items->text + items->begin[first], items->end[last - 1] - items->begin[first]};
}

/* Someone looks at the text of these tokens and what lies between them. */
static void watch_text(fig_watch *w, uint32_t first, uint32_t last)
{
    if (first < w->start || last <= first || last - w->start > 63) {
        w->unsteady = true;
        return;
    }
    uint64_t bits = ((UINT64_C(1) << (last - first)) - 1) << (first - w->start);
    w->texts |= bits;
    if (last - first > 1)
        w->runs |= bits;
}

fig_strbuf *fig_normal_write(fig_normaliser *n)
{
    n->writing.len = 0;
    return &n->writing;
}

fig_dated *fig_normal_date(fig_normaliser *n, fig_value *v)
{
    if (n->dated_count == sizeof n->dated / sizeof *n->dated)
        return NULL;
    fig_dated *d = &n->dated[n->dated_count++];
    *d = v->dated ? *v->dated : (fig_dated){.when = FIG_DATETIME_EMPTY, .when_to = FIG_DATETIME_EMPTY};
    return v->dated = d;
}

const char *fig_normal_written(fig_normaliser *n)
{
    return n->writing.failed ? NULL : fig_arena_copy(n->arena, n->writing.data, n->writing.len);
}

/* A text as rules mean it: digits of another script in ASCII, apostrophes straight. */
static fig_str in_ascii(fig_normaliser *n, fig_str t)
{
    char *out = NULL;
    for (size_t i = 0; i < t.len && !out; i++)
        if ((unsigned char)t.ptr[i] >= 0x80 && !(out = fig_arena_alloc(n->arena, t.len + 4)))
            return t; /* the document fails */
    return out ? (fig_str){out, fig_fold_cased(t.ptr, t.len, out)} : t;
}

fig_str fig_scope_text(const fig_scope *s, uint32_t first, uint32_t last)
{
    watch_text(&s->n->watch, first, last);
    return in_ascii(s->n, text_of(s->n->items, first, last));
}

fig_str fig_scope_decimal(const fig_scope *s, const fig_bound *b, const fig_watched_decimal *how)
{
    fig_watch *w = &s->n->watch;
    if (b->text)
        return (fig_str){b->text, b->text_len};
    if (b->last - b->first != 1 || b->first < w->start || b->first - w->start >= 64)
        return fig_scope_text(s, b->first, b->last);
    w->decimals |= UINT64_C(1) << (b->first - w->start);
    w->decimal_count++;
    w->decimal = *how;
    w->decimal.token = b->first;
    return text_of(s->n->items, b->first, b->last);
}

void fig_scope_bend(const fig_scope *s)
{
    s->n->watch.linear = false;
}

bool fig_bound_number(const fig_scope *s, const fig_bound *b, fig_number *out)
{
    if (b->value) {
        *out = b->value->low;
        return b->value->has_low && !b->value->is_range;
    }
    if (b->row && b->row->number && !b->row->is_range) {
        *out = *b->row->number;
        return true;
    }
    fig_str t = b->text ? (fig_str){b->text, b->text_len} : fig_scope_text(s, b->first, b->last);
    return fig_number_parse(s->n->pool, t.ptr, t.len, '.', ",", out, NULL) == FIG_OK;
}

bool fig_bound_int(const fig_scope *s, const fig_bound *b, int64_t *out)
{
    fig_number n;
    return b && fig_bound_number(s, b, &n) && fig_number_to_int(n, out);
}

static bool bind(fig_scope *s, fig_bound b)
{
    if (s->count == FIG_SCOPE_BOUND)
        return false;
    s->bound[s->count++] = b;
    return true;
}

/* Groups of a shape's or free-form rule's match, each under its name. */
static bool bind_groups(fig_scope *s, const char *text, const size_t *spans, const int *names, const int *lists, size_t groups,
                        uint32_t first, uint32_t last)
{
    for (size_t i = 1; i < groups; i++) {
        if (!names[i] || spans[2 * i] == (size_t)-1)
            continue;
        fig_bound b = {.name = names[i],
                       .type = FIG_BOUND_TOKENS,
                       .first = first,
                       .last = last,
                       .text = text + spans[2 * i],
                       .text_len = spans[2 * i + 1] - spans[2 * i]};
        if (lists[i] >= 0) {
            b.row = fig_grammar_row_of(s->n->grammar, (uint32_t)lists[i], b.text, b.text_len);
            b.type = FIG_BOUND_ROW;
            if (!b.row)
                return false;
        }
        if (!bind(s, b))
            return false;
    }
    return true;
}

static bool bind_shape(fig_scope *s, const fig_shape *shape, uint32_t at)
{
    size_t spans[2 * FIG_SHAPE_GROUPS];
    if (shape->group_count < 2)
        return true;
    fig_str t = fig_scope_text(s, at, at + 1);
    return fig_confirm_run(s->n->confirm, shape->regex, t.ptr, t.len, true, spans, shape->group_count) == FIG_CONFIRM_YES &&
           bind_groups(s, t.ptr, spans, shape->group_name, shape->group_list, shape->group_count, at, at + 1);
}

typedef struct walk {
    const fig_trace *trace;
    size_t count, at;
} walk;

static bool evaluate(fig_scope *s, walk *w, fig_trace_type until);

/* PART … END_PART: a scope of its own, then its normaliser. */
static const fig_value *evaluate_part(fig_scope *outer, walk *w, const fig_part_def *part, uint32_t first)
{
    fig_normaliser *n = outer->n;
    fig_scope s;
    s.n = n;
    s.make = &part->make;
    s.count = 0;
    s.first = first;
    if (!evaluate(&s, w, FIG_TRACE_END_PART) || n->value_count == FIG_NORMAL_VALUES)
        return NULL;
    s.last = w->trace[w->at - 1].at;
    fig_value *v = &n->values[n->value_count++];
    *v = fig_value_empty();
    n->watch.linear = n->watch.linear && part->make.linear;
    return fig_verbs[part->make.verb_id].part(&s, v) ? v : NULL;
}

/* BIND name … UNBIND */
static bool evaluate_bind(fig_scope *s, walk *w, int name, uint32_t first)
{
    fig_bound b = {.name = name, .type = FIG_BOUND_TOKENS, .first = first};
    for (; w->at < w->count; w->at++) {
        const fig_trace *t = &w->trace[w->at];
        switch ((fig_trace_type)t->type) {
        case FIG_TRACE_UNBIND:
            b.last = t->at;
            w->at++;
            return b.last == b.first || bind(s, b);
        case FIG_TRACE_ROW:
            b.row = t->row;
            b.type = FIG_BOUND_ROW;
            break;
        case FIG_TRACE_SHAPE:
            if (!bind_shape(s, &s->n->grammar->shapes[t->of], t->at))
                return false;
            break;
        case FIG_TRACE_PART: {
            uint32_t at = t->at;
            const fig_part_def *part = &s->n->grammar->parts[t->of];
            w->at++;
            b.value = evaluate_part(s, w, part, at);
            b.type = FIG_BOUND_VALUE;
            if (!b.value)
                return false;
            w->at--;
            break;
        }
        case FIG_TRACE_BIND:
            w->at++;
            if (!evaluate_bind(s, w, (int)t->of, t->at))
                return false;
            w->at--;
            break;
        case FIG_TRACE_END_PART:
        case FIG_TRACE_OPEN:
        case FIG_TRACE_CLOSE:
            break;
        }
    }
    return false;
}

/* Everything up to `until`, which is consumed. */
static bool evaluate(fig_scope *s, walk *w, fig_trace_type until)
{
    while (w->at < w->count) {
        const fig_trace *t = &w->trace[w->at++];
        if (t->type == until) {
            if (until == FIG_TRACE_CLOSE)
                s->last = t->at;
            return true;
        }
        switch ((fig_trace_type)t->type) {
        case FIG_TRACE_BIND:
            if (!evaluate_bind(s, w, (int)t->of, t->at))
                return false;
            break;
        case FIG_TRACE_PART:
            if (!evaluate_part(s, w, &s->n->grammar->parts[t->of], t->at))
                return false;
            break;
        case FIG_TRACE_SHAPE:
            if (!bind_shape(s, &s->n->grammar->shapes[t->of], t->at))
                return false;
            break;
        case FIG_TRACE_OPEN:
            s->first = t->at;
            break;
        case FIG_TRACE_CLOSE:
        case FIG_TRACE_ROW:
        case FIG_TRACE_UNBIND:
        case FIG_TRACE_END_PART:
            break;
        }
    }
    return until == FIG_TRACE_CLOSE;
}

fig_draft fig_draft_empty(void)
{
    fig_draft d;
    memset(&d, 0, sizeof d);
    d.same_as = d.restates = d.part_of = -1;
    d.value = fig_value_empty();
    return d;
}

/* What the next match will write over goes to the drafts. */
static bool keep_date(fig_normaliser *n, fig_value *v)
{
    if (!v->dated)
        return true;
    fig_dated *kept = fig_arena_alloc(n->passing, sizeof *kept);
    if (kept)
        *kept = *v->dated;
    v->dated = kept;
    return kept != NULL;
}

static bool make_draft(const fig_scope *s, const fig_rule *rule, fig_draft *draft)
{
    *draft = fig_draft_empty();
    draft->rule = rule;
    draft->first = s->first;
    draft->last = s->last;
    return s->last > s->first && fig_verbs[rule->make.verb_id].rule(s, draft) && keep_date(s->n, &draft->value);
}

bool fig_normal_draft(fig_normaliser *n, const fig_rule *rule, const fig_trace *trace, size_t count, fig_draft *draft)
{
    fig_scope s;
    s.n = n;
    s.make = &rule->make;
    s.count = 0;
    s.first = s.last = 0;
    n->value_count = n->dated_count = 0;
    n->watch.linear = rule->make.linear;
    for (size_t i = 0; i < count; i++) /* which row of several ranges goes by the number */
        if (trace[i].type == FIG_TRACE_ROW && trace[i].row->is_range)
            watch_text(&n->watch, trace[i].at, trace[i].at + 1);
    walk w = {trace, count, 0};
    while (w.at < count)
        if (!evaluate(&s, &w, FIG_TRACE_CLOSE))
            return false;
    return make_draft(&s, rule, draft);
}

bool fig_normal_free_form(fig_normaliser *n, const fig_rule *rule, const size_t *spans, uint32_t first, uint32_t last, fig_draft *draft)
{
    fig_scope s;
    s.n = n;
    s.make = &rule->make;
    s.count = 0;
    s.first = first;
    s.last = last;
    n->value_count = n->dated_count = 0;
    return bind_groups(&s, n->items->text, spans, rule->regex_names, rule->regex_lists, rule->regex_groups, first, last) &&
           make_draft(&s, rule, draft);
}
