/*
 * Element: what a single place of a link can be, as a node of its sketch.
 *
 * in   'to' · {list} · {money.bare} · (',' | 'in' {list}) · 'rose' ('above' | 'past') 'the'? · {Cap}!{stop-word}
 * out  a node: terms, figures, branches
 */
#include "element.h"
#include <string.h>

enum { LONGEST_PHRASE = 16, MOST_ROWS = 64, LONGEST_ROW = 6 };

static bool add_branch(fig_element *e, fig_sketch_branch b)
{
    if (e->branch_count == FIG_ELEMENT_BRANCHES)
        return false;
    e->branches[e->branch_count++] = b;
    return true;
}

static bool add_words(fig_compiler *c, fig_element *e, const fig_sketch_word *words, size_t count)
{
    fig_sketches *k = &c->g->sketches;
    uint32_t first = (uint32_t)k->word_count;
    if (count == 1 && !fig_term_add_pair(&e->single, words->pair.is, words->pair.but))
        return false;
    for (size_t i = 0; count > 1 && i < count; i++)
        if (!fig_term_add_pair(i ? &e->tail : &e->head, words[i].pair.is, words[i].pair.but))
            return false;
    for (size_t i = 0; i < count; i++) {
        fig_sketch_word *w = fig_sketch_slot(c, &k->words, &k->word_count, &k->word_capacity, sizeof *k->words);
        if (!w)
            return false;
        *w = words[i];
    }
    if (e->longest < count)
        e->longest = count;
    return add_branch(e, (fig_sketch_branch){FIG_BRANCH_WORDS, first, (uint32_t)count});
}

static size_t literal_words(fig_compiler *c, const fig_node *n, fig_sketch_word out[LONGEST_PHRASE])
{
    const fig_tokens *t = &c->tokens;
    if (!fig_tokens_cut(&c->tokens, n->text.ptr, n->text.len)) {
        fig_compile_nomem(c);
        return 0;
    }
    if (t->count > LONGEST_PHRASE)
        return 0;
    for (size_t i = 0; i < t->count; i++) {
        uint32_t word = fig_lexicon_word(&c->lex, n->text.ptr + t->begin[i], t->end[i] - t->begin[i], n->cased);
        out[i] = (fig_sketch_word){{fig_lexicon_predicate(&c->lex, n->cased ? FIG_IS_EXACT : FIG_IS_FOLDED, word), FIG_NO_PREDICATE},
                                   t->gap[i] == FIG_GAP_GLUED ? FIG_GAP_GLUED : FIG_GAP_BLANK | FIG_GAP_BREAK};
    }
    return t->count;
}

static bool add_list(fig_compiler *c, fig_element *e, uint32_t index)
{
    fig_list *list = &c->g->lists[index];
    fig_compile_use_list(c, list);
    e->list = true;
    if (list->longest > e->longest)
        e->longest = list->longest;
    return list->longest <= LONGEST_PHRASE && fig_term_add_pair(&e->single, list->single, FIG_NO_PREDICATE) &&
           (list->longest < 2 ||
            (fig_term_add_pair(&e->head, list->first, FIG_NO_PREDICATE) && fig_term_add_pair(&e->tail, list->rest, FIG_NO_PREDICATE))) &&
           add_branch(e, (fig_sketch_branch){FIG_BRANCH_LIST, index, 0});
}

static bool add_figure(fig_element *e, uint32_t kinds, uint32_t want)
{
    if (!add_branch(e, (fig_sketch_branch){FIG_BRANCH_FIGURE, kinds, want}))
        return false;
    for (size_t i = 0; i < e->figure_count; i++)
        if (e->figures[i].want == want) {
            e->figures[i].kinds |= kinds;
            return true;
        }
    if (e->figure_count == FIG_ELEMENT_FIGURES)
        return false;
    e->figures[e->figure_count++] = (fig_sketch_figure){kinds, want};
    return true;
}

static bool collect(fig_compiler *c, fig_element *e, const fig_node *n);

static bool add_reference(fig_compiler *c, fig_element *e, const fig_node *n)
{
    uint32_t want, kinds = fig_compile_kinds(n->text, &want), predicate;
    int list = fig_grammar_list_index(c->g, n->text.ptr, n->text.len);
    if (kinds)
        return add_figure(e, kinds, want);
    const fig_node *part = fig_sketch_part(c, n);
    if (part)
        return collect(c, e, part);
    if (fig_grammar_part_index(c->g, n->text.ptr, n->text.len) >= 0 || !fig_compile_single(c, n, &predicate))
        return false;
    if (list >= 0 && predicate == c->g->lists[list].single)
        return add_list(c, e, (uint32_t)list);
    if (predicate == c->g->builtin[FIG_IS_ANY])
        return e->any = true;
    const fig_sketch_word word = {{predicate, FIG_NO_PREDICATE}, 0};
    return add_words(c, e, &word, 1);
}

/* All that a sequence can read, in the order in which the matcher tries it. */
typedef struct rows {
    struct {
        fig_sketch_word words[LONGEST_ROW];
        size_t length;
    } of[MOST_ROWS];
    size_t count;
} rows;

static bool expand(fig_compiler *c, const fig_node *n, rows *out);

/* Each of `all` with each of what n can read behind it. */
static bool expand_behind(fig_compiler *c, const fig_node *n, rows *all)
{
    rows more, out = {.count = 0};
    if (!expand(c, n, &more) || all->count * more.count > MOST_ROWS)
        return false;
    for (size_t i = 0; i < all->count; i++)
        for (size_t k = 0; k < more.count; k++, out.count++) {
            const size_t before = all->of[i].length, behind = more.of[k].length;
            if (before + behind > LONGEST_ROW)
                return false;
            out.of[out.count] = all->of[i];
            memcpy(out.of[out.count].words + before, more.of[k].words, behind * sizeof *more.of[k].words);
            out.of[out.count].length = before + behind;
        }
    *all = out;
    return true;
}

static bool expand(fig_compiler *c, const fig_node *n, rows *out)
{
    fig_sketch_word one[LONGEST_PHRASE];
    rows more;
    out->count = 1;
    out->of[0].length = 0;
    switch (n->type) {
    case FIG_NODE_LITERAL:
        if (literal_words(c, n, one) != 1)
            return false;
        one[0].gap = FIG_DEFAULT_GAP;
        out->of[0].words[out->of[0].length++] = one[0];
        return true;
    case FIG_NODE_SEQ:
        for (const fig_node *k = n->child; k; k = k->next)
            if (!expand_behind(c, k, out))
                return false;
        return true;
    case FIG_NODE_REPEAT: /* one may stand there, or not */
        if (n->min || n->max != 1 || !expand(c, n->child, out) || out->count == MOST_ROWS)
            return false;
        out->of[out->count++].length = 0;
        return true;
    case FIG_NODE_ALT:
        out->count = 0;
        for (const fig_node *k = n->child; k; k = k->next) {
            if (!expand(c, k, &more) || out->count + more.count > MOST_ROWS)
                return false;
            memcpy(out->of + out->count, more.of, more.count * sizeof *more.of);
            out->count += more.count;
        }
        return true;
    case FIG_NODE_REF:
    case FIG_NODE_NOT:
    case FIG_NODE_BUT:
    case FIG_NODE_BIND:
    case FIG_NODE_GAP:
    case FIG_NODE_GLUE:
    case FIG_NODE_LINE:
    case FIG_NODE_SENTENCE:
    case FIG_NODE_OPEN:
    case FIG_NODE_CLOSE:
        break;
    }
    return false;
}

/* 'down' 'at' · 'rose' ('above' | 'past') 'the'? */
static bool add_sequence(fig_compiler *c, fig_element *e, const fig_node *n)
{
    rows all;
    if (!expand(c, n, &all))
        return false;
    for (size_t i = 0; i < all.count; i++)
        if (!all.of[i].length || !add_words(c, e, all.of[i].words, all.of[i].length))
            return false;
    return true;
}

static bool collect(fig_compiler *c, fig_element *e, const fig_node *n)
{
    fig_sketch_word words[LONGEST_PHRASE];
    uint32_t a, b;
    size_t count;
    if (c->failed)
        return false;
    switch (n->type) {
    case FIG_NODE_LITERAL:
        count = literal_words(c, n, words);
        return count && add_words(c, e, words, count);
    case FIG_NODE_REF:
        return add_reference(c, e, n);
    case FIG_NODE_BUT:
        if (!fig_compile_single(c, n->child, &a) || !n->child->next || !fig_compile_single(c, n->child->next, &b))
            return false;
        words[0] = (fig_sketch_word){{a, b}, 0};
        return add_words(c, e, words, 1);
    case FIG_NODE_NOT:
        e->any = e->not = true;
        return fig_compile_single(c, n->child, &a) && add_branch(e, (fig_sketch_branch){FIG_BRANCH_NOT, a, 0});
    case FIG_NODE_ALT:
        for (const fig_node *k = n->child; k; k = k->next)
            if (!collect(c, e, k))
                return false;
        return true;
    case FIG_NODE_SEQ:
        return n->child && !n->child->next ? collect(c, e, n->child) : add_sequence(c, e, n);
    case FIG_NODE_REPEAT:
    case FIG_NODE_BIND:
    case FIG_NODE_GAP:
    case FIG_NODE_GLUE:
    case FIG_NODE_LINE:
    case FIG_NODE_SENTENCE:
    case FIG_NODE_OPEN:
    case FIG_NODE_CLOSE:
        break;
    }
    return false;
}

/* Figures, the longest row and the phrase that it begins with, each such mix once. false: out of memory, or too many. */
static bool keep_mix(fig_compiler *c, const fig_element *e, uint16_t phrase, fig_sketch_node *out)
{
    fig_sketches *k = &c->g->sketches;
    const size_t bytes = e->figure_count * sizeof *e->figures;
    size_t i = 0;
    for (; i < k->mix_count; i++) {
        const fig_sketch_mix *m = &k->mixes[i];
        if (m->phrase == phrase && m->longest == e->longest && m->figure_count == e->figure_count &&
            (!bytes || memcmp(k->figures + m->figures, e->figures, bytes) == 0))
            break;
    }
    out->mix = (uint16_t)i;
    if (i < k->mix_count)
        return true;
    fig_sketch_mix *mix = i > UINT16_MAX ? NULL : fig_sketch_slot(c, &k->mixes, &k->mix_count, &k->mix_capacity, sizeof *k->mixes);
    if (!mix)
        return false;
    *mix = (fig_sketch_mix){(uint32_t)k->figure_count, phrase, (uint8_t)e->figure_count, (uint8_t)e->longest};
    for (i = 0; i < e->figure_count; i++) {
        fig_sketch_figure *f = fig_sketch_slot(c, &k->figures, &k->figure_count, &k->figure_capacity, sizeof *k->figures);
        if (!f)
            return false;
        *f = e->figures[i];
    }
    return true;
}

/* Branches, where the way forward asks for them. */
static bool keep_branches(fig_compiler *c, const fig_element *e, bool branches, fig_sketch_way *way)
{
    fig_sketches *k = &c->g->sketches;
    *way = (fig_sketch_way){.branches = (uint32_t)k->branch_count, .branch_count = branches ? (uint8_t)e->branch_count : 0};
    for (size_t i = 0; branches && i < e->branch_count; i++) {
        fig_sketch_branch *b = fig_sketch_slot(c, &k->branches, &k->branch_count, &k->branch_capacity, sizeof *k->branches);
        if (!b)
            return false;
        *b = e->branches[i];
    }
    return true;
}

bool fig_sketch_element(fig_compiler *c, const fig_node *n, bool bound, fig_sketch_node *out, fig_sketch_way *way)
{
    fig_element e = {.longest = 1};
    size_t words = c->g->sketches.word_count;
    if (!collect(c, &e, n) || (e.any && (e.longest > 1 || e.branch_count > 1))) {
        c->g->sketches.word_count = words;
        return false;
    }
    const bool phrase = e.longest > 1;
    const uint16_t number = phrase ? fig_term_phrase_of(c, &e.head, &e.tail) : 0;
    if (phrase && !number)
        return false;
    *out = (fig_sketch_node){.term = fig_term_of(c, &e.single, true), .plain = !e.figure_count};
    if (phrase)
        out->op = FIG_SKETCH_PHRASE;
    else if (e.any)
        out->op = FIG_SKETCH_ANY;
    else if (e.figure_count > 1 || (e.figure_count && e.single.count))
        out->op = FIG_SKETCH_EITHER;
    else if (e.figure_count)
        out->op = FIG_SKETCH_FIGURE;
    else
        out->op = FIG_SKETCH_TERM;
    if (out->op == FIG_SKETCH_FIGURE) {
        out->kinds = (uint16_t)e.figures[0].kinds;
        out->want = (uint8_t)e.figures[0].want;
    }
    if ((phrase || out->op == FIG_SKETCH_EITHER) && !keep_mix(c, &e, (uint16_t)(phrase ? number - 1 : 0), out))
        return false;
    return keep_branches(c, &e, phrase || e.not || (bound && e.list), way) && !c->failed;
}

const fig_node *fig_sketch_run(fig_compiler *c, const fig_node *first, const fig_node **rest)
{
    fig_element e = {.longest = 1};
    const size_t words = c->g->sketches.word_count;
    const fig_node *k = first;
    fig_node *run = fig_arena_zalloc(&c->trees, sizeof *run), *last = NULL;
    while (run && k && collect(c, &e, k) && !e.any) {
        fig_node *copy = fig_arena_alloc(&c->trees, sizeof *copy);
        if (!copy) {
            run = NULL;
            break;
        }
        *copy = *k;
        copy->next = NULL;
        *(last ? &last->next : &run->child) = copy;
        last = copy;
        k = k->next;
    }
    c->g->sketches.word_count = words;
    if (!run) {
        fig_compile_nomem(c);
        return NULL;
    }
    run->type = FIG_NODE_ALT;
    *rest = last && last != run->child ? k : first->next;
    return last && last != run->child ? run : first;
}

bool fig_element_read(fig_compiler *c, const fig_node *n, fig_element *e)
{
    const size_t words = c->g->sketches.word_count;
    const bool one = collect(c, e, n);
    c->g->sketches.word_count = words;
    return one;
}
