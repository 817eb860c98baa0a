"""Thông báo kết quả of a month: the four cells with their denominators, by body, and what is late and why.

Of the running month the numbers are those of today; of a past one those of its last day,
by the deadlines in force today (see `tasks.trend`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from django.db.models import OuterRef, Subquery

from dondoc.apps.agencies.names import names_on
from dondoc.apps.letters.kinds.base import Ask, Facts, LetterKind, Parts, Speaker, Voice
from dondoc.apps.letters.kinds.saying import (
    cited,
    count_words,
    day_words,
    plan_facts,
    rate_words,
    share_words,
    tidy,
)
from dondoc.apps.tasks.counts import four_cells_by
from dondoc.apps.tasks.models import Assignment, Report
from dondoc.apps.tasks.querysets import AssignmentQuerySet
from dondoc.apps.tasks.trend import cells_of_day, overdue_on
from dondoc.rules.four_cells import FourCells
from dondoc.rules.lateness import TimeState, days_late
from dondoc.vn.calendar import end_of_month
from dondoc.vn.collation import collation_key
from dondoc.writing import Annex, Block, Cell, Column, Heading, Paragraph, Row, Table
from dondoc.writing.lines import annex_name

# In centimetres of an upright page: no word of the heads, and no day, may be broken.
_BODY_COLUMNS = (
    Column(1.0, "center"),
    Column(3.5),
    Column(1.5, "center"),
    *(Column(1.6, "center") for _ in range(4)),
    Column(1.8, "center"),
    Column(2.3, "center"),
)
_LATE_COLUMNS = (
    Column(1.0, "center"),
    Column(4.7, "both"),
    Column(3.1),
    Column(2.5, "center"),
    Column(1.5, "center"),
    Column(3.7),
)
_CELLS = ("done_on_time", "done_late", "open_in_time", "open_overdue", "no_deadline")
_LONGEST_REASON = 300


class Results(LetterKind):
    code = "results"
    is_addressed = False

    def gather(self, ask: Ask) -> dict[int, Facts]:
        month = ask.month or ask.today.replace(day=1)
        day = min(end_of_month(month.year, month.month), ask.today)
        parts = Assignment.objects.filter(plan__monitor=ask.owner)
        parts = parts.filter(plan=ask.plan) if ask.plan else parts.filter(plan__state="in_force")
        cells = _cells(parts, day, ask)
        late = list(_late(parts, day, ask))
        names = names_on(set(cells) | {part.body_id for part in late}, day)
        by_body = [_body_row(pk, names.get(pk, ""), found) for pk, found in cells.items() if found.total - found.out]
        if not by_body:
            return {}
        facts = {
            "month": month.isoformat(),
            "day": day.isoformat(),
            "plan": plan_facts(ask.plan) if ask.plan else None,
            "bodies": sorted(by_body, key=lambda row: (-row["open_overdue"], collation_key(row["name"]))),
            "late": [_late_row(part, names, day, ask) for part in late],
        }
        return {0: facts}

    def addressees(self, facts: Facts) -> list[tuple[int, str]]:
        return [(row["body"], row["name"]) for row in facts["bodies"]]

    def values(self, facts: Facts, speaker: Speaker) -> Mapping[str, str]:
        sums, table = _sums(facts), self.sentences.table
        month, due = date.fromisoformat(facts["month"]), _due(sums)
        scope = table["all_plans"]
        if facts["plan"]:
            scope = table["one_plan"].format(plan=cited(facts["plan"], speaker.form))
        return {
            "issuer": speaker.head.issuer,
            "superior": speaker.head.superior,
            "scope": scope,
            "month": f"{month.month:02}" if month.month < 3 else str(month.month),
            "year": str(month.year),
            "day": day_words(facts["day"]),
            "total": count_words(sums["total"]),
            "due": count_words(due),
            **{name: count_words(sums[name]) for name in _CELLS},
            "on_time_rate": share_words(sums["done_on_time"], due, table["no_rate"]),
            "overdue_rate": share_words(sums["open_overdue"], due, table["no_rate"]),
            "bodies": count_words(len(facts["bodies"])),
        }

    def parts(self, facts: Facts, voice: Voice) -> Parts:
        say = voice.say
        table = self.sentences.table
        apart = len(facts["bodies"]) > table["bodies_in_letter"]
        late_apart = len(_same_work(facts["late"])) > table["late_in_letter"]
        by_body, late = self._body_table(facts), self._late_table(facts)
        content: list[Block] = [Paragraph(say("opening")), Heading(say("general_heading")), Paragraph(say("general"))]
        names = [annex_name(number, apart + late_apart, voice.speaker.form) for number in (1, 1 + apart)]
        content.append(Paragraph(say("by_body_annex", annex=names[0]) if apart else say("by_body")))
        content += [] if apart else [by_body]
        content.append(Heading(say("late_heading")))
        if not facts["late"]:
            content.append(Paragraph(say("late_none")))
        else:
            content.append(Paragraph(say("late_annex", annex=names[1]) if late_apart else say("late")))
            content += [] if late_apart else [late]
        content += [Heading(say("request_heading")), Paragraph(say("request")), Paragraph(say("closing"))]
        annexes = [Annex(say("body_annex_title"), (by_body,))] if apart else []
        annexes += [Annex(say("late_annex_title"), (late,), landscape=True)] if late_apart else []
        return Parts(tuple(content), tuple(annexes))

    def _body_table(self, facts: Facts) -> Table:
        table = self.sentences.table
        names, cells = table["head_body"], table["head_cells"]
        first: Row = (
            *(Cell(name, rows=2) for name in names[:3]),
            Cell(names[3], span=2),
            Cell(names[4], span=2),
            *(Cell(name, rows=2) for name in names[5:]),
        )
        rows = [(str(number), *self._numbers(row)) for number, row in enumerate(facts["bodies"], 1)]
        total = tuple(Cell(text, bold=True) for text in ("", *self._numbers({**_sums(facts), "name": table["sum"]})))
        return Table(_BODY_COLUMNS, (first, tuple(cells)), [*rows, total])

    def _numbers(self, row: Mapping[str, Any]) -> tuple[str, ...]:
        rate = rate_words(row["done_on_time"], _due(row), "–")
        return (row["name"], str(row["total"]), *(str(row[name]) for name in _CELLS), rate)

    def _late_table(self, facts: Facts) -> Table:
        return Table(_LATE_COLUMNS, (tuple(self.sentences.table["head_late"]),), list(self._late_cells(facts)))

    def _late_cells(self, facts: Facts) -> Iterator[Row]:
        for number, rows in enumerate(_same_work(facts["late"]), 1):
            row, names = rows[0], "; ".join(one["name"] for one in rows)
            said = row["said"] or self.sentences.table["no_report"]
            yield (str(number), row["text"], names, day_words(row["due"]), str(row["days"]), said)

    def rows(self, facts: Facts) -> dict[str, tuple[str, dict[str, Any]]]:
        found = {f"b{row['body']}": (row["name"], {name: row[name] for name in _CELLS}) for row in facts["bodies"]}
        late = {
            f"p{row['part']}": (row["text"], {name: row[name] for name in ("due", "said")}) for row in facts["late"]
        }
        return {**found, **late}


def _cells(parts: AssignmentQuerySet, day: date, ask: Ask) -> dict[int, FourCells]:
    if day == ask.today:
        return four_cells_by(parts, "body_id", day, ask.days)
    return cells_of_day(parts, "body_id", day, ask.today, ask.days)


def _late(parts: AssignmentQuerySet, day: date, ask: Ask) -> AssignmentQuerySet:
    last = Report.objects.filter(assignment=OuterRef("pk"), on__lte=day).order_by("-at", "-pk")
    late = parts.counted().in_time_state(TimeState.OVERDUE, day, ask.days) if day == ask.today else None
    late = overdue_on(parts, day, ask.today, ask.days) if late is None else late
    return (
        late.annotate(said=Subquery(last.values("words")[:1]))
        .select_related("task")
        .order_by("due", "plan_id", "task__number", "pk")
    )


def _body_row(pk: int, name: str, cells: FourCells) -> dict[str, Any]:
    numbers = {one: getattr(cells, one) for one in _CELLS}
    return {"body": pk, "name": name, "total": cells.total - cells.out, **numbers}


def _late_row(part: Any, names: Mapping[int, str], day: date, ask: Ask) -> dict[str, Any]:
    until = part.done_on if part.state == Assignment.State.AWAITING and part.done_on else day
    said = tidy(part.said or "")
    return {
        "part": part.pk,
        "task": part.task_id,
        "text": tidy(part.task.text),
        "name": names.get(part.body_id, ""),
        "due": part.due.isoformat(),
        "days": days_late(part.due, min(until, day), ask.days.calendar).calendar_days,
        "said": said if len(said) <= _LONGEST_REASON else said[:_LONGEST_REASON].rsplit(" ", 1)[0] + " …",
    }


def _same_work(rows: list[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    """Work given to many stands once, with all who have not done it and say the same of it."""
    found: dict[tuple[Any, ...], list[dict[str, Any]]] = {}
    for row in rows:
        found.setdefault((row["task"], row["due"], row["days"], row["said"]), []).append(row)
    return list(found.values())


def _sums(facts: Facts) -> dict[str, int]:
    return {name: sum(row[name] for row in facts["bodies"]) for name in ("total", *_CELLS)}


def _due(row: Mapping[str, Any]) -> int:
    return int(row["done_on_time"] + row["done_late"] + row["open_overdue"])


KIND = Results()
