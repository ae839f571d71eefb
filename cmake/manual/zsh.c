/* Completion for zsh: _arguments, one set of specs a command. */
#include "write_manual.h"

/* One spec of _arguments inside '…': [ ] : and \ of the text are escaped for it. */
static void write_zsh_about(FILE *out, const char *about)
{
    for (; *about; about++)
        if (*about == '\'')
            fputs("'\\''", out);
        else
            write_escaped(out, (char[2]){*about, 0}, "[]:\\", "\\");
}

static void write_zsh_option(FILE *out, const cli_option *o)
{
    fputs("            ", out);
    if (o->letter)
        fprintf(out, "'(-%c --%s)'{-%c%s,--%s%s}'[", o->letter, o->name, o->letter, o->value ? "+" : "", o->name, o->value ? "=" : "");
    else
        fprintf(out, "'%s--%s%s[", o->id == CLI_GRAMMARS ? "*" : "", o->name, o->value ? "=" : "");
    write_zsh_about(out, o->about);
    fputc(']', out);
    if (o->value) {
        fputc(':', out);
        write_zsh_about(out, o->value);
        switch (o->offer) {
        case CLI_OFFER_NOTHING:
            fputs(": ", out);
            break;
        case CLI_OFFER_FILES:
            fputs(":_files", out);
            break;
        case CLI_OFFER_WORDS:
            fputs(":(", out);
            write_words(out, o->words);
            fputc(')', out);
            break;
        case CLI_OFFER_LIST:
            fputs(":_sequence compadd - ", out);
            write_words(out, o->words);
            break;
        }
    }
    fputs("' \\\n", out);
}

void write_zsh(FILE *out)
{
    fputs("#compdef figura\n# figura: completion for zsh. Made with the command from one table.\n\n_figura() {\n    local -a commands\n    "
          "commands=(\n",
          out);
    for (size_t i = 0; i < cli_command_count; i++) {
        fprintf(out, "        '%s:", cli_commands[i].name);
        write_quoted(out, cli_commands[i].summary);
        fputs("'\n", out);
    }
    fputs("    )\n"
          "    if ((CURRENT == 2)) && [[ $words[2] != -* ]]; then\n"
          "        _describe command commands\n"
          "        _files\n"
          "        return\n"
          "    fi\n"
          "    local command=extract\n"
          "    if [[ -n ${commands[(r)$words[2]:*]} ]]; then\n"
          "        command=$words[2]\n"
          "        shift words\n"
          "        ((CURRENT--))\n"
          "    fi\n"
          "    case $command in\n",
          out);
    for (size_t i = 0; i < cli_command_count; i++) {
        const cli_command *c = &cli_commands[i];
        fprintf(out, "    %s)\n        _arguments -S \\\n", c->name);
        for (size_t k = 0; k < cli_manual_option_count; k++)
            if (cli_manual_options[k].commands & c->bit)
                write_zsh_option(out, &cli_manual_options[k]);
        if (c->words) {
            fputs("            '1: :(", out);
            write_words(out, c->words);
            fputs(")' \\\n", out);
        }
        fputs("            '*:file:_files'\n        ;;\n", out);
    }
    fputs("    esac\n}\n\n_figura \"$@\"\n", out);
}
