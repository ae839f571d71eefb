/*
 * Opening: where a sentence proper begins, behind marks and the place and day that open a report.
 *
 * in   GENEVA, Sept 27 (Wire) - "Up to 700,000 may flee", its items          out   the item of "Up"
 */
#ifndef FIG_OPENING_H
#define FIG_OPENING_H
#include "work.h"

/* The item that opens the sentence; 0 where nothing stands before it. */
uint32_t fig_opening_item(const fig_work *w);

#endif
