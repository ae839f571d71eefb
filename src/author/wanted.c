/* Wanted: see wanted.h. */
#include "wanted.h"
#include "../text/token.h"
#include "figura/figure.h"

enum { MOST_STEPS = 400, MOST_WANTS = 5, LONGEST_WANT = 96 };

typedef struct wants {
    uint32_t stack[MOST_STEPS], seen[MOST_STEPS];
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
    switch ((fig_op)in->op) {
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
    case FIG_OP_BEGIN:
    case FIG_OP_SPLIT:
    case FIG_OP_ALT:
    case FIG_OP_JUMP:
    case FIG_OP_CALL:
    case FIG_OP_RETURN:
    case FIG_OP_BIND:
    case FIG_OP_UNBIND:
    case FIG_OP_PART:
    case FIG_OP_END_PART:
    case FIG_OP_OPEN:
    case FIG_OP_CLOSE:
    case FIG_OP_ACCEPT:
        break;
    }
    return false;
}

static void push(wants *w, uint32_t pc)
{
    for (size_t i = 0; i < w->seen_count; i++)
        if (w->seen[i] == pc)
            return;
    if (w->seen_count == MOST_STEPS || w->stack_count == MOST_STEPS) {
        w->more = true;
        return;
    }
    w->seen[w->seen_count++] = pc;
    w->stack[w->stack_count++] = pc;
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

void fig_wanted_write(const fig_grammar *g, uint32_t start, fig_strbuf *out)
{
    wants w = {.count = 0};
    fig_strbuf one = {0};
    push(&w, start);
    while (w.stack_count) {
        uint32_t pc = w.stack[--w.stack_count];
        const fig_instr *in = &g->code[pc];
        one.len = 0;
        if (put_instruction(g, in, &one)) {
            add(&w, fig_strbuf_cstr(&one));
        } else if (in->op == FIG_OP_SPLIT) { /* the first way is taken first */
            push(&w, in->b);
            push(&w, in->a);
        } else if (in->op == FIG_OP_ALT) {
            for (uint32_t i = in->a; i > 0; i--)
                push(&w, in[i].a);
        } else if (in->op == FIG_OP_JUMP || in->op == FIG_OP_CALL) {
            push(&w, in->a);
        } else if (in->op != FIG_OP_ACCEPT) {
            push(&w, pc + 1);
        }
    }
    for (size_t i = 0; i < w.count; i++)
        fig_strbuf_format(out, "%s%s", i == 0 ? "" : i + 1 == w.count && !w.more ? " or " : ", ", w.texts[i]);
    if (w.more)
        fig_strbuf_puts(out, " …");
    out->failed = out->failed || one.failed;
    fig_strbuf_clear(&one);
}
