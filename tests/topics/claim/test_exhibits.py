""" "Can we say that?" as an exhibit: its address, its sources, its two figures."""

import io
from itertools import pairwise

import pandas as pd
import pytest

from tests.sampling import some_or_all
from trafford_explorer.areas import AreaType
from trafford_explorer.exhibits import csv_bytes, screen_frame
from trafford_explorer.indicators import INDICATORS
from trafford_explorer.question import OPENING, Question, Side, from_address, to_address
from trafford_explorer.sources import source_lines
from trafford_explorer.topics.claim import exhibits

EVERY = {one.id: one for one in exhibits.every()}


@pytest.mark.parametrize("name", EVERY)
def test_every_sentence_ends_as_a_sentence_and_the_address_brings_it_back(name):
    exhibit = EVERY[name]
    for said in exhibit.sentences():
        assert said.endswith("."), said
    ((key, asked),) = exhibit.address.choice
    assert key == exhibits.ASK and exhibits.reply(from_address(asked)) == exhibit


@pytest.mark.parametrize("name", EVERY)
def test_the_two_figures_are_read_back_as_numbers(name):
    exhibit = EVERY[name]
    (table,) = exhibit.tables
    frame = pd.read_csv(io.BytesIO(csv_bytes(exhibit, table)), encoding="utf-8-sig")
    head = next(h for h in frame.columns if h.startswith("Figure"))
    assert len(frame) == 2 and pd.api.types.is_numeric_dtype(frame[head])


def test_only_the_two_figures_are_credited_and_who_named_their_areas():
    figures, names = source_lines(exhibits.reply(OPENING).sources)
    assert figures.startswith("ONS") and figures.endswith("(2009-13)")
    assert names == "House of Commons Library"
    other = Side(AreaType.LOCAL_AUTHORITY, "E08000009", "2009-13")
    both = exhibits.reply(Question(OPENING.indicator, "female", OPENING.first, other))
    assert all("2009-13" in line for line in source_lines(both.sources)[:-1])


def test_the_table_shows_a_published_interval_even_where_nothing_can_be_said():
    later = Side(*OPENING.second.place, "2015-19")
    exhibit = exhibits.reply(Question(OPENING.indicator, "female", OPENING.first, later))
    assert exhibit.finding.startswith("Cannot be answered")
    table = screen_frame(exhibit.tables[0])
    assert table["Figure"].tolist() == ["86.9 years (84.9 to 88.9)", "77.7 years"]
    assert table["Whose 95% interval"].tolist() == ["published", "none in this copy"]
    assert table["Source"].nunique() == 2


@pytest.mark.parametrize("address", ["moon", "a:b:c", "life_expectancy:female:x:y:z:x:y:z"])
def test_an_address_that_is_no_question_is_refused_in_words(address):
    asked, said = exhibits.asked_in(address)
    assert asked is None and "is no question that can be asked here" in said


def test_a_question_without_figures_becomes_the_nearest_and_says_so():
    gone = to_address(OPENING).replace("E02001275", "E02009999").replace("female", "persons")
    asked, said = exhibits.asked_in(gone)
    assert asked.sex in exhibits.sexes(asked.indicator)
    assert asked.second.place in exhibits.held(asked.indicator, asked.sex)
    assert said.startswith("The address asks about people, areas or years")
    assert exhibits.asked_in(to_address(asked)) == (asked, "")


@some_or_all
def test_every_indicator_sex_and_kind_of_area_gets_an_answer(step):
    for indicator in list(INDICATORS)[::step]:
        for sex in exhibits.sexes(indicator):
            held = exhibits.held(indicator, sex)
            kinds = {}
            for place in held:
                kinds.setdefault(place[0], []).append(place)
            firsts = [places[0] for places in kinds.values()]
            seconds = [places[-1] for places in kinds.values()]
            pairs = [*zip(firsts, seconds, strict=True), *pairwise(firsts)]
            for one, other in pairs:
                if one == other:
                    continue
                sides = (Side(*one, held[one][0]), Side(*other, held[other][0]))
                found = exhibits.reply.__wrapped__(Question(indicator, sex, *sides))
                assert found.says and all(said.endswith(".") for said in found.sentences())
                assert len(found.tables[0].rows) == 2
