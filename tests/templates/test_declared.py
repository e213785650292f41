"""What stands in every document, whatever it is about."""

from datetime import date

import pytest

from trafford_explorer.errors import SelectionError
from trafford_explorer.templates import declared as templates


@pytest.mark.parametrize("title", ["", "A title", "  spaces \t between ", "x" * 120, "a\u200cb"])
def test_a_title_that_fits_is_kept(title):
    assert templates.check_title(title, range(0x10000)) == " ".join(title.split())


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("x" * 121, "at most 120"),
        ("a\x07b", r"\(U\+0007, after “a”\); delete it there"),
        ("\ufeffTitle", r"\(U\+FEFF, at its start\)"),
        ("A title \u4e2d", r"\(“\u4e2d”, after “A title”\)"),
        *((f"a{sign}", "cannot be printed") for sign in "\x7f\x80\xad\u200b\u202e\u2066"),
        *((f"a{sign}", "cannot be printed") for sign in "\ud800\udfff\ue000\ufdd0\ufffe\uffff"),
    ],
)
def test_a_bad_title_is_refused_in_words(title, said):
    known = set(range(0x10000)) - {0x4E2D}
    with pytest.raises(SelectionError, match=said):
        templates.check_title(title, known)


def test_the_version_changes_with_the_data_and_not_with_their_order():
    one = templates.data_version(date(2026, 1, 2), ["a" * 64, "b" * 64])
    assert one.startswith("Data last updated: 2 January 2026; data version ")
    assert templates.data_version(date(2026, 1, 2), ["b" * 64, "a" * 64]) == one
    assert templates.data_version(date(2026, 1, 2), ["b" * 64, "c" * 64]) != one


def test_an_address_is_whole_only_where_the_app_is_known():
    frame = templates.Frame("", date(2026, 1, 2), "", root="http://here/")
    params = {"indicator": "imd_score", "area": ["", "E1"]}
    link = frame.link("Open it.", "Explore the map", "Explore", params)
    assert link.address == "http://here/Explore?indicator=imd_score&area=&area=E1"
    assert link.is_whole
    alone = templates.Frame("", date(2026, 1, 2), "").link("Open it.", "Briefing", "Briefing", {})
    assert alone.address == "Briefing" and not alone.is_whole
