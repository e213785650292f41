"""Which published areas a quoted pair of figures equals."""

import random
from decimal import ROUND_HALF_EVEN, Decimal

import pandas as pd
import pytest

from trafford_explorer.measures import areas_that_fit

COLUMNS = ["area_code", "sex", "period", "value", "lower_95", "upper_95"]


def frame(rows):
    return pd.DataFrame([(*row, row[3] - 2, row[3] + 2) for row in rows], columns=COLUMNS)


def slow_fits(years, shares, quoted_years, quoted_other):
    """The same by walking through every pair, in decimal arithmetic."""
    found = []
    for area, sex, period, value in years:
        for other_area, other_sex, other_period, good in shares:
            if (area, sex, period) != (other_area, other_sex, other_period):
                continue
            rounded = Decimal(str(value)).quantize(Decimal("0.1"), ROUND_HALF_EVEN)
            rest = (100 - Decimal(str(good))).quantize(Decimal("1"), ROUND_HALF_EVEN)
            if rounded == Decimal(str(quoted_years)) and rest == quoted_other:
                found.append((area, sex, period))
    return found


@pytest.mark.parametrize("seed", range(20))
def test_it_agrees_with_walking_through_every_pair(seed):
    draw = random.Random(seed)
    keys = [(f"E{n}", sex, "2009-13") for n in range(40) for sex in ("female", "male")]
    # Third decimals keep clear of exact halves, which binary and decimal numbers round apart.
    years = [(*key, round(draw.uniform(85.5, 87.5), 2) + 0.001) for key in keys]
    shares = [(*key, round(draw.uniform(80, 88), 1) + 0.01) for key in draw.sample(keys, 60)]
    found = areas_that_fit(frame(years), frame(shares), years=86.9, other_percent=16)
    assert list(found[["area_code", "sex", "period"]].itertuples(index=False, name=None)) == (
        slow_fits(years, shares, 86.9, 16)
    )


HALE = ("E02001284", "female", "2009-13")


@pytest.mark.parametrize(
    ("years", "good", "fits"),
    [
        (86.91, 84.05, True),
        (86.86, 84.40, True),
        (86.94, 83.60, True),
        (86.84, 84.05, False),
        (86.96, 84.05, False),
        (86.91, 84.60, False),
        (86.91, 83.40, False),
    ],
)
def test_both_figures_must_round_to_the_quoted_ones(years, good, fits):
    found = areas_that_fit(
        frame([(*HALE, years)]), frame([(*HALE, good)]), years=86.9, other_percent=16
    )
    assert len(found) == int(fits)


def test_a_fit_carries_its_limits_and_share():
    found = areas_that_fit(
        frame([(*HALE, 86.91)]), frame([(*HALE, 84.0)]), years=86.9, other_percent=16
    )
    row = found.iloc[0]
    assert (row["lower_95"], row["upper_95"], row["good_percent"]) == (84.91, 88.91, 84.0)


@pytest.mark.parametrize(
    "other",
    [
        ("E02001275", "female", "2009-13"),
        ("E02001284", "male", "2009-13"),
        ("E02001284", "female", "2015-19"),
    ],
)
def test_figures_of_another_area_sex_or_period_are_not_paired(other):
    found = areas_that_fit(
        frame([(*HALE, 86.9)]), frame([(*other, 84.0)]), years=86.9, other_percent=16
    )
    assert found.empty


def test_every_fit_is_found():
    twins = [HALE, ("E02000001", "male", "2009-13")]
    found = areas_that_fit(
        frame([(*key, 86.9) for key in twins]),
        frame([(*key, 84.0) for key in twins]),
        years=86.9,
        other_percent=16,
    )
    assert len(found) == 2


def test_a_missing_figure_fits_nothing():
    found = areas_that_fit(
        frame([(*HALE, float("nan"))]), frame([(*HALE, 84.0)]), years=86.9, other_percent=16
    )
    assert found.empty
