"""Elements written safely, and numbers as attributes and as people read them.

>>> element("text", "a < b", x=12.50, class_="label")
'<text x="12.5" class="label">a &lt; b</text>'
"""

from __future__ import annotations

from django.utils.formats import number_format
from django.utils.functional import Promise
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

Word = str | Promise
Value = str | int | float | Promise | None


def element(name: str, *inside: Value, **attributes: Value) -> SafeString:
    """An element with its attributes in order; None leaves one out. Text inside is escaped, markup is not.

    A trailing underscore frees words that Python keeps, other underscores are hyphens.
    """
    written = "".join(f' {_attribute(key)}="{_text(value)}"' for key, value in attributes.items() if value is not None)
    content = join(*inside)
    return mark_safe(f"<{name}{written}>{content}</{name}>" if content or name not in _EMPTY else f"<{name}{written}/>")


def join(*parts: Value) -> SafeString:
    """Markup after markup."""
    return mark_safe("".join(_text(part) for part in parts if part is not None))


def upright(at: float, top: float, foot: float, kind: str) -> SafeString:
    """A line from top to foot at a place along the breadth."""
    return element("line", x1=percent(at), x2=percent(at), y1=top, y2=foot, class_=kind)


def word(text: Value, at: float, y: float, kind: str, anchor: str | None = None) -> SafeString:
    """Type at a place along the breadth."""
    return element("text", text, x=percent(at), y=y, text_anchor=anchor, class_=kind)


def percent(part: float) -> str:
    """A place along the breadth.

    >>> percent(1 / 3)
    '33.33%'
    """
    return f"{round(part * 100, 2):g}%"


def number(value: float | None) -> str:
    """A number for people, with at most two decimals; a gap where nothing is known.

    >>> number(1234567.5), number(None)
    ('1.234.567,5', '–')
    """
    if value is None:
        return "–"
    rounded = round(value, 2)
    decimals = len(f"{rounded:.2f}".rstrip("0").partition(".")[2])
    return number_format(rounded, decimals, use_l10n=True, force_grouping=True)


_EMPTY = frozenset({"rect", "circle", "line", "path", "polyline", "polygon", "br"})


def _attribute(key: str) -> str:
    if key in ("viewBox", "preserveAspectRatio"):
        return key
    return key.rstrip("_").replace("_", "-")


def _text(value: Value) -> str:
    """Escaped unless it is markup; Python's numbers without needless digits, never in the reader's language."""
    return str(conditional_escape(f"{round(value, 2):g}" if isinstance(value, float) else str(value)))
