"""Raw files to checked tables: `python -m trafford_explorer.build`."""
