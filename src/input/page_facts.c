/* Page facts: see page_facts.h. */
#include "page_facts.h"
#include "../base/days.h"
#include "entity.h"
#include "html_scan.h"
#include <jansson.h>

void fig_page_facts_begin(fig_page_facts *f)
{
    f->date[0] = f->lang[0] = f->country[0] = 0;
    f->date_rank = f->title_rank = 0;
    f->heading_count = 0;
    fig_page_begin(&f->title);
}

void fig_page_facts_clear(fig_page_facts *f)
{
    fig_page_clear(&f->title);
}

/* ---- dates ---- */

static bool digits(fig_str *s, size_t n, int *value)
{
    *value = 0;
    if (s->len < n)
        return false;
    for (size_t i = 0; i < n; i++) {
        if (s->ptr[i] < '0' || s->ptr[i] > '9')
            return false;
        *value = *value * 10 + (s->ptr[i] - '0');
    }
    s->ptr += n;
    s->len -= n;
    return true;
}

static bool skip(fig_str *s, char c)
{
    if (!s->len || *s->ptr != c)
        return false;
    s->ptr++;
    s->len--;
    return true;
}

/* "Z", "+09:00", "+0900", "-05", nothing */
static bool read_zone(fig_str s, fig_strbuf *out)
{
    int hours, minutes = 0;
    while (skip(&s, ' '))
        ;
    if (!s.len)
        return true;
    if ((s.ptr[0] | 32) == 'z' && s.len == 1) {
        fig_strbuf_char(out, 'Z');
        return true;
    }
    char sign = *s.ptr;
    if ((!skip(&s, '+') && !skip(&s, '-')) || !digits(&s, 2, &hours))
        return false;
    skip(&s, ':');
    if ((s.len && !digits(&s, 2, &minutes)) || s.len || hours > 14 || minutes > 59)
        return false;
    fig_strbuf_format(out, "%c%02d:%02d", sign, hours, minutes);
    return true;
}

static bool write_date(fig_str s, fig_strbuf *out)
{
    int year, month, day, hour, minute, second = 0;
    while (s.len && (unsigned char)*s.ptr <= ' ')
        s.ptr++, s.len--;
    while (s.len && (unsigned char)s.ptr[s.len - 1] <= ' ')
        s.len--;
    if (!digits(&s, 4, &year) || !skip(&s, '-') || !digits(&s, 2, &month) || !skip(&s, '-') || !digits(&s, 2, &day) || year < 1 ||
        day < 1 || day > fig_days_in_month(year, month))
        return false;
    fig_strbuf_format(out, "%04d-%02d-%02d", year, month, day);
    if (!s.len)
        return true;
    if ((!skip(&s, 'T') && !skip(&s, 't') && !skip(&s, ' ')) || !digits(&s, 2, &hour) || !skip(&s, ':') || !digits(&s, 2, &minute))
        return false;
    if (skip(&s, ':') && !digits(&s, 2, &second))
        return false;
    if (skip(&s, '.'))
        while (s.len && *s.ptr >= '0' && *s.ptr <= '9')
            s.ptr++, s.len--;
    if (hour > 23 || minute > 59 || second > 59)
        return false;
    fig_strbuf_format(out, "T%02d:%02d:%02d", hour, minute, second);
    return read_zone(s, out);
}

/* "2019-03-01T09:00:00+0900" -> "2019-03-01T09:00:00+09:00"; false: no such date. */
static bool normal_date(fig_str value, char out[40])
{
    fig_strbuf b = {0};
    bool ok = write_date(value, &b) && !b.failed && b.len < 40;
    if (ok)
        memcpy(out, fig_strbuf_cstr(&b), b.len + 1);
    fig_strbuf_clear(&b);
    return ok;
}

void fig_page_facts_date(fig_page_facts *f, fig_str value, int rank)
{
    char date[40];
    if ((f->date_rank && f->date_rank <= rank) || !value.ptr || !normal_date(value, date))
        return;
    memcpy(f->date, date, sizeof date);
    f->date_rank = rank;
}

/* ---- language, title, meta ---- */

void fig_page_facts_locale(fig_page_facts *f, fig_str v)
{
    size_t n = 0, part;
    while (n < v.len && (v.ptr[n] | 32) >= 'a' && (v.ptr[n] | 32) <= 'z')
        n++;
    if (f->lang[0] || n < 2 || n > 3 || (n < v.len && v.ptr[n] != '-' && v.ptr[n] != '_'))
        return;
    for (size_t i = 0; i < n; i++)
        f->lang[i] = (char)(v.ptr[i] | 32);
    f->lang[n] = 0;
    for (size_t i = n + 1; i < v.len; i += part + 1) { /* en-Latn-CA: the first part of two letters */
        for (part = 0; i + part < v.len && v.ptr[i + part] != '-' && v.ptr[i + part] != '_'; part++)
            ;
        if (part != 2 || (v.ptr[i] | 32) < 'a' || (v.ptr[i] | 32) > 'z' || (v.ptr[i + 1] | 32) < 'a' || (v.ptr[i + 1] | 32) > 'z')
            continue;
        f->country[0] = (char)(v.ptr[i] & ~32);
        f->country[1] = (char)(v.ptr[i + 1] & ~32);
        f->country[2] = 0;
        return;
    }
}

void fig_page_facts_title(fig_page_facts *f, const char *source, size_t at, size_t len, int rank)
{
    char text[FIG_ENTITY_TEXT];
    size_t n, taken, end = at + len;
    if (f->title_rank && f->title_rank <= rank)
        return;
    fig_page_begin(&f->title);
    f->title_rank = rank;
    while (at < end) {
        const char *entity = memchr(source + at, '&', end - at);
        size_t stop = entity ? (size_t)(entity - source) : end;
        fig_page_put(&f->title, source, at, stop - at, false);
        at = stop;
        if (at == end)
            break;
        taken = fig_entity_read(source + at, end - at, rank == FIG_PAGE_TITLE_OG, text, &n);
        if (taken)
            fig_page_put_as(&f->title, text, n, at, taken, false);
        else
            fig_page_put(&f->title, source, at, 1, false);
        at += taken ? taken : 1;
    }
}

void fig_page_facts_meta(fig_page_facts *f, const char *source, fig_str name, fig_str content)
{
    static const char *const dates[] = {"article:published_time",
                                        "og:article:published_time",
                                        "og:published_time",
                                        "datepublished",
                                        "date",
                                        "pubdate",
                                        "publishdate",
                                        "publish-date",
                                        "publish_date",
                                        "publication_date",
                                        "dc.date",
                                        "dc.date.issued",
                                        "dcterms.date",
                                        "dcterms.issued",
                                        "dcterms.created",
                                        "parsely-pub-date",
                                        "sailthru.date",
                                        "cxenseparse:recs:publishtime",
                                        "article.published",
                                        "published_time",
                                        "bt:pubdate",
                                        NULL};
    if (!name.ptr || !content.ptr)
        return;
    for (const char *const *d = dates; *d; d++)
        if (fig_html_is(name, *d))
            fig_page_facts_date(f, content, FIG_PAGE_DATE_META);
    if (fig_html_is(name, "og:title"))
        fig_page_facts_title(f, source, (size_t)(content.ptr - source), content.len, FIG_PAGE_TITLE_OG);
    else if (fig_html_is(name, "og:locale"))
        fig_page_facts_locale(f, content);
}

/* ---- JSON-LD ---- */

enum { JSON_DEPTH = 32 };

/* The first datePublished, outer ones before inner ones. */
static const char *find_published(const json_t *json, int depth)
{
    const char *found = json_string_value(json_object_get(json, "datePublished")), *key;
    json_t *value;
    size_t i;
    if (found || depth > JSON_DEPTH)
        return found;
    json_array_foreach(json, i, value) if ((found = find_published(value, depth + 1))) return found;
    json_object_foreach((json_t *)json, key, value) if ((found = find_published(value, depth + 1))) return found;
    return NULL;
}

void fig_page_facts_json(fig_page_facts *f, const char *text, size_t len)
{
    json_error_t error;
    if (f->date_rank && f->date_rank <= FIG_PAGE_DATE_JSON)
        return;
    json_t *json = json_loadb(text, len, JSON_DISABLE_EOF_CHECK, &error);
    const char *date = json ? find_published(json, 0) : NULL;
    if (date)
        fig_page_facts_date(f, (fig_str){date, strlen(date)}, FIG_PAGE_DATE_JSON);
    json_decref(json);
}

/* ---- the title and the headings ---- */

static bool is_blank(char c)
{
    return (unsigned char)c <= ' ';
}

static char folded(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c | 32) : c;
}

/* Does `whole` begin with `part`, but for blanks and capitals? */
static bool begins(fig_str whole, fig_str part)
{
    size_t i = 0, k = 0;
    for (;;) {
        while (i < whole.len && is_blank(whole.ptr[i]))
            i++;
        while (k < part.len && is_blank(part.ptr[k]))
            k++;
        if (k == part.len)
            return true;
        if (i == whole.len || folded(whole.ptr[i++]) != folded(part.ptr[k++]))
            return false;
    }
}

void fig_page_facts_finish(fig_page_facts *f, const fig_page *page)
{
    fig_str title = {f->title.text.data, f->title.text.len};
    for (size_t i = 0; i < f->heading_count; i++) {
        fig_str heading = {page->text.data + f->headings[i].begin, f->headings[i].end - f->headings[i].begin};
        while (heading.len && is_blank(*heading.ptr))
            heading.ptr++, heading.len--;
        if (heading.len && (begins(title, heading) || begins(heading, title)))
            f->title_rank = 0; /* read as part of the text */
    }
    if (!title.len)
        f->title_rank = 0;
}
