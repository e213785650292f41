"""Any indicator by area as exhibits: the answer, the map, and the three charts beside it."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from trafford_explorer import figures, maps, shipped
from trafford_explorer.areas import (
    AREA_TYPE_TEXT,
    AreaType,
    plain_name,
)
from trafford_explorer.cache import kept
from trafford_explorer.exhibits import (
    Address,
    Exhibit,
    SaidOfArea,
    Sign,
    Table,
    chart_exhibit,
    file_stem,
)
from trafford_explorer.figures.areas import subtitle
from trafford_explorer.formats import rounded_values
from trafford_explorer.indicators import INDICATORS
from trafford_explorer.phrases import people_word, plural
from trafford_explorer.places import PLACE_KINDS
from trafford_explorer.selection import BACKGROUND, DEFAULT_LAYERS, SHADES, Selection
from trafford_explorer.sources import Source, merged
from trafford_explorer.topics.explore import words as sentences
from trafford_explorer.topics.explore.tables import (
    areas_table,
    comparison,
    deprivation_table,
    marking,
)
from trafford_explorer.view import RESIDENTS_OF, View

PAGE = "Explore the map"


# ---- what an exhibit of a view has besides its figures -----------------------------------------


def address_of(chosen: Selection) -> Address:
    """The page with a choice, area by area."""
    found = chosen.to_params().items()
    return Address(
        PAGE,
        tuple((key, one) for key, v in found for one in (v if isinstance(v, list) else [v])),
    )


def plain(chosen: Selection) -> Selection:
    """A choice without what is picked out in it: its view, with the layers that a map starts with."""
    return Selection(chosen.indicator, chosen.level, chosen.sex, chosen.period)


def _id(part: str, view: View, *more: str) -> str:
    """The id of one exhibit of a view; what a period has beyond letters and digits is a hyphen."""
    period = re.sub(r"[^A-Za-z0-9.]+", "-", view.period)
    return "/".join(("explore", part, view.indicator.id, str(view.level), view.sex, period, *more))


def _name(view: View, *more: str) -> str:
    """What the files of a view are called."""
    people = "" if view.sex == "persons" else people_word(view.sex)
    kind = AREA_TYPE_TEXT[view.level].singular
    return file_stem(view.indicator.title, people, kind, view.period, *more)


@kept(400)
def _sources(chosen: Selection, *, named: bool = True) -> tuple[Source, ...]:
    """The sources of the figures of a view's areas, and of their names where they are named."""
    view = shipped.current_view(chosen)
    rows = shipped.rows_of(chosen.indicator, view.level, view.period, view.sex)
    found = shipped.sources_of_values(rows)
    return merged([*found, *(shipped.sources_of_names(view.level) if named else ())])


@kept(400)
def _sources_with_comparators(chosen: Selection) -> tuple[Source, ...]:
    """Those, and the sources of the figures of England and Trafford."""
    return merged([*_sources(chosen), *shipped.sources_of_view(shipped.current_view(chosen))])


def layer_signs(layers: Iterable[str]) -> tuple[Sign, ...]:
    """Rows of a legend for the places laid over a map: practices network by network."""
    signs: list[Sign] = []
    for layer in layers:
        if layer == "gp_practice":
            signs += shipped.network_signs()
        elif layer in maps.PLACE_LOOKS:
            kind = PLACE_KINDS[layer]
            when = f"as recorded in {kind.date[:4]}" if kind.old_snapshot else kind.date[:4]
            signs.append(Sign(f"{kind.plural} ({when})", *maps.PLACE_LOOKS[layer]))
    return tuple(signs)


def sources_of_map(layers: Iterable[str]) -> tuple[Source, ...]:
    """The sources of the outlines and places that a map shows."""
    shown = [layer for layer in layers if layer != BACKGROUND]
    return shipped.sources_of_layers(*shown, *(["pcn"] if "gp_practice" in shown else []))


@kept(400)
def dot_names(chosen: Selection) -> Mapping[str, str]:
    """The name that the charts of a view carry for an area, to the area's code."""
    table = shipped.current_view(chosen).table
    return dict(zip(figures.chart_names(table), table["area_code"], strict=True))


# ---- the answer --------------------------------------------------------------------------------


def answer(chosen: Selection) -> Exhibit:
    """The sentence that answers the page: of the area looked at, or of the two ends of the view."""
    view = shipped.current_view(chosen)
    if not chosen.focus:
        return _answer(plain(chosen))
    compared = sentences.describe_comparison(view, chosen.focus)
    return Exhibit(
        id=_id("answer", view, chosen.focus),
        name=_name(view, "answer", chosen.focus),
        finding=sentences.describe_area(view, chosen.focus),
        sources=_sources_with_comparators(plain(chosen)),
        address=address_of(chosen),
        basis=subtitle(view),
        says=tuple(filter(None, (compared, sentences.describe_certainty(view)))),
        notes=sentences.describe_basis(view, chosen.focus),
    )


@kept(400)
def _answer(chosen: Selection) -> Exhibit:
    view = shipped.current_view(chosen)
    finding = _range(chosen)
    areas = zip(view.table["area_code"], view.table["area_name"], strict=True)
    named = any(plain_name(code, name) in finding for code, name in areas)
    return Exhibit(
        id=_id("answer", view),
        name=_name(view, "answer"),
        finding=finding,
        sources=_sources(chosen, named=named),
        address=address_of(chosen),
        basis=subtitle(view),
        says=(sentences.describe_certainty(view),),
    )


@kept(400)
def _range(chosen: Selection) -> str:
    return sentences.describe_range(shipped.current_view(chosen))


@kept(400)
def _areas(chosen: Selection, *, beside: bool) -> Table:
    return areas_table(shipped.current_view(chosen), beside=beside)


# ---- the map -----------------------------------------------------------------------------------


def view_map(chosen: Selection) -> Exhibit:
    """The map of a view, with what is picked out in it, its layers and its table.

    What does not depend on the areas picked out is kept; they are laid over it.
    """
    whole = _map(replace(chosen, focus="", held=()))
    if not chosen.picked:
        return whole
    view = shipped.current_view(chosen)
    alt = sentences.describe_map(view, whole.finding, chosen.picked)
    (table,) = whole.tables
    beside = (comparison(view, chosen.picked),) if len(chosen.picked) > 1 else ()
    compared = _sources_with_comparators(plain(chosen)) if beside else ()
    return replace(
        whole,
        sources=merged([*whole.sources, *compared]),
        address=address_of(chosen),
        picture=replace(whole.map, selected=chosen.picked, summary=alt),
        alt=alt,
        tables=(replace(table, marked=marking(table, chosen.picked)), *beside),
    )


@kept(400)
def _map(chosen: Selection) -> Exhibit:
    view = shipped.current_view(chosen)
    classes = _classes(plain(chosen), chosen.shade)
    against = _is_against_england(view, chosen.shade)
    layers = tuple(layer for layer in chosen.layers if layer != BACKGROUND)
    figures_of = (_sources_with_comparators if against else _sources)(plain(chosen))
    finding = _range(plain(chosen))
    alt = sentences.describe_map(view, finding)
    names = view.table[["area_code", "area_name"]].itertuples(index=False, name=None)
    return Exhibit(
        id=_id("map", view, *(["england"] if against else [])),
        name=_name(view, *(["against England"] if against else [])),
        finding=finding,
        sources=merged([*figures_of, *sources_of_map((chosen.level, *layers))]),
        address=address_of(chosen),
        basis=subtitle(view),
        picture=maps.MapState(
            layer=chosen.level,
            codes=view.table["area_code"].tolist(),
            classes=classes,
            values={str(c): view.format.value(v) for c, v in view.values.dropna().items()},
            extras=layers,
            summary=alt,
            background=BACKGROUND in chosen.layers,
        ),
        notes=sentences.describe_method(view),
        tables=(_areas(plain(chosen), beside=against),),
        alt=alt,
        legend=(*_class_signs(view, classes), *layer_signs(layers)),
        reading=sentences.describe_shades(view, against_england=against, layers=layers),
        areas=tuple(
            SaidOfArea(code, plain_name(code, name), sentences.describe_area(view, code))
            for code, name in names
        ),
    )


def _is_against_england(view: View, shade: str) -> bool:
    return shade == SHADES[1] and view.england.value is not None


@kept(400)
def _classes(chosen: Selection, shade: str) -> maps.Classes:
    """The map's classes of a view, by its own values or around England's."""
    view = shipped.current_view(chosen)
    polarity = view.indicator.polarity
    printed = rounded_values(view.values, view.indicator.decimals)
    if view.is_tenth:
        return maps.classify_tenths(printed)
    if _is_against_england(view, shade):
        return maps.classify_against(printed, view.england.value, polarity)
    return maps.classify(printed, polarity)


def _class_signs(view: View, classes: maps.Classes) -> list[Sign]:
    """A row for each class of a map with its range and how many areas are in it."""
    rows = figures.legend_rows(view, classes.edges, classes.counts, classes.names)
    signs = [
        Sign(f"{text} ({plural(count, 'area', 'areas')})", colour)
        for colour, (text, count) in zip(classes.colours, rows, strict=False)
        if count
    ]
    if classes.missing:
        missing = view.table.loc[view.table["value"].isna(), "area_name"].tolist()
        names = ", ".join(missing[:4]) + (" and others" if len(missing) > 4 else "")
        signs.append(Sign(f"No figure: {names}"))
    return signs


# ---- the charts --------------------------------------------------------------------------------


def ranked(chosen: Selection) -> Exhibit:
    """Every area of a view from highest to lowest."""
    return _ranked(plain(chosen))


@kept(400)
def _ranked(chosen: Selection) -> Exhibit:
    view = shipped.current_view(chosen)
    return chart_exhibit(
        _id("ranked", view),
        _name(view, "ranked"),
        figures.ranked_chart(view, title=sentences.describe_ends(view), alt=_range(chosen)),
        _sources_with_comparators(chosen),
        address_of(chosen),
        tables=(_areas(chosen, beside=True),),
    )


def against_deprivation(chosen: Selection) -> Exhibit | None:
    """A view against the deprivation of the same areas; None where `describe_no_deprivation` says why."""
    return _against_deprivation(plain(chosen))


@kept(400)
def _against_deprivation(chosen: Selection) -> Exhibit | None:
    view = shipped.current_view(chosen)
    if sentences.describe_no_deprivation(view):
        return None
    title = sentences.describe_deprivation(view)
    return chart_exhibit(
        _id("deprivation", view),
        _name(view, "against deprivation"),
        figures.deprivation_chart(view, title=title, alt=title),
        merged([*_sources(chosen), *_sources_beside(view)]),
        address_of(chosen),
        says=sentences.describe_correlation(view),
        notes=(sentences.NO_CAUSE,),
        tables=(deprivation_table(view),),
    )


def _sources_beside(view: View) -> tuple[Source, ...]:
    """The sources of the scores, and of the residents that the dots' sizes show."""
    found = []
    beside = [("imd_score", (view.deprivation_period,))]
    if view.is_sized:
        beside.append(("population", RESIDENTS_OF))
    for indicator, periods in beside:
        rows = shipped.rows_of(indicator, view.level, sex="persons")
        years = next((p for p in periods if (rows["period"] == p).any()), "")
        found.append(rows[rows["period"] == years])
    return shipped.sources_of_values(*found)


def spread(chosen: Selection) -> Exhibit | None:
    """The areas inside each neighbourhood, of a view by neighbourhood the smaller areas.

    None where a view by neighbourhood has nothing smaller.
    """
    view = shipped.current_view(chosen)
    if view.level in (AreaType.NEIGHBOURHOOD, AreaType.NEIGHBOURHOOD17):
        smaller = shipped.smaller_view(chosen)
        return _spread(replace(plain(chosen), level=str(smaller.level))) if smaller else None
    return _spread(plain(chosen))


@kept(400)
def _spread(chosen: Selection) -> Exhibit:
    view = shipped.current_view(chosen)
    title = sentences.describe_spread(view)
    return chart_exhibit(
        _id("spread", view),
        _name(view, "inside the neighbourhoods"),
        figures.spread_chart(view, title=title, alt=title),
        _sources_with_comparators(chosen),
        address_of(chosen),
        tables=(_areas(chosen, beside=True),),
    )


def every() -> Iterator[Exhibit]:
    """Exhibits of every indicator, by one of its kinds of area in turn, with areas picked out."""
    offers = shipped.offers()
    for number, indicator in enumerate(offers.indicators):
        levels = offers.levels(indicator)
        level = levels[number % len(levels)]
        sexes = offers.sexes(indicator, level)
        sex = sexes[number % len(sexes)]
        chosen = Selection(indicator, level, sex, offers.periods[indicator, level, sex][0])
        codes = tuple(shipped.current_view(chosen).table["area_code"])
        picked = replace(chosen, focus=codes[0], held=codes[1:2], shade=SHADES[1])
        found = [
            answer(chosen),
            answer(picked),
            view_map(chosen),
            view_map(replace(picked, layers=(*DEFAULT_LAYERS, "hub", "gp_practice"))),
            ranked(chosen),
            against_deprivation(chosen),
            spread(chosen),
        ]
        yield from {exhibit.id: exhibit for exhibit in found if exhibit is not None}.values()


# ---- a place on a map --------------------------------------------------------------------------


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
