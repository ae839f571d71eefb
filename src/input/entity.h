/*
 * Entity: what `&…` stands for in HTML.
 *
 * in   source from an ampersand on          out   UTF-8, and how many bytes of source it takes
 * "&euro;5" -> "€", 6 bytes. "&#8364;", "&#x20AC;" likewise; numbers 128 to 159 are those of windows-1252, as pages mean them; a number that is no character is U+FFFD.
 */
#ifndef FIG_ENTITY_H
#define FIG_ENTITY_H
#include <stdbool.h>
#include <stddef.h>

typedef struct fig_entity_name {
    const char *name; /* behind the ampersand; its semicolon, where it has one, is of it */
    const char *text;
} fig_entity_name;

/* In the order of their bytes: assets/html/entity_names.txt, embedded by cmake/embed_entities.c. */
extern const fig_entity_name fig_entity_names[];
extern const size_t fig_entity_name_count;

enum { FIG_ENTITY_TEXT = 16 };

/* The bytes that the entity at source[0] = '&' takes, 0: it is an ampersand as it stands. `text` is filled, *text_len its length. In an attribute's value a name without a semicolon before a
 * letter, a digit or = is none: "?a=1&copy=2". */
size_t fig_entity_read(const char *source, size_t len, bool in_attribute, char text[FIG_ENTITY_TEXT], size_t *text_len);
#endif
