/*
 * Seen: the ids of documents that a load has met, so that a second one of the same id does not take the first one's place in silence.
 *
 * in   an id          out   whether it was met before
 * 8 bytes an id, of which two million are remembered; what comes behind those is taken for new.
 */
#ifndef CLI_SEEN_H
#define CLI_SEEN_H
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* {0}: none yet. */
typedef struct cli_seen {
    uint64_t *hashes; /* open addressing; 0: free */
    size_t size, count;
} cli_seen;

/* Was it met before? It is from now on. */
bool cli_seen_before(cli_seen *seen, const char *id);
void cli_seen_clear(cli_seen *seen);
#endif
