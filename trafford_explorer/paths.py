"""Where the project's files are. Every function that reads or writes takes its folder from here."""

from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Folders:
    """The data folders below one root, so that a build can run beside the shipped files."""

    root: Path = ROOT

    @property
    def data(self) -> Path:
        return self.root / "data"

    @property
    def geo(self) -> Path:
        return self.root / "geo"

    @property
    def raw_data(self) -> Path:
        return self.data / "raw"

    @property
    def raw_geo(self) -> Path:
        return self.geo / "raw"

    @property
    def stories(self) -> Path:
        """The stories of the page Committee mode."""
        return self.root / "stories.toml"

    @property
    def accessibility_checks(self) -> Path:
        """What was tried by hand on every page."""
        return self.root / "docs" / "accessibility_checks.csv"

    @property
    def publisher(self) -> Path:
        """Who publishes this copy, for the accessibility statement."""
        return self.root / "publisher.toml"

    @property
    def web_geometry(self) -> Path:
        """Outlines as the map's frame fetches them: one script a layer."""
        return self.geo / "web"


FOLDERS = Folders()
