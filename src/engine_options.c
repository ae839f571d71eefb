/* Engine options: what a caller says of language, country, fiscal year and limits, checked; see engine.h. */
#include "base/days.h"
#include "base/error.h"
#include "engine.h"
#include <stdio.h>
#include <string.h>

enum { DEFAULT_MAX_BYTES = 0x7FFFFFFF }; /* offsets of a text fit into 31 bits */

bool fig_country_read(const fig_grammar *g, int list, const char *said, char code[3])
{
    for (int i = 0; i < 2; i++) {
        const char c = (char)(said[i] >= 'a' && said[i] <= 'z' ? said[i] - 'a' + 'A' : said[i]);
        if (c < 'A' || c > 'Z')
            return false;
        code[i] = c;
    }
    code[2] = 0;
    return !said[2] && (list < 0 || fig_grammar_row_of(g, (uint32_t)list, code, 2)); /* a grammar without the list can't tell */
}

fig_status fig_engine_check_options(fig_engine *e, const fig_engine_options *o, fig_error *error)
{
    if (!o || !o->country || fig_country_read(&e->grammar, fig_known_lists_of(&e->grammar).country_currency, o->country, e->country))
        return FIG_OK;
    return fig_error_set(error, FIG_E_USAGE, "`%.20s` is no country: give its two letters of ISO 3166, for example CA", o->country);
}

fig_status fig_engine_take_options(fig_engine *e, const fig_engine_options *o, fig_error *error)
{
    if (o && o->lang && (strlen(o->lang) >= sizeof e->lang || !fig_language_is_tag(o->lang)))
        return fig_error_set(error, FIG_E_USAGE, "`%.20s` is no language: give a tag of BCP 47 like en or en-GB", o->lang);
    snprintf(e->lang, sizeof e->lang, "%s", o && o->lang ? o->lang : "en");
    e->fiscal_month = e->fiscal_day = FIG_UNSAID;
    e->max_document_bytes = o && o->max_document_bytes ? o->max_document_bytes : DEFAULT_MAX_BYTES;
    e->facts = o && o->facts;
    if (o && o->fiscal_start) {
        int month, day, n = 0;
        if (sscanf(o->fiscal_start, "%2d-%2d%n", &month, &day, &n) != 2 || o->fiscal_start[n] || month < 1 || month > 12 || day < 1 ||
            day > fig_days_in_month(2000, month))
            return fig_error_set(error, FIG_E_USAGE, "`%.20s` is no start of a fiscal year: give MM-DD like 04-01", o->fiscal_start);
        e->fiscal_month = (int16_t)month;
        e->fiscal_day = (int16_t)day;
    }
    return FIG_OK;
}
