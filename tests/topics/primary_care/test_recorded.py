"""Recorded diseases: every figure against the published files, and what is said of them."""

import csv
import io
import math
from collections import defaultdict

import pandas as pd
import pytest

from trafford_explorer import shipped
from trafford_explorer.build.recorded import recorded_diseases
from trafford_explorer.errors import DataError
from trafford_explorer.exhibits import csv_bytes, text_rows
from trafford_explorer.indicators.recorded import AGED_50, REGISTERS
from trafford_explorer.load.recorded import load_recorded
from trafford_explorer.paths import FOLDERS, Folders
from trafford_explorer.tables.recorded import check_recorded
from trafford_explorer.topics.primary_care import exhibits, words
from trafford_explorer.topics.primary_care.findings import WHOLES

EVERY = list(exhibits.every())
RAW = FOLDERS.raw_data / "primary_care"


def raw(name):
    with (RAW / name).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def practices():
    """Code of each practice of Trafford to its row of the mapping."""
    rows = raw("gm_gp_practice_pcn_icb_2022_23.csv")
    return {row["PRACTICE_CODE"]: row for row in rows if row["SUB_ICB_ODS_CODE"] == "02A"}


@pytest.fixture(scope="module")
def counts():
    """Register code and practice to patients on it and on its list, of all Greater Manchester."""
    found = defaultdict(dict)
    for row in raw("gm_gp_practice_qof_prevalence_2022_23.csv"):
        pair = int(float(row["REGISTER"])), int(row["PRACTICE_LIST_SIZE"])
        found[row["GROUP_CODE"]][row["PRACTICE_CODE"]] = pair
    return found


def wilson(count, people):
    z, share = 1.959964, count / people
    middle = share + z * z / (2 * people)
    reach = z * math.sqrt(share * (1 - share) / people + z * z / (4 * people * people))
    return tuple(100 * (middle + side * reach) / (1 + z * z / people) for side in (-1, 1))


@pytest.mark.parametrize("register", REGISTERS)
def test_every_practice_network_and_larger_place_is_the_published_count(
    register, practices, counts
):
    found, code = exhibits.recorded(register), REGISTERS[register].code
    assert len(found.practices) == 26 and len(found.networks) == 5
    for row in found.practices.itertuples():
        count, people = counts[code][row.area_code]
        assert row.value == pytest.approx(100 * count / people)
        assert (row.lower_95, row.upper_95) == pytest.approx(wilson(count, people), abs=1e-6)
        older, whole = counts["OST"][row.area_code][1], counts["AF"][row.area_code][1]
        assert row.aged_50 == pytest.approx(100 * older / whole)
        assert practices[row.area_code]["PCN_ODS_CODE"] == row.pcn_code
    for row in found.networks.itertuples():
        mine = [c for c, one in practices.items() if one["PCN_ODS_CODE"] == row.area_code]
        sums = [sum(counts[code][c][n] for c in mine) for n in (0, 1)]
        assert row.value == pytest.approx(100 * sums[0] / sums[1])
    (england,) = (
        row for row in raw("england_qof_prevalence_2022_23_summed.csv") if row["GROUP_CODE"] == code
    )
    wholes = {
        "local_authority": [counts[code][c] for c in practices],
        "greater_manchester": list(counts[code].values()),
        "country": [(int(england["REGISTER"]), int(england["PRACTICE_LIST_SIZE"]))],
    }
    for kind, pairs in wholes.items():
        share = 100 * sum(pair[0] for pair in pairs) / sum(pair[1] for pair in pairs)
        assert found.whole(kind)["value"] == pytest.approx(share)


def test_trafford_is_what_was_found_independently():
    diabetes = exhibits.recorded("diabetes").whole("local_authority")
    dementia = exhibits.recorded("dementia").whole("local_authority")
    assert (diabetes["count"], diabetes["denominator"]) == (12_885, 191_308)
    assert (dementia["count"], dementia["denominator"]) == (1_738, 242_092)


def test_the_age_bases_are_those_of_the_registers_own_table():
    listed = {row["GROUP_CODE"]: row["ALT_PAT_LIST"] for row in raw("qof_registers_2022_23.csv")}
    for one in REGISTERS.values():
        assert (listed[one.code] or "TOTAL") == one.list_code
    assert "LD" not in {one.code for one in REGISTERS.values()}


def test_practices_and_networks_bear_the_names_that_the_page_has_for_them(practices):
    places = shipped.places("gp_practice").set_index("place_id")
    assert set(places.index) == set(practices)
    for code, row in practices.items():
        assert places.loc[code, "name"] == row["PRACTICE_NAME"]
        assert places.loc[code, "pcn_code"] == row["PCN_ODS_CODE"]


@pytest.mark.parametrize("exhibit", EVERY, ids=lambda one: one.id)
def test_every_sentence_is_whole_and_calls_nobody_better_or_worse(exhibit):
    said = list(exhibit.sentences())
    assert all(text == text.strip() and text.endswith(".") for text in said)
    assert len(said) == len(set(said))
    assert exhibit.picture is None or exhibit.alt.startswith(exhibit.finding)
    for text in (*said, exhibit.basis, exhibit.alt):
        if text != words.NOT_STANDARDISED:
            assert "worse" not in text and "better" not in text and "nan" not in text.split()
    assert {source.path.split("/")[2] for source in exhibit.sources} == {"primary_care"}
    assert all(source.years == ("2022/23",) for source in exhibit.sources)


@pytest.mark.parametrize("register", REGISTERS)
def test_no_sentence_stands_twice_on_the_page(register):
    page = [
        exhibits.practices(register),
        exhibits.against_age(register),
        exhibits.funnel_of(register),
    ]
    said = [text for one in page for text in one.sentences()]
    assert len(said) == len(set(said))
    assert sum("not age-standardised" in text for text in said) == 1


@pytest.mark.parametrize("register", REGISTERS)
def test_each_comparison_names_its_disease_people_and_year(register):
    _, england, networks = exhibits.practices(register).says
    for said in (england, networks):
        for part in (REGISTERS[register].spoken, REGISTERS[register].base, "2022/23"):
            assert part in said
    shown = exhibits.recorded(register)
    trafford, theirs = (shown.whole(kind)["value"] for kind in (WHOLES[0], WHOLES[2]))
    look = words.look_of(shown)
    if look.number(trafford) == look.number(theirs):
        assert "the same as the" in england
    else:
        assert (
            f"{'higher' if trafford > theirs else 'lower'} than the {look.value(theirs)}" in england
        )


@pytest.mark.parametrize("register", REGISTERS)
def test_the_funnel_says_how_many_lie_outside_its_table(register):
    exhibit = exhibits.funnel_of(register)
    rows = exhibit.table("funnel").rows
    plain = sum(row[-2] != "between the limits" for row in rows)
    wide = sum(row[-1] != "between the limits" for row in rows)
    assert 5 <= plain <= 19 and wide <= 2
    assert exhibit.finding == (
        f"In 2022/23, {wide or 'none'} of Trafford’s 26 practices recorded {REGISTERS[register].spoken} "
        "unusually often or seldom, allowing for how much practices differ (99.8% limits); "
        f"{plain} without that allowance."
    )
    for name, _, share, _, _, lower, upper, _, where in rows:
        inside = lower <= share.value <= upper
        assert inside == (where == "between the limits"), name


def test_age_orders_what_age_brings_and_not_the_rest():
    assert exhibits.recorded("atrial_fibrillation").age_order > 0.9
    assert (
        "is closely tied to age: it is higher"
        in exhibits.against_age("atrial_fibrillation").finding
    )
    assert "tends to be higher where more" in exhibits.against_age("high_blood_pressure").finding
    assert "shows little order" in exhibits.against_age("diabetes").finding


def test_trafford_is_tested_against_england():
    said = {name: exhibits.practices(name).says[1] for name in REGISTERS}
    assert said["diabetes"] == (
        "In 2022/23 GP practices in Trafford recorded diabetes for 6.7% of patients aged 17 and over, "
        "lower than the 7.5% recorded in England. The difference is statistically significant."
    )
    assert said["dementia"].endswith("The difference could be due to chance.")


def test_a_networks_table_has_each_register_with_its_own_age_base():
    (table,) = exhibits.network("U66368").tables
    assert [row[0] for row in table.rows] == [one.title for one in REGISTERS.values()]
    assert [row[1] for row in table.rows] == [one.base for one in REGISTERS.values()]
    first = text_rows(table)[0]
    assert first[2:5] == ("3,218", "38,002", "8.5% (8.2 to 8.8)")


@pytest.mark.parametrize("exhibit", EVERY, ids=lambda one: one.id)
def test_every_table_is_read_as_a_file(exhibit):
    for table in exhibit.tables:
        frame = pd.read_csv(io.BytesIO(csv_bytes(exhibit, table)))
        assert len(frame) == len(table.rows)
        assert len({row[0] for row in table.rows}) == len(table.rows)


# ---- what is refused -----------------------------------------------------------------------------


def test_a_table_that_does_not_add_up_is_refused():
    table = load_recorded()
    at = table.index[(table["area_type"] == "pcn") & (table["register"] == "asthma")][0]
    table.loc[at, "count"] += 1
    with pytest.raises(DataError, match="asthma: a network is not the sum of its practices"):
        check_recorded(table)
    with pytest.raises(DataError, match="column 'count' is missing"):
        check_recorded(table.drop(columns="count"))


def test_a_count_too_small_a_row_twice_and_an_unknown_register_are_refused():
    table = load_recorded()
    small = table.index[table["area_type"] == "gp_practice"][0]
    bad = table.copy()
    bad.loc[small, "count"] = 4
    with pytest.raises(DataError, match="too small or too large"):
        check_recorded(bad)
    with pytest.raises(DataError, match="occurs twice"):
        check_recorded(pd.concat([table, table.tail(1)]))
    with pytest.raises(DataError, match="'gout' is not a register"):
        check_recorded(table.replace({"register": {AGED_50: "gout"}}))


def test_a_missing_table_is_told(tmp_path):
    with pytest.raises(DataError, match=r"recorded_diseases\.csv is missing"):
        load_recorded(Folders(tmp_path))


def test_a_register_counted_against_another_list_is_refused(tmp_path):
    folder = tmp_path / "data/raw/primary_care"
    folder.mkdir(parents=True)
    for path in RAW.glob("*.csv"):
        (folder / path.name).write_bytes(path.read_bytes())
    path = folder / "qof_registers_2022_23.csv"
    path.write_text(path.read_text().replace("DM017,17OV", "DM017,18OV"))
    with pytest.raises(DataError, match="DM is counted against '18OV'"):
        recorded_diseases(Folders(tmp_path))
