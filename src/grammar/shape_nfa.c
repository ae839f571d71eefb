/* Shape NFA: a descent over the expression that writes states as it goes; what repeats is read again for each copy. See shape_nfa.h. */
#include "shape_nfa.h"
#include <string.h>

enum { MOST_STATES = 60000, MOST_COPIES = 64, DEEPEST = 50 };

typedef struct reader {
    fig_shape_nfa *n;
    fig_arena *arena;
    fig_expression x;
    int depth;
} reader;

/* Part of the automaton: `last` goes nowhere yet. */
typedef struct piece {
    uint32_t first, last;
} piece;

static uint32_t put(reader *r, fig_shape_op op, uint32_t next, uint32_t other)
{
    fig_shape_nfa *n = r->n;
    if (n->state_count >= MOST_STATES)
        r->x.unknown = true;
    if (r->x.unknown || !fig_arena_grow(r->arena, &n->states, &n->state_capacity, n->state_count + 2, sizeof *n->states)) {
        r->x.unknown = true;
        return FIG_SHAPE_NONE;
    }
    if (!n->state_count)
        n->states[n->state_count++] = (fig_shape_state){0};
    n->states[n->state_count] = (fig_shape_state){.op = (uint8_t)op, .next = next, .other = other};
    return (uint32_t)n->state_count++;
}

static void go_on(reader *r, uint32_t state, uint32_t next)
{
    if (!r->x.unknown)
        r->n->states[state].next = next;
}

static piece nothing(reader *r)
{
    uint32_t s = put(r, FIG_SHAPE_SPLIT, 0, 0);
    return (piece){s, s};
}

static piece then(reader *r, piece a, piece b)
{
    go_on(r, a.last, b.first);
    return (piece){a.first, b.last};
}

static piece either(reader *r, piece a, piece b)
{
    uint32_t end = put(r, FIG_SHAPE_SPLIT, 0, 0), begin = put(r, FIG_SHAPE_SPLIT, a.first, b.first);
    go_on(r, a.last, end);
    go_on(r, b.last, end);
    return (piece){begin, end};
}

static piece any_times(reader *r, piece a)
{
    uint32_t end = put(r, FIG_SHAPE_SPLIT, 0, 0), begin = put(r, FIG_SHAPE_SPLIT, a.first, end);
    go_on(r, a.last, begin);
    return (piece){begin, end};
}

static piece one_of(reader *r, fig_shape_op op, fig_byte_set set)
{
    fig_shape_nfa *n = r->n;
    if (!fig_arena_grow(r->arena, &n->sets, &n->set_capacity, n->set_count + 1, sizeof *n->sets)) {
        r->x.unknown = true;
        return (piece){0};
    }
    n->sets[n->set_count] = set;
    uint32_t s = put(r, op, 0, (uint32_t)n->set_count++);
    return (piece){s, s};
}

static piece byte(reader *r, unsigned char b)
{
    uint32_t s = put(r, FIG_SHAPE_BYTE, 0, 0);
    if (!r->x.unknown) {
        r->n->states[s].a = b;
        r->n->states[s].b = r->x.fold && (b | 32u) - 'a' < 26 ? (uint8_t)(b ^ 32) : b;
    }
    return (piece){s, s};
}

/* ---- the expression ---- */

static piece alternatives(reader *r);

/* Behind `(`. */
static piece group(reader *r)
{
    bool fold = r->x.fold, behind = false;
    size_t left = (size_t)(r->x.end - r->x.p);
    if (left > 1 && *r->x.p == '?') {
        const char *q = r->x.p + 1;
        bool i = *q == 'i';
        q += i;
        if (q < r->x.end && (*q == ':' || (i && *q == ')'))) {
            r->x.fold |= i;
            r->x.p = q + (*q == ':');
            if (*q == ')') { /* (?i): for what is left of the group around it */
                r->x.p++;
                return nothing(r);
            }
        } else if (left > 3 && q[0] == '<' && q[1] == '!' && q[2] == '[') {
            behind = true;
            r->x.p = q + 3;
        } else if (left > 2 && q[0] == '<' && q[1] != '=' && q[1] != '!') {
            while (r->x.p < r->x.end && *r->x.p != '>')
                r->x.p++;
            r->x.p += r->x.p < r->x.end;
        } else {
            r->x.unknown = true;
        }
    }
    r->x.unknown |= left && *r->x.p == '*';
    piece inner = r->x.unknown ? (piece){0} : behind ? one_of(r, FIG_SHAPE_BEHIND, fig_expression_bracket(&r->x)) : alternatives(r);
    r->x.unknown |= r->x.p >= r->x.end || *r->x.p != ')';
    r->x.p++;
    r->x.fold = fold;
    return inner;
}

static piece atom(reader *r)
{
    fig_byte_set set = {{0, 0}};
    uint32_t c;
    switch (*r->x.p) {
    case '(':
        r->x.p++;
        return group(r);
    case '[':
        r->x.p++;
        return one_of(r, FIG_SHAPE_SET, fig_expression_bracket(&r->x));
    case '.':
        r->x.p++;
        return one_of(r, FIG_SHAPE_SET, (fig_byte_set){{~UINT64_C(0), ~UINT64_C(0)}});
    case '$': {
        r->x.p++;
        r->x.unknown |= r->x.p < r->x.end && *r->x.p != ')' && *r->x.p != '|';
        uint32_t s = put(r, FIG_SHAPE_END, 0, 0);
        return (piece){s, s};
    }
    case '\\':
        r->x.p++;
        c = fig_expression_escape(&r->x, &set);
        break;
    case '^':
    case '*':
    case '+':
    case '?':
    case '{':
        r->x.unknown = true;
        return (piece){0};
    default:
        c = fig_expression_character(&r->x);
    }
    return c < 0x80 ? byte(r, (unsigned char)c) : one_of(r, FIG_SHAPE_SET, set); /* above ASCII: of no byte */
}

static unsigned number(reader *r)
{
    unsigned n = 0;
    r->x.unknown |= r->x.p >= r->x.end || *r->x.p < '0' || *r->x.p > '9';
    while (r->x.p < r->x.end && *r->x.p >= '0' && *r->x.p <= '9' && n <= MOST_COPIES)
        n = n * 10 + (unsigned)(*r->x.p++ - '0');
    r->x.unknown |= n > MOST_COPIES;
    return n;
}

/* The quantifier at the cursor. false: there is none. *most 0: any number. */
static bool quantifier(reader *r, unsigned *least, unsigned *most)
{
    char c = r->x.p < r->x.end ? *r->x.p : 0;
    if (c != '*' && c != '+' && c != '?' && c != '{')
        return false;
    r->x.p++;
    *least = c == '+';
    *most = c == '?';
    if (c == '{') {
        *least = *most = number(r);
        if (r->x.p < r->x.end && *r->x.p == ',') {
            r->x.p++;
            bool open = r->x.p < r->x.end && *r->x.p == '}';
            *most = open ? 0 : number(r);
            r->x.unknown |= !open && (!*most || *most < *least);
        } else {
            r->x.unknown |= !*most;
        }
        r->x.unknown |= r->x.p >= r->x.end || *r->x.p != '}';
        r->x.p++;
    }
    if (r->x.p < r->x.end && *r->x.p == '+')
        r->x.unknown = true; /* possessive */
    if (r->x.p < r->x.end && *r->x.p == '?')
        r->x.p++;
    return true;
}

static piece sequence(reader *r)
{
    piece all = nothing(r);
    while (r->x.p < r->x.end && *r->x.p != '|' && *r->x.p != ')' && !r->x.unknown) {
        unsigned least, most;
        reader again = *r; /* its cursor: where to read the atom for each copy */
        piece one = atom(r);
        if (!quantifier(r, &least, &most)) {
            all = then(r, all, one);
            continue;
        }
        const char *behind = r->x.p;
        unsigned copies = most ? most : least + 1;
        for (unsigned i = 0; i < copies && !r->x.unknown; i++) {
            if (i) {
                r->x.p = again.x.p;
                one = atom(r);
            }
            all = then(r, all, i < least ? one : most ? either(r, one, nothing(r)) : any_times(r, one));
        }
        r->x.p = behind;
    }
    return all;
}

static piece alternatives(reader *r)
{
    bool fold = r->x.fold;
    r->x.unknown |= ++r->depth > DEEPEST;
    piece all = r->x.unknown ? (piece){0} : sequence(r);
    while (r->x.p < r->x.end && *r->x.p == '|' && !r->x.unknown) {
        r->x.p++;
        all = either(r, all, sequence(r)); /* (?i) in one alternative holds in those behind it too */
    }
    r->x.fold = fold;
    r->depth--;
    return all;
}

static void start(reader *r, piece all, fig_shape_op op, uint32_t test)
{
    fig_shape_nfa *n = r->n;
    go_on(r, all.last, put(r, op, 0, test));
    if (r->x.unknown)
        return;
    if (!fig_arena_grow(r->arena, &n->starts, &n->start_capacity, n->start_count + 1, sizeof *n->starts)) {
        r->x.unknown = true;
        return;
    }
    n->starts[n->start_count++] = all.first;
}

/* One alternative of a whole expression, with the (?!…) and the (?=…) it begins with. */
static void add_test(reader *r, uint32_t shape)
{
    fig_shape_nfa *n = r->n;
    if (n->test_count == FIG_SHAPE_TESTS) {
        r->x.unknown = true;
        return;
    }
    uint32_t test = (uint32_t)n->test_count++;
    n->shape_of[test] = shape;
    n->wants[test >> 6] &= ~(UINT64_C(1) << (test & 63));
    while (!r->x.unknown && r->x.end - r->x.p > 3 && (memcmp(r->x.p, "(?!", 3) == 0 || memcmp(r->x.p, "(?=", 3) == 0)) {
        fig_byte_set all = {{~UINT64_C(0), ~UINT64_C(0)}};
        bool also = r->x.p[2] == '=';
        r->x.p += 3;
        piece look = alternatives(r);
        r->x.unknown |= r->x.p >= r->x.end || *r->x.p != ')' || (also && (n->wants[test >> 6] >> (test & 63) & 1)); /* one is enough */
        r->x.p++;
        if (also)
            n->wants[test >> 6] |= UINT64_C(1) << (test & 63);
        start(r, then(r, look, any_times(r, one_of(r, FIG_SHAPE_SET, all))), also ? FIG_SHAPE_ALSO : FIG_SHAPE_NO,
              test); /* at a beginning */
    }
    if (!r->x.unknown)
        start(r, sequence(r), FIG_SHAPE_YES, test);
}

static bool add_whole(reader r, uint32_t shape)
{
    fig_shape_nfa *n = r.n;
    size_t states = n->state_count, sets = n->set_count, starts = n->start_count, tests = n->test_count;
    add_test(&r, shape);
    while (!r.x.unknown && r.x.p < r.x.end && *r.x.p == '|') {
        r.x.p++;
        add_test(&r, shape);
    }
    if (!r.x.unknown && r.x.p == r.x.end)
        return true;
    n->state_count = states;
    n->set_count = sets;
    n->start_count = starts;
    n->test_count = tests;
    return false;
}

bool fig_shape_nfa_add(fig_shape_nfa *n, fig_arena *arena, uint32_t shape, const char *expression, size_t len)
{
    reader r = {.n = n, .arena = arena, .x = {.p = expression, .end = expression + len}};
    if (len > 5 && memcmp(expression, "(?i:", 4) == 0 && r.x.end[-1] == ')' &&
        add_whole((reader){.n = n, .arena = arena, .x = {.p = expression + 4, .end = r.x.end - 1, .fold = true}}, shape))
        return true; /* what stands in it may begin with (?!…) too */
    return !arena->failed && add_whole(r, shape);
}
