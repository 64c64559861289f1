"""
Dated records: what a ranking or a report said on a day, kept whole and never worked out again.

    document    what a record holds, in words and numbers;  codec: to JSON and back
    report      made from the report of a program;  ranking: made from a ranking
    answers     a person's answers in words;  facts: a program's;  numbers: the engine's parameters
    given       the inputs of a report;  sources: numbered as they are asked for
    keep        writing a record, so many for each person
    changes     what changed since: then beside now
"""
