"""Plan scorecard: is the plan working?"""

from trafford_explorer.ui import page, plan


@page.guarded
def show() -> None:
    chosen = page.begin("Plan scorecard")
    shown = plan.resolve()
    plan.answer(shown)
    plan.aspirations()
    plan.overview()
    plan.controls(shown)
    plan.figures(shown, chosen)
    plan.gaps(shown)
    plan.own_figures()
    page.end(plan.source_lines(shown))


show()
