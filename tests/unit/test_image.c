/* The image of the built-in grammars is, byte for byte, what compiling them gives; an engine that loads it is one that compiled them. */
#include "unit.h"

#include "engine.h"
#include "make_image.h"
#include <stdlib.h>
#include <string.h>

static void as_compiling_gives(void **state)
{
    (void)state;
    for (int facts = 0; facts < 2; facts++) {
        fig_made_image made;
        const fig_image *image = fig_images[facts];
        if (!image)
            skip();
        assert_true(fig_image_make(facts, &made));
        for (size_t s = 0; s < FIG_IMAGE_SPACES; s++) {
            assert_int_equal(image->parts[s].bytes, made.image.parts[s].bytes);
            if (s != FIG_IMAGE_TEXT)
                assert_memory_equal(image->parts[s].data, made.image.parts[s].data, image->parts[s].bytes);
        }
        assert_memory_equal(image->pointers, made.image.pointers, made.pointer_bytes);
        free(made.memory);
    }
}

/* What points into the grammar, its arena, what is read in place and the text. */
static void pointers_lead_where_they_did(void **state)
{
    (void)state;
    fig_engine *loaded;
    fig_grammar compiled = {0};
    assert_int_equal(fig_engine_new(NULL, &loaded, NULL), FIG_OK);
    const fig_grammar *g = &loaded->grammar;
    assert_int_equal(fig_engine_compile(&compiled, NULL, fig_embedded_grammars, fig_embedded_grammar_count, NULL), FIG_OK);
    assert_true(g->source.arena == &g->arena);
    assert_true(g->hash == compiled.hash);
    assert_int_equal(g->list_count, compiled.list_count);
    for (size_t l = 0; l < g->list_count; l++) {
        assert_string_equal(g->lists[l].name, compiled.lists[l].name);
        assert_string_equal(g->lists[l].def->path, compiled.lists[l].def->path);
        assert_int_equal(g->lists[l].row_count, compiled.lists[l].row_count);
        for (size_t i = 0; i < g->lists[l].row_count; i++) {
            const fig_row *a = &g->lists[l].rows[i], *b = &compiled.lists[l].rows[i];
            assert_true(a->form.len == b->form.len && memcmp(a->form.ptr, b->form.ptr, a->form.len) == 0);
            assert_int_equal(a->value_count, b->value_count);
            assert_int_equal(a->attr_count, b->attr_count);
            for (size_t v = 0; v < a->value_count; v++)
                assert_string_equal(a->values[v], b->values[v]);
            for (size_t v = 0; v < a->attr_count; v++) {
                assert_string_equal(fig_row_attrs(a)[v].key, fig_row_attrs(b)[v].key);
                assert_string_equal(fig_row_attrs(a)[v].value, fig_row_attrs(b)[v].value);
            }
            assert_true(!a->number == !b->number);
            if (a->number)
                assert_int_equal(fig_number_cmp(&compiled.numbers, *a->number, *b->number), 0);
        }
    }
    assert_int_equal(g->code_count, compiled.code_count);
    for (size_t i = 0; i < g->code_count; i++) {
        const fig_instr *a = &g->code[i], *b = &compiled.code[i];
        assert_true(a->op == b->op && a->gap == b->gap && a->a == b->a && a->b == b->b);
    }
    assert_int_equal(g->word_count, compiled.word_count);
    for (uint32_t w = 1; w < g->word_count; w++) {
        fig_str text = fig_word_text(&compiled, w);
        assert_int_equal(fig_grammar_word(g, text.ptr, text.len, fig_token_hash(text.ptr, text.len)), w);
    }
    fig_grammar_clear(&compiled);
    fig_engine_free(loaded);
}

static void of_another_program(void **state)
{
    (void)state;
    const fig_image *image = fig_images[0];
    if (!image)
        skip();
    fig_image other = *image;
    fig_grammar g = {0};
    other.parts[FIG_IMAGE_GRAMMAR].bytes -= sizeof(uintptr_t);
    assert_int_equal(fig_image_load(&other, image->parts[FIG_IMAGE_TEXT], &g, NULL), FIG_E_USAGE);
    assert_int_equal(fig_image_load(image, (fig_image_part){"", 1}, &g, NULL), FIG_E_USAGE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(as_compiling_gives), cmocka_unit_test(pointers_lead_where_they_did),
                                       cmocka_unit_test(of_another_program)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
