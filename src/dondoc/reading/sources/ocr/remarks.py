"""What a reviewer is told about a page that was recognised: turned, askew, handwritten, hard to read."""

from __future__ import annotations

from dondoc.language import _
from dondoc.reading.sources.base import Notice, Place

_NOTED_SKEW = 1.0
_LOW_CONFIDENCE = 70.0


def on_page(
    number: int, *, turned: int, skew: float, handwriting: bool, confidence: float | None
) -> tuple[Notice, ...]:
    """The notices of one page; `turned` is how far it was turned clockwise, `confidence` None where it has no text."""
    found: list[tuple[str, str]] = []
    if turned:
        found.append(("rotated-page", _rotated(number, turned)))
    if abs(skew) > _NOTED_SKEW:
        found.append(("deskewed-page", _askew(number, skew)))
    if handwriting:
        found.append(("handwritten-blank", _handwritten(number)))
    if confidence is not None and confidence < _LOW_CONFIDENCE:
        found.append(("low-confidence-page", _doubtful(number, confidence)))
    return tuple(Notice(code, message, Place(page=number)) for code, message in found)


def _rotated(number: int, turned: int) -> str:
    return _("Trang {page} bị xoay {degrees}°, đã xoay lại rồi mới nhận dạng; hãy đối chiếu với bản gốc.").format(
        page=number, degrees=360 - turned
    )


def _askew(number: int, skew: float) -> str:
    return _(
        "Trang {page} quét nghiêng {degrees}°, đã chỉnh thẳng rồi mới nhận dạng; hãy đối chiếu với bản gốc."
    ).format(page=number, degrees=f"{abs(skew):.1f}".replace(".", ","))


def _handwritten(number: int) -> str:
    return _(
        "Trang {page} có số hoặc ngày viết tay, máy không đọc được chắc chắn nên để trống; hãy nhập theo bản giấy."
    ).format(page=number)


def _doubtful(number: int, confidence: float) -> str:
    return _(
        "Trang {page} nhận dạng kém (độ tin cậy {percent}%); hãy đối chiếu từng dòng hoặc quét lại rõ hơn."
    ).format(page=number, percent=round(confidence))
