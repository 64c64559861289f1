"""
The same answer by another road: one scenario, month by month, in plain Python.

Written from the method alone and sharing no code with the engine; its tax figures come from the
reference table. Slow and simple on purpose: what the closed forms say, this must say too.
"""

import csv
from math import ceil, floor, inf
from pathlib import Path

TAX_TABLE = Path(__file__).parents[3] / "fixtures" / "reference" / "tax_2026.csv"


def _rows():
    with TAX_TABLE.open(encoding="utf-8", newline="") as lines:
        return {row["parameter"]: row["value"] for row in csv.DictReader(lines)}


TAX = _rows()
DEDUCTION = dict(
    zip(
        ("single", "mfj", "mfs", "hoh"),
        map(float, TAX["standard_deduction"].split("|")),
        strict=True,
    )
)
MEDICARE_LIMIT = dict(
    zip(
        ("single", "mfj", "mfs", "hoh"),
        map(float, TAX["additional_medicare"].split("|")[1:]),
        strict=True,
    )
)


def federal_tax(pay, status):
    left, below, tax = max(pay - DEDUCTION[status], 0.0), 0.0, 0.0
    for bracket in TAX[f"brackets_{status}"].split("|"):
        rate, upper = map(float, bracket.split(":"))
        tax += rate / 100 * max(min(left, upper) - below, 0.0)
        below = upper
    return tax


def fica(pay, status):
    return (
        0.062 * min(pay, float(TAX["social_security_wage_base"]))
        + 0.0145 * pay
        + 0.009 * max(pay - MEDICARE_LIMIT[status], 0.0)
    )


def table_tax(pay, nodes):
    wage, tax = nodes["wage"], nodes["tax"]
    k = 0
    while k < len(wage) - 2 and pay > wage[k + 1]:
        k += 1
    return tax[k] + (pay - wage[k]) * (tax[k + 1] - tax[k]) / (wage[k + 1] - wage[k])


def fading(income, key, status):
    status = "single" if status == "hoh" else status
    if status == "mfs":
        return 0.0
    start, end = map(float, TAX[f"{key}_phaseout_{status}"].split("|"))
    return min(max((end - income) / (end - start), 0.0), 1.0)


class System:
    """One tax system; `unit`: reporting units for one unit of its own currency."""

    def __init__(self, content, unit, dollar):
        self.content, self.kind = content, content["kind"]
        self.unit = dollar if self.kind == "us" else unit

    def federal(self, pay, relief=None):
        own, status = pay / self.unit, self.content["status"]
        partner = self.content.get("spouse_income", 0.0)
        deduction = credit = 0.0
        if relief:
            price, magi = relief["price"], relief["magi"] / self.unit + partner
            deduction = min(relief["interest"] / self.unit, 2500.0)
            deduction *= fading(magi, "student_loan_interest", status) / price
            expenses = min(relief["expenses"] / self.unit * price, 10_000.0)
            credit = 0.2 * expenses * fading(magi * price, "lifetime_learning_credit", status)
            credit /= price
        tax = federal_tax(own + partner - deduction, status)
        owed = max(tax - credit, 0.0) - federal_tax(partner, status)
        if self.content.get("fica", True):
            owed += fica(own, status)
        return owed * self.unit

    def state(self, pay):
        nodes = self.content.get("state")
        return table_tax(pay / self.unit, nodes) * self.unit if nodes else 0.0

    def tax(self, pay, relief=None):
        if self.kind == "us":
            return self.federal(pay, relief) + self.state(pay)
        if self.kind == "table":
            return table_tax(pay / self.unit, self.content) * self.unit
        return pay * self.content["rate"]


def inside(month, begin, end):
    """The part of a month that lies in [begin, end)."""
    return max(min(end, month + 1) - max(begin, month), 0.0)


class Ledger:
    """One scenario in the format of a scenario file; `run` gives npv, position and the rest."""

    def __init__(self, inputs):
        self.i = inputs
        fx = {inputs["reporting_currency"]: 1.0, **inputs["fx"]}
        self.dollar = fx.get("USD", 1.0)
        b, p, a = inputs["baseline"], inputs["programme"], inputs["after"]
        self.fb, self.fp, self.fa = fx[b["currency"]], fx[p["currency"]], fx[a["currency"]]
        self.same = b["tax"] == a["tax"]
        systems = inputs["tax_systems"]
        self.home = System(systems[b["tax"]], self.fb, self.dollar)
        self.away = self.home if self.same else System(systems[a["tax"]], self.fa, self.dollar)
        self.years = inputs["horizon_years"]
        self.same_role = a["mode"] == "same_role"
        self.dates()
        self.fees_and_aid()
        self.loans()

    def dates(self):
        p, a = self.i["programme"], self.i["after"]
        self.complete = self.i.get("complete", True)
        self.placed = self.complete and self.i.get("placed", True)
        self.b0, self.months = p.get("bridge_months", 0), p["months"]
        done = self.months if self.complete else self.i.get("drop_at", 0.5) * self.months
        done = round(done, 9)
        self.x = self.b0 + done
        search = a["search_months"] if self.complete else min(a["search_months"], 6)
        wait = max(search, a.get("stay_after_months", 0)) if self.placed else search
        self.start = self.x + wait
        stay = a.get("stay_months")
        self.end = self.start + stay if self.placed and stay is not None else inf
        self.k = p.get("pay_share", 0)
        self.kept = self.k > 0
        terms = self.months if self.complete else min(6 * max(1, ceil(done / 6)), self.months)
        self.paid_until = self.b0 + terms
        self.repay = ceil(self.x) + self.i["finance"].get("grace_months", 6)
        unaided = self.i["baseline"].get("unaided_year")
        self.moves = inf if unaided is None or self.same_role else unaided
        # Drawn apart in a simulation, not part of a scenario file.
        self.late = self.i["baseline"].get("unaided_year_late", self.moves)
        self.late = inf if self.same_role else self.late

    # Pay levels -----------------------------------------------------------------------------

    def old(self, t):
        i = self.i
        both = (1 + i["market_growth"]) * (1 + i["experience_growth"])
        return i["baseline"]["salary"] * self.fb * both**t

    def role(self, t, since):
        i = self.i
        growth = 1 + i["experience_growth"] + i.get("role_growth_diff", 0)
        entry = i["after"]["salary"] * self.fa
        return entry * (1 + i["market_growth"]) ** t * growth ** max(t - since, 0)

    def base(self, t):
        return max(self.old(t), self.role(t, self.moves)) if t >= self.moves else self.old(t)

    def since_start(self, salary, t):
        i = self.i
        grown = (1 + i["experience_growth"]) ** max(t - self.start / 12, 0)
        return salary * self.fb * (1 + i["market_growth"]) ** t * grown

    def fallback(self, t):
        if self.kept:
            return self.base(t)
        own = self.since_start(self.i["baseline"]["salary"], t)
        moment = self.start / 12 + (self.late if self.complete else self.moves)
        if not self.placed and t >= moment:
            return max(own, self.role(t, moment))
        return own

    def target(self, t):
        a = self.i["after"]
        if self.same_role:
            return self.fallback(t) * (1 + a["kappa"] * a["premium"])
        pay = self.role(t, self.start / 12)
        both_us = self.home.kind == self.away.kind == "us"
        return max(pay, self.fallback(t)) if self.same or both_us else pay

    # Costs ----------------------------------------------------------------------------------

    def fees_and_aid(self):
        """Amounts of each academic year, and when its months are."""
        i, p = self.i, self.i["programme"]
        self.academic = []
        for j in range(ceil(self.months / 12)):
            m0, n = self.b0 + 12 * j, min(12, self.months - 12 * j)
            part = n / self.months
            growth = ((1 + p["tuition_growth"]) / (1 + i["inflation"])) ** (m0 / 12)
            tuition = p["tuition_total"] * self.fp * part * growth * p.get("price_factor", 1)
            scholarship = min(p.get("scholarship_total", 0) * self.fp * part, tuition)
            offer = p.get("employer_aid_per_year", 0) * self.fp * n / 12
            aid = min(offer, tuition - scholarship)
            free = 5250 * self.dollar * n / 12 if self.home.kind == "us" else aid
            self.academic.append(
                {
                    "m0": m0,
                    "n": n,
                    "tuition": tuition,
                    "fees": p.get("fees_total", 0) * self.fp * part,
                    "scholarship": scholarship,
                    "aid": aid,
                    "untaxed": min(aid, free),
                    "gift": p.get("family_support_per_year", 0) * self.fp * n / 12,
                }
            )

    def needs(self):
        p, a = self.i["programme"], self.i["after"]
        for j, year in enumerate(self.academic):
            share = year["n"] / 12
            pay = self.k * self.old(floor(year["m0"] / 12))
            stipend = p.get("study_income_per_year", 0) * self.fp
            take_home = pay - self.home.tax(pay) + stipend - self.away.tax(stipend)
            living = p["living_study"] + p.get("care_per_year", 0)
            living -= p.get("household_contribution_per_year", 0)
            need = year["tuition"] + year["fees"] - year["scholarship"] - year["aid"] - year["gift"]
            need += (living * self.fp - take_home) * share
            if j == 0:
                need += (p.get("moving", 0) + p.get("bridge_cost", 0)) * self.fp
            if j == len(self.academic) - 1 and not self.kept:
                need += a["living"] * self.fa * a["planned_search_months"] / 12
            yield year["m0"], year["n"], need

    def loans(self):
        f = self.i["finance"]
        inflation = f.get("loan_inflation")
        self.loan_inflation = self.i["inflation"] if inflation is None else inflation
        savings, self.gap = f["savings"], 0.0
        left = max(f["federal_aggregate"] - f.get("prior_graduate_federal", 0), 0) * self.dollar
        load = self.i["programme"].get("load", 1)
        federal, private, self.nominal_need = [], [], 0.0
        for m0, n, need in self.needs():
            if need < 0:
                savings -= need
                continue
            own = min(savings, need)
            savings -= own
            nominal = (need - own) * (1 + self.loan_inflation) ** (m0 / 12)
            self.nominal_need += nominal
            gross = 0.0
            if f["federal"] and load >= 0.5:
                limit = f["federal_annual"] * load * self.dollar
                gross = min(nominal / (1 - f["federal_fee"]), limit, left)
                left -= gross
            rest = nominal - gross * (1 - f["federal_fee"])
            lent = rest if f["private"] else 0.0
            self.gap += rest - lent
            for parts, amount in ((federal, gross), (private, lent)):
                halves = [(m0, amount / 2), (m0 + 6, amount / 2)] if n > 6 else [(m0, amount)]
                parts += [(month, money) for month, money in halves if month < self.x]
        principal = sum(money for _, money in federal) / self.dollar
        self.tier = (
            10 if principal < 25e3 else 15 if principal < 50e3 else 20 if principal < 1e5 else 25
        )
        self.tier = self.tier if principal else 0
        self.federal = Account(
            federal,
            f["federal_rate"],
            f["federal_fee"],
            self.repay,
            12 * self.tier,
            50 * self.dollar,
        )
        self.private = Account(
            private, f["private_rate"], 0.0, self.repay, round(12 * f["private_years"]), 0.0
        )

    # The years ------------------------------------------------------------------------------

    def run(self):
        i, p, a, b = (self.i, *(self.i[k] for k in ("programme", "after", "baseline")))
        r, pi = i["discount_real"], i["inflation"]
        v = ((1 + r) * (1 + self.loan_inflation)) ** (-1 / 12)
        flows, position, worth = [], [], 0.0
        direct_all = forgone = 0.0
        self.gross = []
        for t in range(self.years):
            year = self.year(t)
            price = (1 + pi) ** t
            relief = {
                "price": price,
                "magi": year["home"] + year["taxed_aid"] + year["away"],
                "expenses": year["expenses"] if p["us_eligible_school"] else 0.0,
                "interest": self.federal.interest(t) + self.private.interest(t),
            }
            home, away = year["home"] + year["taxed_aid"], year["away"]
            if self.same:
                tax = self.home.tax(home + away, relief)
            elif self.home.kind == self.away.kind == "us":
                tax = self.away.federal(home + away, relief)
                tax += self.home.state(home) + self.away.state(away)
            else:
                tax = self.home.tax(home, relief) + self.away.tax(away, relief)
            gross = year["home"] + year["away"]
            net, net_base = gross - tax, self.base(t) - self.home.tax(self.base(t))
            own = b.get("benefits", 0)
            benefits = own * year["home"] + a.get("benefits", 0) * year["new_job"]
            flow = net - net_base + benefits - own * self.base(t) - year["direct"]
            self.gross.append(gross * price)
            flows.append(flow)
            direct_all += year["direct"]
            forgone += net_base - net if 12 * t < self.start else 0.0
            worth += flow * (1 + r) ** -(t + 0.5)
            until = 12 * (t + 1)
            loans = self.federal.worth(until, v) + self.private.worth(until, v)
            position.append(worth + loans)
        level = self.target if self.placed else self.fallback
        first = min(floor(self.repay / 12), self.years - 1)
        payments = self.federal.payment + self.private.payment
        ahead = None
        for year in range(self.years, 0, -1):
            if position[year - 1] < -1e-6:
                break
            ahead = year
        return {
            "npv": position[-1],
            "position": position,
            "flows": flows,
            "federal_gross": self.federal.principal,
            "private_gross": self.private.principal,
            "unfunded_gap": self.gap,
            "federal_balance_at_repayment": self.federal.at_repayment,
            "private_balance_at_repayment": self.private.at_repayment,
            "federal_payment": self.federal.payment,
            "private_payment": self.private.payment,
            "federal_years": self.tier,
            "repayment_starts_month": self.repay,
            "payment_share_of_gross": 12 * payments / (level(first) * (1 + pi) ** first),
            "owed_at_horizon_nominal": self.federal.owed(12 * self.years)
            + self.private.owed(12 * self.years),
            "interest_total_nominal": self.federal.cost + self.private.cost,
            "direct_cost_real": direct_all,
            "net_pay_forgone_real": forgone,
            "break_even_year": ahead,
        }

    def year(self, t):
        """Pay, tax bases and costs of a model year, month by month."""
        p, a, b = (self.i[k] for k in ("programme", "after", "baseline"))
        out = dict.fromkeys(("home", "away", "new_job", "taxed_aid", "expenses", "direct"), 0.0)
        home_living, study = b["living"] * self.fb, p["living_study"] * self.fp
        after_living = a["living"] * self.fa
        back = a.get("return_salary")
        for m in range(12 * t, 12 * t + 12):
            bridge, studying = inside(m, 0, self.b0), inside(m, self.b0, self.x)
            search, job = inside(m, self.x, self.start), inside(m, self.start, self.end)
            gone = inside(m, self.end, inf) if self.end < inf else 0.0
            own = self.base(t) * (bridge + self.k * studying + (search if self.kept else 0.0))
            if self.placed:
                out["new_job"] += self.target(t) * job / 12
                out["away"] += self.target(t) * job / 12
                own += self.since_start(back, t) * gone if gone else 0.0
            else:
                own += self.fallback(t) * job
            out["home"] += own / 12
            out["away"] += p.get("study_income_per_year", 0) * self.fp * studying / 12
            at_home = self.kept and not self.placed
            lived = home_living * (bridge + gone) + study * studying
            lived += (home_living if at_home else after_living) * search
            lived += (after_living if self.placed else home_living) * job
            out["direct"] += (lived - home_living) / 12
            out["direct"] += p.get("care_per_year", 0) * self.fp * studying / 12
            for year in self.academic:
                last = min(year["m0"] + year["n"], self.paid_until)
                part = inside(m, year["m0"], last) / year["n"]
                own_tuition = year["tuition"] - year["scholarship"]
                out["direct"] += (own_tuition + year["fees"] - year["aid"] - year["gift"]) * part
                out["taxed_aid"] += (year["aid"] - year["untaxed"]) * part
                out["expenses"] += (own_tuition - year["untaxed"]) * part
        if floor(self.b0 / 12) == t:
            out["direct"] += (p.get("moving", 0) + p.get("bridge_cost", 0)) * self.fp
        return out

    def rap(self):
        """Federal balance, first payment and payments under RAP, from the gross pay of `run`."""
        monthly, unit = self.i["finance"]["federal_rate"] / 12, self.dollar
        begun = self.repay <= 12 * self.years
        owed = (self.federal.at_repayment if begun else self.federal.owed(12 * self.years)) / unit
        paid = first = 0.0
        for n, m in enumerate(range(self.repay, 12 * self.years)):
            agi = self.gross[m // 12] / unit
            yearly = 120.0 if agi <= 10_000 else agi * min(10, ceil(agi / 10_000) - 1) / 100
            due = max(yearly / 12 - 50 * self.i["finance"].get("dependents", 0), 10.0)
            interest = owed * monthly
            due = min(due, owed + interest)
            principal = max(due - interest, 0.0)
            match = max(0.0, min(50.0, due) - principal)
            owed = 0.0 if n + 1 >= 360 else max(owed - principal - match, 0.0)
            paid += due
            first = due if n == 0 else first
        return {
            "first": first * unit,
            "paid_to_horizon": paid * unit,
            "balance_at_horizon": owed * unit,
        }


class Account:
    """A loan stepped through month by month, from the first disbursement to the last payment."""

    def __init__(self, parts, rate, fee, repay, count, least):
        self.parts, self.fee, self.repay = parts, fee, repay
        self.monthly = rate / 12
        self.principal = sum(money for _, money in parts)
        self.at_repayment = self.before(repay)
        self.payment, self.schedule = 0.0, []
        if self.principal == 0.0:
            return
        growth = (1 + self.monthly) ** -count
        self.payment = (
            self.at_repayment * self.monthly / (1 - growth)
            if self.monthly
            else self.at_repayment / count
        )
        self.payment = max(self.payment, least)
        owed = self.at_repayment
        for _ in range(count):
            interest = owed * self.monthly
            paid = min(self.payment, owed + interest)
            owed = owed + interest - paid
            self.schedule.append((paid, interest, owed))
            if owed < 1e-6:
                break

    def before(self, month):
        return sum(
            money * (1 + self.monthly * (month - when))
            for when, money in self.parts
            if when < month
        )

    @property
    def cost(self):
        return sum(paid for paid, _, _ in self.schedule) - self.principal * (1 - self.fee)

    def owed(self, month):
        made = month - self.repay
        if made < 0:
            return self.before(month)
        if made == 0 or not self.schedule:
            return self.at_repayment
        return self.schedule[made - 1][2] if made <= len(self.schedule) else 0.0

    def interest(self, t):
        return sum(
            interest
            for n, (_, interest, _) in enumerate(self.schedule, 1)
            if 12 * t < self.repay + n <= 12 * t + 12
        )

    def worth(self, until, v):
        received = sum(money * (1 - self.fee) * v**m for m, money in self.parts if m < until)
        paid = sum(
            paid * v ** (self.repay + n)
            for n, (paid, _, _) in enumerate(self.schedule, 1)
            if self.repay + n <= until
        )
        return received - paid - self.owed(until) * v**until
