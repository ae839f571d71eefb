/*
 * Action: what a link's `make` does to the figures it names.
 *
 * in   the names bound by the match (w->bound)          out   roles, directions, supplied units, ties
 * An action refuses what can't be: the same amount twice, a unit for what has one. What an earlier link said stays said.
 */
#include "work.h"
#include <string.h>

typedef bool (*action_fn)(fig_work *w, const fig_rule *link);

static int32_t draft_index(const fig_work *w, int name)
{
    const fig_link_bound *b = &w->bound[name];
    for (uint32_t i = b->first; i < b->last; i++)
        if (w->item_draft[i] >= 0)
            return w->item_draft[i];
    return -1;
}

static fig_draft *draft_of(const fig_work *w, int name)
{
    int32_t i = name ? draft_index(w, name) : -1;
    return i >= 0 ? &w->drafts[i] : NULL;
}

static const fig_row *row_of(const fig_work *w, int name)
{
    return w->bound[name].first < w->bound[name].last ? w->bound[name].row : NULL;
}

static fig_direction direction_of(const fig_row *row)
{
    const char *value = row ? fig_row_attr(row, "direction") : NULL;
    if (!value && row && row->value_count)
        value = row->values[0];
    return !value                       ? FIG_DIRECTION_NONE
           : strcmp(value, "up") == 0   ? FIG_DIRECTION_UP
           : strcmp(value, "down") == 0 ? FIG_DIRECTION_DOWN
                                        : FIG_DIRECTION_NONE;
}

static void make_kind(fig_draft *d, fig_kind kind, const char *unit)
{
    d->kind = kind;
    if (unit) {
        d->units[0] = unit;
        d->unit_count = 1;
        d->supplied |= FIG_SUPPLIED_UNIT;
    }
}

/* Roles and directions for every figure that the make names. */
static bool set_role(fig_work *w, const fig_rule *link, fig_role role)
{
    const fig_row *move = row_of(w, FIG_NAME_DIRECTION);
    const char *constant = fig_make_attr(&link->make, "direction");
    fig_direction direction = constant ? (*constant == 'u' ? FIG_DIRECTION_UP : FIG_DIRECTION_DOWN) : direction_of(move);
    bool any = false;
    for (size_t i = 0; i < link->make.name_count; i++) {
        fig_draft *d = draft_of(w, link->make.names[i]);
        if (!d || d->role != FIG_ROLE_NONE)
            continue;
        d->role = role;
        if (role == FIG_ROLE_CHANGE && d->direction == FIG_DIRECTION_NONE)
            d->direction = direction;
        any = true;
    }
    return any;
}

static bool act_change(fig_work *w, const fig_rule *link)
{
    return set_role(w, link, FIG_ROLE_CHANGE);
}

static bool act_level(fig_work *w, const fig_rule *link)
{
    return set_role(w, link, FIG_ROLE_LEVEL);
}

static bool act_age(fig_work *w, const fig_rule *link)
{
    fig_draft *d = draft_of(w, link->make.names[0]);
    int64_t years;
    if (!d || !d->value.has_low || d->value.is_range || !fig_number_to_int(d->value.low, &years) || years < 0 || years > 130)
        return false;
    if (d->kind == FIG_KIND_NUMBER) {
        fig_strbuf b = {0};
        d->kind = FIG_KIND_DURATION;
        fig_strbuf_format(&b, "P%dY", (int)years);
        memcpy(d->iso, fig_strbuf_cstr(&b), b.len + 1);
        fig_strbuf_clear(&b);
    }
    d->role = FIG_ROLE_AGE;
    return d->kind == FIG_KIND_DURATION;
}

/* A tie back: the later figure names the earlier. */
static bool tie(fig_work *w, const fig_rule *link, int32_t *(*field)(fig_draft *))
{
    int32_t a = draft_index(w, link->make.names[0]), b = draft_index(w, link->make.names[1]);
    if (a < 0 || b < 0 || a == b || *field(&w->drafts[b]) >= 0)
        return false;
    *field(&w->drafts[b]) = a;
    return true;
}

static int32_t *same_as_field(fig_draft *d)
{
    return &d->same_as;
}

static int32_t *restates_field(fig_draft *d)
{
    return &d->restates;
}

static int32_t *part_of_field(fig_draft *d)
{
    return &d->part_of;
}

static void drop_unit(fig_draft *d, const char *unit)
{
    size_t n = 0;
    for (size_t i = 0; i < d->unit_count; i++)
        if (strcmp(d->units[i], unit) != 0)
            d->units[n++] = d->units[i];
    if (n)
        d->unit_count = n;
}

static bool act_same_as(fig_work *w, const fig_rule *link)
{
    fig_draft *a = draft_of(w, link->make.names[0]), *b = draft_of(w, link->make.names[1]);
    if (!a || !b || a->kind != b->kind || !a->unit_count || !b->unit_count)
        return false;
    if (a->unit_count > 1 && b->unit_count == 1)
        drop_unit(a, b->units[0]); /* $62 million (US$49 million): the first is no U.S. dollar */
    else if (b->unit_count > 1 && a->unit_count == 1)
        drop_unit(b, a->units[0]);
    return strcmp(a->units[0], b->units[0]) != 0 && tie(w, link, same_as_field); /* a conversion has two units */
}

/* One amount in two measures: what the first is said to be, the second is too. */
static bool act_restates(fig_work *w, const fig_rule *link)
{
    const fig_draft *a = draft_of(w, link->make.names[0]);
    fig_draft *b = draft_of(w, link->make.names[1]);
    if (!tie(w, link, restates_field))
        return false;
    if (b->role == FIG_ROLE_NONE) {
        b->role = a->role;
        b->direction = a->direction;
    }
    if (!b->instrument && b->kind == FIG_KIND_PERCENT)
        b->instrument = a->instrument;
    return true;
}

/* part_of PART WHOLE */
static bool act_part_of(fig_work *w, const fig_rule *link)
{
    int32_t part = draft_index(w, link->make.names[0]), whole = draft_index(w, link->make.names[1]);
    if (part < 0 || whole < 0 || part == whole || w->drafts[part].part_of >= 0)
        return false;
    *part_of_field(&w->drafts[part]) = whole;
    return true;
}

static bool act_instrument(fig_work *w, const fig_rule *link)
{
    const fig_link_bound *b = &w->bound[FIG_NAME_INSTRUMENT];
    const char *name = NULL;
    bool any = false;
    if (b->first == b->last)
        return false;
    const fig_draft *maturity = draft_of(w, FIG_NAME_A);
    if (b->row && b->row->value_count && maturity && maturity->kind == FIG_KIND_DURATION && maturity->iso[0] == 'P') { /* P10Y: US10Y */
        size_t prefix = strlen(b->row->values[0]), length = strlen(maturity->iso + 1);
        char *joined = fig_arena_alloc(w->arena, prefix + length + 1);
        if (!joined)
            return false;
        memcpy(joined, b->row->values[0], prefix);
        memcpy(joined + prefix, maturity->iso + 1, length + 1);
        name = joined;
    } else if (b->row && b->row->value_count) {
        name = b->row->values[0];
    } else { /* the words as written, one blank between them */
        size_t begin = w->item_begin[b->first], end = w->item_end[b->last - 1];
        char *copy = fig_arena_copy(w->arena, w->text + begin, end - begin);
        for (size_t i = 0; copy && copy[i]; i++)
            if (copy[i] == '\n' || copy[i] == '\r' || copy[i] == '\t')
                copy[i] = ' ';
        name = copy;
    }
    for (size_t i = 0; name && i < link->make.name_count; i++) {
        fig_draft *d = draft_of(w, link->make.names[i]);
        if (!d || d->instrument || (d->unit_count && d->kind == FIG_KIND_NUMBER))
            continue;
        d->instrument = name;
        if (d->kind == FIG_KIND_NUMBER && strcmp(link->make.verb, "index") == 0)
            make_kind(d, FIG_KIND_INDEX, "{point}");
        any = true;
    }
    return any;
}

/* The same where bare numbers become levels and moves of the index; it runs before money is supplied. */
static bool act_index(fig_work *w, const fig_rule *link)
{
    return act_instrument(w, link);
}

/* pair v: a currency quoted in another: `a` is the base. 145.60/70 yen for a dollar: USD/JPY per USD */
static bool act_pair(fig_work *w, const fig_rule *link)
{
    const fig_row *base = row_of(w, FIG_NAME_A);
    bool any = false;
    for (size_t i = 0; base && base->value_count && i < link->make.name_count; i++) {
        fig_draft *d = draft_of(w, link->make.names[i]);
        const char *code = base->values[0];
        if (!d || d->kind != FIG_KIND_MONEY || d->instrument || d->value.scaled || !d->unit_count || strcmp(d->units[0], code) == 0 ||
            (d->per && strcmp(d->per, code) != 0))
            continue;
        char *name = fig_arena_alloc(w->arena, strlen(code) + strlen(d->units[0]) + 2);
        if (!name)
            return false;
        strcpy(name, code);
        strcat(name, "/");
        strcat(name, d->units[0]);
        d->instrument = name;
        if (!d->per) {
            d->per = code;
            d->supplied |= FIG_SUPPLIED_PER;
        }
        any = true;
    }
    return any;
}

static bool act_mod(fig_work *w, const fig_rule *link)
{
    fig_draft *d = draft_of(w, link->make.names[0]);
    const fig_row *row = row_of(w, FIG_NAME_MOD);
    if (!d || !row || !row->value_count || d->mod != FIG_MOD_NONE)
        return false;
    for (int m = 1; m <= FIG_MOD_END; m++)
        if (strcmp(fig_mod_name((fig_mod)m), row->values[0]) == 0)
            d->mod = (fig_mod)m;
    return d->mod != FIG_MOD_NONE;
}

static bool act_rel(fig_work *w, const fig_rule *link)
{
    fig_draft *d = draft_of(w, link->make.names[0]);
    const fig_row *row = row_of(w, FIG_NAME_REL);
    const char *value = row && row->value_count ? row->values[0] : fig_make_attr(&link->make, "rel");
    if (!d || !value || d->rel != FIG_REL_NONE)
        return false;
    for (int r = 1; r <= FIG_REL_THROUGH; r++)
        if (strcmp(fig_rel_name((fig_rel)r), value) == 0)
            d->rel = (fig_rel)r;
    if (row && fig_row_attr(row, "look"))
        d->look = FIG_LOOK_FORWARD;
    return true;
}

static bool act_look(fig_work *w, const fig_rule *link)
{
    bool any = false;
    for (size_t i = 0; i < link->make.name_count; i++) {
        fig_draft *d = draft_of(w, link->make.names[i]);
        if (!d)
            continue;
        const char *look = fig_make_attr(&link->make, "look");
        if (look && strcmp(look, "lean") == 0)
            d->leans = d->look == FIG_LOOK_BACK;
        else
            d->look = FIG_LOOK_FORWARD, d->leans = false;
        any = true;
    }
    return any;
}

/* flag NAME … : every figure of the sentence, or those named. */
static bool act_flag(fig_work *w, const fig_rule *link)
{
    const char *which = fig_make_attr(&link->make, "flag");
    unsigned bit = 0;
    for (unsigned b = 1; b <= FIG_FLAG_FISCAL; b <<= 1)
        if (which && strcmp(fig_flag_name(b), which) == 0)
            bit = b;
    if (!w->figure_count || (w->drafts[w->item_draft[w->figures[0]]].flags & bit))
        return false;
    for (size_t i = 0; i < w->figure_count; i++)
        w->drafts[w->item_draft[w->figures[i]]].flags |= bit;
    return bit != 0;
}

static bool act_per(fig_work *w, const fig_rule *link)
{
    const fig_row *row = row_of(w, FIG_NAME_PER);
    const char *constant = fig_make_attr(&link->make, "per");
    bool any = false;
    for (size_t i = 0; i < link->make.name_count; i++) {
        fig_draft *d = draft_of(w, link->make.names[i]);
        if (!d || d->per)
            continue;
        d->per = constant ? fig_arena_copy(w->arena, constant, strlen(constant)) : row && row->value_count ? row->values[0] : NULL;
        if (d->per && fig_make_attr(&link->make, "supplied"))
            d->supplied |= FIG_SUPPLIED_PER;
        any = d->per != NULL;
    }
    return any;
}

/* kind=index unit={point} for the numbers named */
static bool act_kind(fig_work *w, const fig_rule *link)
{
    const char *kind = fig_make_attr(&link->make, "kind"), *unit = fig_make_attr(&link->make, "unit");
    bool any = false;
    for (size_t i = 0; kind && i < link->make.name_count; i++) {
        fig_draft *d = draft_of(w, link->make.names[i]);
        if (!d || d->kind != FIG_KIND_NUMBER)
            continue;
        make_kind(d, fig_kind_from_name(kind, strlen(kind)), unit ? fig_arena_copy(w->arena, unit, strlen(unit)) : NULL);
        any = true;
    }
    return any;
}

/* unit f was=[oz_av] unit=[oz_tr]: every figure of the sentence with the one unit gets the other */
static bool act_unit(fig_work *w, const fig_rule *link)
{
    const char *was = fig_make_attr(&link->make, "was"), *unit = fig_make_attr(&link->make, "unit");
    bool any = false;
    for (size_t i = 0; was && unit && i < w->figure_count && i < 200; i++) {
        fig_draft *d = &w->drafts[w->item_draft[w->figures[i]]];
        if (d->unit_count && strcmp(d->units[0], was) == 0) {
            d->units[0] = unit;
            d->unit_count = 1;
            any = true;
        }
    }
    return any;
}

/* ---- supply ---- */

static bool supply_unit(fig_draft *v, const fig_draft *a)
{
    bool typed = v->kind == FIG_KIND_NUMBER;
    bool story = a->kind == FIG_KIND_MONEY && !a->unit_count; /* whose currency the story gives both */
    if ((!a->unit_count && !story) || (!typed && v->unit_count))
        return false;
    memcpy(v->units, a->units, sizeof v->units);
    v->unit_count = a->unit_count;
    v->unit_written = a->unit_written;
    v->kind = a->kind;
    v->minor = a->minor;
    v->supplied |= FIG_SUPPLIED_UNIT;
    if (!v->instrument && a->kind == FIG_KIND_INDEX)
        v->instrument = a->instrument;
    return true;
}

/* A scale left out: 236 mln … and 255. Cents go the same way. */
static bool supply_scale(fig_work *w, fig_draft *v, const fig_draft *a)
{
    int64_t whole;
    if (v->value.scaled || v->value.grouped || !a->value.scaled || a->value.is_range)
        return false;
    fig_number factor = fig_number_int(1000), limit = fig_number_int(1000);
    for (int power = 3; power <= 12; power += 3, factor = fig_number_scale(&w->pool, factor, 3)) {
        fig_number rest = fig_number_div(&w->pool, a->value.low, factor);
        if (fig_number_cmp(&w->pool, rest, limit) < 0) /* the scale word that leaves the shortest number */
            break;
    }
    if (fig_number_to_int(v->value.low, &whole) && whole >= 10000)
        return false;
    v->value.low = fig_number_mul(&w->pool, v->value.low, factor);
    v->value.high = fig_number_mul(&w->pool, v->value.high, factor);
    v->value.precision = fig_number_mul(&w->pool, v->value.precision, factor);
    v->value.scaled = true;
    v->value.whole = false;
    v->value.trailing_zeros = 0;
    v->supplied |= FIG_SUPPLIED_SCALE;
    return true;
}

static const fig_draft *last_money(const fig_work *w, const fig_draft *before)
{
    for (size_t i = (size_t)(before - w->drafts); i-- > 0;)
        if (w->drafts[i].kind == FIG_KIND_MONEY && w->drafts[i].unit_count && !(w->drafts[i].flags & FIG_FLAG_BOILERPLATE))
            return &w->drafts[i];
    return NULL;
}

static bool from_story(fig_work *w, fig_draft *v)
{
    const fig_draft *a = last_money(w, v);
    if (v->kind != FIG_KIND_NUMBER)
        return false;
    if (a) {
        memcpy(v->units, a->units, sizeof v->units);
        v->unit_count = a->unit_count;
    } else {
        v->unit_count = 0; /* settled when the story is read: story.c */
    }
    v->kind = FIG_KIND_MONEY;
    v->supplied |= FIG_SUPPLIED_UNIT;
    return true;
}

/* The last figure before that has a unit and a scale of its own kind: money, quantity or count. */
static const fig_draft *last_with_unit(const fig_work *w, const fig_draft *before)
{
    for (size_t i = (size_t)(before - w->drafts); i-- > 0;) {
        const fig_draft *d = &w->drafts[i];
        if (d->value.scaled && (d->kind == FIG_KIND_MONEY || d->kind == FIG_KIND_QUANTITY || d->kind == FIG_KIND_COUNT) &&
            !(d->flags & FIG_FLAG_BOILERPLATE))
            return d;
    }
    return NULL;
}

static bool from_last(fig_draft *v, const fig_draft *a)
{
    return a && v->kind == FIG_KIND_NUMBER && supply_unit(v, a);
}

/* May a rate of a hold for v too? One unit, one scale. */
static bool same_measure(const fig_draft *a, const fig_draft *v)
{
    return a->unit_count && v->unit_count && strcmp(a->units[0], v->units[0]) == 0 && a->value.scaled == v->value.scaled;
}

/* supply v unit scale per from a  ·  supply v unit from story */
static bool act_supply(fig_work *w, const fig_rule *link)
{
    const fig_make *m = &link->make;
    fig_draft *v = m->name_count ? draft_of(w, m->names[0]) : NULL;
    const char *source = m->word_count ? m->words[m->word_count - 1] : "";
    if (!v)
        return false;
    if (strcmp(source, "story") == 0)
        return from_story(w, v);
    if (strcmp(source, "last") == 0)
        return from_last(v, last_with_unit(w, v)) || (!last_with_unit(w, v) && from_story(w, v));
    fig_draft *a = draft_of(w, m->names[m->word_count - 1]);
    if (!a || a == v)
        return false;
    bool any = false;
    for (size_t i = 1; i + 2 < m->word_count; i++) {
        if (strcmp(m->words[i], "unit") == 0) {
            if (!supply_unit(v, a))
                return any;
            any = true;
        } else if (strcmp(m->words[i], "scale") == 0) {
            any = supply_scale(w, v, a) || any;
        } else if (strcmp(m->words[i], "per") == 0 && a->per && !v->per && same_measure(a, v)) {
            v->per = a->per;
            v->supplied |= FIG_SUPPLIED_PER;
            any = true;
        }
    }
    return any;
}

/* cents where dollars were meant: "shares … rose eight to 5.70" */
static bool act_minor(fig_work *w, const fig_rule *link)
{
    fig_draft *v = draft_of(w, link->make.names[0]);
    if (!v || !(v->value.whole || v->value.words) || !from_story(w, v))
        return false;
    fig_number hundred = fig_number_int(100);
    v->value.low = fig_number_div(&w->pool, v->value.low, hundred);
    v->value.high = v->value.low;
    v->value.precision = fig_number_div(&w->pool, v->value.precision, hundred);
    v->supplied |= FIG_SUPPLIED_SCALE;
    return true;
}

/* Phase 0 runs before the rest. */
static const struct {
    const char *verb;
    action_fn act;
    int phase;
} actions[] = {
    {"supply", act_supply, 0},
    {"index", act_index, 0},
    {"minor", act_minor, 0},
    {"kind", act_kind, 0},
    {"instrument", act_instrument, 1},
    {"change", act_change, 1},
    {"level", act_level, 1},
    {"age", act_age, 1},
    {"same_as", act_same_as, 1},
    {"restates", act_restates, 1},
    {"part_of", act_part_of, 1},
    {"mod", act_mod, 1},
    {"rel", act_rel, 1},
    {"look", act_look, 1},
    {"unit", act_unit, 1},
    {"pair", act_pair, 1},
    {"flag", act_flag, 1},
    {"per", act_per, 1},
};

int fig_action_find(const char *verb)
{
    for (int i = 0; i < (int)(sizeof actions / sizeof *actions); i++)
        if (strcmp(actions[i].verb, verb) == 0)
            return i * 2 + actions[i].phase;
    return -1;
}

bool fig_link_act(fig_work *w, const fig_rule *link)
{
    return actions[link->make.verb_id / 2].act(w, link);
}
