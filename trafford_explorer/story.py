"""Stories told step by step, one finding a screen: declared in `stories.toml`, checked here.

Pure: the text of the file and what the data offer come in, stories come out. Whatever is wrong is
said with its line, all of it at once, so that an analyst can put it right without reading Python.
"""

import difflib
import re
import tomllib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from trafford_explorer.errors import StoryError
from trafford_explorer.indicators import INDICATORS
from trafford_explorer.selection import Offers

FILE = "stories.toml"
FEWEST, MOST = 2, 12
"""Steps of a story: one is no story, and a committee does not sit through more."""
WORDS = ("title", "notes", "questions")
"""Keys whose words are read aloud; a figure in them would not follow the data."""


@dataclass(frozen=True)
class Screen:
    """What a step may be told to show.

    Parameters
    ----------
    shows : str
        In words.
    needs, takes : tuple of str
        Keys of the step that must and that may be given.
    """

    shows: str
    needs: tuple[str, ...] = ()
    takes: tuple[str, ...] = ()


_VIEW = ("indicator", "level"), ("sex", "period", "area")
SCREENS: Mapping[str, Screen] = {
    "quoted_gap": Screen("the gap as Trafford’s paper printed it"),
    "slope_index": Screen("the slope index of men and of women over the years"),
    "healthy_lives": Screen("years in good health at the two ends, men and women"),
    "hidden_pockets": Screen("deprived small areas that a good average hides"),
    "neighbourhoods": Screen("the four neighbourhoods by tenth of deprivation"),
    "access": Screen("distance to the nearest service on the map", (), ("service", "within")),
    "cannot_say": Screen("the plan, and what nothing measures"),
    "map": Screen("any indicator on the map", *_VIEW),
    "ranked": Screen("any indicator, area by area, highest first", *_VIEW),
    "spread": Screen("any indicator inside the four neighbourhoods", *_VIEW),
    "deprivation": Screen("any indicator against deprivation", *_VIEW),
    "over_time": Screen("any figure of the whole borough among others", ("indicator",), ("sex", "list")),
}  # fmt: skip


@dataclass(frozen=True)
class Known:
    """What a step may name.

    Parameters
    ----------
    offers : Offers
        Indicators, kinds of area, sexes, periods and areas.
    series : mapping of (indicator, sex) to sequence of str
        Figures of the whole borough.
    lists, services, distances, pages : collection of str
        Lists of other places, services, distances in km, labels of the menu.
    """

    offers: Offers
    series: Mapping[tuple[str, str], Sequence[str]]
    lists: Collection[str]
    services: Collection[str]
    distances: Collection[str]
    pages: Collection[str]


@dataclass(frozen=True)
class Step:
    """One screen of a story.

    Parameters
    ----------
    title, screen : str
    choice : mapping of str to str
        What the screen shows, by the keys of `Screen`; what may be left out is filled in.
    notes, questions : tuple of str
        For the presenter.
    page : str
        Label of the page to look closer at; "" for none.
    line : int
        Where the step starts in the file.
    """

    title: str
    screen: str
    choice: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    page: str = ""
    line: int = 0


@dataclass(frozen=True)
class Story:
    """A story: its name in the address, its title, its steps."""

    id: str
    title: str
    steps: tuple[Step, ...]


def parse_stories(text: str, known: Known) -> tuple[Story, ...]:
    """Every story of the file, checked against what the data offer.

    Parameters
    ----------
    text : str
        Of `stories.toml`.
    known : Known

    Raises
    ------
    StoryError
        With every problem found, each with its line.
    """
    try:
        found = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise StoryError(FILE, [_syntax(error, text)]) from error
    return _Reading(text, known).stories(found)


def _syntax(error: tomllib.TOMLDecodeError, text: str) -> str:
    said = str(error)
    place = re.search(r"at line (\d+), column \d+", said)
    line = int(place[1]) if place else len(text.splitlines())
    reason = re.sub(r" \(at .*\)$", "", said)
    return f"line {line} cannot be read: {reason[:1].lower()}{reason[1:]}"


class _Lines:
    """Where the stories and steps of the file stand, by counting their headings."""

    def __init__(self, text: str):
        self._text = text.splitlines()
        self.story: list[int] = []
        self.steps: list[list[int]] = []
        quoted = ""
        for number, line in enumerate(self._text, start=1):
            if not quoted and re.match(r"\s*\[\[\s*story\s*\]\]", line):
                self.story.append(number)
                self.steps.append([])
            elif not quoted and re.match(r"\s*\[\[\s*story\s*\.\s*step\s*\]\]", line):
                self.steps[-1].append(number) if self.steps else None
            for mark in re.findall(r'"""|\'\'\'', line):
                quoted = "" if quoted == mark else quoted or mark

    def of_key(self, start: int, key: str) -> int:
        """The line of a key below a heading; the heading's where the key is not there."""
        for number in range(start, len(self._text)):
            line = self._text[number]
            if re.match(r"\s*\[\[", line):
                break
            if re.match(rf"\s*[\"']?{re.escape(key)}[\"']?\s*=", line):
                return number + 1
        return start


class _Reading:
    """One reading of the file: what was found, and what was wrong."""

    def __init__(self, text: str, known: Known):
        self.lines = _Lines(text)
        self.known = known
        self.problems: list[str] = []

    def stories(self, found: Mapping) -> tuple[Story, ...]:
        for key in found:
            if key != "story":
                self._say(1, f"“{key}” is not known here; a story starts with [[story]]")
        tables = found.get("story")
        if not isinstance(tables, list) or not tables or not isinstance(tables[0], dict):
            raise StoryError(FILE, ["line 1: there is no story; start one with [[story]]"])
        told, ids = [], {}
        for i, table in enumerate(tables):
            at = self._at(self.lines.story, i)
            story = self._story(table, at, self._at(self.lines.steps, i, []))
            if story.id in ids:
                line = self.lines.of_key(at, "id")
                self._say(line, f"the id “{story.id}” is that of the story in line {ids[story.id]}")
            ids.setdefault(story.id, at)
            told.append(story)
        if self.problems:
            raise StoryError(FILE, self.problems)
        return tuple(told)

    def _story(self, table: Mapping, at: int, steps_at: Sequence[int]) -> Story:
        self._unknown(table, ("id", "title", "step"), at, "a story")
        name = self._text(table, "id", at, "the story")
        if name and not re.fullmatch(r"[a-z][a-z0-9-]*", name):
            line = self.lines.of_key(at, "id")
            self._say(line, f"the id “{name}” may hold small letters, digits and hyphens only")
        title = self._text(table, "title", at, "the story")
        self._no_figures(table, at)
        steps = table.get("step", [])
        if not isinstance(steps, list) or not all(isinstance(s, dict) for s in steps):
            self._say(at, "steps start with [[story.step]], in double brackets")
            steps = []
        elif not FEWEST <= len(steps) <= MOST:
            self._say(at, f"a story has {FEWEST} to {MOST} steps, and this has {len(steps)}")
        told = [self._step(step, self._at(steps_at, i, at)) for i, step in enumerate(steps)]
        return Story(name, title, tuple(told))

    def _step(self, table: Mapping, at: int) -> Step:
        title = self._text(table, "title", at, "the step")
        name = self._text(table, "screen", at, "the step")
        self._no_figures(table, at)
        if name and name not in SCREENS:
            line = self.lines.of_key(at, "screen")
            self._say(line, f"there is no screen “{name}”{_near(name, SCREENS)}")
        screen = SCREENS.get(name, Screen(""))
        own = (*screen.needs, *screen.takes)
        if name in SCREENS:
            known = ("title", "screen", "notes", "questions", "page", *own)
            self._unknown(table, known, at, f"a step with the screen “{name}”")
        for key in screen.needs:
            if key not in table:
                self._say(at, f'the screen “{name}” needs {key} = "…"')
        choice = {k: self._text(table, k, at, "the step") for k in own if k in table}
        page = self._text(table, "page", at, "the step") if "page" in table else ""
        if page and page not in self.known.pages:
            line = self.lines.of_key(at, "page")
            self._say(line, f"there is no page “{page}” in the menu{_near(page, self.known.pages)}")
        return Step(
            title,
            name,
            self._filled(name, choice, at) if all(k in choice for k in screen.needs) else choice,
            self._texts(table, "notes", at),
            self._texts(table, "questions", at),
            page,
            at,
        )

    # ---- what a screen is told ----

    def _filled(self, screen: str, choice: dict[str, str], at: int) -> dict[str, str]:
        if "indicator" in choice and not self._one_of("indicator", choice, INDICATORS, at):
            return choice
        if screen == "over_time":
            return self._filled_series(choice, at)
        if "indicator" in choice:
            return self._filled_view(choice, at)
        if screen == "access":
            self._one_of("service", choice, self.known.services, at)
            self._one_of("within", choice, self.known.distances, at)
        return choice

    def _filled_series(self, choice: dict[str, str], at: int) -> dict[str, str]:
        sexes = [s for i, s in self.known.series if i == choice["indicator"]]
        if not sexes:
            line = self.lines.of_key(at, "indicator")
            self._say(
                line, f"“{choice['indicator']}” has no figures of the whole borough over time"
            )
            return choice
        self._one_of("sex", choice, sexes, at)
        self._one_of("list", choice, self.known.lists, at)
        return {"sex": sexes[0], "list": next(iter(self.known.lists))} | choice

    def _filled_view(self, choice: dict[str, str], at: int) -> dict[str, str]:
        offers, indicator = self.known.offers, choice["indicator"]
        levels = offers.levels(indicator)
        if not self._one_of("level", choice, levels, at):
            return choice
        level = choice["level"]
        sexes = offers.sexes(indicator, level)
        if not self._one_of("sex", choice, sexes, at):
            return choice
        choice = {"sex": sexes[0]} | choice
        periods = offers.periods[indicator, level, choice["sex"]]
        self._one_of("period", choice, periods, at)
        names = offers.area_names[level]
        codes = {name: code for code, name in names.items()}
        if choice.get("area") in codes:
            choice = choice | {"area": codes[choice["area"]]}
        elif choice.get("area", next(iter(names))) not in names:
            line = self.lines.of_key(at, "area")
            area = choice["area"]
            self._say(line, f"there is no area “{area}” at the level {level}{_near(area, codes)}")
        return {"period": periods[0], "area": ""} | choice

    # ---- what is wrong ----

    def _say(self, line: int, what: str) -> None:
        self.problems.append(f"line {line}: {what}")

    @staticmethod
    def _at(lines: Sequence, i: int, otherwise: object = 1):
        return lines[i] if i < len(lines) else otherwise

    def _unknown(self, table: Mapping, known: Collection[str], at: int, where: str) -> None:
        for key in table:
            if key not in known:
                line = self.lines.of_key(at, key)
                self._say(line, f"{where} takes no “{key}”{_near(key, known)}")

    def _text(self, table: Mapping, key: str, at: int, of: str) -> str:
        value = table.get(key)
        if isinstance(value, str) and value.strip():
            return value.strip()
        line = self.lines.of_key(at, key)
        self._say(line, f'{of} needs {key} = "…", in quotation marks and not empty')
        return ""

    def _texts(self, table: Mapping, key: str, at: int) -> tuple[str, ...]:
        value = table.get(key, [])
        texts = [value] if isinstance(value, str) else value
        if not isinstance(texts, list) or not all(isinstance(t, str) and t.strip() for t in texts):
            line = self.lines.of_key(at, key)
            self._say(line, f"{key} is a list of sentences, each in quotation marks")
            return ()
        return tuple(t.strip() for t in texts)

    def _no_figures(self, table: Mapping, at: int) -> None:
        for key in WORDS:
            value = table.get(key, "")
            words = " ".join(map(str, value)) if isinstance(value, list) else str(value)
            if found := re.search(r"\d[\d.,]*", words):
                line = self.lines.of_key(at, key)
                self._say(
                    line,
                    f"{key} holds the figure “{found[0].rstrip('.,')}”; say it without, because "
                    "figures come from the data",
                )

    def _one_of(self, key: str, choice: Mapping, known: Iterable[str], at: int) -> bool:
        value, names = choice.get(key), [str(k) for k in known]
        if value is None or value in names:
            return True
        line = self.lines.of_key(at, key)
        shown = f"; it is one of {', '.join(names)}" if len(names) <= 12 else _near(value, names)
        self._say(line, f"{key} cannot be “{value}”{shown}")
        return False


def _near(name: str, known: Iterable[str]) -> str:
    found = difflib.get_close_matches(name, [str(k) for k in known], n=1)
    return f" (did you mean “{found[0]}”?)" if found else ""


def nearest_step(story: Story, asked: str) -> tuple[int, str]:
    """The step an address asks for, counted from 1, and a sentence where it is another.

    Parameters
    ----------
    story : Story
    asked : str
        As the address has it; "" asks for the first.
    """
    last = len(story.steps)
    if asked and not re.fullmatch(r"-?[0-9]{1,9}", asked):
        return 1, f"“{asked[:20]}” is not a step’s number; this is the first of {last}."
    wanted = int(asked or 1)
    if wanted < 1:
        return 1, f"There is no step {wanted}; this is the first of {last}."
    if wanted > last:
        return last, f"There is no step {wanted}; this is the last, step {last}."
    return wanted, ""


def find_story(stories: Sequence[Story], asked: str) -> tuple[Story, str]:
    """The story an address asks for, and a sentence where it is another; "" asks for the first."""
    for story in stories:
        if story.id == asked:
            return story, ""
    first = stories[0]
    if not asked:
        return first, ""
    return first, f"There is no story “{asked[:40]}”; this is “{first.title}”."
