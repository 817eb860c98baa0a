"""Lists of work: the parts of bodies, and tasks as a whole.

A row offers what the person may do through the actions of `tasks`: whoever leads reports,
asks for completion or for a later day and names who does it; whoever monitors mends the
words, sets days, gives the work to another body, confirms and sends back.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dondoc.apps.accounts.models import User
from dondoc.apps.core.errors import ActionError
from dondoc.apps.sheets.kinds import task_lines
from dondoc.apps.sheets.kinds.choosing import body_names, people_names
from dondoc.apps.sheets.kinds.kind import Done, Wanted
from dondoc.apps.sheets.kinds.task_steps import STEPS, Hands
from dondoc.apps.sheets.names import Names
from dondoc.apps.sheets.values import Column, Line, Type, Word

PLAN = Column("plan", gettext_lazy("Kế hoạch"), width=16, printed=True)
NUMBER = Column("number", gettext_lazy("Số thứ tự"), Type.NUMBER, 7, printed=True)
TEXT = Column("text", gettext_lazy("Nội dung nhiệm vụ"), width=56, printed=True)
REST: tuple[Column, ...] = (
    Column("lead", gettext_lazy("Cơ quan chủ trì"), Type.BODY, 26, names="bodies",
           help=gettext_lazy("Chọn cơ quan khác để chuyển việc; ghi lý do ở cột «Lý do đổi chủ trì, hạn»."),
           printed=True),
    Column("role", gettext_lazy("Vai trò"), width=11, printed=True),
    Column("period", gettext_lazy("Kỳ"), width=11, printed=True),
    Column("due", gettext_lazy("Hạn"), Type.DAY, 12,
           help=gettext_lazy("Ghi ngày dạng 31/12/2026; ghi lý do ở cột «Lý do đổi chủ trì, hạn»."),
           printed=True),
    Column("state", gettext_lazy("Tình trạng"), width=18, printed=True),
    Column("progress", gettext_lazy("Tỷ lệ hoàn thành"), Type.PERCENT, 11,
           help=gettext_lazy("Từ 0% đến 100%. Kèm theo phải có nội dung báo cáo."), printed=True),
    Column("reported_on", gettext_lazy("Báo cáo gần nhất"), Type.DAY, 12, printed=True),
    Column("words", gettext_lazy("Nội dung báo cáo mới"), Type.WORDS, 40, entry=True,
           help=gettext_lazy("Đã làm được gì, còn vướng gì. Mỗi lần ghi thành một báo cáo mới.")),
    Column("report_on", gettext_lazy("Ngày báo cáo"), Type.DAY, 12, entry=True,
           help=gettext_lazy("Để trống là ngày tải tệp lên. Khi báo cáo hoàn thành: ngày làm xong.")),
    Column("step", gettext_lazy("Bước"), Type.CHOICE, 20, entry=True, names="steps",
           help=gettext_lazy("Nhận việc, báo cáo hoàn thành; với cơ quan theo dõi: xác nhận, trả lại.")),
    Column("step_reason", gettext_lazy("Ý kiến xác nhận, lý do trả lại"), Type.TEXT, 24, entry=True,
           help=gettext_lazy("Bắt buộc khi trả lại.")),
    Column("person", gettext_lazy("Người thực hiện"), Type.PERSON, 20, names="people",
           help=gettext_lazy("Người của cơ quan làm việc này.")),
    Column("ask_due", gettext_lazy("Xin gia hạn đến"), Type.DAY, 12, entry=True,
           help=gettext_lazy("Ngày xin gia hạn đến, sau hạn hiện tại.")),
    Column("ask_reason", gettext_lazy("Lý do xin gia hạn"), Type.TEXT, 24, entry=True,
           help=gettext_lazy("Bắt buộc khi xin gia hạn.")),
    Column("change_reason", gettext_lazy("Lý do đổi chủ trì, hạn"), Type.TEXT, 24, entry=True,
           help=gettext_lazy("Bắt buộc khi đổi cơ quan chủ trì hoặc hạn: số, ngày văn bản cho phép, hoặc lý do.")),
    Column("coordinate", gettext_lazy("Phối hợp, như văn bản ghi"), width=24),
    Column("product", gettext_lazy("Sản phẩm"), width=24),
    Column("field", gettext_lazy("Lĩnh vực"), width=20),
    Column("first_due", gettext_lazy("Hạn đầu"), Type.DAY, 12),
    Column("done_on", gettext_lazy("Ngày xong"), Type.DAY, 12),
)  # fmt: skip
ALL = (PLAN, NUMBER, TEXT, *REST)
_ONLY_OF_PARTS = frozenset(("role", "period"))


@dataclass(frozen=True)
class TaskKind:
    """Rows of parts, or rows of tasks with the part that speaks for each."""

    code: str
    letter: str
    title: Word
    sheet: Word
    of_parts: bool
    new_editable: frozenset[str] = frozenset()
    needed: tuple[str, ...] = ("text",)

    @property
    def columns(self) -> tuple[Column, ...]:
        return ALL if self.of_parts else tuple(column for column in ALL if column.id not in _ONLY_OF_PARTS)

    def may_add(self, by: User) -> bool:  # noqa: ARG002 (all kinds are asked alike)
        return False

    def lines(self, keys: Sequence[int], by: User, today: date) -> list[Line]:
        find = task_lines.of_parts if self.of_parts else task_lines.of_works
        return find(keys, by, today)

    def names(self, lines: Sequence[Line], by: User, today: date) -> dict[str, Names]:
        bodies = {value for line in lines if isinstance(value := line.values.get("lead"), int)}
        people = {value for line in lines if isinstance(value := line.values.get("person"), int)}
        offered = {line.versions["body"] for line in lines if "body" in line.versions} & by.standing.acts_for
        return {
            "bodies": body_names(today, also=bodies),
            "people": people_names(today, bodies=offered, also=people),
            "steps": Names({code: str(word) for code, word in STEPS.items()}),
        }

    def act(self, line: Line, wanted: Wanted, by: User, today: date) -> Done:
        return Hands(line, by, today).take(wanted)

    def add(self, wanted: Wanted, by: User, today: date, *, site: str = "") -> Done:  # noqa: ARG002 (as above)
        raise ActionError(_("Nhiệm vụ mới không thêm bằng bảng này. Hãy tải lên như một bảng theo dõi để rà soát."))


PARTS = TaskKind("parts", "P", gettext_lazy("Phần việc của cơ quan"), gettext_lazy("Phần việc"), of_parts=True)
WORKS = TaskKind("works", "T", gettext_lazy("Nhiệm vụ"), gettext_lazy("Nhiệm vụ"), of_parts=False)
