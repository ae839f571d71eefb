/*
 * Case files: blocks of a text and what its figures are, told apart by blank lines. tests/cases/README.md has the format.
 *
 *   country CA
 *   text I have [[4$]] now
 *   => money 4 CAD alt=USD
 */
#include "case_block.h"
#include "cases.h"
#include "files.h"

static void fault(fig_case_file *c, fig_case_block *b, int at, const char *message)
{
    fig_case_fault(c->a, c->path, at, message);
    b->broken = true;
}

/* `=>`, or `=>?` for a wish */
static fig_case_line arrow(fig_str t, int number)
{
    bool wish = t.len > 2 && t.ptr[2] == '?';
    return (fig_case_line){{t.ptr + 2 + wish, t.len - 2 - wish}, number, wish};
}

static void read_line(fig_case_file *c, fig_case_block *b, fig_str raw, int number)
{
    fig_str t = fig_str_trim(raw), value;
    const char **settings[] = {&b->date, &b->country, &b->lang};
    static const char *const keys[] = {"date", "country", "lang"};
    if (!t.len || t.ptr[0] == '#')
        return;
    for (size_t i = 0; i < 3; i++)
        if (fig_str_key(t, keys[i], &value)) {
            *settings[i] = fig_arena_copy(&c->a->arena, value.ptr, value.len);
            return;
        }
    if (t.len >= 2 && memcmp(t.ptr, "=>", 2) == 0) {
        if (b->arrow_count == sizeof b->arrows / sizeof *b->arrows)
            fault(c, b, number, "more than 64 lines of =>");
        else
            b->arrows[b->arrow_count++] = arrow(t, number);
    } else if (fig_str_key(t, "title", &value) && !b->title.text.ptr) {
        b->title = (fig_case_line){value, number, false};
    } else if (fig_str_key(t, "text", &value) && !b->body.text.ptr) {
        b->body = (fig_case_line){value, number, false};
    } else {
        fault(c, b, number, "a line of a case is date, country, lang, title, text (once each), => or # comment");
    }
}

/* ---- what is expected ---- */

static void add_marks(fig_expected *all, size_t *n, const fig_marked_text *m, bool in_title)
{
    for (size_t i = 0; i < m->count; i++)
        all[(*n)++] = (fig_expected){.in_title = in_title,
                                     .placed = true,
                                     .start = m->marks[i].start,
                                     .end = m->marks[i].end,
                                     .text = {m->text.ptr + m->marks[i].start, m->marks[i].end - m->marks[i].start},
                                     .figure = -1};
}

static bool read_marks(fig_case_file *c, fig_case_block *b, const fig_case_line *l, fig_marked_text *out)
{
    if (l->text.ptr && !fig_marks_read(&c->a->arena, l->text, out))
        fault(c, b, l->number, "a [[ without its ]]");
    return !b->broken;
}

/* One expectation a mark, in order; `=> nothing` alone where there is no mark. */
static void read_expected(fig_case_file *c, fig_case_block *b)
{
    char message[FIG_EXPECTATION_MESSAGE];
    size_t marks = b->title_marked.count + b->body_marked.count, n = 0;
    b->set.all = fig_arena_zalloc(&c->a->arena, (marks + 1) * sizeof *b->set.all);
    if (!b->set.all || (c->mode == FIG_CASE_ACCEPT && !b->arrow_count))
        return; /* a text alone: accepting writes what is in it */
    add_marks(b->set.all, &b->set.count, &b->title_marked, true);
    add_marks(b->set.all, &b->set.count, &b->body_marked, false);
    for (size_t i = 0; i < b->arrow_count; i++) {
        fig_str rest = b->arrows[i].text, one;
        for (; fig_expectation_next(&rest, &one); n++) {
            fig_expected none, *x = n < marks ? &b->set.all[n] : &none;
            x->line = b->arrows[i].number;
            x->wish = b->arrows[i].wish;
            x->words = one;
            if (!fig_expectation_read(&c->a->arena, one, &x->e, message)) {
                fault(c, b, x->line, message);
                return;
            }
            if (!marks && n == 0 && x->e.kind == FIG_KIND_NONE) {
                b->none = true;
                b->none_wish = x->wish;
                return;
            }
        }
    }
    if (n != marks || !b->arrow_count)
        fault(c, b, b->body.number,
              b->arrow_count ? "as many expectations as [[marks]] are needed, or `=> nothing`"
                             : "behind text, => says what its figures are");
}

/* ---- running ---- */

/* `=>? nothing` for a text without marks. Returns whether it holds, so that it is to be promoted. */
static bool settle_none(fig_case_file *c, const fig_case_block *b, const char *word)
{
    const fig_result *result = b->set.result;
    if (!fig_result_count(result)) {
        fig_case_fault(c->a, c->path, b->arrows[0].number, "`nothing` holds now: drop the ?");
        return true;
    }
    fig_strbuf_format(&c->a->out, "%s:%d: %s: expected nothing, got", c->path, b->arrows[0].number, word);
    for (size_t i = 0; i < fig_result_count(result); i++) {
        const fig_figure *f = fig_result_figure(result, i);
        fig_strbuf_format(&c->a->out, "%s [[", i ? ";" : "");
        fig_one_line(f->text, &c->a->out);
        fig_strbuf_puts(&c->a->out, "]] ");
        fig_expectation_write(f, NULL, NULL, &c->a->out);
    }
    fig_strbuf_char(&c->a->out, '\n');
    c->a->wishes++;
    return false;
}

static size_t compare(fig_case_file *c, fig_case_block *b)
{
    if (b->none_wish)
        return settle_none(c, b, "wish");
    size_t faults = fig_expected_compare(c->a, c->path, c->path, b->body.number, &b->set);
    if (!b->set.count && !faults)
        c->a->passed++;
    return faults;
}

static void report_accepted(fig_case_file *c, const fig_case_block *b)
{
    for (size_t k = 0; k < b->set.count; k++) {
        const fig_expected_set one = {&b->set.all[k], 1, b->set.result, b->set.numbering};
        if (one.all->wish && !one.all->holds)
            fig_expected_report(c->a, c->path, &one, false);
    }
    for (size_t i = 0; i < fig_result_count(b->set.result); i++) {
        ptrdiff_t k = fig_expected_of(&b->set, i);
        c->a->passed += k < 0 || !fig_expected_kept(&b->set.all[k]);
    }
}

/* Lines are those of the file as it was. */
static void report_wishes(fig_case_file *c, fig_case_block *b)
{
    if (b->none) {
        b->none_wish = true;
        settle_none(c, b, "now a wish");
        return;
    }
    fig_expected_report(c->a, c->path, &b->set, true);
    for (size_t i = 0; i < fig_result_count(b->set.result); i++) {
        const fig_figure *f = fig_result_figure(b->set.result, i);
        if (fig_expected_of(&b->set, i) >= 0)
            continue;
        fig_expected_place(c->path, (size_t)b->body.number, "now a wish", f->text, &c->a->out);
        fig_strbuf_puts(&c->a->out, "unexpected: ");
        fig_expectation_write(f, &b->set.numbering, NULL, &c->a->out);
        fig_strbuf_char(&c->a->out, '\n');
        c->a->wishes++;
    }
}

static bool run_block(fig_case_file *c, fig_case_block *b, fig_str lines, int number)
{
    fig_document d = {.size = sizeof d,
                      .id = c->path,
                      .text = b->body_marked.text.ptr,
                      .text_len = b->body_marked.text.len,
                      .title = b->title_marked.text.ptr,
                      .title_len = b->title_marked.text.len,
                      .date = b->date,
                      .country = b->country,
                      .lang = b->lang};
    fig_result *result = fig_case_extract(c->a, &d, c->path, b->body.number);
    if (!result)
        return false;
    b->set.result = result;
    fig_expected_match(c->a, &b->set);
    size_t before = c->a->out.len, passed = c->a->passed, failed = c->a->failed, wishes = c->a->wishes;
    size_t faults = compare(c, b);
    bool rewritten = c->mode != FIG_CASE_COMPARE && (faults || !b->arrow_count) && !(c->mode == FIG_CASE_WISH && b->none_wish);
    if (rewritten) {
        c->a->out.len = before; /* what was wrong no longer is */
        c->a->passed = passed;
        c->a->failed = failed;
        c->a->wishes = wishes;
        if (c->mode == FIG_CASE_WISH)
            fig_expected_mark(&b->set);
        fig_case_rewrite(c, b, lines, number);
        if (c->mode == FIG_CASE_WISH)
            report_wishes(c, b);
        else
            report_accepted(c, b);
    }
    fig_result_free(result);
    return rewritten;
}

/* lines: those of the block, the first of them `number`. */
static void read_block(fig_case_file *c, fig_str lines, int number)
{
    fig_case_block *b = fig_arena_zalloc(&c->a->arena, sizeof *b);
    fig_str rest = lines, raw;
    bool rewritten = false;
    if (!b)
        return;
    for (int n = number; fig_file_line(&rest, &raw); n++)
        read_line(c, b, raw, n);
    if (b->body.text.ptr || b->title.text.ptr || b->arrow_count) {
        if (!b->body.text.ptr)
            fault(c, b, number, "a case needs a line `text …`");
        if (!b->broken && read_marks(c, b, &b->title, &b->title_marked) && read_marks(c, b, &b->body, &b->body_marked))
            read_expected(c, b);
        if (!b->broken && b->set.all)
            rewritten = run_block(c, b, lines, number);
    }
    if (!rewritten)
        fig_strbuf_add(&c->out, lines.ptr, lines.len);
}

void fig_case_file_run(fig_author *a, const char *path, fig_case_mode mode)
{
    fig_case_file c = {.a = a, .path = path, .mode = mode};
    fig_str all, raw;
    fig_error error;
    int number = 1;
    if (!fig_file_read(a, path, &all, &error)) {
        fig_case_unreadable(a, path, &error);
        return;
    }
    while (all.len && a->status == FIG_OK) {
        fig_str lines = {all.ptr, 0};
        int first = number;
        bool blank = false;
        while (!blank && fig_file_line(&all, &raw)) {
            blank = !fig_str_trim(raw).len;
            lines.len = (size_t)(all.ptr - lines.ptr);
            number++;
        }
        read_block(&c, lines, first);
    }
    if (mode != FIG_CASE_COMPARE)
        fig_file_write(a, path, &c.out, a->error);
    fig_strbuf_clear(&c.out);
}
