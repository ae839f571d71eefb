/* Texts for tests: files of the corpus. */
#ifndef CORPUS_TEXT_H
#define CORPUS_TEXT_H
#include "unit.h"
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

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

/* Hands over each .txt of a folder and of those in it; how many there were. */
static inline size_t each_text(const char *folder, void (*take)(const char *path, char *text))
{
    DIR *dir = opendir(folder);
    size_t count = 0;
    if (!dir)
        return 0;
    for (struct dirent *e; (e = readdir(dir));) {
        char path[600];
        const size_t n = strlen(e->d_name);
        snprintf(path, sizeof path, "%.200s/%.255s", folder, e->d_name);
        if (n > 4 && strcmp(e->d_name + n - 4, ".txt") == 0) {
            char *text = read_whole(path);
            take(path, text);
            free(text);
            count++;
        } else if (e->d_name[0] != '.' && !strchr(e->d_name, '.')) {
            count += each_text(path, take);
        }
    }
    closedir(dir);
    return count;
}
#endif
