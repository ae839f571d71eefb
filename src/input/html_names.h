/* HTML names: what an element means for the text that a reader sees, and which class names and roles are boilerplate's. */
#ifndef FIG_HTML_NAMES_H
#define FIG_HTML_NAMES_H
#include "figura/base.h"
#include <stdbool.h>

enum {
    FIG_HTML_VOID = 1 << 0,
    FIG_HTML_BLOCK = 1 << 1,
    FIG_HTML_CLOSES_P = 1 << 2,
    FIG_HTML_HIDDEN = 1 << 3,
    FIG_HTML_BOILERPLATE = 1 << 4,
    FIG_HTML_FORMATTING = 1 << 5,
    FIG_HTML_IS_RAW = 1 << 6,
    FIG_HTML_IS_RCDATA = 1 << 7,
    FIG_HTML_IS_SCRIPT = 1 << 8,
    FIG_HTML_IS_PLAIN = 1 << 9,
    FIG_HTML_KEEPS_BLANKS = 1 << 10,
    FIG_HTML_SCOPE = 1 << 11,
    FIG_HTML_SUP = 1 << 12,
    FIG_HTML_SUB = 1 << 13,
    FIG_HTML_ARTICLE = 1 << 14,
    FIG_HTML_HEADING = 1 << 15,
};

/* Those that are asked for by name. */
typedef enum fig_html_id {
    FIG_EL_UNKNOWN,
    FIG_EL_OTHER,
    FIG_EL_P,
    FIG_EL_LI,
    FIG_EL_DT,
    FIG_EL_DD,
    FIG_EL_TR,
    FIG_EL_TD,
    FIG_EL_TH,
    FIG_EL_CAPTION,
    FIG_EL_TABLE,
    FIG_EL_THEAD,
    FIG_EL_TBODY,
    FIG_EL_TFOOT,
    FIG_EL_HTML,
    FIG_EL_HEAD,
    FIG_EL_BODY,
    FIG_EL_BR,
    FIG_EL_TIME,
    FIG_EL_META,
    FIG_EL_TITLE,
    FIG_EL_HEADER,
    FIG_EL_SVG,
    FIG_EL_H1,
    FIG_EL_SCRIPT,
    FIG_EL_UL,
    FIG_EL_OL,
    FIG_EL_DL,
    FIG_EL_OPTION,
    FIG_EL_LINK,
    FIG_EL_COUNT
} fig_html_id;

typedef struct fig_html_element {
    const char *name;
    unsigned flags; /* FIG_HTML_* */
    fig_html_id id;
} fig_html_element;

/* Never NULL; of a name that is not known, one without flags. */
const fig_html_element *fig_html_element_find(fig_str name);
/* A number below FIG_HTML_KEYS; the unknown share one. */
enum { FIG_HTML_KEYS = 256 };
size_t fig_html_element_key(const fig_html_element *element);
/* The keys of those that have an id. */
void fig_html_element_keys(size_t keys[FIG_EL_COUNT]);
bool fig_html_role_is_boilerplate(fig_str role);
bool fig_html_class_is_boilerplate(fig_str names);
bool fig_html_class_is_hidden(fig_str names);
#endif
