/* Weekday: see weekday.h. */
#include "weekday.h"
#include <stdbool.h>

static const char *const names[] = {"Thursday", "Friday", "Saturday", "Sunday", "Monday", "Tuesday", "Wednesday"};

static int lower_of(char c)
{
    return c >= 'A' && c <= 'Z' ? c + 'a' - 'A' : c;
}

static bool is_weekday(const char *word, size_t len, const char *name)
{
    for (size_t i = 0; i < len; i++)
        if (!name[i] || lower_of(word[i]) != lower_of(name[i]))
            return false;
    return len >= 3;
}

int fig_weekday_named(fig_str text)
{
    for (size_t i = 0, end; i < text.len; i = end + 1) {
        for (end = i; end < text.len && lower_of(text.ptr[end]) >= 'a' && lower_of(text.ptr[end]) <= 'z'; end++)
            ;
        for (int k = 0; k < 7; k++)
            if (is_weekday(text.ptr + i, end - i, names[k]))
                return k;
    }
    return -1;
}

int fig_weekday_on(int32_t day)
{
    return ((day % 7) + 7) % 7;
}

const char *fig_weekday_name(int weekday)
{
    return names[weekday];
}
