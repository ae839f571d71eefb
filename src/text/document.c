/* Document: see document.h. */
#include "document.h"
#include "../base/alloc.h"
#include "utf8.h"

bool fig_text_read(fig_text *t, const char *data, size_t len, size_t most)
{
    t->data = data;
    t->len = len;
    t->repair_count = 0;
    t->too_long = false;
    size_t valid = fig_utf8_valid_prefix(data, len, NULL);
    if (valid == len)
        return true;
    t->buffer.len = 0;
    t->buffer.failed = false; /* of the text before */
    for (size_t i = 0;;) {
        fig_strbuf_add(&t->buffer, data + i, valid);
        i += valid;
        t->too_long = t->buffer.len > most;
        if (i >= len || t->too_long)
            break;
        size_t bad = fig_utf8_bad_length(data + i, len - i);
        if (!fig_grow(&t->repairs, &t->repair_capacity, t->repair_count + 1, sizeof *t->repairs))
            return false;
        t->repairs[t->repair_count++] = (fig_repaired){(uint32_t)t->buffer.len, (uint32_t)i, (uint32_t)bad};
        fig_strbuf_add(&t->buffer, "\xEF\xBF\xBD", 3);
        i += bad;
        valid = fig_utf8_valid_prefix(data + i, len - i, NULL);
    }
    t->data = t->buffer.data;
    t->len = t->buffer.len;
    return !t->buffer.failed && !t->too_long;
}

size_t fig_text_find_source_offset(const fig_text *t, size_t offset)
{
    size_t low = 0, high = t->repair_count;
    while (low < high) { /* the last repair that begins before offset */
        size_t mid = (low + high) / 2;
        if (t->repairs[mid].at < offset)
            low = mid + 1;
        else
            high = mid;
    }
    if (!low)
        return offset;
    const fig_repaired *r = &t->repairs[low - 1];
    return offset - (r->at + 3) + r->source + r->length;
}

void fig_text_clear(fig_text *t)
{
    fig_strbuf_clear(&t->buffer);
    fig_free(t->repairs);
    t->repairs = NULL;
    t->repair_count = t->repair_capacity = 0;
}
