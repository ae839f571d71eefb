/**
 * A fact: figures tied together: whose figure, what is measured, its value, change and period, and who says so.
 *
 * What a dashboard plots and an editor checks. Facts are made where fig_engine_options.facts is set.
 * Fields mean what docs/records.md says under "Facts"; numbers are exact texts as in fig_figure. Indexes point to figures of the same result.
 *
 * Example  "The Kospi lost 1.76%, closing at 2,195.44"
 *   subject "Kospi", subject_id "KOSPI", measure "level", value "2195.44", unit "{point}",
 *   changes[0] = 1.76 % down from the previous close, derived[0] = the previous close, 2234.653 to 2234.891
 */
#ifndef FIGURA_FACT_H
#define FIGURA_FACT_H
#include "engine.h"

#ifdef __cplusplus
extern "C" {
#endif

/** A change that a fact states. */
typedef struct fig_change {
    fig_str value, low, high; /**< as the figure's; unsigned, `direction` has the sign                                      */
    fig_str unit;             /**< "%", "pp", "bp", "{point}", ISO 4217, UCUM, "×" (a factor)                               */
    fig_direction direction;  /**< NONE: unchanged, or unsaid                                                              */
    fig_str basis;            /**< previous, week_ago, month_ago, quarter_ago, year_ago, forecast, or an EDTF period; absent: unsaid */
    int32_t figure;           /**< that states it, or -1 (a word: unchanged)                                                */
} fig_change;

/** What follows from what is stated, as an interval of exact rationals; never mixed with what is stated. */
typedef struct fig_derived {
    fig_str measure; /**< previous, rate, total, reference (the y of `4.3% that of y`)       */
    fig_str low, high;
    fig_str unit;
    const uint32_t *inputs; /**< figures                                                            */
    size_t input_count;
} fig_derived;

/** One fact. Lent by its fig_result; every pointer lives as long as that. */
typedef struct fig_fact {
    size_t size;
    fig_str id;    /**< 16 hex digits; stable like a figure's                                                            */
    fig_str key;   /**< the observation: 16 hex digits over subject_id (else folded words), measure, unit, per, period,
                        frequency, adjustment, obs_status, basis; several documents may share one                        */
    fig_str field; /**< "text", "title"                                                                                  */
    fig_str subject, subject_id, ref_area;
    fig_str measure;
    int32_t figure; /**< the value's figure, or -1: a fact that states only a change                                      */
    fig_str value, low, high, unit, per, precision, precision_loose;
    fig_mod mod;
    const fig_change *changes;
    size_t change_count;
    fig_str from_value; /**< what it was before, where stated, in `unit`                                                     */
    int32_t from_figure;
    fig_str revised_from;
    int32_t revised_figure;
    const fig_date *period; /**< NULL: unknown                                                                              */
    int period_supplied;    /**< the story's, not the sentence's                                                            */
    int32_t period_figure;  /**< -1: supplied                                                                               */
    fig_str frequency;      /**< SDMX: A Q M W D                                                                            */
    fig_str adjustment;     /**< seasonal, annualised, constant_prices; joined by "; "                                      */
    fig_str compared_subject, compared_ratio; /**< `4.3% that of South Korea`: South Korea, 43/1000                             */
    int32_t compared_figure;
    const uint32_t *parts; /**< figures that are the parts of this total                                                   */
    size_t part_count;
    fig_str obs_status; /**< SDMX: A normal, E estimated, F forecast, P provisional                                      */
    fig_str source;     /**< who says so, as written                                                                      */
    const fig_derived *derived;
    size_t derived_count;
    const uint32_t *figures; /**< all of the fact's, in document order, conversions (`same_as`) with them                     */
    size_t figure_count;
    uint32_t start, end; /**< the sentence: half-open, UTF-8 bytes of the source, as a figure's                                          */
    uint32_t sentence;   /**< from 1                                                                                     */
    fig_str rule;        /**< the grammar rule that made it                                                              */
} fig_fact;

/** 0 without fig_engine_options.facts. */
FIG_API size_t fig_result_fact_count(const fig_result *result);
/** The fact at `index`, in document order; NULL past the end. */
FIG_API const fig_fact *fig_result_fact(const fig_result *result, size_t index);
/** The record of a fact as a jansson object; a new reference, yours to json_decref. NULL when out of memory. */
FIG_API struct json_t *fig_fact_json(const fig_result *result, size_t index);

#ifdef __cplusplus
}
#endif
#endif
