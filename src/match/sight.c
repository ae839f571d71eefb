/* Sight: see sight.h. */
#include "sight.h"
#include "../base/alloc.h"
#include "../grammar/way.h"
#include <string.h>

enum { NOT_AT_DIGITS = 128 }; /* in `looks`: of a number, its class says all */

bool fig_sights_init(fig_sights *s, const fig_grammar *grammar, const fig_lexemes *lexemes)
{
    *s = (fig_sights){.grammar = grammar, .lexemes = lexemes};
    s->rules = fig_calloc(grammar->rule_count + 1, sizeof *s->rules);
    s->order = fig_calloc(grammar->code_count + 1, sizeof *s->order);
    s->place = fig_calloc(grammar->predicate_count + 1, sizeof *s->place);
    s->met = fig_calloc(grammar->code_count / 64 + 1, sizeof *s->met);
    s->called = fig_calloc(grammar->code_count / 64 + 1, sizeof *s->called);
    s->gist_at = fig_calloc(grammar->code_count + 1, sizeof *s->gist_at);
    return s->rules && s->order && s->place && s->met && s->called && s->gist_at;
}

void fig_sights_clear(fig_sights *s)
{
    for (size_t i = 0; s->rules && i < s->grammar->rule_count; i++) {
        fig_free(s->rules[i].predicates);
        fig_free(s->rules[i].looks);
        fig_free(s->rules[i].of_class);
        fig_free(s->rules[i].seen);
    }
    fig_free(s->rules);
    fig_free(s->order);
    fig_free(s->place);
    fig_free(s->met);
    fig_free(s->called);
    fig_free(s->gist_at);
    fig_free(s->gists);
    fig_free(s->calls);
    memset(s, 0, sizeof *s);
}

void fig_sights_forget(fig_sights *s)
{
    for (size_t i = 0; i < s->grammar->rule_count; i++) {
        fig_rule_sight *r = &s->rules[i];
        if (r->of_class)
            memset(r->of_class, 0, r->class_capacity * sizeof *r->of_class);
        r->seen_count = 0;
    }
    s->generation = s->lexemes->generation;
}

/* ---- the predicates of a rule ---- */

static bool add(fig_sights *s, fig_rule_sight *r, uint32_t predicate, uint8_t looks)
{
    if (s->place[predicate]) {
        r->looks[s->place[predicate] - 1] |= looks;
        return true;
    }
    size_t capacity = r->capacity;
    if (!fig_grow(&r->predicates, &capacity, r->count + 1, sizeof *r->predicates) ||
        !fig_grow(&r->looks, &r->capacity, r->count + 1, sizeof *r->looks))
        return false;
    r->predicates[r->count] = predicate;
    r->looks[r->count++] = looks;
    s->place[predicate] = (uint32_t)r->count;
    return true;
}

/* Has it numbers by their ranges alone? Which range is bound goes by the number, whose text the normaliser is said to read (fig_normal_draft). */
static bool has_numbers_in_ranges(const fig_list *list)
{
    for (size_t i = 0; list->has_ranges && i < list->row_count; i++)
        if (!list->rows[i].is_range && list->rows[i].form.len && list->rows[i].form.ptr[0] >= '0' && list->rows[i].form.ptr[0] <= '9')
            return false;
    return list->has_ranges;
}

static bool add_list(fig_sights *s, fig_rule_sight *r, const fig_list *list)
{
    uint8_t looks = list->cased ? FIG_SIGHT_EXACT : FIG_SIGHT_WORD;
    return add(s, r, list->single, looks | (has_numbers_in_ranges(list) ? NOT_AT_DIGITS : 0)) &&
           (list->longest < 2 || (add(s, r, list->first, looks) && add(s, r, list->rest, looks)));
}

static bool add_instruction(fig_sights *s, fig_rule_sight *r, const fig_instr *in)
{
    switch ((fig_op)in->op) {
    case FIG_OP_BUT:
        return add(s, r, in->a, 0) && add(s, r, in->b, 0);
    case FIG_OP_TOKEN:
    case FIG_OP_NOT:
        return add(s, r, in->a, 0);
    case FIG_OP_LIST:
        return add_list(s, r, &s->grammar->lists[in->a]);
    case FIG_OP_SHAPE:
        return add(s, r, s->grammar->shapes[in->a].predicate, 0);
    case FIG_OP_LINE:
    case FIG_OP_SENTENCE:
        r->sees_lines = true;
        return true;
    default:
        return true; /* takes no token */
    }
}

static inline size_t meet(fig_sights *s, uint32_t pc, size_t count)
{
    const uint64_t bit = UINT64_C(1) << pc % 64;
    s->order[count] = pc;
    count += !(s->met[pc / 64] & bit);
    s->met[pc / 64] |= bit;
    return count;
}

/* Does it say of a token what it has to be, or call a part that may? */
static bool says(const fig_instr *in)
{
    return in->op == FIG_OP_TOKEN || in->op == FIG_OP_NOT || in->op == FIG_OP_BUT || in->op == FIG_OP_LIST || in->op == FIG_OP_SHAPE ||
           in->op == FIG_OP_LINE || in->op == FIG_OP_SENTENCE || in->op == FIG_OP_CALL;
}

/* Of all that can be reached from `pc` without entering a part, what says something. */
static bool find_gist(fig_sights *s, uint32_t from)
{
    size_t count = meet(s, from, 0), said = 0;
    for (size_t next = 0; next < count; next++) {
        const uint32_t pc = s->order[next];
        const fig_instr *in = &s->grammar->code[pc];
        said += says(in);
        const uint32_t ways = fig_way_count(in);
        for (uint32_t i = 0; i < ways; i++)
            count = meet(s, fig_way(s->grammar->code, pc, i), count);
        if (!ways && in->op != FIG_OP_RETURN && in->op != FIG_OP_ACCEPT)
            count = meet(s, pc + 1, count);
    }
    for (size_t i = 0; i < count; i++)
        s->met[s->order[i] / 64] = 0;
    if (!fig_grow(&s->gists, &s->gist_capacity, s->gist_count + said + 2, sizeof *s->gists))
        return false;
    s->gist_count += !s->gist_count; /* 0: not known */
    s->gist_at[from] = (uint32_t)s->gist_count;
    s->gists[s->gist_count++] = (uint32_t)said;
    for (size_t i = 0; i < count; i++)
        if (says(&s->grammar->code[s->order[i]]))
            s->gists[s->gist_count++] = s->order[i];
    return true;
}

/* A part that is called is read once, wherever from. */
static bool call(fig_sights *s, uint32_t part)
{
    const uint64_t bit = UINT64_C(1) << part % 64;
    if (s->called[part / 64] & bit)
        return true;
    if (!fig_grow(&s->calls, &s->call_capacity, s->call_count + 1, sizeof *s->calls))
        return false;
    s->called[part / 64] |= bit;
    s->calls[s->call_count++] = part;
    return true;
}

/* Everything that can be reached from `pc`. */
static bool read_program(fig_sights *s, fig_rule_sight *r, uint32_t pc)
{
    s->call_count = 0;
    bool good = call(s, pc);
    for (size_t next = 0; good && next < s->call_count; next++) {
        const uint32_t from = s->calls[next];
        good = s->gist_at[from] || find_gist(s, from);
        const uint32_t *gist = s->gists + s->gist_at[from];
        for (uint32_t i = 1; good && i <= *gist; i++) {
            const fig_instr *in = &s->grammar->code[gist[i]];
            good = in->op == FIG_OP_CALL ? call(s, in->a) : add_instruction(s, r, in);
        }
    }
    for (size_t i = 0; i < s->call_count; i++)
        s->called[s->calls[i] / 64] = 0;
    return good;
}

/* What its match sees, and its guards in tokens on the span. */
static bool read_rule(fig_sights *s, uint32_t number)
{
    const fig_rule *rule = &s->grammar->rules[number];
    fig_rule_sight *r = &s->rules[number];
    bool good = read_program(s, r, rule->program);
    for (size_t i = 0; good && i < rule->guard_count; i++)
        if (rule->guards[i].type == FIG_GUARD_WHERE && !rule->guards[i].regex)
            good = read_program(s, r, rule->guards[i].program);
    for (size_t i = 0; i < r->count; i++)
        s->place[r->predicates[i]] = 0;
    r->words = r->count / 64 + 1;
    r->read = good;
    return good;
}

/* ---- classes ---- */

/* The number of the set at r->seen[seen_count], which has room there: an equal one's, or its own. */
static uint32_t number_of(fig_rule_sight *r)
{
    const uint64_t *set = r->seen + r->seen_count * r->words;
    for (uint32_t i = 0; i < r->seen_count; i++)
        if (memcmp(r->seen + i * r->words, set, r->words * sizeof *set) == 0)
            return i;
    return (uint32_t)r->seen_count++;
}

uint32_t fig_sight_learn(fig_sights *s, uint32_t rule, uint16_t rule_class)
{
    fig_rule_sight *r = &s->rules[rule];
    const uint16_t class_id = s->lexemes->rule_classes.first[rule_class];
    if (!r->read && !read_rule(s, rule)) {
        r->count = 0; /* begun again the next time */
        return 0;
    }
    size_t before = r->class_capacity;
    if (!fig_grow(&r->of_class, &r->class_capacity, (size_t)rule_class + 1, sizeof *r->of_class))
        return 0;
    if (r->class_capacity > before) /* before memory may run out again: what is there will be read */
        memset(r->of_class + before, 0, (r->class_capacity - before) * sizeof *r->of_class);
    if (!fig_grow(&r->seen, &r->seen_capacity, (r->seen_count + 1) * r->words, sizeof *r->seen))
        return 0;
    uint64_t *set = r->seen + r->seen_count * r->words;
    uint32_t looks = 0;
    const bool digits = fig_class_is(s->lexemes, class_id, s->grammar->builtin[FIG_IS_DIGITS]);
    memset(set, 0, r->words * sizeof *set);
    for (size_t i = 0; i < r->count; i++)
        if (fig_class_is(s->lexemes, class_id, r->predicates[i])) {
            set[i >> 6] |= UINT64_C(1) << (i & 63);
            looks |= digits && r->looks[i] & NOT_AT_DIGITS ? 0u : r->looks[i];
        }
    looks &= FIG_SIGHT_WORD | FIG_SIGHT_EXACT;
    const uint32_t number = number_of(r) + 1;
    if (number > FIG_SIGHT_MOST) {
        r->seen_count = FIG_SIGHT_MOST;
        return 0;
    }
    return r->of_class[rule_class] = (uint16_t)(number << FIG_SIGHT_BITS | looks);
}
