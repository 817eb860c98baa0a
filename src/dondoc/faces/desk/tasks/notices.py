"""What stands above the page of a task: what happened that a person has to know before acting."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from dondoc.apps.tasks.models import Assignment
from dondoc.faces.desk import words
from dondoc.faces.desk.tasks.dossier import Dossier, Told

State = Assignment.State


@dataclass(frozen=True, slots=True)
class Notice:
    """A sentence, words that somebody wrote, and where to go on."""

    sentence: str
    quote: str = ""
    url: str = ""
    word: str = ""  # of the link; told without one where the person may not follow it
    needs_care: bool = False
    remark: str = ""


def notices_of(dossier: Dossier, speaker: Any | None, silence: str) -> list[Notice]:
    return [*_of_task(dossier.task), *_of_reports(dossier, speaker), *_of_silence(silence)]


def _of_task(task: Any) -> Iterator[Notice]:
    if task.joined_to:
        facts = {"number": task.joined_to.number, "plan": task.joined_to.plan}
        yield Notice(
            _("Việc này đã nhập vào một nhiệm vụ trùng và được theo dõi ở đó."),
            url=reverse("task", args=[task.joined_to_id]) if task.opens_joined else "",
            word=_("Nhiệm vụ số %(number)s của %(plan)s") % facts,
        )
    if task.ended_on:
        facts = {"day": words.day(task.ended_on), "plan": task.ended_by}
        yield Notice(
            _("Nhiệm vụ này kết thúc ngày %(day)s theo %(plan)s.") % facts,
            url=reverse("plan", args=[task.ended_by_id]) if task.opens_ending else "",
            word=_("Xem văn bản đó") if task.opens_ending else "",
        )
    if task.replaced_by:
        yield Notice(
            _("Nhiệm vụ được thay bằng:"),
            url=reverse("task", args=[task.replaced_by_id]) if task.opens_replacing else "",
            word=Truncator(task.replaced_by.text).words(24),
        )


def _of_reports(dossier: Dossier, speaker: Any | None) -> Iterator[Notice]:
    if speaker is None or speaker.state not in (State.AWAITING, State.REWORK):
        return
    asked = next((one for one in dossier.reports if one.completes and one.part_id == speaker.pk), None)
    if asked is not None:
        yield _waiting(asked, speaker) if speaker.state == State.AWAITING else _sent_back(asked)


def _waiting(asked: Told, part: Any) -> Notice:
    facts = {"body": part.now, "day": words.day(asked.on)}
    sentence = _("%(body)s báo hoàn thành ngày %(day)s, đang chờ cơ quan theo dõi xác nhận.") % facts
    return Notice(sentence, quote=Truncator(asked.words).words(40))


def _sent_back(asked: Told) -> Notice:
    facts = {"who": asked.answered_by, "day": words.day(asked.answered_at.date()) if asked.answered_at else ""}
    return Notice(_("%(who)s đã trả lại báo cáo hoàn thành ngày %(day)s.") % facts, quote=asked.answer, needs_care=True)


def _of_silence(silence: str) -> Iterator[Notice]:
    if silence:
        yield Notice(silence, needs_care=True)
