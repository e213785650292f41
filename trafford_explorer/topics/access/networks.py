"""The primary care networks and the community hubs: what the record says of each, and its limits."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from trafford_explorer.errors import DataError
from trafford_explorer.indicators.deprivation import SCORES
from trafford_explorer.phrases import listed
from trafford_explorer.places import date_in_words
from trafford_explorer.topics.patch.findings import is_doubted

_SCORES = "Patient-weighted IMD 2019 by PCN"
_SCORE = re.compile(r"\s*([^\d]+?)\s+([\d.]+)\s+\((?:decile\s+)?(\d+)\)\s*")
_RANGE = "pcn_size"


@dataclass(frozen=True)
class Network:
    """One primary care network.

    Parameters
    ----------
    code, name, neighbourhood : str
        The neighbourhood is inferred.
    sizes : tuple of (str, int, int)
        Date, registered patients and practices, the oldest first.
    members : DataFrame
        `name, neighbourhood, ward_name, list_size` of its practices, by name.
    score, tenth : float, int
        Patient-weighted IMD 2019, one third party's calculation; its tenth, 1 the most deprived.
    """

    code: str
    name: str
    neighbourhood: str
    sizes: tuple[tuple[str, int, int], ...]
    members: pd.DataFrame
    score: float
    tenth: int

    @property
    def patients(self) -> int:
        """Registered at the last date."""
        return self.sizes[-1][1]

    @property
    def elsewhere(self) -> pd.DataFrame:
        """Members that stand in another neighbourhood than the network's."""
        return self.members[self.members["neighbourhood"] != self.neighbourhood]


@dataclass(frozen=True)
class PatientRange:
    """How many patients a network is meant to have, who said so, and when."""

    low: int
    high: int
    source: str
    year: str


@dataclass(frozen=True)
class ScoreOrigin:
    """Whose calculation the networks' deprivation scores are."""

    source: str
    date: str

    @property
    def name(self) -> str:
        """The publication, without the version that was read."""
        return self.source.split("@")[0].strip()

    @property
    def year(self) -> str:
        return date_in_words(self.date)


def patient_range(plan: pd.DataFrame) -> PatientRange:
    """The plan's range.

    Parameters
    ----------
    plan : DataFrame
        `load.load_plan_facts()`.
    """
    if _RANGE not in plan.index:
        raise DataError("plan facts", ["the size that a network is meant to have is missing"])
    row = plan.loc[_RANGE]
    found = re.fullmatch(r"(\d+)-(\d+)", row["value"])
    if not found:
        raise DataError("plan facts", [f"{row['value']!r} is not a range of patients"])
    return PatientRange(
        int(found[1]),
        int(found[2]),
        f"{row['document']}, section {row['section']}",
        row["period"],
    )


def _score_fact(facts: pd.DataFrame) -> pd.Series:
    rows = facts[facts["fact"].str.startswith(_SCORES)]
    if len(rows) != 1:
        raise DataError("facts", [f"{len(rows)} rows on “{_SCORES}” where 1 is expected"])
    return rows.iloc[0]


def origin_of_scores(facts: pd.DataFrame) -> ScoreOrigin:
    """Whose calculation the scores are: repository, file and commit, and its date."""
    row = _score_fact(facts)
    return ScoreOrigin(str(row["source"]), str(row["source_date"]))


def networks(
    pcns: pd.DataFrame, practices: pd.DataFrame, sizes: pd.DataFrame, facts: pd.DataFrame
) -> list[Network]:
    """The networks, the largest first.

    Parameters
    ----------
    pcns, practices : DataFrame
        `load.load_places` of either.
    sizes : DataFrame
        `load.load_list_sizes()`.
    facts : DataFrame
        `load.load_place_facts()`.

    Raises
    ------
    DataError
        A network has no members, no list sizes, or not one score.
    """
    parts = [_SCORE.fullmatch(part) for part in _score_fact(facts)["value"].split(";")]
    scores = {part[1].split()[0]: (float(part[2]), int(part[3])) for part in parts if part}
    problems, found = [], []
    for row in pcns.itertuples():
        members = practices[practices["pcn_code"] == row.pcn_code].sort_values("name")
        held = sizes[sizes["pcn_code"] == row.pcn_code].sort_values("date")
        matches = [scores[word] for word in scores if word in row.pcn_name.split()]
        if members.empty or held.empty or len(matches) != 1:
            problems.append(f"{row.pcn_name}: no members, no list sizes, or not one score")
            continue
        found.append(
            Network(
                row.pcn_code,
                row.pcn_name,
                row.neighbourhood,
                tuple(
                    (str(day), int(patients), int(number))
                    for day, patients, number in zip(
                        held["date"], held["registered_patients"], held["practices"], strict=True
                    )
                ),
                members[["name", "neighbourhood", "ward_name", "list_size"]].reset_index(drop=True),
                *matches[0],
            )
        )
    if problems or not found:
        raise DataError("networks", problems or ["there is none"])
    return sorted(found, key=lambda one: (-one.patients, one.name))


MEMBERS_AND_NO_BOUNDARY = (
    "A network has members, not a boundary, so none is drawn. Which neighbourhood it serves is "
    "inferred from where its practices stand; no document states it."
)


def month(day: str) -> str:
    """A date of the list sizes as it is said.

    >>> month("2021-05-01")
    'May 2021'
    """
    return date_in_words(day[:7])


def describe_sizes(found: Sequence[Network], plan: PatientRange) -> str:
    """Title of the chart: which networks lie outside the plan's range."""
    over = [f"{one.name} ({one.patients:,})" for one in found if one.patients > plan.high]
    under = [f"{one.name} ({one.patients:,})" for one in found if one.patients < plan.low]
    words = ("None", "One", "Two", "Three", "Four", "Five")
    span = f"{plan.low:,} to {plan.high:,} patients"
    when = f"In {month(found[0].sizes[-1][0])}"
    total = f"{words[len(found)].lower() if len(found) < len(words) else len(found)} networks"
    if not over and not under:
        return f"{when} all {total} of Trafford were within the plan’s {span}."
    parts = [
        f"{words[len(names)].lower()} of the {total} of Trafford {'was' if len(names) == 1 else 'were'} "
        f"{size} than the plan’s {span}: {listed(names)}"
        for size, names in (("larger", over), ("smaller", under))
        if names
    ]
    return f"{when} {'; '.join(parts)}."


def describe_sizes_alt(found: Sequence[Network], plan: PatientRange) -> str:
    """What the chart says, for those who do not see it."""
    first, last = month(found[0].sizes[0][0]), month(found[0].sizes[-1][0])
    lines = [f"{one.name} {one.sizes[0][1]:,}, then {one.patients:,}" for one in found]
    return (
        f"{describe_sizes(found, plan)} Registered patients in {first} and {last}: "
        f"{'; '.join(lines)}."
    )


def describe_sizes_basis(plan: PatientRange) -> str:
    """What a list size is, and whose the range is."""
    return (
        f"Registered patients, not residents: a patient may live anywhere. “{plan.low:,}-"
        f"{plan.high:,} population” is the plan’s own wording ({plan.source}) and the national "
        "design range. Networks may be larger."
    )


def describe_practices(found: Sequence[Network]) -> str:
    """How the number of practices changed."""
    (first, *_), (last, *_) = found[0].sizes[0], found[0].sizes[-1]
    then, now = (sum(one.sizes[i][2] for one in found) for i in (0, -1))
    return (
        f"In all networks {then} practices were members in {month(first)} and {now} in {month(last)}: practices "
        "closed or merged; which of the two was not checked."
    )


def describe_network(one: Network) -> str:
    """Patients and practices of a network, then and now."""
    first, last = one.sizes[0], one.sizes[-1]
    return (
        f"{one.name} had {last[1]:,} registered patients and {last[2]} practices in "
        f"{month(last[0])}, {first[1]:,} and {first[2]} in {month(first[0])}."
    )


def describe_home(one: Network) -> str:
    """Which neighbourhood a network serves, marked as inferred, with the exception named."""
    said = (
        f"{one.name} serves {one.neighbourhood} neighbourhood (inferred from where its practices "
        "stand)."
    )
    names = [
        f"{practice} in {ward} ward, {neighbourhood}"
        for practice, ward, neighbourhood in one.elsewhere[
            ["name", "ward_name", "neighbourhood"]
        ].itertuples(index=False)
    ]
    if not names:
        return said
    verb = "stands" if len(names) == 1 else "stand"
    return f"{said} The exception: {listed(names)}, {verb} outside it."


def describe_score(one: Network) -> str:
    """The network's deprivation score; its tenth is of what, the record does not say."""
    return (
        f"{one.name} has a patient-weighted IMD 2019 score of {SCORES.number(one.score)}, tenth {one.tenth} of "
        "10 (1 is the most deprived; the record does not say of which list)."
    )


def describe_scores_basis(found: ScoreOrigin) -> str:
    """Whose calculation the scores are."""
    return (
        f"The score is one third party’s calculation ({found.name}, {found.year}), not "
        "an official figure and not this project’s: the deprivation of where registered patients "
        "live, averaged. The record does not say which list its tenths divide, so do not set them beside "
        "the tenths of LSOAs. IMD 2019 and 2025 scores cannot be compared."
    )


# ---- hubs ---------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Hub:
    """One hub: what the record says of it.

    Parameters
    ----------
    name, neighbourhood, host, address, postcode, record, date : str
        The record is a sentence, what to doubt with it; its date a day.
    earlier_date, earlier_host, earlier_address, earlier_postcode : str
        The entry of the earlier list.
    doubted : bool
        Whether the record says that it may not run any longer.
    """

    name: str
    neighbourhood: str
    host: str
    address: str
    postcode: str
    record: str
    date: str
    earlier_date: str
    earlier_host: str
    earlier_address: str
    earlier_postcode: str
    doubted: bool

    @property
    def where(self) -> str:
        return (
            f"{self.name}, {self.neighbourhood} neighbourhood: host {self.host}; address {self.address}, "
            f"{self.postcode}."
        )

    @property
    def before(self) -> str:
        return (
            f"In the list of {date_in_words(self.earlier_date)} its host was {self.earlier_host}; "
            f"address {self.earlier_address}, {self.earlier_postcode}."
        )


def hubs(now: pd.DataFrame, earlier: pd.DataFrame) -> list[Hub]:
    """The hubs by name.

    Parameters
    ----------
    now : DataFrame
        `load.load_places("hub")`.
    earlier : DataFrame
        `load.load_earlier_hubs()`.

    Raises
    ------
    DataError
        A hub is in one list only.
    """
    then = earlier.set_index("town")
    towns = {name: name.removesuffix(" Community Hub") for name in now["name"]}
    if set(towns.values()) != set(then.index):
        raise DataError("hubs", ["the lists of 2021 and 2024 name different hubs"])
    found = []
    for _, row in now.sort_values("name").iterrows():
        old = then.loc[towns[row["name"]]]
        found.append(
            Hub(
                row["name"],
                row["neighbourhood"],
                *row[["host", "address", "postcode", "note", "source_date"]],
                *old[["source_date", "host", "address", "postcode"]],
                is_doubted(row),
            )
        )
    return found


def describe_hubs(found: Sequence[Hub]) -> str:
    """Title of the part on hubs."""
    said = (
        f"Trafford Council’s list of {date_in_words(found[0].date)} has {len(found)} community hubs"
    )
    doubted = [one.name for one in found if one.doubted]
    doubt = f"; we could not confirm whether {listed(doubted)} is open" if doubted else ""
    return f"{said}{doubt}."


def describe_hubs_basis() -> str:
    """What the list is, and what was not found."""
    return (
        "These are the Community Response Hubs of the pandemic. "
        "No later list, no hub’s catchment area and no current opening hours were found: ask the "
        "council before sending anyone."
    )
