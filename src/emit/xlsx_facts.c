/*
 * Workbook, the sheets Facts and Findings: one row each, fields in the order of docs/records.md; what is a list there is joined by "; ".
 *
 * in   a change of 1.76 % down from the previous close          out   "1.76 % down previous"
 * in   the derived previous close                               out   "previous 2234.653..2234.891 {point}"
 */
#include "figura/check.h"
#include "xlsx.h"

#if FIG_HAVE_XLSXWRITER

enum fact_column {
    DOC,
    ID,
    KEY,
    SUBJECT,
    SUBJECT_ID,
    REF_AREA,
    MEASURE,
    VALUE,
    DOUBLE,
    LOW,
    HIGH,
    UNIT,
    PER,
    MOD,
    PRECISION,
    CHANGES,
    FROM_VALUE,
    REVISED_FROM,
    PERIOD,
    DATE_FROM,
    DATE_TO,
    GRAIN,
    PERIOD_SUPPLIED,
    FREQUENCY,
    ADJUSTMENT,
    COMPARED_TO,
    RATIO,
    PARTS,
    OBS_STATUS,
    SOURCE,
    DERIVED,
    FIGURES,
    START,
    END,
    SENTENCE,
    RULE,
    FACT_COLUMNS
};
static const char *const fact_heads[FACT_COLUMNS] = {"doc",
                                                     "id",
                                                     "key",
                                                     "subject",
                                                     "subject_id",
                                                     "ref_area",
                                                     "measure",
                                                     "value",
                                                     "double",
                                                     "low",
                                                     "high",
                                                     "unit",
                                                     "per",
                                                     "mod",
                                                     "precision",
                                                     "changes",
                                                     "from_value",
                                                     "revised_from",
                                                     "period",
                                                     "date_from",
                                                     "date_to",
                                                     "grain",
                                                     "period_supplied",
                                                     "frequency",
                                                     "adjustment",
                                                     "compared_to",
                                                     "compared_ratio",
                                                     "parts",
                                                     "obs_status",
                                                     "source",
                                                     "derived",
                                                     "figures",
                                                     "start",
                                                     "end",
                                                     "sentence",
                                                     "rule"};

enum finding_column {
    F_DOC,
    F_ID,
    F_CHECK,
    F_NAME,
    F_VERDICT,
    F_WHY,
    F_STATED,
    F_LOW,
    F_HIGH,
    F_UNIT,
    F_SUGGESTION,
    F_FIGURES,
    F_ACCEPTED,
    F_REASON,
    F_START,
    F_END,
    FINDING_COLUMNS
};
static const char *const finding_heads[FINDING_COLUMNS] = {"doc",  "id",   "check",      "name",    "verdict",  "why",    "stated", "low",
                                                           "high", "unit", "suggestion", "figures", "accepted", "reason", "start",  "end"};

#define BIT(column) (UINT64_C(1) << (column))

void fig_xlsx_begin_facts(fig_xlsx *x)
{
    fig_xlsx_begin(x, FIG_XLSX_FACTS, fact_heads, FACT_COLUMNS,
                   BIT(VALUE) | BIT(DOUBLE) | BIT(LOW) | BIT(HIGH) | BIT(PRECISION) | BIT(FROM_VALUE) | BIT(REVISED_FROM) | BIT(RATIO) |
                       BIT(START) | BIT(END) | BIT(SENTENCE));
    fig_xlsx_begin(x, FIG_XLSX_FINDINGS, finding_heads, FINDING_COLUMNS, BIT(F_LOW) | BIT(F_HIGH) | BIT(F_START) | BIT(F_END));
}

/* `s` behind a blank, where it is there and something stands before it. */
static void add(fig_strbuf *out, fig_str s)
{
    if (!s.len)
        return;
    if (out->len && out->data[out->len - 1] != ' ')
        fig_strbuf_char(out, ' ');
    fig_strbuf_add(out, s.ptr, s.len);
}

static void add_ends(fig_strbuf *out, fig_str low, fig_str high)
{
    if (!low.len && !high.len)
        return;
    if (out->len && out->data[out->len - 1] != ' ')
        fig_strbuf_char(out, ' ');
    fig_strbuf_add(out, low.ptr, low.len);
    fig_strbuf_puts(out, "..");
    fig_strbuf_add(out, high.ptr, high.len);
}

static void put(fig_xlsx *x, size_t column, const fig_strbuf *b)
{
    fig_xlsx_text(x, column, (fig_str){b->data, b->len});
}

static void put_ids(fig_xlsx *x, size_t column, const fig_result *result, const uint32_t *figures, size_t count, fig_strbuf *b)
{
    b->len = 0;
    for (size_t i = 0; i < count; i++) {
        const fig_figure *f = fig_result_figure(result, figures[i]);
        if (i)
            fig_strbuf_puts(b, "; ");
        if (f)
            fig_strbuf_add(b, f->id.ptr, f->id.len);
    }
    put(x, column, b);
}

static void put_lists(fig_xlsx *x, const fig_fact *fact, fig_strbuf *b)
{
    b->len = 0;
    for (size_t i = 0; i < fact->change_count; i++) {
        const fig_change *c = &fact->changes[i];
        if (i)
            fig_strbuf_puts(b, "; ");
        add(b, c->value);
        add_ends(b, c->low, c->high);
        add(b, c->unit);
        add(b, fig_enum_name(&fig_direction_names, c->direction));
        add(b, c->basis);
    }
    put(x, CHANGES, b);
    b->len = 0;
    for (size_t i = 0; i < fact->derived_count; i++) {
        const fig_derived *d = &fact->derived[i];
        if (i)
            fig_strbuf_puts(b, "; ");
        add(b, d->measure);
        add_ends(b, d->low, d->high);
        add(b, d->unit);
    }
    put(x, DERIVED, b);
}

static void put_period(fig_xlsx *x, const fig_fact *fact)
{
    const fig_date *p = fact->period;
    if (!p)
        return;
    fig_xlsx_text(x, PERIOD, p->edtf);
    fig_xlsx_date(x, DATE_FROM, p->date_from);
    fig_xlsx_date(x, DATE_TO, p->date_to);
    fig_xlsx_text(x, GRAIN, fig_enum_name(&fig_grain_names, p->grain));
    fig_xlsx_text(x, PERIOD_SUPPLIED, fact->period_supplied ? (fig_str){"yes", 3} : (fig_str){NULL, 0});
}

static void put_fact(fig_xlsx *x, const fig_row *row, const fig_fact *fact, fig_strbuf *b)
{
    fig_xlsx_row(x, FIG_XLSX_FACTS);
    fig_xlsx_text(x, DOC, row->doc);
    fig_xlsx_text(x, ID, fact->id);
    fig_xlsx_text(x, KEY, fact->key);
    fig_xlsx_text(x, SUBJECT, fact->subject);
    fig_xlsx_text(x, SUBJECT_ID, fact->subject_id);
    fig_xlsx_text(x, REF_AREA, fact->ref_area);
    fig_xlsx_text(x, MEASURE, fact->measure);
    fig_xlsx_exact(x, VALUE, fact->value, fact->unit);
    fig_xlsx_double(x, DOUBLE, fact->value);
    fig_xlsx_exact(x, LOW, fact->low, fact->unit);
    fig_xlsx_exact(x, HIGH, fact->high, fact->unit);
    fig_xlsx_text(x, UNIT, fact->unit);
    fig_xlsx_text(x, PER, fact->per);
    fig_xlsx_text(x, MOD, fig_enum_name(&fig_mod_names, fact->mod));
    fig_xlsx_exact(x, PRECISION, fact->precision, (fig_str){NULL, 0});
    put_lists(x, fact, b);
    fig_xlsx_exact(x, FROM_VALUE, fact->from_value, fact->unit);
    fig_xlsx_exact(x, REVISED_FROM, fact->revised_from, fact->unit);
    put_period(x, fact);
    fig_xlsx_text(x, FREQUENCY, fact->frequency);
    fig_xlsx_text(x, ADJUSTMENT, fact->adjustment);
    fig_xlsx_text(x, COMPARED_TO, fact->compared_subject);
    fig_xlsx_exact(x, RATIO, fact->compared_ratio, (fig_str){NULL, 0});
    put_ids(x, PARTS, row->result, fact->parts, fact->part_count, b);
    fig_xlsx_text(x, OBS_STATUS, fact->obs_status);
    fig_xlsx_text(x, SOURCE, fact->source);
    put_ids(x, FIGURES, row->result, fact->figures, fact->figure_count, b);
    fig_xlsx_count(x, START, fact->start);
    fig_xlsx_count(x, END, fact->end);
    fig_xlsx_count(x, SENTENCE, fact->sentence);
    fig_xlsx_text(x, RULE, fact->rule);
}

void fig_xlsx_facts(fig_xlsx *x, const fig_row *row, fig_strbuf *scratch)
{
    for (size_t i = 0; i < fig_result_fact_count(row->result); i++)
        put_fact(x, row, fig_result_fact(row->result, i), scratch);
}

static fig_str verdict_name(fig_verdict verdict)
{
    switch (verdict) {
    case FIG_VERDICT_CONSISTENT:
        return (fig_str){"consistent", 10};
    case FIG_VERDICT_INCONSISTENT:
        return (fig_str){"inconsistent", 12};
    case FIG_VERDICT_UNDECIDABLE:
        return (fig_str){"undecidable", 11};
    }
    return (fig_str){NULL, 0};
}

static void put_finding(fig_xlsx *x, const fig_row *row, const fig_finding *f, fig_strbuf *b)
{
    fig_xlsx_row(x, FIG_XLSX_FINDINGS);
    fig_xlsx_text(x, F_DOC, row->doc);
    fig_xlsx_text(x, F_ID, f->id);
    fig_xlsx_text(x, F_CHECK, f->check);
    fig_xlsx_text(x, F_NAME, f->name);
    fig_xlsx_text(x, F_VERDICT, verdict_name(f->verdict));
    fig_xlsx_text(x, F_WHY, f->why);
    fig_xlsx_text(x, F_STATED, f->stated);
    fig_xlsx_exact(x, F_LOW, f->low, f->unit);
    fig_xlsx_exact(x, F_HIGH, f->high, f->unit);
    fig_xlsx_text(x, F_UNIT, f->unit);
    fig_xlsx_text(x, F_SUGGESTION, f->suggestion);
    put_ids(x, F_FIGURES, row->result, f->figures, f->figure_count, b);
    fig_xlsx_text(x, F_ACCEPTED, f->accepted ? (fig_str){"yes", 3} : (fig_str){NULL, 0});
    fig_xlsx_text(x, F_REASON, f->reason);
    fig_xlsx_count(x, F_START, f->start);
    fig_xlsx_count(x, F_END, f->end);
}

void fig_xlsx_findings(fig_xlsx *x, const fig_row *row, fig_strbuf *scratch)
{
    for (size_t i = 0; i < fig_result_finding_count(row->result); i++)
        put_finding(x, row, fig_result_finding(row->result, i), scratch);
}
#endif
