"""The findings, and the published files that they are counted from a second time."""

import pandas as pd
import pytest

from tests.topics.deprivation.plain import names, raw, values
from trafford_explorer import load
from trafford_explorer.topics.deprivation import findings


@pytest.fixture(scope="module")
def homes():
    """LSOA of 2021 to its row of the lookup."""
    return {row["lsoa21_code"]: row for row in load.load_lookup().to_dict("records")}


@pytest.fixture(scope="module")
def index(homes):
    """Trafford's rows of the published index of 2025, by LSOA."""
    rows = raw("deprivation/gm_iod2025_lsoa21.csv")
    return {row["lsoa21_code"]: row for row in rows if row["lsoa21_code"] in homes}


@pytest.fixture(scope="module")
def weights():
    """Residents that the index of 2025 counts, by LSOA."""
    name = "deprivation/trafford_iod2025_idaci_idaopi_denominators_lsoa21.csv"
    return {row["lsoa21_code"]: float(row["total_population_mid2022"]) for row in raw(name)}


@pytest.fixture(scope="module")
def table():
    return findings.scored_lsoas(
        values("imd_score"), values("imd_rank"), values("imd_decile"), names("lsoa21")
    )


@pytest.fixture(scope="module")
def residents(homes):
    return pd.Series({code: row["population"] for code, row in homes.items()})


@pytest.fixture(scope="module")
def found(table, residents):
    return findings.hidden_pockets(table, values("imd_score"), residents, "2024")


@pytest.fixture(scope="module")
def by_tenth():
    return findings.residents_by_tenth(
        values("imd_decile"), values("population"), names("lsoa21"), "2024"
    )


@pytest.fixture(scope="module")
def moves():
    old = names("lsoa11")
    return findings.position_moves(
        values("imd_rank"),
        values("imd_decile"),
        load.load_lsoa11_lsoa21(),
        names("lsoa21"),
        dict(zip(old["area_code"], old["area_name"], strict=True)),
    )


@pytest.fixture(scope="module")
def ranks_2019():
    return {
        row["lsoa11cd"]: int(float(row["rank"]))
        for row in raw("deprivation/trafford_iod2015_iod2019_lsoa11.csv")
        if row["index_domain"] == "Index of Multiple Deprivation" and row["year"] == "2019"
    }


@pytest.fixture(scope="module")
def health():
    return findings.concentration_of(values("bad_or_very_bad_health"), values("imd_score"))
