"""My patch: what about my ward, my postcode?"""

from trafford_explorer.ui import page, patch


@page.guarded
def show() -> None:
    chosen = page.begin("My patch", patch.offers)
    now = patch.shown(chosen)
    patch.answer(now)
    patch.ask(now)
    patch.here(chosen, now)
    patch.profile(now)
    page.onward(
        ("Neighbourhoods", "what the neighbourhood of this ward stands out for"),
        ("Explore the map", "this ward beside its neighbours"),
        ("Briefing", "this ward as a document"),
    )
    page.end(patch.source_lines(now))


show()
