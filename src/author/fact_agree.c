/* Fact, agreed on: see fact_agree.h. Words are weighed by their letters, so that `the` counts for little and no list of such words is needed. */
#include "fact_agree.h"
#include "../base/str.h"

/* ---- words ---- */

static bool letter(char c)
{
    return (unsigned char)c >= 0x80 || (c >= '0' && c <= '9') || (((unsigned char)c | 32) >= 'a' && ((unsigned char)c | 32) <= 'z');
}

static bool next_word(fig_str *rest, fig_str *word)
{
    while (rest->len && !letter(rest->ptr[0]))
        rest->ptr++, rest->len--;
    size_t n = 0;
    while (n < rest->len && letter(rest->ptr[n]))
        n++;
    *word = (fig_str){rest->ptr, n};
    rest->ptr += n;
    rest->len -= n;
    return n > 0;
}

/* The same word, or one is the other with an ending of up to two letters: price, prices. */
static bool alike(fig_str a, fig_str b)
{
    fig_str shorter = a.len < b.len ? a : b, longer = a.len < b.len ? b : a;
    if (longer.len != shorter.len && (longer.len > shorter.len + 2 || shorter.len < 4))
        return false;
    for (size_t i = 0; i < shorter.len; i++) {
        char x = shorter.ptr[i], y = longer.ptr[i];
        if (x != y && !((x ^ y) == 32 && (x | 32) >= 'a' && (x | 32) <= 'z'))
            return false;
    }
    return true;
}

/* Letters of all words of `a`, and of those that `b` has too. */
static size_t letters(fig_str a, fig_str b, size_t *shared)
{
    size_t all = 0;
    fig_str word, other;
    *shared = 0;
    while (next_word(&a, &word)) {
        fig_str rest = b;
        all += word.len;
        while (next_word(&rest, &other))
            if (alike(word, other)) {
                *shared += word.len;
                break;
            }
    }
    return all;
}

/* A name: one holds all words of the other (and is no sentence), or half of the longer one is shared. */
static bool names_agree(fig_str want, fig_str got)
{
    size_t want_shared, got_shared, w = letters(want, got, &want_shared), g = letters(got, want, &got_shared);
    size_t longer = w > g ? w : g, shorter = w > g ? g : w, shared = want_shared < got_shared ? want_shared : got_shared;
    return shorter && (shared == shorter ? longer <= 4 * shorter : 2 * shared >= longer);
}

/* What is measured, who says so: half of the shorter one is shared. */
static bool words_agree(fig_str want, fig_str got)
{
    size_t want_shared, got_shared, w = letters(want, got, &want_shared), g = letters(got, want, &got_shared);
    return w && g && (2 * want_shared >= w || 2 * got_shared >= g);
}

/* ---- comparing ---- */

/* `1.76%:down` of `1.76%:down:previous`, `unchanged` of `unchanged:forecast`. */
static fig_str without_basis(fig_str change)
{
    fig_str rest = change, part = {change.ptr, 0};
    fig_str_part(&rest, ':', &part);
    if (!fig_str_is(part, "unchanged") && !fig_str_is(part, "up") && !fig_str_is(part, "down"))
        fig_str_part(&rest, ':', &part);
    return (fig_str){change.ptr, (size_t)(part.ptr + part.len - change.ptr)};
}

/* `up`, `down`: how much is not said */
static bool is_bare(fig_str change)
{
    const fig_str c = without_basis(change);
    return fig_str_is(c, "up") || fig_str_is(c, "down");
}

static bool change_agrees(fig_str want, fig_str got, bool basis)
{
    const fig_str plain = without_basis(got);
    return basis ? fig_str_same(want, got) || fig_str_same(want, plain) : fig_str_same(without_basis(want), plain);
}

/* How many of the changes say how much, or that nothing changed. */
static size_t count_changes(fig_str got)
{
    fig_str one;
    size_t count = 0;
    while (got.len && fig_str_part(&got, ',', &one))
        count += !is_bare(one);
    return count;
}

/* Every change that is wanted is there, and none that says how much besides. */
static bool changes_agree(fig_str want, fig_str got, bool basis)
{
    fig_str one, other;
    size_t wanted = 0;
    while (fig_str_part(&want, ',', &one)) {
        fig_str rest = got;
        bool found = false;
        while (!found && fig_str_part(&rest, ',', &other))
            found = change_agrees(one, other, basis);
        if (!found)
            return false;
        wanted++;
    }
    return count_changes(got) <= wanted;
}

/* `South Korea:43/1000` */
static bool compared_agrees(fig_str want, const fig_fact *f)
{
    fig_str subject;
    fig_str_part(&want, ':', &subject);
    return names_agree(subject, f->compared_subject) && (!want.len || fig_str_same(want, f->compared_ratio));
}

static bool holds(fig_fact_field field, fig_str want, fig_str got, const fig_fact *f, bool basis)
{
    fig_str one;
    switch (field) {
    case FIG_FACT_SUBJECT:
        return names_agree(want, got);
    case FIG_FACT_MEASURE:
    case FIG_FACT_SOURCE:
        return words_agree(want, got);
    case FIG_FACT_CHANGE:
        return changes_agree(want, got, basis);
    case FIG_FACT_COMPARED_TO:
        return compared_agrees(want, f);
    case FIG_FACT_DERIVED:
        while (fig_str_part(&got, ',', &one))
            if (fig_str_same(want, one))
                return true;
        return false;
    case FIG_FACT_WITH:
        while (fig_str_part(&got, '|', &one))
            if (fig_str_same(want, one))
                return true;
        return false;
    case FIG_FACT_VALUE:
    case FIG_FACT_UNIT:
    case FIG_FACT_PERIOD:
    case FIG_FACT_ID:
    case FIG_FACT_AREA:
    case FIG_FACT_PER:
    case FIG_FACT_MOD:
    case FIG_FACT_FROM:
    case FIG_FACT_REVISED:
    case FIG_FACT_STATUS:
    case FIG_FACT_ADJUSTMENT:
    case FIG_FACT_FREQUENCY:
    case FIG_FACT_PARTS:
    case FIG_FACT_SUPPLIED:
    case FIG_FACT_FIELD_COUNT:
        break;
    }
    return fig_str_same(want, got);
}

bool fig_fact_agrees(fig_fact_field field, fig_str want, fig_str got, const fig_fact *f, bool basis)
{
    fig_str rest = want, one;
    bool none = field == FIG_FACT_CHANGE ? !count_changes(got) : !got.len;
    if (!want.ptr)
        return none;
    while (fig_str_part(&rest, '|', &one))
        if (fig_str_is(one, "-") ? none : holds(field, one, got, f, basis))
            return true;
    return false;
}
