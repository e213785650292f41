"""What stands above the first picture of each page: the answer, and little else."""

import html
import re

import pytest
from streamlit.testing.v1.element_tree import Block

from tests.sampling import some_or_all
from trafford_explorer import menu, shipped
from trafford_explorer.topics.over_time import exhibits as over_time

MOST = 60
"""Words above the first picture, the headline included."""
VERDICTS = ("We cannot test this: ", "These are counts of everyone", "The difference ")
LONG_TITLE = 15
"""More of them where an indicator's name is long."""
WITHOUT = {"Briefing", "Committee mode", "Data and methods", "Accessibility"}
"""A form, a stage of its own, and pages of words."""
PAGES = [entry.file for entry in menu.PAGES if entry.label not in WITHOUT]
_PICTURES = ("plotly_chart", "component_instance", "bidi_component")


def above(block: Block) -> tuple[list[str], bool]:
    """Sentences of a part of a page as far as its first picture, and whether there is one.

    Figures written large stand in the place of a picture.
    """
    said: list[str] = []
    for child in block.children.values():
        if isinstance(child, Block):
            inner, ends = above(child)
            said += inner
            if ends:
                return said, True
        elif child.type in _PICTURES or 'class="te-pair' in str(getattr(child, "value", "")):
            return said, True
        elif child.type in ("html", "markdown", "info", "warning"):
            said.append(str(child.value))
    return said, False


def words_above(app) -> list[str]:
    said, ends = above(app.main)
    assert ends, "the page has a picture"
    text = re.sub(r"<(style|script|svg|details)\b.*?</\1>", " ", " ".join(said), flags=re.S)
    text = re.sub(r'<(p|div) class="te-(eyebrow)[^>]*>.*?</\1>', " ", text, flags=re.S)
    return html.unescape(re.sub(r"<[^>]+>", " ", text)).split()


@pytest.mark.parametrize("page", PAGES)
def test_few_words_stand_above_the_first_picture(visit, page):
    found = words_above(visit(page))
    assert 5 < len(found) <= MOST, " ".join(found)


@some_or_all
@pytest.mark.parametrize(
    ("page", "offered"),
    [
        ("pages/1_Explore.py", lambda: shipped.offers().indicators),
        ("pages/7_Over_time.py", over_time.indicators),
    ],
)
def test_few_words_stand_above_it_for_any_indicator(visit, page, offered, step):
    for indicator in offered()[::step]:
        found = words_above(visit(page, indicator=indicator))
        assert len(found) <= MOST + LONG_TITLE, f"{indicator}: {' '.join(found)}"


def split_sentences(text: str) -> list[str]:
    plain = html.unescape(re.sub(r"<[^>]+>", " ", text))
    return [one.strip() for one in re.split(r"(?<=[.!?])\s+(?=[A-Z0-9“])", plain) if len(one) > 50]


@pytest.mark.parametrize("page", PAGES)
def test_no_sentence_stands_twice_on_a_page(visit, page):
    """Each picture has a basis and a verdict of its own, which may be its neighbour's too."""
    app = visit(page)
    said = [
        one
        for element in app.main.get("html")
        for block in re.findall(
            r'<(?:p|h\d) class="te-(?:detail|finding|answer)[^"]*"[^>]*>(.*?)</(?:p|h\d)>',
            element.value,
        )
        for one in split_sentences(block)
    ]
    assert len(said) > 2
    twice = {one for one in said if said.count(one) > 1}
    assert {one for one in twice if not one.startswith(VERDICTS)} == set()
