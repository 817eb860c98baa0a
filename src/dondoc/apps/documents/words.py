"""Words of the reader for codes in a reading, in the language of the page.

The reader has a catalogue of its own, chosen by a context variable; here it follows
Django's. Nobody above asks the reader itself.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from django.utils.translation import get_language

from dondoc import language
from dondoc.reading.export import words


def warning_words(code: str) -> str:
    """What a warning tells, and what to do about it.

    >>> warning_words("no-lead")
    'Không nêu cơ quan chủ trì; cần xác định cơ quan chủ trì.'
    """
    return _look_up(words.warnings, code)


def relation_words(code: str) -> str:
    """How a document stands to the one it cites."""
    return _look_up(words.relations, code)


def format_words(code: str) -> str:
    """What kind of file was read."""
    return _look_up(words.formats, code)


def reason_words(code: str) -> str:
    """Why the reader doubts a fact."""
    return _look_up(words.reasons, code)


def _look_up(table: Callable[[], Mapping[str, str]], code: str) -> str:
    language.use("en" if (get_language() or "vi").startswith("en") else "vi")
    return words.word(table(), code)
