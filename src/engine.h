/* Engine: what include/figura/engine.h keeps closed. */
#ifndef FIG_ENGINE_H
#define FIG_ENGINE_H
#include "grammar/embedded.h"
#include "resolve/work.h"
#include "text/stem.h"

struct fig_engine {
    fig_grammar grammar;
    char hash[17];
    char lang[16], country[3];
    int16_t fiscal_month, fiscal_day;
    size_t max_document_bytes;
    bool facts;
    fig_stemmer stemmer;
};

struct fig_scratch {
    const fig_engine *engine;
    fig_work work;
    fig_arena document, part; /* of a document that is handed out in parts */
    fig_ordinals ordinals;
};
/* stemmer.c; false: out of memory. */
bool fig_stemmer_read(const fig_grammar *g, fig_stemmer *out);
void fig_stemmer_clear(fig_stemmer *s);
/* engine_options.c: options into the engine; then, once its grammar is there, are there such a language and country? */
fig_status fig_engine_take_options(fig_engine *e, const fig_engine_options *options, fig_error *error);
fig_status fig_engine_check_options(fig_engine *e, const fig_engine_options *options, fig_error *error);
/* A country's two letters in capitals. false: they are none of `list` (country-currency; -1: any letters will do). */
bool fig_country_read(const fig_grammar *g, int list, const char *said, char code[3]);
/* language.c: does it look like a tag of BCP 47: en, en-GB, zh-Hant-TW? Is "en/money.gram" a file of another language? Are there grammars for it, built in or
 * read? FIG_E_USAGE: none, and which there are. */
bool fig_language_is_tag(const char *s);
bool fig_language_leaves_out(const char *path, const char *tag);
fig_status fig_language_known(const fig_grammar *g, const struct fig_embedded_grammar *builtin, size_t count, const char *tag,
                              fig_error *error);
/* Compile: built-in grammars, then those that `options` (may be NULL) names. */
fig_status fig_engine_compile(fig_grammar *g, const fig_engine_options *options, const struct fig_embedded_grammar *builtin, size_t count,
                              fig_error *error);
#endif
