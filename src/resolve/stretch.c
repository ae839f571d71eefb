/*
 * Stretch: a large text is read some paragraphs at a time, so that its tokens are never all there.
 *
 * in   the source; what was found in the stretch at hand          out   w->text, tokens and sentences of the next; drafts that know their bytes, notes for the story
 * A stretch ends before a paragraph that begins with a letter, behind a word or a stop: neither side of such a gap has a say in the tokens or sentences of the other. Who needs
 * all tokens at once has one stretch: facts, pages with their boilerplate and tables, those who listen.
 */
#include "../base/alloc.h"
#include "../base/ascii.h"
#include "action.h"
#include <stdio.h>

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* Does the next paragraph begin, for certain, behind the blanks around the line feed at `feed`? *behind: where they end. */
static bool is_break(const char *text, size_t len, size_t feed, size_t *behind)
{
    size_t before = feed, i = feed + 1, feeds = 1, indent = 0;
    while (before && is_blank(text[before - 1]))
        before--;
    for (; i < len && is_blank(text[i]); i++) {
        feeds += text[i] == '\n';
        indent = text[i] == '\n' ? 0 : indent + (text[i] == '\t' ? 2 : text[i] == ' ');
    }
    *behind = i;
    return before && (fig_ascii_is_letter(text[before - 1]) || memchr(".!?\"", text[before - 1], 4)) && i < len &&
           fig_ascii_is_letter(text[i]) && (feeds > 1 || indent > 1);
}

/* The end of a stretch that is to end behind `at`. Blanks are taken once, whatever feeds are among them: what their first one says holds for all. */
static size_t end_behind(const char *text, size_t len, size_t at)
{
    for (const char *feed; at < len && (feed = memchr(text + at, '\n', len - at));)
        if (is_break(text, len, (size_t)(feed - text), &at))
            return at;
    return len;
}

/* A shape that PCRE2 gave up on, once a document; its tokens are forgotten, so that the next document says so too. */
static void warn_of_limit(fig_work *w)
{
    char message[sizeof(fig_error){0}.message];
    if (!w->lexemes.limited || w->shape_limited)
        return;
    const char *at = w->lexemes.limited_at, *end = w->text + (w->stretch.end - w->stretch.begin);
    snprintf(message, sizeof message, "the shape `%s` hit its match limit here and was taken as not matching; make it fail sooner",
             w->lexemes.limited->name);
    fig_work_warn(w, FIG_E_LIMIT, NULL, at >= w->text && at < end ? (size_t)(at - w->text) : 0, message);
    w->shape_limited = true;
}

bool fig_stretch_next(fig_work *w)
{
    fig_stretch *s = &w->stretch;
    const size_t len = w->source.len;
    if (s->last || w->failed)
        return false;
    s->begin = s->end;
    s->tokens_before += (uint32_t)w->tokens.count;
    s->sentences_before += (uint32_t)w->sentences.count;
    s->first_draft = w->draft_count;
    s->end = w->facts.on || w->map || w->cells || w->listener ? len : end_behind(w->source.data, len, s->begin + w->stretch_bytes);
    s->last = s->end == len;
    w->text = w->source.data + s->begin;
    w->failed = !fig_tokens_cut(&w->tokens, w->text, s->end - s->begin) ||
                !fig_lexemes_assign(&w->lexemes, &w->tokens, w->text, s->end - s->begin) ||
                !fig_sentences_cut(&w->sentences, &w->tokens, w->text);
    warn_of_limit(w);
    return !w->failed;
}

static bool keep_sentences(fig_work *w)
{
    const size_t before = w->stretch.sentences_before;
    if (!fig_grow(&w->sentence_starts, &w->sentence_start_capacity, before + w->sentences.count, sizeof *w->sentence_starts))
        return false;
    for (size_t i = 0; i < w->sentences.count; i++)
        w->sentence_starts[before + i] =
            (uint32_t)fig_text_source_offset(&w->source, w->stretch.begin + w->tokens.begin[w->sentences.start[i]]);
    return true;
}

/* What is left is packed, save those that a number's unit may come from. */
static bool pack(fig_work *w)
{
    const size_t kept = w->draft_count < FIG_SUPPLY_BACK ? w->draft_count : FIG_SUPPLY_BACK;
    if (!fig_drafts_pack(w, w->stretch.first_draft))
        return false;
    memmove(w->drafts, w->drafts + w->draft_count - kept, kept * sizeof *w->drafts);
    for (size_t i = 0; i < kept; i++)
        w->drafts[i].value.dated = NULL;
    w->draft_count = kept;
    w->claim_count = 0; /* nobody checks what is written out in parts */
    fig_arena_reset(&w->passing);
    return true;
}

static void place_drafts(fig_work *w)
{
    const fig_stretch *s = &w->stretch;
    for (size_t i = s->first_draft; i < w->draft_count; i++) {
        fig_draft *d = &w->drafts[i];
        d->begin = (uint32_t)s->begin + w->tokens.begin[d->first];
        d->end = (uint32_t)s->begin + w->tokens.end[d->last - 1];
    }
}

void fig_stretch_leave(fig_work *w)
{
    const fig_stretch *s = &w->stretch;
    if (!s->last)
        fig_supply_note(w, s->first_draft);
    fig_story_note(w, s->first_draft);
    fig_points_note(w, s->first_draft);
    place_drafts(w);
    if (w->normaliser.limit)
        fig_work_warn(w, FIG_E_LIMIT, NULL, 0, "a number of more than 20000 digits was left out");
    w->normaliser.limit = false;
    w->failed = !keep_sentences(w) || w->failed;
    if (w->packs && (!s->last || w->packed.count))
        w->failed = !pack(w) || w->failed;
}
