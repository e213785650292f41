"""A question about two areas: what is asked, and what becomes of it when one part is changed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from trafford_explorer.areas import ENGLAND, TRAFFORD, AreaType
from trafford_explorer.periods import period_sort_key

SIDES = ("first", "second")


@dataclass(frozen=True)
class Side:
    """One area in one period.

    Parameters
    ----------
    area_type : AreaType
    area_code, period : str
    """

    area_type: AreaType
    area_code: str
    period: str

    @property
    def place(self) -> tuple[AreaType, str]:
        """The area, whatever its period."""
        return self.area_type, self.area_code


@dataclass(frozen=True)
class Question:
    """Do these two areas differ?

    Parameters
    ----------
    indicator, sex : str
    first, second : Side
    """

    indicator: str
    sex: str
    first: Side
    second: Side


OPENING = Question(
    "life_expectancy_at_birth",
    "female",
    Side(AreaType.MSOA11, "E02001284", "2009-13"),
    Side(AreaType.MSOA11, "E02001275", "2009-13"),
)
"""Hale and Partington, women, 2009-13: a question that this copy can answer."""


def to_address(question: Question) -> str:
    """A question as an address has it.

    >>> to_address(OPENING)
    'life_expectancy_at_birth:female:msoa11:E02001284:2009-13:msoa11:E02001275:2009-13'
    """
    sides = (question.first, question.second)
    parts = [part for side in sides for part in (side.area_type, side.area_code, side.period)]
    return ":".join((question.indicator, question.sex, *parts))


def from_address(text: str) -> Question | None:
    """The question that `to_address` wrote, whether or not there are figures for it; else None.

    >>> from_address(to_address(OPENING)) == OPENING, from_address("moon")
    (True, None)
    """
    parts = text.split(":")
    if len(parts) != 8 or any(kind not in list(AreaType) for kind in (parts[2], parts[5])):
        return None
    first, second = (Side(AreaType(kind), *rest) for kind, *rest in (parts[2:5], parts[5:]))
    return Question(parts[0], parts[1], first, second)


Held = Mapping[tuple[AreaType, str], Sequence[str]]
"""Area to the periods for which an indicator and sex have a row, the newest first."""


def build_held(rows: Sequence[tuple[str, str, str]], networks: Sequence[str] = ()) -> Held:
    """What may be asked about, from the rows of one indicator and sex.

    Parameters
    ----------
    rows : sequence of (area type, area code, period)
    networks : sequence of str
        Codes of the PCNs. They may be chosen, and the answer says why they cannot be compared.

    Returns
    -------
    Held
        Trafford and England last of the areas, then the PCNs.
    """
    found: dict[tuple[AreaType, str], set[str]] = {}
    for area_type, code, period in rows:
        found.setdefault((AreaType(area_type), code), set()).add(period)
    every = sorted(
        {period for periods in found.values() for period in periods}, key=period_sort_key
    )
    held = {
        place: tuple(sorted(periods, key=period_sort_key, reverse=True))
        for place, periods in sorted(found.items(), key=lambda item: _order(item[0]))
    }
    return held | {(AreaType.PCN, code): tuple(reversed(every)) for code in networks}


def _order(place: tuple[AreaType, str]) -> tuple[int, int, str]:
    kind, code = place
    last = {TRAFFORD: 1, ENGLAND: 2}.get(code, 0)
    return last, list(AreaType).index(kind), code


def build_question(
    indicator: str, sex: str, period: str, places: Sequence[tuple[AreaType, str]], held: Held
) -> Question:
    """A question about the first two of some areas in one period, brought into the data.

    Parameters
    ----------
    places : sequence of (area type, area code)
        The most wanted first; one named twice counts once. Trafford and England follow them.
    held : Held
        Of the indicator and sex.
    """
    whole = ((AreaType.LOCAL_AUTHORITY, TRAFFORD), (AreaType.COUNTRY, ENGLAND))
    first, second, *_ = dict.fromkeys((*places, *whole))
    return fit(Question(indicator, sex, Side(*first, period), Side(*second, period)), held)


def fit(question: Question, held: Held) -> Question:
    """The question with each side an area, and a period of it, for which there is a row.

    A side that is not there becomes Trafford, or else the first area that the other side is not. A
    period that is not there becomes the other side's where possible, or else the newest.
    """
    first = _fit_side(question.first, held, taken=question.second.place, like=question.second)
    second = _fit_side(question.second, held, taken=first.place, like=first)
    return replace(question, first=first, second=second)


def _fit_side(side: Side, held: Held, *, taken: tuple[AreaType, str], like: Side) -> Side:
    place = side.place
    if place not in held:
        trafford = (AreaType.LOCAL_AUTHORITY, TRAFFORD)
        others = [p for p in (trafford, *held) if p in held and p != taken]
        place = others[0] if others else next(iter(held))
    periods = held[place]
    wanted = [period for period in (side.period, like.period) if period in periods]
    return Side(*place, (wanted or list(periods))[0])


def with_place(question: Question, side: str, place: tuple[AreaType, str], held: Held) -> Question:
    """The question about another area, in the period of the other side where it has one."""
    other = question.second if side == "first" else question.first
    periods = held[place]
    period = other.period if other.period in periods else periods[0]
    return replace(question, **{side: Side(*place, period)})


def with_period(question: Question, side: str, period: str) -> Question:
    """The question with one side in another period."""
    return replace(question, **{side: replace(getattr(question, side), period=period)})
