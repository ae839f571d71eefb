/*
 * Minor unit: how many decimals an amount of it has when it is written out.
 *
 * in   "USD" · "JPY" · "KWD"          out   2 · 0 · 3
 * Source: ISO 4217, the minor units of currencies; grammars/common/currency.gram says the same (tests/unit/test_sheet.c holds them equal).
 */
#ifndef FIG_MINOR_UNIT_H
#define FIG_MINOR_UNIT_H
#include "figura/base.h"
#include <stdbool.h>

bool fig_currency_is(fig_str unit); /* three capital letters */
int fig_currency_decimals(fig_str currency);
#endif
