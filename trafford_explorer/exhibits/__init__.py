"""One figure, made once: the exhibit, its tables, and how each output writes them."""

from trafford_explorer.exhibits.exhibit import (
    Address,
    Exhibit,
    SaidOfArea,
    Sign,
    address_params,
    chart_exhibit,
    file_stem,
)
from trafford_explorer.exhibits.table import (
    LONGEST_SHEET_NAME,
    Cell,
    Column,
    Kind,
    Missing,
    Rank,
    Table,
)
from trafford_explorer.exhibits.write import (
    FORMULA_STARTS,
    Spread,
    Value,
    csv_bytes,
    head_of,
    screen_frame,
    sentence_lines,
    spread,
    text_of,
    text_rows,
)

__all__ = [
    "FORMULA_STARTS",
    "LONGEST_SHEET_NAME",
    "Address",
    "Cell",
    "Column",
    "Exhibit",
    "Kind",
    "Missing",
    "Rank",
    "SaidOfArea",
    "Sign",
    "Spread",
    "Table",
    "Value",
    "address_params",
    "chart_exhibit",
    "csv_bytes",
    "file_stem",
    "head_of",
    "screen_frame",
    "sentence_lines",
    "spread",
    "text_of",
    "text_rows",
]
