/* Document: see document.h. */
#include "document.h"
#include "../base/alloc.h"
#include "utf8.h"

/* Where the first character of valid text stands that nobody sees; `len`: nowhere. */
static size_t seen_until(const char *data, size_t from, size_t len)
{
    while (from < len && ((unsigned char)data[from] < 0xC2 || !fig_utf8_invisible(data + from, len - from)))
        from++;
    return from;
}

/* Puts what stands instead of `length` bytes at `source`. false: out of memory. */
static bool repair(fig_text *t, size_t source, size_t length, bool bad)
{
    if (!fig_grow(&t->repairs, &t->repair_capacity, t->repair_count + 1, sizeof *t->repairs))
        return false;
    t->repairs[t->repair_count++] = (fig_repaired){(uint32_t)t->buffer.len, (uint32_t)source, (uint16_t)length, bad ? 3 : 0};
    if (!bad)
        return true;
    t->bad_at = t->bad ? t->bad_at : t->buffer.len;
    t->bad = true;
    fig_strbuf_add(&t->buffer, "\xEF\xBF\xBD", 3);
    return true;
}

bool fig_text_read(fig_text *t, const char *data, size_t len, size_t most)
{
    bool ascii;
    t->data = data;
    t->len = len;
    t->repair_count = 0;
    t->too_long = t->bad = false;
    size_t valid = fig_utf8_valid_prefix(data, len, &ascii), good = ascii ? valid : seen_until(data, 0, valid);
    if (good == len)
        return true;
    t->buffer.len = 0;
    t->buffer.failed = false; /* of the text before */
    for (size_t i = 0;;) {
        fig_strbuf_add(&t->buffer, data + i, good - i);
        i = good;
        t->too_long = t->buffer.len > most;
        if (i >= len || t->too_long)
            break;
        const bool bad = i == valid;
        const size_t length = bad ? fig_utf8_bad_length(data + i, len - i) : fig_utf8_invisible(data + i, valid - i);
        if (!repair(t, i, length, bad))
            return false;
        i += length;
        valid = bad ? i + fig_utf8_valid_prefix(data + i, len - i, NULL) : valid;
        good = seen_until(data, i, valid);
    }
    t->data = t->buffer.data;
    t->len = t->buffer.len;
    return !t->buffer.failed && !t->too_long;
}

size_t fig_text_find_source_offset(const fig_text *t, size_t offset, bool end)
{
    size_t low = 0, high = t->repair_count;
    while (low < high) { /* the last repair that lies before offset */
        size_t mid = (low + high) / 2;
        const fig_repaired *r = &t->repairs[mid];
        if (end ? r->at < offset : r->at + r->made <= offset)
            low = mid + 1;
        else
            high = mid;
    }
    if (!low)
        return offset;
    const fig_repaired *r = &t->repairs[low - 1];
    return offset - (r->at + r->made) + r->source + r->length;
}

void fig_text_clear(fig_text *t)
{
    fig_strbuf_clear(&t->buffer);
    fig_free(t->repairs);
    t->repairs = NULL;
    t->repair_count = t->repair_capacity = 0;
}
