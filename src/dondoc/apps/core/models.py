"""The province's own settings, its days of work, and the index that search reads."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Configuration(models.Model):
    """One row: whose system this is, and the numbers that each province sets for itself."""

    province_code = models.CharField(_("mã tỉnh"), max_length=2, blank=True)
    province_name = models.CharField(_("tên tỉnh"), max_length=100, blank=True)
    soon_days = models.PositiveSmallIntegerField(_("sắp đến hạn: số ngày trước hạn"), default=7)
    stale_months = models.PositiveSmallIntegerField(_("việc thường xuyên: số tháng không báo cáo"), default=6)
    extension_notice_days = models.PositiveSmallIntegerField(_("xin gia hạn trước hạn: số ngày làm việc"), default=0)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(pk=1),
                name="one_configuration",
                violation_error_message=_("Chỉ có một bộ cấu hình cho cả hệ thống."),
            ),
        )

    def __str__(self) -> str:
        return self.province_name

    @classmethod
    def current(cls) -> Configuration:
        """The row, with the defaults where nobody has set anything yet; never written here."""
        return cls.objects.filter(pk=1).first() or cls(pk=1)


class Holiday(models.Model):
    """A day that differs from the calendar of the library: off, or worked in exchange."""

    class Kind(models.TextChoices):
        OFF = "off", _("nghỉ")
        WORK = "work", _("làm bù")

    day = models.DateField(_("ngày"), unique=True)
    kind = models.CharField(_("loại"), max_length=4, choices=Kind.choices)
    name = models.CharField(_("tên"), max_length=200)
    legal_basis = models.CharField(_("căn cứ"), max_length=300, blank=True)

    class Meta:
        ordering = ("day",)

    def __str__(self) -> str:
        return f"{self.day:%d/%m/%Y} {self.name}"


class SearchEntry(models.Model):
    """What can be found: one row a thing, folded by the same function on both databases.

    Written and asked by `core.search` alone, which also lets nobody find what is hidden from him.
    """

    class Kind(models.TextChoices):
        TASK = "task", _("Nhiệm vụ")
        PLAN = "plan", _("Kế hoạch")
        DOCUMENT = "document", _("Văn bản")
        BODY = "body", _("Cơ quan")
        ATTACHMENT = "attachment", _("Tệp đính kèm")

    kind = models.CharField(max_length=12, choices=Kind.choices)
    object_id = models.BigIntegerField()
    plan_id = models.BigIntegerField(null=True, db_index=True)
    url = models.CharField(max_length=300)
    title = models.TextField()
    detail = models.TextField(blank=True)
    text = models.TextField()  # words as written, NFC
    # Keys of vn.folding, title and detail before « | », the text behind; a space at either end of each syllable.
    bare = models.TextField()  # without marks
    exact = models.TextField(default="")  # with marks, for a query that was typed with them
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("kind", "object_id"), name="one_entry_a_thing"),)

    def __str__(self) -> str:
        return self.title
