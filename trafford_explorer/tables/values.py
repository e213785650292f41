"""The checks that hold the tables of values: columns, types, keys, codes, periods and ranges."""

from collections.abc import Collection, Mapping, Sequence

import pandas as pd

from trafford_explorer.areas import AreaType
from trafford_explorer.errors import DataError
from trafford_explorer.indicators import INDICATORS, Indicator
from trafford_explorer.periods import is_period
from trafford_explorer.tables import (
    BREAKDOWN_COLUMNS,
    BREAKDOWN_KEY,
    COMPARED,
    SEXES,
    VALUE_COLUMNS,
    VALUE_KEY,
)

NUMBER_COLUMNS = ["value", "lower_95", "upper_95", "count", "denominator"]
AGE_KEY = ["area_type", "area_code", "sex", "period", "age_from"]
AGE_COLUMNS = ["area_type", "area_code", "sex", "period", "age_from", "age_to", "persons"]
AGE_NUMBER_COLUMNS = ["age_from", "age_to", "persons"]
RESIDENT_KEY = ["period", "sex", "age"]
RESIDENT_COLUMNS = [*RESIDENT_KEY, "residents"]
RESIDENT_NUMBER_COLUMNS = ["age", "residents"]
OLDEST_AGE = 90
"""The last single year of age: everyone who is as old or older."""
GROUPS: Mapping[str, range] = {
    "local_deprivation_decile": range(1, 11),
    "deprivation_quintile_within_area": range(1, 6),
}
"""Grouping -> its groups; group 1 is the most deprived."""

AreaCodes = Mapping[str, Collection[str]]
"""Kind of area -> the codes it may have."""

_SHOWN = 3


def check_values(
    frame: pd.DataFrame,
    areas: AreaCodes,
    indicators: Mapping[str, Indicator] = INDICATORS,
    subject: str = "indicator values",
) -> None:
    """Refuse a table of values that does not hold what it must.

    Parameters
    ----------
    frame : pandas.DataFrame
        To have the columns `VALUE_COLUMNS`: text, and numbers in `NUMBER_COLUMNS`.
    areas : mapping
        Kind of area to the codes it may have.
    indicators : mapping
        The declared indicators, whose bounds the values must keep.
    subject : str
        What is checked, for the message.

    Raises
    ------
    DataError
        With every problem found, in words.
    """
    problems = _column_problems(frame, VALUE_COLUMNS, NUMBER_COLUMNS)
    if not problems:
        problems = [
            *_key_problems(frame, VALUE_KEY),
            *_content_problems(frame, areas, indicators),
        ]
    if problems:
        raise DataError(subject, problems)


def check_breakdowns(
    frame: pd.DataFrame,
    areas: AreaCodes,
    indicators: Mapping[str, Indicator] = INDICATORS,
) -> None:
    """Refuse a table of values by deprivation tenth or fifth that does not hold what it must.

    The parameters are those of `check_values`; the columns are `BREAKDOWN_COLUMNS`, `group` in whole
    numbers.

    Raises
    ------
    DataError
        With every problem found, in words.
    """
    problems = _column_problems(frame, BREAKDOWN_COLUMNS, NUMBER_COLUMNS)
    if not problems:
        problems = [
            *_key_problems(frame, BREAKDOWN_KEY),
            *_content_problems(frame, areas, indicators),
            *_unknown(frame["grouping"], GROUPS, "grouping"),
        ]
        for grouping, groups in GROUPS.items():
            of_grouping = frame.loc[frame["grouping"] == grouping, "group"]
            problems += _unknown(of_grouping, groups, f"group of {grouping}")
    if problems:
        raise DataError("breakdowns", problems)


def check_population_by_age(frame: pd.DataFrame, areas: AreaCodes) -> None:
    """Refuse a table of residents by age that does not hold what it must.

    Parameters
    ----------
    frame : pandas.DataFrame
        To have the columns `AGE_COLUMNS`; `age_to` is missing in the open band at the end.
    areas : mapping
        Kind of area to the codes it may have.

    Raises
    ------
    DataError
        With every problem found, in words.
    """
    problems = _column_problems(frame, AGE_COLUMNS, AGE_NUMBER_COLUMNS)
    if not problems:
        problems = [
            *_key_problems(frame, AGE_KEY),
            *_area_problems(frame, areas),
            *_unknown(frame["sex"], SEXES, "sex"),
            *_period_problems(frame["period"]),
        ]
        problems += _rows(frame, frame["persons"].isna() | (frame["persons"] < 0), "persons")
        problems += _rows(frame, frame["age_to"] < frame["age_from"], "age_to before age_from")
    if problems:
        raise DataError("population by age", problems)


def check_residents_of_age(frame: pd.DataFrame) -> None:
    """Refuse a table of Trafford's residents by single years of age that does not hold what it must.

    Parameters
    ----------
    frame : pandas.DataFrame
        To have the columns `RESIDENT_COLUMNS`: every age from 0 to 90 of each sex, and everyone.

    Raises
    ------
    DataError
        With every problem found, in words.
    """
    problems = _column_problems(frame, RESIDENT_COLUMNS, RESIDENT_NUMBER_COLUMNS)
    if not problems:
        problems = [
            *_key_problems(frame, RESIDENT_KEY),
            *_unknown(frame["sex"], SEXES, "sex"),
            *_period_problems(frame["period"]),
            *_rows(frame, frame["residents"].isna() | (frame["residents"] < 0), "residents"),
        ]
    if not problems:
        wide = frame.pivot(index=["period", "age"], columns="sex", values="residents")
        for period, ages in wide.groupby("period"):
            if list(ages.index.get_level_values("age")) != list(range(OLDEST_AGE + 1)):
                problems.append(f"{period} has not one row for each age from 0 to {OLDEST_AGE}")
            elif not ages["persons"].eq(ages["female"] + ages["male"]).all():
                problems.append(f"in {period} women and men do not add up to everyone")
    if problems:
        raise DataError("residents of each age", problems)


def _content_problems(
    frame: pd.DataFrame, areas: AreaCodes, indicators: Mapping[str, Indicator]
) -> list[str]:
    unknown = _unknown(frame["indicator_id"], indicators, "indicator_id")
    problems = [
        *unknown,
        *_area_problems(frame, areas),
        *_unknown(frame["sex"], SEXES, "sex"),
        *_unknown(frame["compared_to_england"], ("", *COMPARED), "compared_to_england"),
        *_period_problems(frame["period"]),
    ]
    value, lower, upper = frame["value"], frame["lower_95"], frame["upper_95"]
    absent = value.isna()
    reason = frame["missing_reason"] != ""
    problems += _rows(frame, absent & ~reason, "neither a value nor a missing_reason")
    problems += _rows(frame, ~absent & reason, "a value and a missing_reason")
    problems += _rows(frame, frame["release"] == "", "no release")
    problems += _rows(frame, lower.isna() != upper.isna(), "one end of an interval only")
    problems += _rows(frame, (lower > value) | (value > upper), "a value outside its interval")
    for name in ("count", "denominator"):
        problems += _rows(frame, frame[name] < 0, f"a {name} below 0")
    problems += _rows(frame, frame["count"] > frame["denominator"], "a count above its denominator")
    if not unknown:
        low = frame["indicator_id"].map({key: one.bounds[0] for key, one in indicators.items()})
        high = frame["indicator_id"].map({key: one.bounds[1] for key, one in indicators.items()})
        outside = (value < low.astype(float)) | (value > high.astype(float))
        problems += _rows(frame, outside, "a value outside the bounds of its indicator")
    return problems


def _column_problems(
    frame: pd.DataFrame, columns: Sequence[str], numbers: Collection[str]
) -> list[str]:
    if list(frame.columns) != list(columns):
        missing = [name for name in columns if name not in frame.columns]
        extra = [name for name in frame.columns if name not in columns]
        if missing or extra:
            return [f"columns missing: {missing or 'none'}; columns not known: {extra or 'none'}"]
        return [f"columns must stand in the order {', '.join(columns)}"]
    problems = []
    for name in columns:
        if name == "group":
            if not pd.api.types.is_integer_dtype(frame[name]):
                problems.append("column 'group' must hold whole numbers")
        elif name in numbers:
            if not pd.api.types.is_float_dtype(frame[name]):
                problems.append(f"column {name!r} must hold decimal numbers")
        elif not pd.api.types.is_string_dtype(frame[name]):
            problems.append(f"column {name!r} must hold text")
        elif frame[name].isna().any():
            problems.append(f"column {name!r} must hold empty text where there is nothing to say")
    return problems


def _key_problems(frame: pd.DataFrame, key: Sequence[str]) -> list[str]:
    repeated = frame.duplicated(list(key))
    if not repeated.any():
        return []
    return [f"{_count(repeated)} with the key of another row: {_examples(frame, repeated, key)}"]


def _area_problems(frame: pd.DataFrame, areas: AreaCodes) -> list[str]:
    problems = _unknown(frame["area_type"], tuple(AreaType), "area_type")
    if problems:
        return problems
    for kind, code in frame[["area_type", "area_code"]].drop_duplicates().itertuples(index=False):
        if code not in areas.get(kind, ()):
            problems.append(f"area_code {code!r} is not the code of a {kind}")
    return _shortened(problems)


def _period_problems(periods: pd.Series) -> list[str]:
    return _shortened(
        [
            f"period {period!r} is not written as 2024, 2022-24, 2024/25 or March 2026"
            for period in periods.unique()
            if not is_period(period)
        ]
    )


def _unknown(texts: pd.Series, known: Collection[str], name: str) -> list[str]:
    return _shortened(
        [f"{name} {text!r} is not known" for text in texts.unique().tolist() if text not in known]
    )


def _rows(frame: pd.DataFrame, wrong: pd.Series, what: str) -> list[str]:
    if not wrong.any():
        return []
    key = [name for name in BREAKDOWN_KEY if name in frame.columns]
    return [f"{_count(wrong)} with {what}: {_examples(frame, wrong, key)}"]


def _count(wrong: pd.Series) -> str:
    number = int(wrong.sum())
    return "1 row" if number == 1 else f"{number:,} rows"


def _examples(frame: pd.DataFrame, wrong: pd.Series, key: Sequence[str]) -> str:
    some = frame.loc[wrong, list(key)].head(_SHOWN)
    texts = [", ".join(str(cell) for cell in row) for row in some.itertuples(index=False)]
    return "; ".join(f"({text})" for text in texts)


def _shortened(problems: list[str]) -> list[str]:
    """Keep a file with thousands of equal problems from filling the screen."""
    if len(problems) <= 2 * _SHOWN:
        return problems
    return [*problems[:_SHOWN], f"and {len(problems) - _SHOWN} more such"]
