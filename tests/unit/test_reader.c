/* Documents from files: formats, ids, line for line, long lines, and what goes wrong. */
#include "unit.h"

#include "base/alloc.h"
#include "figura/stream.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static char path[] = "figura_test_reader_XXXXXX";

static void write_file(const char *data, size_t len)
{
    FILE *f = fopen(path, "wb");
    assert_non_null(f);
    assert_int_equal(fwrite(data, 1, len, f), len);
    fclose(f);
}

static fig_reader *open_reader(fig_input_format format)
{
    fig_reader_options options = {.size = sizeof options, .format = format, .date = "2020-01-01", .country = "KR"};
    fig_reader *reader = NULL;
    fig_error error = {0};
    if (fig_reader_new(path, &options, &reader, &error) != FIG_OK)
        fail_msg("%s", error.message);
    return reader;
}

static void a_text_is_one_document(void **state)
{
    (void)state;
    const fig_document *d;
    write_file("a\0b\n", 4);
    fig_reader *reader = open_reader(FIG_INPUT_AUTO);
    assert_int_equal(fig_reader_next(reader, &d, NULL), FIG_OK);
    assert_int_equal(d->text_len, 4);
    assert_memory_equal(d->text, "a\0b\n", 5);
    assert_string_equal(d->id, path);
    assert_string_equal(d->date, "2020-01-01");
    assert_string_equal(d->country, "KR");
    assert_null(d->url);
    assert_null(d->title);
    assert_int_equal(fig_reader_next(reader, &d, NULL), FIG_E_END);
    assert_int_equal(fig_reader_next(reader, &d, NULL), FIG_E_END);
    fig_reader_free(reader);
    write_file("", 0);
    reader = open_reader(FIG_INPUT_AUTO);
    assert_int_equal(fig_reader_next(reader, &d, NULL), FIG_OK);
    assert_int_equal(d->text_len, 0);
    fig_reader_free(reader);
}

static void lines_are_documents(void **state)
{
    static const char data[] = "\xEF\xBB\xBF\n  "
                               "{\"id\":\"x\",\"text\":\"one\",\"date\":\"2019-03-01\",\"title\":\"T\",\"country\":\"CA\",\"lang\":\"en\","
                               "\"url\":\"https://x.example/1\"}\r\n"
                               "\n{\"id\":5,\"text\":\"two\"}\n{\"id\":\"bad\",\"text\":\n{\"text\":\"three\"}\n{\"text\":\"four\"}";
    char id[300];
    (void)state;
    const fig_document *d;
    fig_error error = {0};
    write_file(data, sizeof data - 1);
    fig_reader *reader = open_reader(FIG_INPUT_AUTO);
    assert_int_equal(fig_reader_next(reader, &d, NULL), FIG_OK);
    assert_string_equal(d->id, "x");
    assert_string_equal(d->text, "one");
    assert_string_equal(d->title, "T");
    assert_int_equal(d->title_len, 1);
    assert_string_equal(d->date, "2019-03-01");
    assert_string_equal(d->country, "CA");
    assert_string_equal(d->url, "https://x.example/1");
    assert_string_equal(d->lang, "en");
    assert_int_equal(fig_reader_next(reader, &d, NULL), FIG_OK);
    assert_string_equal(d->id, "5");
    assert_string_equal(d->date, "2020-01-01");
    assert_string_equal(d->country, "KR");
    assert_null(d->url);
    assert_int_equal(fig_reader_next(reader, &d, &error), FIG_E_SYNTAX);
    assert_string_equal(d->id, "bad");
    assert_null(d->text);
    assert_int_equal(error.line, 5);
    assert_int_equal(error.column, 20);
    assert_string_equal(error.path, path);
    assert_int_equal(data[error.offset], '\n');
    assert_int_equal(fig_reader_next(reader, &d, NULL), FIG_OK);
    snprintf(id, sizeof id, "%s:6", path);
    assert_string_equal(d->id, id);
    assert_int_equal(fig_reader_next(reader, &d, NULL), FIG_OK);
    assert_string_equal(d->text, "four");
    assert_int_equal(fig_reader_next(reader, &d, NULL), FIG_E_END);
    assert_int_equal(fig_reader_failed(reader), 1);
    fig_reader_free(reader);
}

static void auto_looks_at_the_first_bytes(void **state)
{
    static const struct {
        const char *data;
        bool ndjson;
    } rows[] = {{"{{numberArticlesLeft}} 5 of 7", false},
                {"{ \"text\": \"x\"}", true},
                {"{}", true},
                {"[1]", false},
                {"\n\t {\"text\":\"x\"}", true},
                {"{", true},
                {"{ x", false}};
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const fig_document *d;
        write_file(rows[i].data, strlen(rows[i].data));
        fig_reader *reader = open_reader(FIG_INPUT_AUTO);
        fig_status status = fig_reader_next(reader, &d, NULL);
        assert_int_equal(strcmp(d->id, path) != 0 || status != FIG_OK, rows[i].ndjson);
        fig_reader_free(reader);
        reader = open_reader(FIG_INPUT_TEXT);
        assert_int_equal(fig_reader_next(reader, &d, NULL), FIG_OK);
        assert_string_equal(d->text, rows[i].data);
        fig_reader_free(reader);
    }
}

static void a_long_line_comes_whole(void **state)
{
    (void)state;
    enum { LONG = 3000000, LINES = 3 };
    static const char head[] = "{\"text\":\"", tail[] = "\"}\n";
    FILE *f = fopen(path, "wb");
    for (int k = 0; k < LINES; k++) {
        fputs(head, f);
        for (int i = 0; i < LONG / 10; i++)
            fputs(i == 7 ? "\\n12345678" : "0123456789", f);
        fputs(tail, f);
    }
    fclose(f);
    const fig_document *d;
    fig_reader *reader = open_reader(FIG_INPUT_AUTO);
    for (int k = 0; k < LINES; k++) {
        assert_int_equal(fig_reader_next(reader, &d, NULL), FIG_OK);
        assert_int_equal(d->text_len, LONG - 1);
        assert_int_equal(d->text[70], '\n');
        assert_int_equal(d->text[LONG - 2], '9');
    }
    assert_int_equal(fig_reader_next(reader, &d, NULL), FIG_E_END);
    fig_reader_free(reader);
}

static int reports;
static void count_report(void *user, const fig_error *error)
{
    assert_ptr_equal(user, &reports);
    assert_true(*error->message);
    reports++;
}

static void what_cannot_be_opened_says_so(void **state)
{
    (void)state;
    fig_reader *reader;
    fig_error error;
    assert_int_equal(fig_reader_new("/nowhere/at/all.txt", NULL, &reader, &error), FIG_E_IO);
    assert_string_equal(error.path, "/nowhere/at/all.txt");
    assert_string_equal(error.message, "there is no such file; check its name");
    assert_null(reader);
    assert_int_equal(fig_reader_new("/tmp", NULL, &reader, &error), FIG_E_IO);
    assert_non_null(strstr(error.message, "this is a folder"));
    fig_reader_free(NULL);
    write_file("{\"a\n{\"b\n", 8);
    fig_reader_options options = {.size = sizeof options, .report = count_report, .report_user = &reports};
    const fig_document *d;
    assert_int_equal(fig_reader_new(path, &options, &reader, &error), FIG_OK);
    while (fig_reader_next(reader, &d, NULL) != FIG_E_END)
        continue;
    assert_int_equal(reports, 2);
    assert_int_equal(fig_reader_failed(reader), 2);
    fig_reader_free(reader);
}

static void want_of_memory_is_a_status(void **state)
{
    (void)state;
    write_file("{\"text\":\"x\"}\n", 13);
    for (unsigned long n = 1; n < 20; n++) {
        fig_reader *reader;
        const fig_document *d;
        fig_alloc_fail_at(n);
        fig_status status = fig_reader_new(path, NULL, &reader, NULL);
        if (status == FIG_OK)
            status = fig_reader_next(reader, &d, NULL);
        fig_alloc_fail_at(0);
        assert_true(status == FIG_OK || status == FIG_E_NOMEM);
        assert_true(n < 4 ? status == FIG_E_NOMEM : true);
        fig_reader_free(reader);
    }
}

/* All that a page's document names, after its reader has gone; and where memory runs out, nothing. */
static void a_copy_is_ones_own(void **state)
{
    (void)state;
    static const char page[] = "<html lang=en-GB><title>Up 3%</title><p>It cost &pound;5 then.<table><tr><th>Sales<tr><td>12</table>";
    const fig_document *d;
    fig_document *copy;
    write_file(page, sizeof page - 1);
    fig_reader *reader = open_reader(FIG_INPUT_HTML);
    assert_int_equal(fig_reader_next(reader, &d, NULL), FIG_OK);
    unsigned long left = 0;
    for (unsigned long n = 1; !left; n++) {
        fig_alloc_fail_at(n);
        fig_status status = fig_document_copy(d, &copy, NULL);
        left = fig_alloc_fail_at(0);
        assert_true(status == FIG_OK ? left > 0 : status == FIG_E_NOMEM && !copy);
    }
    assert_int_equal(copy->size, sizeof *copy);
    assert_int_equal(copy->text_len, d->text_len);
    assert_int_equal(copy->cell_count, d->cell_count);
    assert_true(copy->cell_count > 0 && copy->map.count > 0);
    assert_ptr_not_equal(copy->map.pieces, d->map.pieces);
    fig_reader_free(reader);
    assert_string_equal(copy->id, path);
    assert_string_equal(copy->title, "Up 3%");
    assert_string_equal(copy->lang, "en");
    assert_string_equal(copy->country, "KR");
    assert_non_null(strstr(copy->text, "It cost \u00A35 then."));
    assert_memory_equal(copy->map.source, page, sizeof page - 1);
    assert_int_equal(copy->map.pieces[0].text, 0);
    assert_true(copy->cells[0].end <= copy->text_len);
    fig_document_free(copy);
    fig_document_free(NULL);
}

static int make_file(void **state)
{
    (void)state;
    int fd = mkstemp(path);
    return fd < 0 ? -1 : close(fd);
}

static int drop_file(void **state)
{
    (void)state;
    return unlink(path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_copy_is_ones_own),         cmocka_unit_test(a_text_is_one_document),
        cmocka_unit_test(lines_are_documents),        cmocka_unit_test(auto_looks_at_the_first_bytes),
        cmocka_unit_test(a_long_line_comes_whole),    cmocka_unit_test(what_cannot_be_opened_says_so),
        cmocka_unit_test(want_of_memory_is_a_status),
    };
    return cmocka_run_group_tests(tests, make_file, drop_file);
}
