/* Views: see views.h. */
#include "views.h"

/* One row a statement of a value or a change with a period: what a chart draws. period_end is the day after the last one. Of several changes the one in percent, so that a series has one unit. */
static const char series_points[] =
    "CREATE VIEW series_points AS\n"
    "SELECT s.subject, s.measure, s.unit, f.period_start, f.period_end, f.double AS value, c.signed AS change, f.source,\n"
    "  d.id AS document, f.obs_status, f.period_time AS time, s.series, s.subject_id, s.ref_area, s.per, s.frequency, s.adjustment,\n"
    "  f.period, f.value AS value_exact, f.low_double AS low, f.high_double AS high, f.mod, c.unit AS change_unit,\n"
    "  c.basis AS change_basis, d.title, d.url, d.date AS published, d.time AS published_time, f.key, f.id AS fact_id, f.fact\n"
    "FROM facts f\n"
    "JOIN series s ON s.series = f.series\n"
    "JOIN documents d ON d.document = f.document\n"
    "LEFT JOIN changes c ON c.fact = f.fact AND c.rank = COALESCE(\n"
    "  (SELECT MIN(p.rank) FROM changes p WHERE p.fact = f.fact AND p.unit = '%'), 1)\n"
    "WHERE f.period_start IS NOT NULL;\n";

/* Of each series the statement of the latest period that the latest document makes. */
static const char series_latest[] = "CREATE VIEW series_latest AS\n"
                                    "SELECT * FROM (\n"
                                    "  SELECT p.*, ROW_NUMBER() OVER (PARTITION BY p.series ORDER BY p.time DESC, p.published_time DESC,\n"
                                    "    p.fact DESC) AS place FROM series_points p) AS ranked\n"
                                    "WHERE place = 1;\n";

/* What several documents say of one and the same thing: more than one `statements` and low below high is a disagreement. */
static const char observations[] =
    "CREATE VIEW observations AS\n"
    "SELECT key, MIN(subject) AS subject, MIN(measure) AS measure, MIN(unit) AS unit, MIN(per) AS per, MIN(period) AS period,\n"
    "  MIN(time) AS time, MIN(obs_status) AS obs_status, COUNT(*) AS statements, COUNT(DISTINCT document) AS documents,\n"
    "  COUNT(DISTINCT value_exact) AS different_values, MIN(value) AS low, MAX(value) AS high, MIN(series) AS series\n"
    "FROM series_points GROUP BY key;\n";

static const char figures_by_kind[] = "CREATE VIEW figures_by_kind AS\n"
                                      "SELECT f.kind, f.unit, d.date AS published, d.time, COUNT(*) AS figures\n"
                                      "FROM figures f JOIN documents d ON d.document = f.document\n"
                                      "GROUP BY f.kind, f.unit, d.date, d.time;\n";

/* A figure, its sentence and its document: for reading. */
static const char figures_in_context[] =
    "CREATE VIEW figures_in_context AS\n"
    "SELECT d.id AS document, d.title, d.url, d.date AS published, d.time, f.kind, f.text, f.value, f.double, f.low, f.high, f.unit,\n"
    "  f.per, f.instrument, f.direction, f.role, f.edtf, f.date_from, f.date_to, s.text AS sentence, f.rule, f.id, f.figure\n"
    "FROM figures f JOIN documents d ON d.document = f.document\n"
    "LEFT JOIN sentences s ON s.sentence_id = f.sentence_id;\n";

/* What an editor has to look at. */
static const char findings_open[] =
    "CREATE VIEW findings_open AS\n"
    "SELECT d.id AS document, d.title, d.url, d.date AS published, d.time, g.\"check\" AS check_id, g.name, g.verdict, g.why, g.stated,\n"
    "  g.low, g.high, g.unit, g.suggestion, s.text AS sentence, g.id, g.finding\n"
    "FROM findings g JOIN documents d ON d.document = g.document\n"
    "LEFT JOIN sentences s ON s.sentence_id = g.sentence_id\n"
    "WHERE g.verdict = 'inconsistent' AND g.accepted = 0;\n";

static const char documents_by_day[] =
    "CREATE VIEW documents_by_day AS\n"
    "SELECT date AS published, MIN(time) AS time, COUNT(*) AS documents, SUM(bytes) AS bytes, SUM(figure_count) AS figures,\n"
    "  SUM(fact_count) AS facts, SUM(checkable) AS checkable, SUM(inconsistent) AS inconsistent\n"
    "FROM documents GROUP BY date;\n";

void fig_store_add_views(fig_strbuf *out)
{
    static const char *const views[] = {series_points,      series_latest, observations,    figures_by_kind,
                                        figures_in_context, findings_open, documents_by_day};
    for (size_t i = 0; i < sizeof views / sizeof *views; i++)
        fig_strbuf_puts(out, views[i]);
}
