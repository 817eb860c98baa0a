"""Tables that offices keep: columns guessed and remembered, rows taken into review or matched to work."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from dondoc.apps.plans.models import Item
from dondoc.apps.sheets import actions
from dondoc.apps.sheets.errors import NoContentColumn, TwiceTheSame
from dondoc.apps.sheets.models import Mapping, Row, Upload
from dondoc.apps.sheets.office.heads import field_of
from dondoc.apps.sheets.office.mapping import offer
from dondoc.apps.tasks.models import Assignment, Report
from factories.cast import Cast
from factories.record import make_assignment, make_task
from factories.workbooks import TODAY, table, through_libreoffice, up

pytestmark = pytest.mark.django_db

HEADS = ("TT", "Nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời hạn", "Kết quả", "Ghi chú")
ROWS = (
    (1, "Xây dựng đề án phát triển", "Sở Tài chính", "Sở Nội vụ; Sở Y tế", "Quý II/2027", "Đã trình", ""),
    (2, "Rà soát vị trí việc làm", "Sở Nội vụ", None, "31/03/2027", None, "x"),
)


def _fields(upload: Upload) -> list[str]:
    chosen = offer(upload).chosen
    assert chosen is not None
    return [head.field for head in chosen.heads]


def test_usual_heads_are_known(tmp_path: Path, cast: Cast) -> None:
    upload = up(table(tmp_path, [HEADS, *ROWS]), cast.monitor, TODAY)
    assert upload.state == "mapping"
    assert _fields(upload) == ["number", "text", "lead", "coordinate", "due", "result", "note"]


def test_titles_above_heads_of_two_rows_and_counted_columns(tmp_path: Path, cast: Cast) -> None:
    rows: list[Any] = [
        ("ỦY BAN NHÂN DÂN TỈNH",),
        ("BẢNG THEO DÕI NHIỆM VỤ NĂM 2027",),
        (),
        ("TT", "Nội dung công việc", "Phân công", None, "Thời gian hoàn thành", "Sản phẩm"),
        (None, None, "Đơn vị chủ trì", "Đơn vị phối hợp", None, None),
        ("(1)", "(2)", "(3)", "(4)", "(5)", "(6)"),
        ("I", "Hoàn thiện thể chế", None, None, None, None),
        (1, "Xây dựng đề án", "Sở Tài chính", "Sở Y tế", "Quý I/2027", "Đề án"),
        (2, "Sửa đổi quy chế", "-nt-", None, "nt", "Quy chế"),
        ("Tổng cộng", None, None, None, None, None),
    ]
    merge = ("A1:F1", "A2:F2", "A4:A5", "B4:B5", "C4:D4", "E4:E5", "F4:F5")
    upload = up(table(tmp_path, rows, merge=merge), cast.monitor, TODAY)
    found = offer(upload)
    assert _fields(upload) == ["number", "text", "lead", "coordinate", "due", "product"]
    assert [(row.line, row.heading, row.of("text"), row.of("lead"), row.of("due")) for row in found.rows] == [
        (7, True, "Hoàn thiện thể chế", "", ""),
        (8, False, "Xây dựng đề án", "Sở Tài chính", "Quý I/2027"),
        (9, False, "Sửa đổi quy chế", "Sở Tài chính", "Quý I/2027"),
    ]


def test_merged_lead_counts_for_each_of_its_rows(tmp_path: Path, cast: Cast) -> None:
    rows = [HEADS[:3], (1, "Việc một", "Sở Y tế"), (2, "Việc hai", None), (3, "Việc ba", None)]
    found = offer(up(table(tmp_path, rows, merge=("C2:C4",)), cast.monitor, TODAY))
    assert [row.of("lead") for row in found.rows] == ["Sở Y tế"] * 3


@pytest.mark.parametrize("text", ["Công khai ngân sách", "Tổng số hóa hồ sơ", "Công tác cán bộ", "Kiểm tra ghi chú"])
def test_work_that_begins_like_a_sum_is_none(tmp_path: Path, cast: Cast, text: str) -> None:
    found = offer(
        up(
            table(tmp_path, [HEADS, (1, text, "Sở Y tế"), (None, "Tổng cộng"), (None, "TM. ỦY BAN")]),
            cast.monitor,
            TODAY,
        )
    )
    assert [row.of("text") for row in found.rows] == [text]


@pytest.mark.parametrize(
    ("head", "field"),
    [
        ("Tiến độ (%)", "progress"), ("Tỷ lệ hoàn thành", "progress"), ("Tiến độ thực hiện", "result"),
        ("Sản phẩm, kết quả", "product"), ("Đơn vị thực hiện", "lead"), ("Phối hợp thực hiện", "coordinate"),
        ("Hạn hoàn thành", "due"), ("Tình hình thực hiện đến 30/6", "result"), ("Ý kiến chỉ đạo", "note"),
        ("Số TT", "number"), ("Tên nhiệm vụ, đề án", "text"), ("Kinh phí", ""),
    ],
)  # fmt: skip
def test_head_is_known_by_its_words(head: str, field: str) -> None:
    assert field_of(head) == field


def test_columns_without_known_heads_are_guessed_by_content(tmp_path: Path, cast: Cast) -> None:
    rows = [
        ("Cột A", "Cột B", "Cột C"),
        ("Xây dựng đề án phát triển nguồn nhân lực", "Sở Tài chính", "31/12/2026"),
        ("Rà soát vị trí việc làm của cơ quan", "Sở Nội vụ", "15/01/2027"),
        ("Tổ chức hội nghị triển khai", "UBND tỉnh", "20/01/2027"),
    ]
    assert _fields(up(table(tmp_path, rows), cast.monitor, TODAY)) == ["text", "lead", "due"]


def _map(upload: Upload, cast: Cast, **said: Any) -> Upload:
    chosen = offer(upload).chosen
    assert chosen is not None
    fields = {str(head.column): head.field for head in chosen.heads if head.field}
    facts = {"fields": fields, "aim": "review", "by": cast.monitor, "owner": cast.monitoring, "title": "KH", **said}
    return actions.map_columns(upload=upload, table=chosen, today=TODAY, **facts)


def test_rows_become_the_items_of_a_review(tmp_path: Path, cast: Cast) -> None:
    upload = _map(up(table(tmp_path, [HEADS, *ROWS]), cast.monitor, TODAY), cast)
    assert upload.document is not None
    items = list(upload.document.review.items.filter(kind=Item.Kind.TASK).order_by("position"))
    first = items[0].value
    assert [item.value["text"] for item in items] == ["Xây dựng đề án phát triển", "Rà soát vị trí việc làm"]
    assert [body["body_id"] for body in first["lead"]] == [cast.lead.pk]
    assert [body["body_id"] for body in first["coordinate"]] == [cast.coordinator.pk, cast.other.pk]
    assert (first["due"], items[1].value["due"]) == ("2027-06-30", "2027-03-31")
    text = upload.document.reading.text
    assert text[items[0].start : items[0].end] == "Xây dựng đề án phát triển"


def test_mapping_is_remembered_for_the_office(tmp_path: Path, cast: Cast) -> None:
    upload = up(table(tmp_path, [HEADS, *ROWS]), cast.monitor, TODAY)
    _map(upload, cast, fields={"1": "text", "6": "product"})
    again = offer(up(table(tmp_path, [HEADS, (1, "Việc khác")], name="khac.xlsx"), cast.monitor, TODAY))
    assert again.chosen is not None
    assert (again.remembered, [head.field for head in again.chosen.heads]) == (
        True, ["", "text", "", "", "", "", "product"]
    )  # fmt: skip
    assert Mapping.objects.get().body_id == cast.monitoring.pk
    stranger = offer(up(table(tmp_path, [HEADS, *ROWS]), cast.stranger, TODAY))
    assert stranger.remembered is False


def test_mapping_needs_the_content_and_each_field_once(tmp_path: Path, cast: Cast) -> None:
    upload = up(table(tmp_path, [HEADS, *ROWS]), cast.monitor, TODAY)
    with pytest.raises(NoContentColumn):
        _map(upload, cast, fields={"0": "number"})
    with pytest.raises(TwiceTheSame, match="Nội dung nhiệm vụ"):
        _map(upload, cast, fields={"1": "text", "2": "text"})


def test_document_is_made_only_for_bodies_that_one_monitors_for(tmp_path: Path, cast: Cast) -> None:
    upload = up(table(tmp_path, [HEADS, *ROWS]), cast.focal, TODAY)
    with pytest.raises(Exception, match="tải văn bản lên"):
        _map(upload, cast, by=cast.focal, owner=cast.monitoring)


@pytest.fixture
def work(cast: Cast, part: Assignment) -> list[Assignment]:
    """Three works of the lead, two of them much alike."""
    found = [part]
    for text in ("Rà soát quy hoạch đất đai quý I", "Rà soát quy hoạch đất đai quý II"):
        task = make_task(cast.plan, None, text)
        found.append(make_assignment(task, cast.lead, state="in_progress"))
    return found


PROGRESS = ("STT", "Nội dung", "Kết quả thực hiện", "Tỷ lệ %")


def _progress(tmp_path: Path, cast: Cast, *rows: tuple[Any, ...]) -> Upload:
    upload = up(table(tmp_path, [PROGRESS, *rows]), cast.focal, TODAY)
    return _map(upload, cast, aim="progress", by=cast.focal, owner=None)


def test_progress_is_matched_to_open_work_and_reported_after_consent(
    tmp_path: Path, cast: Cast, work: list[Assignment]
) -> None:
    upload = _progress(
        tmp_path, cast,
        (1, "Xây dựng Đề án Chuyển đổi số.", "Đã lấy ý kiến các sở", 0.7),
        (2, "Việc của nơi khác hoàn toàn", "Đã làm", None),
        (3, "Rà soát quy hoạch đất đai quý II", None, None),
    )  # fmt: skip
    rows = list(upload.rows.order_by("number"))
    assert [(row.state, row.key) for row in rows] == [("ready", work[0].pk), ("kept", None), ("kept", None)]
    assert (rows[1].message, rows[2].message) == (
        "Không thấy việc nào giống trong các việc bạn được báo cáo.", "Không có nội dung báo cáo ở dòng này."
    )  # fmt: skip
    assert Report.objects.count() == 0
    actions.agree(upload=upload, by=cast.focal, today=TODAY)
    report = Report.objects.get()
    assert (report.assignment_id, report.words, report.progress) == (work[0].pk, "Đã lấy ý kiến các sở", 70)


def test_doubtful_match_waits_for_the_person(tmp_path: Path, cast: Cast, work: list[Assignment]) -> None:
    upload = _progress(tmp_path, cast, (1, "Rà soát quy hoạch đất đai", "Đã xong", None))
    row = upload.rows.get()
    assert (row.state, {one["key"] for one in row.likely}) == (Row.State.CONFLICT, {work[1].pk, work[2].pk})
    actions.choose_work(upload=upload, chosen={row.pk: work[2].pk}, by=cast.focal, today=TODAY)
    actions.agree(upload=upload, by=cast.focal, today=TODAY)
    assert Report.objects.get().assignment_id == work[2].pk


def test_work_of_others_is_never_proposed(tmp_path: Path, cast: Cast, work: list[Assignment]) -> None:
    theirs = make_task(cast.plan, cast.other, "Khám sức khỏe định kỳ cho cán bộ")
    upload = _progress(tmp_path, cast, (1, theirs.text, "Đã khám", None))
    assert upload.rows.get().likely == []


def test_old_excel_is_read_as_well(tmp_path: Path, cast: Cast) -> None:
    import subprocess

    path = table(tmp_path, [HEADS, *ROWS])
    through_libreoffice(path)  # skips where the program is missing
    profile = (tmp_path / "profile").as_uri()
    command = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", "xls", "--outdir"]
    subprocess.run([*command, str(tmp_path), str(path)], check=True, capture_output=True, timeout=180)
    upload = up(tmp_path / "bang.xls", cast.monitor, TODAY)
    assert _fields(upload) == ["number", "text", "lead", "coordinate", "due", "result", "note"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1258"])
@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_tables_of_text_are_read_in_any_encoding(tmp_path: Path, cast: Cast, encoding: str, sign: str) -> None:
    import unicodedata

    lines = [HEADS[:5], ("1", "Xây dựng đề án phát triển kinh tế", "Sở Tài chính", "Sở Y tế", "Quý II/2027")]
    text = "\r\n".join(sign.join(line) for line in lines)
    if encoding == "cp1258":  # letters and tone marks apart, as Windows wrote them
        text = "".join(_parted(letter) for letter in unicodedata.normalize("NFC", text))
    path = tmp_path / "bang.csv"
    path.write_bytes(text.encode(encoding))
    found = offer(up(path, cast.monitor, TODAY))
    assert [(row.of("text"), row.of("lead")) for row in found.rows] == [
        ("Xây dựng đề án phát triển kinh tế", "Sở Tài chính")
    ]


def _parted(letter: str) -> str:
    import unicodedata

    try:
        letter.encode("cp1258")
    except UnicodeEncodeError:
        parts = unicodedata.normalize("NFD", letter)
        tones = [part for part in parts if part in "\u0300\u0301\u0303\u0309\u0323"]
        base = unicodedata.normalize("NFC", "".join(part for part in parts if part not in tones))
        return base + "".join(tones)
    return letter
