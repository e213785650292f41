"""Every exhibit says whose figures it holds, in whole sentences, and its tables hold numbers."""

import io
from collections import Counter

import pandas as pd
import pytest

from trafford_explorer import shipped
from trafford_explorer.areas import ENGLAND, PEER_LISTS, TRAFFORD
from trafford_explorer.exhibits import Kind, Missing, Rank, csv_bytes, text_rows
from trafford_explorer.indicators import INDICATORS
from trafford_explorer.measures import Estimate
from trafford_explorer.topics.over_time import exhibits
from trafford_explorer.topics.over_time.findings import JUDGED


@pytest.fixture(scope="module")
def every():
    return list(exhibits.every())


def cells_of(table, name):
    number = [column.name for column in table.columns].index(name)
    return {row[0]: row[number] for row in table.rows}


def read(exhibit, table):
    return pd.read_csv(io.BytesIO(csv_bytes(exhibit, table)))


# ---- all of them ---------------------------------------------------------------------------------


def test_every_series_has_an_answer_lines_and_figures(every):
    kinds = Counter(exhibit.id.split("/")[1] for exhibit in every)
    count = len(exhibits.series())
    assert kinds["answer"] == kinds["lines"] == kinds["figures"] == count
    assert kinds["standings"] == sum(not INDICATORS[i].own_groups for i, _ in exhibits.series())
    assert len({exhibit.id for exhibit in every}) == len(every)


def test_every_sentence_is_whole_and_none_is_said_twice(every):
    for exhibit in every:
        said = list(exhibit.sentences())
        assert len(said) == len(set(said)), exhibit.id
        for sentence in (*said, *filter(None, (exhibit.reading, exhibit.alt))):
            assert sentence.endswith(".") and sentence[0].isupper() | sentence[0].isdigit(), (
                exhibit.id,
                sentence,
            )
            assert ".." not in sentence and "  " not in sentence, (exhibit.id, sentence)


def test_a_page_says_no_sentence_twice(every):
    of_choice: dict[tuple[str, ...], list[str]] = {}
    for exhibit in every:
        _, kind, *choice = exhibit.id.split("/")
        if choice and kind != "standings":
            of_choice.setdefault(tuple(choice[:2]), []).extend((exhibit.finding, *exhibit.says))
    for said in of_choice.values():
        assert len(said) == len(set(said))


def test_every_exhibit_credits_the_files_of_its_values_and_no_others(every):
    values = shipped.authority_values()
    keys = ["indicator_id", "value"]
    for exhibit in every:
        shown = set()
        for table in exhibit.tables:
            for row, cells in enumerate(table.rows):
                for column, cell in zip(table.columns, cells, strict=True):
                    own = table.row_indicators[row] if table.row_indicators else ""
                    indicator = column.indicator or (own if column.kind is Kind.NUMBER else "")
                    if indicator and isinstance(cell, Estimate | float):
                        value = cell.value if isinstance(cell, Estimate) else cell
                        shown.add((indicator, value))
        held = values[[pair in shown for pair in values[keys].itertuples(index=False, name=None)]]
        releases = {source.release for source in exhibit.sources}
        lists = {f"data/raw/lookups/{list_id}.csv" for list_id in PEER_LISTS}
        of_values = {s.release for s in exhibit.sources if s.path not in lists}
        for (indicator, value), rows in held.groupby(keys):
            assert set(rows["release"]) & releases, (exhibit.id, indicator, value)
        if shown:
            assert of_values <= set(held["release"]), exhibit.id
        assert exhibit.sources, exhibit.id


def test_every_table_is_a_file_with_numbers_as_numbers(every):
    for exhibit in every:
        assert len(exhibit.name) <= 120 and exhibit.name == exhibit.name.strip("_")
        for table in exhibit.tables:
            frame = read(exhibit, table)
            assert len(frame) == len(table.rows)
            assert not any(name.startswith("Unnamed") for name in frame)
            for number, column in enumerate(table.columns):
                cells = [row[number] for row in table.rows]
                if all(isinstance(cell, Estimate | float | int | Rank | Missing) for cell in cells):
                    name = next(n for n in frame if n == column.name or n.startswith(column.name))
                    assert pd.api.types.is_numeric_dtype(frame[name]) or frame[name].isna().all()


def test_no_two_tables_of_the_page_have_a_sheet_of_one_name(every):
    names = Counter(table.sheet for exhibit in every for table in exhibit.tables)
    assert [name for name, count in names.items() if count > 1] == []


def test_every_chart_shows_trafford_and_says_what_it_shows(every):
    for exhibit in every:
        if exhibit.id.startswith("over_time/lines/"):
            assert any(trace["name"] == "Trafford" for trace in exhibit.chart.data)
            assert exhibit.alt.startswith("Lines over the years: Trafford from ")
            assert exhibit.basis.startswith(INDICATORS[exhibit.id.split("/")[2]].title)


# ---- one indicator -------------------------------------------------------------------------------


def test_the_answer_credits_only_what_it_says():
    sources = exhibits.answer("smoking_adults", "persons").sources
    assert [source.years for source in sources] == [("2019", "2024")]


def test_the_tables_hold_the_figures_of_the_files(figures_of, names):
    found = exhibits.lines("smoking_adults", "persons", exhibits.BOROUGHS)
    by_year, by_place = found.table("by_year"), found.table("by_place")
    trafford = cells_of(by_year, "Trafford")
    assert {period: cell.value for period, cell in trafford.items()} == figures_of("smoking_adults")
    ten = {
        names[code]: figures_of("smoking_adults", code=code)["2024"]
        for code in exhibits.places_of_list(exhibits.BOROUGHS)
    }
    low, high = min(ten, key=ten.get), max(ten, key=ten.get)
    assert cells_of(by_year, "Lowest of the others")["2024"] == ten[low]
    assert cells_of(by_year, "Place with the lowest")["2024"] == low
    assert cells_of(by_year, "Highest of the others")["2024"] == ten[high]
    assert cells_of(by_year, "Place with the highest")["2024"] == high
    bolton = figures_of("smoking_adults", code="E08000001")
    assert cells_of(by_place, "2024")["Bolton"].value == bolton["2024"]
    moved = cells_of(by_place, "Difference")["Bolton"].value
    assert moved == pytest.approx(bolton["2024"] - bolton["2019"])
    shown = [cell.value for cell in cells_of(by_place, "2024").values()]
    assert shown == sorted(shown, reverse=True)
    assert [by_place.rows[i][0] for i in by_place.marked] == ["Trafford"]


def test_places_with_groups_of_their_own_are_in_no_table():
    found = exhibits.lines("sii_life_expectancy_at_birth", "male", exhibits.BOROUGHS)
    assert [column.name for column in found.table("by_year").columns] == ["Years", "Trafford"]
    assert [row[0] for row in found.table("by_place").rows] == ["Trafford"]
    assert exhibits.standings("sii_life_expectancy_at_birth", "male") is None


def test_a_difference_has_the_interval_of_the_change_where_there_is_one():
    name = "sii_life_expectancy_at_birth_2010_16_release"
    found = exhibits.lines(name, "female", exhibits.BOROUGHS)
    change = exhibits.borough(name, "female", exhibits.BOROUGHS).change.found
    (cell,) = cells_of(found.table("by_place"), "Difference").values()
    assert cell == Estimate(change.estimate, change.lower, change.upper)
    assert cell.has_interval


def test_every_line_of_the_chart_is_in_a_table(figures_of):
    found = exhibits.all_figures("under75_preventable_mortality", "persons", exhibits.BOROUGHS)
    table = found.table("every_line")
    lines = exhibits.borough(
        "under75_preventable_mortality", "persons", exhibits.BOROUGHS
    ).places.lines
    assert [column.name for column in table.columns][1:3] == ["Trafford", "England"]
    assert len(table.columns) == len(lines) + 1
    for code, line in lines.items():
        column = cells_of(table, shipped.authority_names()[code])
        held = dict(zip(line["period"], line["value"], strict=True))
        for period, cell in column.items():
            assert (cell.value == held[period]) if period in held else isinstance(cell, Missing)


def test_the_file_of_a_series_holds_every_figure_and_its_run(figures_of):
    found = exhibits.all_figures("life_expectancy_at_birth", "female", exhibits.BOROUGHS)
    frame = read(found, found.table("every_figure"))
    ours = frame[frame["Area code"] == TRAFFORD].set_index("Years")
    figure = next(name for name in frame if name.startswith("Figure"))
    held = figures_of("life_expectancy_at_birth", "female")
    assert [round(v, 6) for v in ours[figure]] == [round(v, 6) for _, v in sorted(held.items())]
    assert list(ours["Run"]) == [1, *[2] * (len(held) - 1)]
    assert set(frame["Area code"]) == {
        TRAFFORD,
        ENGLAND,
        *exhibits.places_of_list(exhibits.BOROUGHS),
    }
    assert frame["Source"].str.contains("OHID Fingertips indicator 90366").all()
    assert frame["Notes"].iloc[0].startswith(INDICATORS["life_expectancy_at_birth"].caveats[0])
    assert "Open Government Licence" in frame["Licence"].iloc[0]


def test_the_table_of_standings_has_a_row_a_list(figures_of):
    found = exhibits.standings("smoking_adults", "persons")
    table = found.table()
    assert [row[0] for row in table.rows] == list(exhibits.lists().values())
    rank = cells_of(table, "Rank, 1 is the highest")
    ours = {
        code: round(figures_of("smoking_adults", code=code)["2024"], 1)
        for code in (TRAFFORD, *exhibits.places_of_list(exhibits.BOROUGHS))
    }
    higher = sum(value > ours[TRAFFORD] for value in ours.values()) + 1
    tied = sum(value == ours[TRAFFORD] for value in ours.values()) > 1
    assert rank[exhibits.LISTS[exhibits.BOROUGHS]] == Rank(higher, 10, tied)
    assert cells_of(table, "Lowest")[exhibits.LISTS[exhibits.BOROUGHS]] == min(
        figures_of("smoking_adults", code=code)["2024"] for code in ours
    )
    (missing,) = [cell for cell in rank.values() if isinstance(cell, Missing)]
    assert missing.reason == "no rank: 5 of 10 in this copy"
    assert {source.path for source in found.sources} >= {
        f"data/raw/lookups/{list_id}.csv" for list_id in PEER_LISTS
    }


def test_a_chosen_list_is_credited_and_stands_in_the_address():
    found = exhibits.lines("smoking_adults", "persons", "peers_cipfa_2019")
    assert "data/raw/lookups/peers_cipfa_2019.csv" in {source.path for source in found.sources}
    assert ("against", "peers_cipfa_2019") in found.address.choice
    ten = exhibits.lines("smoking_adults", "persons", exhibits.BOROUGHS)
    assert dict(ten.address.choice) == {"indicator": "smoking_adults", "sex": "persons"}


def test_every_list_is_named_with_a_date_or_as_undated():
    for name in list(exhibits.lists().values())[1:]:
        assert any(year in name for year in ("2019", "2021", "2024", "2025"))


# ---- judgements ----------------------------------------------------------------------------------


def test_the_file_of_judgements_holds_every_figure_of_the_borough(values):
    found = exhibits.not_judged()
    frame = read(found, found.table("every_figure"))
    ours = values[(values["area_code"] == TRAFFORD) & (values["area_type"] == "local_authority")]
    assert len(frame) == len(ours)
    sums = frame.groupby("Indicator id")["Trafford"].sum()
    there = ours.groupby("indicator_id")["value"].sum()
    assert sums.sort_index().to_dict() == pytest.approx(there.sort_index().to_dict())
    judged = ours[ours["compared_to_england"].isin(JUDGED)]
    assert frame["Judgement against England"].value_counts().to_dict() == (
        judged["compared_to_england"].value_counts().to_dict()
    )
    why = frame["No judgement, because"]
    assert (frame["Judgement against England"].isna() == why.notna()).all()
    missing = frame.loc[frame["Trafford"].isna(), "Trafford: why there is no figure"]
    assert len(missing) and missing.notna().all()


def test_what_nobody_judged_has_its_newest_figure_and_englands_of_the_same_years(figures_of):
    table = exhibits.not_judged().table("not_judged")
    title = INDICATORS["claimant_rate"].title
    ours, england = figures_of("claimant_rate"), figures_of("claimant_rate", code=ENGLAND)
    period = cells_of(table, "Years")[title]
    assert cells_of(table, "Trafford")[title].value == ours[period]
    assert cells_of(table, "England")[title] == england[period]
    shown = next(row for row in text_rows(table) if row[0] == title)
    assert f"{ours[period]:.1f}%" in shown
    slope = [row for row in table.rows if row[0].startswith("Slope index")]
    assert len(slope) >= 2 and {row[4] for row in slope} == {Missing("not comparable")}
    why = cells_of(table, "Not judged, because")
    assert why[f"{INDICATORS['sii_life_expectancy_at_birth'].title}, men"] == (
        "the producer does not compare it with England"
    )
    assert why[title] == "this copy has no judgement of it"


@pytest.mark.parametrize("list_id", exhibits.LISTS)
def test_no_list_of_other_places_holds_trafford(list_id):
    assert exhibits.lists()[list_id].startswith(exhibits.LISTS[list_id])
    assert exhibits.places_of_list(list_id) and TRAFFORD not in exhibits.places_of_list(list_id)
