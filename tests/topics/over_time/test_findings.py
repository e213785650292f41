"""Series, runs, ranks and judgements: every number is found again by a plain second computation."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from trafford_explorer.areas import ENGLAND, GREATER_MANCHESTER, TRAFFORD
from trafford_explorer.indicators import INDICATORS, Break
from trafford_explorer.periods import period_months, period_sort_key
from trafford_explorer.phrases import ordinal
from trafford_explorer.topics.over_time import findings

OTHERS = [code for code in GREATER_MANCHESTER if code != TRAFFORD]
SMOKING = INDICATORS["smoking_adults"]


def a_line(*rows):
    full = [(p, v, *(limits or (np.nan, np.nan)), "Toy") for p, v, *limits in rows]
    return pd.DataFrame(full, columns=["period", "value", "lower_95", "upper_95", "release"])


# ---- runs and gaps -------------------------------------------------------------------------------


def test_a_break_and_another_length_of_period_each_end_a_run():
    indicator = replace(SMOKING, breaks=(Break("2019", "a new method"),))
    line = a_line(
        ("2017", 1.0), ("2018", 2.0), ("2019", 3.0), ("2018-20", 4.0), ("2020", 5.0), ("2021", 6.0)
    )
    found = [run["period"].tolist() for run in findings.comparable_runs(line, indicator)]
    assert found == [["2017", "2018"], ["2018-20"], ["2019", "2020", "2021"]]


def test_a_break_of_small_areas_alone_does_not_break_the_borough():
    indicator = replace(SMOKING, breaks=(Break("2019", "new wards", ("ward23",)),))
    line = a_line(("2018", 1.0), ("2019", 2.0))
    assert len(findings.comparable_runs(line, indicator)) == 1


def test_what_cannot_be_compared_over_time_has_no_run_to_compare():
    indicator = replace(SMOKING, comparable_over_time=False)
    line = a_line(("2018", 1.0), ("2019", 2.0))
    assert [len(run) for run in findings.comparable_runs(line, indicator)] == [1, 1]
    assert findings.run_for_change(line, indicator) is None


def test_a_year_that_is_missing_parts_the_line_but_not_the_run():
    line = a_line(("2016", 1.0), ("2017", 2.0), ("2018", 3.0), ("2020", 4.0))
    assert findings.gaps_in_time(line) == [("2018", "2020")]
    assert [len(piece) for piece in findings.joined_stretches(line, SMOKING)] == [3, 1]
    assert len(findings.run_for_change(line, SMOKING)) == 4


def test_a_shorter_list_is_the_same_as_one_asked_for_at_once(values, names):
    rows = values[values["indicator_id"] == "smoking_adults"]
    whole = findings.places_over_time(rows, sorted(set(rows["area_code"])), names, "persons")
    part = findings.only_places(whole, OTHERS[:3])
    again = findings.places_over_time(rows, OTHERS[:3], names, "persons")
    assert part.others == again.others == 3
    assert part.newest.to_dict() == again.newest.to_dict()
    assert list(part.lines) == list(again.lines)


def test_pools_that_share_years_are_not_compared():
    assert findings.run_for_change(a_line(("2018-20", 1.0), ("2019-21", 2.0)), SMOKING) is None
    longer = a_line(("2018-20", 1.0), ("2019-21", 2.0), ("2021-23", 3.0))
    change = findings.change_over(findings.run_for_change(longer, SMOKING))
    assert (change.earlier_period, change.later_period) == ("2018-20", "2021-23")


def test_series_offered_have_two_comparable_periods_and_no_other_is_left_out(values):
    offered = set(findings.borough_series(values))
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


# ---- among others --------------------------------------------------------------------------------


def test_every_rank_is_the_count_of_places_beyond_trafford(values, figures_of, a_series):
    counted = 0
    for indicator, sex in findings.borough_series(values):
        found = a_series(indicator, sex)
        held = {code: figures_of(indicator, sex, code) for code in GREATER_MANCHESTER}
        period = found.places.period
        now = {
            c: round(v[period], INDICATORS[indicator].decimals)
            for c, v in held.items()
            if period in v
        }
        if len(now) < 10 or INDICATORS[indicator].own_groups:
            assert found.boroughs.rank == "" and found.boroughs.standing is None
            continue
        counted += 1
        higher = sum(v > now[TRAFFORD] for v in now.values()) + 1
        lower = sum(v < now[TRAFFORD] for v in now.values()) + 1
        number, end = (lower, "lowest") if lower <= higher else (higher, "highest")
        place = end if number == 1 else f"{ordinal(number)} {end}"
        tied = "joint " if sum(v == now[TRAFFORD] for v in now.values()) > 1 else ""
        assert found.boroughs.rank == f"{tied}{place} of the ten Greater Manchester boroughs"
        assert found.boroughs.standing.rank_from_highest == higher
        assert round(found.boroughs.highest.value, found.indicator.decimals) == max(now.values())
        assert round(found.boroughs.lowest.value, found.indicator.decimals) == min(now.values())
    assert counted > 15


def test_places_of_one_printed_figure_share_an_end_of_the_list(a_series):
    found = a_series("smoking_adults")
    lines = {
        code: line.assign(value=30.04 if code in OTHERS[:2] else line["value"])
        for code, line in found.places.lines.items()
    }
    lines[OTHERS[1]] = lines[OTHERS[1]].assign(value=29.96)
    places = replace(found.places, lines=lines)
    highest = findings.standing_in_list(places, SMOKING, "The list", True).highest
    assert highest.value == 30.04
    assert set(highest.places) == {places.name_of(code) for code in OTHERS[:2]}


def test_a_figure_beyond_a_break_is_not_set_against_the_years_before(a_series):
    found = a_series("children_in_low_income_families_absolute")
    assert found.first is None and found.change.later_period == "2023/24"


def test_places_with_groups_of_their_own_are_neither_ranked_nor_set_against_england(a_series):
    found = a_series("sii_life_expectancy_at_birth", "male")
    assert ENGLAND in found.places.lines and list(found.drawn) == [TRAFFORD]
    assert found.england is None and found.england_before is None
    assert found.boroughs.rank == "" and found.boroughs.highest is None


# ---- what must be known of some years ------------------------------------------------------------


def marks_of(found):
    return findings.year_marks(found.places.trafford, found.indicator)


def test_breaks_gaps_and_the_covid_years_are_marked(a_series):
    life = marks_of(a_series("life_expectancy_at_birth", "female"))
    assert [(m.label, m.first, m.last) for m in life] == [
        ("break", "2015-17", ""),
        ("Covid", "2018-20", "2021-23"),
    ]
    depression = marks_of(a_series("depression_recorded"))
    assert [(m.label, m.first) for m in depression] == [("gap", "2024/25"), ("Covid", "2019/20")]
    assert depression[0].before == "2022/23"
    assert marks_of(a_series("sii_life_expectancy_at_birth_2010_16_release", "male")) == []


def test_no_year_outside_the_covid_months_is_called_a_covid_year(a_series):
    marks = marks_of(a_series("smoking_routine_and_manual"))
    found = [(mark.first, mark.last) for mark in marks if mark.label == "Covid"]
    assert found == [("2020", "2020-22"), ("2021-23", "2021-23")]


# ---- judgements ----------------------------------------------------------------------------------


def test_every_judgement_is_the_producers_own(values):
    found = findings.borough_judgements(values)
    ours = values[values["area_code"] == TRAFFORD].set_index(["indicator_id", "sex", "period"])
    judged = ours[ours["compared_to_england"].isin(findings.JUDGED)]
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
    unjudged = {one.indicator.id for one in found.unjudged}
    assert unjudged == published - {key[0] for key in judged.index}


def test_a_judgement_that_changes_in_the_file_changes_in_the_table(values):
    other = values.copy()
    at = (other["indicator_id"] == "smoking_adults") & (other["area_code"] == TRAFFORD)
    other.loc[at & (other["period"] == "2024"), "compared_to_england"] = "worse"
    other.loc[at & (other["period"] == "2023"), "compared_to_england"] = ""
    rows = findings.borough_judgements(other).rows
    row = next(row for row in rows if row.indicator.id == "smoking_adults")
    assert row.cells[:2] == (("2024", "worse"), ("2023", "not judged"))


def test_what_the_producer_refuses_to_compare_is_told_from_what_it_left_out(values):
    refused = {
        one.indicator.id: one.refused for one in findings.borough_judgements(values).unjudged
    }
    assert refused["sii_life_expectancy_at_birth"] is True
    assert refused["claimant_rate"] is False


@pytest.mark.parametrize("indicator", ["smoking_adults", "obesity_year_6"])
def test_englands_figure_beside_trafford_is_that_of_the_same_years(values, figures_of, indicator):
    figures = findings.borough_judgements(values).figures
    here = figures[figures["indicator_id"] == indicator].set_index("period")["england"].dropna()
    england = figures_of(indicator, code=ENGLAND)
    assert len(here) > 5
    assert here.to_dict() == {period: england[period] for period in here.index}
