"""Every map shows what its page speaks of, wherever a reader or another page had put it before."""

from trafford_explorer import load
from trafford_explorer.areas import AreaType

HALE_BARNS, OLD_TRAFFORD, ALTRINCHAM = "E05015249", "E05015253", "E05015239"
HALE_MSOA = "E02001284"


def wards_of(neighbourhood):
    wards = load.load_areas(AreaType.WARD23)
    return wards.loc[wards["neighbourhood"] == neighbourhood, "area_code"].tolist()


def choose_neighbourhood(reader, name):
    reader.page.get_by_role("radio", name=name).or_(
        reader.page.get_by_role("button", name=name, exact=True)
    ).first.click()
    reader.wait_for_answer(f"{name} neighbourhood")
    reader.in_sight(*wards_of(name), layer="ward23")


def choose_ward(reader, name, code):
    reader.settled()
    reader.type_choice("Or a ward", name)
    reader.wait_for_area(code)
    reader.in_sight(code)


def press_on_map(reader, label, times=1):
    for _ in range(times):
        reader.map.get_by_role("button", name=label).click()
        reader.page.wait_for_timeout(500)  # the zoom is drawn step by step


def picked_out(reader):
    """Where the map draws the outline of what is picked out: left, top and width in pixels."""
    outline = reader.map.locator(".leaflet-halo-pane path").first
    box = outline.evaluate("e => e.getBoundingClientRect().toJSON()")
    return [round(box[side]) for side in ("left", "top", "width")]


def start_again(reader):
    reader.page.get_by_role("button", name="Start again").click()
    reader.wait_until("() => !new URL(location.href).searchParams.has('area')")
    reader.settled()


def test_where_a_reader_put_the_map_it_stays_until_something_out_of_sight_is_chosen(reader):
    reader.open("My_patch")
    choose_ward(reader, "Old Trafford", OLD_TRAFFORD)
    press_on_map(reader, "Selected area")
    choose_ward(reader, "Hale Barns & Timperley South", HALE_BARNS)
    choose_ward(reader, "Old Trafford", OLD_TRAFFORD)
    start_again(reader)
    reader.wait_for_answer("Altrincham ward is in South neighbourhood.")
    reader.in_sight(ALTRINCHAM)

    reader.open("Explore", indicator="population", level="msoa11", area=HALE_MSOA)
    reader.wait_for_area(HALE_MSOA)
    press_on_map(reader, "Selected area")
    press_on_map(reader, "Zoom in", 2)
    put = picked_out(reader)
    reader.show_layer("Community hubs")
    reader.map.wait_for_selector(".trafford-place.star", state="attached")
    assert picked_out(reader) == put
    reader.find("MSOA Partington (2011)")
    reader.wait_for_answer("In Partington MSOA")
    reader.in_sight(*reader.params["area"])
    start_again(reader)
    reader.in_sight(layer="msoa11")


def test_pockets_out_of_sight_are_shown_and_so_is_each_step_of_a_story(reader):
    reader.open("Deprivation", indicator="imd_score", level="lsoa21", area="E01006108")
    reader.wait_for_area("E01006108")
    press_on_map(reader, "Selected area")
    reader.page.get_by_role("button", name="Show them on the map below").click()
    reader.page.get_by_role("button", name="Sale Moor 018C (Sale Moor ward) ✕").wait_for()
    reader.in_sight(*filter(None, reader.params["area"]))

    reader.open("Committee_mode", story="gap", step="2")
    reader.in_sight(layer="msoa11")
    press_on_map(reader, "Zoom in", 3)
    reader.choose("Go to a step", "Step 8 of 10: Services and hubs")
    reader.in_sight(layer="lsoa21")
    press_on_map(reader, "Zoom in", 3)
    reader.choose("Go to a step", "Step 2 of 10: Where it is on the map")
    reader.in_sight(layer="msoa11")


def test_a_map_never_stays_with_the_subject_of_another_page(reader):
    reader.open("Neighbourhoods", level="neighbourhood", area="Central")
    choose_neighbourhood(reader, "North")
    reader.follow("My patch")
    choose_ward(reader, "Hale Barns & Timperley South", HALE_BARNS)
    press_on_map(reader, "Selected area")
    reader.follow("Neighbourhoods")
    choose_neighbourhood(reader, "West")
    reader.follow("Explore the map")
    reader.wait_for_area("West")
    reader.in_sight("West", layer="neighbourhood")
    reader.follow("PCNs and hubs")
    reader.wait_for_layer("lsoa21")
    lsoas = load.load_areas(AreaType.LSOA21)
    reader.in_sight(*lsoas.loc[lsoas["neighbourhood"] == "West", "area_code"])
    reader.follow("Overview")
    reader.in_sight(layer="neighbourhood")
