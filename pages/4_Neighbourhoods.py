"""Neighbourhoods: what stands out in North, Central, West, South?"""

from trafford_explorer.ui import neighbourhoods, page


@page.guarded
def show() -> None:
    now = neighbourhoods.shown(page.begin("Neighbourhoods"))
    neighbourhoods.answer(now)
    neighbourhoods.place(now)
    neighbourhoods.spine(now)
    neighbourhoods.people(now)
    neighbourhoods.life(now)
    neighbourhoods.inside(now)
    neighbourhoods.how_much(now)
    neighbourhoods.take_away(now)
    neighbourhoods.onward(now)
    page.end()


show()
