"""The app run without a browser, and its tables replaced by broken ones where a test asks."""

import html
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from trafford_explorer import cache, shipped
from trafford_explorer.ui import assets

ROOT = Path(__file__).resolve().parents[2]
EXPLORE = "pages/1_Explore.py"
METHODS = "pages/12_Data_and_methods.py"


def words(app: AppTest) -> str:
    """Everything that a page says, without its marks."""
    kinds = ("markdown", "html", "info", "error", "warning")
    parts = [element.value for kind in kinds for element in app.main.get(kind)]
    return html.unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", " ".join(parts))))


def answer(app: AppTest) -> str:
    """The headline."""
    found = [
        match
        for element in app.main.get("html")
        for match in re.findall(r'<h1 class="te-answer"[^>]*>(.*?)</h1>', element.value)
    ]
    assert len(found) == 1, "a page has one headline"
    return html.unescape(found[0])


@pytest.fixture
def say() -> Callable[[AppTest], str]:
    return words


@pytest.fixture
def headline() -> Callable[[AppTest], str]:
    return answer


@pytest.fixture
def visit() -> Callable[..., AppTest]:
    """Run a page (all of the app is reached from `app.py`) at an address, and return it."""

    def go(page: str = "", **params: str | list[str]) -> AppTest:
        app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
        app.query_params.update(params)
        if page:
            app.switch_page(page)
        return app.run()

    return go


def _forget() -> None:
    st.cache_data.clear()
    st.cache_resource.clear()
    cache.forget_all()
    assets.map_files.cache_clear()


@pytest.fixture
def fresh() -> Iterator[None]:
    """Read the tables anew in this test, and anew after it."""
    _forget()
    yield
    _forget()


@pytest.fixture
def offers():
    """Everything that can be chosen in the shipped tables."""
    return shipped.offers()
