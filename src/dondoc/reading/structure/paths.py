"""Paths that no two items of a file share.

A decision and the plan it promulgates both have an «I»; a row of a table may bear the
number of an item beside it. The second is «I~2», as the plan format has it.

>>> taken: dict[str, int] = {}
>>> [free_path(path, taken) for path in ("II.1", "II.1", "II.1", "II.2")]
['II.1', 'II.1~2', 'II.1~3', 'II.2']
"""

from __future__ import annotations


def free_path(path: str, taken: dict[str, int]) -> str:
    """The path, or with the next free «~2», «~3»; it is taken from then on. `taken` counts the uses of each."""
    count = taken.get(path, 0) + 1
    free = path if count == 1 else f"{path}~{count}"
    while count > 1 and free in taken:
        count += 1
        free = f"{path}~{count}"
    taken[path] = count
    taken.setdefault(free, 1)
    return free
