"""Opening pictures of pages: PNG, JPEG, TIFF of several pages, BMP, WebP. Needs nothing of OCR.

The size that a picture says it has is believed before it is unpacked: a bomb of a
few kilobytes that unpacks to gigabytes is refused by its head alone. A photograph
carries how the telephone was held, which is undone first.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator

from PIL import Image, ImageOps, ImageSequence

from dondoc.language import _
from dondoc.reading.errors import CannotRead
from dondoc.reading.sources import refusals
from dondoc.reading.sources.base import Settings

_FORMATS = ("PNG", "JPEG", "TIFF", "BMP", "WEBP", "MPO")  # MPO: what some telephones call JPEG
_BEGINNINGS = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\0", b"MM\0*", b"II+\0", b"MM\0+", b"BM")
_MOST_PIXELS = 100_000_000  # A3 at 600 dpi is 139 million, A4 at 600 dpi 35 million
_LONGEST = 6000  # pixels of a side that are kept
_A4_SHORT = 595.3  # points
_POINTS = 72
_LEAST_DPI, _MOST_DPI = 90, 1300

# What Pillow raises on pictures that are damaged, cut short or not what they say.
_DAMAGED = (OSError, SyntaxError, ValueError, EOFError, IndexError, KeyError, TypeError, OverflowError, MemoryError)


def is_picture(data: bytes) -> bool:
    """Whether the file begins like a picture that is read here."""
    return data.startswith(_BEGINNINGS) or (data[:4] == b"RIFF" and data[8:12] == b"WEBP")


def open_pages(data: bytes, settings: Settings) -> Iterator[tuple[Image.Image, tuple[float, float]]]:
    """Each page, as the telephone was held, not larger than is needed, with its size in points."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # odd metadata and Pillow's own limit, which we judge ourselves
            with Image.open(io.BytesIO(data), formats=_FORMATS) as file:
                _check_pages(file, settings)
                for frame in ImageSequence.Iterator(file):
                    _check_pixels(frame)
                    yield _page(frame)
    except Image.DecompressionBombError as error:
        raise _too_large() from error
    except _DAMAGED as error:
        raise refusals.damaged(_("ảnh")) from error


def _check_pages(file: Image.Image, settings: Settings) -> None:
    pages, most = int(getattr(file, "n_frames", 1)), settings.limits.ocr_pages
    if pages > most:
        raise CannotRead(
            "too-large",
            _("Tệp ảnh có {n} trang, vượt giới hạn {most} trang cần nhận dạng; hãy chia thành nhiều tệp.").format(
                n=pages, most=most
            ),
        )


def _check_pixels(frame: Image.Image) -> None:
    if frame.width * frame.height > _MOST_PIXELS:
        raise _too_large()


def _too_large() -> CannotRead:
    return CannotRead(
        "too-large",
        _("Ảnh quá lớn (hơn {n} triệu điểm ảnh); hãy quét lại ở 300 dpi hoặc thu nhỏ ảnh rồi đọc lại.").format(
            n=_MOST_PIXELS // 1_000_000
        ),
    )


def _page(frame: Image.Image) -> tuple[Image.Image, tuple[float, float]]:
    dpi = frame.info.get("dpi")
    frame.draft("L" if frame.mode == "L" else "RGB", (_LONGEST, _LONGEST))
    image = ImageOps.exif_transpose(frame)
    size = _points(image, dpi)
    if max(image.size) > _LONGEST:
        image.thumbnail((_LONGEST, _LONGEST), Image.Resampling.BOX)
    return image, size


def _points(image: Image.Image, dpi: object) -> tuple[float, float]:
    """The size in points by the dots to an inch that the file names, else that of a sheet of A4."""
    width, height = image.size
    named = dpi[0] if isinstance(dpi, tuple) and dpi else 0
    factor = _POINTS / float(named) if _LEAST_DPI <= named <= _MOST_DPI else _A4_SHORT / min(width, height)
    return width * factor, height * factor
