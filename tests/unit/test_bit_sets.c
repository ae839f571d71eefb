/* Bit sets: equal sets have one place, others another; the empty one has 0; what is kept is the bits that were given; what is forgotten is placed anew. */
#include "base/bit_sets.h"
#include "unit.h"
#include <string.h>

enum { WORDS = 3, THIN = FIG_THIN_SET_WORDS, MANY = 5000 };

/* The n-th of MANY sets that all differ. */
static void make(uint64_t *set, uint64_t n)
{
    set[0] = n % 7;
    set[1] = n;
    set[2] = n << 40;
}

static void places(void **state)
{
    (void)state;
    fig_bit_sets s;
    uint64_t set[WORDS] = {0};
    assert_true(fig_bit_sets_init(&s, WORDS, false));
    assert_int_equal(fig_bit_sets_place(&s, set), 0);
    for (int round = 0; round < 2; round++)
        for (uint64_t n = 1; n <= MANY; n++) { /* the table grows on the way */
            make(set, n);
            assert_int_equal(fig_bit_sets_place(&s, set), n * WORDS);
            assert_memory_equal(fig_bit_sets_at(&s, (uint32_t)n * WORDS), set, sizeof set);
        }
    fig_bit_sets_forget(&s);
    make(set, MANY);
    assert_int_equal(fig_bit_sets_place(&s, set), WORDS);
    memset(set, 0, sizeof set);
    assert_memory_equal(fig_bit_sets_at(&s, 0), set, sizeof set);
    fig_bit_sets_clear(&s);
}

/* The n-th of MANY sets that all differ: one, two or three words of it are not empty, the last one now and then. */
static void make_thin(uint64_t set[THIN], uint64_t n)
{
    memset(set, 0, THIN * sizeof *set);
    set[0] = n % 7;
    set[1 + n % (THIN - 1)] = n;
    set[20] |= n % 3 << 60;
}

static void check_thin(fig_bit_sets *s, uint64_t n, uint32_t place)
{
    uint64_t set[THIN], got[THIN] = {0}, beside[THIN];
    make_thin(set, n);
    fig_bit_sets_add(s, place, got);
    assert_memory_equal(got, set, sizeof set);
    memset(beside, 0x11, sizeof beside);
    fig_bit_sets_add(s, place, beside);
    for (size_t w = 0; w < THIN; w++)
        assert_true(beside[w] == (set[w] | UINT64_C(0x1111111111111111)));
}

static void thin_places(void **state)
{
    (void)state;
    fig_bit_sets s;
    static uint32_t place[MANY + 1];
    uint64_t set[THIN] = {0};
    assert_true(fig_bit_sets_init(&s, THIN, true));
    assert_int_equal(fig_bit_sets_place(&s, set), 0);
    for (uint64_t n = 1; n <= MANY; n++) { /* the table grows on the way */
        make_thin(set, n);
        place[n] = fig_bit_sets_place(&s, set);
        assert_true(place[n] > place[n - 1]);
    }
    for (uint64_t n = 1; n <= MANY; n++) {
        make_thin(set, n);
        assert_int_equal(fig_bit_sets_place(&s, set), place[n]);
        check_thin(&s, n, place[n]);
    }
    fig_bit_sets_forget(&s);
    make_thin(set, MANY);
    assert_int_equal(fig_bit_sets_place(&s, set), 1);
    check_thin(&s, MANY, 1);
    fig_bit_sets_clear(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(places), cmocka_unit_test(thin_places)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
