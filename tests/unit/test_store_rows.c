/* Rows of a store: times as seconds, and a column for every field of a record. */
#include "unit.h"

#include "emit/fields.h"
#include "store/rows.h"

static void seconds_of_dates(void **state)
{
    static const struct {
        const char *iso;
        int64_t seconds;
    } rows[] = {{"1970-01-01", 0},
                {"2019-02-28", 1551312000},
                {"2000-02-29T00:00Z", 951782400},
                {"2019-02-28T15:30-05:00", 1551385800},
                {"2019-02-28T15:30:10+0530", 1551348010},
                {"2019-02-28T15:30:10.5", 1551367810},
                {"1969-12-31T23:59:59Z", -1},
                {"0001-01-01", -62135596800},
                {"9999-12-31", 253402214400}};
    static const char *const none[] = {"",           "2019",       "2019-02",     "XXXX-02-28",  "2019-13-01",
                                       "2019-00-01", "2019-01-32", "2019-02-28x", "2019-02-28T", "2019-02-28T15:30+",
                                       "02/28/2019", "-001-01-01", "2019-33"};
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        int64_t seconds = 1;
        assert_true(fig_iso_seconds((fig_str){rows[i].iso, strlen(rows[i].iso)}, &seconds));
        assert_int_equal(seconds, rows[i].seconds);
    }
    for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
        int64_t seconds;
        assert_false(fig_iso_seconds((fig_str){none[i], strlen(none[i])}, &seconds));
    }
    int64_t seconds;
    assert_false(fig_iso_seconds((fig_str){NULL, 0}, &seconds));
}

/* Every field of a record has its column: a field more must be stored, and is another schema. */
static void columns_of_figures(void **state)
{
    const fig_store_table *t = &fig_store_tables[FIG_TABLE_FIGURES];
    (void)state;
    for (size_t i = 0; i < FIG_COLUMN_COUNT; i++) {
        bool found = fig_columns[i].type == FIG_COLUMN_DOC || fig_columns[i].type == FIG_COLUMN_ALTERNATIVES;
        for (size_t k = 0; k < t->column_count; k++)
            found |= strcmp(t->columns[k].name, fig_columns[i].name) == 0;
        if (!found)
            fail_msg("figures have no column %s", fig_columns[i].name);
    }
    for (size_t i = 0; i < FIG_TABLE_COUNT; i++)
        assert_true(fig_store_tables[i].column_count <= FIG_STORE_MAX_COLUMNS);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(seconds_of_dates),
        cmocka_unit_test(columns_of_figures),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
