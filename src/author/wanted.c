/* Wanted: see wanted.h. */
#include "wanted.h"
#include "../grammar/way.h"
#include "../text/token.h"
#include "figura/figure.h"

enum { MOST_STEPS = 400, MOST_WANTS = 5, LONGEST_WANT = 96 };

/* An instruction, and where the part that it stands in goes back to. */
typedef struct place {
    uint32_t pc, frame;
} place;

typedef struct wants {
    const fig_matcher *m;
    fig_frame frames[MOST_STEPS]; /* of the calls met here, numbered behind the matcher's own */
    size_t frame_count;
    place stack[MOST_STEPS], seen[MOST_STEPS];
    size_t stack_count, seen_count;
    char texts[MOST_WANTS][LONGEST_WANT];
    size_t count;
    bool more;
} wants;

static void put_predicate(const fig_grammar *g, uint32_t index, fig_strbuf *out)
{
    static const char *const builtin[] = {"{any}", "{word}", "{Cap}", "{CAPS}", "{digits}", "{symbol}"};
    const fig_predicate *p = &g->predicates[index];
    switch (p->type) {
    case FIG_IS_ANY:
    case FIG_IS_WORD:
    case FIG_IS_CAP:
    case FIG_IS_CAPS:
    case FIG_IS_DIGITS:
    case FIG_IS_SYMBOL:
        fig_strbuf_puts(out, builtin[p->type]);
        break;
    case FIG_IS_FOLDED:
        fig_strbuf_format(out, "'%.*s'", (int)g->words[p->of].len, g->word_text + g->words[p->of].text);
        break;
    case FIG_IS_EXACT:
        fig_strbuf_format(out, "\"%.*s\"", (int)g->words[p->of].len, g->word_text + g->words[p->of].text);
        break;
    case FIG_IS_SINGLE:
    case FIG_IS_FIRST:
    case FIG_IS_REST:
    case FIG_IS_LAST:
        fig_strbuf_format(out, "{%s}", g->lists[p->of].name);
        break;
    case FIG_IS_SHAPE:
        fig_strbuf_format(out, "{%s}", g->shapes[p->of].name);
        break;
    }
}

static void put_figure(const fig_instr *in, fig_strbuf *out)
{
    bool any = false;
    for (int kind = 1; kind < FIG_KIND_COUNT_OF; kind++)
        if (in->a >> kind & 1) {
            fig_strbuf_format(out, "%s{%s}", any ? "|" : "", fig_kind_name((fig_kind)kind));
            any = true;
        }
}

/* What one instruction asks of a token; false: it asks nothing. */
static bool put_instruction(const fig_grammar *g, const fig_instr *in, fig_strbuf *out)
{
    if (in->gap == FIG_GAP_GLUED)
        fig_strbuf_char(out, '~');
    switch (in->op) {
    case FIG_OP_TOKEN:
    case FIG_OP_NOT:
        fig_strbuf_puts(out, in->op == FIG_OP_NOT ? "!" : "");
        put_predicate(g, in->a, out);
        return true;
    case FIG_OP_BUT:
        put_predicate(g, in->a, out);
        fig_strbuf_char(out, '!');
        put_predicate(g, in->b, out);
        return true;
    case FIG_OP_LIST:
    case FIG_OP_SHAPE:
        fig_strbuf_format(out, "{%s}", in->op == FIG_OP_LIST ? g->lists[in->a].name : g->shapes[in->a].name);
        return true;
    case FIG_OP_FIGURE:
        put_figure(in, out);
        return true;
    case FIG_OP_LINE:
    case FIG_OP_SENTENCE:
        fig_strbuf_puts(out, in->op == FIG_OP_LINE ? "^ (a line's start)" : "^^ (a sentence's start)");
        return true;
    default:
        return false;
    }
}

static void push(wants *w, uint32_t pc, uint32_t frame)
{
    for (size_t i = 0; i < w->seen_count; i++)
        if (w->seen[i].pc == pc && w->seen[i].frame == frame)
            return;
    if (w->seen_count == MOST_STEPS || w->stack_count == MOST_STEPS) {
        w->more = true;
        return;
    }
    w->seen[w->seen_count++] = w->stack[w->stack_count++] = (place){pc, frame};
}

static fig_frame frame_of(const wants *w, uint32_t frame)
{
    return frame < w->m->frame_count ? w->m->frames[frame] : w->frames[frame - w->m->frame_count];
}

static uint32_t enter(wants *w, place at)
{
    size_t i = 0;
    while (i < w->frame_count && !(w->frames[i].back == at.pc + 1 && w->frames[i].parent == at.frame))
        i++;
    if (i == w->frame_count) /* there is room: each was pushed */
        w->frames[w->frame_count++] = (fig_frame){.back = at.pc + 1, .parent = at.frame};
    return (uint32_t)(w->m->frame_count + i);
}

/* On from an instruction that asks nothing of a token. */
static void go_on(wants *w, place at)
{
    const fig_instr *code = w->m->grammar->code, *in = &code[at.pc];
    if (in->op == FIG_OP_CALL)
        push(w, in->a, enter(w, at));
    else if (in->op == FIG_OP_RETURN)
        push(w, frame_of(w, at.frame).back, frame_of(w, at.frame).parent);
    for (uint32_t i = fig_way_count(in); i > 0; i--) /* the first way is taken first */
        push(w, fig_way(code, at.pc, i - 1), at.frame);
}

static void add(wants *w, const char *text)
{
    for (size_t i = 0; i < w->count; i++)
        if (strcmp(w->texts[i], text) == 0)
            return;
    if (w->count == MOST_WANTS) {
        w->more = true;
        return;
    }
    size_t n = strlen(text) < LONGEST_WANT ? strlen(text) : LONGEST_WANT - 1;
    memcpy(w->texts[w->count], text, n);
    w->texts[w->count++][n] = 0;
}

void fig_wanted_write(const fig_matcher *m, fig_strbuf *out)
{
    wants w = {.m = m};
    fig_strbuf one = {0};
    push(&w, m->furthest_pc, m->furthest_frame);
    while (w.stack_count) {
        const place at = w.stack[--w.stack_count];
        one.len = 0;
        if (put_instruction(m->grammar, &m->grammar->code[at.pc], &one))
            add(&w, fig_strbuf_cstr(&one));
        else
            go_on(&w, at);
    }
    for (size_t i = 0; i < w.count; i++)
        fig_strbuf_format(out, "%s%s", i == 0 ? "" : i + 1 == w.count && !w.more ? " or " : ", ", w.texts[i]);
    if (w.more)
        fig_strbuf_puts(out, " …");
    out->failed = out->failed || one.failed;
    fig_strbuf_clear(&one);
}
