/*
 * Page facts: what a page says of itself: title, date, language, country.
 *
 * in   meta elements, JSON-LD, <time>, attributes of <html>, the headings of the text          out   one of each, by a fixed order
 *
 *   date       1 meta: article:published_time and its kin  2 JSON-LD: datePublished  3 <time datetime> that is marked as the date of publication  4 the first one at the head of the article
 *   title      1 og:title  2 <title>; none where a heading of the text says the same, so that nothing is read twice
 *   language   <html lang>, else og:locale: the first part; country: the second (`en-CA`)
 */
#ifndef FIG_PAGE_FACTS_H
#define FIG_PAGE_FACTS_H
#include "page.h"

enum { FIG_PAGE_HEADINGS = 16 };

typedef struct fig_page_facts {
    char date[40]; /* ISO 8601, "" where there is none */
    int date_rank; /* of the order above; 0: none */
    char lang[12], country[4];
    fig_page title;
    int title_rank;
    struct {
        size_t begin, end; /* of the page's text */
    } headings[FIG_PAGE_HEADINGS];
    size_t heading_count;
} fig_page_facts;

enum { FIG_PAGE_DATE_META = 1, FIG_PAGE_DATE_JSON, FIG_PAGE_DATE_MARKED, FIG_PAGE_DATE_TIME };
enum { FIG_PAGE_TITLE_OG = 1, FIG_PAGE_TITLE_ELEMENT };

void fig_page_facts_begin(fig_page_facts *f);
void fig_page_facts_clear(fig_page_facts *f);
/* A date of this rank: kept if it is one and no better one is there. */
void fig_page_facts_date(fig_page_facts *f, fig_str value, int rank);
/* "en-CA", "en_GB" */
void fig_page_facts_locale(fig_page_facts *f, fig_str value);
/* The title source[at..at + len), entities and all. */
void fig_page_facts_title(fig_page_facts *f, const char *source, size_t at, size_t len, int rank);
/* <meta name or property=… content=…> */
void fig_page_facts_meta(fig_page_facts *f, const char *source, fig_str name, fig_str content);
/* What a script of type application/ld+json holds. */
void fig_page_facts_json(fig_page_facts *f, const char *json, size_t len);
/* The whole page was read: a title that a heading says too is dropped. */
void fig_page_facts_finish(fig_page_facts *f, const fig_page *page);
#endif
