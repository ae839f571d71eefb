/*
 * Diff as a table: for each figure of the draft its sentence, and below it the source's.
 *
 * out   draft.txt  3 figures: 1 different, 1 not in sources, 1 matched
 *       matched    1:12         …profit rose «12 percent» to…
 *                  wire.txt:3:5 …profit rose «12 percent» on…
 *       different  1:40         …a staff of «43,000».
 *                  wire.txt:9:1 …a staff of «34,000».
 *                  The source says `34,000`: the same digits, transposed.
 * What follows from the status alone has no sentence of its own. Nothing wraps but that sentence; wide characters count twice.
 */
#include "../text/width.h"
#include "diff_write.h"

enum { ROOM_FOR_PLACE = 8, GAP = 2, DEFAULT_WIDTH = 80, STATUSES = FIG_DIFF_MISSING + 1 };

typedef struct layout {
    size_t status, place, width;
} layout;

/* Shorter than the names that JSON has: a column must hold them. */
static const char *const labels[STATUSES] = {"",          "matched",   "rounds to it",   "other unit", "computed",
                                             "magnitude", "different", "not in sources", "missing"};
static const char *const colors[STATUSES] = {"",           "\x1b[32m",   "\x1b[36m", "\x1b[36m", "\x1b[36m",
                                             "\x1b[1;31m", "\x1b[1;31m", "\x1b[33m", "\x1b[35m"};
/* What an editor looks for stands first, and is there still where the line is cut. */
static const fig_diff_status first_told[] = {FIG_DIFF_MAGNITUDE, FIG_DIFF_DIFFERENT, FIG_DIFF_NOT_IN_SOURCES, FIG_DIFF_MISSING,
                                             FIG_DIFF_MATCHED,   FIG_DIFF_ROUNDS,    FIG_DIFF_OTHER_UNIT,     FIG_DIFF_COMPUTED};
#define DIM   "\x1b[2m"
#define BOLD  "\x1b[1m"
#define RESET "\x1b[0m"

static void style(fig_diff_output *o, const char *code)
{
    if (o->options->color)
        fig_strbuf_puts(&o->line, code);
}

static void end_line(fig_diff_output *o)
{
    while (o->line.len && o->line.data[o->line.len - 1] == ' ')
        o->line.len--;
    fig_strbuf_char(&o->line, '\n');
    fig_writer_add(&o->out, o->line.data, o->line.len);
    o->line.len = 0;
}

/* "3:24", "title:5"; of a source with its document in front, of a long path the file alone: "…/wire.txt:3:24". */
static void write_place(fig_strbuf *out, const char *doc, const fig_figure *f, size_t most)
{
    const char *file = doc ? strrchr(doc, '/') : NULL;
    out->len = 0;
    if (file && strlen(doc) + ROOM_FOR_PLACE > most) {
        fig_strbuf_puts(out, "…");
        doc = file;
    }
    if (doc) {
        fig_table_clean(out, doc, strlen(doc));
        fig_strbuf_char(out, ':');
    }
    if (f->field.ptr && strcmp(f->field.ptr, "text") != 0)
        fig_strbuf_puts(out, f->field.ptr);
    else
        fig_strbuf_uint(out, f->line);
    fig_strbuf_char(out, ':');
    fig_strbuf_uint(out, f->column);
}

static const char *document_name(const fig_diff_text *text)
{
    return text->document && text->document->id ? text->document->id : "";
}

static void widen(size_t *column, size_t width)
{
    if (*column < width)
        *column = width;
}

static layout measure(fig_diff_output *o)
{
    layout l = {.width = o->options->width > 0 ? (size_t)o->options->width : DEFAULT_WIDTH};
    for (size_t i = 0; i < fig_diff_count(o->diff); i++) {
        const fig_diff_item *item = fig_diff_item_at(o->diff, i);
        const fig_figure *draft = fig_diff_draft_figure(o, item), *source = fig_diff_source_figure(o, item, item->source_figure);
        widen(&l.status, strlen(labels[item->status]));
        if (draft) {
            write_place(&o->cell, NULL, draft, l.width / 4);
            widen(&l.place, o->cell.len);
        }
        if (source) {
            write_place(&o->cell, document_name(fig_diff_source(o->diff, (size_t)item->source)), source, l.width / 4);
            widen(&l.place, fig_width(o->cell.data, o->cell.len));
        }
    }
    if (l.place > l.width / 4)
        l.place = l.width / 4;
    return l;
}

/* A place in its column; what is too long loses its beginning, for lines and columns stand at the end. */
static void add_place(fig_diff_output *o, const layout *l)
{
    fig_str place = {o->cell.data, o->cell.len};
    size_t room = l->place;
    style(o, DIM);
    if (fig_width(place.ptr, place.len) > l->place && l->place) {
        place = fig_table_last(place, l->place - 1);
        fig_strbuf_puts(&o->line, "…");
        room--;
    }
    fig_table_cell(&o->line, place, room);
    style(o, RESET);
    fig_table_cell(&o->line, (fig_str){"", 0}, GAP);
}

static void add_quote(fig_diff_output *o, const layout *l, const fig_diff_text *text, const char *doc, const fig_figure *f,
                      const char *color)
{
    char mark[24] = "«";
    size_t used = l->status + l->place + 2 * GAP;
    write_place(&o->cell, doc, f, l->width / 4);
    add_place(o, l);
    if (o->options->color) {
        memcpy(mark, BOLD, sizeof BOLD);
        memcpy(mark + sizeof BOLD - 1, color, strlen(color) + 1);
    }
    if (used < l->width)
        fig_table_sentence(&o->line, text->result, f, l->width - used, mark, o->options->color ? RESET : "»", o->options->color ? 0 : 2);
    end_line(o);
}

static void add_source(fig_diff_output *o, const layout *l, const fig_diff_item *item, int32_t figure)
{
    const fig_figure *f = fig_diff_source_figure(o, item, figure);
    if (!f)
        return;
    const fig_diff_text *text = fig_diff_source(o->diff, (size_t)item->source);
    add_quote(o, l, text, document_name(text), f, colors[item->status]);
}

/* The reason, broken between words. */
static void add_why(fig_diff_output *o, const layout *l, fig_str why)
{
    size_t indent = l->status + GAP, room = l->width > indent + 20 ? l->width - indent : 20;
    o->cell.len = 0;
    fig_table_clean(&o->cell, why.ptr, why.len);
    fig_str rest = {o->cell.data, o->cell.len};
    while (rest.len) {
        fig_str part = fig_width(rest.ptr, rest.len) <= room ? rest : fig_table_first(rest, room);
        while (part.len < rest.len && part.len > 0 && rest.ptr[part.len] != ' ' && memchr(rest.ptr, ' ', part.len))
            part.len--;
        if (part.len == 0)
            part = fig_table_first(rest, room ? room : 1);
        if (part.len == 0)
            return;
        fig_table_cell(&o->line, (fig_str){"", 0}, indent);
        style(o, DIM);
        fig_strbuf_add(&o->line, part.ptr, part.len);
        style(o, RESET);
        end_line(o);
        rest.ptr += part.len;
        rest.len -= part.len;
        while (rest.len && *rest.ptr == ' ') {
            rest.ptr++;
            rest.len--;
        }
    }
}

static bool needs_why(const fig_diff_item *item)
{
    return item->status == FIG_DIFF_COMPUTED || item->status == FIG_DIFF_MAGNITUDE || item->status == FIG_DIFF_DIFFERENT ||
           (item->status == FIG_DIFF_NOT_IN_SOURCES && item->source >= 0);
}

static void add_item(fig_diff_output *o, const layout *l, const fig_diff_item *item)
{
    const fig_figure *draft = fig_diff_draft_figure(o, item);
    style(o, colors[item->status]);
    fig_table_cell(&o->line, (fig_str){labels[item->status], strlen(labels[item->status])}, l->status);
    style(o, RESET);
    fig_table_cell(&o->line, (fig_str){"", 0}, GAP);
    if (draft)
        add_quote(o, l, fig_diff_draft(o->diff), NULL, draft, colors[item->status]);
    for (int i = 0; i < 2; i++) {
        int32_t figure = item->status == FIG_DIFF_COMPUTED ? item->source_figures[i] : i == 0 ? item->source_figure : -1;
        if (figure >= 0 && o->line.len == 0)
            fig_table_cell(&o->line, (fig_str){"", 0}, l->status + GAP);
        add_source(o, l, item, figure);
    }
    if (needs_why(item))
        add_why(o, l, item->why);
}

static void add_head(fig_diff_output *o, const layout *l)
{
    size_t tally[STATUSES] = {0}, figures = 0;
    const char *name = document_name(fig_diff_draft(o->diff));
    for (size_t i = 0; i < fig_diff_count(o->diff); i++) {
        const fig_diff_item *item = fig_diff_item_at(o->diff, i);
        tally[item->status]++;
        figures += item->figure >= 0;
    }
    o->cell.len = 0;
    fig_table_clean(&o->cell, name, strlen(name));
    size_t columns = fig_width(o->cell.data, o->cell.len);
    if (columns + GAP > l->width / 2)
        columns = l->width / 2 - GAP;
    style(o, BOLD);
    fig_table_cell(&o->line, (fig_str){o->cell.data ? o->cell.data : "", o->cell.len}, columns);
    style(o, RESET);
    o->cell.len = 0;
    fig_strbuf_format(&o->cell, "  %zu %s", figures, figures == 1 ? "figure" : "figures");
    bool some = false;
    for (size_t i = 0; i < sizeof first_told / sizeof *first_told; i++) {
        const fig_diff_status status = first_told[i];
        if (!tally[status])
            continue;
        fig_strbuf_format(&o->cell, "%s%zu %s", some ? ", " : ": ", tally[status], labels[status]);
        some = true;
    }
    style(o, DIM);
    fig_table_cell(&o->line, (fig_str){o->cell.data ? o->cell.data : "", o->cell.len}, l->width > columns ? l->width - columns : 0);
    while (!o->options->color && o->line.len && o->line.data[o->line.len - 1] == ' ')
        o->line.len--;
    style(o, RESET);
    end_line(o);
}

void fig_diff_write_table(fig_diff_output *o)
{
    layout l = measure(o);
    add_head(o, &l);
    for (size_t i = 0; i < fig_diff_count(o->diff) && !o->line.failed; i++)
        add_item(o, &l, fig_diff_item_at(o->diff, i));
}
