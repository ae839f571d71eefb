/* Operation: see operation.h. */
#include "operation.h"

static const char *const names[] = {"sum of",    "difference of", "share of",   "ratio of",
                                    "change of", "share of",      "product of", "quotient of"};

const char *fig_operation_name(fig_operation what)
{
    return names[what];
}

bool fig_operation_gives(fig_operation what, const fig_point *d, const fig_point *x)
{
    switch (what) {
    case FIG_OPERATION_SUM:
    case FIG_OPERATION_DIFFERENCE:
        if (x->figure->kind == FIG_KIND_PERCENT && fig_point_is_points(d))
            return what == FIG_OPERATION_DIFFERENCE;
        if (d->family == FIG_FAMILY_PROPORTION && d->figure->direction)
            return false; /* from 58 to 81 percent it did not rise by 23 percent */
        return d->family == x->family && (x->family == FIG_FAMILY_PLAIN || d->unit == x->unit || x->family >= FIG_FAMILY_MONTHS);
    case FIG_OPERATION_SHARE:
    case FIG_OPERATION_PART:
        return d->family == FIG_FAMILY_PROPORTION && d->key <= 1 && !d->figure->direction && d->part != FIG_FACT_CHANGE &&
               x->family != FIG_FAMILY_PROPORTION;
    case FIG_OPERATION_CHANGE:
        return d->family == FIG_FAMILY_PROPORTION && x->family != FIG_FAMILY_PROPORTION;
    case FIG_OPERATION_RATIO:
        return d->family == FIG_FAMILY_FACTOR ||
               (d->family == FIG_FAMILY_PROPORTION && d->key > 1 && !d->figure->direction && x->family != FIG_FAMILY_PROPORTION);
    case FIG_OPERATION_PRODUCT:
    case FIG_OPERATION_QUOTIENT:
    case FIG_OPERATIONS:
        break;
    }
    return false;
}

double fig_operation_roughly(fig_operation what, double x, double y)
{
    switch (what) {
    case FIG_OPERATION_SUM:
        return x + y;
    case FIG_OPERATION_DIFFERENCE:
        return x > y ? x - y : y - x;
    case FIG_OPERATION_SHARE:
    case FIG_OPERATION_RATIO:
        return y != 0 ? x / y : 0;
    case FIG_OPERATION_PART:
        return x + y != 0 ? x / (x + y) : 0;
    case FIG_OPERATION_CHANGE:
        return y != 0 ? (x > y ? x - y : y - x) / y : 0;
    case FIG_OPERATION_PRODUCT:
        return x * y;
    case FIG_OPERATION_QUOTIENT:
        return y != 0 ? x / y : 0;
    case FIG_OPERATIONS:
        break;
    }
    return 0;
}

fig_number fig_operation_exactly(fig_number_pool *pool, fig_operation what, fig_number x, fig_number y)
{
    fig_number d = fig_number_sub(pool, x, y);
    if (fig_number_is_negative(d))
        d = fig_number_neg(pool, d);
    switch (what) {
    case FIG_OPERATION_SUM:
        return fig_number_add(pool, x, y);
    case FIG_OPERATION_DIFFERENCE:
        return d;
    case FIG_OPERATION_PRODUCT:
        return fig_number_mul(pool, x, y);
    case FIG_OPERATION_SHARE:
    case FIG_OPERATION_RATIO:
    case FIG_OPERATION_QUOTIENT:
        return fig_number_div(pool, x, y);
    case FIG_OPERATION_PART:
        return fig_number_div(pool, x, fig_number_add(pool, x, y));
    case FIG_OPERATION_CHANGE:
        return fig_number_div(pool, d, y);
    case FIG_OPERATIONS:
        break;
    }
    return d;
}
