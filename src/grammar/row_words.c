/*
 * Row words: the rows of a list that a pattern binds as `direction` say up or down, those of `rel` since, from …: whatever else they say would mean nothing.
 *
 * in   direction:{move-word}, whose row is `soared = upp`          out   "`upp` says no direction; did you mean `up`? …", at that row
 */
#include "../base/str.h"
#include "compiler.h"
#include "form.h"
#include "meant.h"

static const struct {
    fig_name name;
    const char *words;
} kinds[] = {{FIG_NAME_DIRECTION, "up|down"},
             {FIG_NAME_MOD, FIG_FORM_MODS},
             {FIG_NAME_REL, FIG_FORM_RELS},
             {FIG_NAME_PART, FIG_FORM_PARTS},
             {FIG_NAME_WINDOW, "back|forward|within|within-next"},
             {FIG_NAME_STATUS, FIG_FORM_STATUSES},
             {FIG_NAME_FREQUENCY, FIG_FORM_FREQUENCIES},
             {FIG_NAME_ADJUSTMENT, FIG_FORM_ADJUSTMENTS},
             {FIG_NAME_BASIS, FIG_FORM_BASES}};

enum { KINDS = sizeof kinds / sizeof *kinds };

/* The definition that a row stands in: the list's, or one that adds to it. */
static const fig_def *home_of(const fig_list *list, const fig_row *row)
{
    const fig_def *d = list->def, *next = list->added;
    while (next && !(row->form.ptr >= d->text.ptr && row->form.ptr < d->text.ptr + d->text.len)) {
        d = next;
        next = next->added;
    }
    return d;
}

/* Where the value stands in the row's line, else where the row does. */
static int column_of(const fig_def *def, const fig_row *row)
{
    const char *begin = row->form.ptr, *end = def->text.ptr + def->text.len;
    if (begin < def->text.ptr || begin >= end)
        return 1;
    while (begin > def->text.ptr && begin[-1] != '\n')
        begin--;
    const size_t len = strlen(row->values[0]);
    for (const char *p = row->form.ptr + row->form.len; p + 3 + len <= end && *p != '\n'; p++)
        if (memcmp(p, " = ", 3) == 0 && memcmp(p + 3, row->values[0], len) == 0)
            return (int)(p + 3 - begin) + 1;
    return (int)(row->form.ptr - begin) + 1;
}

static void refuse(fig_grammar *g, const fig_list *list, const fig_row *row, fig_name name, fig_str words)
{
    const fig_def *def = home_of(list, row);
    const fig_str said = {row->values[0], strlen(row->values[0])};
    fig_strbuf b = {0};
    fig_strbuf_format(&b, "`%s` is no `%s`, which rows of %s say", row->values[0], fig_name_text(name), list->name);
    fig_strbuf_puts(&b, fig_meant_among(&b, said, words, "") ? " There are " : "; there are ");
    fig_meant_list(&b, words);
    fig_source_error(&g->source, def->path, row->line, column_of(def, row), "%s", fig_strbuf_cstr(&b));
    fig_strbuf_clear(&b);
}

static void check_rows(fig_grammar *g, const fig_list *list, fig_name name, fig_str words)
{
    for (size_t i = 0; i < list->row_count; i++) {
        const fig_row *row = &list->rows[i];
        const bool again = i && row->values == row[-1].values; /* one more form of it */
        if (again || !row->value_count || !*row->values[0])
            continue;
        fig_str rest = words, word;
        bool known = false;
        while (!known && fig_str_part(&rest, '|', &word))
            known = fig_str_is(word, row->values[0]);
        if (!known)
            refuse(g, list, row, name, words);
    }
}

/* The lists that an item stands for; each is asked once. */
static void check_lists(fig_compiler *c, const fig_node *n, size_t kind)
{
    if (n->type == FIG_NODE_ALT || n->type == FIG_NODE_SEQ || n->type == FIG_NODE_REPEAT)
        for (const fig_node *k = n->child; k; k = k->next)
            check_lists(c, k, kind);
    const int list = n->type == FIG_NODE_REF ? fig_grammar_list_index(c->g, n->text.ptr, n->text.len) : -1;
    if (list < 0 || c->lists_checked[list] >> kind & 1)
        return;
    c->lists_checked[list] |= (uint16_t)(1u << kind);
    check_rows(c->g, &c->g->lists[list], kinds[kind].name, (fig_str){kinds[kind].words, strlen(kinds[kind].words)});
}

void fig_compile_row_words(fig_compiler *c, const fig_node *bind)
{
    for (size_t i = 0; i < KINDS; i++)
        if (kinds[i].name == (fig_name)bind->name)
            check_lists(c, bind->child, i);
}
