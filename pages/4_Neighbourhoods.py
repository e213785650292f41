"""Neighbourhoods: what stands out in North, Central, West, South?"""

from trafford_explorer.ui import neighbourhoods, page


@page.guarded
def show() -> None:
    chosen = page.begin("Neighbourhoods")
    name = neighbourhoods.choice(chosen)
    neighbourhoods.answer(name)
    neighbourhoods.place(name)
    neighbourhoods.spine(name)
    neighbourhoods.people(name)
    neighbourhoods.life(name)
    page.end(neighbourhoods.source_lines(name))


show()
