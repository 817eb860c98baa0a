"""Workbooks that went down and came up, and what each row of one that came up would change."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from dondoc.apps.agencies.models import Body
from dondoc.apps.documents.models import Document, StoredFile
from dondoc.apps.plans.models import Plan


class Export(models.Model):
    """A long list that the worker makes into a workbook; short ones are answered at once and leave no row."""

    class State(models.TextChoices):
        WAITING = "waiting", _("chờ làm")
        READY = "ready", _("đã xong")
        FAILED = "failed", _("chưa làm được")

    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    kind = models.CharField(max_length=12)  # a code of `sheets.kinds`
    under = models.JSONField(default=list)  # lines below the title: the filters in words
    keys = models.JSONField()  # what is listed, in the order of the page
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)
    done = models.PositiveIntegerField(default=0)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, related_name="+")
    file_name = models.CharField(max_length=120)
    failure = models.TextField(blank=True)

    class Meta:
        ordering = ("-at", "-pk")

    def __str__(self) -> str:
        return self.file_name


class Upload(models.Model):
    """A table that came up. Nothing of it is applied before its person has seen what it would change."""

    class State(models.TextChoices):
        WAITING = "waiting", _("chờ kiểm tra")
        MAPPING = "mapping", _("chờ chọn cột")
        CHECKED = "checked", _("chờ bạn đồng ý")
        APPLYING = "applying", _("đang ghi")
        APPLIED = "applied", _("đã ghi xong")
        FAILED = "failed", _("không đọc được")
        ABANDONED = "abandoned", _("đã bỏ")

    class Aim(models.TextChoices):
        REVIEW = "review", _("nhiệm vụ mới, qua rà soát")
        PROGRESS = "progress", _("báo cáo tiến độ việc đã có")

    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    file_name = models.CharField(_("tên tệp"), max_length=250)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    kind = models.CharField(max_length=12, blank=True)  # a code of `sheets.kinds`; blank for a table of an office
    notices = models.JSONField(default=list)  # what was noticed of the file, in sentences
    same = models.PositiveIntegerField(default=0)  # rows in which nothing differs
    absent = models.PositiveIntegerField(default=0)  # rows that went down and did not come back
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    failure = models.TextField(blank=True)
    site = models.CharField(max_length=200, blank=True)  # where new people are invited to, if they are
    # A table of an office: what each column holds, and what is to come of its rows.
    aim = models.CharField(max_length=8, choices=Aim.choices, blank=True)
    sheet = models.PositiveSmallIntegerField(default=0)
    head = models.CharField(max_length=64, blank=True)  # signature of the head, by which the mapping is remembered
    fields = models.JSONField(default=dict)  # column number → field
    plan = models.ForeignKey(Plan, on_delete=models.SET_NULL, null=True, related_name="+")
    owner = models.ForeignKey(Body, on_delete=models.PROTECT, null=True, related_name="+")
    title = models.CharField(_("tên bảng"), max_length=500, blank=True)
    issued_on = models.DateField(_("ngày ban hành"), null=True)
    document = models.ForeignKey(Document, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ("-at", "-pk")
        indexes = (models.Index(fields=("by", "-at"), name="sheet_of_a_person"),)

    def __str__(self) -> str:
        return self.file_name

    @property
    def is_waiting(self) -> bool:
        """Whether the worker is on it, or soon will be."""
        return self.state in (self.State.WAITING, self.State.APPLYING)


class Row(models.Model):
    """A row of an upload in which something differs, is wrong, or is new. Rows without a word are only counted."""

    class State(models.TextChoices):
        READY = "ready", _("sẽ ghi")
        CONFLICT = "conflict", _("cần chọn")
        FAULT = "fault", _("có lỗi")
        KEPT = "kept", _("không ghi gì")
        APPLIED = "applied", _("đã ghi")
        REFUSED = "refused", _("không ghi được")
        LEFT = "left", _("bỏ qua")

    upload = models.ForeignKey(Upload, on_delete=models.CASCADE, related_name="rows")
    sheet = models.CharField(max_length=120)
    number = models.PositiveIntegerField()  # of the row in the file, from 1
    key = models.BigIntegerField(null=True)  # the thing; nothing for what is new
    label = models.CharField(max_length=300)
    state = models.CharField(max_length=8, choices=State.choices)
    # [{"column", "place", "state", "was", "now", "mine", "was_text", "now_text", "mine_text", "note", "choice"}]
    cells = models.JSONField(default=list)
    likely = models.JSONField(default=list)  # [{"key", "label", "share"}]: what a row of an office's table may be
    message = models.TextField(blank=True)  # what is wrong with the row as a whole, or what was done
    applied_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("pk",)
        indexes = (models.Index(fields=("upload", "state"), name="row_of_an_upload"),)
        constraints = (models.UniqueConstraint(fields=("upload", "sheet", "number"), name="one_row_of_a_sheet"),)

    def __str__(self) -> str:
        return f"{self.sheet} {self.number}"


class Mapping(models.Model):
    """What the columns of a table hold, remembered by its head for the body whose people use it."""

    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="+")
    head = models.CharField(max_length=64)
    fields = models.JSONField()
    aim = models.CharField(max_length=8, blank=True)
    updated_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("body", "head"), name="mapping_once_a_head"),)

    def __str__(self) -> str:
        return self.head[:12]
