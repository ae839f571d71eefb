/*
 * Roles: what a figure is said to be: a change or a level, an age, about or more than, before or since, per something.
 *
 * in   "rose 5 pct", direction:{move} d:{percent}          out   d: role change, direction up
 */
#include "../record/enum_names.h"
#include "action.h"
#include "word.h"
#include <string.h>

static fig_direction direction_called(const char *name)
{
    return fig_action_same(name, "up") ? FIG_DIRECTION_UP : fig_action_same(name, "down") ? FIG_DIRECTION_DOWN : FIG_DIRECTION_NONE;
}

static fig_direction direction_of(const fig_row *row)
{
    const char *value = row ? fig_row_attr(row, "direction") : NULL;
    if (!value && row && row->value_count)
        value = row->values[0];
    return value ? direction_called(value) : FIG_DIRECTION_NONE;
}

/* Five to three, 6-2, 4 of her 13 employees: two numbers of things, no part by which something moved. */
static bool counts_both(const fig_work *w, const fig_draft *d)
{
    if (d->kind != FIG_KIND_RATIO)
        return false;
    const bool digits = w->tokens.type[d->first] == FIG_TOKEN_DIGITS;
    for (uint32_t k = d->first + 1; k + 1 < d->last; k++)
        if (fig_token_is_word(w, k) || (digits && !fig_token_is_symbol(w, k, '/')))
            return true;
    return false;
}

/* The sign of "down -9%" says once more what the word says: values have no sign of their own where there is a direction. */
static void drop_sign(fig_work *w, fig_draft *d)
{
    if (d->direction == FIG_DIRECTION_DOWN && d->value.has_low && !d->value.is_range && fig_number_is_negative(d->value.low))
        d->value.low = d->value.high = fig_number_neg(&w->pool, d->value.low);
}

/* Roles and directions for every figure that the make names. Where nothing says a direction it is that of the figure `a`, to which they are joined. */
static bool set_role(fig_work *w, const fig_rule *link, fig_role role)
{
    const fig_row *move = fig_action_row(w, FIG_NAME_DIRECTION);
    const char *constant = fig_make_attr(&link->make, "direction");
    fig_direction direction = constant ? direction_called(constant) : direction_of(move);
    const char *never = move ? fig_row_attr(move, "never") : NULL; /* kinds of figures that the word says nothing of */
    const fig_draft *joined = fig_action_draft(w, FIG_NAME_A);
    if (direction == FIG_DIRECTION_NONE && joined)
        direction = joined->direction;
    bool any = false;
    for (size_t i = 0; i < link->make.name_count; i++) {
        fig_draft *d = fig_action_draft(w, link->make.names[i]);
        if (!d || d->role != FIG_ROLE_NONE || d->still || (role == FIG_ROLE_CHANGE && counts_both(w, d)) ||
            (never && fig_action_same(never, fig_kind_name(d->kind))))
            continue;
        d->role = role;
        if (role == FIG_ROLE_CHANGE && d->direction == FIG_DIRECTION_NONE) {
            d->direction = direction;
            drop_sign(w, d);
        }
        any = true;
    }
    return any;
}

bool fig_act_change(fig_work *w, const fig_rule *link)
{
    return set_role(w, link, FIG_ROLE_CHANGE);
}

bool fig_act_level(fig_work *w, const fig_rule *link)
{
    return set_role(w, link, FIG_ROLE_LEVEL);
}

/* still d: no link behind this one makes it a change or a level; `units={step}|{stair}`: only of these */
bool fig_act_still(fig_work *w, const fig_rule *link)
{
    const char *units = fig_make_attr(&link->make, "units");
    bool any = false;
    for (size_t i = 0; i < link->make.name_count; i++) {
        fig_draft *d = fig_action_draft(w, link->make.names[i]);
        if (!d || d->still || (units && (!d->unit_count || !fig_action_among(units, d->unit))))
            continue;
        d->still = any = true;
    }
    return any;
}

bool fig_act_age(fig_work *w, const fig_rule *link)
{
    fig_draft *d = fig_action_draft(w, link->make.names[0]);
    int64_t years;
    if (!d || !d->value.has_low || d->value.is_range || !fig_number_to_int(d->value.low, &years) || years < 0 || years > 130)
        return false;
    if (d->kind == FIG_KIND_NUMBER) {
        fig_strbuf *b = fig_normal_write(&w->normaliser);
        fig_strbuf_char(b, 'P');
        fig_strbuf_uint(b, (uint64_t)years);
        fig_strbuf_char(b, 'Y');
        d->kind = FIG_KIND_DURATION;
        d->iso = fig_normal_written(&w->normaliser);
    }
    d->role = FIG_ROLE_AGE;
    return d->kind == FIG_KIND_DURATION;
}

/* Does an amount of the same unit, or a percentage, stand right before the bound? Then it says how much one is more than the other: 9 dollars more than 40
 * dollars, 12 percent more than 40 dollars. */
static bool is_compared(const fig_work *w, const fig_draft *d, fig_mod mod)
{
    enum { BEFORE = 3 }; /* items: 12.7 g/t gold over 3.2 metres */
    const uint32_t at = w->bound.of[FIG_NAME_MOD].first;
    for (uint32_t i = at; mod == FIG_MOD_MORE_THAN && d->kind == FIG_KIND_QUANTITY && !d->per && i-- > 0 && at - i <= BEFORE;) {
        const fig_draft *rate = w->item_draft[i] >= 0 ? &w->drafts[w->item_draft[i]] : NULL;
        if (rate && rate->kind == FIG_KIND_QUANTITY && rate->per)
            return true;
    }
    const fig_draft *a = (mod == FIG_MOD_MORE_THAN || mod == FIG_MOD_LESS_THAN) && at && w->item_draft[at - 1] >= 0
                             ? &w->drafts[w->item_draft[at - 1]]
                             : NULL;
    if (a && a->kind == FIG_KIND_PERCENT && d->kind != FIG_KIND_PERCENT && d->kind != FIG_KIND_DURATION)
        return true;
    return a && a->kind == d->kind && a->unit_count && d->unit_count && strcmp(a->unit, d->unit) == 0;
}

bool fig_act_mod(fig_work *w, const fig_rule *link)
{
    fig_draft *d = fig_action_draft(w, link->make.names[0]);
    const fig_row *row = fig_action_row(w, FIG_NAME_MOD);
    const char *but = fig_make_attr(&link->make, "but");
    if (!d || !row || !row->value_count || (but && d->unit_count && fig_action_among(but, d->unit)))
        return false;
    const fig_mod mod = (fig_mod)fig_enum_value(&fig_mod_names, row->values[0], strlen(row->values[0]));
    bool vague = d->mod == FIG_MOD_APPROX && mod != FIG_MOD_NEARLY; /* about 500 or more: the bound says more */
    if (d->value.is_range && mod != FIG_MOD_APPROX && mod != FIG_MOD_NEARLY)
        return false; /* both its ends are known */
    if (mod == FIG_MOD_NONE || mod == d->mod || (d->mod != FIG_MOD_NONE && !vague) || is_compared(w, d, mod))
        return false;
    d->mod = mod;
    return true;
}

/* "by Friday's close" says nothing of Friday. */
static bool possesses(const fig_work *w, const fig_draft *d)
{
    if (w->known.possessive < 0 || d->last >= w->tokens.count)
        return false;
    const char *next = w->text + w->tokens.begin[d->last];
    size_t len = w->tokens.end[d->last] - w->tokens.begin[d->last];
    return fig_grammar_row_of(w->grammar, (uint32_t)w->known.possessive, next, len) != NULL;
}

bool fig_act_rel(fig_work *w, const fig_rule *link)
{
    fig_draft *d = fig_action_draft(w, link->make.names[0]);
    const fig_row *row = fig_action_row(w, FIG_NAME_REL);
    const char *value = row && row->value_count ? row->values[0] : fig_make_attr(&link->make, "rel");
    if (!d || !value || d->rel != FIG_REL_NONE || possesses(w, d))
        return false;
    const fig_rel rel = (fig_rel)fig_enum_value(&fig_rel_names, value, strlen(value));
    if (rel == FIG_REL_FROM && d->value.dated && d->value.dated->is_range)
        return false; /* "from March to June": the range says it */
    d->rel = rel;
    if (row && fig_row_attr(row, "look"))
        d->look = FIG_LOOK_FORWARD;
    return true;
}

/* The second looks the way that the first does. */
static bool look_alike(fig_work *w, const fig_rule *link)
{
    const fig_draft *first = fig_action_draft(w, link->make.names[0]);
    fig_draft *second = fig_action_draft(w, link->make.names[1]);
    if (!first || !second || first->rel == FIG_REL_SINCE || (second->look == first->look && second->leans == first->leans))
        return false;
    second->look = first->look;
    second->leans = first->leans;
    return true;
}

bool fig_act_look(fig_work *w, const fig_rule *link)
{
    bool any = false;
    if (link->make.name_count > 1 && fig_make_attr(&link->make, "alike"))
        return look_alike(w, link);
    for (size_t i = 0; i < link->make.name_count; i++) {
        fig_draft *d = fig_action_draft(w, link->make.names[i]);
        const char *look = fig_make_attr(&link->make, "look"), *never = fig_make_attr(&link->make, "never");
        if (!d || (never && fig_action_among(never, d->rule->name)))
            continue;
        if (look && fig_action_same(look, "lean"))
            d->leans = d->look == FIG_LOOK_BACK;
        else if (look && fig_action_same(look, "back-lean")) /* whatever was said before */
            d->look = FIG_LOOK_BACK, d->leans = true;
        else if (look && fig_action_same(look, "back"))
            d->look = FIG_LOOK_BACK, d->leans = false;
        else if (look && fig_action_same(look, "aside"))
            d->aside = true;
        else
            d->look = FIG_LOOK_FORWARD, d->leans = false;
        any = true;
    }
    return any;
}

/* flag flag=boilerplate: every figure of the sentence */
bool fig_act_flag(fig_work *w, const fig_rule *link)
{
    const char *which = fig_make_attr(&link->make, "flag");
    unsigned bit = 0;
    for (unsigned b = 1; b <= FIG_FLAG_FISCAL; b <<= 1)
        if (which && fig_action_same(fig_flag_name(b), which))
            bit = b;
    if (!w->figure_count || (w->drafts[w->item_draft[w->figures[0]]].flags & bit))
        return false;
    for (size_t i = 0; i < w->figure_count; i++)
        w->drafts[w->item_draft[w->figures[i]]].flags |= bit;
    return bit != 0;
}

bool fig_act_per(fig_work *w, const fig_rule *link)
{
    const fig_row *row = fig_action_row(w, FIG_NAME_PER);
    const char *constant = fig_make_attr(&link->make, "per");
    const bool supplied = fig_make_attr(&link->make, "supplied") != NULL;
    bool any = false;
    for (size_t i = 0; i < link->make.name_count; i++) {
        fig_draft *d = fig_action_draft(w, link->make.names[i]);
        const bool lent = d && d->supplied & FIG_SUPPLIED_PER; /* which its own goes before */
        if (!d || (d->per && (supplied || !lent)) || (d->value.scaled && fig_make_attr(&link->make, "unscaled")))
            continue;
        d->per = constant ? fig_arena_copy(w->arena, constant, strlen(constant)) : row && row->value_count ? row->values[0] : NULL;
        if (d->per)
            d->supplied = (d->supplied & ~(unsigned)FIG_SUPPLIED_PER) | (supplied ? FIG_SUPPLIED_PER : 0);
        any = d->per != NULL;
    }
    return any;
}

/* Is `word` one of "a|b|c"? */
bool fig_action_among(const char *words, const char *word)
{
    size_t n = strlen(word);
    for (const char *at = words; (at = strstr(at, word)) != NULL; at++)
        if ((at == words || at[-1] == '|') && (!at[n] || at[n] == '|'))
            return true;
    return false;
}

/* weight v a was=GBP unit=[lb_av] beside=kg|g: money that is a quantity, as what stands beside it says: 45 kilograms (99 pounds) */
bool fig_act_weight(fig_work *w, const fig_rule *link)
{
    const char *was = fig_make_attr(&link->make, "was"), *unit = fig_make_attr(&link->make, "unit"),
               *beside = fig_make_attr(&link->make, "beside");
    fig_draft *v = fig_action_draft(w, link->make.names[0]);
    const fig_draft *a = fig_action_draft(w, link->make.names[1]);
    if (!v || !a || !was || !unit || !beside || !v->unit_count || !a->unit_count || !fig_action_same(v->unit, was) ||
        !fig_action_among(beside, a->unit) || !(unit = fig_arena_copy(w->arena, unit, strlen(unit))))
        return false;
    v->kind = FIG_KIND_QUANTITY;
    fig_draft_set_unit(v, unit);
    return true;
}

/* What is counted, of a name that holds no figure: its row's unit, in braces, or the singular of its last word; NULL: none. */
static const char *counted_unit(const fig_work *w, int name)
{
    const fig_link_bound *b = &w->bound.of[name];
    if (b->first == b->last || w->item_draft[b->last - 1] >= 0)
        return NULL;
    const fig_row *row = fig_action_row(w, name);
    if (row && row->value_count && row->values[0][0] == '{')
        return row->values[0];
    const uint32_t at = w->item_token[b->last - 1];
    return fig_singular_noun(&w->normaliser, w->text + w->tokens.begin[at], w->tokens.end[at] - w->tokens.begin[at]);
}

/* Several readings of a unit, best first: Cel|[degF]. */
static void set_readings(fig_work *w, fig_draft *d, const char *among)
{
    const char *units[FIG_DRAFT_UNITS];
    size_t n = 0;
    for (const char *at = among; *at && n < FIG_DRAFT_UNITS;) {
        size_t length = strcspn(at, "|");
        units[n] = fig_arena_copy(w->arena, at, length);
        if (!units[n++])
            return;
        at += length + (at[length] == '|');
    }
    if (n > 1)
        fig_units_set(w, d, units, n);
}

/* kind=index unit={point} for the numbers named; was=index: for what is of that kind; a name of words says what is counted */
bool fig_act_kind(fig_work *w, const fig_rule *link)
{
    const char *kind = fig_make_attr(&link->make, "kind"), *unit = fig_make_attr(&link->make, "unit"),
               *was = fig_make_attr(&link->make, "was");
    fig_kind from = was ? fig_kind_from_name(was, strlen(was)) : FIG_KIND_NUMBER;
    bool any = false;
    for (size_t i = 0; !unit && i < link->make.name_count; i++)
        unit = counted_unit(w, link->make.names[i]);
    for (size_t i = 0; kind && i < link->make.name_count; i++) {
        fig_draft *d = fig_action_draft(w, link->make.names[i]);
        if (!d || d->kind != from)
            continue;
        fig_action_make_kind(d, fig_kind_from_name(kind, strlen(kind)), unit ? fig_arena_copy(w->arena, unit, strlen(unit)) : NULL);
        if (unit)
            set_readings(w, d, unit);
        if (was || fig_make_attr(&link->make, "written"))
            d->supplied &= ~(unsigned)FIG_SUPPLIED_UNIT;
        any = true;
    }
    return any;
}

/* nth v a: an ordinal that is a quarter or a half of the year, as the date a is: up 3% in the third quarter and 2% in the second */
bool fig_act_nth(fig_work *w, const fig_rule *link)
{
    int64_t n;
    fig_draft *v = fig_action_draft(w, link->make.names[0]);
    const fig_draft *a = fig_action_draft(w, link->make.names[1]);
    const fig_dated *like = a && a->kind == FIG_KIND_DATE ? a->value.dated : NULL;
    if (!v || v->kind != FIG_KIND_ORDINAL || !like || like->is_range || !fig_number_to_int(v->value.low, &n))
        return false;
    const bool quarter = like->when.quarter >= 1, half = like->when.half >= 1;
    if (n < 1 || n > (quarter ? 4 : half ? 2 : 0))
        return false;
    fig_dated *made = fig_arena_alloc(&w->passing, sizeof *made);
    if (!made) {
        w->failed = true;
        return false;
    }
    *made = *like;
    *(quarter ? &made->when.quarter : &made->when.half) = (int16_t)n;
    v->kind = FIG_KIND_DATE;
    v->value = fig_value_empty();
    v->value.dated = made;
    v->look = a->look;
    v->leans = a->leans;
    return true;
}

/* A unit of the draft's is another: that one first, then what else it could be; `alone`: nothing else. */
static bool replace_unit(fig_work *w, fig_draft *d, const char *unit, bool alone)
{
    const char *units[FIG_DRAFT_UNITS];
    size_t n = 0;
    units[n++] = unit;
    for (size_t i = 1; !alone && i < d->unit_count; i++)
        if (!fig_action_same(fig_draft_unit(d, i), unit))
            units[n++] = fig_draft_unit(d, i);
    if (n > 1)
        return fig_units_set(w, d, units, n);
    fig_draft_set_unit(d, unit);
    return true;
}

/* unit v was=[oz_av] unit=[oz_tr] alone=1: v, and where none is bound every figure of the sentence, with the one unit gets the other */
bool fig_act_unit(fig_work *w, const fig_rule *link)
{
    const char *was = fig_make_attr(&link->make, "was"), *unit = fig_make_attr(&link->make, "unit");
    const fig_draft *v = fig_action_draft(w, FIG_NAME_V);
    bool any = false;
    for (size_t i = 0; was && unit && i < w->figure_count && i < 200; i++) {
        fig_draft *d = &w->drafts[w->item_draft[w->figures[i]]];
        if ((!v || d == v) && d->unit_count && fig_action_same(d->unit, was))
            any = replace_unit(w, d, unit, fig_make_attr(&link->make, "alone")) || any;
    }
    return any;
}
