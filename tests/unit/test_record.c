/* Names, ids and the public accessors of a result. */
#include "unit.h"

#include "base/alloc.h"
#include "record/approx.h"
#include "record/repair.h"
#include "sample_result.h"
#include <stdio.h>
#include <stdlib.h>

static void names_go_there_and_back(void **state)
{
    (void)state;
    for (int kind = 1; kind < FIG_KIND_COUNT_OF; kind++) {
        const char *name = fig_kind_name((fig_kind)kind);
        assert_int_equal(fig_kind_from_name(name, strlen(name)), kind);
    }
    assert_int_equal(fig_kind_from_name("", 0), FIG_KIND_NONE);
    assert_int_equal(fig_kind_from_name("moneys", 6), FIG_KIND_NONE);
    assert_string_equal(fig_kind_name(FIG_KIND_NUMBER), "number");
    assert_string_equal(fig_kind_name((fig_kind)99), "");
    assert_string_equal(fig_mod_name(FIG_MOD_END), "end");
    assert_string_equal(fig_mod_name(FIG_MOD_MORE_THAN), "more_than");
    assert_string_equal(fig_rel_name(FIG_REL_THROUGH), "through");
    assert_string_equal(fig_part_name(FIG_PART_NIGHT), "night");
    assert_string_equal(fig_direction_name(FIG_DIRECTION_DOWN), "down");
    assert_string_equal(fig_role_name(FIG_ROLE_AGE), "age");
    assert_string_equal(fig_grain_name(FIG_GRAIN_SECOND), "second");
    assert_string_equal(fig_grain_name(FIG_GRAIN_CENTURY), "century");
    assert_string_equal(fig_grain_name(FIG_GRAIN_NONE), "");
    assert_string_equal(fig_supplied_name(FIG_SUPPLIED_PER), "per");
    assert_string_equal(fig_flag_name(FIG_FLAG_FISCAL), "fiscal");
    assert_string_equal(fig_flag_name(64), "");
}

/* The hash as the head of src/record/id.c states it, written again and plainly. */
static uint64_t stated_hash(const char *const *texts, size_t count)
{
    uint64_t h = UINT64_C(0xcbf29ce484222325);
    for (size_t i = 0; i < count; i++)
        for (const char *p = texts[i];; p++) {
            h = (h ^ (*p ? (unsigned char)*p : 0x1F)) * UINT64_C(0x100000001b3);
            if (!*p)
                break;
        }
    h = (h ^ h >> 33) * UINT64_C(0xff51afd7ed558ccd);
    h = (h ^ h >> 33) * UINT64_C(0xc4ceb9fe1a85ec53);
    return h ^ h >> 33;
}

static void id_is_the_stated_hash(void **state)
{
    (void)state;
    fig_figure figures[3] = {{.kind = FIG_KIND_MONEY, .value = STR("1300"), .unit = STR("USD")},
                             {.kind = FIG_KIND_MONEY, .value = STR("1300"), .unit = STR("USD"), .rule = STR("other"), .start = 9},
                             {.kind = FIG_KIND_DATE, .date = &(fig_date){.edtf = STR("2019")}}};
    fig_result result = {.figures = figures, .count = 3, .doc = "a.txt"};
    assert_int_equal(fig_result_number(&result, NULL), FIG_OK);
    const char *texts[] = {"a.txt", "money", "1300", "", "", "", "", "", "", "USD", "", "1"};
    char expected[17];
    snprintf(expected, sizeof expected, "%016llx", (unsigned long long)stated_hash(texts, 12));
    assert_string_equal(figures[0].id.ptr, expected);
    texts[11] = "2";
    snprintf(expected, sizeof expected, "%016llx", (unsigned long long)stated_hash(texts, 12));
    assert_string_equal(figures[1].id.ptr, expected);
    assert_int_equal(figures[2].id.len, 16);
    fig_arena_clear(&result.arena);
}

static void ids_of_many_equal_figures_differ(void **state)
{
    (void)state;
    enum { MANY = 20000 };
    fig_figure *figures = calloc(MANY, sizeof *figures);
    for (size_t i = 0; i < MANY; i++)
        figures[i] = (fig_figure){.kind = FIG_KIND_COUNT, .value = STR("5"), .unit = {i % 2 ? "{a}" : "{b}", 3}};
    fig_result result = {.figures = figures, .count = MANY};
    assert_int_equal(fig_result_number(&result, NULL), FIG_OK);
    for (size_t i = 1; i < MANY; i++)
        assert_string_not_equal(figures[i].id.ptr, figures[i - 1].id.ptr);
    assert_string_not_equal(figures[0].id.ptr, figures[MANY - 2].id.ptr);
    fig_arena_clear(&result.arena);
    free(figures);
}

static void numbering_survives_want_of_memory(void **state)
{
    (void)state;
    enum { MANY = 300 };
    fig_figure *figures = calloc(MANY, sizeof *figures);
    for (unsigned long n = 1; n <= 2; n++) {
        fig_result result = {.figures = figures, .count = MANY};
        fig_alloc_fail_at(n);
        assert_int_equal(fig_result_number(&result, NULL), FIG_E_NOMEM);
        fig_alloc_fail_at(0);
        fig_arena_clear(&result.arena);
    }
    free(figures);
}

static void accessors_lend(void **state)
{
    (void)state;
    fig_figure figures[4];
    uint32_t starts[3];
    fig_result result = sample_result(figures, starts);
    size_t from, to;
    assert_int_equal(fig_result_count(&result), 4);
    assert_ptr_equal(fig_result_figure(&result, 3), &figures[3]);
    assert_null(fig_result_figure(&result, 4));
    assert_null(fig_result_warning(&result, 0));
    assert_true(fig_result_sentence(&result, "text", 2, &from, &to));
    assert_memory_equal(sample_text + from, "Second", 6);
    assert_int_equal(to, sizeof sample_text - 1);
    assert_false(fig_result_sentence(&result, "text", 0, &from, &to));
    assert_false(fig_result_sentence(&result, "text", 3, &from, &to));
    assert_false(fig_result_sentence(&result, "title", 1, &from, &to));
    assert_int_equal(fig_result_count(NULL), 0);
    assert_null(fig_figure_json(&result, 4));
    fig_result_free(NULL);
}

static void approx_is_the_nearest_double(void **state)
{
    static const struct {
        const char *value, *text;
    } rows[] = {{"1460000", "1460000"},
                {"-0.5", "-0.5"},
                {"1/3", "0.33333333333333331"},
                {"-2/3", "-0.66666666666666663"},
                {"0", "0"},
                {"2195.44", "2195.44"},
                {"9007199254740993", "9007199254740992"},
                {"1000000000000000000000", "1e+21"},
                {"123456789012345", "123456789012345"},
                {"0.1234567890123456", "0.12345678901234559"},
                {"", ""},
                {"x", ""},
                {"1/0", ""},
                {"-", ""},
                {"12345678901234567890123.25", "1.2345678901234568e+22"}};
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char out[FIG_APPROX_MAX + 1];
        size_t len = fig_approx_text((fig_str){rows[i].value, strlen(rows[i].value)}, out);
        out[len] = 0;
        assert_string_equal(out, rows[i].text);
        if (len && !strchr(rows[i].value, '/'))
            assert_true(strtod(out, NULL) == strtod(rows[i].value, NULL));
    }
    char *huge = malloc(401), out[FIG_APPROX_MAX];
    memset(huge, '9', 400);
    assert_int_equal(fig_approx_text((fig_str){huge, 400}, out), 0);
    free(huge);
}

/* Against printf, which takes the other way. */
static void approx_prints_as_printf_does(void **state)
{
    uint64_t random = 88172645463325252;
    (void)state;
    for (int i = 0; i < 200000; i++) {
        unsigned long long part[2];
        for (int k = 0; k < 2; k++) {
            random ^= random << 13, random ^= random >> 7, random ^= random << 17;
            part[k] = (random >> 8) % (random % 3 == 0 ? 100 : random % 3 == 1 ? 100000 : 999999999999999) + 1;
        }
        char value[64], want[64], out[FIG_APPROX_MAX + 1];
        snprintf(value, sizeof value, "%s%llu/%llu", i % 7 ? "" : "-", part[0], part[1]);
        snprintf(want, sizeof want, "%.17g", (i % 7 ? 1 : -1) * ((double)part[0] / (double)part[1]));
        out[fig_approx_text((fig_str){value, strlen(value)}, out)] = 0;
        assert_string_equal(out, want);
    }
}

static void repair_replaces_each_bad_sequence(void **state)
{
    (void)state;
    fig_strbuf b = {0};
    fig_repair(&b, "caf\xE9.txt\xC3", 9);
    assert_string_equal(fig_strbuf_cstr(&b), "caf\xEF\xBF\xBD.txt\xEF\xBF\xBD");
    fig_strbuf_clear(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_go_there_and_back),
        cmocka_unit_test(id_is_the_stated_hash),
        cmocka_unit_test(ids_of_many_equal_figures_differ),
        cmocka_unit_test(numbering_survives_want_of_memory),
        cmocka_unit_test(accessors_lend),
        cmocka_unit_test(approx_is_the_nearest_double),
        cmocka_unit_test(approx_prints_as_printf_does),
        cmocka_unit_test(repair_replaces_each_bad_sequence),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
