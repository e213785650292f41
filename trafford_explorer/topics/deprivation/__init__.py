"""Deprivation, and who is hidden by a good average."""
