/*
 * HTML text: a field as its reader sees it: figures are links to their records, findings stand behind the sentence they are about.
 *
 * in   "It rose 3%.", a figure at 8..10          out   It rose <a class="fig percent" id="f1-1" href="#r1-1">3%</a>.
 * Places are bytes of the document's text; what lies between two figures is written as it is.
 */
#include "html.h"
#include "html_cells.h"

typedef struct place {
    fig_sink *sink;
    const fig_emit_source *source;
    const fig_field_text *field;
    size_t at;      /* written so far */
    size_t finding; /* those before are written */
    fig_strbuf wrong;
    fig_html_cells cells;
} place;

static bool same_field(fig_str name, const fig_field_text *field)
{
    return name.ptr && strcmp(name.ptr, field->name) == 0;
}

static void write_finding(fig_sink *sink, const fig_finding *f)
{
    FIG_HTML(sink, "<span class=\"note ");
    fig_html_puts(sink, f->accepted ? "accepted" : f->verdict == FIG_VERDICT_INCONSISTENT ? "inconsistent" : "undecidable");
    FIG_HTML(sink, "\" role=\"note\"><b>");
    fig_html_str(sink, f->check);
    FIG_HTML(sink, "</b> ");
    fig_html_str(sink, f->why);
    FIG_HTML(sink, "</span>");
}

/* The next finding of the field whose sentence ends at or before `to`, in the order of the result; what is consistent is no news. */
static const fig_finding *next_finding(place *p, size_t to)
{
    const fig_result *result = p->source->row.result;
    for (; p->finding < fig_result_finding_count(result); p->finding++) {
        const fig_finding *f = fig_result_finding(result, p->finding);
        if (f->verdict == FIG_VERDICT_CONSISTENT || !same_field(f->field, p->field))
            continue;
        return f->end <= to ? f : NULL;
    }
    return NULL;
}

/* The text up to `to`, with the findings that belong in between. */
static void write_until(place *p, size_t to)
{
    const fig_finding *f;
    while ((f = next_finding(p, to))) {
        size_t end = f->end > p->at ? f->end : p->at;
        while (end > p->at && (p->field->text[end - 1] == ' ' || p->field->text[end - 1] == '\n' || p->field->text[end - 1] == '\r'))
            end--;
        fig_html_cells_write(&p->cells, p->sink, p->field->text, p->at, end);
        p->at = end;
        write_finding(p->sink, f);
        p->finding++;
        while (p->at < to && p->field->text[p->at] == ' ') /* the note is a line of its own */
            p->at++;
    }
    fig_html_cells_write(&p->cells, p->sink, p->field->text, p->at, to);
    p->at = to;
}

/* One byte a figure: 1 where an inconsistent finding that nobody has accepted names it. Out of memory: none, and the sink fails. */
static void mark_wrong(fig_sink *sink, const fig_result *result, fig_strbuf *wrong)
{
    const size_t count = fig_result_count(result);
    if (!fig_result_finding_count(result) || !fig_strbuf_reserve(wrong, count)) {
        sink->scratch.failed = sink->scratch.failed || wrong->failed;
        return;
    }
    memset(wrong->data, 0, count);
    wrong->len = count;
    for (size_t i = 0; i < fig_result_finding_count(result); i++) {
        const fig_finding *f = fig_result_finding(result, i);
        for (size_t k = 0; f->verdict == FIG_VERDICT_INCONSISTENT && !f->accepted && k < f->figure_count; k++)
            wrong->data[f->figures[k]] = 1;
    }
}

static void write_figure(place *p, const fig_figure *f, size_t index)
{
    fig_sink *sink = p->sink;
    FIG_HTML(sink, "<a class=\"fig ");
    fig_html_puts(sink, fig_kind_name(f->kind));
    if (f->flags & FIG_FLAG_BOILERPLATE)
        FIG_HTML(sink, " boilerplate");
    if (index < p->wrong.len && p->wrong.data[index])
        FIG_HTML(sink, " wrong");
    FIG_HTML(sink, "\" id=\"");
    fig_html_anchor(sink, 'f', index);
    FIG_HTML(sink, "\" href=\"#");
    fig_html_anchor(sink, 'r', index);
    FIG_HTML(sink, "\" title=\"");
    fig_html_puts(sink, fig_kind_name(f->kind));
    FIG_HTML(sink, "\">");
    fig_html_text(sink, p->field->text + f->text_start, f->text_end - f->text_start);
    FIG_HTML(sink, "</a>");
    p->at = f->text_end;
}

void fig_html_field(fig_sink *sink, const fig_emit_source *source, const fig_field_text *field)
{
    const fig_result *result = source->row.result;
    bool title = strcmp(field->name, "title") == 0;
    place p = {.sink = sink, .source = source, .field = field};
    mark_wrong(sink, result, &p.wrong);
    fig_html_cells_begin(&p.cells, source->document, field->name, field->len);
    if (title)
        FIG_HTML(sink, "<h2 dir=\"auto\">");
    else
        FIG_HTML(sink, "<div class=\"text\" dir=\"auto\">");
    for (size_t i = 0; i < fig_result_count(result); i++) {
        const fig_figure *f = fig_result_figure(result, i);
        if (!fig_sink_wants(sink, f) || !same_field(f->field, field) || f->text_start < p.at || f->text_end > field->len)
            continue;
        write_until(&p, f->text_start);
        write_figure(&p, f, i);
    }
    write_until(&p, field->len);
    fig_html_cells_end(&p.cells, sink);
    fig_strbuf_clear(&p.wrong);
    if (title)
        FIG_HTML(sink, "</h2>\n");
    else
        FIG_HTML(sink, "</div>\n");
}
