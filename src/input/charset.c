/* Charset: see charset.h. */
#include "charset.h"
#include "../base/alloc.h"
#include "../text/utf8.h"
#include "html_scan.h"
#include <iconv.h>
#include <string.h>

/* Source: Encoding Standard, 4.2, names and labels; the names here are iconv's. */
static const struct {
    const char *name, *labels; /* labels between blanks */
} charsets[] = {
    {"UTF-8", " unicode-1-1-utf-8 utf-8 utf8 x-unicode20utf8 unicode11utf8 unicode20utf8 "},
    {"IBM866", " 866 cp866 csibm866 ibm866 "},
    {"ISO-8859-2", " csisolatin2 iso-8859-2 iso-ir-101 iso8859-2 iso88592 iso_8859-2 iso_8859-2:1987 l2 latin2 "},
    {"ISO-8859-3", " csisolatin3 iso-8859-3 iso-ir-109 iso8859-3 iso88593 iso_8859-3 l3 latin3 "},
    {"ISO-8859-4", " csisolatin4 iso-8859-4 iso-ir-110 iso8859-4 iso88594 iso_8859-4 l4 latin4 "},
    {"ISO-8859-5", " csisolatincyrillic cyrillic iso-8859-5 iso-ir-144 iso8859-5 iso88595 iso_8859-5 "},
    {"ISO-8859-6", " arabic asmo-708 csisolatinarabic ecma-114 iso-8859-6 iso-ir-127 iso8859-6 iso88596 iso_8859-6 "},
    {"ISO-8859-7", " csisolatingreek ecma-118 elot_928 greek greek8 iso-8859-7 iso-ir-126 iso8859-7 iso88597 iso_8859-7 "},
    {"ISO-8859-8", " csisolatinhebrew hebrew iso-8859-8 iso-8859-8-i iso-ir-138 iso8859-8 iso88598 iso_8859-8 logical visual "},
    {"ISO-8859-10", " csisolatin6 iso-8859-10 iso-ir-157 iso8859-10 iso885910 l6 latin6 "},
    {"ISO-8859-13", " iso-8859-13 iso8859-13 iso885913 "},
    {"ISO-8859-14", " iso-8859-14 iso8859-14 iso885914 "},
    {"ISO-8859-15", " csisolatin9 iso-8859-15 iso8859-15 iso885915 iso_8859-15 l9 "},
    {"ISO-8859-16", " iso-8859-16 "},
    {"KOI8-R", " cskoi8r koi koi8 koi8-r koi8_r "},
    {"KOI8-U", " koi8-ru koi8-u "},
    {"MACINTOSH", " csmacintosh mac macintosh x-mac-roman "},
    {"CP874", " dos-874 iso-8859-11 iso8859-11 iso885911 tis-620 windows-874 "},
    {"CP1250", " cp1250 windows-1250 x-cp1250 "},
    {"CP1251", " cp1251 windows-1251 x-cp1251 "},
    {"CP1252", " ansi_x3.4-1968 ascii cp1252 cp819 csisolatin1 ibm819 iso-8859-1 iso-ir-100 iso8859-1 iso88591 iso_8859-1 iso_8859-1:1987 "
               "l1 latin1 us-ascii windows-1252 x-cp1252 "},
    {"CP1253", " cp1253 windows-1253 x-cp1253 "},
    {"CP1254", " cp1254 csisolatin5 iso-8859-9 iso-ir-148 iso8859-9 iso88599 iso_8859-9 l5 latin5 windows-1254 x-cp1254 "},
    {"CP1255", " cp1255 windows-1255 x-cp1255 "},
    {"CP1256", " cp1256 windows-1256 x-cp1256 "},
    {"CP1257", " cp1257 windows-1257 x-cp1257 "},
    {"CP1258", " cp1258 windows-1258 x-cp1258 "},
    {"GB18030", " chinese csgb2312 csiso58gb231280 gb2312 gb_2312 gb_2312-80 gbk gb18030 iso-ir-58 x-gbk "},
    {"BIG5-HKSCS", " big5 big5-hkscs cn-big5 csbig5 x-x-big5 "},
    {"EUC-JP", " cseucpkdfmtjapanese euc-jp x-euc-jp "},
    {"CP932", " csshiftjis ms932 ms_kanji shift-jis shift_jis sjis windows-31j x-sjis "},
    {"CP949", " cseuckr csksc56011987 euc-kr iso-ir-149 korean ks_c_5601-1987 ks_c_5601-1989 ksc5601 ksc_5601 windows-949 "},
    {"UTF-16BE", " unicodefffe utf-16be "},
    {"UTF-16LE", " csunicode iso-10646-ucs-2 ucs-2 unicode unicodefeff utf-16 utf-16le "},
};

static bool same_letters(const char *a, const char *b, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if ((a[i] >= 'A' && a[i] <= 'Z' ? a[i] | 32 : a[i]) != b[i])
            return false;
    return true;
}

/* The charset that a label means, or NULL. */
static const char *find_charset(fig_str label)
{
    while (label.len && (unsigned char)*label.ptr <= ' ')
        label.ptr++, label.len--;
    while (label.len && (unsigned char)label.ptr[label.len - 1] <= ' ')
        label.len--;
    if (!label.len || memchr(label.ptr, ' ', label.len))
        return NULL;
    for (size_t i = 0; i < sizeof charsets / sizeof *charsets; i++)
        for (const char *p = charsets[i].labels; (p = strchr(p, ' ')) && p[1]; p++)
            if (strcspn(p + 1, " ") == label.len && same_letters(label.ptr, p + 1, label.len))
                return charsets[i].name;
    return NULL;
}

/* ---- writing ---- */

static void look_at_length(fig_charset_text *t)
{
    t->too_long = t->buffer.len > (t->most ? t->most : INT32_MAX);
    t->failed = t->failed || t->too_long;
}

static void put(fig_charset_text *t, const char *text, size_t text_step, size_t at, size_t source_step)
{
    const fig_piece *last = t->piece_count ? &t->pieces[t->piece_count - 1] : NULL;
    if (!last || last->text_step != text_step || last->source_step != source_step ||
        last->source + (t->buffer.len - last->text) / text_step * source_step != at) {
        if (!fig_grow(&t->pieces, &t->piece_capacity, t->piece_count + 1, sizeof *t->pieces)) {
            t->failed = true;
            return;
        }
        t->pieces[t->piece_count++] = (fig_piece){(uint32_t)t->buffer.len, (uint32_t)at, (uint32_t)source_step, (uint16_t)text_step, 0};
    }
    fig_strbuf_add(&t->buffer, text, text_step);
    look_at_length(t);
}

static void put_bad(fig_charset_text *t, size_t at, size_t length)
{
    put(t, "\xEF\xBF\xBD", 3, at, length);
    if (!t->repaired)
        t->repaired_at = at;
    t->repaired = true;
}

static void read_utf8(fig_charset_text *t, const char *bytes, size_t len)
{
    for (size_t i = 0; !t->failed;) {
        size_t valid = fig_utf8_valid_prefix(bytes + i, len - i, NULL);
        if (valid == len) { /* nothing to repair */
            t->data = bytes;
            t->len = len;
            return;
        }
        if (valid) {
            put(t, bytes + i, 1, i, 1);
            fig_strbuf_add(&t->buffer, bytes + i + 1, valid - 1);
            look_at_length(t);
        }
        i += valid;
        if (i >= len)
            return;
        size_t bad = fig_utf8_bad_length(bytes + i, len - i);
        put_bad(t, i, bad);
        i += bad;
    }
}

static void read_utf16(fig_charset_text *t, const char *bytes, size_t len, bool big)
{
    const unsigned char *b = (const unsigned char *)bytes;
    char text[4];
    for (size_t i = 0; i < len && !t->failed;) {
        if (i + 2 > len) {
            put_bad(t, i, 1);
            break;
        }
        uint32_t unit = (uint32_t)(big ? b[i] << 8 | b[i + 1] : b[i + 1] << 8 | b[i]), next = 0;
        if (unit >= 0xD800 && unit < 0xDC00 && i + 4 <= len)
            next = (uint32_t)(big ? b[i + 2] << 8 | b[i + 3] : b[i + 3] << 8 | b[i + 2]);
        if (next >= 0xDC00 && next < 0xE000) {
            size_t n = fig_utf8_encode(0x10000 + ((unit - 0xD800) << 10) + (next - 0xDC00), text);
            put(t, text, n, i, 4);
            i += 4;
        } else if (unit >= 0xD800 && unit < 0xE000) {
            put_bad(t, i, 2);
            i += 2;
        } else {
            size_t n = fig_utf8_encode(unit, text);
            if (unit != 0xFEFF || i) /* the mark itself is no text */
                put(t, text, n, i, 2);
            i += 2;
        }
    }
}

/*
 * One character from bytes[i..): how many bytes it takes, 0 for none; its UTF-8. iconv is given more and more until it knows; what it then holds back, as the next one may be a mark
 * that goes with it, it is asked for: a character by itself is what the Encoding Standard wants.
 */
static size_t read_one(iconv_t converter, const char *bytes, size_t left, char out[16], size_t *out_len)
{
    enum { LONGEST = 8 };
    for (size_t n = 1; n <= left && n <= LONGEST; n++) {
        char in[LONGEST], *from = in, *to = out;
        size_t from_left = n, to_left = 16;
        memcpy(in, bytes, n);
        bool whole = iconv(converter, &from, &from_left, &to, &to_left) != (size_t)-1 && from_left == 0;
        if (whole && iconv(converter, NULL, NULL, &to, &to_left) != (size_t)-1 && to > out) {
            *out_len = 16 - to_left;
            return n;
        }
        iconv(converter, NULL, NULL, NULL, NULL);
    }
    return 0;
}

static bool is_single_byte(const char *name)
{
    static const char *const many[] = {"GB18030", "BIG5-HKSCS", "EUC-JP", "CP932", "CP949", NULL};
    for (const char *const *m = many; *m; m++)
        if (strcmp(name, *m) == 0)
            return false;
    return true;
}

/* A table of all bytes, then one look a byte. */
static void read_single_bytes(fig_charset_text *t, iconv_t converter, bool windows, const char *bytes, size_t len)
{
    char table[256][16];
    size_t lengths[256];
    for (unsigned i = 0; i < 256; i++) {
        char byte = (char)i;
        if (!read_one(converter, &byte, 1, table[i], &lengths[i]))
            lengths[i] = 0;
        if (!lengths[i] && windows && i >= 0x80 && i < 0xA0) /* unassigned ones stand for themselves (Encoding Standard, its indexes) */
            lengths[i] = fig_utf8_encode(i, table[i]);
    }
    for (size_t i = 0; i < len && !t->failed; i++) {
        unsigned char c = (unsigned char)bytes[i];
        if (lengths[c])
            put(t, table[c], lengths[c], i, 1);
        else
            put_bad(t, i, 1);
    }
}

static void read_many_bytes(fig_charset_text *t, iconv_t converter, const char *bytes, size_t len)
{
    char text[16];
    size_t n = 0;
    for (size_t i = 0; i < len && !t->failed;) {
        if ((unsigned char)bytes[i] < 0x80) { /* ASCII is ASCII in all of them */
            put(t, bytes + i, 1, i, 1);
            i++;
            continue;
        }
        size_t taken = read_one(converter, bytes + i, len - i, text, &n);
        if (taken && n)
            put(t, text, n, i, taken);
        else
            put_bad(t, i, taken = 1);
        i += taken;
    }
}

static void convert(fig_charset_text *t, const char *bytes, size_t len)
{
    iconv_t converter = iconv_open("UTF-8", t->name);
    if (converter == (iconv_t)-1) { /* this system lacks it */
        t->unknown = true;
        t->name = "UTF-8";
        read_utf8(t, bytes, len);
        return;
    }
    if (is_single_byte(t->name))
        read_single_bytes(t, converter, strncmp(t->name, "CP", 2) == 0, bytes, len);
    else
        read_many_bytes(t, converter, bytes, len);
    iconv_close(converter);
}

/* ---- choosing ---- */

/* A byte order mark, or a first `<` or letter in two bytes. */
static const char *marked(const char *bytes, size_t len)
{
    const unsigned char *b = (const unsigned char *)bytes;
    if (len >= 3 && b[0] == 0xEF && b[1] == 0xBB && b[2] == 0xBF)
        return "UTF-8";
    if (len >= 2 && b[0] == 0xFE && b[1] == 0xFF)
        return "UTF-16BE";
    if (len >= 2 && b[0] == 0xFF && b[1] == 0xFE)
        return "UTF-16LE";
    return NULL;
}

static bool is_two_bytes(const char *bytes, size_t len, size_t zero)
{
    return len >= 4 && !bytes[zero] && !bytes[zero + 2] && bytes[1 - zero] > 0 && bytes[3 - zero] > 0;
}

/* Nothing in it is UTF-8 but ASCII, and its other bytes are such as western text has. */
static bool is_western(const char *bytes, size_t len)
{
    for (size_t i = 0; i < len;) {
        i += fig_utf8_valid_prefix(bytes + i, len - i, NULL);
        if (i >= len)
            break;
        unsigned char c = (unsigned char)bytes[i];
        if (fig_utf8_bad_length(bytes + i, len - i) > 1 || c >= 0xFE || c == 0x81 || c == 0x8D || c == 0x8F || c == 0x90 || c == 0x9D)
            return false;
        i++;
    }
    return true;
}

static bool has_long_character(const char *bytes, size_t len)
{
    bool ascii;
    for (size_t i = 0; i < len; i++) {
        size_t valid = fig_utf8_valid_prefix(bytes + i, len - i, &ascii);
        for (size_t k = i; k < i + valid; k++)
            if ((unsigned char)bytes[k] >= 0x80)
                return true;
        i += valid;
    }
    return false;
}

bool fig_charset_is_utf8(const char *bytes, size_t len)
{
    const char *mark = marked(bytes, len);
    if (mark)
        return strcmp(mark, "UTF-8") == 0;
    if (is_two_bytes(bytes, len, 0) || is_two_bytes(bytes, len, 1))
        return false;
    return fig_utf8_valid_prefix(bytes, len, NULL) == len || has_long_character(bytes, len) || !is_western(bytes, len);
}

static void choose(fig_charset_text *t, const char *bytes, size_t len, fig_str named)
{
    t->name = marked(bytes, len);
    if (t->name)
        return;
    if (named.len) {
        t->name = find_charset(named);
        t->unknown = !t->name;
        if (t->name && strncmp(t->name, "UTF-16", 6) == 0) /* its name could be read byte by byte: it is none */
            t->name = "UTF-8";
    }
    if (t->name)
        return;
    t->guessed = true;
    t->name = is_two_bytes(bytes, len, 0)       ? "UTF-16BE"
              : is_two_bytes(bytes, len, 1)     ? "UTF-16LE"
              : fig_charset_is_utf8(bytes, len) ? "UTF-8"
                                                : "CP1252";
}

bool fig_charset_read(fig_charset_text *t, const char *bytes, size_t len, fig_str named)
{
    t->data = NULL;
    t->len = 0;
    t->buffer.len = 0;
    t->buffer.failed = t->failed = t->guessed = t->unknown = t->repaired = t->too_long = false;
    t->piece_count = 0;
    choose(t, bytes, len, named);
    if (strcmp(t->name, "UTF-8") == 0)
        read_utf8(t, bytes, len);
    else if (strncmp(t->name, "UTF-16", 6) == 0)
        read_utf16(t, bytes, len, t->name[6] == 'B');
    else
        convert(t, bytes, len);
    if (!t->data) {
        t->data = fig_strbuf_cstr(&t->buffer);
        t->len = t->buffer.len;
    }
    return !t->failed && !t->buffer.failed;
}

void fig_charset_clear(fig_charset_text *t)
{
    fig_strbuf_clear(&t->buffer);
    fig_free(t->pieces);
    *t = (fig_charset_text){.data = NULL};
}

/* ---- what a page names ---- */

enum { LOOK_AHEAD = 4096 };

/* "text/html; charset=utf-8", `encoding="utf-8"`: what stands behind the word and its = */
static fig_str behind_word(fig_str s, const char *word)
{
    size_t n = strlen(word);
    for (size_t i = 0; i + n < s.len; i++) {
        size_t k = i + n;
        if (!same_letters(s.ptr + i, word, n))
            continue;
        while (k < s.len && (s.ptr[k] == ' ' || s.ptr[k] == '=' || s.ptr[k] == '"' || s.ptr[k] == '\''))
            k++;
        size_t begin = k;
        while (k < s.len && !strchr(" \"';>?", s.ptr[k]))
            k++;
        return (fig_str){s.ptr + begin, k - begin};
    }
    return (fig_str){NULL, 0};
}

fig_str fig_charset_named(const char *bytes, size_t len)
{
    fig_html_scan scan;
    fig_html_attribute one;
    fig_str found = {NULL, 0};
    fig_html_scan_begin(&scan, bytes, len < LOOK_AHEAD ? len : LOOK_AHEAD);
    while (!found.len && fig_html_scan_next(&scan) != FIG_HTML_END) {
        if (scan.type == FIG_HTML_OTHER && scan.end - scan.begin > 5 && same_letters(bytes + scan.begin, "<?xml", 5))
            found = behind_word((fig_str){bytes + scan.begin, scan.end - scan.begin}, "encoding");
        if (scan.type == FIG_HTML_START_TAG && fig_html_is(scan.name, "script"))
            fig_html_scan_content(&scan, FIG_HTML_SCRIPT);
        if (scan.type != FIG_HTML_START_TAG || !fig_html_is(scan.name, "meta"))
            continue;
        for (size_t at = scan.attributes; fig_html_scan_attribute(&scan, &at, &one);) {
            if (fig_html_is(one.name, "charset") && one.value.len)
                return one.value;
            if (fig_html_is(one.name, "content") && one.value.ptr)
                found = behind_word(one.value, "charset");
        }
    }
    return found;
}
