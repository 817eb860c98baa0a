"""What became of each part: accepted, reported, done early or late, prolonged, with its events; as lines for COPY.

Days are counted as ordinals, and lines are kept by month, so that rows lie in the tables as
time laid them there: the events of one task are scattered over the years.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from random import Random

from dondoc.apps.tasks.models import Assignment, Task
from dondoc.apps.tasks.rollup import Facts, facts_of
from dondoc.rules.periods import Period
from dondoc.vn.working_days import WorkCalendar
from province import words
from province.cast import DAY, Cast
from province.copying import NULL
from province.work import EVENTS_PER_PART, Order, adopted_on

TODAY = DAY.toordinal()
_FIRST = date(2020, 1, 1).toordinal()
DAYS = [date.fromordinal(_FIRST + n) for n in range(366 * 16)]
ISO = [day.isoformat() for day in DAYS]
MONTH = [day.year * 12 + day.month for day in DAYS]
PART = (
    "id", "task_id", "plan_id", "body_id", "role", "written", "given_to_id", "period_start", "period_end", "first_due",
    "due", "state", "given_on", "accepted_on", "done_on", "confirmed_on", "progress", "last_report_on", "person_id",
    "moved_from_id", "active", "note", "version", "updated_at",
)  # fmt: skip
REPORT = (
    "id", "assignment_id", "by_id", "at", "on", "words", "progress", "completes", "answer", "answered_by_id",
    "answered_at", "confirmed",
)  # fmt: skip
EVENT = (
    "id", "at", "by_id", "body_id", "body_name", "verb", "kind", "object_id", "task_id", "plan_id", "old", "new",
    "reason",
)  # fmt: skip
EVIDENCE = ("id", "report_id", "file_id", "name")
EXTENSION = (
    "id", "assignment_id", "asked_by_id", "asked_at", "asked_on", "reason", "old_due", "new_due", "decision",
    "decided_by_id", "decided_at", "answer", "granted_due",
)  # fmt: skip
SHARE = ("id", "assignment_id", "unit_id", "person_id", "text", "due", "done_on", "note", "withdrawn_on")
OPINION = (
    "id",
    "assignment_id",
    "asked_by_id",
    "asked_at",
    "question",
    "due",
    "answer",
    "answered_by_id",
    "answered_at",
)
S = Assignment.State
_OPEN = (S.NEW, S.IN_PROGRESS, S.REWORK, S.AWAITING)


@dataclass(slots=True)
class Light:
    """As much of a part as its task's facts are made of."""

    state: str
    due: date | None
    done_on: date | None
    progress: int | None
    period_start: date | None
    last_report_on: date | None


@dataclass(slots=True)
class Fate:
    """How far one part has come; days as ordinals, nought for none."""

    state: str
    accepted: int = 0
    done: int = 0
    confirmed: int = 0
    progress: int | None = None
    last: int = 0


class Course:
    """Everything that happened, as lines."""

    def __init__(self, pick: Random, cast: Cast, calendar: WorkCalendar, files: int) -> None:
        self.pick, self.cast, self.calendar, self.files = pick, cast, calendar, files
        self.parts: dict[int, list[str]] = defaultdict(list)
        self.reports: dict[int, list[str]] = defaultdict(list)
        self.events: dict[int, list[str]] = defaultdict(list)
        self.evidence: list[str] = []
        self.extensions: list[str] = []
        self.shares: list[str] = []
        self.opinions: list[str] = []
        self.part_count = self.report_count = self.event_count = 0
        self.clock = [f"{7 + n % 10:02}:{n * 7 % 60:02}:{n * 13 % 60:02}+07" for n in range(600)]

    def run(self, order: Order) -> None:
        """Live through one task; its facts are kept as the actions would have kept them."""
        task, given = order.task, adopted_on(order.task.plan.issued_on).toordinal()
        self._assigned(order, given)
        ended = self.pick.random() < 0.01
        leads: list[Light] = []
        for period in order.periods:
            start = max(given, period.start.toordinal()) if period else given
            if period and start > given:
                self._event(
                    start,
                    None,
                    None,
                    "period_opened",
                    task,
                    "tasks.task",
                    task.pk,
                    "{}",
                    _json(period=period.label_vi, period_start=period.start.isoformat()),
                )
            for body in order.leads:
                leads.append(self._lead(order, body, period, start, active=not ended))
        if ended:
            task.ended_on = min(DAY, task.plan.starts_on + timedelta(days=200))
            leads = []
        facts = facts_of(task, leads, self.calendar)  # type: ignore[arg-type]  # they have what it asks for
        _keep(task, facts)
        for role, bodies in ((Assignment.Role.COORDINATE, order.helpers), (Assignment.Role.FOLLOW, order.followers)):
            for body in bodies:
                self._helper(order, body, role, given, active=not ended)

    def _lead(self, order: Order, body: int, period: Period | None, given: int, *, active: bool) -> Light:
        task, pick = order.task, self.pick
        if period is not None:
            first = period.due.toordinal() if task.recurrence else 0
        else:
            first = task.first_due.toordinal() if task.first_due else 0
        due, granted = first, False
        if first and first < TODAY + 30 and pick.random() < 0.06:
            due, granted = first + 15 * pick.randint(1, 6), True
        fate = self._fate(given, due, period.end.toordinal() if period else 0)
        self.part_count += 1
        pk = self.part_count
        people = self.cast.officials.get(body)
        person = pick.choice(people) if people and fate.accepted and pick.random() < 0.7 else None
        self._line_of_part(pk, order, body, "lead", period, first, due, given, fate, person, active)
        by = self.cast.focal.get(body)
        if fate.accepted:
            self._event(fate.accepted, by, body, "accepted", task, "tasks.assignment", pk)
        if person:
            self._event(
                fate.accepted,
                by,
                body,
                "person_named",
                task,
                "tasks.assignment",
                pk,
                '{"person": null}',
                _json(person="chuyên viên"),
            )
        self._reported(task, pk, body, person or by, fate)
        if granted:
            self._prolonged(task, pk, body, by, first, due)
        if person and pick.random() < 0.1:
            self._divided(task, pk, body, by, person, due, fate)
        return Light(
            fate.state, _date(due), _date(fate.done), fate.progress, period.start if period else None, _date(fate.last)
        )

    def _fate(self, given: int, due: int, end: int) -> Fate:
        """Old work is nearly all done; of what ran out lately a part is late; what is to come has hardly begun."""
        luck, pick = self.pick.random(), self.pick
        accepted = min(TODAY, given + int(pick.random() * 9))
        last = due or end or given + 400
        if last < TODAY:
            share = 0.985 if last < TODAY - 365 else 0.93 if last < TODAY - 60 else 0.78
        else:
            share = 0.12 if last < TODAY + 200 else 0.03
        if luck < share:
            done = last + int(pick.random() * 50) if pick.random() < 0.13 else last - int(pick.random() ** 2 * 60)
            done = min(max(done, given + 1), TODAY)
            confirmed = done + int(pick.random() * 9)
            if confirmed > TODAY or (done > TODAY - 20 and pick.random() < 0.4):
                return Fate(S.AWAITING, accepted, done, 0, 100, done)
            return Fate(S.DONE, accepted, done, confirmed, 100, done)
        rest = (luck - share) / (1 - share)
        if rest < (0.6 if given > TODAY - 20 else 0.04):
            return Fate(S.NEW)
        state = S.IN_PROGRESS
        if rest > 0.98:
            state = S.SUSPENDED
        elif rest > 0.95:
            state = S.DROPPED if last < TODAY else S.IN_PROGRESS
        elif rest > 0.93:
            state = S.REWORK
        elif rest > 0.925:
            return Fate(S.REFUSED)
        told = accepted + int(pick.random() * max(1, TODAY - accepted)) if pick.random() < 0.75 else 0
        return Fate(state, accepted, 0, 0, 5 * int(pick.random() * 19) if told else None, told)

    def _reported(self, task: Task, part: int, body: int, by: int | None, fate: Fate) -> None:
        if not fate.last:
            return
        pick, span = self.pick, fate.last - fate.accepted
        owed = EVENTS_PER_PART * self.part_count - self.event_count
        steps = min(6, max(0, int(pick.random() * 3) + (owed > 0) + (owed > 50) * 2))
        for step in range(steps):
            day = fate.accepted + span * (step + 1) // (steps + 1)
            self._report(task, part, body, by, day, pick.choice(words.SAID), 100 * step // (steps + 1))
        if fate.state == S.REWORK:
            self._report(task, part, body, by, fate.last, pick.choice(words.DONE), 100, confirmed=False)
        elif fate.done:
            self._report(
                task, part, body, by, fate.done, pick.choice(words.DONE), 100, confirmed=fate.confirmed or None
            )
        else:
            self._report(task, part, body, by, fate.last, pick.choice(words.SAID), fate.progress)
        if fate.confirmed:
            new = f'{{"done_on": "{ISO[fate.done - _FIRST]}", "part_of": "{self.cast.names[body]}"}}'
            self._event(
                fate.confirmed,
                self._monitor(task),
                task.plan.monitor_id,
                "confirmed",
                task,
                "tasks.assignment",
                part,
                f'{{"done_on": "{ISO[fate.done - _FIRST]}"}}',
                new,
            )

    def _report(
        self,
        task: Task,
        part: int,
        body: int,
        by: int | None,
        day: int,
        said: str,
        progress: int | None,
        *,
        confirmed: int | bool | str | None = "",
    ) -> None:
        """`confirmed` is given for a report that asks to be confirmed: the day, no, or not yet."""
        completes = confirmed != ""
        self.report_count += 1
        pk, at, iso = self.report_count, self._at(day), ISO[day - _FIRST]
        answer, who, when, answered = "", NULL, NULL, NULL
        if completes and confirmed is False:
            answer, who, when, answered = "Còn thiếu minh chứng, đề nghị bổ sung.", self._monitor(task), at, "f"
        elif completes and confirmed:
            who, when, answered = self._monitor(task), self._at(int(confirmed)), "t"
        shown = NULL if progress is None else progress
        self.reports[MONTH[day - _FIRST]].append(
            f"{pk}\t{part}\t{by or NULL}\t{at}\t{iso}\t{said}\t{shown}\t{'t' if completes else 'f'}"
            f"\t{answer}\t{who or NULL}\t{when}\t{answered}"
        )
        share = "null" if progress is None else progress
        new = f'{{"on": "{iso}", "files": [], "words": "{said}", "progress": {share}, "report_id": {pk}}}'
        self._event(
            day, by, body, "completion_asked" if completes else "reported", task, "tasks.assignment", part, "{}", new
        )
        if confirmed is False:
            self._event(
                day,
                self._monitor(task),
                task.plan.monitor_id,
                "sent_back",
                task,
                "tasks.assignment",
                part,
                "{}",
                "{}",
                answer,
            )
        if completes and self.pick.random() < 0.03:
            number = len(self.evidence) + 1
            self.evidence.append(f"{number}\t{pk}\t{number % self.files + 1}\tBáo cáo kết quả số {number}.docx")

    def _prolonged(self, task: Task, part: int, body: int, by: int | None, first: int, due: int) -> None:
        """Asked for and granted while there was time; a few wait for the answer and keep the first day."""
        asked = min(TODAY, max(first - 7, _FIRST + 400))
        number, monitor = len(self.extensions) + 1, self._monitor(task)
        reason, at = self.pick.choice(words.REASONS), self._at(asked)
        days = (ISO[first - _FIRST], ISO[due - _FIRST])
        self.extensions.append(
            f"{number}\t{part}\t{by or NULL}\t{at}\t{ISO[asked - _FIRST]}\t{reason}"
            f"\t{days[0]}\t{days[1]}\tgranted\t{monitor or NULL}\t{at}\tĐồng ý.\t{days[1]}"
        )
        old = f'{{"due": "{days[0]}"}}'
        new = f'{{"due": "{days[1]}"}}'
        self._event(asked, by, body, "extension_asked", task, "tasks.assignment", part, old, new, reason)
        self._event(asked, monitor, task.plan.monitor_id, "extension_granted", task, "tasks.assignment", part, old, new)

    def _divided(self, task: Task, part: int, body: int, by: int | None, person: int, due: int, fate: Fate) -> None:
        number = len(self.shares) + 1
        day = ISO[due - _FIRST] if due else NULL
        done = ISO[fate.done - _FIRST] if fate.done else NULL
        self.shares.append(
            f"{number}\t{part}\t{NULL}\t{person}\tSoạn dự thảo và tổng hợp số liệu\t{day}\t{done}\t\t{NULL}"
        )
        told = _json(shares=[{"who": "chuyên viên", "text": "Soạn dự thảo và tổng hợp số liệu"}])
        self._event(fate.accepted, by, body, "divided", task, "tasks.assignment", part, "{}", told)

    def _helper(self, order: Order, body: int, role: str, given: int, *, active: bool) -> None:
        task, pick = order.task, self.pick
        fate = Fate(S.IN_PROGRESS)
        if task.finished_on:
            fate = Fate(S.DONE, 0, task.finished_on.toordinal())
        self.part_count += 1
        due = task.first_due.toordinal() if task.first_due else 0
        self._line_of_part(self.part_count, order, body, role, None, due, due, given, fate, None, active)
        if role == Assignment.Role.COORDINATE and pick.random() < 0.04:
            number, asked = len(self.opinions) + 1, min(TODAY - 1, given + 30)
            is_open = task.is_open and asked > TODAY - 60
            answer, when = ("", NULL) if is_open else ("Thống nhất với dự thảo.", self._at(min(TODAY, asked + 5)))
            who = self.cast.focal.get(body) or NULL
            asker = self.cast.focal.get(order.leads[0]) or NULL
            self.opinions.append(
                f"{number}\t{self.part_count}\t{asker}\t{self._at(asked)}\tĐề nghị cho ý kiến về dự thảo"
                f"\t{ISO[asked + 7 - _FIRST]}\t{answer}\t{NULL if is_open else who}\t{when}"
            )

    def _line_of_part(
        self,
        pk: int,
        order: Order,
        body: int,
        role: str,
        period: Period | None,
        first: int,
        due: int,
        given: int,
        fate: Fate,
        person: int | None,
        active: bool,
    ) -> None:
        task = order.task
        start, end = (period.start.isoformat(), period.end.isoformat()) if period else (NULL, NULL)
        written = task.lead_written[:250] if role == "lead" else self.cast.names[body]
        progress = NULL if fate.progress is None else fate.progress
        touched = fate.confirmed or fate.last or fate.done or given
        self.parts[MONTH[given - _FIRST]].append(
            f"{pk}\t{task.pk}\t{task.plan_id}\t{body}\t{role}\t{written}\t{NULL}\t{start}\t{end}"
            f"\t{_iso(first)}\t{_iso(due)}\t{fate.state}\t{ISO[given - _FIRST]}\t{_iso(fate.accepted)}"
            f"\t{_iso(fate.done)}\t{_iso(fate.confirmed)}\t{progress}\t{_iso(fate.last)}"
            f"\t{person or NULL}\t{NULL}\t{'t' if active else 'f'}\t\t1\t{self._at(touched)}"
        )

    def _assigned(self, order: Order, given: int) -> None:
        task, names = order.task, self.cast.names
        told = {
            "lead": [
                names[order.leads[0]] if len(order.leads) == 1 else f"{task.lead_written} ({len(order.leads)} cơ quan)"
            ],
            "coordinate": [names[body] for body in order.helpers],
        }
        if task.due:
            told["due"] = task.due.isoformat()  # type: ignore[assignment]
        self._event(
            given,
            self._monitor(task),
            task.plan.monitor_id,
            "assigned",
            task,
            "tasks.task",
            task.pk,
            "{}",
            _json(**told),
        )

    def _event(
        self,
        day: int,
        by: int | None,
        body: int | None,
        verb: str,
        task: Task,
        kind: str,
        pk: int,
        old: str = "{}",
        new: str = "{}",
        reason: str = "",
    ) -> None:
        self.event_count += 1
        name = self.cast.names[body] if body else ""
        self.events[MONTH[day - _FIRST]].append(
            f"{self._at(day)}\t{by or NULL}\t{body or NULL}\t{name}\t{verb}"
            f"\t{kind}\t{pk}\t{task.pk}\t{task.plan_id}\t{old}\t{new}\t{reason}"
        )

    def _monitor(self, task: Task) -> int | None:
        people = self.cast.monitors.get(task.plan.monitor_id)
        return people[task.plan_id % len(people)] if people else None

    def _at(self, day: int) -> str:
        return f"{ISO[day - _FIRST]} {self.clock[(day * 31 + self.event_count) % 600]}"


def by_month(lines: dict[int, list[str]]) -> Iterator[str]:
    for month in sorted(lines):
        yield from lines[month]


def numbered(lines: Iterator[str], behind: int = 0) -> Iterator[str]:
    for number, line in enumerate(lines, start=behind + 1):
        yield f"{number}\t{line}"


def _keep(task: Task, facts: Facts) -> None:
    for name, value in asdict(facts).items():
        setattr(task, name, value)


def _date(day: int) -> date | None:
    return DAYS[day - _FIRST] if day else None


def _iso(day: int) -> str:
    return ISO[day - _FIRST] if day else NULL


def _json(**facts: object) -> str:
    return json.dumps(facts, ensure_ascii=False)
