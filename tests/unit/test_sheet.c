/* What a spreadsheet would evaluate, misread or round; shares as fractions. */
#include "unit.h"

#include "emit/minor_unit.h"
#include "emit/share.h"
#include "emit/sheet.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static fig_str str(const char *s)
{
    return (fig_str){s, strlen(s)};
}

static void evaluated(void **state)
{
    (void)state;
    static const char *const yes[] = {"=1+1",
                                      "+cmd",
                                      "-3",
                                      "@SUM(A1)",
                                      "\tx",
                                      "\rx",
                                      "\xEF\xBC\x9D"
                                      "1",
                                      "\xEF\xBC\x8B",
                                      "\xEF\xBC\x8D",
                                      "\xEF\xBC\xA0x"};
    static const char *const no[] = {"", " =1", "a=1", "3-4", "\nx", "'=1", "\xEF\xBC\x8C", "\xEF\xBC"};
    for (size_t i = 0; i < sizeof yes / sizeof *yes; i++)
        assert_true(fig_sheet_evaluates(str(yes[i])));
    for (size_t i = 0; i < sizeof no / sizeof *no; i++)
        assert_false(fig_sheet_evaluates(str(no[i])));
    assert_false(fig_sheet_evaluates((fig_str){"\0=", 2}));
}

static void misread(void **state)
{
    (void)state;
    static const char *const always[] = {
        "007",   "1e5", "12345678901234567", "1/3",  "3:1",      "15:30", "2019-01", "03/04/2019", "1-2", "1,5",
        "12,34", "0,5", "1.300.000",         "$1,3", "12:30:45", "$007",  "5/2019"};
    static const char *const comma[] = {"1,300", "1.5", "$1,300.50", "1,300%",
                                        "\xE2\x82\xAC"
                                        "1.5"};
    static const char *const never[] = {
        "",    "5",  "1300", "0",     "5%",          "$5",      "2019",   "2019-02-28", "2021-33", "2017/2019", "2019-01/2019-03",
        "P3M", "e5", "5e",   "words", "15:30-05:00", "3 March", "1/3 of", "-",          ",",       "1990/1999", "13/2019x"};
    for (size_t i = 0; i < sizeof always / sizeof *always; i++)
        if (!fig_sheet_misreads(str(always[i]), false) || !fig_sheet_misreads(str(always[i]), true))
            fail_msg("%s is misread", always[i]);
    for (size_t i = 0; i < sizeof comma / sizeof *comma; i++)
        if (fig_sheet_misreads(str(comma[i]), false) || !fig_sheet_misreads(str(comma[i]), true))
            fail_msg("%s is misread with decimal commas alone", comma[i]);
    for (size_t i = 0; i < sizeof never / sizeof *never; i++)
        if (fig_sheet_misreads(str(never[i]), false) || fig_sheet_misreads(str(never[i]), true))
            fail_msg("%s is not misread", never[i]);
}

static void held(void **state)
{
    (void)state;
    assert_true(fig_sheet_holds(str("123456789012345")));
    assert_true(fig_sheet_holds(str("-0.000000123456789012345")));
    assert_true(fig_sheet_holds(str("1460000000000000000000")));
    assert_true(fig_sheet_holds(str("")));
    assert_false(fig_sheet_holds(str("1234567890123456")));
    assert_false(fig_sheet_holds(str("0.1000000000000001")));
    assert_false(fig_sheet_holds(str("1/3")));
}

static void shares(void **state)
{
    (void)state;
    static const struct {
        const char *value, *unit, *fraction;
    } rows[] = {{"1.76", "%", "0.0176"}, {"-3", "pp", "-0.03"},    {"25", "bp", "0.0025"}, {"4", "[ppth]", "0.004"},
                {"1/3", "%", "1/300"},   {"-1/4", "%", "-0.0025"}, {"0", "%", "0"},        {"5", "kg", ""},
                {"", "%", ""},           {"100", "%", "1"}};
    fig_strbuf out = {0};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        out.len = 0;
        fig_share_write(&out, str(rows[i].value), str(rows[i].unit));
        assert_string_equal(fig_strbuf_cstr(&out), rows[i].fraction);
    }
    fig_strbuf_clear(&out);
}

/* Every row of the grammar's list of codes says the same: `JPY = JPY minor=0`, two where it says nothing. */
static void minor_units_are_the_grammars(void **state)
{
    (void)state;
    char line[400], code[4], same[4];
    size_t codes = 0;
    FILE *grammar = fopen("grammars/common/currency.gram", "rb");
    assert_non_null(grammar);
    while (fgets(line, sizeof line, grammar)) {
        if (sscanf(line, " %3[A-Z] = %3[A-Z]", code, same) != 2 || strcmp(code, same) != 0)
            continue;
        const char *minor = strstr(line, "minor="), *comment = strchr(line, '#');
        int want = minor && (!comment || minor < comment) ? atoi(minor + 6) : 2;
        codes++;
        if (fig_currency_decimals(str(code)) != want)
            fail_msg("%s has %d decimals in the grammar", code, want);
    }
    fclose(grammar);
    assert_true(codes > 150);
    assert_int_equal(fig_currency_decimals(str("XBT")), 8);
    assert_true(fig_currency_is(str("USD")));
    assert_false(fig_currency_is(str("US")) || fig_currency_is(str("kg")) || fig_currency_is(str("us$")) || fig_currency_is(str("USDX")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(evaluated),
        cmocka_unit_test(misread),
        cmocka_unit_test(held),
        cmocka_unit_test(shares),
        cmocka_unit_test(minor_units_are_the_grammars),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
