"""Sentences built from the numbers they state."""
