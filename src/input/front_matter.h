/*
 * Front matter: the settings that a Markdown file may begin with.
 *
 * in   "---\ntitle: Steel\ndate: 2021-05-12\n---\nOutput rose"          out   title and date as facts of the page, 41: where the text begins
 */
#ifndef FIG_FRONT_MATTER_H
#define FIG_FRONT_MATTER_H
#include "page_facts.h"

/* 0: there is none. */
size_t fig_front_matter_read(fig_page_facts *facts, const char *source, size_t len);
#endif
