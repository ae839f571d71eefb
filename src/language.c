/*
 * Language: is a tag one of BCP 47, and are there grammars for it?
 *
 * in   "de-AT", grammars in common/ and en/          out   FIG_E_USAGE: "there are no grammars for `de-AT`, only for en …"
 * A language's grammars are in a folder that is named by it. Records that are read by another language's rules would be wrong, and say that they are not.
 */
#include "base/error.h"
#include "base/str.h"
#include "base/strbuf.h"
#include "engine.h"

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

/* The folder right above a file; of "en/link.gram" en, and absent where there is none. */
static fig_str folder_of(const char *path)
{
    const char *slash = strrchr(path, '/'), *begin = slash;
    while (begin && begin > path && begin[-1] != '/')
        begin--;
    return slash ? (fig_str){begin, (size_t)(slash - begin)} : (fig_str){NULL, 0};
}

/* Two or three small letters. */
static bool names_language(fig_str folder)
{
    for (size_t i = 0; i < folder.len; i++)
        if (folder.ptr[i] < 'a' || folder.ptr[i] > 'z')
            return false;
    return folder.len == 2 || folder.len == 3;
}

/* The languages whose grammars were read, "de, en"; true: `wanted` is among them. */
static bool list_languages(const fig_grammar *g, fig_str wanted, fig_strbuf *all)
{
    const char *path = NULL;
    for (const fig_def *d = g->source.first; d; d = d->next) {
        if (d->path == path)
            continue;
        path = d->path;
        const fig_str folder = folder_of(path);
        if (!names_language(folder))
            continue;
        if (fig_str_same(folder, wanted))
            return true;
        bool known = false;
        fig_str rest = {all->data, all->len}, one;
        while (all->len && fig_str_part(&rest, ' ', &one))
            known = known || (one.len >= folder.len && memcmp(one.ptr, folder.ptr, folder.len) == 0);
        if (!known)
            fig_strbuf_format(all, "%s%.*s", all->len ? ", " : "", (int)folder.len, folder.ptr);
    }
    return false;
}

fig_status fig_language_known(const fig_grammar *g, const char *tag, fig_error *error)
{
    char lower[4] = {0};
    const size_t len = strcspn(tag, "-");
    for (size_t i = 0; i < len && i + 1 < sizeof lower; i++)
        lower[i] = (char)(tag[i] | 32);
    fig_strbuf all = {0};
    fig_status status = FIG_OK;
    if (!list_languages(g, (fig_str){lower, len}, &all) && all.len) /* grammars in no such folder may be of any */
        status = fig_error_set(error, FIG_E_USAGE,
                               "there are no grammars for `%s`, only for %s; put yours into a folder %s and name the one above it", tag,
                               fig_strbuf_cstr(&all), lower);
    fig_strbuf_clear(&all);
    return status;
}
