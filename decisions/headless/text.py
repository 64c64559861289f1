"""The same figures for a reader at a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from programs.wording import join_words, money, rounded_money

SHOWN = 15
STORY_WORDS = {
    "finished_and_placed": "Finish and get the job",
    "finished_not_placed": "Finish without it",
    "left_half_way": "Leave half-way",
}


VERDICTS = {
    "worth_it": "Worth it",
    "probably": "Probably worth it",
    "close_call": "A close call",
    "probably_not": "Probably not",
    "not": "Not on these numbers",
}


WAITS = "Each program is held against itself a year later; the ranking against going on as now."


def lines(figures: dict[str, Any]) -> Iterator[str]:
    """A ranking, or the reports that were asked for, line by line."""
    situation = figures["situation"]
    currency = situation["currency"]
    start = f"Start {situation['start']}" + ("" if situation["start_told"] else " (our default)")
    yield f"{start}. Amounts in {currency}, {situation['prices']}."
    if situation["baseline"]["choice"] != "stay":
        path = situation["baseline"]["program"]
        yield f"Held against {path}." if path else WAITS
    if situation["defaults_used"]:
        yield f"{len(situation['defaults_used'])} answers are our defaults."
    if "ranking" in figures:
        yield from _ranking(figures, currency)
    for report in figures.get("programs", ()):
        yield from _report(report, situation)


def _ranking(figures: dict[str, Any], currency: str) -> Iterator[str]:
    ranked, others = figures["ranking"], figures["others"]
    yield ""
    if not ranked:
        yield "No program can be scored."
    for entry in ranked[:SHOWN]:
        place = f"{entry['position']}{' =' if entry['shared'] else ''}"
        low, high = entry["score"]
        score = f"{low:.0f}" if round(low) == round(high) else f"{low:.0f} to {high:.0f}"
        gain = entry["mean_gain"]
        worth = "gain not known" if gain is None else f"about {_signed(gain, currency)}"
        ahead = "" if entry["ahead_of_50"] is None else f"{entry['ahead_of_50']} of 50"
        yield f"{place:>5}  {score:>9}  {worth:>20}  {ahead:>8}  {entry['program']}"
    if len(ranked) > SHOWN:
        yield f"       … and {len(ranked) - SHOWN} more (--json lists all)"
    sure = figures["sureness"]
    if sure:
        winner = "A clear winner" if sure["clear_winner"] else "No clear winner"
        yield (
            f"{winner}: the first is above the second in {100 * sure['first_above_second']:.0f} of "
            f"100 readings."
        )
    yield ""
    yield (
        f"One fact missing: {len(others['no_price'])} without a price, "
        f"{len(others['no_length'])} without a length. Not enough known: "
        f"{others['not_enough_known']}. Ruled out: {len(others['ruled_out'])}."
    )


def _report(report: dict[str, Any], situation: dict[str, Any]) -> Iterator[str]:
    currency, years = situation["currency"], situation["horizon_years"]
    yield ""
    yield f"{report['name']}, {report['institution']} ({report['program']})"
    if report["ruled_out_by"]:
        yield f"  Ruled out by: {join_words(report['ruled_out_by'])}."
    yield f"  {_break_even(report['break_even_pay'], situation)}"
    if report["futures"] is not None:
        yield from _futures(report["futures"], currency, years)
    for story, words in STORY_WORDS.items():
        told = report["stories"][story]
        if told["gain"] is None or told["share"] is None:
            yield f"  {words}: not known."
            continue
        year = told["ahead_from_year"]
        ahead = f"ahead from year {year:.0f}" if year else "never ahead"
        yield (
            f"  {words} ({100 * told['share']:.0f} of 100): "
            f"about {_signed(told['gain'], currency)}, {ahead}."
        )
    yield from _costs(report, currency)
    unknown = [item for item in report["inputs"] if item["kind"] == "Not known"]
    for item in unknown:
        yield f"  Not known: {item['label']}: {item['from']}."


def _futures(found: dict[str, Any], currency: str, years: int) -> Iterator[str]:
    counts = ", ".join(f"{count} after {year}" for year, count in found["ahead_of_50"].items())
    yield f"  {VERDICTS[found['verdict']]}. Futures of 50 ahead: {counts} years."
    low, high, mean = (_signed(found[name], currency) for name in ("p10", "p90", "mean_gain"))
    yield f"  8 of 10 futures end between {low} and {high} after {years} years; on average {mean}."


def _break_even(found: dict[str, Any], situation: dict[str, Any]) -> str:
    amount, currency = found["amount"], situation["pay_afterwards_currency"]
    if found["never"]:
        return "No pay afterwards makes it worth its money, or you stay in your role."
    if amount is None:
        return "The pay from which it is worth it is not known."
    shares = []
    if found["share_of_workers_above"] is not None:
        shares.append(f"{10 * found['share_of_workers_above']:.0f} of 10 in that job and place")
    if found["share_of_entrants_above"] is not None:
        shares.append(f"{10 * found['share_of_entrants_above']:.0f} of 10 entering like you")
    earn = f": {' and '.join(shares)} earn more" if shares else ""
    return f"Worth it from a first pay of {rounded_money(amount, 1000, currency)} on{earn}."


def _costs(report: dict[str, Any], currency: str) -> Iterator[str]:
    cost, loans = report["cost"], report["loans"]
    if None not in cost.values():
        parts = [
            f"{rounded_money(cost['out_of_pocket'], 1000, currency)} out of pocket",
            f"{rounded_money(cost['loan_interest_nominal'], 1000, currency)} interest",
            f"{rounded_money(cost['pay_given_up'], 1000, currency)} of pay given up",
        ]
        yield f"  Costs {join_words(parts)}."
    if loans["a_month"]:
        yield (
            f"  Borrow {money(loans['federal'], currency)} federal and "
            f"{money(loans['private'], currency)} private: "
            f"{rounded_money(loans['a_month'], 10, currency)} a month, "
            f"{100 * loans['share_of_pay']:.0f}% of pay in the job, "
            f"{100 * loans['share_of_pay_without_the_job']:.0f}% without it."
        )
    if loans["not_covered"]:
        yield f"  {rounded_money(loans['not_covered'], 1000, currency)} that nobody lends."


def _signed(amount: float, currency: str) -> str:
    words = rounded_money(amount, 1000, currency)
    return words if words.startswith("−") or amount <= 0 else f"+{words}"
