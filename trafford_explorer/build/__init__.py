"""Raw files in, checked and derived tables out; nothing here runs while the app does."""
