"""What lies under an LSOA's deprivation: every figure against the published files."""

import pandas as pd
import pytest

from tests.topics.deprivation.plain import raw, values
from trafford_explorer import load, shipped
from trafford_explorer.errors import DataError
from trafford_explorer.exhibits import Missing
from trafford_explorer.indicators.beneath import BENEATH, ENGLAND_FILE, FILES
from trafford_explorer.load.beneath import load_beneath, load_typical_lsoa
from trafford_explorer.paths import FOLDERS, Folders
from trafford_explorer.topics.deprivation import beneath, exhibits

CODES = {"2025": ("lsoa21", "lsoa21_code"), "2019": ("lsoa11", "lsoa11_code")}
SMALL = "E01034000"
"""Where 14 people are aged 60 and over."""


@pytest.mark.parametrize("year", FILES)
def test_every_figure_of_every_lsoa_is_the_published_one(year):
    level, key = CODES[year]
    england = {
        (row["iod_year"], row["column"]): float(row["england_median_computed"])
        for row in raw(ENGLAND_FILE)
    }
    for row in raw(FILES[year]):
        found = exhibits.why_deprived(level, row[key])
        assert [part.of for part in found.parts] == [one for one in BENEATH if year in one.years()]
        for part in found.parts:
            if part.of.score:
                scores = values(part.of.score)
                here = scores[(scores["area_type"] == level) & (scores["period"] == year)]
                (score,) = here.loc[here["area_code"] == row[key], "value"]
                assert pd.isna(score) == bool(part.missing)
                assert part.missing or part.value == score
                continue
            column = part.of.column[year]
            scale = 100 if "%" in part.of.format.unit else 1
            assert part.value == pytest.approx(scale * float(row[column]))
            assert part.typical == pytest.approx(scale * england[year, column])


def test_englands_middle_agrees_with_greater_manchesters_lsoas_around_the_middle_rank():
    """Those of all Greater Manchester stand nearer to the middle than Trafford's alone."""
    rows = raw("deprivation/gm_iod2025_lsoa21.csv")
    parts = {part.of.id: part for part in exhibits.why_deprived("lsoa21", "E01006108").parts}
    for name, one in (("Income", "income"), ("Employment", "employment")):
        ordered = sorted((float(r[f"{name}_rank"]), float(r[f"{name}_score"])) for r in rows)
        above = max(pair for pair in ordered if pair[0] <= 16_878)[1]
        below = min(pair for pair in ordered if pair[0] >= 16_878)[1]
        look = parts[one].of.format
        assert look.number(100 * above) == look.number(100 * below)
        assert look.number(parts[one].typical) == look.number(100 * above)


def test_the_middle_lies_on_the_line_between_two_lsoas():
    scores = pd.Series({"a": 30.0, "b": 20.0, "c": 10.0})
    ranks = pd.Series({"a": 16_868.0, "b": 16_888.0, "c": 20_000.0})
    assert beneath.middle_of_england(scores, ranks, "2025") == 25.0
    with pytest.raises(DataError, match="one of the sides"):
        beneath.middle_of_england(scores, ranks + 1_000, "2025")


def test_a_share_of_too_few_people_is_named_and_not_counted():
    found = exhibits.why_deprived("lsoa21", SMALL)
    (missing,) = (part for part in found.parts if part.missing)
    assert missing.of.id == "older_people"
    assert len(found.known) == 12
    table = exhibits.beneath("lsoa21", SMALL).table("beneath")
    row = next(row for row in table.rows if row[0].startswith("People aged 60"))
    assert row[2] == row[4] == Missing(missing.missing)
    assert "fewer than 100 people" in missing.missing


@pytest.mark.parametrize("level", ["lsoa21", "lsoa11"])
def test_the_sentence_counts_what_the_table_prints(level):
    for code in shipped.area_name_of(level):
        found = exhibits.why_deprived(level, code)
        said = beneath.describe_beneath(found)
        printed = [
            (part.of.format.number(part.value), part.of.format.number(part.typical))
            for part in found.known
        ]
        more = sum(float(a.replace(",", "")) > float(b.replace(",", "")) for a, b in printed)
        assert more == len(found.more)
        count = "none of" if not more else "all" if more == len(printed) else f"{more} of"
        assert f" on {count} {len(printed)} indicators shown of the Indices of Deprivation" in said
        most = max(found.known, key=lambda part: part.value / part.typical)
        unit = most.of.format.unit
        assert ("allowing for age and sex" in said) is unit.startswith("standardised")
        if unit == "standardised ratio":
            assert (
                f"{most.of.spoken}: a ratio of {most.of.format.number(most.value)} against" in said
            )
        assert most.of.spoken in said and found.name in said and found.year in said
        assert said.endswith(".") and "nan" not in said


def test_the_most_deprived_lsoa_is_the_one_ranked_first():
    ranks = values("imd_rank")
    here = ranks[(ranks["area_type"] == "lsoa21") & (ranks["period"] == "2025")]
    assert exhibits.most_deprived("lsoa21") == here.loc[here["value"].idxmin(), "area_code"]
    assert exhibits.most_deprived("lsoa21", (SMALL,)) == SMALL


@pytest.fixture
def folder(tmp_path):
    """The files of the indicators below another root."""
    for file in (*FILES.values(), ENGLAND_FILE):
        path = tmp_path / "data/raw" / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes((FOLDERS.raw_data / file).read_bytes())
    return Folders(tmp_path)


def test_a_file_that_lacks_an_lsoa_a_column_or_a_number_is_refused(folder):
    path = folder.raw_data / FILES["2025"]
    table = pd.read_csv(path)
    table.loc[0, "acute_morbidity_indicator"] = None
    table.drop(index=5).to_csv(path, index=False)
    with pytest.raises(DataError) as error:
        load_beneath(folder)
    assert any("not one row for each lsoa21" in text for text in error.value.problems)
    assert any("acute_morbidity_indicator of E01006074" in text for text in error.value.problems)
    table.drop(columns="acute_morbidity_indicator").to_csv(path, index=False)
    with pytest.raises(DataError, match="column 'acute_morbidity_indicator' is missing"):
        load_beneath(folder)


def test_a_missing_median_or_file_is_refused(folder):
    path = folder.raw_data / ENGLAND_FILE
    table = pd.read_csv(path)
    table[table["column"] != "acute_morbidity_indicator"].to_csv(path, index=False)
    with pytest.raises(DataError, match="no median of acute_morbidity_indicator, 2019"):
        load_typical_lsoa(folder)
    path.unlink()
    with pytest.raises(DataError, match="is missing from the data folder"):
        load_typical_lsoa(folder)


def test_what_is_kept_is_what_the_loader_gives():
    assert len(load.load_beneath()) == 9 * 139 + 6 * 138
