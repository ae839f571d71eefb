/*
 * Explain: why a figure is what it is, or why there is none.
 *
 * in   a document          out   sentence by sentence, for each token: what became of the rules that got somewhere from it; then what the links did, and the facts
 *
 *   1.76%
 *     figure    percent.value          [[1.76%]] => percent 1.76 % direction=down role=change instrument=KOSPI
 *     lost      number.digits          [[1.76]] to percent.value: the longer span wins
 *     stopped   money.name-after       behind "1.76 %" at `to`: wanted {currency-name} or {currency-code}
 *
 * The document is extracted once with a listener (src/resolve/work.h says what it hears); then every rule is tried at every token by the plain matcher,
 * which remembers how far it came.
 */
#include "../base/error.h"
#include "../base/sized.h"
#include "../engine.h"
#include "author.h"
#include "expectation.h"
#include "expected.h"
#include "fact_example.h"
#include "notes.h"
#include "wanted.h"

enum { FURTHER = 2 }; /* tokens that a rule has to get before it is worth a line */

typedef struct explanation {
    const fig_engine *engine;
    fig_work *work;
    const fig_result *result;
    fig_notes notes;
    fig_strbuf out;
    fig_expectation named;
    bool started, failed;
} explanation;

/* ---- writing ---- */

static void put_tokens(explanation *x, uint32_t first, uint32_t last)
{
    const fig_tokens *t = &x->work->tokens;
    fig_strbuf one = {0};
    if (first < last)
        fig_one_line((fig_str){x->work->text + t->begin[first], t->end[last - 1] - t->begin[first]}, &one);
    fig_strbuf_puts(&x->out, fig_strbuf_cstr(&one));
    x->failed = x->failed || one.failed;
    fig_strbuf_clear(&one);
}

static void put_head(explanation *x, uint32_t token, bool *headed, const char *word, const fig_rule *rule)
{
    if (!*headed) {
        fig_strbuf_puts(&x->out, "\n  ");
        put_tokens(x, token, token + 1);
        fig_strbuf_char(&x->out, '\n');
        *headed = true;
    }
    fig_strbuf_format(&x->out, "    %-9s %-28s ", word, rule->name);
}

static void put_record(explanation *x, const fig_note *n)
{
    const fig_tokens *t = &x->work->tokens;
    size_t start = fig_text_source_offset(&x->work->source, t->begin[n->first]);
    for (size_t i = 0; i < fig_result_count(x->result); i++) {
        const fig_figure *f = fig_result_figure(x->result, i);
        if (f->text_start != start || strcmp(f->field.ptr, "text") != 0)
            continue;
        fig_strbuf_puts(&x->out, " => ");
        fig_expectation_write(f, NULL, &x->named, &x->out);
        return;
    }
}

/* What was decided about spans that begin at this token. */
static void write_notes(explanation *x, uint32_t token, bool *headed)
{
    static const fig_event_type order[] = {FIG_EVENT_WON,     FIG_EVENT_LOST,  FIG_EVENT_GUARDED,
                                           FIG_EVENT_REFUSED, FIG_EVENT_GLUED, FIG_EVENT_HEADED};
    static const char *const words[] = {"figure", "lost", "refused", "refused", "refused", "head"};
    for (size_t k = 0; k < sizeof order / sizeof *order; k++)
        for (const fig_note *n = fig_notes_at(&x->notes, token); n; n = fig_notes_next(&x->notes, n)) {
            if (n->type != order[k])
                continue;
            put_head(x, token, headed, n->excluded && k == 0 ? "excluded" : words[k], n->rule);
            fig_strbuf_puts(&x->out, "[[");
            put_tokens(x, n->first, n->last);
            fig_strbuf_puts(&x->out, "]]");
            if (n->type == FIG_EVENT_WON && !n->excluded)
                put_record(x, n);
            fig_strbuf_format(&x->out, "%s%s\n", n->text.len ? " " : "", n->text.len ? n->text.ptr : "");
        }
}

static bool noted(const explanation *x, const fig_rule *rule, uint32_t first, uint32_t last)
{
    for (uint32_t at = first; at < last && at < x->work->tokens.count; at++)
        for (const fig_note *n = fig_notes_at(&x->notes, at); n; n = fig_notes_next(&x->notes, n))
            if (n->rule == rule)
                return true;
    return false;
}

/* A rule that got somewhere from this token and was not heard of: it stopped, or nobody asked it. */
static void write_try(explanation *x, const fig_rule *rule, const fig_items *items, uint32_t token, bool *headed)
{
    fig_matcher *m = &x->work->matcher;
    bool plain = m->plain;
    m->plain = true; /* or ways that cannot go on would not go as far as they can */
    uint32_t end = fig_matcher_run(m, rule->program, items, token, UINT32_MAX);
    m->plain = plain;
    if (m->furthest < token + FURTHER || noted(x, rule, token, end == UINT32_MAX ? m->furthest + 1 : end))
        return;
    put_head(x, token, headed, end == UINT32_MAX ? "stopped" : "unasked", rule);
    if (end != UINT32_MAX) {
        fig_strbuf_puts(&x->out, "[[");
        put_tokens(x, token, end);
        fig_strbuf_puts(&x->out, "]] a longer one, or one that goes first, stood already\n");
        return;
    }
    fig_strbuf_format(&x->out, "%u tokens \"", m->furthest - token);
    put_tokens(x, token, m->furthest);
    fig_strbuf_puts(&x->out, "\", then ");
    if (m->furthest < items->last) {
        fig_strbuf_char(&x->out, '`');
        put_tokens(x, m->furthest, m->furthest + 1);
        fig_strbuf_char(&x->out, '`');
    } else {
        fig_strbuf_puts(&x->out, "the sentence ends");
    }
    fig_strbuf_puts(&x->out, "; wanted ");
    fig_wanted_write(m, &x->out);
    fig_strbuf_char(&x->out, '\n');
}

static bool is_of_facts(const explanation *x, const fig_rule *rule)
{
    const fig_grammar *g = x->work->grammar;
    return rule >= g->facts && rule < g->facts + g->fact_count;
}

/* Each fact of the sentence, and the rules that had a part in facts there, or matched and made none. */
static void write_facts(explanation *x, uint32_t sentence, uint32_t first, uint32_t last)
{
    bool headed = false;
    for (size_t i = 0; i < fig_result_fact_count(x->result); i++) {
        const fig_fact *f = fig_result_fact(x->result, i);
        if (f->sentence != sentence + 1)
            continue;
        fig_strbuf_puts(&x->out, headed ? "    " : "\n  facts\n    ");
        headed = true;
        fig_fact_example_write(x->result, f, &x->out);
        fig_strbuf_char(&x->out, '\n');
    }
    for (uint32_t at = first; at < last; at++)
        for (const fig_note *n = fig_notes_at(&x->notes, at); n; n = fig_notes_next(&x->notes, n)) {
            if (n->type != FIG_EVENT_LINKED || !is_of_facts(x, n->rule))
                continue;
            fig_strbuf_puts(&x->out, headed ? "" : "\n  facts\n    none, as nothing says whose figure it is, or what is measured\n");
            headed = true;
            fig_strbuf_format(&x->out, "      %-26s \"", n->rule->name);
            put_tokens(x, n->first, n->last < last ? n->last : last);
            fig_strbuf_puts(&x->out, "\"\n");
        }
}

static void write_links(explanation *x, uint32_t first, uint32_t last)
{
    bool headed = false;
    for (uint32_t at = first; at < last; at++)
        for (const fig_note *n = fig_notes_at(&x->notes, at); n; n = fig_notes_next(&x->notes, n)) {
            if (n->type != FIG_EVENT_LINKED || is_of_facts(x, n->rule))
                continue;
            fig_strbuf_format(&x->out, "%s    %-28s \"", headed ? "" : "\n  links\n", n->rule->name);
            headed = true;
            put_tokens(x, n->first, n->last < last ? n->last : last);
            fig_strbuf_format(&x->out, "\" %s\n", n->text.ptr);
        }
}

/* ---- which part of the text ---- */

/* Bytes of a line of the text, from 1; all of it for 0. */
static fig_str line_of(fig_str text, size_t line)
{
    fig_str rest = text;
    for (size_t i = 1; i < line && rest.ptr; i++) {
        const char *end = memchr(rest.ptr, '\n', rest.len);
        rest = end ? (fig_str){end + 1, rest.len - (size_t)(end + 1 - rest.ptr)} : (fig_str){NULL, 0};
    }
    const char *end = line && rest.ptr ? memchr(rest.ptr, '\n', rest.len) : NULL;
    return end ? (fig_str){rest.ptr, (size_t)(end - rest.ptr)} : rest;
}

/* Where lines are counted: in the text, of a page in its source. */
static size_t source_of(const explanation *x, size_t offset)
{
    const fig_work *w = x->work;
    return w->map ? fig_piece_begin(w->map->pieces, w->map->count, fig_text_source_offset(&w->source, offset)) : offset;
}

static void write_sentence(explanation *x, uint32_t index, size_t from, size_t to)
{
    const fig_tokens *t = &x->work->tokens;
    uint32_t first = x->work->sentences.start[index], last = x->work->sentences.start[index + 1];
    const fig_items items = fig_work_items(x->work, first, last);
    if (first == last || source_of(x, t->begin[last - 1]) < from || source_of(x, t->begin[first]) >= to)
        return;
    fig_strbuf_format(&x->out, "%s%u  ", x->started ? "\n" : "", index + 1);
    x->started = true;
    put_tokens(x, first, last);
    fig_strbuf_char(&x->out, '\n');
    for (uint32_t token = first; token < last && !x->failed; token++) {
        bool headed = false;
        if (source_of(x, t->begin[token]) < from || source_of(x, t->begin[token]) >= to)
            continue;
        write_notes(x, token, &headed);
        for (size_t i = 0; i < x->work->grammar->rule_count; i++)
            if (!x->work->grammar->rules[i].regex)
                write_try(x, &x->work->grammar->rules[i], &items, token, &headed);
    }
    write_links(x, first, last);
    write_facts(x, index, first, last);
}

/* A text does not command the terminal on which it is explained: control characters are shown as "?". */
static void hide_controls(fig_strbuf *out)
{
    for (size_t i = 0; i < out->len; i++)
        if (((unsigned char)out->data[i] < ' ' && out->data[i] != '\n' && out->data[i] != '\t') || out->data[i] == 0x7f)
            out->data[i] = '?';
}

static fig_status write_all(explanation *x, size_t line, fig_write_fn write, void *user, fig_error *error)
{
    const fig_work *w = x->work;
    fig_str all = w->map ? (fig_str){w->map->source, w->map->source_len} : (fig_str){w->text, w->source.len}, part = line_of(all, line);
    if (!part.ptr)
        return fig_error_set(error, FIG_E_USAGE, "the text has no line %zu", line);
    size_t from = (size_t)(part.ptr - all.ptr), to = from + part.len;
    if (!fig_notes_index(&x->notes))
        return fig_error_nomem(error);
    for (uint32_t s = 0; s < w->sentences.count; s++) {
        write_sentence(x, s, from, to);
        if (x->failed || x->notes.failed || x->out.failed || x->notes.arena.failed || w->matcher.failed)
            return fig_error_nomem(error);
        hide_controls(&x->out);
        if (x->out.len && write(user, x->out.data, x->out.len) != 0)
            return fig_error_set(error, FIG_E_IO, "writing failed");
        x->out.len = 0;
    }
    return FIG_OK;
}

static fig_status explain_text(explanation *x, fig_scratch *scratch, const fig_document *d, size_t line, fig_write_fn write, void *user,
                               fig_error *error)
{
    fig_result *result = NULL;
    char message[FIG_EXPECTATION_MESSAGE];
    x->work = &scratch->work;
    x->notes.work = x->work;
    x->work->listener = fig_notes_hear;
    x->work->listener_user = &x->notes;
    fig_status status = fig_extract(x->engine, scratch, d, &result, error);
    x->work->listener = NULL;
    if (status == FIG_OK &&
        !fig_expectation_read(&x->notes.arena, (fig_str){"number alt=- relative=- grain=day precision=0", 45}, &x->named, message))
        status = fig_error_nomem(error); /* these are written too, where the figure has them */
    x->result = result;
    if (status == FIG_OK)
        status = write_all(x, line, write, user, error);
    fig_result_free(result);
    return status;
}

fig_status fig_explain(const fig_engine *engine, fig_scratch *scratch, const fig_document *document, size_t line, fig_write_fn write,
                       void *user, fig_error *error)
{
    fig_status status = FIG_OK;
    fig_document own;
    document = FIG_SIZED(fig_document, document, &own, error);
    if (!document)
        return FIG_E_USAGE;
    for (int field = document->title && !line ? 0 : 1; field < 2 && status == FIG_OK;
         field++) { /* a title is explained as a text of its own */
        explanation x = {.engine = engine};
        fig_document d = *document;
        d.size = sizeof d;
        d.title = NULL;
        d.title_len = 0;
        if (field == 0) {
            d.map = document->title_map;
            d.cells = NULL;
            d.cell_count = 0;
            d.text = document->title;
            d.text_len = document->title_len;
        }
        status = explain_text(&x, scratch, &d, line, write, user, error);
        fig_notes_clear(&x.notes);
        fig_strbuf_clear(&x.out);
    }
    return status;
}
