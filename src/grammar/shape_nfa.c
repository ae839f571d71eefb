/* Shape NFA: a descent over the expression that writes states as it goes; what repeats is read again for each copy. See shape_nfa.h. */
#include "shape_nfa.h"
#include "../base/alloc.h"
#include <string.h>

enum { MOST_STATES = 60000, MOST_COPIES = 64, DEEPEST = 50 };

typedef struct reader {
    fig_shape_nfa *n;
    const char *p, *end;
    bool fold, unknown;
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
        r->unknown = true;
    if (r->unknown || !fig_grow(&n->states, &n->state_capacity, n->state_count + 2, sizeof *n->states)) {
        n->failed |= !r->unknown;
        r->unknown = true;
        return FIG_SHAPE_NONE;
    }
    if (!n->state_count)
        n->states[n->state_count++] = (fig_shape_state){0};
    n->states[n->state_count] = (fig_shape_state){.op = (uint8_t)op, .next = next, .other = other};
    return (uint32_t)n->state_count++;
}

static void go_on(reader *r, uint32_t state, uint32_t next)
{
    if (!r->unknown)
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

/* ---- sets of bytes ---- */

static void add_range(const reader *r, fig_byte_set *s, unsigned low, unsigned high)
{
    for (unsigned b = low; b <= high && b < 128; b++) {
        s->bits[b >> 6] |= UINT64_C(1) << (b & 63);
        unsigned other = b ^ 32;
        if (r->fold && (b | 32) - 'a' < 26)
            s->bits[other >> 6] |= UINT64_C(1) << (other & 63);
    }
}

static piece one_of(reader *r, fig_shape_op op, fig_byte_set set)
{
    fig_shape_nfa *n = r->n;
    if (!fig_grow(&n->sets, &n->set_capacity, n->set_count + 1, sizeof *n->sets)) {
        n->failed = r->unknown = true;
        return (piece){0};
    }
    n->sets[n->set_count] = set;
    uint32_t s = put(r, op, 0, (uint32_t)n->set_count++);
    return (piece){s, s};
}

static piece byte(reader *r, unsigned char b)
{
    uint32_t s = put(r, FIG_SHAPE_BYTE, 0, 0);
    if (!r->unknown) {
        r->n->states[s].a = b;
        r->n->states[s].b = r->fold && (b | 32u) - 'a' < 26 ? (uint8_t)(b ^ 32) : b;
    }
    return (piece){s, s};
}

/* The character at r->p: 0x80 for all above ASCII, of which the long s and the kelvin sign alone fold to ASCII. */
static uint32_t character(reader *r)
{
    const char *begin = r->p++;
    if ((unsigned char)*begin < 0x80)
        return (unsigned char)*begin;
    while (r->p < r->end && ((unsigned char)*r->p & 0xC0) == 0x80)
        r->p++;
    size_t n = (size_t)(r->p - begin);
    r->unknown |= r->fold && ((n == 2 && memcmp(begin, "\xC5\xBF", 2) == 0) || (n == 3 && memcmp(begin, "\xE2\x84\xAA", 3) == 0));
    return 0x80;
}

/* \p{…} */
static void add_property(reader *r, fig_byte_set *s)
{
    const char *name = r->p + 1, *close = r->p < r->end && *r->p == '{' ? memchr(name, '}', (size_t)(r->end - name)) : NULL;
    size_t len = close ? (size_t)(close - name) : 0;
    static const struct {
        const char *name;
        bool upper, lower, folds;
    } known[] = {{"L", true, true, true},          {"Latin", true, true, true}, {"Greek", false, false, true},
                 {"Cyrillic", false, false, true}, {"Lu", true, false, false},  {"Ll", false, true, false}};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (strlen(known[i].name) == len && memcmp(known[i].name, name, len) == 0 && (known[i].folds || !r->fold)) {
            if (known[i].upper)
                add_range(r, s, 'A', 'Z');
            if (known[i].lower)
                add_range(r, s, 'a', 'z');
            r->p = close + 1;
            return;
        }
    r->unknown = true;
}

/* Behind a backslash. A class adds to *s and is 0x100; a character comes back, 0x80 for all above ASCII. */
static uint32_t escape(reader *r, fig_byte_set *s)
{
    if (r->p >= r->end) {
        r->unknown = true;
        return 0x100;
    }
    char kind = *r->p++;
    if (kind == 'd') {
        add_range(r, s, '0', '9');
        return 0x100;
    }
    if (kind == 'p') {
        add_property(r, s);
        return 0x100;
    }
    if (kind == 'x' && r->p < r->end && *r->p == '{') {
        uint32_t cp = 0;
        for (r->p++; r->p < r->end && *r->p != '}' && cp < 0x110000; r->p++) {
            const char *digit = strchr("0123456789abcdef", *r->p | (*r->p >= 'A' ? 32 : 0));
            r->unknown |= !digit;
            cp = cp * 16 + (digit ? (uint32_t)(digit - "0123456789abcdef") : 0);
        }
        r->unknown |= r->p >= r->end || (r->fold && (cp == 0x17F || cp == 0x212A));
        r->p += r->p < r->end;
        return cp < 0x80 ? cp : 0x80;
    }
    r->unknown |=
        (kind >= 'a' && kind <= 'z') || (kind >= 'A' && kind <= 'Z') || (kind >= '0' && kind <= '9') || (unsigned char)kind >= 0x80;
    return (unsigned char)kind;
}

/* Behind `[`. */
static fig_byte_set bracket(reader *r)
{
    fig_byte_set s = {{0, 0}};
    bool negated = r->p < r->end && *r->p == '^';
    r->p += negated;
    for (bool first = true; r->p < r->end && (first || *r->p != ']') && !r->unknown; first = false) {
        if (r->p[0] == '[' && r->end - r->p > 1 && strchr(":.=", r->p[1]))
            r->unknown = true;
        uint32_t low = *r->p == '\\' ? (r->p++, escape(r, &s)) : character(r), high = low;
        if (low < 0x100 && r->end - r->p > 1 && *r->p == '-' && r->p[1] != ']') {
            r->p++;
            high = *r->p == '\\' ? (r->p++, escape(r, &s)) : character(r);
            r->unknown |= high >= 0x100 || (r->fold && high >= 0x80); /* a range above ASCII may hold what folds to it */
        }
        if (low < 0x80)
            add_range(r, &s, low, high);
    }
    r->unknown |= r->p >= r->end;
    r->p++;
    if (negated)
        s = (fig_byte_set){{~s.bits[0], ~s.bits[1]}};
    return s;
}

/* ---- the expression ---- */

static piece alternatives(reader *r);

/* Behind `(`. */
static piece group(reader *r)
{
    bool fold = r->fold, behind = false;
    size_t left = (size_t)(r->end - r->p);
    if (left > 1 && *r->p == '?') {
        const char *q = r->p + 1;
        bool i = *q == 'i';
        q += i;
        if (q < r->end && (*q == ':' || (i && *q == ')'))) {
            r->fold |= i;
            r->p = q + (*q == ':');
            if (*q == ')') { /* (?i): for what is left of the group around it */
                r->p++;
                return nothing(r);
            }
        } else if (left > 3 && q[0] == '<' && q[1] == '!' && q[2] == '[') {
            behind = true;
            r->p = q + 3;
        } else if (left > 2 && q[0] == '<' && q[1] != '=' && q[1] != '!') {
            while (r->p < r->end && *r->p != '>')
                r->p++;
            r->p += r->p < r->end;
        } else {
            r->unknown = true;
        }
    }
    r->unknown |= left && *r->p == '*';
    piece inner = r->unknown ? (piece){0} : behind ? one_of(r, FIG_SHAPE_BEHIND, bracket(r)) : alternatives(r);
    r->unknown |= r->p >= r->end || *r->p != ')';
    r->p++;
    r->fold = fold;
    return inner;
}

static piece atom(reader *r)
{
    fig_byte_set set = {{0, 0}};
    uint32_t c;
    switch (*r->p) {
    case '(':
        r->p++;
        return group(r);
    case '[':
        r->p++;
        return one_of(r, FIG_SHAPE_SET, bracket(r));
    case '.':
        r->p++;
        add_range(r, &set, 0, 127);
        return one_of(r, FIG_SHAPE_SET, set);
    case '$': {
        r->p++;
        r->unknown |= r->p < r->end && *r->p != ')' && *r->p != '|';
        uint32_t s = put(r, FIG_SHAPE_END, 0, 0);
        return (piece){s, s};
    }
    case '\\':
        r->p++;
        c = escape(r, &set);
        break;
    case '^':
    case '*':
    case '+':
    case '?':
    case '{':
        r->unknown = true;
        return (piece){0};
    default:
        c = character(r);
    }
    return c < 0x80 ? byte(r, (unsigned char)c) : one_of(r, FIG_SHAPE_SET, set); /* above ASCII: of no byte */
}

static unsigned number(reader *r)
{
    unsigned n = 0;
    r->unknown |= r->p >= r->end || *r->p < '0' || *r->p > '9';
    while (r->p < r->end && *r->p >= '0' && *r->p <= '9' && n <= MOST_COPIES)
        n = n * 10 + (unsigned)(*r->p++ - '0');
    r->unknown |= n > MOST_COPIES;
    return n;
}

/* The quantifier at the cursor. false: there is none. *most 0: any number. */
static bool quantifier(reader *r, unsigned *least, unsigned *most)
{
    char c = r->p < r->end ? *r->p : 0;
    if (c != '*' && c != '+' && c != '?' && c != '{')
        return false;
    r->p++;
    *least = c == '+';
    *most = c == '?';
    if (c == '{') {
        *least = *most = number(r);
        if (r->p < r->end && *r->p == ',') {
            r->p++;
            bool open = r->p < r->end && *r->p == '}';
            *most = open ? 0 : number(r);
            r->unknown |= !open && (!*most || *most < *least);
        } else {
            r->unknown |= !*most;
        }
        r->unknown |= r->p >= r->end || *r->p != '}';
        r->p++;
    }
    if (r->p < r->end && *r->p == '+')
        r->unknown = true; /* possessive */
    if (r->p < r->end && *r->p == '?')
        r->p++;
    return true;
}

static piece sequence(reader *r)
{
    piece all = nothing(r);
    while (r->p < r->end && *r->p != '|' && *r->p != ')' && !r->unknown) {
        unsigned least, most;
        reader again = *r; /* its cursor: where to read the atom for each copy */
        piece one = atom(r);
        if (!quantifier(r, &least, &most)) {
            all = then(r, all, one);
            continue;
        }
        const char *behind = r->p;
        unsigned copies = most ? most : least + 1;
        for (unsigned i = 0; i < copies && !r->unknown; i++) {
            if (i) {
                r->p = again.p;
                one = atom(r);
            }
            all = then(r, all, i < least ? one : most ? either(r, one, nothing(r)) : any_times(r, one));
        }
        r->p = behind;
    }
    return all;
}

static piece alternatives(reader *r)
{
    bool fold = r->fold;
    r->unknown |= ++r->depth > DEEPEST;
    piece all = r->unknown ? (piece){0} : sequence(r);
    while (r->p < r->end && *r->p == '|' && !r->unknown) {
        r->p++;
        all = either(r, all, sequence(r)); /* (?i) in one alternative holds in those behind it too */
    }
    r->fold = fold;
    r->depth--;
    return all;
}

static void start(reader *r, piece all, fig_shape_op op, uint32_t test)
{
    fig_shape_nfa *n = r->n;
    go_on(r, all.last, put(r, op, 0, test));
    if (r->unknown)
        return;
    if (!fig_grow(&n->starts, &n->start_capacity, n->start_count + 1, sizeof *n->starts)) {
        n->failed = r->unknown = true;
        return;
    }
    n->starts[n->start_count++] = all.first;
}

/* One alternative of a whole expression, with the (?!…) and the (?=…) it begins with. */
static void add_test(reader *r, uint32_t shape)
{
    fig_shape_nfa *n = r->n;
    if (n->test_count == FIG_SHAPE_TESTS) {
        r->unknown = true;
        return;
    }
    uint32_t test = (uint32_t)n->test_count++;
    n->shape_of[test] = shape;
    n->wants[test >> 6] &= ~(UINT64_C(1) << (test & 63));
    while (!r->unknown && r->end - r->p > 3 && (memcmp(r->p, "(?!", 3) == 0 || memcmp(r->p, "(?=", 3) == 0)) {
        fig_byte_set all = {{~UINT64_C(0), ~UINT64_C(0)}};
        bool also = r->p[2] == '=';
        r->p += 3;
        piece look = alternatives(r);
        r->unknown |= r->p >= r->end || *r->p != ')' || (also && (n->wants[test >> 6] >> (test & 63) & 1)); /* one is enough */
        r->p++;
        if (also)
            n->wants[test >> 6] |= UINT64_C(1) << (test & 63);
        start(r, then(r, look, any_times(r, one_of(r, FIG_SHAPE_SET, all))), also ? FIG_SHAPE_ALSO : FIG_SHAPE_NO,
              test); /* at a beginning */
    }
    if (!r->unknown)
        start(r, sequence(r), FIG_SHAPE_YES, test);
}

static bool add_whole(reader r, uint32_t shape)
{
    fig_shape_nfa *n = r.n;
    size_t states = n->state_count, sets = n->set_count, starts = n->start_count, tests = n->test_count;
    add_test(&r, shape);
    while (!r.unknown && r.p < r.end && *r.p == '|') {
        r.p++;
        add_test(&r, shape);
    }
    if (!r.unknown && r.p == r.end)
        return true;
    n->state_count = states;
    n->set_count = sets;
    n->start_count = starts;
    n->test_count = tests;
    return false;
}

bool fig_shape_nfa_add(fig_shape_nfa *n, uint32_t shape, const char *expression, size_t len)
{
    reader r = {.n = n, .p = expression, .end = expression + len};
    if (len > 5 && memcmp(expression, "(?i:", 4) == 0 && r.end[-1] == ')' &&
        add_whole((reader){.n = n, .p = expression + 4, .end = r.end - 1, .fold = true}, shape))
        return true; /* what stands in it may begin with (?!…) too */
    return !n->failed && add_whole(r, shape);
}

void fig_shape_nfa_clear(fig_shape_nfa *n)
{
    fig_free(n->states);
    fig_free(n->sets);
    fig_free(n->starts);
    memset(n, 0, sizeof *n);
}
