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
    bool wish;   /* `=>?`: wanted, not yet so     */
    bool marked; /* made a wish just now          */
    bool placed; /* start and end are known       */
    size_t start, end;
    fig_str text;  /* between the marks             */
    fig_str words; /* behind the => or =>?, as written */
    fig_expectation e;
    const char *fault; /* what is wrong with the expectation itself, or NULL */
    ptrdiff_t figure;  /* of the result, -1: none; set by matching            */
    bool holds;
    const char *differs; /* one difference a line; "" where it holds */
} fig_expected;

/* All that is expected of a text, and what the text gave. */
typedef struct fig_expected_set {
    fig_expected *all;
    size_t count;
    const fig_result *result;
    fig_numbering numbering; /* of the figures, by their place among those that are no `nothing`; lives in the author's arena */
} fig_expected_set;

/* Find each one's figure, and number the figures. */
void fig_expected_match(fig_author *a, fig_expected_set *s);
/* The one that a figure belongs to, -1: nobody expected it. What lies inside a wish that goes on belongs to the wish. */
ptrdiff_t fig_expected_of(const fig_expected_set *s, size_t figure);
bool fig_expected_nothing(const fig_expected *x);
/* --accept leaves it as it is: a wish that goes on, a `nothing` that holds. */
bool fig_expected_kept(const fig_expected *x);
/* Say what differs and count it in a->passed, a->wishes, a->failed. A wish that goes on is listed in one line and no failure; one that holds is a failure,
 * so that it gets promoted. `only_marked`: of the wishes list those just marked. */
void fig_expected_report(fig_author *a, const char *path, const fig_expected_set *s, bool only_marked);
/* Say that nobody expected this figure and count it; `line` 0: the figure's own. */
void fig_expected_unexpected(fig_author *a, const char *path, int line, const fig_figure *f, const fig_numbering *numbering);
/* Compare after matching: which hold, and how they differ; report, and the figures that nobody expected, at `text_path` and `text_line`. Returns the failures. */
size_t fig_expected_compare(fig_author *a, const char *path, const char *text_path, int text_line, const fig_expected_set *s);
/* Make every failing one a wish, if it can be read and placed. */
void fig_expected_mark(const fig_expected_set *s);
/* `words` with same_as, restates and part_of renumbered: new_number[i] is that of the old number i + 1, 0: as it was. */
void fig_expected_words(const fig_expected *x, const size_t *new_number, size_t count, fig_strbuf *out);
/* "PATH:LINE: word: [[text]] " */
void fig_expected_place(const char *path, size_t line, const char *word, fig_str text, fig_strbuf *out);
/* Text as one line: line breaks as blanks. */
void fig_one_line(fig_str text, fig_strbuf *out);
#endif
