"""Where each file comes from: the record beside it, and the lines that must be shown with it."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from trafford_explorer.errors import DataError
from trafford_explorer.periods import is_period, period_sort_key

SIDECAR_SUFFIX = ".source.toml"

OURS = "Trafford Inequalities Explorer"
"""A `release` that starts so marks a figure that this project calculated."""

BOUNDARY_YEAR = 2025
"""Year of the boundary files' copyright line: the year in which they were last published."""

BOUNDARY_LINE = (
    f"Contains National Statistics and OS data © Crown copyright and database right {BOUNDARY_YEAR}"
)
"""Line for anything that shows or exports an outline."""

OSM_LINE = "Metrolink lines and allotments © OpenStreetMap contributors"

MAP_ATTRIBUTION = f"{BOUNDARY_LINE}; {OSM_LINE}"
"""One short line for the corner of every map."""

_PUBLIC = "Open Government Licence"
_SHORT = {_PUBLIC: "OGL", "Open Database Licence (ODbL)": "ODbL"}
"""Names of licences as they are said where there is little room."""

_SHA256 = re.compile(r"[0-9a-f]{64}")
_COMMIT = re.compile(r"[0-9a-f]{10,40}")
_REQUIRED_TEXT = (
    "path",
    "title",
    "producer",
    "licence",
    "attribution",
    "period",
    "geography",
    "transformation",
    "changed",
)
_OPTIONAL_TEXT = ("url", "url_note", "licence_note", "vintage", "caveats")


@dataclass(frozen=True)
class Upstream:
    """One file from which a raw file was taken.

    `repository` is `owner/name` of a public GitHub repository, or "" where the file was made from
    another raw file of this project; `commit` is hexadecimal, shortened where the record is, or "".
    `last_changed` is an ISO date or "". `note` says what a path cannot, such as "8 files".
    """

    path: str
    repository: str = ""
    commit: str = ""
    last_changed: str = ""
    note: str = ""


@dataclass(frozen=True)
class Source:
    """The record of one raw file.

    Beside a figure, `release` and `years` say which part of the file it is from; both are empty in
    the record itself.

    `path` is relative to the project root; `rows` counts records without the header (or features);
    `vintage` says of which year the areas are; `transformation` is what was done between the
    upstream file and the raw one, `changed` what this project has changed since. `url` is "" where
    no address of the publisher is recorded, and `url_note` then says so.
    """

    path: str
    title: str
    producer: str
    licence: str
    attribution: str
    period: str
    geography: str
    rows: int
    sha256: str
    transformation: str
    changed: str
    date_accessed: date
    url: str = ""
    url_note: str = ""
    licence_note: str = ""
    vintage: str = ""
    caveats: str = ""
    upstream: tuple[Upstream, ...] = field(default=())
    release: str = ""
    years: tuple[str, ...] = ()

    def cited(self, years: Iterable[str] = (), release: str = "") -> "Source":
        """This source as it stands beside figures of some periods, and of one release."""
        return replace(self, years=_ordered(years), release=release)

    @property
    def whose(self) -> str:
        """Who published the figures, as one line says it; what this project worked out says so."""
        if self.release.startswith(OURS):
            return f"{self.release}, from {self.producer}"
        return self.release or self.producer

    @property
    def credit(self) -> tuple[str, ...]:
        """The lines that its publisher asks for, one sentence each, without the one that names the
        licence: that is said from `licence`, so that a record says it once."""
        return tuple(
            f"{line.rstrip('.')}."
            for line in self.attribution.split(". ")
            if line and "licensed under" not in line
        )


@dataclass(frozen=True)
class DerivedFile:
    """The record of one file that the build wrote: from what, and how. Paths as in `Source`."""

    path: str
    how: str
    sha256: str
    derived_from: tuple[str, ...]


def merged(sources: Iterable[Source]) -> tuple[Source, ...]:
    """Sources each once, in the order in which they come; what is cited of one file and release is
    put together."""
    years: dict[tuple[str, str], tuple[Source, list[str]]] = {}
    for source in sources:
        years.setdefault((source.path, source.release), (source, []))[1].extend(source.years)
    return tuple(source.cited(found, source.release) for source, found in years.values())


def source_lines(sources: Iterable[Source]) -> tuple[str, ...]:
    """Whose figures some sources are, with their years, one line for each publisher's release."""
    years: dict[str, list[str]] = {}
    for source in sources:
        years.setdefault(source.whose, []).extend(source.years)
    return tuple(
        f"{whose} ({years_in_words(found)})" if found else whose for whose, found in years.items()
    )


def publishers(sources: Iterable[Source]) -> str:
    """Whose figures some sources are, in one line for a room: releases alone, our own work once."""
    return "; ".join(
        dict.fromkeys(OURS if one.release.startswith(OURS) else one.whose for one in sources)
    )


def credit_lines(sources: Iterable[Source]) -> tuple[str, ...]:
    """What the publishers of some sources ask to be said, each line once."""
    return tuple(dict.fromkeys(line for source in sources for line in source.credit))


def licence_lines(sources: Iterable[Source]) -> tuple[str, ...]:
    """Under which licences some sources are, each licence once, as their records say.

    The licence of most files comes first and stands for all that no further line names; each further
    one names its files. The wording of the first is the one that the Open Government Licence asks
    for where it is that licence.
    """
    titles: dict[str, dict[str, str]] = {}
    for source in sources:
        titles.setdefault(source.licence, {})[source.path] = source.title
    if not titles:
        return ()
    most = max(titles, key=lambda licence: len(titles[licence]))
    first = (
        f"Contains public sector information licensed under the {most}."
        if most.startswith(_PUBLIC)
        else f"Licence: {most}."
    )
    return (
        first,
        *(
            f"Licence of {'; '.join(f'“{title}”' for title in files.values())}: {licence}."
            for licence, files in titles.items()
            if licence != most
        ),
    )


def licence_in_short(sources: Iterable[Source]) -> str:
    """The licences of some sources in one line for a room, each once.

    Of "Open Government Licence v3.0" and "Open Database Licence (ODbL)" it makes
    "Licence: OGL v3.0; ODbL."; "" without sources.
    """
    parts = [part for source in sources for part in source.licence.split("; ")]
    for long, short in _SHORT.items():
        parts = [part.replace(long, short) for part in parts]
    return f"Licence: {'; '.join(dict.fromkeys(parts))}." if parts else ""


def rights_lines(sources: Iterable[Source]) -> tuple[str, ...]:
    """What must stand wherever figures of some sources do: their licences, then what their
    publishers ask to be said."""
    used = tuple(sources)
    return (*licence_lines(used), *credit_lines(used))


def years_in_words(years: Iterable[str]) -> str:
    """Periods in order; of more than two only the first and the last.

    >>> years_in_words(["2019", "2015", "2025"]), years_in_words(["2025", "2019"])
    ('2015 to 2025', '2019 and 2025')
    """
    found = _ordered(years)
    return f"{found[0]} to {found[-1]}" if len(found) > 2 else " and ".join(found)


def _ordered(years: Iterable[str]) -> tuple[str, ...]:
    """Periods each once, the earliest first; what is no period stays where it is, at the end."""
    found = list(dict.fromkeys(year for year in years if year))
    periods = sorted((year for year in found if is_period(year)), key=period_sort_key)
    return (*periods, *(year for year in found if not is_period(year)))


def parse_source(record: Mapping[str, object]) -> Source:
    """Return the record of a raw file.

    Parameters
    ----------
    record : mapping
        The sidecar as read from TOML.

    Raises
    ------
    DataError
        With every problem: a field missing, empty, unknown or of the wrong kind.
    """
    problems = _text_problems(record, _REQUIRED_TEXT, required=True)
    problems += _text_problems(record, _OPTIONAL_TEXT, required=False)
    problems += _sha256_problems(record)
    rows = record.get("rows")
    if not isinstance(rows, int) or isinstance(rows, bool) or rows < 1:
        problems.append(f"'rows' must be a whole number above 0, not {rows!r}")
    accessed = record.get("date_accessed")
    if not isinstance(accessed, date) or isinstance(accessed, datetime):
        problems.append(f"'date_accessed' must be a date, not {accessed!r}")
    if not record.get("url") and not record.get("url_note"):
        problems.append("either 'url' or 'url_note' must be given")
    problems += _upstream_problems(record.get("upstream", []))
    known = {*_REQUIRED_TEXT, *_OPTIONAL_TEXT, "rows", "sha256", "date_accessed", "upstream"}
    problems += [f"{name!r} is not a field of a source" for name in sorted(set(record) - known)]
    if problems:
        raise DataError(f"source record of {record.get('path', 'a raw file')}", problems)
    upstream = tuple(Upstream(**entry) for entry in record.get("upstream", []))
    return Source(**{**record, "upstream": upstream})


def parse_derived(record: Mapping[str, object]) -> DerivedFile:
    """Return the record of a derived file; raise DataError with every problem."""
    problems = _text_problems(record, ("path", "how"), required=True) + _sha256_problems(record)
    derived_from = record.get("derived_from")
    if not _is_list_of_text(derived_from) or not derived_from:
        problems.append("'derived_from' must list at least one file")
    known = {"path", "how", "sha256", "derived_from"}
    problems += [
        f"{name!r} is not a field of a derived file" for name in sorted(set(record) - known)
    ]
    if problems:
        raise DataError(f"record of {record.get('path', 'a derived file')}", problems)
    return DerivedFile(record["path"], record["how"], record["sha256"], tuple(derived_from))


def _text_problems(
    record: Mapping[str, object], names: tuple[str, ...], *, required: bool
) -> list[str]:
    problems = []
    for name in names:
        if name not in record:
            problems += [f"{name!r} is missing"] * required
        elif not isinstance(record[name], str) or not record[name].strip():
            problems.append(f"{name!r} must be a text that is not empty, not {record[name]!r}")
    return problems


def _sha256_problems(record: Mapping[str, object]) -> list[str]:
    checksum = record.get("sha256")
    if isinstance(checksum, str) and _SHA256.fullmatch(checksum):
        return []
    return [f"'sha256' must be 64 hexadecimal digits, not {checksum!r}"]


def _upstream_problems(entries: object) -> list[str]:
    if not isinstance(entries, list):
        return ["'upstream' must be a list of tables"]
    problems = []
    known = {"path", "repository", "commit", "last_changed", "note"}
    for number, entry in enumerate(entries, 1):
        if not isinstance(entry, Mapping) or not all(isinstance(v, str) for v in entry.values()):
            problems.append(f"upstream {number} must be a table of texts")
            continue
        if not entry.get("path"):
            problems.append(f"upstream {number} has no 'path'")
        commit = entry.get("commit", "")
        if commit and not _COMMIT.fullmatch(commit):
            problems.append(f"upstream {number} has {commit!r} for a commit")
        if entry.get("repository") and not commit:
            problems.append(f"upstream {number} names a repository but no commit")
        unknown = sorted(set(entry) - known)
        problems += [f"upstream {number} has the unknown field {name!r}" for name in unknown]
    return problems


def _is_list_of_text(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) and item for item in value)
