/*
 * Language: is a tag one of BCP 47, are there grammars for it, and which of the built-in ones are for another?
 *
 * in   "de-AT", grammars in common/ and en/          out   FIG_E_USAGE: "there are no grammars for `de-AT`, only for en …"
 * A language's grammars are in a folder that is named by it. Records that are read by another language's rules would be wrong, and say that they are not.
 */
#include "base/error.h"
#include "base/str.h"
#include "base/strbuf.h"
#include "engine.h"
#include "grammar/grammar_files.h"

/* Does it look like BCP 47: en, en-GB, zh-Hant-TW? */
bool fig_language_is_tag(const char *s)
{
    size_t part = 0, run = 0;
    for (; *s; s++) {
        const bool letter = (unsigned char)((*s | 32) - 'a') < 26, digit = *s >= '0' && *s <= '9';
        if (*s == '-' && run && (part || run > 1)) {
            part++;
            run = 0;
        } else if (!letter && !(digit && part)) {
            return false;
        } else if (++run > (part ? 8u : 3u)) {
            return false;
        }
    }
    return run > (part ? 0u : 1u);
}

/* "en, de": the languages of folders, each once. */
typedef struct language_names {
    fig_strbuf all;
    bool wanted; /* the one that was asked for is among them */
} language_names;

static void add_folder(language_names *names, fig_str folder, fig_str wanted)
{
    fig_str rest = {names->all.data, names->all.len}, one;
    if (!folder.len)
        return;
    names->wanted = names->wanted || fig_str_same(folder, wanted);
    while (names->all.len && fig_str_part(&rest, ' ', &one))
        if (one.len >= folder.len && memcmp(one.ptr, folder.ptr, folder.len) == 0)
            return;
    fig_strbuf_format(&names->all, "%s%.*s", names->all.len ? ", " : "", (int)folder.len, folder.ptr);
}

/* "de-AT" → "de" */
static fig_str primary(const char *tag, char lower[4])
{
    const size_t len = strcspn(tag, "-");
    for (size_t i = 0; i < 4; i++)
        lower[i] = (char)(i < len ? tag[i] | 32 : 0);
    return (fig_str){lower, len < 3 ? len : 3};
}

bool fig_language_leaves_out(const char *path, const char *tag)
{
    char lower[4];
    const fig_str folder = fig_grammar_language(path);
    return folder.len && !fig_str_same(folder, primary(tag, lower));
}

fig_status fig_language_known(const fig_grammar *g, const struct fig_embedded_grammar *builtin, size_t count, const char *tag,
                              fig_error *error)
{
    char lower[4];
    const char *path = NULL;
    const fig_str wanted = primary(tag, lower);
    language_names names = {0};
    for (size_t i = 0; i < count; i++)
        add_folder(&names, fig_grammar_language(builtin[i].path), wanted);
    for (const fig_def *d = g->source.first; d; path = d->path, d = d->next)
        if (d->path != path)
            add_folder(&names, fig_grammar_language(d->path), wanted);
    fig_status status = FIG_OK;
    if (!names.wanted && names.all.len) /* grammars in no such folder may be of any */
        status = fig_error_set(
            error, FIG_E_USAGE,
            "there are no grammars for `%s`, only for %s; put yours into a folder %s and name the one above it with --grammars", tag,
            fig_strbuf_cstr(&names.all), lower);
    fig_strbuf_clear(&names.all);
    return status;
}
