/*
 * Slip: does one wrong digit, a nought too many or too few, or two that changed places, in one of the figures explain why they do not fit?
 *
 * in   412.60, 61,033.55 and 61,464.15, which should be their sum          out   yes: 61,446.15 is
 * A guard for claims whose figures are only looked for: of what no slip explains something else was told. Two digits that changed places are seldom met by chance; one other digit often is, where
 * figures have few.
 */
#include "../base/ascii.h"
#include "checking.h"

enum { TEXT_MOST = 32, DIGIT_LAST = 9 };

typedef struct trial {
    fig_checking *c;
    fig_interval *values; /* of all figures, the tried one in place of its own */
    size_t at;
    fig_interval own;
    fig_number value;
    fig_fits_fn fits;
    void *user;
} trial;

/* Does it all fit with this number, written as exactly, in place of the figure's? */
static bool fits_with(const trial *t, const char *text, size_t len)
{
    fig_number n;
    if (!fig_read_number(t->c, (fig_str){text, len}, &n))
        return false;
    const fig_number by = fig_number_sub(&t->c->pool, n, t->value);
    t->values[t->at] = fig_interval_add(&t->c->pool, t->own, fig_interval_exact(by));
    const bool fits = t->fits(t->c, t->values, t->user);
    t->values[t->at] = t->own;
    return fits;
}

/* The first character behind the last digit that is no zero, and where the next digit stands. */
static size_t end_of_digits(fig_str text)
{
    size_t end = text.len;
    while (end > 0 && (text.ptr[end - 1] == '0' || text.ptr[end - 1] == '.') && !memchr(text.ptr, '.', end - 1))
        end--;
    return end;
}

static bool try_turned(const trial *t, fig_str text)
{
    char turned[TEXT_MOST];
    size_t last = text.len;
    const size_t end = end_of_digits(text);
    for (size_t i = 0; i < end; i++) {
        if (!fig_ascii_is_digit(text.ptr[i]))
            continue;
        if (last < i && text.ptr[i] != text.ptr[last] && !(last == 0 && text.ptr[i] == '0')) {
            memcpy(turned, text.ptr, text.len);
            turned[last] = text.ptr[i];
            turned[i] = text.ptr[last];
            if (fits_with(t, turned, text.len))
                return true;
        }
        last = i;
    }
    return false;
}

static bool try_changed(const trial *t, fig_str text)
{
    char changed[TEXT_MOST];
    const size_t end = end_of_digits(text);
    for (size_t i = 0; i < end; i++)
        for (char digit = i == 0 ? '1' : '0'; fig_ascii_is_digit(text.ptr[i]) && digit <= '0' + DIGIT_LAST; digit++) {
            memcpy(changed, text.ptr, text.len);
            changed[i] = digit;
            if (digit != text.ptr[i] && fits_with(t, changed, text.len))
                return true;
        }
    return false;
}

bool fig_nought_explains(fig_checking *c, fig_interval *values, size_t count, fig_fits_fn fits, void *user)
{
    bool found = false;
    for (size_t i = 0; i < count && !found; i++) {
        const fig_interval own = values[i];
        for (int power = -1; power <= 1 && !found; power += 2) {
            values[i] = fig_interval_mul(&c->pool, own, fig_interval_exact(fig_number_scale(&c->pool, fig_number_int(1), power)));
            found = fits(c, values, user);
        }
        values[i] = own;
    }
    return found;
}

bool fig_slip_explains(fig_checking *c, const int32_t *figures, fig_interval *values, size_t count, bool one_digit, fig_fits_fn fits,
                       void *user)
{
    for (size_t i = 0; i < count; i++) {
        const fig_str text = fig_of(c, figures[i])->value;
        trial t = {.c = c, .values = values, .at = i, .own = values[i], .fits = fits, .user = user};
        if (!text.ptr || text.len >= TEXT_MOST || memchr(text.ptr, '/', text.len) || !fig_read_number(c, text, &t.value))
            continue;
        if (try_turned(&t, text) || (one_digit && try_changed(&t, text)))
            return true;
    }
    return false;
}
