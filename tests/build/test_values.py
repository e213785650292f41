"""The tables hold what was published, and what is ours is calculated as it should be."""

import csv
from pathlib import Path

import numpy as np
import pytest

from trafford_explorer.areas import AreaType
from trafford_explorer.build.values import build_values
from trafford_explorer.errors import DataError
from trafford_explorer.indicators import (
    INDICATORS,
    Aggregate,
    Extract,
    Indicator,
    Method,
    Polarity,
    Topic,
    index_by_id,
)
from trafford_explorer.load import (
    load_area_names,
    load_breakdowns,
    load_comparison_values,
    load_indicator_values,
    load_population_by_age,
)
from trafford_explorer.paths import FOLDERS, Folders
from trafford_explorer.sources import OURS

SCORES = [id for id in INDICATORS if id.endswith("_score")]


@pytest.fixture(scope="module")
def values():
    return load_indicator_values()


def value(frame, id, code, period, sex="persons", kind=None, column="value"):
    rows = frame[
        (frame["indicator_id"] == id)
        & (frame["area_code"] == code)
        & (frame["period"] == period)
        & (frame["sex"] == sex)
    ]
    if kind:
        rows = rows[rows["area_type"] == kind]
    assert len(rows) == 1
    return rows[column].iat[0]


def raw_rows(file):
    with (FOLDERS.raw_data / file).open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def test_the_gap_of_trafford_s_paper_is_in_the_table(values):
    """Women in the MSOAs Hale and Partington, 2009 to 2013."""
    for code, life, low, high, share in (
        ("E02001284", 86.9, 84.9, 88.9, 16),
        ("E02001275", 79.1, 77.3, 81.0, 29),
    ):
        key = (code, "2009-13", "female")
        id = "life_expectancy_at_birth"
        assert round(value(values, id, *key), 1) == life
        assert round(value(values, id, *key, column="lower_95"), 1) == low
        assert round(value(values, id, *key, column="upper_95"), 1) == high
        good = value(values, "share_of_life_in_good_health", *key)
        assert round(100 - good) == share


def test_published_figures_of_trafford_and_england_are_as_published(values):
    slope = "sii_life_expectancy_at_birth"
    assert value(values, slope, "E08000009", "2018-20", "male") == 8.5
    assert value(values, slope, "E08000009", "2022-24", "male") == 10.4
    assert value(values, slope, "E08000009", "2022-24", "female") == 6.2
    life = "life_expectancy_at_birth"
    assert value(values, life, "E92000001", "2021-23", "male") == 79.1
    assert value(values, life, "E92000001", "2021-23", "female") == 83.1
    assert round(value(values, life, "E92000001", "2015-19", "male"), 1) == 79.7


def test_north_has_the_residents_of_its_wards(values):
    assert value(values, "population", "North", "2024") == 61_147
    whole = value(values, "population", "E08000009", "2024")
    rows = values[
        (values["indicator_id"] == "population")
        & (values["area_type"] == "neighbourhood")
        & (values["period"] == "2024")
    ]
    assert rows.loc[rows["sex"] == "persons", "value"].sum() == whole == 241_025


def test_females_and_males_add_up_to_persons(values):
    rows = values[values["indicator_id"] == "population"]
    table = rows.pivot(index=["area_type", "area_code", "period"], columns="sex", values="value")
    assert (table["female"] + table["male"] == table["persons"]).all()


@pytest.mark.parametrize("id", SCORES)
def test_weighted_lsoa_scores_give_the_published_average_of_trafford(values, id):
    for year, kind in (("2019", "lsoa11"), ("2025", "lsoa21")):
        rows = values[
            (values["indicator_id"] == id)
            & (values["area_type"] == kind)
            & (values["period"] == year)
            & values["value"].notna()
        ]
        mean = np.average(rows["value"], weights=rows["denominator"])
        published = value(values, id, "E08000009", year)
        percent = INDICATORS[id].unit.startswith("%")
        assert mean == pytest.approx(published, abs=0.06 if percent else 0.0006)


@pytest.mark.parametrize("id", SCORES)
def test_neighbourhood_scores_are_means_of_their_lsoas(values, id):
    """A second, plain calculation from the raw files, one LSOA after the other."""
    column = {
        "imd_score": "IMD",
        "income_deprivation_score": "Income",
        "employment_deprivation_score": "Employment",
        "education_deprivation_score": "Education",
        "health_deprivation_score": "Health",
        "crime_deprivation_score": "Crime",
        "barriers_deprivation_score": "Housing_and_Services",
        "living_environment_deprivation_score": "Environment",
        "idaci_score": "idaci",
        "idaopi_score": "idaopi",
    }[id]
    people = {
        "employment_deprivation_score": "working_age_18_66_mid2022",
        "idaci_score": "children_0_15_mid2022",
        "idaopi_score": "older_60_plus_mid2022",
    }.get(id, "total_population_mid2022")
    transcribed = {
        row["lsoa21_code"]: row
        for row in raw_rows("deprivation/trafford_iod2025_idaci_idaopi_denominators_lsoa21.csv")
    }
    scores = transcribed
    if id not in ("idaci_score", "idaopi_score"):
        scores = {row["lsoa21_code"]: row for row in raw_rows("deprivation/gm_iod2025_lsoa21.csv")}
    above, below = {}, {}
    for row in raw_rows("lookups/trafford_lsoa21_lookup.csv"):
        code, place = row["lsoa21_code"], row["locality_2023"]
        weight = float(transcribed[code][people])
        above[place] = above.get(place, 0) + weight * float(scores[code][f"{column}_score"])
        below[place] = below.get(place, 0) + weight
    scale = 100 if INDICATORS[id].unit.startswith("%") else 1
    for place, total in above.items():
        expected = scale * total / below[place]
        assert value(values, id, place, "2025") == pytest.approx(expected, abs=0.00006)


def test_published_ward_scores_are_means_of_their_lsoas_to_their_rounding(values):
    """What we do for neighbourhoods is what the published ward figures were made by."""
    lookup = {
        row["lsoa21_code"]: row["ward24_code"]
        for row in raw_rows("lookups/trafford_lsoa21_lookup.csv")
    }
    rows = values[(values["indicator_id"] == "imd_score") & (values["period"] == "2025")]
    lsoas = rows[rows["area_type"] == "lsoa21"]
    ward = lsoas["area_code"].map(lookup)
    weighted = (lsoas["value"] * lsoas["denominator"]).groupby(ward).sum()
    means = weighted / lsoas["denominator"].groupby(ward).sum()
    published = rows[rows["area_type"] == "ward23"].set_index("area_code")["value"]
    assert len(published) == 21
    assert (means - published).abs().max() < 0.051


def test_neighbourhood_counts_are_sums_of_their_wards(values):
    rate = values[values["indicator_id"] == "claimant_rate"]
    ours = rate[rate["area_type"] == "neighbourhood"]
    wards = rate[(rate["area_type"] == "ward23") & (rate["period"] == "March 2026")]
    assert ours["count"].sum() == wards["count"].sum()
    assert value(rate, "claimant_rate", "E08000009", "March 2026", column="count") == (
        ours["count"].sum()
    )
    assert (100 * wards["count"] / wards["denominator"] - wards["value"]).abs().max() < 0.07


def test_ward_rates_of_low_income_give_trafford_s_published_rate(values):
    rows = values[
        (values["indicator_id"] == "children_in_low_income_families_relative")
        & (values["period"] == "2024/25")
    ]
    wards = rows[rows["area_type"] == "ward23"]
    mean = np.average(wards["value"], weights=wards["denominator"])
    published = value(rows, "children_in_low_income_families_relative", "E08000009", "2024/25")
    assert round(mean, 1) == published


def test_a_figure_is_marked_as_ours_where_it_is_and_only_there(values):
    ours = values["release"].str.startswith(f"{OURS}: ")
    calculated = {
        (one.id, str(aggregate.to)) for one in INDICATORS.values() for aggregate in one.aggregates
    }
    marked = set(values.loc[ours, ["indicator_id", "area_type"]].itertuples(index=False, name=None))
    assert marked == calculated
    neighbourhoods = values["area_type"].str.startswith("neighbourhood")
    assert ours[neighbourhoods].all()


def test_values_on_too_few_people_are_hidden_in_score_rank_and_decile(values):
    hidden = values[values["missing_reason"].str.startswith("Rests on fewer")]
    assert set(hidden["area_code"]) == {"E01034000"}
    assert set(hidden["indicator_id"]) == {"idaopi_score", "idaopi_rank", "idaopi_decile"}
    assert (hidden["denominator"] == 14).all()


def test_deciles_follow_from_ranks(values):
    for rank_id in (id for id in INDICATORS if id.endswith("_rank")):
        ranks = values[values["indicator_id"] == rank_id]
        deciles = values[values["indicator_id"] == rank_id.replace("_rank", "_decile")]
        key = ["area_code", "period"]
        both = ranks.merge(deciles, on=key, validate="1:1").dropna(subset=["value_x", "value_y"])
        of = both["period"].map({"2015": 32_844, "2019": 32_844, "2025": 33_755})
        assert (np.ceil(10 * both["value_x"] / of) == both["value_y"]).all()


def test_every_area_of_trafford_has_its_row(values):
    names = load_area_names()
    number = names.groupby("area_type")["area_code"].nunique()
    small = values[~values["area_type"].isin(["local_authority", "country"])]
    rows = small.groupby(["indicator_id", "area_type", "sex", "period"])["area_code"].nunique()
    expected = rows.index.get_level_values("area_type").map(number)
    assert (rows.to_numpy() == expected.to_numpy()).all()


def test_no_other_area_type_than_the_comparison_s_holds_areas_outside_trafford(values):
    comparison = load_comparison_values()
    assert set(comparison["area_type"]) == {"msoa11"}
    assert not set(comparison["area_code"]) & set(values["area_code"])
    assert comparison["area_code"].nunique() == 346 - 28


def test_tenths_give_the_published_slope_index(values):
    """The published values of every place and period follow from its tenths, to their rounding."""
    tenths = load_breakdowns()
    tenths = tenths[tenths["grouping"] == "local_deprivation_decile"]
    groups = tenths.groupby(["area_code", "sex", "period"])
    assert len(groups) == 2 + 22  # Trafford in 2013-15; the ten boroughs and England in 2019-21
    for (code, sex, period), rows in groups:
        rows = rows.sort_values("group")
        assert rows["group"].tolist() == list(range(1, 11))
        share = rows["denominator"] / rows["denominator"].sum()
        rank = share.cumsum() - share / 2
        centre = np.average(rank, weights=share)
        slope = np.average((rank - centre) * rows["value"], weights=share) / np.average(
            (rank - centre) ** 2, weights=share
        )
        release = "_2010_16_release" if period == "2013-15" else ""
        published = value(values, f"sii_life_expectancy_at_birth{release}", code, period, sex)
        assert slope == pytest.approx(published, abs=0.051)


def test_fifths_are_of_areas_and_group_1_is_the_most_deprived():
    fifths = load_breakdowns()
    fifths = fifths[fifths["grouping"] == "deprivation_quintile_within_area"]
    england = fifths[
        (fifths["area_code"] == "E92000001") & (fifths["indicator_id"] == "obesity_year_6")
    ].sort_values("group")
    assert england["group"].tolist() == [1, 2, 3, 4, 5]
    assert england["value"].is_monotonic_decreasing


def test_bands_of_age_add_up_to_residents(values):
    ages = load_population_by_age()
    total = ages.groupby(["area_type", "area_code", "sex"])["persons"].sum()
    rows = values[(values["indicator_id"] == "population") & (values["period"] == "2024")]
    whole = rows.set_index(["area_type", "area_code", "sex"])["value"]
    assert len(total) == 3 * (28 + 21 + 4 + 1)
    assert (total == whole.loc[total.index]).all()
    last = ages[ages["age_to"].isna()]
    assert set(last["age_from"]) == {90.0}


TOY = Indicator(
    id="rattles",
    title="Toys that rattle",
    short_title="Rattles",
    unit="% of toys",
    decimals=1,
    definition="Toys that rattle.",
    why_it_matters="Noise.",
    polarity=Polarity.NO_JUDGEMENT,
    topic=Topic.HOMES,
    extracts=(
        Extract(
            file="toys/rattles.csv",
            area_types=(AreaType.WARD23,),
            release="Toy Office 2024",
            value="",
            count=("rattling",),
            denominator=("toys",),
            period_column="period",
        ),
    ),
    aggregates=(Aggregate(AreaType.NEIGHBOURHOOD, AreaType.WARD23, Method.SHARE),),
)


@pytest.fixture
def toy_folders(tmp_path):
    """The lookups of the project, and one raw file about toys."""
    (tmp_path / "data" / "raw" / "toys").mkdir(parents=True)
    for name in ("lookup_lsoa21", "lookup_lsoa11", "lookup_ward", "peers"):
        Path(tmp_path / "data" / f"{name}.csv").write_bytes(
            (FOLDERS.data / f"{name}.csv").read_bytes()
        )
    wards = raw_rows("lookups/trafford_ward_locality.csv")
    lines = [f"{row['ward_code']},2024,1,4" for row in wards if row["ward_vintage"] == "2023"]
    text = "\n".join(["area_code,period,rattling,toys", *lines, ""])
    (tmp_path / "data" / "raw" / "toys" / "rattles.csv").write_text(text, encoding="utf-8")
    return Folders(tmp_path)


def test_one_declaration_and_one_raw_file_make_an_indicator(toy_folders):
    tables = build_values(toy_folders, index_by_id([TOY]))
    rows = tables.values
    assert len(rows) == 21 + 4
    assert set(rows["value"]) == {25.0}
    assert rows.loc[rows["area_type"] == "neighbourhood", "denominator"].sum() == 84
    assert tables.comparison.empty
    assert tables.breakdowns.empty


def test_problems_of_all_files_are_told_together(toy_folders):
    path = toy_folders.raw_data / "toys" / "rattles.csv"
    path.write_text(path.read_text(encoding="utf-8").replace(",1,4", ",one,4"), encoding="utf-8")
    with pytest.raises(DataError) as caught:
        build_values(toy_folders, index_by_id([TOY, INDICATORS["population"]]))
    assert "rattles, extracts: toys/rattles.csv: rattling holds 'one'" in str(caught.value)
    assert "population/trafford_mid2024_lsoa.csv: the file is not in data/raw" in str(caught.value)
