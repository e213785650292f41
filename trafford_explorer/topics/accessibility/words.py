"""The accessibility statement that UK law asks for, built from what was tried and what happened.

The order and the enforcement paragraph follow the model statement of the Public Sector Bodies
(Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018, as amended.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from trafford_explorer.accessibility import (
    CHECKS,
    CRITERIA,
    FAILS,
    FILE_CHECKS,
    FILES,
    NOT_TRIED,
    NOTHING,
    PASSES,
    Check,
    checks_of,
)
from trafford_explorer.exhibits import csv_text
from trafford_explorer.periods import long_date

STANDARD = "WCAG 2.2 AA"
UNTRIED = "It was not tried, so it counts as failing."
OTHERWISE = "Ask whoever publishes this copy."
ENFORCEMENT = (
    "The Equality and Human Rights Commission (EHRC) is responsible for enforcing the Public Sector "
    "Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018 (the "
    "‘accessibility regulations’). If you’re not happy with how we respond to your complaint, contact "
    "the Equality Advisory and Support Service (EASS), www.equalityadvisoryservice.com."
)


@dataclass(frozen=True)
class Barrier:
    """One thing that fails or was not tried, with every page where it is so.

    Parameters
    ----------
    check : Check
    result : str
        `fails` or `not tried`.
    happened, instead : str
        What happens, and how a person gets the same.
    pages : tuple of str
        In the menu's order; the documents last.
    everywhere : bool
        Whether these are all the places where it is tried.
    """

    check: Check
    result: str
    happened: str
    instead: str
    pages: tuple[str, ...]
    everywhere: bool


@dataclass(frozen=True, eq=False)
class Statement:
    """Every page with every check.

    Parameters
    ----------
    rows : DataFrame
        `page, check, label, criteria, date, pressed, happened, result, instead`: a row for each
        page and check, in the menu's order; what has no row in the file is there as not tried.
    pages : tuple of str
        Without the documents.
    """

    rows: pd.DataFrame
    pages: tuple[str, ...]

    def count(self, *results: str) -> int:
        """How many rows came to one of these results."""
        return int(self.rows["result"].isin(results).sum())

    @property
    def days(self) -> tuple[date, date] | None:
        """The first and the last day on which something was tried; None before any."""
        days = sorted(set(self.rows["date"]) - {""})
        return (date.fromisoformat(days[0]), date.fromisoformat(days[-1])) if days else None

    @property
    def kept(self) -> list[str]:
        """What a person can do, where every page passes or has nothing to check."""
        fine = self.rows["result"].isin((PASSES, NOTHING)).groupby(self.rows["check"]).all()
        return [check.can for check in (*CHECKS, *FILE_CHECKS) if check.can and fine[check.id]]

    @property
    def barriers(self) -> list[Barrier]:
        """What fails, then what was not tried; pages with the same fault stand together."""
        failing = self.rows[self.rows["result"].isin((FAILS, NOT_TRIED))]
        found = []
        for (name, result, happened, instead), rows in failing.groupby(
            ["check", "result", "happened", "instead"], sort=False
        ):
            pages = tuple(rows["page"])
            check = next(one for one in checks_of(pages[0]) if one.id == name)
            tried = self.rows.loc[self.rows["check"] == name, "page"]
            found.append(Barrier(check, result, happened, instead, pages, set(pages) == set(tried)))
        return sorted(found, key=lambda one: one.result != FAILS)


def build_statement(rows: pd.DataFrame, pages: Iterable[str]) -> Statement:
    """Set what was tried beside everything that there is to try.

    Parameters
    ----------
    rows : DataFrame
        `load.load_accessibility_checks()`.
    pages : iterable of str
        Labels of the pages, in the menu's order.
    """
    pages = tuple(pages)
    known = {(row["page"], row["check"]): row for row in rows.to_dict("records")}
    every = []
    for page in (*pages, FILES):
        for check in checks_of(page):
            row = known.get((page, check.id))
            if row is None:
                row = {
                    "date": "",
                    "pressed": "",
                    "happened": UNTRIED,
                    "result": NOT_TRIED,
                    "instead": OTHERWISE,
                }
            named = {
                "page": page,
                "check": check.id,
                "label": check.label,
                "criteria": ", ".join(check.criteria),
            }
            every.append({**row, **named})
    columns = [*named, "date", "pressed", "happened", "result", "instead"]
    return Statement(pd.DataFrame(every)[columns], pages)


def describe_answer(statement: Statement) -> str:
    """Whether everyone can use the app, in a sentence."""
    failing = statement.count(FAILS, NOT_TRIED)
    asked = statement.count(PASSES) + failing
    where = f"on {len(statement.pages)} pages and the files they give"
    if not failing:
        return f"This app meets {STANDARD}: all {asked} checks {where} pass."
    return (
        f"This app meets {STANDARD} in part: {statement.count(PASSES)} of {asked} checks {where} "
        f"pass, {statement.count(FAILS)} fail and {statement.count(NOT_TRIED)} were not tried."
    )


def describe_status(statement: Statement) -> str:
    """The compliance status in the law's words."""
    if not statement.count(FAILS, NOT_TRIED):
        return (
            "This app is fully compliant with the Web Content Accessibility Guidelines (WCAG) "
            "version 2.2 AA standard."
        )
    return (
        "This app is partially compliant with the Web Content Accessibility Guidelines (WCAG) "
        "version 2.2 AA standard, due to the non-compliances listed below. What was not tried is "
        "listed as a non-compliance."
    )


def describe_barrier(barrier: Barrier) -> str:
    """Where it is, what happens, and which success criteria it may fail."""
    if barrier.everywhere and len(barrier.pages) > 1:
        where = "Everywhere"
    else:
        where = ", ".join(barrier.pages)
    criteria = "; ".join(f"{number} {CRITERIA[number]}" for number in barrier.check.criteria)
    may = "may fail" if barrier.result == NOT_TRIED else "fails"
    several = "one or more of " if len(barrier.check.criteria) > 1 else ""
    rule = f" This {may} {several}WCAG 2.2 success criteria {criteria}." if criteria else ""
    return f"{where}: {barrier.happened}{rule}"


def describe_contact(organisation: str, email: str, telephone: str, reply: str) -> list[str]:
    """How to be heard; what is not stated in the copy is said to be missing."""
    missing = [
        name
        for name, stated in (("who publishes it", organisation), ("a contact", email or telephone))
        if not stated
    ]
    ways = [f"{how} {to}" for how, to in (("e-mail", email), ("telephone", telephone)) if to]
    lines = []
    if organisation:
        lines.append(f"This copy of the app is published by {organisation}.")
    if ways:
        when = f" We will reply within {reply}." if reply else ""
        lines.append(
            "If you need what is here in another format, such as accessible PDF, large print, easy "
            f"read, audio recording or braille: {' or '.join(ways)}.{when}"
        )
    if missing:
        lines.append(
            f"This copy does not say {' and '.join(missing)}. The law asks the public body that "
            "publishes it to do so: in the file publisher.toml, after which it stands here. Until "
            "then this statement is not complete."
        )
    return lines


def describe_preparation(statement: Statement) -> str:
    """When the statement was made and on what it rests."""
    if statement.days is None:
        return "Nothing has been tried yet, so everything counts as failing."
    first, last = statement.days
    when = (
        f"on {long_date(first)}"
        if first == last
        else f"from {long_date(first)} to {long_date(last)}"
    )
    return (
        f"This statement was prepared on {long_date(first)}. It was last reviewed on {long_date(last)}. The "
        f"app was last tested {when} by the people who make it: every page in Chromium on Linux, by "
        "keyboard and mouse, in light, dark and forced colours, at 1400 by 900 and at 320 by 256 "
        "pixels, and by axe-core, whose rules are run on every page with the other tests before each "
        "release. No other browser was tried, and nobody who depends on assistive technology has "
        "tried it yet."
    )


def describe_source(statement: Statement) -> str:
    """What the answer rests on."""
    when = f", last on {long_date(statement.days[1])}" if statement.days else ""
    return (
        f"This rests on checks of every page by hand and by axe-core{when}; each is listed below."
    )


def checks_table(statement: Statement, pages: Sequence[str]) -> pd.DataFrame:
    """What was tried on some pages, as a table to read."""
    rows = statement.rows[statement.rows["page"].isin(pages)]
    return pd.DataFrame(
        {
            "Page": rows["page"],
            "What was checked": rows["label"],
            "What was pressed or looked at": rows["pressed"].replace("", "–"),
            "What happened": rows["happened"],
            "Result": rows["result"],
            "Day": rows["date"].replace("", "–"),
        }
    ).set_index("Page")


def checks_csv(statement: Statement) -> str:
    """Every page and every check as a CSV file."""
    return csv_text(statement.rows.columns, statement.rows.itertuples(index=False))
