/*
 * Engine: grammars from the binary and from folders, compiled once; scratches over them.
 */
#include "engine.h"
#include "base/alloc.h"
#include "base/bits.h"
#include "base/error.h"
#include "base/fnv.h"
#include "base/folder.h"
#include "base/sized.h"
#include "base/str.h"
#include "fact/fact.h"
#include "fact/fact_act.h"
#include "grammar/embedded.h"
#include "grammar/image.h"
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { DEFAULT_MAX_BYTES = 0x7FFFFFFF, LINKED_PER_BYTE = 9, FLAT_PER_BYTE = 6 };

static void hash_bytes(fig_grammar *g, const char *data, size_t len)
{
    uint64_t h = g->hash;
    for (; len >= 8; data += 8, len -= 8) {
        h = (h ^ fig_bits_load((const unsigned char *)data)) * UINT64_C(0x9E3779B97F4A7C15);
        h ^= h >> 32;
    }
    g->hash = fig_fnv_bytes(h, data, len);
}

/* `name`: how the hash knows it, from wherever it is read. */
static void read_text(fig_grammar *g, const char *path, const char *name, const char *data, size_t len)
{
    const size_t mark = fig_str_mark(data, len);
    data += mark;
    len -= mark;
    hash_bytes(g, name, strlen(name) + 1);
    hash_bytes(g, data, len);
    fig_source_read(&g->source, path, data, len);
}

typedef struct file_id {
    dev_t device;
    ino_t number;
} file_id;

/* Of one path that the caller gave; the files of all paths so far, so that none is read twice. */
typedef struct reading {
    fig_grammar *g;
    fig_error *error;
    size_t root; /* how much of a path is not below the one that was given */
    file_id *files;
    size_t count, capacity;
} reading;

/* Was this file read before? Else it is from now on. */
static bool is_read(reading *r, const struct stat *st)
{
    for (size_t i = 0; i < r->count; i++)
        if (r->files[i].device == st->st_dev && r->files[i].number == st->st_ino)
            return true;
    if (fig_grow(&r->files, &r->capacity, r->count + 1, sizeof *r->files))
        r->files[r->count++] = (file_id){st->st_dev, st->st_ino};
    else
        r->g->arena.failed = true;
    return false;
}

static fig_status read_file(reading *r, const char *path)
{
    fig_grammar *g = r->g;
    fig_error *error = r->error;
    FILE *f = fopen(path, "rb");
    if (!f)
        return fig_error_at(error, FIG_E_IO, path, 0, 0, "can't read this grammar: %s", strerror(errno));
    fig_strbuf b = {0};
    char block[65536];
    size_t n;
    while ((n = fread(block, 1, sizeof block, f)) > 0)
        fig_strbuf_add(&b, block, n);
    bool bad = ferror(f) != 0;
    fclose(f);
    const char *copy = bad || b.failed ? NULL : fig_arena_copy(&g->arena, b.data ? b.data : "", b.len);
    if (copy)
        read_text(g, path, path + r->root, copy, b.len);
    fig_status status = bad ? fig_error_at(error, FIG_E_IO, path, 0, 0, "reading failed") : b.failed ? fig_error_nomem(error) : FIG_OK;
    fig_strbuf_clear(&b);
    return status;
}

static bool is_gram(const char *path)
{
    size_t len = strlen(path);
    return len >= 5 && strcmp(path + len - 5, ".gram") == 0;
}

/* One below a folder: other files than grammars may lie there too. */
static fig_status read_found(void *user, const char *path, const struct stat *st)
{
    reading *r = user;
    return !is_gram(path) || (st && is_read(r, st)) ? FIG_OK : read_file(r, path);
}

/* A path of the caller's: a file, or a folder with some in it. */
static fig_status read_given(reading *r, const char *path)
{
    const char *slash = strrchr(path, '/');
    const size_t files = r->count;
    struct stat st;
    if (stat(path, &st) != 0)
        return fig_error_at(r->error, FIG_E_IO, path, 0, 0, "no such grammar: %s", strerror(errno));
    const bool folder = S_ISDIR(st.st_mode);
    r->root = folder ? strlen(path) + 1 : slash ? (size_t)(slash + 1 - path) : 0;
    fig_status status = folder ? fig_folder_visit(path, read_found, r, r->error) : is_read(r, &st) ? FIG_OK : read_file(r, path);
    if (status == FIG_OK && folder && r->count == files)
        return fig_error_at(r->error, FIG_E_IO, path, 0, 0, "no .gram file is in this folder, or none that was not read already");
    return status;
}

static fig_status read_all(fig_grammar *g, const fig_engine_options *o, const struct fig_embedded_grammar *builtin, size_t count,
                           fig_error *error)
{
    size_t bytes = 0;
    for (size_t i = 0; i < count; i++)
        bytes += builtin[i].len;
    fig_arena_expect(&g->arena, bytes * LINKED_PER_BYTE);
    fig_arena_expect(&g->flat, bytes * FLAT_PER_BYTE);
    for (size_t i = 0; i < count; i++)
        read_text(g, builtin[i].path, builtin[i].path, builtin[i].data, builtin[i].len);
    reading r = {.g = g, .error = error};
    fig_status status = FIG_OK;
    for (size_t i = 0; o && i < o->grammar_path_count && status == FIG_OK; i++)
        status = read_given(&r, o->grammar_paths[i]);
    fig_free(r.files);
    return status;
}

bool fig_country_read(const fig_grammar *g, int list, const char *said, char code[3])
{
    for (int i = 0; i < 2; i++) {
        const char c = (char)(said[i] >= 'a' && said[i] <= 'z' ? said[i] - 'a' + 'A' : said[i]);
        if (c < 'A' || c > 'Z')
            return false;
        code[i] = c;
    }
    code[2] = 0;
    return !said[2] && (list < 0 || fig_grammar_row_of(g, (uint32_t)list, code, 2)); /* a grammar without the list can't tell */
}

static fig_status set_country(fig_engine *e, const fig_engine_options *o, fig_error *error)
{
    if (!o || !o->country || fig_country_read(&e->grammar, fig_known_lists_of(&e->grammar).country_currency, o->country, e->country))
        return FIG_OK;
    return fig_error_set(error, FIG_E_USAGE, "`%.20s` is no country: give its two letters of ISO 3166, for example CA", o->country);
}

static fig_status set_options(fig_engine *e, const fig_engine_options *o, fig_error *error)
{
    if (o && o->lang && (strlen(o->lang) >= sizeof e->lang || !fig_language_is_tag(o->lang)))
        return fig_error_set(error, FIG_E_USAGE, "`%.20s` is no language: give a tag of BCP 47 like en or en-GB", o->lang);
    snprintf(e->lang, sizeof e->lang, "%s", o && o->lang ? o->lang : "en");
    e->fiscal_month = e->fiscal_day = FIG_UNSAID;
    e->max_document_bytes = o && o->max_document_bytes ? o->max_document_bytes : DEFAULT_MAX_BYTES;
    e->facts = o && o->facts;
    if (o && o->fiscal_start) {
        int month, day, n = 0;
        if (sscanf(o->fiscal_start, "%2d-%2d%n", &month, &day, &n) != 2 || o->fiscal_start[n] || month < 1 || month > 12 || day < 1 ||
            day > fig_days_in_month(2000, month))
            return fig_error_set(error, FIG_E_USAGE, "`%.20s` is no start of a fiscal year: give MM-DD like 04-01", o->fiscal_start);
        e->fiscal_month = (int16_t)month;
        e->fiscal_day = (int16_t)day;
    }
    return FIG_OK;
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
    fig_status status = set_options(e, o, error);
    if (status == FIG_OK && (status = load_image(&e->grammar, o, error)) == FIG_E_USAGE)
        status = fig_engine_compile(&e->grammar, o, fig_embedded_grammars, o && o->no_builtin ? 0 : fig_embedded_grammar_count, error);
    if (status == FIG_OK && o && o->lang)
        status = fig_language_known(&e->grammar, o->lang, error);
    if (status == FIG_OK)
        status = set_country(e, o, error);
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
    fig_free(e->stemmer.endings);
    fig_free(e);
}

const char *fig_engine_grammar_hash(const fig_engine *e)
{
    return e->hash;
}

fig_status fig_scratch_new(const fig_engine *engine, fig_scratch **out, fig_error *error)
{
    fig_scratch *s = fig_calloc(1, sizeof *s);
    *out = NULL;
    if (!s || !fig_work_init(&s->work, &engine->grammar) || !fig_facts_init(&s->work)) {
        fig_scratch_free(s);
        return fig_error_nomem(error);
    }
    s->engine = engine;
    *out = s;
    return FIG_OK;
}

fig_status fig_scratch_fits(const fig_scratch *s, const fig_engine *engine, fig_error *error)
{
    if (s->engine == engine)
        return FIG_OK;
    return fig_error_set(error, FIG_E_USAGE, "the scratch was made with another engine: make one with fig_scratch_new for each");
}

void fig_scratch_free(fig_scratch *s)
{
    if (!s)
        return;
    fig_facts_clear(&s->work.facts);
    fig_work_clear(&s->work);
    fig_arena_clear(&s->document);
    fig_arena_clear(&s->part);
    fig_ordinals_clear(&s->ordinals);
    fig_free(s);
}
