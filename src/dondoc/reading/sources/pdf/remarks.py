"""What a reviewer is told of a PDF: which pages were recognised and why, which text was not believed."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from dondoc.language import _
from dondoc.reading.sources.base import Notice, Place
from dondoc.reading.sources.pdf.pages import Doubt, PrintedPage
from dondoc.reading.sources.pdf.scanned import Outcome


def make_notices(pages: Sequence[PrintedPage], outcomes: Sequence[Outcome]) -> tuple[Notice, ...]:
    """All notices on a file, the weightier first."""
    found = [
        *_lying(outcomes),
        *_recognised(outcomes),
        *_without_text(outcomes),
        *_stamps(pages),
        *_encodings(pages),
    ]
    return (*found, *(notice for outcome in outcomes for notice in outcome.notices))


def page_list(numbers: Sequence[int]) -> str:
    """Page numbers as people write them.

    >>> page_list([1, 2, 3, 7])
    '1–3, 7'
    """
    runs = (list(run) for _key, run in groupby(enumerate(sorted(numbers)), lambda pair: pair[1] - pair[0]))
    spans = ((run[0][1], run[-1][1]) for run in runs)
    return ", ".join(f"{first}–{last}" if first != last else str(first) for first, last in spans)


def _notice(code: str, message: str, numbers: Sequence[int]) -> list[Notice]:
    if not numbers:
        return []
    return [Notice(code, message.format(pages=page_list(numbers)), Place(page=min(numbers)))]


def _lying(outcomes: Sequence[Outcome]) -> list[Notice]:
    lying = [o for o in outcomes if o.page.doubt is Doubt.LYING]
    unread = [o.page.content.number for o in lying if o.content is not None and not o.recognised]
    dropped = [o.page.content.number for o in lying if o.content is None or o.recognised]
    return [
        *_notice(
            "lying-text-layer",
            _("Lớp chữ có sẵn của trang {pages} không phải chữ đã in (sai mã hoặc sai tiếng) nên không được dùng."),
            dropped,
        ),
        *_notice(
            "lying-text-layer",
            _("Chữ ở trang {pages} không giống tiếng Việt có dấu; được giữ nguyên, hãy đối chiếu với bản gốc."),
            unread,
        ),
    ]


def _recognised(outcomes: Sequence[Outcome]) -> list[Notice]:
    reasons = {
        Doubt.NO_TEXT: _("Trang {pages} là ảnh quét, không có lớp chữ nên đọc bằng OCR; hãy đối chiếu với bản gốc."),
        Doubt.STAMP: _("Trang {pages} chỉ có chữ của dấu ký số nên đọc ảnh quét bằng OCR; hãy đối chiếu với bản gốc."),
        Doubt.LYING: _("Trang {pages} có lớp chữ sai nên đọc lại bằng OCR; hãy đối chiếu với bản gốc."),
    }
    out: list[Notice] = []
    for doubt, message in reasons.items():
        numbers = [o.page.content.number for o in outcomes if o.recognised and o.page.doubt is doubt]
        out += _notice("ocr-page", message, numbers)
    return out


def _without_text(outcomes: Sequence[Outcome]) -> list[Notice]:
    numbers = [
        o.page.content.number
        for o in outcomes
        if not o.recognised and (o.content is None or o.page.doubt is not Doubt.LYING)
    ]
    message = _(
        "Trang {pages} không có lớp chữ đọc được và chưa được nhận dạng, nên thiếu trong kết quả; "
        "hãy bật OCR (cài tesseract-ocr, tesseract-ocr-vie, dondoc[ocr]) rồi đọc lại, hoặc dùng bản có chữ."
    )
    return _notice("page-without-text", message, numbers)


def _stamps(pages: Sequence[PrintedPage]) -> list[Notice]:
    numbers = [page.content.number for page in pages if page.stamped]
    message = _("Trang {pages} có chữ của dấu ký số; phần chữ này được để riêng, không tính vào nội dung văn bản.")
    return _notice("signature-stamp", message, numbers)


def _encodings(pages: Sequence[PrintedPage]) -> list[Notice]:
    out: list[Notice] = []
    for encoding in sorted({page.encoding for page in pages if page.encoding is not None}):
        numbers = [page.content.number for page in pages if page.encoding is encoding]
        message = _("Trang {pages} dùng bảng mã cũ {encoding}, đã chuyển sang Unicode; hãy soát lại dấu và chữ hoa.")
        out += _notice("converted-encoding", message.replace("{encoding}", encoding.value), numbers)
    return out
