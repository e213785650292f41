"""Over time and against others: better or worse, than before and than others?"""

from trafford_explorer.ui import over_time, page


@page.guarded
def show() -> None:
    chosen = page.begin("Over time and against others", over_time.offers)
    shown = over_time.resolve(chosen)
    over_time.answer(shown)
    over_time.controls(shown)
    over_time.lines(shown)
    over_time.standings(shown)
    over_time.details(shown)
    over_time.judgements()
    page.onward(
        ("Explore the map", "inside Trafford, where smaller areas have figures"),
        ("Plan scorecard", "what the plan promised on it"),
    )
    page.end()


show()
