/* Lexicon: see lexicon.h. Rows are cut exactly as text is (text/token.c). */
#include "lexicon.h"
#include "../base/alloc.h"
#include "../text/token.h"
#include "../text/utf8.h"
#include <stdlib.h>
#include <string.h>

uint32_t fig_grammar_word(const fig_grammar *g, const char *text, size_t len, uint32_t hash)
{
    if (!g->word_table)
        return 0;
    for (size_t i = hash & g->word_mask;; i = (i + 1) & g->word_mask) {
        uint32_t w = g->word_table[i];
        if (!w || (g->words[w].text.len == len && memcmp(g->words[w].text.ptr, text, len) == 0))
            return w;
    }
}

static bool rehash_words(fig_grammar *g)
{
    size_t size = g->word_mask ? (g->word_mask + 1) * 2 : 4096;
    uint32_t *table = fig_calloc(size, sizeof *table);
    if (!table)
        return false;
    for (uint32_t w = 1; w < g->word_count; w++) {
        size_t i = fig_token_hash(g->words[w].text.ptr, g->words[w].text.len) & (size - 1);
        while (table[i])
            i = (i + 1) & (size - 1);
        table[i] = w;
    }
    fig_free(g->word_table);
    g->word_table = table;
    g->word_mask = size - 1;
    return true;
}

uint32_t fig_lexicon_word(fig_lexicon *x, const char *text, size_t len, bool exact)
{
    fig_grammar *g = x->g;
    char small[68], *folded = len + 4 <= sizeof small ? small : fig_arena_alloc(&g->arena, len + 4);
    if (!folded || (!g->word_table && !rehash_words(g)))
        goto fail;
    const char *key = exact ? text : folded;
    if (!exact)
        len = fig_fold(text, len, folded);
    uint32_t hash = fig_token_hash(key, len), w = fig_grammar_word(g, key, len, hash);
    if (w)
        return w;
    if (g->word_count == 0)
        g->word_count = 1;
    key = fig_arena_copy(&g->arena, key, len);
    if (!key || !fig_grow(&g->words, &x->word_capacity, g->word_count + 1, sizeof *g->words))
        goto fail;
    w = (uint32_t)g->word_count++;
    g->words[w] = (fig_word){.text = {key, len}};
    size_t i = hash & g->word_mask;
    while (g->word_table[i])
        i = (i + 1) & g->word_mask;
    g->word_table[i] = w;
    if (g->word_count * 2 > g->word_mask && !rehash_words(g))
        goto fail;
    return w;
fail:
    x->failed = true;
    return 0;
}

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
    if (!fig_grow(&g->predicates, &x->predicate_capacity, g->predicate_count + 1, sizeof *g->predicates)) {
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

/* 12, 0.5, 1/100, 10^6, -3 */
static bool parse_number(fig_number_pool *pool, const char *t, fig_number *out)
{
    bool negative = *t == '-';
    t += negative;
    if ((*t >= 'a' && *t <= 'z') || (*t >= 'A' && *t <= 'Z'))
        return false;
    const char *caret = strchr(t, '^'), *slash = strchr(t, '/');
    fig_number a, b;
    if (caret) {
        if (strncmp(t, "10^", 3) != 0 || strlen(t) > 7)
            return false;
        *out = fig_number_scale(pool, fig_number_int(1), atoi(t + 3));
        return t[3] >= '0' && t[3] <= '9';
    }
    if (slash) {
        if (fig_number_parse(pool, t, (size_t)(slash - t), '.', "", &a, NULL) ||
            fig_number_parse(pool, slash + 1, strlen(slash + 1), '.', "", &b, NULL) || fig_number_is_zero(b))
            return false;
        *out = fig_number_div(pool, a, b);
    } else if (fig_number_parse(pool, t, strlen(t), '.', "", out, NULL)) {
        return false;
    }
    if (negative)
        *out = fig_number_neg(pool, *out);
    return true;
}

/* Cut "KRW KPW from=1962" into values and attributes; `=` at once behind a word makes it an attribute. */
static void parse_values(fig_lexicon *x, fig_str text, fig_row *row)
{
    size_t words = 1, marks = 0;
    for (size_t i = 0; i < text.len; i++) {
        words += text.ptr[i] == ' ';
        marks += text.ptr[i] == '=';
    }
    row->attrs = fig_arena_alloc(&x->g->arena, marks * sizeof *row->attrs + words * sizeof *row->values + text.len + 1);
    if (!row->attrs) {
        x->failed = true;
        return;
    }
    row->values = (const char **)(void *)(row->attrs + marks);
    char *copy = (char *)(row->values + words);
    if (text.len)
        memcpy(copy, text.ptr, text.len);
    copy[text.len] = 0;
    for (char *p = copy; *p;) {
        while (*p == ' ')
            p++;
        if (!*p)
            break;
        char *begin = p, *equals = NULL;
        bool quoted = false;
        for (; *p && (quoted || *p != ' '); p++) {
            if (*p == '"')
                quoted = !quoted;
            else if (*p == '=' && !quoted && !equals)
                equals = p;
        }
        if (*p)
            *p++ = 0;
        char *value = equals && equals > begin ? equals + 1 : begin;
        size_t n = strlen(value);
        if (n >= 2 && value[0] == '"' && value[n - 1] == '"') {
            value[n - 1] = 0;
            value++;
        }
        if (equals && equals > begin) {
            *equals = 0;
            row->attrs[row->attr_count++] = (fig_attr){begin, value};
        } else {
            row->values[row->value_count++] = value;
        }
    }
    if (row->value_count)
        row->has_number = parse_number(&x->g->numbers, row->values[0], &row->number);
}

/* "1..31", "00..59" */
static bool parse_range(fig_str form, fig_row *row)
{
    size_t i = 0, j;
    long low = 0, high = 0;
    for (; i < form.len && i < 4 && form.ptr[i] >= '0' && form.ptr[i] <= '9'; i++)
        low = low * 10 + (form.ptr[i] - '0');
    if (!i || i + 3 > form.len || form.ptr[i] != '.' || form.ptr[i + 1] != '.')
        return false;
    for (j = i + 2; j < form.len && j < i + 6 && form.ptr[j] >= '0' && form.ptr[j] <= '9'; j++)
        high = high * 10 + (form.ptr[j] - '0');
    if (j != form.len || high < low)
        return false;
    row->is_range = true;
    row->low = (int32_t)low;
    row->high = (int32_t)high;
    row->width = form.ptr[0] == '0' && i > 1 ? (int)i : 0;
    return true;
}

static void add_entry(fig_lexicon *x, fig_lex_entry *e)
{
    fig_grammar *g = x->g;
    size_t h = (e->list * 0x9E3779B1u ^ e->word * 0x85EBCA77u) & g->lex_mask;
    fig_lex_entry **at = &g->lex_table[h];
    while (*at && !((*at)->list == e->list && (*at)->word == e->word && (*at)->token_count < e->token_count))
        at = &(*at)->next;
    e->next = *at;
    *at = e;
}

const fig_lex_entry *fig_grammar_rows(const fig_grammar *g, uint32_t list, uint32_t word)
{
    if (!word)
        return NULL;
    const fig_lex_entry *e = g->lex_table[(list * 0x9E3779B1u ^ word * 0x85EBCA77u) & g->lex_mask];
    while (e && (e->list != list || e->word != word))
        e = e->next;
    return e;
}

static void index_row(fig_lexicon *x, fig_list *list, fig_row *row, fig_tokens *tokens, const char *path)
{
    fig_grammar *g = x->g;
    if (!fig_tokens_cut(tokens, row->form.ptr, row->form.len)) {
        x->failed = true;
        return;
    }
    if (tokens->count == 0 || tokens->count > 12) {
        fig_source_error(&g->source, path, row->line, 1, "a form has between 1 and 12 tokens");
        return;
    }
    fig_lex_token *rest = tokens->count > 1 ? fig_arena_alloc(&g->arena, (tokens->count - 1) * sizeof *rest) : NULL;
    fig_lex_entry *e = fig_arena_alloc(&g->arena, sizeof *e);
    if ((tokens->count > 1 && !rest) || !e) {
        x->failed = true;
        return;
    }
    *e = (fig_lex_entry){.list = row->list, .row = row, .tokens = rest, .token_count = tokens->count - 1};
    for (size_t i = 0; i < tokens->count; i++) {
        uint32_t w = fig_lexicon_word(x, row->form.ptr + tokens->begin[i], tokens->end[i] - tokens->begin[i], list->cased);
        if (i == 0)
            e->word = w;
        else
            rest[i - 1] = (fig_lex_token){w, tokens->gap[i] == FIG_GAP_GLUED ? FIG_GAP_GLUED : FIG_GAP_BLANK | FIG_GAP_BREAK};
    }
    if (tokens->count > list->longest)
        list->longest = tokens->count;
    for (const fig_lex_entry *o = fig_grammar_rows(g, e->list, e->word); o; o = o->next)
        if (o->list == e->list && o->word == e->word && o->token_count == e->token_count &&
            (!e->token_count || memcmp(o->tokens, rest, e->token_count * sizeof *rest) == 0)) {
            if (o->row->line != row->line) /* forms that fold to the same, side by side, do no harm */
                fig_source_error(&g->source, path, row->line, 1, "`%.*s` stands in this list already, in line %d", (int)row->form.len,
                                 row->form.ptr, o->row->line);
            return;
        }
    add_entry(x, e);
}

static void build_list(fig_lexicon *x, uint32_t index, fig_tokens *tokens)
{
    fig_list *list = &x->g->lists[index];
    size_t n = 0;
    for (const fig_row_source *r = list->def->rows; r; r = r->next)
        n++;
    if (!n)
        fig_source_error(&x->g->source, list->def->path, list->def->line, 1, "list %s has no rows", list->name);
    list->rows = fig_arena_zalloc(&x->g->arena, (n + 1) * sizeof *list->rows);
    if (!list->rows) {
        x->failed = true;
        return;
    }
    const fig_row_source *before = NULL;
    for (const fig_row_source *r = list->def->rows; r; before = r, r = r->next) {
        fig_row *row = &list->rows[list->row_count++];
        if (before && before->values.ptr == r->values.ptr && before->line == r->line)
            *row = row[-1]; /* forms of one row share its values */
        row->is_range = false;
        row->list = index;
        row->line = r->line;
        row->form = r->form; /* the text lasts */
        if (!(before && before->values.ptr == r->values.ptr && before->line == r->line))
            parse_values(x, r->values, row);
        if (parse_range(row->form, row))
            list->has_ranges = true;
        else if (row->form.ptr)
            index_row(x, list, row, tokens, list->def->path);
        if (x->failed)
            return;
    }
}

void fig_lexicon_lists(fig_lexicon *x)
{
    fig_grammar *g = x->g;
    size_t rows = 0, size = 1024;
    for (const fig_def *d = g->source.first; d; d = d->next)
        for (const fig_row_source *r = d->rows; r; r = r->next)
            rows++;
    while (size < rows * 2)
        size *= 2;
    g->lex_table = fig_arena_zalloc(&g->arena, size * sizeof *g->lex_table);
    g->lex_mask = size - 1;
    fig_tokens tokens = {0};
    if (!g->lex_table)
        x->failed = true;
    for (uint32_t i = 0; i < g->list_count && !x->failed; i++)
        build_list(x, i, &tokens);
    fig_tokens_clear(&tokens);
}

/* ---- which predicates hold for which word ---- */

static void hold(fig_lexicon *x, uint32_t word, uint32_t predicate, bool exact)
{
    fig_word *w = &x->g->words[word];
    uint32_t **list = exact ? &w->exact : &w->folded;
    size_t *count = exact ? &w->exact_count : &w->folded_count;
    for (size_t i = 0; i < *count; i++)
        if ((*list)[i] == predicate)
            return;
    if ((*count & (*count - 1)) == 0) { /* a power of two: room doubles */
        uint32_t *more = fig_arena_alloc(&x->g->arena, (*count ? *count * 2 : 1) * sizeof *more);
        if (!more) {
            x->failed = true;
            return;
        }
        if (*count)
            memcpy(more, *list, *count * sizeof *more);
        *list = more;
    }
    (*list)[(*count)++] = predicate;
}

void fig_lexicon_finish(fig_lexicon *x)
{
    fig_grammar *g = x->g;
    if (x->failed)
        return;                                                             /* tables may be missing */
    uint32_t *by_list = fig_calloc(g->list_count * 3 + 1, sizeof *by_list); /* predicate + 1 of single, first, rest */
    if (!by_list) {
        x->failed = true;
        return;
    }
    for (uint32_t p = 0; p < g->predicate_count; p++) {
        fig_predicate q = g->predicates[p];
        if (q.type == FIG_IS_FOLDED || q.type == FIG_IS_EXACT)
            hold(x, q.of, p, q.type == FIG_IS_EXACT);
        else if (q.type == FIG_IS_SINGLE || q.type == FIG_IS_FIRST || q.type == FIG_IS_REST)
            by_list[q.of * 3 + (uint32_t)(q.type - FIG_IS_SINGLE)] = p + 1;
    }
    for (size_t h = 0; h <= g->lex_mask; h++)
        for (const fig_lex_entry *e = g->lex_table[h]; e; e = e->next) {
            const uint32_t *p = by_list + e->list * 3;
            bool cased = g->lists[e->list].cased;
            if (!e->token_count && p[0])
                hold(x, e->word, p[0] - 1, cased);
            if (e->token_count && p[1])
                hold(x, e->word, p[1] - 1, cased);
            for (size_t i = 0; i < e->token_count && p[2]; i++)
                hold(x, e->tokens[i].word, p[2] - 1, cased);
        }
    fig_free(by_list);
}

const fig_row *fig_grammar_row_of(const fig_grammar *g, uint32_t list, const char *text, size_t len)
{
    const fig_list *l = &g->lists[list];
    char key[68];
    if (len > 64)
        return NULL;
    size_t n = len;
    if (l->cased)
        memcpy(key, text, len);
    else
        n = fig_fold(text, len, key);
    for (const fig_lex_entry *e = fig_grammar_rows(g, list, fig_grammar_word(g, key, n, fig_token_hash(key, n))); e; e = e->next)
        if (e->list == list && !e->token_count)
            return e->row;
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

const char *fig_row_attr(const fig_row *row, const char *key)
{
    for (size_t i = 0; i < row->attr_count; i++)
        if (strcmp(row->attrs[i].key, key) == 0)
            return row->attrs[i].value;
    return NULL;
}

const char *fig_make_attr(const fig_make *make, const char *key)
{
    for (size_t i = 0; i < make->attr_count; i++)
        if (strcmp(make->attrs[i].key, key) == 0)
            return make->attrs[i].value;
    return NULL;
}
