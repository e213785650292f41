"""A kept result is worked out once, however many ask for it at the same time."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from trafford_explorer import cache


def test_many_who_ask_at_once_wait_for_one():
    started, ready = [], Barrier(8)

    @cache.kept()
    def slow(number: int) -> object:
        started.append(number)
        return object()

    def ask(_: int) -> object:
        ready.wait()
        return slow(1)

    with ThreadPoolExecutor(8) as pool:
        found = set(pool.map(ask, range(8)))
    assert len(found) == 1
    assert started == [1]


def test_an_error_is_not_kept():
    calls = []

    @cache.kept()
    def fails_once() -> str:
        calls.append(1)
        if len(calls) == 1:
            raise ValueError("once")
        return "made"

    with pytest.raises(ValueError, match="once"):
        fails_once()
    assert fails_once() == "made"


def test_the_one_unused_longest_goes_first_and_all_can_be_forgotten():
    calls = []

    @cache.kept(2)
    def double(number: int) -> int:
        calls.append(number)
        return 2 * number

    assert [double(n) for n in (1, 2, 1, 3, 1)] == [2, 4, 2, 6, 2]
    assert calls == [1, 2, 3]
    cache.forget_all()
    double(1)
    assert calls == [1, 2, 3, 1]
