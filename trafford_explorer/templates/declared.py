"""Ready documents: which sentence, picture and table stands where. No number is written here.

Each builder takes what the pages have worked out and returns a `Document`. The pictures are the
charts and maps that the screen shows.
"""

import unicodedata
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from urllib.parse import urlencode

from trafford_explorer.areas import AREA_TYPE_TEXT, AreaType
from trafford_explorer.documents.document import (
    Document,
    Finding,
    Heading,
    Link,
    Note,
    Paragraph,
    Part,
    Section,
    table_part,
)
from trafford_explorer.errors import SelectionError
from trafford_explorer.exhibits import Address, Exhibit, address_params
from trafford_explorer.menu import entry
from trafford_explorer.periods import long_date
from trafford_explorer.phrases import listed
from trafford_explorer.sources import Source, rights_lines, source_lines
from trafford_explorer.topics.scrutiny.exhibits import Question

MOST_AREAS = 6
MOST_INDICATORS = 5
FEW = 2
"""Up to so many indicators or neighbourhoods get every chart; more would be a book."""
LONGEST_TITLE = 120
_JOINERS = "\u200c\u200d"
"""Hidden signs that join or part letters; all other hidden ones are refused."""
HEADLINES = 8
"""Findings at the head of a document; the others stand in its parts."""
PATIENTS = "patients and practices"


@dataclass(frozen=True)
class Template:
    """A kind of document.

    Parameters
    ----------
    id, label : str
    about : str
        What it is for, in a line.
    kinds : tuple of AreaType
        Kinds of area it can be about; empty for all of Trafford only.
    places : str
        The same in words, for whoever asked for another.
    takes_indicators : bool
    """

    id: str
    label: str
    about: str
    kinds: tuple[AreaType, ...] = ()
    places: str = ""
    takes_indicators: bool = False


CHOSEN = Template(
    "chosen",
    "My own choice",
    "Areas and indicators that you choose, starting from what the map shows.",
    (AreaType.NEIGHBOURHOOD, AreaType.WARD23, AreaType.PCN, AreaType.LOCAL_AUTHORITY),
    "Trafford, its neighbourhoods, wards and primary care networks, and any area on its map",
    takes_indicators=True,
)
NEIGHBOURHOOD = Template(
    "neighbourhood",
    "Neighbourhood briefing",
    "What one or more neighbourhoods stand out for, who lives there, and every indicator.",
    (AreaType.NEIGHBOURHOOD,),
    "Trafford’s neighbourhoods",
)
WARD = Template(
    "ward",
    "Ward one-pager",
    "A ward’s main figures and what is near on a page; its map and the notes follow.",
    (AreaType.WARD23,),
    "Trafford’s wards",
)
GAP = Template(
    "gap", "Life expectancy gap", "The gap then and now, men and women, and what may be said of it."
)
DEPRIVATION = Template(
    "deprivation", "Deprivation", "Hidden pockets, who lives in which tenth, and what has moved."
)
SCRUTINY = Template(
    "scrutiny",
    "Scrutiny pack",
    "Questions worth asking, each with its figure, and the evidence behind them.",
)
TEMPLATES: Mapping[str, Template] = {
    one.id: one for one in (CHOSEN, NEIGHBOURHOOD, WARD, GAP, DEPRIVATION, SCRUTINY)
}


@dataclass(frozen=True)
class Frame:
    """What every document has besides its content.

    Parameters
    ----------
    title : str
        "" for the template's own.
    made : date
    version : str
        The data it rests on: their date and checksum.
    root : str
        Address of the app up to its pages; "" where it is not known.
    here : mapping
        What the address of the page Briefing asks for.
    kinds : tuple of AreaType
        Kinds of area whose boundaries are used.
    sources : tuple of Source
    """

    title: str
    made: date
    version: str
    root: str = ""
    here: Mapping[str, str | list[str]] = field(default_factory=dict, hash=False)
    kinds: tuple[AreaType, ...] = ()
    sources: tuple[Source, ...] = ()

    def address(self, path: str, params: Mapping[str, str | list[str]]) -> str:
        """Where a page shows something."""
        asked = f"?{urlencode(params, doseq=True)}" if params else ""
        return f"{self.root}{path}{asked}"

    def link(self, words: str, page: str, path: str, params: Mapping[str, str | list[str]]) -> Link:
        return Link(words, page, self.address(path, params))

    def link_to(self, words: str, address: Address) -> Link:
        """A way back to where an exhibit stands on screen."""
        return self.link(
            words, address.page, entry(address.page).path, dict(address_params(address))
        )


def check_title(title: str, lettering: Collection[int]) -> str:
    """The title as it will stand in every kind of file.

    Parameters
    ----------
    title : str
    lettering : collection of int
        Code points that the files can print.

    Raises
    ------
    SelectionError
        With what is wrong, where, and what is allowed.
    """
    plain = " ".join(title.split())
    if len(plain) > LONGEST_TITLE:
        raise SelectionError(
            f"the title has {len(plain)} characters, and at most {LONGEST_TITLE} fit on a page; "
            "shorten it"
        )
    for place, sign in enumerate(plain):
        hidden = unicodedata.category(sign).startswith("C") and sign not in _JOINERS
        if hidden or ord(sign) not in lettering:
            shown = f"U+{ord(sign):04X}" if hidden else f"“{sign}”"
            before = plain[:place].strip()[-20:]
            where = f"after “{before}”" if before else "at its start"
            raise SelectionError(
                f"the title holds a sign that cannot be printed ({shown}, {where}); delete it there. "
                "Figures, punctuation and Latin, Greek, Cyrillic, Arabic and Hebrew letters can be "
                "printed"
            )
    return plain


def data_version(taken: date, checksums: Sequence[str]) -> str:
    """The data a document rests on, in words; the checksum is that of all files' checksums."""
    mark = sha256("".join(sorted(checksums)).encode("ascii")).hexdigest()[:12]
    return f"Data last updated: {long_date(taken)}; data version {mark}."


# ---- parts -------------------------------------------------------------------------------------


def _closing(
    frame: Frame, limits: Sequence[str], methods: Sequence[str]
) -> tuple[Section, Section]:
    """What the figures do not say, and how they are made: in every document."""
    always = (
        "These figures describe areas, never a person: not everyone in a deprived area is deprived, "
        "and nobody’s length of life follows from an average.",
        "They show differences, not causes, and not what any service or plan has done.",
        "Where no interval is published, no difference or change is called real.",
    )
    vintages = [
        f"{AREA_TYPE_TEXT[kind].label}: {AREA_TYPE_TEXT[kind].vintage}."
        for kind in dict.fromkeys(frame.kinds)
    ]
    changed = (
        "Wards and neighbourhoods changed in May 2023. Nothing is joined across a change of "
        "boundaries except through a published lookup."
    )
    return (
        Section(
            "What these figures do not say",
            tuple(Paragraph(words) for words in (*dict.fromkeys(limits), *always) if words),
        ),
        Section(
            "Method, boundaries and sources",
            (
                *(Note(words) for words in dict.fromkeys(methods) if words),
                Heading("Boundaries"),
                Note(changed),
                *map(Note, vintages),
                Heading("Sources"),
                *(Note(f"{line}.") for line in source_lines(frame.sources)),
                *map(Note, rights_lines(frame.sources)),
                Heading("Back to the screen"),
                frame.link(
                    "Open this document’s view in the app.", "Briefing", "Briefing", frame.here
                ),
            ),
        ),
    )


def _document(
    frame: Frame,
    template: Template,
    title: str,
    lead: str,
    sections: Sequence[Section],
    limits: Sequence[str] = (),
    methods: Sequence[str] = (),
) -> Document:
    return Document(
        title=frame.title or title,
        subject=f"{template.label}: {template.about}",
        lead=lead,
        sections=(*sections, *_closing(frame, limits, methods)),
        made=frame.made,
        version=frame.version,
        sources=frame.sources,
    )


# ---- the documents -----------------------------------------------------------------------------


@dataclass(frozen=True)
class OneNeighbourhood:
    """What a document says of one neighbourhood.

    Parameters
    ----------
    name : str
    answer : Exhibit
        What it stands out for.
    parts : tuple of Exhibit or Part
        Its map, charts and tables, in order.
    """

    name: str
    answer: Exhibit
    parts: tuple[Exhibit | Part, ...]


def neighbourhood_briefing(
    frame: Frame, found: Sequence[OneNeighbourhood], limits: Sequence[str]
) -> Document:
    """One or more neighbourhoods: what stands out, where, who, and every indicator."""
    answers = [one.answer for one in found]
    notes = dict.fromkeys(words for answer in answers for words in answer.notes)
    headlines = [Finding(words) for answer in answers for words in answer.says]
    names = [one.name for one in found]
    several = len(found) > 1
    sections = [
        Section("Headline findings", (*headlines, *map(Note, notes))),
        *(
            Section(
                f"{one.name} neighbourhood",
                (*([Paragraph(one.answer.finding)] if several else []), *one.parts),
            )
            for one in found
        ),
    ]
    title = f"{listed(names)}: neighbourhood briefing"
    lead = (
        f"What {listed(names)} stand out for, who lives there, and every indicator beside Trafford."
        if several
        else answers[0].finding
    )
    return _document(frame, NEIGHBOURHOOD, title, lead, sections, limits)


@dataclass(frozen=True)
class OneWard:
    """What a document says of one ward."""

    name: str
    answer: str
    parts: tuple[Part | Exhibit, ...]


def ward_one_pager(frame: Frame, found: Sequence[OneWard], limits: Sequence[str]) -> Document:
    """One or more wards, each on a page."""
    sections = [
        Section(
            f"{one.name} ward" if len(found) > 1 else "Main figures and what is near",
            (
                *((Finding(one.answer),) if len(found) > 1 else ()),
                *one.parts,
            ),
        )
        for one in found
    ]
    names = [one.name for one in found]
    kind = "ward" if len(found) == 1 else "wards"
    lead = found[0].answer if len(found) == 1 else f"{listed(names)} {kind}, each on a page."
    return _document(frame, WARD, f"{listed(names)} {kind}", lead, sections, limits)


@dataclass(frozen=True)
class Themed:
    """A document that is about all of Trafford.

    Parameters
    ----------
    answer : str
        What it says in a sentence.
    findings : tuple of str
        Headline findings.
    sections : tuple of Section
        The evidence.
    limits, methods : tuple of str
    """

    answer: str
    findings: tuple[str, ...]
    sections: tuple[Section, ...]
    limits: tuple[str, ...] = ()
    methods: tuple[str, ...] = ()


def themed(frame: Frame, template: Template, title: str, found: Themed) -> Document:
    """Headline findings, then the evidence, then what it does not say."""
    first = Section("Headline findings", tuple(map(Finding, found.findings)))
    sections = (*((first,) if found.findings else ()), *found.sections)
    return _document(frame, template, title, found.answer, sections, found.limits, found.methods)


def questions_section(frame: Frame, in_short: Exhibit, found: Sequence[Question]) -> Section:
    """Questions worth asking: all in a table, then each with its figures, its rule and its page."""
    parts: list[Part | Exhibit] = [table_part(in_short, table) for table in in_short.tables]
    for number, one in enumerate(found, start=1):
        address = one.exhibit.address
        parts += [
            Heading(f"Question {number}: {one.rule}"),
            one.exhibit,
            frame.link_to(f"See it on the page “{address.page}”.", address),
        ]
    return Section("Questions worth asking", tuple(parts))


@dataclass(frozen=True)
class OneFigure:
    """What a document says of one indicator.

    Parameters
    ----------
    title : str
    findings : tuple of str
        What is said of each area, or of the whole of Trafford.
    parts : tuple of Part
    """

    title: str
    findings: tuple[str, ...]
    parts: tuple[Part, ...]


def chosen_document(
    frame: Frame,
    found: Sequence[OneFigure],
    places: Sequence[str],
    networks: Sequence[Section],
    limits: Sequence[str],
) -> Document:
    """The areas and indicators that were asked for."""
    heads = [words for one in found for words in one.findings]
    heads = heads or [p.words for s in networks for p in s.parts if isinstance(p, Finding)]
    sections = [
        Section("Headline findings", tuple(map(Finding, heads[:HEADLINES]))),
        *(Section(one.title, one.parts) for one in found if one.parts),
        *networks,
    ]
    titles = [one.title for one in found]
    about = f"{len(titles)} indicators" if len(titles) > 1 else "".join(titles) or PATIENTS
    title = f"{listed(places)}: {about}"
    return _document(frame, CHOSEN, title, heads[0], sections, limits)
