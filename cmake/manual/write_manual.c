/*
 * Build tool: the command's own table (src/cli/manual.c) as man pages and as completions for bash, zsh and fish.
 *
 * in   the folder to write into
 * out  man1/figura.1, man1/figura-extract.1 ..., figura.bash, _figura, figura.fish
 */
#include "write_manual.h"

static void fail(const char *what, const char *about)
{
    fprintf(stderr, "write_manual: %s: %s\n", about, what);
    exit(1);
}

void write_escaped(FILE *out, const char *s, const char *special, const char *escape)
{
    for (; *s; s++) {
        if (strchr(special, *s))
            fputs(escape, out);
        fputc(*s, out);
    }
}

void write_quoted(FILE *out, const char *s)
{
    for (; *s; s++)
        if (*s == '\'')
            fputs("'\\''", out);
        else
            fputc(*s, out);
}

void write_words(FILE *out, const char *words)
{
    for (; *words; words++)
        fputc(*words == '|' ? ' ' : *words, out);
}

static FILE *create(const char *folder, const char *name, char path[], size_t size)
{
    snprintf(path, size, "%s/%s", folder, name);
    FILE *out = fopen(path, "wb");
    if (!out)
        fail("cannot be written; is the folder there?", path);
    return out;
}

static void finish(FILE *out, const char *path)
{
    if (ferror(out) | fclose(out))
        fail("cannot be written", path);
}

int main(int argc, char **argv)
{
    static const struct {
        const char *name;
        void (*write)(FILE *out);
    } outputs[] = {
        {"man1/figura.1", write_overview_page}, {"figura.bash", write_bash}, {"_figura", write_zsh}, {"figura.fish", write_fish}};
    char path[4096], name[80];
    if (argc != 2)
        fail("wants the folder to write into", "usage");
    for (size_t i = 0; i < sizeof outputs / sizeof *outputs; i++) {
        FILE *out = create(argv[1], outputs[i].name, path, sizeof path);
        outputs[i].write(out);
        finish(out, path);
    }
    for (size_t i = 0; i < cli_command_count; i++) {
        snprintf(name, sizeof name, "man1/figura-%s.1", cli_commands[i].name);
        FILE *out = create(argv[1], name, path, sizeof path);
        write_command_page(out, &cli_commands[i]);
        finish(out, path);
    }
    return 0;
}
