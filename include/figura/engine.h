/**
 * The engine: grammars compiled once, documents read many times.
 *
 *   fig_engine   compiled grammars; immutable, shared by any number of threads
 *   fig_scratch  working memory of one thread; keeps what it learned of the automaton
 *   fig_result   the figures of one document, in one arena
 *
 * Example
 *   fig_engine *engine; fig_scratch *scratch; fig_result *result; fig_error error;
 *   fig_engine_new(NULL, &engine, &error);
 *   fig_scratch_new(engine, &scratch, &error);
 *   fig_document document = {.size = sizeof document, .text = text, .text_len = strlen(text), .date = "2019-03-01"};
 *   if (fig_extract(engine, scratch, &document, &result, &error) != FIG_OK) fputs(error.message, stderr);
 *   for (size_t i = 0; i < fig_result_count(result); i++) puts(fig_result_figure(result, i)->text.ptr);
 */
#ifndef FIGURA_ENGINE_H
#define FIGURA_ENGINE_H
#include "figure.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct fig_engine fig_engine;   /**< immutable                      */
typedef struct fig_scratch fig_scratch; /**< of one thread at a time         */
typedef struct fig_result fig_result;   /**< immutable, save for fig_check_run */
struct json_t;

/** What fig_engine_new makes an engine of; all of it may be 0. */
typedef struct fig_engine_options {
    size_t size;
    const char *const *grammar_paths; /**< folders or .gram files added to the built-in ones         */
    size_t grammar_path_count;
    int no_builtin;   /**< leave the built-in grammars out                           */
    const char *lang; /**< BCP 47, "en" by default; grammars for it are in a folder `en`, built-in ones of other languages are left out */
    const char *country;      /**< ISO 3166 of documents that do not say their own, or NULL  */
    const char *fiscal_start; /**< "MM-DD": first day of a fiscal year, or NULL              */
    fig_report_fn report;     /**< every error of a grammar that does not load, or NULL      */
    void *report_user;
    size_t max_document_bytes; /**< 0: 2^31 - 1                                               */
    int facts;                 /**< tie figures into facts as well (fact.h)                   */
} fig_engine_options;

/**
 * Compile grammars; `options` may be NULL.
 *
 * Ownership  *out is yours: fig_engine_free. Nothing of the options is kept.
 * Errors     FIG_E_SYNTAX (all of them reported, nothing half loaded), FIG_E_IO, FIG_E_USAGE (a language, country or day that is none, a language
 *            without grammars), FIG_E_NOMEM.
 */
FIG_API FIG_NODISCARD fig_status fig_engine_new(const fig_engine_options *options, fig_engine **out, fig_error *error);
/** After all that was made with it: scratches, results, sinks, stores, pools. */
FIG_API void fig_engine_free(fig_engine *engine);
/** 16 hex digits: a hash of every grammar byte. Without it and the version no record is accountable. */
FIG_API const char *fig_engine_grammar_hash(const fig_engine *engine);

/** What a unit comes to in base units: v of it are (v + offset) * factor of `dimension`. */
typedef struct fig_unit {
    size_t size;
    char factor[64], offset[64]; /**< exact: a decimal string or a reduced fraction; offset "0" save for temperatures */
    char dimension[64];          /**< base units in a fixed order, "m.s-1"; equal texts: one can be converted into the other */
} fig_unit;

/**
 * The size of a unit by its UCUM code (`len` bytes), as grammars/common/unit-size.gram has it.
 *
 * Errors   FIG_E_USAGE: the code, or a part of it, has no size there; FIG_E_NOMEM. `out` is filled only where it is FIG_OK; set its `size` before.
 * Threads  any number.
 * Example  "[mi_i]/h" gives factor "0.44704", dimension "m.s-1".
 */
FIG_API FIG_NODISCARD fig_status fig_engine_unit(const fig_engine *engine, const char *code, size_t len, fig_unit *out, fig_error *error);

/** Working memory for one thread at a time; it learns from each text what makes the next one faster, up to some 25 MB. The engine must outlive it.
 *  Errors FIG_E_NOMEM; after one in a later call it goes on with the next document. */
FIG_API FIG_NODISCARD fig_status fig_scratch_new(const fig_engine *engine, fig_scratch **out, fig_error *error);
/** Results made with it stay. */
FIG_API void fig_scratch_free(fig_scratch *scratch);

/** Bits of a piece's `flags`. */
enum {
    FIG_PIECE_BOILERPLATE = 1, /**< menus, forms, advertisements: its figures get FIG_FLAG_BOILERPLATE    */
    FIG_PIECE_PLAIN = 2,       /**< its source is text, no markup: what stands around it there is to be seen */
};

/**
 * A run of a text and where it stands in its source: units of `text_step` bytes of text, each of them `source_step` bytes of the source.
 *
 * 1 and 1 is text as it stands; 3 and 6 a sign written `&euro;`; `source_step` 0 what stands nowhere: the line break between two paragraphs
 * of a page. A piece reaches to the next one's `text`. Pieces are in order of `text`, the first at 0; `source` never goes back.
 */
typedef struct fig_piece {
    uint32_t text;        /**< bytes: where it begins in the text    */
    uint32_t source;      /**< ... and in the source                 */
    uint32_t source_step; /**< bytes                                 */
    uint16_t text_step;   /**< bytes, 1 or more                      */
    uint16_t flags;       /**< FIG_PIECE_*                           */
} fig_piece;

/** The way back from a text to the file it was taken out of. */
typedef struct fig_map {
    const fig_piece *pieces; /**< from the text to `source`; NULL: the text is the source                */
    size_t count;
    const char *source; /**< valid UTF-8: lines, columns, code points are its                            */
    size_t source_len;
    const fig_piece *bytes; /**< from `source` to the bytes of a file in another charset; NULL: the same */
    size_t byte_count;
} fig_map;

/** What a cell of a table is. */
typedef enum fig_grid_role { FIG_GRID_VALUE = 0, FIG_GRID_HEAD, FIG_GRID_CAPTION } fig_grid_role;

/** A cell of a table in the text. Its unit and scale may come from the heads of its row and column, or from the table's caption. */
typedef struct fig_grid_cell {
    uint32_t begin, end;    /**< bytes of the text, half-open                     */
    uint32_t table;         /**< number of the table in the document, from 0      */
    uint32_t row, column;   /**< from 0; of a caption 0                           */
    uint32_t rows, columns; /**< how many it spans, 1 or more                     */
    fig_grid_role role;     /**< HEAD also where its document says so by a rule of its format: `<th>`, the first row of Markdown */
} fig_grid_cell;

/** One document. Set size, text and text_len; the rest may be 0. What it names is lent for the call and the result's life; the struct itself for the call. */
typedef struct fig_document {
    size_t size;
    const char *id;    /**< shown as `doc`; enters every figure's id                         */
    const char *text;  /**< UTF-8; bad bytes are repaired with a warning                     */
    size_t text_len;   /**< bytes; NUL bytes inside are text                                 */
    const char *title; /**< read before the text, field "title"; NULL for none               */
    size_t title_len;
    const char *date;    /**< reference date, ISO 8601 date or date-time; NULL: unknown. One that is none: FIG_E_USAGE */
    const char *lang;    /**< BCP 47, stands in the records as it is; NULL: the engine's. One without grammars: a warning */
    const char *country; /**< ISO 3166, two letters; NULL: the engine's. One that is none: the same, and a warning */
    const char *url;     /**< where it can be read, for a store's readers; NULL: unknown       */
    /* Of a text that was taken out of another one, a page of HTML: */
    fig_map map;                /**< the way back from `text`; all 0: the text is the source */
    fig_map title_map;          /**< likewise of `title`                                     */
    const fig_grid_cell *cells; /**< its tables: cells in order of `begin`                   */
    size_t cell_count;
    size_t line; /**< where it stands in its stream, 1-based, for messages; 0: it is no line of one */
} fig_document;

/** Can it be a document's reference date: an ISO 8601 date, or a date-time with an offset or without? Example: "2019-03-01T09:00:00-05:00". */
FIG_API int fig_date_is_valid(const char *date);

/**
 * A document of your own: a copy of one that is lent, and of all that it names.
 *
 * Ownership  *out is yours: fig_document_free.
 * Errors     FIG_E_NOMEM.
 */
FIG_API FIG_NODISCARD fig_status fig_document_copy(const fig_document *document, fig_document **out, fig_error *error);
/** Only of one that fig_document_copy gave. */
FIG_API void fig_document_free(fig_document *document);

/**
 * Find every figure of a document.
 *
 * Range      text_len up to 2^31 - 1 bytes; longer ones give FIG_E_LIMIT.
 * Ownership  *out is yours: fig_result_free. It lends from `document` and the engine.
 * Errors     FIG_E_NOMEM, FIG_E_LIMIT, FIG_E_USAGE (a date that is none, a scratch of another engine). No figure is a result, not an error;
 *            a rule that hits its match limit is a warning of the result (fig_result_warning), the rest comes out.
 * Threads    any number of calls with one engine, each with a scratch of its own.
 */
FIG_API FIG_NODISCARD fig_status fig_extract(const fig_engine *engine, fig_scratch *scratch, const fig_document *document, fig_result **out,
                                             fig_error *error);
/** With its figures, facts, findings and warnings. */
FIG_API void fig_result_free(fig_result *result);

/** Takes the next part of a document's figures, lent for the call; `more`: others follow. Returns 0 to go on, else nothing more is given. */
typedef int (*fig_part_fn)(void *user, fig_result *part, int more);
/**
 * The same, a part at a time: for who writes figures out and needs none twice. Parts are some hundred figures of whole sentences, one at least; the last has the warnings.
 * So a large document takes no room for its figures. With an engine that ties facts it is one part. Parts are for writing: what only fig_check would ask for (claims) is not looked for.
 *
 * Errors   as of fig_extract; what was taken by then stands.
 */
FIG_API FIG_NODISCARD fig_status fig_extract_parts(const fig_engine *engine, fig_scratch *scratch, const fig_document *document,
                                                   fig_part_fn take, void *user, fig_error *error);
/** How many figures. */
FIG_API size_t fig_result_count(const fig_result *result);
/** The figure at `index`, in document order; NULL past the end. */
FIG_API const fig_figure *fig_result_figure(const fig_result *result, size_t index);
/** Warnings (bad UTF-8, limits) of this document. */
FIG_API size_t fig_result_warning_count(const fig_result *result);
/** The warning at `index`; NULL past the end. `offset` is in bytes of the field's text. */
FIG_API const fig_error *fig_result_warning(const fig_result *result, size_t index);
/** Bounds of the sentence (from 1) that a figure's `sentence` names, in bytes of the field's text as the document has it (where the figure
 * stands at text_start); 0 past the end. */
FIG_API int fig_result_sentence(const fig_result *result, const char *field, size_t sentence, size_t *start, size_t *end);

/** The record of a figure as a jansson object; a new reference, yours to json_decref. NULL when out of memory. */
FIG_API struct json_t *fig_figure_json(const fig_result *result, size_t index);

#ifdef __cplusplus
}
#endif
#endif
