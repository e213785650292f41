"""Life expectancy gap: is it changing, and for whom?"""

from trafford_explorer.topics.gap import exhibits
from trafford_explorer.ui import claim, gap, page


@page.guarded
def show() -> None:
    page.begin("Life expectancy gap")
    gap.then_and_now()
    gap.slopes()
    gap.tenths()
    gap.has_changed()
    gap.boroughs()
    gap.over_the_years()
    gap.lives()
    gap.parts()
    gap.ends()
    claim.panel(offers=exhibits.offers)
    gap.origin()
    page.onward(
        ("Explore the map", "length of life, area by area"),
        ("Over time and against others", "any other figure beside the same places"),
    )
    page.end()


show()
