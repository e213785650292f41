"""Trafford over the years and beside other places."""
