"""The life expectancy gap, part by part; men and women beside each other, never merged."""

from collections.abc import Iterator

import streamlit as st

from trafford_explorer.topics.gap import exhibits
from trafford_explorer.topics.gap.findings import SEXES
from trafford_explorer.topics.overview import exhibits as overview_exhibits
from trafford_explorer.ui import over_time as ui_over_time
from trafford_explorer.ui import page
from trafford_explorer.ui.show import show


def then_and_now() -> None:
    """The answer, and what the paper said in 2019."""
    show(exhibits.slope_now(), answers=True, large="now")
    _heading(f"What Trafford’s paper said in {overview_exhibits.quoted_gap().date[:4]}")
    show(overview_exhibits.quoted())


def slopes() -> None:
    """The slope index over the years, with what may be said of a change."""
    _heading("The slope index over the years")
    for sex in _both():
        show(exhibits.slope(sex))


def tenths() -> None:
    """The tenths of Trafford, and why three figures for the gap differ."""
    _heading("Ten tenths of Trafford, and why three figures for the gap differ")
    for period in reversed(exhibits.tenth_periods()):
        for sex in _both():
            show(exhibits.tenths(sex, period))
    show(exhibits.slope_between())
    show(exhibits.quoted_beside_tenths())


def has_changed() -> None:
    """Whether the gap itself has changed."""
    _heading("Has the gap itself changed?")
    show(exhibits.has_changed())


def boroughs() -> None:
    """The slope index of the ten boroughs."""
    _heading("The slope index in the ten boroughs")
    for sex in _both():
        show(exhibits.boroughs(sex))


def over_the_years() -> None:
    """Life expectancy of Trafford among England and a list of places."""
    _heading("Length of life over the years, against others")
    against, notes = ui_over_time.comparison()
    for note in notes:
        page.text("warn", note)
    ui_over_time.pick_list("gap-list", against)
    for sex in _both():
        show(exhibits.years(sex, against))


def lives() -> None:
    """Years in good health and the rest for every MSOA."""
    _heading("Years in good health, MSOA by MSOA")
    for sex in _both():
        show(exhibits.lives(sex))


def parts() -> None:
    """What the gap in years of good health is made of."""
    _heading("What is the gap in good health made of?")
    for sex in _both():
        show(exhibits.parts(sex))


def ends() -> None:
    """The two ends by name."""
    _heading("The two ends by name")
    show(overview_exhibits.ends())


def origin() -> None:
    """Which published figures the quoted ones equal, and the search that found them."""
    _heading("Where the quoted figures come from")
    show(exhibits.origin())


def _heading(words: str) -> None:
    page.text("section", words, "h2")


def _both() -> Iterator[str]:
    """Men and women, each with a column of its own."""
    for sex, column in zip(SEXES, st.columns(2, gap="large"), strict=True):
        with column:
            yield sex
