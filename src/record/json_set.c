/* JSON set: see json_set.h. */
#include "json_set.h"
#include "../text/utf8.h"
#include "approx.h"
#include "repair.h"
#include <stdlib.h>
#include <string.h>

void fig_json_set(json_t *object, const char *key, json_t *value, bool *ok)
{
    if (!value || json_object_set_new_nocheck(object, key, value) != 0)
        *ok = false;
}

void fig_json_append(json_t *list, json_t *item, bool *ok)
{
    if (json_array_append_new(list, item) != 0)
        *ok = false;
}

json_t *fig_json_string(const char *text, size_t len)
{
    if (fig_utf8_valid_prefix(text, len, NULL) == len)
        return json_stringn_nocheck(text, len);
    fig_strbuf repaired = {0};
    fig_repair(&repaired, text, len);
    json_t *json = repaired.failed ? NULL : json_stringn_nocheck(repaired.data, repaired.len);
    fig_strbuf_clear(&repaired);
    return json;
}

void fig_json_set_str(json_t *object, const char *key, fig_str s, bool *ok)
{
    if (s.ptr)
        fig_json_set(object, key, fig_json_string(s.ptr, s.len), ok);
}

void fig_json_set_name(json_t *object, const char *key, const char *name, bool *ok)
{
    if (*name)
        fig_json_set(object, key, json_string_nocheck(name), ok);
}

void fig_json_set_size(json_t *object, const char *key, size_t n, bool *ok)
{
    fig_json_set(object, key, json_integer((json_int_t)n), ok);
}

void fig_json_set_double(json_t *object, fig_str value, bool *ok)
{
    char text[FIG_APPROX_MAX + 1];
    size_t len = fig_approx_text(value, text);
    double d;
    if (!len)
        return;
    text[len] = 0;
    if (strpbrk(text, ".e") == NULL)
        fig_json_set(object, "double", json_integer((json_int_t)strtoll(text, NULL, 10)), ok);
    else if (fig_approx_double(value, &d))
        fig_json_set(object, "double", json_real(d), ok);
}
