/*
 * Check: the public door of src/check: files read once, then one document after the other re-computed.
 *
 * in   a result with its figures and facts          out   its findings in document order, its coverage
 * Each check is a file of its own and looks at what it knows; none of them pairs every figure with every other, so time is linear in the
 * figures. Limits, said as warnings of the result: 10,000 findings a document, and what each check says of its own.
 */
#include "../base/alloc.h"
#include "../base/error.h"
#include "../base/sized.h"
#include "checking.h"
#include <stdlib.h>

static const fig_check_fn checks[] = {
    fig_check_before,        fig_check_moves,       fig_check_rates,         fig_check_compared, fig_check_period,    fig_check_parts,
    fig_check_people,        fig_check_calendar,    fig_check_twice,         fig_check_headline, fig_check_again,     fig_check_closes,
    fig_check_impossible,    fig_check_conversions, fig_check_columns,       fig_check_totals,   fig_check_levy,      fig_check_rank,
    fig_check_lines,         fig_check_priced,      fig_check_shares_sought, fig_check_products, fig_check_two_rates, fig_check_sums_sought,
    fig_check_stated_sought, fig_check_twice_sought};

fig_status fig_check_new(const fig_check_options *options, fig_check **out, fig_error *error)
{
    fig_check_options own;
    static const char *const rates[] = {"date", "currency", "per_usd"}, *const levels[] = {"date", "index", "close"};
    fig_status status = FIG_OK;
    *out = NULL;
    const fig_check_options *o = FIG_SIZED(fig_check_options, options, &own, error);
    if (!o)
        return FIG_E_USAGE;
    fig_check *check = fig_calloc(1, sizeof *check);
    if (!check)
        return fig_error_nomem(error);
    if (o->rates)
        status = fig_outside_read(&check->rates, o->rates, rates, o->report, o->report_user, error);
    if (status == FIG_OK && o->levels)
        status = fig_outside_read(&check->levels, o->levels, levels, o->report, o->report_user, error);
    if (status == FIG_OK && o->baseline)
        status = fig_baseline_read(&check->baseline, o->baseline, o->report, o->report_user, error);
    check->keep_consistent = o->consistent != 0;
    if (status == FIG_OK)
        *out = check;
    else
        fig_check_free(check);
    return status;
}

void fig_check_free(fig_check *check)
{
    if (!check)
        return;
    fig_outside_clear(&check->rates);
    fig_outside_clear(&check->levels);
    fig_baseline_clear(&check->baseline);
    fig_free(check);
}

/* By their first figures; of one figure, in the order of the checks. */
static int in_document_order(const void *a, const void *b)
{
    const fig_finding *x = a, *y = b;
    if (x->figures[0] != y->figures[0])
        return x->figures[0] < y->figures[0] ? -1 : 1;
    int i = fig_check_number(x->check.ptr, x->check.len), k = fig_check_number(y->check.ptr, y->check.len);
    return i != k ? (i > k) - (i < k) : memcmp(x->id.ptr, y->id.ptr, x->id.len);
}

static bool keep_findings(fig_checking *c)
{
    fig_result *r = c->result;
    r->findings = fig_arena_alloc(&r->arena, (c->count + 1) * sizeof *r->findings);
    if (!r->findings)
        return false;
    if (c->count) {
        qsort(c->findings, c->count, sizeof *c->findings, in_document_order);
        memcpy(r->findings, c->findings, c->count * sizeof *c->findings);
    }
    r->finding_count = c->count;
    return fig_accept(&c->check->baseline, r);
}

static void count_coverage(fig_checking *c)
{
    fig_result *r = c->result;
    fig_coverage *v = &r->coverage;
    *v = (fig_coverage){.size = sizeof *v, .figures = r->count};
    for (size_t i = 0; i < r->count; i++)
        v->checkable += fig_is_marked(c, (int32_t)i, FIG_MARK_USED);
    for (size_t i = 0; i < r->finding_count; i++) {
        v->accepted += r->findings[i].accepted != 0;
        v->inconsistent += r->findings[i].verdict == FIG_VERDICT_INCONSISTENT && !r->findings[i].accepted;
    }
}

static fig_status warn(fig_result *r, const char *message, fig_error *error)
{
    fig_error *all = fig_arena_alloc(&r->arena, (r->warning_count + 1) * sizeof *all);
    if (!all)
        return fig_error_nomem(error);
    if (r->warning_count)
        memcpy(all, r->warnings, r->warning_count * sizeof *all);
    fig_error_set(&all[r->warning_count++], FIG_E_LIMIT, "%s", message);
    r->warnings = all;
    return FIG_OK;
}

/* What claims say of figures one by one. */
static void mark_figures(fig_checking *c)
{
    for (size_t i = 0; i < c->result->claim_count; i++) {
        const fig_claim *claim = &c->result->claims[i];
        const unsigned mark = claim->of == FIG_CLAIM_APART        ? FIG_MARK_APART
                              : claim->of == FIG_CLAIM_PEAK       ? FIG_MARK_PEAK
                              : claim->of == FIG_CLAIM_NAMED      ? FIG_MARK_NAMED
                              : claim->of == FIG_CLAIM_DAY_BEFORE ? FIG_MARK_DAY_BEFORE
                              : claim->of == FIG_CLAIM_NAMED_TOLD ? FIG_MARK_TOLD
                              : claim->of == FIG_CLAIM_THEN       ? FIG_MARK_THEN
                              : claim->of == FIG_CLAIM_CLOSED     ? FIG_MARK_CLOSED
                              : claim->of == FIG_CLAIM_CLOSE      ? FIG_MARK_CLOSE
                              : claim->of == FIG_CLAIM_OF_ONE     ? FIG_MARK_OF_ONE
                              : claim->of == FIG_CLAIM_QUOTE_BASE ? FIG_MARK_BASE
                              : claim->of == FIG_CLAIM_CAME_IN    ? FIG_MARK_IN
                              : claim->of == FIG_CLAIM_WENT_OUT   ? FIG_MARK_OUT
                              : claim->of == FIG_CLAIM_BETTER     ? FIG_MARK_BETTER
                                                                  : 0;
        if (mark)
            c->marks[claim->figures[0]] |= (uint16_t)mark;
        if (claim->of == FIG_CLAIM_MOVE && claim->count > 1)
            c->marks[claim->figures[1]] |= FIG_MARK_BEFORE;
    }
}

void fig_forget_numbers(fig_checking *c)
{
    const bool nomem = c->pool.nomem;
    fig_number_pool_clear(&c->pool);
    c->pool.nomem = nomem;
}

fig_status fig_check_run(const fig_check *check, const fig_document *document, fig_result *result, fig_error *error)
{
    fig_document own;
    fig_checking c = {.check = check, .document = FIG_SIZED(fig_document, document, &own, error), .result = result};
    fig_status status = FIG_OK;
    if (!c.document)
        return FIG_E_USAGE;
    c.marks = fig_calloc(result->count + 1, sizeof *c.marks);
    c.nomem = !c.marks;
    if (!c.nomem)
        mark_figures(&c);
    if (!c.nomem)
        fig_settle_currencies(&c);
    fig_forget_numbers(&c);
    for (size_t i = 0; i < sizeof checks / sizeof *checks && !c.nomem && !c.pool.nomem; i++) {
        checks[i](&c);
        fig_forget_numbers(&c);
    }
    if (c.nomem || c.pool.nomem || c.why.failed || c.text.failed || !keep_findings(&c))
        status = fig_error_nomem(error);
    else
        count_coverage(&c);
    if (status == FIG_OK && c.limited)
        status = warn(result, "more figures or findings than can be checked in one document: the rest was left unchecked; split it", error);
    fig_number_pool_clear(&c.pool);
    fig_strbuf_clear(&c.why);
    fig_strbuf_clear(&c.text);
    fig_free(c.findings);
    fig_free(c.marks);
    return status;
}

const char *fig_verdict_name(fig_verdict verdict)
{
    static const char *const words[] = {"", "consistent", "inconsistent", "undecidable"};
    return (unsigned)verdict < sizeof words / sizeof *words ? words[verdict] : "";
}
