"""Documents as they come: uploaded, read in this process or by a stand-in for the child."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dondoc.apps.accounts.models import Role, User
from dondoc.apps.agencies.models import Body
from dondoc.apps.documents.actions import upload_document
from dondoc.apps.documents.models import Document
from dondoc.apps.documents.recording import record_reading
from dondoc.apps.documents.worker.reading import _take
from dondoc.apps.documents.worker.runner import Picture, Result
from dondoc.reading import read
from factories.record import make_body, make_person


@dataclass(frozen=True)
class Cast:
    """A department: who monitors its plans, who leads, who administers, who works there, who is from elsewhere."""

    body: Body
    other_body: Body
    monitor: User
    leader: User
    admin: User
    official: User
    stranger: User
    other_monitor: User


def make_cast() -> Cast:
    body, other = make_body("Sở Khoa học và Công nghệ"), make_body("Sở Tài chính")
    return Cast(
        body=body,
        other_body=other,
        monitor=make_person("Lê Thị Theo", Role.MONITOR, body),
        leader=make_person("Trần Văn Lãnh", Role.LEADER, body),
        admin=make_person("Ngô Quản Trị", Role.ADMINISTRATOR),
        official=make_person("Đỗ Văn Viên", Role.OFFICIAL, body),
        stranger=make_person("Phạm Lạ", Role.OFFICIAL, other),
        other_monitor=make_person("Vũ Thị Khác", Role.MONITOR, other),
    )


PLAN = """ỦY BAN NHÂN DÂN
TỈNH SƠN HẢI
Số: 12/KH-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Sơn Hải, ngày 14 tháng 01 năm 2026

KẾ HOẠCH
Chuyển đổi số tỉnh Sơn Hải năm 2026

Thực hiện Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị, Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:

I. NHIỆM VỤ

1. Sở Khoa học và Công nghệ chủ trì, phối hợp với Sở Tài chính rà soát các quy định trước ngày 31/3/2026.
2. Sở Nội vụ xây dựng kế hoạch đào tạo, hoàn thành trong quý II năm 2026.
"""


def upload(owner: Body, by: User, content: str | bytes = PLAN, *, name: str = "ke-hoach.txt", **more: Any) -> Document:
    """A document that waits to be read."""
    data = content.encode() if isinstance(content, str) else content
    return upload_document(stream=io.BytesIO(data), name=name, owner=owner, by=by, **more)


def result_of(content: str | bytes = PLAN, **more: Any) -> Result:
    """What a child would give for a file, without the child."""
    data = content.encode() if isinstance(content, str) else content
    return Result(seconds=0.1, reading=json.loads(read(data).dumps()), **more)


def read_now(document: Document, content: str | bytes = PLAN, *, pictures: tuple[Picture, ...] = ()) -> Document:
    """The document with its reading on record."""
    taken = _take(document.pk)
    assert taken is not None
    assert record_reading(taken, result_of(content, pictures=pictures))
    document.refresh_from_db()
    return document


def picture_in(folder: Path, number: int = 1) -> Picture:
    """A page as the child would have left it."""
    from PIL import Image

    path = folder / f"{number}.webp"
    Image.new("RGB", (9, 13), (number, 0, 0)).save(path, lossless=True)
    return Picture(number, 595.0, 842.0, (9, 13), path)


class StandIn:
    """Takes the place of `read_in_child`: gives these results one after the other and notes what it was asked."""

    def __init__(self, *results: Result | Exception) -> None:
        self.results = list(results)
        self.asked: list[str] = []

    @contextmanager
    def __call__(self, source: Path, *, name: str, mode: str, stop: Any) -> Iterator[Result]:
        self.asked.append(name)
        result = self.results.pop(0)
        if isinstance(result, Exception):
            raise result
        yield result
