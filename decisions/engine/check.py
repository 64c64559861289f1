"""
Scenario files: evaluate every case, and compare with what the file expects (method, section 17).
"""

import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any, TextIO

import numpy as np

from .arrays import array
from .evaluate import Result, entry_salary_to_break_even, evaluate, rap_report
from .parsing import MalformedError, parse
from .scenario import Scenario
from .simulate import simulate
from .unknown import reasons, unknown_inputs

GOOD, DIFFERENT, UNREADABLE = 0, 1, 2
CLASSES = {
    "payment_share_of_gross": "share",
    "break_even_salary": "break_even_salary",
    "federal_years": "years_and_months",
    "repayment_starts_month": "years_and_months",
    "break_even_year": "years_and_months",
}
DEFAULT_TOLERANCES = {
    "money": 0.01,
    "share": 1e-6,
    "break_even_salary": 0.05,
    "years_and_months": 0.0,
}
FIGURES = tuple(item.name for item in fields(Result) if item.name != "horizon_is_short")
SHORT = "the horizon ends less than five years after the search"


def plain(figure: Any) -> Any:
    """
    A figure as JSON has it: null for never and for not known.

    >>> plain(np.array([1.0, np.inf, np.nan]))
    [1.0, None, None]
    """
    values = array(figure)
    if values.ndim:
        return [plain(item) for item in values]
    return float(values) if np.isfinite(values) else None


def figures(scenario: Scenario, wanted: Sequence[str] | None = None) -> dict[str, Any]:
    """The figures of one deterministic scenario, all of them or those wanted; plain."""
    result = evaluate(scenario)
    ready: dict[str, Any] = {name: plain(getattr(result, name)) for name in FIGURES}
    if wanted is None or "break_even_salary" in wanted:
        ready["break_even_salary"] = plain(entry_salary_to_break_even(scenario))
    if wanted is None or "rap" in wanted:
        report = rap_report(scenario)
        ready["rap"] = {
            "first": plain(report.first),
            "paid_to_horizon": plain(report.paid_to_horizon),
            "balance_at_horizon": plain(report.balance_at_horizon),
        }
    if wanted is not None:
        ready = {name: ready[name] for name in wanted if name in ready}
    if result.horizon_is_short:
        ready["warning"] = SHORT
    blamed = reasons(scenario)
    if blamed:
        ready["not_known"] = {name: list(inputs) for name, inputs in blamed.items()}
    return ready


def differences(found: Any, expected: Any, tolerance: float, name: str) -> list[str]:
    """Each figure outside its tolerance, named; lists and objects element by element."""
    if isinstance(expected, Mapping):
        inside = found if isinstance(found, Mapping) else {}
        return [
            line
            for key, content in expected.items()
            for line in differences(inside.get(key), content, tolerance, f"{name}.{key}")
        ]
    if isinstance(expected, list):
        items = found if isinstance(found, list) else []
        if len(items) != len(expected):
            return [f"{name}: expected {len(expected)} figures, got {len(items)}"]
        return [
            line
            for index, pair in enumerate(zip(items, expected, strict=True))
            for line in differences(*pair, tolerance, f"{name}[{index}]")
        ]
    if isinstance(found, int | float) and isinstance(expected, int | float):
        same = abs(found - expected) <= tolerance + 1e-12
    else:
        same = found is None and expected is None
    return [] if same else [f"{name}: expected {expected}, got {found} (tolerance {tolerance})"]


def simulated(scenario: Scenario, wanted: Sequence[str] | None = None) -> dict[str, Any]:
    """The figures of one simulation, all of them or those wanted; plain."""
    result = simulate(scenario)
    ready: dict[str, Any] = {
        "p10": plain(result.quantile(0.1)),
        "p50": plain(result.quantile(0.5)),
        "p90": plain(result.quantile(0.9)),
        "mean": plain(result.mean),
        "p_pays_off": plain(result.chance_ahead()),
        "worst_quarter_mean": plain(result.worst_quarter_mean),
    }
    if np.isnan(result.mean):
        ready["not_known"] = list(unknown_inputs(scenario))
    if wanted is not None:
        wanted = [*wanted, "not_known"]
        return {name: ready[name] for name in wanted if name in ready}
    stories = result.stories()
    ready["branches"] = {
        name: {key: plain(figure) for key, figure in asdict(story).items()}
        for name, story in stories.items()
    }
    return ready


@dataclass(frozen=True)
class Entry:
    """One case of a file, read: what to evaluate, and what is expected if anything is."""

    name: str
    scenario: Scenario
    expected: Mapping[str, Any] | None
    tolerances: Mapping[str, float]
    simulation: bool = False

    def figures(self) -> dict[str, Any]:
        look = simulated if self.simulation else figures
        return look(self.scenario, None if self.expected is None else list(self.expected))

    def wrong(self, found: Mapping[str, Any]) -> list[str]:
        """Each expected figure that `found` misses, named."""
        return [
            line
            for figure, content in (self.expected or {}).items()
            for line in differences(
                found.get(figure), content, self._tolerance(figure), f"{self.name}: {figure}"
            )
        ]

    def _tolerance(self, figure: str) -> float:
        if self.simulation:
            return self.tolerances.get(figure, 0.0)
        kind = CLASSES.get(figure, "money")
        return self.tolerances.get(kind, DEFAULT_TOLERANCES[kind])


def read_entries(content: Any) -> tuple[list[Entry], list[str]]:
    """All entries of a decoded file, and every wrong field as `id: block.field` with the reason."""
    entries: list[Entry] = []
    wrong: list[str] = []
    if not isinstance(content, Mapping):
        return entries, ["the file must hold an object"]
    for key in ("cases", "simulations"):
        simulation = key == "simulations"
        for index, raw in enumerate(_list(content, key, wrong)):
            name = str(raw.get("id", f"{key}[{index}]"))
            expected = raw.get("expected")
            if expected is not None and not isinstance(expected, Mapping):
                wrong.append(f"{name}: expected must be an object")
            tolerances = raw if simulation else content
            tolerances = tolerances.get("tolerance_sobol_8192" if simulation else "tolerances", {})
            try:
                scenario = parse(raw.get("inputs"), simulate=simulation)
            except MalformedError as error:
                wrong += [f"{name}: {where} {why}" for where, why in error.wrong]
            else:
                entries.append(Entry(name, scenario, expected, tolerances, simulation))
    return entries, wrong


def _list(content: Mapping[str, Any], key: str, wrong: list[str]) -> list[Mapping[str, Any]]:
    raw = content.get(key, [])
    if isinstance(raw, list) and all(isinstance(item, Mapping) for item in raw):
        return raw
    wrong.append(f"{key} must be a list of objects")
    return []


def _tell(text: str, stream: TextIO) -> None:
    stream.write(f"{text}\n")


def main(arguments: Sequence[str]) -> int:
    """The command; returns the exit code."""
    if len(arguments) != 1:
        _tell("usage: python -m decisions.engine FILE.json", sys.stderr)
        return UNREADABLE
    try:
        content = json.loads(Path(arguments[0]).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        _tell(f"{arguments[0]}: {error}", sys.stderr)
        return UNREADABLE
    entries, wrong = read_entries(content)
    if wrong:
        _tell("\n".join(wrong), sys.stderr)
        return UNREADABLE
    off: list[str] = []
    ready: dict[str, list[dict[str, Any]]] = {"cases": [], "simulations": []}
    for entry in entries:
        found = entry.figures()
        off += entry.wrong(found)
        kind = "simulations" if entry.simulation else "cases"
        ready[kind].append({"id": entry.name, "outputs": found})
    _tell(json.dumps(ready, indent=1), sys.stdout)
    if off:
        _tell("\n".join(off), sys.stderr)
        return DIFFERENT
    return GOOD
