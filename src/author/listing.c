/*
 * Listing: what a grammar holds, and the text of one definition.
 *
 * in   a prefix of names, or a name          out   one line a definition: name, place, what it is about; or the definition as it is written
 */
#include "../base/error.h"
#include "../engine.h"
#include "author.h"

static const char *const type_names[] = {"list", "part", "shape", "rule", "link", "fact", "head"};

/* A list, part or shape says what it is about in no line of its own: its first match, expression or rows stand for it. */
static void put_about(const fig_grammar *g, const fig_def *d, fig_strbuf *out)
{
    fig_str about = d->about ? d->about->text : d->matches ? d->matches->text : d->regex;
    if (d->type != FIG_DEF_LIST) {
        fig_strbuf_add(out, about.ptr, about.len);
        return;
    }
    if (d->more) {
        fig_strbuf_puts(out, "more rows of it");
        return;
    }
    const fig_list *list = &g->lists[fig_grammar_list_index(g, d->name, strlen(d->name))];
    fig_strbuf_format(out, "%zu %s%s", list->row_count, list->row_count == 1 ? "form" : "forms", d->cased ? ", cased" : "");
    for (size_t i = 0; i < list->row_count; i++) {
        fig_str form = list->rows[i].form;
        fig_strbuf_format(out, "%s%.*s", i ? " · " : ": ", (int)(form.len < 40 ? form.len : 40), form.ptr);
        if (i + 1 < list->row_count && (list->rows[i + 1].line - d->line > 3 || out->len > 60)) {
            fig_strbuf_puts(out, " …");
            return;
        }
    }
}

fig_status fig_grammar_list(const fig_engine *engine, const char *pattern, fig_write_fn write, void *user, fig_error *error)
{
    fig_strbuf line = {0}, about = {0};
    size_t prefix = pattern ? strlen(pattern) : 0;
    fig_status status = FIG_OK;
    for (const fig_def *d = engine->grammar.source.first; d && status == FIG_OK; d = d->next) {
        if (prefix && strncmp(d->name, pattern, prefix) != 0)
            continue;
        line.len = about.len = 0;
        put_about(&engine->grammar, d, &about);
        fig_strbuf_format(&line, "%-5s %-34s %s:%d  %s\n", type_names[d->type], d->name, d->path, d->line, fig_strbuf_cstr(&about));
        if (line.failed || about.failed)
            status = fig_error_nomem(error);
        else if (write(user, line.data, line.len) != 0)
            status = fig_error_set(error, FIG_E_IO, "writing failed");
    }
    fig_strbuf_clear(&line);
    fig_strbuf_clear(&about);
    return status;
}

fig_status fig_grammar_show(const fig_engine *engine, const char *name, fig_write_fn write, void *user, fig_error *error)
{
    bool found = false;
    for (const fig_def *d = engine->grammar.source.first; d; d = d->next) {
        if (strcmp(d->name, name) != 0)
            continue;
        fig_strbuf text = {0};
        fig_strbuf_format(&text, "%s# %s:%d\n", found ? "\n" : "", d->path, d->line);
        fig_strbuf_add(&text, d->text.ptr, d->text.len);
        fig_strbuf_char(&text, '\n');
        bool failed = text.failed, written = !failed && write(user, text.data, text.len) == 0;
        fig_strbuf_clear(&text);
        if (!written)
            return failed ? fig_error_nomem(error) : fig_error_set(error, FIG_E_IO, "writing failed");
        found = true;
    }
    return found ? FIG_OK
                 : fig_error_set(error, FIG_E_USAGE, "no rule, list, part or shape is called `%.60s`; figura grammar list has the names",
                                 name);
}
