"""The cast with work on its hands: everybody whom a page may meet, and one of each thing that has an address."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property

from django.utils import timezone

from dondoc.apps.accounts.models import Role, RoleHeld, SavedFilter, User
from dondoc.apps.agencies.models import Body, Succession, SuccessionLink
from dondoc.apps.documents.models import Document, DocumentPage
from dondoc.apps.letters.models import Letter
from dondoc.apps.plans.models import Item, Review
from dondoc.apps.plans.opening import open_review
from dondoc.apps.tasks.models import Assignment, Evidence, Extension, Opinion, Report, SameWork, Share, Task
from dondoc.reading import read
from factories.cast import Cast, make_cast
from factories.letters import make_letterhead, make_overdue, prepare
from factories.record import make_body, make_document, make_file, make_person, make_task

DAY = date(2026, 11, 20)
DUE = date(2026, 12, 31)
TEXT = """KẾ HOẠCH

Phát triển khoa học và công nghệ tỉnh Sơn Hải năm 2027

II. NHIỆM VỤ, GIẢI PHÁP

1. Sở Tài chính xây dựng cơ chế tài chính cho hoạt động khoa học và công nghệ, hoàn thành trước ngày 31/3/2027.

2. Sở Nội vụ rà soát vị trí việc làm, hoàn thành trong quý II/2027.
"""


@dataclass
class Scene:
    """Who may come to a page (`everybody`), and the things that pages show, each made when first asked for."""

    cast: Cast
    people: dict[str, User] = field(default_factory=dict)

    def everybody(self) -> dict[str, User]:
        """Everybody who signs in, by the names of `matrix.WHO`."""
        return self.people

    @cached_property
    def unit(self) -> Body:
        """A room inside the lead."""
        return make_body("Phòng Kế hoạch", kind=Body.Kind.UNIT, level=Body.Level.UNIT, under=self.cast.lead)

    @cached_property
    def task(self) -> Task:
        """Led by the cast's lead and helped by its coordinator; due at the end of the year, not yet received."""
        return make_task(self.cast.plan, self.cast.lead, "Xây dựng đề án", due=DUE, coordinate=(self.cast.coordinator,))

    @cached_property
    def other_task(self) -> Task:
        """Of the same plan, led by the coordinator alone."""
        return make_task(self.cast.plan, self.cast.coordinator, "Xây dựng đề án phát triển", due=DUE)

    @cached_property
    def assignment(self) -> Assignment:
        """The part of the lead, given to its official."""
        found = self.task.assignments.get(role=Assignment.Role.LEAD)
        found.person = self.cast.official
        found.save()
        return found

    @cached_property
    def working(self) -> Assignment:
        """The same once the lead has received it."""
        self.assignment.state = Assignment.State.IN_PROGRESS
        self.assignment.accepted_on = DAY
        self.assignment.save()
        return self.assignment

    @cached_property
    def awaiting(self) -> Assignment:
        """The same when its completion waits to be confirmed."""
        self.working.state = Assignment.State.AWAITING
        self.working.done_on = DAY
        self.working.save()
        self._report(completes=True)
        return self.working

    @cached_property
    def helping(self) -> Assignment:
        """The part of the coordinator."""
        return self.task.assignments.get(role=Assignment.Role.COORDINATE)

    @cached_property
    def report(self) -> Report:
        return self._report()

    def _report(self, *, completes: bool = False) -> Report:
        return Report.objects.create(
            assignment=self.working, by=self.cast.focal, at=_noon(), on=DAY, words="Đã lấy ý kiến", completes=completes
        )

    @cached_property
    def evidence(self) -> Evidence:
        return Evidence.objects.create(report=self.report, file=make_file(b"proof"), name="minh-chung.txt")

    @cached_property
    def extension(self) -> Extension:
        """Asked for and not yet answered."""
        return Extension.objects.create(
            assignment=self.working,
            asked_by=self.cast.focal,
            asked_at=_noon(),
            asked_on=DAY,
            reason="Chờ hướng dẫn của bộ",
            old_due=DUE,
            new_due=date(2027, 1, 31),
        )

    @cached_property
    def opinion(self) -> Opinion:
        """Asked of the coordinator and not yet given."""
        return Opinion.objects.create(
            assignment=self.helping, asked_by=self.cast.focal, asked_at=_noon(), question="Góp ý dự thảo", due=DUE
        )

    @cached_property
    def share(self) -> Share:
        """A piece of the lead's part, in the hands of its official."""
        return Share.objects.create(assignment=self.working, person=self.cast.official, text="Tổng hợp số liệu")

    @cached_property
    def same_work(self) -> SameWork:
        return SameWork.objects.create(one=self.task, other=self.other_task, likeness=0.9, reason="cùng nội dung")

    @cached_property
    def document(self) -> Document:
        """Read, and under review by the monitoring body."""
        reading = read(TEXT)
        data = reading.to_json()
        text = data["source"].pop("text")
        told = {"kind": "Kế hoạch", "number": "300/KH-UBND", "title": "Năm 2027"}
        document = make_document(self.cast.monitoring, text, data=data, **told)
        open_review(document=document, today=DAY)
        return document

    @cached_property
    def page(self) -> DocumentPage:
        """A page of the document as a picture."""
        return DocumentPage.objects.create(
            document=self.document, number=1, width=595.0, height=842.0, image=make_file(b"picture")
        )

    @cached_property
    def review(self) -> Review:
        return self.document.review

    @cached_property
    def item(self) -> Item:
        """The first task found in the document."""
        return self.review.items.filter(kind=Item.Kind.TASK).order_by("position")[0]

    @cached_property
    def second_item(self) -> Item:
        return self.review.items.filter(kind=Item.Kind.TASK).order_by("position")[1]

    @cached_property
    def succession(self) -> Succession:
        """A fact on record, not yet applied: the coordinator goes into the lead."""
        fact = Succession.objects.create(
            kind=Succession.Kind.MERGED, happened_on=DAY, legal_basis="Nghị quyết 1/NQ-HĐND"
        )
        SuccessionLink.objects.create(succession=fact, old=self.cast.coordinator, new=self.cast.lead)
        return fact

    @cached_property
    def letter(self) -> Letter:
        """A draft of a reminder to the lead, made from its one overdue task."""
        make_letterhead(self.cast.monitoring)
        make_overdue(self.cast)
        return prepare(self.cast)[0]

    @cached_property
    def role(self) -> RoleHeld:
        """What the official is in the lead."""
        return RoleHeld.objects.get(user=self.cast.official)

    def saved_filter(self, of: User) -> SavedFilter:
        return SavedFilter.objects.create(user=of, page="people", name="Của tôi", query="role=official")


def make_scene() -> Scene:
    """The cast, and beside it each role once more in a body that has no work here."""
    cast = make_cast()
    people = {
        "administrator": cast.admin,
        "chairman": cast.chairman,
        "leader": make_person("Ngô Thị Lãnh", Role.LEADER, cast.lead),
        "monitor": cast.monitor,
        "focal_point": cast.focal,
        "official": cast.official,
        "reader": cast.reader,
        "helper": cast.helper,
        "other_leader": make_person("Đinh Văn Ngoài", Role.LEADER, cast.other),
        "other_monitor": make_person("Mai Thị Ngoài", Role.MONITOR, cast.other),
        "other_focal_point": cast.stranger,
        "other_official": make_person("Lý Văn Ngoài", Role.OFFICIAL, cast.other),
        "other_reader": make_person("Tô Thị Ngoài", Role.READER, cast.other),
        "nobody": make_person("Không Vai Trò"),
    }
    return Scene(cast, people)


def _noon() -> datetime:
    return timezone.make_aware(datetime(2026, 11, 20, 12))
