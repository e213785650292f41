"""The values of one extract, read from its raw file."""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from itertools import product

import numpy as np
import pandas as pd

from trafford_explorer.areas import ENGLAND, GREATER_MANCHESTER, AreaType
from trafford_explorer.errors import DataError
from trafford_explorer.indicators import Added, AreaNames, Extract, Joined, Limits, Outside
from trafford_explorer.indicators.declare import Where
from trafford_explorer.paths import Folders
from trafford_explorer.periods import normalise_period

OUTSIDE_TRAFFORD = "outside_trafford"
"""Column that is true of small areas kept for comparison only."""

_SEXES = {
    "female": "female",
    "females": "female",
    "male": "male",
    "males": "male",
    "persons": "persons",
}
_COMPARED = {
    "better": "better",
    "similar": "similar",
    "worse": "worse",
    "higher 99.8": "higher",
    "lower 99.8": "lower",
    "above": "higher",
    "below": "lower",
    "not compared": "not compared",
    "na": "",
    "": "",
}
_BLANK = ("", "NA")
_SMALL_PREFIX = {
    AreaType.LSOA21: "E01",
    AreaType.LSOA11: "E01",
    AreaType.MSOA21: "E02",
    AreaType.MSOA11: "E02",
    AreaType.WARD23: "E05",
    AreaType.WARD17: "E05",
}
_AUTHORITY = r"E(?:06|07|08|09|10)\d{6}"
_CALCULATED_DECIMALS = 4
_SAME = 1e-9
"""Two files give one figure where they differ by no more than binary noise."""


class RawFiles:
    """The raw files below `data/raw`, each read once, every cell as text."""

    def __init__(self, folders: Folders):
        self._folder = folders.raw_data
        self._tables: dict[str, pd.DataFrame] = {}

    def read(self, file: str) -> pd.DataFrame:
        """Return a file as text, blanks as empty text.

        Raises
        ------
        DataError
            The file is not there.
        """
        if file not in self._tables:
            path = self._folder / file
            if not path.is_file():
                raise DataError(file, ["the file is not in data/raw; put it back and build again"])
            self._tables[file] = pd.read_csv(path, dtype=str, keep_default_na=False)
        return self._tables[file]


@dataclass(frozen=True)
class KnownAreas:
    """The codes that may stand in the tables: Trafford's small areas, and authorities kept."""

    trafford: Mapping[AreaType, frozenset[str]]
    authorities: frozenset[str]

    def codes(self, kind: AreaType) -> Collection[str]:
        """Return every code of one kind that may stand in the main table."""
        if kind is AreaType.COUNTRY:
            return (ENGLAND,)
        if kind is AreaType.LOCAL_AUTHORITY:
            return self.authorities
        return self.trafford.get(kind, frozenset())


def read_known_areas(folders: Folders) -> KnownAreas:
    """Return the codes that may stand in the tables, from the lookups in `data/`.

    Raises
    ------
    DataError
        A lookup has not been built.
    """
    lsoa21 = read_lookup(folders, "lookup_lsoa21.csv")
    lsoa11 = read_lookup(folders, "lookup_lsoa11.csv")
    wards = read_lookup(folders, "lookup_ward.csv")
    peers = read_lookup(folders, "peers.csv")
    trafford = {
        AreaType.LSOA21: lsoa21["lsoa21_code"],
        AreaType.MSOA21: lsoa21["msoa21_code"],
        AreaType.NEIGHBOURHOOD: lsoa21["neighbourhood"],
        AreaType.LSOA11: lsoa11["lsoa11_code"],
        AreaType.MSOA11: lsoa11["msoa11_code"],
        AreaType.NEIGHBOURHOOD17: lsoa11["neighbourhood17"],
        AreaType.WARD23: wards.loc[wards["area_type"] == AreaType.WARD23, "ward_code"],
        AreaType.WARD17: wards.loc[wards["area_type"] == AreaType.WARD17, "ward_code"],
    }
    return KnownAreas(
        {kind: frozenset(codes) for kind, codes in trafford.items()},
        frozenset(GREATER_MANCHESTER) | frozenset(peers["area_code"]),
    )


def read_lookup(folders: Folders, name: str) -> pd.DataFrame:
    """Return one of the lookups in `data/` as text.

    Raises
    ------
    DataError
        The lookup has not been built.
    """
    path = folders.data / name
    if not path.is_file():
        raise DataError(name, ["the lookup is not in data/; build the geography first"])
    return pd.read_csv(path, dtype=str, keep_default_na=False)


def rows_where(table: pd.DataFrame, where: Where) -> pd.Series:
    """Return whether each row holds the text, or one of the texts, asked of each column."""
    chosen = pd.Series(data=True, index=table.index)
    for column, wanted in where.items():
        texts = (wanted,) if isinstance(wanted, str) else wanted
        chosen &= table[column].isin(texts)
    return chosen


def extract_values(extract: Extract, raw: RawFiles, areas: KnownAreas) -> pd.DataFrame:
    """Return the rows of one extract.

    Parameters
    ----------
    extract : Extract
        Where the values stand.
    raw : RawFiles
        The raw files.
    areas : KnownAreas
        Codes that are kept.

    Returns
    -------
    pandas.DataFrame
        Columns of the table of values but `indicator_id`, with `grouping` and `group` for a
        breakdown, and the column `outside_trafford`. Published values are as published times
        `scale`; percentages of counts are rounded to 4 decimals. Rows of local authorities that
        are not kept, and of small areas that are to be left out, are not there.

    Raises
    ------
    DataError
        A file, column or area is not known, or a cell is not what it must be, with every problem.
    """
    table = raw.read(extract.file)
    missing = _missing_columns(extract, raw)
    if missing:
        raise DataError(extract.file, missing)
    problems: list[str] = []
    rows = table[rows_where(table, extract.where)]
    codes = _area_codes(extract, rows, raw, problems)
    kinds = _area_kinds(extract, codes, problems)
    kept, outside = _kept(extract, codes, kinds, areas, problems)
    rows, codes, kinds = rows[kept], codes[kept], kinds[kept]
    if rows.empty and not problems:
        problems.append(f"no row to take where {dict(extract.where)}")

    frame = pd.DataFrame({"area_type": kinds.map(str), "area_code": codes}, index=rows.index)
    frame["sex"] = (
        _words(rows, extract.sex_column, _SEXES, problems) if extract.sex_column else extract.sex
    )
    frame["period"] = (
        _periods(rows[extract.period_column], problems) if extract.period_column else extract.period
    )
    count = _amount(extract, extract.count, rows, codes, raw, problems)
    denominator = _amount(extract, extract.denominator, rows, codes, raw, problems)
    if extract.value:
        columns = (extract.value,) if isinstance(extract.value, str) else extract.value
        frame["value"] = _summed(rows, columns, problems) * extract.scale
    else:
        frame["value"] = (100 * count / denominator.where(denominator > 0)).round(
            _CALCULATED_DECIMALS
        )
    for name in ("lower_95", "upper_95"):
        column = getattr(extract, name)
        frame[name] = _numbers(rows[column], problems) * extract.scale if column else np.nan
    if extract.limits and not problems:
        frame = _with_limits(frame, extract.limits, raw, problems)
    frame["count"] = count
    frame["denominator"] = denominator
    frame["release"] = extract.release
    frame["compared_to_england"] = (
        _words(rows, extract.compared_column, _COMPARED, problems)
        if extract.compared_column
        else ""
    )
    frame["missing_reason"] = np.where(frame["value"].isna(), extract.missing_reason, "")
    frame[OUTSIDE_TRAFFORD] = outside[kept]
    if extract.breakdown:
        frame["grouping"] = extract.breakdown.grouping
        frame["group"] = _words(
            rows, extract.breakdown.column, extract.breakdown.groups, problems, fold=False
        )
    if problems:
        raise DataError(extract.file, problems)
    return frame.reset_index(drop=True)


def _missing_columns(extract: Extract, raw: RawFiles) -> list[str]:
    """Name every column that the declaration asks for and the file does not have."""
    wanted: list[tuple[str, str]] = [(extract.file, column) for column in extract.where]
    value = (extract.value,) if isinstance(extract.value, str) else extract.value
    own = [*value, extract.lower_95, extract.upper_95, extract.sex_column, extract.period_column]
    own += [extract.compared_column, "" if extract.area_code else extract.area_column]
    own += [extract.breakdown.column] if extract.breakdown else []
    if extract.limits:
        beside = extract.limits
        columns = (beside.lower, beside.upper, beside.value, beside.area_column)
        columns += (beside.sex_column, beside.period_column, *beside.where)
        wanted += [(beside.file, column) for column in columns]
    for part in (extract.count, extract.denominator):
        if isinstance(part, Joined):
            file = part.file or extract.file
            area = part.area_column if part.file else extract.area_column
            wanted += [(file, column) for column in (part.column, area, *part.where)]
        elif isinstance(part, Added):
            own += [part.column, *part.where]
        else:
            own += part
    if extract.area_names:
        names = extract.area_names
        columns = (names.name_column, names.code_column, *names.where)
        wanted += [(names.file, column) for column in columns]
    wanted += [(extract.file, column) for column in own if column]
    return [
        f"{file} has no column {column!r}"
        for file, column in dict.fromkeys(wanted)
        if column not in raw.read(file).columns
    ]


def _area_codes(
    extract: Extract, rows: pd.DataFrame, raw: RawFiles, problems: list[str]
) -> pd.Series:
    if extract.area_code:
        return pd.Series(extract.area_code, index=rows.index)
    given = rows[extract.area_column]
    if extract.area_names is None:
        return given
    codes = given.map(_codes_by_name(extract.area_names, raw))
    for name in given[codes.isna()].unique():
        problems.append(f"area name {name!r} is not in {extract.area_names.file}")
    return codes.astype(object).fillna("")


def _codes_by_name(names: AreaNames, raw: RawFiles) -> dict[str, str]:
    table = raw.read(names.file)
    chosen = table[rows_where(table, names.where)]
    return dict(zip(chosen[names.name_column], chosen[names.code_column], strict=True)) | dict(
        names.also
    )


def _area_kinds(extract: Extract, codes: pd.Series, problems: list[str]) -> pd.Series:
    """Find the kind of area of each code; a small area is of the kind the extract declares."""
    small = next((kind for kind in extract.area_types if kind in _SMALL_PREFIX), None)
    kinds = pd.Series("", index=codes.index, dtype=object)
    kinds[codes.str.fullmatch(_AUTHORITY)] = AreaType.LOCAL_AUTHORITY
    kinds[codes == ENGLAND] = AreaType.COUNTRY
    is_small = codes.str.fullmatch(r"E0[125]\d{6}")
    kinds[is_small] = "small"
    if small:
        kinds[codes.str.fullmatch(rf"{_SMALL_PREFIX[small]}\d{{6}}")] = small
    for code in codes[(kinds == "") & (codes != "")].unique():
        problems.append(f"area code {code!r} is not the code of an area")
    return kinds


def _kept(
    extract: Extract,
    codes: pd.Series,
    kinds: pd.Series,
    areas: KnownAreas,
    problems: list[str],
) -> tuple[pd.Series, pd.Series]:
    """Choose the rows to take, and say which of them are small areas outside Trafford."""
    kept = pd.Series(data=False, index=codes.index)
    outside = pd.Series(data=False, index=codes.index)
    for kind in extract.area_types:
        of_kind = kinds == kind
        known = codes.isin(list(areas.codes(kind)))
        kept |= of_kind & known
        if kind not in _SMALL_PREFIX:
            continue
        others = of_kind & ~known
        if extract.outside is Outside.COMPARE:
            kept |= others
            outside |= others
        elif extract.outside is Outside.REFUSE:
            for code in codes[others].unique():
                problems.append(f"area code {code!r} is not a {kind} of Trafford")
    return kept, outside


def _words(
    rows: pd.DataFrame,
    column: str,
    meanings: Mapping[str, str],
    problems: list[str],
    *,
    fold: bool = True,
) -> pd.Series:
    """Translate the words of a column; `fold` takes capitals and small letters as the same."""
    texts = rows[column].str.lower() if fold else rows[column]
    found = texts.map(dict(meanings))
    for text in rows.loc[found.isna(), column].unique():
        problems.append(f"{column} holds {text!r}; known are {', '.join(sorted(meanings))}")
    return found.astype(object).fillna("")


def _periods(texts: pd.Series, problems: list[str]) -> pd.Series:
    found = {}
    for text in texts.unique():
        try:
            found[text] = normalise_period(text)
        except DataError as error:
            problems.extend(error.problems)
    return texts.map(found).astype(object).fillna("")


def _numbers(texts: pd.Series, problems: list[str]) -> pd.Series:
    """Read numbers; blanks are missing, anything else is a problem."""
    texts = texts.str.strip()
    blank = texts.isin(_BLANK)
    numbers = pd.to_numeric(texts.where(~blank), errors="coerce").astype(float)
    for text in texts[numbers.isna() & ~blank].unique():
        problems.append(f"{texts.name} holds {text!r}, which is not a number")
    return numbers


def _summed(rows: pd.DataFrame, columns: Collection[str], problems: list[str]) -> pd.Series:
    numbers = pd.DataFrame({column: _numbers(rows[column], problems) for column in columns})
    return numbers.sum(axis=1, skipna=False)


def _with_limits(
    frame: pd.DataFrame, limits: Limits, raw: RawFiles, problems: list[str]
) -> pd.DataFrame:
    """The rows with the limits that another file has for the same area, sex and period."""
    table = raw.read(limits.file)
    beside = table[rows_where(table, limits.where)]
    key = ["area_code", "sex", "period"]
    found = pd.DataFrame(
        {
            "area_code": beside[limits.area_column],
            "sex": _words(beside, limits.sex_column, _SEXES, problems),
            "period": _periods(beside[limits.period_column], problems),
            "beside": _numbers(beside[limits.value], problems),
            "lower_95": _numbers(beside[limits.lower], problems),
            "upper_95": _numbers(beside[limits.upper], problems),
        }
    )
    if found.duplicated(key).any():
        problems.append(f"{limits.file} has two rows for one area, sex and period")
        return frame
    joined = frame.drop(columns=["lower_95", "upper_95"]).merge(found, on=key, how="left")
    apart = joined["beside"].notna() & ((joined["beside"] - joined["value"]).abs() > _SAME)
    for row in joined[apart].itertuples():
        problems.append(
            f"{row.area_code}, {row.sex}, {row.period} is {row.value}, and {row.beside} in "
            f"{limits.file}, which gives its limits"
        )
    return joined.drop(columns="beside").set_axis(frame.index)


def _added(part: Added, table: pd.DataFrame, problems: list[str]) -> float:
    """The sum of a column over the rows named; each combination of texts must be there once."""
    chosen = table[rows_where(table, part.where)]
    texts = [(one,) if isinstance(one, str) else one for one in part.where.values()]
    found = Counter(chosen[list(part.where)].itertuples(index=False, name=None))
    for combination in product(*texts):
        if found[combination] != 1:
            said = ", ".join(combination)
            problems.append(f"{said} stands {found[combination]} times, and must stand once")
    return float(_numbers(chosen[part.column], problems).sum())


def _amount(
    extract: Extract,
    part: tuple[str, ...] | Joined | Added,
    rows: pd.DataFrame,
    codes: pd.Series,
    raw: RawFiles,
    problems: list[str],
) -> pd.Series:
    """Counts or denominators: columns or rows to add up, a column elsewhere, or nothing."""
    if isinstance(part, Added):
        return pd.Series(_added(part, raw.read(extract.file), problems), index=rows.index)
    if not isinstance(part, Joined):
        if not part:
            return pd.Series(np.nan, index=rows.index)
        return _summed(rows, part, problems)
    table = raw.read(part.file or extract.file)
    others = table[rows_where(table, part.where)]
    if part.file or not extract.period_column:
        wanted = codes
        found_at = others[part.area_column if part.file else extract.area_column]
    else:
        wanted = codes + " " + rows[extract.period_column]
        found_at = others[extract.area_column] + " " + others[extract.period_column]
    if found_at.duplicated().any():
        repeated = found_at[found_at.duplicated()].iloc[0]
        problems.append(f"{part.column} stands twice for {repeated!r} where {dict(part.where)}")
        return pd.Series(np.nan, index=rows.index)
    numbers = _numbers(others[part.column], problems).set_axis(found_at)
    return wanted.map(numbers).astype(float)
