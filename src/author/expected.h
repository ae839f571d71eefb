/*
 * Expected: all figures of one text against what they must be, strictly.
 *
 * in   places with their expectations, a result          out   one line a difference, counts of passed and failed
 * Every figure must be expected. A figure with another span than expected is compared all the same.
 */
#ifndef FIG_EXPECTED_H
#define FIG_EXPECTED_H
#include "author.h"
#include "expectation.h"

typedef struct fig_expected {
    int line; /* of the file that expects it   */
    bool in_title;
    bool wish;   /* `=>?`: wanted, not yet so            */
    bool placed; /* start and end are known       */
    size_t start, end;
    fig_str text; /* between the marks             */
    fig_expectation e;
    const char *fault; /* what is wrong with the expectation itself, or NULL */
    ptrdiff_t figure;  /* of the result, -1: none; set by matching            */
    bool holds;
} fig_expected;

/* Find each one's figure. Returns how figures are numbered: by the place in `all`; lives in a->arena. */
fig_numbering fig_expected_match(fig_author *a, fig_expected *all, size_t count, const fig_result *result);
/* Compare after matching. Differences carry `path` and each one's line; figures that nobody expected `text_path` and `text_line` (0: the figure's own).
 * Counts in a->passed, a->wishes and a->failed, sets `holds`. A wish that does not hold is listed and no failure; one that holds is a failure, so that it gets promoted.
 * Returns the failures. */
size_t fig_expected_compare(fig_author *a, const char *path, const char *text_path, int text_line, fig_expected *all, size_t count,
                            const fig_result *result, const fig_numbering *numbering);
/* Text as one line: line breaks as blanks. */
void fig_one_line(fig_str text, fig_strbuf *out);
#endif
