"""What can be chosen, and what becomes of a choice that the data do not offer."""

import pandas as pd
import pytest

from trafford_explorer import selection
from trafford_explorer.selection import MAX_HELD, Selection, build_offers, parse

LIFE = "life_expectancy_at_birth"
HEALTHY = "healthy_life_expectancy_at_birth"


@pytest.fixture
def offers():
    offered = pd.DataFrame(
        [
            (LIFE, "msoa11", "female", "2015-19"),
            (LIFE, "msoa11", "female", "2009-13"),
            (LIFE, "msoa11", "male", "2015-19"),
            (LIFE, "ward17", "female", "2015-19"),
            (HEALTHY, "msoa11", "female", "2009-13"),
            ("population", "ward23", "persons", "2024"),
            ("population", "neighbourhood", "persons", "2024"),
        ],
        columns=["indicator_id", "area_type", "sex", "period"],
    )
    areas = pd.DataFrame(
        [("msoa11", f"M{i}", f"Place {i}", "West") for i in range(1, 9)]
        + [("ward17", "W1", "Old ward", "West"), ("ward23", "N1", "New ward", "North")]
        + [("neighbourhood", "North", "North", "North"), ("neighbourhood", "West", "West", "West")],
        columns=["area_type", "area_code", "area_name", "neighbourhood"],
    )
    return build_offers(offered, areas, ["neighbourhood", "hub"])


def lists(chosen: Selection) -> dict[str, list[str]]:
    return {k: v if isinstance(v, list) else [v] for k, v in chosen.to_params().items()}


def test_an_empty_address_is_the_first_choice_without_a_word(offers):
    chosen, notes = parse({}, offers)
    assert chosen == offers.first()
    assert notes == []


def test_the_newest_period_is_the_first_offered(offers):
    assert offers.first().period == "2015-19"


@pytest.mark.parametrize(
    "chosen",
    [
        Selection(LIFE, "msoa11", "male", "2015-19"),
        Selection(LIFE, "msoa11", "female", "2009-13", "M2", ("M3", "M4"), ("hub",)),
        Selection(LIFE, "msoa11", "female", "2009-13", "", ("M3",), ()),
        Selection(LIFE, "msoa11", "female", "2009-13", "M3", ("M3",)),
        Selection("population", "neighbourhood", "persons", "2024", "North"),
        Selection(LIFE, "msoa11", "male", "2015-19", shade="england"),
    ],
)
def test_an_address_brings_back_what_was_chosen(offers, chosen):
    assert parse(lists(chosen), offers) == (chosen, [])


@pytest.mark.parametrize(
    ("params", "word"),
    [
        ({"indicator": ["happiness"]}, "happiness"),
        ({"indicator": [LIFE], "level": ["county"]}, "county"),
        ({"indicator": [LIFE], "sex": ["both"]}, "both"),
        ({"indicator": [LIFE], "period": ["1999"]}, "1999"),
        ({"indicator": [LIFE], "area": ["E99"]}, "E99"),
        ({"layers": ["hub,volcanoes"]}, "volcanoes"),
        ({"shade": ["plaid"]}, "plaid"),
        ({"area": ["M1", *(f"M{i}" for i in range(2, 9))]}, "7"),
    ],
)
def test_a_bad_value_falls_back_and_is_named(offers, params, word):
    chosen, notes = parse(params, offers)
    assert any(word in note for note in notes)
    assert parse(lists(chosen), offers) == (chosen, [])


def test_a_bad_area_does_not_lose_the_good_ones(offers):
    chosen, _ = parse({"area": ["E99", "M2", "E98", "M3"]}, offers)
    assert chosen.focus == ""
    assert chosen.held == ("M2", "M3")


def test_hostile_values_do_no_harm(offers):
    for nasty in ("<script>", "../../etc", "'; drop table", "x" * 5000, "\0", "½"):
        chosen, notes = parse({key: [nasty] for key in selection.OWN_KEYS}, offers)
        assert chosen.indicator == LIFE
        assert notes


def test_a_sixth_area_is_refused_with_a_sentence(offers):
    chosen = offers.first()
    for i in range(1, MAX_HELD + 1):
        chosen, _ = selection.with_focus(chosen, f"M{i}", offers)
        chosen, notes = selection.hold(chosen)
        assert notes == []
    chosen, _ = selection.with_focus(chosen, "M6", offers)
    after, notes = selection.hold(chosen)
    assert after == chosen
    assert str(MAX_HELD) in notes[0]


def test_holding_twice_changes_nothing(offers):
    chosen, _ = selection.hold(Selection(LIFE, "msoa11", "female", "2015-19", "M1"))
    assert selection.hold(chosen) == (chosen, [])


def test_a_held_area_can_be_let_go(offers):
    chosen = Selection(LIFE, "msoa11", "female", "2015-19", "M1", ("M2", "M3"))
    assert selection.release(chosen, "M2")[0].held == ("M3",)


def test_a_code_of_another_level_is_not_chosen(offers):
    chosen = offers.first()
    after, notes = selection.with_focus(chosen, "W1", offers)
    assert after == chosen
    assert "W1" in notes[0]


def test_changing_level_clears_smaller_areas_and_says_so(offers):
    chosen = Selection(LIFE, "msoa11", "female", "2015-19", "M1", ("M2",))
    after, notes = selection.with_level(chosen, "ward17", offers)
    assert after.picked == ()
    assert notes[0].startswith("The 2 MSOAs chosen before are no longer selected")


def test_one_area_that_is_cleared_is_named_with_its_kind(offers):
    chosen = Selection(LIFE, "msoa11", "female", "2015-19", "M1")
    _, notes = selection.with_level(chosen, "ward17", offers)
    assert notes[0].startswith("Place 1 MSOA is no longer selected")


def test_changing_to_neighbourhoods_keeps_where_the_areas_lie(offers):
    chosen = Selection("population", "ward23", "persons", "2024", "N1")
    after, notes = selection.with_level(chosen, "neighbourhood", offers)
    assert after.focus == "North"
    assert "North" in notes[0]


def test_changing_indicator_keeps_the_area_where_it_can(offers):
    chosen = Selection(LIFE, "msoa11", "female", "2015-19", "M1")
    after, notes = selection.with_indicator(chosen, HEALTHY, offers)
    assert (after.focus, after.period, notes) == ("M1", "2009-13", [])


def test_changing_sex_keeps_to_published_years(offers):
    chosen = Selection(LIFE, "msoa11", "female", "2009-13")
    after, _ = selection.with_sex(chosen, "male", offers)
    assert after.period == "2015-19"


def test_another_indicator_opens_on_the_newest_figures_of_the_same_kind_of_area():
    offered = pd.DataFrame(
        [
            (LIFE, "msoa11", "female", "2015-19"),
            ("imd_score", "msoa11", "persons", "2019"),
            ("imd_score", "msoa21", "persons", "2025"),
            ("imd_score", "ward23", "persons", "2025"),
        ],
        columns=["indicator_id", "area_type", "sex", "period"],
    )
    areas = pd.DataFrame(
        [(level, "M1", "Place", "West") for level in ("msoa11", "msoa21")],
        columns=["area_type", "area_code", "area_name", "neighbourhood"],
    )
    held = build_offers(offered, areas, [])
    chosen = Selection(LIFE, "msoa11", "female", "2015-19", "M1")
    after, notes = selection.with_indicator(chosen, "imd_score", held)
    assert (after.level, after.period, after.focus, notes) == ("msoa21", "2025", "M1", [])
    back, _ = selection.with_indicator(after, LIFE, held)
    assert (back.level, back.focus) == ("msoa11", "M1")


MAIN = pd.DataFrame(
    [("N1", "New ward", "M2", 0.61)], columns=["ward_code", "ward_name", "msoa_code", "share"]
)


def finder(offers, indicator, level):
    names = pd.DataFrame(
        [
            ("Ward old", "ward17", "W1"),
            ("MSOA Place 1", "msoa11", "M1"),
            ("Ward new", "ward23", "N1"),
        ],
        columns=["label", "area_type", "area_code"],
    )
    return selection.build_finder(offers, names, MAIN, indicator, level)


def test_the_finder_lists_the_present_level_first(offers):
    found = finder(offers, LIFE, "msoa11")
    assert list(found)[:2] == ["MSOA Place 1", "Ward old"]
    assert found["Ward old"] == selection.Found("ward17", "W1")


def test_a_ward_without_figures_stands_for_its_main_msoa_and_says_so(offers):
    found = finder(offers, LIFE, "msoa11")["Ward New ward (its main MSOA)"]
    assert (found.level, found.code) == ("msoa11", "M2")
    assert "61%" in found.note
    assert "Place 2 MSOA" in found.note


def test_a_ward_with_figures_stands_for_itself(offers):
    assert finder(offers, "population", "ward23") == {"Ward new": selection.Found("ward23", "N1")}


def test_the_main_msoa_of_a_ward_holds_most_of_its_residents():
    lookup = pd.DataFrame(
        [("a", "M1", "W", 100), ("b", "M2", "W", 150), ("c", "M2", "V", 10)],
        columns=["lsoa21_code", "msoa21_code", "ward_code", "population"],
    )
    found = selection.main_msoa_of_wards(lookup, {"W": "West", "V": "Vale"})
    assert found.to_dict("records") == [
        {"ward_code": "V", "ward_name": "Vale", "msoa_code": "M2", "share": 1.0},
        {"ward_code": "W", "ward_name": "West", "msoa_code": "M2", "share": 0.6},
    ]


# ---- a page that offers less -------------------------------------------------------------------

INDEX = ("imd_score", "imd_rank", "imd_decile")


@pytest.fixture
def with_index():
    rows = [(i, "lsoa21", "persons", "2025") for i in INDEX]
    rows += [(i, "lsoa11", "persons", year) for i in INDEX for year in ("2019", "2015")]
    rows += [("imd_score", "msoa21", "persons", "2025"), (LIFE, "msoa21", "female", "2015-19")]
    rows += [("no_car", "lsoa21", "persons", "2021")]
    columns = ["indicator_id", "area_type", "sex", "period"]
    areas = [("lsoa21", f"E{i}", f"Place, 00{i}A", "West") for i in (1, 2, 3, 4, 5, 6, 7)]
    areas += [("lsoa11", f"E{i}", f"Place, 00{i}A", "West") for i in (1, 2, 9)]
    areas += [("msoa21", "M1", "Place", "West")]
    names = ["area_type", "area_code", "area_name", "neighbourhood"]
    return build_offers(
        pd.DataFrame(rows, columns=columns), pd.DataFrame(areas, columns=names), ["hub"]
    )


@pytest.fixture
def less(with_index):
    return selection.narrowed(with_index, [*INDEX, "gone"], ["lsoa21", "lsoa11"])


def test_a_page_may_offer_less_and_starts_with_its_own_first(less):
    assert less.indicators == INDEX
    assert less.levels("imd_score") == ("lsoa21", "lsoa11")
    assert less.first() == Selection("imd_score", "lsoa21", "persons", "2025")


def test_a_choice_of_another_page_is_brought_to_what_this_one_offers(with_index, less):
    kept = Selection("no_car", "lsoa21", "persons", "2021", "E3", layers=("hub",))
    assert selection.refit(kept, less) == (
        Selection("imd_score", "lsoa21", "persons", "2025", "E3", layers=("hub",)),
        [],
    )
    lost, notes = selection.refit(Selection(LIFE, "msoa21", "female", "2015-19", "M1"), less)
    assert lost == Selection("imd_score", "lsoa21", "persons", "2025")
    assert notes == [
        "Place (MSOA) is not picked out here: this page shows LSOAs. On the other pages it is still "
        "chosen."
    ]
    level, _ = selection.refit(Selection("imd_score", "msoa21", "persons", "2025"), less)
    assert level == Selection("imd_score", "lsoa21", "persons", "2025")
    assert selection.refit(kept, with_index) == (kept, [])


@pytest.mark.parametrize(
    ("params", "words"),
    [
        ({"indicator": ["no_car"], "period": ["2021"]}, "not among the figures shown here"),
        ({"indicator": ["happiness"]}, "There is no indicator “happiness”"),
        ({"indicator": ["imd_score"], "level": ["msoa21"]}, "on this page"),
    ],
)
def test_an_address_of_something_not_offered_here_says_so_once(less, params, words):
    chosen, notes = parse(params, less)
    assert chosen == less.first()
    assert len(notes) == 1
    assert words in notes[0]


def test_another_measure_keeps_boundaries_years_and_areas(less):
    chosen = Selection("imd_score", "lsoa11", "persons", "2015", "E9", ("E1",))
    moved, notes = selection.with_measure(chosen, "imd_rank", less)
    assert moved == Selection("imd_rank", "lsoa11", "persons", "2015", "E9", ("E1",))
    assert notes == []


def test_a_measure_without_these_years_is_shown_at_its_own(with_index):
    chosen = Selection("imd_score", "lsoa11", "persons", "2015", "E1")
    moved, _ = selection.with_measure(chosen, "no_car", with_index)
    assert moved == Selection("no_car", "lsoa21", "persons", "2021", "E1")


def test_another_release_brings_its_boundaries_and_lets_go_of_what_they_lack(less):
    chosen = Selection("imd_rank", "lsoa21", "persons", "2025", "E7", ("E1",))
    moved, notes = selection.with_release(chosen, "lsoa11", "2015", less)
    assert moved == Selection("imd_rank", "lsoa11", "persons", "2015", "", ("E1",))
    assert "no longer selected" in notes[0]


def test_areas_can_be_compared_at_once_up_to_the_most_there_may_be(less):
    chosen = Selection("imd_rank", "lsoa11", "persons", "2015", "E9")
    codes = [f"E{i}" for i in range(1, 8)]
    moved, _ = selection.with_compared(chosen, "imd_score", "lsoa21", codes, less)
    assert moved == Selection("imd_score", "lsoa21", "persons", "2025", "", tuple(codes[:MAX_HELD]))


# ---- a page with figures of the whole borough ------------------------------------------------------


def test_a_series_of_the_borough_is_offered_whatever_kind_of_area_is_chosen(offers):
    wide = selection.widened(offers, {("smoking_adults", "persons"): ("2024", "2023")})
    chosen = offers.first()
    moved, notes = selection.with_indicator(chosen, "smoking_adults", wide)
    assert (moved.level, moved.sex, moved.period, notes) == (chosen.level, "persons", "2024", [])
    for key, periods in offers.periods.items():
        assert wide.periods[key][: len(periods)] == periods


def test_years_that_another_page_has_not_are_changed_there(offers):
    chosen = offers.first()
    wide = selection.widened(offers, {(chosen.indicator, chosen.sex): ("2031",)})
    later = selection.replace(chosen, period="2031")
    assert selection.refit(later, wide) == (later, [])
    fitted, _ = selection.refit(later, offers)
    assert fitted == chosen


# ---- a neighbourhood, whatever the indicator -----------------------------------------------------


@pytest.fixture
def homes():
    rows = [
        (LIFE, "msoa11", "female", "2015-19"),
        ("no_car", "neighbourhood", "persons", "2021"),
        ("no_car", "msoa11", "persons", "2021"),
        ("population", "neighbourhood17", "persons", "2020"),
    ]
    columns = ["indicator_id", "area_type", "sex", "period"]
    areas = pd.DataFrame(
        [
            ("msoa11", "M1", "Hale", "South"),
            ("neighbourhood", "South", "South", "South"),
            ("neighbourhood", "West", "West", "West"),
            ("neighbourhood17", "South", "South", "South"),
        ],
        columns=["area_type", "area_code", "area_name", "neighbourhood"],
    )
    return selection.build_offers(pd.DataFrame(rows, columns=columns), areas, ["neighbourhood"])


def test_a_neighbourhood_keeps_the_indicator_that_it_has(homes):
    chosen = selection.Selection("no_car", "msoa11", "persons", "2021", "M1", ("M1",))
    moved, notes = selection.at_neighbourhood(chosen, "West", "neighbourhood", homes)
    assert (moved.indicator, moved.level, moved.focus) == ("no_car", "neighbourhood", "West")
    assert moved.held == ("South",) and notes == []


@pytest.mark.parametrize(
    ("level", "indicator"), [("neighbourhood", "no_car"), ("neighbourhood17", "population")]
)
def test_a_neighbourhood_takes_the_first_indicator_that_it_has(homes, level, indicator):
    chosen = selection.Selection(LIFE, "msoa11", "female", "2015-19", "M1")
    moved, _ = selection.at_neighbourhood(chosen, "South", level, homes)
    assert (moved.indicator, moved.level, moved.focus) == (indicator, level, "South")
    assert parse(lists(moved), homes) == (moved, [])


def test_an_address_without_an_indicator_gets_one_that_the_kind_of_area_has(homes):
    chosen, notes = parse({"level": ["neighbourhood"], "area": ["West"]}, homes)
    assert (chosen.indicator, chosen.level, chosen.focus) == ("no_car", "neighbourhood", "West")
    assert notes == []
