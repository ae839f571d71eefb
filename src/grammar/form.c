/* Form: see form.h. */
#include "form.h"
#include "../base/str.h"
#include "../base/strbuf.h"
#include "meant.h"

const char fig_form_row_keys[] =
    "abroad=1 as=unit|ten|hundred|magnitude|and|join|comma|turned back=1 calendar=quarter currency=<text> dates=<text> dim=<text> "
    "direction=up|down "
    "divisor=<whole> "
    "factor=<whole> from=<date> front=1 glue=1 home=<country> in=<number> least=<whole> letter=1 local=1 look=forward metric=1 "
    "minor=<part> mod=" FIG_FORM_MODS " never=" FIG_FORM_KINDS " offset=<number> part=1 plural=1 preceding=1 rare=1 released=1 "
    "role=level|change|age short=1 step=<number> summer=<text> symbol=1 to=<date> utc=1 weak=1 whose=1 word=1 working=1";

enum { LONGEST_KEY = 40 };

typedef struct key {
    fig_str name, takes;
    bool needed;
} key;

/* The next key of a form. */
static bool next_key(const char **form, key *out)
{
    const char *p = *form;
    while (*p == ' ')
        p++;
    const char *equals = strchr(p, '=');
    if (!equals)
        return false;
    const size_t length = strcspn(equals + 1, " ");
    out->needed = equals[-1] == '!';
    out->name = (fig_str){p, (size_t)(equals - p) - out->needed};
    out->takes = (fig_str){equals + 1, length};
    *form = equals + 1 + length;
    return true;
}

/* Most are asked of rows, thousands of them: the form is searched as a text. */
static bool find_key(const char *form, fig_str name, key *out)
{
    char wanted[LONGEST_KEY + 1];
    if (!name.len || name.len > LONGEST_KEY)
        return false;
    memcpy(wanted, name.ptr, name.len);
    wanted[name.len] = 0;
    for (const char *at = form; (at = strstr(at, wanted)); at++) {
        const char *next = at;
        if ((at == form || at[-1] == ' ') && (at[name.len] == '=' || at[name.len] == '!'))
            return next_key(&next, out);
    }
    return false;
}

/* ---- what a key takes ---- */

static bool is_one_of(fig_str words, fig_str word)
{
    fig_str part;
    while (fig_str_part(&words, '|', &part))
        if (fig_str_same(part, word))
            return true;
    return false;
}

/* Digits, with a sign before and a point among them where those may be. */
static bool is_number(fig_str s, bool sign, bool point)
{
    size_t digits = 0;
    for (size_t i = 0; i < s.len; i++)
        if (s.ptr[i] >= '0' && s.ptr[i] <= '9')
            digits++;
        else if (s.ptr[i] == '.' && point && i && i + 1 < s.len)
            point = false;
        else if (s.ptr[i] != '-' || i || !sign)
            return false;
    return digits > 0;
}

static bool is_date(fig_str s)
{
    return s.len == 10 && s.ptr[4] == '-' && s.ptr[7] == '-' && is_number((fig_str){s.ptr, 4}, false, false) &&
           is_number((fig_str){s.ptr + 5, 2}, false, false) && is_number((fig_str){s.ptr + 8, 2}, false, false);
}

static bool are_days(fig_str s)
{
    fig_str day;
    while (fig_str_part(&s, ',', &day))
        if (!is_one_of((fig_str){"MO|TU|WE|TH|FR|SA|SU", 20}, day))
            return false;
    return true;
}

static bool is_country(fig_str s)
{
    return s.len == 2 && s.ptr[0] >= 'A' && s.ptr[0] <= 'Z' && s.ptr[1] >= 'A' && s.ptr[1] <= 'Z';
}

static bool are_marks(fig_str s)
{
    for (size_t i = 0; i < s.len; i++)
        if ((s.ptr[i] >= '0' && s.ptr[i] <= '9') || ((s.ptr[i] | 32) >= 'a' && (s.ptr[i] | 32) <= 'z'))
            return false;
    return s.len > 0;
}

/* Is every name between the bars a rule's? Else *which is the first that is none. */
static bool are_rules(const fig_grammar *g, fig_str s, fig_str *which)
{
    while (fig_str_part(&s, '|', which))
        if (fig_grammar_rule_index(g, which->ptr, which->len) < 0)
            return false;
    return true;
}

/* What is wanted behind `key=`, where `value` is not that; NULL: it is. */
static const char *lacks(fig_str type, fig_str value)
{
    const fig_str rest = value.len > 2 ? (fig_str){value.ptr + 2, value.len - 2} : (fig_str){"", 0};
    if (fig_str_is(type, "1"))
        return fig_str_is(value, "1") || fig_str_is(value, "yes") ? NULL : "takes 1; what is not so is left out";
    if (fig_str_is(type, "<whole>"))
        return is_number(value, true, false) ? NULL : "takes a whole number";
    if (fig_str_is(type, "<number>"))
        return is_number(value, true, true) ? NULL : "takes a number in digits";
    if (fig_str_is(type, "<part>"))
        return is_number(value, false, false) || (value.len > 2 && memcmp(value.ptr, "1/", 2) == 0 && is_number(rest, false, false))
                   ? NULL
                   : "takes a part like 1/100, or how many places";
    if (fig_str_is(type, "<date>"))
        return is_date(value) ? NULL : "takes a day like 2002-02-28";
    if (fig_str_is(type, "<days>"))
        return are_days(value) ? NULL : "takes weekdays of MO,TU,WE,TH,FR,SA,SU";
    if (fig_str_is(type, "<country>"))
        return is_country(value) ? NULL : "takes a country's two letters like CA";
    if (fig_str_is(type, "<mark>"))
        return value.len == 1 && are_marks(value) ? NULL : "takes one mark like .";
    if (fig_str_is(type, "<marks>"))
        return are_marks(value) ? NULL : "takes marks like ,'";
    return value.len ? NULL : "needs something behind the =";
}

/* ---- saying it ---- */

typedef struct at {
    fig_grammar *g;
    const char *path;
    int line, column;
} at;

/* What was meant, and all that are allowed, behind `there`. */
static void say_allowed(fig_strbuf *b, fig_str wrong, fig_str allowed, const char *mark, const char *there)
{
    const bool meant = fig_meant_among(b, wrong, allowed, mark);
    const char first = meant && *there >= 'a' && *there <= 'z' ? (char)(*there - 'a' + 'A') : *there; /* a sentence of its own */
    fig_strbuf_format(b, "%s %c%s ", meant ? "" : ";", first, there + 1);
    fig_meant_list(b, allowed);
}

static void report(const at *where, fig_strbuf *b)
{
    fig_source_error(&where->g->source, where->path, where->line, where->column, "%s", fig_strbuf_cstr(b));
    fig_strbuf_clear(b);
}

static void refuse_key(const at *where, const char *verb, const char *form, fig_str name)
{
    fig_strbuf all = {0}, b = {0};
    key k;
    while (next_key(&form, &k))
        fig_strbuf_format(&all, "%s%.*s", all.len ? "|" : "", (int)k.name.len, k.name.ptr);
    fig_strbuf_format(&b, verb ? "`%s` takes no `%.*s=`" : "%s takes no `%.*s=`", verb ? verb : "a row", (int)name.len, name.ptr);
    if (all.len)
        say_allowed(&b, name, (fig_str){all.data, all.len}, "=", "it takes");
    report(where, &b);
    fig_strbuf_clear(&all);
}

static void check_value(const at *where, const key *k, fig_str value)
{
    fig_strbuf b = {0}, there = {0};
    fig_str rule = {0};
    const char *lack = NULL;
    const bool type = k->takes.ptr[0] == '<' || fig_str_is(k->takes, "1");
    if (type ? !(lack = lacks(k->takes, value)) && (!fig_str_is(k->takes, "<rules>") || are_rules(where->g, value, &rule))
             : is_one_of(k->takes, value))
        return;
    if (type && !lack) {
        fig_strbuf_format(&b, "no rule is called %.*s", (int)rule.len, rule.ptr);
        fig_meant_rule(where->g, &b, rule);
        report(where, &b);
        return;
    }
    fig_strbuf_format(&b, "`%.*s=%.*s`", (int)k->name.len, k->name.ptr, (int)value.len, value.ptr);
    fig_strbuf_format(&there, "`%.*s=` takes", (int)k->name.len, k->name.ptr);
    if (type)
        fig_strbuf_format(&b, ": `%.*s=` %s", (int)k->name.len, k->name.ptr, lack);
    else
        say_allowed(&b, value, k->takes, "", fig_strbuf_cstr(&there));
    fig_strbuf_clear(&there);
    report(where, &b);
}

/* ---- make ---- */

/* The words of `make` with their places; they may stand in several lines, which the text of the definition still has. */
typedef struct words {
    const char *p, *end, *line_begin;
    int line;
} words;

static words words_of(const fig_def *def)
{
    words w = {def->text.ptr, def->text.ptr + def->text.len, def->text.ptr, def->line};
    for (const char *eol; w.line < def->make->line && (eol = memchr(w.p, '\n', (size_t)(w.end - w.p))); w.line++)
        w.p = w.line_begin = eol + 1;
    w.p += def->make->column - 1;
    return w;
}

static fig_str next_word(words *w, int *column)
{
    for (; w->p < w->end; w->p++) {
        if (*w->p == '#' && (w->p == w->line_begin || w->p[-1] == ' ' || w->p[-1] == '\t'))
            while (w->p + 1 < w->end && w->p[1] != '\n')
                w->p++;
        else if (*w->p == '\n')
            w->line++, w->line_begin = w->p + 1;
        else if (*w->p != ' ' && *w->p != '\t' && *w->p != '\r')
            break;
    }
    const char *begin = w->p;
    *column = (int)(begin - w->line_begin) + 1;
    while (w->p < w->end && !strchr(" \t\r\n", *w->p))
        w->p++;
    return (fig_str){begin, (size_t)(w->p - begin)};
}

static size_t count_words(fig_str text)
{
    size_t n = 0;
    for (size_t i = 0; i < text.len; i++)
        n += text.ptr[i] != ' ' && (!i || text.ptr[i - 1] == ' ');
    return n;
}

/* Where an `=` stands that makes a constant of the word, or 0. */
static size_t equals_in(fig_str word)
{
    const char *equals = word.len ? memchr(word.ptr, '=', word.len) : NULL;
    return equals ? (size_t)(equals - word.ptr) : 0;
}

static void check_count(const at *where, const fig_form *form, size_t names)
{
    if (names >= form->least && names <= form->most)
        return;
    fig_strbuf b = {0};
    if (!form->most)
        fig_strbuf_format(&b, "`%s` names no figures, only constants like key=value", form->verb);
    else if (form->least == form->most)
        fig_strbuf_format(&b, "`%s` wants %d %s of what the pattern binds", form->verb, form->most, form->most == 1 ? "name" : "names");
    else
        fig_strbuf_format(&b, "`%s` wants %d to %d names of what the pattern binds", form->verb, form->least, form->most);
    report(where, &b);
}

static bool is_said(const fig_make *make, size_t count, fig_str name)
{
    for (size_t i = 0; i < count; i++)
        if (fig_str_is(name, make->attrs[i].key))
            return true;
    return false;
}

static void check_needed(const at *where, const fig_form *form, const fig_make *make)
{
    key k;
    for (const char *keys = form->keys; next_key(&keys, &k);)
        if (k.needed && !is_said(make, make->attr_count, k.name))
            fig_source_error(&where->g->source, where->path, where->line, where->column, "`%s` does nothing without `%.*s=`", form->verb,
                             (int)k.name.len, k.name.ptr);
}

static void check_constant(const at *where, const fig_form *form, fig_str name, fig_str value, bool again)
{
    key k;
    if (again)
        fig_source_error(&where->g->source, where->path, where->line, where->column, "`%.*s=` stands here twice", (int)name.len, name.ptr);
    else if (find_key(form->keys, name, &k))
        check_value(where, &k, value);
    else
        refuse_key(where, form->verb, form->keys, name);
}

static fig_str text_of(const char *s)
{
    return (fig_str){s, strlen(s)};
}

static void refuse_word(const at *where, fig_str word, const char *what, fig_str allowed)
{
    fig_strbuf b = {0};
    fig_strbuf_format(&b, what, (int)word.len, word.ptr);
    say_allowed(&b, word, allowed, "", memchr(allowed.ptr, '|', allowed.len) ? "there are" : "there is");
    report(where, &b);
}

void fig_form_check_make(fig_grammar *g, const fig_def *def, const fig_make *make, const fig_form *form)
{
    const at verb = {g, def->path, def->make->line, def->make->column};
    at where = verb;
    words w = words_of(def);
    const size_t errors = g->source.error_count;
    size_t names = 0, constants = 0;
    for (size_t i = 0, n = count_words(def->make->text); i < n; i++) {
        const fig_str word = next_word(&w, &where.column);
        const size_t equals = equals_in(word);
        where.line = w.line;
        if (!i)
            continue;
        if (equals) {
            const fig_str name = {word.ptr, equals}, value = {word.ptr + equals + 1, word.len - equals - 1};
            check_constant(&where, form, name, value, is_said(make, constants++, name));
            continue;
        }
        names++;
        if (form->names && !is_one_of(text_of(form->names), word))
            refuse_word(&where, word, "`%.*s` is none of the names that it takes", text_of(form->names));
    }
    check_count(&verb, form, names);
    if (g->source.error_count == errors) /* else it is likely there, with a slip */
        check_needed(&verb, form, make);
}

void fig_form_refuse_word(fig_grammar *g, const fig_def *def, size_t nth, const char *what, const char *allowed)
{
    at where = {g, def->path, 0, 0};
    words w = words_of(def);
    fig_str word = {0};
    for (size_t i = 0; i <= nth; i++)
        word = next_word(&w, &where.column);
    where.line = w.line;
    refuse_word(&where, word, what, text_of(allowed));
}

/* ---- rows ---- */

/* Years date what a row names, two capitals say for which country: those are the row's own. */
static bool is_own_key(fig_str name)
{
    return is_country(name) || (name.len == 4 && is_number(name, false, false));
}

void fig_form_check_row(fig_grammar *g, const char *path, const fig_row_source *source, const fig_row *row)
{
    at where = {g, path, source->line, source->column};
    key k;
    const char *from = source->values.ptr, *end = from + source->values.len;
    for (size_t i = 0; i < row->attr_count; i++) {
        const fig_str name = text_of(fig_row_attrs(row)[i].key);
        if (is_own_key(name))
            continue;
        while (source->values_column && from + name.len < end && (memcmp(from, name.ptr, name.len) != 0 || from[name.len] != '='))
            from++;
        if (source->values_column)
            where.column = source->values_column + (int)(from - source->values.ptr);
        if (find_key(fig_form_row_keys, name, &k))
            check_value(&where, &k, text_of(fig_row_attrs(row)[i].value));
        else
            refuse_key(&where, NULL, fig_form_row_keys, name);
    }
}
