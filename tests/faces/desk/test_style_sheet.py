"""The style sheet keeps its promises: small, layered, readable, red for overdue alone."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest

DESK = Path(__file__).resolve().parents[3] / "src" / "dondoc" / "faces" / "desk"
CSS = (DESK / "static" / "desk" / "css" / "desk.css").read_text("utf-8")
SCRIPTS = sorted((DESK / "static" / "desk" / "js").glob("*.js"))
TEMPLATES = sorted((DESK / "templates").rglob("*.html"))
COLOURS = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", CSS))


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it.

    >>> luminance("#ffffff")
    1.0
    """
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(COLOURS[one]), luminance(COLOURS[other])), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("ground", ["paper", "sheet", "shade"])
@pytest.mark.parametrize(
    "text",
    ["ink", "ink-2", "ink-3", "accent", "in-time", "soon", "overdue", "awaiting", "done", "late", "none"],
)
def test_every_text_colour_can_be_read_on_every_paper(text: str, ground: str) -> None:
    assert contrast(text, ground) >= 4.5


def test_primary_buttons_can_be_read() -> None:
    assert contrast("on-accent", "accent") >= 7


def test_the_edge_of_a_field_can_be_seen() -> None:
    assert contrast("strong", "paper") >= 3


def test_states_differ_without_colour_in_how_dark_their_areas_are() -> None:
    parts = dict(re.findall(r"\.part\.(\w+) \{ fill: (#[0-9a-f]{6}|var\(--[\w-]+\)); \}", CSS))
    values = {part: COLOURS.get(fill[6:-1], fill) for part, fill in parts.items()}
    shades = sorted(luminance(value) for value in values.values())
    assert len(shades) == 3  # the fourth, overdue, is hatched
    assert all(other - one > 0.1 for one, other in pairwise(shades))
    assert "part.open_overdue { fill: url(#hatch)" in CSS


def test_it_is_small_and_layered() -> None:
    assert len(CSS.encode()) < 40_000
    assert CSS.count("@layer") == 7  # the order, and each layer once
    assert CSS.count("{") == CSS.count("}")


def test_red_is_for_what_is_overdue() -> None:
    users: list[str] = re.findall(r"([^{}]+)\{[^{}]*var\(--overdue\)[^{}]*\}", CSS)
    allowed = re.compile(r"overdue|\.over\b|late-corner|hatch")
    assert [rule.strip() for rule in users if not allowed.search(rule)] == []


def test_no_words_are_set_in_capitals_or_spread() -> None:
    assert "text-transform" not in CSS
    assert not re.search(r"letter-spacing: (?!inherit)", CSS)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_no_template_holds_inline_style_or_handlers(path: Path) -> None:
    text = path.read_text("utf-8")
    assert re.findall(r"<style|\sstyle=\"|\son(?:click|change|submit|load|input)=\"", text) == []


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_scripts_are_small_and_safe(path: Path) -> None:
    text = path.read_text("utf-8")
    assert len(text.encode()) < 12_000
    assert re.findall(r"\beval\(|new Function|innerHTML|outerHTML|document\.write|insertAdjacentHTML", text) == []
