/*
 * Claim words: what a link's `claim of=` may say, and which claim it makes; in the order of fig_claim_of.
 *
 * in   FIRST, X          out   FIRST("share", SHARE) X("whole", WHOLE) ...
 */
#ifndef FIG_CLAIM_WORDS_H
#define FIG_CLAIM_WORDS_H

#define FIG_CLAIM_WORDS(FIRST, X)                                                                                                          \
    FIRST("share", SHARE)                                                                                                                  \
    X("whole", WHOLE)                                                                                                                      \
    X("parts", PARTS)                                                                                                                      \
    X("some", SOME)                                                                                                                        \
    X("shares", SHARES)                                                                                                                    \
    X("ratio", RATIO)                                                                                                                      \
    X("compared", COMPARED)                                                                                                                \
    X("portion", PORTION)                                                                                                                  \
    X("birth", BIRTH)                                                                                                                      \
    X("moment", MOMENT)                                                                                                                    \
    X("rates", RATES)                                                                                                                      \
    X("move", MOVE)                                                                                                                        \
    X("held", HELD)                                                                                                                        \
    X("step", STEP)                                                                                                                        \
    X("range", RANGE)                                                                                                                      \
    X("quote", QUOTE)                                                                                                                      \
    X("times", TIMES)                                                                                                                      \
    X("each", EACH)                                                                                                                        \
    X("sum", SUM)                                                                                                                          \
    X("counted", COUNTED)                                                                                                                  \
    X("fall", FALL)                                                                                                                        \
    X("apart", APART)                                                                                                                      \
    X("peak", PEAK)                                                                                                                        \
    X("life", LIFE)                                                                                                                        \
    X("jubilee", JUBILEE)                                                                                                                  \
    X("again", AGAIN)                                                                                                                      \
    X("aged", AGED)                                                                                                                        \
    X("born", BORN)                                                                                                                        \
    X("that-portion", THAT_PORTION)                                                                                                        \
    X("that-move", THAT_MOVE)                                                                                                              \
    X("income", INCOME)                                                                                                                    \
    X("by", BY)                                                                                                                            \
    X("by-that", BY_THAT)                                                                                                                  \
    X("then", THEN)                                                                                                                        \
    X("it", IT)                                                                                                                            \
    X("rest", REST)                                                                                                                        \
    X("named", NAMED)                                                                                                                      \
    X("or-share", OR_SHARE)                                                                                                                \
    X("over", OVER)                                                                                                                        \
    X("shares-more", SHARES_MORE)                                                                                                          \
    X("that-parts", THAT_PARTS)                                                                                                            \
    X("that-gave", THAT_GAVE)                                                                                                              \
    X("that-rate", THAT_RATE)                                                                                                              \
    X("year-rate", YEAR_RATE)                                                                                                              \
    X("counted-word", COUNTED_WORD)                                                                                                        \
    X("colon", COLON)                                                                                                                      \
    X("margin", MARGIN)                                                                                                                    \
    X("converted", CONVERTED)                                                                                                              \
    X("that-converted", THAT_CONVERTED)                                                                                                    \
    X("that-share", THAT_SHARE)                                                                                                            \
    X("levy", LEVY)                                                                                                                        \
    X("worth", WORTH)                                                                                                                      \
    X("term", TERM)                                                                                                                        \
    X("that-years", THAT_YEARS)                                                                                                            \
    X("that-some", THAT_SOME)                                                                                                              \
    X("of-them", OF_THEM)                                                                                                                  \
    X("average", AVERAGE)                                                                                                                  \
    X("held-of", HELD_OF)                                                                                                                  \
    X("loose", LOOSE)                                                                                                                      \
    X("named-share", NAMED_SHARE)                                                                                                          \
    X("line-total", LINE_TOTAL)                                                                                                            \
    X("rank", RANK)                                                                                                                        \
    X("lapse", LAPSE)                                                                                                                      \
    X("since", SINCE)                                                                                                                      \
    X("began", BEGAN)                                                                                                                      \
    X("lasted", LASTED)                                                                                                                    \
    X("cast", CAST)                                                                                                                        \
    X("day-before", DAY_BEFORE)                                                                                                            \
    X("share-them", SHARE_THEM)                                                                                                            \
    X("weekday", WEEKDAY)                                                                                                                  \
    X("named-told", NAMED_TOLD)                                                                                                            \
    X("of-that", OF_THAT)                                                                                                                  \
    X("share-noun", SHARE_NOUN)                                                                                                            \
    X("closed", CLOSED)                                                                                                                    \
    X("again-thing", AGAIN_THING)                                                                                                          \
    X("priced", PRICED)                                                                                                                    \
    X("of-one", OF_ONE)                                                                                                                    \
    X("quote-base", QUOTE_BASE)                                                                                                            \
    X("rest-share", REST_SHARE)                                                                                                            \
    X("each-of", EACH_OF)                                                                                                                  \
    X("portion-near", PORTION_NEAR)                                                                                                        \
    X("close", CLOSE)                                                                                                                      \
    X("each-at", EACH_AT)                                                                                                                  \
    X("some-behind", SOME_BEHIND)                                                                                                          \
    X("all-behind", ALL_BEHIND)                                                                                                            \
    X("came-in", CAME_IN)                                                                                                                  \
    X("went-out", WENT_OUT)                                                                                                                \
    X("balance", BALANCE)                                                                                                                  \
    X("left", LEFT)                                                                                                                        \
    X("change", CHANGE)                                                                                                                    \
    X("of-whole", OF_WHOLE)                                                                                                                \
    X("better", BETTER)                                                                                                                    \
    X("average-of", AVERAGE_OF)                                                                                                            \
    X("list-total", LIST_TOTAL)                                                                                                            \
    X("seats", SEATS)                                                                                                                      \
    X("clock", CLOCK)                                                                                                                      \
    X("adjusted", ADJUSTED)                                                                                                                \
    X("moved-from", MOVED_FROM)                                                                                                            \
    X("that-step", THAT_STEP)                                                                                                              \
    X("others", OTHERS)                                                                                                                    \
    X("moved-to", MOVED_TO)

#endif
