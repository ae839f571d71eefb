/* Meant: see meant.h. */
#include "meant.h"
#include "../base/spelling.h"
#include "../base/str.h"
#include "names.h"

enum { ROOM = sizeof((fig_error *)0)->message - 8 }; /* for an ellipsis */

static bool say(fig_strbuf *message, const fig_spelling *near, const char *mark)
{
    if (near->best.len)
        fig_strbuf_format(message, "; did you mean `%.*s%s`?", (int)near->best.len, near->best.ptr, mark);
    return near->best.len > 0;
}

static void try_text(fig_spelling *near, const char *text)
{
    fig_spelling_try(near, (fig_str){text, strlen(text)});
}

bool fig_meant_among(fig_strbuf *message, fig_str wrong, fig_str allowed, const char *mark)
{
    fig_spelling near = fig_spelling_of(wrong);
    fig_str part;
    while (fig_str_part(&allowed, '|', &part))
        fig_spelling_try(&near, part);
    return say(message, &near, mark);
}

void fig_meant_rule(const fig_grammar *g, fig_strbuf *message, fig_str wrong)
{
    fig_spelling near = fig_spelling_of(wrong);
    for (size_t i = 0; i < g->rule_count; i++)
        try_text(&near, g->rules[i].name);
    say(message, &near, "");
}

void fig_meant_reference(const fig_grammar *g, fig_strbuf *message, fig_str wrong)
{
    static const char *const classes[] = {"any", "word", "Cap", "CAPS", "digits", "symbol"};
    fig_spelling near = fig_spelling_of(wrong);
    for (size_t i = 0; i < sizeof classes / sizeof *classes; i++)
        try_text(&near, classes[i]);
    for (size_t i = 0; i < g->list_count; i++)
        try_text(&near, g->lists[i].name);
    for (size_t i = 0; i < g->part_count; i++)
        try_text(&near, g->parts[i].name);
    for (size_t i = 0; i < g->shape_count; i++)
        try_text(&near, g->shapes[i].name);
    say(message, &near, "");
}

void fig_meant_name(fig_strbuf *message, fig_str wrong)
{
    fig_spelling near = fig_spelling_of(wrong);
    for (int i = 1; i < FIG_NAME_COUNT; i++)
        try_text(&near, fig_name_text((fig_name)i));
    say(message, &near, "");
}

void fig_meant_list(fig_strbuf *message, fig_str allowed)
{
    fig_str part;
    for (bool first = true; fig_str_part(&allowed, '|', &part); first = false) {
        if (message->len + part.len + 2 > ROOM) {
            fig_strbuf_puts(message, " …");
            return;
        }
        fig_strbuf_format(message, "%s%.*s", first ? "" : ", ", (int)part.len, part.ptr);
    }
}
