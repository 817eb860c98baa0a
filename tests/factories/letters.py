"""Letters for tests: a letterhead that is complete, and overdue work to write of."""

from __future__ import annotations

from datetime import date
from typing import Any

from dondoc.apps.agencies.models import Body
from dondoc.apps.letters import actions
from dondoc.apps.letters.kinds.base import Ask
from dondoc.apps.letters.models import Letter, Letterhead
from dondoc.apps.tasks.days import Days
from dondoc.apps.tasks.models import Assignment, Task
from factories.cast import Cast
from factories.record import make_task

DAY = date(2026, 11, 20)
OVER = date(2026, 6, 30)
WORK = "Xây dựng cơ chế tài chính cho hoạt động khoa học, công nghệ và đổi mới sáng tạo"


def make_letterhead(body: Body, **values: Any) -> Letterhead:
    fields = {
        "superior": "UBND tỉnh Sơn Hải",
        "issuer": "Sở Khoa học và Công nghệ",
        "symbol": "SKHCN",
        "unit": "QLKH",
        "place": "Sơn Hải",
        "head": "Giám đốc",
        "signing": Letterhead.Signing.FOR_HEAD,
        "position": "Phó Giám đốc",
        "signer": "Trần Thị Bình",
        "recipients": "UBND tỉnh (để báo cáo)\nGiám đốc, các Phó Giám đốc Sở",
        "archive": "VT",
    }
    return Letterhead.objects.create(body=body, **{**fields, **values})


def make_overdue(cast: Cast, body: Body | None = None, text: str = WORK, **fields: Any) -> Task:
    """Work of the cast's plan whose day has gone by, under way."""
    task = make_task(cast.plan, body or cast.lead, text, due=OVER, **fields)
    Assignment.objects.filter(task=task).update(state=Assignment.State.IN_PROGRESS, accepted_on=date(2026, 1, 7))
    return task


def ask_for(cast: Cast, **values: Any) -> Ask:
    asked: dict[str, Any] = {"today": DAY, "days": Days.current(), "report_by": date(2026, 11, 30), **values}
    return Ask(owner=cast.monitoring, **asked)


def prepare(cast: Cast, kind: str = "reminder", **values: Any) -> list[Letter]:
    return actions.prepare_letters(kind=kind, ask=ask_for(cast, **values), issuer=cast.monitoring, by=cast.monitor)
