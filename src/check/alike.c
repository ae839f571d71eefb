/* Alike: see alike.h. */
#include "alike.h"
#include "../base/alloc.h"
#include "../base/ascii.h"
#include "../record/id_hash.h"
#include <stdlib.h>

enum { LONGEST_ARTICLE = 3 };

static uint64_t add_folded(uint64_t h, fig_str s)
{
    bool blank = true;
    for (size_t i = 0; i < s.len; i++) {
        unsigned char ch = (unsigned char)s.ptr[i];
        if (ch <= ' ' || ch == '-') {
            if (blank)
                continue;
            ch = ' ';
        }
        blank = ch == ' ';
        if (ch >= 'A' && ch <= 'Z')
            ch = (unsigned char)(ch + 'a' - 'A');
        h = fig_fnv_byte(h, ch);
    }
    return fig_id_end(h);
}

static uint64_t subject_of(const fig_fact *f)
{
    return f->subject_id.len ? add_folded(FIG_FNV_START, f->subject_id) : f->subject.len ? add_folded(FIG_FNV_START, f->subject) : 0;
}

static int by_measure(const void *a, const void *b)
{
    const fig_alike_fact *x = a, *y = b;
    if (x->measure != y->measure)
        return x->measure < y->measure ? -1 : 1;
    return (x->index > y->index) - (x->index < y->index);
}

bool fig_alike_make(fig_checking *c, fig_alike *out)
{
    const fig_result *r = c->result;
    const fig_str points = {"{point}", 7};
    *out = (fig_alike){.facts = fig_calloc(r->fact_count + 1, sizeof *out->facts)};
    if (!out->facts) {
        c->nomem = true;
        return false;
    }
    for (size_t i = 0; i < r->fact_count; i++) {
        const fig_fact *f = &r->facts[i];
        if (fig_str_is(f->rule, FIG_TABLE_RULE))
            continue; /* rows of one name may stand below different ones */
        if (f->figure < 0)
            continue;
        const fig_str unit = f->subject_id.len && !f->unit.len ? points : f->unit; /* "it closed at 17,059.1" */
        const uint64_t h = add_folded(add_folded(add_folded(FIG_FNV_START, f->measure), unit), f->per);
        out->facts[out->count++] = (fig_alike_fact){f, h, subject_of(f), (uint32_t)i};
    }
    qsort(out->facts, out->count, sizeof *out->facts, by_measure);
    return true;
}

void fig_alike_clear(fig_alike *a)
{
    fig_free(a->facts);
    *a = (fig_alike){0};
}

bool fig_same_subject(const fig_alike_fact *a, const fig_alike_fact *b)
{
    uint32_t s = a->fact->sentence, t = b->fact->sentence;
    return a->subject == b->subject ||
           ((!a->subject || !b->subject) && (s > t ? s - t : t - s) <= 1 && fig_str_same(a->fact->field, b->fact->field));
}

/* The same in one case. */
static bool is_folded(const char *a, const char *b, size_t len)
{
    size_t i = 0;
    while (i < len && (a[i] == b[i] || (fig_ascii_is_letter(a[i]) && (a[i] | 0x20) == (b[i] | 0x20))))
        i++;
    return i == len;
}

/* Is a word that begins a name written small elsewhere, as `the` is and no name? */
static bool is_written_small(const fig_checking *c, fig_str word)
{
    enum { LOOK = 4096 };
    for (size_t i = 0; i < c->result->field_count; i++) {
        const fig_field_text *t = &c->result->fields[i];
        for (size_t at = 1; at + word.len < t->len && at < LOOK; at++)
            if (fig_ascii_is_blank(t->text[at - 1]) && fig_ascii_is_blank(t->text[at + word.len]) && t->text[at] == (word.ptr[0] | 0x20) &&
                memcmp(t->text + at + 1, word.ptr + 1, word.len - 1) == 0)
                return true;
    }
    return false;
}

/* Is the one the last words of the other, but for an article: the index, The Zurland Stock Exchange index? */
static bool ends_with(const fig_checking *c, fig_str name, fig_str with)
{
    const char *blank = with.len ? memchr(with.ptr, ' ', with.len) : NULL;
    const size_t article = blank ? (size_t)(blank - with.ptr) : 0, rest = with.len - article;
    if (!blank || article > LONGEST_ARTICLE || name.len <= rest || !is_folded(name.ptr + name.len - rest, blank, rest))
        return false;
    return with.ptr[0] < 'A' || with.ptr[0] > 'Z' || is_written_small(c, (fig_str){with.ptr, article});
}

bool fig_is_short_for(const fig_checking *c, const fig_alike *all, const fig_alike_fact *brief, const fig_alike_fact *full)
{
    if (!ends_with(c, full->fact->subject, brief->fact->subject))
        return false;
    for (size_t i = 0; i < all->count; i++) /* of two indices it would not be known which is meant */
        if (all->facts[i].measure == full->measure && all->facts[i].subject != full->subject && all->facts[i].subject != brief->subject &&
            ends_with(c, all->facts[i].fact->subject, brief->fact->subject))
            return false;
    return true;
}

static bool holds_name(fig_str text, fig_str name)
{
    for (size_t i = 0; i + name.len <= text.len; i++)
        if (is_folded(text.ptr + i, name.ptr, name.len))
            return true;
    return false;
}

bool fig_is_nameless(const fig_alike_fact *a)
{
    const fig_fact *f = a->fact;
    return f->subject.len && f->subject.len == f->measure.len && is_folded(f->subject.ptr, f->measure.ptr, f->measure.len);
}

bool fig_names_another(const fig_alike_fact *a, const fig_alike_fact *b)
{
    const fig_fact *f = a->fact;
    const char *blank = f->subject.len ? memchr(f->subject.ptr, ' ', f->subject.len) : NULL;
    const size_t first = blank ? (size_t)(blank - f->subject.ptr) : f->subject.len;
    return a->subject != b->subject && first > LONGEST_ARTICLE && f->subject.ptr[0] >= 'A' && f->subject.ptr[0] <= 'Z' &&
           !fig_is_nameless(a) && !holds_name(b->fact->subject, f->subject) &&
           !holds_name(f->subject, b->fact->subject); /* The Nordex index, Nordex */
}

bool fig_is_named_before(const fig_alike *all, const fig_alike_fact *later, const fig_alike_fact *named)
{
    enum { SENTENCES_ON = 4 };
    const uint32_t from = named->fact->sentence;
    if (later->fact->sentence <= from || later->fact->sentence > from + SENTENCES_ON ||
        !fig_str_same(later->fact->field, named->fact->field) || fig_names_another(later, named))
        return false;
    for (size_t i = 0; i < all->count; i++)
        if (all->facts[i].measure == named->measure && all->facts[i].subject != named->subject && all->facts[i].subject != later->subject)
            return false;
    return true;
}

bool fig_same_period(const fig_fact *a, const fig_fact *b)
{
    if (!a->period || !b->period)
        return !a->period && !b->period;
    if (!a->period->date_from.len && !b->period->date_from.len) /* whose days nobody knows */
        return fig_str_same(a->period->edtf, b->period->edtf) && fig_str_same(a->period->relative, b->period->relative);
    return fig_str_same(a->period->date_from, b->period->date_from) && fig_str_same(a->period->date_to, b->period->date_to);
}

bool fig_is_firm(const fig_checking *c, const fig_fact *f)
{
    return f->figure >= 0 && f->value.ptr && f->mod == FIG_MOD_NONE && fig_of(c, f->figure)->mod == FIG_MOD_NONE &&
           (!f->obs_status.len || fig_str_is(f->obs_status, "A")) && f->revised_figure < 0;
}
