/* Number: tables of what is read and of what is written. "!" in a table stands for zero and pool->failed. */
#include "number_unit.h"

static const struct parse_case {
    const char *text;
    char point;
    const char *group;
    fig_status status;
    const char *expect;
    int places;
} parse_cases[] = {
    {"1,460.50", '.', ",", FIG_OK, "1460.5", 2},
    {"1.460,50", ',', ".", FIG_OK, "1460.5", 2},
    {"12,34,567", '.', ",", FIG_OK, "1234567", 0},
    {"1'000", '.', ",'", FIG_OK, "1000", 0},
    {"1\xc2\xa0"
     "000\xe2\x80\xaf"
     "000,5",
     ',', "\xc2\xa0\xe2\x80\xaf", FIG_OK, "1000000.5", 1},
    {"0", '.', NULL, FIG_OK, "0", 0},
    {"000", '.', NULL, FIG_OK, "0", 0},
    {"0.000", '.', NULL, FIG_OK, "0", 3},
    {"007", '.', NULL, FIG_OK, "7", 0},
    {"0.005", '.', NULL, FIG_OK, "0.005", 3},
    {"0.1020", '.', NULL, FIG_OK, "0.102", 4},
    {"10.010", '.', NULL, FIG_OK, "10.01", 3},
    {".5", '.', NULL, FIG_OK, "0.5", 1},
    {"5.", '.', NULL, FIG_OK, "5", 0},
    {"9223372036854775807", '.', NULL, FIG_OK, "9223372036854775807", 0},
    {"9223372036854775808", '.', NULL, FIG_OK, "9223372036854775808", 0},
    {"9999999999999999999", '.', NULL, FIG_OK, "9999999999999999999", 0},
    {"18446744073709551616", '.', NULL, FIG_OK, "18446744073709551616", 0},
    {"100000000000000000000000000000000000000", '.', NULL, FIG_OK, "100000000000000000000000000000000000000", 0},
    {"99999999999999999999999999999999999999", '.', NULL, FIG_OK, "99999999999999999999999999999999999999", 0},
    {"170141183460469231731687303715884105728", '.', NULL, FIG_OK, "170141183460469231731687303715884105728", 0},
    {"1234567.8901234567890123", '.', NULL, FIG_OK, "1234567.8901234567890123", 16},
    {"0.00000000000000000000000000000000012345678901234567890", '.', NULL, FIG_OK, "0.0000000000000000000000000000000001234567890123456789",
     53},
    {"", '.', NULL, FIG_E_SYNTAX, "0", 0},
    {".", '.', NULL, FIG_E_SYNTAX, "0", 0},
    {",", '.', ",", FIG_E_SYNTAX, "0", 0},
    {"1.2.3", '.', ",", FIG_E_SYNTAX, "0", 0},
    {"1,2", '.', NULL, FIG_E_SYNTAX, "0", 0},
    {"1,2", '.', "", FIG_E_SYNTAX, "0", 0},
    {"1e999", '.', ",", FIG_E_SYNTAX, "0", 0},
    {"1 000", '.', ",", FIG_E_SYNTAX, "0", 0},
    {"3/0", '.', ",", FIG_E_SYNTAX, "0", 0},
    {"-1", '.', ",", FIG_E_SYNTAX, "0", 0},
    {"+1", '.', ",", FIG_E_SYNTAX, "0", 0},
    {"0x10", '.', ",", FIG_E_SYNTAX, "0", 0},
    {" 1", '.', ",", FIG_E_SYNTAX, "0", 0},
    {"1\n", '.', ",", FIG_E_SYNTAX, "0", 0},
    {"\xd9\xa1", '.', ",", FIG_E_SYNTAX, "0", 0},
    {"12345678901234567890 12345678901234567890", '.', ",", FIG_E_SYNTAX, "0", 0},
};

static void parse_table(void **state)
{
    (void)state;
    fig_number_pool pool = {0};
    for (size_t i = 0; i < COUNT(parse_cases); i++) {
        const struct parse_case *c = &parse_cases[i];
        fig_number n = {7, 7, 0};
        int places = -1;
        assert_int_equal(fig_number_parse(&pool, c->text, strlen(c->text), c->point, c->group, &n, &places), c->status);
        assert_number(n, c->expect, NULL);
        assert_int_equal(places, c->places);
    }
    fig_number n;
    assert_int_equal(fig_number_parse(&pool, "1\0002", 3, '.', ",", &n, NULL), FIG_E_SYNTAX);
    assert_int_equal(fig_number_parse(&pool, NULL, 0, '.', ",", &n, NULL), FIG_E_SYNTAX);
    assert_false(pool.failed);
    fig_number_pool_clear(&pool);
}

static void parse_small_or_big(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        bool big;
    } cases[] = {
        {"9223372036854775807", false},
        {"9223372036854775808", true},
        {"9223372036854775807000", false},
        {"99999999999999999990", true},
        {"1000000000000000000", false},
        {"10000000000000000000", false},
        {"12345678901234567890", false},
        {"12345678901234567891", true},
        {"0.9223372036854775807", false},
        {"0.9223372036854775808", true},
        {"0.00000000000000000000000001", false},
        {"100000000000000000000000000000000000000", false},
        {"99999999999999999999999999999999999999", true},
        {"999999999999999999999999999999999999999", true},
    };
    fig_number_pool pool = {0};
    for (size_t i = 0; i < COUNT(cases); i++)
        assert_int_equal(number(&pool, cases[i].text).big, cases[i].big);
    fig_number_pool_clear(&pool);
}

static const struct write_case {
    const char *number, *decimal, *fraction;
} write_cases[] = {
    {"0", "0", "0/1"},
    {"3", "3", "3/1"},
    {"-3", "-3", "-3/1"},
    {"1e6", "1000000", "1000000/1"},
    {"0.4", "0.4", "2/5"},
    {"-0.5", "-0.5", "-1/2"},
    {"1460.5", "1460.5", "2921/2"},
    {"0.015625", "0.015625", "1/64"},
    {"0.03", "0.03", "3/100"},
    {"1e-19", "0.0000000000000000001", "1/10000000000000000000"},
    {"-1e-20", "-0.00000000000000000001", "-1/100000000000000000000"},
    {"-9223372036854775808", "-9223372036854775808", "-9223372036854775808/1"},
    {"-9223372036854775808e-19", "-0.9223372036854775808", "-17592186044416/19073486328125"},
    {"9223372036854775807e-19", "0.9223372036854775807", "9223372036854775807/10000000000000000000"},
    {"1/3", "1/3", "1/3"},
    {"-4/6", "-2/3", "-2/3"},
    {"1/8", "0.125", "1/8"},
    {"12345678901234567891e-5", "123456789012345.67891", "12345678901234567891/100000"},
    {"-12345678901234567892e-30", "-0.000000000012345678901234567892", "-3086419725308641973/250000000000000000000000000000"},
    {"123456789012345678910000000000000000000003", "123456789012345678910000000000000000000003",
     "123456789012345678910000000000000000000003/1"},
};

static void write_table(void **state)
{
    (void)state;
    fig_number_pool pool = {0};
    for (size_t i = 0; i < COUNT(write_cases); i++)
        assert_number(number(&pool, write_cases[i].number), write_cases[i].decimal, write_cases[i].fraction);
    assert_false(pool.failed);
    fig_number_pool_clear(&pool);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(parse_table),
        cmocka_unit_test(parse_small_or_big),
        cmocka_unit_test(write_table),
    };
    return cmocka_run_group_tests_name("number", tests, NULL, NULL);
}
