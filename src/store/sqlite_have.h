/* Was figura built with libsqlite3? The build says; without a word from it, no. */
#ifndef FIG_SQLITE_HAVE_H
#define FIG_SQLITE_HAVE_H
#ifndef FIG_HAVE_SQLITE3
#define FIG_HAVE_SQLITE3 0
#endif
#endif
