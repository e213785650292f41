"""The measures a second time: slow, plain, and without a line of the package that they check."""

import math
import random

import numpy as np


def normal_quantile(confidence):
    """By bisection of the error function."""
    low, high = 0.0, 10.0
    for _ in range(200):
        middle = (low + high) / 2
        if math.erf(middle / math.sqrt(2)) < confidence:
            low = middle
        else:
            high = middle
    return low


def go(value_type, x):
    if value_type == "rate":
        return math.log(x)
    if value_type == "proportion":
        return math.log(x / (1 - x))
    return x


def back(value_type, x):
    if value_type == "rate":
        return math.exp(x)
    if value_type == "proportion":
        return math.exp(x) / (1 + math.exp(x))
    return x


def line(values, populations):
    """Intercept and slope, by least squares on rows multiplied by the root of the share."""
    total = sum(populations)
    before, rows, targets = 0.0, [], []
    for value, people in zip(values, populations, strict=True):
        share = people / total
        rank = before + share / 2
        before += share
        rows.append([math.sqrt(share), math.sqrt(share) * rank])
        targets.append(math.sqrt(share) * value)
    (start, slope), *_ = np.linalg.lstsq(np.array(rows), np.array(targets), rcond=None)
    return float(start), float(slope)


def slope_index(
    values,
    populations,
    errors=None,
    *,
    lower=None,
    upper=None,
    value_type="indicator",
    transform=False,
    multiplier=1.0,
    confidence=0.95,
    repetitions=2000,
    seed=1,
):
    """SII, RII and intercept as a dict, with limits from a loop over simulated sets."""
    if errors is None and lower is not None:
        z = normal_quantile(0.95)
        errors = [
            (go(value_type, high) - go(value_type, low)) / 2 / z
            for low, high in zip(lower, upper, strict=True)
        ]
    on_scale = [go(value_type, value) for value in values]
    used = value_type if transform else "indicator"
    start, slope = line(on_scale if transform else values, populations)
    most, least = back(used, start), back(used, start + slope)
    found = {"sii": multiplier * (least - most), "rii": least / most, "intercept": most}
    if errors is None:
        return found | ({"rii": 1 / found["rii"]} if multiplier < 0 else {})
    generator = random.Random(seed)
    indices, ratios, slopes = [], [], []
    for _ in range(repetitions):
        drawn = [generator.gauss(m, e) for m, e in zip(on_scale, errors, strict=True)]
        if not transform:
            drawn = [back(value_type, x) for x in drawn]
        a, b = line(drawn, populations)
        slopes.append(b)
        indices.append(multiplier * b)
        ratios.append((a + b) / a)
    if transform:
        middle = start + slope / 2
        ends = [(back(used, middle - s / 2), back(used, middle + s / 2)) for s in slopes]
        indices = [multiplier * (high - low) for low, high in ends]
        ratios = [high / low for low, high in ends]
    for name, simulated in (("sii", indices), ("rii", ratios)):
        simulated.sort()
        found[f"{name}_lower"] = simulated[round(repetitions * (1 - confidence) / 2)]
        found[f"{name}_upper"] = simulated[round(repetitions * (1 + confidence) / 2) - 1]
    if multiplier < 0:
        lower, upper = found["rii_lower"], found["rii_upper"]
        found |= {"rii": 1 / found["rii"], "rii_lower": 1 / upper, "rii_upper": 1 / lower}
    return found


def bisect(function, low, high):
    """Where a rising function passes 0."""
    for _ in range(200):
        middle = (low + high) / 2
        if function(middle) < 0:
            low = middle
        else:
            high = middle
    return low


def wilson(count, denominator, confidence=0.95):
    """The shares that a score test would just reject."""
    z, share = normal_quantile(confidence), count / denominator

    def statistic(p):
        return (p - share) - z * math.sqrt(p * (1 - p) / denominator)

    def other(p):
        return (p - share) + z * math.sqrt(p * (1 - p) / denominator)

    return bisect(other, 0.0, share), bisect(statistic, share, 1.0)


def byar(count, confidence=0.95):
    z = normal_quantile(confidence)
    lower = 0.0
    if count:
        lower = max(0.0, count * (1 - 1 / (9 * count) - z / (3 * math.sqrt(count))) ** 3)
    more = count + 1
    return lower, more * (1 - 1 / (9 * more) + z / (3 * math.sqrt(more))) ** 3


def poisson_up_to(count, mean):
    """The probability of at most `count` events, by adding them up."""
    return sum(math.exp(-mean + k * math.log(mean) - math.lgamma(k + 1)) for k in range(count + 1))


def exact_poisson(count, confidence=0.95):
    tail = (1 - confidence) / 2
    upper = bisect(lambda m: tail - poisson_up_to(count, m), 1e-9, 100.0)
    if count == 0:
        return 0.0, upper
    return bisect(lambda m: 1 - poisson_up_to(count - 1, m) - tail, 1e-9, 100.0), upper


def concentration(values, populations):
    """Twice the covariance of value and rank over the mean: not the area of the other one."""
    total = sum(populations)
    mean = sum(v * n for v, n in zip(values, populations, strict=True)) / total
    before, covariance = 0.0, 0.0
    for value, people in zip(values, populations, strict=True):
        share = people / total
        covariance += share * (value - mean) * (before + share / 2 - 0.5)
        before += share
    return 2 * covariance / mean


def attributable(counts, denominators):
    """The excess, group by group."""
    best = counts[-1] / denominators[-1]
    return sum(c - best * n for c, n in zip(counts, denominators, strict=True))


def between_share(values, groups, weights):
    mean = sum(w * v for w, v in zip(weights, values, strict=True)) / sum(weights)
    total = sum(w * (v - mean) ** 2 for w, v in zip(weights, values, strict=True))
    within = 0.0
    for group in set(groups):
        rows = [(w, v) for w, v, g in zip(weights, values, groups, strict=True) if g == group]
        middle = sum(w * v for w, v in rows) / sum(w for w, _ in rows)
        within += sum(w * (v - middle) ** 2 for w, v in rows)
    return 1 - within / total


def aggregate(rows):
    """Rows of (group, value, weight) to {group: (mean, people, areas)}."""
    found = {}
    for name in {row[0] for row in rows}:
        here = [row for row in rows if row[0] == name]
        people = sum(row[2] for row in here)
        found[name] = sum(row[1] * row[2] for row in here) / people, people, len(here)
    return found


def difference(first, second):
    """(estimate, lower, upper) of two (value, lower, upper)."""
    estimate = first[0] - second[0]
    lower = estimate - math.sqrt((first[0] - first[1]) ** 2 + (second[2] - second[0]) ** 2)
    upper = estimate + math.sqrt((first[2] - first[0]) ** 2 + (second[0] - second[1]) ** 2)
    return estimate, lower, upper


def funnel_dispersion(counts, denominators):
    """Mean square of the z-scores about the common share, their tenths drawn in; at least 1."""
    share = sum(counts) / sum(denominators)
    z = sorted(
        (c / n - share) / math.sqrt(share * (1 - share) / n)
        for c, n in zip(counts, denominators, strict=True)
    )

    def at(part):
        place = part * (len(z) - 1)
        low = math.floor(place)
        high = min(low + 1, len(z) - 1)
        return z[low] + (place - low) * (z[high] - z[low])

    low, high = at(0.1), at(0.9)
    return max(1.0, sum(min(max(one, low), high) ** 2 for one in z) / len(z))
