/* Completion for bash: one function, in need of nothing but bash 4. */
#include "write_manual.h"

static const char bash_head[] =
    "# figura: completion for bash. Made with the command from one table; needs nothing else.\n"
    "\n"
    "# What follows the last comma of the word, out of the words given; what stands before it stays.\n"
    "_figura_list() {\n"
    "    local before=\n"
    "    [[ $cur == *,* ]] && before=${cur%,*},\n"
    "    mapfile -t COMPREPLY < <(compgen -P \"$before\" -W \"$1\" -- \"${cur##*,}\")\n"
    "    compopt -o nospace 2>/dev/null\n"
    "}\n"
    "\n"
    "_figura_words() {\n"
    "    mapfile -t COMPREPLY < <(compgen -W \"$1\" -- \"$cur\")\n"
    "}\n"
    "\n"
    "_figura_files() {\n"
    "    compopt -o filenames 2>/dev/null\n"
    "    mapfile -t COMPREPLY < <(compgen -f -- \"$cur\")\n"
    "}\n"
    "\n"
    "_figura() {\n"
    "    local cur=${COMP_WORDS[COMP_CWORD]} last=${COMP_WORDS[COMP_CWORD - 1]} command=${COMP_WORDS[1]} options words=\n"
    "    # --name=value comes as three words\n"
    "    if [[ $cur == = ]]; then\n"
    "        cur=\n"
    "    elif [[ $last == = ]]; then\n"
    "        last=${COMP_WORDS[COMP_CWORD - 2]}\n"
    "    fi\n"
    "    COMPREPLY=()\n";

static const char bash_tail[] = "    if [[ $cur == -* ]]; then\n"
                                "        _figura_words \"$options\"\n"
                                "    elif ((COMP_CWORD == 1)); then\n"
                                "        _figura_files\n"
                                "        mapfile -t -O ${#COMPREPLY[@]} COMPREPLY < <(compgen -W \"$commands\" -- \"$cur\")\n"
                                "    elif [[ -n $words ]] && ((COMP_CWORD == 2)); then\n"
                                "        _figura_words \"$words\"\n"
                                "    else\n"
                                "        _figura_files\n"
                                "    fi\n"
                                "}\n"
                                "complete -F _figura figura\n";

/* "extract:--output | extract:-o | report:--output": an option may hold one thing here and another there. */
static void write_patterns(FILE *out, const cli_option *o)
{
    bool any = false;
    for (size_t i = 0; i < cli_command_count; i++) {
        if (!(o->commands & cli_commands[i].bit))
            continue;
        fprintf(out, "%s%s:--%s", any ? " | " : "", cli_commands[i].name, o->name);
        if (o->letter)
            fprintf(out, " | %s:-%c", cli_commands[i].name, o->letter);
        any = true;
    }
}

static void write_bash_values(FILE *out)
{
    fputs("    case $command:$last in\n", out);
    for (size_t i = 0; i < cli_manual_option_count; i++) {
        const cli_option *o = &cli_manual_options[i];
        if (!o->value)
            continue;
        fputs("    ", out);
        write_patterns(out, o);
        fputs(")\n        ", out);
        switch (o->offer) {
        case CLI_OFFER_NOTHING:
            fputs(":", out);
            break;
        case CLI_OFFER_FILES:
            fputs("_figura_files", out);
            break;
        case CLI_OFFER_WORDS:
        case CLI_OFFER_LIST:
            fprintf(out, "_figura_%s '", o->offer == CLI_OFFER_LIST ? "list" : "words");
            write_words(out, o->words);
            fputc('\'', out);
            break;
        }
        fputs("\n        return\n        ;;\n", out);
    }
    fputs("    esac\n", out);
}

void write_bash(FILE *out)
{
    fputs(bash_head, out);
    fputs("    local commands='", out);
    for (size_t i = 0; i < cli_command_count; i++)
        fprintf(out, "%s%s", i ? " " : "", cli_commands[i].name);
    fputs("'\n    [[ \" $commands \" == *\" $command \"* ]] && ((COMP_CWORD > 1)) || command=extract\n", out);
    write_bash_values(out);
    fputs("    case $command in\n", out);
    for (size_t i = 0; i < cli_command_count; i++) {
        fprintf(out, "    %s)\n        options='", cli_commands[i].name);
        for (size_t k = 0; k < cli_manual_option_count; k++)
            if (cli_manual_options[k].commands & cli_commands[i].bit)
                fprintf(out, "--%s ", cli_manual_options[k].name);
        fputs("'\n", out);
        if (cli_commands[i].words) {
            fputs("        words='", out);
            write_words(out, cli_commands[i].words);
            fputs("'\n", out);
        }
        fputs("        ;;\n", out);
    }
    fputs("    esac\n", out);
    fputs(bash_tail, out);
}
