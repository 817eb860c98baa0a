from __future__ import annotations

from dataclasses import replace
from datetime import date

from icalendar import Calendar

from dondoc.reading.export import ExportFormat, export
from dondoc.reading.model import Reading
from factories.readings import empty, plan


def calendar(reading: Reading) -> Calendar:
    return Calendar.from_ical(export(reading, ExportFormat.ICS, name="a.docx"))


def events(reading: Reading) -> list:
    return list(calendar(reading).walk("VEVENT"))


def test_every_dated_duty_is_an_all_day_event() -> None:
    found = events(plan())
    assert [event["dtstart"].dt for event in found] == [
        date(2025, 3, 31), date(2025, 6, 30), date(2025, 5, 18), date(2026, 6, 30), date(2025, 12, 31),
        date(2026, 12, 31), date(2024, 11, 20), date(2024, 5, 25),
    ]  # fmt: skip
    assert all((event["dtend"].dt - event["dtstart"].dt).days == 1 for event in found)


def test_summary_names_who_and_what() -> None:
    assert str(events(plan())[1]["summary"]).startswith("Sở Tài chính: =SUM(A1)")


def test_description_holds_the_source_words() -> None:
    text = str(events(plan())[0]["description"])
    assert "Thời hạn: Trước ngày 31/3/2025" in text
    assert "Mục II.1.a, Kế hoạch số 215/KH-UBND ngày 06/05/2024" in text


def test_uids_are_unique_and_stay_when_another_task_is_added() -> None:
    before = {str(event["uid"]) for event in events(plan())}
    more = replace(plan(), tasks=(replace(plan().tasks[0], path="I.9"), *plan().tasks))
    after = {str(event["uid"]) for event in events(more)}
    assert len(before) == 8
    assert before < after


def test_the_same_work_twice_gives_two_events() -> None:
    task = plan().tasks[0]
    assert len({str(event["uid"]) for event in events(replace(plan(), tasks=(task, task), reporting=()))}) == 2


def test_stamp_is_the_day_of_the_document() -> None:
    assert {event["dtstamp"].dt.date() for event in events(plan())} == {date(2024, 5, 6)}


def test_what_has_no_day_is_counted_not_made_up() -> None:
    assert "3 nhiệm vụ, 0 chế độ báo cáo" in str(calendar(plan())["x-wr-caldesc"])


def test_no_person_is_named() -> None:
    data = export(plan(), ExportFormat.ICS, name="a.docx").decode()
    assert "ATTENDEE" not in data
    assert "ORGANIZER" not in data
    assert "Lê Văn Ví Dụ" not in data


def test_text_cannot_break_out_of_its_line() -> None:
    task = replace(plan().tasks[0], text="Một\r\nATTENDEE:mailto:a@b\x00;,\\ hai")
    found = events(replace(plan(), tasks=(task,), reporting=()))
    assert len(found) == 1
    assert "attendee" not in found[0]


def test_empty_reading_gives_an_empty_calendar() -> None:
    assert events(empty()) == []
