"""What the pages read, kept between runs: pure functions of `load`, handed out as copies."""

from dataclasses import dataclass

from trafford_explorer import figures, maps, shipped, view
from trafford_explorer.areas import (
    AREA_TYPE_TEXT,
    AreaType,
)
from trafford_explorer.cache import kept
from trafford_explorer.indicators import INDICATORS
from trafford_explorer.places import PLACE_KINDS
from trafford_explorer.selection import BACKGROUND, Selection
from trafford_explorer.sources import Source
from trafford_explorer.tables import releases
from trafford_explorer.topics.explore import words as sentences
from trafford_explorer.view import View


@dataclass(frozen=True)
class Drawn:
    """What is drawn and said of a view, whatever is picked out in it.

    Parameters
    ----------
    ranked, spread : Chart
    deprivation : Chart or None
        None where `why_no_deprivation` says why it is not drawn.
    correlation : str
        The strength of the pattern with deprivation, in words.
    words : str
        The view's two ends in a sentence.
    values : dict of str to str
        Area code to its value in words.
    codes : dict of str to str
        The name that charts carry for an area to its code.
    """

    ranked: figures.Chart
    spread: figures.Chart
    deprivation: figures.Chart | None
    why_no_deprivation: str
    correlation: str
    words: str
    values: dict[str, str]
    codes: dict[str, str]


@kept(400)
def _drawn(indicator: str, level: str, sex: str, period: str) -> Drawn:
    shown = shipped.view_of(indicator, level, sex, period)
    words = sentences.describe_range(shown)
    reason = sentences.describe_no_deprivation(shown)
    pattern, spread = sentences.describe_deprivation(shown), sentences.describe_spread(shown)
    names = figures.chart_names(shown.table)
    return Drawn(
        ranked=figures.ranked_chart(shown, title=sentences.describe_ends(shown), alt=words),
        spread=figures.spread_chart(shown, title=spread, alt=spread),
        deprivation=None
        if reason
        else figures.deprivation_chart(shown, title=pattern, alt=pattern),
        why_no_deprivation=reason,
        correlation=sentences.describe_correlation(shown),
        words=words,
        values={str(c): shown.format.value(v) for c, v in shown.values.dropna().items()},
        codes=dict(zip(names, shown.table["area_code"], strict=True)),
    )


def drawn(shown: view.View) -> Drawn:
    """Charts and words of a view. Shared between readers: read it only."""
    return _drawn(shown.indicator.id, str(shown.level), shown.sex, shown.period)


@kept(400)
def _classes(indicator: str, level: str, sex: str, period: str, shade: str) -> maps.Classes:
    found = shipped.view_of(indicator, level, sex, period)
    polarity = found.indicator.polarity
    if shade == "england" and found.england.value is not None:
        return maps.classify_against(found.values, found.england.value, polarity)
    return maps.classify(found.values, polarity)


def classes(chosen: Selection) -> maps.Classes:
    """The map's classes of a choice. Shared between readers: read it only."""
    return _classes(chosen.indicator, chosen.level, chosen.sex, chosen.period, chosen.shade)


@kept(200)
def describe_place(kind: str, place_id: str) -> str:
    """One clicked place in words; "" for one that is not known."""
    if kind not in PLACE_KINDS:
        return ""
    found = shipped.places(kind)
    found = found[found["place_id"] == place_id]
    return sentences.describe_place(PLACE_KINDS[kind], found.iloc[0]) if len(found) else ""


@kept(200)
def sources_of(indicator_id: str, level: str = "") -> list[Source]:
    """The records of the files behind an indicator's values, at one level where one is given."""
    held, indicator = shipped.sources(), INDICATORS[indicator_id]
    files = indicator.source_files_for(AreaType(level)) if level else indicator.source_files
    return [held[f"data/raw/{file}"] for file in files]


def source_lines(chosen: Selection) -> list[str]:
    """Source, period and area kind of what the page shows."""
    shown = shipped.current_view(chosen)
    return [
        f"{shown.indicator.title}, {chosen.period}: {'; '.join(releases(shown.table))}.",
        f"Areas: {AREA_TYPE_TEXT[shown.level].vintage}.",
    ]


def map_state(view: View, chosen: Selection) -> maps.MapState:
    """What the map is to show for this choice."""
    found = drawn(view)
    return maps.MapState(
        layer=chosen.level,
        codes=view.table["area_code"].tolist(),
        classes=classes(chosen),
        values=found.values,
        selected=chosen.picked,
        extras=[layer for layer in chosen.layers if layer != BACKGROUND],
        summary=sentences.describe_map(view, found.words, chosen.picked),
        background=BACKGROUND in chosen.layers,
    )


def map_words(view: View, chosen: Selection) -> tuple[str, str]:
    """Title and subtitle of a picture of the map."""
    found = drawn(view)
    against = chosen.shade == "england" and view.england.value is not None
    direction = sentences.describe_direction(view, against_england=against)
    return found.words.rstrip("."), f"{found.ranked.subtitle}. {direction}"
