"""Can we say that? Two areas and what may be said of their difference."""
