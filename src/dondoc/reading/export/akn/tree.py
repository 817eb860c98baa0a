"""The lines of a document as a tree of items, by their paths.

A line belongs to the item whose path it carries; items stand under the item that
their path names above them, made up where no line of its own exists. Annexes are
trees of their own. No line is dropped: what carries no path follows the item
before it, or stands in front of or behind the body.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from dondoc.reading.export.html.marks import lines
from dondoc.reading.model import Passage, Reading, Role

_DEEPEST = 60  # levels; lines below belong to the item there: readers of XML give up on deep trees
_FRONT = {Role.LETTERHEAD, Role.TITLE}
_BACK = {Role.RECIPIENTS, Role.SIGNATURE}


@dataclass(slots=True)
class Item:
    """One item: its last marker, its path, and what it holds in order: lines and further items."""

    marker: str
    path: str
    parts: list[Passage | Item] = field(default_factory=list)


@dataclass(slots=True)
class Tree:
    """The parts of a document as Akoma Ntoso has them."""

    preface: list[Passage] = field(default_factory=list)
    preamble: list[Passage] = field(default_factory=list)
    body: Item = field(default_factory=lambda: Item("", ""))
    conclusions: list[Passage] = field(default_factory=list)
    annexes: list[Item] = field(default_factory=list)


def build_tree(reading: Reading) -> Tree:
    """Sort every line into its part."""
    tree, items = Tree(), dict[str, Item]()
    passages = list(lines(reading))
    last = max((i for i, p in enumerate(passages) if p.path and not _is_annexed(p.path)), default=-1)
    current: Item | None = None
    for index, passage in enumerate(passages):
        if passage.path:
            current = _item(tree, items, passage.path)
            current.parts.append(passage)
        elif current is not None and _is_annexed(current.path) and passage.role not in _BACK:
            current.parts.append(passage)
        elif passage.role in _BACK or (current is not None and index > last):
            tree.conclusions.append(passage)
        elif current is not None:
            current.parts.append(passage)
        elif passage.role in _FRONT or (not tree.preamble and passage.role is Role.ASIDE):
            tree.preface.append(passage)
        elif passage.role is Role.PREAMBLE or last >= 0:
            tree.preamble.append(passage)
        else:
            tree.body.parts.append(passage)
    return tree


def _is_annexed(path: str) -> bool:
    return path.startswith("PL")


def _item(tree: Tree, items: dict[str, Item], path: str) -> Item:
    """The item of a path, with the items above it, made where they are new. A loop: paths may be deep."""
    missing, path = [], ".".join(path.split(".", _DEEPEST)[:_DEEPEST])
    while path and path not in items:
        missing.append(path)
        path = path.rpartition(".")[0]
    above = items[path] if path else None
    for new in reversed(missing):
        items[new] = Item(new.rpartition(".")[2], new)
        if above is not None:
            above.parts.append(items[new])
        else:
            (tree.annexes if _is_annexed(new) else tree.body.parts).append(items[new])
        above = items[new]
    return above or tree.body


def first_line(item: Item) -> Passage | None:
    """The line that opens an item, if it has one of its own."""
    return item.parts[0] if item.parts and isinstance(item.parts[0], Passage) else None


def runs(parts: Iterable[Passage | Item]) -> list[list[Passage] | Item]:
    """What an item holds, with the lines that follow each other together."""
    out: list[list[Passage] | Item] = []
    for part in parts:
        if isinstance(part, Item):
            out.append(part)
        elif out and isinstance(out[-1], list):
            out[-1].append(part)
        else:
            out.append([part])
    return out
