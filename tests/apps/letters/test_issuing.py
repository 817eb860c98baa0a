"""What was signed is kept as it was signed, and the tasks tell of it."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

import docx
import pytest

from dondoc.apps.accounts.models import Role
from dondoc.apps.audit.models import Event
from dondoc.apps.core.decisions import Refused
from dondoc.apps.core.errors import ActionError, Changed
from dondoc.apps.letters import actions
from dondoc.apps.letters.errors import DayWrong, NotADocument, NumberMissing, NumberTaken, ReasonMissing
from dondoc.apps.letters.models import Letter
from dondoc.apps.tasks.history import history_of
from dondoc.apps.tasks.models import Task
from factories.cast import Cast
from factories.letters import DAY, make_overdue, prepare
from factories.record import make_person

PDF = b"%PDF-1.7 signed"


def issue(letter: Letter, by: Any, **changes: Any) -> Letter:
    values = {
        "version": letter.version,
        "number": "1234/SKHCN-QLKH",
        "issued_on": DAY,
        "stream": io.BytesIO(PDF),
        "name": "da-ky.pdf",
        "today": DAY,
        **changes,
    }
    return actions.issue_letter(letter=letter, by=by, **values)


def test_issued_letter_has_number_day_and_signed_copy(cast: Cast, letter: Letter) -> None:
    issued = issue(letter, cast.monitor)
    assert (issued.state, issued.number, issued.issued_on) == ("issued", "1234/SKHCN-QLKH", DAY)
    signed = issued.versions.get(source="signed")
    assert (signed.number, signed.name, signed.file.size) == (2, "da-ky.pdf", len(PDF))


def test_task_tells_that_its_body_was_reminded(cast: Cast, letter: Letter) -> None:
    issue(letter, cast.monitor)
    (line, *_rest) = history_of(Task.objects.get())
    assert line.sentence == "đã đôn đốc Sở Tài chính bằng công văn số 1234/SKHCN-QLKH ngày 20/11/2026"
    assert line.body == "Sở Khoa học và Công nghệ"
    assert line.event.plan_id == cast.plan.pk


def test_list_of_tasks_reminds_nobody(cast: Cast) -> None:
    (letter,) = prepare(cast, "task_list", plan=cast.plan)
    issue(letter, cast.monitor)
    assert not Event.objects.filter(verb="reminded").exists()


@pytest.mark.parametrize("act", ["again", "upload", "issue", "withdraw"])
def test_issued_letter_is_frozen(cast: Cast, letter: Letter, act: str) -> None:
    issue(letter, cast.monitor)
    letter.refresh_from_db()
    with pytest.raises(Refused, match="giữ nguyên"):
        _act(act, letter, cast)
    assert letter.versions.count() == 2


@pytest.mark.parametrize("act", ["again", "upload", "issue", "withdraw"])
def test_page_that_was_open_before_does_not_thaw_it(cast: Cast, letter: Letter, act: str) -> None:
    stale = Letter.objects.get(pk=letter.pk)
    issue(letter, cast.monitor)
    with pytest.raises((Changed, NumberTaken)):
        _act(act, stale, cast)
    assert letter.versions.count() == 2


def _act(act: str, letter: Letter, cast: Cast) -> None:
    version, by = letter.version, cast.monitor
    if act == "again":
        actions.make_again(letter=letter, version=version, by=by, today=DAY)
    elif act == "upload":
        edited = io.BytesIO()
        docx.Document().save(edited)
        edited.seek(0)
        actions.upload_edited(letter=letter, version=version, stream=edited, name="a.docx", by=by, today=DAY)
    elif act == "issue":
        issue(letter, by)
    else:
        actions.withdraw_letter(letter=letter, version=version, reason="Nhầm", by=by, today=DAY)


@pytest.mark.parametrize("number", ["", "   ", "/SKHCN-QLKH", "1234"])
def test_number_needs_digits_and_symbol(cast: Cast, letter: Letter, number: str) -> None:
    with pytest.raises(NumberMissing):
        issue(letter, cast.monitor, number=number)


@pytest.mark.parametrize("day", [date(2026, 11, 21), date(2026, 11, 19)])
def test_day_lies_between_preparing_and_today(cast: Cast, letter: Letter, day: date) -> None:
    with pytest.raises(DayWrong, match="20/11/2026"):
        issue(letter, cast.monitor, issued_on=day)


def test_number_is_given_once_a_year(cast: Cast, letter: Letter) -> None:
    issue(letter, cast.monitor)
    make_overdue(cast, cast.coordinator)
    other = next(one for one in prepare(cast) if one.addressees.get() == cast.coordinator)
    with pytest.raises(NumberTaken):
        issue(other, cast.monitor, number="1234/skhcn-qlkh")


def test_signed_copy_is_pdf_or_docx(cast: Cast, letter: Letter) -> None:
    with pytest.raises(NotADocument):
        issue(letter, cast.monitor, stream=io.BytesIO(b"hello"), name="a.pdf")
    letter.refresh_from_db()
    assert letter.state == Letter.State.DRAFT


def test_official_drafts_but_does_not_issue(cast: Cast, letter: Letter) -> None:
    official = make_person("Ngô Văn Soạn", Role.OFFICIAL, cast.monitoring)
    with pytest.raises(Refused, match="đầu mối"):
        issue(letter, official)


def test_draft_is_withdrawn_with_a_reason_and_stays_on_record(cast: Cast, letter: Letter) -> None:
    with pytest.raises(ReasonMissing):
        actions.withdraw_letter(letter=letter, version=1, reason=" ", by=cast.monitor, today=DAY)
    held = actions.withdraw_letter(letter=letter, version=1, reason="Sở đã báo cáo", by=cast.monitor, today=DAY)
    assert held.state == Letter.State.WITHDRAWN
    assert held.versions.count() == 1
    with pytest.raises(Refused):
        actions.withdraw_letter(letter=held, version=held.version, reason="x", by=cast.monitor, today=DAY)


def test_database_refuses_an_issued_letter_without_number(letter: Letter) -> None:
    from django.db import IntegrityError, transaction

    with pytest.raises(IntegrityError), transaction.atomic():
        Letter.objects.update(state="issued")
    Letter.objects.update(state="issued", number="1/A-B", issued_on=DAY)


def test_errors_are_of_one_family() -> None:
    assert issubclass(NumberTaken, ActionError)
