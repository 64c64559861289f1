"""The personal report of one program: what each part of the page says, in plain objects.

    case        one program as one person would study it, and the same degree in other ways
    material    what the parts share: the program's facts, the market, numbered sources, names
    phrases     results in words: rounded, chances as frequencies;  bands: of loan payments
    page        all parts together
    what_if     a look with some answers changed

    headline    the answer in a sentence             opening    lede and headline figures
    reasons     for and against, at most two each    stories    the three ways it may go
    pay         break-even pay among all pay         cost       what it costs, part by part
    debt        the loan and what it takes of pay    plan       courses before the start
    ways        twins and the other pace             questions  the five questions
    given       every input, and one's own numbers   limits     what to keep in mind

Every sentence follows from figures, and is left out without them.
"""
