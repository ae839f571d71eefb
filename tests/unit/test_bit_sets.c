/* Bit sets: equal sets have one number, others another; the empty one has 0; what is forgotten is numbered anew. */
#include "base/bit_sets.h"
#include "unit.h"
#include <string.h>

enum { WORDS = 3, MANY = 5000 };

/* The n-th of MANY sets that all differ. */
static void make(uint64_t *set, uint64_t n)
{
    set[0] = n % 7;
    set[1] = n;
    set[2] = n << 40;
}

static void numbers(void **state)
{
    (void)state;
    fig_bit_sets s;
    uint64_t set[WORDS] = {0};
    assert_true(fig_bit_sets_init(&s, WORDS));
    assert_int_equal(fig_bit_sets_number(&s, set), 0);
    for (int round = 0; round < 2; round++)
        for (uint64_t n = 1; n <= MANY; n++) { /* the table grows on the way */
            make(set, n);
            assert_int_equal(fig_bit_sets_number(&s, set), n);
            assert_memory_equal(fig_bit_sets_at(&s, (uint32_t)n), set, sizeof set);
        }
    fig_bit_sets_forget(&s);
    make(set, MANY);
    assert_int_equal(fig_bit_sets_number(&s, set), 1);
    memset(set, 0, sizeof set);
    assert_memory_equal(fig_bit_sets_at(&s, 0), set, sizeof set);
    fig_bit_sets_clear(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(numbers)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
