/* Repair: "caf\xE9.txt" -> "caf\uFFFD.txt"; see repair.h. */
#include "repair.h"
#include "../text/utf8.h"

void fig_repair(fig_strbuf *out, const char *text, size_t len)
{
    for (;;) {
        size_t good = fig_utf8_valid_prefix(text, len, NULL);
        fig_strbuf_add(out, text, good);
        text += good;
        len -= good;
        if (len == 0)
            return;
        size_t bad = fig_utf8_bad_length(text, len);
        fig_strbuf_puts(out, "\xEF\xBF\xBD");
        text += bad;
        len -= bad;
    }
}
