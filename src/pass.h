/*
 * Pass: a document on its way through src/extract.c.
 *
 * in   what the engine and the document say of time, place and page          out   before a field, a scratch that knows it; behind it, what the result keeps beside figures
 */
#ifndef FIG_PASS_H
#define FIG_PASS_H
#include "engine.h"

typedef struct fig_pass {
    fig_scratch *scratch;
    const fig_document *document;
    char country[3];         /* "": none is known */
    const char *bad_country; /* what the document calls its country, and is none */
    const char *strange;     /* its language, where no grammars for it were read */
    fig_result *result;
    fig_part_fn take; /* NULL: all figures stay in the result */
    void *user;
    bool stopped; /* `take` wants no more */
    fig_error *error;
} fig_pass;

/* What a caller gave, once scratch and engine fit: as it is, or a copy in `own` (base/sized.h). NULL: FIG_E_USAGE, and *error says why. */
const fig_document *fig_pass_document(const fig_scratch *s, const fig_engine *engine, const fig_document *d, fig_document *own,
                                      fig_error *error);
/* The date, the country, the language. */
fig_status fig_pass_begin(fig_pass *p, const fig_document *d);
/* A field of the document, and the scratch made ready for it. */
fig_status fig_pass_begin_field(fig_pass *p, const char *name, const char *text, size_t len);
/* Where its sentences begin, and what was warned of. false: out of memory. */
bool fig_pass_end_field(fig_pass *p);
/* Steps 8 to 10 of a part of the field's drafts: written out as figures into `result`. */
bool fig_pass_write(fig_pass *p, fig_result *result, const fig_draft_part *part);
/* All steps, of the title and the text. */
fig_status fig_pass_run(fig_pass *p, const fig_document *d);
/* All figures of the field at hand to `take`, part by part (src/parts.c). false: out of memory. */
bool fig_pass_give(fig_pass *p, bool last_field);

static inline const char *fig_pass_field(const fig_pass *p)
{
    return p->result->fields[p->result->field_count - 1].name;
}
#endif
