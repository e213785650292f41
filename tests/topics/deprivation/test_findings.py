"""The findings of deprivation, each against a plain second count of the published files."""

import pytest

from tests.topics.deprivation.plain import names, plain_average, raw, values
from trafford_explorer import load
from trafford_explorer.errors import DataError
from trafford_explorer.indicators import INDICATORS
from trafford_explorer.indicators.deprivation import DOMAINS, LSOAS_IN_ENGLAND, MEASURES
from trafford_explorer.topics.deprivation import findings, words


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


def test_every_lsoa_of_the_fifth_is_in_it_and_every_pocket_among_them(found, index):
    fifth = {code for code, row in index.items() if int(row["IMD_decile"]) <= 2}
    assert set(found.in_fifth["area_code"]) == fifth
    assert set(found.pockets["area_code"]) < fifth


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


def test_an_average_between_the_two_scores_is_not_placed_and_hides_nobody(found):
    middle = found.middle.about
    scores = values("imd_score")
    at = (scores["area_type"] == "neighbourhood") & (scores["area_code"] == "South")
    scores = scores.assign(value=scores["value"].mask(at, middle))
    other = findings.hidden_pockets(
        found.table[[*found.table.columns[:7]]],
        scores,
        found.table.set_index("area_code")["weight"],
        "2022",
    )
    assert "South" not in set(other.pockets["neighbourhood"])
    assert "between the two scores" in words.describe_middle(other)


def test_without_figures_of_the_index_an_error_says_what_is_missing():
    none = values("imd_score").iloc[:0]
    with pytest.raises(DataError, match="lsoa21 for 2025"):
        findings.scored_lsoas(none, none, none, names("lsoa21"))


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
    assert (moves.more_deprived, moves.less_deprived) == (more, less)
    assert len(moves.compared) == 137


def test_the_number_in_the_fifth_then_is_that_of_the_published_tenths(moves):
    then = [
        row
        for row in raw("deprivation/trafford_iod2015_iod2019_lsoa11.csv")
        if row["index_domain"] == "Index of Multiple Deprivation"
        and row["year"] == "2019"
        and float(row["decile"]) <= 2
    ]
    assert moves.in_fifth[0] == len(then)


@pytest.mark.parametrize("indicator", findings.COUNTED_BY_CENSUS)
def test_everything_offered_has_counts_for_every_lsoa(indicator):
    found = findings.concentration_of(values(indicator), values("imd_score"))
    assert len(found.lsoas) == 139
    assert INDICATORS[indicator].unit.startswith("% of ")
    assert found.held_by(0) == 0 and found.held_by(1) == pytest.approx(1)


def test_without_counts_there_is_no_curve():
    rows = values("imd_rank")
    with pytest.raises(DataError):
        findings.concentration_of(rows, values("imd_score"))


def test_each_domain_is_declared_in_every_measure():
    assert len(DOMAINS) == 10
    assert all(f"{stem}_{measure}" in INDICATORS for stem in DOMAINS for measure in MEASURES)


def test_the_largest_moves_are_the_ends_of_the_order(moves):
    ends = moves.largest(3)
    moved = sorted(moves.compared["moved"])
    assert ends["moved"].tolist() == pytest.approx([*moved[:3], *moved[-3:]])
