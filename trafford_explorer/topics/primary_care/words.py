"""Sentences about recorded diseases, each whole by itself; none calls a practice better or worse."""

from collections.abc import Sequence

import pandas as pd

from trafford_explorer.areas import AreaType
from trafford_explorer.formats import NumberFormat
from trafford_explorer.measures import ALARM, WARNING, Verdict
from trafford_explorer.measures.funnel import TRIM
from trafford_explorer.phrases import listed
from trafford_explorer.topics.primary_care.findings import WHOLES, Recorded

CLOSE, SOME = 0.7, 0.4
"""Rank correlations from which an order is called close, or called an order at all."""
_ONE_DECIMAL = NumberFormat(1, "")
NOT_STANDARDISED = (
    "These are diagnoses that practices have recorded, not age-standardised: older lists have more of "
    "most of these diseases, and a low figure may be under-recording, so no practice is called better "
    "or worse."
)


def look_of(found: Recorded) -> NumberFormat:
    """How its percentages are written."""
    return NumberFormat(found.register.decimals, f"% of {found.register.base}")


def _said(found: Recorded, area_type: str) -> str:
    return look_of(found).value(found.whole(area_type)["value"])


def describe_recorded(found: Recorded) -> str:
    """Title: from what to what the practices record a disease, and what larger places record."""
    look, here = look_of(found), found.practices
    low, high = look.value(here["value"].min()), look.value(here["value"].max())
    trafford, greater, england = (_said(found, kind) for kind in WHOLES)
    return (
        f"Trafford’s {len(here)} GP practices recorded {found.register.spoken} for {low} to {high} of "
        f"{found.register.base} in {found.period}: {trafford} in all, beside {greater} in Greater "
        f"Manchester and {england} in England."
    )


def describe_basis(found: Recorded) -> str:
    """What the chart draws."""
    return (
        f"{found.register.title}, % of {found.register.base} on the list, {found.period}, by GP practice "
        "and primary care network (PCN); bars: 95% intervals, ours"
    )


def describe_alt(found: Recorded) -> str:
    """What the chart says, for those who do not see it."""
    look = look_of(found)
    each = "; ".join(
        f"{row.area_name} {look.value(row.value)}" for row in found.networks.itertuples()
    )
    return f"{describe_recorded(found)} By network: {each}."


def describe_england(found: Recorded) -> str:
    """Trafford against England, with the test."""
    trafford, england = _said(found, WHOLES[0]), _said(found, WHOLES[2])
    tested = found.from_england
    verdict = (
        "The difference is statistically significant."
        if tested.verdict is Verdict.DIFFERENT
        else "The difference could be due to chance."
    )
    beside = "higher than" if tested.estimate > 0 else "lower than"
    if trafford == england:
        near = look_of(found).difference(10 ** -look_of(found).decimals)
        beside = f"less than {near} apart from"
    return (
        f"In {found.period} GP practices in Trafford recorded {found.register.spoken} for {trafford} of "
        f"{found.register.base}, {beside} the {england} recorded in England. {verdict}"
    )


def describe_networks(found: Recorded) -> str:
    """The two ends among the networks."""
    look, here = look_of(found), found.networks
    low, high = (
        (
            end,
            listed(here.loc[[look.is_alike(end, v) for v in here["value"]], "area_name"].tolist()),
        )
        for end in (here["value"].min(), here["value"].max())
    )
    return (
        f"By primary care network, {found.register.spoken} recorded in {found.period} ranged from "
        f"{look.value(low[0])} of {found.register.base} in {low[1]} to {look.value(high[0])} in "
        f"{high[1]}. Comparing only the highest and the lowest "
        "overstates differences."
    )


def describe_method(found: Recorded) -> tuple[str, ...]:
    """Whose intervals, whose patients, and what England and Greater Manchester are."""
    return (
        "The 95% intervals are ours (Wilson’s method), worked out from the patients on the register and "
        "on the list.",
        "Patients are those of the practice, some living elsewhere; a list is not the residents around "
        "it. England is the sum of all practices in the published file, Greater Manchester of those of its "
        f"ten boroughs, a network and Trafford of their practices as they were in {found.period}.",
        f"This copy holds the year {found.period} only; NHS England publishes the registers every year.",
    )


# ---- against age ---------------------------------------------------------------------------------


def describe_age(found: Recorded) -> str:
    """Title: whether practices with older lists record more."""
    r, spoken = found.age_order, found.register.spoken
    n, years = len(found.practices), found.period
    if abs(r) < SOME:
        return (
            f"In Trafford’s {n} practices recorded {spoken} shows little order by the share of the list "
            f"aged 50 and over, {years}."
        )
    way = "higher" if r > 0 else "lower"
    how = "is closely tied to age: it is" if abs(r) >= CLOSE else "tends to be"
    return (
        f"In Trafford’s {n} practices recorded {spoken} {how} {way} where more of the list is aged 50 and "
        f"over, {years}."
    )


def describe_age_basis(found: Recorded) -> str:
    """What the chart of age draws."""
    return (
        f"{found.register.title}, % of {found.register.base}, against % of the whole list aged 50 and "
        f"over, {found.period}, by GP practice"
    )


def describe_age_alt(found: Recorded) -> str:
    """What the chart of age says, for those who do not see it."""
    return f"{describe_age(found)} {describe_order(found)}"


def describe_order(found: Recorded) -> str:
    """The strength of the order."""
    r = NumberFormat(2, "").number(found.age_order)
    return (
        f"Spearman’s rank correlation of recorded {found.register.spoken} with age is {r} on "
        f"{len(found.practices)} practices (1 or −1 is a perfect order, 0 is none; no interval)."
    )


AGE_IS_CRUDE = (
    "The share aged 50 and over is a rough sign of age: two lists with the same share may differ in how "
    "many are over 80."
)


# ---- the funnel ----------------------------------------------------------------------------------


def _outside(found: Recorded, confidence: float, *, widened: bool) -> int:
    return sum(map(abs, found.funnel.outside(confidence, widened=widened)))


def _count(n: int) -> str:
    return "none" if not n else f"{n}"


def describe_funnel(found: Recorded) -> str:
    """Title: how many practices lie outside the widened limits, and how many outside the plain ones."""
    plain = _outside(found, ALARM, widened=False)
    wide = _outside(found, ALARM, widened=True)
    return (
        f"In {found.period}, {_count(wide)} of Trafford’s {len(found.practices)} practices recorded "
        f"{found.register.spoken} unusually often or seldom, allowing for how much practices differ "
        f"(99.8% limits); {_count(plain)} without that allowance."
    )


def describe_funnel_basis(found: Recorded) -> str:
    """What the funnel draws."""
    return (
        f"{found.register.title}, % of {found.register.base}, against how many they are, "
        f"{found.period}, by GP practice"
    )


def describe_funnel_alt(found: Recorded) -> str:
    """What the funnel says, for those who do not see it."""
    return f"{describe_funnel(found)} {describe_widening(found)}"


def describe_widening(found: Recorded) -> str:
    """How much wider the widened limits are."""
    wide = _outside(found, WARNING, widened=True)
    if found.funnel.dispersion == 1:
        return "Practices differ no more than chance alone would give, so the limits are the plain ones."
    times = _ONE_DECIMAL.number(found.funnel.widening)
    return (
        "Practices differ more than chance alone would give: age, illness and recording may all play a "
        f"part. The widened limits are {times} times as far from the middle as the plain ones; outside the "
        f"widened 95% limits {'lies' if wide == 1 else 'lie'} {_count(wide)}."
    )


OUTSIDE_IS_A_QUESTION = (
    "A practice outside the limits is one to ask about, not a verdict on its care."
)


def describe_funnel_method(found: Recorded) -> str:
    """The method and its source."""
    return (
        f"The limits stand about the share of all {len(found.practices)} practices together. They are "
        "widened by the square "
        "root of the mean square of the practices’ z-scores, after the most extreme "
        f"{100 * TRIM:g}% at either end are drawn in (D. J. Spiegelhalter, Statistics in Medicine 24, "
        "2005; the multiplicative approach)."
    )


# ---- one network ---------------------------------------------------------------------------------


def describe_network(name: str, found: Sequence[Recorded]) -> str:
    """Title of a network's table: on how many registers it is told apart from Trafford's rest."""
    higher, lower = (
        sum(_standing(one, name) == way for one in found) for way in ("higher", "lower")
    )
    period = found[0].period
    return (
        f"The practices of {name} recorded a higher share of their patients than Trafford’s practices "
        f"together on {higher} of {len(found)} registers in {period}, and a lower share on {lower}."
    )


def _standing(found: Recorded, name: str) -> str:
    """Whether a network's figure is printed higher or lower than Trafford's."""
    look = look_of(found)
    row: pd.Series = found.networks.set_index("area_name").loc[name]
    whole = float(found.whole(str(AreaType.LOCAL_AUTHORITY))["value"])
    if look.number(row["value"]) == look.number(whole):
        return "the same"
    return "higher" if row["value"] > whole else "lower"


NETWORK_LIMITS = (
    "Each row has an age base of its own, so rows are not to be compared with each other nor added: the "
    "same person may be on several registers. We cannot test this: the figures of a network and of "
    "Trafford share people."
)
