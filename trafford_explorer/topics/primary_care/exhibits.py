"""Recorded diseases: each figure put together, for the screen, for paper and for files."""

from collections.abc import Iterator

import pandas as pd

from trafford_explorer import load, shipped, style
from trafford_explorer.cache import kept
from trafford_explorer.exhibits import (
    Address,
    Column,
    Exhibit,
    Kind,
    Sign,
    Table,
    chart_exhibit,
    file_stem,
)
from trafford_explorer.figures import funnel_chart
from trafford_explorer.formats import NumberFormat
from trafford_explorer.indicators.recorded import PERIOD, REGISTERS
from trafford_explorer.measures import ALARM, WARNING
from trafford_explorer.phrases import capital
from trafford_explorer.sources import Source
from trafford_explorer.topics.primary_care import charts, findings, words
from trafford_explorer.topics.primary_care.findings import NETWORK, WHOLES, Recorded

PAGE = "PCNs and hubs"
REGISTER = "register"
"""Key of the address: which register is shown."""
_FILE = "data/recorded_diseases.csv"
_PLACE = {0: "between the limits", 1: "above", -1: "below"}
_PATIENTS = NumberFormat(0, "patients")
_PER_CENT = NumberFormat(1, "% of the whole list")


@kept()
def recorded(register: str) -> Recorded:
    """One register of `REGISTERS`."""
    return findings.recorded(register, load.load_recorded())


@kept()
def _sources() -> tuple[Source, ...]:
    return shipped.sources_of_files(_FILE, years=(PERIOD,))


def _address(register: str) -> Address:
    return Address(PAGE, ((REGISTER, register),))


def _signs() -> tuple[Sign, ...]:
    """The networks' colours and the letters that dots carry."""
    names = shipped.pcn_names()
    return tuple(
        Sign(names[code], colour, style.PCN_LETTERS[code], "round")
        for code, colour in style.PCN_COLOURS.items()
    )


@kept()
def practices(register: str) -> Exhibit:
    """A register by practice and network, with intervals, beside Trafford and larger places."""
    found = recorded(register)
    return chart_exhibit(
        f"primary_care/practices/{register}",
        file_stem("recorded", register, "GP practices and PCNs", found.period),
        charts.recorded_chart(
            found,
            words.look_of(found),
            title=words.describe_recorded(found),
            subtitle=words.describe_basis(found),
            alt=words.describe_alt(found),
        ),
        _sources(),
        _address(register),
        says=(
            words.NOT_STANDARDISED,
            words.describe_england(found),
            words.describe_networks(found),
        ),
        notes=words.describe_method(found),
        tables=(_networks_table(found), _practices_table(found)),
        reading="A diamond is a network, the dots below it are its practices.",
    )


def _columns(found: Recorded) -> tuple[Column, ...]:
    return (
        Column("On the register", Kind.NUMBER),
        Column(capital(found.register.base), Kind.NUMBER),
        Column("Recorded", Kind.NUMBER, words.look_of(found), with_unit=True),
        Column("Aged 50 and over", Kind.NUMBER, _PER_CENT, with_unit=True),
    )


def _cells(row: pd.Series) -> tuple:
    return (
        int(row["count"]),
        int(row["denominator"]),
        findings.estimate_of(row),
        float(row["aged_50"]),
    )


def _table_basis(found: Recorded) -> str:
    return (
        f"{capital(found.register.base)}, {found.period}. 95% intervals: ours, Wilson’s method. Patients "
        "of the practice, wherever they live."
    )


def _networks_table(found: Recorded) -> Table:
    """The networks and the larger places."""
    rows = [found.whole(kind) for kind in reversed(WHOLES)]
    rows += [row for _, row in found.networks.iterrows()]
    return Table(
        name="networks",
        sheet=f"PCNs, {found.register.id}"[:31],
        caption=f"Recorded {found.register.spoken} by primary care network, {found.period}",
        columns=(Column("Place"), *_columns(found)),
        rows=tuple((str(row["area_name"]), *_cells(row)) for row in rows),
        basis=_table_basis(found),
    )


def _practices_table(found: Recorded) -> Table:
    """Every practice with its network."""
    names = shipped.pcn_names()
    return Table(
        name="practices",
        sheet=f"Practices, {found.register.id}"[:31],
        caption=f"Recorded {found.register.spoken} by GP practice of Trafford, {found.period}",
        columns=(
            Column("GP practice"),
            Column("Primary care network (PCN)"),
            *_columns(found),
            Column("Practice code", only_in_files=True),
        ),
        rows=tuple(
            (str(row["area_name"]), names[row["pcn_code"]], *_cells(row), str(row["area_code"]))
            for _, row in found.practices.iterrows()
        ),
        basis=_table_basis(found),
    )


@kept()
def against_age(register: str) -> Exhibit:
    """A register against the share of the list that is aged 50 and over."""
    found = recorded(register)
    return chart_exhibit(
        f"primary_care/age/{register}",
        file_stem("recorded", register, "against age", "GP practices", found.period),
        charts.age_chart(
            found,
            words.look_of(found),
            title=words.describe_age(found),
            subtitle=words.describe_age_basis(found),
            alt=words.describe_age_alt(found),
        ),
        _sources(),
        _address(register),
        says=(words.describe_order(found),),
        notes=(words.AGE_IS_CRUDE,),
        tables=(_age_table(found),),
        legend=_signs(),
    )


def _age_table(found: Recorded) -> Table:
    here = found.practices.sort_values(["aged_50", "area_code"], ascending=[False, True])
    return Table(
        name="age",
        sheet=f"By age, {found.register.id}"[:31],
        caption=(
            f"Recorded {found.register.spoken} and the share of the list aged 50 and over, GP practices of "
            f"Trafford, {found.period}"
        ),
        columns=(
            Column("GP practice"),
            Column("Aged 50 and over", Kind.NUMBER, _PER_CENT, with_unit=True),
            Column("Recorded", Kind.NUMBER, words.look_of(found), with_unit=True),
        ),
        rows=tuple(
            (str(row["area_name"]), float(row["aged_50"]), findings.estimate_of(row))
            for _, row in here.iterrows()
        ),
        basis=_table_basis(found),
    )


@kept()
def funnel_of(register: str) -> Exhibit:
    """The funnel of a register over Trafford's practices."""
    found = recorded(register)
    here = found.practices
    drawn = funnel_chart(
        found.funnel,
        here["area_name"].tolist(),
        words.look_of(found),
        across=f"{capital(found.register.base)} on the list",
        up=f"% of {found.register.base}",
        middle="All practices together",
        title=words.describe_funnel(found),
        subtitle=words.describe_funnel_basis(found),
        alt=words.describe_funnel_alt(found),
        colours=[style.PCN_COLOURS[code] for code in here["pcn_code"]],
        letters=[style.PCN_LETTERS[code] for code in here["pcn_code"]],
    )
    return chart_exhibit(
        f"primary_care/funnel/{register}",
        file_stem("funnel of recorded", register, "GP practices", found.period),
        drawn,
        _sources(),
        _address(register),
        says=(words.describe_widening(found), words.OUTSIDE_IS_A_QUESTION),
        notes=(words.describe_funnel_method(found),),
        tables=(_funnel_table(found),),
        legend=_signs(),
    )


def _funnel_table(found: Recorded) -> Table:
    """Every practice with its limits, the largest first."""
    here, made = found.practices, found.funnel
    look = words.look_of(found)
    limits = {
        confidence: made.limits(made.denominators, confidence) for confidence in (WARNING, ALARM)
    }
    plain, wide = (made.outside(ALARM, widened=widened) for widened in (False, True))
    rows = [
        (
            str(row["area_name"]),
            int(row["denominator"]),
            findings.estimate_of(row),
            *(100 * float(side[n]) for pair in limits.values() for side in pair),
            _PLACE[plain[n]],
            _PLACE[wide[n]],
        )
        for n, (_, row) in enumerate(here.iterrows())
    ]
    return Table(
        name="funnel",
        sheet=f"Funnel, {found.register.id}"[:31],
        caption=f"Recorded {found.register.spoken} and widened limits, GP practices, {found.period}",
        columns=(
            Column("GP practice"),
            Column(capital(found.register.base), Kind.NUMBER),
            Column("Recorded", Kind.NUMBER, look, with_unit=True),
            *(
                Column(
                    f"{end} widened {100 * confidence:g}% limit",
                    Kind.NUMBER,
                    look,
                    only_in_files=True,
                )
                for confidence in limits
                for end in ("Lower", "Upper")
            ),
            Column("Plain 99.8% limits"),
            Column("Widened 99.8% limits"),
        ),
        rows=tuple(sorted(rows, key=lambda row: -row[1])),
        basis=_table_basis(found),
    )


@kept()
def network(code: str) -> Exhibit:
    """One network's registers beside Trafford, Greater Manchester and England, for a document."""
    found = [recorded(register) for register in REGISTERS]
    name = shipped.pcn_names()[code]
    rows = []
    for one in found:
        own = one.of(NETWORK).set_index("area_code").loc[code]
        beside = (float(one.whole(kind)["value"]) for kind in WHOLES)
        rows.append(
            (
                one.register.title,
                one.register.base,
                int(own["count"]),
                int(own["denominator"]),
                findings.estimate_of(own),
                *beside,
            )
        )
    return Exhibit(
        f"primary_care/network/{code}",
        file_stem("recorded diseases", name, PERIOD),
        words.describe_network(name, found),
        _sources(),
        Address(PAGE),
        says=(words.NOT_STANDARDISED,),
        notes=(words.NETWORK_LIMITS, *words.describe_method(found[0])),
        tables=(
            Table(
                name="",
                sheet=f"Recorded, {name}"[:31],
                caption=f"Diseases recorded by the practices of {name}, {PERIOD}",
                columns=(
                    Column("Disease"),
                    Column("Counted among"),
                    Column("On the register", Kind.NUMBER, _PATIENTS),
                    Column("On the list", Kind.NUMBER, _PATIENTS),
                    Column("This network", Kind.NUMBER, with_unit=True),
                    Column("Trafford", Kind.NUMBER, with_unit=True),
                    Column("Greater Manchester", Kind.NUMBER, with_unit=True),
                    Column("England", Kind.NUMBER, with_unit=True),
                ),
                rows=tuple(rows),
                basis="95% intervals: ours, Wilson’s method. Patients of the practices, wherever they live.",
                row_formats=tuple(words.look_of(one) for one in found),
            ),
        ),
    )


def every() -> Iterator[Exhibit]:
    """Every exhibit of the topic."""
    for register in REGISTERS:
        yield practices(register)
        yield against_age(register)
        yield funnel_of(register)
    yield from map(network, style.PCN_COLOURS)
