"""Reading charts back: what is drawn has to be well-formed and to hold its numbers."""

from __future__ import annotations

import xml.etree.ElementTree as ET

from dondoc.faces.charts.chart import Chart


def tree_of(markup: str) -> ET.Element:
    """The markup as XML, under one root."""
    return ET.fromstring(f"<root>{markup}</root>")


def figure_of(chart: Chart) -> ET.Element:
    return tree_of(chart.figure)


def with_class(tree: ET.Element, name: str) -> list[ET.Element]:
    """Elements of a class, in order."""
    return [one for one in tree.iter() if name in (one.get("class") or "").split()]


def words_of(tree: ET.Element) -> str:
    """All text, set apart by blanks."""
    return " ".join(" ".join(tree.itertext()).split())


def share(text: str | None) -> float:
    """«12.5%» as a number between 0 and 1."""
    assert text is not None
    assert text.endswith("%")
    return float(text[:-1]) / 100
