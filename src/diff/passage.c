/*
 * Passage: the sentences of a text that hold figures, as rows of words, stops and points.
 *
 * in   "Profit, it said, rose 12 percent in May."          out   profit , it said , rose (12 percent) in (May)
 * Words are folded and cut to their stems (src/text/stem), so that forms of one word meet: `prices` price, `exported` export.
 * How much a word says is guessed from its length and its capitals (a language's small words are short) and, in lookup.c, from how rare
 * it is in the draft and the sources. Boilerplate is no point. What a source has word for word from one before it, as copies of one report have, is told once.
 */
#include "../base/alloc.h"
#include "../base/fnv.h"
#include "../text/document.h"
#include "../text/stem.h"
#include "../text/utf8.h"
#include "aligner.h"

enum {
    LONGEST_WORD = 64,
    COPY_LEAST = 9,
    BRACKETS = 4,
    NOUN_HEAVY = 4,
    IDEOGRAPH_HEAVY = 4
}; /* a noun alone is no agreement: less than FIG_DIFF_HEAVY */

/* In eighths: of no weight, of little, of most. */
static uint8_t heaviness(size_t letters, fig_case written, bool begins)
{
    static const uint8_t by_length[] = {0, 0, 1, 2, 5, 8};
    uint8_t heavy = by_length[letters < 5 ? letters : 5];
    if (written == FIG_CASE_CAPS && letters > 1)
        return 12;
    if (written != FIG_CASE_LOWER && !begins && letters > 1)
        return heavy < 8 ? 8 : 12;
    return heavy;
}

uint64_t fig_passage_stem(const fig_stemmer *stemmer, const char *text, size_t len, size_t *letters)
{
    char folded[LONGEST_WORD + 4];
    const size_t n = fig_fold(text, len < LONGEST_WORD ? len : LONGEST_WORD, folded);
    return fig_diff_hash(folded, fig_stem(stemmer, folded, n, letters));
}

static bool is_stop(const char *text, size_t len)
{
    return (len == 1 && memchr(",;()[]|", *text, 7)) || (len == 3 && (memcmp(text, "–", 3) == 0 || memcmp(text, "—", 3) == 0));
}

static fig_passage_token *new_token(fig_aligner *a)
{
    if (!fig_grow(&a->tokens, &a->token_capacity, a->token_count + 1, sizeof *a->tokens))
        return NULL;
    return &a->tokens[a->token_count++];
}

typedef enum seen_kind { SEEN_NOTHING, SEEN_WORD, SEEN_STOP } seen_kind;

typedef struct seen_token { /* what a token is to us */
    uint32_t word;
    uint8_t kind, heavy;
    uint16_t form;
} seen_token;

typedef struct walk {
    fig_aligner *a;
    const fig_result *result;
    const fig_field_text *field;
    uint32_t text;
    fig_text source;
    fig_tokens cut;
    seen_token *seen; /* of each token */
    size_t seen_capacity;
    size_t token, figure; /* where it stands */
    bool copying;         /* the passage before was another source's too */
} walk;

static size_t begin_of(const walk *w, size_t token)
{
    return fig_text_source_offset(&w->source, w->cut.begin[token]);
}

static bool is_of_field(const walk *w, const fig_figure *f)
{
    return f->field.ptr && strcmp(f->field.ptr, w->field->name) == 0;
}

/* The noun of a count stands beside its point as a word too: `31 ports` and `19 ports` have it in common. */
static bool add_noun(walk *w, const fig_figure *f)
{
    const seen_token *last = &w->seen[w->token - 1];
    if (f->kind != FIG_KIND_COUNT || last->kind != SEEN_WORD)
        return true;
    fig_passage_token *t = new_token(w->a);
    if (t)
        *t = (fig_passage_token){.id = last->word, .role = FIG_PASSAGE_WORD, .heavy = NOUN_HEAVY, .form = last->form};
    return t != NULL;
}

/* The figure as a point of the passage that is being made; false: out of memory. */
static bool add_point(walk *w, fig_passage *p)
{
    fig_aligner *a = w->a;
    if (!fig_grow(&a->points, &a->point_capacity, a->point_count + 1, sizeof *a->points))
        return false;
    fig_point *point = &a->points[a->point_count];
    *point = (fig_point){.figure = &w->result->figures[w->figure],
                         .text = w->text,
                         .index = (uint32_t)w->figure,
                         .passage = (uint32_t)a->passage_count,
                         .first = (uint32_t)(a->token_count - p->token)};
    fig_point_read(a, point);
    fig_passage_token *t = new_token(a);
    if (!t)
        return false;
    *t = (fig_passage_token){.id = (uint32_t)a->point_count++, .role = FIG_PASSAGE_POINT};
    p->point_count++;
    return true;
}

static bool add_token(walk *w)
{
    const seen_token *seen = &w->seen[w->token];
    if (seen->kind == SEEN_NOTHING)
        return true;
    fig_passage_token *t = new_token(w->a);
    if (t)
        *t = (fig_passage_token){.id = seen->word,
                                 .role = seen->kind == SEEN_WORD ? FIG_PASSAGE_WORD : FIG_PASSAGE_STOP,
                                 .heavy = seen->heavy,
                                 .form = seen->form};
    return t != NULL;
}

/* How far two points of a passage are from each other; a stop or a joining word between them counts as much again. */
static uint32_t far_apart(const fig_aligner *a, const fig_passage *p, const fig_point *x, const fig_point *y)
{
    const uint32_t first = x->first < y->first ? x->first : y->first, last = x->first < y->first ? y->first : x->first;
    uint32_t far = last - first;
    for (uint32_t k = first + 1; k < last; k++) {
        const fig_passage_token *t = &a->tokens[p->token + k];
        far += t->role == FIG_PASSAGE_STOP || (t->role == FIG_PASSAGE_WORD && a->words->words[t->id].join);
    }
    return far;
}

/* Does a date begin what stands in brackets behind a point, of which another figure of its kind is: 1,240 (2022: 1,088)? */
static bool is_of_brackets(const fig_aligner *a, const fig_passage *p, const fig_point *date, const fig_point *point)
{
    const fig_passage_token *t = &a->tokens[p->token];
    if (point->first + 2 != date->first || t[point->first + 1].role != FIG_PASSAGE_STOP)
        return false;
    for (uint32_t k = date->first + 1; k < p->token_count && k < date->first + BRACKETS; k++)
        if (t[k].role == FIG_PASSAGE_POINT)
            return a->points[t[k].id].family == point->family;
    return false;
}

/* The date that stands nearest to each point. */
static void set_periods(fig_aligner *a, const fig_passage *p)
{
    for (int turn = 0; turn < 2; turn++) {
        int32_t last = -1;
        for (uint32_t k = 0; k < p->point_count; k++) {
            uint32_t i = p->point + (turn ? p->point_count - 1 - k : k);
            fig_point *point = &a->points[i];
            if (point->figure->kind == FIG_KIND_DATE)
                last = (int32_t)i;
            else if (last >= 0 && !(turn && is_of_brackets(a, p, &a->points[last], point)) &&
                     (point->period < 0 || far_apart(a, p, &a->points[last], point) < far_apart(a, p, &a->points[point->period], point)))
                point->period = last;
        }
    }
}

/* Of its words, stops and figures, in their order. *length: how many there are, a figure counting as two words. */
static uint64_t hash_of(const fig_aligner *a, const fig_passage *p, size_t *length)
{
    uint64_t h = FIG_FNV_START;
    *length = 0;
    for (uint32_t k = 0; k < p->token_count; k++) {
        const fig_passage_token *t = &a->tokens[p->token + k];
        const fig_str figure = t->role == FIG_PASSAGE_POINT ? a->points[t->id].figure->text : (fig_str){NULL, 0};
        h = fig_fnv_byte(h, t->role);
        h = figure.ptr ? fig_fnv_bytes(h, figure.ptr, figure.len) : fig_fnv_bytes(h, (const char *)&t->id, sizeof t->id);
        *length += t->role == FIG_PASSAGE_WORD ? 1 : figure.ptr ? 2 : 0;
    }
    return h | 1;
}

/* Has a source before it the same sentence? A short one is only a copy where the one before it is. */
static bool is_copy(walk *w, fig_passage *p)
{
    size_t length;
    p->hash = hash_of(w->a, p, &length);
    p->telling = length >= COPY_LEAST;
    w->copying = w->text > 1 && (p->telling || w->copying) && fig_key_has(&w->a->words->told, p->hash);
    return w->copying;
}

static bool add_passage(walk *w, uint32_t sentence, size_t end)
{
    fig_aligner *a = w->a;
    if (!fig_grow(&a->passages, &a->passage_capacity, a->passage_count + 1, sizeof *a->passages))
        return false;
    fig_passage *p = &a->passages[a->passage_count];
    *p = (fig_passage){
        .text = w->text, .field = w->field, .sentence = sentence, .token = (uint32_t)a->token_count, .point = (uint32_t)a->point_count};
    while (w->token < w->cut.count && begin_of(w, w->token) < end) {
        const fig_figure *f = w->figure < w->result->count ? &w->result->figures[w->figure] : NULL;
        if (!f || !is_of_field(w, f) || begin_of(w, w->token) < f->text_start) {
            if (!add_token(w))
                return false;
            w->token++;
            continue;
        }
        bool counts = !(f->flags & FIG_FLAG_BOILERPLATE);
        if (counts && !add_point(w, p))
            return false;
        for (size_t first = w->token; w->token < w->cut.count && (w->token == first || begin_of(w, w->token) < f->text_end);)
            w->token++;
        if (counts && !add_noun(w, f))
            return false;
        w->figure++;
    }
    p->token_count = (uint32_t)a->token_count - p->token;
    if (p->point_count == 0 || is_copy(w, p)) {
        a->token_count = p->token;
        a->point_count = p->point;
        return true;
    }
    set_periods(a, p);
    a->passage_count++;
    return true;
}

/* One token, and how its word is written where that says something: at the beginning of a sentence it does not. */
static bool see(walk *w, size_t token, bool begins, bool counts)
{
    fig_vocabulary *v = w->a->words;
    const char *text = w->source.data + w->cut.begin[token];
    size_t len = w->cut.end[token] - w->cut.begin[token], letters;
    fig_token_type type = fig_token_type_of(text, len);
    seen_token *seen = &w->seen[token];
    *seen = (seen_token){.kind = type == FIG_TOKEN_SYMBOL && is_stop(text, len) ? SEEN_STOP : SEEN_NOTHING};
    if (type != FIG_TOKEN_WORD && type != FIG_TOKEN_IDEOGRAPH)
        return true;
    fig_case written = fig_token_case(text, len);
    seen->kind = SEEN_WORD;
    const uint64_t stem = fig_passage_stem(w->result->stemmer, text, len, &letters);
    seen->word = fig_vocabulary_word(v, stem);
    seen->form = (uint16_t)stem;
    seen->heavy = type == FIG_TOKEN_IDEOGRAPH ? IDEOGRAPH_HEAVY : heaviness(letters, written, begins);
    if (seen->word == UINT32_MAX || (counts && !fig_vocabulary_hold(v, w->text, seen->word)))
        return false;
    if (!counts)
        return true;
    v->words[seen->word].lower += written == FIG_CASE_LOWER;
    v->words[seen->word].capital += written != FIG_CASE_LOWER && !begins && letters > 1;
    return true;
}

/* Every token of the field; those of figures say nothing about the text's words (`Monday`, `million`). */
static bool see_field(walk *w)
{
    size_t sentence = 0, figure = w->figure;
    const fig_result *r = w->result;
    if (!fig_grow(&w->seen, &w->seen_capacity, w->cut.count + 1, sizeof *w->seen))
        return false;
    for (size_t i = 0; i < w->cut.count; i++) {
        size_t at = begin_of(w, i);
        while (sentence < w->field->sentence_count && w->field->sentence_starts[sentence] < at)
            sentence++;
        while (figure < r->count && is_of_field(w, &r->figures[figure]) && r->figures[figure].text_end <= at)
            figure++;
        bool begins = sentence < w->field->sentence_count && w->field->sentence_starts[sentence] == at;
        bool outside = figure == r->count || !is_of_field(w, &r->figures[figure]) || at < r->figures[figure].text_start;
        if (!see(w, i, begins, outside))
            return false;
    }
    return true;
}

static bool add_field(walk *w)
{
    const fig_field_text *field = w->field;
    if (!fig_text_read(&w->source, field->text, field->len, INT32_MAX) || !fig_tokens_cut(&w->cut, w->source.data, w->source.len) ||
        !see_field(w))
        return false;
    w->token = 0;
    while (w->figure < w->result->count && is_of_field(w, &w->result->figures[w->figure])) {
        uint32_t sentence = w->result->figures[w->figure].sentence;
        if (sentence == 0 || sentence > field->sentence_count) {
            w->figure++;
            continue;
        }
        size_t begin = field->sentence_starts[sentence - 1], end = field->sentence_starts[sentence];
        while (w->token < w->cut.count && begin_of(w, w->token) < begin)
            w->token++;
        size_t before = w->figure;
        if (!add_passage(w, sentence, end))
            return false;
        w->figure += w->figure == before; /* never at a figure that its sentence does not hold */
    }
    return true;
}

bool fig_passages_add(fig_aligner *a, uint32_t text, const fig_result *result)
{
    walk w = {.a = a, .result = result, .text = text};
    bool ok = true;
    const size_t first = a->passage_count;
    for (size_t i = 0; ok && i < result->field_count; i++) {
        w.field = &result->fields[i];
        ok = add_field(&w);
    }
    for (size_t i = first; ok && text > 0 && i < a->passage_count; i++)
        ok = fig_key_add(&a->words->told, a->passages[i].hash);
    fig_text_clear(&w.source);
    fig_tokens_clear(&w.cut);
    fig_free(w.seen);
    return ok;
}

bool fig_passage_say(fig_aligner *a, fig_str text)
{
    fig_tokens cut = {0};
    size_t letters;
    bool ok = fig_utf8_valid_prefix(text.ptr, text.len, NULL) == text.len && fig_tokens_cut(&cut, text.ptr, text.len);
    for (size_t i = 0; ok && i < cut.count; i++) {
        const char *word = text.ptr + cut.begin[i];
        size_t len = cut.end[i] - cut.begin[i];
        if (fig_token_type_of(word, len) != FIG_TOKEN_WORD)
            continue;
        const uint64_t stem = fig_passage_stem(a->draft.result->stemmer, word, len, &letters);
        const uint32_t id = fig_vocabulary_word(a->words, stem);
        ok = id != UINT32_MAX && fig_grow(&a->said_words, &a->said_capacity, a->said_count + 1, sizeof *a->said_words);
        if (ok)
            a->said_words[a->said_count++] = (fig_passage_token){
                .id = id, .role = FIG_PASSAGE_WORD, .heavy = heaviness(letters, fig_token_case(word, len), false), .form = (uint16_t)stem};
    }
    fig_tokens_clear(&cut);
    return ok;
}
