"""One indicator, kind of area, people and years: its map, its charts and its table."""
