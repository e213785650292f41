"""Over time and against others, in a browser."""

import pytest

PAGE = "Over_time"
SIZES = {"wide": (1400, 900), "phone": (390, 844)}


@pytest.mark.parametrize("size", SIZES)
def test_the_answer_is_the_first_thing_seen_and_nothing_is_cut(make_reader, size):
    width, height = SIZES[size]
    reader = make_reader(SIZES[size]).open(PAGE, indicator="smoking_adults")
    title = reader.page.get_by_role("heading", level=1)
    assert "adults smoked in 2024" in title.inner_text()
    assert title.bounding_box()["y"] < height / 3
    chart = reader.page.locator(".stPlotlyChart")
    chart.locator(".main-svg").first.wait_for()
    assert chart.count() == 1
    for box in (chart.bounding_box(), reader.page.locator(".te-tartan").bounding_box()):
        assert box["x"] >= 0 and box["x"] + box["width"] <= width
    cut = reader.page.evaluate(
        """() => [...document.querySelectorAll('.te-tartan td, .te-tartan th')]
             .filter(e => e.scrollWidth > e.clientWidth + 1).map(e => e.innerText)"""
    )
    assert cut == []


def test_the_table_of_judgements_is_a_table_on_a_phone_too(make_reader):
    reader = make_reader(SIZES["phone"]).open(PAGE)
    table = reader.page.get_by_role("table").filter(has_text="Trafford against England")
    row = table.get_by_role("row").filter(has_text="Adults who smoke")
    assert row.get_by_role("rowheader").count() == 1
    cells = row.get_by_role("cell").all_inner_texts()
    *periods, trend = cells
    assert len(periods) == 4 and all("20" in cell for cell in periods)
    assert trend.strip() == "cannot be calculated"


def test_breaks_and_the_covid_years_are_drawn_with_dashes_and_said_below(reader):
    reader.open(PAGE)
    chart = reader.page.locator(".stPlotlyChart")
    chart.locator(".main-svg").first.wait_for()
    shapes = chart.locator(".js-plotly-plot").evaluate(
        "e => e.layout.shapes.map(s => [s.name, s.line.dash])"
    )
    assert shapes == [["break", "dash"], ["Covid", "dash"]]
    reader.says("Break at 2015-17")
    reader.says("Covid years: 2018-20 to 2021-23")


def test_a_choice_is_in_the_address_and_a_pasted_link_restores_it(reader, make_reader):
    reader.open(PAGE)
    reader.choose("Topic", "Health and lifestyle")
    reader.wait_until("() => document.querySelector('h1').innerText.includes('depression')")
    reader.settled()
    reader.choose("Indicator", "Adults who smoke")
    reader.wait_until("() => document.querySelector('h1').innerText.includes('smoked')")
    reader.settled()
    reader.choose("Set Trafford against", "CIPFA nearest neighbours, 2021")
    reader.says("thin grey lines: CIPFA nearest neighbours, 2021")
    reader.settled()
    answer, address = reader.answer, reader.page.url
    other = make_reader()
    other.page.goto(address)
    other.settled()
    assert other.answer == answer
    other.says("thin grey lines: CIPFA nearest neighbours, 2021")


def test_an_area_chosen_on_the_map_is_still_chosen_after_this_page(reader):
    reader.open("Explore", indicator="disability", level="msoa21")
    code = reader.codes()[8]
    reader.click_area(code, wait=True)
    answer = reader.answer
    reader.follow("Over time and against others")
    reader.says("no two comparable periods for Trafford")
    reader.follow("Explore the map")
    reader.wait_for_answer(answer)
    reader.wait_for_area(code)


def test_the_sex_is_chosen_by_keyboard_alone(reader):
    reader.open(PAGE)
    reader.page.get_by_role("radio", name="Women").focus()
    reader.page.keyboard.press("ArrowRight")
    reader.wait_until("() => document.querySelector('h1').innerText.includes('for men')")
    assert reader.params["sex"] == ["male"]


def test_the_file_is_downloaded_with_its_source(reader):
    reader.open(PAGE, indicator="smoking_adults")
    reader.page.get_by_text("What this indicator is, its caveats").click()
    button = reader.page.get_by_role("button", name="Download these series as CSV")
    button.wait_for()
    reader.settled()
    with reader.page.expect_download() as found:
        button.click()
    assert found.value.suggested_filename == (
        "adults_who_smoke_all_people_trafford_2011_to_2024_every_figure.csv"
    )
    head, first, *_ = found.value.path().read_text(encoding="utf-8-sig").splitlines()
    assert head.startswith("Place,Area code,Years,") and "Licence" in head
    assert first.startswith("Trafford,E08000009,2011,") and "Over_time?indicator=" in first


def test_names_at_the_ends_of_lines_are_whole_on_the_narrowest_screen(make_reader):
    page = make_reader((320, 700)).open(PAGE).page
    page.locator(".stPlotlyChart .main-svg").first.wait_for()
    box, names = page.locator("[data-testid=stElementContainer]:has(.stPlotlyChart)").evaluate(
        """e => { e.scrollLeft = e.scrollWidth; const place = n => {
                 const r = n.getBoundingClientRect(); return [r.left, r.right]; };
               return [place(e), [...e.querySelectorAll('.annotation-text')]
                 .filter(n => ['Trafford', 'England'].includes(n.textContent)).map(place)]; }"""
    )
    assert len(names) == 2
    assert all(box[0] <= left and right <= box[1] for left, right in names)
