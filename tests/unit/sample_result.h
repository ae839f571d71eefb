/* Sample result: two fields, four figures by hand: every field set, nearly none, escapes and control bytes, wide characters. */
#ifndef SAMPLE_RESULT_H
#define SAMPLE_RESULT_H
#include "base/slack.h"
#include "record/record.h"
#include <string.h>

#define STR(text)                                                                                                                          \
    {                                                                                                                                      \
        FIG_SLACK_TEXT(text), sizeof(text) - 1                                                                                             \
    }

static const char sample_text[] = "KOSPI \xED\x95\x9C\xEA\xB5\xAD dropped about $1,300, \xE6\x9D\xB1\xE4\xBA\xAC"
                                  "\xE8\xA8\xBC\xE5\x88\xB8\xE5\x8F\x96\xE5\xBC\x95\xE6\x89\x80 said, while everything else went "
                                  "on as it had gone on for years and years without a single change worth the mention.\n"
                                  "Second\tline 1/3 ends.\n";
static const fig_alternative sample_alternatives[] = {
    {.unit = STR("CAD")}, {.value = STR("1"), .low = STR("2"), .high = STR("3\""), .iso = STR("P1Y"), .edtf = STR("2019")}};

static const fig_time sample_time = {.iso = STR("P1Y"), .iso_low = STR("P1D"), .iso_high = STR("P2D"), .times = STR("2")};
static const fig_date sample_date = {.edtf = STR("2019-02-28"),
                                     .date_from = STR("2019-02-28"),
                                     .date_to = STR("2019-03-01"),
                                     .relative = STR("weekday:4"),
                                     .grain = FIG_GRAIN_DAY};

static fig_result sample_result(fig_figure figures[4], uint32_t starts[3])
{
    const char *amount = strstr(sample_text, "$1,300"), *second = strstr(sample_text, "Second"), *third = strstr(sample_text, "1/3");
    fig_figure all = {.size = sizeof all,
                      .kind = FIG_KIND_MONEY,
                      .field = STR("text"),
                      .text = STR("$1,300"),
                      .start = (uint32_t)(amount - sample_text),
                      .end = (uint32_t)(amount - sample_text) + 6,
                      .text_start = (uint32_t)(amount - sample_text),
                      .text_end = (uint32_t)(amount - sample_text) + 6,
                      .start_codepoint = 23,
                      .end_codepoint = 29,
                      .start_utf16 = 24,
                      .end_utf16 = 30,
                      .line = 1,
                      .column = 24,
                      .sentence = 1,
                      .value = STR("1300"),
                      .low = STR("1"),
                      .high = STR("2"),
                      .time = &sample_time,
                      .terms = STR("2,5"),
                      .precision = STR("0.5"),
                      .precision_loose = STR("50"),
                      .mod = FIG_MOD_APPROX,
                      .rel = FIG_REL_SINCE,
                      .part = FIG_PART_MORNING,
                      .unit = STR("USD"),
                      .per = STR("{share}"),
                      .instrument = STR("a \"b\""),
                      .direction = FIG_DIRECTION_DOWN,
                      .role = FIG_ROLE_CHANGE,
                      .date = &sample_date,
                      .supplied = 7,
                      .same_as = 1,
                      .restates = 2,
                      .part_of = 3,
                      .alternatives = sample_alternatives,
                      .alternative_count = 2,
                      .flags = 63,
                      .rule = STR("money.name-after"),
                      .lang = STR("en")};
    fig_figure bare = {.size = sizeof bare,
                       .kind = FIG_KIND_NUMBER,
                       .field = STR("text"),
                       .text = STR("1/3"),
                       .start = (uint32_t)(third - sample_text),
                       .end = (uint32_t)(third - sample_text) + 3,
                       .text_start = (uint32_t)(third - sample_text),
                       .text_end = (uint32_t)(third - sample_text) + 3,
                       .line = 2,
                       .column = 13,
                       .sentence = 2,
                       .value = STR("1/3"),
                       .same_as = -1,
                       .restates = -1,
                       .part_of = -1};
    fig_figure odd = bare, long_number = bare;
    odd.text = (fig_str)STR("tab\tnew\nline \"quote\" back\\slash \x01\x1f\x7f nul\0 \xEF\xBF\xBD \xF0\x9F\x93\x88, done");
    odd.unit = (fig_str)STR("{a,b;\r\n\"c\"}");
    odd.value = (fig_str)STR("-12345678901234567890123.25");
    long_number.value = (fig_str)STR("9007199254740993");
    long_number.alternatives = sample_alternatives;
    long_number.alternative_count = 1;
    figures[0] = all;
    figures[1] = bare;
    figures[2] = odd;
    figures[3] = long_number;
    starts[0] = 0;
    starts[1] = (uint32_t)(second - sample_text);
    starts[2] = sizeof sample_text - 1;
    return (fig_result){.figures = figures,
                        .count = 4,
                        .field_count = 1,
                        .doc = "d\"oc.txt",
                        .fields = {{"text", sample_text, sizeof sample_text - 1, starts, 2}}};
}
#endif
