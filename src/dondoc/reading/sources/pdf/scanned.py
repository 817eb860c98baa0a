"""Pages whose text layer is not enough, read by OCR: rendered as they look, and recognised.

OCR is an optional part. Without it the other pages are still read, and a notice
names those that were not; only a file with no readable page at all is refused.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from pypdfium2 import raw

from dondoc.language import _
from dondoc.reading.errors import CannotRead, MissingPart
from dondoc.reading.sources.base import Notice, Settings
from dondoc.reading.sources.layout import PageContent
from dondoc.reading.sources.pdf.opening import opened_page
from dondoc.reading.sources.pdf.pages import Doubt, PrintedPage
from dondoc.reading.text.plausible import vietnamese_share

_DOTS_PER_INCH = 300.0
_COARSEST, _FINEST = 240.0, 420.0
_FILLS = 0.8
_PICTURE = int(getattr(raw, "FPDF_PAGEOBJ_IMAGE"))  # noqa: B009 (made at run time from C headers)
_MOST_PIXELS = 40_000_000
_BETTER = 0.1


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a doubted page: its content (None where it could not be read), and what OCR noticed."""

    page: PrintedPage
    content: PageContent | None
    recognised: bool = False
    notices: tuple[Notice, ...] = ()


def read_doubted(document: Any, pages: Sequence[PrintedPage], settings: Settings) -> list[Outcome]:
    """Read each doubted page by OCR as far as settings and limits allow."""
    possible = settings.ocr and _is_installed()
    limit = settings.limits.ocr_pages if possible else 0
    return [
        _recognised(document, page, settings) if count < limit else Outcome(page, _without_ocr(page))
        for count, page in enumerate(pages)
    ]


def _is_installed() -> bool:
    from dondoc.reading.sources import ocr

    return ocr.available()


def _without_ocr(page: PrintedPage) -> PageContent | None:
    """A few words are kept even where a picture may hold more; noise is not."""
    keep = page.doubt is not Doubt.LYING and bool(page.content.lines)
    return page.content if keep else None


def _recognised(document: Any, page: PrintedPage, settings: Settings) -> Outcome:
    from dondoc.reading.sources import ocr

    content = page.content
    try:
        image = _render(document, content)
        if page.doubt is Doubt.STAMP:
            _wipe(image, content)
        read = ocr.recognise(
            image, number=content.number, width=content.width, height=content.height, settings=settings
        )
    except MissingPart:
        raise
    except CannotRead:
        return Outcome(page, _without_ocr(page))
    if page.doubt is Doubt.LYING and not page.pictured and not _is_better(read.content, page):
        return Outcome(page, content)  # another language, printed as text: OCR in Vietnamese only spoils it
    found = read.content
    if page.doubt is Doubt.STAMP:
        found = replace(found, lines=(*content.lines, *found.lines))
    return Outcome(page, found, recognised=True, notices=read.notices)


def _is_better(read: PageContent, page: PrintedPage) -> bool:
    text = "\n".join(line.text for line in read.lines)
    return vietnamese_share(text) > vietnamese_share(page.text) + _BETTER


def _render(document: Any, content: PageContent) -> Any:
    """The page as a picture in colour (seals are told by theirs), coarser where the sheet is very large."""
    with opened_page(document, content.number - 1) as page:
        scale = _resolution(page.handle, content) / 72
        pixels = content.width * content.height * scale * scale
        if pixels > _MOST_PIXELS:
            scale *= (_MOST_PIXELS / pixels) ** 0.5
        return page.handle.render(scale=scale).to_pil().convert("RGB")


def _resolution(page: Any, content: PageContent) -> float:
    """The scan's own dots an inch where one picture fills the page: resampling blurs small marks."""
    for picture in page.get_objects(filter=[_PICTURE], max_depth=2):
        left, bottom, right, top = picture.get_bounds()
        if (right - left) * (top - bottom) < _FILLS * content.width * content.height:
            continue
        width, height = picture.get_px_size()
        dots = max(width, height) / max(right - left, top - bottom) * 72
        if _COARSEST <= dots <= _FINEST:
            return float(dots)
    return _DOTS_PER_INCH


def _wipe(image: Any, content: PageContent) -> None:
    """Take the words of a signature's stamp, which are known from the text layer, out of the picture."""
    scale = image.width / content.width
    for line in content.lines:
        image.paste("white", tuple(round(edge * scale) for edge in line.box))


def nothing_readable(settings: Settings) -> MissingPart:
    """The refusal for a file that only OCR could read."""
    if not settings.ocr:
        message = _(
            "Tệp PDF là bản quét, không có lớp chữ đọc được, mà việc nhận dạng chữ (OCR) đang tắt; "
            "hãy bật OCR hoặc dùng bản có chữ."
        )
        return MissingPart("ocr-missing", message)
    message = _(
        "Tệp PDF là bản quét, không có lớp chữ đọc được, và máy này chưa cài OCR; quản trị viên cần cài gói "
        "tesseract-ocr và tesseract-ocr-vie (apt install tesseract-ocr tesseract-ocr-vie) "
        "rồi chạy: pip install dondoc[ocr]."
    )
    return MissingPart("ocr-missing", message)
