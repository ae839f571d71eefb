/* Table: for a terminal (to come). */
#include "sink.h"

void fig_emit_table(fig_sink *sink, fig_emit_step step, fig_emit_source *source)
{
    fig_emit_tsv(sink, step, source);
}
