"""The lines of a table's edges, as one borders element says: edge names with «drawn» or «not drawn».

The strict form names edges by reading direction (start, end). A white line is no
line: people draw letterheads that way. Source: ECMA-376 part 1, 17.4.66 and 17.18.2.
"""

from __future__ import annotations

from collections.abc import Mapping

from dondoc.reading.sources.docx.names import VAL, Element, w

Edges = Mapping[str, bool]
EDGES = ("top", "left", "bottom", "right")
_NAMES = {w(name): name for name in (*EDGES, "insideH", "insideV")} | {w("start"): "left", w("end"): "right"}
_COLOUR = w("color")


def edges_of(borders: Element | None) -> dict[str, bool]:
    """The edges that a `w:tblBorders` or `w:tcBorders` speaks of, and whether each is drawn."""
    if borders is None:
        return {}
    return {_NAMES[edge.tag]: _is_line(edge) for edge in borders if edge.tag in _NAMES}


def _is_line(edge: Element) -> bool:
    return edge.get(VAL, "nil") not in ("nil", "none") and edge.get(_COLOUR, "").upper() != "FFFFFF"
