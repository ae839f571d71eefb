/* Near: see near.h. What both have in common in front and behind is left away; a slip leaves no more than it is itself. */
#include "near.h"
#include <string.h>

enum { SHORTEST = 3 }; /* of shorter words any is near to any */

bool cli_is_near(const char *wrong, size_t len, const char *word)
{
    size_t word_len = strlen(word), front = 0;
    if (len < SHORTEST)
        return false;
    while (front < len && front < word_len && wrong[front] == word[front])
        front++;
    while (len > front && word_len > front && wrong[len - 1] == word[word_len - 1]) {
        len--;
        word_len--;
    }
    const size_t left = len - front, other = word_len - front;
    return (left < 2 && other < 2) || (left == 2 && other == 2 && wrong[front] == word[front + 1] && wrong[front + 1] == word[front]);
}
