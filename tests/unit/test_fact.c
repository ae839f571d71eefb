/* Facts: the seed of the contract; the direct writer against its twin; what is derived; keys and ids; bounds. */
#include "unit.h"

#include "base/strbuf.h"
#include "collect.h"
#include "figura.h"
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

static fig_engine *engine;
static fig_scratch *scratch;

static int open_engine(void **state)
{
    fig_engine_options o = {.size = sizeof o, .facts = 1};
    fig_error error;
    (void)state;
    return fig_engine_new(&o, &engine, &error) != FIG_OK || fig_scratch_new(engine, &scratch, &error) != FIG_OK;
}

static int close_engine(void **state)
{
    (void)state;
    fig_scratch_free(scratch);
    fig_engine_free(engine);
    return 0;
}

static fig_result *read_text(const char *text)
{
    fig_result *result = NULL;
    fig_error error;
    fig_document d = {.size = sizeof d, .id = "a \"b\"", .text = text, .text_len = strlen(text), .date = "2019-03-01"};
    assert_int_equal(fig_extract(engine, scratch, &d, &result, &error), FIG_OK);
    return result;
}

static char *emit(const fig_result *result, fig_output_format format, unsigned records, const char *fields)
{
    fig_strbuf b = {0};
    fig_sink *sink = NULL;
    fig_error error;
    fig_document d = {.size = sizeof d, .id = "a \"b\""};
    fig_sink_options o = {.size = sizeof o, .format = format, .write = collect, .write_user = &b, .records = records, .fields = fields};
    if (fig_sink_new(engine, &o, &sink, &error) != FIG_OK)
        return NULL;
    assert_int_equal(fig_sink_write(sink, &d, result, &error), FIG_OK);
    assert_int_equal(fig_sink_finish(sink, &error), FIG_OK);
    fig_sink_free(sink);
    fig_strbuf_cstr(&b);
    return b.data;
}

static const char news[] =
    "SEOUL, Feb. 28 - The Kospi lost 1.76% to 2,195.44 on Thursday. Hanbit's income came to 2.31 "
    "million won ($2,050) in 2018, only 6.2% that of Tarn, according to \"the\" agency. Its sales rose 3-4% from 2017.";

static void the_writer_equals_its_twin(void **state)
{
    fig_result *result = read_text(news);
    (void)state;
    assert_true(fig_result_fact_count(result) >= 3);
    char *out = emit(result, FIG_OUTPUT_NDJSON, FIG_RECORDS_FACTS, NULL), *line = out;
    for (size_t i = 0; i < fig_result_fact_count(result); i++) {
        char *stop = strchr(line, '\n');
        assert_non_null(stop);
        json_t *read = json_loadb(line, (size_t)(stop - line), JSON_REJECT_DUPLICATES, NULL), *twin = fig_fact_json(result, i);
        if (!json_equal(read, twin))
            fail_msg("%s\n%s", line, json_dumps(twin, 0));
        json_decref(read);
        json_decref(twin);
        line = stop + 1;
    }
    assert_int_equal(*line, 0);
    assert_null(fig_fact_json(result, fig_result_fact_count(result)));
    free(out);
    fig_result_free(result);
}

static void previous_close_is_an_interval(void **state)
{
    fig_result *result = read_text("The Kospi dropped 1.76% to 2,195.44 on Thursday.");
    const fig_fact *f = fig_result_fact(result, 0);
    (void)state;
    assert_non_null(f);
    assert_string_equal(f->subject_id.ptr, "KOSPI");
    assert_int_equal(f->derived_count, 1);
    assert_string_equal(f->derived[0].measure.ptr, "previous");
    assert_string_equal(f->derived[0].low.ptr, "2234.653");
    assert_string_equal(f->derived[0].high.ptr, "2234.891");
    assert_int_equal(f->derived[0].input_count, 2);
    fig_result_free(result);
}

/* What converts a change belongs to a fact as what converts its value does, wherever it stands. */
static void conversions_of_changes(void **state)
{
    (void)state;
    fig_result *r = read_text("Sales at Elm Foods rose 12 million euros ($13 million) to 95 million euros ($101 million) in 2018.");
    const fig_fact *f = fig_result_fact(r, 0);
    assert_non_null(f);
    assert_int_equal(f->figure_count, 5);
    fig_result_free(r);
}

/* A sentence of running text may end in a quotation; its day is the story's. */
static void the_day_of_a_story(void **state)
{
    (void)state;
    fig_result *r = read_text("He told them all on Feb. 26, 2019, that \"it was bad for us.\" The Kospi fell 1.2 percent to 2,150.3.");
    const fig_fact *f = fig_result_fact(r, 0);
    assert_non_null(f);
    assert_non_null(f->period);
    assert_string_equal(f->period->edtf.ptr, "2019-02-26");
    fig_result_free(r);
}

/* "The country" is the only one that was just named; where several were, that of whom the text is about. */
static const char *area_of_last(const char *between)
{
    static char area[8];
    fig_strbuf text = {0};
    fig_strbuf_puts(&text, "HANOI, Feb. 28 - Vietnam's exports rose 6% in 2018. Vietnam was host to the talks. They ended early. ");
    fig_strbuf_puts(&text, between);
    fig_strbuf_puts(&text, " The country's income per head came to $1,300 in 2017.");
    fig_result *r = read_text(fig_strbuf_cstr(&text));
    const fig_fact *f = fig_result_fact(r, fig_result_fact_count(r) - 1);
    assert_string_equal(f->subject.ptr, "The country");
    assert_int_equal(f->ref_area.len, 2);
    memcpy(area, f->ref_area.ptr, 3);
    fig_result_free(r);
    fig_strbuf_clear(&text);
    return area;
}

static void which_country(void **state)
{
    (void)state;
    assert_string_equal(area_of_last("The deadlock is costly for Pyongyang."), "KP");
    assert_string_equal(area_of_last("The deadlock is costly for Pyongyang and Tokyo."), "VN");
}

/* There: the place that the sentence before names last. And nowhere is nobody. */
static void whose_place(void **state)
{
    static const struct {
        const char *text, *subject;
    } rows[] = {{"Brussels forbids scooters, as Paris did. There, 89 percent backed a ban.", "Paris"},
                {"The mill is in Tarn.\n\nNowhere has the loss been felt more than in the mill. The rate stood at 36 percent.", "Tarn"}};
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        fig_result *result = read_text(rows[i].text);
        assert_true(fig_result_fact_count(result) > 0);
        assert_string_equal(fig_result_fact(result, fig_result_fact_count(result) - 1)->subject.ptr, rows[i].subject);
        fig_result_free(result);
    }
}

/* One observation has one key, whoever reports it; a document's facts have ids of their own. */
static void keys_are_shared_ids_are_not(void **state)
{
    fig_result *result = read_text("The Kospi fell to 2,195.44 on Thursday. Kospi closed at 2,195.44 on Thursday.");
    (void)state;
    assert_int_equal(fig_result_fact_count(result), 2);
    const fig_fact *a = fig_result_fact(result, 0), *b = fig_result_fact(result, 1);
    assert_string_equal(a->key.ptr, b->key.ptr);
    assert_string_not_equal(a->id.ptr, b->id.ptr);
    fig_result_free(result);
}

static void one_kind_of_record_in_rows(void **state)
{
    fig_result *result = read_text(news);
    (void)state;
    assert_null(emit(result, FIG_OUTPUT_CSV, FIG_RECORDS_FIGURES | FIG_RECORDS_FACTS, NULL));
    assert_null(emit(result, FIG_OUTPUT_NDJSON, FIG_RECORDS_FACTS, "no_such_field"));
    char *csv = emit(result, FIG_OUTPUT_CSV, FIG_RECORDS_FACTS, "subject,measure,value");
    assert_non_null(csv);
    assert_memory_equal(csv, "subject,measure,value\r\nKospi,level,2195.44\r\n", 44);
    free(csv);
    fig_result_free(result);
}

/* Ten thousand figures: time stays linear, which a test's limit of time would show. */
static void many_figures(void **state)
{
    fig_strbuf b = {0};
    (void)state;
    for (int i = 0; i < 5000; i++)
        fig_strbuf_format(&b, "Output of Tarn rose %d%% to %d tonnes%s", i % 90 + 1, 1000 + i, i % 50 ? ", " : ".\n\n");
    fig_result *result = read_text(fig_strbuf_cstr(&b));
    assert_true(fig_result_fact_count(result) >= 4000);
    fig_result_free(result);
    fig_strbuf_clear(&b);
}

static void nothing_without_the_option(void **state)
{
    fig_engine *plain = NULL;
    fig_scratch *own = NULL;
    fig_result *result = NULL;
    fig_error error;
    fig_document d = {.size = sizeof d, .text = news, .text_len = sizeof news - 1};
    (void)state;
    assert_int_equal(fig_engine_new(NULL, &plain, &error), FIG_OK);
    assert_int_equal(fig_scratch_new(plain, &own, &error), FIG_OK);
    assert_int_equal(fig_extract(plain, own, &d, &result, &error), FIG_OK);
    assert_int_equal(fig_result_fact_count(result), 0);
    assert_null(fig_result_fact(result, 0));
    fig_result_free(result);
    fig_scratch_free(own);
    fig_engine_free(plain);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_writer_equals_its_twin),
        cmocka_unit_test(previous_close_is_an_interval),
        cmocka_unit_test(keys_are_shared_ids_are_not),
        cmocka_unit_test(one_kind_of_record_in_rows),
        cmocka_unit_test(conversions_of_changes),
        cmocka_unit_test(the_day_of_a_story),
        cmocka_unit_test(which_country),
        cmocka_unit_test(whose_place),
        cmocka_unit_test(many_figures),
        cmocka_unit_test(nothing_without_the_option),
    };
    return cmocka_run_group_tests(tests, open_engine, close_engine);
}
