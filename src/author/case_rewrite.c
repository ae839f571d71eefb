/*
 * Case rewrite: the lines of a block with the figures that the text has now.
 *
 * in   "text It fell 5%." and "=> nothing", with --accept          out   "text It fell [[5%]]." and "=> percent 5 %"
 * With --wish what was expected stays, what does not hold becomes a wish, and a figure that nobody expected `=>? nothing`.
 */
#include "case_block.h"
#include "files.h"
#include <string.h>

typedef struct span {
    size_t start, end;
    const fig_figure *figure; /* accept: written out       */
    const fig_expected *kept; /* stays as it is            */
    size_t number;            /* where links point to, 0: a `nothing` */
} span;

typedef struct spans {
    span *of[2]; /* the title's, the text's */
    size_t count[2];
    fig_numbering now;
    size_t *new_number, old_count;
} spans;

static bool keeps(const fig_case_file *c, const fig_expected *x)
{
    return c->mode == FIG_CASE_WISH || fig_expected_kept(x);
}

static void add_span(spans *all, bool in_title, span s)
{
    size_t field = !in_title, at = all->count[field]++;
    for (; at && all->of[field][at - 1].start > s.start; at--)
        all->of[field][at] = all->of[field][at - 1];
    all->of[field][at] = s;
}

/* Links name marks: number them. */
static void number_spans(const fig_case_block *b, spans *all, size_t *of_figure)
{
    size_t number = 0;
    for (int field = 0; field < 2; field++)
        for (size_t k = 0; k < all->count[field]; k++) {
            span *s = &all->of[field][k];
            s->number = s->kept ? !fig_expected_nothing(s->kept) : s->figure != NULL;
            s->number = s->number ? ++number : 0;
            for (size_t i = 0; i < all->now.count; i++)
                if (s->kept ? fig_expected_of(&b->set, i) == s->kept - b->set.all : s->figure == fig_result_figure(b->set.result, i))
                    of_figure[i] = s->number;
            if (s->kept)
                for (size_t e = 0, old = 0; e < b->set.count; e++) {
                    old += !fig_expected_nothing(&b->set.all[e]);
                    if (&b->set.all[e] == s->kept && s->number)
                        all->new_number[old - 1] = s->number;
                }
        }
    for (size_t e = 0; e < b->set.count; e++) {
        const fig_expected *x = &b->set.all[e];
        all->old_count += !fig_expected_nothing(x);
        if (!fig_expected_nothing(x) && !all->new_number[all->old_count - 1] && x->figure >= 0)
            all->new_number[all->old_count - 1] = of_figure[x->figure];
    }
}

/* The spans of a text as it is now: its figures, and what is kept of the expectations. */
static bool spans_now(fig_case_file *c, const fig_case_block *b, spans *all)
{
    const fig_result *result = b->set.result;
    size_t figures = fig_result_count(result), *of_figure = fig_arena_zalloc(&c->a->arena, (figures + 1) * sizeof *of_figure);
    *all = (spans){.now = {of_figure, figures}};
    for (int field = 0; field < 2; field++)
        all->of[field] = fig_arena_zalloc(&c->a->arena, (figures + b->set.count + 1) * sizeof *all->of[field]);
    all->new_number = fig_arena_zalloc(&c->a->arena, (b->set.count + 1) * sizeof *all->new_number);
    if (!of_figure || !all->of[0] || !all->of[1] || !all->new_number)
        return false;
    for (size_t k = 0; k < b->set.count; k++)
        if (keeps(c, &b->set.all[k]))
            add_span(all, b->set.all[k].in_title, (span){b->set.all[k].start, b->set.all[k].end, NULL, &b->set.all[k], 0});
    for (size_t i = 0; i < figures && !(c->mode == FIG_CASE_WISH && b->none); i++) {
        const fig_figure *f = fig_result_figure(result, i);
        ptrdiff_t k = fig_expected_of(&b->set, i);
        if (k < 0 || !keeps(c, &b->set.all[k]))
            add_span(all, strcmp(f->field.ptr, "title") == 0,
                     (span){f->text_start, f->text_end, c->mode == FIG_CASE_WISH ? NULL : f, NULL, 0});
    }
    number_spans(b, all, of_figure);
    return true;
}

static void write_marked(fig_strbuf *out, const char *key, fig_str text, const span *all, size_t n)
{
    fig_strbuf_format(out, "%s ", key);
    for (size_t i = 0, k = 0; i <= text.len; i++) {
        if (k < n && i == all[k].end) {
            fig_strbuf_puts(out, "]]");
            k++;
        }
        if (k < n && i == all[k].start)
            fig_strbuf_puts(out, "[[");
        if (i < text.len && text.ptr[i] == '\n')
            fig_strbuf_puts(out, "\\n");
        else if (i < text.len)
            fig_strbuf_char(out, text.ptr[i]);
    }
    fig_strbuf_char(out, '\n');
}

static const fig_expectation *named_for(const fig_case_block *b, const fig_figure *f)
{
    for (size_t k = 0; k < b->set.count; k++)
        if (b->set.all[k].figure >= 0 && fig_result_figure(b->set.result, (size_t)b->set.all[k].figure) == f)
            return &b->set.all[k].e;
    return NULL;
}

static bool is_wish(const fig_case_file *c, const span *s)
{
    return s->kept ? s->kept->wish && (c->mode == FIG_CASE_WISH || !s->kept->holds) : !s->figure;
}

/* One line of expectations; several where there were several, and where wishes begin and end. */
static void write_arrows(fig_case_file *c, const fig_case_block *b, const spans *all)
{
    const span *before = NULL;
    for (int field = 0; field < 2; field++)
        for (size_t k = 0; k < all->count[field]; k++) {
            const span *s = &all->of[field][k];
            bool same = before && b->arrow_count <= 1 && is_wish(c, before) == is_wish(c, s);
            fig_strbuf_puts(&c->out, same ? "; " : before ? "\n" : "");
            fig_strbuf_puts(&c->out, same ? "" : is_wish(c, s) ? "=>? " : "=> ");
            if (s->kept)
                fig_expected_words(s->kept, all->new_number, all->old_count, &c->out);
            else if (s->figure)
                fig_expectation_write(s->figure, &all->now, named_for(b, s->figure), &c->out);
            else
                fig_strbuf_puts(&c->out, "nothing");
            before = s;
        }
    fig_strbuf_puts(&c->out, before ? "\n" : c->mode == FIG_CASE_WISH && b->none ? "=>? nothing\n" : "=> nothing\n");
}

void fig_case_rewrite(fig_case_file *c, const fig_case_block *b, fig_str lines, int number)
{
    spans all;
    fig_str raw;
    bool arrows = false;
    if (!spans_now(c, b, &all))
        return;
    for (; fig_file_line(&lines, &raw); number++) {
        fig_str t = fig_str_trim(raw);
        if (number == b->title.number) {
            write_marked(&c->out, "title", b->title_marked.text, all.of[0], all.count[0]);
        } else if (number == b->body.number) {
            write_marked(&c->out, "text", b->body_marked.text, all.of[1], all.count[1]);
            if (!b->arrow_count)
                write_arrows(c, b, &all);
        } else if (t.len < 2 || memcmp(t.ptr, "=>", 2) != 0) {
            fig_strbuf_add(&c->out, raw.ptr, raw.len);
            fig_strbuf_char(&c->out, '\n');
        } else if (!arrows) {
            write_arrows(c, b, &all);
            arrows = true;
        }
    }
}
