from __future__ import annotations

from datetime import date

import pytest
from django.utils import translation

from dondoc.faces.desk import words
from dondoc.faces.desk.icons import ICONS, SHAPES
from dondoc.rules.comparison import ChangeKind
from dondoc.rules.four_cells import FourCells
from dondoc.rules.lateness import TimeState
from dondoc.rules.lifecycle import LifeCycle, Step
from dondoc.rules.six_clear import Clear, Unclear
from dondoc.vn.working_days import WorkCalendar

CALENDAR = WorkCalendar()
FRIDAY, SATURDAY, MONDAY = date(2026, 6, 26), date(2026, 6, 27), date(2026, 6, 29)


def test_every_code_of_the_rules_has_its_word() -> None:
    for table, codes in (
        (words.LIFE, LifeCycle), (words.TIME, TimeState), (words.STEPS, Step),
        (words.SIX, Clear), (words.UNCLEAR, Unclear), (words.CHANGES, ChangeKind),
    ):  # fmt: skip
        assert set(table) == set(codes)  # type: ignore[call-overload]
    assert set(words.CELLS) == set(FourCells.__dataclass_fields__)


def test_no_two_states_share_a_word_or_a_shape() -> None:
    assert len({str(word) for word in words.LIFE.values()}) == len(LifeCycle)
    assert len({str(word) for word in words.TIME.values()}) == len(TimeState)
    shown = [code for code in SHAPES if code not in ("in_progress", "done")]  # these two are in_time and done_on_time
    assert len({SHAPES[code] for code in shown}) == len(shown)


@pytest.mark.parametrize("life", LifeCycle)
@pytest.mark.parametrize("time", TimeState)
def test_every_state_has_a_word_and_a_shape(life: LifeCycle, time: TimeState) -> None:
    state = words.state_words(life, time)
    assert state.code in SHAPES
    assert str(state.first)
    assert words.time_words(time).code in SHAPES


@pytest.mark.parametrize(
    ("life", "time", "said"),
    [
        pytest.param("new", "in_time", "Chưa nhận, trong hạn", id="life-cycle-first-when-calm"),
        pytest.param("new", "overdue", "Quá hạn, chưa nhận", id="time-first-when-it-asks-for-somebody"),
        pytest.param("in_progress", "due_soon", "Sắp đến hạn, đang thực hiện", id="soon"),
        pytest.param("rework", "overdue", "Quá hạn, làm lại", id="rework"),
        pytest.param("awaiting", "overdue", "Chờ xác nhận, quá hạn", id="waits-for-another-so-that-comes-first"),
        pytest.param("in_progress", "no_deadline", "Đang thực hiện, không hạn", id="no-deadline"),
        pytest.param("in_progress", "conditional", "Đang thực hiện, chưa đủ điều kiện", id="conditional"),
        pytest.param("done", "done_on_time", "Hoàn thành đúng hạn", id="done-on-time"),
        pytest.param("done", "done_late", "Hoàn thành quá hạn", id="done-late-is-kept-apart"),
        pytest.param("done", "done_no_deadline", "Đã hoàn thành, không hạn", id="done-without-deadline"),
        pytest.param("suspended", "out", "Tạm hoãn", id="suspended"),
        pytest.param("refused", "out", "Từ chối", id="refused"),
        pytest.param("dropped", "out", "Không thực hiện", id="dropped"),
    ],
)
def test_a_state_in_words(life: str, time: str, said: str) -> None:
    assert str(words.state_words(life, time)) == said


@pytest.mark.parametrize(
    ("due", "today", "done_on", "said"),
    [
        pytest.param(MONDAY, FRIDAY, None, "Hạn 29/06/2026 (còn 3 ngày)", id="days-left"),
        pytest.param(FRIDAY, FRIDAY, None, "Hạn hôm nay, 26/06/2026", id="today"),
        pytest.param(
            SATURDAY, FRIDAY, None, "Hạn 27/06/2026, ngày nghỉ: tính đến hết 29/06/2026 (còn 3 ngày)", id="free-day"
        ),
        pytest.param(SATURDAY, MONDAY, None, "Hạn 27/06/2026, ngày nghỉ: hết hôm nay", id="free-day-ends-today"),
        pytest.param(FRIDAY, MONDAY, None, "Quá hạn 3 ngày (hạn 26/06/2026)", id="overdue"),
        pytest.param(FRIDAY, MONDAY, FRIDAY, "Xong 26/06/2026 (hạn 26/06/2026)", id="done-on-the-day"),
        pytest.param(FRIDAY, MONDAY, MONDAY, "Xong 29/06/2026, quá hạn 3 ngày (hạn 26/06/2026)", id="done-late"),
        pytest.param(SATURDAY, MONDAY, MONDAY, "Xong 29/06/2026 (hạn 27/06/2026)", id="done-with-the-next-working-day"),
        pytest.param(None, FRIDAY, None, "Không nêu hạn", id="none"),
        pytest.param(None, FRIDAY, FRIDAY, "Xong 26/06/2026", id="done-without-deadline"),
    ],
)
def test_a_deadline_is_a_sentence(due: date | None, today: date, done_on: date | None, said: str) -> None:
    assert words.deadline_words(due, today=today, calendar=CALENDAR, done_on=done_on) == said


def test_work_that_waits_for_a_condition_says_so() -> None:
    assert words.deadline_words(None, today=FRIDAY, calendar=CALENDAR, conditional=True) == "Khi đủ điều kiện"


def test_days_are_written_the_same_in_every_language() -> None:
    with translation.override("en"):
        assert words.day(FRIDAY) == "26/06/2026"


def test_no_share_is_not_nought() -> None:
    assert (words.share(0), words.share(None)) == ("0,0%", "chưa có")


def test_drawings_are_of_one_pen() -> None:
    assert all(drawing.startswith("<") and "style" not in drawing for drawing in (*ICONS.values(), *SHAPES.values()))
