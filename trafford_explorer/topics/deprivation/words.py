"""Sentences about deprivation, each whole by itself, built from the findings.

No figure here has an interval, so no difference is said to be more than it is.
"""

import pandas as pd

from trafford_explorer.areas import INDEX_BEFORE, INDEX_YEAR, NEIGHBOURHOODS
from trafford_explorer.formats import fixed, rounded, share
from trafford_explorer.indicators.deprivation import LSOAS_IN_ENGLAND, SCORES
from trafford_explorer.measures.slope import FEWEST_GROUPS
from trafford_explorer.phrases import capital, inside_sentence, listed
from trafford_explorer.topics.deprivation.findings import (
    Concentration,
    HiddenPockets,
    PositionMoves,
    ResidentsByTenth,
)

_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_NO_TEST = "We cannot test this:"


def _count(n: int) -> str:
    return _WORDS[n] if n < len(_WORDS) else f"{n:,}"


# ---- hidden pockets ----------------------------------------------------------------------------


def _by_home(table: pd.DataFrame) -> str:
    """ "A and B in Central; C in South"."""
    homes = [
        f"{listed(here['area_name'].tolist())} in {name}"
        for name, here in table.groupby("neighbourhood", sort=False)
    ]
    return "; ".join(homes)


def describe_pockets(pockets: HiddenPockets) -> str:
    """The answer: who is hidden, among whom, and where."""
    n, fifth = len(pockets.pockets), len(pockets.in_fifth)
    if not n:
        return (
            "No small area (LSOA) of Trafford in the most deprived fifth of England "
            f"({INDEX_YEAR}) stands in a neighbourhood that looks well off on average."
        )
    stand = (
        "stands in a neighbourhood that looks" if n == 1 else "stand in neighbourhoods that look"
    )
    return (
        f"{capital(_count(n))} of the {fifth} small areas (LSOAs) of Trafford in the most deprived "
        f"fifth of England ({INDEX_YEAR}) {stand} well off on average: {_by_home(pockets.pockets)}."
    )


def describe_pocket_residents(pockets: HiddenPockets) -> str:
    """How many people live in the hidden pockets."""
    n = len(pockets.pockets)
    return (
        f"Trafford’s {_count(n)} hidden {'pocket' if n == 1 else 'pockets'} had "
        f"{pockets.residents:,} residents in mid-{pockets.residents_year}."
    )


def describe_variation(pockets: HiddenPockets) -> str:
    """How much of the variation an average of a neighbourhood cannot show."""
    inside, between = (
        share(part, 1) for part in (pockets.variation.share_within, pockets.variation.share_between)
    )
    return (
        f"{capital(inside)} of the variation in deprivation score lies inside Trafford’s neighbourhoods and "
        f"{between} between them (Index of Multiple Deprivation, IMD, {INDEX_YEAR}; "
        f"{pockets.variation.areas} LSOAs, {pockets.variation.groups} neighbourhoods)."
    )


def describe_variation_method() -> str:
    """What the split of the variation means, and how it is made."""
    return (
        "Variation inside: how far LSOAs stand from their own neighbourhood’s average, as a share "
        "of how far they stand from Trafford’s; 0% would mean that each average tells all. Method: "
        "one-way analysis of variance of the score, each LSOA weighted by the residents that the "
        f"IMD {INDEX_YEAR} counts (mid-2022)."
    )


def describe_no_interval() -> str:
    """Why no difference in score is tested."""
    return f"{_NO_TEST} no interval is published for these figures."


def describe_areas_not_people() -> str:
    """Whom a score of an area does not describe."""
    return (
        "The index describes areas: not everyone in a deprived area is deprived, and deprived people "
        "live elsewhere too."
    )


def describe_rule() -> str:
    """The rule by which an LSOA is called a hidden pocket."""
    return (
        "A hidden pocket is an LSOA in the most deprived fifth of England (national tenths 1 and 2) "
        f"in a neighbourhood whose average IMD {INDEX_YEAR} score, weighted by residents, is below "
        "the score of England’s middle LSOA; a higher score is more deprived."
    )


def describe_middle(pockets: HiddenPockets) -> str:
    """How the middle of England is known, and on which side of it each average is."""
    middle = pockets.middle
    sides = []
    for side, words in (
        ("less", "below it (less deprived)"),
        ("more", "above it (more deprived)"),
        ("", "between the two scores, so not placed"),
    ):
        here = [
            f"{name} {SCORES.number(mean)}"
            for name, mean in sorted(pockets.averages.items(), key=lambda item: item[1])
            if middle.side(mean) == side
        ]
        if here:
            sides.append(f"{words}: {listed(here)}")
    return (
        f"The middle of England is rank {middle.rank:,} of {LSOAS_IN_ENGLAND[INDEX_YEAR]:,}. "
        f"Trafford’s LSOAs on either side of it, ranks {middle.above_rank:,} and "
        f"{middle.below_rank:,}, score {SCORES.number(middle.above)} and "
        f"{SCORES.number(middle.below)}, so the middle lies between. Averages {'; '.join(sides)}. "
        "Ranks and tenths are never averaged. Scores are published for every LSOA of England, but "
        "this copy holds only those of Greater Manchester, so it has no average of England."
    )


def describe_lifted(pockets: HiddenPockets) -> tuple[str, ...]:
    """The neighbourhoods that are past the middle only through their most deprived LSOAs."""
    return tuple(
        f"Not hidden by this rule: {listed(one.names)}. They lift {one.neighbourhood}’s average score "
        f"past England’s middle, and without them it would be {SCORES.number(one.without)} instead of "
        f"{SCORES.number(one.average)} (IMD {INDEX_YEAR})."
        for one in pockets.lifted
    )


def describe_pockets_chart(pockets: HiddenPockets) -> str:
    """Title of the strip chart: the most deprived hidden pocket, or LSOA, and its own average."""
    row = (pockets.pockets if len(pockets.pockets) else pockets.table).iloc[0]
    return (
        f"{row['area_name']} in {row['neighbourhood']} scores {SCORES.number(row['score'])} on the "
        f"Index of Multiple Deprivation {INDEX_YEAR}; the average of its neighbourhood is "
        f"{SCORES.number(row['average'])}."
    )


def describe_pockets_alt(pockets: HiddenPockets) -> str:
    """The strip chart in words: each neighbourhood's range and average."""
    lines = []
    for name in NEIGHBOURHOODS:
        here = pockets.table[pockets.table["neighbourhood"] == name]
        lines.append(
            f"{name}: {len(here)} LSOAs from {SCORES.number(here['score'].min())} to "
            f"{SCORES.number(here['score'].max())}, average {SCORES.number(pockets.averages[name])}, "
            f"{_count(int(here['in_fifth'].sum()))} in the most deprived fifth of England."
        )
    return " ".join([describe_pockets_chart(pockets), *lines])


def describe_no_slope() -> str:
    """Why no slope index stands over the neighbourhoods."""
    return (
        f"No slope index of inequality is drawn over Trafford’s {_count(len(NEIGHBOURHOODS))} "
        f"neighbourhoods: it needs {_count(FEWEST_GROUPS)} groups or more."
    )


# ---- residents by tenth ------------------------------------------------------------------------


def _part_in_fifth(people: ResidentsByTenth, name: str) -> str:
    return f"{share(people.in_fifth[name], people.totals[name])} of {name}’s residents"


def describe_residents(people: ResidentsByTenth) -> str:
    """Title of the chart: where most and where fewest live in the most deprived fifth."""
    part = people.in_fifth / people.totals
    most, least = part.idxmax(), part.idxmin()
    return (
        f"In mid-{people.year}, {_part_in_fifth(people, most)} lived in LSOAs in the most deprived "
        f"fifth of England ({people.in_fifth[most]:,} people), against "
        f"{_part_in_fifth(people, least)} ({people.in_fifth[least]:,})."
    )


def describe_residents_alt(people: ResidentsByTenth) -> str:
    """The bars in words: both ends of every neighbourhood."""
    lines = [
        f"{name}: {share(people.in_fifth[name], total)} in the most deprived fifth of England, "
        f"{share(people.counts.loc[name, 9:].sum(), total)} in the least deprived fifth."
        for name, total in people.totals.items()
    ]
    return " ".join([describe_residents(people), *lines])


def describe_residents_basis(people: ResidentsByTenth) -> str:
    """What the counts rest on, and how far they are from the better totals."""
    apart = {name: people.totals[name] - wards for name, wards in people.by_wards.items()}
    widest = max(apart, key=lambda name: abs(apart[name] / people.by_wards[name]))
    return (
        f"Residents in mid-{people.year} (ONS) are counted by the tenth of England that their LSOA "
        f"is in (IMD {INDEX_YEAR}). An LSOA counts as a whole for the neighbourhood that most of it "
        "lies in (best fit), so totals differ from those counted by wards, most in "
        f"{widest}: {people.totals[widest]:,} here, {people.by_wards[widest]:,} by wards."
    )


# ---- 2019 and 2025 -----------------------------------------------------------------------------


def describe_moves(moves: PositionMoves) -> str:
    """Title of the chart: how many stand nearer either end of England than before."""
    return (
        f"Of Trafford’s {len(moves.compared)} LSOAs whose outline stayed, {moves.more_deprived} are "
        f"relatively more deprived in England in {INDEX_YEAR} than in {INDEX_BEFORE}, and "
        f"{moves.less_deprived} relatively less."
    )


def describe_moves_fifth(moves: PositionMoves) -> str:
    """How many were, and are, in the most deprived fifth of England."""
    (before, now), (of_before, of_now) = moves.in_fifth, moves.lsoas
    return (
        f"{before} of {of_before} LSOAs of Trafford were in the most deprived fifth of England in "
        f"{INDEX_BEFORE}; {now} of {of_now} are in {INDEX_YEAR}."
    )


def describe_moves_meaning() -> str:
    """What may not be made of a better position."""
    return (
        "A better rank is not the same as less poverty: a place also rises when others fall, and "
        "falls when others rise."
    )


def describe_moves_no_test() -> str:
    """Why no change of position is tested."""
    return f"{_NO_TEST} the method changed."


def describe_new_method() -> str:
    """What changed in the method between the two releases."""
    return (
        f"The index of {INDEX_YEAR} is built with new and changed indicators: incomes, for one, are "
        f"counted after housing costs, which they were not in {INDEX_BEFORE}."
    )


def describe_moves_method() -> str:
    """How positions of two releases are set side by side."""
    return (
        "Position: rank divided by the number of LSOAs in England in that release "
        f"({LSOAS_IN_ENGLAND[INDEX_BEFORE]:,} and {LSOAS_IN_ENGLAND[INDEX_YEAR]:,}), times 100; 0 is "
        f"the most deprived end. Scores of {INDEX_BEFORE} and {INDEX_YEAR} are not compared."
    )


def describe_divided(moves: PositionMoves) -> tuple[str, ...]:
    """The LSOAs that were divided, named apart, because they have no place of their own before."""
    divided = moves.table[~moves.table["unchanged"]]
    said = []
    for code, parts in divided.groupby("earlier_code"):
        names = [
            f"{name} ({fixed(where, 0)} in 100)"
            for name, where in zip(parts["area_name"], parts["later"], strict=True)
        ]
        said.append(
            f"Not counted: {listed(names)}, which were one LSOA in "
            f"{INDEX_BEFORE}, {parts['earlier_name'].iloc[0]} "
            f"({fixed(parts['earlier'].iloc[0], 0)} in 100, {code})."
        )
    return tuple(said)


def describe_moves_alt(moves: PositionMoves) -> str:
    """The chart in words: the counts, and the two that moved the most."""
    ends = [
        f"{row.area_name} from {fixed(row.earlier, 0)} to {fixed(row.later, 0)} in 100"
        for row in moves.largest(1).itertuples()
    ]
    return f"{describe_moves(moves)} The largest moves: {listed(ends)}."


# ---- how something is spread along deprivation -------------------------------------------------


def describe_concentration(spread: Concentration) -> str:
    """Title of the curve: what falls to the most deprived fifth."""
    return (
        f"In {spread.period}, Trafford’s most deprived fifth was home to "
        f"{share(spread.held_by(0.2), 1)} of all its "
        f"{inside_sentence(spread.indicator.title)}."
    )


def describe_concentration_half(spread: Concentration) -> str:
    """What an equal share of the fifth would be, and what falls to the more deprived half."""
    return (
        f"The fifth’s equal share would be 20%; the more deprived half of Trafford’s "
        f"{spread.population} was home to {share(spread.held_by(0.5), 1)} of all "
        f"{inside_sentence(spread.indicator.title)} in {spread.period}."
    )


def describe_concentration_limits() -> str:
    """What the curve does not say."""
    return (
        "The curve says where people live, not which of them are deprived, nor why they live there."
    )


def describe_concentration_order(spread: Concentration) -> str:
    """Who the fifth are."""
    return (
        f"The most deprived fifth: LSOAs in order of IMD {INDEX_YEAR} score, the most deprived "
        f"first, until a fifth of {spread.population} are counted."
    )


def describe_concentration_index(spread: Concentration) -> str:
    """The index with its meaning, its method and the number of areas."""
    number = fixed(spread.index, 2)
    if rounded(spread.index, 2) == 0:
        number, side = "0.00", "about an equal share everywhere"
    else:
        side = f"more falls to the {'more' if spread.index < 0 else 'less'} deprived LSOAs"
    return (
        f"Concentration index {number}: {side}. 0 would mean that every LSOA has its share; −1 and 1 "
        "are the ends. Method: twice the area between curve and diagonal, below 0 where the curve "
        "is above it (Kakwani, Wagstaff and van Doorslaer 1997); "
        f"{len(spread.lsoas)} LSOAs of 2021 ordered by IMD {INDEX_YEAR} score, because that index stands "
        "on the Census’s boundaries. Do not compare the index of something common with that of "
        "something rare."
    )


def describe_census() -> str:
    """What the counts are."""
    return "These are counts of everyone, not a sample, slightly altered to protect privacy."


def describe_age(spread: Concentration) -> str:
    """That age is part of it; "" where that is adjusted for."""
    if not spread.indicator.not_age_adjusted:
        return ""
    return "The concentration index is not adjusted for age: part of it is the ages of residents."
