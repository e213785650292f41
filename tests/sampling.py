"""Some of many like cases in the usual run, and every one of them in the long run."""

import pytest

some_or_all = pytest.mark.parametrize(
    "step",
    [pytest.param(7, id="some"), pytest.param(1, id="all", marks=pytest.mark.long)],
)
"""Gives a test `step`, for `cases[::step]`."""
