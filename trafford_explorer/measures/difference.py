"""Whether two published figures can be told apart."""

from dataclasses import dataclass
from enum import StrEnum
from math import hypot, isfinite, isnan

from trafford_explorer import formats
from trafford_explorer.measures._inputs import Z95


class Verdict(StrEnum):
    """What a comparison of two figures allows to be said."""

    DIFFERENT = "different"
    NOT_DISTINGUISHABLE = "not distinguishable"
    CANNOT_SAY = "cannot say"


@dataclass(frozen=True)
class Estimate:
    """A figure with its 95% limits, where it has them.

    Parameters
    ----------
    value : float
        The figure.
    lower, upper : float or None
        95% confidence limits; both or neither. NaN, as tables have it, is taken as None.

    Raises
    ------
    ValueError
        When the value is missing, one limit is without the other, or they are out of order.
    """

    value: float
    lower: float | None = None
    upper: float | None = None

    def __post_init__(self) -> None:
        for name in ("lower", "upper"):
            limit = getattr(self, name)
            if limit is not None and isnan(limit):
                object.__setattr__(self, name, None)
        if not isfinite(self.value):
            raise ValueError(f"An estimate needs a value, and has {self.value}.")
        if (self.lower is None) != (self.upper is None):
            raise ValueError(
                f"A figure has both limits or none, and this has {self.lower} and {self.upper}."
            )
        if self.has_interval and not self.lower <= self.value <= self.upper:
            raise ValueError(
                f"The value {self.value} does not lie between its limits {self.lower} and "
                f"{self.upper}."
            )

    @property
    def has_interval(self) -> bool:
        """Whether the limits are known."""
        return self.lower is not None and self.upper is not None


@dataclass(frozen=True)
class Difference:
    """One figure minus another.

    Parameters
    ----------
    estimate : float
        First minus second, in their unit.
    lower, upper : float or None
        95% limits of the difference; None where it cannot be said.
    z : float or None
        The difference in standard errors, taken from the side of the interval that faces 0, so
        that it passes 1.96 where the interval leaves out 0. None without one, or without width.
    verdict : Verdict
        What may be said.
    reason : str
        Why it cannot be said; "" where it can.
    """

    estimate: float
    lower: float | None
    upper: float | None
    z: float | None
    verdict: Verdict
    reason: str = ""


def limits_of_difference(first: Estimate, second: Estimate) -> tuple[float, float] | None:
    """95% limits of the first minus the second; None where one of them has no interval.

    Parameters
    ----------
    first, second : Estimate
        Independent of each other, in the same unit.

    Returns
    -------
    (float, float) or None
        Lower and upper limit.

    Notes
    -----
    Each limit takes the side of both intervals that faces it, so that lopsided intervals (Wilson,
    Byar) stay lopsided. With symmetric intervals this is the textbook formula.
    """
    if not (first.has_interval and second.has_interval):
        return None
    estimate = formats.apart(first.value, second.value)
    lower = estimate - hypot(first.value - first.lower, second.upper - second.value)
    upper = estimate + hypot(first.upper - first.value, second.value - second.lower)
    return lower, upper


def difference(first: Estimate, second: Estimate, *, independent: bool = True) -> Difference:
    """The difference of two figures, and whether chance alone could give it.

    Parameters
    ----------
    first, second : Estimate
        In the same unit, of the same indicator, sex and period.
    independent : bool
        False where the two share people or years; then it cannot be said.

    Returns
    -------
    Difference

    Interpretation
    --------------
    `different` means that the 95% interval of the difference leaves out 0. `not distinguishable`
    does not mean equal.

    Applicability
    -------------
    For two areas chosen beforehand. Not for an area against one that holds it, nor for the highest
    against the lowest of many, which are picked for being extreme.

    Source
    ------
    D. G. Altman and J. M. Bland, Interaction revisited: the difference between two estimates, BMJ
    326, 2003, 219. Published example there: the logarithms of the relative risks 0.67 (0.46 to
    0.98) and 0.88 (0.71 to 1.08) differ by -0.2726, z = -1.24. Lopsided intervals after R. G.
    Newcombe, Interval estimation for the difference between independent proportions, Statistics in
    Medicine 17, 1998, 873-890, method 10. Published example there: 56 of 70 less 48 of 80 is 0.2
    (0.0524 to 0.3339). Both are in the tests.

    Examples
    --------
    Worked by hand: 7.8 with a standard error of sqrt(1.0204^2 + 0.9439^2) = 1.390.

    >>> found = difference(Estimate(86.9, 84.9, 88.9), Estimate(79.1, 77.25, 80.95))
    >>> round(found.estimate, 1), round(found.lower, 1), round(found.upper, 1), str(found.verdict)
    (7.8, 5.1, 10.5, 'different')
    >>> difference(Estimate(3.0), Estimate(2.0)).reason
    'no interval is given for either figure'
    """
    estimate = formats.apart(first.value, second.value)
    reason = ""
    if not independent:
        reason = "the two figures share people or years"
    elif not (first.has_interval or second.has_interval):
        reason = "no interval is given for either figure"
    elif not (first.has_interval and second.has_interval):
        reason = "no interval is given for one of the figures"
    if reason:
        return Difference(estimate, None, None, None, Verdict.CANNOT_SAY, reason)
    lower, upper = limits_of_difference(first, second)
    reach = estimate - lower if estimate > 0 else upper - estimate
    apart = lower > 0 or upper < 0
    return Difference(
        estimate=estimate,
        lower=lower,
        upper=upper,
        z=estimate / (reach / Z95) if reach > 0 else None,
        verdict=Verdict.DIFFERENT if apart else Verdict.NOT_DISTINGUISHABLE,
    )
