/*
 * JSON line: one line of NDJSON, read strictly and in place.
 *
 * in   {"id":"a","text":"Kospi dropped 1.76%","date":"2019-03-01","url":"…"}          out   the fields of a document, NUL-terminated
 * Two steps: the whole line is validated against RFC 8259 and the places of the known fields are noted; then those are decoded inside the
 * line itself (a decoded string is never longer than its JSON), so nothing is copied or allocated and a bad line stays as it was.
 * Unknown fields are validated and skipped. A lone surrogate becomes U+FFFD; \u0000 is text. Of two equal keys the last wins.
 * Bytes that are no UTF-8 pass inside strings: the engine repairs them, with a warning.
 */
#ifndef FIG_JSON_LINE_H
#define FIG_JSON_LINE_H
#include "figura/base.h"
#include <stdbool.h>

enum { FIG_JSON_MAX_DEPTH = 512 };

typedef enum fig_json_field {
    FIG_JSON_ID,
    FIG_JSON_TEXT,
    FIG_JSON_TITLE,
    FIG_JSON_DATE,
    FIG_JSON_LANG,
    FIG_JSON_COUNTRY,
    FIG_JSON_URL,
    FIG_JSON_FIELD_COUNT
} fig_json_field;

/* A value as it stands in the line. */
typedef struct fig_json_value {
    char *begin, *end; /* inside the quotes of a string */
    int type;
    bool escaped;
} fig_json_value;

typedef struct fig_json_line {
    fig_str field[FIG_JSON_FIELD_COUNT]; /* ptr NULL: absent, or null */
    size_t bad_at;                       /* on FIG_E_SYNTAX: byte offset in the line */
    const char *problem;                 /* on FIG_E_SYNTAX: what is wrong and what to do, without a full stop */
    fig_json_value bad_id;               /* on FIG_E_SYNTAX: for fig_json_line_take_id */
} fig_json_line;

/* Read line[0..len), which has no line break, and change it in place; line[len] is writable too. On FIG_E_SYNTAX no field is set and the line stays as it was. */
fig_status fig_json_line_read(fig_json_line *out, char *line, size_t len);
/* The id of a bad line where it came before the fault; now the line is changed. */
fig_str fig_json_line_take_id(const fig_json_line *bad);
#endif
