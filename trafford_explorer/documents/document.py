"""A document as a value: what it says, shows and rests on, before it is a file of any kind.

Every number in it comes from a sentence or a table of this package, so that a file can say nothing
that the screen does not. The writers in `documents` turn it into files; they add no figure.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from trafford_explorer import exhibits
from trafford_explorer.exhibits import Exhibit
from trafford_explorer.periods import long_date
from trafford_explorer.sources import BOUNDARY_LINE, Source, source_lines

LANGUAGE = "en-GB"
AUTHOR = "Trafford Inequalities Explorer"
MOST_SOURCES = 6
"""So many sources stand below a figure; of more, the document's list of sources has all of them."""


@dataclass(frozen=True)
class Heading:
    """A heading inside a section; the document's title is level 1 and a section's level 2."""

    words: str
    level: int = 3


@dataclass(frozen=True)
class Finding:
    """A headline finding: one sentence that can be said aloud."""

    words: str


@dataclass(frozen=True)
class Paragraph:
    """A sentence or more of text."""

    words: str


@dataclass(frozen=True)
class Note:
    """What must be known beside a figure: its basis, its limits, its source."""

    words: str


@dataclass(frozen=True)
class Link:
    """A way back to the screen.

    Parameters
    ----------
    words : str
    page : str
        The page's label in the menu.
    address : str
        With what was chosen; only a path where the address of the app is not known.
    """

    words: str
    page: str
    address: str

    @property
    def is_whole(self) -> bool:
        """Whether the address leads there from outside the app."""
        return self.address.startswith(("http://", "https://"))


@dataclass(frozen=True)
class Picture:
    """The chart or the map of an exhibit, the same as on screen."""

    exhibit: Exhibit
    source: str

    @property
    def name(self) -> str:
        """Unique in its document."""
        return self.exhibit.id.replace("/", "-")

    @property
    def title(self) -> str:
        return self.exhibit.finding

    @property
    def subtitle(self) -> str:
        return self.exhibit.basis

    @property
    def alt(self) -> str:
        return self.exhibit.alt

    @property
    def below(self) -> str:
        """What its signs mean, where it does not say that itself, and whose figures it has."""
        return " ".join(filter(None, (self.exhibit.key, f"Source: {self.source}")))


@dataclass(frozen=True)
class Table:
    """A table of an exhibit as a reader of paper sees it: of a long one its ends.

    Parameters
    ----------
    raw : exhibits.Table
        Whole and unrounded, for a spreadsheet.
    basis : str
        Sex, period, kind of area, the interval or that none is published, and which rows are shown.
    source : str
    """

    raw: exhibits.Table
    basis: str
    source: str

    @property
    def caption(self) -> str:
        return self.raw.caption

    @cached_property
    def head(self) -> tuple[str, ...]:
        return exhibits.head_of(self.raw)

    @cached_property
    def rows(self) -> tuple[tuple[str, ...], ...]:
        """What is shown of it, as text; the first cell of each row names the row."""
        return exhibits.text_rows(self.raw.ends())


Part = Heading | Finding | Paragraph | Note | Link | Picture | Table


@dataclass(frozen=True)
class Section:
    """A titled part of a document; an exhibit among its parts stands for what it is made of.

    What must be known of several of its exhibits is said once, with the first.
    """

    title: str
    parts: tuple[Part, ...]

    def __post_init__(self) -> None:
        whole: list[Part] = []
        for part in self.parts:
            if isinstance(part, Exhibit):
                whole += [p for p in parts_of(part) if not (isinstance(p, Note) and p in whole)]
            else:
                whole.append(part)
        object.__setattr__(self, "parts", tuple(whole))


@dataclass(frozen=True)
class Document:
    """All that a file says.

    Parameters
    ----------
    title, subject : str
    lead : str
        What the document says, in a sentence.
    sections : tuple of Section
    made : date
        The day on which it was made.
    version : str
        The data it rests on: their date and checksum.
    sources : tuple of Source
        Whose figures it has; they stand in its last section too.
    """

    title: str
    subject: str
    lead: str
    sections: tuple[Section, ...]
    made: date
    version: str
    sources: tuple[Source, ...] = ()

    def parts(self) -> Iterator[Part]:
        """Every part of every section, in order."""
        for section in self.sections:
            yield from section.parts

    @property
    def pictures(self) -> list[Picture]:
        return [part for part in self.parts() if isinstance(part, Picture)]

    @property
    def tables(self) -> list[Table]:
        return [part for part in self.parts() if isinstance(part, Table)]

    @property
    def outline(self) -> list[tuple[int, str]]:
        """Every heading with its level, the title first."""
        found = [(1, self.title)]
        for section in self.sections:
            found.append((2, section.title))
            found += [(p.level, p.words) for p in section.parts if isinstance(p, Heading)]
        return found

    @property
    def about(self) -> str:
        """When it was made, of what."""
        return f"Made on {long_date(self.made)} with the {AUTHOR}. {self.version}"


def parts_of(exhibit: Exhibit) -> tuple[Part, ...]:
    """An exhibit on paper: its picture or else its finding, what it says, its notes, its tables."""
    source = source_on_paper(exhibit)
    parts: list[Part] = []
    if exhibit.picture is not None:
        parts.append(Picture(exhibit, f"{source}. {BOUNDARY_LINE}." if exhibit.map else source))
    else:
        parts.append(Finding(exhibit.finding))
    parts += [Paragraph(words) for words in exhibit.details]
    parts += [Note(words) for words in exhibit.notes]
    parts += [table_part(exhibit, table) for table in exhibit.tables]
    return tuple(parts)


def table_part(exhibit: Exhibit, table: exhibits.Table) -> Table:
    """A table of an exhibit on paper: of a long one its ends and what it is about."""
    basis = table.ends().basis or exhibit.basis
    whole = basis if basis.endswith(".") else f"{basis}."
    return Table(table, whole, source_on_paper(exhibit))


def source_on_paper(exhibit: Exhibit) -> str:
    """Whose figures an exhibit has, or where a document says it when they are many."""
    lines = source_lines(exhibit.sources)
    many = len(lines) > MOST_SOURCES
    return "see the list of sources at the end" if many else "; ".join(lines)


def texts(parts: Sequence[Part]) -> list[str]:
    """Everything that some parts say in words, tables cell by cell."""
    said: list[str] = []
    for part in parts:
        if isinstance(part, Table):
            said += [part.caption, *part.head, part.basis, part.source]
            said += [cell for row in part.rows for cell in row]
        elif isinstance(part, Picture):
            said += [part.title, part.subtitle, part.alt, part.below]
        else:
            said.append(part.words)
    return [words for words in said if words]
