"""The plan scorecard, in a browser."""

import pytest

PAGE = "Plan_scorecard"
SIZES = {"wide": (1400, 900), "phone": (390, 844)}


@pytest.mark.parametrize("size", SIZES)
def test_the_answer_is_the_first_thing_seen_and_nothing_is_cut(make_reader, size):
    width, height = SIZES[size]
    reader = make_reader(SIZES[size]).open(PAGE)
    title = reader.page.get_by_role("heading", level=1)
    assert "does not show whether the plan worked" in title.inner_text()
    assert title.bounding_box()["y"] < height / 3
    chart = reader.page.locator(".stPlotlyChart")
    chart.locator(".main-svg").first.wait_for()
    for box in [
        chart.bounding_box(),
        *(t.bounding_box() for t in reader.page.locator(".te-score").all()),
    ]:
        assert box["x"] >= 0 and box["x"] + box["width"] <= width
    cut = reader.page.evaluate(
        """() => [...document.querySelectorAll('.te-score td, .te-score th')]
             .filter(e => e.scrollWidth > e.clientWidth + 1).map(e => e.innerText)"""
    )
    assert cut == []


def test_the_scorecard_is_a_table_on_a_phone_too(make_reader):
    reader = make_reader(SIZES["phone"]).open(PAGE)
    table = reader.page.get_by_role("table").filter(
        has_text="Measures of Trafford’s plan since 2019"
    )
    row = table.get_by_role("row").filter(has_text="Adults who smoke")
    assert row.get_by_role("rowheader").count() == 1
    assert row.get_by_role("cell").count() == 5


def test_a_choice_is_in_the_address_and_a_pasted_link_restores_it(reader, make_reader):
    reader.open(PAGE)
    reader.choose("Reform area", "Mental health")
    reader.says("Of 1 measure that speaks to “Mental health” (reform area)")
    reader.settled()
    assert "reform=reform_mental_health" in reader.page.url
    again = make_reader()
    again.page.goto(reader.page.url)
    again.settled()
    again.says("Of 1 measure that speaks to “Mental health” (reform area)")
    assert again.page.locator(".te-state").count() == 1


def test_a_figure_leads_to_its_series_by_keyboard(reader):
    reader.open(PAGE, reform="reform_mental_health")
    link = reader.page.get_by_role("link", name="Depression, recorded prevalence")
    link.focus()
    reader.page.keyboard.press("Enter")
    reader.page.wait_for_url("**/Over_time?**")
    reader.settled()
    assert "depression" in reader.page.get_by_role("heading", level=1).inner_text()


def test_the_view_can_be_taken_away(reader):
    reader.open(PAGE, reform="reform_prevention")
    with reader.page.expect_download() as download:
        reader.page.get_by_role("button", name="Download this view as CSV").click()
    name = "plan_scorecard_measures_reform_prevention_trafford_since_2019.csv"
    assert download.value.suggested_filename == name
    text = download.value.path().read_text(encoding="utf-8-sig")
    assert "Our own reading of the plan" in text and "Adults who smoke" in text
    assert "reform=reform_prevention" in text
