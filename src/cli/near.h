/*
 * Near: is a wrong word one slip of the fingers away from one that there is?
 *
 * in   "dte" and "date"          out   true: one letter was left out; so it is of one too many, another one, or two that changed places
 */
#ifndef CLI_NEAR_H
#define CLI_NEAR_H
#include <stdbool.h>
#include <stddef.h>

bool cli_is_near(const char *wrong, size_t len, const char *word);
#endif
