/* Facts file, rewritten: see facts_lines.h. */
#include "facts_lines.h"
#include "files.h"
#include "snippet.h"

static void put_fact(fig_facts_file *c, const fig_fact *f, const fig_result *result, fig_strbuf *out)
{
    const fig_figure *figure = fig_facts_figure(f, result);
    fig_snippet_write(&c->a->arena, c->text, (fig_mark){figure->text_start, figure->text_end}, 0, out);
    fig_strbuf_puts(out, " => ");
    fig_fact_line_write(f, result, out);
    fig_strbuf_char(out, '\n');
}

/* Facts that nobody expected whose figure stands before `until`; *next is the first that was not looked at. */
static void put_unexpected(fig_facts_file *c, const fig_result *result, size_t until, size_t *next, fig_strbuf *out)
{
    for (; *next < result->fact_count; ++*next) {
        const fig_fact *f = &result->facts[*next];
        const fig_figure *figure = fig_facts_figure(f, result);
        if (figure && figure->text_start >= until)
            return;
        if (figure && c->line_of[*next] < 0 && strcmp(figure->field.ptr, "text") == 0)
            put_fact(c, f, result, out);
    }
}

static void put_line(const fig_facts_line *l, fig_str raw, fig_case_mode mode, const fig_result *result, fig_strbuf *out)
{
    bool keep = l->fault || l->kind == '~' || (l->holds ? l->kind == 0 : l->kind == '?');
    if (keep) {
        fig_strbuf_add(out, raw.ptr, raw.len);
        fig_strbuf_char(out, '\n');
    } else if (l->holds || mode == FIG_CASE_WISH) { /* promoted, or made a wish */
        if (l->holds && l->want.nothing)
            return; /* a `nothing` that holds says nothing */
        fig_strbuf_add(out, l->left.ptr, l->left.len);
        fig_strbuf_puts(out, l->holds ? "=>" : "=>?");
        fig_strbuf_add(out, l->right.ptr, l->right.len);
        fig_strbuf_char(out, '\n');
    } else if (l->fact >= 0 && !l->want.nothing) {
        fig_strbuf_add(out, l->left.ptr, l->left.len);
        fig_strbuf_puts(out, "=> ");
        fig_fact_line_write(&result->facts[l->fact], result, out);
        fig_strbuf_char(out, '\n');
    }
}

static void put_wishes(fig_facts_file *c, const fig_result *result, fig_strbuf *out)
{
    for (size_t i = 0; i < result->fact_count; i++) {
        const fig_figure *f = fig_facts_figure(&result->facts[i], result);
        if (!f || c->line_of[i] >= 0)
            continue;
        fig_snippet_write(&c->a->arena, c->text, (fig_mark){f->text_start, f->text_end}, 0, out);
        fig_strbuf_puts(out, " =>? nothing\n");
        fig_facts_say_unexpected(c, &result->facts[i], result, "now a wish");
        c->a->wishes++;
    }
}

void fig_facts_rewrite(fig_facts_file *c, fig_str all, fig_case_mode mode, const fig_result *result)
{
    fig_strbuf out = {0};
    fig_str raw;
    size_t k = 0, next = 0;
    for (int number = 1; fig_file_line(&all, &raw); number++) {
        if (k == c->count || c->lines[k].number != number) {
            fig_strbuf_add(&out, raw.ptr, raw.len);
            fig_strbuf_char(&out, '\n');
            continue;
        }
        if (mode == FIG_CASE_ACCEPT)
            put_unexpected(c, result, c->lines[k].want.nothing ? c->text.len : c->lines[k].place.start, &next, &out);
        put_line(&c->lines[k], raw, mode, result, &out);
        k++;
    }
    if (mode == FIG_CASE_ACCEPT)
        put_unexpected(c, result, c->text.len + 1, &next, &out);
    else
        put_wishes(c, result, &out);
    fig_file_write(c->a, c->path, &out, c->a->error);
    fig_strbuf_clear(&out);
}
