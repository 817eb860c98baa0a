"""Reports with their files: several at once, a photo among them; a fault loses neither words nor files."""

from __future__ import annotations

import re
from datetime import date
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from task_pages import post, words_of

from dondoc.apps.documents.models import StoredFile
from dondoc.apps.tasks.models import Assignment, Evidence, Report
from dondoc.faces.desk.tasks.files import read_ticket
from factories.cast import Cast

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("media")]
TODAY = date(2026, 11, 20)
SAID = {"words": "Đã lấy ý kiến các sở", "progress": "40", "on": "20/11/2026"}


def _file(name: str, content: bytes = b"noi dung") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def _tickets(answer: Any) -> list[str]:
    return [unescape(one) for one in re.findall(r'name="evidence_kept" value="([^"]+)"', answer.content.decode())]


def test_report_with_words_share_and_files(focal: Client, working: Assignment) -> None:
    files = [_file("bien-ban.pdf", b"%PDF-1.7 a"), _file("so-lieu.xlsx", b"PK b")]
    answer = post(
        focal, "report_progress", working, **SAID, evidence=files, evidence_photo=_file("anh.jpg", b"\xff\xd8\xff")
    )
    assert answer.status_code == 303
    report = Report.objects.get()
    assert (report.words, report.progress, report.on, report.by) == ("Đã lấy ý kiến các sở", 40, TODAY, report.by)
    assert sorted(one.name for one in report.evidence.all()) == ["anh.jpg", "bien-ban.pdf", "so-lieu.xlsx"]


def test_report_needs_no_share_and_silence_is_kept(focal: Client, working: Assignment) -> None:
    post(focal, "report_progress", working, words="Đang làm", progress="", on="20/11/2026")
    assert Report.objects.get().progress is None
    assert Assignment.objects.get(pk=working.pk).progress is None


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        ({"words": ""}, "Đã làm được gì, còn vướng gì"),
        ({"progress": "120"}, "Tỷ lệ hoàn thành"),
        ({"on": "21/11/2026"}, "Ngày báo cáo không thể sau hôm nay."),
        ({"on": "ngày mai"}, "Hãy nhập ngày đúng dạng"),
    ],
)
def test_fault_is_said_and_the_files_are_kept(
    focal: Client, working: Assignment, data: dict[str, str], fault: str
) -> None:
    answer = post(focal, "report_progress", working, **{**SAID, **data}, evidence=[_file("bien-ban.pdf")])
    assert answer.status_code == 422
    assert fault in words_of(answer)
    assert "Đã giữ bien-ban.pdf" in words_of(answer)
    (ticket,) = _tickets(answer)
    again = post(
        focal, "report_progress", working, **SAID, evidence_kept=[ticket], evidence=[_file("khac.pdf", b"khac")]
    )
    assert again.status_code == 303
    assert [one.name for one in Evidence.objects.order_by("pk")] == ["bien-ban.pdf", "khac.pdf"]


def test_kept_file_can_be_left_out(focal: Client, working: Assignment) -> None:
    post(focal, "report_progress", working, words="", on="20/11/2026", evidence=[_file("bien-ban.pdf")])
    assert post(focal, "report_progress", working, **SAID).status_code == 303
    assert not Evidence.objects.exists()
    assert StoredFile.objects.filter(size=8).count() == 1  # the bytes do no harm


def test_ticket_of_somebody_elses_making_opens_nothing(focal: Client, working: Assignment) -> None:
    assert read_ticket("khong-phai-cua-ta") is None
    assert post(focal, "report_progress", working, **SAID, evidence_kept=["gia:mao:x"]).status_code == 303
    assert not Evidence.objects.exists()


def test_empty_file_is_refused_with_the_words_kept(focal: Client, working: Assignment) -> None:
    answer = post(focal, "report_progress", working, **SAID, evidence=[_file("rong.pdf", b"")])
    assert answer.status_code == 422
    assert "Tệp rỗng" in words_of(answer)
    assert "Đã lấy ý kiến các sở" in answer.content.decode()
    assert not Report.objects.exists()


def test_too_many_files_are_refused(focal: Client, working: Assignment) -> None:
    files = [_file(f"{number}.txt", bytes([number])) for number in range(1, 22)]
    answer = post(focal, "report_progress", working, **SAID, evidence=files)
    assert answer.status_code == 422
    assert "nhiều nhất 20 tệp" in words_of(answer)


def test_bytes_lie_under_their_hash(focal: Client, working: Assignment, media: Path) -> None:
    post(focal, "report_progress", working, **SAID, evidence=[_file("a.txt", b"mot"), _file("b.txt", b"mot")])
    assert Evidence.objects.count() == 2
    (file,) = {one.file for one in Evidence.objects.select_related("file")}
    assert (media / file.path).read_bytes() == b"mot"


def test_official_to_whom_the_part_was_given_reports(cast: Cast, working: Assignment, client_for: Any) -> None:
    official = client_for(cast.official)
    assert official.get(reverse("report_progress", args=[working.pk])).status_code == 403
    Assignment.objects.filter(pk=working.pk).update(person=cast.official)
    assert post(official, "report_progress", working, **SAID).status_code == 303
    assert Report.objects.get().by == cast.official


def test_completion_is_asked_with_its_day(focal: Client, working: Assignment) -> None:
    data = {"words": "Đã ban hành", "done_on": "18/11/2026"}
    assert post(focal, "ask_completion", working, **data, evidence=[_file("qd.pdf")]).status_code == 303
    part = Assignment.objects.get(pk=working.pk)
    assert (part.state, part.done_on) == ("awaiting", date(2026, 11, 18))


def test_form_keeps_drafts_and_offers_a_photo(focal: Client, working: Assignment) -> None:
    html = focal.get(reverse("report_progress", args=[working.pk])).content.decode()
    assert f'data-draft="report_progress-{working.pk}"' in html
    assert 'capture="environment"' in html
    assert 'enctype="multipart/form-data"' in html


def test_monitor_reads_the_report_and_its_files_before_confirming(
    focal: Client, monitor: Client, working: Assignment
) -> None:
    data = {"words": "Đã ban hành", "done_on": "18/11/2026"}
    post(focal, "ask_completion", working, **data, evidence=[_file("quyet-dinh.pdf")])
    words = words_of(monitor.get(reverse("confirm_completion", args=[working.pk])))
    assert "Đã ban hành" in words
    assert "quyet-dinh.pdf" in words
