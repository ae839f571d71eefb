/*
 * SARIF 2.1.0: findings for an editor's viewer: one run, a rule for each check, a result for each finding.
 *
 * Lines and columns count from 1, a column is a unit of UTF-16 and the end is exclusive, as columnKind says; no byteOffset, which viewers break on.
 * What was accepted is there as suppressed. Source: OASIS, "Static Analysis Results Interchange Format Version 2.1.0", 3.30 and 3.27.23.
 */
#include "../record/record.h"
#include "findings.h"

static const struct {
    const char *id, *name, *help;
} rules[] = {
    {"C1", "change and level",
     "A change and the level that it led to give the value before. It is compared with what the text says of it elsewhere, and with the "
     "levels file. Example: down 1.76 % to 2,195.44, so before between 2,234.65 and 2,234.90."},
    {"C2", "difference",
     "Of a difference, the value before, the value now and the percentage any three give the fourth. Example: 24.7 - 1.2 = 23.5."},
    {"C3", "base of a percentage",
     "The percentage fits only the new value as its base. Example: from 400 to 500 is 25 percent up, not 20."},
    {"C4", "rates",
     "An amount and its conversion give a rate. The rates of a story agree, and agree with the rates file. Example: 1.46 million won "
     "($1,300) "
     "is 1,077.8 to 1,172.0 won per dollar."},
    {"C5", "compared with another", "`x is 4.3 % that of y` gives y, which the text may say as well."},
    {"C6", "rate and period", "A rate for one period gives that for another. Example: $9 billion a year is $750 million a month."},
    {"C7", "parts and total", "Parts add up to their total, shares of one whole to no more than 100 percent, within half a unit of each."},
    {"C8", "share of a whole number", "A percentage of a whole number of people is possible. Example: 37.5 percent of 15 people is not."},
    {"C9", "calendar",
     "The weekday is that of the date, the day exists, an age fits the year of birth, `three years ago` the year. Example: 28 February "
     "2019 is a Thursday."},
    {"C10", "two values", "The same measure has the same value throughout: headline, text, caption."},
    {"C11", "magnitude", "A thousand, or a million, times as much would fit. Example: million for billion."},
    {"C12", "percent and points", "From 4 to 6 percent is 2 percentage points, or 50 percent."},
    {"C13", "direction", "What fell is less than it was; what doubled is twice as much. Example: `fell to 12 from 10`."},
    {"C14", "impossible value", "A share over 100 percent, a part above its whole, a month 13."},
    {"C15", "conversion of units", "Both quantities are the same amount. Example: 5 miles (8 km)."},
};
enum { RULES = sizeof rules / sizeof *rules };

static void put(fig_sink *sink, const char *text)
{
    fig_writer_add(&sink->out, text, strlen(text));
}

static void put_string(fig_sink *sink, const char *text)
{
    fig_writer_json_string(&sink->out, text, strlen(text));
}

static void put_text(fig_sink *sink, const char *key, const char *text)
{
    put(sink, key);
    put(sink, ":{\"text\":");
    put_string(sink, text);
    put(sink, "}");
}

static void put_rules(fig_sink *sink)
{
    for (size_t i = 0; i < RULES; i++) {
        put(sink, i ? ",\n{\"id\":" : "\n{\"id\":");
        put_string(sink, rules[i].id);
        put(sink, ",\"name\":");
        put_string(sink, rules[i].name);
        put(sink, ",");
        put_text(sink, "\"shortDescription\"", rules[i].name);
        put(sink, ",");
        put_text(sink, "\"fullDescription\"", rules[i].help);
        put(sink, ",");
        put_text(sink, "\"help\"", rules[i].help);
        put(sink, ",\"defaultConfiguration\":{\"level\":\"error\"}}");
    }
}

static void put_begin(fig_sink *sink)
{
    put(sink,
        "{\"$schema\":\"https://json.schemastore.org/sarif-2.1.0.json\",\"version\":\"2.1.0\",\"runs\":[{\"tool\":{\"driver\":{\"name\":"
        "\"figura\",\"version\":");
    put_string(sink, fig_version());
    put(sink, ",\"properties\":{\"grammars\":");
    put_string(sink, sink->grammars);
    put(sink, "},\"rules\":[");
    put_rules(sink);
    put(sink, "]}},\n\"columnKind\":\"utf16CodeUnits\",\n\"results\":[");
}

/* A path or an id as a relative reference: RFC 3986. */
static void put_uri(fig_sink *sink, fig_str path)
{
    static const char hex[] = "0123456789ABCDEF";
    fig_writer_char(&sink->out, '"');
    for (size_t i = 0; i < path.len; i++) {
        unsigned char c = (unsigned char)path.ptr[i];
        bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || strchr("-._~/", c) != NULL;
        if (plain && c) {
            fig_writer_char(&sink->out, (char)c);
        } else {
            fig_writer_char(&sink->out, '%');
            fig_writer_char(&sink->out, hex[c >> 4]);
            fig_writer_char(&sink->out, hex[c & 15]);
        }
    }
    fig_writer_char(&sink->out, '"');
}

/* Units of UTF-16 from the last line break before the figure, from 1. */
static size_t column_of(const fig_result *result, const fig_figure *f)
{
    size_t units = 1;
    for (size_t i = 0; i < result->field_count; i++) {
        const fig_field_text *t = &result->fields[i];
        if (strcmp(t->name, f->field.ptr) != 0 || f->start > t->len)
            continue;
        for (size_t at = f->start; at > 0 && t->text[at - 1] != '\n'; at--) {
            unsigned char c = (unsigned char)t->text[at - 1];
            units += (size_t)((c & 0xC0) != 0x80) + (c >= 0xF0);
        }
    }
    return units;
}

static void put_region(fig_sink *sink, const fig_result *result, const fig_figure *f)
{
    size_t column = column_of(result, f), lines = 0, behind = 0;
    for (size_t i = 0; i < f->text.len; i++) {
        unsigned char c = (unsigned char)f->text.ptr[i];
        behind = c == '\n' ? 0 : behind + (size_t)((c & 0xC0) != 0x80) + (c >= 0xF0);
        lines += c == '\n';
    }
    put(sink, "\"region\":{\"startLine\":");
    fig_writer_uint(&sink->out, f->line);
    put(sink, ",\"startColumn\":");
    fig_writer_uint(&sink->out, column);
    put(sink, ",\"endLine\":");
    fig_writer_uint(&sink->out, f->line + lines);
    put(sink, ",\"endColumn\":");
    fig_writer_uint(&sink->out, lines ? behind + 1 : column + behind);
    put(sink, ",\"snippet\":{\"text\":");
    fig_writer_json_string(&sink->out, f->text.ptr, f->text.len);
    put(sink, "}}");
}

static void put_location(fig_sink *sink, const fig_row *row, const fig_figure *f, bool related, size_t id)
{
    put(sink, "{");
    if (related) {
        put(sink, "\"id\":");
        fig_writer_uint(&sink->out, id);
        put(sink, ",\"message\":{\"text\":");
        fig_writer_json_string(&sink->out, f->text.ptr, f->text.len);
        put(sink, "},");
    }
    put(sink, "\"physicalLocation\":{\"artifactLocation\":{\"uri\":");
    put_uri(sink, row->doc);
    put(sink, "},");
    put_region(sink, row->result, f);
    put(sink, "}}");
}

static void put_result(fig_sink *sink, const fig_row *row, const fig_finding *f)
{
    size_t rule = 0;
    while (rule + 1 < RULES && strcmp(rules[rule].id, f->check.ptr) != 0)
        rule++;
    put(sink, sink->any ? ",\n{\"ruleId\":" : "\n{\"ruleId\":");
    sink->any = true;
    put_string(sink, f->check.ptr);
    put(sink, ",\"ruleIndex\":");
    fig_writer_uint(&sink->out, rule);
    put(sink, ",\"kind\":");
    put_string(sink, f->verdict == FIG_VERDICT_INCONSISTENT ? "fail" : f->verdict == FIG_VERDICT_UNDECIDABLE ? "open" : "pass");
    put(sink, ",\"level\":");
    put_string(sink, f->verdict == FIG_VERDICT_INCONSISTENT ? "error" : "none"); /* a level says something only of what failed */
    put(sink, ",\"message\":{\"text\":");
    fig_writer_json_string(&sink->out, f->why.ptr, f->why.len);
    put(sink, "},\"locations\":[");
    put_location(sink, row, fig_result_figure(row->result, f->figures[0]), false, 0);
    put(sink, "]");
    for (size_t i = 1; i < f->figure_count; i++) {
        put(sink, i == 1 ? ",\"relatedLocations\":[" : ",");
        put_location(sink, row, fig_result_figure(row->result, f->figures[i]), true, i);
    }
    put(sink, f->figure_count > 1 ? "],\"partialFingerprints\":{\"figures/v1\":" : ",\"partialFingerprints\":{\"figures/v1\":");
    put_string(sink, f->id.ptr);
    put(sink, "}");
    if (f->accepted) {
        put(sink, ",\"suppressions\":[{\"kind\":\"external\"");
        if (f->reason.ptr) {
            put(sink, ",\"justification\":");
            fig_writer_json_string(&sink->out, f->reason.ptr, f->reason.len);
        }
        put(sink, "}]");
    }
    put(sink, "}");
}

void fig_emit_sarif(fig_sink *sink, fig_emit_step step, fig_emit_source *source)
{
    switch (step) {
    case FIG_EMIT_BEGIN:
        put_begin(sink);
        break;
    case FIG_EMIT_DOCUMENT:
        for (size_t i = 0; i < fig_result_finding_count(source->row.result); i++)
            put_result(sink, &source->row, fig_result_finding(source->row.result, i));
        break;
    case FIG_EMIT_ERROR:
        break;
    case FIG_EMIT_FINISH:
        put(sink, "]}]}\n");
        break;
    }
}
