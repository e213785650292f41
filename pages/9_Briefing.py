"""Briefing: give me the document."""

from trafford_explorer.ui import briefing, cached, page


@page.guarded
def show() -> None:
    chosen = page.begin("Briefing", cached.offers)
    asked = briefing.resolve(chosen)
    briefing.answer(asked)
    briefing.controls(asked)
    briefing.files(asked)
    briefing.questions(asked)
    briefing.preview(asked)
    page.end(briefing.source_lines(asked))


show()
