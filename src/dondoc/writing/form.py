"""A form: layout and fixed words as data, and what a province may change of them.

Forms are files in `forms/`. A province's own numbers are laid over them by dotted names
(«page.top», «text.size»); what lies outside the ranges of the decree is a fault and is
never written.

>>> load_form("nd30").page["left"], load_form("nd30", {"page.left": 35}).page["left"]
(30, 35)
>>> find_faults("nd30", {"page.left": 40})
(Fault(key='page.left', code='above', low=30, high=35),)
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Any

FOLDER = Path(__file__).with_name("forms")
FORMS = ("nd30", "hd05")
LONGEST_WORD = 120


@dataclass(frozen=True, slots=True)
class Style:
    """How a paragraph of one kind looks. Points; `first`, `left` and `hanging` in millimetres."""

    name: str
    size: float
    align: str = "left"
    bold: bool = False
    italic: bool = False
    caps: bool = False
    underline: bool = False
    frame: bool = False
    color: str = ""
    before: float = 0
    after: float = 0
    first: float = 0
    left: float = 0
    hanging: float = 0
    line: float = 1.0
    exact: float = 0  # height of a line, instead of `line`
    keep_next: bool = False
    outline: int = 0


@dataclass(frozen=True, slots=True)
class Form:
    """A form, ready to write with."""

    code: str
    title: str
    source: str
    party: bool
    font: str
    under_issuer: str
    under_title: str
    headings: tuple[str, ...]
    head: tuple[int, int]
    foot: tuple[int, int]
    page: Mapping[str, float]
    words: Mapping[str, str]
    styles: Mapping[str, Style]


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a number or a word cannot be taken: unknown, not_a_number, below, above, too_long, empty, unknown_field."""

    key: str
    code: str
    low: float = 0
    high: float = 0


@cache
def _tree(code: str) -> dict[str, Any]:
    if code not in FORMS:
        raise KeyError(code)
    return tomllib.loads((FOLDER / f"{code}.toml").read_text(encoding="utf-8"))


def load_form(code: str, changes: Mapping[str, Any] | None = None) -> Form:
    """The form with the province's changes laid over it; raises ValueError for changes with faults."""
    changes = changes or {}
    if faults := find_faults(code, changes):
        raise ValueError(faults)
    tree = _tree(code)
    styles = {key: Style(**style) for key, style in tree["styles"].items()}
    page, words = dict(tree["page"]), dict(tree["words"])
    for key, value in changes.items():
        part, _, rest = key.partition(".")
        if part == "page":
            page[rest] = value
        elif part == "words":
            words[rest] = value
        elif part == "styles":
            name, _, field = rest.partition(".")
            styles[name] = replace(styles[name], **{field: value})
        else:
            field = "size" if rest == "table_size" else rest
            styles |= {name: replace(styles[name], **{field: value}) for name in tree["text_styles"][rest]}
    own = {field.name for field in fields(Form)} - {"page", "words", "styles"}
    plain: dict[str, Any] = {key: tuple(tree[key]) if isinstance(tree[key], list) else tree[key] for key in own}
    return Form(**plain, page=page, words=words, styles=styles)


def ranges(code: str) -> dict[str, tuple[float, float]]:
    """What may be changed, and between which numbers."""
    return {key: (low, high) for key, (low, high) in _tree(code)["ranges"].items()}


def defaults(code: str) -> dict[str, Any]:
    """The numbers and words that may be changed, as the form has them."""
    tree = _tree(code)
    numbers = {key: _default(tree, key) for key in tree["ranges"]}
    return {**numbers, **{f"words.{key}": word for key, word in tree["words"].items()}}


def find_faults(code: str, changes: Mapping[str, Any]) -> tuple[Fault, ...]:
    """What of the changes cannot be taken, and why."""
    tree, allowed = _tree(code), ranges(code)
    found = [
        _fault_of_word(key, value, tree["words"]) if key.startswith("words.") else _fault_of_number(key, value, allowed)
        for key, value in changes.items()
    ]
    return tuple(fault for fault in found if fault)


def _default(tree: Mapping[str, Any], key: str) -> float:
    part, _, rest = key.partition(".")
    if part == "text":
        field = "size" if rest == "table_size" else rest
        probe = {"size": "body", "table_size": "cell"}.get(rest, "body")
        return float(tree["styles"][probe].get(field, 0))
    value: Any = tree
    for name in key.split("."):
        value = value[name]
    return float(value)


def _fault_of_number(key: str, value: Any, allowed: Mapping[str, tuple[float, float]]) -> Fault | None:
    if key not in allowed:
        return Fault(key, "unknown")
    low, high = allowed[key]
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        return Fault(key, "not_a_number", low, high)
    if value < low:
        return Fault(key, "below", low, high)
    return Fault(key, "above", low, high) if value > high else None


def _fault_of_word(key: str, value: Any, words: Mapping[str, str]) -> Fault | None:
    name = key.removeprefix("words.")
    if name not in words:
        return Fault(key, "unknown")
    if not isinstance(value, str) or (not value.strip() and words[name]):
        return Fault(key, "empty")
    if len(value) > LONGEST_WORD:
        return Fault(key, "too_long", high=LONGEST_WORD)
    known = _fields_in(words[name])
    return None if known is not None and _fields_in(value) == known else Fault(key, "unknown_field")


def _fields_in(pattern: str) -> set[str] | None:
    """The names in braces; none where the braces do not match."""
    try:
        parts = list(Formatter().parse(pattern))
    except ValueError:
        return None
    if any(spec or conversion for _text, _name, spec, conversion in parts):
        return None
    return {name for _text, name, _spec, _conversion in parts if name is not None}
