"""Akoma Ntoso 3.0 of a document: its structure, its references, its annexes.

The document is a `doc` named by its kind. Items become the hierarchy (section,
paragraph, point, indent, alinea), each with the marker as printed and its lines;
cited documents become `ref`s to their addresses. No line is left out: what has no
place in the hierarchy stands in the item before it, in the preface or in the
conclusions. Source: Akoma Ntoso Version 1.0 (OASIS); the schema that the tests hold
this against lies beside them.
"""

from __future__ import annotations

import re

from lxml import etree

from dondoc.reading.export.akn.inline import Inliner
from dondoc.reading.export.akn.meta import NAMESPACE, Element, child, write_meta
from dondoc.reading.export.akn.names import Ids, element_of, slug
from dondoc.reading.export.akn.tree import Item, Tree, build_tree, first_line, runs
from dondoc.reading.model import Passage, Reading, Role, Span

_MARKER = re.compile(
    r"\s*(?:(?:Điều|Chương|Phần|Mục|Khoản)\s+[\dIVXLC]+[a-zđ]?\s*[.:)]?"  # Điều 1.
    r"|\(?(?:[IVXLC]+|[A-ZĐ]|\d+(?:\.\d+)*|[a-zđ])\s*[.)](?=\s|$)"  # II. 1.1. a) (1)
    r"|\d+(?=\s*\Z)"  # the number of a table row, alone in its cell
    r"|[-+*•–●](?=\s))",
)


def render(reading: Reading, name: str) -> bytes:
    """The reading as an Akoma Ntoso 3.0 document."""
    return _Writer(reading, name).document()


class _Writer:
    """Writes one document: the tree of its lines, and the eIds given so far."""

    def __init__(self, reading: Reading, name: str) -> None:
        self.reading, self.name = reading, name
        self.inline, self.ids = Inliner(reading), Ids()

    def document(self) -> bytes:
        tree = build_tree(self.reading)
        root = etree.fromstring(f'<akomaNtoso xmlns="{NAMESPACE}"/>')
        doc = child(root, "doc", name=slug(self.reading.document.kind or "") or "van-ban")
        write_meta(doc, self.reading, "main", self.reading.document.title)
        self._front(doc, tree)
        self._body(doc, tree.body, "")
        if tree.conclusions:
            self._block_lines(child(doc, "conclusions"), tree.conclusions)
        self._attachments(doc, tree)
        return etree.tostring(root, xml_declaration=True, encoding="UTF-8")

    def _front(self, doc: Element, tree: Tree) -> None:
        if tree.preface:
            self._block_lines(child(doc, "preface"), tree.preface, facts=True)
        if tree.preamble:
            self._block_lines(child(doc, "preamble"), tree.preamble)

    def _attachments(self, doc: Element, tree: Tree) -> None:
        if not tree.annexes:
            return
        titles = {annex.label: annex.title for annex in self.reading.annexes}
        attachments = child(doc, "attachments")
        for number, item in enumerate(tree.annexes, 1):
            own = self.ids.new("attachment", item.marker)
            attachment = child(attachments, "attachment", eId=own)
            line = first_line(item)
            label = self.reading.quote(line.span) if line else item.marker
            annex = child(attachment, "doc", name="phu-luc")
            write_meta(annex, self.reading, f"annex_{number}", titles.get(label) or label)
            self._body(annex, item, own)

    def _body(self, doc: Element, item: Item, own: str) -> None:
        """The main body: hierarchy where there are items, else plain lines."""
        body = child(doc, "mainBody")
        for part in runs(item.parts):
            if isinstance(part, Item):
                self._item(body, part, own)
            else:
                self._block_lines(body, part)
        if not len(body):
            child(body, "p")

    def _item(self, parent: Element, item: Item, above: str) -> None:
        element = element_of(item.marker)
        own = self.ids.new(element, item.marker, above)
        node = child(parent, element, eId=own)
        parts = self._opening(node, item)
        inner = [index for index, part in enumerate(parts) if isinstance(part, Item)]
        if not inner:
            content = child(node, "content")
            self._block_lines(content, [p for part in parts if isinstance(part, list) for p in part])
            return
        for index, part in enumerate(parts):
            if isinstance(part, Item):
                self._item(node, part, own)
            elif index < inner[0]:
                self._block_lines(child(node, "intro"), part)
            elif index > inner[-1]:
                self._block_lines(child(node, "wrapUp"), part)
            else:
                self._aside(node, part, own)

    def _aside(self, node: Element, lines: list[Passage], above: str) -> None:
        """Lines between the items of an item: Akoma Ntoso has no plain place for them."""
        box = child(node, "hcontainer", name="giua-muc", eId=self.ids.new("hcontainer", "", above))
        self._block_lines(child(box, "content"), lines)

    def _opening(self, node: Element, item: Item) -> list[list[Passage] | Item]:
        """Write the marker and the heading of an item; what is left are its lines and items."""
        line = first_line(item)
        if line is None:
            child(node, "num", item.marker)
            return runs(item.parts)
        marker = _MARKER.match(self.reading.text[line.span.start : line.span.end])
        start = line.span.start
        if marker and not item.marker.startswith("p"):
            child(node, "num", marker.group().strip())
            start += marker.end()
        rest = Passage(Span(start, line.span.end), line.role, line.path)
        if line.role is Role.HEADING:
            self.inline.write(child(node, "heading"), rest)
            return runs(item.parts[1:])
        return runs([rest, *item.parts[1:]] if start < line.span.end else item.parts[1:])

    def _block_lines(self, parent: Element, lines: list[Passage], *, facts: bool = False) -> None:
        for line in lines:
            self.inline.write(child(parent, "p", **{"class": line.role.value}), line, facts=facts)
        if not lines:
            child(parent, "p")
