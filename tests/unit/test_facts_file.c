/*
 * Facts files (src/author/facts_file.c, through fig_case_test): what is compared, counted and rewritten, and memory that runs out at each allocation.
 */
#include "base/alloc.h"
#include "figura/grammar.h"
#include "unit.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char *const text = "TARN, May 3 (Wire) - Dunmore's output rose 3% to 120 tonnes in April.\nIts profit was $3 million.\n";
static char folder[] = FIG_TEST_DIR "/figura-facts-XXXXXX", path[sizeof folder + 32];
static fig_engine *engine;

typedef struct counts {
    size_t passed, failed, wishes;
} counts;

/* What is said; no memory of its own, which may be out. */
typedef struct saying {
    char text[8192];
    size_t len;
} saying;

static int add(void *user, const char *data, size_t len)
{
    saying *s = user;
    if (s->len + len >= sizeof s->text)
        return 1;
    memcpy(s->text + s->len, data, len);
    s->len += len;
    s->text[s->len] = 0;
    return 0;
}

static void put(const char *name, const char *content)
{
    char file[sizeof path];
    snprintf(file, sizeof file, "%s/%s", folder, name);
    FILE *f = fopen(file, "w");
    assert_non_null(f);
    assert_true(fputs(content, f) >= 0);
    assert_int_equal(fclose(f), 0);
}

static void assert_holds(const char *content)
{
    char got[2048] = "";
    FILE *f = fopen(path, "r");
    assert_non_null(f);
    got[fread(got, 1, sizeof got - 1, f)] = 0;
    fclose(f);
    assert_string_equal(got, content);
}

static fig_status run(fig_case_mode mode, counts *c, saying *said)
{
    fig_error error = {0};
    *c = (counts){0, 0, 0};
    return fig_case_test(engine, path, mode, add, said, &c->passed, &c->failed, &c->wishes, &error);
}

static void assert_run(fig_case_mode mode, size_t passed, size_t failed, size_t wishes, const char *score)
{
    saying said = {.len = 0};
    counts c;
    assert_int_equal(run(mode, &c, &said), FIG_OK);
    if (c.passed != passed || c.failed != failed || c.wishes != wishes || !strstr(said.text, score))
        fail_msg("%zu passed, %zu failed, %zu wished for: %s", c.passed, c.failed, c.wishes, said.text);
}

static const char right[] = "rose 3% to [[120 tonnes]]  => subject=Dunmore measure=output value=120 unit=t change=3%:up period=1987-04\n"
                            "was [[$3 million]]  => subject=Dunmore measure=profit value=3000000 unit=USD period=1987-04|-\n";

static void test_compared(void **state)
{
    (void)state;
    put("a.facts", right);
    assert_run(FIG_CASE_COMPARE, 2, 0, 0, "facts: 2 right, 2 expected, 2 made; F1 1.00");
    put("a.facts",
        "rose 3% to [[120 tonnes]] => subject=Tarn measure=output value=120 unit=t change=3%:up period=1987-04\nwas [[$3 million]] =>~\n");
    assert_run(FIG_CASE_COMPARE, 0, 1, 0, "facts: 0 right, 1 expected, 1 made; F1 0.00: subject 0.00, measure 1.00");
    put("a.facts", "rose 3% to [[120 tonnes]] =>~\n"); /* the other one is too much */
    assert_run(FIG_CASE_COMPARE, 0, 1, 0, "unexpected: subject=Dunmore measure=profit");
    put("a.facts", "rose 3% to [[120 tonnes]] =>? subject=Tarn measure=output value=120 unit=t change=3%:up period=1987-04\nwas [[$3 "
                   "million]] =>? nothing\n");
    assert_run(FIG_CASE_COMPARE, 0, 0, 2, "facts: 0 right, 1 expected, 2 made");
}

static void test_rewritten(void **state)
{
    (void)state;
    static const char wrong[] =
        "# of April\nrose 3% to [[120 tonnes]] => subject=Tarn measure=output value=120 unit=t change=3%:up period=1987-04\n";
    put("a.facts", wrong);
    assert_run(FIG_CASE_WISH, 0, 0, 2, "now a wish");
    assert_holds("# of April\nrose 3% to [[120 tonnes]] =>? subject=Tarn measure=output value=120 unit=t change=3%:up period=1987-04\n"
                 "was [[$3 million]] =>? nothing\n");
    assert_run(FIG_CASE_COMPARE, 0, 0, 2, "wish");
    put("a.facts", wrong);
    assert_run(FIG_CASE_ACCEPT, 1, 0, 0, "facts: ");
    assert_run(FIG_CASE_COMPARE, 2, 0, 0, "facts: 2 right, 2 expected, 2 made; F1 1.00");
    put("a.facts", "rose 3% to [[120 tonnes]] =>? subject=Dunmore measure=output value=120 unit=t change=3%:up period=1987-04\nwas [[$3 "
                   "million]] =>~\n");
    assert_run(FIG_CASE_COMPARE, 0, 1, 0, "holds now: drop the ?");
    assert_run(FIG_CASE_WISH, 1, 0, 0, "facts: ");
    assert_holds("rose 3% to [[120 tonnes]] => subject=Dunmore measure=output value=120 unit=t change=3%:up period=1987-04\nwas [[$3 "
                 "million]] =>~\n");
}

/* FIG_E_NOMEM each time, or what it says is the same. */
static void test_memory(void **state)
{
    (void)state;
    saying want = {.len = 0};
    counts c;
    unsigned long left = 0;
    put("a.facts", right);
    assert_int_equal(run(FIG_CASE_COMPARE, &c, &want), FIG_OK);
    for (unsigned long n = 1; !left; n++) {
        saying got = {.len = 0};
        assert_true(n < 100000);
        fig_alloc_fail_at(n);
        fig_status status = run(FIG_CASE_COMPARE, &c, &got);
        left = fig_alloc_fail_at(0);
        if (status != FIG_E_NOMEM && (status != FIG_OK || strcmp(got.text, want.text) != 0))
            fail_msg("allocation %lu failed, and the status was %d: %s", n, (int)status, got.text);
    }
}

static int open_all(void **state)
{
    (void)state;
    fig_engine_options o = {.size = sizeof o, .facts = 1};
    if (!mkdtemp(folder) || fig_engine_new(&o, &engine, NULL) != FIG_OK)
        return -1;
    snprintf(path, sizeof path, "%s/a.facts", folder);
    put("a.txt", text);
    put("a.expect", "date 1987-05-03\n");
    return 0;
}

static int close_all(void **state)
{
    (void)state;
    static const char *const names[] = {"a.txt", "a.expect", "a.facts"};
    char file[sizeof path];
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        snprintf(file, sizeof file, "%s/%s", folder, names[i]);
        remove(file);
    }
    rmdir(folder);
    fig_engine_free(engine);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_compared), cmocka_unit_test(test_rewritten), cmocka_unit_test(test_memory)};
    return cmocka_run_group_tests(tests, open_all, close_all);
}
