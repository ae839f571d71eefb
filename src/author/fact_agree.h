/*
 * Fact, agreed on: is what a fact says what a line of NAME.facts wants of a field?
 *
 * in   subject: "Kospi", "The benchmark Kospi"          out   true          in   value: "3", "3.0"          out   false
 */
#ifndef FIG_FACT_AGREE_H
#define FIG_FACT_AGREE_H
#include "fact_line.h"

/* `got`: the field as a line would write it of fact f. `basis`: what a change is from has to agree as well. */
bool fig_fact_agrees(fig_fact_field field, fig_str want, fig_str got, const fig_fact *f, bool basis);
#endif
