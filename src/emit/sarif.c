/*
 * SARIF 2.1.0: findings for an editor's viewer: one run, a rule for each check, a result for each finding.
 *
 * What was accepted is there as suppressed. Source: OASIS, "Static Analysis Results Interchange Format Version 2.1.0", 3.27.23.
 */
#include "../record/record.h"
#include "findings.h"
#include "sarif_log.h"

static const fig_sarif_rule rules[] = {
    {"C1", "change and level",
     "A change and the level that it led to give the value before. It is compared with what the text says of it elsewhere, and with the "
     "levels file. Example: down 1.76 % to 2,195.44, so before between 2,234.65 and 2,234.90.",
     "error"},
    {"C2", "difference",
     "Of a difference, the value before, the value now and the percentage any three give the fourth. Example: 24.7 - 1.2 = 23.5.", "error"},
    {"C3", "base of a percentage", "The percentage fits only the new value as its base. Example: from 400 to 500 is 25 percent up, not 20.",
     "error"},
    {"C4", "rates",
     "An amount and its conversion give a rate. The rates of a story agree, and agree with the rates file. Example: 1.46 million won "
     "($1,300) "
     "is 1,078 to 1,172 won per dollar.",
     "error"},
    {"C5", "compared with another", "`x is 4.3 % that of y` gives y, which the text may say as well.", "error"},
    {"C6", "rate and period", "A rate for one period gives that for another. Example: $9 billion a year is $750 million a month.", "error"},
    {"C7", "parts and total", "Parts add up to their total, shares of one whole to no more than 100 percent, within half a unit of each.",
     "error"},
    {"C8", "share of a whole number", "A percentage of a whole number of people is possible. Example: 37.5 percent of 15 people is not.",
     "error"},
    {"C9", "calendar",
     "The weekday is that of the date, the day exists, an age fits the year of birth, `three years ago` the year. Example: 28 February "
     "2019 is a Thursday.",
     "error"},
    {"C10", "two values", "The same measure has the same value throughout: headline, text, caption.", "error"},
    {"C11", "magnitude", "A thousand, or a million, times as much would fit. Example: million for billion.", "error"},
    {"C12", "percent and points", "From 4 to 6 percent is 2 percentage points, or 50 percent.", "error"},
    {"C13", "direction", "What fell is less than it was; what doubled is twice as much. Example: `fell to 12 from 10`.", "error"},
    {"C14", "impossible value", "A share over 100 percent, a part above its whole, a month 13.", "error"},
    {"C15", "conversion of units", "Both quantities are the same amount. Example: 5 miles (8 km).", "error"},
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
    fig_sarif_location(&sink->out, row->doc, row->result, fig_result_figure(row->result, f->figures[0]), 0);
    put(sink, "]");
    for (size_t i = 1; i < f->figure_count; i++) {
        put(sink, i == 1 ? ",\"relatedLocations\":[" : ",");
        fig_sarif_location(&sink->out, row->doc, row->result, fig_result_figure(row->result, f->figures[i]), i);
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
        fig_sarif_begin(&sink->out, sink->grammars, rules, RULES);
        break;
    case FIG_EMIT_DOCUMENT:
        for (size_t i = 0; i < fig_result_finding_count(source->row.result); i++)
            put_result(sink, &source->row, fig_result_finding(source->row.result, i));
        break;
    case FIG_EMIT_ERROR:
        break;
    case FIG_EMIT_FINISH:
        fig_sarif_end(&sink->out);
        break;
    }
}
