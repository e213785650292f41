"""The life expectancy gap, part by part; men and women beside each other, never merged."""

import streamlit as st

from trafford_explorer import shipped
from trafford_explorer.topics.explore import exhibits as cached
from trafford_explorer.topics.gap import exhibits as cached_gap
from trafford_explorer.topics.gap import words as gap
from trafford_explorer.topics.over_time import exhibits as cached_over_time
from trafford_explorer.topics.over_time.findings import change_over
from trafford_explorer.topics.overview import words as overview
from trafford_explorer.ui import over_time as ui_over_time
from trafford_explorer.ui import page
from trafford_explorer.ui.show import show


def then_and_now() -> None:
    """The answer, and what the paper said in 2019 beside what is known now."""
    changes = cached.slope_changes()
    quoted = cached.quoted_gap()
    page.text("answer", gap.describe_now(changes), "h1", about=("Slope index:",))
    page.text("detail", gap.describe_meaning())
    left, right = st.columns([1, 1.6], gap="large")
    with left:
        page.text("finding", f"What Trafford’s paper said in {quoted.date[:4]}", "h2")
        page.pair([gap.quoted_figure(quoted)])
    with right:
        page.text("finding", "What is known now: the slope index, a different measure", "h2")
        page.pair(overview.describe_slope(one) for one in changes)


def slopes() -> None:
    """The slope index over the years, with what may be said of a change."""
    _heading("The slope index over the years")
    for sex in _both():
        show(cached_gap.slope(sex))


def tenths() -> None:
    """The tenths of Trafford, and why three figures for the gap differ."""
    _heading("Ten tenths of Trafford, and why three figures for the gap differ")
    quoted = cached.quoted_gap()
    for sex in _both():
        found = cached_gap.tenths()[sex]
        page.chart(cached_gap.tenths_chart(sex), f"tenths-{sex}", about=("Tenths",))
        for words in gap.explain_gaps(found, quoted):
            page.text("detail te-key", words)
        published = cached_gap.slope_lines(sex)["with intervals"]
        page.text("note", gap.describe_slope_method(found, published))
    page.text("note", gap.describe_tenths_limits(cached_gap.tenths()["male"]))
    page.table("Table of the tenths", lambda: gap.tenths_table(cached_gap.tenths()))


def over_the_years() -> None:
    """Life expectancy of Trafford among England and a list of places."""
    _heading("Length of life over the years, against others")
    against, notes = ui_over_time.comparison()
    for note in notes:
        page.text("warn", note)
    ui_over_time.pick_list("gap-list", against)
    name = cached_over_time.list_name(against)
    for sex in _both():
        found = cached_gap.among(sex, name)
        page.chart(
            cached_gap.among_chart(sex, name),
            f"among-{sex}",
            about=("Life expectancy, authorities",),
        )
        page.text("detail", f"Trafford: {gap.describe_change(change_over(found.trafford))}")
        page.text("note", gap.describe_coverage(found))
    page.table(
        "Table of life expectancy",
        lambda: gap.among_table({sex: cached_gap.among(sex, name) for sex in gap.SEXES}),
    )


def lives() -> None:
    """Years in good health and the rest for every MSOA."""
    _heading("Years in good health, MSOA by MSOA")
    for sex in _both():
        page.chart(
            cached_gap.lives_chart(sex),
            f"lives-{sex}",
            about=("Healthy life expectancy, MSOAs", "Life expectancy, MSOAs"),
        )
    page.text("note", gap.describe_lives_limits(cached_gap.lives("male")))
    for sex in gap.SEXES:
        page.table(
            f"Table of years in good health, {gap.sex_word(sex)}",
            lambda sex=sex: gap.lives_table(cached_gap.lives(sex)),
        )


def ends() -> None:
    """The two ends by name."""
    _heading("The two ends by name")
    names = shipped.area_name_of("msoa11")
    for found in cached.life_expectancy_ends():
        page.text("detail", overview.describe_ends(found, names))
    page.text("note", overview.describe_ends_caution(cached.life_expectancy_ends()[0]))


def origin() -> None:
    """Which published figures the quoted ones equal, and the search that found them."""
    _heading("Where the quoted figures come from")
    words, table = cached_gap.origin()
    page.text("detail", words)
    page.text(
        "note", overview.describe_quoted_origin(cached.quoted_gap(), shipped.area_name_of("msoa11"))
    )
    page.table("Show the search", lambda: table)


def _heading(words: str) -> None:
    page.text("section", words, "h2")


def _both():
    """Men and women, each with a column of its own."""
    for sex, column in zip(gap.SEXES, st.columns(2, gap="large"), strict=True):
        with column:
            yield sex
