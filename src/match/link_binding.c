/* Link binding: see link_binding.h. */
#include "link_binding.h"

void fig_link_binding_read(fig_link_binding *b, const fig_trace *trace, size_t count)
{
    uint32_t open[FIG_LINK_OPEN];
    int depth = 0;
    fig_link_binding_forget(b);
    for (size_t i = 0; i < count; i++) {
        const fig_trace *t = &trace[i];
        if (t->type == FIG_TRACE_BIND && depth < FIG_LINK_OPEN) {
            open[depth++] = t->of;
            fig_link_binding_set(b, t->of);
            b->of[t->of].first = t->at;
        } else if (t->type == FIG_TRACE_UNBIND && depth) {
            b->of[open[--depth]].last = t->at;
        } else if (t->type == FIG_TRACE_ROW) { /* of each name that stands open and has none yet */
            for (int k = 0; k < depth; k++)
                if (!b->of[open[k]].row)
                    b->of[open[k]].row = t->row;
        }
    }
}
