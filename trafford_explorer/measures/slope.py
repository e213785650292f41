"""The slope index of inequality and its relative companion."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from numbers import Real
from typing import NamedTuple

import numpy as np

from trafford_explorer.measures._inputs import (
    Z95,
    check_confidence,
    check_lengths,
    read_numbers,
    refuse,
)

FEWEST_GROUPS, MOST_GROUPS = 5, 100
FEWEST_REPETITIONS = 1000
RII_VARIANT = "fitted value at the least deprived end over that at the most deprived end"
"""Other papers turn the ratio round or divide the slope by the mean: say this beside an RII."""
RII_TURNED = "fitted value at the most deprived end over that at the least deprived end"
"""What an RII is where the multiplier is negative, so that both indices point the same way."""


@dataclass(frozen=True)
class SlopeIndex:
    """A slope index of inequality (SII) and a relative index (RII).

    Parameters
    ----------
    sii : float
        Fitted value at the least deprived end minus that at the most deprived end, times the
        multiplier; otherwise in the unit of the values.
    sii_lower, sii_upper : float or None
        Its confidence limits; None where neither standard errors nor limits were given.
    rii : float
        Fitted value at the least deprived end over that at the most deprived end, or the other way
        round where the multiplier is negative; NaN where the lower part of the ratio is 0.
    rii_lower, rii_upper : float or None
        Its confidence limits.
    intercept : float
        Fitted value at the most deprived end, on the scale of the values.
    groups : int
        Number of groups.
    method : str
        How it was worked out, for the screen.
    """

    sii: float
    sii_lower: float | None
    sii_upper: float | None
    rii: float
    rii_lower: float | None
    rii_upper: float | None
    intercept: float
    groups: int
    method: str


class _Scale(NamedTuple):
    """Where values of a type are simulated, and the way back."""

    name: str
    go: Callable[[np.ndarray], np.ndarray]
    back: Callable[[np.ndarray], np.ndarray]
    bottom: float
    top: float
    allowed: str


def _same(x: np.ndarray) -> np.ndarray:
    return x


def _logit(x: np.ndarray) -> np.ndarray:
    return np.log(x) - np.log1p(-x)


def _from_logit(x: np.ndarray) -> np.ndarray:
    with np.errstate(over="ignore"):  # far below, where the answer is 0 all the same
        return 1 / (1 + np.exp(-x))


_SCALES = {
    "indicator": _Scale("values", _same, _same, -np.inf, np.inf, "finite"),
    "rate": _Scale("logarithms", np.log, np.exp, 0.0, np.inf, "above 0"),
    "proportion": _Scale("logits", _logit, _from_logit, 0.0, 1.0, "above 0 and below 1"),
}


def relative_ranks(populations: Sequence[float]) -> np.ndarray:
    """The place of each group on a line of all people from most (0) to least deprived (1).

    Parameters
    ----------
    populations : sequence of float, n
        People in each group, above 0, most deprived first.

    Returns
    -------
    ndarray of float, n
        The midpoint of each group's range of the cumulative share of people.

    Raises
    ------
    ValueError
        When a population is missing or not above 0.

    Examples
    --------
    12% of people in the first group and 10% in the second, as in the notes of OHID's R package
    (which prints the first as 0.6):

    >>> [round(float(x), 2) for x in relative_ranks([12, 10, 78])]
    [0.06, 0.17, 0.61]
    """
    problems: list[str] = []
    people = read_numbers("populations", populations, problems)
    if not problems and (people <= 0).any():
        problems.append("every population must be above 0")
    refuse(problems)
    share = people / people.sum()
    return np.cumsum(share) - share / 2


def slope_index_of_inequality(
    values: Sequence[float],
    populations: Sequence[float],
    standard_errors: Sequence[float] | None = None,
    *,
    lower: Sequence[float] | None = None,
    upper: Sequence[float] | None = None,
    value_type: str = "indicator",
    transform: bool = False,
    multiplier: float = 1.0,
    confidence: float = 0.95,
    repetitions: int = 100_000,
    seed: int = 0,
) -> SlopeIndex:
    """The slope index of inequality over groups ordered from most to least deprived.

    Parameters
    ----------
    values : sequence of float, n
        One value a group, most deprived first; rates above 0, proportions between 0 and 1.
    populations : sequence of float, n
        People in each group, above 0.
    standard_errors : sequence of float, n, optional
        Standard error of each value, 0 or more: of its logarithm for rates, of its logit for
        proportions. Used in preference to the limits.
    lower, upper : sequence of float, n, optional
        95% confidence limits of each value, in the unit of the values, whatever `confidence` is.
    value_type : {"indicator", "rate", "proportion"}
        Whether values add (such as years of life), or are rates or proportions.
    transform : bool
        Whether rates are regressed as logarithms and proportions as logits, and turned back.
    multiplier : float
        Scales the SII and its limits, such as 100 to speak of proportions in per cent, or -1 to turn
        its sign. A negative one also turns the RII and its limits round, as OHID's package does, so
        that both say how much higher the most deprived end is. Not 0.
    confidence : float
        Of the limits that come back, from 0.5 to below 1.
    repetitions : int
        Simulated sets of values, 1,000 or more.
    seed : int
        Of the simulation, so that the same call gives the same limits.

    Returns
    -------
    SlopeIndex

    Raises
    ------
    ValueError
        With everything that was wrong: fewer than 5 or more than 100 groups, rows of different
        lengths, values, populations, errors or limits missing or out of range, a value outside
        its limits, one limit without the other, or an option that is not offered.

    Interpretation
    --------------
    0 means no gradient. Positive: the least deprived end is higher. The SII is an absolute gap in
    the unit of the values, the RII a ratio that is 1 without a gradient. With a negative multiplier
    both are turned round: positive, and above 1, where the most deprived end is higher.

    Applicability
    -------------
    For groups that can be ordered by deprivation, five or more, each a large part of the whole.
    Not for a handful of places such as four neighbourhoods: use the gap. Not where the gradient is
    far from a straight line (see `transform`). The RII is for values above 0 whose fitted line
    stays above 0.

    Source
    ------
    A. Low and A. Low, Measuring the gap: quantifying and comparing local health inequalities,
    Journal of Public Health 26(4), 2004, 388-395, as OHID applies it in the Public Health
    Outcomes Framework and in its R package PHEindicatormethods (`phe_sii`). Published example:
    life expectancy at birth by deprivation decile within Trafford, 2013-15, gives 9.1 years (7.5
    to 10.8) for men and 7.6 (6.0 to 9.2) for women; it is in the tests.

    Notes
    -----
    Each group's value is drawn from a normal distribution on its own scale (itself, its logarithm
    or its logit); the line is fitted to each set of values, and the limits are quantiles. Without
    `transform` the drawn values are turned back first. With it the line is fitted on the scale,
    and the limits of its slope are turned back about the fitted middle of the line, as OHID does:
    error in the middle is left out.

    Examples
    --------
    Five equal groups, each one unit above the last and a rank of 0.2 apart:

    >>> found = slope_index_of_inequality([10, 11, 12, 13, 14], [100] * 5)
    >>> round(found.sii, 6), round(found.intercept, 6), found.sii_lower is None
    (5.0, 9.5, True)

    The same, told from the most deprived end:

    >>> turned = slope_index_of_inequality([10, 11, 12, 13, 14], [100] * 5, multiplier=-1)
    >>> round(turned.sii, 6), round(turned.rii * found.rii, 6)
    (-5.0, 1.0)
    """
    _check_options(value_type, transform, multiplier, confidence, repetitions)
    scale = _SCALES[value_type]
    y, people, errors = _read(values, populations, standard_errors, lower, upper, value_type)
    weights = _regression_weights(people)

    fitted_on = scale.go(y) if transform else y
    back = scale.back if transform else _same
    start, slope = (weights @ fitted_on).tolist()
    most, least = float(back(start)), float(back(start + slope))
    turned = multiplier < 0

    sii_limits, rii_limits = (None, None), (None, None)
    if errors is not None:
        draws = np.random.default_rng(seed).standard_normal((len(y), int(repetitions)))
        draws *= errors[:, None]
        draws += scale.go(y)[:, None]
        tails = [(1 - confidence) / 2, (1 + confidence) / 2]
        if transform:
            slopes = np.quantile(weights[1] @ draws, tails)
            middle = start + slope / 2
            low, high = back(middle - slopes / 2), back(middle + slopes / 2)
            differences, ratios = high - low, _relative(high, low, turned)
        else:
            starts, slopes = weights @ scale.back(draws)
            differences = np.quantile(slopes, tails)
            ratios = np.quantile(_relative(starts + slopes, starts, turned), tails)
        sii_limits = tuple(sorted((multiplier * differences).tolist()))
        rii_limits = tuple(sorted(ratios.tolist()))
    return SlopeIndex(
        sii=multiplier * (least - most),
        sii_lower=sii_limits[0],
        sii_upper=sii_limits[1],
        rii=float(_relative(np.array(least), np.array(most), turned)),
        rii_lower=rii_limits[0],
        rii_upper=rii_limits[1],
        intercept=most,
        groups=len(y),
        method=_describe(
            scale, transform, errors is not None, len(y), confidence, repetitions, turned
        ),
    )


def _regression_weights(people: np.ndarray) -> np.ndarray:
    """What each value weighs in the fitted value at rank 0 (first row) and in the slope (second).

    A line fitted by weighted least squares is linear in the values, so that one product fits it to
    every simulated set.
    """
    share, rank = people / people.sum(), relative_ranks(people)
    middle = (share * rank).sum()
    slope = share * (rank - middle) / (share * (rank - middle) ** 2).sum()
    return np.stack([share - slope * middle, slope])


def _relative(least: np.ndarray, most: np.ndarray, turned: bool) -> np.ndarray:
    """The ratio of the two ends of the line; NaN where it has nothing below it."""
    over, under = (most, least) if turned else (least, most)
    return np.divide(over, under, out=np.full(np.shape(over), np.nan), where=under != 0)


def _check_options(
    value_type: str, transform: bool, multiplier: float, confidence: float, repetitions: int
) -> None:
    problems = []
    if value_type not in _SCALES:
        problems.append(f"value_type is {value_type!r}; it must be one of {', '.join(_SCALES)}")
    if transform and value_type == "indicator":
        problems.append("transform is for rates and proportions, not for an indicator")
    if not isinstance(multiplier, Real) or not np.isfinite(multiplier) or multiplier == 0:
        problems.append(f"multiplier is {multiplier!r}; it must be a number other than 0")
    check_confidence(confidence, problems)
    if not isinstance(repetitions, Real) or not FEWEST_REPETITIONS <= repetitions < np.inf:
        problems.append(
            f"repetitions is {repetitions!r}; at least {FEWEST_REPETITIONS:,} are needed"
        )
    refuse(problems)


def _read(
    values: Sequence[float],
    populations: Sequence[float],
    standard_errors: Sequence[float] | None,
    lower: Sequence[float] | None,
    upper: Sequence[float] | None,
    value_type: str,
) -> tuple[np.ndarray, np.ndarray, np.ndarray | None]:
    """Values, populations, and standard errors on the scale of the type, where there are any."""
    scale = _SCALES[value_type]
    problems: list[str] = []
    given = {"values": values, "populations": populations, "standard_errors": standard_errors}
    given |= {"lower": lower, "upper": upper}
    rows = {
        name: read_numbers(name, row, problems) for name, row in given.items() if row is not None
    }
    if not {"values", "populations"} <= set(rows):
        problems.append("values and populations are both needed")
        refuse(problems)
    check_lengths(rows, problems, fewest=0)
    if not FEWEST_GROUPS <= len(rows["values"]) <= MOST_GROUPS:
        problems.append(
            f"there are {len(rows['values'])} groups; a slope index needs {FEWEST_GROUPS} to "
            f"{MOST_GROUPS}"
        )
    if (rows["populations"] <= 0).any():
        problems.append("every population must be above 0")
    for name in ("values", "lower", "upper"):
        row = rows.get(name, np.empty(0))
        if value_type != "indicator" and ((row <= scale.bottom) | (row >= scale.top)).any():
            problems.append(f"{name} of a {value_type} must be {scale.allowed}")
    if (rows.get("standard_errors", np.empty(0)) < 0).any():
        problems.append("no standard error may be below 0")
    if ("lower" in rows) != ("upper" in rows):
        problems.append("lower and upper must be given together")
    refuse(problems)
    y = rows["values"]
    if "lower" in rows and ((rows["lower"] > y) | (rows["upper"] < y)).any():
        refuse(["every value must lie between its lower and its upper limit"])
    errors = rows.get("standard_errors")
    if errors is None and "lower" in rows:
        errors = (scale.go(rows["upper"]) - scale.go(rows["lower"])) / (2 * Z95)
    return y, rows["populations"], errors


def _describe(
    scale: _Scale,
    transform: bool,
    with_limits: bool,
    groups: int,
    confidence: float,
    repetitions: int,
    turned: bool,
) -> str:
    of = f" of {scale.name}" if transform else ""
    line = f"population-weighted line{of} through {groups} groups (Low and Low 2004)"
    if turned:
        line += f"; relative index: {RII_TURNED}"
    if not with_limits:
        return f"{line}; no interval, because the groups have none"
    return f"{line}; {100 * confidence:g}% limits from {int(repetitions):,} simulations"
