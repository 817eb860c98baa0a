"""Sizes of files as people say them.

>>> size_words(900), size_words(1536), size_words(200 * 1024 * 1024)
('900 byte', '1,5 KB', '200 MB')
"""

from __future__ import annotations

from django.utils.formats import number_format


def size_words(size: int) -> str:
    """Whole bytes, then KB, MB and GB with one decimal where it says something."""
    if size < 1024:
        return f"{size} byte"
    amount, unit = float(size), ""
    for unit in ("KB", "MB", "GB"):  # noqa: B007 (the last unit reached is the one wanted)
        amount /= 1024
        if amount < 1024:
            break
    rounded = round(amount, 1)
    return f"{number_format(rounded, decimal_pos=0 if rounded == int(rounded) else 1)} {unit}"
