"""The sentences that only a story says, against plain counts over the shipped tables."""

import pytest

from trafford_explorer import shipped
from trafford_explorer.load import load_area_names, load_indicator_values
from trafford_explorer.stage import words
from trafford_explorer.topics.explore import exhibits as cached
from trafford_explorer.topics.gap import exhibits as cached_gap


@pytest.fixture(scope="module")
def msoas():
    """Life and years in good health of every MSOA, 2009-13, by sex and name."""
    values, areas = load_indicator_values(), load_area_names()
    ours = areas[areas["area_type"] == "msoa11"].set_index("area_code")["area_name"]
    found = {}
    for sex in ("male", "female"):
        here = values[
            (values["area_type"] == "msoa11")
            & (values["sex"] == sex)
            & (values["period"] == "2009-13")
            & values["area_code"].isin(ours.index)
        ]
        table = here.pivot(index="area_code", columns="indicator_id", values="value")
        found[sex] = table.rename(index=ours).rename(
            columns={
                "life_expectancy_at_birth": "life",
                "healthy_life_expectancy_at_birth": "good",
            }
        )
    return found


def spread(column):
    return f"{round(float(column.max()), 1) - round(float(column.min()), 1):.1f}"


def test_years_in_good_health_are_the_ends_of_each_sex(msoas):
    found = {sex: cached_gap.lives(sex) for sex in ("male", "female")}
    said = words.describe_healthy(found)
    men, women = msoas["male"], msoas["female"]
    assert said == (
        f"In 2009-13, years in good health lay {spread(men['good'])} years apart for men and "
        f"{spread(women['good'])} years apart for women between Trafford’s MSOAs; lengths of life "
        f"lay {spread(men['life'])} and {spread(women['life'])} apart."
    )


def test_the_bars_are_the_msoas_with_most_and_fewest_healthy_years(msoas):
    bars = words.healthy_ends({sex: cached_gap.lives(sex) for sex in ("male", "female")})
    expected = []
    for sex, word in (("male", "Men"), ("female", "Women")):
        good = msoas[sex]["good"]
        expected += [
            (f"{word}, {good.idxmax()}", good.max()),
            (f"{word}, {good.idxmin()}", good.min()),
        ]
    assert [(name, good) for name, good, _ in bars] == expected
    for name, good, rest in bars:
        sex = "male" if name.startswith("Men") else "female"
        life = msoas[sex]["life"][name.partition(", ")[2]]
        assert good + rest == pytest.approx(life)
        assert (
            f"{name}: {good:.1f} years in good health and {rest:.1f} not."
            in words.describe_bars(bars)
        )


def test_the_origin_of_the_quoted_figures_is_said_in_a_line():
    said = words.describe_origin(cached.quoted_gap(), shipped.area_name_of("msoa11"))
    assert "names no sex, years or kind of area" in said
    assert "for women in the MSOAs Hale and Partington, 2009-13 (our reading)." in said


def test_without_one_origin_none_is_named():
    from dataclasses import replace

    gap = cached.quoted_gap()
    other = replace(gap, least=replace(gap.least, fits=gap.least.fits.iloc[:0]))
    said = words.describe_origin(other, shipped.area_name_of("msoa11"))
    assert "no single published pair" in said and "Hale" not in said
