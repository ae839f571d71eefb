/**
 * Status codes, errors and text slices that the whole API shares.
 *
 * Rules of the house, said once:
 *   - A function that can fail returns fig_status and takes a fig_error * last; NULL there is fine.
 *   - What is yours to free comes through an out-parameter (*_new, *_open, *_copy, fig_extract, fig_diff_new), which is NULL where the call failed;
 *     the matching *_free takes NULL. Everything else lends. fig_figure_json, fig_fact_json and fig_finding_json give a jansson reference.
 *   - Texts are UTF-8; numbers are exact texts; spans are half-open; lengths are bytes unless a name says otherwise.
 *   - An engine, a result, a check, a diff may be read from several threads at once; a scratch, a reader, a sink, a pool, a store by one at a time.
 *   - Nothing below the command prints, exits, reads the clock, the locale or the environment.
 *
 * Structs. Programs and libraries of different versions work together:
 *   - A struct that begins with `size` may get fields at its end. Whoever makes one sets `size` to sizeof of its own header's struct: the caller
 *     of what it gives (options, fig_document, fig_unit), the library of what it lends (fig_figure, fig_fact, fig_finding, fig_diff_item,
 *     fig_pool_item, fig_coverage, fig_store_counts, the reader's fig_document). The library reads, and writes, no further than a caller's
 *     `size`; a field that lies behind it counts as 0. A `size` of 0 is FIG_E_USAGE. What is lent is read through its pointer, one at a time;
 *     copied whole it is copied by `size`, and an array of it is not to be stepped through.
 *     In C: fig_document d = {.size = sizeof d, .text = text}; in C++: fig_document d{}; d.size = sizeof d; d.text = text.
 *   - A struct without `size` is complete and stays as it is: fig_str, fig_error, fig_date, fig_time, fig_alternative, fig_change, fig_derived,
 *     fig_piece, fig_map, fig_grid_cell, fig_diff_text.
 *   - Enums get values at their end: be ready for one that you do not know (its *_name still says it).
 */
#ifndef FIGURA_BASE_H
#define FIGURA_BASE_H
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__GNUC__)
#define FIG_API       __attribute__((visibility("default")))
#define FIG_NODISCARD __attribute__((warn_unused_result))
#else
#define FIG_API
#define FIG_NODISCARD
#endif

/** What became of a call. Values are never renumbered. */
typedef enum fig_status {
    FIG_OK = 0,
    FIG_E_USAGE = 1,  /**< an option or argument is wrong                                  */
    FIG_E_NOMEM = 2,  /**< out of memory; whatever was asked for was not made              */
    FIG_E_IO = 3,     /**< a file or stream could not be read or written                   */
    FIG_E_SYNTAX = 4, /**< a grammar, expectation or JSON line does not parse              */
    FIG_E_LIMIT = 5,  /**< a size, step or match limit was hit; as a warning, the rest came out, as a status nothing did */
    FIG_E_UTF8 = 6,   /**< bad bytes were repaired (a warning, never a failure)            */
    FIG_E_END = 7     /**< a reader has no further document (not a failure)                */
} fig_status;

/** What went wrong and where. Plain data in the caller's hands; nothing to free. */
typedef struct fig_error {
    fig_status code;
    int line;          /**< from 1; 0 where the place is unknown                  */
    int column;        /**< from 1, in code points; 0 where unknown               */
    size_t offset;     /**< byte offset in the document or file, where known      */
    char path[256];    /**< grammar or document; cut at the front if too long     */
    char rule[64];     /**< "" unless a rule was involved                         */
    char message[240]; /**< one English sentence without a full stop, UTF-8       */
} fig_error;

/** A lent piece of UTF-8. `ptr` is NULL where the field is absent; else NUL-terminated too. */
typedef struct fig_str {
    const char *ptr;
    size_t len; /**< bytes, without the NUL */
} fig_str;

/** Called for each warning or non-fatal error, on the thread of the call that found it; `error` is lent for the call. */
typedef void (*fig_report_fn)(void *user, const fig_error *error);

/** The library's version, "0.1.0". Never NULL, never to be freed. */
FIG_API const char *fig_version(void);

#ifdef __cplusplus
}
#endif
#endif
