"""How many working days before a day people are told: «7, 3, 1», as each province writes it.

>>> parse_milestones("7, 3,1")
(7, 3, 1)
"""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

LONGEST = 60
MOST = 6


def parse_milestones(text: str) -> tuple[int, ...]:
    """The numbers, the greatest first. Raises ValueError for what is no list of days."""
    found = {int(part) for part in text.replace(";", ",").split(",") if part.strip()}
    if not found or len(found) > MOST or not all(1 <= day <= LONGEST for day in found):
        raise ValueError(text)
    return tuple(sorted(found, reverse=True))


def check_milestones(text: str) -> None:
    """For forms: a sentence where it cannot be read."""
    try:
        parse_milestones(text)
    except ValueError:
        raise ValidationError(
            _("Hãy ghi từ 1 đến 6 số ngày làm việc, cách nhau bằng dấu phẩy, ví dụ «7, 3, 1». Mỗi số từ 1 đến 60.")
        ) from None
