/* Was figura built with libpq? The build says; without a word from it, no. */
#ifndef FIG_POSTGRES_HAVE_H
#define FIG_POSTGRES_HAVE_H
#ifndef FIG_HAVE_LIBPQ
#define FIG_HAVE_LIBPQ 0
#endif
#endif
