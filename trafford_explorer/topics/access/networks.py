"""The primary care networks and the community hubs: what the record says of each, and its limits."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from trafford_explorer.errors import DataError
from trafford_explorer.phrases import listed
from trafford_explorer.places import date_in_words
from trafford_explorer.sources import Source
from trafford_explorer.topics.explore.tables import csv_text, source_rows
from trafford_explorer.topics.patch.findings import is_doubted

_SCORES = "Patient-weighted IMD 2019 by PCN"
_SCORE = re.compile(r"\s*([^\d]+?)\s+([\d.]+)\s+\((?:decile\s+)?(\d+)\)\s*")
_BAND = "pcn_size"


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
class Band:
    """How many patients a network is meant to have, and who said so."""

    low: int
    high: int
    source: str


@dataclass(frozen=True)
class Scores:
    """Whose calculation the networks' deprivation scores are."""

    source: str
    date: str


def band(plan: pd.DataFrame) -> Band:
    """The plan's range.

    Parameters
    ----------
    plan : DataFrame
        `load.load_plan_facts()`.
    """
    if _BAND not in plan.index:
        raise DataError("plan facts", ["the size that a network is meant to have is missing"])
    row = plan.loc[_BAND]
    found = re.fullmatch(r"(\d+)-(\d+)", row["value"])
    if not found:
        raise DataError("plan facts", [f"{row['value']!r} is not a range of patients"])
    return Band(
        int(found[1]),
        int(found[2]),
        f"{row['document']}, section {row['section']}",
    )


def _score_fact(facts: pd.DataFrame) -> pd.Series:
    rows = facts[facts["fact"].str.startswith(_SCORES)]
    if len(rows) != 1:
        raise DataError("facts", [f"{len(rows)} rows on “{_SCORES}” where 1 is expected"])
    return rows.iloc[0]


def scores_of(facts: pd.DataFrame) -> Scores:
    """Whose calculation the scores are: repository, file and commit, and its date."""
    row = _score_fact(facts)
    return Scores(str(row["source"]), str(row["source_date"]))


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


def month(day: str) -> str:
    """A date of the list sizes as it is said.

    >>> month("2021-05-01")
    'May 2021'
    """
    return date_in_words(day[:7])


def describe_sizes(found: Sequence[Network], plan: Band) -> str:
    """Title of the chart: which networks lie outside the plan's range."""
    over = [f"{one.name} ({one.patients:,})" for one in found if one.patients > plan.high]
    under = [f"{one.name} ({one.patients:,})" for one in found if one.patients < plan.low]
    words = ("None", "One", "Two", "Three", "Four", "Five")
    span = f"{plan.low:,} to {plan.high:,}"
    when = month(found[0].sizes[-1][0])
    total = f"{words[len(found)].lower() if len(found) < len(words) else len(found)} networks"
    if not over and not under:
        return f"All {total} lie within the plan’s {span} patients ({when})"
    parts = []
    if over:
        verb = "is" if len(over) == 1 else "are"
        parts.append(f"{words[len(over)]} of the {total} {verb} larger than the plan’s {span} "
                     f"patients: {listed(over)}")  # fmt: skip
    if under:
        verb = "is" if len(under) == 1 else "are"
        parts.append(f"{words[len(under)]} of the {total} {verb} smaller than the plan’s {span}: "
                     f"{listed(under)}")  # fmt: skip
    return f"{'; '.join(parts)} ({when})"


def describe_sizes_alt(found: Sequence[Network], plan: Band) -> str:
    """What the chart says, for those who do not see it."""
    first, last = month(found[0].sizes[0][0]), month(found[0].sizes[-1][0])
    lines = [f"{one.name} {one.sizes[0][1]:,}, then {one.patients:,}" for one in found]
    return (
        f"{describe_sizes(found, plan)}. Registered patients in {first} and {last}: "
        f"{'; '.join(lines)}."
    )


def describe_sizes_basis(plan: Band) -> str:
    """What a list size is, and whose the range is."""
    return (
        f"Registered patients, not residents: a patient may live anywhere. “{plan.low:,}-"
        f"{plan.high:,} population” is the plan’s own wording ({plan.source}) and the national "
        "design range; no rule is broken by a larger network."
    )


def describe_practices(found: Sequence[Network]) -> str:
    """How the number of practices changed."""
    (first, *_), (last, *_) = found[0].sizes[0], found[0].sizes[-1]
    then, now = (sum(one.sizes[i][2] for one in found) for i in (0, -1))
    return (
        f"{then} practices were members in {month(first)} and {now} in {month(last)}: practices "
        "closed or merged; which of the two was not checked."
    )


def describe_network(one: Network) -> str:
    """Patients then and now, and the network's practices."""
    first, last = one.sizes[0], one.sizes[-1]
    members = [f"{row.name_} ({row.list_size:,})" for row in
               one.members.rename(columns={"name": "name_"}).itertuples()]  # fmt: skip
    return (
        f"{last[1]:,} registered patients in {month(last[0])} ({first[1]:,} in {month(first[0])}); "
        f"{last[2]} practices ({first[2]} in {month(first[0])}): {listed(members)}."
    )


def describe_home(one: Network) -> str:
    """Which neighbourhood a network serves, marked as inferred, with the exception named."""
    odd = one.elsewhere
    said = f"Serves {one.neighbourhood} (inferred from where its practices stand)."
    if len(odd):
        names = [
            f"{row.practice} in {row.ward_name} ward, {row.neighbourhood}"
            for row in odd.rename(columns={"name": "practice"}).itertuples()
        ]
        verb = "stands" if len(odd) == 1 else "stand"
        said += f" The exception: {listed(names)}, {verb} outside it."
    return said


def describe_score(one: Network) -> str:
    """The network's deprivation score; its tenth is of what, the record does not say."""
    return (
        f"Patient-weighted IMD 2019 score {one.score:.1f}, tenth {one.tenth} of 10 (1 is the most "
        "deprived; the record does not say of which list)."
    )


def describe_scores_basis(found: Scores) -> str:
    """Whose calculation the scores are."""
    source = found.source.split("@")[0].strip()
    return (
        f"The score is one third party’s calculation ({source}, {date_in_words(found.date)}), not "
        "an official figure and not this project’s: the deprivation of where registered patients "
        "live, averaged. The record does not say which list its tenths divide, so do not set them beside "
        "the tenths of LSOAs. IMD 2019 and 2025 scores cannot be compared."
    )


def sizes_table(found: Sequence[Network]) -> pd.DataFrame:
    """Registered patients and practices at every date, as the screen writes them."""
    dates = [day for day, _, _ in found[0].sizes]
    return pd.DataFrame(
        {
            month(day): [f"{one.sizes[i][1]:,} ({one.sizes[i][2]})" for one in found]
            for i, day in enumerate(dates)
        },
        index=pd.Index([one.name for one in found], name="Patients (practices)"),
    )


def networks_csv(
    found: Sequence[Network], plan: Band, whose: Scores, sources: Sequence[Source]
) -> str:
    """List sizes, scores and neighbourhoods as CSV text, under what they are and their sources."""
    rows = [
        {
            "pcn_code": one.code,
            "pcn_name": one.name,
            "neighbourhood_inferred": one.neighbourhood,
            "practices_outside_it": "; ".join(one.elsewhere["name"]),
            "date": day,
            "registered_patients": patients,
            "practices": number,
            "imd_2019_patient_weighted_third_party": one.score,
            "imd_2019_tenth_third_party": one.tenth,
        }
        for one in found
        for day, patients, number in one.sizes
    ]
    about = [
        ("About", describe_sizes_basis(plan)),
        *(("Neighbourhood", f"{one.name}: {describe_home(one)}") for one in found),
        ("Score", describe_scores_basis(whose)),
        *source_rows(sources),
    ]
    return csv_text(about, pd.DataFrame(rows))


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
        return f"Host: {self.host}. {self.address}, {self.postcode}."

    @property
    def before(self) -> str:
        return (
            f"In the list of {date_in_words(self.earlier_date)}: {self.earlier_host}, "
            f"{self.earlier_address}, {self.earlier_postcode}."
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
    doubted = [one.name for one in found if one.doubted]
    said = f"{len(found)} community hubs are on the council’s list"
    return f"{said}; whether {listed(doubted)} runs today was not found" if doubted else said


def describe_hubs_basis() -> str:
    """What the list is, and what was not found."""
    return (
        "These are the Community Response Hubs of the pandemic, on a list of Trafford Council’s. "
        "No later list, no hub’s catchment area and no current opening hours were found: ask the "
        "council before sending anyone."
    )


def hubs_csv(found: Sequence[Hub], sources: Sequence[Source]) -> str:
    """The hubs as CSV text, under what they are and their sources."""
    about = [("About", f"{describe_hubs(found)}. {describe_hubs_basis()}"), *source_rows(sources)]
    table = pd.DataFrame(found).rename(columns={"name": "hub", "date": "record_date"})
    doubt = table["doubted"].map({True: "whether it runs today was not found", False: ""})
    return csv_text(about, table.drop(columns="doubted").assign(doubt=doubt))
