"""What the least deprived fifth's rate would come to, counted again from the published files."""

import csv

import pytest

from trafford_explorer import load, shipped
from trafford_explorer.areas import NEIGHBOURHOODS, AreaType
from trafford_explorer.errors import DataError
from trafford_explorer.exhibits import text_rows
from trafford_explorer.indicators import INDICATORS, Basis, Polarity
from trafford_explorer.measures import Attributable
from trafford_explorer.paths import FOLDERS
from trafford_explorer.topics.least_deprived import exhibits, findings, words

WARDS = tuple(shipped.area_name_of(AreaType.WARD23))


def raw(name):
    with (FOLDERS.data / "raw" / name).open(encoding="utf-8-sig") as lines:
        return list(csv.DictReader(lines))


def test_households_without_a_car_counted_again_from_the_published_files():
    cars = {
        row["area_code"]: (float(row["No cars or vans in household"]), row)
        for row in raw("census2021/car_van_availability_lsoa21.csv")
    }
    households = {
        code: sum(float(v) for k, v in row.items() if "car" in k.lower() and k != "area_code")
        for code, (_, row) in cars.items()
    }
    scores = shipped.rows_of("imd_score", AreaType.LSOA21, "2025").set_index("area_code")["value"]
    order = sorted(cars, key=lambda code: scores[code])
    best, so_far, fifth = None, 0.0, sum(households.values()) / 5
    for number, code in enumerate(order, 1):
        so_far += households[code]
        if best is None or abs(so_far - fifth) < best[0]:
            best = abs(so_far - fifth), number
    least = order[: best[1]]
    rate = sum(cars[c][0] for c in least) / sum(households[c] for c in least)
    wanted = sum(c for c, _ in cars.values()) - rate * sum(households.values())
    found = exhibits.counts("no_car")
    assert sorted(found.least["area_code"]) == sorted(least)
    assert found.excess.excess == pytest.approx(wanted)
    assert "about 10,600 fewer households without a car or van in 2021" in (
        exhibits.excess("no_car").finding
    )


def test_only_counts_of_everyone_are_added_up_and_never_who_people_are():
    for indicator in exhibits.counted():
        assert INDICATORS[indicator].basis is Basis.RECORDED
        assert INDICATORS[indicator].polarity is not Polarity.NO_JUDGEMENT or indicator == "no_car"
    assert exhibits.excess("ethnic_group_asian") is None
    assert exhibits.excess("imd_score") is None


@pytest.mark.parametrize("indicator", exhibits.counted())
def test_the_parts_of_trafford_add_to_the_whole(indicator):
    found = exhibits.counts(indicator)
    lookup, wards = load.load_lookup(), shipped.area_names(AreaType.WARD23)
    parts = {
        AreaType.LSOA21: lookup.groupby("neighbourhood")["lsoa21_code"].apply(list),
        AreaType.WARD23: wards.groupby("neighbourhood")["area_code"].apply(list),
    }[found.level]
    assert set(parts.index) == set(NEIGHBOURHOODS)
    inside = [found.excess_inside(codes) for codes in parts]
    assert sum(one.excess for one in inside) == pytest.approx(found.excess.excess)
    assert sum(one.count for one in inside) == pytest.approx(found.excess.count)
    assert all(one.lower <= one.excess <= one.upper for one in inside)
    assert found.share_in_least == pytest.approx(20, abs=3)


@pytest.mark.parametrize("name", NEIGHBOURHOODS)
def test_a_neighbourhood_has_the_count_and_rate_that_its_own_page_has(name):
    rows = text_rows(exhibits.inside("neighbourhood", name).tables[0])
    by_title = {INDICATORS[i].title: i for i in exhibits.counted()}
    for title, period, count, rate, *_ in rows:
        shown = shipped.rows_of(by_title[title], "neighbourhood", period, "persons")
        own = shown[shown["area_code"] == name].iloc[0]
        assert count == f"{own['count']:,.0f}"
        assert rate == f"{own['value']:.1f}%"


def test_an_indicator_without_counts_is_refused():
    with pytest.raises(DataError, match="counts by small area"):
        findings.counts_of(
            shipped.indicator_values("obesity_year_6"), shipped.indicator_values("imd_score")
        )


@pytest.mark.parametrize(
    ("excess", "said"),
    [
        (Attributable(9000, 5588, 3412, 3214, 3610, 0.4), "about 3,400 fewer households"),
        (Attributable(9000, 5588, 3412, 3214, 3610, 0.4), "in 2021 (95% interval 3,200 to 3,600)."),
        (Attributable(9000, 9512, -512, -620, -404, -0.1), "about 510 more households"),
        (Attributable(9000, 9512, -512, -620, -404, -0.1), "(95% interval 400 to 620)."),
        (Attributable(90, 59, 31, -4, 69, 0.3), "(95% interval 4 more to 69 fewer)."),
        (Attributable(90, 90, 0.2, -9, 9, 0.0), "about as many households without a car"),
    ],
)
def test_how_it_is_said(excess, said):
    assert said in words.describe_excess(exhibits.counts("no_car"), excess)


def test_it_is_said_to_be_arithmetic_without_a_cause():
    for exhibit in (exhibits.excess("no_car"), exhibits.inside("ward23", WARDS[0])):
        assert words.ARITHMETIC in exhibit.says
        assert words.INTERVAL in exhibit.notes
