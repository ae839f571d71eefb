/* HTML attributes: see html_attributes.h. */
#include "html_attributes.h"
#include "html_names.h"

/* "display: none", blanks or not */
static bool style_has(fig_str style, const char *property, const char *value)
{
    for (size_t i = 0; i < style.len; i++) {
        size_t k = i, n = 0;
        for (; property[n] && k < style.len && (style.ptr[k] | 32) == property[n]; n++, k++)
            ;
        if (property[n] || (i && ((style.ptr[i - 1] | 32) >= 'a' && (style.ptr[i - 1] | 32) <= 'z')) || (i && style.ptr[i - 1] == '-'))
            continue;
        while (k < style.len && (style.ptr[k] == ' ' || style.ptr[k] == ':'))
            k++;
        for (n = 0; value[n] && k < style.len && (style.ptr[k] | 32) == value[n]; n++, k++)
            ;
        if (!value[n])
            return true;
    }
    return false;
}

void fig_html_attributes_read(const fig_html_scan *scan, fig_html_attributes *a)
{
    fig_html_attribute one;
    *a = (fig_html_attributes){.hidden = false};
    for (size_t at = scan->attributes; fig_html_scan_attribute(scan, &at, &one);) {
        fig_str v = one.value.ptr ? one.value : (fig_str){"", 0};
        if (fig_html_is(one.name, "hidden"))
            a->hidden = true;
        else if (fig_html_is(one.name, "style") && (style_has(v, "display", "none") || style_has(v, "visibility", "hidden")))
            a->hidden = true;
        else if (fig_html_is(one.name, "class") || fig_html_is(one.name, "id")) {
            a->boilerplate = a->boilerplate || fig_html_class_is_boilerplate(v);
            a->hidden = a->hidden || fig_html_class_is_hidden(v);
        } else if (fig_html_is(one.name, "role")) {
            a->role = v;
            a->boilerplate = a->boilerplate || fig_html_role_is_boilerplate(v);
        } else if (fig_html_is(one.name, "datetime"))
            a->datetime = v;
        else if (fig_html_is(one.name, "lang"))
            a->lang = v;
        else if (fig_html_is(one.name, "rowspan"))
            a->span_rows = v;
        else if (fig_html_is(one.name, "colspan"))
            a->span_columns = v;
        else if (fig_html_is(one.name, "type"))
            a->type = v;
        else if (fig_html_is(one.name, "content"))
            a->content = v;
        else if (fig_html_is(one.name, "open"))
            a->open = true;
        else if (fig_html_is(one.name, "pubdate"))
            a->marked_date = true;
        else if (fig_html_is(one.name, "itemprop") || fig_html_is(one.name, "name") || fig_html_is(one.name, "property")) {
            a->name = v;
            a->marked_date = a->marked_date || fig_html_is(v, "datepublished");
        }
    }
}
