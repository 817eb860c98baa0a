"""Letters from the record: what stands in them, to whom they go, and that nothing is overwritten."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

import docx
import pytest

from dondoc.apps.accounts.models import Role, RoleHeld
from dondoc.apps.audit.models import Event
from dondoc.apps.core.decisions import Refused
from dondoc.apps.core.errors import Changed
from dondoc.apps.documents.storage import open_file
from dondoc.apps.letters import actions
from dondoc.apps.letters.comparing import compare
from dondoc.apps.letters.errors import LetterheadIncomplete, NotEditable, NothingToSay
from dondoc.apps.letters.models import Letter, Letterhead, LetterVersion
from dondoc.apps.letters.preparing import facts_today, possible_issuers
from dondoc.apps.tasks.models import Assignment, Report
from dondoc.writing.clean import NBSP
from factories.cast import Cast
from factories.letters import DAY, OVER, WORK, ask_for, make_overdue, prepare
from factories.record import make_body, make_person, make_plan, make_task


def words_of(version: LetterVersion) -> list[str]:
    """Every paragraph of the file, tables included, with plain blanks."""
    with open_file(version.file.path) as stream:
        root = docx.Document(io.BytesIO(stream.read())).element
    lines = [
        "".join(
            " " if node.tag.endswith("}br") else node.text or ""
            for node in one.iter()
            if node.tag.endswith(("}t", "}br"))
        )
        for one in root.iter()
        if one.tag.endswith("}p")
    ]
    return [line.replace(NBSP, " ") for line in lines]


def latest(letter: Letter) -> LetterVersion:
    return letter.versions.order_by("-number")[0]


def test_reminder_names_the_overdue_work_its_day_and_its_basis(letter: Letter) -> None:
    said = words_of(latest(letter))
    assert "Kính gửi: Sở Tài chính" in said
    assert "V/v đôn đốc thực hiện nhiệm vụ quá hạn" in said
    assert WORK in said
    assert "30/6/2026" in said
    assert "143" in said  # days from 30/6 to 20/11/2026
    assert any("còn 01 nhiệm vụ đã quá thời hạn" in line for line in said)
    assert any("trước ngày 30/11/2026" in line for line in said)
    assert said[-2].startswith("Trần Thị Bình") or "Trần Thị Bình" in said
    assert "- Lưu: VT, QLKH." in said
    assert any(line.startswith("Số:") and line.endswith("/SKHCN-QLKH") for line in said)
    assert any(line.endswith("./.") for line in said)


def test_each_body_gets_its_own_letter_in_one_go(cast: Cast) -> None:
    make_overdue(cast, cast.coordinator)
    make_overdue(cast, cast.other, "Rà soát quy định")
    letters = prepare(cast)
    assert {letter.addressees.get().pk for letter in letters} == {cast.lead.pk, cast.coordinator.pk, cast.other.pk}
    assert len({letter.batch for letter in letters}) == 1
    assert all(letter.state == Letter.State.DRAFT for letter in letters)
    rows = latest(letters[0]).facts["plans"][0]["rows"]
    assert len(rows) == 1


def test_bodies_may_be_chosen(cast: Cast) -> None:
    make_overdue(cast, cast.coordinator)
    (letter,) = prepare(cast, bodies=(cast.coordinator.pk,))
    assert letter.addressees.get() == cast.coordinator


def test_work_that_awaits_us_is_not_reminded_of(cast: Cast) -> None:
    Assignment.objects.update(state=Assignment.State.AWAITING, done_on=DAY)
    with pytest.raises(NothingToSay):
        prepare(cast)


def test_work_of_plans_of_others_is_not_ours_to_remind_of(cast: Cast) -> None:
    other = make_plan(cast.other)
    task = make_task(other, cast.lead, "Việc của Sở Y tế theo dõi", due=OVER)
    said = words_of(latest(prepare(cast)[0]))
    assert task.text not in said


def test_tasks_of_several_plans_stand_under_their_plans(cast: Cast) -> None:
    second = make_plan(cast.monitoring, name="Chuyển đổi số năm 2026")
    make_task(second, cast.lead, "Số hóa hồ sơ", due=OVER)
    said = words_of(latest(prepare(cast)[0]))
    heads = [line for line in said if line.startswith("Kế hoạch số") and "ngày 05/01/2026" in line]
    assert len(heads) >= 2


def test_long_table_becomes_an_annex(cast: Cast) -> None:
    for number in range(13):
        make_overdue(cast, text=f"Việc số {number}")
    said = words_of(latest(prepare(cast)[0]))
    assert "Phụ lục" in said
    assert "DANH MỤC NHIỆM VỤ QUÁ HẠN" in said
    assert said.index("Phụ lục") > said.index("Trần Thị Bình")


def test_number_of_queries_does_not_grow_with_the_tasks(cast: Cast, at_most_queries: Any) -> None:
    from dondoc.apps.letters.kinds import KINDS

    for number in range(30):
        make_overdue(cast, text=f"Việc {number}")
    ask = ask_for(cast)
    with at_most_queries(3):
        KINDS["reminder"].gather(ask)


def test_list_of_tasks_goes_to_all_who_have_work_in_the_plan(cast: Cast) -> None:
    make_task(cast.plan, cast.coordinator, "Rà soát vị trí việc làm", coordinate=(cast.other,), deadline_type="ongoing")
    (letter,) = prepare(cast, "task_list", plan=cast.plan)
    assert {body.pk for body in letter.addressees.all()} == {cast.lead.pk, cast.coordinator.pk, cast.other.pk}
    said = words_of(latest(letter))
    at = said.index("Kính gửi:")
    assert said[at + 1 : at + 4] == ["- Sở Nội vụ;", "- Sở Tài chính;", "- Sở Y tế."]
    assert "Thường xuyên" in said
    assert any(line.startswith("DANH MỤC NHIỆM VỤ THỰC HIỆN KẾ HOẠCH SỐ") for line in said)


def test_list_of_tasks_of_one_body_holds_its_tasks_alone(cast: Cast) -> None:
    make_task(cast.plan, cast.coordinator, "Rà soát vị trí việc làm")
    (letter,) = prepare(cast, "task_list", plan=cast.plan, bodies=(cast.coordinator.pk,))
    said = words_of(latest(letter))
    assert "Kính gửi: Sở Nội vụ" in said
    assert "Rà soát vị trí việc làm" in said
    assert WORK not in said


def test_notice_of_results_counts_with_denominators_and_says_why(cast: Cast) -> None:
    part = Assignment.objects.get()
    Report.objects.create(assignment=part, by=cast.focal, at="2026-11-01T08:00:00+07:00", on=date(2026, 11, 1),
                          words="Chờ hướng dẫn của Bộ Tài chính.")  # fmt: skip
    done = make_task(cast.plan, cast.coordinator, "Đã xong", due=OVER)
    Assignment.objects.filter(task=done).update(state="done", done_on=OVER, confirmed_on=OVER)
    (letter,) = prepare(cast, "results", month=date(2026, 11, 1))
    said = words_of(latest(letter))
    assert "THÔNG BÁO" in said
    assert any(line.endswith("/TB-SKHCN") for line in said)
    assert any("hoàn thành đúng hạn 01 (50,0%)" in line for line in said)
    assert "1/2 (50,0%)" in said
    assert "Chờ hướng dẫn của Bộ Tài chính" in said
    assert not any(line.startswith("Kính gửi") for line in said)


def test_notice_of_a_past_month_stands_at_its_last_day(cast: Cast) -> None:
    (letter,) = prepare(cast, "results", month=date(2026, 6, 1))
    facts = latest(letter).facts
    assert facts["day"] == "2026-06-30"
    assert facts["late"] == []  # due on that very day
    assert facts["bodies"][0]["open_in_time"] == 1


def test_file_has_a_telling_name(letter: Letter) -> None:
    assert latest(letter).name == "SKHCN_CV-don-doc_Sở Tài chính_2026-11-20.docx"


def test_incomplete_letterhead_is_told_with_what_is_missing(cast: Cast) -> None:
    Letterhead.objects.update(symbol="")
    with pytest.raises(LetterheadIncomplete, match="chữ viết tắt"):
        prepare(cast)
    assert not Letter.objects.exists()


def test_body_without_letterhead_writes_by_a_guess(cast: Cast) -> None:
    Letterhead.objects.all().delete()
    said = words_of(latest(prepare(cast)[0]))
    assert said[:2] == ["UBND TỈNH SƠN HẢI", "SỞ KHOA HỌC VÀ CÔNG NGHỆ"]
    assert any(line.startswith("Số:") and line.endswith("/SKHCN") for line in said)


def test_monitor_may_draft_for_whoever_gave_the_plan(cast: Cast) -> None:
    assert possible_issuers(cast.monitoring) == [cast.monitoring, cast.province]


def test_nobody_drafts_in_the_name_of_a_body_that_gave_nothing(cast: Cast) -> None:
    with pytest.raises(Refused, match="đã giao kế hoạch"):
        actions.prepare_letters(kind="reminder", ask=ask_for(cast), issuer=cast.lead, by=cast.monitor)


def test_stranger_prepares_nothing(cast: Cast) -> None:
    with pytest.raises(Refused):
        actions.prepare_letters(kind="reminder", ask=ask_for(cast), issuer=cast.monitoring, by=cast.focal)


def test_official_of_the_owner_may_draft(cast: Cast) -> None:
    official = make_person("Ngô Văn Soạn", Role.OFFICIAL, cast.monitoring)
    assert actions.prepare_letters(kind="reminder", ask=ask_for(cast), issuer=cast.monitoring, by=official)


# Versions


def test_making_again_stands_beside_and_overwrites_nothing(cast: Cast, letter: Letter) -> None:
    first = latest(letter)
    kept = words_of(first)
    make_overdue(cast, text="Việc mới quá hạn")
    actions.make_again(letter=letter, version=letter.version, by=cast.monitor, today=DAY)
    assert [one.number for one in letter.versions.all()] == [2, 1]
    assert words_of(first) == kept
    assert "Việc mới quá hạn" in words_of(latest(letter))
    assert latest(letter).name.endswith("_ban-2.docx")


def test_edited_file_stays_when_the_letter_is_made_again(cast: Cast, letter: Letter) -> None:
    edited = io.BytesIO()
    paper = docx.Document()
    paper.add_paragraph("Đã sửa tay")
    paper.save(edited)
    edited.seek(0)
    actions.upload_edited(letter=letter, version=1, stream=edited, name="sua.docx", by=cast.monitor, today=DAY)
    letter.refresh_from_db()
    actions.make_again(letter=letter, version=letter.version, by=cast.monitor, today=DAY)
    sources = list(letter.versions.order_by("number").values_list("source", flat=True))
    assert sources == ["made", "edited", "made"]
    assert "Đã sửa tay" in words_of(letter.versions.get(number=2))


def test_edited_file_must_be_docx(cast: Cast, letter: Letter) -> None:
    with pytest.raises(NotEditable):
        actions.upload_edited(
            letter=letter, version=1, stream=io.BytesIO(b"%PDF-1.7 x"), name="a.docx", by=cast.monitor, today=DAY
        )


def test_second_of_two_people_is_told(cast: Cast, letter: Letter) -> None:
    actions.make_again(letter=letter, version=1, by=cast.monitor, today=DAY)
    with pytest.raises(Changed):
        actions.make_again(letter=letter, version=1, by=cast.monitor, today=DAY)
    assert letter.versions.count() == 2


def test_versions_are_never_changed(letter: Letter) -> None:
    version = latest(letter)
    version.name = "khac.docx"
    with pytest.raises(TypeError):
        version.save()
    with pytest.raises(TypeError):
        LetterVersion.objects.update(name="khac.docx")


def test_what_changed_since_is_told(cast: Cast, letter: Letter) -> None:
    made = latest(letter)
    assert not compare("reminder", made.facts, facts_today(letter, DAY))
    make_overdue(cast, text="Việc mới quá hạn")
    Assignment.objects.filter(task__text=WORK).update(due=date(2026, 7, 31))
    found = compare("reminder", made.facts, facts_today(letter, DAY))
    assert found.came == ("Việc mới quá hạn",)
    assert found.changed[0].fields == (("due", "2026-06-30", "2026-07-31"),)
    Assignment.objects.all().update(state="done", done_on=DAY)
    assert compare("reminder", made.facts, facts_today(letter, DAY)).gone == (WORK,)


def test_every_step_is_on_record(cast: Cast, letter: Letter) -> None:
    actions.make_again(letter=letter, version=1, by=cast.monitor, today=DAY)
    verbs = list(Event.objects.on(letter).values_list("verb", flat=True))
    assert verbs == ["letter_made_again", "letter_prepared"]


def test_letters_to_forty_bodies_take_few_seconds(cast: Cast) -> None:
    import time

    for number in range(40):
        make_overdue(cast, make_body(f"Ủy ban nhân dân xã Số {number}"))
    start = time.perf_counter()
    assert len(prepare(cast)) == 41
    assert time.perf_counter() - start < 8


def test_people_see_letters_of_their_body_and_those_issued_to_it(cast: Cast, letter: Letter) -> None:
    seen = {name: Letter.objects.visible_to(person).exists() for name, person in cast.everybody().items()}
    assert [name for name, sees in seen.items() if sees] == ["chairman", "monitor", "admin"]
    Letter.objects.update(state="issued", number="12/SKHCN-QLKH", issued_on=DAY)
    seen = {name: Letter.objects.visible_to(person).exists() for name, person in cast.everybody().items()}
    assert {name for name, sees in seen.items() if not sees} == {"helper", "stranger"}


def test_role_that_has_ended_prepares_nothing(cast: Cast) -> None:
    RoleHeld.objects.filter(user=cast.monitor).update(until=DAY)
    cast.monitor.forget_standings()
    with pytest.raises(Refused):
        prepare(cast)
