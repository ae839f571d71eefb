/* Writer: the buffer, numbers, and JSON's string escapes (RFC 8259, 7); see writer.h. */
#include "writer.h"
#include "../base/alloc.h"
#include "../base/scan.h"

enum { STEP = 8, CHUNK = 4096 };

bool fig_writer_init(fig_writer *w, fig_write_fn write, void *user)
{
    *w = (fig_writer){.data = fig_malloc(FIG_WRITER_BYTES), .write = write, .user = user};
    return w->data != NULL;
}

void fig_writer_clear(fig_writer *w)
{
    fig_free(w->data);
    w->data = NULL;
}

void fig_writer_flush(fig_writer *w)
{
    if (w->len && !w->failed && w->write(w->user, w->data, w->len) != 0)
        w->failed = true;
    w->len = 0;
}

void fig_writer_add_long(fig_writer *w, const char *data, size_t len)
{
    while (len) {
        size_t n = len < FIG_WRITER_BYTES ? len : FIG_WRITER_BYTES;
        memcpy(fig_writer_room(w, n), data, n);
        w->len += n;
        data += n;
        len -= n;
    }
}

const char fig_writer_pairs[201] = "0001020304050607080910111213141516171819202122232425262728293031323334353637383940414243444546474849"
                                   "5051525354555657585960616263646566676869707172737475767778798081828384858687888990919293949596979899";

char *fig_writer_put_long_uint(char *out, uint64_t n)
{
    char digits[20];
    size_t i = sizeof digits;
    for (; n >= 100; n /= 100)
        memcpy(digits + (i -= 2), fig_writer_pairs + 2 * (n % 100), 2);
    if (n >= 10)
        memcpy(digits + (i -= 2), fig_writer_pairs + 2 * n, 2);
    else
        digits[--i] = (char)('0' + n);
    return fig_scan_copy(out, digits + i, sizeof digits - i);
}

void fig_writer_uint(fig_writer *w, uint64_t n)
{
    char *out = fig_writer_room(w, 20);
    w->len += (size_t)(fig_writer_put_uint(out, n) - out);
}

static size_t escape_byte(unsigned char c, char *out)
{
    static const char names[] = "btnvfr"; /* 8 to 13; v is no JSON escape */
    out[0] = '\\';
    if (c == '"' || c == '\\') {
        out[1] = (char)c;
        return 2;
    }
    if (c >= 8 && c <= 13 && c != 11) {
        out[1] = names[c - 8];
        return 2;
    }
    memcpy(out + 1, "u00", 3);
    out[4] = "0123456789abcdef"[c >> 4];
    out[5] = "0123456789abcdef"[c & 15];
    return 6;
}

/* `out` has room for 6 bytes a byte of text and 8 more. Returns the end of what was written. */
static char *escape(const char *p, size_t len, char *out)
{
    const char *end = p + len;
    while (p < end) {
        if (end - p >= STEP) {
            uint64_t v;
            memcpy(&v, p, STEP);
            memcpy(out, &v, STEP);
            if (!fig_scan_any_of_8(v)) {
                p += STEP;
                out += STEP;
                continue;
            }
        }
        unsigned char c = (unsigned char)*p++;
        if (c < 0x20 || c == '"' || c == '\\')
            out += escape_byte(c, out);
        else
            *out++ = (char)c;
    }
    return out;
}

void fig_writer_json_text(fig_writer *w, const char *text, size_t len)
{
    while (len) {
        size_t n = len < CHUNK ? len : CHUNK;
        char *room = fig_writer_room(w, 6 * n + STEP);
        w->len += (size_t)(escape(text, n, room) - room);
        text += n;
        len -= n;
    }
}

void fig_writer_json_string(fig_writer *w, const char *text, size_t len)
{
    fig_writer_char(w, '"');
    fig_writer_json_text(w, text, len);
    fig_writer_char(w, '"');
}
