"""
Dated records: what a ranking or a report said on a day, kept whole and never worked out again.

    document    what a record holds, in words and numbers;  codec: to JSON and back
    report      made from the report of a program;  ranking: made from a ranking
    answers     a person's answers in words;  looked_up: graduates among them;  basis: all of it
    facts       a program's;  numbers: the engine's parameters
    figures     the results of a report;  given: its inputs;  sources: numbered when asked for
    take        what a page says now;  keep: writing it down, so many for each person
    shown       the rows of a record's page, and to whom
    changes     what changed since, then beside now;  outcome: of it what comes out;  change: one
"""
