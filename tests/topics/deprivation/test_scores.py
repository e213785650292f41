"""The digits of a deprivation score are declared once: changed there, they change wherever it stands."""

import json
import re
import shutil
import subprocess
import sys

import pytest

from trafford_explorer.paths import ROOT

SAY = """
import json
from dataclasses import replace
import pandas as pd
from trafford_explorer import figures, shipped
from trafford_explorer.areas import AreaType
from trafford_explorer.exhibits import text_rows
from trafford_explorer.selection import Selection
from trafford_explorer.topics.access import charts, exhibits, networks
from trafford_explorer.topics.deprivation import exhibits as deprivation
from trafford_explorer.topics.neighbourhoods import words as neighbourhoods

score = 23.456789
places = pd.DataFrame({
    "area_code": ["a"], "area_name": ["A"], "neighbourhood": ["North"], "residents": [1],
    "score": [score], "km": [1.0],
})
ends = pd.DataFrame({"area_name": ["A"], "value": [score], "period": "2025"})
one = replace(exhibits.every_network()[0], score=score)
chart = charts.access_chart(
    places, 1.0, 20.0, up="", across="", title="T", subtitle="S", alt="A"
)
view = shipped.current_view(Selection("bad_or_very_bad_health", "lsoa21", "persons", "2021"))
view = replace(view, table=view.table.assign(imd_score=score))
drawn = figures.deprivation_chart(view, title="T", alt="A")
print(json.dumps({
    "pockets": deprivation.pockets_strip().finding,
    "ends": neighbourhoods.describe_deprivation_ends(ends, "South", AreaType.NEIGHBOURHOOD),
    "axis of access": str(next(trace["x"][0] for trace in chart.data if len(trace["x"]))),
    "hover of access": chart.data[0]["hovertemplate"],
    "axis of an indicator": str(next(trace["x"][0] for trace in drawn.data if len(trace["x"]))),
    "network": networks.describe_score(one),
    "table of networks": str(text_rows(exhibits.list_sizes().table("every_figure"))[1]),
}))
"""
"""Prints what each place says of a score, with the package that stands where it is run."""


def said(folder) -> dict[str, str]:
    run = subprocess.run(
        [sys.executable, "-c", SAY], cwd=folder, capture_output=True, text=True, check=True
    )
    return json.loads(run.stdout)


@pytest.fixture(scope="module")
def changed(tmp_path_factory):
    """The project with scores declared to have three digits after the point."""
    folder = tmp_path_factory.mktemp("project")
    shutil.copytree(ROOT / "trafford_explorer", folder / "trafford_explorer")
    for name in ("data", "geo", "docs", "stories.toml", "pyproject.toml"):
        (folder / name).symlink_to(ROOT / name)
    declared = folder / "trafford_explorer" / "indicators" / "deprivation.py"
    text = declared.read_text(encoding="utf-8")
    assert text.count("    decimals: int = 1\n") == 1
    declared.write_text(text.replace("    decimals: int = 1\n", "    decimals: int = 3\n"))
    return said(folder)


@pytest.fixture(scope="module")
def shipped():
    return said(ROOT)


@pytest.mark.parametrize(
    ("place", "pattern"),
    [
        ("pockets", r"scores \d+\.(\d+) on the .* is \d+\.(\d+)\."),
        ("ends", r"score 23\.(\d+)\).* \(23\.(\d+)\)"),
        ("hover of access", r"score %\{x:\.(\d)f\}"),
        ("network", r"score of 23\.(\d+),"),
        ("table of networks", r"'\d+\.(\d+)', "),
    ],
)
def test_a_score_has_the_declared_digits_in_words_and_tables(place, pattern, shipped, changed):
    for found, digits in ((shipped, 1), (changed, 3)):
        shown = re.search(pattern, found[place])
        assert shown, found[place]
        for part in shown.groups():
            assert (int(part) if "hover" in place else len(part)) == digits, found[place]


@pytest.mark.parametrize("place", ["axis of access", "axis of an indicator"])
def test_a_chart_is_sent_the_digits_that_it_prints(place, shipped, changed):
    assert float(shipped[place]) == pytest.approx(23.46)
    assert float(changed[place]) == pytest.approx(23.4568)
