/*
 * Pages: the text of HTML and Markdown, its way back to the bytes, each allocation failing; and, where gumbo is there, the text of every page of the corpus against that of a tree built by it.
 */
#include "unit.h"

#include "base/alloc.h"
#include "figura/stream.h"
#include "text/piece.h"
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static char path[] = "figura_test_pages_XXXXXX";

static void write_file(const char *data, size_t len)
{
    FILE *f = fopen(path, "wb");
    assert_non_null(f);
    assert_int_equal(fwrite(data, 1, len, f), len);
    fclose(f);
}

static fig_reader *open_page(fig_input_format format, const char *data, size_t len, fig_document *d)
{
    fig_reader_options options = {.size = sizeof options, .format = format};
    fig_reader *reader = NULL;
    fig_error error = {0};
    const fig_document *given;
    write_file(data, len);
    if (fig_reader_new(path, &options, &reader, &error) != FIG_OK || fig_reader_next(reader, &given, &error) != FIG_OK)
        fail_msg("%s", error.message);
    *d = *given;
    return reader;
}

typedef struct page {
    fig_input_format format;
    const char *source, *text;
} page;

static void text_of_a_page(void **state)
{
    (void)state;
    static const page pages[] = {
        {FIG_INPUT_HTML, "<p>a  \n b<p>c<br>d", "a b\n\nc\nd"},
        {FIG_INPUT_HTML, "a<div>b</div>c<span>d</span>e", "a\n\nb\n\ncde"},
        {FIG_INPUT_HTML, "<pre>a\n  b</pre>", "a\n  b"},
        {FIG_INPUT_HTML, "a&amp;b&ltc&#65;&nosuch;&", "a&b<cA&nosuch;&"},
        {FIG_INPUT_HTML, "&notit; &notin; &hellip;", "\u00ACit; \u2209 \u2026"},
        {FIG_INPUT_HTML, "&#x80; &#0; &#xD800; &#99999999;", "\u20AC \uFFFD \uFFFD \uFFFD"},
        {FIG_INPUT_HTML, "m<sup>2</sup> H<sub>2</sub>O 1<sup>st</sup>", "m\u00B2 H\u2082O 1st"},
        {FIG_INPUT_HTML, "a<script>if (1 < 2) '<p>'</script>b<style>x</style>c", "abc"},
        {FIG_INPUT_HTML, "a<script><!-- <script> </script> --></script>b", "ab"},
        {FIG_INPUT_HTML, "a<!-- > -- - -->b<!-->c<!--->d<!x>e</3>f<?y>g", "abcdefg"},
        {FIG_INPUT_HTML, "1 < 2 <3> a<b", "1 < 2 <3> a"},
        {FIG_INPUT_HTML, "a<p hidden>b<p>c<div style='DISPLAY: none'>d<p>e</div>f", "a\n\nc\n\nf"},
        {FIG_INPUT_HTML, "<ul><li hidden>a<li>b<ul><li>c</ul><li>d</ul>", "b\n\nc\n\nd"},
        {FIG_INPUT_HTML, "<b hidden>a<p>b</b>c", "c"},
        {FIG_INPUT_HTML, "<table><tr><td hidden>a<td>b<tr><td>c</table>d", "b\n\nc\n\nd"},
        {FIG_INPUT_HTML, "<td>a</td></table></p>b", "a\n\nb"},
        {FIG_INPUT_HTML, "<title>a</title><svg><title>b</title><p>c", "c"},
        {FIG_INPUT_HTML, "a<x-y hidden>b<x-z></x-z>c</x-y>d", "ad"},
        {FIG_INPUT_HTML, "a <p title='>' x=\"</p>\" y=a>b</p >c", "a\n\nb\n\nc"},
        {FIG_INPUT_HTML, "mil\u00ADlion \u200B5", "million 5"},
        {FIG_INPUT_HTML, "a<plaintext>b</p><i>", "a\n\nb</p><i>"},
        {FIG_INPUT_MARKDOWN, "a *b* **c** ***d*** _e_f_ g*h*i", "a b c d e_f ghi"},
        {FIG_INPUT_MARKDOWN, "a * b * c ** d", "a * b * c ** d"},
        {FIG_INPUT_MARKDOWN, "# a #\nb\nc  \nd\\\ne\n===\nf", "a\n\nb c\nd\ne\n\nf"},
        {FIG_INPUT_MARKDOWN, "> a\nb\n>\n> - c\n>   d\n\n1. e\n2. f", "a b\n\nc d\n\ne\n\nf"},
        {FIG_INPUT_MARKDOWN, "[a](b) [c][d] [e] [d]\n\n[d]: x\n", "a c [e] d"},
        {FIG_INPUT_MARKDOWN, "![a](b) c\\*d `e*f` <http://g> &lt;", "c*d e*f http://g <"},
        {FIG_INPUT_MARKDOWN, "a\n\n    b\n\n```c\nd\n```\ne\n~~~\nf", "a\n\ne"},
        {FIG_INPUT_MARKDOWN, "| a | b |\n|---|:-:|\n| c \\| d | **e** |\n\nf", "a\n\nb\n\nc | d\n\ne\n\nf"},
        {FIG_INPUT_MARKDOWN, "a <b>c</b>\n\n<div hidden>\n\nd\n\n</div>\n\ne", "a c\n\ne"},
        {FIG_INPUT_MARKDOWN, "a <> b <!-- c > d --> e <!-- f > <g h='>'>", "a <> b e <!-- f >"},
        {FIG_INPUT_MARKDOWN, "a <b c=\"> d <3> e", "a <b c=\"> d <3> e"},
        {FIG_INPUT_MARKDOWN, "---\ntitle: t\n---\na\n\n---\n\nb[^1]\n\n[^1]: c", "a\n\nb\n\nc"},
    };
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
        fig_document d;
        fig_reader *reader = open_page(pages[i].format, pages[i].source, strlen(pages[i].source), &d);
        assert_string_equal(d.text, pages[i].text);
        assert_int_equal(d.text_len, strlen(pages[i].text));
        fig_reader_free(reader);
    }
}

static void pieces_point_into_the_source(void **state)
{
    (void)state;
    const char *source = "<p>It&nbsp;cost $<b>1.3</b> billion", *at = strstr(source, "$");
    fig_document d;
    fig_reader *reader = open_page(FIG_INPUT_HTML, source, strlen(source), &d);
    size_t begin = (size_t)(strstr(d.text, "$") - d.text);
    assert_string_equal(d.text + begin, "$1.3 billion");
    assert_int_equal(fig_piece_begin(d.map.pieces, d.map.count, begin), at - source);
    assert_int_equal(fig_piece_end(d.map.pieces, d.map.count, begin + 1), at - source + 1);                  /* the tag behind is outside */
    assert_int_equal(fig_piece_begin(d.map.pieces, d.map.count, begin + 1), strstr(source, "1.3") - source); /* ... and before */
    assert_int_equal(fig_piece_end(d.map.pieces, d.map.count, d.text_len), strlen(source));
    assert_int_equal(fig_piece_begin(d.map.pieces, d.map.count, 2), strstr(source, "&nbsp;") - source);
    assert_int_equal(fig_piece_end(d.map.pieces, d.map.count, 4), strstr(source, "cost") - source);
    fig_reader_free(reader);
}

static void cells_know_their_place(void **state)
{
    (void)state;
    const char *source = "<table><caption>c<tr><th rowspan=2>a<th colspan=2>b<tr><th>d<td>e<tr><td>f<td>g</table>";
    static const uint32_t rows[] = {0, 0, 0, 1, 1, 2, 2}, columns[] = {0, 0, 1, 1, 2, 0, 1};
    fig_document d;
    fig_reader *reader = open_page(FIG_INPUT_HTML, source, strlen(source), &d);
    assert_int_equal(d.cell_count, 7);
    for (size_t i = 0; i < d.cell_count; i++) {
        assert_int_equal(d.cells[i].row, rows[i]);
        assert_int_equal(d.cells[i].column, columns[i]);
        assert_int_equal(d.cells[i].end - d.cells[i].begin, 1);
        assert_int_equal(d.cells[i].role, i == 0 ? FIG_GRID_CAPTION : i < 4 ? FIG_GRID_HEAD : FIG_GRID_VALUE);
    }
    fig_reader_free(reader);
}

/* "caf\xE9 5%", packed */
static const char packed[] = "\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\x03\x4b\x4e\x4c\x7b\xa9\x60\xaa\x0a\x00\xb7\x89\xe7\x88\x07\x00\x00\x00";

/* Whatever allocation fails: FIG_E_NOMEM, or the page as it is. */
static void every_allocation(void **state)
{
    (void)state;
    static const struct {
        fig_input_format format;
        const char *source;
        size_t len;
    } pages[] = {{FIG_INPUT_HTML,
                  "<meta charset=koi8-r><title>\xD4 &amp;</title><h1>a</h1><table><tr><td>\xD4 5<td>6</table>"
                  "<script type=application/ld+json>{\"datePublished\":\"2020-01-01\"}</script>",
                  0},
                 {FIG_INPUT_MARKDOWN, "---\ntitle: t\n---\n# a **b** [c](d) [e]\n\n|a|b|\n|-|-|\n|`c`|d|\n\n[e]: f", 0},
                 {FIG_INPUT_AUTO, "caf\xE9 5%", 0},
                 {FIG_INPUT_AUTO, packed, sizeof packed - 1}};
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
        unsigned long left = 0;
        write_file(pages[i].source, pages[i].len ? pages[i].len : strlen(pages[i].source));
        for (unsigned long n = 1; !left; n++) {
            fig_reader_options options = {.size = sizeof options, .format = pages[i].format};
            fig_reader *reader = NULL;
            const fig_document *d = NULL;
            assert_true(n < 1000);
            fig_alloc_fail_at(n);
            fig_status status = fig_reader_new(path, &options, &reader, NULL);
            if (status == FIG_OK)
                status = fig_reader_next(reader, &d, NULL);
            left = fig_alloc_fail_at(0);
            assert_true(status == FIG_E_NOMEM || (status == FIG_OK && d->text_len > 0) || status == FIG_E_USAGE /* built without zlib */);
            fig_reader_free(reader);
        }
    }
}

#if FIG_TEST_GUMBO
#include <gumbo.h>

static char *tree_text;
static size_t tree_len, tree_room;

static void add(const char *text)
{
    for (; *text; text++) {
        static const char *const unseen[] = {"\u00AD", "\u200B", "\u200D", "\uFEFF", "\u00A0", "\u2009", "\u202F", NULL};
        size_t skip = (unsigned char)*text <= ' ';
        for (const char *const *u = unseen; *u && !skip; u++)
            skip = strncmp(text, *u, strlen(*u)) == 0 ? strlen(*u) : 0;
        if (skip) {
            text += skip - 1;
            continue;
        }
        if (tree_len + 2 > tree_room)
            assert_non_null(tree_text = realloc(tree_text, tree_room = tree_room * 2 + 100));
        tree_text[tree_len++] = *text;
    }
    if (tree_text)
        tree_text[tree_len] = 0;
}

static int is_hidden(const GumboElement *e)
{
    static const char *const tags[] = {"script", "style",    "template", "noscript", "head", "iframe", "audio",         "video", "canvas",
                                       "object", "datalist", "rp",       "rt",       "svg",  "dialog", "amp-analytics", NULL};
    const GumboAttribute *style = gumbo_get_attribute(&e->attributes, "style"), *class = gumbo_get_attribute(&e->attributes, "class");
    GumboStringPiece name = e->original_tag;
    gumbo_tag_from_original_text(&name);
    for (const char *const *t = tags; *t; t++)
        if (e->tag != GUMBO_TAG_UNKNOWN ? strcmp(gumbo_normalized_tagname(e->tag), *t) == 0
                                        : name.length == strlen(*t) && strncmp(name.data, *t, name.length) == 0)
            return 1;
    return gumbo_get_attribute(&e->attributes, "hidden") ||
           (style && (strstr(style->value, "none") || strstr(style->value, "visibility:hidden"))) ||
           (class && strcmp(class->value, "sr-only") == 0);
}

/* Pages of the corpus are not nested deep. */
static void walk(const GumboNode *node)
{
    if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE || node->type == GUMBO_NODE_CDATA)
        add(node->v.text.text);
    if (node->type != GUMBO_NODE_ELEMENT || is_hidden(&node->v.element))
        return;
    for (unsigned i = 0; i < node->v.element.children.length; i++)
        walk(node->v.element.children.data[i]);
}

/* Raised and lowered digits as plain ones. */
static char *plain_digits(const char *text)
{
    static const char *const small[] = {"\u2070", "\u00B9", "\u00B2", "\u00B3", "\u2074", "\u2075", "\u2076", "\u2077", "\u2078", "\u2079",
                                        "\u2080", "\u2081", "\u2082", "\u2083", "\u2084", "\u2085", "\u2086", "\u2087", "\u2088", "\u2089"};
    char *out = malloc(strlen(text) + 1), *to = out;
    assert_non_null(out);
    while (*text) {
        size_t i = 0;
        while (i < 20 && strncmp(text, small[i], strlen(small[i])) != 0)
            i++;
        *to++ = i < 20 ? (char)('0' + i % 10) : *text;
        text += i < 20 ? strlen(small[i]) : 1;
    }
    *to = 0;
    return out;
}

static void compare_page(const char *name)
{
    fig_reader_options options = {.size = sizeof options, .format = FIG_INPUT_HTML};
    fig_reader *reader = NULL;
    const fig_document *d;
    assert_int_equal(fig_reader_new(name, &options, &reader, NULL), FIG_OK);
    assert_int_equal(fig_reader_next(reader, &d, NULL), FIG_OK);
    size_t mark = strncmp(d->map.source, "\uFEFF", 3) == 0 ? 3 : 0;
    GumboOutput *tree = gumbo_parse_with_options(&kGumboDefaultOptions, d->map.source + mark, d->map.source_len - mark);
    tree_len = 0;
    walk(tree->root);
    char *theirs = plain_digits(tree_text);
    tree_len = 0;
    add(d->text);
    char *ours = plain_digits(tree_text);
    if (strcmp(ours, theirs) != 0)
        fail_msg("%s:\n%s\ngumbo's tree:\n%s", name, ours, theirs);
    free(ours);
    free(theirs);
    gumbo_destroy_output(&kGumboDefaultOptions, tree);
    fig_reader_free(reader);
}

static void as_a_tree_says(void **state)
{
    (void)state;
    DIR *dir = opendir("corpus/pages");
    size_t pages = 0;
    assert_non_null(dir);
    for (struct dirent *e; (e = readdir(dir));) {
        char name[300];
        size_t len = strlen(e->d_name);
        if (len < 5 || strcmp(e->d_name + len - 5, ".html") != 0)
            continue;
        snprintf(name, sizeof name, "corpus/pages/%s", e->d_name);
        compare_page(name);
        pages++;
    }
    closedir(dir);
    free(tree_text);
    tree_text = NULL;
    assert_true(pages > 20);
}
#else
static void as_a_tree_says(void **state)
{
    (void)state;
    skip(); /* libgumbo-dev is not there */
}
#endif

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(text_of_a_page), cmocka_unit_test(pieces_point_into_the_source),
                                       cmocka_unit_test(cells_know_their_place), cmocka_unit_test(every_allocation),
                                       cmocka_unit_test(as_a_tree_says)};
    int fd = mkstemp(path);
    if (fd < 0)
        return 1;
    close(fd);
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    unlink(path);
    return failed;
}
