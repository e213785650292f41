"""Plan scorecard: is the plan working?"""

from trafford_explorer.ui import page, plan


@page.guarded
def show() -> None:
    chosen = page.begin("Plan scorecard")
    shown = plan.resolve()
    plan.answer(shown)
    plan.overview()
    plan.aspirations()
    plan.controls(shown)
    plan.measures(shown, chosen)
    plan.how_much(shown)
    plan.has_changed()
    plan.gaps(shown)
    plan.printed()
    page.end()


show()
