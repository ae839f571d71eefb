/**
 * Check: a story's figures re-computed.
 *
 * A printed figure means an interval (value ± precision); all arithmetic is in exact rationals; a finding `inconsistent` is made only
 * where intervals are disjoint under every reading that remains. docs/checks.md has the checks C1 to C15, each with an example.
 */
#ifndef FIGURA_CHECK_H
#define FIGURA_CHECK_H
#include "fact.h"
#include "stream.h"

#ifdef __cplusplus
extern "C" {
#endif

/** The checks with the files that they need; immutable, shared by any number of threads. */
typedef struct fig_check fig_check;

/** What a comparison came to. Only INCONSISTENT is a fault of the text; UNDECIDABLE: what it would need is not known. */
typedef enum fig_verdict { FIG_VERDICT_CONSISTENT = 1, FIG_VERDICT_INCONSISTENT, FIG_VERDICT_UNDECIDABLE } fig_verdict;

/** What fig_check_new reads; all of it may be 0. */
typedef struct fig_check_options {
    size_t size;
    const char *rates;    /**< CSV file: date,currency,per_usd; NULL: none                              */
    const char *levels;   /**< CSV file: date,index,close; NULL: none                                   */
    const char *baseline; /**< findings accepted before, one id a line; NULL: none                       */
    fig_report_fn report; /**< each line of a file that is no use: with what to do                       */
    void *report_user;
    int consistent; /**< keep findings `consistent` as well: the comparisons that were made and hold         */
} fig_check_options;

/** One comparison that was made. Lent by its fig_result. */
typedef struct fig_finding {
    size_t size;
    fig_str id;    /**< 16 hex digits: holds while the figures it names do                                 */
    fig_str check; /**< "C1" ... "C15"                                                                     */
    fig_str name;  /**< of the check, short: "change and level"                                            */
    fig_verdict verdict;
    fig_str why;             /**< one plain sentence for an editor                                                   */
    fig_str stated;          /**< what the text says, exact, or as written                                           */
    fig_str low, high, unit; /**< what was recomputed: an interval                                                   */
    fig_str suggestion;      /**< what would fit, as it would be written; absent: none                               */
    const uint32_t *figures; /**< the figures concerned; the first is the one to look at                             */
    size_t figure_count;     /**< 1 or more                                                                           */
    fig_str field;           /**< "text", "title"                                                                    */
    uint32_t start, end;     /**< the sentence of the first figure: half-open, bytes of the field                    */
    int accepted;            /**< by the baseline or by `figures-ok: C4 reason` in the text                          */
    fig_str reason;          /**< why it was accepted, where said                                                    */
} fig_finding;

/** How much of a story was checked: "31 figures, 9 checkable, 1 inconsistent". Lent by its fig_result. */
typedef struct fig_coverage {
    size_t size;
    size_t figures;
    size_t checkable;    /**< figures that some check could compare with others       */
    size_t inconsistent; /**< findings, without those accepted                         */
    size_t accepted;     /**< findings                                                 */
} fig_coverage;

/**
 * Read the files that checks need; `options` may be NULL.
 *
 * Ownership  *out is yours: fig_check_free. Nothing of the options is kept.
 * Errors     FIG_E_IO, FIG_E_USAGE (a file with wrong columns: nothing of it is used), FIG_E_NOMEM.
 * Example    fig_check *check;
 *            fig_check_new(NULL, &check, &error);
 *            fig_check_run(check, &document, result, &error);
 *            for (size_t i = 0; i < fig_result_finding_count(result); i++)
 *                puts(fig_result_finding(result, i)->why.ptr);
 *            fig_check_free(check);
 */
FIG_API FIG_NODISCARD fig_status fig_check_new(const fig_check_options *options, fig_check **out, fig_error *error);
/** Results that were checked stay as they are. */
FIG_API void fig_check_free(fig_check *check);
/**
 * Re-compute a document; its findings then stand in the result, in the place of those of an earlier run. Make the
 * engine with fig_engine_options.facts: what is found by subjects and periods (two sentences of one thing, quotes of a day) is missed else, without a word.
 *
 * `document` is the one that `result` was made of; its text and date are read again.
 *
 * Errors   FIG_E_NOMEM. More figures or findings than can be checked is a warning of the result.
 * Threads  any number of calls with one fig_check, each with a result of its own.
 */
FIG_API FIG_NODISCARD fig_status fig_check_run(const fig_check *check, const fig_document *document, fig_result *result, fig_error *error);
/** "consistent" ...; "" for 0. */
FIG_API const char *fig_verdict_name(fig_verdict verdict);
/** The record of a finding as a jansson object, as fig_figure_json. */
FIG_API struct json_t *fig_finding_json(const fig_result *result, size_t index);

/** 0 before fig_check_run. */
FIG_API size_t fig_result_finding_count(const fig_result *result);
/** The finding at `index`, in order of the first figures; NULL past the end. */
FIG_API const fig_finding *fig_result_finding(const fig_result *result, size_t index);
/** All 0 before fig_check_run; never NULL. */
FIG_API const fig_coverage *fig_result_coverage(const fig_result *result);

#ifdef __cplusplus
}
#endif
#endif
