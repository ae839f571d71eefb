/*
 * Case files: blocks of a text and what its figures are, told apart by blank lines. tests/cases/README.md has the format.
 *
 *   country CA
 *   text I have [[4$]] now
 *   => money 4 CAD alt=USD
 */
#include "cases.h"
#include "expected.h"
#include "files.h"
#include "marks.h"

typedef struct line {
    fig_str text;
    int number;
} line;

typedef struct block {
    const char *date, *country, *lang;
    line title, body, arrows[64];
    size_t arrow_count;
    fig_marked_text title_marked, body_marked;
    fig_expected *expected;
    size_t count;
    bool broken; /* a fault of the block itself: nothing was run */
} block;

typedef struct case_file {
    fig_author *a;
    const char *path;
    bool accept;
    fig_strbuf out; /* the file as --accept leaves it */
} case_file;

static void fault(case_file *c, block *b, int at, const char *message)
{
    fig_case_fault(c->a, c->path, at, message);
    b->broken = true;
}

static void read_line(case_file *c, block *b, fig_str raw, int number)
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
            b->arrows[b->arrow_count++] = (line){{t.ptr + 2, t.len - 2}, number};
    } else if (fig_str_key(t, "title", &value) && !b->title.text.ptr) {
        b->title = (line){value, number};
    } else if (fig_str_key(t, "text", &value) && !b->body.text.ptr) {
        b->body = (line){value, number};
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

static bool read_marks(case_file *c, block *b, const line *l, fig_marked_text *out)
{
    if (l->text.ptr && !fig_marks_read(&c->a->arena, l->text, out))
        fault(c, b, l->number, "a [[ without its ]]");
    return !b->broken;
}

/* One expectation a mark, in order; `=> nothing` alone where there is no mark. */
static void read_expected(case_file *c, block *b)
{
    char message[FIG_EXPECTATION_MESSAGE];
    size_t marks = b->title_marked.count + b->body_marked.count, n = 0;
    b->expected = fig_arena_zalloc(&c->a->arena, (marks + 1) * sizeof *b->expected);
    if (!b->expected || (c->accept && !b->arrow_count))
        return; /* a text alone: accepting writes what is in it */
    add_marks(b->expected, &b->count, &b->title_marked, true);
    add_marks(b->expected, &b->count, &b->body_marked, false);
    for (size_t i = 0; i < b->arrow_count; i++) {
        fig_str rest = b->arrows[i].text, one;
        for (; fig_expectation_next(&rest, &one); n++) {
            fig_expected none, *x = n < marks ? &b->expected[n] : &none;
            x->line = b->arrows[i].number;
            if (!fig_expectation_read(&c->a->arena, one, &x->e, message)) {
                fault(c, b, x->line, message);
                return;
            }
            if (!marks && n == 0 && x->e.kind == FIG_KIND_NONE)
                return;
        }
    }
    if (n != marks || !b->arrow_count)
        fault(c, b, b->body.number,
              b->arrow_count ? "as many expectations as [[marks]] are needed, or `=> nothing`"
                             : "behind text, => says what its figures are");
}

/* ---- accept ---- */

typedef struct span {
    size_t start, end;
    const fig_figure *figure; /* NULL: marked as nothing */
} span;

/* The spans of a text as it is now: its figures, and marks where nothing is expected and nothing was found. */
static size_t spans_now(case_file *c, const block *b, const fig_result *result, bool in_title, span **out)
{
    size_t figures = fig_result_count(result), n = 0;
    span *all = fig_arena_alloc(&c->a->arena, (figures + b->count + 1) * sizeof *all);
    *out = all;
    for (size_t i = 0, k = 0; all && (i < figures || k < b->count);) {
        const fig_figure *f = i < figures ? fig_result_figure(result, i) : NULL;
        const fig_expected *x = k < b->count ? &b->expected[k] : NULL;
        if (f && (strcmp(f->field.ptr, "title") == 0) != in_title) {
            i++;
        } else if (x && (x->in_title != in_title || x->e.kind != FIG_KIND_NONE || x->figure >= 0)) {
            k++;
        } else if (f && (!x || f->start < x->start)) {
            all[n++] = (span){f->start, f->end, f};
            i++;
        } else if (x) {
            all[n++] = (span){x->start, x->end, NULL};
            k++;
        }
    }
    return n;
}

static void write_marked(fig_strbuf *out, const char *key, fig_str text, const span *spans, size_t n)
{
    fig_strbuf_format(out, "%s ", key);
    for (size_t i = 0, k = 0; i <= text.len; i++) {
        if (k < n && i == spans[k].end) {
            fig_strbuf_puts(out, "]]");
            k++;
        }
        if (k < n && i == spans[k].start)
            fig_strbuf_puts(out, "[[");
        if (i < text.len && text.ptr[i] == '\n')
            fig_strbuf_puts(out, "\\n");
        else if (i < text.len)
            fig_strbuf_char(out, text.ptr[i]);
    }
    fig_strbuf_char(out, '\n');
}

/* Links name marks: number the figures by the place of theirs. */
static fig_numbering number_spans(case_file *c, const fig_result *result, span *const spans[2], const size_t n[2])
{
    size_t figures = fig_result_count(result), *numbers = fig_arena_zalloc(&c->a->arena, (figures + 1) * sizeof *numbers), number = 0;
    for (int field = 0; numbers && field < 2; field++)
        for (size_t k = 0; k < n[field]; k++, number++)
            for (size_t i = 0; i < figures; i++)
                if (spans[field][k].figure == fig_result_figure(result, i))
                    numbers[i] = number + 1;
    return (fig_numbering){numbers, numbers ? figures : 0};
}

static const fig_expectation *named_for(const block *b, const fig_result *result, const fig_figure *f)
{
    for (size_t k = 0; k < b->count; k++)
        if (b->expected[k].figure >= 0 && fig_result_figure(result, (size_t)b->expected[k].figure) == f)
            return &b->expected[k].e;
    return NULL;
}

/* One line of expectations; several where there were several. */
static void write_arrows(case_file *c, const block *b, const fig_result *result, span *const spans[2], const size_t n[2])
{
    fig_numbering numbering = number_spans(c, result, spans, n);
    size_t number = 0;
    for (int field = 0; field < 2; field++)
        for (size_t k = 0; k < n[field]; k++, number++) {
            const fig_figure *f = spans[field][k].figure;
            if (number)
                fig_strbuf_puts(&c->out, b->arrow_count > 1 ? "\n" : "; ");
            if (!number || b->arrow_count > 1)
                fig_strbuf_puts(&c->out, "=> ");
            if (f)
                fig_expectation_write(f, &numbering, named_for(b, result, f), &c->out);
            else
                fig_strbuf_puts(&c->out, "nothing");
        }
    fig_strbuf_puts(&c->out, number ? "\n" : "=> nothing\n");
}

/* The block's lines as they stand, save text, title and what they are. */
static void rewrite(case_file *c, const block *b, fig_str lines, int number, const fig_result *result)
{
    span *spans[2] = {NULL, NULL};
    const size_t n[2] = {spans_now(c, b, result, true, &spans[0]), spans_now(c, b, result, false, &spans[1])};
    fig_str raw;
    bool arrows = false;
    for (; spans[0] && spans[1] && fig_file_line(&lines, &raw); number++) {
        fig_str t = fig_str_trim(raw);
        if (number == b->title.number) {
            write_marked(&c->out, "title", b->title_marked.text, spans[0], n[0]);
        } else if (number == b->body.number) {
            write_marked(&c->out, "text", b->body_marked.text, spans[1], n[1]);
            if (!b->arrow_count)
                write_arrows(c, b, result, spans, n);
        } else if (t.len < 2 || memcmp(t.ptr, "=>", 2) != 0) {
            fig_strbuf_add(&c->out, raw.ptr, raw.len);
            fig_strbuf_char(&c->out, '\n');
        } else if (!arrows) {
            write_arrows(c, b, result, spans, n);
            arrows = true;
        }
    }
}

/* ---- running ---- */

static bool run_block(case_file *c, block *b, fig_str lines, int number)
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
    fig_numbering numbering = fig_expected_match(c->a, b->expected, b->count, result);
    size_t before = c->a->out.len, passed = c->a->passed, failed = c->a->failed;
    size_t faults = fig_expected_compare(c->a, c->path, c->path, b->body.number, b->expected, b->count, result, &numbering);
    if (!b->count && !faults)
        c->a->passed++;
    bool accept = c->accept && (faults || !b->arrow_count);
    if (accept) {
        rewrite(c, b, lines, number, result);
        c->a->out.len = before; /* what was wrong no longer is */
        c->a->failed = failed;
        c->a->passed = passed + fig_result_count(result);
    }
    fig_result_free(result);
    return accept;
}

/* lines: those of the block, the first of them `number`. */
static void read_block(case_file *c, fig_str lines, int number)
{
    block *b = fig_arena_zalloc(&c->a->arena, sizeof *b);
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
        if (!b->broken && b->expected)
            rewritten = run_block(c, b, lines, number);
    }
    if (!rewritten)
        fig_strbuf_add(&c->out, lines.ptr, lines.len);
}

void fig_case_file_run(fig_author *a, const char *path, bool accept)
{
    case_file c = {.a = a, .path = path, .accept = accept};
    fig_str all, raw;
    fig_error error;
    int number = 1;
    if (!fig_file_read(a, path, &all, &error)) {
        fig_case_fault(a, path, 0, error.message);
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
    if (accept)
        fig_file_write(a, path, &c.out, a->error);
    fig_strbuf_clear(&c.out);
}
