/* Minor unit: currencies whose minor unit is not a hundredth; see minor_unit.h. */
#include "minor_unit.h"
#include <string.h>

bool fig_currency_is(fig_str unit)
{
    for (size_t i = 0; i < unit.len; i++)
        if (unit.ptr[i] < 'A' || unit.ptr[i] > 'Z')
            return false;
    return unit.len == 3;
}

int fig_currency_decimals(fig_str currency)
{
    static const struct {
        int decimals;
        const char *codes; /* four bytes each */
    } odd[] = {{0, "ADP BEF BIF BYR CLP DJF ESP GNF ISK ITL JPY KMF KRW LUF MGF PYG RWF TRL UGX UYI VND VUV XAF XOF XPF "},
               {3, "BHD IQD JOD KWD LYD OMR TND "},
               {4, "CLF UYW "},
               {8, "XBT "}};
    for (size_t i = 0; i < sizeof odd / sizeof *odd; i++)
        for (const char *code = odd[i].codes; *code; code += 4)
            if (fig_currency_is(currency) && memcmp(code, currency.ptr, 3) == 0)
                return odd[i].decimals;
    return 2;
}
