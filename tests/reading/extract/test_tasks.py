"""What is a task and what is not; the deadline of its own words; what is said when somebody is missing."""

from __future__ import annotations

import pytest

from dondoc.reading.model import DeadlineType
from factories.written import codes, names, only_task, read_lines, read_organised, read_part, read_tasks, who


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("- Đơn vị chủ trì: Sở Y tế.", id="assignment-line"),
        pytest.param("- Các nhiệm vụ trọng tâm gồm:", id="lead-in"),
        pytest.param("(Chi tiết tại Phụ lục kèm theo)", id="remark-on-an-annex"),
        pytest.param("- Nhiệm vụ này là căn cứ để các đơn vị xây dựng dự toán.", id="basis"),
        pytest.param("- Nếu có khó khăn, vướng mắc, các đơn vị phản ánh về Sở Tài chính.", id="trouble"),
        pytest.param("- Sở Y tế định kỳ hằng năm báo cáo Ủy ban nhân dân tỉnh.", id="only-reports"),
        pytest.param("- Các sở chịu trách nhiệm thi hành Quyết định này.", id="executes-the-decision"),
    ],
)
def test_line_that_gives_no_work_is_no_task(line: str) -> None:
    reading = read_tasks("- Sở Nội vụ rà soát các quy chế của tỉnh.", line)
    assert [task.path for task in reading.tasks] == ["II.-1"]


@pytest.mark.parametrize(
    "heading",
    [
        "I. MỤC ĐÍCH, YÊU CẦU",
        "I. QUAN ĐIỂM",
        "I. MỤC TIÊU",
        "I. KINH PHÍ THỰC HIỆN",
        "I. CĂN CỨ PHÁP LÝ",
        "I. THỰC TRẠNG",
    ],
)
def test_part_of_another_purpose_gives_no_tasks(heading: str) -> None:
    reading = read_part(
        heading, "1. Sở Nội vụ rà soát các quy chế của tỉnh.", "II. NHIỆM VỤ", "1. Sở Y tế mở lớp sơ cứu."
    )
    assert [task.path for task in reading.tasks] == ["II.1"]


def test_part_without_a_known_purpose_gives_tasks_only_where_somebody_is_named() -> None:
    reading = read_part(
        "I. LĨNH VỰC Y TẾ", "1. Sở Y tế mở lớp sơ cứu cho dân.", "2. Sức khỏe nhân dân ngày càng tốt lên."
    )
    assert [task.path for task in reading.tasks] == ["I.1"]


def test_work_and_report_in_one_item_are_both() -> None:
    reading = read_organised("1. Sở Y tế chủ trì rà soát các nhiệm vụ; hằng năm báo cáo Ủy ban nhân dân tỉnh.")
    assert only_task(reading).path == "IV.1"
    assert [duty.frequency for duty in reading.reporting] == ["annual"]


def test_smallest_item_is_the_task() -> None:
    reading = read_tasks(
        "1. Thể chế",
        "a) Quy chế",
        "- Sở Nội vụ rà soát các quy chế.",
        "- Sở Y tế rà soát các quy chế.",
        "b) Sở Tư pháp ban hành mẫu chung.",
    )
    assert [task.path for task in reading.tasks] == ["II.1.a.-1", "II.1.a.-2", "II.1.b"]


def test_unmarked_paragraph_is_a_task_too() -> None:
    assert [task.path for task in read_tasks("1. Thể chế", "Sở Nội vụ rà soát các quy chế.").tasks] == ["II.1.p1"]


def test_closing_paragraph_belongs_to_the_part_and_is_no_task() -> None:
    words = "Yêu cầu các sở, ngành, địa phương nghiêm túc triển khai thực hiện Kế hoạch này./."
    reading = read_organised("1. Sở Y tế", "- Mở lớp sơ cứu cho người dân ven biển.", words)
    assert [task.path for task in reading.tasks] == ["IV.1.-1"]
    closing = [passage for passage in reading.passages if passage.role == "closing"]
    assert [(passage.path, reading.quote(passage.span)) for passage in closing] == [("IV.p1", words)]


def test_text_stays_whole_and_unchanged() -> None:
    text = "Sở Y tế chủ trì, phối hợp với UBND các xã mở lớp sơ cứu./."
    assert only_task(read_tasks(f"1. {text}")).text == text


@pytest.mark.parametrize(
    ("text", "lead", "coordinate"),
    [
        pytest.param("Sở Y tế rà soát các quy chế.", ["Sở Y tế"], [], id="subject"),
        pytest.param(
            "Giao Sở Y tế chủ trì, phối hợp với Sở Nội vụ rà soát quy chế.", ["Sở Y tế"], ["Sở Nội vụ"], id="given"
        ),
        pytest.param("Rà soát quy chế; giao Sở Y tế chủ trì.", ["Sở Y tế"], [], id="given-behind-the-work"),
        pytest.param(
            "Căn cứ Kế hoạch này, các sở, ngành có trách nhiệm rà soát quy chế.",
            ["các sở, ngành"],
            [],
            id="behind-a-clause",
        ),
        pytest.param("Rà soát sản phẩm do doanh nghiệp chủ trì thiết kế.", [], [], id="relative-clause-leads-nothing"),
        pytest.param("Doanh nghiệp đóng vai trò trung tâm của đổi mới.", [], [], id="a-role-is-no-lead"),
        pytest.param(
            "Các sở, ngành và UBND các xã rà soát quy chế.",
            ["các sở, ngành", "Ủy ban nhân dân các xã"],
            [],
            id="two-groups",
        ),
        pytest.param(
            "Đồng chí Phó Chủ tịch UBND tỉnh chủ trì họp giao ban.",
            ["Đồng chí Phó Chủ tịch Ủy ban nhân dân tỉnh"],
            [],
            id="a-person-by-position",
        ),
    ],
)
def test_item_says_who_itself(text: str, lead: list[str], coordinate: list[str]) -> None:
    task = only_task(read_tasks(f"1. {text}"))
    assert (names(task.lead), names(task.coordinate)) == (lead, coordinate)


@pytest.mark.parametrize(
    ("words", "kind", "due"),
    [
        pytest.param("hoàn thành trước ngày 31/3/2026", "by", "2026-03-31", id="day"),
        pytest.param("xong trong quý II/2026", "by", "2026-06-30", id="quarter"),
        pytest.param("thực hiện thường xuyên", "ongoing", None, id="always"),
        pytest.param("khi đủ điều kiện", "conditional", None, id="condition"),
        pytest.param("theo Chương trình chuyển đổi số đến năm 2030", "none", None, id="year-of-a-title"),
        pytest.param("theo Quyết định số 12/QĐ-UBND ngày 15/01/2026", "none", None, id="day-of-a-citation"),
        pytest.param("trong dự toán hằng năm", "none", None, id="yearly-budget"),
    ],
)
def test_deadline_comes_from_words_about_the_work(words: str, kind: str, due: str | None) -> None:
    deadline = only_task(read_tasks(f"1. Sở Y tế mở lớp sơ cứu cho người dân ven biển {words}.")).deadline
    assert (deadline.type.value, deadline.due) == (kind, due)


def test_weekly_work_is_ongoing_and_keeps_its_words() -> None:
    deadline = only_task(read_tasks("1. Sở Y tế mở lớp sơ cứu.", "- Thời gian: Hằng tuần.")).deadline
    assert (deadline.type, deadline.recurrence, deadline.text) == (DeadlineType.ONGOING, None, "Hằng tuần")


def test_lead_in_sets_the_time_for_what_it_announces() -> None:
    reading = read_tasks("1. Trong quý I/2026:", "- Sở Y tế mở lớp sơ cứu.", "- Sở Nội vụ mở lớp tin học.")
    assert [task.deadline.due for task in reading.tasks] == ["2026-03-31", "2026-03-31"]


def test_day_without_a_year_takes_the_plans_and_is_less_sure() -> None:
    task = only_task(read_tasks("1. Sở Y tế mở lớp sơ cứu.", "- Thời hạn: trước ngày 30/9."))
    assert task.deadline.due == "2026-09-30"
    assert task.confidence["deadline"].reason == "assumed-year"


def test_day_that_does_not_exist_is_repaired_and_said() -> None:
    reading = read_tasks("1. Sở Y tế lắp 20 trạm quan trắc; hoàn thành trước ngày 31/4/2026.")
    (warning,) = [warning for warning in reading.warnings if warning.code == "impossible-date"]
    assert only_task(reading).deadline.due == "2026-04-30"
    assert (warning.path, warning.text, warning.suggestion) == ("II.1", "31/4/2026", "2026-04-30")
    assert "31/4/2026" in (only_task(reading).deadline.text or "")


def test_nobody_named_is_warned_of() -> None:
    reading = read_tasks("- Sở Y tế mở lớp sơ cứu.", "- Mở lớp tin học cho người cao tuổi.")
    assert [warning.path for warning in reading.warnings if warning.code == "no-lead"] == ["II.-2"]


def test_help_from_nobody_named_is_unclear() -> None:
    reading = read_tasks("- Sở Xây dựng phối hợp triển khai mô hình thông tin công trình.")
    assert "unclear-agency" in codes(reading)
    assert who(reading) == {"II.-1": (["Sở Xây dựng"], [])}


@pytest.mark.parametrize(
    ("lines", "reason"),
    [
        (("1. Sở Y tế mở lớp sơ cứu.",), "own-subject"),
        (("1. Mở lớp sơ cứu cho dân.", "- Chủ trì: Sở Y tế."), "assignment-line"),
        (("1. Sở Y tế:", "- Mở lớp sơ cứu cho dân."), "governed-above"),
        (("1. Mở lớp sơ cứu cho dân.",), "nobody-named"),
    ],
)
def test_lead_says_how_it_is_known(lines: tuple[str, ...], reason: str) -> None:
    assert only_task(read_tasks(*lines)).confidence["lead"].reason == reason


def test_decision_gives_tasks_in_its_articles() -> None:
    reading = read_lines(
        "QUYẾT ĐỊNH",
        "Về việc thành lập tổ công tác",
        "Điều 1. Thành lập Tổ công tác chuyển đổi số.",
        "Điều 2. Sở Nội vụ chủ trì, phối hợp với Sở Tài chính xây dựng quy chế của Tổ.",
        "Điều 3. Quyết định này có hiệu lực kể từ ngày ký.",
    )
    assert who(reading) == {"Điều 2": (["Sở Nội vụ"], ["Sở Tài chính"])}


def test_two_documents_in_a_file_keep_their_paths_apart() -> None:
    part = ("I. NHIỆM VỤ", "1. Sở Nội vụ rà soát các quy chế.")
    reading = read_lines("CHƯƠNG TRÌNH", "Về A", *part, "KẾ HOẠCH", "Về B", "(Kèm theo Chương trình số 1)", *part)
    assert [task.path for task in reading.tasks] == ["I.1", "I~2.1"]
