"""The tables from which the quoted gap is found."""

import pandas as pd
import pytest

from trafford_explorer import load
from trafford_explorer.areas import AreaType
from trafford_explorer.topics.overview import findings


@pytest.fixture(scope="module")
def by_msoa():
    """Both indicators by MSOA, for every MSOA of Greater Manchester."""
    both = pd.concat([load.load_indicator_values(), load.load_comparison_values()])
    both = both[both["area_type"] == AreaType.MSOA11]
    return tuple(
        both[both["indicator_id"] == indicator]
        for indicator in (findings.LIFE_EXPECTANCY, findings.GOOD_SHARE, findings.HEALTHY)
    )


@pytest.fixture
def facts():
    return load.load_plan_facts()


@pytest.fixture
def gap(facts, by_msoa):
    return findings.quoted_gap(facts, *by_msoa)
