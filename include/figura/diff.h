/**
 * Diff: every figure of a draft against those of its sources.
 */
#ifndef FIGURA_DIFF_H
#define FIGURA_DIFF_H
#include "fact.h"
#include "stream.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct fig_diff fig_diff;

typedef enum fig_diff_status {
    FIG_DIFF_MATCHED = 1, /**< the same value                                                            */
    FIG_DIFF_ROUNDS,      /**< `rounds to it`: the source's value, to the places the draft prints        */
    FIG_DIFF_OTHER_UNIT,  /**< `other unit of the same amount`                                           */
    FIG_DIFF_COMPUTED,    /**< `computed`: sum, difference or ratio of figures of one source             */
    FIG_DIFF_MAGNITUDE,   /**< `off by a magnitude`: million for billion                                 */
    FIG_DIFF_DIFFERENT,   /**< the same thing has another value there                                    */
    FIG_DIFF_NOT_IN_SOURCES,
    FIG_DIFF_MISSING /**< a figure of a source's headline facts that the draft lacks                */
} fig_diff_status;

/** A document and what was found in it; both lent until fig_diff_free. */
typedef struct fig_diff_text {
    const fig_document *document;
    const fig_result *result;
} fig_diff_text;

/** One figure of the draft, or, with FIG_DIFF_MISSING, one of a source. */
typedef struct fig_diff_item {
    size_t size;
    fig_diff_status status;
    int32_t figure;                        /**< of the draft; -1 with FIG_DIFF_MISSING                                     */
    int32_t source;                        /**< index of the source; -1: none                                              */
    int32_t source_figure;                 /**< that it was held against; -1: none                                         */
    int32_t source_figures[2];             /**< FIG_DIFF_COMPUTED: of what; -1: none                                       */
    fig_str how;                           /**< `sum of`, `difference of`, `share of` ...; absent: as it stands            */
    fig_str why;                           /**< one plain sentence                                                         */
    uint32_t sentence_start, sentence_end; /**< bytes in the source's field: the best sentence                              */
} fig_diff_item;

#ifdef __cplusplus
}
#endif
#endif
