/* Front matter: see front_matter.h. */
#include "front_matter.h"
#include "../base/str.h"
#include "html_scan.h"
#include "markdown_line.h"
#include <string.h>

static fig_str unquoted(fig_str v)
{
    while (v.len && (*v.ptr == ' ' || *v.ptr == '\t'))
        v.ptr++, v.len--;
    while (v.len && (v.ptr[v.len - 1] == ' ' || v.ptr[v.len - 1] == '\t'))
        v.len--;
    if (v.len >= 2 && (*v.ptr == '"' || *v.ptr == '\'') && v.ptr[v.len - 1] == *v.ptr)
        return (fig_str){v.ptr + 1, v.len - 2};
    return v;
}

static void read_setting(fig_page_facts *facts, const char *source, fig_str text)
{
    const char *colon = memchr(text.ptr, ':', text.len);
    if (!colon)
        return;
    fig_str key = {text.ptr, (size_t)(colon - text.ptr)}, value = unquoted((fig_str){colon + 1, text.len - key.len - 1});
    if (fig_html_is(key, "title"))
        fig_page_facts_title(facts, source, (size_t)(value.ptr - source), value.len, FIG_PAGE_TITLE_OG);
    else if (fig_html_is(key, "date") || fig_html_is(key, "published"))
        fig_page_facts_date(facts, value, FIG_PAGE_DATE_META);
    else if (fig_html_is(key, "lang") || fig_html_is(key, "language"))
        fig_page_facts_locale(facts, value);
}

size_t fig_front_matter_read(fig_page_facts *facts, const char *source, size_t len)
{
    size_t mark = fig_str_mark(source, len);
    fig_block_line l = fig_block_line_bare(source, len, mark);
    fig_str text = {source + l.at, l.end - l.at};
    if (!fig_html_is(text, "---"))
        return 0;
    for (size_t i = l.next; i < len;) {
        l = fig_block_line_bare(source, len, i);
        text = (fig_str){source + l.at, l.end - l.at};
        i = l.next;
        if (fig_html_is(text, "---") || fig_html_is(text, "...")) {
            for (size_t k = fig_block_line_bare(source, len, mark).next; k < l.begin;) {
                fig_block_line setting = fig_block_line_bare(source, len, k);
                read_setting(facts, source, (fig_str){source + setting.at, setting.end - setting.at});
                k = setting.next;
            }
            return i;
        }
        if (text.len && !memchr(text.ptr, ':', text.len) && *text.ptr != ' ' && *text.ptr != '-' && *text.ptr != '#')
            return 0; /* no settings: a rule, and text */
    }
    return 0;
}
