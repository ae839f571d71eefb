/*
 * Clause: how the clauses of a sentence stand to each other, as far as their dates are concerned.
 *
 * in   two figures of a sentence          out   the strongest break between them
 * What stands between two commas before the verb (", which has 40 shops, said", ", up 18% in 2019, were") is an aside: its dates are its own, and what stands around it is not parted by it.
 */
#ifndef FIG_FACT_CLAUSE_H
#define FIG_FACT_CLAUSE_H
#include "../resolve/work.h"

typedef enum fig_clause {
    FIG_CLAUSE_SAME,
    FIG_CLAUSE_JOINED, /* but, while; a semicolon; and with a subject of its own */
    FIG_CLAUSE_APART   /* of another time: after, which; an aside and what is around it; a full stop that an abbreviation hid */
} fig_clause;

/* What a token that begins a clause says of it; FIG_CLAUSE_SAME: none begins. */
fig_clause fig_clause_at(fig_work *w, uint32_t token);
/* The strongest break between two figures, a before b. */
fig_clause fig_clause_between(fig_work *w, const fig_draft *a, const fig_draft *b);
/* Does a clause with a subject and a verb of its own begin between two tokens: rose 5%, but debt [reached]; although it rose 5%, debt [reached]? */
bool fig_clause_begins(fig_work *w, uint32_t first, uint32_t last);
/* Is a date in a clause of its own that ends before a figure: after falling in May, it? */
bool fig_clause_encloses(fig_work *w, const fig_draft *date, const fig_draft *figure);
/* Does a figure stand far inside an aside that a word like `which` begins and that ends before another: X, which sold ships at $3 million, rose 4 percent? */
bool fig_clause_closes(fig_work *w, const fig_draft *inside, const fig_draft *behind);
/* Does a figure stand in an aside with a date of its own, a month or longer, that ends before another: shares, down 44 percent this year, were at $1.14? */
bool fig_clause_dates(fig_work *w, const fig_draft *inside, const fig_draft *behind);
/* Is a figure told of now: it has 40 shops? Then no past date of another clause is its period. */
bool fig_clause_is_now(fig_work *w, const fig_draft *figure);
/* Do things counted begin a clause, as those who do something: some 2,480 people were fined? */
bool fig_clause_does(fig_work *w, const fig_draft *v);
/* Do things counted open a clause of their own: the rate was 12 percent, and some 2,480 people were fined? */
bool fig_clause_counts(fig_work *w, const fig_draft *v);
#endif
