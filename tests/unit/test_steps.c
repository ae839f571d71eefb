/* Steps: what was kept is found, nothing else; rows grow; what has no room is not kept. Its plain twin is the list of all that was kept. */
#include "match/steps.h"
#include "unit.h"

enum { STATES = 40, CLASSES = 300 };

static fig_step step_of(uint32_t state, uint32_t class_id, unsigned gap)
{
    return (state * 31 + class_id * 7 + gap) % (FIG_STEP_MOST + 1);
}

static bool is_kept(uint32_t state, uint32_t class_id, unsigned gap)
{
    return (state * class_id + gap) % 3 == 0;
}

static void fill(fig_steps *s)
{
    assert_true(fig_steps_reserve(s, STATES));
    for (uint32_t state = 0; state < STATES; state++)
        for (uint32_t c = 0; c < CLASSES; c++)
            for (unsigned gap = 1; gap <= 8; gap *= 2)
                if (is_kept(state, c, gap))
                    assert_true(fig_steps_keep(s, state, (uint16_t)c, (uint8_t)gap, step_of(state, c, gap)));
}

static void test_what_was_kept_is_found(void **unused)
{
    (void)unused;
    fig_steps s;
    assert_true(fig_steps_init(&s));
    for (int round = 0; round < 2; round++, fig_steps_forget(&s)) {
        fill(&s);
        for (uint32_t state = 0; state < STATES; state++)
            for (uint32_t c = 0; c < CLASSES; c++)
                for (unsigned gap = 1; gap <= 8; gap *= 2)
                    assert_int_equal(fig_steps_find(&s, state, (uint16_t)c, (uint8_t)gap),
                                     is_kept(state, c, gap) ? (int32_t)step_of(state, c, gap) : FIG_STEP_UNKNOWN);
    }
    fig_steps_clear(&s);
}

static void test_what_has_no_room_is_not_kept(void **unused)
{
    (void)unused;
    fig_steps s;
    assert_true(fig_steps_init(&s) && fig_steps_reserve(&s, 1));
    assert_true(fig_steps_keep(&s, 0, FIG_STEP_MOST_CLASS, 8, FIG_STEP_MOST));
    assert_int_equal(fig_steps_find(&s, 0, FIG_STEP_MOST_CLASS, 8), FIG_STEP_MOST);
    assert_true(fig_steps_keep(&s, 0, FIG_STEP_MOST_CLASS + 1, 8, 3));
    assert_true(fig_steps_keep(&s, 0, 1, 8, FIG_STEP_MOST + 1));
    assert_int_equal(fig_steps_find(&s, 0, FIG_STEP_MOST_CLASS + 1, 8), FIG_STEP_UNKNOWN);
    assert_int_equal(fig_steps_find(&s, 0, 1, 8), FIG_STEP_UNKNOWN);
    for (uint32_t c = 2; c <= FIG_STEP_MOST_CLASS; c++) /* more than the longest row holds */
        for (unsigned gap = 1; gap <= 8; gap *= 2)
            assert_true(fig_steps_keep(&s, 0, (uint16_t)c, (uint8_t)gap, 2));
    assert_int_equal(fig_steps_find(&s, 0, 2, 1), 2);
    assert_int_equal(fig_steps_find(&s, 0, FIG_STEP_MOST_CLASS, 2), FIG_STEP_UNKNOWN);
    fig_steps_clear(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_what_was_kept_is_found), cmocka_unit_test(test_what_has_no_room_is_not_kept)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
