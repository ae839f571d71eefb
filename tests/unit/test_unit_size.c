/* Sizes of units: UCUM expressions to factors, offsets and dimensions; what is unknown. */
#include "figura/engine.h"
#include "unit.h"
#include <string.h>

static fig_engine *engine;

static int open_engine(void **state)
{
    (void)state;
    return fig_engine_new(NULL, &engine, NULL);
}

static int close_engine(void **state)
{
    (void)state;
    fig_engine_free(engine);
    return 0;
}

static void sizes(void **state)
{
    (void)state;
    static const struct {
        const char *code, *factor, *offset, *dimension;
    } rows[] = {
        {"m", "1", "0", "m"},
        {"km", "1000", "0", "m"},
        {"[mi_i]", "1609.344", "0", "m"},
        {"[mi_i]/h", "0.44704", "0", "m.s-1"},
        {"km/h", "5/18", "0", "m.s-1"},
        {"m/s2", "1", "0", "m.s-2"},
        {"km2", "1000000", "0", "m2"},
        {"[sft_i]", "0.09290304", "0", "m2"},
        {"har", "10000", "0", "m2"},
        {"10*9.m3", "1000000000", "0", "m3"},
        {"100.kg", "100000", "0", "g"},
        {"kg/m3", "1000", "0", "g.m-3"},
        {"L/(100.km)", NULL, NULL, NULL},
        {"GW.h", "3600000000000000", "0", "g.m2.s-2"},
        {"J", "1000", "0", "g.m2.s-2"},
        {"Cel", "1", "273.15", "K"},
        {"[degF]", "5/9", "459.67", "K"},
        {"KiBy", "8192", "0", "bit"},
        {"Hz", "1", "0", "s-1"},
        {"{teu}", "1", "0", "{teu}"},
        {"10*6.{pixel}", "1000000", "0", "{pixel}"},
        {"m/m", "1", "0", ""},
        {"10*-3.m", "0.001", "0", "m"},
        {"", NULL, NULL, NULL},
        {"zorkmid", NULL, NULL, NULL},
        {"k[mi_i]", NULL, NULL, NULL}, /* takes no prefix */
        {"m.", NULL, NULL, NULL},
        {"[mi_i", NULL, NULL, NULL},
        {"10*999.m", NULL, NULL, NULL},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        fig_unit unit = {.size = sizeof unit};
        fig_error error;
        fig_status status = fig_engine_unit(engine, rows[i].code, strlen(rows[i].code), &unit, &error);
        if (!rows[i].factor) {
            if (status != FIG_E_USAGE)
                fail_msg("%s has a size: %s %s", rows[i].code, unit.factor, unit.dimension);
            continue;
        }
        if (status != FIG_OK)
            fail_msg("%s: %s", rows[i].code, error.message);
        assert_string_equal(unit.factor, rows[i].factor);
        assert_string_equal(unit.offset, rows[i].offset);
        assert_string_equal(unit.dimension, rows[i].dimension);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(sizes)};
    return cmocka_run_group_tests(tests, open_engine, close_engine);
}
