/* Feed: open, read on, cut at line feeds; see feed.h. */
#include "feed.h"
#include "../base/alloc.h"
#include "../base/error.h"
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { READ_BYTES = 256 * 1024 };

static fig_status cannot_open(const char *path, int number, fig_error *error)
{
    switch (number) {
    case ENOENT:
    case ENOTDIR:
        return fig_error_at(error, FIG_E_IO, path, 0, 0, "there is no such file; check its name");
    case EACCES:
    case EPERM:
        return fig_error_at(error, FIG_E_IO, path, 0, 0, "the file may not be read; check its permissions (ls -l)");
    case EMFILE:
    case ENFILE:
        return fig_error_at(error, FIG_E_IO, path, 0, 0, "too many files are open; close some and try again");
    default:
        return fig_error_at(error, FIG_E_IO, path, 0, 0, "the file cannot be opened: %s", strerror(number));
    }
}

fig_status fig_feed_open(fig_feed *feed, const char *path, fig_error *error)
{
    struct stat info;
    *feed = (fig_feed){.fd = STDIN_FILENO, .line = 1};
    if (strcmp(path, "-") != 0) {
        feed->fd = open(path, O_RDONLY | O_CLOEXEC);
        if (feed->fd < 0)
            return cannot_open(path, errno, error);
        feed->owned = true;
    }
    if (fstat(feed->fd, &info) != 0)
        return FIG_OK;
    if (S_ISDIR(info.st_mode)) {
        fig_feed_close(feed);
        return fig_error_at(error, FIG_E_IO, path, 0, 0, "this is a folder; name the files in it, for example %.150s/*.txt", path);
    }
    if (S_ISREG(info.st_mode) && info.st_size > 0)
        feed->size_hint = (size_t)info.st_size;
    return FIG_OK;
}

void fig_feed_close(fig_feed *feed)
{
    if (feed->owned)
        close(feed->fd);
    fig_free(feed->data);
    *feed = (fig_feed){.fd = -1};
}

/* Room for `bytes` more and a NUL: what is left moves to the front, then the buffer grows. */
static bool make_room(fig_feed *feed, size_t bytes)
{
    if (feed->capacity - feed->end > bytes)
        return true;
    if (feed->begin) {
        memmove(feed->data, feed->data + feed->begin, feed->end - feed->begin);
        feed->end -= feed->begin;
        feed->begin = 0;
    }
    return fig_grow(&feed->data, &feed->capacity, feed->end + bytes + 1, 1);
}

static fig_status read_more(fig_feed *feed, fig_error *error)
{
    if (!make_room(feed, READ_BYTES))
        return fig_error_nomem(error);
    for (;;) {
        ssize_t n = read(feed->fd, feed->data + feed->end, feed->capacity - feed->end - 1);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return fig_error_set(error, FIG_E_IO, "reading failed: %s", strerror(errno));
        feed->at_end = n == 0;
        feed->end += (size_t)n;
        return FIG_OK;
    }
}

fig_status fig_feed_peek(fig_feed *feed, size_t bytes, fig_str *out, fig_error *error)
{
    while (!feed->at_end && feed->end - feed->begin < bytes) {
        fig_status status = read_more(feed, error);
        if (status != FIG_OK)
            return status;
    }
    *out = (fig_str){feed->data + feed->begin, feed->end - feed->begin};
    return FIG_OK;
}

static void take(fig_feed *feed, size_t bytes)
{
    feed->begin += bytes;
    feed->offset += bytes;
    feed->scanned = 0;
}

/* Drop what is held of a line that is too long, up to its line feed. */
static fig_status skip_line(fig_feed *feed, fig_error *error)
{
    for (;;) {
        char *feed_at = memchr(feed->data + feed->begin, '\n', feed->end - feed->begin);
        take(feed, feed_at ? (size_t)(feed_at - (feed->data + feed->begin)) + 1 : feed->end - feed->begin);
        if (feed_at || feed->at_end)
            return FIG_OK;
        fig_status status = read_more(feed, error);
        if (status != FIG_OK)
            return status;
    }
}

fig_status fig_feed_next_line(fig_feed *feed, fig_feed_line *out, fig_error *error)
{
    for (;;) {
        size_t held = feed->end - feed->begin;
        char *begin = feed->data + feed->begin;
        char *stop = held ? memchr(begin + feed->scanned, '\n', held - feed->scanned) : NULL;
        *out = (fig_feed_line){.data = begin, .len = stop ? (size_t)(stop - begin) : held, .number = feed->line, .offset = feed->offset};
        if (stop || (feed->at_end && held)) {
            begin[out->len] = 0;
            take(feed, out->len + (stop != NULL));
            feed->line++;
            return FIG_OK;
        }
        if (feed->at_end)
            return FIG_E_END;
        feed->scanned = held;
        if (held > FIG_FEED_MAX) {
            fig_status status = skip_line(feed, error);
            feed->line++;
            return status != FIG_OK ? status : fig_error_set(error, FIG_E_LIMIT, "the line is longer than 2 GB; split the document");
        }
        fig_status status = read_more(feed, error);
        if (status != FIG_OK)
            return status;
    }
}

fig_status fig_feed_rest(fig_feed *feed, fig_str *out, fig_error *error)
{
    if (feed->size_hint > feed->end && feed->size_hint <= FIG_FEED_MAX && !make_room(feed, feed->size_hint - feed->end + 1))
        return fig_error_nomem(error);
    while (!feed->at_end) {
        if (feed->end - feed->begin > FIG_FEED_MAX)
            return fig_error_set(error, FIG_E_LIMIT, "the text is longer than 2 GB; split the document");
        fig_status status = read_more(feed, error);
        if (status != FIG_OK)
            return status;
    }
    if (!make_room(feed, 1))
        return fig_error_nomem(error);
    *out = (fig_str){feed->data + feed->begin, feed->end - feed->begin};
    feed->data[feed->end] = 0;
    take(feed, out->len);
    return FIG_OK;
}
