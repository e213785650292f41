"""What stands in the raw files and not in the tables, with the reason."""

from dataclasses import dataclass, field

from trafford_explorer.indicators.declare import Where


@dataclass(frozen=True)
class LeftOut:
    """Rows of a raw file, or what no file here holds, and why they are not in the tables.

    Parameters
    ----------
    what : str
        What is left out, in words.
    reason : str
        Why.
    file : str
        Below `data/raw`; empty for what concerns many files.
    where : mapping
        Rows that are left out: column to the text, or texts, they hold; every row where empty.
    """

    what: str
    reason: str
    file: str = ""
    where: Where = field(default_factory=dict, hash=False)


_WARD23 = "outcomes/trafford_ward23_indicators.csv"
_CENSUS_2021 = " (from best-fit OAs)"

LEFT_OUT: tuple[LeftOut, ...] = (
    LeftOut(
        "Local authorities other than England's figure, the ten of Greater Manchester and the "
        "members of Trafford's five peer lists",
        "No page compares Trafford with them.",
    ),
    LeftOut(
        "LSOAs outside Trafford in the Indices of Deprivation",
        "The explorer shows small areas of Trafford only.",
    ),
)
