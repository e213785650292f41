"""Briefing: give me the document."""

from trafford_explorer import shipped
from trafford_explorer.ui import briefing, page


@page.guarded
def show() -> None:
    chosen = page.begin("Briefing", shipped.offers)
    asked = briefing.resolve(chosen)
    briefing.answer(asked)
    briefing.controls(asked)
    briefing.files(asked)
    briefing.questions(asked)
    briefing.preview(asked)
    page.end(briefing.sources(asked))


show()
