"""What living costs, from the reference tables; worked out by hand."""

import csv
from pathlib import Path

import numpy as np
import pytest

from decisions.engine.costs import price_noise
from decisions.engine.living import room_rent, yearly_living

REFERENCE = Path(__file__).parents[3] / "fixtures" / "reference"


def rows(name, key):
    with (REFERENCE / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return {row[key]: row for row in csv.DictReader(lines)}


def test_a_student_with_a_room_in_abilene():
    band = rows("cost_of_living", "band")["single_under_50k"]
    place = rows("places_rent_prices", "code")["10180"]
    spent = {
        name: float(band[name])
        for name in ("food", "other_nonhousing", "transportation", "healthcare", "internet_mobile")
    }
    living = yearly_living(
        room_rent(float(place["rent_2br"])),
        spent["food"] + spent["other_nonhousing"],
        spent["transportation"] + spent["healthcare"] + spent["internet_mobile"],
        float(place["rpp_goods"]),
        float(place["rpp_other_services"]),
    )
    # 12 x 638 + (3252.68 + 5941.04) x 0.93757 + (6064.86 + 1767.97 + 762.54) x 0.9624
    assert living.item() == pytest.approx(7_656 + 8_619.7560 + 8_272.1841, abs=0.01)


def test_at_national_prices_spending_is_what_is_published():
    band = rows("cost_of_living", "band")["single_50k_100k"]
    living = yearly_living(0.0, 4602.70 + 7219.11, 8891.52 + 3565.82 + 989.04, 100.0, 100.0)
    assert living.item() == pytest.approx(float(band["total_non_housing"]), abs=0.02)


def test_an_unknown_rent_gives_unknown_living():
    living = yearly_living(room_rent(np.array([1_500.0, np.nan])), 9_000, 8_000, 100, 100)
    assert np.isnan(living).tolist() == [False, True]


def test_older_prices_are_less_certain():
    assert price_noise([0, 3, 9]) == pytest.approx([0.06, 0.0048**0.5, 0.0072**0.5])
