/*
 * Link: tier 2, rules over a sentence as figures and the tokens between them.
 *
 * in   the drafts of a sentence          out   the same drafts: roles, directions, supplied units, ties
 * Links run in file order (supply before the rest), each from every item, figures first; each sees what those before it made. The view (match/view.h) says from where a link can match and how;
 * w->matcher.plain asks the matcher everywhere instead: the twin that tests compare with.
 */
#include "../base/alloc.h"
#include "../base/bits.h"
#include "action.h"
#include <string.h>

enum { RUNS_FIRST = 1, RUNS_BEFORE = 2 }; /* a link that runs first; a level of an index, which is no price, before those */

/* The fields that a link asks of figures; the kinds count as one, bit 0. */
static uint16_t asked(const fig_sketches *k, const fig_sketch_line *line)
{
    unsigned wants = 1u << FIG_WANT_ANY;
    for (const fig_sketch_node *n = k->nodes + line->first, *end = n + line->count; n < end; n++) {
        if (n->op == FIG_SKETCH_FIGURE)
            wants |= 1u << n->want;
        else if (n->op == FIG_SKETCH_EITHER || n->op == FIG_SKETCH_PHRASE)
            for (uint32_t i = 0; i < k->mixes[n->mix].figure_count; i++)
                wants |= 1u << k->figures[k->mixes[n->mix].figures + i].want;
    }
    return (uint16_t)wants;
}

bool fig_link_init(fig_work *w)
{
    const fig_grammar *g = w->grammar;
    const fig_sketches *k = &g->sketches;
    const int index = fig_action_find("index"), claim = fig_action_find("claim");
    w->link_plans = fig_calloc(g->link_count + 1, sizeof *w->link_plans);
    w->supply_lines = fig_calloc(k->line_count / 64 + 1, sizeof *w->supply_lines);
    w->claim_lines = fig_calloc(k->line_count / 64 + 1, sizeof *w->claim_lines);
    if (!w->link_plans || !w->supply_lines || !w->claim_lines)
        return false;
    for (uint32_t l = 0; l < g->link_count; l++)
        w->link_plans[l].runs =
            (uint8_t)((g->links[l].make.verb_id % 2 == 0 ? RUNS_FIRST : 0) | (g->links[l].make.verb_id == index ? RUNS_BEFORE : 0));
    for (uint32_t line = (uint32_t)k->fact_line; line-- > 0;) {
        fig_link_plan *plan = &w->link_plans[k->lines[line].rule];
        plan->line = line;
        plan->asks |= asked(k, &k->lines[line]);
        if (plan->runs & RUNS_FIRST)
            w->supply_lines[line >> 6] |= UINT64_C(1) << (line & 63);
        if (g->links[k->lines[line].rule].make.verb_id == claim)
            w->claim_lines[line >> 6] |= UINT64_C(1) << (line & 63);
    }
    w->link_plans[g->link_count].line = (uint32_t)k->fact_line;
    return true;
}

/* The first possible line from `line` on whose link runs first, or does not; where there is none, one that is no link's. */
static inline uint32_t next_line(const fig_work *w, uint32_t line, bool first)
{
    const size_t count = w->grammar->sketches.fact_line;
    uint64_t mask = UINT64_MAX << line % 64;
    for (size_t i = line / 64; i <= count / 64; i++, mask = UINT64_MAX) {
        uint64_t set = w->view.possible[i] & (first ? w->supply_lines[i] : ~w->supply_lines[i]) & mask;
        if (set)
            return (uint32_t)(i * 64 + fig_bits_lowest(set));
    }
    return (uint32_t)count;
}

/* The same of links; link_count where there is none. */
static inline uint32_t next_link(const fig_work *w, uint32_t link, bool first)
{
    const fig_grammar *g = w->grammar;
    if (!w->matcher.plain) {
        uint32_t line = next_line(w, w->link_plans[link].line, first);
        return line < g->sketches.fact_line ? g->sketches.lines[line].rule : (uint32_t)g->link_count;
    }
    while (link < g->link_count && (w->link_plans[link].runs & RUNS_FIRST) != first)
        link++;
    return link;
}

/* From which items of a window can this link match? */
static uint64_t starts(fig_work *w, uint32_t link, size_t window)
{
    uint64_t at = 0;
    w->gained = 0;
    if (w->matcher.plain) {
        size_t left = w->items.count - (window << w->view.shift), all = (size_t)1 << w->view.shift;
        return left < all ? (UINT64_C(1) << left) - 1 : all == 64 ? UINT64_MAX : UINT32_MAX;
    }
    if (w->view.windows > 1)
        fig_view_look(&w->view, window);
    for (uint32_t line = w->link_plans[link].line; line < w->link_plans[link + 1].line; line++)
        if (fig_view_possible(&w->view, line))
            at |= fig_view_starts(&w->view, line);
    return at;
}

/* The walk of the first line that has one at an item, into w->bound. */
static uint32_t walk(fig_work *w, uint32_t link, uint32_t item)
{
    if (w->view.windows > 1 || w->matcher.plain)
        return FIG_WALK_UNSURE;
    for (uint32_t line = w->link_plans[link].line; line < w->link_plans[link + 1].line; line++) {
        if (!fig_view_possible(&w->view, line) || !(w->view.starts[line] >> item & 1))
            continue;
        uint32_t end = fig_view_walk(&w->view, line, item, &w->bound);
        if (end != FIG_WALK_NONE)
            return end;
    }
    return FIG_WALK_NONE;
}

/* The match of a link at an item, into w->bound: its end, or UINT32_MAX. */
static uint32_t bind(fig_work *w, uint32_t link, uint32_t item)
{
    uint32_t end = walk(w, link, item);
    if (end != FIG_WALK_UNSURE)
        return end == FIG_WALK_NONE ? UINT32_MAX : end;
    fig_items_fill(w);
    end = fig_matcher_run(&w->matcher, w->grammar->links[link].program, &w->items, item, UINT32_MAX);
    if (end != UINT32_MAX)
        fig_link_binding_read(&w->bound, w->matcher.trace, w->matcher.trace_count);
    return end;
}

/* What an action made of the figures of its match. */
static void see_changes(fig_work *w, uint32_t first, uint32_t last)
{
    for (size_t i = 0; i < w->figure_count && w->figures[i] < last; i++) {
        uint32_t item = w->figures[i];
        if (item < first)
            continue;
        const fig_draft *d = &w->drafts[w->item_draft[item]];
        uint8_t kind = w->item_kind[item];
        uint16_t has = w->item_has[item], now = fig_items_has(d);
        if (kind == (uint8_t)d->kind && has == now)
            continue;
        w->item_kind[item] = (uint8_t)d->kind;
        w->item_has[item] = now;
        unsigned gained = (now & ~(unsigned)has) | (kind != (uint8_t)d->kind);
        w->gained |= gained;
        w->link_version++;
        for (; gained; gained &= gained - 1)
            w->gained_at[fig_bits_lowest(gained)] = w->link_version;
        fig_view_change(&w->view, item, kind, has);
    }
}

static bool try_link(fig_work *w, uint32_t index, uint32_t item)
{
    const fig_rule *link = &w->grammar->links[index];
    uint32_t end = bind(w, index, item);
    if (end == UINT32_MAX)
        return false;
    fig_work_tell(w, FIG_EVENT_LINKING, link, item, end, NULL, NULL, NULL);
    fig_acted acted = fig_link_act(w, link);
    fig_work_tell(w, acted ? FIG_EVENT_LINKED : FIG_EVENT_IDLE, link, item, end, NULL, NULL, NULL);
    if (acted == FIG_ACTED)
        see_changes(w, item, end);
    return acted != FIG_IDLE;
}

/* A link from those of its starts in a window that are `among` the items; `set`: all its starts there; `later`: items that will be asked for. */
static bool run_from(fig_work *w, uint32_t link, size_t window, uint64_t *set, uint64_t among, uint64_t later)
{
    bool found = false;
    uint64_t version = w->link_version;
    while (*set & among) {
        unsigned at = fig_bits_lowest(*set & among);
        among &= UINT64_MAX << at << 1;
        found = try_link(w, link, (uint32_t)(window << w->view.shift) + at) || found;
        if (version == w->link_version)
            continue;
        version = w->link_version;
        /* figures have changed: look again, unless nothing is left that could be a start, nor can be one now */
        if ((*set & (among | later)) || (w->gained & w->link_plans[link].asks))
            *set = starts(w, link, window);
    }
    return found;
}

/* A link from each figure that it can start at, then from other items; `set`: its starts in the only window. */
static void run_in_one(fig_work *w, uint32_t link, uint64_t set)
{
    const uint64_t figures = fig_view_figures(&w->view, 0);
    run_from(w, link, 0, &set, figures, ~figures);
    run_from(w, link, 0, &set, ~figures, 0);
}

static void run_link(fig_work *w, uint32_t link)
{
    if (w->view.windows == 1) {
        run_in_one(w, link, starts(w, link, 0));
        return;
    }
    for (int words = 0; words < 2; words++)
        for (size_t window = 0; window < w->view.windows; window++) {
            uint64_t set = starts(w, link, window), figures = fig_view_figures(&w->view, window);
            run_from(w, link, window, &set, words ? ~figures : figures, 0);
        }
}

/* The links that do not run first. */
static void run_rest(fig_work *w)
{
    const fig_sketches *k = &w->grammar->sketches;
    for (uint32_t line = 0; (line = fig_view_next(&w->view, line, (uint32_t)k->fact_line, w->supply_lines)) < k->fact_line && !w->failed;) {
        const uint32_t link = k->lines[line].rule, end = w->link_plans[link + 1].line;
        uint64_t set = w->view.starts[line++];
        for (; line < end; line++)
            if (fig_view_possible(&w->view, line))
                set |= fig_view_starts(&w->view, line);
        w->gained = 0;
        run_in_one(w, link, set);
    }
}

/* The same where a sentence has more windows than one, or the matcher is asked everywhere. */
static void run_rest_slowly(fig_work *w)
{
    const uint32_t count = (uint32_t)w->grammar->link_count;
    for (uint32_t l = next_link(w, 0, false); l < count && !w->failed; l = next_link(w, l + 1, false))
        run_link(w, l);
}

static bool has_number(const fig_work *w)
{
    for (size_t i = 0; i < w->figure_count; i++)
        if (w->item_kind[w->figures[i]] == FIG_KIND_NUMBER)
            return true;
    return false;
}

/* The same as starts, kept until a figure changes; where there were none, until one has what the link asks for. */
static uint64_t kept_starts(fig_work *w, uint32_t link, size_t window)
{
    fig_link_start *s = &w->link_starts[window * w->grammar->link_count + link];
    bool old = s->version < w->link_version && (s->at || s->version < w->sentence_version);
    for (unsigned set = w->link_plans[link].asks; !old && set; set &= set - 1)
        old = s->version < w->gained_at[fig_bits_lowest(set)];
    if (old)
        *s = (fig_link_start){starts(w, link, window), w->link_version};
    return s->at;
}

/* The last figure before `end` at which a link that runs first can start, or SIZE_MAX where there is none. */
static size_t last_supplied(fig_work *w, size_t end)
{
    const uint32_t count = (uint32_t)w->grammar->link_count;
    for (size_t window = end ? (end - 1) >> w->view.shift : 0; end;) {
        size_t first = window << w->view.shift;
        uint64_t set = 0;
        for (uint32_t l = next_link(w, 0, true); l < count; l = next_link(w, l + 1, true))
            set |= kept_starts(w, l, window);
        set &= fig_view_figures(&w->view, window);
        if (end - first < 64)
            set &= (UINT64_C(1) << (end - first)) - 1;
        if (set)
            return first + fig_bits_highest(set);
        if (!window--)
            break;
    }
    return SIZE_MAX;
}

enum { PASSES = 12 };

/* What the text leaves out comes from the nearest figure that has it: so from right to left, and again while something was found ("5 mln dlrs, 6 mln and 7 mln"). */
static void supply(fig_work *w)
{
    const uint32_t count = (uint32_t)w->grammar->link_count;
    uint32_t l = next_link(w, 0, true);
    bool found = l < count;
    for (; l < count; l = next_link(w, l + 1, true))
        if (w->link_plans[l].runs & RUNS_BEFORE)
            run_link(w, l);
    for (int pass = 0; pass < PASSES && found && !w->failed && (!pass || has_number(w)); pass++) {
        found = false;
        for (l = next_link(w, 0, true); l < count; l = next_link(w, l + 1, true))
            for (size_t window = 0; window < w->view.windows; window++) {
                uint64_t set = kept_starts(w, l, window);
                found = run_from(w, l, window, &set, ~fig_view_figures(&w->view, window), 0) || found;
            }
        for (size_t item = w->items.count; (item = last_supplied(w, item)) != SIZE_MAX;) {
            size_t window = item >> w->view.shift;
            for (l = next_link(w, 0, true); l < count; l = next_link(w, l + 1, true))
                if (kept_starts(w, l, window) >> (item - (window << w->view.shift)) & 1)
                    found = try_link(w, l, (uint32_t)item) || found;
        }
    }
}

/* Room for the starts of all links; what is there is of older versions. */
static bool ready_starts(fig_work *w)
{
    const size_t need = w->view.windows * w->grammar->link_count;
    w->sentence_version = ++w->link_version;
    if (need <= w->link_start_capacity)
        return true;
    if (!fig_grow(&w->link_starts, &w->link_start_capacity, need, sizeof *w->link_starts))
        return false;
    memset(w->link_starts, 0, w->link_start_capacity * sizeof *w->link_starts);
    return true;
}

void fig_link(fig_work *w, const fig_sentence *s)
{
    if (s->from == s->to || !w->grammar->link_count)
        return;
    if (!fig_items_view(w, s) || !ready_starts(w)) {
        w->failed = true;
        return;
    }
    supply(w);
    if (w->view.windows == 1 && !w->matcher.plain)
        run_rest(w);
    else
        run_rest_slowly(w);
}
