"""The exhibits of the plan scorecard hold the figures of the tables, and lead back to them."""

import io

import pandas as pd
import pytest

from trafford_explorer import load, menu
from trafford_explorer.areas import ENGLAND, TRAFFORD
from trafford_explorer.exhibits import Missing, csv_bytes, text_rows
from trafford_explorer.load import load_plan_facts
from trafford_explorer.periods import period_sort_key
from trafford_explorer.topics.over_time import exhibits as over_time
from trafford_explorer.topics.plan import exhibits, findings, words


@pytest.fixture(scope="module")
def values():
    """(area, indicator, sex, period) -> value."""
    found = load.load_indicator_values()
    found = found[found["area_code"].isin([TRAFFORD, ENGLAND]) & found["value"].notna()]
    return {(r.area_code, r.indicator_id, r.sex, r.period): r.value for r in found.itertuples()}


def table_of(exhibit, name=""):
    """Rows of a table by the heading of each column."""
    table = next(table for table in exhibit.tables if table.name == name)
    heads = [column.name for column in table.columns]
    return [dict(zip(heads, row, strict=True)) for row in table.rows]


def test_every_row_holds_the_figures_of_the_file(values):
    card = exhibits.whole_plan()
    rows = table_of(exhibits.measures(()))
    for m, row in zip(card.measures, rows, strict=True):
        key = m.indicator.id, m.sex
        periods = [p for area, i, s, p in values if area == TRAFFORD and (i, s) == key]
        newest = max(periods, key=period_sort_key)
        assert (row["Measure"], row["Years"]) == (m.name, newest)
        assert row["Newest"].value == values[TRAFFORD, *key, newest]
        if m.since.change:
            start = row["Years at the start"]
            assert row["At the start"].value == values[TRAFFORD, *key, start]
        else:
            assert row["At the start"] == Missing(m.since.why) and not row["Move"]
        if isinstance(row["England"], Missing):
            assert m.indicator.own_groups or (ENGLAND, *key, newest) not in values
        else:
            assert row["England"].value == values[ENGLAND, *key, newest]


def test_healthy_life_expectancy_has_its_limits_now_at_the_start_and_in_england():
    rows = {row["Measure"]: row for row in table_of(exhibits.measures(()))}
    men = rows["Healthy life expectancy at birth, men"]
    limits = [(men[c].value, men[c].lower, men[c].upper) for c in ("Newest", "At the start")]
    assert limits[0] == (63.8, 60.4, 67.1)
    assert men["At the start"].has_interval and men["England"].has_interval
    assert men["Move"] == "down 1.5 years (could be due to chance)"


def test_the_two_ends_inside_trafford_are_those_of_the_file():
    held, seen = load.load_indicator_values(), 0
    rows = table_of(exhibits.measures(()))
    for m, row in zip(exhibits.whole_plan().measures, rows, strict=True):
        if m.inside is None:
            assert isinstance(row["Lowest inside Trafford"], Missing)
            continue
        here = held[
            (held["indicator_id"] == m.indicator.id)
            & (held["sex"] == m.sex)
            & (held["period"] == m.inside.period)
            & (held["area_type"] == m.inside.level)
            & held["value"].notna()
        ]
        assert row["Lowest inside Trafford"] == here["value"].min()
        assert row["Highest inside Trafford"] == here["value"].max()
        assert row["Areas inside Trafford"].startswith(f"{len(here)} ")
        assert row["Where lowest"] and row["Where highest"]
        seen += 1
    assert seen > 10


def test_a_view_holds_what_belongs_to_all_that_is_chosen_and_leads_back_to_it():
    chosen = ("aspiration_lives", "reform_childrens_services")
    exhibit = exhibits.measures(chosen)
    card = findings.narrowed(exhibits.whole_plan(), chosen)
    assert [row["Measure"] for row in table_of(exhibit)] == [m.name for m in card.measures]
    assert exhibit.address.page in {page.label for page in menu.PAGES}
    assert exhibit.address.choice == (("aspiration", chosen[0]), ("reform", chosen[1]))


def test_only_the_lists_of_neighbours_that_are_ranked_in_are_sources():
    used = {m.others.neighbours for m in exhibits.whole_plan().measures} - {""}
    paths = {source.path for source in exhibits.measures(()).sources}
    lists = {key for key in over_time.lists() if key != over_time.BOROUGHS}
    assert used and lists - used
    for list_id in lists:
        assert (f"data/raw/lookups/{list_id}.csv" in paths) is (list_id in used)
    mental = {source.path for source in exhibits.measures(("reform_mental_health",)).sources}
    assert not any(f"data/raw/lookups/{list_id}.csv" in mental for list_id in lists)


def test_the_summary_counts_every_part():
    card = exhibits.whole_plan()
    rows = table_of(exhibits.squares(), "parts")
    assert [row["Part"] for row in rows] == [part.words for part in card.parts]
    used = {words.capital(m.state) for m in card.measures}
    for part, row in zip(card.parts, rows, strict=True):
        assert sum(row[state] for state in used) == len(card.measures_of(part))
        assert row["No data here"] == len(card.gaps_of(part))
        assert (row["Paper"], row["Section of the paper"]) == (part.document, part.section)


def test_a_picture_that_stands_alone_says_what_its_signs_mean():
    key = exhibits.squares().key
    for state, meaning in words.describe_signs(exhibits.whole_plan()).items():
        sign = {**words.SIGNS, words.NOTHING: words.NOTHING_SIGN}[state]
        assert f"{sign} {meaning}." in key


def test_the_squares_and_the_bars_show_every_measure_and_gap():
    card = exhibits.whole_plan()
    squares = sum(len(trace["x"]) for trace in exhibits.squares().chart.data)
    assert squares == sum(
        len(card.measures_of(part)) + len(card.gaps_of(part)) for part in card.parts
    )
    (bars,) = exhibits.standing_bars().chart.data
    states = [m.state for m in card.measures]
    assert bars["x"][-1] == len(card.gaps)
    assert dict(zip(bars["y"], bars["x"], strict=True))["+ better"] == states.count(findings.BETTER)
    assert sum(bars["x"]) == len(states) + len(card.gaps)


def test_every_reason_of_the_links_is_given():
    links = exhibits.plan_links()
    rows = table_of(exhibits.measures(()), "reasons")
    wanted = set(links.loc[links["indicator"] != "", "reason"])
    assert {row["Why, in our reading"] for row in rows} == wanted


def test_what_must_be_known_inside_trafford_names_its_measures():
    rows = table_of(exhibits.measures(()), "inside")
    assert any("Not adjusted for age" in row["What must be known"] for row in rows)
    assert all(row["Of which measures"] for row in rows)


def test_the_papers_figures_stand_as_printed():
    printed = {
        cells[0]: cells[1:]
        for exhibit in exhibits.printed()
        for table in exhibit.tables
        for cells in text_rows(table)
    }
    assert printed["Registered residents who had a first vaccine dose"][:2] == (
        "117,361 people",
        "April 2021",
    )
    assert printed["Combined health and social care resource"][0] == "£512 million"
    assert printed["Population a PCN is meant to cover, from"][0] == "30,000 people"
    assert printed["Population a PCN is meant to cover, to"][0] == "50,000 people"
    assert printed["Public Health"][:4] == ("13,334", "13,414", "80", "0.6%")
    assert printed["Other primary care"][:4] == ("34,044", "33,370", "−674", "−1.98%")
    facts = load_plan_facts()
    lines = facts["kind"].isin(["figure", "table row"]).sum()
    assert sum(len(t.rows) for e in exhibits.printed() for t in e.tables) == lines + 1  # one range


def test_the_file_of_a_view_is_numbers_with_their_releases(values):
    exhibit = exhibits.measures(("reform_prevention",))
    read = pd.read_csv(io.BytesIO(csv_bytes(exhibit, exhibit.tables[0])))
    links = exhibits.plan_links()
    mine = set(links.loc[links["item"] == "reform_prevention", "indicator"]) - {""}
    card = findings.narrowed(exhibits.whole_plan(), ["reform_prevention"])
    assert {m.indicator.id for m in card.measures} == mine and len(read) == len(card.measures)
    for m, row in zip(card.measures, read.itertuples(), strict=True):
        newest = values[TRAFFORD, m.indicator.id, m.sex, m.newest["period"]]
        assert row.Newest == pytest.approx(newest, rel=1e-9)
        assert (row.Indicator, row.Release) == (m.indicator.id, m.newest["release"])
    assert "Our own reading of the plan" in read["Licence"].iloc[0]


def test_the_gaps_of_a_view_say_what_is_needed():
    rows = table_of(exhibits.gaps(("reform_urgent_care",)))
    assert len(rows) == 3 and all(row["What would be needed"] for row in rows)
    assert {row["How it is named"] for row in rows} == {words.TITLE_ALONE, words.NAMED_IN_PAPERS}
