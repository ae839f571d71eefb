/* Share: see share.h. */
#include "share.h"
#include "../base/str.h"
#include "../exact/number.h"

/* How many powers of ten `unit` lies below 1; 0: it is no share. */
static int power_of(fig_str unit)
{
    static const struct {
        const char *unit;
        int power;
    } shares[] = {{"%", 2}, {"pp", 2}, {"[ppth]", 3}, {"bp", 4}};
    for (size_t i = 0; i < sizeof shares / sizeof *shares; i++)
        if (fig_str_is(unit, shares[i].unit))
            return shares[i].power;
    return 0;
}

void fig_share_write(fig_strbuf *out, fig_str value, fig_str unit)
{
    int power = power_of(unit);
    if (!power || !value.len)
        return;
    fig_number_pool pool = {0};
    bool negative = *value.ptr == '-';
    const char *begin = value.ptr + negative, *end = value.ptr + value.len, *slash = memchr(begin, '/', (size_t)(end - begin));
    fig_number number, divisor = fig_number_int(1);
    bool ok = fig_number_parse(&pool, begin, (size_t)((slash ? slash : end) - begin), '.', "", &number, NULL) == FIG_OK;
    if (ok && slash)
        ok = fig_number_parse(&pool, slash + 1, (size_t)(end - slash - 1), '.', "", &divisor, NULL) == FIG_OK;
    if (ok)
        number = fig_number_scale(&pool, fig_number_div(&pool, negative ? fig_number_neg(&pool, number) : number, divisor), -power);
    if (ok && !pool.failed)
        fig_number_write(out, number);
    if (pool.nomem)
        out->failed = true;
    fig_number_pool_clear(&pool);
}
