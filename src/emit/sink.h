/*
 * Sink, inside: what the writers of src/emit share. One file an output, and each has the one signature fig_emit_fn.
 *
 * A writer is called with BEGIN once, DOCUMENT or ERROR for each document in order, and FINISH once. It appends to sink->out and
 * goes through the figures with fig_sink_wants, so that --kinds means the same everywhere.
 */
#ifndef FIG_SINK_H
#define FIG_SINK_H
#include "fact_fields.h"
#include "fields.h"
#include "writer.h"

typedef enum fig_emit_step { FIG_EMIT_BEGIN, FIG_EMIT_DOCUMENT, FIG_EMIT_ERROR, FIG_EMIT_FINISH } fig_emit_step;

/* What a step is about; `result` with DOCUMENT, `error` with ERROR. */
typedef struct fig_emit_source {
    fig_row row; /* doc, doc_json, result, offsets; figure is for the writer to set */
    const fig_document *document;
    const fig_error *error;
} fig_emit_source;

typedef void (*fig_emit_fn)(fig_sink *sink, fig_emit_step step, fig_emit_source *source);

/* "kind":"money", as it stands in records: ready to be copied at one go. */
enum { FIG_FRAGMENTS = 16 };

typedef struct fig_fragment {
    char text[31];
    uint8_t len;
} fig_fragment;

typedef struct fig_fragments { /* by the enum's value; what is none has length 0 */
    fig_fragment kind[FIG_FRAGMENTS], mod[FIG_FRAGMENTS], rel[FIG_FRAGMENTS], part[FIG_FRAGMENTS], direction[FIG_FRAGMENTS],
        role[FIG_FRAGMENTS], grain[FIG_FRAGMENTS];
} fig_fragments;

/* What the records of a document's field begin and end with: {"doc":"a.txt","field":"text", and ,"lang":"en" */
typedef struct fig_ends {
    fig_strbuf head, tail;
    const char *field, *lang; /* made for these two texts */
    bool known;
} fig_ends;

struct fig_sink {
    fig_sink_options options;
    fig_emit_fn emit;
    fig_writer out;
    const fig_column *columns[FIG_COLUMN_COUNT + FIG_TABLE_COLUMN_COUNT];
    size_t column_count;
    const fig_fact_column *fact_columns[FIG_FACT_COLUMN_COUNT];
    size_t fact_column_count;
    unsigned records;   /* FIG_RECORDS_* */
    bool all_fields;    /* no --fields: the writer's own choice */
    bool kind_of_facts; /* JSON says of a fact that it is one */
    unsigned kinds;     /* bit 1 << kind */
    bool any;           /* something was written since BEGIN */
    size_t documents;   /* so far, for who numbers them */
    bool finished;
    fig_strbuf scratch, doc, doc_json;
    const char *grammars; /* hash */
    fig_fragments fragments;
    fig_ends ends;
    uint64_t hash; /* annotations: of the ids so far */
    struct fig_xlsx *xlsx;
    fig_strbuf said; /* options.said, copied: it is lent for the call alone */
    size_t unread;   /* documents */
    fig_error fault; /* what stopped the writer, beside memory and the caller's function; code FIG_OK: nothing */
};

static inline bool fig_sink_wants(const fig_sink *sink, const fig_figure *figure)
{
    return sink->kinds >> figure->kind & 1u;
}

/* The ends of this row's records; false: out of memory. */
bool fig_sink_make_ends(fig_sink *sink, const fig_row *row);

/* The facts and figures of a document that the sink writes, and the row of a fact. */
static inline size_t fig_sink_fact_count(const fig_sink *sink, const fig_result *result)
{
    return sink->records & FIG_RECORDS_FACTS ? fig_result_fact_count(result) : 0;
}
static inline size_t fig_sink_figure_count(const fig_sink *sink, const fig_result *result)
{
    return sink->records & FIG_RECORDS_FIGURES ? fig_result_count(result) : 0;
}
static inline fig_fact_row fig_sink_fact_row(const fig_emit_source *source, size_t index)
{
    return (fig_fact_row){source->row.result, fig_result_fact(source->row.result, index), source->row.doc, source->row.doc_json};
}
/* One fact as a JSON object: facts.c. `extra` as below. */
void fig_emit_fact(fig_sink *sink, const fig_fact_row *row, fig_str extra);

/* One record as a JSON object. `extra`, ready-made members with a comma in front, goes to its end. */
void fig_emit_record(fig_sink *sink, const fig_row *row, fig_str extra);
/* The same of sink->columns alone. */
void fig_emit_chosen(fig_sink *sink, const fig_row *row);
/* A string that is in the caller's hands: repaired and escaped. */
void fig_emit_string(fig_sink *sink, const char *text);

void fig_emit_table(fig_sink *sink, fig_emit_step step, fig_emit_source *source);
void fig_emit_ndjson(fig_sink *sink, fig_emit_step step, fig_emit_source *source);
void fig_emit_json(fig_sink *sink, fig_emit_step step, fig_emit_source *source);
void fig_emit_documents(fig_sink *sink, fig_emit_step step, fig_emit_source *source);
void fig_emit_annotations(fig_sink *sink, fig_emit_step step, fig_emit_source *source);
void fig_emit_csv(fig_sink *sink, fig_emit_step step, fig_emit_source *source);
void fig_emit_csv_excel(fig_sink *sink, fig_emit_step step, fig_emit_source *source);
void fig_emit_csv_semicolon(fig_sink *sink, fig_emit_step step, fig_emit_source *source);
void fig_emit_xlsx(fig_sink *sink, fig_emit_step step, fig_emit_source *source);
void fig_emit_xlsx_free(fig_sink *sink);
void fig_emit_tsv(fig_sink *sink, fig_emit_step step, fig_emit_source *source);
void fig_emit_html(fig_sink *sink, fig_emit_step step, fig_emit_source *source);
#endif
