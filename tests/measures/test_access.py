"""Distances and shares against sums that take one point at a time."""

import math
import random

import numpy as np
import pandas as pd
import pytest
import shapely

from trafford_explorer.measures import (
    Beyond,
    living_beyond,
    metres_between,
    metres_to_nearest,
)

SQUARE = shapely.box(0, 0, 100, 100)


def some_points(draw: random.Random, number: int) -> list[tuple[float, float]]:
    return [(draw.uniform(370_000, 380_000), draw.uniform(385_000, 396_000)) for _ in range(number)]


@pytest.mark.parametrize("seed", range(10))
def test_distances_agree_with_pythagoras_one_by_one(seed):
    draw = random.Random(seed)
    homes, places = some_points(draw, 40), some_points(draw, draw.randint(1, 9))
    slow = [[math.dist(home, place) for place in places] for home in homes]
    shapes = shapely.points(np.array(places))
    assert metres_between(np.array(homes), shapes) == pytest.approx(np.array(slow))
    nearest = metres_to_nearest(np.array(homes), shapes)
    assert nearest == pytest.approx([min(row) for row in slow])


def test_an_area_is_as_far_as_its_nearest_edge_and_no_distance_from_inside():
    homes = np.array([(50.0, 50.0), (130.0, 50.0), (103.0, 104.0)])
    assert metres_to_nearest(homes, np.array([SQUARE])) == pytest.approx([0, 30, 5])
    assert metres_between(homes, np.array([SQUARE]))[:, 0] == pytest.approx([0, 30, 5])


def test_two_places_at_one_distance_give_one_answer_a_home():
    places = shapely.points([(0.0, 10.0), (0.0, -10.0), (0.0, -10.0)])
    assert metres_to_nearest(np.array([(0.0, 0.0), (0.0, 1.0)]), places) == pytest.approx([10, 9])


def test_no_place_or_one_without_a_position_is_refused():
    home = np.array([(0.0, 0.0)])
    for places in ([], [shapely.Point()], [shapely.Point(1, 1), shapely.Point()]):
        with pytest.raises(ValueError, match="position"):
            metres_to_nearest(home, np.array(places, dtype=object))
    assert len(metres_to_nearest(np.empty((0, 2)), shapely.points([(0.0, 0.0)]))) == 0


@pytest.mark.parametrize("seed", range(10))
def test_residents_beyond_a_limit_agree_with_counting(seed):
    draw = random.Random(seed)
    metres = {f"E{i}": draw.choice([400.0, 999.9, 1000.0, 1000.1, 2600.0]) for i in range(30)}
    people = {code: draw.randint(900, 3000) for code in metres}
    found = living_beyond(pd.Series(metres), pd.Series(people), 1000)
    far = sum(people[code] for code in metres if metres[code] > 1000)
    assert found == Beyond(far, sum(people.values()))
    assert found.share == pytest.approx(far / sum(people.values()))


def test_an_area_at_the_limit_is_not_beyond_it():
    people = pd.Series({"a": 5})
    assert living_beyond(pd.Series({"a": 1000.0}), people, 1000).people == 0
    assert living_beyond(pd.Series({"a": 1000.0}), people, 999).people == 5


def test_unknown_residents_or_distances_are_refused():
    with pytest.raises(ValueError, match="residents"):
        living_beyond(pd.Series({"a": 1.0, "b": 2.0}), pd.Series({"a": 5}), 1)
    with pytest.raises(ValueError, match="distance"):
        living_beyond(pd.Series({"a": float("nan")}), pd.Series({"a": 5}), 1)


def test_of_nobody_there_is_no_share():
    assert math.isnan(Beyond(0, 0).share)
