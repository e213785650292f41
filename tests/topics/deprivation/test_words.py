"""The sentences about deprivation say the findings, whole, and nothing more."""

import dataclasses

import pytest

from tests.topics.deprivation.plain import plain_average, plain_points, values
from trafford_explorer.topics.deprivation import words


def test_the_headline_names_every_pocket_and_its_neighbourhood(found):
    said = words.describe_pockets(found)
    assert said.startswith("Four of the 11 small areas (LSOAs) of Trafford in the most deprived")
    for row in found.pockets.itertuples():
        assert row.area_name in said
        assert row.neighbourhood in said
    for row in found.in_fifth[~found.in_fifth["hidden"]].itertuples():
        assert row.area_name not in said


@pytest.mark.parametrize(
    ("keep", "start"),
    [(1, "One of the 11 small areas"), (0, "No small area (LSOA) of Trafford ")],
)
def test_the_headline_follows_the_number_of_pockets(found, keep, start):
    hidden = found.pockets["area_code"].tolist()[:keep]
    table = found.table.assign(hidden=found.table["area_code"].isin(hidden))
    fewer = dataclasses.replace(found, table=table)
    assert words.describe_pockets(fewer).startswith(start)
    assert words.describe_pockets(fewer) != words.describe_pockets_chart(fewer)
    assert "1 hidden pockets" not in words.describe_pocket_residents(fewer)


def test_the_share_inside_is_that_of_a_plain_sum_of_squares(found, index, weights, homes):
    whole = plain_average(index, index, weights)
    total = inside = 0.0
    for code, row in index.items():
        home = homes[code]["neighbourhood"]
        around = [other for other in index if homes[other]["neighbourhood"] == home]
        score = float(row["IMD_score"])
        total += weights[code] * (score - whole) ** 2
        inside += weights[code] * (score - plain_average(around, index, weights)) ** 2
    assert found.variation.share_within == pytest.approx(inside / total, abs=1e-4)
    said = words.describe_variation(found)
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
    (said,) = words.describe_lifted(found)
    assert f"{lifted.without:.1f} instead of {lifted.average:.1f}" in said
    assert all(name in said for name in lifted.names)
    assert words.describe_lifted(dataclasses.replace(found, lifted=())) == ()


def test_the_method_states_the_ranks_the_scores_and_every_average(found):
    said = words.describe_middle(found)
    assert "16,878 of 33,755" in said
    assert f"{found.middle.above_rank:,} and {found.middle.below_rank:,}" in said
    for name, average in found.averages.items():
        assert f"{name} {average:.1f}" in said


def test_the_residents_sentence_names_the_two_ends(by_tenth):
    share = {
        n: by_tenth.counts.loc[n, [1, 2]].sum() / by_tenth.totals[n] for n in by_tenth.totals.index
    }
    most, least = max(share, key=share.get), min(share, key=share.get)
    said = words.describe_residents(by_tenth)
    assert said.startswith(f"In mid-2024, {round(100 * share[most])}% of {most}’s residents lived")
    assert f"{round(100 * share[least])}% of {least}’s" in said
    assert f"({by_tenth.counts.loc[most, [1, 2]].sum():,} people)" in said


def test_the_widest_distance_from_the_wards_count_is_stated(by_tenth):
    people = values("population").query(
        "area_type == 'neighbourhood' and sex == 'persons' and period == '2024'"
    )
    wards = dict(zip(people["area_code"], people["value"], strict=True))
    apart = {name: abs(by_tenth.totals[name] / wards[name] - 1) for name in wards}
    widest = max(apart, key=apart.get)
    said = words.describe_residents_basis(by_tenth)
    assert f"most in {widest}: {by_tenth.totals[widest]:,} here, {wards[widest]:,.0f} by" in said
    assert "best fit" in said and "mid-2024" in said


def test_the_lsoa_that_was_divided_is_named_with_its_parts(moves):
    divided = moves.table[~moves.table["unchanged"]]
    assert set(divided["earlier_code"]) == {"E01006185"}
    assert set(divided["area_code"]) == {"E01034000", "E01034001"}
    (said,) = words.describe_divided(moves)
    assert "E01006185" in said
    assert all(name in said for name in divided["area_name"])


def test_the_words_about_moves_promise_nothing(moves):
    assert "not the same as less poverty" in words.describe_moves_meaning()
    assert words.describe_moves_no_test() == "We cannot test this: the method changed."
    title = words.describe_moves(moves)
    assert f"137 LSOAs whose outline stayed, {moves.more_deprived} are" in title
    assert f"{moves.less_deprived} relatively less" in title
    said = words.describe_moves_fifth(moves)
    assert f"{moves.in_fifth[0]} of 138" in said
    assert f"{moves.in_fifth[1]} of 139" in said


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
        words.describe_concentration(health)
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
    said = words.describe_concentration_index(health)
    assert said.startswith(f"Concentration index −{abs(health.index):.2f}: more falls to the more")
    assert "139 LSOAs" in said and "IMD 2025" in said
    assert "not adjusted for age" in words.describe_age(health)


@pytest.mark.parametrize(
    ("number", "start"),
    [
        (0.3, "0.30: more falls to the less"),
        (-0.3, "−0.30: more falls to the more"),
        (-0.001, "0.00: about an equal"),
    ],
)
def test_the_sign_of_the_index_is_put_in_words(health, number, start):
    said = words.describe_concentration_index(dataclasses.replace(health, index=number))
    assert said.startswith(f"Concentration index {start}")


def test_no_slope_is_drawn_over_four_neighbourhoods_and_it_is_said_why():
    said = words.describe_no_slope()
    assert "four neighbourhoods" in said and "five groups" in said
