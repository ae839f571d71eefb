/**
 * Diff: every figure of a draft against those of its sources: the same, rounded, computed, wrong, or not there.
 *
 * `different` is said only where it is sure; docs/diff.md says when, with an example of each status.
 */
#ifndef FIGURA_DIFF_H
#define FIGURA_DIFF_H
#include "fact.h"
#include "stream.h"

#ifdef __cplusplus
extern "C" {
#endif

/** A draft aligned with its sources; immutable, read by any number of threads. */
typedef struct fig_diff fig_diff;

/** What the sources say of a figure of the draft. */
typedef enum fig_diff_status {
    FIG_DIFF_MATCHED = 1,    /**< the same value                                                            */
    FIG_DIFF_ROUNDS,         /**< `rounds to it`: the source's value, to the places the draft prints        */
    FIG_DIFF_OTHER_UNIT,     /**< `other unit of the same amount`                                           */
    FIG_DIFF_COMPUTED,       /**< `computed`: sum, difference or ratio of figures of one source             */
    FIG_DIFF_MAGNITUDE,      /**< `off by a magnitude`: million for billion                                 */
    FIG_DIFF_DIFFERENT,      /**< the same thing has another value there                                    */
    FIG_DIFF_NOT_IN_SOURCES, /**< nor anything that it could be computed from; `source_figure` is what is nearest, if anything is */
    FIG_DIFF_MISSING         /**< a figure of a source's headline facts that the draft lacks                */
} fig_diff_status;

/** A document (its id is all that is read, in what is written; NULL: "") and what was found in it; both lent until fig_diff_free. The engine
 *  should tie facts (fig_engine_options.facts): without them nothing is known of subjects, less is surely different, and more is `not in the sources`. */
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
    int32_t source_figure;                 /**< that it was held against, or with FIG_DIFF_NOT_IN_SOURCES is nearest; -1: none */
    int32_t source_figures[2];             /**< FIG_DIFF_COMPUTED: of what; -1: none                                       */
    fig_str how;                           /**< `sum of`, `difference of`, `share of` ...; absent: as it stands            */
    fig_str why;                           /**< one plain sentence                                                         */
    uint32_t sentence_start, sentence_end; /**< bytes in the source's field: the best sentence                              */
} fig_diff_item;

/**
 * Align a draft with its sources: every figure of the draft that is no boilerplate gets an item, in order; then what is missing.
 *
 * Bounds     no pair is looked at that neither its value nor its words brought together: at most 64 points of like value and 16 passages a
 *            figure of the draft (docs/diff.md), so time grows with the texts, not with their product.
 * Ownership  *out is yours: fig_diff_free. Documents and results are lent until then; the two arrays of fig_diff_text for the call only.
 * Errors     FIG_E_NOMEM.
 * Threads    any number of calls at once.
 * Example    fig_diff_text draft = {&document, result}, source = {&wire, wire_result};
 *            fig_diff_new(&draft, &source, 1, &diff, &error);
 *            for (size_t i = 0; i < fig_diff_count(diff); i++)
 *                puts(fig_diff_status_name(fig_diff_item_at(diff, i)->status));
 */
FIG_API FIG_NODISCARD fig_status fig_diff_new(const fig_diff_text *draft, const fig_diff_text *sources, size_t source_count, fig_diff **out,
                                              fig_error *error);
/** The documents and results are yours as before. */
FIG_API void fig_diff_free(fig_diff *diff);
/** How many items. */
FIG_API size_t fig_diff_count(const fig_diff *diff);
/** The item at `index`; NULL past the end. */
FIG_API const fig_diff_item *fig_diff_item_at(const fig_diff *diff, size_t index);
/** The draft as it was given. */
FIG_API const fig_diff_text *fig_diff_draft(const fig_diff *diff);
/** The source at `index` as it was given; NULL past the end. */
FIG_API const fig_diff_text *fig_diff_source(const fig_diff *diff, size_t index);
/** "matched", "rounds to it" ...; "" for 0. */
FIG_API const char *fig_diff_status_name(fig_diff_status status);
/**
 * Write it whole: FIG_OUTPUT_TABLE, _JSON or _SARIF of the options; of the rest offsets, width, color, write and write_user mean what they
 * mean for a sink. `engine` (or NULL) names itself in JSON and SARIF.
 *
 * Errors  FIG_E_USAGE (another format), FIG_E_IO, FIG_E_NOMEM.
 */
FIG_API FIG_NODISCARD fig_status fig_diff_write(const fig_diff *diff, const fig_engine *engine, const fig_sink_options *options,
                                                fig_error *error);

#ifdef __cplusplus
}
#endif
#endif
