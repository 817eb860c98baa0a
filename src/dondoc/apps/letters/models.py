"""Letterheads of bodies, what a province changed of layout and wording, letters and their files.

A letter is prepared from the record on a day; its *versions* are files, each kept under
its hash and never overwritten: what the system made, what a person edited, and at last
what was signed. An issued letter is frozen.
"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from dondoc.apps.agencies.models import Body
from dondoc.apps.documents.models import StoredFile
from dondoc.apps.documents.querysets import UnchangingQuerySet
from dondoc.apps.letters.querysets import LetterQuerySet
from dondoc.apps.plans.models import Plan
from dondoc.writing.authority import Mode


class FormCode(models.TextChoices):
    """The forms of `dondoc.writing`."""

    ND30 = "nd30", _("Nghị định 30/2020/NĐ-CP (cơ quan nhà nước)")
    HD05 = "hd05", _("Hướng dẫn 05-HD/VPTW (cơ quan Đảng)")


class Letterhead(models.Model):
    """What stands above and below the letters of a body: who issues under whom, the symbol, who signs, who gets it."""

    class Signing(models.TextChoices):
        OWN = Mode.OWN.value, _("người đứng đầu ký")
        FOR_HEAD = Mode.FOR_HEAD.value, _("cấp phó ký thay (KT.)")
        BY_ORDER = Mode.BY_ORDER.value, _("ký thừa lệnh (TL.)")
        BY_DELEGATION = Mode.BY_DELEGATION.value, _("ký thừa ủy quyền (TUQ.)")
        ACTING = Mode.ACTING.value, _("quyền người đứng đầu ký (Q.)")

    body = models.OneToOneField(Body, on_delete=models.PROTECT, related_name="letterhead")
    form = models.CharField(_("thể thức"), max_length=4, choices=FormCode.choices, default=FormCode.ND30)
    superior = models.CharField(_("cơ quan chủ quản"), max_length=250, blank=True)
    issuer = models.CharField(_("tên cơ quan ban hành"), max_length=250)
    symbol = models.CharField(_("chữ viết tắt trong số, ký hiệu"), max_length=30)
    unit = models.CharField(_("ký hiệu phòng soạn thảo"), max_length=30, blank=True)
    place = models.CharField(_("địa danh"), max_length=100)
    collective = models.CharField(_("ký thay mặt tập thể (TM.)"), max_length=150, blank=True)
    head = models.CharField(_("chức vụ người đứng đầu"), max_length=150)
    signing = models.CharField(_("cách ký"), max_length=14, choices=Signing.choices, default=Signing.OWN)
    position = models.CharField(_("chức vụ người ký"), max_length=150, blank=True)
    signer = models.CharField(_("họ tên người ký"), max_length=150, blank=True)
    recipients = models.TextField(_("nơi nhận khác"), blank=True)  # a line each
    archive = models.CharField(_("lưu"), max_length=100, blank=True)
    version = models.PositiveIntegerField(default=1)
    updated_at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return self.issuer


class FormChange(models.Model):
    """Numbers and words of a form as the province has them; the rest is as the decree's table says."""

    form = models.CharField(_("thể thức"), max_length=4, choices=FormCode.choices, unique=True)
    changes = models.JSONField(default=dict)
    version = models.PositiveIntegerField(default=1)
    updated_at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return self.get_form_display()


class Wording(models.Model):
    """Sentences of a kind of letter as the province has them, by the code of the place; the rest are the defaults."""

    kind = models.CharField(max_length=20)
    form = models.CharField(_("thể thức"), max_length=4, choices=FormCode.choices)
    texts = models.JSONField(default=dict)
    version = models.PositiveIntegerField(default=1)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("kind", "form"), name="wording_once_a_kind"),)

    def __str__(self) -> str:
        return f"{self.kind} {self.form}"


class Letter(models.Model):
    """One paper: which kind, from whom to whom, of which day, and how far it has come."""

    class State(models.TextChoices):
        DRAFT = "draft", _("dự thảo")
        ISSUED = "issued", _("đã phát hành")
        WITHDRAWN = "withdrawn", _("đã bỏ")

    class Kind(models.TextChoices):
        """Codes of `letters.kinds`."""

        REMINDER = "reminder", _("Công văn đôn đốc")
        TASK_LIST = "task_list", _("Danh mục nhiệm vụ")
        RESULTS = "results", _("Thông báo kết quả tháng")

    kind = models.CharField(_("loại"), max_length=20, choices=Kind.choices)
    form = models.CharField(_("thể thức"), max_length=4, choices=FormCode.choices)
    owner = models.ForeignKey(
        Body, on_delete=models.PROTECT, related_name="letters", verbose_name=_("cơ quan soạn thảo")
    )
    issuer = models.ForeignKey(
        Body, on_delete=models.PROTECT, related_name="issued_letters", verbose_name=_("cơ quan ban hành")
    )
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, null=True, related_name="letters")
    addressees = models.ManyToManyField(Body, related_name="letters_received")
    batch = models.UUIDField(null=True, db_index=True)  # letters that were prepared in one go
    subject = models.TextField(_("trích yếu"))
    asked = models.JSONField(default=dict)  # what was asked for: the day to report by, the month, the body
    state = models.CharField(_("trạng thái"), max_length=10, choices=State.choices, default=State.DRAFT)
    prepared_on = models.DateField(_("số liệu ngày"))
    prepared_at = models.DateTimeField(auto_now_add=True)
    prepared_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    number = models.CharField(_("số, ký hiệu"), max_length=60, blank=True)
    issued_on = models.DateField(_("ngày ban hành"), null=True)
    issued_at = models.DateTimeField(null=True)
    issued_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    version = models.PositiveIntegerField(default=1)

    objects = LetterQuerySet["Letter"].as_manager()

    class Meta:
        ordering = ("-prepared_at", "-pk")
        indexes = (
            models.Index(fields=("owner", "state"), name="letter_of_an_owner"),
            models.Index(fields=("issuer", "issued_on"), name="letter_of_an_issuer"),
        )
        constraints = (
            models.CheckConstraint(
                condition=~Q(state="issued") | (~Q(number="") & Q(issued_on__isnull=False)),
                name="issued_letter_has_number_and_day",
                violation_error_message=_("Văn bản đã phát hành phải có số và ngày ban hành."),
            ),
        )

    def __str__(self) -> str:
        return self.subject

    def get_absolute_url(self) -> str:
        return reverse("letter", args=[self.pk])


class LetterVersion(models.Model):
    """A file of a letter. Never changed and never removed: a newer one stands beside it."""

    class Source(models.TextChoices):
        MADE = "made", _("hệ thống soạn")
        EDITED = "edited", _("người sửa tải lên")
        SIGNED = "signed", _("bản đã ký")

    letter = models.ForeignKey(Letter, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()  # from 1
    source = models.CharField(max_length=6, choices=Source.choices)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="letter_versions")
    name = models.CharField(_("tên tệp"), max_length=250)
    facts = models.JSONField(default=dict)  # of a made one: everything of the record that stands in it
    preview = models.JSONField(default=dict)  # of a made one: its words for the page, see `letters.preview`
    of_day = models.DateField()  # the day of the facts, or of the upload
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")

    objects = UnchangingQuerySet["LetterVersion"].as_manager()

    class Meta:
        ordering = ("-number",)
        constraints = (models.UniqueConstraint(fields=("letter", "number"), name="letter_version_once"),)

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise TypeError("A version of a letter is never changed; a newer one stands beside it.")
        super().save(*args, **kwargs)
