"""Pages of letters: preparing, looking, editing, issuing, downloading."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from dondoc.apps.core.models import Configuration
from dondoc.apps.letters.models import FormChange, Letter, Letterhead, Wording
from dondoc.apps.tasks.models import Assignment
from factories.cast import Cast, make_cast
from factories.letters import DAY, WORK, make_letterhead, make_overdue, prepare
from factories.record import make_body, make_plan, make_task

As = Callable[[Any], Client]


@pytest.fixture
def cast(db: None, media: Path, held_today: Any) -> Cast:
    Configuration.objects.create(pk=1, province_name="tỉnh Sơn Hải", province_code="99")
    found = make_cast()
    make_letterhead(found.monitoring)
    make_overdue(found)
    return found


@pytest.fixture
def letter(cast: Cast) -> Letter:
    return prepare(cast)[0]


def text_of(response: Any) -> str:
    return " ".join(response.content.decode().split())


# Preparing


def test_bodies_with_overdue_work_are_offered(cast: Cast, client_for: As) -> None:
    make_overdue(cast, cast.coordinator)
    make_task(cast.plan, cast.other, "Trong hạn")
    shown = text_of(client_for(cast.monitor).get(reverse("prepare_letter")))
    assert "Sở Tài chính" in shown
    assert "Sở Nội vụ" in shown
    assert "Sở Y tế" not in shown
    assert 'value="02/12/2026"' in shown  # seven working days from 20/11/2026; 24/11 is a day off


def test_letters_are_prepared_for_the_bodies_chosen(cast: Cast, client_for: As) -> None:
    make_overdue(cast, cast.coordinator)
    make_overdue(cast, cast.other)
    data = {"issuer": cast.monitoring.pk, "report_by": "30/11/2026", "bodies": [cast.lead.pk, cast.other.pk]}
    response = client_for(cast.monitor).post(reverse("prepare_letter"), data)
    assert response.status_code == 303
    made = Letter.objects.all()
    assert {one.addressees.get() for one in made} == {cast.lead, cast.other}
    assert response["Location"] == f"{reverse('letters')}?batch={made[0].batch}"
    shown = text_of(client_for(cast.monitor).get(response["Location"]))
    assert "soạn cùng một lượt" in shown


def test_single_letter_opens_its_page(cast: Cast, client_for: As) -> None:
    data = {"issuer": cast.monitoring.pk, "report_by": "30/11/2026", "bodies": [cast.lead.pk]}
    response = client_for(cast.monitor).post(reverse("prepare_letter"), data)
    assert response["Location"] == Letter.objects.get().get_absolute_url()


@pytest.mark.parametrize(
    ("data", "says"),
    [
        pytest.param({"bodies": []}, "Hãy chọn ít nhất một cơ quan", id="nobody"),
        pytest.param({"report_by": "20/11/2026"}, "Ngày báo cáo phải sau hôm nay", id="today"),
        pytest.param({"report_by": "hôm nay"}, "đúng dạng", id="no-day"),
        pytest.param({"issuer": "0"}, "Cơ quan ban hành", id="no-issuer"),
    ],
)
def test_faulty_form_says_why_and_keeps_the_choice(cast: Cast, client_for: As, data: dict[str, Any], says: str) -> None:
    whole = {"issuer": cast.monitoring.pk, "report_by": "30/11/2026", "bodies": [cast.lead.pk], **data}
    response = client_for(cast.monitor).post(reverse("prepare_letter"), whole)
    assert response.status_code == 422
    assert says in text_of(response)
    assert not Letter.objects.exists()


def test_issuer_does_not_remind_itself(cast: Cast, client_for: As) -> None:
    make_overdue(cast, cast.monitoring)
    client = client_for(cast.monitor)
    chosen = {line.name: line.chosen for line in client.get(reverse("prepare_letter")).context["candidates"]}
    assert chosen == {"Sở Tài chính": True, "Sở Khoa học và Công nghệ": False}
    data = {"issuer": cast.monitoring.pk, "report_by": "30/11/2026", "bodies": [cast.monitoring.pk]}
    response = client.post(reverse("prepare_letter"), data)
    assert "không gửi công văn đôn đốc cho chính mình" in text_of(response)
    data["issuer"] = cast.province.pk  # drafted for whoever gave the plan, it may be reminded
    assert client.post(reverse("prepare_letter"), data).status_code == 303


def test_body_that_is_not_overdue_cannot_be_slipped_in(cast: Cast, client_for: As) -> None:
    data = {"issuer": cast.monitoring.pk, "report_by": "30/11/2026", "bodies": [cast.other.pk]}
    assert client_for(cast.monitor).post(reverse("prepare_letter"), data).status_code == 422


def test_plan_of_others_is_not_offered(cast: Cast, client_for: As) -> None:
    other = make_plan(cast.other, short_name="KH của Sở Y tế")
    response = client_for(cast.monitor).get(reverse("prepare_letter") + f"?plan={other.pk}")
    assert "KH của Sở Y tế" not in text_of(response)
    assert response.context["ground"].plan is None


def test_missing_letterhead_is_told_before_pressing(cast: Cast, client_for: As) -> None:
    Letterhead.objects.update(symbol="")
    shown = text_of(client_for(cast.monitor).get(reverse("prepare_letter")))
    assert "còn thiếu: chữ viết tắt trong số, ký hiệu" in shown


@pytest.mark.parametrize("kind", ["task_list", "results"])
def test_other_kinds_are_prepared(cast: Cast, client_for: As, kind: str) -> None:
    url = f"{reverse('prepare_letter')}?kind={kind}&plan={cast.plan.pk}"
    client = client_for(cast.monitor)
    assert client.get(url).status_code == 200
    response = client.post(url, {"issuer": cast.monitoring.pk, "month": "2026-11-01", "body": ""})
    assert response.status_code == 303, text_of(response)
    assert Letter.objects.get().kind == kind


def test_list_of_tasks_asks_for_a_plan(cast: Cast, client_for: As) -> None:
    assert "Chọn kế hoạch" in text_of(client_for(cast.monitor).get(reverse("prepare_letter") + "?kind=task_list"))


def test_nothing_overdue_says_so(cast: Cast, client_for: As) -> None:
    Assignment.objects.update(state="done", done_on=DAY)
    assert "Không có việc nào quá hạn" in text_of(client_for(cast.monitor).get(reverse("prepare_letter")))


@pytest.mark.parametrize("query", ["?kind=x&plan=x&body=x&owner=x", "?plan=99999999999999999999", "?owner=0"])
def test_nonsense_in_the_address_is_left_out(cast: Cast, client_for: As, query: str) -> None:
    assert client_for(cast.monitor).get(reverse("prepare_letter") + query).status_code == 200


# Looking, downloading


def test_page_shows_words_files_and_what_changed(cast: Cast, letter: Letter, client_for: As) -> None:
    client = client_for(cast.monitor)
    shown = text_of(client.get(letter.get_absolute_url()))
    assert WORK in shown
    assert "SKHCN_CV-don-doc_Sở Tài chính_2026-11-20.docx" in shown
    assert "Số liệu đã đổi" not in shown
    make_overdue(cast, text="Việc mới quá hạn")
    shown = text_of(client.get(letter.get_absolute_url()))
    assert "Số liệu đã đổi" in shown
    assert "Thêm: Việc mới quá hạn" in shown


def test_file_comes_as_download_with_either_name(cast: Cast, letter: Letter, client_for: As) -> None:
    url = reverse("letter_file", args=[letter.versions.get().pk])
    response = client_for(cast.monitor).get(url)
    assert "attachment" in response["Content-Disposition"]
    data = b"".join(response.streaming_content)
    assert docx.Document(io.BytesIO(data)).paragraphs
    response = client_for(cast.monitor).get(f"{url}?names=ascii")
    assert 'filename="SKHCN_CV-don-doc_So-Tai-chinh_2026-11-20.docx"' in response["Content-Disposition"]
    response.close()


@pytest.mark.parametrize("query", ["", "?names=ascii"])
def test_many_come_in_one_archive(cast: Cast, client_for: As, query: str) -> None:
    make_overdue(cast, cast.coordinator)
    prepare(cast)
    response = client_for(cast.monitor).get(reverse("letters_zip") + query)
    with zipfile.ZipFile(io.BytesIO(b"".join(response.streaming_content))) as archive:
        assert archive.testzip() is None
        names = sorted(archive.namelist())
    assert len(names) == 2
    assert names[1].endswith("Tai-chinh_2026-11-20.docx" if query else "Sở Tài chính_2026-11-20.docx")


def test_receiver_sees_the_issued_letter_and_its_signed_file_alone(cast: Cast, letter: Letter, client_for: As) -> None:
    url, client = letter.get_absolute_url(), client_for(cast.focal)
    made = letter.versions.get()
    assert client.get(url).status_code == 404
    _issue(client_for(cast.monitor), letter)
    shown = text_of(client.get(url))
    assert "da-ky.pdf" in shown
    assert made.name not in shown
    assert client.get(reverse("letter_file", args=[made.pk])).status_code == 404
    assert "đôn đốc thực hiện".capitalize() in text_of(client.get(reverse("letters") + "?way=received"))
    archive = client.get(reverse("letters_zip"))
    with zipfile.ZipFile(io.BytesIO(b"".join(archive.streaming_content))) as packed:
        assert packed.namelist() == ["da-ky.pdf"]


def _issue(client: Client, letter: Letter, **changes: Any) -> Any:
    letter.refresh_from_db()
    file = SimpleUploadedFile("da-ky.pdf", b"%PDF-1.7 x")
    data = {"version": letter.version, "number": "12/SKHCN-QLKH", "issued_on": "20/11/2026", "file": file, **changes}
    return client.post(reverse("issue_letter", args=[letter.pk]), data)


# Steps


def test_issuing_freezes_and_the_task_tells_of_it(cast: Cast, letter: Letter, client_for: As) -> None:
    client = client_for(cast.monitor)
    assert _issue(client, letter).status_code == 303
    shown = text_of(client.get(letter.get_absolute_url()))
    assert "số 12/SKHCN-QLKH ngày 20/11/2026" in shown
    assert reverse("upload_letter", args=[letter.pk]) not in shown
    assert client.get(reverse("upload_letter", args=[letter.pk])).status_code == 403
    task = text_of(client_for(cast.focal).get(Assignment.objects.get().task.get_absolute_url()))
    assert "đã đôn đốc Sở Tài chính bằng công văn số 12/SKHCN-QLKH ngày 20/11/2026" in task


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        pytest.param({"number": "không số"}, "Hãy ghi số, ký hiệu", id="no-number"),
        pytest.param({"issued_on": "21/11/2026"}, "không thể sau hôm nay", id="tomorrow"),
        pytest.param({"file": SimpleUploadedFile("a.pdf", b"hello")}, "không phải là DOCX hoặc PDF", id="no-paper"),
        pytest.param({"version": 7}, "Người khác vừa lưu", id="stale"),
    ],
)
def test_faulty_issue_says_why(cast: Cast, letter: Letter, client_for: As, changes: dict[str, Any], says: str) -> None:
    response = _issue(client_for(cast.monitor), letter, **changes)
    assert response.status_code == 422
    assert says in text_of(response)


def test_edited_file_is_kept_beside(cast: Cast, letter: Letter, client_for: As) -> None:
    edited = io.BytesIO()
    docx.Document().save(edited)
    client = client_for(cast.monitor)
    data = {"version": 1, "file": SimpleUploadedFile("sua tay.docx", edited.getvalue())}
    assert client.post(reverse("upload_letter", args=[letter.pk]), data).status_code == 303
    shown = text_of(client.get(letter.get_absolute_url()))
    assert "sua tay.docx" in shown
    assert "Bản mới nhất do người sửa tải lên" in shown
    response = client.post(reverse("make_letter_again", args=[letter.pk]), {"version": 2}, follow=True)
    assert "các bản trước còn nguyên" in text_of(response)
    assert letter.versions.count() == 3


def test_draft_is_dropped_with_a_reason(cast: Cast, letter: Letter, client_for: As) -> None:
    client = client_for(cast.monitor)
    url = reverse("withdraw_letter", args=[letter.pk])
    assert client.post(url, {"version": 1, "reason": ""}).status_code == 422
    assert client.post(url, {"version": 1, "reason": "Đã báo cáo"}).status_code == 303
    assert letter.subject.capitalize() not in text_of(client.get(reverse("letters")))
    assert letter.subject.capitalize() in text_of(client.get(reverse("letters") + "?state=withdrawn"))


# The list


def test_list_filters_and_is_told_apart(cast: Cast, letter: Letter, client_for: As) -> None:
    prepare(cast, "results")
    client = client_for(cast.monitor)
    assert len(client.get(reverse("letters")).context["lines"]) == 2
    assert len(client.get(reverse("letters") + "?kind=results").context["lines"]) == 1
    assert len(client.get(reverse("letters") + f"?body={cast.lead.pk}&kind=reminder").context["lines"]) == 1
    assert client.get(reverse("letters") + "?q=không+có+chữ+này").context["lines"] == []
    for sort in ("prepared", "-prepared", "issued", "-issued", "number", "-number", "x"):
        assert client.get(f"{reverse('letters')}?sort={sort}&batch=x&body=²").status_code == 200


def test_csv_is_a_register_of_letters(cast: Cast, letter: Letter, client_for: As) -> None:
    rows = client_for(cast.monitor).get(reverse("letters_csv")).content.decode("utf-8-sig").splitlines()
    assert rows[0].startswith("Số, ký hiệu" if not rows[0].startswith('"') else '"Số, ký hiệu"')
    assert "Sở Tài chính" in rows[1]


def test_empty_list_teaches(cast: Cast, client_for: As) -> None:
    assert "Chưa có công văn nào" in text_of(client_for(cast.monitor).get(reverse("letters")))


# Links


def test_ways_to_a_reminder_stand_where_overdue_work_is_seen(cast: Cast, client_for: As) -> None:
    client, url = client_for(cast.monitor), reverse("prepare_letter")
    assert url in text_of(client.get(reverse("overview")))
    assert f"{url}?body={cast.lead.pk}" in text_of(client.get(reverse("body", args=[cast.lead.pk])))
    assert f"{url}?plan={cast.plan.pk}" in text_of(client.get(reverse("plan", args=[cast.plan.pk])))
    listed = f"{reverse('tasks')}?cell=open_overdue&plan={cast.plan.pk}"
    assert f"{url}?plan={cast.plan.pk}" in text_of(client.get(listed))
    assert url not in text_of(client.get(reverse("tasks")))


def test_ways_are_not_shown_to_those_who_may_not(cast: Cast, client_for: As) -> None:
    client, url = client_for(cast.chairman), reverse("prepare_letter")
    for page in (reverse("overview"), reverse("body", args=[cast.lead.pk]), reverse("plan", args=[cast.plan.pk])):
        assert url not in text_of(client.get(page))


# Settings


def test_letterhead_is_shown_as_it_will_stand_and_saved(cast: Cast, client_for: As) -> None:
    client, url = client_for(cast.focal), reverse("letterhead", args=[cast.lead.pk])
    shown = text_of(client.get(url))
    assert "SỞ TÀI CHÍNH" in shown
    assert "UBND TỈNH SƠN HẢI" in shown
    assert "ký hiệu phòng soạn thảo" in shown
    data = {"version": 0, "form": "nd30", "issuer": "Sở Tài chính", "symbol": "STC", "unit": "NS", "place": "Sơn Hải",
            "head": "Giám đốc", "signing": "for_head", "position": "Phó Giám đốc", "signer": "Lê Văn Tư"}  # fmt: skip
    assert client.post(url, data).status_code == 303
    shown = text_of(client.get(url))
    assert "/STC-NS" in shown.replace("\u00a0", "")
    assert "KT. GIÁM ĐỐC" in shown
    assert "sửa thể thức của cơ quan" in shown  # the record
    assert client.post(url, data).status_code == 422  # somebody was there first


def test_layout_outside_of_the_decree_comes_back_with_its_range(cast: Cast, client_for: As) -> None:
    client, url = client_for(cast.admin), reverse("letter_form", args=["nd30"])
    page = client.get(url)
    assert "cho phép từ 30 đến 35" in text_of(page)
    data = {name: page.context["form"].initial.get(name) for name in page.context["form"].fields}
    data = {name: str(value).replace(".", ",") if isinstance(value, float) else value for name, value in data.items()}
    response = client.post(url, {**data, "page-left": "40"})
    assert response.status_code == 422
    assert "Thể thức cho phép từ 30 đến 35" in text_of(response)
    assert client.post(url, {**data, "page-left": "35", "text-line": "1,15"}).status_code == 303
    assert FormChange.objects.get().changes == {"page.left": 35.0, "text.line": 1.15}
    assert client.post(reverse("reset_letter_form", args=["nd30"]), {"version": 1}).status_code == 303
    assert FormChange.objects.get().changes == {}


def test_wording_is_tried_saved_and_reset(cast: Cast, client_for: As) -> None:
    client, url = client_for(cast.admin), reverse("letter_wording", args=["reminder", "nd30"])
    page = client.get(url)
    data = {name: page.context["form"].initial.get(name) for name in page.context["form"].fields}
    response = client.post(url, {**data, "closing": "Gửi {cơ quan}"})
    assert response.status_code == 422
    assert "Không có trường {cơ quan}" in text_of(response)
    new = {**data, "closing": "Trân trọng cảm ơn {cơ quan nhận}."}
    tried = client.post(url, {**new, "preview": "1"})
    assert "Trân trọng cảm ơn Sở Tài chính." in text_of(tried)
    assert not Wording.objects.exists()
    assert client.post(url, new).status_code == 303
    assert Wording.objects.get().texts == {"closing": new["closing"]}
    assert client.post(reverse("reset_letter_wording", args=["reminder", "nd30"]), {"version": 1}).status_code == 303
    assert Wording.objects.get().texts == {}


@pytest.mark.parametrize("path", ["form/x", "wording/x/nd30", "wording/reminder/x"])
def test_unknown_form_or_kind_is_not_there(cast: Cast, client_for: As, path: str) -> None:
    assert client_for(cast.admin).get(f"/settings/official_letters/{path}").status_code == 404


# How many queries


def test_queries_are_few_whatever_the_number_of_letters(cast: Cast, client_for: As, at_most_queries: Any) -> None:
    for number in range(12):
        make_overdue(cast, make_body(f"Sở Số {number}"))
    letters = prepare(cast)
    client = client_for(cast.monitor)
    for url in (
        reverse("letters"),
        letters[0].get_absolute_url(),
        reverse("prepare_letter"),
        reverse("prepare_letter") + f"?kind=task_list&plan={cast.plan.pk}",
        reverse("letters_zip"),
        reverse("letterheads"),
        reverse("letterhead", args=[cast.monitoring.pk]),
    ):
        with at_most_queries(15):
            response = client.get(url)
            assert b"".join(response.streaming_content) if response.streaming else response.content
