"""Where every number of the engine comes from, for one person and many programs.

The border between the catalogue, the answers and the reference data on one side and a scenario of
`decisions.engine` on the other. Each module fills some of a scenario's inputs:

    clock        month 0, and the years by which prices and wages are carried to it
    situation    the person, the market and the assumptions; amounts carried to month 0
    assumptions  the engine's parameters, with a person's own numbers in their place
    work         pay now and afterwards, unaided move, right to work
    published    where pay that is published of graduates stands in the pay of the role
    peers        where graduates stand whom the person looked up
    evidence     the rank of entry: our guess pooled with both
    living       what living costs at home, while studying and afterwards
    bridging     courses before the start
    loans        what may be borrowed, and for which program
    chances      to finish, to get the job, to be allowed to stay
    offers       price, length and pace of every program for this person
    batch        all of it as one scenario, a row for each program

Beside that:

    uncertain    what is not sure about every row, as distributions moved to what the person told
    futures      the draws: of one program, for a report
    prospects    many futures of every program that is ranked
    baseline     what programs are held against: going on as now, or another path
    paths        other paths beside one program, in the same futures
    rounding     what results are rounded to

`inputs` lists every input of a batch with its value and its origin, for display. What comes out:
`stories` for a first ranking, `answer` for a report, `inverse` for a price that is missing.
"""
