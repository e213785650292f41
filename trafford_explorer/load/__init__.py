"""The only code that opens files below the project's root: read, check, return a frame."""

from trafford_explorer.load.accessibility import load_accessibility_checks, load_publisher
from trafford_explorer.load.beneath import load_beneath, load_typical_lsoa
from trafford_explorer.load.geography import (
    load_area_names,
    load_areas,
    load_finder,
    load_lookup,
    load_lsoa11_lookup,
    load_lsoa11_lsoa21,
    load_lsoa_centres,
    load_peers,
    load_places,
    load_postcodes,
    load_wards,
    web_geometry_files,
)
from trafford_explorer.load.networks import load_earlier_hubs, load_list_sizes, load_place_facts
from trafford_explorer.load.plan import load_plan_facts, load_plan_links
from trafford_explorer.load.provenance import check_provenance, load_derived_files, load_sources
from trafford_explorer.load.recorded import load_recorded
from trafford_explorer.load.stories import load_story_text
from trafford_explorer.load.values import (
    load_breakdowns,
    load_comparison_values,
    load_indicator_values,
    load_population_by_age,
    load_residents_of_age,
)

__all__ = [
    "check_provenance",
    "load_accessibility_checks",
    "load_area_names",
    "load_areas",
    "load_beneath",
    "load_breakdowns",
    "load_comparison_values",
    "load_derived_files",
    "load_earlier_hubs",
    "load_finder",
    "load_indicator_values",
    "load_list_sizes",
    "load_lookup",
    "load_lsoa11_lookup",
    "load_lsoa11_lsoa21",
    "load_lsoa_centres",
    "load_peers",
    "load_place_facts",
    "load_places",
    "load_plan_facts",
    "load_plan_links",
    "load_population_by_age",
    "load_postcodes",
    "load_publisher",
    "load_recorded",
    "load_residents_of_age",
    "load_sources",
    "load_story_text",
    "load_typical_lsoa",
    "load_wards",
    "web_geometry_files",
]
