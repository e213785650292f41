"""One table, written for a reader, for a workbook and as CSV, from the same raw values."""

import io
import math
import subprocess
from datetime import date

import pandas as pd
import pytest

from trafford_explorer.exhibits import (
    Address,
    Column,
    Exhibit,
    Kind,
    Missing,
    Rank,
    Table,
    csv_bytes,
    figure_of,
    file_stem,
    screen_frame,
    sentence_lines,
    spread,
    table_of,
    text_rows,
)
from trafford_explorer.formats import NumberFormat
from trafford_explorer.measures import Estimate
from trafford_explorer.sources import Source

YEARS = NumberFormat(1, "years")
PERIODS = ("2010-12", "2010/11", "2022/23-24/25", "March 2026", "2021/22 Q1-2025/26 Q3", "2024")
SOURCE = Source(
    path="data/raw/one.csv",
    title="One",
    producer="ONS",
    licence="Open Government Licence v3.0",
    attribution="Contains public sector information. Source: ONS.",
    period="2010-12",
    geography="MSOAs",
    rows=1,
    sha256="0" * 64,
    transformation="none",
    changed="nothing",
    date_accessed=date(2026, 11, 21),
)


def table(**changes: object) -> Table:
    given: dict = {
        "name": "",
        "sheet": "Length of life",
        "caption": "Life expectancy at birth, women, MSOAs of Trafford, 2015-19",
        "columns": (
            Column("MSOA"),
            Column("Years", Kind.PERIOD),
            Column("Life expectancy", Kind.NUMBER, YEARS),
            Column("Rank", Kind.RANK),
            Column("To the nearest hub", Kind.DISTANCE),
            Column("Without a car", Kind.SHARE),
        ),
        "rows": (
            ("Hale", "2010-12", Estimate(87.26, 85.0, 89.5), Rank(1, 28), 1249.7, 4.26),
            ("Partington", "2010/11", Missing("not published"), Rank(28, 28), 40.0, 99.7),
        ),
        "basis": "Women; 95% intervals in brackets.",
    }
    return Table(**{**given, **changes})


def exhibit(shown: Table) -> Exhibit:
    return Exhibit(
        "gap/one",
        "life_expectancy",
        "Women in Hale can expect 87.3 years of life (2010 to 2012).",
        (SOURCE.cited(("2010-12",), "ONS, 2012 release"),),
        Address("Life expectancy gap"),
        notes=("Small areas differ by chance.",),
        tables=(shown,),
    )


def test_a_reader_sees_figures_with_their_limits_and_reasons_for_blanks():
    assert text_rows(table()) == (
        ("Hale", "2010-12", "87.3 (85.0 to 89.5)", "1 of 28", "1.2 km", "4%"),
        ("Partington", "2010/11", "not published", "28 of 28", "under 100 m", "over 99%"),
    )


def test_a_spreadsheet_has_every_number_as_a_number_and_every_reason_in_a_column_of_its_own():
    found = spread(table())
    assert found.head == (
        "MSOA",
        "Years",
        "Life expectancy (years)",
        "Life expectancy (years): lower 95% limit",
        "Life expectancy (years): upper 95% limit",
        "Life expectancy: why there is no figure",
        "Rank",
        "Rank: of",
        "To the nearest hub (metres)",
        "Without a car (%)",
    )
    assert found.rows[0] == ("Hale", "2010-2012", 87.26, 85.0, 89.5, None, 1, 28, 1249.7, 4.26)
    assert found.rows[1][2:6] == (None, None, None, "not published")


def test_rows_that_are_indicators_of_their_own_bring_their_format_and_their_unit():
    shown = table(
        columns=(Column("Indicator"), Column("Here", Kind.NUMBER, with_unit=True)),
        rows=(("Length of life", 77.74), ("Without a car", 21.25)),
        row_formats=(YEARS, NumberFormat(0, "% of households")),
    )
    assert [row[1] for row in text_rows(shown)] == ["77.7 years", "21%"]
    assert spread(shown).head == ("Indicator", "Here", "Unit")
    assert [row[2] for row in spread(shown).rows] == ["years", "% of households"]
    assert [row[1] for row in spread(shown).looks] == ["#,##0.0", "#,##0"]


def test_a_csv_file_is_read_as_it_is_with_its_header_first():
    content = csv_bytes(exhibit(table()), table(), link="http://here/", updated="2026-11-21")
    assert content.startswith(b"\xef\xbb\xbfMSOA,")
    read = pd.read_csv(io.BytesIO(content))
    assert read["Life expectancy (years)"].tolist()[0] == 87.26
    assert read["Rank"].tolist() == [1, 28]
    assert read["Years"].tolist() == ["2010-2012", "2010/2011"]
    assert set(read["Source"]) == {"ONS, 2012 release (2010-12)"}
    assert set(read["Notes"]) == {"Small areas differ by chance."}
    assert set(read["Link"]) == {"http://here/"}


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t"])
def test_a_text_that_begins_like_a_formula_stays_a_text(start):
    hostile = f"{start}1+1"
    shown = table(columns=(Column("MSOA"),), rows=((hostile,),))
    read = pd.read_csv(io.BytesIO(csv_bytes(exhibit(shown), shown)))
    assert read["MSOA"].tolist() == [f"'{hostile}"]


def test_a_minus_sign_before_a_number_stays_a_number():
    shown = table(
        columns=(Column("MSOA"), Column("Change", Kind.NUMBER, YEARS)), rows=(("Hale", -1.25),)
    )
    read = pd.read_csv(io.BytesIO(csv_bytes(exhibit(shown), shown)))
    assert read["Change (years)"].tolist() == [-1.25]


def test_a_spreadsheet_program_takes_no_period_for_a_date(tmp_path, office_program):
    shown = table(
        columns=(Column("Years", Kind.PERIOD),), rows=tuple((period,) for period in PERIODS)
    )
    path = tmp_path / "periods.csv"
    path.write_bytes(csv_bytes(exhibit(shown), shown))
    recognise = "44,34,76,1,,0,false,true,true"  # detect special numbers, such as dates
    subprocess.run(
        [office_program, f"-env:UserInstallation=file://{tmp_path}/profile", "--headless",
         f"--infilter=Text - txt - csv (StarCalc):{recognise}",
         "--convert-to", "xlsx", "--outdir", str(tmp_path), str(path)],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    read = pd.read_excel(tmp_path / "periods.xlsx")
    assert [str(value) for value in read["Years"]] == [
        "2010-2012",
        "2010/2011",
        "2022/2023-2024/2025",
        "2026-M03",
        "2021/22 Q1-2025/26 Q3",
        "2024",
    ]


def test_what_is_copied_is_the_finding_with_its_source_and_address():
    assert sentence_lines(exhibit(table()), "http://here/") == (
        "Women in Hale can expect 87.3 years of life (2010 to 2012).",
        "Source: ONS, 2012 release (2010-12).",
        "See http://here/",
    )


def test_a_long_table_shows_its_ends_and_the_rows_it_is_about():
    rows = tuple((f"Area {n}", n) for n in range(139))
    shown = table(columns=(Column("Area"), Column("Value", Kind.NUMBER)), rows=rows, marked=(70,))
    ends = shown.ends()
    assert [name for name, _ in ends.rows] == [
        f"Area {n}" for n in (*range(10), 70, *range(129, 139))
    ]
    assert ends.rows[ends.marked[0]] == ("Area 70", 70)
    assert ends.basis.endswith("the Excel file has all 139.")
    assert table().ends() is not None and table().ends().rows == table().rows


@pytest.mark.parametrize(
    "wrong",
    [
        {"rows": (("Hale",),)},
        {"sheet": ""},
        {"sheet": "x" * 32},
        {"row_formats": (YEARS,)},
        {"row_indicators": ("a", "b", "c")},
    ],
)
def test_a_table_that_does_not_fit_together_is_refused(wrong):
    with pytest.raises(ValueError, match=r"\S"):
        table(**wrong)


def test_a_file_is_called_by_measure_people_kind_of_area_and_period():
    assert (
        file_stem("Life expectancy at birth", "women", "MSOA", "2015-19")
        == "life_expectancy_at_birth_women_msoa_2015-19"
    )


def test_the_screen_has_the_names_of_the_rows_as_its_index():
    assert screen_frame(table()).index.tolist() == ["Hale", "Partington"]


def test_a_table_is_declared_column_by_column():
    rows = pd.DataFrame(
        {
            "name": ["Hale", "Sale"],
            "value": [87.26, math.nan],
            "lower_95": [85.0, math.nan],
            "upper_95": [89.0, math.nan],
            "missing_reason": ["", "too few people"],
        }
    )
    shown = table_of(
        rows.itertuples(),
        {
            Column("MSOA"): "name",
            Column("Life expectancy", Kind.NUMBER, YEARS): figure_of,
            Column("Letters", Kind.NUMBER): lambda row: len(row.name),
        },
        sheet="Life expectancy",
        caption="Life expectancy",
        marked=lambda row: row.name == "Sale",
    )
    assert [column.name for column in shown.columns] == ["MSOA", "Life expectancy", "Letters"]
    assert shown.rows == (
        ("Hale", Estimate(87.26, 85.0, 89.0), 4),
        ("Sale", Missing("too few people"), 4),
    )
    assert shown.marked == (1,)
