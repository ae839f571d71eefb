/* Seen: see seen.h. */
#include "seen.h"
#include "fnv1a.h"
#include <stdlib.h>

enum { FIRST_SIZE = 1024, MOST = 2000000 };

/* Not 0. */
static uint64_t hash_of(const char *id)
{
    uint64_t h = CLI_HASH_START;
    for (; *id; id++)
        h = cli_hash_byte(h, (unsigned char)*id);
    return h ? h : 1;
}

/* Where a hash is, or the free place for it. */
static uint64_t *place_of(uint64_t *hashes, size_t size, uint64_t hash)
{
    size_t i = (size_t)(hash ^ hash >> 32) & (size - 1);
    while (hashes[i] && hashes[i] != hash)
        i = (i + 1) & (size - 1);
    return &hashes[i];
}

static bool grow(cli_seen *seen)
{
    const size_t size = seen->size ? 2 * seen->size : FIRST_SIZE;
    uint64_t *hashes = calloc(size, sizeof *hashes);
    if (!hashes)
        return false;
    for (size_t i = 0; i < seen->size; i++)
        if (seen->hashes[i])
            *place_of(hashes, size, seen->hashes[i]) = seen->hashes[i];
    free(seen->hashes);
    seen->hashes = hashes;
    seen->size = size;
    return true;
}

bool cli_seen_before(cli_seen *seen, const char *id)
{
    if (2 * seen->count >= seen->size && (seen->count >= MOST || !grow(seen)))
        return seen->size && *place_of(seen->hashes, seen->size, hash_of(id));
    uint64_t *place = place_of(seen->hashes, seen->size, hash_of(id));
    const bool before = *place != 0;
    seen->count += !before;
    *place = hash_of(id);
    return before;
}

void cli_seen_clear(cli_seen *seen)
{
    free(seen->hashes);
    *seen = (cli_seen){0};
}
