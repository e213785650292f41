"""The file of stories, as text: what it says is checked in `story`, which knows its lines."""

from trafford_explorer.errors import StoryError
from trafford_explorer.paths import FOLDERS, Folders


def load_story_text(folders: Folders = FOLDERS) -> str:
    """Return the text of `stories.toml`.

    Raises
    ------
    StoryError
        When the file is not there or is not UTF-8.
    """
    try:
        return folders.stories.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise StoryError(folders.stories.name, ["the file is not there"]) from error
    except UnicodeDecodeError as error:
        raise StoryError(folders.stories.name, ["the file is not saved as UTF-8"]) from error
