"""Accessibility: can everyone use it?"""

from trafford_explorer.ui import accessibility, page


@page.guarded
def show() -> None:
    page.begin("Accessibility")
    accessibility.answer()
    accessibility.scope()
    accessibility.barriers()
    accessibility.contact()
    accessibility.technical()
    accessibility.checks()
    page.end()


show()
