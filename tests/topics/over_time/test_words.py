"""Series of any indicator in words: every number is found again by a plain second computation."""

import csv
import io
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from trafford_explorer.areas import ENGLAND, GREATER_MANCHESTER, TRAFFORD
from trafford_explorer.indicators import INDICATORS, Break, Polarity
from trafford_explorer.load import load_area_names, load_indicator_values, load_peers, load_sources
from trafford_explorer.periods import period_months, period_sort_key
from trafford_explorer.topics.over_time import words as over_time

OTHERS = [code for code in GREATER_MANCHESTER if code != TRAFFORD]
SMOKING = INDICATORS["smoking_adults"]


@pytest.fixture(scope="module")
def values():
    found = load_indicator_values()
    return found[found["area_type"].isin(["local_authority", "country"])]


@pytest.fixture(scope="module")
def names():
    found = load_area_names()
    return dict(zip(found["area_code"], found["area_name"], strict=True))


def of(values, indicator, sex="persons", code=TRAFFORD):
    rows = values[
        (values["indicator_id"] == indicator)
        & (values["sex"] == sex)
        & (values["area_code"] == code)
        & values["value"].notna()
    ]
    return dict(zip(rows["period"], rows["value"], strict=True))


def a_story(values, names, indicator, sex="persons", codes=OTHERS, ours=True):
    declared = INDICATORS[indicator]
    rows = values[values["indicator_id"] == indicator]
    one = over_time.alike(over_time.among(rows, codes, names, sex), declared)
    ten = over_time.alike(over_time.among(rows, OTHERS, names, sex), declared)
    return over_time.Story(
        declared,
        one,
        over_time.listed(one, declared, "The list", ours),
        over_time.listed(ten, declared, "The ten", True),
        over_time.judgement_of(rows, sex, one.period),
    )


def a_line(*rows):
    full = [(p, v, *(limits or (np.nan, np.nan)), "Toy") for p, v, *limits in rows]
    return pd.DataFrame(full, columns=["period", "value", "lower_95", "upper_95", "release"])


# ---- runs, gaps and pieces -----------------------------------------------------------------------


def test_a_break_and_another_length_of_period_each_end_a_run():
    indicator = replace(SMOKING, breaks=(Break("2019", "a new method"),))
    line = a_line(
        ("2017", 1.0), ("2018", 2.0), ("2019", 3.0), ("2018-20", 4.0), ("2020", 5.0), ("2021", 6.0)
    )
    found = [run["period"].tolist() for run in over_time.runs(line, indicator)]
    assert found == [["2017", "2018"], ["2018-20"], ["2019", "2020", "2021"]]


def test_a_break_of_small_areas_alone_does_not_break_the_borough():
    indicator = replace(SMOKING, breaks=(Break("2019", "new wards", ("ward23",)),))
    line = a_line(("2018", 1.0), ("2019", 2.0))
    assert len(over_time.runs(line, indicator)) == 1


def test_what_cannot_be_compared_over_time_has_no_run_to_compare():
    indicator = replace(SMOKING, comparable_over_time=False)
    line = a_line(("2018", 1.0), ("2019", 2.0))
    assert [len(run) for run in over_time.runs(line, indicator)] == [1, 1]
    assert over_time.comparable_run(line, indicator) is None


def test_a_year_that_is_missing_parts_the_line_but_not_the_run():
    line = a_line(("2016", 1.0), ("2017", 2.0), ("2018", 3.0), ("2020", 4.0))
    assert over_time.holes(line) == [("2018", "2020")]
    assert [len(piece) for piece in over_time.pieces(line, SMOKING)] == [3, 1]
    assert len(over_time.comparable_run(line, SMOKING)) == 4


def test_a_shorter_list_is_the_same_as_one_asked_for_at_once(values, names):
    rows = values[values["indicator_id"] == "smoking_adults"]
    whole = over_time.among(rows, sorted(set(rows["area_code"])), names, "persons")
    part = over_time.within(whole, OTHERS[:3])
    again = over_time.among(rows, OTHERS[:3], names, "persons")
    assert part.asked == again.asked == 3
    assert part.newest.to_dict() == again.newest.to_dict()
    assert list(part.lines) == list(again.lines)


def test_pools_that_share_years_are_not_compared():
    assert over_time.comparable_run(a_line(("2018-20", 1.0), ("2019-21", 2.0)), SMOKING) is None
    longer = a_line(("2018-20", 1.0), ("2019-21", 2.0), ("2021-23", 3.0))
    change = over_time.change_over(over_time.comparable_run(longer, SMOKING))
    assert (change.earlier_period, change.later_period) == ("2018-20", "2021-23")


def test_series_offered_have_two_comparable_periods_and_no_other_is_left_out(values):
    offered = set(over_time.borough_series(values))
    ours = values[(values["area_code"] == TRAFFORD) & values["value"].notna()]
    for (indicator, sex), rows in ours.groupby(["indicator_id", "sex"]):
        declared = INDICATORS[indicator]
        breaks = [
            period_sort_key(b.period)
            for b in declared.breaks
            if not b.area_types or "local_authority" in b.area_types
        ]
        kinds = [
            (period_months(p), sum(b <= period_sort_key(p) for b in breaks)) for p in rows["period"]
        ]
        wanted = declared.comparable_over_time and len(set(kinds)) < len(kinds)
        assert ((indicator, sex) in offered) == wanted, (indicator, sex)
    assert ("imd_score", "persons") not in offered
    assert ("disability", "persons") not in offered


# ---- sentences -----------------------------------------------------------------------------------


def test_the_answer_has_the_figures_of_the_files(values, names):
    said = over_time.describe_now(a_story(values, names, "smoking_adults"))
    trafford, england = of(values, "smoking_adults"), of(values, "smoking_adults", code=ENGLAND)
    ten = {code: of(values, "smoking_adults", code=code)["2024"] for code in GREATER_MANCHESTER}
    assert f"{trafford['2024']:.1f}% of adults smoked in 2024" in said
    apart = round(england["2024"], 1) - round(trafford["2024"], 1)
    assert f"{apart:.1f} percentage points below England ({england['2024']:.1f}%)" in said
    assert f"down from {trafford['2011']:.1f}% in 2011" in said
    assert min(ten, key=ten.get) == TRAFFORD
    assert "the lowest of the ten Greater Manchester boroughs" in said


def test_every_rank_is_the_count_of_places_beyond_trafford(values, names):
    counted = 0
    for indicator, sex in over_time.borough_series(values):
        story = a_story(values, names, indicator, sex)
        held = {code: of(values, indicator, sex, code) for code in GREATER_MANCHESTER}
        period = story.one.period
        now = {
            c: round(v[period], INDICATORS[indicator].decimals)
            for c, v in held.items()
            if period in v
        }
        if len(now) < 10 or INDICATORS[indicator].own_groups:
            assert story.boroughs.rank == ""
            continue
        counted += 1
        higher = sum(v > now[TRAFFORD] for v in now.values()) + 1
        lower = sum(v < now[TRAFFORD] for v in now.values()) + 1
        number, end = (lower, "lowest") if lower <= higher else (higher, "highest")
        place = end if number == 1 else f"{over_time.ordinal(number)} {end}"
        tied = "joint " if sum(v == now[TRAFFORD] for v in now.values()) > 1 else ""
        assert story.boroughs.rank == f"{tied}{place} of the ten Greater Manchester boroughs"
    assert counted > 15


def test_without_all_ten_there_is_a_count_and_no_rank(values, names):
    story = a_story(values, names, "neet_16_17")
    period = story.one.period
    held = sum(period in of(values, "neet_16_17", code=code) for code in GREATER_MANCHESTER)
    assert held < 10
    said = over_time.describe_coverage(story)
    assert f"{held} of 10 published in these data for {period}, so no rank" in said
    assert "boroughs" not in over_time.describe_now(story)


def test_neighbours_are_counted_without_trafford(values, names):
    peers = load_peers()
    name = "peers_childrens_services_statistical_neighbours"
    codes = peers.loc[peers["list_id"] == name, "area_code"].tolist()
    story = a_story(values, names, "life_expectancy_at_birth", "female", codes, ours=False)
    held = sum(
        story.one.period in of(values, "life_expectancy_at_birth", "female", c) for c in codes
    )
    assert f"{held} of {len(codes)} published in these data" in over_time.describe_coverage(story)


def test_a_change_without_intervals_is_not_called_real(values, names):
    said = over_time.describe_since(a_story(values, names, "smoking_adults"))
    assert "10.8 percentage points less" in said
    assert "Whether that is more than chance cannot be said: no interval" in said


def test_a_change_with_intervals_is_judged_by_its_own_interval(values, names):
    name = "sii_life_expectancy_at_birth_2010_16_release"
    said = over_time.describe_since(a_story(values, names, name, "female"))
    rows = values[
        (values["indicator_id"] == name)
        & (values["sex"] == "female")
        & values["period"].isin(["2010-12", "2014-16"])
    ].set_index("period")
    first, last = rows.loc["2010-12"], rows.loc["2014-16"]
    moved = last["value"] - first["value"]
    lower = moved - np.hypot(last["value"] - last["lower_95"], first["upper_95"] - first["value"])
    upper = moved + np.hypot(last["upper_95"] - last["value"], first["value"] - first["lower_95"])
    assert lower < 0 < upper
    assert f"{lower:.1f} to {upper:.1f}".replace("-", "−") in said
    assert "holds zero: it may be chance" in said


def test_a_figure_beyond_a_break_is_not_set_against_the_years_before(values, names):
    story = a_story(values, names, "children_in_low_income_families_absolute")
    assert story.first is None
    assert "from" not in over_time.describe_now(story)
    assert "2023/24" in over_time.describe_since(story)
    assert "2024/25, cannot be set against these" in over_time.describe_since(story)


@pytest.mark.parametrize(
    ("polarity", "words"),
    [
        (
            Polarity.LOW_IS_GOOD,
            "Lower is better: Trafford’s figure is on the better side of England’s",
        ),
        (
            Polarity.HIGH_IS_GOOD,
            "Higher is better: Trafford’s figure is on the worse side of England’s",
        ),
        (Polarity.NO_JUDGEMENT, "not judged here"),
        (Polarity.UNKNOWN, "not judged here"),
    ],
)
def test_better_and_worse_follow_the_direction_of_the_indicator(values, names, polarity, words):
    story = a_story(values, names, "smoking_adults")
    story = replace(story, indicator=replace(story.indicator, polarity=polarity))
    assert words in over_time.describe_direction(story)


def test_places_with_groups_of_their_own_are_neither_ranked_nor_set_against_england(values, names):
    story = a_story(values, names, "sii_life_expectancy_at_birth", "male")
    for words in (over_time.describe_now(story), over_time.describe_direction(story)):
        assert "England" not in words and "highest" not in words
    assert "neither ranked nor drawn" in over_time.describe_judgement(story)
    assert list(over_time.periods_table(story)) == ["Trafford"]
    assert list(over_time.places_table(story).index) == ["Trafford"]


def test_breaks_gaps_and_the_covid_years_are_marked(values, names):
    life = over_time.marks(a_story(values, names, "life_expectancy_at_birth", "female"))
    assert [(m.label, m.first, m.last) for m in life] == [
        ("break", "2015-17", ""),
        ("Covid", "2018-20", "2021-23"),
    ]
    depression = over_time.marks(a_story(values, names, "depression_recorded"))
    assert [(m.label, m.first) for m in depression] == [("gap", "2024/25"), ("Covid", "2019/20")]
    assert "between 2022/23 and 2024/25" in depression[0].words
    older = a_story(values, names, "sii_life_expectancy_at_birth_2010_16_release", "male")
    assert over_time.marks(older) == []


def test_periods_of_several_lengths_are_said_to_be_apart(values, names):
    assert "2022-24" in over_time.describe_lengths(
        a_story(values, names, "smoking_routine_and_manual")
    )
    assert over_time.describe_lengths(a_story(values, names, "smoking_adults")) == ""


# ---- tables and the file -------------------------------------------------------------------------


def test_the_tables_hold_the_figures_of_the_files(values, names):
    story = a_story(values, names, "smoking_adults")
    by_period = over_time.periods_table(story)
    for period, value in of(values, "smoking_adults").items():
        assert by_period.loc[period, "Trafford"] == f"{value:.1f}"
    ten = {names[c]: of(values, "smoking_adults", code=c)["2024"] for c in OTHERS}
    low, high = min(ten, key=ten.get), max(ten, key=ten.get)
    spread = by_period.loc["2024", "The list, lowest to highest"]
    assert spread == f"{ten[low]:.1f} {low} to {ten[high]:.1f} {high}"
    places = over_time.places_table(story)
    bolton = of(values, "smoking_adults", code="E08000001")
    assert places.loc["Bolton", "2024"] == f"{bolton['2024']:.1f}%"
    moved = round(bolton["2024"], 1) - round(bolton["2011"], 1)
    assert places.loc["Bolton", "Difference"].startswith(f"{abs(moved):.1f} percentage points")
    shown = [float(v.rstrip("%")) for v in places["2024"]]
    assert shown == sorted(shown, reverse=True)


def test_the_file_holds_its_source_and_every_figure(values, names):
    story = a_story(values, names, "life_expectancy_at_birth", "female")
    rows = values[values["indicator_id"] == "life_expectancy_at_birth"]
    source = next(iter(load_sources().values()))
    head, _, body = over_time.series_csv(story, rows, [source]).partition("\n\n")
    about = list(csv.reader(io.StringIO(head)))
    keys = [row[0] for row in about]
    for key in ("Indicator", "Sex", "Compared with", "Break", "Release", "Source", "Licence"):
        assert key in keys
    assert any("cannot be said" in row[1] for row in about if row[0] == "Change")
    assert [row[1].split()[0] for row in about if row[0] in ("Break", "Covid")] == [
        "Break",
        "Covid",
    ]
    table = pd.read_csv(io.StringIO(body))
    ours = table[table["area_code"] == TRAFFORD].set_index("period")
    assert ours["value"].to_dict() == of(values, "life_expectancy_at_birth", "female")
    assert ours.loc["2009-13", "run"] != ours.loc["2015-17", "run"] == ours.loc["2023-25", "run"]
    assert set(table["area_code"]) == {*GREATER_MANCHESTER, ENGLAND}


# ---- judgements ----------------------------------------------------------------------------------


def test_every_judgement_is_the_producers_own(values):
    found = over_time.tartan(values)
    ours = values[values["area_code"] == TRAFFORD].set_index(["indicator_id", "sex", "period"])
    judged = ours[ours["compared_to_england"].isin(over_time.JUDGED)]
    rows = {(row.indicator.id, row.sex) for row in found.rows}
    assert rows == {key[:2] for key in judged.index}
    for row in found.rows:
        for period, said in row.cells:
            cell = ours.loc[(row.indicator.id, row.sex, period)]
            if np.isnan(cell["value"]):
                assert said == "no figure"
            else:
                assert said == (cell["compared_to_england"] or "not judged")
    published = set(ours.index.get_level_values(0))
    assert {one.id for one, _ in found.unjudged} == published - {key[0] for key in judged.index}


def test_the_sentence_counts_the_newest_judgements_that_are_not_old(values):
    found = over_time.tartan(values)
    newest = [row.cells[0] for row in found.rows]
    last = max(period_sort_key(period)[0] for period, _ in newest)
    fresh = [said for period, said in newest if last - period_sort_key(period)[0] <= 36]
    assert 0 < len(fresh) < len(newest)
    said = over_time.describe_tartan(found)
    words = ["none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
    for judgement in ("better", "similar", "worse"):
        n = fresh.count(judgement)
        assert f"{judgement} on {words[n] if n < 11 else n}" in said
    assert said.endswith(f"of {len(fresh)}.")


def test_a_judgement_that_changes_in_the_file_changes_in_the_table(values):
    other = values.copy()
    at = (other["indicator_id"] == "smoking_adults") & (other["area_code"] == TRAFFORD)
    other.loc[at & (other["period"] == "2024"), "compared_to_england"] = "worse"
    other.loc[at & (other["period"] == "2023"), "compared_to_england"] = ""
    row = next(r for r in over_time.tartan(other).rows if r.indicator.id == "smoking_adults")
    assert row.cells[:2] == (("2024", "worse"), ("2023", "not judged"))
    assert "worse on one" in over_time.describe_tartan(over_time.tartan(other))


def test_what_nobody_judged_is_named_with_its_reason(values):
    why = {one.id: reason for one, reason in over_time.tartan(values).unjudged}
    assert why["sii_life_expectancy_at_birth"] == "the producer does not compare it with England"
    assert why["claimant_rate"] == "the file used here has no judgement"


def test_no_change_is_no_question_of_chance():
    line = a_line(("2014", 10.4), ("2018", 10.4))
    said = over_time.describe_change(over_time.change_over(line), over_time.format_of(SMOKING))
    assert said == "10.4% in 2014 and 10.4% in 2018, the same as printed."
    line = a_line(("2014", 10.4, 10.0, 10.8), ("2018", 10.4, 10.1, 10.7))
    said = over_time.describe_change(over_time.change_over(line), over_time.format_of(SMOKING))
    assert said.endswith("the same as printed. The 95% interval of that change is −0.5 to 0.5.")


def test_counts_and_estimates_are_not_spoken_of_as_samples(values, names):
    people = over_time.describe_since(a_story(values, names, "population"))
    assert "mid-year estimates, not a sample" in people and "chance" not in people
    assert "count everyone recorded, not a sample; whether that is more than chance cannot" in (
        over_time.describe_since(a_story(values, names, "claimant_rate"))
    )


def test_those_drawn_beside_trafford_are_counted_without_it(values, names):
    told = a_story(values, names, "smoking_adults")
    assert over_time.describe_drawn(told) == (
        "thin grey lines: the nine other boroughs of Greater Manchester"
    )
    few = a_story(values, names, "neet_16_17")
    drawn = sum(bool(of(values, "neet_16_17", code=code)) for code in OTHERS)
    assert 0 < drawn < 9 and len(few.one.lines) == drawn + 2
    word = ["none", "one", "two", "three", "four", "five", "six", "seven", "eight"][drawn]
    assert f"lines: {word} of the nine other" in over_time.describe_drawn(few)
    peers = a_story(values, names, "smoking_adults", codes=OTHERS[:4], ours=False)
    assert over_time.describe_drawn(peers) == "thin grey lines: The list, all 4 places"
    own = a_story(values, names, "sii_life_expectancy_at_birth", "male")
    assert over_time.describe_drawn(own) == ""


def test_no_year_outside_the_covid_months_is_called_a_covid_year(values, names):
    told = a_story(values, names, "smoking_routine_and_manual")
    found = [(m.first, m.last) for m in over_time.marks(told) if m.label == "Covid"]
    assert found == [("2020", "2020-22"), ("2021-23", "2021-23")]


def test_single_years_beside_pools_are_both_said(values, names):
    told = a_story(values, names, "smoking_routine_and_manual")
    held = of(values, "smoking_routine_and_manual")
    last = max((p for p in held if period_months(p) == 12), key=period_sort_key)
    assert f"The last of these in Trafford: {held[last]:.1f}% in {last}." in (
        over_time.describe_lengths(told)
    )
    assert not any("give way" in mark.words for mark in over_time.marks(told))


def test_every_line_of_the_chart_is_in_a_table(values, names):
    told = a_story(values, names, "under75_preventable_mortality")
    table = over_time.lines_table(told)
    assert list(table)[:2] == ["Trafford", "England"]
    for code, line in told.one.lines.items():
        held = dict(zip(line["period"], line["value"], strict=True))
        for period, said in table[names.get(code, code)].items():
            assert said == (f"{held[period]:.1f}" if period in held else "not published")
    own = a_story(values, names, "sii_life_expectancy_at_birth", "male")
    assert list(over_time.lines_table(own)) == ["Trafford"]


def test_what_nobody_judged_has_its_newest_figure_and_englands_of_the_same_years(values):
    table = over_time.unjudged_table(over_time.tartan(values))
    ours, england = of(values, "claimant_rate"), of(values, "claimant_rate", code=ENGLAND)
    row = table.loc[INDICATORS["claimant_rate"].title]
    assert row["Years"] == max(ours, key=period_sort_key)
    assert row["Trafford"] == f"{ours[row['Years']]:.1f}%"
    assert row["England"] == f"{england[row['Years']]:.1f}%"
    slope = table[table.index.str.startswith("Slope index")]
    assert set(slope["England"]) == {"not comparable"} and len(slope) >= 2


def test_the_file_of_judgements_holds_every_figure_of_the_borough(values):
    found = over_time.tartan(values)
    text = over_time.judgements_csv(found, [])
    table = pd.read_csv(io.StringIO(text.split("\n\n", 1)[-1].replace("\r\n", "\n")))
    ours = values[(values["area_code"] == TRAFFORD) & (values["area_type"] == "local_authority")]
    assert len(table) == len(ours)
    key = ["indicator_id", "sex", "period"]
    both = table.merge(ours, on=key, suffixes=("", "_there"))
    assert len(both) == len(ours)
    assert np.allclose(both["value"], both["value_there"], equal_nan=True)
    judged = ours[ours["compared_to_england"].isin(over_time.JUDGED)]
    assert table["judgement"].value_counts().to_dict() == (
        judged["compared_to_england"].value_counts().to_dict()
    )
    assert (table["judgement"].isna() == table["why_none"].notna()).all()
    why = table.set_index(key)["why_none"]
    assert why["life_expectancy_at_birth", "female", "2009-13"] == (
        "the file used here has none for these years"
    )
    assert why["obesity_year_6", "persons", "2020/21"] == "no figure"
    assert {one.id for one, _ in found.unjudged} <= set(
        table.loc[table["why_none"].notna(), "indicator_id"]
    )


def test_the_file_of_standings_has_a_row_a_list(values, names):
    told = a_story(values, names, "smoking_adults")
    text = over_time.standings_csv([told.chosen, told.boroughs], told, [])
    rows = list(csv.DictReader(io.StringIO(text.replace("\r\n", "\n").split("\n\n", 1)[-1])))
    assert [row["list"] for row in rows] == ["The list", "The ten"]
    assert rows[1]["rank"] == told.boroughs.rank and rows[1]["of_these_with_a_figure"] == "9"
    assert f"Trafford,{told.value}\n" in text
