/* Lexicon: see lexicon.h. Rows are cut exactly as text is (text/token.c). */
#include "lexicon.h"
#include "../base/alloc.h"
#include "../text/token.h"
#include "../text/utf8.h"
#include "form.h"
#include <string.h>

enum { PLAIN_BYTES = 48 };

static size_t predicate_place(const fig_lexicon *x, fig_predicate_type type, uint32_t of)
{
    size_t i = ((of * 12 + (uint32_t)type) * UINT64_C(0x9E3779B97F4A7C15) >> 32) & x->predicate_mask;
    for (; x->predicate_table[i]; i = (i + 1) & x->predicate_mask) {
        const fig_predicate *p = &x->g->predicates[x->predicate_table[i] - 1];
        if (p->type == type && p->of == of)
            break;
    }
    return i;
}

static bool grow_predicate_table(fig_lexicon *x)
{
    size_t size = x->predicate_table ? (x->predicate_mask + 1) * 2 : 1024;
    uint32_t *table = fig_calloc(size, sizeof *table);
    if (!table)
        return false;
    fig_free(x->predicate_table);
    x->predicate_table = table;
    x->predicate_mask = size - 1;
    for (uint32_t p = 0; p < x->g->predicate_count; p++)
        table[predicate_place(x, x->g->predicates[p].type, x->g->predicates[p].of)] = p + 1;
    return true;
}

uint32_t fig_lexicon_predicate(fig_lexicon *x, fig_predicate_type type, uint32_t of)
{
    fig_grammar *g = x->g;
    if ((!x->predicate_table || g->predicate_count * 2 > x->predicate_mask) && !grow_predicate_table(x)) {
        x->failed = true;
        return 0;
    }
    size_t place = predicate_place(x, type, of);
    if (x->predicate_table[place])
        return x->predicate_table[place] - 1;
    if (!fig_arena_grow(&g->flat, &g->predicates, &x->predicate_capacity, g->predicate_count + 1, sizeof *g->predicates)) {
        x->failed = true;
        return 0;
    }
    g->predicates[g->predicate_count] = (fig_predicate){type, of};
    x->predicate_table[place] = (uint32_t)++g->predicate_count;
    return (uint32_t)g->predicate_count - 1;
}

void fig_lexicon_clear(fig_lexicon *x)
{
    fig_free(x->predicate_table);
    x->predicate_table = NULL;
}

/* ---- rows ---- */

/* Words that a list is the first to have follow each other: so do their places. */
static uint32_t row_hash(uint32_t list, uint32_t word)
{
    return list * 0x9E3779B1u + word;
}

const fig_lex_entry *fig_grammar_rows(const fig_grammar *g, uint32_t list, uint32_t word)
{
    if (!word)
        return NULL;
    uint32_t i = g->lex_table[row_hash(list, word) & g->lex_mask];
    while (i && (g->entries[i].list != list || g->entries[i].word != word))
        i = g->entries[i].next;
    return i ? &g->entries[i] : NULL;
}

size_t fig_lexicon_plain_form(fig_lexicon *x, fig_str form, bool exact, fig_lex_token out[FIG_LONGEST_FORM])
{
    char key[PLAIN_BYTES];
    uint8_t begin[FIG_LONGEST_FORM], end[FIG_LONGEST_FORM];
    size_t count = 0;
    if (form.len > sizeof key)
        return 0;
    for (size_t i = 0; i < form.len; end[count++] = (uint8_t)i) {
        for (; form.ptr[i] == ' '; i++)
            if (i + 1 == form.len)
                return 0;
        if (count == FIG_LONGEST_FORM)
            return 0;
        begin[count] = (uint8_t)i;
        for (; i < form.len && (unsigned char)((form.ptr[i] | 32) - 'a') < 26; i++)
            key[i] = exact ? form.ptr[i] : (char)(form.ptr[i] | 32);
        if (i > begin[count])
            continue;
        if (form.ptr[i] < '!' || form.ptr[i] > '~' || form.ptr[i] == '\'' || (form.ptr[i] >= '0' && form.ptr[i] <= '9'))
            return 0;
        key[i] = form.ptr[i];
        i++;
    }
    for (size_t i = 0; i < count; i++)
        out[i] = (fig_lex_token){fig_lexicon_word(x, key + begin[i], (size_t)(end[i] - begin[i]), true),
                                 i && begin[i] == end[i - 1] ? FIG_GAP_GLUED : FIG_GAP_BLANK | FIG_GAP_BREAK};
    return count;
}

/* The same of any form, cut as text is; 0 where that has no or too many. */
static size_t all_tokens(fig_lexicon *x, fig_str form, bool exact, fig_tokens *tokens, fig_lex_token out[FIG_LONGEST_FORM])
{
    if (!fig_tokens_cut(tokens, form.ptr, form.len)) {
        x->failed = true;
        return 0;
    }
    if (tokens->count > FIG_LONGEST_FORM)
        return 0;
    for (size_t i = 0; i < tokens->count; i++)
        out[i] = (fig_lex_token){fig_lexicon_word(x, form.ptr + tokens->begin[i], tokens->end[i] - tokens->begin[i], exact),
                                 tokens->gap[i] == FIG_GAP_GLUED ? FIG_GAP_GLUED : FIG_GAP_BLANK | FIG_GAP_BREAK};
    return tokens->count;
}

static bool same_tokens(const fig_lex_token *a, const fig_lex_token *b, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (a[i].word != b[i].word || a[i].gap != b[i].gap)
            return false;
    return true;
}

/* The place of an entry, longest first, in its chain; NULL where a row with these tokens is there already: reported, unless side by side. */
static uint32_t *entry_place(fig_lexicon *x, const char *path, const fig_lex_entry *e, const fig_lex_token *rest)
{
    fig_grammar *g = x->g;
    uint32_t *at = &g->lex_table[row_hash(e->list, e->word) & g->lex_mask];
    for (; *at; at = &g->entries[*at].next) {
        const fig_lex_entry *o = &g->entries[*at];
        if (o->list != e->list || o->word != e->word)
            continue;
        if (o->token_count < e->token_count)
            break;
        if (o->token_count > e->token_count || !same_tokens(g->lex_tokens + o->tokens, rest, e->token_count))
            continue;
        const fig_row *row = fig_lex_row(g, e), *other = fig_lex_row(g, o);
        if (other->line != row->line || other->added != row->added) /* forms that fold to the same, side by side, do no harm */
            fig_source_error(&g->source, path, row->line, 1, "`%.*s` stands in list %s already, in line %d%s%s", (int)row->form.len,
                             row->form.ptr, g->lists[e->list].name, other->line, other->added == row->added ? "" : " of ",
                             other->added == row->added ? "" : g->lists[e->list].def->path);
        return NULL;
    }
    return at;
}

static void index_row(fig_lexicon *x, fig_list *list, const char *path, const fig_row *row, fig_tokens *tokens)
{
    fig_grammar *g = x->g;
    fig_lex_token token[FIG_LONGEST_FORM];
    size_t count = fig_lexicon_plain_form(x, row->form, list->cased, token);
    if (!count)
        count = all_tokens(x, row->form, list->cased, tokens, token);
    if (x->failed)
        return;
    if (!count) {
        fig_source_error(&g->source, path, row->line, 1, "a form has between 1 and %d tokens", FIG_LONGEST_FORM);
        return;
    }
    if (count > list->longest)
        list->longest = count;
    fig_lex_entry *e = &g->entries[g->entry_count];
    *e = (fig_lex_entry){.list = row->list,
                         .word = token[0].word,
                         .row = (uint32_t)(row - list->rows),
                         .tokens = (uint32_t)g->lex_token_count,
                         .token_count = (uint8_t)(count - 1)};
    uint32_t *at = entry_place(x, path, e, token + 1);
    if (!at)
        return;
    if (!fig_arena_grow(&g->flat, &g->lex_tokens, &x->lex_token_capacity, g->lex_token_count + count, sizeof *g->lex_tokens)) {
        x->failed = true;
        return;
    }
    memcpy(g->lex_tokens + g->lex_token_count, token + 1, (count - 1) * sizeof *token);
    g->lex_token_count += count - 1;
    e->next = *at;
    *at = (uint32_t)g->entry_count++;
    list->entry_count++;
}

/* Forms of one row stand behind each other and share its values. */
static bool same_row(const fig_row_source *a, const fig_row_source *b)
{
    return a && a->values.ptr == b->values.ptr && a->line == b->line;
}

static void add_rows(fig_lexicon *x, fig_list *list, const fig_def *def, fig_tokens *tokens)
{
    const fig_row_source *before = NULL;
    for (const fig_row_source *r = def->rows; r && !x->failed; before = r, r = r->next) {
        fig_row *row = &list->rows[list->row_count++];
        if (same_row(before, r)) {
            *row = row[-1];
            row->is_range = false;
            row->form = r->form;
        } else {
            *row = (fig_row){
                .form = r->form, .list = (uint32_t)(list - x->g->lists), .line = r->line, .added = def->more}; /* the text lasts */
            if (!fig_row_read_values(x, r->values, row))
                fig_source_error(&x->g->source, def->path, r->line, r->column, "a row has at most %d values and %d attributes",
                                 FIG_ROW_VALUES, FIG_ROW_ATTRS);
            fig_form_check_row(x->g, def->path, r, row);
        }
        if (fig_row_read_range(row->form, row) || fig_row_is_number(row->form, row))
            list->has_ranges = true;
        else if (fig_row_looks_like_range(row->form))
            fig_source_error(&x->g->source, def->path, r->line, r->column,
                             "`%.*s` is no range: it goes from the smaller number to the larger one, each of up to four digits",
                             (int)row->form.len, row->form.ptr);
        else if (row->form.ptr)
            index_row(x, list, def->path, row, tokens);
    }
}

static size_t count_rows(const fig_def *def)
{
    size_t n = 0;
    for (const fig_row_source *r = def->rows; r; r = r->next)
        n++;
    return n;
}

static void build_list(fig_lexicon *x, fig_list *list, fig_tokens *tokens)
{
    size_t n = count_rows(list->def);
    if (!n)
        fig_source_error(&x->g->source, list->def->path, list->def->line, 1, "list %s has no rows", list->name);
    for (const fig_def *more = list->added; more; more = more->added)
        n += count_rows(more);
    list->rows = fig_arena_alloc(&x->g->arena, (n + 1) * sizeof *list->rows);
    list->first_entry = x->g->entry_count;
    if (!list->rows) {
        x->failed = true;
        return;
    }
    add_rows(x, list, list->def, tokens);
    for (const fig_def *more = list->added; more; more = more->added)
        add_rows(x, list, more, tokens);
}

/* Tables for so many rows: their first words, mostly new ones. */
static bool ready_tables(fig_lexicon *x, size_t rows)
{
    fig_grammar *g = x->g;
    size_t size = 1024;
    while (size < rows * 2)
        size *= 2;
    g->lex_table = fig_arena_zalloc(&g->flat, size * sizeof *g->lex_table);
    g->lex_mask = size - 1;
    g->entries = fig_arena_alloc(&g->flat, (rows + 1) * sizeof *g->entries);
    g->entry_count = 1;
    return g->lex_table && g->entries && fig_lexicon_expect_words(x, rows - rows / 3 + 64);
}

void fig_lexicon_lists(fig_lexicon *x)
{
    fig_grammar *g = x->g;
    size_t rows = 0;
    for (const fig_def *d = g->source.first; d; d = d->next)
        rows += count_rows(d);
    fig_tokens tokens = {0};
    if (!ready_tables(x, rows))
        x->failed = true;
    for (uint32_t i = 0; i < g->list_count && !x->failed; i++)
        build_list(x, &g->lists[i], &tokens);
    fig_tokens_clear(&tokens);
}

/* ---- which predicates hold for which word ---- */

/* A predicate that holds for a word: the first time counted, the second, with room for all, written once. */
static void hold(fig_grammar *g, uint32_t word, uint32_t predicate, bool exact)
{
    fig_word *w = &g->words[word];
    uint32_t *count = exact ? &w->exact_count : &w->folded_count, *held = g->held ? g->held + (exact ? w->exact : w->folded) : NULL;
    for (size_t i = 0; held && i < *count; i++)
        if (held[i] == predicate)
            return;
    if (held)
        held[*count] = predicate;
    ++*count;
}

/* All that hold; `by_list`: predicate + 1 of single, first, rest, last of each list. */
static void hold_all(fig_grammar *g, const uint32_t *by_list)
{
    for (uint32_t p = 0; p < g->predicate_count; p++)
        if (g->predicates[p].type == FIG_IS_FOLDED || g->predicates[p].type == FIG_IS_EXACT)
            hold(g, g->predicates[p].of, p, g->predicates[p].type == FIG_IS_EXACT);
    for (uint32_t l = 0; l < g->list_count; l++) {
        const uint32_t *p = by_list + l * 4;
        const bool cased = g->lists[l].cased;
        for (size_t k = 0; p[0] && k < g->lists[l].entry_count; k++) {
            const fig_lex_entry *e = &g->entries[g->lists[l].first_entry + k];
            const fig_lex_token *tokens = g->lex_tokens + e->tokens;
            if (!e->token_count)
                hold(g, e->word, p[0] - 1, cased);
            else if (p[1])
                hold(g, e->word, p[1] - 1, cased);
            for (size_t i = 0; i < e->token_count && p[2]; i++)
                hold(g, tokens[i].word, p[2] - 1, cased);
            if (e->token_count && p[3])
                hold(g, tokens[e->token_count - 1].word, p[3] - 1, cased);
        }
    }
}

/* What was counted has its place in `held`, and is counted anew. */
static bool place_held(fig_grammar *g)
{
    uint32_t at = 0;
    for (uint32_t w = 1; w < g->word_count; w++) {
        fig_word *word = &g->words[w];
        word->folded = at;
        word->exact = at += word->folded_count;
        at += word->exact_count;
        word->folded_count = word->exact_count = 0;
    }
    g->held = fig_arena_alloc(&g->flat, (at + 1) * sizeof *g->held);
    return g->held != NULL;
}

static bool find_number_words(fig_grammar *g)
{
    size_t capacity = 0;
    for (uint32_t w = 1; w < g->word_count; w++) {
        fig_str t = fig_word_text(g, w);
        if (!t.len || (unsigned char)(t.ptr[0] - '0') > 9)
            continue;
        if (!fig_arena_grow(&g->flat, &g->number_words, &capacity, g->number_word_count + 1, sizeof *g->number_words))
            return false;
        g->number_words[g->number_word_count++] = w;
    }
    return true;
}

void fig_lexicon_finish(fig_lexicon *x)
{
    fig_grammar *g = x->g;
    if (x->failed)
        return; /* tables may be missing */
    uint32_t *by_list = fig_calloc(g->list_count * 4 + 1, sizeof *by_list);
    if (!by_list) {
        x->failed = true;
        return;
    }
    for (uint32_t p = 0; p < g->predicate_count; p++) {
        fig_predicate q = g->predicates[p];
        if (q.type == FIG_IS_SINGLE || q.type == FIG_IS_FIRST || q.type == FIG_IS_REST || q.type == FIG_IS_LAST)
            by_list[q.of * 4 + (uint32_t)(q.type - FIG_IS_SINGLE)] = p + 1;
    }
    hold_all(g, by_list);
    if (place_held(g) && find_number_words(g))
        hold_all(g, by_list);
    else
        x->failed = true;
    fig_free(by_list);
}

const fig_row *fig_grammar_row_of(const fig_grammar *g, uint32_t list, const char *text, size_t len)
{
    const fig_list *l = &g->lists[list];
    char key[68];
    if (len > 64)
        return NULL;
    const size_t n = (l->cased ? fig_fold_cased : fig_fold)(text, len, key);
    for (const fig_lex_entry *e = fig_grammar_rows(g, list, fig_grammar_word(g, key, n, fig_token_hash(key, n))); e; e = fig_lex_next(g, e))
        if (e->list == list && !e->token_count)
            return fig_lex_row(g, e);
    if (!l->has_ranges || n > 4)
        return NULL;
    int32_t value = 0;
    for (size_t i = 0; i < n; i++) {
        if (key[i] < '0' || key[i] > '9')
            return NULL;
        value = value * 10 + (key[i] - '0');
    }
    for (size_t i = 0; i < l->row_count; i++)
        if (l->rows[i].is_range && value >= l->rows[i].low && value <= l->rows[i].high &&
            (!l->rows[i].width || (size_t)l->rows[i].width == n))
            return &l->rows[i];
    return NULL;
}
