/* Bound names: see bound_names.h. */
#include "bound_names.h"
#include "../base/alloc.h"
#include "../base/str.h"
#include "../base/strbuf.h"

_Static_assert(FIG_NAME_COUNT <= 128, "a bit a name");

bool fig_bound_names_init(fig_bound_names *b, const fig_grammar *g)
{
    *b = (fig_bound_names){.g = g, .met = fig_calloc(g->code_count + 1, sizeof *b->met)};
    return b->met != NULL;
}

void fig_bound_names_clear(fig_bound_names *b)
{
    fig_free(b->met);
}

static void add(fig_bound_names *b, int name)
{
    if (name > 0)
        b->names[name >> 6] |= UINT64_C(1) << (name & 63);
}

static void add_groups(fig_bound_names *b, const fig_shape *shape)
{
    for (size_t i = 1; i < shape->group_count; i++)
        add(b, shape->group_name[i]);
}

/* All ways from an instruction on, to where the rule or the part ends. */
static void walk(fig_bound_names *b, uint32_t at)
{
    const fig_instr *code = b->g->code;
    while (at < b->g->code_count && b->met[at] != b->round) {
        const fig_instr *i = &code[at];
        b->met[at++] = b->round;
        switch ((fig_op)i->op) {
        case FIG_OP_BIND:
            add(b, (int)i->a);
            break;
        case FIG_OP_SHAPE:
            add_groups(b, &b->g->shapes[i->a]);
            break;
        case FIG_OP_CALL:
            if (code[i->a].op != FIG_OP_PART)
                walk(b, i->a);
            break;
        case FIG_OP_SPLIT:
            walk(b, i->a);
            at = i->b;
            break;
        case FIG_OP_JUMP:
            at = i->a;
            break;
        case FIG_OP_ALT:
            for (uint32_t k = 0; k < i->a; k++)
                walk(b, at + k);
            return;
        case FIG_OP_RETURN:
        case FIG_OP_ACCEPT:
            return;
        default:
            break;
        }
    }
}

static bool is_there(const fig_bound_names *b, const fig_make *make, fig_str needed)
{
    if (needed.len && needed.ptr[needed.len - 1] == '=') {
        for (size_t i = 0; i < make->attr_count; i++)
            if (fig_str_same((fig_str){make->attrs[i].key, strlen(make->attrs[i].key)}, (fig_str){needed.ptr, needed.len - 1}))
                return true;
        return false;
    }
    const fig_name name = fig_name_find(needed.ptr, needed.len);
    return b->names[name >> 6] >> (name & 63) & 1;
}

void fig_bound_names_check(fig_bound_names *b, fig_grammar *g, const fig_rule *rule, const char *needed)
{
    fig_str rest = {needed, strlen(needed)}, one;
    const bool unsure = !rule->program && g->source.error_count; /* the first rule's, or that of one without a program */
    if (!needed[0] || rule->regex || !g->code_count || unsure || g->code[rule->program].op != FIG_OP_BEGIN || !g->code[rule->program].a)
        return;
    b->round++;
    b->names[0] = b->names[1] = 0;
    walk(b, rule->program);
    fig_strbuf all = {0};
    while (fig_str_part(&rest, '|', &one)) {
        if (is_there(b, &rule->make, one)) {
            fig_strbuf_clear(&all);
            return;
        }
        const bool constant = one.ptr[one.len - 1] == '=';
        fig_strbuf_format(&all, "%s`%.*s%s`",
                          constant  ? " and `make` has no "
                          : all.len ? " or "
                                    : "",
                          (int)one.len, one.ptr, constant ? "" : ":");
    }
    fig_source_error(&g->source, rule->def->path, rule->def->make->line, rule->def->make->column,
                     "`%s` makes nothing where no `match` line binds %s", rule->make.verb, fig_strbuf_cstr(&all));
    fig_strbuf_clear(&all);
}
