"""Wait until other programs leave the processors alone, so that they are not measured too."""

import time
from pathlib import Path

_STAT = Path("/proc/stat")
WINDOW = 0.3
"""Seconds over which the processors are watched."""
BUSY = 0.15
"""Share of their time above which they count as busy."""


def _ticks() -> tuple[int, int]:
    """Ticks of all processors since the start, idle and total."""
    numbers = [int(text) for text in _STAT.read_text().split("\n", 1)[0].split()[1:9]]
    return numbers[3] + numbers[4], sum(numbers)


def wait_for_quiet(limit: float = 3) -> bool:
    """Wait until the processors are nearly idle.

    Parameters
    ----------
    limit : float
        Seconds after which to go on all the same.

    Returns
    -------
    bool
        Whether it became quiet; True also where the system does not tell (it is not Linux).
    """
    if not _STAT.exists():
        return True
    give_up = time.monotonic() + limit
    while time.monotonic() < give_up:
        idle, total = _ticks()
        time.sleep(WINDOW)
        later_idle, later_total = _ticks()
        if (later_idle - idle) / max(later_total - total, 1) > 1 - BUSY:
            return True
    return False
