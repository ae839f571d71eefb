/*
 * JSON set: members of a jansson object, for the plain twins of the writers (record.c, fact_json.c, src/check/finding_json.c).
 * What cannot be made (want of memory) leaves *ok false and the object without the member; absent texts and names are left out.
 */
#ifndef FIG_JSON_SET_H
#define FIG_JSON_SET_H
#include "figura/base.h"
#include <jansson.h>
#include <stdbool.h>

/* Takes the reference. */
void fig_json_set(json_t *object, const char *key, json_t *value, bool *ok);
void fig_json_append(json_t *list, json_t *item, bool *ok);
/* A path may be no UTF-8; bad bytes become U+FFFD as they do in text. A new reference, or NULL. */
json_t *fig_json_string(const char *text, size_t len);
void fig_json_set_str(json_t *object, const char *key, fig_str s, bool *ok);
void fig_json_set_name(json_t *object, const char *key, const char *name, bool *ok);
void fig_json_set_size(json_t *object, const char *key, size_t n, bool *ok);
/* "double": the nearest one of an exact number; an integer where it is one. */
void fig_json_set_double(json_t *object, fig_str value, bool *ok);
#endif
