"""Random scenarios in the format of a scenario file, for the property tests."""

from hypothesis import strategies as st

MONEY = st.sampled_from((0, 500, 2_000, 7_500, 18_000))
PAY = st.sampled_from((18_000, 41_000, 75_000, 118_000, 260_000))
RATES = st.sampled_from((0.0, 0.045, 0.0807, 0.12))
STATUSES = st.sampled_from(("single", "mfj", "mfs", "hoh"))
STATE = {"wage": [0, 30_000, 120_000, 300_000], "tax": [0, 900, 7_500, 27_000]}
OTHER_STATE = {"wage": [0, 50_000, 300_000], "tax": [0, 2_600, 15_000]}
ABROAD = {"kind": "table", "wage": [0, 20_000, 60_000, 200_000], "tax": [0, 3_000, 21_000, 99_000]}


@st.composite
def us_system(draw, state=None):
    system = {"kind": "us", "status": draw(STATUSES)}
    if state is not None:
        system["state"] = state
    if system["status"] == "mfj":
        system["spouse_income"] = draw(MONEY)
    if draw(st.booleans()):
        system["fica"] = draw(st.booleans())
    return system


@st.composite
def scenarios(draw, *, currencies=("USD",), systems=None, loans=True, mode=None):
    """
    One scenario.  systems: names of the tax systems to draw from (home, state, rate, table), by
    default any; loans: whether anything may be borrowed; mode: new_role or same_role.
    """
    names = systems or ("home", "state", "rate", "table")
    months = draw(st.sampled_from((5, 6, 9, 12, 16, 24, 30, 36, 48)))
    pay = {
        "mode": mode or draw(st.sampled_from(("new_role", "new_role", "same_role"))),
        "salary": draw(PAY),
        "kappa": draw(st.sampled_from((0.0, 0.6, 1.0))),
        "premium": 0.19,
        "currency": draw(st.sampled_from(currencies)),
        "tax": draw(st.sampled_from(names)),
        "living": draw(st.sampled_from((20_000, 31_000))),
        "search_months": draw(st.sampled_from((0, 3, 4.5, 9))),
        "planned_search_months": draw(st.sampled_from((0, 4))),
        "stay_after_months": draw(st.sampled_from((0, 0, 12))),
        "stay_months": draw(st.sampled_from((None, None, 30))),
        "return_salary": draw(PAY),
        "benefits": draw(st.sampled_from((0.0, 0.05))),
    }
    return {
        "horizon_years": draw(st.integers(3, 20)),
        "discount_real": draw(st.sampled_from((0.0, 0.04, 0.07))),
        "inflation": draw(st.sampled_from((0.0, 0.025, 0.04))),
        "market_growth": draw(st.sampled_from((0.0, 0.005))),
        "experience_growth": draw(st.sampled_from((0.0, 0.015))),
        "role_growth_diff": draw(st.sampled_from((0.0, 0.01, -0.005))),
        "reporting_currency": draw(st.sampled_from(currencies)),
        "fx": {currency: 1.0 + 0.25 * n for n, currency in enumerate(currencies)},
        "tax_systems": {
            "home": draw(us_system(STATE)),
            "state": draw(us_system(OTHER_STATE)),
            "rate": {"kind": "rate", "rate": 0.31},
            "table": ABROAD,
        },
        "baseline": {
            "salary": draw(PAY),
            "currency": draw(st.sampled_from(currencies)),
            "tax": draw(st.sampled_from(names)),
            "living": draw(st.sampled_from((18_000, 24_000))),
            "benefits": draw(st.sampled_from((0.0, 0.04))),
            "unaided_year": draw(st.sampled_from((None, 1, 4))),
        },
        "programme": {
            "months": months,
            "tuition_total": draw(st.sampled_from((0, 8_000, 36_000, 90_000))),
            "fees_total": draw(MONEY),
            "tuition_growth": draw(st.sampled_from((0.0, 0.025, 0.05))),
            "scholarship_total": draw(MONEY),
            "employer_aid_per_year": draw(MONEY),
            "family_support_per_year": draw(MONEY),
            "household_contribution_per_year": draw(MONEY),
            "study_income_per_year": draw(MONEY),
            "care_per_year": draw(MONEY),
            "living_study": draw(st.sampled_from((15_000, 27_000))),
            "moving": draw(MONEY),
            "pay_share": draw(st.sampled_from((0, 0.5, 1))),
            "bridge_months": draw(st.sampled_from((0, 0, 3, 12))),
            "bridge_cost": draw(MONEY),
            "load": draw(st.sampled_from((0.4, 0.5, 1.0))),
            "us_eligible_school": draw(st.booleans()),
            "currency": draw(st.sampled_from(currencies)),
        },
        "after": pay,
        "finance": {
            "savings": draw(MONEY),
            "federal": loans and draw(st.booleans()),
            "federal_rate": draw(RATES),
            "federal_fee": 0.01057,
            "federal_annual": 20_500,
            "federal_aggregate": 100_000,
            "prior_graduate_federal": draw(st.sampled_from((0, 70_000, 120_000))),
            "private": loans and draw(st.booleans()),
            "private_rate": draw(RATES),
            "private_years": draw(st.sampled_from((5, 10))),
            "grace_months": draw(st.sampled_from((0, 6))),
            "dependents": draw(st.integers(0, 3)),
            "loan_inflation": draw(st.sampled_from((None, 0.01))),
        },
        "complete": draw(st.booleans()),
        "placed": draw(st.booleans()),
        "drop_at": draw(st.sampled_from((0.0, 0.1, 0.37, 0.5, 1.0))),
    }
