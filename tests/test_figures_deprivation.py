"""Residents by tenth are drawn as given: every part, numbered where there is room."""

import pandas as pd
import pytest

from trafford_explorer import figures, style
from trafford_explorer.figures.deprivation import NUMBERED

WORDS = {"title": "Finding", "alt": "In words"}


def test_every_tenth_is_drawn_and_numbered_where_there_is_room():
    shares = pd.DataFrame(
        [[10.0] * 10, [1.0, 0.0, *[12.375] * 8]], index=["North", "South"], columns=range(1, 11)
    )
    chart = figures.tenths_chart(shares, subtitle="Of what", **WORDS)
    assert [bar["name"] for bar in chart.data] == [f"tenth {n}" for n in range(1, 11)]
    for tenth, bar in enumerate(chart.data, start=1):
        assert bar["x"] == pytest.approx(shares[tenth].tolist(), abs=0.05)
        assert bar["y"] == ["North", "South"]
        assert bar["text"] == [str(tenth) if s >= NUMBERED else "" for s in shares[tenth]]
        assert bar["marker"]["color"] == style.TENTHS[tenth - 1]
    assert chart.subtitle == "Of what"
    assert chart.figure().layout.barmode == "stack"
