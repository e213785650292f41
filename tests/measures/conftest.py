"""How property tests run: the same examples every time, and none refused for being slow."""

from hypothesis import settings

settings.register_profile("measures", deadline=None, derandomize=True, database=None)
settings.load_profile("measures")
