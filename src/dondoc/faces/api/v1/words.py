"""Words of the description, translated when it is written: ninja's types know no lazy text, so they go as any."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy


def _(text: str) -> Any:
    return gettext_lazy(text)
