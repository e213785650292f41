"""Diseases as GP practices and their networks record them."""
