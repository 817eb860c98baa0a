"""The pages of tables: down, up, the report, choices, agreement. They work without scripts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from dondoc.apps.accounts.models import User
from dondoc.apps.documents.models import Document
from dondoc.apps.sheets import jobs
from dondoc.apps.sheets.models import Export, Row, Upload
from dondoc.apps.tasks import actions as work
from dondoc.apps.tasks.models import Assignment, Report, Task
from dondoc.faces.desk.sheets import down as pages_down
from factories.cast import Cast, make_cast
from factories.record import make_task
from factories.workbooks import FIRST, TODAY, column_of, down, fill, stream_of, table

pytestmark = pytest.mark.django_db
Browser = Callable[[User], Client]
DUE = date(2026, 12, 31)


@pytest.fixture(autouse=True)
def _on_that_day(held_today: Any, media: Path) -> None:
    """Today is held, files lie in a folder of the test."""


@pytest.fixture
def cast() -> Cast:
    return make_cast()


@pytest.fixture
def task(cast: Cast) -> Task:
    return make_task(cast.plan, cast.lead, "Xây dựng đề án chuyển đổi số", due=DUE, lead_written="Sở Tài chính")


@pytest.fixture
def part(task: Task) -> Assignment:
    found = task.assignments.get()
    found.state, found.accepted_on = Assignment.State.IN_PROGRESS, date(2026, 1, 7)
    found.save()
    return found


def _send(client: Client, path: Path) -> Any:
    file = SimpleUploadedFile(path.name, path.read_bytes())
    return client.post(reverse("send_sheet"), {"file": file}, follow=True)


def test_list_goes_down_as_it_is_filtered(cast: Cast, part: Assignment, client_for: Browser) -> None:
    make_task(cast.plan, cast.other, "Việc khác")
    answer = client_for(cast.monitor).get(reverse("tasks_xlsx"), {"q": "chuyen doi"})
    sheet = load_workbook(stream_of(answer.content)).worksheets[0]
    assert answer["Content-Disposition"] == 'attachment; filename="nhiem-vu-20261120.xlsx"'
    assert (sheet["B1"].value, sheet["B2"].value) == ("Nhiệm vụ", "Đang lọc: Có chữ: «chuyen doi»")
    assert [sheet.cell(FIRST, column_of(sheet, "text")).value, sheet.cell(FIRST + 1, 2).value] == [
        "Xây dựng đề án chuyển đổi số", None
    ]  # fmt: skip
    assert sheet.cell(FIRST, column_of(sheet, "state")).value == "Đang thực hiện, trong hạn"


def test_lists_of_bodies_and_people_go_down(cast: Cast, client_for: Browser, at_most_queries: Any) -> None:
    admin = client_for(cast.admin)
    for name in ("bodies_xlsx", "people_xlsx", "bodies_csv", "people_csv"):
        with at_most_queries(25 if name.endswith("xlsx") else 15):
            answer = admin.get(reverse(name))
        assert answer.status_code == 200
    assert "Sở Tài chính" in admin.get(reverse("bodies_csv")).content.decode()
    assert "Phạm Văn Viên" in admin.get(reverse("people_csv")).content.decode()


def test_long_list_is_ordered_and_fetched(
    cast: Cast, part: Assignment, client_for: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages_down, "AT_ONCE", 0)
    client = client_for(cast.monitor)
    asked = client.get(reverse("tasks_xlsx"))
    assert "Danh sách có 1 dòng" in asked.content.decode()
    assert Export.objects.count() == 0  # getting writes nothing
    page = client.post(reverse("tasks_xlsx"), follow=True)
    export = Export.objects.get()
    assert "Máy đang làm bảng: 0 trên 1 dòng" in page.content.decode()
    assert jobs.make_export.call(export.pk) == "made"
    assert "Tải tệp Excel" in client.get(reverse("sheet_export", args=[export.pk])).content.decode()
    polled = client.get(reverse("sheet_export", args=[export.pk]), headers={"HX-Request": "true"})
    assert polled["HX-Refresh"] == "true"
    file = b"".join(client.get(reverse("sheet_export_file", args=[export.pk])).streaming_content)
    assert load_workbook(stream_of(file)).worksheets[0]["B1"].value == "Nhiệm vụ"


def test_too_long_list_says_to_filter(
    cast: Cast, part: Assignment, client_for: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages_down, "MOST", 0)
    monkeypatch.setattr(pages_down, "AT_ONCE", 0)
    answer = client_for(cast.monitor).post(reverse("tasks_xlsx"))
    assert (answer.status_code, "Hãy lọc bớt" in answer.content.decode()) == (422, True)


def test_from_the_file_to_the_report_in_four_steps(
    tmp_path: Path, cast: Cast, part: Assignment, client_for: Browser, at_most_queries: Any
) -> None:
    client = client_for(cast.focal)
    path = fill(down(tmp_path, "parts", [part.pk], cast.focal, TODAY), progress=0.6, words="Đã lấy ý kiến")
    page = _send(client, path)
    text = page.content.decode()
    assert "Đã lấy ý kiến" in text
    assert "60%" in text
    assert "Ghi 1 dòng" in text
    assert Report.objects.count() == 0
    upload = Upload.objects.get()
    with at_most_queries(15):
        client.get(reverse("sheet", args=[upload.pk]))
    with at_most_queries(15):
        client.get(reverse("sheets"))
    done = client.post(reverse("apply_sheet", args=[upload.pk]), follow=True)
    assert "Đã ghi 1 dòng." in done.content.decode()
    assert Report.objects.get().words == "Đã lấy ý kiến"
    again = client.post(reverse("apply_sheet", args=[upload.pk]), follow=True)
    assert "Không có thay đổi nào để ghi." in again.content.decode()


def test_conflict_is_chosen_cell_by_cell_and_at_once(
    tmp_path: Path, cast: Cast, part: Assignment, task: Task, client_for: Browser
) -> None:
    path = fill(down(tmp_path, "works", [task.pk], cast.monitor, TODAY), text="Của tôi")
    task.refresh_from_db()
    work.edit_task(task=task, version=task.version, changes={"text": "Của họ"}, by=cast.monitor, today=TODAY)
    client = client_for(cast.monitor)
    text = _send(client, path).content.decode()
    assert "Chọn ở 1 dòng" in text
    assert "Của họ" in text
    row = Row.objects.get()
    url = reverse("choose_cells", args=[row.upload_id])
    answer = client.post(url, {f"choice.{row.pk}.text": "theirs", "query": "rows=conflict"})
    row.refresh_from_db()
    assert (row.state, answer["Location"]) == ("kept", f"{reverse('sheet', args=[row.upload_id])}?rows=conflict")
    client.post(url, {f"choice.{row.pk}.text": "mine"})
    row.refresh_from_db()
    assert row.state == "ready"


def test_faults_are_fetched_as_the_persons_own_file(
    tmp_path: Path, cast: Cast, part: Assignment, client_for: Browser
) -> None:
    client = client_for(cast.focal)
    page = _send(client, fill(down(tmp_path, "parts", [part.pk], cast.focal, TODAY), progress="nhiều"))
    assert "không phải tỷ lệ từ 0 đến 100" in page.content.decode()
    answer = client.get(reverse("sheet_faults", args=[Upload.objects.get().pk]))
    sheet = load_workbook(stream_of(answer.content)).worksheets[0]
    assert sheet.cell(FIRST, column_of(sheet, "progress")).comment is not None
    assert answer["Content-Disposition"] == 'attachment; filename="parts-ghi-chu.xlsx"'


OFFICE = [("TT", "Nhiệm vụ", "Chủ trì", "Thời hạn"), (1, "Xây dựng đề án", "Sở Tài chính", "Quý I/2027")]


def test_table_of_an_office_becomes_a_review(tmp_path: Path, cast: Cast, client_for: Browser) -> None:
    client = client_for(cast.monitor)
    page = _send(client, table(tmp_path, OFFICE))
    assert "Chọn cột: bang.xlsx" in page.content.decode()
    url = reverse("map_sheet", args=[Upload.objects.get().pk])
    said = {"aim": "review", "owner": cast.monitoring.pk, "title": "Kế hoạch 2027", "column_1": "text",
            "column_2": "lead", "column_3": "due"}  # fmt: skip
    answer = client.post(url, said)
    document = Document.objects.get(title="Kế hoạch 2027")
    assert answer["Location"] == reverse("review", args=[document.pk])
    assert client.get(answer["Location"]).status_code == 200
    assert client.get(reverse("document", args=[document.pk])).status_code == 200


def test_mapping_without_content_says_so(tmp_path: Path, cast: Cast, client_for: Browser) -> None:
    client = client_for(cast.monitor)
    _send(client, table(tmp_path, OFFICE))
    url = reverse("map_sheet", args=[Upload.objects.get().pk])
    answer = client.post(url, {"aim": "review", "owner": cast.monitoring.pk, "column_0": "number"})
    assert (answer.status_code, "Hãy chỉ rõ cột nào là nội dung nhiệm vụ." in answer.content.decode()) == (422, True)


def test_work_of_a_row_is_chosen(tmp_path: Path, cast: Cast, part: Assignment, client_for: Browser) -> None:
    other = make_task(cast.plan, cast.lead, "Xây dựng đề án chuyển đổi xanh").assignments.get()
    other.state = Assignment.State.IN_PROGRESS
    other.save()
    client = client_for(cast.focal)
    _send(client, table(tmp_path, [("Nội dung", "Kết quả"), ("Xây dựng đề án chuyển đổi", "Đã họp")]))
    upload = Upload.objects.get()
    said = {"aim": "progress", "column_0": "text", "column_1": "result"}
    page = client.post(reverse("map_sheet", args=[upload.pk]), said, follow=True)
    assert "Hãy chọn đây là việc nào." in page.content.decode()
    row = upload.rows.get()
    client.post(reverse("choose_cells", args=[upload.pk]), {f"work.{row.pk}": other.pk})
    client.post(reverse("apply_sheet", args=[upload.pk]))
    assert Report.objects.get().assignment_id == other.pk


def test_bad_file_says_what_to_do(cast: Cast, tmp_path: Path, client_for: Browser) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"%PDF-1.7\n1 0 obj")
    assert "là văn bản, không phải bảng tính" in _send(client_for(cast.focal), path).content.decode()
    assert client_for(cast.focal).post(reverse("send_sheet")).status_code == 422


def test_worker_is_watched_with_and_without_scripts(cast: Cast, part: Assignment, client_for: Browser) -> None:
    from dondoc.apps.documents import storage
    from dondoc.apps.documents.files import record_file

    file = record_file(storage.put(stream_of(b"x"), name="a.xlsx"))
    upload = Upload.objects.create(by=cast.focal, file=file, file_name="a.xlsx", total=100, done=30)
    client = client_for(cast.focal)
    page = client.get(reverse("sheet", args=[upload.pk])).content.decode()
    assert '<noscript><meta http-equiv="refresh" content="4"></noscript>' in page
    assert "30 trên 100 dòng." in page
    polled = client.get(reverse("sheet_status", args=[upload.pk]))
    assert ("HX-Refresh" in polled, "30 trên 100" in polled.content.decode()) == (False, True)
    Upload.objects.update(state="checked")
    assert client.get(reverse("sheet_status", args=[upload.pk]))["HX-Refresh"] == "true"


def test_list_of_bodies_is_sorted_kept_and_fetched(cast: Cast, client_for: Browser) -> None:
    client = client_for(cast.admin)
    names = [line.body.name for line in client.get(reverse("bodies"), {"sort": "-name"}).context["lines"]]
    assert names == sorted(names, reverse=True)
    by_short = [line.body.short for line in client.get(reverse("bodies"), {"sort": "short"}).context["lines"]]
    assert by_short == sorted(by_short)
    client.post(reverse("save_filter"), {"page": "bodies", "name": "Sở", "query": "kind=department"})
    page = client.get(reverse("bodies"), {"kind": "department"}).content.decode()
    assert '?kind=department">Sở</a>' in page
    assert f"{reverse('bodies_xlsx')}?kind=department" in page
    text = client.get(reverse("bodies_csv"), {"kind": "department", "sort": "-name"}).content.decode("utf-8-sig")
    assert [line.split(",")[0] for line in text.splitlines()[1:]] == [name for name in names if name.startswith("Sở")]
