"""
Reads the `inputs` of a scenario file, and lists every field that is wrong (method, section 17).
"""

from collections.abc import Mapping
from itertools import pairwise
from math import isinf, isnan
from typing import Any, TypeVar, get_args

from .arrays import array
from .columns import DOLLAR
from .scenario import (
    BLOCKS,
    REQUIRED,
    RULES,
    After,
    Baseline,
    Finance,
    Mode,
    Program,
    Rule,
    Scenario,
    Uncertainty,
    required,
)
from .taxes import STATUSES, RateTax, TableTax, TaxSystem, UsTax, WageTable

Block = TypeVar("Block")
Wrong = tuple[str, str]  # the field as block.field, and what is wrong with it
MISSING = "is missing"

KINDS: dict[str, type[Any]] = {
    "baseline": Baseline,
    "programme": Program,
    "after": After,
    "finance": Finance,
}


class MalformedError(ValueError):
    """A scenario that cannot be read; `wrong` has every wrong field and why."""

    def __init__(self, wrong: list[Wrong]) -> None:
        self.wrong = wrong
        super().__init__("; ".join(f"{where} {why}" for where, why in wrong))


def parse(inputs: Any, *, simulate: bool = False) -> Scenario:
    """
    The scenario that `inputs` describes.

    inputs: the decoded JSON object.  simulate: `uncertainty` is required, and the five percentiles
    of pay where the path leads to a new role.  Raises MalformedError with every wrong field.
    """
    if not isinstance(inputs, Mapping):
        raise MalformedError([("inputs", "must be an object")])
    wrong: list[Wrong] = []
    ready = _block(Scenario, inputs, "", wrong)
    for name, kind in KINDS.items():
        ready[name] = _object(kind, inputs, name, wrong)
    ready["uncertainty"] = None
    if simulate:
        ready["uncertainty"] = _object(Uncertainty, inputs, "uncertainty", wrong)
    systems = _tax_systems(inputs, wrong)
    rates = _rates(inputs, wrong)
    _check_names(ready, systems, rates, wrong)
    _check_after(inputs, simulate, wrong)
    if wrong:
        raise MalformedError(wrong)
    for name, kind in KINDS.items():
        ready[BLOCKS[name]] = kind(**ready.pop(name))
    if simulate:
        ready["uncertainty"] = Uncertainty(**ready["uncertainty"])
    return Scenario(**ready, tax_systems=systems, fx=rates)


def _object(kind: type[Any], inputs: Mapping[str, Any], name: str, wrong: list[Wrong]) -> Any:
    raw = inputs.get(name)
    if not isinstance(raw, Mapping):
        wrong.append((name, MISSING if raw is None else "must be an object"))
        return {}
    return _block(kind, raw, f"{name}.", wrong)


def _block(
    kind: type[Any], raw: Mapping[str, Any], prefix: str, wrong: list[Wrong]
) -> dict[str, Any]:
    """The fields of one block, checked; wrong ones are left out."""
    ready: dict[str, Any] = {}
    needed = required(kind)
    for name, rule in RULES[kind].items():
        if name not in raw:
            if name in needed:
                wrong.append((prefix + name, MISSING))
            continue
        content = raw[name]
        if content is None and rule.null is not REQUIRED:
            ready[name] = rule.null
            continue
        problem = _problem(rule, content)
        if problem:
            wrong.append((prefix + name, problem))
        else:
            ready[name] = _plain(rule, content)
    return ready


def _is_number(content: Any) -> bool:
    return isinstance(content, int | float) and not isinstance(content, bool)


def _problem(rule: Rule, content: Any) -> str:
    """What is wrong with the content of a field, or nothing. NaN is a number: one not known."""
    if rule.kind == "flag":
        return "" if isinstance(content, bool) else "must be true or false"
    if rule.kind == "text":
        return "" if isinstance(content, str) and content else "must be a name"
    if rule.kind == "mode":
        return "" if content in get_args(Mode) else f"must be one of {', '.join(get_args(Mode))}"
    if rule.kind == "list":
        return _list_problem(rule, content)
    if not _is_number(content):
        return "must be a number"
    if isinf(content) or content < rule.low or content > rule.high or content <= rule.above:
        return "is outside its limits"
    if isnan(content):
        return "must be known" if rule.known else ""
    if rule.whole and content != content // 1:
        return "must be a whole number"
    return ""


def _list_problem(rule: Rule, content: Any) -> str:
    if not isinstance(content, list) or not all(map(_is_number, content)):
        return "must be a list of numbers"
    if rule.length and len(content) != rule.length:
        return f"must have {rule.length} numbers"
    if any(isinf(item) or item < rule.low or item <= rule.above for item in content):
        return "is outside its limits"
    if rule.rising and any(a > b for a, b in pairwise(content)):
        return "must not fall"
    return ""


def _plain(rule: Rule, content: Any) -> Any:
    if rule.kind == "list":
        return tuple(float(item) for item in content)
    if rule.kind == "number":
        return int(content) if rule.known else float(content)
    return content


def _rates(inputs: Mapping[str, Any], wrong: list[Wrong]) -> dict[str, float]:
    """Reporting units for one unit of each currency."""
    raw = inputs.get("fx", {})
    if not isinstance(raw, Mapping):
        wrong.append(("fx", "must be an object"))
        return {}
    ready = {}
    for currency, units in raw.items():
        if not _is_number(units) or isinf(units) or units <= 0:
            wrong.append((f"fx.{currency}", "must be a number above 0"))
        else:
            ready[currency] = float(units)
    return ready


def _tax_systems(inputs: Mapping[str, Any], wrong: list[Wrong]) -> dict[str, TaxSystem]:
    raw = inputs.get("tax_systems")
    if not isinstance(raw, Mapping):
        wrong.append(("tax_systems", MISSING if raw is None else "must be an object"))
        return {}
    ready: dict[str, TaxSystem] = {}
    for name, content in raw.items():
        where = f"tax_systems.{name}"
        before = len(wrong)
        if not isinstance(content, Mapping):
            wrong.append((where, "must be an object"))
            continue
        system = _tax_system(content, where, wrong)
        if system is not None and len(wrong) == before:
            ready[name] = system
    return ready


def _tax_system(content: Mapping[str, Any], where: str, wrong: list[Wrong]) -> TaxSystem | None:
    kind = content.get("kind")
    if kind == "us":
        return _us_tax(content, where, wrong)
    if kind == "table":
        table = _table(content, where, wrong)
        return None if table is None else TableTax(table=table)
    if kind == "rate":
        rate = content.get("rate")
        if not _is_number(rate) or rate < 0 or rate > 1:  # type: ignore[operator]
            wrong.append((f"{where}.rate", "must be a share from 0 to 1"))
            return None
        return RateTax(rate=float(rate))  # type: ignore[arg-type]
    wrong.append((f"{where}.kind", "must be us, table or rate"))
    return None


def _us_tax(content: Mapping[str, Any], where: str, wrong: list[Wrong]) -> UsTax:
    status = content.get("status")
    if status not in STATUSES:
        wrong.append((f"{where}.status", f"must be one of {', '.join(STATUSES)}"))
    partner = content.get("spouse_income", 0.0)
    if not _is_number(partner) or isinf(partner) or partner < 0:
        wrong.append((f"{where}.spouse_income", "must be a number from 0"))
    fica = content.get("fica", True)
    if not isinstance(fica, bool):
        wrong.append((f"{where}.fica", "must be true or false"))
    state = content.get("state")
    table = None
    if state is not None and not isinstance(state, Mapping):
        wrong.append((f"{where}.state", "must be an object"))
    elif state is not None:
        table = _table(state, f"{where}.state", wrong)
    return UsTax(status=str(status), state=table, spouse_income=partner, fica=bool(fica))


def _table(content: Mapping[str, Any], where: str, wrong: list[Wrong]) -> WageTable | None:
    """Nodes of pay and tax; at least two, pay rising."""
    before = len(wrong)
    nodes: dict[str, Any] = {}
    for name in ("wage", "tax"):
        nodes[name] = content.get(name)
        if not isinstance(nodes[name], list) or not all(map(_is_number, nodes[name])):
            wrong.append((f"{where}.{name}", "must be a list of numbers"))
    if len(wrong) > before:
        return None
    wage, tax = nodes["wage"], nodes["tax"]
    if len(wage) < 2 or any(a >= b for a, b in pairwise(wage)):
        wrong.append((f"{where}.wage", "must have at least two rising numbers"))
    if len(tax) != len(wage):
        wrong.append((f"{where}.tax", "must have one number for each wage"))
    return WageTable(array(wage), array(tax))


def _check_names(
    ready: Mapping[str, Any],
    systems: Mapping[str, TaxSystem],
    rates: dict[str, float],
    wrong: list[Wrong],
) -> None:
    """Tax systems and currencies that a block names must be there."""
    faulty = {where.split(".")[1] for where, _ in wrong if where.startswith("tax_systems.")}
    listed = [where for where, _ in wrong]
    reporting = ready.get("reporting_currency")
    if reporting is not None:
        rates.setdefault(reporting, 1.0)
    for name in ("baseline", "after"):
        tax = ready[name].get("tax")
        if tax is not None and tax not in systems and tax not in faulty:
            wrong.append((f"{name}.tax", f"names no tax system: {tax}"))
    for name in ("baseline", "programme", "after"):
        currency = ready[name].get("currency")
        if currency is not None and currency not in rates and f"fx.{currency}" not in listed:
            wrong.append((f"{name}.currency", f"has no exchange rate: {currency}"))
    named = {ready[name].get("tax") for name in ("baseline", "after")}
    dollars = ready["finance"].get("federal") or any(
        isinstance(systems.get(str(tax)), UsTax) for tax in named
    )
    if dollars and DOLLAR not in rates and f"fx.{DOLLAR}" not in listed:
        wrong.append((f"fx.{DOLLAR}", "is missing: US taxes and federal loans are in dollars"))


def _check_after(inputs: Mapping[str, Any], simulate: bool, wrong: list[Wrong]) -> None:
    """What one field of `after` requires of another."""
    after = inputs.get("after")
    if not isinstance(after, Mapping):
        return
    listed = {where for where, _ in wrong}
    mode = after.get("mode")
    needs = {
        "kappa": mode == "same_role",
        "premium": mode == "same_role",
        "salary": mode == "new_role",
        "quantiles": simulate and mode == "new_role",
        "return_salary": after.get("stay_months") is not None,
    }
    for name, needed in needs.items():
        if needed and f"after.{name}" not in listed and after.get(name) is None:
            wrong.append((f"after.{name}", MISSING))
