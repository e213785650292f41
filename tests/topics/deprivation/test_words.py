"""The deprivation page's findings, each against a plain second count of the shipped tables."""

import csv
import dataclasses

import pandas as pd
import pytest

from trafford_explorer import load
from trafford_explorer.errors import DataError
from trafford_explorer.indicators import INDICATORS
from trafford_explorer.indicators.deprivation import DOMAINS, LSOAS_IN_ENGLAND, MEASURES
from trafford_explorer.paths import FOLDERS
from trafford_explorer.topics.deprivation import words as deprivation

SHIPPED = load.load_indicator_values()
NAMES = load.load_area_names()


def values(indicator):
    return SHIPPED[SHIPPED["indicator_id"] == indicator].reset_index(drop=True)


def names(kind):
    return NAMES[NAMES["area_type"] == kind]


def raw(name):
    with (FOLDERS.data / "raw" / name).open(encoding="utf-8-sig") as lines:
        return list(csv.DictReader(lines))


@pytest.fixture(scope="module")
def homes():
    """LSOA of 2021 to its row of the lookup."""
    return {row["lsoa21_code"]: row for row in load.load_lookup().to_dict("records")}


@pytest.fixture(scope="module")
def index(homes):
    """Trafford's rows of the published index of 2025, by LSOA."""
    rows = raw("deprivation/gm_iod2025_lsoa21.csv")
    return {row["lsoa21_code"]: row for row in rows if row["lsoa21_code"] in homes}


@pytest.fixture(scope="module")
def weights():
    """Residents that the index of 2025 counts, by LSOA."""
    name = "deprivation/trafford_iod2025_idaci_idaopi_denominators_lsoa21.csv"
    return {row["lsoa21_code"]: float(row["total_population_mid2022"]) for row in raw(name)}


@pytest.fixture(scope="module")
def table():
    return deprivation.small_areas(
        values("imd_score"), values("imd_rank"), values("imd_decile"), names("lsoa21")
    )


@pytest.fixture(scope="module")
def residents(homes):
    return pd.Series({code: row["population"] for code, row in homes.items()})


@pytest.fixture(scope="module")
def found(table, residents):
    return deprivation.hidden_pockets(table, values("imd_score"), residents, "2024")


# ---- hidden pockets ----------------------------------------------------------------------------


def plain_average(codes, index, weights):
    people = sum(weights[code] for code in codes)
    return sum(float(index[code]["IMD_score"]) * weights[code] for code in codes) / people


def test_the_pockets_are_those_of_a_plain_loop_over_the_published_file(
    found, index, weights, homes
):
    middle = (33_755 + 1) / 2
    below = max(float(row["IMD_score"]) for row in index.values() if int(row["IMD_rank"]) > middle)
    expected = set()
    for code, row in index.items():
        home = homes[code]["neighbourhood"]
        around = [other for other in index if homes[other]["neighbourhood"] == home]
        if int(row["IMD_decile"]) <= 2 and plain_average(around, index, weights) < below:
            expected.add(code)
    assert expected
    assert set(found.pockets["area_code"]) == expected
    assert found.residents == sum(homes[code]["population"] for code in expected)


def test_every_lsoa_of_the_fifth_is_either_hidden_or_seen(found, index):
    fifth = {code for code, row in index.items() if int(row["IMD_decile"]) <= 2}
    assert set(found.in_fifth["area_code"]) == fifth
    assert set(found.pockets["area_code"]) | set(found.seen["area_code"]) == fifth
    assert not set(found.pockets["area_code"]) & set(found.seen["area_code"])


def test_the_averages_are_those_of_the_lsoas_weighted_by_the_indexs_residents(
    found, index, weights, homes
):
    for name, average in found.averages.items():
        codes = [code for code in index if homes[code]["neighbourhood"] == name]
        assert average == pytest.approx(plain_average(codes, index, weights), abs=0.001)


def test_the_middle_lies_between_the_two_lsoas_next_to_it(found, index):
    ranks = sorted(int(row["IMD_rank"]) for row in index.values())
    middle = found.middle
    assert middle.rank == 16_878
    assert middle.above_rank == max(rank for rank in ranks if rank <= 16_878)
    assert middle.below_rank == min(rank for rank in ranks if rank >= 16_878)
    assert middle.below <= middle.about <= middle.above
    assert middle.side(middle.about) == ""
    assert middle.side(middle.above + 0.1) == "more"
    assert middle.side(middle.below - 0.1) == "less"


def test_the_number_of_lsoas_in_england_is_what_the_files_say():
    for year, name in (
        ("2025", "gm_iod2025_lsoa21.csv"),
        ("2019", "trafford_iod2015_iod2019_lsoa11.csv"),
    ):
        record = load.load_sources()[f"data/raw/deprivation/{name}"]
        ranks = [
            int(float(row.get("IMD_rank") or row.get("rank"))) for row in raw(f"deprivation/{name}")
        ]
        assert max(ranks) <= LSOAS_IN_ENGLAND[year]
        if year == "2025":
            assert f"{LSOAS_IN_ENGLAND[year]:,}" in record.title


def test_the_headline_names_every_pocket_and_its_neighbourhood(found):
    said = deprivation.describe_pockets(found)
    assert said.startswith("Four small areas (LSOAs) in the most deprived fifth of England")
    for row in found.pockets.itertuples():
        assert row.area_name in said
        assert row.neighbourhood in said
    for row in found.seen.itertuples():
        assert row.area_name not in said


@pytest.mark.parametrize(
    ("keep", "start"),
    [(1, "One small area (LSOA) in the most deprived fifth of England stands in a"), (0, "No ")],
)
def test_the_headline_follows_the_number_of_pockets(found, keep, start):
    hidden = found.pockets["area_code"].tolist()[:keep]
    table = found.table.assign(hidden=found.table["area_code"].isin(hidden))
    fewer = dataclasses.replace(found, table=table)
    assert deprivation.describe_pockets(fewer).startswith(start)
    assert deprivation.describe_pockets_chart(fewer)


def test_the_share_inside_is_that_of_a_plain_sum_of_squares(found, index, weights, homes):
    whole = plain_average(index, index, weights)
    total = inside = 0.0
    for code, row in index.items():
        home = homes[code]["neighbourhood"]
        around = [other for other in index if homes[other]["neighbourhood"] == home]
        score = float(row["IMD_score"])
        total += weights[code] * (score - whole) ** 2
        inside += weights[code] * (score - plain_average(around, index, weights)) ** 2
    assert found.variation.within == pytest.approx(inside / total, abs=1e-4)
    said = deprivation.describe_variation(found)
    assert said.startswith(f"{round(100 * inside / total)}% of the variation")
    assert "139 LSOAs, 4 neighbourhoods" in said


def test_who_lifts_an_average_past_the_middle_is_named_with_both_averages(
    found, index, weights, homes
):
    (lifted,) = found.lifted
    rest = [
        code
        for code, row in index.items()
        if homes[code]["neighbourhood"] == lifted.neighbourhood and int(row["IMD_decile"]) > 2
    ]
    assert lifted.without == pytest.approx(plain_average(rest, index, weights), abs=0.001)
    said = deprivation.describe_lifted(found)
    assert f"{lifted.without:.1f} instead of {lifted.average:.1f}" in said
    assert all(name in said for name in lifted.names)
    assert deprivation.describe_lifted(dataclasses.replace(found, lifted=())) == ""


def test_the_method_states_the_ranks_the_scores_and_every_average(found):
    said = deprivation.describe_middle(found)
    assert "16,878 of 33,755" in said
    assert f"{found.middle.above_rank:,} and {found.middle.below_rank:,}" in said
    for name, average in found.averages.items():
        assert f"{name} {average:.1f}" in said


def test_an_average_between_the_two_scores_is_not_placed_and_hides_nobody(found):
    middle = found.middle.about
    scores = values("imd_score")
    at = (scores["area_type"] == "neighbourhood") & (scores["area_code"] == "South")
    scores = scores.assign(value=scores["value"].mask(at, middle))
    other = deprivation.hidden_pockets(
        found.table[[*found.table.columns[:7]]],
        scores,
        found.table.set_index("area_code")["weight"],
        "2022",
    )
    assert "South" not in set(other.pockets["neighbourhood"])
    assert "between the two scores" in deprivation.describe_middle(other)


def test_the_table_on_screen_holds_the_published_scores_and_tenths(found, index):
    shown = deprivation.pockets_table(found.in_fifth)
    assert len(shown) == len(found.in_fifth)
    for (_, row), code in zip(shown.iterrows(), found.in_fifth["area_code"], strict=True):
        assert row["Score"] == f"{float(index[code]['IMD_score']):.1f}"
        assert row["Tenth of England"] == index[code]["IMD_decile"]


def test_without_figures_of_the_index_an_error_says_what_is_missing():
    none = values("imd_score").iloc[:0]
    with pytest.raises(DataError, match="lsoa21 for 2025"):
        deprivation.small_areas(none, none, none, names("lsoa21"))


# ---- residents by tenth ------------------------------------------------------------------------


@pytest.fixture(scope="module")
def by_tenth():
    return deprivation.residents_by_tenth(
        values("imd_decile"), load.load_lookup(), values("population")
    )


def test_every_resident_is_counted_once_in_the_tenth_of_the_published_file(by_tenth, homes, index):
    plain = {}
    for code, row in homes.items():
        cell = (row["neighbourhood"], int(index[code]["IMD_decile"]))
        plain[cell] = plain.get(cell, 0) + row["population"]
    for name in by_tenth.counts.index:
        for tenth in range(1, 11):
            assert by_tenth.counts.loc[name, tenth] == plain.get((name, tenth), 0)
    assert by_tenth.counts.to_numpy().sum() == sum(row["population"] for row in homes.values())
    assert by_tenth.shares.sum(axis=1).round(6).eq(100).all()


def test_the_residents_sentence_names_the_two_ends(by_tenth):
    share = {
        n: by_tenth.counts.loc[n, [1, 2]].sum() / by_tenth.totals[n] for n in by_tenth.totals.index
    }
    most, least = max(share, key=share.get), min(share, key=share.get)
    said = deprivation.describe_residents(by_tenth)
    assert said.startswith(f"{round(100 * share[most])}% of {most}’s residents")
    assert f"{round(100 * share[least])}% of {least}’s" in said
    assert f"({by_tenth.counts.loc[most, [1, 2]].sum():,} people)" in said


def test_the_widest_distance_from_the_wards_count_is_stated(by_tenth):
    people = values("population").query(
        "area_type == 'neighbourhood' and sex == 'persons' and period == '2024'"
    )
    wards = dict(zip(people["area_code"], people["value"], strict=True))
    apart = {name: abs(by_tenth.totals[name] / wards[name] - 1) for name in wards}
    widest = max(apart, key=apart.get)
    said = deprivation.describe_residents_basis(by_tenth)
    assert f"most in {widest}: {by_tenth.totals[widest]:,} here, {wards[widest]:,.0f} by" in said
    assert "best fit" in said and "mid-2024" in said


def test_the_residents_table_holds_counts_shares_and_totals(by_tenth):
    shown = deprivation.residents_table(by_tenth)
    assert shown.shape == (11, 4)
    for name in shown.columns:
        counts = [int(cell.split(" ")[0].replace(",", "")) for cell in shown[name]]
        assert sum(counts[:-1]) == counts[-1] == by_tenth.totals[name]


@pytest.mark.parametrize(
    ("part", "whole", "said"), [(1, 3, "33%"), (1, 400, "under 1%"), (0, 5, "0%"), (5, 5, "100%")]
)
def test_a_share_is_said_in_whole_per_cent(part, whole, said):
    assert deprivation.percent(part, whole) == said


# ---- 2019 and 2025 -----------------------------------------------------------------------------


@pytest.fixture(scope="module")
def moves():
    old = names("lsoa11")
    return deprivation.moves(
        values("imd_rank"),
        values("imd_decile"),
        load.load_lsoa11_lsoa21(),
        names("lsoa21"),
        dict(zip(old["area_code"], old["area_name"], strict=True)),
    )


@pytest.fixture(scope="module")
def ranks_2019():
    return {
        row["lsoa11cd"]: int(float(row["rank"]))
        for row in raw("deprivation/trafford_iod2015_iod2019_lsoa11.csv")
        if row["index_domain"] == "Index of Multiple Deprivation" and row["year"] == "2019"
    }


def test_positions_are_ranks_over_the_number_of_that_release(moves, ranks_2019, index):
    assert len(moves.table) == 139
    for row in moves.table.itertuples():
        assert row.earlier == pytest.approx(100 * ranks_2019[row.earlier_code] / 32_844)
        assert row.later == pytest.approx(100 * int(index[row.area_code]["IMD_rank"]) / 33_755)


def test_only_lsoas_whose_outline_stayed_are_counted(moves, ranks_2019, index):
    more = less = 0
    for code, row in index.items():
        if code in ranks_2019:
            then, now = ranks_2019[code] / 32_844, int(row["IMD_rank"]) / 33_755
            more, less = more + (now < then), less + (now > then)
    assert (moves.more, moves.less) == (more, less)
    assert len(moves.compared) == 137
    assert deprivation.describe_moves(moves).startswith(f"{more} of 137 LSOAs are relatively more")


def test_the_lsoa_that_was_divided_is_named_with_its_parts(moves):
    divided = moves.table[~moves.table["unchanged"]]
    assert set(divided["earlier_code"]) == {"E01006185"}
    assert set(divided["area_code"]) == {"E01034000", "E01034001"}
    said = deprivation.describe_split(moves)
    assert "E01006185" in said
    assert all(name in said for name in divided["area_name"])


def test_the_largest_moves_are_the_ends_of_the_order(moves):
    ends = moves.largest(3)
    moved = sorted(moves.compared["moved"])
    assert ends["moved"].tolist() == pytest.approx([*moved[:3], *moved[-3:]])
    shown = deprivation.moves_table(ends, ranks=True)
    assert shown["2019"].iloc[0] == f"{ends['earlier'].iloc[0]:.1f}"
    assert shown["Rank 2025"].iloc[0] == f"{ends['later_rank'].iloc[0]:,}"


def test_the_words_about_moves_promise_nothing(moves):
    caution = deprivation.describe_moves_caution()
    assert "not the same as less poverty" in caution
    assert "no change here is called real" in caution
    said = deprivation.describe_moves_fifth(moves)
    assert f"{moves.in_fifth[0]} of 138" in said
    assert f"{moves.in_fifth[1]} of 139" in said


def test_the_number_in_the_fifth_then_is_that_of_the_published_tenths(moves):
    then = [
        row
        for row in raw("deprivation/trafford_iod2015_iod2019_lsoa11.csv")
        if row["index_domain"] == "Index of Multiple Deprivation"
        and row["year"] == "2019"
        and float(row["decile"]) <= 2
    ]
    assert moves.in_fifth[0] == len(then)


# ---- concentration -----------------------------------------------------------------------------


@pytest.fixture(scope="module")
def health():
    return deprivation.concentration(values("bad_or_very_bad_health"), values("imd_score"))


def plain_points(indicator, index):
    """Counts and people in LSOAs, the most deprived first."""
    rows = values(indicator).query("area_type == 'lsoa21' and period == '2021'")
    held = dict(
        zip(rows["area_code"], zip(rows["count"], rows["denominator"], strict=True), strict=True)
    )
    order = sorted(held, key=lambda code: -float(index[code]["IMD_score"]))
    return [held[code] for code in order]


def test_the_fifths_share_is_that_of_a_plain_walk_down_the_ranking(health, index):
    points = plain_points("bad_or_very_bad_health", index)
    people, cases = sum(p for _, p in points), sum(c for c, _ in points)
    left, held = people / 5, 0.0
    for count, here in points:
        part = min(1.0, left / here)
        held += part * count
        left -= part * here
        if left <= 0:
            break
    assert health.held_by(0.2) == pytest.approx(held / cases)
    assert f"home to {round(100 * held / cases)}% of all its residents in bad" in (
        deprivation.describe_concentration(health)
    )


def test_the_index_is_twice_the_covariance_of_rate_and_rank_over_the_mean(health, index):
    points = plain_points("bad_or_very_bad_health", index)
    people = sum(p for _, p in points)
    mean = sum(c for c, _ in points) / people
    before = covariance = 0.0
    for count, here in points:
        rank = (before + here / 2) / people
        before += here
        covariance += here / people * (count / here - mean) * (rank - 0.5)
    assert health.index == pytest.approx(2 * covariance / mean)
    said = deprivation.describe_concentration_index(health)
    assert said.startswith(f"Concentration index −{abs(health.index):.2f}: more falls to the more")
    for words in ("No interval", "139 LSOAs", "IMD 2025", "Census 2021", "Not adjusted for age"):
        assert words in said


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0.3, "0.30: more falls to the less"),
        (-0.3, "−0.30: more falls to the more"),
        (-0.001, "0.00: about an equal"),
    ],
)
def test_the_sign_of_the_index_is_put_in_words(health, number, words):
    said = deprivation.describe_concentration_index(dataclasses.replace(health, index=number))
    assert said.startswith(f"Concentration index {words}")


@pytest.mark.parametrize("indicator", deprivation.CONCENTRATED)
def test_everything_offered_has_counts_for_every_lsoa(indicator):
    found = deprivation.concentration(values(indicator), values("imd_score"))
    assert found.areas == 139
    assert INDICATORS[indicator].unit.startswith("% of ")
    shown = deprivation.concentration_table(found)
    assert sum(float(cell[:-1]) for cell in shown["Share"]) == pytest.approx(100, abs=0.3)
    assert shown["Added up"].iloc[-1] == "100.0%"


def test_without_counts_there_is_no_curve():
    rows = values("imd_rank")
    with pytest.raises(DataError):
        deprivation.concentration(rows, values("imd_score"))


def test_each_domain_is_declared_in_every_measure():
    assert len(DOMAINS) == 10
    assert all(f"{stem}_{measure}" in INDICATORS for stem in DOMAINS for measure in MEASURES)


def test_no_slope_is_drawn_over_four_neighbourhoods_and_it_is_said_why():
    said = deprivation.describe_no_slope()
    assert "four neighbourhoods" in said and "five groups" in said
