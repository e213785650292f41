"""How far people live from the nearest of some places, in a straight line.

Positions are eastings and northings in metres (EPSG:27700), where a straight line is a subtraction.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd
import shapely


@dataclass(frozen=True)
class Beyond:
    """Residents who live farther away than a limit.

    Parameters
    ----------
    people : int
        Those beyond the limit.
    of : int
        All who were asked about.
    """

    people: int
    of: int

    @property
    def share(self) -> float:
        """Of all, 0 to 1; NaN where there is nobody."""
        return self.people / self.of if self.of else float("nan")


def metres_between(points: np.ndarray, shapes: np.ndarray) -> np.ndarray:
    """The distance from every point to every shape.

    Parameters
    ----------
    points : ndarray
        Easting and northing, one row a point.
    shapes : ndarray of geometry
        Points, or areas: to the nearest edge, and 0 inside.

    Returns
    -------
    ndarray
        Metres, one row a point and one column a shape.
    """
    return shapely.distance(shapely.points(points)[:, None], np.asarray(shapes)[None, :])


def metres_to_nearest(points: np.ndarray, shapes: np.ndarray) -> np.ndarray:
    """The distance from every point to the nearest of some shapes, in metres.

    Raises
    ------
    ValueError
        There is no shape, or one is empty.
    """
    shapes = np.asarray(shapes)
    if not len(shapes) or shapely.is_empty(shapes).any():
        raise ValueError("every place must have a position, and there must be one")
    if not len(points):
        return np.array([])
    tree = shapely.STRtree(shapes)
    _, metres = tree.query_nearest(shapely.points(points), return_distance=True, all_matches=False)
    return metres


def living_beyond(metres: pd.Series, people: pd.Series, limit: float) -> Beyond:
    """Residents of the areas that lie farther away than a limit.

    Parameters
    ----------
    metres : Series of float
        One distance an area, its code as the index.
    people : Series of int
        Residents of the same areas.
    limit : float
        Metres; an area at exactly the limit is not beyond it.

    Raises
    ------
    ValueError
        An area's residents or its distance are not known.

    Examples
    --------
    >>> living_beyond(pd.Series({"a": 900.0, "b": 1100.0}), pd.Series({"a": 30, "b": 10}), 1000)
    Beyond(people=10, of=40)
    """
    here = people.reindex(metres.index)
    if here.isna().any() or metres.isna().any():
        raise ValueError("every area needs its residents and its distance")
    return Beyond(int(here[metres > limit].sum()), int(here.sum()))
