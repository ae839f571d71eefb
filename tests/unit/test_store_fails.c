/*
 * Store: every write of the file that fails, every allocation that fails.
 *
 * A write that fails (a full disk) or memory that runs out, at whatever moment: the status says so, and the file afterwards holds whole batches.
 */
#include "unit.h"
#ifndef FIG_HAVE_SQLITE3
#define FIG_HAVE_SQLITE3 0
#endif
#if FIG_HAVE_SQLITE3
#include "base/alloc.h"
#include "store_unit.h"

/* A file system whose n-th write fails: the default one, with another xWrite. It has several sets of methods, one for databases, one for journals. */
enum { METHOD_SETS = 4 };
static long writes_left = 1000000000;
static sqlite3_vfs full_vfs;
static sqlite3_io_methods full_methods[METHOD_SETS];
static const sqlite3_io_methods *usual_methods[METHOD_SETS];

static int write_full(sqlite3_file *file, const void *data, int len, sqlite3_int64 at)
{
    if (--writes_left < 0)
        return SQLITE_FULL;
    return usual_methods[file->pMethods - full_methods]->xWrite(file, data, len, at);
}

/* The tests do not wait for the disk. */
static int sync_nothing(sqlite3_file *file, int flags)
{
    (void)file;
    (void)flags;
    return SQLITE_OK;
}

static int open_full(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *got)
{
    sqlite3_vfs *usual = vfs->pAppData;
    int code = usual->xOpen(usual, name, file, flags, got);
    for (int i = 0; code == SQLITE_OK && file->pMethods && i < METHOD_SETS; i++) {
        if (!usual_methods[i]) {
            usual_methods[i] = file->pMethods;
            full_methods[i] = *file->pMethods;
            full_methods[i].xWrite = write_full;
            full_methods[i].xSync = sync_nothing;
        }
        if (file->pMethods == usual_methods[i]) {
            file->pMethods = &full_methods[i];
            break;
        }
    }
    return code;
}

static void expect_whole_batches(unsigned long n)
{
    if (access(path, F_OK) != 0)
        return;
    sqlite3 *db;
    fig_strbuf got = {0};
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    sqlite3_exec(db, "PRAGMA integrity_check", add_row, &got, NULL);
    /* Batches: ab, ca, de, f. */
    sqlite3_exec(
        db, "SELECT coalesce(group_concat(id, ''), '') FROM documents; SELECT count(*) - 4 * (SELECT count(*) FROM documents) FROM figures",
        add_row, &got, NULL);
    sqlite3_close(db);
    static const char *const whole[] = {"ok\n", "ok\n\n0\n", "ok\nab\n0\n", "ok\nabc\n0\n", "ok\nabcde\n0\n", "ok\nabcdef\n0\n"};
    bool found = false;
    for (size_t i = 0; i < sizeof whole / sizeof *whole; i++)
        found |= strcmp(fig_strbuf_cstr(&got), whole[i]) == 0;
    if (!found)
        fail_msg("after failure %lu: %s", n, fig_strbuf_cstr(&got));
    fig_strbuf_clear(&got);
}

static void a_full_disk(void **state)
{
    (void)state;
    long all = 0;
    for (unsigned long n = 0; n <= (unsigned long)all; n++) {
        fig_error error = {0};
        forget_file();
        writes_left = n ? (long)n - 1 : 1000000000; /* the first time: how many there are */
        fig_status status = load(&error);
        if (!n) {
            assert_int_equal(status, FIG_OK);
            all = 1000000000 - writes_left;
            assert_in_range(all, 80, 5000);
            continue;
        }
        writes_left = 1000000000;
        assert_int_equal(status, FIG_E_IO);
        assert_non_null(strstr(error.message, "disk is full"));
        expect_whole_batches(n);
        assert_int_equal(load(&error), FIG_OK); /* and the same again does the rest */
        expect("SELECT group_concat(id, ''), (SELECT count(*) FROM facts), (SELECT count(*) FROM sentences_fts WHERE sentences_fts MATCH "
               "'kospi') FROM documents",
               "abcdef|12|6\n");
    }
}

/* SQLite's memory through the same door. */
static int size_of(void *p)
{
    return p ? *(int *)((char *)p - 16) : 0;
}

static void *take(int bytes)
{
    char *p = fig_malloc((size_t)bytes + 16);
    if (!p)
        return NULL;
    *(int *)p = bytes;
    return p + 16;
}

static void give(void *p)
{
    if (p)
        fig_free((char *)p - 16);
}

static void *resize(void *p, int bytes)
{
    char *q = fig_realloc(p ? (char *)p - 16 : NULL, (size_t)bytes + 16);
    if (!q)
        return NULL;
    *(int *)q = bytes;
    return q + 16;
}

static int round_up(int bytes)
{
    return (bytes + 7) & ~7;
}

static int start(void *user)
{
    (void)user;
    return SQLITE_OK;
}

static void stop(void *user)
{
    (void)user;
}

enum { FOR_EVER = 1000000000, STRIDES = 400 };

static void memory_that_runs_out(void **state)
{
    (void)state;
    fig_error error = {0};
    forget_file();
    fig_alloc_fail_at(FOR_EVER);
    assert_int_equal(load(&error), FIG_OK);
    unsigned long all = FOR_EVER - fig_alloc_fail_at(0), step = all / STRIDES + 1;
    assert_true(all > 1000);
    for (unsigned long n = 1; n <= all; n += n < 200 ? 1 : step) {
        forget_file();
        fig_alloc_fail_at(n);
        fig_status status = load(&error);
        fig_alloc_fail_at(0);
        if (status != FIG_OK && status != FIG_E_NOMEM)
            fail_msg("allocation %lu of %lu failed, and the status was %d: %s", n, all, (int)status, error.message);
        expect_whole_batches(n);
        assert_int_equal(load(&error), FIG_OK);
        expect("SELECT group_concat(id, ''), (SELECT count(*) FROM facts) FROM documents", "abcdef|12\n");
    }
}

static int begin(void **state)
{
    (void)state;
    sqlite3_vfs *usual = sqlite3_vfs_find(NULL);
    full_vfs = *usual;
    full_vfs.zName = "full";
    full_vfs.pAppData = usual;
    full_vfs.xOpen = open_full;
    if (sqlite3_vfs_register(&full_vfs, 1) != SQLITE_OK)
        return 1;
    return name_file();
}

int main(void)
{
    static const sqlite3_mem_methods memory = {take, give, resize, size_of, round_up, start, stop, NULL};
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_full_disk),
        cmocka_unit_test(memory_that_runs_out),
    };
    sqlite3_config(SQLITE_CONFIG_MALLOC, &memory);
    return cmocka_run_group_tests(tests, begin, end);
}
#else
int main(void)
{
    return 0;
}
#endif
