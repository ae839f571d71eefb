/*
 * Programs compiled against another version of the headers.
 *
 * This file sees headers of an older version: tests/unit/CMakeLists.txt takes the last field out of every struct that callers make and that may grow.
 * Each such struct lies at the very end of a page, and what is behind it cannot be touched: a library that reads or writes past `size` crashes.
 * The same structs with more behind them than this library knows are a newer caller's.
 */
#define _DEFAULT_SOURCE /* MAP_ANONYMOUS */
#include "unit.h"

#include "figura.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

enum { FUTURE_BYTES = 64 };

static const char text[] = "The Kospi fell 1.76% to 2,195.44. It cost $5 million, or 2 pounds a mile.";

/* `size` bytes up to the end of a page that nobody can read beyond. Never freed: the test is short. */
static void *at_end_of_page(const void *what, size_t size)
{
    const size_t page = (size_t)sysconf(_SC_PAGESIZE);
    char *two = mmap(NULL, 2 * page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    assert_true(two != MAP_FAILED && size <= page);
    assert_int_equal(mprotect(two + page, page, PROT_NONE), 0);
    return memcpy(two + page - size, what, size);
}

#define OLD(type, ...) ((type *)at_end_of_page(&(type){.size = sizeof(type), __VA_ARGS__}, sizeof(type)))

/* The struct and then bytes of fields that are to come, none of them 0. */
static void *with_future(const void *what, size_t size)
{
    char *longer = malloc(size + FUTURE_BYTES);
    assert_non_null(longer);
    memcpy(longer, what, size);
    memset(longer + size, 0xA5, FUTURE_BYTES);
    size += FUTURE_BYTES;
    memcpy(longer, &size, sizeof size);
    return longer;
}

static int keep_nothing(void *user, const char *data, size_t len)
{
    (void)data;
    *(size_t *)user += len;
    return 0;
}

static int count_item(void *user, const fig_pool_item *item)
{
    *(size_t *)user += item->status == FIG_OK && fig_result_count(item->result) > 0;
    return 0;
}

static int count_part(void *user, fig_result *part, int more)
{
    (void)more;
    *(size_t *)user += fig_result_count(part);
    return 0;
}

typedef struct fixture {
    fig_engine *engine;
    fig_scratch *scratch;
    fig_document *document;
    fig_result *result;
} fixture;

static int set_up(void **state)
{
    static fixture f;
    *state = &f;
    f.document = OLD(fig_document, .id = "d", .text = text, .text_len = sizeof text - 1, .date = "2019-03-01");
    return fig_engine_new(OLD(fig_engine_options, .lang = "en"), &f.engine, NULL) != FIG_OK ||
           fig_scratch_new(f.engine, &f.scratch, NULL) != FIG_OK || fig_extract(f.engine, f.scratch, f.document, &f.result, NULL) != FIG_OK;
}

static int tear_down(void **state)
{
    fixture *f = *state;
    fig_result_free(f->result);
    fig_scratch_free(f->scratch);
    fig_engine_free(f->engine);
    return 0;
}

static void documents_are_read(void **state)
{
    fixture *f = *state;
    size_t in_parts = 0, explained = 0;
    assert_true(fig_result_count(f->result) >= 4);
    assert_int_equal(fig_extract_parts(f->engine, f->scratch, f->document, count_part, &in_parts, NULL), FIG_OK);
    assert_int_equal(in_parts, fig_result_count(f->result));
    assert_int_equal(fig_explain(f->engine, f->scratch, f->document, 0, keep_nothing, &explained, NULL), FIG_OK);
    assert_true(explained > 0);
    fig_document *copy;
    assert_int_equal(fig_document_copy(f->document, &copy, NULL), FIG_OK);
    assert_true(copy->size > sizeof *copy); /* the library's, with all that it knows */
    assert_string_equal(copy->text, text);
    assert_ptr_not_equal(copy->text, text);
    fig_document_free(copy);
}

static void records_are_written(void **state)
{
    fixture *f = *state;
    for (int format = FIG_OUTPUT_TABLE; format <= FIG_OUTPUT_ANNOTATIONS; format++) {
        size_t written = 0;
        fig_sink *sink;
        fig_status status =
            fig_sink_new(f->engine, OLD(fig_sink_options, .format = format, .write = keep_nothing, .write_user = &written), &sink, NULL);
        if (status == FIG_E_USAGE) /* no format of figures, or built without its library */
            continue;
        assert_int_equal(status, FIG_OK);
        assert_int_equal(fig_sink_write(sink, f->document, f->result, NULL), FIG_OK);
        assert_int_equal(fig_sink_finish(sink, NULL), FIG_OK);
        assert_true(written > 0);
        fig_sink_free(sink);
    }
}

static void stories_are_checked_and_compared(void **state)
{
    fixture *f = *state;
    size_t written = 0;
    fig_check *check;
    fig_diff *diff;
    assert_int_equal(fig_result_coverage(f->result)->figures, 0);
    assert_int_equal(fig_check_new(OLD(fig_check_options, .rates = NULL), &check, NULL), FIG_OK);
    assert_int_equal(fig_check_run(check, f->document, f->result, NULL), FIG_OK);
    assert_int_equal(fig_result_coverage(f->result)->figures, fig_result_count(f->result));
    fig_check_free(check);
    fig_diff_text both = {f->document, f->result};
    assert_int_equal(fig_diff_new(&both, &both, 1, &diff, NULL), FIG_OK);
    assert_int_equal(fig_diff_item_at(diff, 0)->status, FIG_DIFF_MATCHED);
    assert_int_equal(fig_diff_write(diff, f->engine,
                                    OLD(fig_sink_options, .format = FIG_OUTPUT_JSON, .write = keep_nothing, .write_user = &written), NULL),
                     FIG_OK);
    assert_true(written > 0);
    fig_diff_free(diff);
}

static void files_are_read_and_stored(void **state)
{
    fixture *f = *state;
    const char *path = FIG_TEST_DIR "/old_caller.txt", *db = FIG_TEST_DIR "/old_caller.db";
    FILE *file = fopen(path, "w");
    size_t taken = 0;
    int has = 1;
    fig_reader *reader;
    fig_pool *pool;
    fig_store *store;
    assert_non_null(file);
    assert_true(fputs(text, file) >= 0 && fclose(file) == 0);
    assert_int_equal(fig_reader_new(path, OLD(fig_reader_options, .date = "2019-03-01"), &reader, NULL), FIG_OK);
    assert_int_equal(fig_pool_new(f->engine, OLD(fig_pool_options, .jobs = 1, .take = count_item, .take_user = &taken), &pool, NULL),
                     FIG_OK);
    assert_int_equal(fig_pool_read(pool, reader, path, NULL), FIG_OK);
    assert_int_equal(fig_pool_finish(pool, NULL), FIG_OK);
    assert_int_equal(taken, 1);
    fig_pool_free(pool);
    fig_reader_free(reader);
    remove(db);
    fig_status status = fig_store_open(db, f->engine, OLD(fig_store_options, .fresh = 1), &store, NULL);
    if (status == FIG_E_USAGE) /* built without SQLite */
        return;
    assert_int_equal(status, FIG_OK);
    assert_int_equal(fig_store_has(store, f->document, &has, NULL), FIG_OK);
    assert_int_equal(has, 0);
    assert_int_equal(fig_store_write(store, f->document, f->result, NULL), FIG_OK);
    assert_int_equal(fig_store_finish(store, NULL), FIG_OK);
    assert_int_equal(fig_store_count(store)->added, 1);
    fig_store_free(store);
}

static void a_unit_is_written_as_far_as_there_is_room(void **state)
{
    fixture *f = *state;
    fig_unit *unit = OLD(fig_unit, .factor = "");
    assert_int_equal(fig_engine_unit(f->engine, "[mi_i]/h", 8, unit, NULL), FIG_OK);
    assert_int_equal(unit->size, sizeof *unit);
    assert_string_equal(unit->factor, "0.44704");
}

static void a_newer_caller_is_understood(void **state)
{
    fixture *f = *state;
    fig_engine_options options = {.size = sizeof options, .no_builtin = 1};
    fig_document plain = {.size = sizeof plain, .id = "d", .text = text, .text_len = sizeof text - 1};
    void *new_options = with_future(&options, sizeof options), *new_document;
    fig_engine *engine;
    fig_result *result;
    fig_document *copy;
    /* of what this library knows: the older header's structs are shorter */
    assert_int_equal(fig_engine_new(new_options, &engine, NULL), FIG_OK);
    fig_engine_free(engine);
    free(new_options);
    assert_int_equal(fig_document_copy(&plain, &copy, NULL), FIG_OK);
    new_document = with_future(copy, copy->size);
    assert_int_equal(fig_extract(f->engine, f->scratch, new_document, &result, NULL), FIG_OK);
    assert_int_equal(fig_result_count(result), fig_result_count(f->result));
    fig_result_free(result);
    free(new_document);
    fig_document_free(copy);
}

static void a_size_that_was_not_set_is_said(void **state)
{
    fixture *f = *state;
    fig_error error;
    fig_engine *engine = f->engine;
    fig_result *result = f->result;
    fig_reader *reader;
    fig_unit unit = {.size = 0};
    size_t n = 0;
    assert_int_equal(fig_engine_new(&(fig_engine_options){.lang = "en"}, &engine, &error), FIG_E_USAGE);
    assert_null(engine);
    assert_non_null(strstr(error.message, "sizeof(fig_engine_options)"));
    fig_document d = {.text = text, .text_len = sizeof text - 1};
    assert_int_equal(fig_extract(f->engine, f->scratch, &d, &result, &error), FIG_E_USAGE);
    assert_null(result);
    assert_non_null(strstr(error.message, "sizeof(fig_document)"));
    assert_int_equal(fig_extract_parts(f->engine, f->scratch, &d, count_part, &n, NULL), FIG_E_USAGE);
    assert_int_equal(fig_explain(f->engine, f->scratch, &d, 0, keep_nothing, &n, NULL), FIG_E_USAGE);
    assert_int_equal(fig_reader_new("/dev/null", &(fig_reader_options){.date = "2019-03-01"}, &reader, &error), FIG_E_USAGE);
    assert_int_equal(fig_engine_unit(f->engine, "m", 1, &unit, &error), FIG_E_USAGE);
    assert_non_null(strstr(error.message, "sizeof(fig_unit)"));
    assert_int_equal(n, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(documents_are_read),
        cmocka_unit_test(records_are_written),
        cmocka_unit_test(stories_are_checked_and_compared),
        cmocka_unit_test(files_are_read_and_stored),
        cmocka_unit_test(a_unit_is_written_as_far_as_there_is_room),
        cmocka_unit_test(a_newer_caller_is_understood),
        cmocka_unit_test(a_size_that_was_not_set_is_said),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
