/*
 * HTML names: the elements that mean something here, and the names that pages give to what is no part of their story.
 *
 * Source: HTML Living Standard, 4 and 15.3 (rendering); WAI-ARIA 1.2, landmark roles; AMP, components. Class names are the words that content systems and advertising networks use.
 */
#include "html_names.h"
#include <string.h>

/* In the order of their bytes. */
static const fig_html_element elements[] = {
    {"a", FIG_HTML_FORMATTING, FIG_EL_OTHER},
    {"address", FIG_HTML_BLOCK | FIG_HTML_CLOSES_P, FIG_EL_OTHER},
    {"amp-ad", FIG_HTML_BLOCK | FIG_HTML_BOILERPLATE, FIG_EL_OTHER},
    {"amp-analytics", FIG_HTML_HIDDEN, FIG_EL_OTHER},
    {"amp-consent", FIG_HTML_BLOCK | FIG_HTML_BOILERPLATE, FIG_EL_OTHER},
    {"amp-embed", FIG_HTML_BLOCK | FIG_HTML_BOILERPLATE, FIG_EL_OTHER},
    {"amp-script", FIG_HTML_HIDDEN, FIG_EL_OTHER},
    {"amp-sidebar", FIG_HTML_BLOCK | FIG_HTML_BOILERPLATE, FIG_EL_OTHER},
    {"amp-social-share", FIG_HTML_BLOCK | FIG_HTML_BOILERPLATE, FIG_EL_OTHER},
    {"amp-state", FIG_HTML_HIDDEN, FIG_EL_OTHER},
    {"amp-sticky-ad", FIG_HTML_BLOCK | FIG_HTML_BOILERPLATE, FIG_EL_OTHER},
    {"amp-subscriptions", FIG_HTML_BLOCK | FIG_HTML_BOILERPLATE, FIG_EL_OTHER},
    {"amp-user-notification", FIG_HTML_BLOCK | FIG_HTML_BOILERPLATE, FIG_EL_OTHER},
    {"applet", FIG_HTML_SCOPE, FIG_EL_OTHER},
    {"area", FIG_HTML_VOID, FIG_EL_OTHER},
    {"article", FIG_HTML_BLOCK | FIG_HTML_CLOSES_P | FIG_HTML_ARTICLE, FIG_EL_OTHER},
    {"aside", FIG_HTML_BLOCK | FIG_HTML_CLOSES_P | FIG_HTML_BOILERPLATE, FIG_EL_OTHER},
    {"audio", FIG_HTML_BLOCK | FIG_HTML_HIDDEN, FIG_EL_OTHER},
    {"b", FIG_HTML_FORMATTING, FIG_EL_OTHER},
    {"base", FIG_HTML_VOID, FIG_EL_OTHER},
    {"bgsound", FIG_HTML_VOID, FIG_EL_OTHER},
    {"big", FIG_HTML_FORMATTING, FIG_EL_OTHER},
    {"blockquote", FIG_HTML_BLOCK | FIG_HTML_CLOSES_P, FIG_EL_OTHER},
    {"body", FIG_HTML_BLOCK, FIG_EL_BODY},
    {"br", FIG_HTML_VOID, FIG_EL_BR},
    {"button", FIG_HTML_BOILERPLATE | FIG_HTML_SCOPE, FIG_EL_OTHER},
    {"canvas", FIG_HTML_HIDDEN, FIG_EL_OTHER},
    {"caption", FIG_HTML_BLOCK | FIG_HTML_SCOPE, FIG_EL_CAPTION},
    {"center", FIG_HTML_BLOCK | FIG_HTML_CLOSES_P, FIG_EL_OTHER},
    {"code", FIG_HTML_FORMATTING, FIG_EL_OTHER},
    {"col", FIG_HTML_VOID, FIG_EL_OTHER},
    {"datalist", FIG_HTML_HIDDEN, FIG_EL_OTHER},
    {"dd", FIG_HTML_BLOCK | FIG_HTML_CLOSES_P, FIG_EL_DD},
    {"details", FIG_HTML_BLOCK | FIG_HTML_CLOSES_P, FIG_EL_OTHER},
    {"dialog", FIG_HTML_BLOCK | FIG_HTML_CLOSES_P | FIG_HTML_BOILERPLATE, FIG_EL_OTHER},
    {"dir", FIG_HTML_BLOCK | FIG_HTML_CLOSES_P, FIG_EL_OTHER},
    {"div", FIG_HTML_BLOCK | FIG_HTML_CLOSES_P, FIG_EL_OTHER},
    {"dl", FIG_HTML_BLOCK | FIG_HTML_CLOSES_P, FIG_EL_DL},
    {"dt", FIG_HTML_BLOCK | FIG_HTML_CLOSES_P, FIG_EL_DT},
    {"em", FIG_HTML_FORMATTING, FIG_EL_OTHER},
    {"embed", FIG_HTML_VOID, FIG_EL_OTHER},
    {"fieldset", FIG_HTML_BLOCK | FIG_HTML_CLOSES_P | FIG_HTML_BOILERPLATE, FIG_EL_OTHER},
    {"figcaption", FIG_HTML_BLOCK | FIG_HTML_CLOSES_P, FIG_EL_OTHER},
    {"figure", FIG_HTML_BLOCK | FIG_HTML_CLOSES_P, FIG_EL_OTHER},
    {"font", FIG_HTML_FORMATTING, FIG_EL_OTHER},
    {"footer", FIG_HTML_BLOCK | FIG_HTML_CLOSES_P | FIG_HTML_BOILERPLATE, FIG_EL_OTHER},
    {"form", FIG_HTML_BLOCK | FIG_HTML_CLOSES_P | FIG_HTML_BOILERPLATE, FIG_EL_OTHER},
    {"frame", FIG_HTML_VOID, FIG_EL_OTHER},
    {"h1", FIG_HTML_BLOCK | FIG_HTML_CLOSES_P | FIG_HTML_HEADING, FIG_EL_H1},
    {"h2", FIG_HTML_BLOCK | FIG_HTML_CLOSES_P | FIG_HTML_HEADING, FIG_EL_OTHER},
    {"h3", FIG_HTML_BLOCK | FIG_HTML_CLOSES_P | FIG_HTML_HEADING, FIG_EL_OTHER},
    {"h4", FIG_HTML_BLOCK | FIG_HTML_CLOSES_P | FIG_HTML_HEADING, FIG_EL_OTHER},
    {"h5", FIG_HTML_BLOCK | FIG_HTML_CLOSES_P | FIG_HTML_HEADING, FIG_EL_OTHER},
    {"h6", FIG_HTML_BLOCK | FIG_HTML_CLOSES_P | FIG_HTML_HEADING, FIG_EL_OTHER},
    {"head", FIG_HTML_HIDDEN, FIG_EL_HEAD},
    {"header", FIG_HTML_BLOCK | FIG_HTML_CLOSES_P, FIG_EL_HEADER},
    {"hgroup", FIG_HTML_BLOCK | FIG_HTML_CLOSES_P, FIG_EL_OTHER},
    {"hr", FIG_HTML_VOID | FIG_HTML_BLOCK | FIG_HTML_CLOSES_P, FIG_EL_OTHER},
    {"html", FIG_HTML_BLOCK | FIG_HTML_SCOPE, FIG_EL_HTML},
    {"i", FIG_HTML_FORMATTING, FIG_EL_OTHER},
    {"iframe", FIG_HTML_HIDDEN | FIG_HTML_IS_RAW, FIG_EL_OTHER},
    {"img", FIG_HTML_VOID, FIG_EL_OTHER},
    {"input", FIG_HTML_VOID, FIG_EL_OTHER},
    {"ins-ad", FIG_HTML_BLOCK | FIG_HTML_BOILERPLATE, FIG_EL_OTHER},
    {"keygen", FIG_HTML_VOID, FIG_EL_OTHER},
    {"label", FIG_HTML_BOILERPLATE, FIG_EL_OTHER},
    {"legend", FIG_HTML_BLOCK | FIG_HTML_BOILERPLATE, FIG_EL_OTHER},
    {"li", FIG_HTML_BLOCK | FIG_HTML_CLOSES_P, FIG_EL_LI},
    {"link", FIG_HTML_VOID, FIG_EL_LINK},
    {"listing", FIG_HTML_BLOCK | FIG_HTML_CLOSES_P | FIG_HTML_KEEPS_BLANKS, FIG_EL_OTHER},
    {"main", FIG_HTML_BLOCK | FIG_HTML_CLOSES_P | FIG_HTML_ARTICLE, FIG_EL_OTHER},
    {"map", FIG_HTML_HIDDEN, FIG_EL_OTHER},
    {"marquee", FIG_HTML_SCOPE, FIG_EL_OTHER},
    {"menu", FIG_HTML_BLOCK | FIG_HTML_CLOSES_P | FIG_HTML_BOILERPLATE, FIG_EL_OTHER},
    {"meta", FIG_HTML_VOID, FIG_EL_META},
    {"nav", FIG_HTML_BLOCK | FIG_HTML_CLOSES_P | FIG_HTML_BOILERPLATE, FIG_EL_OTHER},
    {"nobr", FIG_HTML_FORMATTING, FIG_EL_OTHER},
    {"noembed", FIG_HTML_HIDDEN | FIG_HTML_IS_RAW, FIG_EL_OTHER},
    {"noframes", FIG_HTML_HIDDEN | FIG_HTML_IS_RAW, FIG_EL_OTHER},
    {"noscript", FIG_HTML_HIDDEN | FIG_HTML_IS_RAW, FIG_EL_OTHER},
    {"object", FIG_HTML_HIDDEN | FIG_HTML_SCOPE, FIG_EL_OTHER},
    {"ol", FIG_HTML_BLOCK | FIG_HTML_CLOSES_P, FIG_EL_OL},
    {"optgroup", FIG_HTML_BLOCK | FIG_HTML_BOILERPLATE, FIG_EL_OTHER},
    {"option", FIG_HTML_BLOCK | FIG_HTML_BOILERPLATE, FIG_EL_OPTION},
    {"p", FIG_HTML_BLOCK | FIG_HTML_CLOSES_P, FIG_EL_P},
    {"param", FIG_HTML_VOID, FIG_EL_OTHER},
    {"plaintext", FIG_HTML_BLOCK | FIG_HTML_CLOSES_P | FIG_HTML_IS_PLAIN | FIG_HTML_KEEPS_BLANKS, FIG_EL_OTHER},
    {"pre", FIG_HTML_BLOCK | FIG_HTML_CLOSES_P | FIG_HTML_KEEPS_BLANKS, FIG_EL_OTHER},
    {"rp", FIG_HTML_HIDDEN, FIG_EL_OTHER},
    {"rt", FIG_HTML_HIDDEN, FIG_EL_OTHER},
    {"s", FIG_HTML_FORMATTING, FIG_EL_OTHER},
    {"script", FIG_HTML_HIDDEN | FIG_HTML_IS_SCRIPT, FIG_EL_SCRIPT},
    {"search", FIG_HTML_BLOCK | FIG_HTML_CLOSES_P | FIG_HTML_BOILERPLATE, FIG_EL_OTHER},
    {"section", FIG_HTML_BLOCK | FIG_HTML_CLOSES_P, FIG_EL_OTHER},
    {"select", FIG_HTML_BOILERPLATE, FIG_EL_OTHER},
    {"small", FIG_HTML_FORMATTING, FIG_EL_OTHER},
    {"source", FIG_HTML_VOID, FIG_EL_OTHER},
    {"strike", FIG_HTML_FORMATTING, FIG_EL_OTHER},
    {"strong", FIG_HTML_FORMATTING, FIG_EL_OTHER},
    {"style", FIG_HTML_HIDDEN | FIG_HTML_IS_RAW, FIG_EL_OTHER},
    {"sub", FIG_HTML_SUB, FIG_EL_OTHER},
    {"summary", FIG_HTML_BLOCK | FIG_HTML_CLOSES_P, FIG_EL_OTHER},
    {"sup", FIG_HTML_SUP, FIG_EL_OTHER},
    {"svg", FIG_HTML_HIDDEN | FIG_HTML_SCOPE, FIG_EL_SVG},
    {"table", FIG_HTML_BLOCK | FIG_HTML_CLOSES_P | FIG_HTML_SCOPE, FIG_EL_TABLE},
    {"tbody", FIG_HTML_BLOCK, FIG_EL_TBODY},
    {"td", FIG_HTML_BLOCK | FIG_HTML_SCOPE, FIG_EL_TD},
    {"template", FIG_HTML_HIDDEN | FIG_HTML_SCOPE, FIG_EL_OTHER},
    {"textarea", FIG_HTML_BOILERPLATE | FIG_HTML_IS_RCDATA | FIG_HTML_KEEPS_BLANKS, FIG_EL_OTHER},
    {"tfoot", FIG_HTML_BLOCK, FIG_EL_TFOOT},
    {"th", FIG_HTML_BLOCK | FIG_HTML_SCOPE, FIG_EL_TH},
    {"thead", FIG_HTML_BLOCK, FIG_EL_THEAD},
    {"time", 0, FIG_EL_TIME},
    {"title", FIG_HTML_HIDDEN | FIG_HTML_IS_RCDATA, FIG_EL_TITLE},
    {"tr", FIG_HTML_BLOCK, FIG_EL_TR},
    {"track", FIG_HTML_VOID, FIG_EL_OTHER},
    {"tt", FIG_HTML_FORMATTING, FIG_EL_OTHER},
    {"u", FIG_HTML_FORMATTING, FIG_EL_OTHER},
    {"ul", FIG_HTML_BLOCK | FIG_HTML_CLOSES_P, FIG_EL_UL},
    {"video", FIG_HTML_BLOCK | FIG_HTML_HIDDEN, FIG_EL_OTHER},
    {"wbr", FIG_HTML_VOID, FIG_EL_OTHER},
    {"xmp", FIG_HTML_BLOCK | FIG_HTML_CLOSES_P | FIG_HTML_IS_RAW | FIG_HTML_KEEPS_BLANKS, FIG_EL_OTHER},
};

static int compare(fig_str a, const char *b)
{
    for (size_t i = 0;; i++) {
        unsigned char x = i < a.len ? (unsigned char)a.ptr[i] : 0, y = (unsigned char)b[i];
        if (x >= 'A' && x <= 'Z')
            x |= 32;
        if (x != y)
            return x < y ? -1 : 1;
        if (!y) /* the end of both, or a NUL byte in a name */
            return i == a.len ? 0 : 1;
    }
}

const fig_html_element *fig_html_element_find(fig_str name)
{
    static const fig_html_element unknown = {"", 0, FIG_EL_UNKNOWN};
    size_t low = 0, high = sizeof elements / sizeof *elements;
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        int order = compare(name, elements[mid].name);
        if (order == 0)
            return &elements[mid];
        if (order < 0)
            high = mid;
        else
            low = mid + 1;
    }
    return &unknown;
}

size_t fig_html_element_key(const fig_html_element *element)
{
    return element->id == FIG_EL_UNKNOWN ? FIG_HTML_KEYS - 1 : (size_t)(element - elements);
}

_Static_assert(sizeof elements / sizeof *elements < FIG_HTML_KEYS, "a key for each element, and one for the rest");

void fig_html_element_keys(size_t keys[FIG_EL_COUNT])
{
    for (size_t i = 0; i < FIG_EL_COUNT; i++)
        keys[i] = FIG_HTML_KEYS - 1;
    for (size_t i = 0; i < sizeof elements / sizeof *elements; i++)
        if (elements[i].id > FIG_EL_OTHER)
            keys[elements[i].id] = i;
}

/* `a b c` holds a word that is one of `words`, NULL behind the last. */
static bool holds(fig_str list, const char *const *words, const char *marks)
{
    for (size_t i = 0; i < list.len;) {
        size_t n = i;
        while (n < list.len && !strchr(marks, list.ptr[n]))
            n++;
        for (const char *const *w = words; n > i && *w; w++)
            if (compare((fig_str){list.ptr + i, n - i}, *w) == 0)
                return true;
        i = n + 1;
    }
    return false;
}

static const char blanks[] = " \t\n\r\f", parts[] = " \t\n\r\f-_";

bool fig_html_role_is_boilerplate(fig_str role)
{
    static const char *const roles[] = {"navigation", "banner",  "contentinfo", "complementary", "search", "form",
                                        "menu",       "menubar", "dialog",      "alertdialog",   NULL};
    return holds(role, roles, blanks);
}

bool fig_html_class_is_boilerplate(fig_str names)
{
    /* a class as a whole; a part of one between dashes: `top-ad-slot` */
    static const char *const whole[] = {
        "menu",           "share",          "social",          "social-share",    "share-buttons", "sharing",  "footer", "site-header",
        "masthead",       "most-read",      "most-popular",    "trending",        "ticker",        "comments", "tags",   "skip-link",
        "paywall-prompt", "paywall-banner", "paywall-message", "paywall-overlay", "regwall",       NULL};
    static const char *const part[] = {"ad",         "ads",    "advert",  "advertisement", "adsbygoogle", "sponsored",   "promo",
                                       "newsletter", "cookie", "cookies", "breadcrumb",    "breadcrumbs", "related",     "recirc",
                                       "sidebar",    "nav",    "navbar",  "subscribe",     "signup",      "recommended", NULL};
    return holds(names, whole, blanks) || holds(names, part, parts);
}

bool fig_html_class_is_hidden(fig_str names)
{
    static const char *const hidden[] = {"sr-only", "visually-hidden", "visuallyhidden", "screen-reader-text",
                                         "hidden",  "d-none",          "is-hidden",      NULL};
    return holds(names, hidden, blanks);
}
