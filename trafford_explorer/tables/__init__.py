"""Column names and keys of every table the explorer ships, and the checks that hold them."""

from collections.abc import Iterable, Mapping

VALUE_KEY = ["indicator_id", "area_type", "area_code", "sex", "period"]
VALUE_COLUMNS = [
    *VALUE_KEY,
    "value",
    "lower_95",
    "upper_95",
    "count",
    "denominator",
    "release",
    "compared_to_england",
    "missing_reason",
]
BREAKDOWN_KEY = [*VALUE_KEY, "grouping", "group"]
BREAKDOWN_COLUMNS = [
    *BREAKDOWN_KEY,
    "value",
    "lower_95",
    "upper_95",
    "count",
    "denominator",
    "release",
    "compared_to_england",
    "missing_reason",
]
AREA_COLUMNS = ["area_code", "area_name", "neighbourhood", "geometry"]
LOOKUP_COLUMNS = ["lsoa21_code", "msoa21_code", "ward_code", "neighbourhood", "population"]
PLACE_COLUMNS = [
    "place_id",
    "kind",
    "name",
    "category",
    "host",
    "address",
    "postcode",
    "ward_code",
    "ward_name",
    "neighbourhood",
    "neighbourhood_basis",
    "pcn_code",
    "pcn_name",
    "list_size",
    "list_size_date",
    "list_size_2021",
    "practices",
    "practices_2021",
    "note",
    "source_date",
    "geometry",
]
SEXES = ("female", "male", "persons")
COMPARED = ("better", "similar", "worse", "higher", "lower", "not compared")


def releases(rows: Mapping[str, Iterable[str]]) -> list[str]:
    """Whose figures the rows of a table of values are, in order; each once."""
    return sorted(set(rows["release"]) - {""})
