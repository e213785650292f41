"""The only code that opens files in `data/` and `geo/`: read, check, return a frame."""
