/*
 * Share: a number of hundredths as the fraction of 1 that it is.
 *
 * in   "1.76" "%" · "25" "bp" · "4" "[ppth]" · "1/3" "%"          out   "0.0176" · "0.0025" · "0.004" · "1/300"
 */
#ifndef FIG_SHARE_H
#define FIG_SHARE_H
#include "../base/strbuf.h"
#include "figura/base.h"

/* Append the fraction; nothing where `value` is absent or `unit` no share. */
void fig_share_write(fig_strbuf *out, fig_str value, fig_str unit);
#endif
