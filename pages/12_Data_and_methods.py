"""Data and methods: where is this from, and how is it made?"""

from trafford_explorer.ui import methods, page


@page.guarded
def show() -> None:
    page.begin("Data and methods")
    methods.answer()
    methods.part()
    page.end()


show()
