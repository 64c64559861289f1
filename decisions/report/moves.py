"""What moves the answer: one assumption at its low and at its high end, and what to find out."""

from __future__ import annotations

from dataclasses import dataclass

from decisions.charts import Caption, Swing, TornadoChart, tornado_chart
from decisions.engine.arrays import Array
from decisions.engine.sensitivity import HIGH, LOW, tornado, worth_finding_out
from decisions.engine.sensitivity import Swing as Tried
from decisions.engine.simulate import Simulation
from decisions.money.assumptions import parameter
from decisions.money.futures import ends_of, of_one
from decisions.report import phrases
from decisions.report.against import Against
from decisions.report.case import OWN, Case
from decisions.report.evidence import peers_address
from programs.wording import MINUS

# What each drawn parameter is, and how its ends are said: of 100, per cent a year, how many of 100
# in the role it is above, a multiple of the price.
NAMES = {
    "p_complete": ("You finish", "of_100"),
    "p_place": ("You get the job within a year of finishing", "of_100"),
    "m": ("Pay on entry, above how many", "rank"),
    "delta": ("Growth of pay in the new role, beside others", "rate"),
    "lam": ("Reaching the job without the program", "rate"),
    "e": ("Growth of pay with experience", "rate"),
    "private": ("Private loan rate", "rate"),
    "price": ("Price", "factor"),
    "kappa": ("How much of the usual raise the degree causes", "share"),
    "horizon_years": ("How far you look ahead: your preference", "years"),
    "discount_real": ("What your money earns elsewhere: your preference", "rate"),
}
ASK = {
    "p_complete": "how many of those who began finished. Ask the school, and people who left",
    "p_place": "how many of last year’s graduates had such a job within a year. Ask the school, "
    "and look up ten graduates yourself",
    "m": "what its graduates were paid at first. Ask the school, and graduates",
    "delta": "how pay grows in the role. Ask people who have had it for years",
    "lam": "whether people like you get such a job without the program. Ask those who have it, "
    "and apply to a few",
    "e": "how pay grows with experience where you are. Ask people some years ahead of you",
    "private": "at which rate you could borrow. Ask lenders for a quote",
    "price": "today’s price for you, with every fee. Ask the school",
    "kappa": "what your employer pays those who have the degree. Ask there",
}


# What the page of graduates who were looked up keeps.
NOTED = ("m",)


@dataclass(frozen=True)
class Moves:
    """chart: widest first, preferences last.  find_out: what to learn before choosing, "".
    note: the page to note it on, "" where there is none."""

    chart: TornadoChart | None
    find_out: str
    note: str


def moves(case: Case, found: Simulation, npv: Array, against: Against) -> Moves:
    """found: the futures of the case.  npv (n,): their gains."""
    swings = tornado(of_one(case.batch, OWN), against=against.scenario)
    ends = ends_of(case.batch, OWN, (LOW, HIGH))
    every = [_shown(case, swing, ends.get(swing.name) or _limits(swing.name)) for swing in swings]
    # What cannot vary for this person (an unaided move into another country) moves nothing.
    shown = [swing for swing in every if swing.low_words != swing.high_words]
    widest = _name(case, swings[0].name).partition(",")[0]
    finding = f"{widest}: that moves the answer most"
    mean = float(npv.mean())
    first, find_out = _find_out(case, found, npv)
    return Moves(
        chart=tornado_chart(
            Caption(
                key="moves",
                finding=finding,
                lead="Mean gain when one assumption sits at its low and at its high end (a tenth "
                "of our range lies beyond each), all others varying as before.",
                title="What moves the answer",
                desc=f"{finding}. The mean of all futures is {case.amounts.position(mean)} against "
                f"{against.words}.",
                source="The same 1,024 futures for every bar. Your own preferences come last: "
                "they are no facts to find out.",
            ),
            shown,
            mean,
            currency=case.currency,
            step=case.amounts.step,
            baseline=against.line,
        ),
        find_out=find_out,
        note=peers_address(case) if first in NOTED else "",
    )


def _shown(case: Case, swing: Tried, ends: tuple[float, float]) -> Swing:
    low, high = (_words(swing.name, end) for end in ends)
    return Swing(_name(case, swing.name), low, high, swing.low, swing.high)


def _name(case: Case, name: str) -> str:
    return NAMES[name][0].replace("the job", case.prize)


def _limits(name: str) -> tuple[float, float]:
    return parameter(name).limits


def _find_out(case: Case, found: Simulation, npv: Array) -> tuple[str, str]:
    """The fact that is worth most to know before choosing between the program and the job: its
    name, and what to ask whom."""
    drawn = {
        name: values
        for name, values in found.draws.parameters.items()
        if name in ASK and values.std() > 0
    }
    worth = worth_finding_out(npv.reshape(1, -1), drawn)
    # In US dollars the least that is worth saying is a thousand; elsewhere as much.
    dear = {name: value for name, value in worth.items() if value >= case.amounts.step}
    if not dear:
        return "", ""
    first = next(iter(dear))
    about = case.amounts.about(dear[first])
    return first, f"{ASK[first]}. Knowing it before you choose is worth about {about} to you."


def _words(name: str, value: float) -> str:
    """One end of an assumption."""
    kind = NAMES[name][1]
    if kind == "of_100":
        return f"{100 * value:.0f} of 100"
    if kind == "rank":
        return f"{phrases.percentile_of(value)} of 100"
    if kind == "rate":
        return f"{phrases.per_cent(round(value, 3))} a year".replace("-", MINUS)
    if kind == "factor":
        change = round(100 * (value - 1))
        return f"{abs(change)}% {'higher' if change > 0 else 'lower'}" if change else "as it is"
    if kind == "years":
        return phrases.years_words(round(value))
    return f"{100 * value:.0f}%"
