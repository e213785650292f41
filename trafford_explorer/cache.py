"""Results that are worked out once and shared by every reader, test and program.

A function of the shipped files is kept by its arguments, so a page, a document and a test read the
same value. What is kept is shared: it is frozen, or read and never written to. Nothing that a reader
brought along may be an argument of a kept function.
"""

from collections.abc import Callable
from threading import Condition
from typing import ParamSpec, TypeVar

from cachetools import Cache, LRUCache, cached

P = ParamSpec("P")
R = TypeVar("R")

_CACHES: list[Cache] = []


def kept(entries: int = 64) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Keep the results of a function, so many at the most; the one unused longest goes first.

    Many who ask for the same at once wait for one who works it out; who asks for something else
    does not wait. An error is not kept.

    Parameters
    ----------
    entries : int
        How many different results are kept.
    """
    store: Cache = LRUCache(maxsize=entries)
    _CACHES.append(store)
    return cached(store, condition=Condition())


def forget_all() -> None:
    """Forget every kept result, for a test that reads other files."""
    for store in _CACHES:
        store.clear()
