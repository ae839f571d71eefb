/*
 * Facts: the `fact` rules over a sentence.
 *
 * in   items of the sentence after all links (w->item_*)          out   fact drafts
 * Rules run in file order. Each is tried from its last start to its first, so that of two verbs before a figure the nearer one says whose it is; what was said stays said.
 */
#include "fact.h"
#include "../base/alloc.h"
#include "../base/bits.h"
#include "fact_act.h"
#include "fact_each.h"
#include "name.h"
#include "owner.h"
#include <string.h>

/* before=source, after=measure …: what the noun phrase beside is; unsaid: that of subject and measure. */
static uint16_t phrase_of(const char *role)
{
    static const struct {
        const char *name;
        size_t at;
    } all[] = {{"source", offsetof(fig_fact_draft, source)},   {"compared", offsetof(fig_fact_draft, compared)},
               {"measure", offsetof(fig_fact_draft, measure)}, {"agent", offsetof(fig_fact_draft, agent)},
               {"object", offsetof(fig_fact_draft, object)},   {"subject", offsetof(fig_fact_draft, subject)}};
    for (size_t i = 0; role && i < sizeof all / sizeof *all; i++)
        if (strcmp(all[i].name, role) == 0)
            return (uint16_t)all[i].at;
    return offsetof(fig_fact_draft, phrase);
}

static fig_fact_plan plan_of(const fig_make *m)
{
    fig_fact_plan p = {.before = phrase_of(fig_make_attr(m, "before")),
                       .after = phrase_of(fig_make_attr(m, "after")),
                       .least = fig_make_attr(m, "least"),
                       .per = fig_make_attr(m, "per"),
                       .most = fig_make_attr(m, "most"),
                       .measure = fig_make_attr(m, "measure"),
                       .otherwise = fig_make_attr(m, "else"),
                       .status = fig_make_attr(m, "status"),
                       .frequency = fig_make_attr(m, "frequency"),
                       .adjustment = fig_make_attr(m, "adjustment"),
                       .direction = fig_make_attr(m, "direction"),
                       .basis = fig_make_attr(m, "basis"),
                       .span = fig_make_attr(m, "when"),
                       .value = fig_make_attr(m, "value") != NULL,
                       .change = fig_make_attr(m, "change") != NULL,
                       .same = fig_make_attr(m, "same") != NULL,
                       .like = fig_make_attr(m, "like") != NULL,
                       .claimed = fig_make_attr(m, "former") != NULL,
                       .verb = fig_make_attr(m, "verb") != NULL,
                       .past = fig_make_attr(m, "past") != NULL,
                       .quoted = fig_make_attr(m, "quoted") != NULL,
                       .fresh = fig_make_attr(m, "fresh") != NULL,
                       .clause = fig_make_attr(m, "clause") != NULL,
                       .thing = fig_make_attr(m, "thing") != NULL,
                       .fate = fig_make_attr(m, "fate") != NULL,
                       .joined = fig_make_attr(m, "joined") != NULL,
                       .unchanged = fig_make_attr(m, "unchanged") != NULL};
    p.subject = p.before == offsetof(fig_fact_draft, subject);
    return p;
}

static const char *named_measure(const fig_grammar *g, int list, const char *what)
{
    const fig_row *row = list < 0 ? NULL : fig_grammar_row_of(g, (uint32_t)list, what, strlen(what));
    return row && row->value_count ? row->values[0] : NULL;
}

bool fig_facts_init(fig_work *w)
{
    fig_facts *f = &w->facts;
    const fig_grammar *g = w->grammar;
    f->grammar = g;
    f->on = g->with_facts && g->fact_count;
    if (!f->on)
        return true;
    f->lists = fig_fact_lists_of(g);
    const int names = f->lists.quoted_measure;
    f->quoted_measure = (fig_quoted_measure){.rate = named_measure(g, names, "rate"),
                                             .level = named_measure(g, names, "level"),
                                             .yield = named_measure(g, names, "yield"),
                                             .price = named_measure(g, names, "price"),
                                             .share = named_measure(g, names, "share"),
                                             .part = named_measure(g, names, "part")};
    f->plans = fig_calloc(g->fact_count + 1, sizeof *f->plans);
    if (!f->plans)
        return false;
    for (size_t i = 0; i < g->fact_count; i++)
        f->plans[i] = plan_of(&g->facts[i].make);
    return true;
}

void fig_facts_clear(fig_facts *f)
{
    void *blocks[] = {f->plans, f->roles, f->drafts, f->fact_of, f->in_figure, f->beside, f->centers};
    for (size_t i = 0; i < sizeof blocks / sizeof *blocks; i++)
        fig_free(blocks[i]);
    fig_word_set *words[] = {&f->persons, &f->men, &f->women, &f->commons, &f->shorts, &f->capitals};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        fig_word_set_clear(words[i]);
    memset(f, 0, sizeof *f);
}

void fig_facts_begin(fig_facts *f)
{
    f->count = f->sentence_first = f->fact_of_count = f->marked = 0;
    f->capitals_known = f->topic_known = false;
    f->center_count = 0;
    fig_word_set_forget(&f->persons);
    fig_word_set_forget(&f->men);
    fig_word_set_forget(&f->women);
}

/* Room for the figures of the sentence, none of them in a fact yet. */
static bool ready(fig_work *w)
{
    fig_facts *f = &w->facts;
    const size_t need = w->draft_count;
    if ((need > f->fact_of_capacity && !fig_grow(&f->fact_of, &f->fact_of_capacity, need, sizeof *f->fact_of)) ||
        (need > f->beside_capacity && !fig_grow(&f->beside, &f->beside_capacity, need, sizeof *f->beside)))
        return false;
    for (size_t i = f->fact_of_count; i < need; i++) {
        f->fact_of[i] = -1;
        f->beside[i] = 0;
    }
    f->fact_of_count = need;
    return fig_figures_mark(w);
}

/* A line's match at an item into bound: its end, or UINT32_MAX. */
static uint32_t bind(fig_work *w, uint32_t rule, uint32_t line, uint32_t item)
{
    fig_facts *f = &w->facts;
    if (w->view.windows == 1 && !w->matcher.plain) {
        uint32_t end = fig_view_walk(&w->view, line, item, &f->bound);
        if (end != FIG_WALK_UNSURE)
            return end == FIG_WALK_NONE ? UINT32_MAX : end;
    }
    fig_items_fill(w);
    uint32_t end = fig_matcher_run(&w->matcher, w->grammar->facts[rule].program, &w->items, item, UINT32_MAX);
    if (end != UINT32_MAX)
        fig_link_binding_read(&w->facts.bound, w->matcher.trace, w->matcher.trace_count);
    return end;
}

static void run_line(fig_work *w, uint32_t line, size_t window, uint64_t set, uint32_t sentence)
{
    const uint32_t rule = w->grammar->sketches.lines[line].rule;
    while (set && !w->failed) {
        const unsigned at = fig_bits_highest(set);
        const uint32_t item = (uint32_t)(window << w->view.shift) + at;
        set ^= UINT64_C(1) << at;
        uint32_t end = bind(w, rule, line, item);
        if (end == UINT32_MAX)
            continue;
        fig_work_tell(w, FIG_EVENT_LINKING, &w->grammar->facts[rule], item, end, NULL, NULL, NULL);
        w->facts.matched = w->item_token[item];
        bool acted = fig_fact_act(w, &w->grammar->facts[rule], sentence);
        fig_work_tell(w, acted ? FIG_EVENT_LINKED : FIG_EVENT_IDLE, &w->grammar->facts[rule], item, end, NULL, NULL, NULL);
    }
}

static void run_lines(fig_work *w, uint32_t sentence)
{
    const fig_sketches *k = &w->grammar->sketches;
    const uint32_t count = (uint32_t)k->line_count;
    for (uint32_t line = (uint32_t)k->fact_line; (line = fig_view_next(&w->view, line, count, w->supply_lines)) < count && !w->failed;
         line++)
        run_line(w, line, 0, w->view.starts[line], sentence);
}

/* The same where a sentence has more windows than one. */
static void run_windows(fig_work *w, uint32_t sentence)
{
    fig_view *x = &w->view;
    const uint32_t count = (uint32_t)w->grammar->sketches.line_count;
    for (uint32_t line = (uint32_t)w->grammar->sketches.fact_line; line < count && !w->failed; line++)
        for (size_t window = fig_view_possible(x, line) ? x->windows : 0; window-- > 0;) {
            fig_view_look(x, window);
            run_line(w, line, window, fig_view_starts(x, line), sentence);
        }
}

/* Where a fact's first figure stands. */
static int32_t place_of(const fig_fact_draft *d)
{
    int32_t change = d->change_count ? d->changes[0].draft : -1;
    return d->value >= 0 && (change < 0 || d->value < change) ? d->value : change >= 0 ? change : d->ratio;
}

/* Changes in the order of the text; those that words alone say come last. */
static void put_changes_in_order(fig_fact_draft *d)
{
    for (size_t i = 1; i < d->change_count; i++) {
        const fig_change_draft c = d->changes[i];
        size_t k = i;
        for (; k && c.draft >= 0 && (d->changes[k - 1].draft < 0 || d->changes[k - 1].draft > c.draft); k--)
            d->changes[k] = d->changes[k - 1];
        d->changes[k] = c;
    }
}

/* The facts of the sentence in the order of the text, without those that went into others. A sentence has 1,500 tokens at most. */
static void put_in_order(fig_work *w, const fig_sentence *s)
{
    fig_facts *f = &w->facts;
    size_t count = f->sentence_first;
    for (size_t i = f->sentence_first; i < f->count; i++) {
        if (f->drafts[i].gone)
            continue;
        put_changes_in_order(&f->drafts[i]);
        const fig_fact_draft d = f->drafts[i];
        if (place_of(&d) < 0)
            continue;
        size_t k = count++;
        for (; k > f->sentence_first && place_of(&f->drafts[k - 1]) > place_of(&d); k--)
            f->drafts[k] = f->drafts[k - 1];
        f->drafts[k] = d;
    }
    f->count = count;
    for (size_t i = s->from; i < s->to; i++)
        f->fact_of[i] = -1;
    for (size_t i = f->sentence_first; i < count; i++) {
        const fig_fact_draft *d = &f->drafts[i];
        if (d->value >= 0)
            f->fact_of[d->value] = (int32_t)i;
        if (d->from >= 0)
            f->fact_of[d->from] = (int32_t)i;
        if (d->revised >= 0)
            f->fact_of[d->revised] = (int32_t)i;
        if (d->ratio >= 0 && d->value < 0)
            f->fact_of[d->ratio] = (int32_t)i;
        for (size_t k = 0; k < d->change_count; k++)
            if (d->changes[k].draft >= 0)
                f->fact_of[d->changes[k].draft] = (int32_t)i;
    }
}

bool fig_kind_is_measured(fig_kind kind)
{
    switch (kind) {
    case FIG_KIND_MONEY:
    case FIG_KIND_PERCENT:
    case FIG_KIND_INDEX:
    case FIG_KIND_QUANTITY:
    case FIG_KIND_COUNT:
    case FIG_KIND_RATIO:
    case FIG_KIND_MULTIPLE:
    case FIG_KIND_NUMBER:
        return true;
    case FIG_KIND_NONE:
    case FIG_KIND_DATE:
    case FIG_KIND_TIME:
    case FIG_KIND_DURATION:
    case FIG_KIND_RECURRENCE:
    case FIG_KIND_ORDINAL:
    case FIG_KIND_COUNT_OF:
        break;
    }
    return false;
}

static bool measures(const fig_work *w, const fig_sentence *s)
{
    for (size_t i = s->from; i < s->to; i++)
        if (fig_kind_is_measured(w->drafts[i].kind))
            return true;
    return false;
}

void fig_facts_find(fig_work *w, const fig_sentence *s)
{
    fig_facts *f = &w->facts;
    if (!measures(w, s))
        return;
    if (!ready(w) || (!w->grammar->link_count && !fig_items_view(w, s))) {
        w->failed = true;
        return;
    }
    f->sentence_first = f->count;
    if (w->view.windows == 1)
        run_lines(w, s->number);
    else
        run_windows(w, s->number);
    put_in_order(w, s);
    for (size_t i = f->sentence_first; i < f->count; i++)
        fig_phrase_split(w, &f->drafts[i]);
    if (fig_fact_deal(w))
        put_in_order(w, s);
}
