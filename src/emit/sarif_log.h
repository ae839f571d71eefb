/*
 * SARIF log: what every SARIF 2.1.0 output of ours begins and ends with, and where a figure stands in it.
 *
 * out   {"$schema":…,"runs":[{"tool":{"driver":{…,"rules":[…]}},"columnKind":"utf16CodeUnits","results":[ … ]}]}
 * Lines and columns count from 1, a column is a unit of UTF-16 and the end is exclusive, as columnKind says; no byteOffset, which viewers break on.
 * Source: OASIS, "Static Analysis Results Interchange Format Version 2.1.0", 3.30.
 */
#ifndef FIG_SARIF_LOG_H
#define FIG_SARIF_LOG_H
#include "figura/engine.h"
#include "writer.h"

typedef struct fig_sarif_rule {
    const char *id, *name, *help;
    const char *level; /* of its results: error, warning, note */
} fig_sarif_rule;

void fig_sarif_begin(fig_writer *w, const char *grammars, const fig_sarif_rule *rules, size_t count);
/* A figure of a document; `related`: its number among the related locations, which say what stands there too, or 0. */
void fig_sarif_location(fig_writer *w, fig_str doc, const fig_result *result, const fig_figure *f, size_t related);
void fig_sarif_end(fig_writer *w);
#endif
