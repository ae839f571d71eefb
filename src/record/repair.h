/* Repair: bytes to valid UTF-8 for names that never went through the engine (paths, messages): each ill-formed sequence becomes U+FFFD. */
#ifndef FIG_REPAIR_H
#define FIG_REPAIR_H
#include "../base/strbuf.h"

void fig_repair(fig_strbuf *out, const char *text, size_t len);
#endif
