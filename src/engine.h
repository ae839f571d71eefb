/* Engine: what include/figura/engine.h keeps closed. */
#ifndef FIG_ENGINE_H
#define FIG_ENGINE_H
#include "resolve/work.h"

struct fig_engine {
    fig_grammar grammar;
    char hash[17];
    char lang[16], country[3];
    int16_t fiscal_month, fiscal_day;
    size_t max_document_bytes;
    bool facts;
};

struct fig_scratch {
    const fig_engine *engine;
    fig_work work;
};
#endif
