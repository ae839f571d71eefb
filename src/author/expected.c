/* Expected: see expected.h. */
#include "expected.h"

static bool same_field(const fig_expected *x, const fig_figure *f)
{
    return x->in_title == (strcmp(f->field.ptr, "title") == 0);
}

static bool overlap(const fig_expected *x, const fig_figure *f)
{
    return x->placed && same_field(x, f) && f->text_start < x->end && x->start < f->text_end;
}

void fig_expected_match(fig_author *a, fig_expected_set *s)
{
    fig_expected *all = s->all;
    size_t figures = fig_result_count(s->result), *numbers = fig_arena_zalloc(&a->arena, (figures + 1) * sizeof *numbers);
    bool *taken = fig_arena_zalloc(&a->arena, figures + 1);
    s->numbering = (fig_numbering){NULL, 0};
    if (!numbers || !taken)
        return;
    for (size_t k = 0; k < s->count; k++)
        all[k].figure = -1;
    for (int exact = 1; exact >= 0; exact--) /* the same span first, then any that overlaps */
        for (size_t k = 0, number = 0; k < s->count; k++) {
            number += !fig_expected_nothing(&all[k]);
            for (size_t i = 0; i < figures && all[k].figure < 0; i++) {
                const fig_figure *f = fig_result_figure(s->result, i);
                if (taken[i] || !overlap(&all[k], f) || (exact && (f->text_start != all[k].start || f->text_end != all[k].end)))
                    continue;
                taken[i] = true;
                numbers[i] = fig_expected_nothing(&all[k]) ? 0 : number;
                all[k].figure = (ptrdiff_t)i;
            }
        }
    s->numbering = (fig_numbering){numbers, figures};
}

/* Is the expectation itself at fault: not readable, not found in the text? */
static bool broken(const fig_expected *x)
{
    return x->fault || !x->placed;
}

bool fig_expected_nothing(const fig_expected *x)
{
    return !x->fault && x->e.kind == FIG_KIND_NONE;
}

bool fig_expected_kept(const fig_expected *x)
{
    return x->wish ? !x->holds || fig_expected_nothing(x) : fig_expected_nothing(x) && x->holds;
}

ptrdiff_t fig_expected_of(const fig_expected_set *s, size_t figure)
{
    for (size_t k = 0; k < s->count; k++)
        if (s->all[k].figure == (ptrdiff_t)figure)
            return (ptrdiff_t)k;
    for (size_t k = 0; k < s->count; k++) {
        const fig_expected *x = &s->all[k];
        if (x->wish && !x->holds && !broken(x) && overlap(x, fig_result_figure(s->result, figure)))
            return (ptrdiff_t)k;
    }
    return -1;
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

void fig_expected_place(const char *path, size_t line, const char *word, fig_str text, fig_strbuf *out)
{
    fig_strbuf one = {0};
    fig_one_line(text, &one);
    fig_strbuf_format(out, "%s:%zu: %s%s[[%s]] ", path, line, word, *word ? ": " : "", fig_strbuf_cstr(&one));
    out->failed = out->failed || one.failed;
    fig_strbuf_clear(&one);
}

/* ---- comparing ---- */

static void compare_one(const fig_expected *x, const fig_result *result, const fig_numbering *numbering, fig_strbuf *out)
{
    const fig_figure *f = x->figure < 0 ? NULL : fig_result_figure(result, (size_t)x->figure);
    if (x->fault) {
        fig_strbuf_format(out, "%s\n", x->fault);
    } else if (!x->placed) {
        fig_strbuf_puts(out, "this does not stand in the text, behind the figure before it\n");
    } else if (!f && x->e.kind != FIG_KIND_NONE) {
        fig_strbuf_format(out, "missing: expected %s, no figure was found\n", fig_kind_name(x->e.kind));
    } else if (f) {
        if (f->text_start != x->start || f->text_end != x->end) {
            fig_strbuf one = {0};
            fig_one_line(f->text, &one);
            fig_strbuf_format(out, "span: got [[%s]]\n", fig_strbuf_cstr(&one));
            out->failed = out->failed || one.failed;
            fig_strbuf_clear(&one);
        }
        fig_expectation_compare(&x->e, f, numbering, FIG_EXPECTATION_STRICT, "", out);
    }
}

static void check(fig_author *a, const fig_expected_set *s)
{
    fig_strbuf differs = {0};
    for (size_t k = 0; k < s->count; k++) {
        fig_expected *x = &s->all[k];
        differs.len = 0;
        compare_one(x, s->result, &s->numbering, &differs);
        x->holds = differs.len == 0;
        x->differs = fig_arena_copy(&a->arena, fig_strbuf_cstr(&differs), differs.len);
        if (!x->differs)
            x->differs = "";
    }
    a->out.failed |= differs.failed;
    fig_strbuf_clear(&differs);
}

void fig_expected_mark(const fig_expected_set *s)
{
    for (size_t k = 0; k < s->count; k++)
        if (!s->all[k].holds && !s->all[k].wish && !broken(&s->all[k]))
            s->all[k].wish = s->all[k].marked = true;
}

/* ---- saying ---- */

/* Each difference on a line of its own, behind the place. */
static void say_failure(fig_author *a, const char *path, const fig_expected *x)
{
    for (const char *p = x->differs; *p;) {
        size_t n = strcspn(p, "\n");
        fig_expected_place(path, (size_t)x->line, "", x->text, &a->out);
        fig_strbuf_add(&a->out, p, n);
        fig_strbuf_char(&a->out, '\n');
        p += n + (p[n] == '\n');
    }
}

/* All differences on one line, and what else was found inside. */
static void say_wish(fig_author *a, const char *path, const fig_expected_set *s, size_t k)
{
    const fig_expected *x = &s->all[k];
    fig_expected_place(path, (size_t)x->line, x->marked ? "now a wish" : "wish", x->text, &a->out);
    for (const char *p = x->differs; *p;) {
        size_t n = strcspn(p, "\n");
        fig_strbuf_add(&a->out, p, n);
        p += n + (p[n] == '\n');
        fig_strbuf_puts(&a->out, *p ? "; " : "");
    }
    for (size_t i = 0; i < fig_result_count(s->result); i++) {
        if (x->figure == (ptrdiff_t)i || fig_expected_of(s, i) != (ptrdiff_t)k)
            continue;
        const fig_figure *f = fig_result_figure(s->result, i);
        fig_strbuf_puts(&a->out, "; also [[");
        fig_one_line(f->text, &a->out);
        fig_strbuf_puts(&a->out, "]] ");
        fig_expectation_write(f, &s->numbering, NULL, &a->out);
    }
    fig_strbuf_char(&a->out, '\n');
}

void fig_expected_report(fig_author *a, const char *path, const fig_expected_set *s, bool only_marked)
{
    for (size_t k = 0; k < s->count; k++) {
        const fig_expected *x = &s->all[k];
        if (!x->wish || broken(x)) {
            say_failure(a, path, x);
            *(x->holds ? &a->passed : &a->failed) += 1;
        } else if (x->holds) {
            fig_expected_place(path, (size_t)x->line, "", x->text, &a->out);
            fig_strbuf_puts(&a->out, "holds now: drop the ?\n");
            a->failed++;
        } else {
            if (x->marked || !only_marked)
                say_wish(a, path, s, k);
            a->wishes++;
        }
    }
}

void fig_expected_unexpected(fig_author *a, const char *path, int line, const fig_figure *f, const fig_numbering *numbering)
{
    fig_expected_place(path, line ? (size_t)line : f->line, "", f->text, &a->out);
    fig_strbuf_puts(&a->out, "unexpected: ");
    fig_expectation_write(f, numbering, NULL, &a->out);
    fig_strbuf_format(&a->out, " (%s)\n", f->rule.ptr ? f->rule.ptr : "");
    a->failed++;
}

size_t fig_expected_compare(fig_author *a, const char *path, const char *text_path, int text_line, const fig_expected_set *s)
{
    size_t before = a->failed;
    check(a, s);
    fig_expected_report(a, path, s, false);
    for (size_t i = 0; i < fig_result_count(s->result); i++)
        if (fig_expected_of(s, i) < 0)
            fig_expected_unexpected(a, text_path, text_line, fig_result_figure(s->result, i), &s->numbering);
    return a->failed - before;
}

void fig_expected_words(const fig_expected *x, const size_t *new_number, size_t count, fig_strbuf *out)
{
    static const char *const links[] = {" same_as=", " restates=", " part_of="};
    for (size_t i = 0; i < x->words.len;) {
        size_t n = 1, old = 0;
        for (size_t l = 0; l < sizeof links / sizeof *links; l++)
            if (x->words.len - i > strlen(links[l]) && memcmp(x->words.ptr + i, links[l], strlen(links[l])) == 0)
                n = strlen(links[l]);
        fig_strbuf_add(out, x->words.ptr + i, n);
        i += n;
        size_t digits = i;
        for (; n > 1 && i < x->words.len && x->words.ptr[i] >= '0' && x->words.ptr[i] <= '9' && old <= count; i++)
            old = old * 10 + (size_t)(x->words.ptr[i] - '0');
        if (old && old <= count && new_number[old - 1])
            fig_strbuf_uint(out, new_number[old - 1]);
        else
            fig_strbuf_add(out, x->words.ptr + digits, i - digits);
    }
}
