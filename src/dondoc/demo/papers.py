"""The documents of the province: who followed which one from which day, and how they came in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dondoc import examples
from dondoc.apps.agencies.models import Body
from dondoc.apps.documents.actions import upload_document
from dondoc.apps.documents.jobs import read_document
from dondoc.apps.documents.models import Document
from dondoc.demo.people import person
from dondoc.demo.province import NAME

_2030 = date(2030, 12, 31)


@dataclass(frozen=True, slots=True)
class Paper:
    """An example document as the province took it up."""

    file: str
    came_on: date
    monitor: str  # standards of bodies
    assigner: str
    by: str
    ends_on: date


PAPERS = (
    Paper("ke-hoach-doi-moi-sang-tao-2024.docx", date(2024, 4, 15), "skhcn", "ubnd", "theo-doi", date(2025, 12, 31)),
    Paper(
        "ke-hoach-hoat-dong-lien-hiep-hoi-2025.txt", date(2025, 2, 19), "lhh", "lhh", "theo-doi-lhh",
        date(2025, 12, 31),
    ),
    Paper("chuong-trinh-hanh-dong-tinh-uy-2025.docx", date(2025, 10, 24), "vptu", "tinhuy", "theo-doi-tu", _2030),
    Paper(
        "quyet-dinh-va-ke-hoach-cong-nghe-sinh-hoc-2025.docx", date(2025, 11, 10), "skhcn", "ubnd", "theo-doi-2", _2030
    ),
    Paper("ke-hoach-chuyen-doi-so-2026.pdf", date(2026, 1, 19), "skhcn", "ubnd", "theo-doi", date(2026, 12, 31)),
    Paper("cong-van-giao-nhiem-vu-2026.html", date(2026, 3, 11), "skhcn", "ubnd", "theo-doi-2", date(2026, 6, 30)),
)  # fmt: skip
LAST = "chi-thi-an-toan-thong-tin-2025-ban-quet.pdf"
"""The scanned one, which came yesterday and is still under review."""


def upload(file: str, owner: Body, by: str) -> Document:
    """Bring a document in and read it at once, as the worker would."""
    path = next(path for path in examples.paths() if path.name == file)
    with path.open("rb") as stream:
        document = upload_document(stream=stream, name=file, owner=owner, by=person(by))
    read_document.func(document.pk)
    document.refresh_from_db()
    return document


def body_on(standard: str, day: date) -> Body:
    """A standard body of the province as it was on a day."""
    return Body.objects.on(day).get(standard=standard, place__name=NAME)
