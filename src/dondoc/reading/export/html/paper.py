"""The document as paper: its lines typeset, every finding marked in place, tags in the margin.

A mark is told by word, shape and colour: a small word before it, its own underline,
its own ink. The tags in the margin lead to the list; they are links, so that the
page works without scripts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape

from dondoc.language import _
from dondoc.reading.export import phrases
from dondoc.reading.export.html.marks import Mark, Marked, Piece, cut, find_marks, lines
from dondoc.reading.model import Passage, Reading, Role

_WHOLE = (Mark.TASK, Mark.TARGET, Mark.REPORT, Mark.WARNING)  # findings with a tag in the margin
_OPENINGS = {Role.LETTERHEAD, Role.TITLE, Role.RECIPIENTS, Role.SIGNATURE, Role.ANNEX}


def mark_words() -> dict[Mark, str]:
    """The small word that stands before each mark; a finding with a tag of its own has its number too."""
    return {
        Mark.TASK: _("Việc {n}"),
        Mark.TARGET: _("Chỉ tiêu {n}"),
        Mark.REPORT: _("Báo cáo {n}"),
        Mark.WARNING: _("Cảnh báo {n}"),
        Mark.LEAD: _("chủ trì"),
        Mark.COORDINATE: _("phối hợp"),
        Mark.DEADLINE: _("thời hạn"),
        Mark.PRODUCT: _("sản phẩm"),
        Mark.VALUE: _("trị số"),
        Mark.REFERENCE: _("viện dẫn"),
    }


def paper(reading: Reading) -> Iterator[str]:
    """The lines of the document as HTML."""
    finder, labels = phrases.Finder(reading), mark_words()
    page, row, before, anchored = None, None, None, set[str]()
    for number, (passage, pieces) in enumerate(cut(lines(reading), find_marks(reading)), 1):
        place = finder.place(passage.span)
        if place and place.page is not None and place.page != page:
            if page is not None or place.page > 1:
                yield f'<p class="page" role="note">{escape(_("trang {n}").format(n=place.page))}</p>\n'
            page = place.page
        classes = ["line", passage.role.value, *_depth(passage)]
        if passage.role is not before and {passage.role, before} & _OPENINGS:
            classes.append("opens")
        if place and place.table is not None:
            classes.append("cell")
            if (place.table, place.row) != row:
                classes.append("row")
                row = (place.table, place.row)
        before = passage.role
        yield _line(reading.text, number, pieces, " ".join(classes), labels, anchored)


def _depth(passage: Passage) -> tuple[str, ...]:
    """Headings are set by their level."""
    if passage.role is not Role.HEADING or passage.path is None:
        return ()
    return (f"level-{min(passage.path.count('.') + 1, 3)}",)


def _line(
    text: str,
    number: int,
    pieces: list[Piece[Marked]],
    classes: str,
    labels: Mapping[Mark, str],
    anchored: set[str],
) -> str:
    tags = "".join(
        f'<a class="tag {marked.mark}" href="#ds-{finding}" data-f="{finding}">'
        f"{escape(labels[marked.mark].format(n=finding[2:]))}</a>"
        for piece in pieces
        for marked in piece.begins
        for finding in marked.findings
        if marked.mark in _WHOLE
    )
    margin = f'<span class="margin">{tags}</span>' if tags else ""
    words = "".join(_piece(text, piece, labels, anchored) for piece in pieces)
    return f'<p class="{classes}" id="d-{number}">{margin}{words}</p>\n'


def _piece(text: str, piece: Piece[Marked], labels: Mapping[Mark, str], anchored: set[str]) -> str:
    out = escape(" ".join(text[piece.start : piece.end].split("\n")))
    for marked in reversed(piece.marks):
        begins = marked in piece.begins
        first, *more = _new_anchors(marked, anchored) if begins else [""]
        also = "".join(f'<span id="{name}"></span>' for name in more)
        own_id = f' id="{first}"' if first else ""
        out = f"{also}<span{_attributes(marked, begins, labels)}{own_id}>{out}</span>"
    return out


def _attributes(marked: Marked, begins: bool, labels: Mapping[Mark, str]) -> str:
    findings = " ".join(marked.findings)
    own = f' class="m {marked.mark}" data-f="{findings}"'
    if not begins or marked.mark in _WHOLE:
        return own
    number = f" {marked.findings[0][2:]}" if marked.mark is Mark.REFERENCE else ""
    return f'{own} data-w="{escape(labels[marked.mark])}{number}"'


def _new_anchors(marked: Marked, anchored: set[str]) -> list[str]:
    """The findings whose first place this is, for links from the list; one empty name where there is none."""
    new = [name for name in marked.findings if is_anchor(marked) and name not in anchored]
    anchored.update(new)
    return new or [""]


def is_anchor(marked: Marked) -> bool:
    """Whether links from the list lead to this mark."""
    return marked.mark in _WHOLE or marked.mark is Mark.REFERENCE
