"""An exhibit: one figure with all that belongs to it, made once and shown everywhere.

A page shows exhibits, a document lists them, a step of a story is one, and every download is made
from the one it hangs on. Nothing assembles a figure twice, and nothing edits a sentence that it did
not write.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from trafford_explorer.exhibits.table import Table
from trafford_explorer.figures import Chart
from trafford_explorer.maps import MapState
from trafford_explorer.sources import Source

_ID = re.compile(r"[a-z0-9_]+(?:/[A-Za-z0-9_.-]+)*")


@dataclass(frozen=True)
class Address:
    """What brings an exhibit back: a page and what is chosen there.

    Parameters
    ----------
    page : str
        The page's label in the menu.
    choice : tuple of (str, str)
        Keys of the address and their values; a key may stand more than once.
    """

    page: str
    choice: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Sign:
    """One row of a legend: a mark and what it stands for.

    Parameters
    ----------
    words : str
    colour : str
        "" for the mark of an area without a figure.
    letter : str
    shape : str
        "", "round", "star" or "square".
    ink : str
        Colour of the letter; "" for white.
    """

    words: str
    colour: str = ""
    letter: str = ""
    shape: str = ""
    ink: str = ""


@dataclass(frozen=True)
class SaidOfArea:
    """One area of a map: its code, its name, and its figure in a whole sentence."""

    code: str
    name: str
    words: str


@dataclass(frozen=True)
class Exhibit:
    """One figure with all that belongs to it.

    Parameters
    ----------
    id : str
        Stable; topic first, such as `gap/slope/male`. It stands in addresses and pins.
    name : str
        What its files are called: measure, place and period, as `file_stem` writes it.
    finding : str
        The sentence that is its title, whole by itself: place, people and years included.
    basis : str
        Indicator, people, years and kind of area: its subtitle; "" for a sentence alone.
    sources : tuple of Source
        Those of the figures in it, with their years, and no others.
    address : Address
        Where it stands on screen.
    picture : Chart or MapState, optional
    says : tuple of str
        Further sentences, each whole by itself.
    notes : tuple of str
        What must be known, once.
    tables : tuple of Table
        What the picture shows, and more; raw values.
    alt : str
        What the picture says, for those who do not see it.
    legend : tuple of Sign
        What the shades and marks of the picture stand for.
    reading : str
        How the picture is to be read; "" where it says it all.
    areas : tuple of SaidOfArea
        Of a map: what is said of each of its areas.
    quoted_with : tuple of str
        Sentences that go wherever the finding is quoted, such as a doubt about it.

    Raises
    ------
    ValueError
        When the id is not written as above, the finding is empty, or a picture has no text for
        those who do not see it.
    """

    id: str
    name: str
    finding: str
    sources: tuple[Source, ...]
    address: Address
    basis: str = ""
    picture: Chart | MapState | None = field(default=None, compare=False)
    says: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    tables: tuple[Table, ...] = ()
    alt: str = ""
    legend: tuple[Sign, ...] = ()
    reading: str = ""
    areas: tuple[SaidOfArea, ...] = ()
    quoted_with: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not _ID.fullmatch(self.id):
            raise ValueError(f"{self.id!r} is not the id of an exhibit")
        if not self.finding.strip():
            raise ValueError(f"exhibit {self.id} says nothing")
        if self.picture is not None and not self.alt.strip():
            raise ValueError(f"exhibit {self.id} has a picture and no text that stands for it")
        names = [table.name for table in self.tables]
        if len(names) != len(set(names)):
            raise ValueError(f"exhibit {self.id} has two tables of one name")

    @property
    def chart(self) -> Chart | None:
        """Its picture where that is a chart."""
        return self.picture if isinstance(self.picture, Chart) else None

    @property
    def map(self) -> MapState | None:
        """Its picture where that is a map."""
        return self.picture if isinstance(self.picture, MapState) else None

    @property
    def details(self) -> tuple[str, ...]:
        """What it says below its finding, what goes with that first."""
        return (*self.quoted_with, *self.says)

    def table(self, name: str = "") -> Table:
        """Its table of a name; raise KeyError where it has none of that name."""
        return {one.name: one for one in self.tables}[name]

    @property
    def key(self) -> str:
        """How its picture is read where it stands alone: the lettered signs of a chart, and `reading`.

        A map draws its own legend.
        """
        signs = [f"{sign.letter} {sign.words}." for sign in self.legend if sign.letter]
        return " ".join(filter(None, (*(signs if self.chart else ()), self.reading)))

    def sentences(self) -> Iterator[str]:
        """Everything it says in words outside its tables, in order."""
        yield self.finding
        yield from self.details
        yield from self.notes


def chart_exhibit(
    id: str,
    name: str,
    chart: Chart,
    sources: tuple[Source, ...],
    address: Address,
    *,
    says: tuple[str, ...] = (),
    notes: tuple[str, ...] = (),
    tables: tuple[Table, ...] = (),
    legend: tuple[Sign, ...] = (),
    reading: str = "",
) -> Exhibit:
    """The exhibit of a chart, whose title is the finding and whose subtitle is the basis."""
    return Exhibit(
        id,
        name,
        chart.title,
        sources,
        address,
        chart.subtitle,
        chart,
        says,
        notes,
        tables,
        chart.alt,
        legend,
        reading or chart.key,
    )


def file_stem(*parts: str) -> str:
    """A name for files out of measure, people, place and period.

    >>> file_stem("Life expectancy at birth", "women", "MSOA", "2015-19")
    'life_expectancy_at_birth_women_msoa_2015-19'
    """
    words = [
        re.sub(r"[^a-z0-9-]+", "_", re.sub(r"[’']", "", part.lower()).replace("/", "-"))
        for part in parts
    ]
    return re.sub(r"_+", "_", "_".join(word.strip("_-") for word in words if word))[:120].strip(
        "_-"
    )


def address_params(address: Address) -> Mapping[str, list[str]]:
    """What is chosen, as an address bar has it: each key with its values."""
    found: dict[str, list[str]] = {}
    for key, value in address.choice:
        found.setdefault(key, []).append(value)
    return found
