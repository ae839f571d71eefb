/* Marks: see marks.h. */
#include "marks.h"

static size_t run_of(fig_str t, size_t at, char c)
{
    size_t n = 0;
    while (at + n < t.len && t.ptr[at + n] == c)
        n++;
    return n;
}

bool fig_marks_read(fig_arena *arena, fig_str t, fig_marked_text *out)
{
    char *text = fig_arena_alloc(arena, t.len + 1);
    size_t n = 0;
    bool open = false;
    *out = (fig_marked_text){.marks = fig_arena_alloc(arena, (t.len / 4 + 1) * sizeof *out->marks)};
    if (!text || !out->marks)
        return false;
    for (size_t i = 0; i < t.len;) {
        size_t opening = open ? 0 : run_of(t, i, '['), closing = open ? run_of(t, i, ']') : 0;
        if (opening >= 2) {
            open = true;
            out->marks[out->count].start = n;
            i += 2;
        } else if (closing >= 2) { /* the outer two are the mark */
            for (; closing > 2; closing--, i++)
                text[n++] = ']';
            open = false;
            out->marks[out->count++].end = n;
            i += 2;
        } else if (t.ptr[i] == '\\' && i + 1 < t.len && t.ptr[i + 1] == 'n') {
            text[n++] = '\n';
            i += 2;
        } else {
            text[n++] = t.ptr[i++];
        }
    }
    text[n] = 0;
    out->text = (fig_str){text, n};
    return !open;
}
