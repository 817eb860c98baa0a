"""Danh mục nhiệm vụ: all tasks of a plan as an annex, to all bodies that have work in it or to one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from dondoc.apps.agencies.names import names_on
from dondoc.apps.letters.kinds.base import Ask, Facts, LetterKind, Parts, Speaker, Voice
from dondoc.apps.letters.kinds.saying import cited, count_words, day_words, in_sentence, plan_facts, tidy
from dondoc.apps.tasks.models import Assignment, Task
from dondoc.vn.collation import collation_key
from dondoc.writing import Annex, Column, Paragraph, Row, Table

_COLUMNS = (Column(0.8, "center"), Column(6.4, "both"), Column(2.6), Column(3.0), Column(1.9, "center"), Column(2.4))
_MOST_NAMED = 8  # with more the words of the plan are shorter
_LEAD, _COORDINATE = Assignment.Role.LEAD.value, Assignment.Role.COORDINATE.value


class TaskList(LetterKind):
    code = "task_list"
    needs_plan = True

    def gather(self, ask: Ask) -> dict[int, Facts]:
        if ask.plan is None:
            return {}
        parts = Assignment.objects.filter(plan=ask.plan, active=True, task__ended_on__isnull=True)
        bodies: dict[int, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
        for task_id, body, role in parts.order_by("pk").values_list("task_id", "body_id", "role"):
            bodies[task_id][role].add(body)
        named = {body for roles in bodies.values() for some in roles.values() for body in some}
        names = names_on(named, ask.today)
        tasks = [task for task in _tasks(ask) if _concerns(bodies[task.pk], ask.bodies)]
        rows = [_row(task, bodies[task.pk], names) for task in tasks]
        told = sorted(ask.bodies or named, key=lambda body: collation_key(names.get(body, "")))
        if not rows:
            return {}
        facts = {
            "day": ask.today.isoformat(),
            "plan": plan_facts(ask.plan),
            "to": [[body, names.get(body, "")] for body in told],
            "one": bool(ask.bodies),
            "rows": rows,
        }
        return {0: facts}

    def addressees(self, facts: Facts) -> list[tuple[int, str]]:
        return [(pk, name) for pk, name in facts["to"]]

    def names_addressees(self, facts: Facts) -> list[str]:
        table = self.sentences.table
        return [table["many_to"]] if len(facts["to"]) > table["most_to"] else super().names_addressees(facts)

    def values(self, facts: Facts, speaker: Speaker) -> Mapping[str, str]:
        return {
            "receiver": ", ".join(name for _pk, name in facts["to"]) if facts["one"] else "",
            "issuer": speaker.head.issuer,
            "superior": speaker.head.superior,
            "plan": cited(facts["plan"], speaker.form),
            "plan_title": in_sentence(facts["plan"]["title"]),
            "count": count_words(len(facts["rows"])),
            "day": day_words(facts["day"]),
        }

    def parts(self, facts: Facts, voice: Voice) -> Parts:
        say = voice.say
        opening = "opening_one" if facts["one"] else "opening_all"
        content = tuple(Paragraph(say(slot)) for slot in (opening, "request", "closing"))
        table = Table(_COLUMNS, (tuple(self.sentences.table["head"]),), [self._cells(row) for row in facts["rows"]])
        return Parts(content, (Annex(say("annex_title"), (table,), landscape=True),))

    def _cells(self, row: dict[str, Any]) -> Row:
        due = day_words(row["due"]) or row["due_words"] or self._kind_of_due(row)
        place = str(row["number"])
        return (place, row["text"], "; ".join(row["lead"]), "; ".join(row["coordinate"]), due, row["product"])

    def _kind_of_due(self, row: dict[str, Any]) -> str:
        table = self.sentences.table
        period = table.get(f"period_{row['recurrence']}")
        return str(period or {"ongoing": table["standing"], "conditional": table["conditional"]}.get(
            row["type"], table["none"]
        ))  # fmt: skip

    def rows(self, facts: Facts) -> dict[str, tuple[str, dict[str, Any]]]:
        told = ("text", "lead", "coordinate", "due", "due_words", "product")
        return {str(row["task"]): (row["text"], {name: row[name] for name in told}) for row in facts["rows"]}


def _tasks(ask: Ask) -> Iterable[Task]:
    return Task.objects.filter(plan=ask.plan, ended_on__isnull=True).order_by("number")


def _concerns(roles: Mapping[str, set[int]], bodies: tuple[int, ...]) -> bool:
    return not bodies or any(roles.get(role, set()) & set(bodies) for role in (_LEAD, _COORDINATE))


def _row(task: Task, roles: Mapping[str, set[int]], names: Mapping[int, str]) -> dict[str, Any]:
    helping = roles.get(_COORDINATE, set())
    return {
        "task": task.pk,
        "number": task.number,
        "text": tidy(task.text),
        "lead": _written(roles.get(_LEAD, set()), names, task.lead_written if task.group_lead else ""),
        "coordinate": _written(helping, names, task.coordinate_written if len(helping) > _MOST_NAMED else ""),
        "due": task.due.isoformat() if task.due else "",
        "due_words": task.deadline_text if not task.due else "",
        "type": task.deadline_type,
        "recurrence": task.recurrence,
        "product": tidy(task.product),
    }


def _written(bodies: Iterable[int], names: Mapping[int, str], group: str) -> list[str]:
    """The bodies by today's names; a group as the plan writes it, rather than a hundred communes."""
    if group:
        return [group]
    return sorted((names.get(body, "") for body in bodies), key=collation_key)


KIND = TaskList()
