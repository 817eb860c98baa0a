"""Công văn đôn đốc: to each body with overdue work, a table of it, and a day by which to report.

Work that awaits our own confirmation is not reminded of. One letter a body, of all plans
that the owner monitors, or of one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from dondoc.apps.agencies.names import names_on
from dondoc.apps.letters.kinds.base import Ask, Facts, LetterKind, Parts, Speaker, Voice
from dondoc.apps.letters.kinds.saying import (
    cited,
    cited_in_cell,
    count_words,
    day_words,
    plan_facts,
    several_cited,
    tidy,
)
from dondoc.apps.tasks.models import Assignment
from dondoc.apps.tasks.periods import label_of
from dondoc.apps.tasks.querysets import AssignmentQuerySet
from dondoc.rules.lateness import TimeState, days_late
from dondoc.writing import Annex, Block, Cell, Column, Form, Paragraph, Row, Table

_COLUMNS = (Column(0.9, "center"), Column(5.4, "both"), Column(2.0, "center"), Column(1.6, "center"), Column(2.6))
_MANY_PLANS = "many_plans"


def overdue_parts(ask: Ask) -> AssignmentQuerySet:
    """Parts that lead, are overdue and wait for the body itself, of the owner's plans or of one."""
    late = Assignment.objects.in_time_state(TimeState.OVERDUE, ask.today, ask.days).counted()
    late = late.filter(plan__monitor=ask.owner).exclude(state=Assignment.State.AWAITING)
    return late.filter(plan=ask.plan) if ask.plan else late


class Reminder(LetterKind):
    code = "reminder"
    to_each = True
    reminds = True

    def gather(self, ask: Ask) -> dict[int, Facts]:
        rows = overdue_parts(ask).filter(body__in=ask.bodies) if ask.bodies else overdue_parts(ask)
        rows = rows.select_related("task", "plan__document").defer("plan__decisions")
        by_body: dict[int, list[Assignment]] = defaultdict(list)
        for part in rows.order_by("plan__issued_on", "plan_id", "due", "task__number", "pk"):
            by_body[part.body_id].append(part)
        names = names_on(set(by_body), ask.today)
        return {body: self._facts(body, names.get(body, ""), parts, ask) for body, parts in by_body.items()}

    def _facts(self, body: int, name: str, parts: list[Assignment], ask: Ask) -> Facts:
        plans: dict[int, dict[str, Any]] = {}
        for part in parts:
            plan = plans.setdefault(part.plan_id, {**plan_facts(part.plan), "rows": []})
            plan["rows"].append(_row(part, ask))
        return {
            "body": body,
            "receiver": name,
            "day": ask.today.isoformat(),
            "report_by": ask.report_by.isoformat() if ask.report_by else "",
            "plans": list(plans.values()),
        }

    def addressees(self, facts: Facts) -> list[tuple[int, str]]:
        return [(facts["body"], facts["receiver"])]

    def values(self, facts: Facts, speaker: Speaker) -> Mapping[str, str]:
        table = self.sentences.table
        return {
            "receiver": facts["receiver"],
            "issuer": speaker.head.issuer,
            "superior": speaker.head.superior,
            "plans": several_cited(facts["plans"], speaker.form, table[_MANY_PLANS]),
            "count": count_words(len(_all(facts))),
            "day": day_words(facts["day"]),
            "report_by": day_words(facts["report_by"]),
        }

    def parts(self, facts: Facts, voice: Voice) -> Parts:
        say = voice.say
        table = self._table(facts, voice.speaker.form)
        ending = (Paragraph(say("request"), style="after_table"), Paragraph(say("closing")))
        if len(_all(facts)) <= self.sentences.table["in_letter"]:
            return Parts((Paragraph(say("opening")), table, *ending))
        content: tuple[Block, ...] = (Paragraph(say("opening_annex")), Paragraph(say("request")), ending[1])
        return Parts(content, (Annex(say("annex_title"), (table,)),))

    def _table(self, facts: Facts, form: Form) -> Table:
        return Table(_COLUMNS, (tuple(self.sentences.table["head"]),), list(self._rows(facts, form)))

    def _rows(self, facts: Facts, form: Form) -> Iterator[Row]:
        number, several = 0, len(facts["plans"]) > 1
        for plan in facts["plans"]:
            if several:
                yield (Cell(cited(plan, form), span=len(_COLUMNS), bold=True),)
            for row in plan["rows"]:
                number += 1
                text = row["text"] + (f" ({row['period']})" if row["period"] else "")
                basis = cited_in_cell(plan, form, row["path"])
                yield (str(number), text, day_words(row["due"]), str(row["days"]), basis)

    def rows(self, facts: Facts) -> dict[str, tuple[str, dict[str, Any]]]:
        return {str(row["part"]): (row["text"], {"text": row["text"], "due": row["due"]}) for row in _all(facts)}


def _row(part: Assignment, ask: Ask) -> dict[str, Any]:
    assert isinstance(part.due, date)  # what has no day is never overdue
    return {
        "part": part.pk,
        "task": part.task_id,
        "path": part.task.path,
        "text": tidy(part.task.text),
        "period": label_of(part),
        "due": part.due.isoformat(),
        "days": days_late(part.due, ask.today, ask.days.calendar).calendar_days,
    }


def _all(facts: Facts) -> list[dict[str, Any]]:
    return [row for plan in facts["plans"] for row in plan["rows"]]


KIND = Reminder()
