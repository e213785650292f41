"""Raw files in, checked and derived tables out; nothing here runs while the app does."""

from collections.abc import Mapping

from trafford_explorer.build.geography import build_geography
from trafford_explorer.build.recorded import build_recorded
from trafford_explorer.build.report import derived_files, describe_changes
from trafford_explorer.build.values import write_values
from trafford_explorer.indicators import INDICATORS, Indicator
from trafford_explorer.paths import FOLDERS, Folders

__all__ = ["build_all"]


def build_all(
    folders: Folders = FOLDERS, indicators: Mapping[str, Indicator] = INDICATORS
) -> list[str]:
    """Rebuild every derived file below a root, the same bytes every time.

    Parameters
    ----------
    folders : Folders
        Root that holds `data/raw` and `geo/raw`.
    indicators : mapping
        The indicators to build.

    Returns
    -------
    list of str
        What changed, one line a file, and in the tables of values one an indicator.

    Raises
    ------
    DataError
        The raw files, or the tables made from them, do not hold what they must, with every problem
        found. The tables of values are then as they were.
    """
    before = derived_files(folders)
    build_geography(folders)
    build_recorded(folders)
    write_values(folders, indicators)
    return describe_changes(before, derived_files(folders))
