/* Cases: a file or a folder of them; see cases.h. */
#include "cases.h"
#include "../base/error.h"
#include "../base/folder.h"
#include "fact_line.h"
#include "files.h"
#include <errno.h>

void fig_case_fault(fig_author *a, const char *path, int line, const char *message)
{
    if (line)
        fig_strbuf_format(&a->out, "%s:%d: %s\n", path, line, message);
    else
        fig_strbuf_format(&a->out, "%s: %s\n", path, message);
    a->failed++;
}

void fig_case_unreadable(fig_author *a, const char *path, const fig_error *error)
{
    if (error->code == FIG_E_NOMEM)
        fig_author_fail(a, fig_error_nomem(a->error));
    else
        fig_case_fault(a, path, 0, error->message);
}

fig_result *fig_case_extract(fig_author *a, const fig_document *document, const char *path, int line)
{
    fig_result *result = NULL;
    fig_error error = {0};
    fig_status status = fig_extract(a->engine, a->scratch, document, &result, &error);
    if (status == FIG_E_NOMEM)
        fig_author_fail(a, fig_error_nomem(a->error));
    else if (status != FIG_OK)
        fig_case_fault(a, path, line, error.message);
    return result;
}

bool fig_case_setting(fig_author *a, fig_str line, fig_document *document)
{
    const char **settings[] = {&document->date, &document->country, &document->lang};
    static const char *const keys[] = {"date", "country", "lang"};
    fig_str value;
    for (size_t i = 0; i < 3; i++)
        if (fig_str_key(line, keys[i], &value) && !memchr(line.ptr, '[', line.len)) {
            *settings[i] = fig_arena_copy(&a->arena, value.ptr, value.len);
            return true;
        }
    return false;
}

typedef struct run {
    fig_author *a;
    fig_case_mode mode;
    size_t files;
} run;

static fig_status visit(void *user, const char *path, const struct stat *info)
{
    run *r = user;
    (void)info; /* what can't be read says so when it is */
    if (fig_path_ends(path, ".case"))
        fig_case_file_run(r->a, path, r->mode);
    else if (fig_path_ends(path, ".expect"))
        fig_corpus_file_run(r->a, path, r->mode);
    else if (fig_path_ends(path, ".facts"))
        fig_facts_file_run(r->a, path, r->mode);
    else
        return FIG_OK;
    r->files++;
    fig_author_flush(r->a);
    fig_author_forget(r->a);
    return r->a->status;
}

static fig_status run_path(run *r, const char *path)
{
    struct stat st;
    if (stat(path, &st) != 0)
        return fig_error_at(r->a->error, FIG_E_IO, path, 0, 0, "%s; name a file or folder of tests", strerror(errno));
    fig_status status = S_ISDIR(st.st_mode) ? fig_folder_visit(path, visit, r, r->a->error) : visit(r, path, &st);
    if (status == FIG_OK && !r->files)
        status = fig_error_at(r->a->error, FIG_E_USAGE, path, 0, 0, "no .case, .expect or .facts file is here");
    return status;
}

fig_status fig_case_test(const fig_engine *engine, const char *path, fig_case_mode mode, fig_write_fn write, void *user, size_t *passed,
                         size_t *failed, size_t *wishes, fig_error *error)
{
    fig_author a;
    run r = {.a = &a, .mode = mode};
    if (fig_author_open(&a, engine, write, user, error) == FIG_OK)
        fig_author_fail(&a, run_path(&r, path));
    fig_fact_score_write(&a.score, &a.out);
    *passed = a.passed;
    *failed = a.failed;
    *wishes = a.wishes;
    return fig_author_close(&a);
}
