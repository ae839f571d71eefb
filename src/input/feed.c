/* Feed: open, read on, cut at line feeds; see feed.h. */
#include "feed.h"
#include "../base/alloc.h"
#include "../base/error.h"
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
    READ_BYTES = 64 * 1024,
    FREE_BYTES = 64 * 1024 * 1024, /* of one text or line: what it may be packed from, however little */
    GROWTH = 200                   /* ... beyond that, bytes for each packed one */
};

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
    bool known = fstat(feed->fd, &info) == 0;
    if (known && S_ISDIR(info.st_mode)) {
        fig_feed_close(feed);
        return fig_error_at(error, FIG_E_IO, path, 0, 0, "this is a folder; name the files in it, for example %.150s%s*.txt", path,
                            path[strlen(path) - 1] == '/' ? "" : "/");
    }
    if (known && S_ISREG(info.st_mode) && info.st_size > 0)
        feed->size_hint = (size_t)info.st_size;
    return FIG_OK;
}

void fig_feed_close(fig_feed *feed)
{
    if (feed->owned)
        close(feed->fd);
    fig_free(feed->data);
    fig_free(feed->packed);
    fig_inflate_free(feed->inflate);
    *feed = (fig_feed){.fd = -1};
}

/* Room for `bytes` more and a NUL. What is left moves to the front where it is no more than was given, so that a buffer is not used behind what its longest line takes; else the buffer grows. */
static bool make_room(fig_feed *feed, size_t bytes)
{
    const size_t left = feed->end - feed->begin;
    if (feed->begin && (left <= feed->begin || feed->capacity - feed->end <= bytes)) {
        memmove(feed->data, feed->data + feed->begin, left);
        feed->end = left;
        feed->begin = 0;
    }
    return feed->capacity - feed->end > bytes || fig_grow(&feed->data, &feed->capacity, feed->end + bytes + 1, 1);
}

/* Bytes from the file as they stand there; *count 0: its end. */
static fig_status read_bytes(fig_feed *feed, char *to, size_t room, size_t *count, fig_error *error)
{
    for (;;) {
        ssize_t n = read(feed->fd, to, room);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return fig_error_set(error, FIG_E_IO, "reading failed: %s", strerror(errno));
        *count = (size_t)n;
        feed->taken += (uint64_t)n;
        return FIG_OK;
    }
}

/* A packed file cannot be read on: what came out of it is given first. */
static void break_off(fig_feed *feed, const fig_error *why)
{
    feed->broken = *why;
    feed->at_end = true;
}

/* A little that becomes very much, and is one text or one line: nobody means that. */
static bool is_bomb(const fig_feed *feed)
{
    return feed->end - feed->begin > FREE_BYTES && feed->unpacked / GROWTH > feed->taken;
}

static fig_status unpack_more(fig_feed *feed, fig_error *error)
{
    fig_inflate_step step = {.in = feed->packed + feed->packed_begin, .in_len = feed->packed_end - feed->packed_begin};
    fig_error why = {0};
    while (!feed->at_end) {
        size_t count = 0;
        if (!step.in_len) {
            fig_status status = read_bytes(feed, feed->packed, READ_BYTES, &count, error);
            if (status != FIG_OK)
                return status;
            step.in = feed->packed;
            step.in_len = feed->packed_end = count;
        }
        bool last = !step.in_len;
        step.out = feed->data + feed->end;
        step.room = feed->capacity - feed->end - 1;
        fig_status status = fig_inflate_run(feed->inflate, &step, &why);
        feed->end += step.written;
        feed->unpacked += step.written;
        feed->packed_begin = (size_t)(step.in - feed->packed);
        if (status == FIG_E_NOMEM)
            return fig_error_nomem(error);
        if (status == FIG_OK && is_bomb(feed))
            status =
                fig_error_set(&why, FIG_E_LIMIT,
                              "the packed data grow more than 200 times into one text or line; unpack the file yourself if it is meant");
        if (status == FIG_OK && last && !step.written && !fig_inflate_is_whole(feed->inflate))
            status = fig_error_set(&why, FIG_E_IO, "the packed data end too early: the file was cut off; what could be read was read");
        if (status != FIG_OK)
            break_off(feed, &why);
        else if (last && !step.written)
            feed->at_end = true;
        if (step.written)
            break;
    }
    return FIG_OK;
}

static fig_status read_more(fig_feed *feed, fig_error *error)
{
    size_t count = 0;
    if (!make_room(feed, READ_BYTES))
        return fig_error_nomem(error);
    if (feed->inflate)
        return unpack_more(feed, error);
    const size_t room = feed->capacity - feed->end - 1; /* of a buffer that grew by far, what is not read into takes no memory */
    fig_status status = read_bytes(feed, feed->data + feed->end, room < READ_BYTES ? room : READ_BYTES, &count, error);
    if (status != FIG_OK)
        return status;
    feed->at_end = count == 0;
    feed->end += count;
    return FIG_OK;
}

/* The first bytes, before anything was given: of a packed file they go the other way. */
static fig_status look_for_packing(fig_feed *feed, fig_error *error)
{
    while (!feed->at_end && feed->end < FIG_PACKING_MAGIC) {
        fig_status status = read_more(feed, error);
        if (status != FIG_OK)
            return status;
    }
    fig_packing packing = fig_packing_of(feed->data, feed->end);
    if (packing == FIG_PACKING_NONE)
        return FIG_OK;
    fig_status status = fig_inflate_new(packing, &feed->inflate, error);
    if (status != FIG_OK)
        return status;
    feed->packed = feed->data;
    feed->packed_end = feed->end;
    feed->data = NULL;
    feed->capacity = feed->end = feed->size_hint = 0;
    feed->at_end = false;
    return FIG_OK;
}

bool fig_feed_cut_off(const fig_feed *feed, fig_error *error)
{
    if (feed->broken.code == FIG_OK || feed->begin < feed->end)
        return false;
    if (error)
        *error = feed->broken;
    return true;
}

fig_status fig_feed_begin(fig_feed *feed, fig_error *error)
{
    return look_for_packing(feed, error);
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
        if (!stop && feed->at_end && feed->broken.code != FIG_OK)
            take(feed, held); /* half a line is none */
        else if (stop || (feed->at_end && held)) {
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
