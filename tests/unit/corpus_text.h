/* Texts for tests: files of the corpus. */
#ifndef CORPUS_TEXT_H
#define CORPUS_TEXT_H
#include "unit.h"
#include <stdio.h>
#include <stdlib.h>

/* A file's bytes with a NUL behind them; the caller frees them. */
static inline char *read_whole(const char *path)
{
    FILE *f = fopen(path, "rb");
    assert_non_null(f);
    assert_int_equal(fseek(f, 0, SEEK_END), 0);
    long len = ftell(f);
    assert_true(len >= 0);
    rewind(f);
    char *text = malloc((size_t)len + 1);
    assert_non_null(text);
    assert_int_equal(fread(text, 1, (size_t)len, f), (size_t)len);
    text[len] = 0;
    fclose(f);
    return text;
}
#endif
