"""The files beside this one that go to the browser, as the HTML elements that carry them."""

from pathlib import Path

_TAGS = {".css": "style", ".js": "script"}


def element(file: str) -> str:
    """A style sheet or a script of this folder as one HTML element; no script may hold a tag.

    Lines lose their indentation, because every run of a page sends them.
    """
    path = Path(__file__).parent / file
    tag = _TAGS[path.suffix]
    lines = (line.strip() for line in path.read_text(encoding="utf-8").splitlines())
    return f"<{tag}>{chr(10).join(filter(None, lines))}</{tag}>"
