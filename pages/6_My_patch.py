"""My patch: what about my ward, my postcode?"""

from trafford_explorer.ui import page, patch


@page.guarded
def show() -> None:
    now = patch.shown(page.begin("My patch"))
    patch.answer(now)
    patch.ask(now)
    patch.here(now)
    patch.beneath(now)
    patch.how_much(now)
    patch.profile(now)
    page.onward(
        ("Neighbourhoods", "what the neighbourhood of this ward stands out for"),
        ("Explore the map", "this ward beside its neighbours"),
        ("Briefing", "this ward as a document"),
        shown=now.chosen,
    )
    page.end()


show()
