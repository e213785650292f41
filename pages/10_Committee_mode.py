"""Committee mode: take us through it."""

from trafford_explorer import menu
from trafford_explorer.stage import screens as cached_story
from trafford_explorer.ui import page, story


@page.guarded
def show() -> None:
    page.begin(menu.STAGE, stage=True)
    now = story.turn()
    found = story.screen(now)
    with story.foot(now, found):
        page.end_before_room(cached_story.source_line(found))
    story.prepare(now)


show()
