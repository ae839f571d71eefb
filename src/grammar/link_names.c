/* Link names: every figure that a link's `make` names must be bound by its pattern, as a slip would make a link that does nothing. */
#include "compiler.h"
#include <string.h>

static bool binds(const fig_node *n, int name)
{
    for (; n; n = n->next)
        if ((n->type == FIG_NODE_BIND && n->name == name) || binds(n->child, name))
            return true;
    return false;
}

/* What `supply` takes from, other than a figure of its sentence. */
static bool is_source(const char *word)
{
    return strcmp(word, "story") == 0 || strcmp(word, "last") == 0 || strcmp(word, "those") == 0;
}

void fig_compile_link_names(fig_compiler *c, const fig_rule *link, const fig_node *tree)
{
    const fig_make *m = &link->make;
    bool supply = strcmp(m->verb, "supply") == 0; /* supply v unit scale from a: only the first and the last are figures */
    for (size_t i = 0; i < m->word_count; i++) {
        bool last = i + 1 == m->word_count;
        if (supply && ((i && !last) || (last && is_source(m->words[i]))))
            continue;
        if (!m->names[i] || !binds(tree, m->names[i]))
            fig_source_error(&c->g->source, link->def->path, link->def->make->line, link->def->make->column,
                             "`make` names %s, which no `match` line binds", m->words[i]);
    }
}
