/*
 * Libxlsxwriter: the library that writes workbooks, loaded when one is asked for.
 *
 * in   nothing          out   its functions, as fields with their own names
 * Linked, it and libcrypto behind it would cost every start of the command more than a millisecond.
 */
#ifndef FIG_LIBXLSXWRITER_H
#define FIG_LIBXLSXWRITER_H
#include "figura/base.h"
#include <xlsxwriter.h>

/* X(what it gives, its name, what it takes) */
#define FIG_LIBXLSXWRITER(X)                                                                                                               \
    X(char *, lxw_strerror, (lxw_error))                                                                                                   \
    X(void, lxw_workbook_free, (lxw_workbook *))                                                                                           \
    X(lxw_workbook *, workbook_new_opt, (const char *, lxw_workbook_options *))                                                            \
    X(lxw_error, workbook_close, (lxw_workbook *))                                                                                         \
    X(lxw_error, workbook_set_properties, (lxw_workbook *, lxw_doc_properties *))                                                          \
    X(lxw_format *, workbook_add_format, (lxw_workbook *))                                                                                 \
    X(lxw_worksheet *, workbook_add_worksheet, (lxw_workbook *, const char *))                                                             \
    X(lxw_error, worksheet_autofilter, (lxw_worksheet *, lxw_row_t, lxw_col_t, lxw_row_t, lxw_col_t))                                      \
    X(void, worksheet_freeze_panes, (lxw_worksheet *, lxw_row_t, lxw_col_t))                                                               \
    X(lxw_error, worksheet_repeat_rows, (lxw_worksheet *, lxw_row_t, lxw_row_t))                                                           \
    X(void, worksheet_set_landscape, (lxw_worksheet *))                                                                                    \
    X(lxw_error, worksheet_set_column, (lxw_worksheet *, lxw_col_t, lxw_col_t, double, lxw_format *))                                      \
    X(lxw_error, worksheet_set_column_opt, (lxw_worksheet *, lxw_col_t, lxw_col_t, double, lxw_format *, lxw_row_col_options *))           \
    X(lxw_error, worksheet_set_row, (lxw_worksheet *, lxw_row_t, double, lxw_format *))                                                    \
    X(lxw_error, worksheet_write_comment_opt, (lxw_worksheet *, lxw_row_t, lxw_col_t, const char *, lxw_comment_options *))                \
    X(lxw_error, worksheet_write_number, (lxw_worksheet *, lxw_row_t, lxw_col_t, double, lxw_format *))                                    \
    X(lxw_error, worksheet_write_string, (lxw_worksheet *, lxw_row_t, lxw_col_t, const char *, lxw_format *))                              \
    X(void, format_set_align, (lxw_format *, uint8_t))                                                                                     \
    X(void, format_set_bg_color, (lxw_format *, lxw_color_t))                                                                              \
    X(void, format_set_bold, (lxw_format *))                                                                                               \
    X(void, format_set_bottom, (lxw_format *, uint8_t))                                                                                    \
    X(void, format_set_indent, (lxw_format *, uint8_t))                                                                                    \
    X(void, format_set_num_format, (lxw_format *, const char *))                                                                           \
    X(void, format_set_text_wrap, (lxw_format *))

#define FIG_LIBXLSXWRITER_FIELD(gives, name, takes) gives(*name) takes;
typedef struct fig_libxlsxwriter {
    FIG_LIBXLSXWRITER(FIG_LIBXLSXWRITER_FIELD)
} fig_libxlsxwriter;

/* It stays loaded until the program ends. FIG_E_IO, with what to do, where it is not there. */
fig_status fig_libxlsxwriter_load(fig_libxlsxwriter *out, fig_error *error);
#endif
