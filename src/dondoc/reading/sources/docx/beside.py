"""What stands beside the body: footnotes and endnotes, comments, page heads and feet.

Notes and comments come in the order of their marks. A comment whose mark is gone
still comes, at the end, for somebody wrote it; a note whose mark is gone was deleted
with it. Page heads are kept once each as an aside, without those that only hold a
page number. Source: ECMA-376 part 1, 17.10, 17.11 and 17.13.4.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dondoc.reading.sources.base import Paragraph, Part
from dondoc.reading.sources.docx.names import ID, RELATION_ID, TYPE, Element, w
from dondoc.reading.sources.docx.story import Reader, Spot

_FOOTNOTE_MARK, _ENDNOTE_MARK, _COMMENT_MARK = w("footnoteReference"), w("endnoteReference"), w("commentReference")
_FOOTNOTE, _ENDNOTE, _COMMENT = w("footnote"), w("endnote"), w("comment")
_HEAD, _FOOT = w("headerReference"), w("footerReference")
_SEPARATORS = ("separator", "continuationSeparator", "continuationNotice")


def read_notes(reader: Reader, footnotes: Element | None, endnotes: Element | None) -> Iterator[Paragraph]:
    """Footnotes and endnotes in the order of their marks, each once."""
    notes = {
        (mark, note.get(ID, "")): note
        for mark, tag, root in ((_FOOTNOTE_MARK, _FOOTNOTE, footnotes), (_ENDNOTE_MARK, _ENDNOTE, endnotes))
        if root is not None
        for note in root.iterchildren(tag)
        if note.get(TYPE) not in _SEPARATORS
    }
    spot = Spot(part=Part.FOOTNOTE)
    for mark in list(reader.tally.marks):
        note = notes.pop((mark.kind, mark.id), None)
        if note is not None:
            reader.tally.page = mark.page
            yield from reader.paragraphs(note, spot)


def read_comments(reader: Reader, root: Element | None) -> Iterator[Paragraph]:
    """Comments in the order of their marks, then those whose mark is gone."""
    if root is None:
        return
    comments = {comment.get(ID, ""): comment for comment in root.iterchildren(_COMMENT)}
    pages = {mark.id: mark.page for mark in reader.tally.marks if mark.kind == _COMMENT_MARK}
    spot = Spot(part=Part.COMMENT)
    for name in (*(name for name in pages if name in comments), *(name for name in comments if name not in pages)):
        reader.tally.page = pages.get(name)
        yield from reader.paragraphs(comments[name], spot)


def running_heads(body: Element) -> list[str]:
    """The relation ids of page heads and feet, in the order of the sections that name them."""
    ids = [reference.get(RELATION_ID, "") for reference in body.iter(_HEAD, _FOOT)]
    return list(dict.fromkeys(ids))


def read_running_heads(reader: Reader, roots: Iterable[Element]) -> Iterator[Paragraph]:
    """Page heads and feet, each text once, bare page numbers left out."""
    seen: set[str] = set()
    spot = Spot(part=Part.RUNNING_HEAD)
    reader.tally.page = None
    for root in roots:
        for paragraph in reader.paragraphs(root, spot):
            if paragraph.text not in seen and any(letter.isalpha() for letter in paragraph.text):
                seen.add(paragraph.text)
                yield paragraph
