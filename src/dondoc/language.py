"""The user's language: Vietnamese as written in the code, English from the catalogue.

Messages are Vietnamese source strings marked with `_`. The language is a context
variable, so that two requests in one process may each have their own; it starts
from `DONDOC_LANG` and is Vietnamese otherwise.
"""

from __future__ import annotations

import gettext
import os
from contextvars import ContextVar
from functools import cache
from pathlib import Path

_CATALOGUES = Path(__file__).parent / "locale"
_AT_START = os.environ.get("DONDOC_LANG") or "vi"
_language: ContextVar[str] = ContextVar("language", default=_AT_START)


@cache
def _catalogue(language: str) -> gettext.NullTranslations:
    return gettext.translation("dondoc", _CATALOGUES, languages=[language], fallback=True)


def use(language: str) -> None:
    """Choose the language of messages: "vi" or "en"; anything else is Vietnamese."""
    _language.set(language)


def _(message: str) -> str:
    """The message in the chosen language."""
    return _catalogue(_language.get()).gettext(message)


def ngettext(one: str, many: str, number: int) -> str:
    """The message for `number` things in the chosen language."""
    return _catalogue(_language.get()).ngettext(one, many, number)
