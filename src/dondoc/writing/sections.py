"""Sections: paper, margins, direction, numbering of pages. The number of page 1 is not shown."""

from __future__ import annotations

from dataclasses import dataclass, replace

from dondoc.writing.form import Form
from dondoc.writing.markup import paragraph, twips


@dataclass(frozen=True, slots=True)
class Page:
    """Paper in twips."""

    width: int
    height: int
    top: int
    right: int
    bottom: int
    left: int
    number: int  # of the page number below the upper edge
    header: str  # relationship of the header that holds the page number
    sideways: bool = False
    restarts: bool = True

    @property
    def across(self) -> int:
        """The width of the text."""
        return self.width - self.left - self.right


def page_of(form: Form, header: str) -> Page:
    """The upright page of a form."""
    width, height, top, right, bottom, left, number = (
        twips(form.page[name]) for name in ("width", "height", "top", "right", "bottom", "left", "number")
    )
    return Page(width, height, top, right, bottom, left, number, header)


def landscape(page: Page) -> Page:
    """The sheet on its side, with the same margins: the decree sets them for upper edge and left as they are read."""
    return replace(page, width=page.height, height=page.width, sideways=True)


def section(page: Page, *, titled: bool) -> str:
    """The properties of a section."""
    turned = ' w:orient="landscape"' if page.sideways else ""
    start = ' w:start="1"' if page.restarts else ""
    title = "<w:titlePg/>" if titled else ""
    return (
        f'<w:sectPr><w:headerReference w:type="default" r:id="{page.header}"/><w:type w:val="nextPage"/>'
        f'<w:pgSz w:w="{page.width}" w:h="{page.height}"{turned}/>'
        f'<w:pgMar w:top="{page.top}" w:right="{page.right}" w:bottom="{page.bottom}" w:left="{page.left}"'
        f' w:header="{page.number}" w:footer="{page.number}" w:gutter="0"/>'
        f'<w:pgNumType w:fmt="decimal"{start}/>{title}</w:sectPr>'
    )


def section_end(page: Page, *, titled: bool) -> str:
    """The paragraph with which a section ends; a table before it needs one anyway."""
    return paragraph("end", extra=section(page, titled=titled))
