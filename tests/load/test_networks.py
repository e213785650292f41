"""What the files on networks and hubs must hold, and what is said where they do not."""

import shutil

import pytest

from trafford_explorer.errors import DataError
from trafford_explorer.load import load_earlier_hubs, load_list_sizes, load_place_facts
from trafford_explorer.paths import FOLDERS, Folders

LOADERS = {
    "pcn_list_sizes.csv": load_list_sizes,
    "community_hubs_2021.csv": load_earlier_hubs,
    "facts.csv": load_place_facts,
}


@pytest.fixture
def copied(tmp_path):
    shutil.copytree(FOLDERS.raw_data / "places", tmp_path / "data" / "raw" / "places")
    return Folders(tmp_path)


def test_the_files_hold_five_networks_at_four_dates_and_six_hubs():
    sizes = load_list_sizes()
    assert sizes.groupby("pcn_code").size().tolist() == [4] * 5
    assert sizes["date"].nunique() == 4
    assert len(load_earlier_hubs()) == 6
    assert load_place_facts()["fact"].str.startswith("Patient-weighted IMD 2019").sum() == 1


@pytest.mark.parametrize("name", LOADERS)
def test_a_missing_file_is_named(tmp_path, name):
    with pytest.raises(DataError, match=name):
        LOADERS[name](Folders(tmp_path))


@pytest.mark.parametrize("name", LOADERS)
def test_a_missing_column_and_a_repeated_row_are_named(copied, name):
    path = copied.raw_data / "places" / name
    text = path.read_text(encoding="utf-8")
    path.write_text(text + text.splitlines()[-1] + "\n", encoding="utf-8")
    with pytest.raises(DataError, match="occurs twice"):
        LOADERS[name](copied)
    head, rest = text.split("\n", 1)
    first = "fact" if name == "facts.csv" else "date" if "sizes" in name else "town"
    path.write_text(head.replace(f",{first},", ",other,") + "\n" + rest, encoding="utf-8")
    with pytest.raises(DataError, match=f"column '{first}' is missing"):
        LOADERS[name](copied)
