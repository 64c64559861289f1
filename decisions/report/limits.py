"""What to keep in mind about a report: the horizon, whose money it is, what is left out."""

from __future__ import annotations

from collections.abc import Iterator

from decisions.report import phrases
from decisions.report.case import OWN, Case
from decisions.report.material import Material

NOT_MODELED = (
    "a bad labor market that hits the job you would keep and the one you want alike",
    "losing the job you would keep, illness, a recession",
    "the value of learning, standing and time, and of a doctorate afterwards",
    "changes of the law: taxes and loan rules of 2026 are taken to stay in force",
)


def cautions(case: Case) -> list[str]:
    """What the reader must not miss: it may turn the answer round."""
    if not case.worked_out:
        return []
    return [*_short_horizon(case), *_job_far_away(case)]


def _short_horizon(case: Case) -> Iterator[str]:
    if case.figure("horizon_is_short"):
        yield (
            f"You look {phrases.years_words(case.horizon)} ahead. That is less than the program, "
            "the search and five years of work together, so the gain has little time to show. "
            "Look further ahead before you decide by it."
        )


def _job_far_away(case: Case) -> Iterator[str]:
    """Beside a job, but away from where that is."""
    batch = case.batch
    if batch.moves[OWN] and batch.pay_share[OWN] > 0 and batch.work.salary > 0:
        kept = phrases.whole_per_cent(float(batch.pay_share[OWN]))
        place = case.snapshot.city[case.index] or "the campus"
        yield (
            f"We take it that you move to {place} and keep {kept} of your pay there. If your job "
            "does not come along, enter what you would keep under “Money”, or look at study full "
            "time."
        )


def limits(case: Case, material: Material, drawn: bool) -> list[str]:
    """drawn: the answer counts futures."""
    currency = case.currency
    lines = [
        f"Amounts are in purchasing power of {material.money_of}, the month of your start, in "
        f"{currency}; loan payments and balances are in the money of their own day.",
        _what_varies(material, drawn),
    ]
    if case.paid_in != currency or currency != "USD":
        lines.append("The exchange rate is taken to stay as it is, after inflation.")
    lines.append(f"Not modeled: {'; '.join(NOT_MODELED)}.")
    return [*lines, "This is no financial advice."]


def _what_varies(material: Material, drawn: bool) -> str:
    if not drawn:
        return "All of it is worked out at the middle of our assumptions."
    return (
        "In the answer, the fifty futures and the other paths everything varies. Cost, loans and "
        f"the break-even pay are worked out at the middle of our assumptions, against "
        f"{material.baseline}."
    )
