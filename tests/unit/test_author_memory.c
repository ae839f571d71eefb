/* Memory that runs out while a grammar's author is answered: each call says so, or has said the same as ever. */
#include "base/alloc.h"
#include "base/strbuf.h"
#include "collect.h"
#include "figura/grammar.h"
#include "unit.h"
#include <stdio.h>
#include <string.h>

static const char text[] = "It fell 5% to 42, grade 7 rose 3-4 percent. Up 2.5 percent.";

typedef struct asked {
    fig_engine *engine;
    fig_scratch *scratch;
    const char *cases; /* a file of them */
} asked;

typedef fig_status ask_fn(const asked *a, fig_strbuf *out);

static fig_status list(const asked *a, fig_strbuf *out)
{
    return fig_grammar_list(a->engine, NULL, collect, out, NULL);
}

static fig_status show(const asked *a, fig_strbuf *out)
{
    return fig_grammar_show(a->engine, "number", collect, out, NULL);
}

static fig_status lint(const asked *a, fig_strbuf *out)
{
    size_t failures;
    return fig_grammar_lint(a->engine, collect, out, &failures, NULL);
}

static fig_status examples(const asked *a, fig_strbuf *out)
{
    size_t passed, failed, wishes;
    return fig_grammar_test(a->engine, collect, out, &passed, &failed, &wishes, NULL);
}

static fig_status cases(const asked *a, fig_strbuf *out)
{
    size_t passed, failed, wishes;
    return fig_case_test(a->engine, a->cases, FIG_CASE_COMPARE, collect, out, &passed, &failed, &wishes, NULL);
}

static fig_status explain(const asked *a, fig_strbuf *out)
{
    const fig_document d = {.size = sizeof d, .id = "d", .text = text, .text_len = sizeof text - 1};
    return fig_explain(a->engine, a->scratch, &d, 0, collect, out, NULL);
}

static void every_allocation(void **state)
{
    (void)state;
    static const char *const paths[] = {"tests/unit/alloc.gram"};
    static const struct {
        const char *name;
        ask_fn *ask;
    } all[] = {{"list", list}, {"show", show}, {"lint", lint}, {"test", examples}, {"cases", cases}, {"explain", explain}};
    const fig_engine_options o = {.size = sizeof o, .no_builtin = 1, .grammar_paths = paths, .grammar_path_count = 1, .facts = 1};
    asked a = {.cases = FIG_TEST_DIR "/memory.case"};
    FILE *file = fopen(a.cases, "w");
    assert_non_null(file);
    fputs("# cases\nIt fell [[5%]].\n=> percent 5 %\n\nUp [[42]].\n=> number 7\n", file);
    assert_int_equal(fclose(file), 0);
    assert_int_equal(fig_engine_new(&o, &a.engine, NULL), FIG_OK);
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        fig_strbuf want = {0}, got = {0};
        assert_int_equal(fig_scratch_new(a.engine, &a.scratch, NULL), FIG_OK);
        const fig_status wanted = all[i].ask(&a, &want);
        fig_scratch_free(a.scratch);
        unsigned long left = 0;
        fig_strbuf_reserve(&got, want.len + 1000); /* its own growth is no matter here */
        for (unsigned long n = 1; !left; n++) {
            got.len = 0;
            assert_int_equal(fig_scratch_new(a.engine, &a.scratch, NULL), FIG_OK);
            fig_alloc_fail_at(n);
            const fig_status status = all[i].ask(&a, &got);
            left = fig_alloc_fail_at(0);
            fig_scratch_free(a.scratch);
            if (status != FIG_E_NOMEM &&
                !(status == wanted && got.len == want.len && (!got.len || memcmp(got.data, want.data, got.len) == 0)))
                fail_msg("%s: allocation %lu failed, the status was %d, and it said\n%.*s", all[i].name, n, (int)status, (int)got.len,
                         got.data);
        }
        fig_strbuf_clear(&want);
        fig_strbuf_clear(&got);
    }
    fig_engine_free(a.engine);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_allocation)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
