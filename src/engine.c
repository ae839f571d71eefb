/* Engine: the grammars read and compiled, or loaded as they were compiled when the project was built. Options: engine_options.c; scratches: scratch.c. */
#include "engine.h"
#include "base/alloc.h"
#include "base/error.h"
#include "base/fnv.h"
#include "base/sized.h"
#include "fact/fact.h"
#include "fact/fact_act.h"
#include "grammar/embedded.h"
#include "grammar/grammar_files.h"
#include "grammar/image.h"
#include <stdio.h>

enum { LINKED_PER_BYTE = 9, FLAT_PER_BYTE = 6 }; /* about what a byte of a grammar takes of either arena */

static fig_status read_all(fig_grammar *g, const fig_engine_options *o, const struct fig_embedded_grammar *builtin, size_t count,
                           fig_error *error)
{
    size_t bytes = 0;
    for (size_t i = 0; i < count; i++)
        bytes += builtin[i].len;
    fig_arena_expect(&g->arena, bytes * LINKED_PER_BYTE);
    fig_arena_expect(&g->flat, bytes * FLAT_PER_BYTE);
    for (size_t i = 0; i < count; i++)
        if (!o || !o->lang || !fig_language_leaves_out(builtin[i].path, o->lang))
            fig_grammar_read_text(g, builtin[i].path, builtin[i].path, builtin[i].data, builtin[i].len);
    const fig_status status = o ? fig_grammar_read_paths(g, o->grammar_paths, o->grammar_path_count, error) : FIG_OK;
    return status == FIG_OK && o && o->lang ? fig_language_known(g, builtin, count, o->lang, error) : status;
}

/* What each `make` says: the layer that has its verb knows what that takes. */
static fig_status check_verbs(fig_grammar *g, fig_error *error)
{
    g->source.first_error = error;
    fig_normal_resolve_verbs(g);
    fig_actions_resolve(g);
    fig_heads_resolve(g);
    fig_fact_verbs_resolve(g);
    if (!fig_normal_check_names(g) || !fig_actions_check_names(g))
        return fig_error_nomem(error);
    return g->source.error_count ? FIG_E_SYNTAX : FIG_OK;
}

fig_status fig_engine_compile(fig_grammar *g, const fig_engine_options *o, const struct fig_embedded_grammar *builtin, size_t count,
                              fig_error *error)
{
    g->hash = FIG_FNV_START;
    g->with_facts = o && o->facts;
    g->source =
        (fig_source){.arena = &g->arena, .report = o ? o->report : NULL, .report_user = o ? o->report_user : NULL, .first_error = error};
    fig_status status = read_all(g, o, builtin, count, error);
    if (status == FIG_OK)
        status = fig_grammar_compile(g, error);
    if (status == FIG_OK || status == FIG_E_SYNTAX) /* of what did compile: all errors are said at once */
        status = check_verbs(g, error);
    g->source.first_error = NULL;
    if (g->arena.failed || g->flat.failed) /* whatever else was found wrong then */
        status = fig_error_nomem(error);
    return status;
}

/* The built-in grammars alone are there compiled; FIG_E_USAGE where they are not. */
static fig_status load_image(fig_grammar *g, const fig_engine_options *o, fig_error *error)
{
    const fig_image *image = fig_images[o && o->facts];
    if (!image || (o && (o->no_builtin || o->grammar_path_count)))
        return FIG_E_USAGE;
    for (size_t i = 0; o && o->lang && i < fig_embedded_grammar_count; i++)
        if (fig_language_leaves_out(fig_embedded_grammars[i].path, o->lang))
            return FIG_E_USAGE;
    const struct fig_embedded_grammar *first = fig_embedded_grammars, *last = first + fig_embedded_grammar_count - 1;
    return fig_image_load(image, (fig_image_part){first->data, (size_t)(last->data + last->len + 1 - first->data)}, g, error);
}

fig_status fig_engine_new(const fig_engine_options *options, fig_engine **out, fig_error *error)
{
    fig_error local;
    fig_engine_options own;
    *out = NULL;
    const fig_engine_options *o = FIG_SIZED(fig_engine_options, options, &own, error);
    if (!o)
        return FIG_E_USAGE;
    fig_engine *e = fig_calloc(1, sizeof *e);
    if (!e)
        return fig_error_nomem(error);
    if (!error)
        error = &local;
    fig_status status = fig_engine_take_options(e, o, error);
    if (status == FIG_OK && (status = load_image(&e->grammar, o, error)) == FIG_E_USAGE)
        status = fig_engine_compile(&e->grammar, o, fig_embedded_grammars, o && o->no_builtin ? 0 : fig_embedded_grammar_count, error);
    if (status == FIG_OK)
        status = fig_engine_check_options(e, o, error);
    if (status == FIG_OK && !fig_stemmer_read(&e->grammar, &e->stemmer))
        status = fig_error_nomem(error);
    if (status != FIG_OK) {
        fig_engine_free(e);
        return status;
    }
    snprintf(e->hash, sizeof e->hash, "%016llx", (unsigned long long)e->grammar.hash);
    *out = e;
    return FIG_OK;
}

void fig_engine_free(fig_engine *e)
{
    if (!e)
        return;
    fig_grammar_clear(&e->grammar);
    fig_stemmer_clear(&e->stemmer);
    fig_free(e);
}

const char *fig_engine_grammar_hash(const fig_engine *e)
{
    return e->hash;
}
