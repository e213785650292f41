"""Everything about geography that is derived from raw files, in the order it depends on itself."""

from trafford_explorer.build.areas import area_names, build_areas
from trafford_explorer.build.finder import build_finder
from trafford_explorer.build.lookups import build_lookups
from trafford_explorer.build.places import build_places
from trafford_explorer.build.web import build_web_geometry
from trafford_explorer.paths import Folders


def build_geography(folders: Folders) -> None:
    """Write lookups, areas, outlines, places, finder and the map's scripts, the same every time.

    Parameters
    ----------
    folders : Folders
        Root that holds `data/raw` and `geo/raw`; results go to its `data` and `geo`, each with a
        sidecar that names what it came from.

    Raises
    ------
    DataError
        A result does not hold what it must; what was checked before it has been written.
    """
    build_lookups(folders)
    areas = build_areas(folders)
    places = build_places(folders, areas)
    build_finder(folders, area_names(folders), areas, places)
    build_web_geometry(folders, areas, places)
