/**
 * figura: the figures in a text, exact and accountable.
 *
 * The umbrella of the public API. The order to read it in:
 *
 *   figura/base.h     status, error, text slices
 *   figura/figure.h   what one figure is: kinds, fields, flags
 *   figura/engine.h   compile grammars once, extract many times
 *   figura/stream.h   documents from a stream, records to a stream
 *   figura/pool.h     the same over threads
 *   figura/fact.h     figures tied into facts
 *   figura/check.h    a story's figures re-computed
 *   figura/diff.h     a draft's figures against its sources'
 *   figura/load.h     documents and records into a database
 *   figura/grammar.h  list, lint, test, show, explain
 *
 * Example    see README.md, "From C"; tests/lint/readme.sh compiles and runs it.
 */
#ifndef FIGURA_H
#define FIGURA_H
#include "figura/base.h"
#include "figura/check.h"
#include "figura/diff.h"
#include "figura/engine.h"
#include "figura/fact.h"
#include "figura/figure.h"
#include "figura/grammar.h"
#include "figura/load.h"
#include "figura/pool.h"
#include "figura/stream.h"
#endif
