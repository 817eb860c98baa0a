"""Work: a task of a plan, the parts that bodies have in it, and all that happens to them.

A task has one text and one lead line. What is followed is the *assignment*: one body, one
task, one period. A single lead gives one assignment; a group as lead gives each member
its own; standing work gives one a period. Whether something is late is computed from
dates and never stored.
"""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from dondoc.apps.accounts.models import RoleHeld
from dondoc.apps.agencies.models import Body, Succession
from dondoc.apps.documents.models import Document, StoredFile
from dondoc.apps.plans.models import Duty, Item, Plan
from dondoc.apps.tasks.querysets import AssignmentQuerySet, TaskQuerySet


class Task(models.Model):
    """One thing to do, as the plan gave it and as amended since."""

    class DeadlineType(models.TextChoices):
        BY = "by", _("đến ngày")
        ON = "on", _("vào ngày")
        BETWEEN = "between", _("trong khoảng")
        ONGOING = "ongoing", _("thường xuyên")
        CONDITIONAL = "conditional", _("khi đủ điều kiện")
        NONE = "none", _("không nêu hạn")

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="tasks")
    item = models.OneToOneField(Item, on_delete=models.PROTECT, null=True, related_name="task")
    number = models.PositiveIntegerField(_("số thứ tự"))  # within the plan, from 1
    path = models.CharField(_("mục"), max_length=120, blank=True)
    field = models.CharField(_("lĩnh vực"), max_length=200, blank=True)  # the heading under which the plan puts it
    text = models.TextField(_("nội dung"))
    bare = models.TextField(blank=True)  # vn.folding.fold of the text: lists are searched by it
    start = models.PositiveIntegerField(default=0)  # span of the very sentence
    end = models.PositiveIntegerField(default=0)
    product = models.TextField(_("sản phẩm"), blank=True)
    authority = models.CharField(_("thẩm quyền"), max_length=250, blank=True)
    lead_written = models.TextField(_("chủ trì, như văn bản ghi"), blank=True)
    coordinate_written = models.TextField(_("phối hợp, như văn bản ghi"), blank=True)
    person_written = models.CharField(_("người chịu trách nhiệm, như văn bản ghi"), max_length=150, blank=True)
    group_lead = models.BooleanField(default=False)  # the lead is a group: each member has its part
    deadline_text = models.CharField(_("thời hạn, như văn bản ghi"), max_length=500, blank=True)
    deadline_type = models.CharField(max_length=12, choices=DeadlineType.choices, default=DeadlineType.NONE)
    starts_on = models.DateField(null=True)
    first_due = models.DateField(_("hạn đầu"), null=True)  # as the plan said; stays for ever
    due = models.DateField(_("hạn"), null=True)  # in force, for the task as a whole
    recurrence = models.CharField(max_length=20, blank=True)  # plan format: year, quarter, month, …
    recurrence_due = models.CharField(max_length=10, blank=True)  # «--11-20» for every 20 November
    condition = models.TextField(_("điều kiện"), blank=True)
    # Facts (days, not states) kept by tasks.rollup from the assignments, so that lists need no sums.
    open_due = models.DateField(null=True)  # the earliest day on which an open lead part is due
    finished_on = models.DateField(null=True)  # the day of the last part, once all are done
    finished_late = models.BooleanField(default=False)  # a part was done after its day
    is_open = models.BooleanField(default=True)  # some lead part can still be worked on
    last_report_on = models.DateField(null=True)
    # Of the lead parts that were not dropped; null until the facts are written for the first time.
    parts = models.PositiveIntegerField(null=True)
    parts_reported = models.PositiveIntegerField(null=True)
    parts_done = models.PositiveIntegerField(null=True)
    mean_progress = models.FloatField(null=True)  # of those that reported a share
    ended_on = models.DateField(null=True)  # ended or replaced by an amendment
    ended_by = models.ForeignKey(Plan, on_delete=models.PROTECT, null=True, related_name="+")
    replaced_by = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="replaces")
    joined_to = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="answers")  # same work
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects = TaskQuerySet.as_manager()
    time: str  # annotated by `with_time`

    class Meta:
        ordering = ("plan", "number")
        constraints = (
            models.UniqueConstraint(fields=("plan", "number"), name="task_number_in_its_plan"),
            models.CheckConstraint(
                condition=Q(joined_to__isnull=True) | ~Q(joined_to=F("id")), name="task_not_joined_to_itself"
            ),
            models.CheckConstraint(
                condition=Q(finished_on__isnull=True) | Q(is_open=False), name="finished_task_is_not_open"
            ),
        )
        indexes = (
            # Partial: SQLite does not look up a column of yes and no that stands between others.
            models.Index(fields=("plan", "open_due"), condition=Q(is_open=True), name="open_task_of_a_plan"),
            models.Index(fields=("open_due",), condition=Q(is_open=True), name="open_task_by_day"),
            models.Index(fields=("joined_to",), name="task_joined"),
            # The order of `nearest_first`, on PostgreSQL: nothing has to be sorted for a page.
            models.Index(fields=("-is_open", "open_due", "plan", "number"), name="task_nearest_first"),
            # All that `with_time` asks of a task, so that counting thousands reads no texts.
            models.Index(
                fields=("plan", "is_open", "open_due", "finished_on", "finished_late", "due", "deadline_type", "id"),
                condition=Q(ended_on=None, joined_to=None),
                name="counted_task_by_facts",
            ),
        )

    def __str__(self) -> str:
        return self.text[:80]

    def get_absolute_url(self) -> str:
        return reverse("task", args=[self.pk])


class Assignment(models.Model):
    """The part of one body in one task, for one period where the work returns."""

    class Role(models.TextChoices):
        LEAD = "lead", _("chủ trì")
        COORDINATE = "coordinate", _("phối hợp")
        FOLLOW = "follow", _("theo dõi")

    class State(models.TextChoices):  # the codes of rules.lifecycle
        NEW = "new", _("chưa nhận")
        IN_PROGRESS = "in_progress", _("đang thực hiện")
        AWAITING = "awaiting", _("chờ xác nhận")
        DONE = "done", _("đã hoàn thành")
        SUSPENDED = "suspended", _("tạm hoãn")
        REFUSED = "refused", _("từ chối")
        REWORK = "rework", _("làm lại")
        DROPPED = "dropped", _("không thực hiện")

    # The three are found by the indexes below, which know what else is asked of them.
    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="assignments", db_index=False)
    # Kept beside the task's own for lists and sums over a million rows.
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="assignments", db_index=False)
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="assignments", db_index=False)
    role = models.CharField(max_length=10, choices=Role.choices)
    written = models.CharField(
        _("như văn bản ghi"), max_length=250, blank=True
    )  # name of the body or group in the plan
    given_to = models.ForeignKey(Body, on_delete=models.PROTECT, null=True, related_name="+")  # the body on that day
    period_start = models.DateField(null=True)
    period_end = models.DateField(null=True)
    first_due = models.DateField(_("hạn đầu"), null=True)
    due = models.DateField(_("hạn"), null=True)  # in force, after extensions
    state = models.CharField(_("trạng thái"), max_length=12, choices=State.choices, default=State.NEW)
    given_on = models.DateField()
    accepted_on = models.DateField(null=True)
    done_on = models.DateField(null=True)  # the day of which the lead said: done; counts once confirmed
    confirmed_on = models.DateField(null=True)
    progress = models.PositiveSmallIntegerField(null=True)  # per cent as last reported; null is «no report»
    last_report_on = models.DateField(null=True)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="assignments"
    )
    moved_from = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="moved_to")
    active = models.BooleanField(default=True)  # false once moved on, dropped with its task, or merged away
    note = models.CharField(max_length=500, blank=True)  # why, for people: «hai cơ quan đã hợp nhất»
    version = models.PositiveIntegerField(default=1)
    updated_at = models.DateTimeField(auto_now=True)

    objects = AssignmentQuerySet.as_manager()
    time: str  # annotated by `with_time`

    class Meta:
        ordering = ("task", "role", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("task", "body", "role", "period_start"),
                condition=Q(active=True),
                name="one_part_a_body_a_period",
            ),
            models.UniqueConstraint(
                fields=("task", "body", "role"),
                condition=Q(active=True) & Q(period_start__isnull=True),
                name="one_part_a_body_a_period_open",
            ),
            models.CheckConstraint(
                condition=Q(period_start__isnull=True) | Q(period_start__lte=F("period_end")),
                name="period_starts_before_it_ends",
            ),
            models.CheckConstraint(
                condition=Q(progress__isnull=True) | Q(progress__lte=100), name="progress_at_most_hundred"
            ),
            models.CheckConstraint(condition=~Q(state="done") | Q(done_on__isnull=False), name="done_has_its_day"),
        )
        indexes = (
            models.Index(
                fields=("body", "role", "state", "due"), condition=Q(active=True), name="active_part_of_a_body"
            ),
            models.Index(
                fields=("plan", "role", "state", "due"), condition=Q(active=True), name="active_part_in_a_plan"
            ),
            models.Index(fields=("person", "state"), name="part_of_a_person"),
            models.Index(fields=("task", "body"), name="part_of_a_body_in_a_task"),
            models.Index(fields=("plan", "body"), name="part_of_a_body_in_a_plan"),
            models.Index(fields=("body", "plan", "task"), name="part_of_a_body_by_plan"),
            models.Index(fields=("role", "due", "plan"), condition=Q(active=True), name="active_part_by_day"),
            models.Index(
                fields=("due", "task"),
                condition=Q(active=True, role="lead", state__in=("new", "in_progress", "awaiting", "rework")),
                name="open_lead_part_by_day",
            ),
            models.Index(
                fields=("task", "due"),
                condition=Q(active=True, role="lead", state__in=("new", "in_progress", "awaiting", "rework")),
                name="open_lead_part_of_a_task",
            ),
            models.Index(
                fields=("task", "state", "progress"),
                condition=Q(active=True, role="lead"),
                name="lead_part_of_a_task",
            ),
            # What somebody has to answer, and open work without a day, are few among very many.
            models.Index(
                fields=("plan", "state"),
                condition=Q(active=True, role="lead", state__in=("new", "awaiting", "refused")),
                name="lead_part_that_waits",
            ),
            models.Index(
                fields=("plan", "given_on"),
                condition=Q(active=True, role="lead", due=None, state__in=("new", "in_progress", "awaiting", "rework")),
                name="open_lead_part_without_day",
            ),
        )

    def __str__(self) -> str:
        return f"{self.role} {self.task_id} {self.body_id}"


class Share(models.Model):
    """A piece of a body's part that its head gave to a unit or a person inside."""

    assignment = models.ForeignKey(Assignment, on_delete=models.PROTECT, related_name="shares")
    unit = models.ForeignKey(Body, on_delete=models.PROTECT, null=True, related_name="shares")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="shares")
    text = models.TextField(_("phần việc"))
    due = models.DateField(_("hạn"), null=True)
    done_on = models.DateField(null=True)
    note = models.TextField(_("kết quả"), blank=True)
    withdrawn_on = models.DateField(null=True)

    class Meta:
        ordering = ("due", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(unit__isnull=False) | Q(person__isnull=False),
                name="share_has_a_holder",
                violation_error_message=_("Hãy chọn phòng hoặc người làm phần việc này."),
            ),
        )
        indexes = (
            models.Index(fields=("person", "done_on"), name="share_of_a_person"),
            models.Index(
                fields=("due",), condition=Q(done_on__isnull=True, withdrawn_on__isnull=True), name="share_to_be_done"
            ),
        )

    def __str__(self) -> str:
        return self.text[:80]


class Report(models.Model):
    """What a body says of its part on a day: words, a share done where it can be told, files."""

    assignment = models.ForeignKey(Assignment, on_delete=models.PROTECT, related_name="reports")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    on = models.DateField(_("ngày"))  # the day of which it speaks
    words = models.TextField(_("nội dung"))
    progress = models.PositiveSmallIntegerField(_("tỷ lệ hoàn thành (%)"), null=True)
    completes = models.BooleanField(default=False)  # asks for confirmation that the work is done
    answer = models.TextField(_("ý kiến người theo dõi"), blank=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True)
    confirmed = models.BooleanField(null=True)  # of a completing report: true confirmed, false sent back

    class Meta:
        ordering = ("-at", "-pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(progress__isnull=True) | Q(progress__lte=100), name="report_at_most_hundred"
            ),
        )

    def __str__(self) -> str:
        return self.words[:80]


class Evidence(models.Model):
    """A file that proves a report."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="evidence")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="evidence")
    name = models.CharField(_("tên tệp"), max_length=250)

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return self.name


class Extension(models.Model):
    """A request for a later day, and the answer of the one who gave the work. The first day stays on record."""

    class Decision(models.TextChoices):
        GRANTED = "granted", _("đồng ý")
        REFUSED = "refused", _("không đồng ý")

    assignment = models.ForeignKey(Assignment, on_delete=models.PROTECT, related_name="extensions")
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    asked_at = models.DateTimeField()
    asked_on = models.DateField()
    reason = models.TextField(_("lý do"))
    old_due = models.DateField()
    new_due = models.DateField(_("hạn mới"))
    decision = models.CharField(max_length=8, choices=Decision.choices, blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    answer = models.TextField(_("trả lời"), blank=True)
    granted_due = models.DateField(null=True)

    class Meta:
        ordering = ("-asked_at", "-pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(new_due__gt=F("old_due")),
                name="extension_is_later",
                violation_error_message=_("Hạn mới phải sau hạn hiện tại."),
            ),
            models.UniqueConstraint(
                fields=("assignment",),
                condition=Q(decision=""),
                name="one_open_extension",
                violation_error_message=_("Đã có một đề nghị gia hạn đang chờ trả lời."),
            ),
            models.CheckConstraint(
                condition=Q(decision="", decided_at__isnull=True) | (~Q(decision="") & Q(decided_at__isnull=False)),
                name="extension_decided_when",
            ),
        )

    def __str__(self) -> str:
        return f"{self.old_due} → {self.new_due}"


class Opinion(models.Model):
    """The lead asks a coordinator for its opinion by a day."""

    assignment = models.ForeignKey(Assignment, on_delete=models.PROTECT, related_name="opinions")  # of the coordinator
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    asked_at = models.DateTimeField()
    question = models.TextField(_("nội dung xin ý kiến"))
    due = models.DateField(_("trả lời trước ngày"))
    answer = models.TextField(_("ý kiến"), blank=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("due", "pk")
        indexes = (models.Index(fields=("due",), condition=Q(answered_at__isnull=True), name="opinion_to_be_given"),)

    def __str__(self) -> str:
        return self.question[:80]


class SameWork(models.Model):
    """Two tasks that may be one: proposed by the system, decided by a person, never silently joined."""

    class State(models.TextChoices):
        PROPOSED = "proposed", _("chờ quyết định")
        JOINED = "joined", _("là một việc")
        APART = "apart", _("là hai việc")

    one = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="+")
    other = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="+")
    likeness = models.FloatField()
    reason = models.CharField(max_length=500)
    state = models.CharField(max_length=10, choices=State.choices, default=State.PROPOSED)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("one", "other"), name="pair_once"),
            models.CheckConstraint(condition=Q(one__lt=F("other")), name="pair_in_order"),
        )

    def __str__(self) -> str:
        return f"{self.one_id} ~ {self.other_id}"


class Amendment(models.Model):
    """What an amending plan did to a task: shown side by side, old and new."""

    class Change(models.TextChoices):
        CHANGED = "changed", _("sửa đổi")
        ENDED = "ended", _("bãi bỏ")
        REPLACED = "replaced", _("thay thế")

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="amendments")  # the amending one
    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="amendments")  # the amended one
    item = models.ForeignKey(Item, on_delete=models.PROTECT, null=True, related_name="amendments")  # that says so
    change = models.CharField(max_length=8, choices=Change.choices)
    old = models.JSONField(default=dict)
    new = models.JSONField(default=dict)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("-at",)

    def __str__(self) -> str:
        return f"{self.plan_id} {self.change} {self.task_id}"


class Move(models.Model):
    """What a reorganisation did to one part, role, plan, document or duty, so that it can be undone exactly.

    A part that went to the successor has `new`; one that was merged away has none.
    """

    succession = models.ForeignKey(Succession, on_delete=models.PROTECT, related_name="moves")
    old = models.ForeignKey(Assignment, on_delete=models.PROTECT, null=True, related_name="+")
    new = models.ForeignKey(Assignment, on_delete=models.PROTECT, null=True, related_name="+")
    old_role = models.ForeignKey(RoleHeld, on_delete=models.CASCADE, null=True, related_name="+")
    new_role = models.ForeignKey(RoleHeld, on_delete=models.SET_NULL, null=True, related_name="+")
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, null=True, related_name="+")
    document = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, related_name="+")
    duty = models.ForeignKey(Duty, on_delete=models.PROTECT, null=True, related_name="+")
    before = models.JSONField(default=dict)  # what was changed, as it was
    after = models.JSONField(default=dict)  # … and as it was left: what differs from it was changed since
    undone_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.CheckConstraint(
                condition=Q(old__isnull=False)
                | Q(old_role__isnull=False)
                | Q(plan__isnull=False)
                | Q(document__isnull=False)
                | Q(duty__isnull=False),
                name="move_of_something",
            ),
        )

    def __str__(self) -> str:
        return f"{self.succession_id}: {self.before} → {self.after}"
