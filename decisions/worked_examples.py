"""The worked numbers on the page about the method.

What follows from our parameters is worked out here by the engine, so that an example never says
other than the tables beside it. Two whole paths are told as well: A and B of the engine's cases
(tests/decisions/engine/method_cases.json); a test holds their figures against that file.
"""

from __future__ import annotations

from math import inf

import numpy as np

from decisions.engine.breakeven import share_of_entrants, share_of_workers
from decisions.engine.costs import carry_forward
from decisions.engine.parameters import value
from decisions.engine.prerequisites import REQUIRED, gap
from decisions.engine.rap import rap_payment
from decisions.engine.salaries import entry_rank, normal_share, range_percentiles, rank, wage
from decisions.engine.scoring import SUBJECTS, scoring
from decisions.engine.stories import QUARTER, lowest_mean, mean_of
from decisions.engine.taxes import federal_tax, fica, lifetime_learning_credit
from decisions.money.assumptions import Assumptions
from decisions.money.work import median_year
from decisions.parameter_words import of_hundred
from programs.wording import money

# What data scientists earn in the United States, BLS OEWS, May 2025: P10, P25, P50, P75, P90.
DATA_SCIENTISTS_PAY = (67_240, 85_660, 120_230, 158_880, 199_130)
# Case A: $75,000 now, two years full time, a new role as a data scientist.
CASE_A = {
    "salary": 75_000,
    "tuition": 60_000,
    "entry_pay": 101_853.73,
    "first_year": -98_592.5,
    "second_year": -95_651.7072,
    "third_year": -6_160.0251,
    "fourth_year": 17_455.491,
    "last_year": 20_451.5782,
    "npv": -80_368.1149,
    "federal": 41_000.0,
    "federal_at_repayment": 46_790.225,
    "federal_payment": 449.0446,
    "federal_years": 15,
    "private": 67_058.37,
    "private_at_repayment": 76_466.9383,
    "private_payment": 968.6509,
    "private_years": 10,
    "payment_share": 0.1574009743,
    "out_of_pocket": 70_000.0,
    "interest": 89_441.1395,
    "pay_given_up": 130_404.2323,
    "break_even": 116_181.6502,
}
# Case B: the same job kept, three years online beside it, the same role afterwards.
CASE_B = {"finished": 30_656.1766, "left": -3_097.6292, "chance": 0.6, "salary": 75_000}
PUBLISHED_PRICE, YEARS_OLD = 21_000, 2
YEARS_AWAY = 10
# A worker three years in, who stands as high among their like as 69 of 100.
YEARS_IN_JOB, PRESENT_RANK = 3.0, 0.5
OWN_RANGE = (40_000, 90_000)
RAP_INCOME, RAP_DEPENDENTS = 55_000, 2
TAXED_PAY, TUITION_OF_A_YEAR = 60_000, 10_000
EMPLOYER_PAYS = 8_000
SUBJECTS_MISSING = 3


def examples() -> dict[str, str]:
    """Every worked number in words, by the name that the page uses."""
    return {
        **{f"a_{name}": _dollars(amount) for name, amount in CASE_A.items()},
        **{f"a_{name}": f"{CASE_A[name]:g}" for name in ("federal_years", "private_years")},
        "a_payment_share": f"{CASE_A['payment_share']:.1%}",
        **_time(),
        **_courses(),
        **_pay(),
        **_stories(),
        **_loans_and_taxes(),
        **_break_even(),
    }


def _dollars(amount: float) -> str:
    """An amount to the dollar, whichever side of zero it lies on."""
    return money(round(abs(amount)))


def _time() -> dict[str, str]:
    older = carry_forward(PUBLISHED_PRICE, YEARS_OLD, value("assumptions", "tuition_growth"))
    later = (1.0 + value("assumptions", "discount_real")) ** -YEARS_AWAY
    return {
        "published": money(PUBLISHED_PRICE),
        "carried": _dollars(older.item()),
        "cents_in_ten_years": f"{100 * later:.0f} cents",
    }


def _courses() -> dict[str, str]:
    """Some subjects of which nothing is known yet, each a whole course."""
    asked = np.zeros((len(SUBJECTS), 1), dtype=np.int8)
    asked[:SUBJECTS_MISSING] = REQUIRED
    needed = gap(asked, np.zeros(len(SUBJECTS)), scoring())
    return {"bridge_months": f"{needed.low[0]:g}"}


def _pay() -> dict[str, str]:
    fresh = value("assumptions", "entry_rank_data_scientist")
    known = float(entry_rank(fresh, YEARS_IN_JOB, PRESENT_RANK, YEARS_IN_JOB))
    given = Assumptions({})
    raise_ = given["attribution"] * given["raw_premium"]
    low, high = OWN_RANGE
    return {
        "median_pay": money(DATA_SCIENTISTS_PAY[2]),
        "fresh_pay": _dollars(wage(fresh, DATA_SCIENTISTS_PAY).item()),
        "fresh_share": of_hundred(normal_share(fresh).item()),
        "present_share": of_hundred(normal_share(PRESENT_RANK).item()),
        "known_rank": f"{known:.2f}",
        "known_pay": _dollars(wage(known, DATA_SCIENTISTS_PAY).item()),
        "known_share": of_hundred(normal_share(known).item()),
        "same_role_raise": f"{raise_:.1%}",
        "own_low": money(low),
        "own_high": money(high),
        "own_middle": _dollars(range_percentiles(low, high)[2].item()),
        "year_adjacent": f"{median_year(given['unaided_move_adjacent'], inf):g}",
        "year_far": f"{median_year(given['unaided_move'], inf):g}",
    }


def _stories() -> dict[str, str]:
    given = Assumptions({})
    finish, find = given["complete_full_time"], given["place_master"]
    chance, caution = CASE_B["chance"], given["caution"]
    values = np.array([CASE_B["finished"], CASE_B["left"]])
    shares = np.array([chance, 1.0 - chance])
    mean = mean_of(values, shares).item()
    worst = lowest_mean(values, shares, QUARTER).item()
    cautious = (1.0 - caution) * mean + caution * worst
    multiple = cautious / CASE_B["salary"]
    return {
        "share_landed": of_hundred(finish * find),
        "share_missed": of_hundred(finish * (1.0 - find)),
        "share_left": of_hundred(1.0 - finish),
        "b_finished": _dollars(values[0]),
        "b_left": _dollars(values[1]),
        "b_chance": of_hundred(chance),
        "b_rest": of_hundred(1.0 - chance),
        "b_mean": _dollars(mean),
        "b_cautious": _dollars(cautious),
        "b_multiple": f"{multiple:.2f}",
        "b_points": f"{scoring().money(multiple).item():.0f}",
        "b_salary": _dollars(CASE_B["salary"]),
    }


def _loans_and_taxes() -> dict[str, str]:
    free = value("taxes", "employer_aid_exclusion")
    return {
        "rap_income": money(RAP_INCOME),
        "rap_payment": _dollars(rap_payment(RAP_INCOME).item()),
        "rap_with_dependents": _dollars(rap_payment(RAP_INCOME, RAP_DEPENDENTS).item()),
        "taxed_pay": money(TAXED_PAY),
        "income_tax": _dollars(federal_tax(TAXED_PAY, "single").item()),
        "payroll_tax": _dollars(fica(TAXED_PAY, "single").item()),
        "credit_tuition": money(TUITION_OF_A_YEAR),
        "credit": _dollars(lifetime_learning_credit(TUITION_OF_A_YEAR, TAXED_PAY, "single").item()),
        "aid": money(EMPLOYER_PAYS),
        "aid_taxed": _dollars(EMPLOYER_PAYS - free),
    }


def _break_even() -> dict[str, str]:
    at = rank(CASE_A["break_even"], DATA_SCIENTISTS_PAY)
    fresh = value("assumptions", "entry_rank_data_scientist")
    spread = value("assumptions", "tau"), value("assumptions", "sigma")
    return {
        "of_workers": of_hundred(share_of_workers(at).item()),
        "of_entrants": of_hundred(share_of_entrants(at, fresh, *spread).item()),
    }
