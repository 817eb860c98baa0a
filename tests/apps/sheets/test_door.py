"""Files from strangers: whatever they hold, a clear sentence or a table comes of it, and the machine stays well."""

from __future__ import annotations

import io
import random
import zipfile
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from dondoc.apps.documents.errors import EmptyFile
from dondoc.apps.documents.worker import book_child
from dondoc.apps.sheets import actions
from dondoc.apps.sheets.checking import check_upload
from dondoc.apps.sheets.errors import Unreadable
from dondoc.apps.sheets.models import Upload
from dondoc.apps.sheets.office.mapping import offer
from dondoc.apps.sheets.reading.runner import read_book
from dondoc.apps.tasks.models import Assignment
from dondoc.reading.errors import CannotRead
from factories import files
from factories.cast import Cast
from factories.workbooks import TODAY, down, stream_of, table, up

pytestmark = pytest.mark.django_db
HEADS = ("TT", "Nhiệm vụ", "Chủ trì")


def _up(data: bytes, cast: Cast, name: str = "bang.xlsx") -> Upload:
    upload = actions.send_up(stream=stream_of(data), name=name, by=cast.monitor, today=TODAY)
    if upload.state == Upload.State.WAITING:  # large enough for the worker
        check_upload(upload, today=TODAY)
        upload.refresh_from_db()
    return upload


def _with_part(path: Path, name: str, text: bytes) -> bytes:
    """The workbook with one of its parts replaced or added."""
    out = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            if entry.filename != name:
                new.writestr(entry, old.read(entry.filename))
        new.writestr(name, text)
    return out.getvalue()


def test_bomb_is_refused_before_it_is_unpacked(tmp_path: Path, cast: Cast) -> None:
    data = _with_part(table(tmp_path, [HEADS]), "xl/sharedStrings.xml", b"<sst>" + b" " * 450_000_000 + b"</sst>")
    upload = _up(data, cast)
    assert upload.state == "failed"
    assert "vượt giới hạn an toàn" in upload.failure


def test_word_far_from_the_table_is_named_by_its_cell(tmp_path: Path, cast: Cast) -> None:
    book = Workbook()
    book.active.append(HEADS)
    book.active["XFD1048576"] = "x"
    path = tmp_path / "xa.xlsx"
    book.save(path)
    assert _up(path.read_bytes(), cast).failure.startswith("Ô XFD1048576 có nội dung nhưng nằm quá xa bảng")


def test_a_million_empty_rows_are_no_rows(tmp_path: Path, cast: Cast) -> None:
    path = table(tmp_path, [HEADS, (1, "Xây dựng đề án", "Sở Tài chính")])
    with zipfile.ZipFile(path) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml")
    rows = b"".join(b'<row r="%d"><c r="A%d" s="0"/></row>' % (n, n) for n in range(3, 200_000))
    last = b'<row r="1048576"><c r="A1048576" s="0"/></row>'
    data = _with_part(path, "xl/worksheets/sheet1.xml", sheet.replace(b"</sheetData>", rows + last + b"</sheetData>"))
    upload = _up(data, cast)
    assert (upload.state, offer(upload).total) == ("mapping", 1)


def test_too_many_rows_are_refused_in_words() -> None:
    with pytest.raises(CannotRead, match="quá lớn"):
        book_child.read_book("\n".join(f"{n},việc" for n in range(book_child.MOST_ROWS + 2)).encode())


@pytest.mark.parametrize(
    ("data", "said"),
    [
        pytest.param(b"%PDF-1.7\n1 0 obj", "là văn bản, không phải bảng tính", id="pdf"),
        pytest.param(b"PK\x03\x04" + b"\0" * 200, "hỏng", id="cut-package"),
        pytest.param(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2000, "hỏng", id="cut-old-office"),
        pytest.param(b"<html><table><tr><td>1</td></tr></table></html>", "bên trong là trang web", id="page-named-xls"),
        pytest.param(b"MZ" + bytes(range(256)) * 8, "không phải văn bản", id="program"),
        pytest.param(b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>',
                     "XML", id="xml-of-2003"),
    ],
)  # fmt: skip
def test_what_is_no_table_is_refused_in_words(cast: Cast, data: bytes, said: str) -> None:
    upload = _up(data, cast, "bang.xls")
    assert (upload.state, said in upload.failure) == ("failed", True), upload.failure


def test_locked_workbook_says_to_take_the_password_away(cast: Cast) -> None:
    locked = files.compound({"EncryptedPackage": b"", "EncryptionInfo": b""})
    assert "mật khẩu" in _up(locked, cast).failure


def test_empty_file_is_not_kept(cast: Cast) -> None:
    with pytest.raises(EmptyFile):
        _up(b"", cast)


def test_macros_are_neither_run_nor_kept(tmp_path: Path, cast: Cast) -> None:
    data = _with_part(table(tmp_path, [HEADS, (1, "Xây dựng đề án", "Sở Y tế")]), "xl/vbaProject.bin", b"Sub Auto_Open")
    upload = _up(data, cast, "bang.xlsm")
    assert upload.notices == ["Tệp có macro. Macro không được chạy và không được giữ; chỉ nội dung các ô được đọc."]
    assert offer(upload).total == 1


def test_formula_is_read_as_its_value_and_never_run(tmp_path: Path, cast: Cast) -> None:
    path = table(tmp_path, [HEADS, (1, '=HYPERLINK("http://x.example","bấm")', "Sở Y tế"), (2, "Xây dựng", "Sở Y tế")])
    assert [row.of("text") for row in offer(up(path, cast.monitor, TODAY)).rows] == ["Xây dựng"]


def test_entities_and_links_in_xml_reach_nobody(tmp_path: Path, cast: Cast) -> None:
    path = table(tmp_path, [HEADS, (1, "Xây dựng đề án", "Sở Y tế")])
    evil = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><sst><si><t>&x;</t></si></sst>'
    upload = _up(_with_part(path, "xl/sharedStrings.xml", evil), cast)
    words = "" if upload.state == "failed" else str(offer(upload))
    assert "root:" not in words + upload.failure


@pytest.mark.parametrize("seed", range(12))
def test_mangled_list_of_ours_never_breaks_the_door(tmp_path: Path, cast: Cast, part: Assignment, seed: int) -> None:
    """Bytes turned, cut out and doubled: the answer is a state, never a fault of the server."""
    chance = random.Random(seed)
    data = bytearray(down(tmp_path, "parts", [part.pk], cast.focal, TODAY).read_bytes())
    for _turn in range(chance.randint(1, 30)):
        at = chance.randrange(len(data))
        match chance.randrange(3):
            case 0:
                data[at] = chance.randrange(256)
            case 1:
                del data[at : at + chance.randrange(40)]
            case _:
                data[at:at] = data[at : at + chance.randrange(40)]
    upload = actions.send_up(stream=stream_of(bytes(data)), name="bang.xlsx", by=cast.focal, today=TODAY)
    assert upload.state in ("failed", "checked", "mapping")
    assert (upload.failure != "") == (upload.state == "failed")


@pytest.mark.parametrize("seed", range(8))
def test_strange_values_in_every_cell_never_break_the_check(
    tmp_path: Path, cast: Cast, part: Assignment, seed: int
) -> None:
    import datetime

    strange: list[Any] = [
        "=1/0", "#N/A", -1, 1e300, 0.1, True, "\u202eabc", "x" * 32767, "31/02/2026", datetime.time(3, 4),
        datetime.timedelta(hours=30), datetime.datetime(1900, 1, 1), "Sở Y tế", "nhận việc", "'", "{}", "%s %(a)s",
        "\ud7ff", "９９％", "१२", "0" * 400, "1" * 400, "٣/١/٢٠٢٦",
    ]  # fmt: skip
    chance = random.Random(seed)
    path = down(tmp_path, "parts", [part.pk], cast.focal, TODAY)
    book = load_workbook(path)
    sheet = book.worksheets[0]
    for column in range(2, sheet.max_column + 1):
        sheet.cell(7, column).value = chance.choice(strange)
    book.save(path)
    upload = up(path, cast.focal, TODAY)
    assert upload.state == "checked", upload.failure


def test_child_that_takes_too_long_is_ended(tmp_path: Path, cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dondoc.apps.sheets.reading.runner.SECONDS", 0.001)
    with pytest.raises(Unreadable, match="quá lâu"):
        read_book(table(tmp_path, [HEADS]))
