"""The shipped tables and the published files, read plainly for a second count."""

import csv

from trafford_explorer import load
from trafford_explorer.paths import FOLDERS

SHIPPED = load.load_indicator_values()
NAMES = load.load_area_names()


def values(indicator):
    return SHIPPED[SHIPPED["indicator_id"] == indicator].reset_index(drop=True)


def names(kind):
    return NAMES[NAMES["area_type"] == kind]


def raw(name):
    with (FOLDERS.data / "raw" / name).open(encoding="utf-8-sig") as lines:
        return list(csv.DictReader(lines))


def plain_average(codes, index, weights):
    people = sum(weights[code] for code in codes)
    return sum(float(index[code]["IMD_score"]) * weights[code] for code in codes) / people


def plain_points(indicator, index):
    """Counts and people in LSOAs, the most deprived first."""
    rows = values(indicator).query("area_type == 'lsoa21' and period == '2021'")
    held = dict(
        zip(rows["area_code"], zip(rows["count"], rows["denominator"], strict=True), strict=True)
    )
    order = sorted(held, key=lambda code: -float(index[code]["IMD_score"]))
    return [held[code] for code in order]
