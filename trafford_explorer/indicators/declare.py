"""What may be declared about an indicator: its words, its limits, and where its values stand."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from trafford_explorer.areas import AreaType
from trafford_explorer.errors import DataError
from trafford_explorer.periods import is_period


class Polarity(StrEnum):
    """Whether a higher value is good."""

    HIGH_IS_GOOD = "high is good"
    LOW_IS_GOOD = "low is good"
    NO_JUDGEMENT = "no judgement"
    UNKNOWN = "unknown"

    @property
    def has_better_end(self) -> bool:
        """Whether one end of the figures is better than the other."""
        return self in (Polarity.HIGH_IS_GOOD, Polarity.LOW_IS_GOOD)


class Topic(StrEnum):
    """Headings under which the indicators are offered."""

    LENGTH_OF_LIFE = "Length of life and health"
    DEPRIVATION = "Deprivation"
    CHILDREN = "Children"
    HEALTH = "Health and lifestyle"
    WORK_AND_MONEY = "Work and money"
    HOMES = "Homes and households"
    PEOPLE = "People"


class Basis(StrEnum):
    """What an indicator's figures rest on, which says what may be made of a small difference."""

    RECORDED = "everyone recorded"
    """Counts of a Census or a register: chance moves them, sampling does not."""
    MID_YEAR = "mid-year estimate"
    INDEX = "index"
    OTHER = "other"
    """Rates of events, surveys and models: uncertain, with an interval where one is published."""


class Untested(StrEnum):
    """Why figures without an interval in this copy cannot be tested."""

    NOT_HELD = "intervals are published, but not in this copy"
    NOT_PUBLISHED = "no interval is published for these figures"


class Outside(StrEnum):
    """What is done with small areas outside Trafford."""

    REFUSE = "refuse"
    LEAVE_OUT = "leave out"
    COMPARE = "compare"


class Method(StrEnum):
    """How the values of small areas become the value of a larger one; there is no other way."""

    SHARE = "sum of counts"
    TOTAL = "sum"
    WEIGHTED_MEAN = "weighted mean"


Where = Mapping[str, str | tuple[str, ...]]
"""Column -> the text, or any of the texts, that a row must hold there."""


@dataclass(frozen=True)
class Joined:
    """A column of numbers that stands in other rows, or in another file, for the same area.

    It is matched on area, and on period as well when it stands in the extract's own file.
    """

    column: str
    file: str = ""
    area_column: str = "area_code"
    where: Where = field(default_factory=dict, hash=False)


@dataclass(frozen=True)
class AreaNames:
    """A file that turns the area names of another into codes."""

    file: str
    name_column: str
    code_column: str
    where: Where = field(default_factory=dict, hash=False)
    also: Mapping[str, str] = field(default_factory=dict, hash=False)


@dataclass(frozen=True)
class Added:
    """A column added up over several rows of the extract's own file, for the one area it is about.

    Every text named in `where` must stand in the file, and the rows must be as many as there are
    combinations of them: a category that is not there, or that is there twice, stops the build.
    """

    column: str
    where: Where = field(default_factory=dict, hash=False)


@dataclass(frozen=True)
class Limits:
    """95% limits that stand in another file than the values, for the same area, sex and period.

    Parameters
    ----------
    file : str
        Below `data/raw`.
    lower, upper : str
        Columns of the limits.
    value : str
        Column of the figure that the limits belong to: the build refuses one that differs from the
        extract's own.
    area_column, sex_column, period_column : str
    where : mapping
        Rows to take.
    """

    file: str
    lower: str
    upper: str
    value: str
    area_column: str
    sex_column: str
    period_column: str
    where: Where = field(default_factory=dict, hash=False)


@dataclass(frozen=True)
class Breakdown:
    """The column that says which tenth or fifth a row is about, and what its words mean."""

    grouping: str
    column: str
    groups: Mapping[str, str] = field(hash=False)


@dataclass(frozen=True)
class Extract:
    """Where values of one indicator stand in one raw file, one row an area, sex and period.

    Parameters
    ----------
    file : str
        Below `data/raw`, such as `outcomes/obese_year6.csv`.
    area_types : tuple of AreaType
        Kinds of area to take; rows of other kinds are left for other extracts. England and local
        authorities are known by their codes, so at most one more kind may be named.
    release : str
        Whose figures these are, and of which release.
    value : str or tuple of str
        Column of the value, or columns to add up; empty where the value is 100 times count over
        denominator.
    scale : float
        What a published value is multiplied by.
    count, denominator : tuple of str, Joined or Added
        Columns to add up, a column standing elsewhere, or rows to add up.
    where : mapping
        Rows to take: column to the text, or texts, it must hold.
    area_column, area_code : str
        Column of the code, or the one code that the whole file is about.
    area_names : AreaNames, optional
        Needed where `area_column` holds names.
    sex_column, sex : str
        Column of the sex, or the one sex.
    period_column, period : str
        Column of the period, or the one period as the tables write it.
    compared_column : str
        Column that says how the area compares with England.
    outside : Outside
        What is done with small areas outside Trafford.
    missing_reason : str
        What is said of a row without a value.
    breakdown : Breakdown, optional
        Makes these rows of the table of breakdowns, not of the main one.
    limits : Limits, optional
        Where the 95% limits stand, if that is another file; a row it does not name has none.
    """

    file: str
    area_types: tuple[AreaType, ...]
    release: str
    value: str | tuple[str, ...] = "value"
    scale: float = 1.0
    count: tuple[str, ...] | Joined | Added = ()
    denominator: tuple[str, ...] | Joined | Added = ()
    lower_95: str = ""
    upper_95: str = ""
    where: Where = field(default_factory=dict, hash=False)
    area_column: str = "area_code"
    area_code: str = ""
    area_names: AreaNames | None = None
    sex_column: str = ""
    sex: str = "persons"
    period_column: str = ""
    period: str = ""
    compared_column: str = ""
    outside: Outside = Outside.REFUSE
    missing_reason: str = "Not published by the source for this area and period"
    breakdown: Breakdown | None = None
    limits: Limits | None = None

    @property
    def source_files(self) -> tuple[str, ...]:
        """Every raw file read for this extract, its own first."""
        others = [
            part.file for part in (self.count, self.denominator) if isinstance(part, Joined)
        ] + [part.file for part in (self.area_names, self.limits) if part]
        return tuple(dict.fromkeys([self.file, *(file for file in others if file)]))

    def problems(self) -> list[str]:
        """Return what is wrong with the declaration, one sentence each."""
        found = []
        small = [kind for kind in self.area_types if kind not in _KNOWN_BY_CODE]
        if not self.area_types or len(small) > 1:
            found.append("must name one kind of area besides local authority and England, or those")
        if bool(self.period) == bool(self.period_column):
            found.append("must give either a period or the column of one")
        if self.period and not is_period(self.period):
            found.append(f"gives the period {self.period!r}, which is not written as in the tables")
        if not self.value and not (self.count and self.denominator):
            found.append("must give a value, or a count and a denominator to calculate it from")
        if bool(self.lower_95) != bool(self.upper_95):
            found.append("gives one end of an interval without the other")
        if self.limits and self.lower_95:
            found.append("gives its limits both in its own file and in another")
        if not self.release:
            found.append("must name its release")
        return [f"extract from {self.file} {problem}" for problem in found]


@dataclass(frozen=True)
class Aggregate:
    """A figure that this project calculates for larger areas from the values of smaller ones.

    Parameters
    ----------
    to, of : AreaType
        Larger and smaller kind of area; the build must hold a lookup for the pair.
    method : Method
        `SHARE` adds counts and denominators, `TOTAL` adds values, `WEIGHTED_MEAN` weights values
        by their denominators.
    things : str
        What is added or averaged, for the release: "counts", "scores", "percentages".
    weights : str
        Who the denominators are, for a weighted mean: "residents aged 0 to 15".
    periods : tuple of str
        Periods to take; all where empty.
    """

    to: AreaType
    of: AreaType
    method: Method
    things: str = "counts"
    weights: str = ""
    periods: tuple[str, ...] = ()

    def problems(self) -> list[str]:
        """Return what is wrong with the declaration, one sentence each."""
        if self.method is Method.WEIGHTED_MEAN and not self.weights:
            return [f"aggregate to {self.to} must say what it is weighted by"]
        return []


@dataclass(frozen=True)
class StandIn:
    """Residents who stand in for the people that a share or rate of Trafford counts.

    The file gives the share alone, so a test needs a number of people from elsewhere; it is believed
    only where it comes out alike with a fifth fewer and a fifth more of them.

    Parameters
    ----------
    words : str
        Who they are, such as "residents aged 2".
    ages : (int, int)
        Youngest and oldest, in single years up to 90, which is everyone of 90 and over.
    part : float
        How much of them, above 0 to 1: one half where a school year lies across two ages.
    per : int
        The figure is so many per this many people: 100 for a share, else a rate of events.
    """

    words: str
    ages: tuple[int, int]
    part: float = 1.0
    per: int = 100


@dataclass(frozen=True)
class Break:
    """From this period on the series is not comparable with what came before.

    `area_types` is empty where that holds for every kind of area.
    """

    period: str
    reason: str
    area_types: tuple[AreaType, ...] = ()


def _lower_first(text: str) -> str:
    return text[:1].lower() + text[1:]


@dataclass(frozen=True)
class Indicator:
    """One indicator: its words, its limits, and where its values stand.

    Parameters
    ----------
    id : str
        Lower case letters, digits and underscores.
    title, short_title : str
        Full title, and the one for an axis.
    unit : str
        In words: "years", "% of children". A unit that starts with % has the bounds 0 and 100.
    decimals : int
        Digits to show; never more than the source supports.
    definition, why_it_matters : str
        Short sentences.
    polarity : Polarity
        Whether a higher value is good.
    topic : Topic
        Heading it is offered under.
    extracts : tuple of Extract
        Where its values stand.
    aggregates : tuple of Aggregate
        What the project calculates from them.
    caveats : tuple of str
        What a reader must know before using it.
    bounds : tuple of float, optional
        Lowest and highest value that is not a mistake.
    comparable_over_time : bool
        Whether values of different periods may be compared at all.
    breaks : tuple of Break
        Where a comparable series is broken.
    start : str
        Period that a change is measured from on every page; where empty, the first comparable one
        that ends once Trafford's plan was agreed (`over_time.findings.since_plan`).
    basis : Basis
        What its figures rest on.
    untested : Untested
        Why figures that stand here without an interval cannot be tested.
    stand_in : StandIn, optional
        Who is counted, where the file does not say of how many the figure is a share.
    not_age_adjusted : bool
        Whether areas differ partly because their residents' ages do.
    own_groups : bool
        Whether each place's figure rests on groups of its own, so that places cannot be compared.
    minimum_denominator : int
        Values resting on fewer people are kept out of the table.
    statement : str
        The middle of a spoken sentence, "In Hale MSOA, ... in 2021": `{value}` stands for the
        figure with its unit, `{for_sex}` for " for women", " for men" or nothing.

    Raises
    ------
    DataError
        The declaration is wrong, with every problem found.
    """

    id: str
    title: str
    short_title: str
    unit: str
    decimals: int
    definition: str
    why_it_matters: str
    polarity: Polarity
    topic: Topic
    extracts: tuple[Extract, ...] = ()
    aggregates: tuple[Aggregate, ...] = ()
    caveats: tuple[str, ...] = ()
    bounds: tuple[float, float] | None = None
    comparable_over_time: bool = True
    breaks: tuple[Break, ...] = ()
    start: str = ""
    basis: Basis = Basis.OTHER
    untested: Untested = Untested.NOT_HELD
    stand_in: StandIn | None = None
    not_age_adjusted: bool = False
    own_groups: bool = False
    minimum_denominator: int = 0
    statement: str = ""

    def __post_init__(self) -> None:
        if not self.statement:
            title = self.title if self.title[:2].isupper() else _lower_first(self.title)
            object.__setattr__(
                self, "statement", f"the figure for {title}{{for_sex}} was {{value}}"
            )
        if self.bounds is None and self.unit.startswith("%"):
            object.__setattr__(self, "bounds", (0.0, 100.0))
        problems = self._problems()
        if problems:
            raise DataError(f"indicator {self.id!r}", problems)

    def _problems(self) -> list[str]:
        problems = [
            f"{name} must not be empty"
            for name in ("title", "short_title", "unit", "definition", "why_it_matters")
            if not getattr(self, name).strip()
        ]
        if not (self.id.isascii() and self.id.isidentifier() and self.id == self.id.lower()):
            problems.append("id must be lower case letters, digits and underscores")
        if "{value}" not in self.statement:
            problems.append("statement must say where the {value} stands")
        if not 0 <= self.decimals <= 3:
            problems.append(f"decimals is {self.decimals}; it must be from 0 to 3")
        if self.bounds is None:
            problems.append("bounds must be given, unless the unit starts with %")
        elif self.bounds[0] >= self.bounds[1]:
            problems.append(f"bounds {self.bounds} must rise")
        if not self.extracts:
            problems.append("at least one extract must say where its values stand")
        problems += [text for extract in self.extracts for text in extract.problems()]
        problems += [text for aggregate in self.aggregates for text in aggregate.problems()]
        problems += [
            f"break at {broken.period!r} is not a period as the tables write it"
            for broken in self.breaks
            if not is_period(broken.period)
        ]
        if self.start and not is_period(self.start):
            problems.append(f"start {self.start!r} is not a period as the tables write it")
        if self.breaks and not self.comparable_over_time:
            problems.append("breaks say nothing in a series that is not comparable at all")
        return problems

    @property
    def source_files(self) -> tuple[str, ...]:
        """Every raw file its values come from, below `data/raw`."""
        files = [file for extract in self.extracts for file in extract.source_files]
        return tuple(dict.fromkeys(files))

    def source_files_for(
        self, level: AreaType, releases: Collection[str] | None = None
    ) -> tuple[str, ...]:
        """Only the raw files that the values of one kind of area come from.

        Parameters
        ----------
        level : AreaType
            Kind of area.
        releases : collection of str, optional
            The `release` of the rows that are meant; any where not given.

        Returns
        -------
        tuple of str
            Files below `data/raw`, each once. Where this project calculated the values, those of
            the smaller areas that they were calculated from.
        """
        here = [e for e in self.extracts if e.breakdown is None and level in e.area_types]
        direct = [e for e in here if releases is None or e.release in releases]
        files = [file for extract in direct for file in extract.source_files]
        if releases is None or set(releases) - {extract.release for extract in here} - {""}:
            for aggregate in self.aggregates:
                if aggregate.to == level:
                    files += self.source_files_for(aggregate.of)
        return tuple(dict.fromkeys(files))

    def source_files_of_groups(
        self, level: AreaType, release: str, grouping: str
    ) -> tuple[str, ...]:
        """The raw files of one breakdown, such as tenths of deprivation, of one kind of area."""
        files = [
            file
            for extract in self.extracts
            if extract.breakdown is not None
            and extract.breakdown.grouping == grouping
            and extract.release == release
            and level in extract.area_types
            for file in extract.source_files
        ]
        return tuple(dict.fromkeys(files))

    @property
    def area_types(self) -> tuple[AreaType, ...]:
        """Every kind of area it is published or calculated for, smallest first."""
        kinds = {
            kind
            for extract in self.extracts
            if extract.breakdown is None
            for kind in extract.area_types
        } | {aggregate.to for aggregate in self.aggregates}
        return tuple(kind for kind in AreaType if kind in kinds)


_KNOWN_BY_CODE = (AreaType.LOCAL_AUTHORITY, AreaType.COUNTRY)
