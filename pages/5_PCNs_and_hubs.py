"""PCNs and community hubs: who is near help, and who is not?"""

from trafford_explorer.ui import hubs, page


@page.guarded
def show() -> None:
    page.begin("PCNs and hubs")
    asked = hubs.resolve()
    slot = hubs.answer_slot()
    hubs.controls(asked)
    hubs.linked(asked, slot)
    hubs.near_each_place(asked)
    hubs.networks()
    hubs.recorded(asked)
    hubs.hubs()
    page.end(take_away=False)


show()
