/**
 * Documents from a stream (fig_reader), records to a stream (fig_sink).
 * Peak memory is that of one document; nothing is kept from one to the next.
 */
#ifndef FIGURA_STREAM_H
#define FIGURA_STREAM_H
#include "engine.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct fig_reader fig_reader; /**< an open input; of one thread at a time          */
typedef struct fig_sink fig_sink;     /**< an output that was begun; of one thread at a time */

/** What an input is. */
typedef enum fig_input_format {
    FIG_INPUT_AUTO = 0,
    FIG_INPUT_TEXT,
    FIG_INPUT_NDJSON,
    FIG_INPUT_HTML,    /**< a page: the text that a reader sees; offsets are the page's bytes */
    FIG_INPUT_MARKDOWN /**< likewise                                                           */
} fig_input_format;

/** How documents are read; all of it may be 0. */
typedef struct fig_reader_options {
    size_t size;
    fig_input_format format; /**< AUTO: HTML, Markdown and NDJSON by the ending of their name, else NDJSON where the first bytes
                                are `{"`, HTML where they are a tag, else text */
    const char *date;        /**< reference date of documents that do not say their own, or NULL       */
    const char *country;     /**< likewise                                                            */
    fig_report_fn report;    /**< each line that could not be read                                    */
    void *report_user;
    fig_report_fn warn; /**< what was read otherwise than it stands: a charset that was guessed, bad bytes; or NULL */
    void *warn_user;
} fig_reader_options;

/**
 * Open `path` ("-" is standard input); what is packed with gzip or zstd is unpacked on the way. Errors FIG_E_IO with what to do: missing, a
 * folder, no permission; FIG_E_USAGE: packed, and this build lacks the library.
 */
FIG_API FIG_NODISCARD fig_status fig_reader_new(const char *path, const fig_reader_options *options, fig_reader **out, fig_error *error);
/**
 * The next document, lent until the next call (fig_document_copy keeps it). A text or a page is one document, its id the path as given; NDJSON holds one a line, its id
 * the line's `id` (a string without NUL, or an integer), else PATH:LINE. A page says its date, language and country itself where the options give none,
 * and comes with the way back to its bytes (fig_document.map).
 *
 * Errors  FIG_E_END after the last. A line that cannot be read (bad JSON: FIG_E_SYNTAX; over 2 GB: FIG_E_LIMIT) is counted, reported, and
 *         returned once with (*document)->id set and nothing else: call again for the next line, so that a caller keeps line for line.
 *         FIG_E_IO and FIG_E_NOMEM are for good: FIG_E_END follows. A packed file that was cut off gives what could be read, then FIG_E_IO;
 *         one text or line of over 64 MB that was packed more than 200 times smaller, FIG_E_LIMIT.
 * Example
 *         const fig_document *document;
 *         while ((status = fig_reader_next(reader, &document, &error)) != FIG_E_END)
 *             if (status == FIG_OK && fig_extract(engine, scratch, document, &result, &error) == FIG_OK) {
 *                 status = fig_sink_write(sink, document, result, &error);
 *                 fig_result_free(result);
 *             }
 */
FIG_API FIG_NODISCARD fig_status fig_reader_next(fig_reader *reader, const fig_document **document, fig_error *error);
/**
 * How far it is: bytes of the file taken so far, packed as they may be, and how many they were unpacked. Up to a buffer more than the
 * documents given. For showing progress: the size of the file is the caller's to know.
 */
FIG_API void fig_reader_position(const fig_reader *reader, uint64_t *taken, uint64_t *bytes);
/** Lines that could not be read so far. */
FIG_API size_t fig_reader_failed(const fig_reader *reader);
/** Closes the file; the document that it gave last is gone with it. */
FIG_API void fig_reader_free(fig_reader *reader);

/** What an output is; docs/records.md has the fields of each. */
typedef enum fig_output_format {
    FIG_OUTPUT_TABLE = 0, /**< for people: the figure marked in its sentence */
    FIG_OUTPUT_NDJSON,    /**< a record a line                               */
    FIG_OUTPUT_JSON,      /**< one array                                     */
    FIG_OUTPUT_DOCUMENTS, /**< a line for each document, with all its records */
    FIG_OUTPUT_CSV,       /**< RFC 4180                                      */
    FIG_OUTPUT_TSV,
    FIG_OUTPUT_CSV_EXCEL,     /**< for spreadsheets: BOM, formula guard                                */
    FIG_OUTPUT_CSV_SEMICOLON, /**< its twin with decimal commas                                        */
    FIG_OUTPUT_XLSX,          /**< one workbook, a sheet for each kind of record that is written       */
    FIG_OUTPUT_SQLITE,        /**< a database file, see load.h                                         */
    FIG_OUTPUT_HTML,          /**< a page to look at                                                   */
    FIG_OUTPUT_SARIF,         /**< findings for an editor's viewer                                     */
    FIG_OUTPUT_ANNOTATIONS    /**< W3C Web Annotation                                                  */
} fig_output_format;

/** What a sink writes, as bits. Line formats write a document's figures, then its facts, then its findings; CSV and TSV hold one of them. */
enum { FIG_RECORDS_FIGURES = 1, FIG_RECORDS_FACTS = 2, FIG_RECORDS_FINDINGS = 4 };

/** What `start` and `end` count. */
typedef enum fig_offsets { FIG_OFFSETS_BYTES = 0, FIG_OFFSETS_CODEPOINTS, FIG_OFFSETS_UTF16 } fig_offsets;

/** Writes `len` bytes somewhere; returns 0, or non-zero when it can't (the sink then gives FIG_E_IO from then on). */
typedef int (*fig_write_fn)(void *user, const char *data, size_t len);

/** What is written, and where to; `write` must be set. */
typedef struct fig_sink_options {
    size_t size;
    fig_output_format format;
    fig_offsets offsets;
    const char *fields; /**< comma-separated names, written in that order; NULL: all              */
    const char *kinds;  /**< comma-separated kinds; NULL: all                               */
    int width;          /**< table: columns of the terminal, 0: 80                          */
    int color;          /**< table: ANSI colours                                            */
    fig_write_fn write;
    void *write_user;
    unsigned records;     /**< FIG_RECORDS_*; 0: the figures                                              */
    int accepted;         /**< table: findings that were accepted as well                         */
    fig_report_fn report; /**< what a format could not hold: rows for a second sheet, a cell that was cut; NULL: nobody wants to know */
    void *report_user;
    const char *said; /**< how the output came about, for where that is written (xlsx: About); NULL: unknown                     */
} fig_sink_options;

/**
 * A sink for records; `engine` (or NULL) gives its name and the hash of its grammars to the formats that say them.
 *
 * Ownership  *out is yours: fig_sink_free. `fields`, `kinds` and `said` are lent for the call, the engine and `write_user` until fig_sink_free.
 * Errors     FIG_E_USAGE with what to do: no `write`, an unknown field or kind, a format that this build lacks or that does not hold such
 *            records. FIG_E_IO: `write` says no to the head. FIG_E_NOMEM.
 * Threads    one at a time; `write` is called within the calls below.
 */
FIG_API FIG_NODISCARD fig_status fig_sink_new(const fig_engine *engine, const fig_sink_options *options, fig_sink **out, fig_error *error);
/** Write one document's records, or a part of them (fig_extract_parts); `document` may be NULL. What `write` gets comes in larger pieces, later. Errors FIG_E_IO, FIG_E_NOMEM; from then on every call says so. */
FIG_API FIG_NODISCARD fig_status fig_sink_write(fig_sink *sink, const fig_document *document, const fig_result *result, fig_error *error);
/** Note a document that could not be read: `documents` writes a line with its error, the other formats nothing. */
FIG_API FIG_NODISCARD fig_status fig_sink_write_error(fig_sink *sink, const char *id, const fig_error *what, fig_error *error);
/** Write what is left (the end of a JSON array, the last buffer). Must be called before _free for a complete output. */
FIG_API FIG_NODISCARD fig_status fig_sink_finish(fig_sink *sink, fig_error *error);
/**
 * Describe the table that a sink writes: a Frictionless Data Package (`datapackage.json`) with the dialect, and of each column its type,
 * pattern and words. `path` is the table's file as the description should name it, beside it: "figures.csv".
 *
 * Errors  FIG_E_USAGE where the sink writes no CSV and no TSV; FIG_E_IO where `write` says no; FIG_E_NOMEM.
 */
FIG_API FIG_NODISCARD fig_status fig_sink_describe(const fig_sink *sink, const char *path, fig_write_fn write, void *user,
                                                   fig_error *error);
/** What was not finished is dropped. */
FIG_API void fig_sink_free(fig_sink *sink);

#ifdef __cplusplus
}
#endif
#endif
