/* Expected: see expected.h. */
#include "expected.h"

static bool same_field(const fig_expected *x, const fig_figure *f)
{
    return x->in_title == (strcmp(f->field.ptr, "title") == 0);
}

static bool overlap(const fig_expected *x, const fig_figure *f)
{
    return x->placed && same_field(x, f) && f->start < x->end && x->start < f->end;
}

fig_numbering fig_expected_match(fig_author *a, fig_expected *all, size_t count, const fig_result *result)
{
    size_t figures = fig_result_count(result), *numbers = fig_arena_zalloc(&a->arena, (figures + 1) * sizeof *numbers);
    if (!numbers)
        return (fig_numbering){NULL, 0};
    for (size_t k = 0; k < count; k++)
        all[k].figure = -1;
    for (int exact = 1; exact >= 0; exact--) /* the same span first, then any that overlaps */
        for (size_t k = 0; k < count; k++)
            for (size_t i = 0; i < figures && all[k].figure < 0; i++) {
                const fig_figure *f = fig_result_figure(result, i);
                if (numbers[i] || !overlap(&all[k], f) || (exact && (f->start != all[k].start || f->end != all[k].end)))
                    continue;
                numbers[i] = k + 1;
                all[k].figure = (ptrdiff_t)i;
            }
    return (fig_numbering){numbers, figures};
}

void fig_one_line(fig_str text, fig_strbuf *out)
{
    for (size_t i = 0; i < text.len; i++) {
        bool blank = text.ptr[i] == '\n' || text.ptr[i] == '\r' || text.ptr[i] == '\t' || text.ptr[i] == ' ';
        if (!blank)
            fig_strbuf_char(out, text.ptr[i]);
        else if (!out->len || out->data[out->len - 1] != ' ')
            fig_strbuf_char(out, ' ');
    }
}

static void put_mark(const char *path, size_t line, fig_str text, fig_strbuf *out)
{
    fig_strbuf one = {0};
    fig_one_line(text, &one);
    fig_strbuf_format(out, "%s:%zu: [[%s]] ", path, line, fig_strbuf_cstr(&one));
    fig_strbuf_clear(&one);
}

static bool compare_one(fig_author *a, const char *path, const fig_expected *x, const fig_result *result, const fig_numbering *numbering)
{
    const fig_figure *f = x->figure < 0 ? NULL : fig_result_figure(result, (size_t)x->figure);
    size_t before = a->out.len;
    fig_strbuf prefix = {0};
    put_mark(path, (size_t)x->line, x->text, &prefix);
    const char *at = fig_strbuf_cstr(&prefix);
    if (x->fault)
        fig_strbuf_format(&a->out, "%s%s\n", at, x->fault);
    else if (!x->placed)
        fig_strbuf_format(&a->out, "%sthis does not stand in the text, behind the figure before it\n", at);
    else if (!f && x->e.kind != FIG_KIND_NONE)
        fig_strbuf_format(&a->out, "%smissing: expected %s, no figure was found\n", at, fig_kind_name(x->e.kind));
    else if (f) {
        if (f->start != x->start || f->end != x->end) {
            fig_strbuf one = {0};
            fig_one_line(f->text, &one);
            fig_strbuf_format(&a->out, "%sspan: got [[%s]]\n", at, fig_strbuf_cstr(&one));
            fig_strbuf_clear(&one);
        }
        fig_expectation_compare(&x->e, f, numbering, FIG_EXPECTATION_STRICT, at, &a->out);
    }
    fig_strbuf_clear(&prefix);
    return a->out.len == before;
}

static void report_unexpected(fig_author *a, const char *path, int line, const fig_figure *f, const fig_numbering *numbering)
{
    put_mark(path, line ? (size_t)line : f->line, f->text, &a->out);
    fig_strbuf_puts(&a->out, "unexpected: ");
    fig_expectation_write(f, numbering, NULL, &a->out);
    fig_strbuf_format(&a->out, " (%s)\n", f->rule.ptr ? f->rule.ptr : "");
}

/* A wish after its comparison: what it printed becomes one line, or it holds and wants to be promoted. Returns 1 for a wish that goes on. */
static size_t settle_wish(fig_author *a, const char *path, fig_expected *x, size_t before)
{
    bool usable = x->placed && !x->fault;
    if (!usable)
        return 0; /* a line that can't be read is a failure, wish or not */
    bool holds = x->holds;
    a->out.len = before;
    put_mark(path, (size_t)x->line, x->text, &a->out);
    fig_strbuf_puts(&a->out, holds ? "holds now: drop the ?\n" : "a wish\n");
    x->holds = !holds;
    return !holds;
}

size_t fig_expected_compare(fig_author *a, const char *path, const char *text_path, int text_line, fig_expected *all, size_t count,
                            const fig_result *result, const fig_numbering *numbering)
{
    size_t failed = 0, wishes = 0;
    for (size_t k = 0; k < count; k++) {
        size_t before = a->out.len;
        all[k].holds = compare_one(a, path, &all[k], result, numbering);
        if (all[k].wish)
            wishes += settle_wish(a, path, &all[k], before);
        failed += !all[k].holds;
    }
    a->passed += count - failed - wishes;
    a->wishes += wishes;
    for (size_t i = 0; i < fig_result_count(result); i++)
        if (i >= numbering->count || !numbering->number_of[i]) {
            report_unexpected(a, text_path, text_line, fig_result_figure(result, i), numbering);
            failed++;
        }
    a->failed += failed;
    return failed;
}
