"""Review of what was read, the plan that comes of it, its targets and duties, its amendments."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from dondoc.apps.agencies.models import Body
from dondoc.apps.documents.models import Document
from dondoc.apps.plans.querysets import ItemQuerySet, PlanQuerySet, ReviewQuerySet


class Review(models.Model):
    """The work of checking one document. Several people may do it at once, item by item."""

    class State(models.TextChoices):
        OPEN = "open", _("đang rà soát")
        ADOPTED = "adopted", _("đã đưa vào thực hiện")
        ABANDONED = "abandoned", _("đã bỏ")

    document = models.OneToOneField(Document, on_delete=models.CASCADE, related_name="review")
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    opened_at = models.DateTimeField(auto_now_add=True)
    closed_at = models.DateTimeField(null=True)

    objects = ReviewQuerySet["Review"].as_manager()

    def __str__(self) -> str:
        return f"review of {self.document_id}"


class Item(models.Model):
    """One finding of the reader, or one that a person added, with what people made of it.

    `read` is what the reader gave and never changes; `value` is what will be adopted; its
    shape is `plans.values`. Who saves an item names the `version` seen: a newer one is
    a conflict, and neither side loses words.
    """

    class Kind(models.TextChoices):
        TASK = "task", _("nhiệm vụ")
        TARGET = "target", _("chỉ tiêu")
        DUTY = "duty", _("chế độ báo cáo")

    class State(models.TextChoices):
        PENDING = "pending", _("chưa xem")
        ACCEPTED = "accepted", _("đã nhận")
        REJECTED = "rejected", _("đã bỏ")
        MERGED = "merged", _("đã gộp vào mục khác")
        SPLIT = "split", _("đã tách")

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="items")
    kind = models.CharField(max_length=8, choices=Kind.choices)
    position = models.PositiveIntegerField()  # order in the document
    path = models.CharField(max_length=120, blank=True)
    start = models.PositiveIntegerField()  # span in the normalised text
    end = models.PositiveIntegerField()
    read = models.JSONField(null=True)  # null where a person added it
    value = models.JSONField()
    doubts = models.JSONField(default=list)  # [{"field", "code", "score"}], the gravest first
    doubt = models.FloatField(default=0)  # 0 sure … 1 doubtful; the review begins with the doubtful
    state = models.CharField(max_length=10, choices=State.choices, default=State.PENDING)
    merged_into = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="merged_from")
    split_from = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="split_into")
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    objects = ItemQuerySet["Item"].as_manager()

    class Meta:
        ordering = ("position", "pk")
        indexes = (models.Index(fields=("review", "kind", "state"), name="item_of_a_review"),)
        constraints = (
            models.CheckConstraint(condition=Q(start__lte=F("end")), name="item_starts_before_it_ends"),
            models.CheckConstraint(
                condition=~Q(state="merged") | Q(merged_into__isnull=False), name="merged_item_names_its_target"
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.path}"


class Plan(models.Model):
    """A document in force: what it orders is followed here. Who monitors it is its own property."""

    class State(models.TextChoices):
        IN_FORCE = "in_force", _("đang thực hiện")
        ENDED = "ended", _("đã kết thúc")
        REPLACED = "replaced", _("đã bị thay thế")

    document = models.OneToOneField(Document, on_delete=models.PROTECT, related_name="plan")
    name = models.TextField(_("tên"))  # trích yếu, as shown
    short_name = models.CharField(_("tên gọn"), max_length=120, blank=True)  # «KH 215/KH-UBND»
    monitor = models.ForeignKey(
        Body, on_delete=models.PROTECT, related_name="monitored_plans", verbose_name=_("cơ quan theo dõi")
    )
    assigner = models.ForeignKey(
        Body, on_delete=models.PROTECT, null=True, related_name="assigned_plans", verbose_name=_("cơ quan giao")
    )
    issued_on = models.DateField(_("ngày ban hành"))
    starts_on = models.DateField(_("thực hiện từ"))
    ends_on = models.DateField(_("thực hiện đến"), null=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.IN_FORCE)
    # How often standing work («thường xuyên») is closed and reported where the plan does not say.
    standing_period = models.CharField(_("kỳ của việc thường xuyên"), max_length=12, default="year")
    adopted_at = models.DateTimeField()
    adopted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    # What was frozen: hashes of the file, of the reading, and of the decisions taken at review.
    file_sha256 = models.CharField(max_length=64)
    reading_sha256 = models.CharField(max_length=64)
    decisions_sha256 = models.CharField(max_length=64)
    decisions = models.JSONField()  # every item as adopted, with its reading: the proof behind the hash
    version = models.PositiveIntegerField(default=1)

    objects = PlanQuerySet["Plan"].as_manager()

    class Meta:
        ordering = ("-issued_on", "-pk")
        indexes = (models.Index(fields=("monitor", "state"), name="plan_of_a_monitor"),)
        constraints = (
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(starts_on__lte=F("ends_on")), name="plan_starts_before_it_ends"
            ),
        )

    def __str__(self) -> str:
        return self.short_name or self.name


class Target(models.Model):
    """A promise in numbers, as the plan says it. What became of it is computed by the indicators."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="targets")
    item = models.OneToOneField(Item, on_delete=models.PROTECT, related_name="target")
    path = models.CharField(max_length=120, blank=True)
    text = models.TextField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    comparator = models.CharField(max_length=12, blank=True)
    low = models.DecimalField(max_digits=24, decimal_places=6, null=True)
    high = models.DecimalField(max_digits=24, decimal_places=6, null=True)  # of a range; else null
    unit = models.CharField(max_length=120, blank=True)
    due = models.CharField(max_length=10, blank=True)  # ISO, reduced
    period = models.CharField(max_length=20, blank=True)
    baseline = models.CharField(max_length=200, blank=True)
    ended_on = models.DateField(null=True)
    ended_by = models.ForeignKey(Plan, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ("start", "pk")

    def __str__(self) -> str:
        return self.text[:80]


class Duty(models.Model):
    """A reporting duty, as the plan says it: who reports to whom, through whom, how often, by which day."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="duties")
    item = models.OneToOneField(Item, on_delete=models.PROTECT, related_name="duty")
    path = models.CharField(max_length=120, blank=True)
    text = models.TextField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    who = models.JSONField(default=list)  # named bodies, shape of plans.values
    to = models.CharField(max_length=250, blank=True)
    via = models.CharField(max_length=250, blank=True)
    frequency = models.CharField(max_length=20)
    due = models.CharField(max_length=10, blank=True)
    ad_hoc = models.BooleanField(default=False)
    ended_on = models.DateField(null=True)
    ended_by = models.ForeignKey(Plan, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ("start", "pk")

    def __str__(self) -> str:
        return self.text[:80]


class PlanLink(models.Model):
    """The chain of documents: the lower plan carries out, continues, amends or replaces the upper document."""

    class Relation(models.TextChoices):
        IMPLEMENTS = "implements", _("triển khai")
        CONTINUES = "continues", _("tiếp tục")
        AMENDS = "amends", _("sửa đổi, bổ sung")
        REPLACES = "replaces", _("thay thế")

    lower = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="uppers")
    upper = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="lowers")
    relation = models.CharField(max_length=12, choices=Relation.choices)
    confirmed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("lower", "upper", "relation"), name="one_link_of_a_kind"),
            models.CheckConstraint(condition=~Q(lower=F("upper")), name="no_document_above_itself"),
        )

    def __str__(self) -> str:
        return f"{self.lower_id} {self.relation} {self.upper_id}"


class TakeUp(models.Model):
    """What a person said of an order of an upper document: this item below takes it up, or that one does not.

    Without a lower item: nothing below need take it up («không thuộc trách nhiệm của tỉnh»), with the reason.
    """

    class State(models.TextChoices):
        TAKEN = "taken", _("đã được cụ thể hóa")
        NOT_TAKEN = "not_taken", _("không phải việc này")
        NOT_NEEDED = "not_needed", _("không cần cụ thể hóa")

    upper = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="taken_up")
    lower = models.ForeignKey(Item, on_delete=models.CASCADE, null=True, related_name="takes_up")
    state = models.CharField(max_length=10, choices=State.choices)
    reason = models.CharField(_("lý do"), max_length=500, blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("upper", "lower"), name="take_up_once"),
            models.UniqueConstraint(fields=("upper",), condition=Q(lower__isnull=True), name="take_up_once_open"),
            models.CheckConstraint(
                condition=Q(state="not_needed", lower__isnull=True) | (~Q(state="not_needed") & Q(lower__isnull=False)),
                name="take_up_names_its_item",
            ),
        )

    def __str__(self) -> str:
        return f"{self.upper_id} {self.state} {self.lower_id}"
