"""What can be taken from a page: its answer with its source, and every picture that it shows."""

import html
import re

import pytest

from tests.pictures.reading import picture_data
from trafford_explorer.exhibits import sentence_lines
from trafford_explorer.ui import takeaway
from trafford_explorer.ui.page import PAGES

EXPLORE = "pages/1_Explore.py"
HALE, BOWDON = "E02001284", "E02001282"
ROOM = "pages/10_Committee_mode.py"
OTHERS = [page.file for page in PAGES if page.file not in {EXPLORE, ROOM}]
"""A room is shown no panel: its sentence stands beside the notes, its picture on the page it leads to."""


def copied(app):
    """The lines that a press of the button copies, or None where there is none."""
    found = [e.value for e in app.main.get("html") if 'class="te-copy"' in e.value]
    assert len(found) <= 1
    return (
        [html.unescape(line) for line in re.findall(r"<p>(.*?)</p>", found[0])] if found else None
    )


def switch(app):
    (found,) = [one for one in app.toggle if str(one.key).startswith("take-")]
    return found


@pytest.fixture
def given_away(monkeypatch):
    """What each part of a page that gives something away has noted."""
    seen = []
    real = takeaway.contents

    def contents(part=""):
        seen.append(takeaway.shown(part))
        return real(part)

    monkeypatch.setattr(takeaway, "contents", contents)
    return seen


@pytest.mark.parametrize("file", OTHERS)
def test_the_answer_and_every_picture_of_a_page_can_be_had(visit, headline, given_away, file):
    app = visit("" if file == "app.py" else file)
    assert copied(app) is None, "nothing is made before it is asked for"
    switch(app).set_value(True).run()
    assert not app.exception
    answer, source, *_ = copied(app)
    assert answer.startswith(headline(app))
    (shown,) = given_away
    assert source == sentence_lines(shown.answering)[1]
    drawn = {element.proto.id for element in app.get("plotly_chart")}
    given = sum(one.exhibit.picture is not None for one in shown.exhibits.values())
    assert given >= len(drawn) - 3 * (file == "pages/3_Deprivation.py")


@pytest.mark.parametrize("file", ["app.py", "pages/4_Neighbourhoods.py", "pages/6_My_patch.py"])
def test_a_map_is_among_the_pictures(visit, given_away, file):
    app = visit("" if file == "app.py" else file)
    switch(app).set_value(True).run()
    (shown,) = given_away
    (drawn,) = [one.exhibit for one in shown.exhibits.values() if one.exhibit.map]
    made = takeaway.picture_file(drawn, "png")
    assert made.startswith(b"\x89PNG") and len(picture_data(made)) >= 4


def test_explore_gives_away_what_is_chosen_now(visit, headline, given_away):
    app = visit(EXPLORE, level="msoa11", area=HALE)
    assert copied(app) is None
    app.segmented_control(key="detail").set_value("take").run()
    assert not app.exception
    answer, source, *_ = copied(app)
    assert answer == headline(app) and "Hale" in answer and "women" in answer
    assert "2015 to 2019" in answer and "PHE Fingertips indicator 93283" in source
    shown = given_away[-1]
    _, drawn, ranked, *others = shown.exhibits.values()
    assert (
        drawn.exhibit.finding.startswith("Life expectancy at birth for women") and len(others) == 2
    )
    areas = {one["area"]: one for one in picture_data(takeaway.picture_file(drawn.exhibit, "svg"))}
    assert areas[HALE]["picked"] and not areas[BOWDON]["picked"]
    assert areas[HALE]["value"] == "87.3 years"
    assert b"Hale" in takeaway.picture_file(ranked.exhibit, "svg", picked=ranked.picked)


def test_after_another_choice_the_pictures_are_those_of_that_choice(visit, given_away):
    app = visit(EXPLORE, level="msoa11", area=HALE)
    app.segmented_control(key="detail").set_value("take").run()
    app.selectbox(key="indicator").set_value("healthy_life_expectancy_at_birth").run()
    assert copied(app)[0].count("healthy life expectancy") == 1
    shown = given_away[-1]
    _, drawn, *_ = shown.exhibits.values()
    assert drawn.exhibit.finding.startswith("Healthy life expectancy at birth for women")
    assert "2009-13" in copied(app)[1]


def test_the_files_are_offered_in_both_kinds_with_a_name_that_says_what_they_are(visit):
    app = visit("pages/2_Life_expectancy_gap.py")
    assert not [b for b in app.get("download_button") if "PNG" in b.proto.label]
    switch(app).set_value(True).run()
    labels = [button.proto.label for button in app.get("download_button")]
    kinds = [label.split(",")[0] for label in labels]
    assert kinds[:2] == ["Download as PNG", "Download as SVG"]
    assert all(label.startswith("Download the figures (CSV): ") for label in labels[2:])


def test_a_link_keeps_every_key_and_encodes_what_must_be():
    made = takeaway.address("https://example.org", {"period": ["2024 Q1"], "area": ["A&B", "C"]})
    assert made == "https://example.org/?period=2024+Q1&area=A%26B&area=C"
    assert takeaway.address("https://example.org/x/Explore", {}) == "https://example.org/x/Explore"


def test_words_of_the_answer_are_text_and_never_marks(visit, monkeypatch):
    monkeypatch.setattr(
        takeaway, "sentence_lines", lambda *_: ["<script>alert(1)</script>", "Source: <b>x</b>"]
    )
    app = visit("pages/2_Life_expectancy_gap.py")
    switch(app).set_value(True).run()
    (found,) = [e.value for e in app.main.get("html") if 'class="te-copy"' in e.value]
    assert "&lt;script&gt;alert(1)" in found and "<b>x" not in found
