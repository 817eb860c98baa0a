"""A document on the screen: as typeset paper, or as pictures of its pages with boxes over the words.

For every page that shows a document beside something else (review, plan). Give it marks;
each has an anchor of its own and a link to its other side. Nothing inside can become
markup: all words are escaped, addresses and names of classes come from us.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.db.models import prefetch_related_objects
from django.urls import reverse
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from dondoc.apps.documents.marks import Mark, anchor_of
from dondoc.apps.documents.models import Document, DocumentPage
from dondoc.apps.documents.overlays import Shape, shapes_by_page
from dondoc.apps.documents.paper import Cell, Grid, Line, MarkLike, PageEnd, Words, compose

__all__ = ["Mark", "anchor_of", "has_pages", "place_url", "render_pages", "render_paper"]

_DEEPEST_HEADING = 6


def place_url(document_id: int, start: int, end: int) -> str:
    """The address of a sentence: its document, opened at that place, the sentence marked."""
    return f"{reverse('document', args=[document_id])}?s={start}-{end}#{anchor_of(start, end)}"


def has_pages(document: Document) -> bool:
    """Whether the document can be shown as pictures of its pages."""
    return bool(_pages(document))


def render_paper(data: Mapping[str, Any], text: str, marks: Iterable[MarkLike] = (), *, heading: int = 1) -> SafeString:
    """The document as typeset text. `heading` is the level of the heading under which it stands on its page."""
    blocks = "".join(_Typesetter(heading).blocks(compose(data, text, marks)))
    return mark_safe(f'<div class="paper-text" lang="vi">\n{blocks}</div>\n')


def render_pages(document: Document, marks: Iterable[MarkLike] = ()) -> SafeString:
    """The document as pictures of its pages, the marks as boxes. Needs `reading` and `pages` at hand."""
    shapes: dict[int, list[Shape]] = {}
    reading = getattr(document, "reading", None)
    if reading is not None:
        shapes = shapes_by_page(reading.data, reading.text, marks)
    figures = (_page(document, page, shapes.get(page.number, [])) for page in _pages(document))
    return mark_safe(f'<div class="paper-pages">\n{"".join(figures)}</div>\n')


def _pages(document: Document) -> list[DocumentPage]:
    """The pages; asked for once, however often they are needed."""
    prefetch_related_objects([document], "pages")
    return list(document.pages.all())


class _Typesetter:
    """Lines become HTML one by one; what has to be remembered is which anchors are there, and the last heading."""

    def __init__(self, heading: int) -> None:
        self._least = self._last = heading
        self._anchors: set[str] = set()

    def blocks(self, blocks: Iterable[Line | Grid | PageEnd]) -> Iterator[str]:
        for block in blocks:
            if isinstance(block, Line):
                yield self._line(block)
            elif isinstance(block, Grid):
                yield self._grid(block)
            else:
                words = _("trang %(number)s") % {"number": block.number}
                yield f'<p class="page-end" id="trang-{block.number}">{escape(words)}</p>\n'

    def _line(self, line: Line) -> str:
        classes = ["line", f"r-{line.role}", f"depth-{line.depth}", *(["opens"] if line.opens else [])]
        tag = "p"
        if line.level:
            # Levels of headings never jump: who listens to the page would look for what is missing.
            self._last = max(self._least + 1, min(self._least + line.level, self._last + 1, _DEEPEST_HEADING))
            tag = f"h{self._last}"
            classes.append(f"level-{min(line.level, 3)}")
        inside = _notes(line) + "".join(self._words(words) for words in line.words)
        own_id = self._new_id(anchor_of(line.start, line.end))
        return f'<{tag} class="{" ".join(classes)}"{own_id}>{inside}</{tag}>\n'

    def _grid(self, grid: Grid) -> str:
        if grid.plain:
            return "".join(self._sides(row) for row in grid.rows)
        rows = "".join(self._row(row, head=grid.heads and number == 0) for number, row in enumerate(grid.rows))
        label = escape(_("Bảng trong văn bản"))
        table = f'<table class="grid">{rows}</table>'
        return f'<div class="grid-wrap" role="group" aria-label="{label}" tabindex="0">{table}</div>\n'

    def _sides(self, row: Iterable[Cell]) -> str:
        """What stands side by side without lines between: a letterhead, recipients and signature."""
        sides = "".join(f'<div class="beside">{self._cell(cell)}</div>' for cell in row)
        return f'<div class="sides">{sides}</div>\n'

    def _row(self, row: Iterable[Cell], *, head: bool) -> str:
        tag, scope = ("th", ' scope="col"') if head else ("td", "")
        cells = ""
        for cell in row:
            span = f' colspan="{cell.span}"' if cell.span > 1 else ""
            cells += f"<{tag}{scope}{span}>{self._cell(cell)}</{tag}>"
        return f"<tr>{cells}</tr>\n"

    def _cell(self, cell: Cell) -> str:
        return "".join(self._line(line) for line in cell.lines)

    def _words(self, words: Words) -> str:
        """Words inside their marks: the innermost that leads somewhere is a link, all others are spans."""
        out = str(escape(words.text))
        linked = next((mark for mark in reversed(words.marks) if mark.link), None)
        for mark in reversed(words.marks):
            begins = mark in words.begins
            own_id = self._new_id(mark.anchor) if begins else ""
            css = f' class="{escape(mark.css)}"' if mark.css else ""
            if mark is linked:
                out = f'<a href="{escape(mark.link)}"{css}{own_id}>{out}</a>'
            else:
                out = f"<span{css}{own_id}>{out}</span>"
        return out

    def _new_id(self, name: str) -> str:
        """The anchor, at the first place that asks for it."""
        if not name or name in self._anchors:
            return ""
        self._anchors.add(name)
        return f' id="{escape(name)}"'


def _notes(line: Line) -> str:
    """What is to be said of the marks that begin in a line, for its margin."""
    begun = dict.fromkeys(mark for words in line.words for mark in words.begins if mark.note)
    notes = "".join(_note(mark) for mark in begun)
    return f'<span class="notes">{notes}</span> ' if notes else ""


def _note(mark: Mark) -> str:
    css, note = escape(mark.css), escape(mark.note)
    if mark.link:
        return f'<a class="note {css}" href="{escape(mark.link)}">{note}</a>'
    return f'<span class="note {css}">{note}</span>'


def _page(document: Document, page: DocumentPage, shapes: Iterable[Shape]) -> SafeString:
    words = _("Trang %(number)s") % {"number": page.number}
    return format_html(
        '<figure class="sheet-page" id="trang-{}"><figcaption>{}</figcaption><div class="sheet-picture">'
        '<img src="{}" alt="{}" width="{}" height="{}" loading="lazy" decoding="async">'
        '<svg viewBox="0 0 {} {}" role="group" aria-label="{}">{}</svg></div></figure>\n',
        page.number,
        words,
        page_image_url(document, page),
        words,
        round(page.width),
        round(page.height),
        _number(page.width),
        _number(page.height),
        _("Những chỗ được đánh dấu ở trang %(number)s") % {"number": page.number},
        format_html_join("", "{}", ((_shape(shape),) for shape in shapes)),
    )


def page_image_url(document: Document, page: DocumentPage) -> str:
    """The picture of a page; its address changes with its content, so that it may be kept for ever."""
    return f"{reverse('document_page_image', args=[document.pk, page.number])}?v={page.image_id}"


def _shape(shape: Shape) -> SafeString:
    mark = shape.mark
    boxes = format_html_join(
        "",
        '<rect x="{}" y="{}" width="{}" height="{}" rx="2"/>',
        ((_number(box.x), _number(box.y), _number(box.width), _number(box.height)) for box in shape.boxes),
    )
    own_id = format_html(' id="{}"', mark.anchor) if mark.anchor and shape.begins else ""
    title = format_html("<title>{}</title>", mark.note) if mark.note else ""
    group = format_html('<g class="{}"{}>{}{}</g>', mark.css, own_id, title, boxes)
    if not mark.link:
        return group
    # A note names the link by its title already.
    label = "" if mark.note else format_html(' aria-label="{}"', mark.label or _("Chỗ được đánh dấu"))
    return format_html('<a href="{}"{}>{}</a>', mark.link, label, group)


def _number(value: float) -> str:
    """A number as SVG wants it, whatever the language of the page."""
    return f"{value:g}"
