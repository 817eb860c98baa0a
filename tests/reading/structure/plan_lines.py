"""Lines of the normalised text made by hand, and the outline built of them."""

from __future__ import annotations

from hypothesis import strategies as st

from dondoc.reading.sources.base import Format, Paragraph, Place, SourceDocument, Style
from dondoc.reading.structure.outline import Item, Outline
from dondoc.reading.text.layer import Line, Text, build_text

BOLD = Style(bold=True)
MARKERS = (
    "I.", "II.", "III.", "V.", "A.", "B.", "H.", "1.", "2.", "10.", "1.1.", "1.2.", "2.1.", "2.1.3.", "1)", "a)", "b)", "c)",
    "d)", "đ)", "e)", "i)", "(1)", "(2)", "(i)", "(a)", "-", "+", "*", "•", "▪", "Điều 1.", "Chương I", "Phần thứ nhất",
    "Mục 1.", "1/", "",
)  # fmt: skip
WORDS = (
    "MỤC TIÊU", "Rà soát các quy định.", "Các sở, ngành có trách nhiệm:", "Sở Tài chính", "Yêu cầu các sở thực hiện./.", "",
)  # fmt: skip


def marked_lines() -> st.SearchStrategy[str]:
    """A marker with some words behind it, in any combination."""
    line = st.builds(
        lambda marker, words: f"{marker} {words}".strip(), st.sampled_from(MARKERS), st.sampled_from(WORDS)
    )
    return line.filter(bool)


def text_of(*written: str | tuple[str, Style], form: Format = Format.DOCX) -> Text:
    """A text of one complete paragraph a line, in the style given."""
    pairs = [(words, Style()) if isinstance(words, str) else words for words in written]
    return build_text(
        SourceDocument(
            form,
            tuple(
                Paragraph(words, ((0, Place(paragraph=number, line=number + 1)),), style)
                for number, (words, style) in enumerate(pairs)
            ),
        )
    )


def lines_of(*written: str) -> list[Line]:
    return text_of(*written).lines


def outline_of(*written: str, roman_heads: tuple[int, ...] = ()) -> Outline:
    """The outline of the lines; as the reader does it, every line is added with its number."""
    outline = Outline(roman_heads=roman_heads)
    for number, line in enumerate(lines_of(*written)):
        outline.add(number, line)
    return outline


def paths_of(*written: str, roman_heads: tuple[int, ...] = ()) -> list[str]:
    """The path of every line, in order."""
    outline = Outline(roman_heads=roman_heads)
    items = [outline.add(number, line) for number, line in enumerate(lines_of(*written))]
    return [item.path for item in items]


def item_at(outline: Outline, path: str) -> Item:
    return next(item for item in outline.root.walk() if item.path == path)
