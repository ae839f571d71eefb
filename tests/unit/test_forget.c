/* What is kept by class is void once the classes are forgotten, also after so many times that a count of a few bits begins again. */
#include "unit.h"

#include "engine.h"
#include "figura/fact.h"
#include <jansson.h>
#include <string.h>

static const char *const sentences[] = {
    "The Kospi fell 1.76 percent to 2,195.44 on Friday, after 2,234.79 a day earlier. ",
    "Samsung paid 1.46 million won ($1,300) a share, between 5 and 7 percent more than in 2017. ",
    "Half of the 3,000 workers, or 1 in 5, get $3-4 an hour; it lasted from 9 a.m. to 5:30 p.m. on the second Monday of May. ",
    "Output dropped from 5.1 to 4.9 million tonnes between 2015 and 2017, about 40 km away. ",
    "Marlow Freight's profit rose by a fifth to 48 million euros in the three months to March 31, up from 40 million a year before. ",
    "More than two dozen ships, some 300 feet long, were held for 18 days at 5 degrees Celsius. ",
    "She won 6-4, 7-5 in the third round and took 12 of 15 points at the net. ",
    "Seven people aged 12 to 60 died on Route 66, 25 miles north of the town, at about 3:15 p.m. on Sept. 4, 2011. "};
enum { COUNT = sizeof sentences / sizeof *sentences };

static json_t *read_text(const fig_engine *engine, fig_scratch *scratch, const char *text)
{
    fig_document d = {.size = sizeof d, .id = "d", .text = text, .text_len = strlen(text), .date = "2019-03-01"};
    fig_result *result;
    json_t *all = json_array();
    assert_int_equal(fig_extract(engine, scratch, &d, &result, NULL), FIG_OK);
    for (size_t i = 0; i < fig_result_count(result); i++)
        json_array_append_new(all, fig_figure_json(result, i));
    fig_result_free(result);
    return all;
}

static void generations_begin_again(void **state)
{
    (void)state;
    fig_engine *engine;
    fig_scratch *scratch;
    assert_int_equal(fig_engine_new(NULL, &engine, NULL), FIG_OK);
    assert_int_equal(fig_scratch_new(engine, &scratch, NULL), FIG_OK);
    for (size_t turn = 0; turn < 4 * COUNT; turn++) { /* the classes get their numbers in ever other orders */
        char text[2048] = "";
        for (size_t i = 0; i < COUNT; i++)
            strcat(text, sentences[(turn + i * (turn % 2 ? 3 : 5)) % COUNT]);
        fig_scratch *fresh;
        assert_int_equal(fig_scratch_new(engine, &fresh, NULL), FIG_OK);
        json_t *want = read_text(engine, fresh, text), *got = read_text(engine, scratch, text);
        assert_true(json_array_size(want) > 20);
        if (!json_equal(got, want))
            fail_msg("in turn %zu other figures", turn);
        json_decref(want);
        json_decref(got);
        fig_scratch_free(fresh);
        scratch->work.lexemes.generation += 0x7FFF;
        fig_lexemes_forget(&scratch->work.lexemes);
    }
    fig_scratch_free(scratch);
    fig_engine_free(engine);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(generations_begin_again)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
