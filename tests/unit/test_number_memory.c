/* Number: memory that runs out, at whatever allocation; what must not ask for any. */
#include "number_unit.h"

static void parse_without_memory(void **state)
{
    (void)state;
    static const char text[] = "123456789012345678901234567890.5";
    unsigned long n = 0;
    for (fig_status status = FIG_E_NOMEM; status != FIG_OK;) {
        fig_number_pool pool = {0};
        fig_number a = {7, 7, 0};
        fig_alloc_fail_at(++n);
        status = fig_number_parse(&pool, text, strlen(text), '.', NULL, &a, NULL);
        fig_alloc_fail_at(0);
        assert_int_equal(pool.failed, status == FIG_E_NOMEM);
        assert_int_equal(fig_number_is_zero(a), status == FIG_E_NOMEM);
        fig_number_pool_clear(&pool);
        assert_true(n < 10);
    }
    assert_int_equal(n, 3);
}

static void arithmetic_without_memory(void **state)
{
    (void)state;
    fig_number_pool pool = {0};
    fig_alloc_fail_at(1);
    fig_number third = fig_number_div(&pool, fig_number_int(1), fig_number_int(3));
    fig_alloc_fail_at(0);
    assert_true(pool.failed);
    assert_same(third, fig_number_int(0));
    fig_number_pool_clear(&pool);
    /* The small path asks for none, and neither do big operands with a small result. */
    third = number(&pool, "1/3");
    fig_arena arena = {0};
    fig_arena_alloc(&arena, 1);
    fig_strbuf out = {0};
    fig_strbuf_reserve(&out, 100);
    fig_alloc_fail_at(1);
    fig_number n = number(&pool, "1460.5");
    n = fig_number_div(&pool, fig_number_mul(&pool, fig_number_add(&pool, n, n), fig_number_int(1000000)), fig_number_int(8));
    assert_same(fig_number_mul(&pool, third, fig_number_int(3)), fig_number_int(1));
    assert_int_equal(fig_number_cmp(&pool, third, n), -1);
    fig_number_write(&out, n);
    assert_string_equal(fig_number_str(&arena, n).ptr, "365125000");
    assert_string_equal(fig_number_fraction_str(&arena, fig_number_int(3)).ptr, "3/1");
    fig_alloc_fail_at(0);
    assert_false(pool.failed);
    fig_strbuf_clear(&out);
    fig_arena_clear(&arena);
    fig_number_pool_clear(&pool);
}

static void write_without_memory(void **state)
{
    (void)state;
    static const char *const numbers[] = {"5", "0.4", "1e-30", "1/3", "-1234567890123456789012345.75"};
    fig_number_pool pool = {0};
    for (size_t i = 0; i < COUNT(numbers); i++) {
        fig_number a = number(&pool, numbers[i]);
        for (unsigned long n = 1; n <= 4; n++) {
            fig_strbuf out = {0}, fraction = {0};
            fig_alloc_fail_at(n);
            fig_number_write(&out, a);
            fig_alloc_fail_at(n);
            fig_number_write_fraction(&fraction, a);
            fig_alloc_fail_at(0);
            assert_true(n > 1 || (out.failed && fraction.failed));
            assert_true(n < 4 || (!out.failed && !fraction.failed));
            fig_strbuf_clear(&out);
            fig_strbuf_clear(&fraction);
            fig_arena arena = {0};
            fig_alloc_fail_at(n);
            fig_str s = fig_number_str(&arena, a);
            fig_alloc_fail_at(0);
            assert_int_equal(s.ptr == NULL, arena.failed);
            assert_true(n > 1 || !s.ptr);
            fig_arena_clear(&arena);
            fig_alloc_fail_at(n);
            s = fig_number_fraction_str(&arena, a);
            fig_alloc_fail_at(0);
            assert_int_equal(s.ptr == NULL, arena.failed);
            assert_true(n > 1 || !s.ptr);
            fig_arena_clear(&arena);
        }
    }
    fig_number_pool_clear(&pool);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(parse_without_memory),
        cmocka_unit_test(arithmetic_without_memory),
        cmocka_unit_test(write_without_memory),
    };
    return cmocka_run_group_tests_name("number", tests, NULL, NULL);
}
