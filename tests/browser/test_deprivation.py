"""The deprivation page in a browser: its map and its charts are one selection, at both widths."""

import pytest

PAGE = "Deprivation"
PARTINGTON, FIRSWAY = "E01006108", "E01006168"
POCKETS, RANKED = 0, 1
"""Its charts, in the order of the page; the first shows the finding and chooses nothing."""
SIZES = {"wide": (1400, 900), "phone": (390, 844)}


@pytest.mark.parametrize("size", SIZES)
def test_a_click_on_the_map_changes_the_sentence_and_the_chart_but_not_the_finding(
    make_reader, size
):
    reader = make_reader(SIZES[size]).open(PAGE)
    title = reader.page.get_by_role("heading", level=1)
    finding = title.inner_text()
    assert "in the most deprived fifth of England" in finding
    assert len(reader.codes()) == 139
    reader.click_area(PARTINGTON, wait=True)
    reader.wait_for_answer("In LSOA Partington 017E (Bucklow-St Martins ward)")
    reader.wait_for_picked(RANKED, ["Partington 017E"])
    assert title.inner_text() == finding
    assert reader.page.locator(".te-live [data-testid=answer]").count() == 1
    assert reader.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_click_on_a_chart_changes_the_map(reader):
    reader.open(PAGE)
    reader.codes()
    name = reader.lonely_dots(RANKED)[0]
    reader.click_dot(RANKED, name)
    reader.wait_for_answer(f"In LSOA {name}")
    reader.wait_for_focus(reader.params["area"][0])


def test_a_pasted_link_and_another_domain(reader):
    reader.open(PAGE, indicator="imd_rank", level="lsoa11", period="2019", area=FIRSWAY)
    reader.wait_for_layer("lsoa11")
    reader.wait_for_area(FIRSWAY)
    reader.choose("Kind of deprivation", "Crime deprivation")
    reader.wait_until(
        "() => new URL(location.href).searchParams.get('indicator') === 'crime_deprivation_rank'"
    )
    reader.wait_for_area(FIRSWAY)
    assert reader.params["period"] == ["2019"]


def test_the_button_picks_the_pockets_out_on_the_map(reader):
    reader.open(PAGE)
    reader.codes()
    reader.page.get_by_role("button", name="Show them on the map below").click()
    reader.page.get_by_role("button", name="Sale Moor 018C (Sale Moor ward) ✕").wait_for()
    held = reader.params["area"][1:]
    assert FIRSWAY in held
    # Each area picked out is outlined twice: a dark ring, and the accent inside it.
    assert reader.map.locator(".leaflet-halo-pane path").count() == 2 * len(held)
