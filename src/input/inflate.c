/* Inflate: see inflate.h. */
#include "inflate.h"
#include "../base/alloc.h"
#include "../base/error.h"
#include <string.h>
#if FIG_HAVE_ZLIB
#include <zlib.h>
#endif
#if FIG_HAVE_LIBZSTD
#include <zstd.h>
#endif

struct fig_inflate {
    fig_packing packing; /* of the member at hand; NONE between members */
    bool over;
    char magic[FIG_PACKING_MAGIC]; /* between members: what was taken of the next one's begin */
    size_t magic_len;
#if FIG_HAVE_ZLIB
    z_stream gzip;
    bool gzip_ready;
#endif
#if FIG_HAVE_LIBZSTD
    ZSTD_DStream *zstd;
#endif
};

fig_packing fig_packing_of(const char *bytes, size_t len)
{
    const unsigned char *b = (const unsigned char *)bytes;
    if (len >= 3 && b[0] == 0x1F && b[1] == 0x8B && b[2] == 8)
        return FIG_PACKING_GZIP;
    if (len >= 4 && ((b[0] == 0x28 && b[1] == 0xB5) || ((b[0] & 0xF0) == 0x50 && b[1] == 0x2A)) && b[3] == (b[0] == 0x28 ? 0xFD : 0x18) &&
        b[2] == (b[0] == 0x28 ? 0x2F : 0x4D)) /* a frame, or one that is to be skipped (RFC 8878, 3.1) */
        return FIG_PACKING_ZSTD;
    return FIG_PACKING_NONE;
}

#if FIG_HAVE_ZLIB
static void *allocate(void *user, unsigned count, unsigned each)
{
    (void)user;
    return fig_calloc(count, each);
}

static void release(void *user, void *p)
{
    (void)user;
    fig_free(p);
}

static fig_status begin_gzip(fig_inflate *f, fig_error *error)
{
    f->gzip.zalloc = allocate;
    f->gzip.zfree = release;
    if (f->gzip_ready)
        return inflateReset(&f->gzip) == Z_OK ? FIG_OK : fig_error_nomem(error);
    f->gzip_ready = inflateInit2(&f->gzip, 16 + MAX_WBITS) == Z_OK;
    return f->gzip_ready ? FIG_OK : fig_error_nomem(error);
}

static fig_status run_gzip(fig_inflate *f, fig_inflate_step *s, fig_error *error)
{
    const size_t most = 1u << 30;
    uInt in = (uInt)(s->in_len < most ? s->in_len : most), room = (uInt)(s->room < most ? s->room : most);
    f->gzip.next_in = (Bytef *)(uintptr_t)s->in;
    f->gzip.avail_in = in;
    f->gzip.next_out = (Bytef *)s->out;
    f->gzip.avail_out = room;
    int result = inflate(&f->gzip, Z_NO_FLUSH);
    s->in += in - f->gzip.avail_in;
    s->in_len -= in - f->gzip.avail_in;
    s->written = room - f->gzip.avail_out;
    if (result == Z_STREAM_END)
        f->packing = FIG_PACKING_NONE;
    else if (result == Z_MEM_ERROR)
        return fig_error_nomem(error);
    else if (result != Z_OK && result != Z_BUF_ERROR)
        return fig_error_set(error, FIG_E_IO, "the gzip data are damaged (%s); get the file anew", f->gzip.msg ? f->gzip.msg : "no gzip");
    return FIG_OK;
}
#else
static fig_status begin_gzip(fig_inflate *f, fig_error *error)
{
    (void)f;
    return fig_error_set(error, FIG_E_USAGE, "this figura was built without gzip: install zlib1g-dev and build again, or unpack the file");
}

static fig_status run_gzip(fig_inflate *f, fig_inflate_step *s, fig_error *error)
{
    (void)s;
    return begin_gzip(f, error);
}
#endif

#if FIG_HAVE_LIBZSTD
static fig_status begin_zstd(fig_inflate *f, fig_error *error)
{
    if (!f->zstd)
        f->zstd = ZSTD_createDStream();
    return f->zstd && !ZSTD_isError(ZSTD_initDStream(f->zstd)) ? FIG_OK : fig_error_nomem(error);
}

static fig_status run_zstd(fig_inflate *f, fig_inflate_step *s, fig_error *error)
{
    ZSTD_inBuffer in = {s->in, s->in_len, 0};
    ZSTD_outBuffer out = {s->out, s->room, 0};
    size_t left = ZSTD_decompressStream(f->zstd, &out, &in);
    s->in += in.pos;
    s->in_len -= in.pos;
    s->written = out.pos;
    if (ZSTD_isError(left))
        return fig_error_set(error, FIG_E_IO, "the zstd data cannot be read (%s); get the file anew, or unpack it with zstd -d --long=31",
                             ZSTD_getErrorName(left));
    if (left == 0)
        f->packing = FIG_PACKING_NONE;
    return FIG_OK;
}
#else
static fig_status begin_zstd(fig_inflate *f, fig_error *error)
{
    (void)f;
    return fig_error_set(error, FIG_E_USAGE, "this figura was built without zstd: install libzstd-dev and build again, or unpack the file");
}

static fig_status run_zstd(fig_inflate *f, fig_inflate_step *s, fig_error *error)
{
    (void)s;
    return begin_zstd(f, error);
}
#endif

static fig_status begin_member(fig_inflate *f, fig_packing packing, fig_error *error)
{
    f->packing = packing;
    return packing == FIG_PACKING_GZIP ? begin_gzip(f, error) : begin_zstd(f, error);
}

fig_status fig_inflate_new(fig_packing packing, fig_inflate **out, fig_error *error)
{
    fig_inflate *f = fig_calloc(1, sizeof *f);
    *out = NULL;
    if (!f)
        return fig_error_nomem(error);
    fig_status status = begin_member(f, packing, error);
    if (status != FIG_OK) {
        fig_inflate_free(f);
        return status;
    }
    *out = f;
    return FIG_OK;
}

void fig_inflate_free(fig_inflate *f)
{
    if (!f)
        return;
#if FIG_HAVE_ZLIB
    if (f->gzip_ready)
        inflateEnd(&f->gzip);
#endif
#if FIG_HAVE_LIBZSTD
    ZSTD_freeDStream(f->zstd);
#endif
    fig_free(f);
}

static fig_status run(fig_inflate *f, fig_inflate_step *step, fig_error *error)
{
    return f->packing == FIG_PACKING_GZIP ? run_gzip(f, step, error) : run_zstd(f, step, error);
}

/* Behind a member: what begins another one, given to it byte for byte. */
static fig_status next_member(fig_inflate *f, fig_inflate_step *step, fig_error *error)
{
    while (step->in_len && f->magic_len < FIG_PACKING_MAGIC) {
        f->magic[f->magic_len++] = *step->in++;
        step->in_len--;
    }
    if (f->magic_len < FIG_PACKING_MAGIC)
        return FIG_OK;
    fig_packing packing = fig_packing_of(f->magic, f->magic_len);
    if (packing == FIG_PACKING_NONE) {
        f->over = true;
        step->in += step->in_len;
        step->in_len = 0;
        return FIG_OK;
    }
    fig_inflate_step begin = {.in = f->magic, .in_len = f->magic_len, .out = step->out, .room = step->room};
    fig_status status = begin_member(f, packing, error);
    if (status == FIG_OK)
        status = run(f, &begin, error); /* four bytes are less than a head: all are taken */
    f->magic_len = 0;
    step->written = begin.written;
    return status;
}

fig_status fig_inflate_run(fig_inflate *f, fig_inflate_step *step, fig_error *error)
{
    step->written = 0;
    if (f->over) {
        step->in += step->in_len;
        step->in_len = 0;
        return FIG_OK;
    }
    return f->packing == FIG_PACKING_NONE ? next_member(f, step, error) : run(f, step, error);
}

bool fig_inflate_is_whole(const fig_inflate *f)
{
    return f->packing == FIG_PACKING_NONE;
}
