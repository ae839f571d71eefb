/**
 * Status codes, errors and text slices that the whole API shares.
 *
 * Rules of the house, said once:
 *   - A function that can fail returns fig_status and takes a fig_error * last; NULL there is fine.
 *   - Only *_new gives something to free; the matching *_free takes NULL. Everything else lends.
 *   - Structs that callers fill or read begin with `size`: set it to sizeof; fields are only appended.
 *   - Nothing below the command prints, exits, reads the clock, the locale or the environment.
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
    char message[240]; /**< one English sentence without a full stop              */
} fig_error;

/** A lent piece of UTF-8. `ptr` is NULL where the field is absent; else NUL-terminated too. */
typedef struct fig_str {
    const char *ptr;
    size_t len; /**< bytes, without the NUL */
} fig_str;

/** Called for each warning or non-fatal error; `error` is lent for the call. */
typedef void (*fig_report_fn)(void *user, const fig_error *error);

/** The engine's version, "0.1.0". */
FIG_API const char *fig_version(void);

#ifdef __cplusplus
}
#endif
#endif
