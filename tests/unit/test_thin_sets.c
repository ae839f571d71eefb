/* Thin sets: equal sets have one place, others another; the empty one has 0; what is kept is the bits that were given; what is forgotten is placed anew. */
#include "base/thin_sets.h"
#include "unit.h"
#include <string.h>

enum { WORDS = FIG_THIN_SET_WORDS, MANY = 5000 };

/* The n-th of MANY sets that all differ: one, two or three words of it are not empty, the last one now and then. */
static void make(uint64_t set[WORDS], uint64_t n)
{
    memset(set, 0, WORDS * sizeof *set);
    set[0] = n % 7;
    set[1 + n % (WORDS - 1)] = n;
    set[20] |= n % 3 << 60;
}

static void check(fig_thin_sets *s, uint64_t n, uint32_t place)
{
    uint64_t set[WORDS], got[WORDS] = {0}, beside[WORDS];
    make(set, n);
    fig_thin_sets_add(s, place, got);
    assert_memory_equal(got, set, sizeof set);
    memset(beside, 0x11, sizeof beside);
    fig_thin_sets_add(s, place, beside);
    for (size_t w = 0; w < WORDS; w++)
        assert_true(beside[w] == (set[w] | UINT64_C(0x1111111111111111)));
}

static void places(void **state)
{
    (void)state;
    fig_thin_sets s;
    static uint32_t place[MANY + 1];
    uint64_t set[WORDS] = {0};
    assert_true(fig_thin_sets_init(&s, WORDS));
    assert_int_equal(fig_thin_sets_place(&s, set), 0);
    for (uint64_t n = 1; n <= MANY; n++) { /* the table grows on the way */
        make(set, n);
        place[n] = fig_thin_sets_place(&s, set);
        assert_true(place[n] > place[n - 1]);
    }
    for (uint64_t n = 1; n <= MANY; n++) {
        make(set, n);
        assert_int_equal(fig_thin_sets_place(&s, set), place[n]);
        check(&s, n, place[n]);
    }
    fig_thin_sets_forget(&s);
    make(set, MANY);
    assert_int_equal(fig_thin_sets_place(&s, set), 1);
    check(&s, MANY, 1);
    fig_thin_sets_clear(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(places)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
