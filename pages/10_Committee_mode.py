"""Committee mode: take us through it."""

from trafford_explorer.ui import cached_story, page, story


@page.guarded
def show() -> None:
    page.begin(page.STAGE, stage=True)
    now = story.turn()
    found = story.screen(now)
    with story.foot(now, found):
        page.end([cached_story.source_line(found)], stage=True)
    story.prepare(now)


show()
