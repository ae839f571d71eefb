/*
 * Build tool: turns the .gram files into one C file of string literals (src/grammar/embedded.h).
 *
 * in   ROOT, a list of paths below it (one a line), the file to write
 * out  fig_embedded_grammars[], sorted by path with common/ first
 * Bytes outside printable ASCII become octal escapes of three digits, which no following digit can lengthen.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_FILES = 4096, MAX_PATH = 4096 };

static void fail(const char *what, const char *path)
{
    fprintf(stderr, "figura_embed: %s: %s\n", path, what);
    exit(1);
}

static int is_common(const char *path)
{
    return strncmp(path, "common/", 7) == 0;
}

static int by_path(const void *a, const void *b)
{
    const char *x = *(char *const *)a, *y = *(char *const *)b;
    if (is_common(x) != is_common(y))
        return is_common(y) - is_common(x);
    return strcmp(x, y);
}

static unsigned long write_literal(FILE *out, FILE *in)
{
    unsigned long len = 0;
    fputs("\n    \"", out);
    for (int c; (c = getc(in)) != EOF; len++) {
        if (c == '\n')
            fputs("\\n\"\n    \"", out);
        else if (c == '"' || c == '\\' || c == '?')
            fprintf(out, "\\%c", c);
        else if (c >= 32 && c < 127)
            putc(c, out);
        else
            fprintf(out, "\\%03o", (unsigned)c);
    }
    putc('"', out);
    return len;
}

int main(int argc, char **argv)
{
    static char *paths[MAX_FILES];
    static unsigned long lens[MAX_FILES];
    static char line[MAX_PATH], full[2 * MAX_PATH];
    if (argc != 4) {
        fputs("usage: figura_embed ROOT LIST OUT\n", stderr);
        return 2;
    }
    FILE *list = fopen(argv[2], "rb");
    if (!list)
        fail("cannot be read", argv[2]);
    size_t count = 0;
    while (fgets(line, sizeof line, list)) {
        line[strcspn(line, "\r\n")] = 0;
        if (!*line)
            continue;
        if (count == MAX_FILES)
            fail("too many grammars", argv[2]);
        size_t n = strlen(line) + 1;
        paths[count] = malloc(n);
        if (!paths[count])
            fail("out of memory", line);
        memcpy(paths[count++], line, n);
    }
    fclose(list);
    qsort(paths, count, sizeof *paths, by_path);

    FILE *out = fopen(argv[3], "wb");
    if (!out)
        fail("cannot be written", argv[3]);
    fputs("/* Generated from grammars/ by cmake/embed_grammars.c; do not edit. */\n#include \"grammar/embedded.h\"\n", out);
    for (size_t i = 0; i < count; i++) {
        snprintf(full, sizeof full, "%s/%s", argv[1], paths[i]);
        FILE *in = fopen(full, "rb");
        if (!in)
            fail("cannot be read", full);
        fprintf(out, "\n/* %s */\nstatic const char grammar_%lu[] =", paths[i], (unsigned long)i);
        lens[i] = write_literal(out, in);
        fputs(";\n", out);
        fclose(in);
    }
    fputs("\nconst struct fig_embedded_grammar fig_embedded_grammars[] = {\n", out);
    for (size_t i = 0; i < count; i++)
        fprintf(out, "    {\"%s\", grammar_%lu, %lu},\n", paths[i], (unsigned long)i, lens[i]);
    fprintf(out, "    {0, 0, 0},\n};\nconst size_t fig_embedded_grammar_count = %lu;\n", (unsigned long)count);
    if (ferror(out) | fclose(out))
        fail("cannot be written", argv[3]);
    return 0;
}
