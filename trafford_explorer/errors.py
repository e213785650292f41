"""The errors a reader of the screen may meet, each with a sentence that says what to do."""

from collections.abc import Sequence


class ExplorerError(Exception):
    """Something a reader can be told in plain words: what was wrong, what is allowed, what to do."""


class DataError(ExplorerError):
    """A table or file does not hold what it must; carries every problem found, not only the first.

    Parameters
    ----------
    subject : str
        What was checked, as a reader would name it ("indicator values", "hub places").
    problems : sequence of str
        One sentence a problem, at least one.
    """

    def __init__(self, subject: str, problems: Sequence[str]):
        self.subject = subject
        self.problems = tuple(problems)
        super().__init__(f"{subject}: " + "; ".join(self.problems))


class StoryError(DataError):
    """The file of stories does not hold what it must; each problem names its line."""


class SelectionError(ExplorerError):
    """A choice (from the address, a widget or a click) that the data do not offer."""
