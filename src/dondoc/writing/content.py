"""The text of a document: headings, paragraphs, points, tables, pages on their side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dondoc.vn.alphabet import LIST_LETTERS
from dondoc.vn.numerals import to_roman
from dondoc.writing.clean import clean, keep_together
from dondoc.writing.form import Form
from dondoc.writing.markup import paragraph
from dondoc.writing.model import Block, Bullet, Heading, Landscape, Paragraph, Run, Table, Text
from dondoc.writing.sections import Page, landscape, section_end
from dondoc.writing.tables import data_table

_LEVELS = 5


class Content:
    """Writes blocks in order; knows which heading comes next and on what page it writes."""

    def __init__(self, form: Form, page: Page) -> None:
        self._form = form
        self._counts = [0] * _LEVELS
        self.page = page
        self.is_titled = True  # whether this is still the first section, whose first page shows no number

    def write(self, blocks: Sequence[Block], *, closing: str = "", joined: bool = False) -> Iterator[str]:
        """The blocks; the last words end with the closing mark, and are kept with what follows if `joined`."""
        last = len(blocks) - 1
        for number, block in enumerate(blocks):
            is_last = number == last
            if is_last and closing:
                block = _closed(block, closing)
            yield from self._block(
                block, follows=blocks[number + 1] if not is_last else None, joined=is_last and joined
            )

    def _block(self, block: Block, *, follows: Block | None, joined: bool) -> Iterator[str]:
        keep = "<w:keepNext/>" if joined else ""
        if isinstance(block, Heading):
            yield paragraph(f"heading{block.level}", self._heading(block), extra=keep)
        elif isinstance(block, Paragraph):
            yield paragraph(block.style, _bound(block.text), extra=keep)
        elif isinstance(block, Bullet):
            sign = "- " if block.level == 1 else "+ "
            yield paragraph("body", _led(sign, _bound(block.text)), extra=keep)
        elif isinstance(block, Table):
            yield data_table(block, self.page.across)
            if isinstance(follows, Table) and not follows.title:
                yield paragraph("end")  # two tables that touch become one
        else:
            yield from self._sideways(block)

    def _heading(self, heading: Heading) -> str:
        text = clean(heading.text)
        if self._form.styles[f"heading{heading.level}"].caps:
            text = text.upper()
        if not heading.numbered:
            return text
        at = heading.level - 1
        self._counts[at] += 1
        self._counts[at + 1 :] = [0] * (_LEVELS - at - 1)
        count = self._counts[at]
        letter = LIST_LETTERS[(count - 1) % len(LIST_LETTERS)]
        marker = self._form.headings[at].format(roman=to_roman(count), number=count, letter=letter)
        return marker + keep_together(text)

    def _sideways(self, block: Landscape) -> Iterator[str]:
        """The page so far ends, the blocks stand on pages of their own, the text goes on upright."""
        upright = self.page
        yield section_end(upright, titled=self.is_titled)
        self.is_titled, self.page = False, replace(landscape(upright), restarts=False)
        for number, inner in enumerate(block.blocks):
            follows = block.blocks[number + 1] if number + 1 < len(block.blocks) else None
            yield from self._block(inner, follows=follows, joined=False)
        yield section_end(self.page, titled=False)
        self.page = replace(upright, restarts=False)


def _bound(text: Text) -> Text:
    if isinstance(text, str):
        return keep_together(clean(text))
    return tuple(replace(run, text=keep_together(clean(run.text))) for run in text)


def _led(sign: str, text: Text) -> Text:
    return sign + text if isinstance(text, str) else (Run(sign), *text)


def _closed(block: Block, mark: str) -> Block:
    """The block with the mark at the end of its words; a table has none."""
    if isinstance(block, Paragraph | Bullet):
        return replace(block, text=_marked(block.text, mark))
    return block


def _marked(text: Text, mark: str) -> Text:
    if isinstance(text, str):
        return text.rstrip().rstrip("./;") + mark
    if not text:
        return mark
    return (*text[:-1], replace(text[-1], text=text[-1].text.rstrip().rstrip("./;") + mark))
