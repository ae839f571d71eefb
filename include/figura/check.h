/**
 * Check: a story's figures re-computed. Diff: a draft's figures against those of its sources.
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

typedef struct fig_check fig_check;

typedef enum fig_verdict { FIG_VERDICT_CONSISTENT = 1, FIG_VERDICT_INCONSISTENT, FIG_VERDICT_UNDECIDABLE } fig_verdict;

typedef struct fig_check_options {
    size_t size;
    const char *rates;    /**< CSV file: date,currency,per_usd; NULL: none                              */
    const char *levels;   /**< CSV file: date,index,close; NULL: none                                   */
    const char *baseline; /**< findings accepted before, one id a line; NULL: none                       */
    fig_report_fn report; /**< each line of a file that is no use: with what to do                       */
    void *report_user;
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
    size_t figure_count;     /**                                                                                     */
    fig_str field;           /**< "text", "title"                                                                    */
    uint32_t start, end;     /**< the sentence of the first figure: half-open, bytes of the field                    */
    int accepted;            /**< by the baseline or by `figures-ok: C4 reason` in the text                          */
    fig_str reason;          /**< why it was accepted, where said                                                    */
} fig_finding;

/** How much of a story was checked: "31 figures, 9 checkable, 1 inconsistent". */
typedef struct fig_coverage {
    size_t figures, checkable, inconsistent, accepted;
} fig_coverage;

FIG_API size_t fig_result_finding_count(const fig_result *result);
FIG_API const fig_finding *fig_result_finding(const fig_result *result, size_t index);
FIG_API fig_coverage fig_result_coverage(const fig_result *result);

#ifdef __cplusplus
}
#endif
#endif
