/*
 * Diff as SARIF: a result for each figure of the draft that an editor should look at, and for what is missing.
 *
 * out   {"ruleId":"different","level":"error","message":…,"locations":[in the draft],"relatedLocations":[in the source], …}
 * `different` and `off by a magnitude` are errors, `not in the sources` a warning, `missing` a note that stands in the source.
 */
#include "diff_write.h"
#include "sarif_log.h"

static const fig_sarif_rule rules[] = {
    {"different", "different", "The same thing has another value in a source. Example: rose 21 percent, where the source says 12 percent.",
     "error"},
    {"magnitude", "off by a magnitude",
     "The source has a thousand, a million or a billion times as much or as little. Example: million for "
     "billion.",
     "error"},
    {"not-in-sources", "not in the sources", "No source has the figure, nor anything that surely is about the same.", "warning"},
    {"missing", "missing", "A figure of a source's headline or first sentences that the draft lacks.", "note"},
};
enum { RULES = sizeof rules / sizeof *rules };

/* The rule of a status, or RULES. */
static size_t rule_of(fig_diff_status status)
{
    switch (status) {
    case FIG_DIFF_DIFFERENT:
        return 0;
    case FIG_DIFF_MAGNITUDE:
        return 1;
    case FIG_DIFF_NOT_IN_SOURCES:
        return 2;
    case FIG_DIFF_MISSING:
        return 3;
    case FIG_DIFF_MATCHED:
    case FIG_DIFF_ROUNDS:
    case FIG_DIFF_OTHER_UNIT:
    case FIG_DIFF_COMPUTED:
        break;
    }
    return RULES;
}

static void put(fig_diff_output *o, const char *text)
{
    fig_writer_add(&o->out, text, strlen(text));
}

static void put_string(fig_diff_output *o, fig_str s)
{
    fig_writer_json_string(&o->out, s.ptr ? s.ptr : "", s.len);
}

static void put_location(fig_diff_output *o, const fig_diff_text *text, const fig_figure *f, size_t related)
{
    const char *doc = text->document && text->document->id ? text->document->id : "";
    fig_sarif_location(&o->out, (fig_str){doc, strlen(doc)}, text->result, f, related);
}

static void put_item(fig_diff_output *o, const fig_diff_item *item, size_t rule)
{
    const fig_figure *draft = fig_diff_draft_figure(o, item), *source = fig_diff_source_figure(o, item, item->source_figure);
    const fig_diff_text *text = item->source < 0 ? NULL : fig_diff_source(o->diff, (size_t)item->source);
    const fig_figure *first = draft ? draft : source;
    if (!first)
        return;
    put(o, o->first ? "\n{\"ruleId\":\"" : ",\n{\"ruleId\":\"");
    put(o, rules[rule].id);
    put(o, "\",\"ruleIndex\":");
    fig_writer_uint(&o->out, rule);
    put(o, ",\"kind\":\"fail\",\"level\":\"");
    put(o, rules[rule].level);
    put(o, "\",\"message\":{\"text\":");
    put_string(o, item->why);
    put(o, "},\"locations\":[");
    put_location(o, draft ? fig_diff_draft(o->diff) : text, first, 0);
    put(o, "]");
    if (draft && source) {
        put(o, ",\"relatedLocations\":[");
        put_location(o, text, source, 1);
        put(o, "]");
    }
    put(o, ",\"partialFingerprints\":{\"figures/v1\":");
    put_string(o, first->id);
    put(o, "}}");
    o->first = false;
}

void fig_diff_write_sarif(fig_diff_output *o)
{
    fig_sarif_begin(&o->out, o->grammars, rules, RULES);
    for (size_t i = 0; i < fig_diff_count(o->diff); i++) {
        const fig_diff_item *item = fig_diff_item_at(o->diff, i);
        size_t rule = rule_of(item->status);
        if (rule < RULES)
            put_item(o, item, rule);
    }
    fig_sarif_end(&o->out);
}
