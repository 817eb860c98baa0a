"""Controls that our forms share.

A day is typed as offices write it. The browser's own control shows days in the order of
its own language (06/03 for the third of June), which is how mistakes are made; a script
adds its calendar behind a button.
"""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

LONGEST_NUMBER = 18  # what a column holds
DAY_FORMATS = ("%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%Y-%m-%d", "%d/%m/%y")


class KeyField(forms.IntegerField):
    """The number of a row, as an address holds it; one that no row can have is told like any other wrong value."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"min_value": 0, "max_value": 10**LONGEST_NUMBER - 1, **options})


class DayInput(forms.DateInput):
    """31/12/2026, with a button that opens a calendar where scripts run."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        own = {"class": "day-input", "inputmode": "numeric", "autocomplete": "off", "placeholder": "31/12/2026"}
        super().__init__(attrs={**own, "data-day": "", **(attrs or {})}, format="%d/%m/%Y")


class DayField(forms.DateField):
    """A day, as typed or as an address holds it."""

    widget = DayInput
    default_error_messages = {"invalid": _("Hãy nhập ngày đúng dạng, ví dụ 31/12/2026.")}

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"input_formats": DAY_FORMATS, **options})


def whole_number(text: str | None) -> int | None:
    """A number as addresses and hidden fields hold it; whatever else somebody sends there is none.

    >>> whole_number("12"), whole_number("²"), whole_number("-1"), whole_number("9" * 40)
    (12, None, None, None)
    """
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < LONGEST_NUMBER else None
