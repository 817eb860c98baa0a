"""Bodies, their names, codes and places over time, and the dated facts of their succession.

A body is never rewritten: it has names for stretches of time, and facts say what became
of it. Every question takes a date. Stretches are half open: from `since` up to, not
including, `until`; an open end is null.
"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from dondoc.apps.agencies.codes import validate_code
from dondoc.apps.agencies.matching import match_key
from dondoc.apps.agencies.phrases import group_key
from dondoc.apps.agencies.querysets import BodyQuerySet
from dondoc.apps.core.ordering import CodePoints
from dondoc.vn.collation import collation_key

SORT_LENGTH = 500


class Place(models.Model):
    """An administrative unit as it is on a date. Names are used again: identity is code and stretch."""

    class Level(models.TextChoices):
        PROVINCE = "province", _("cấp tỉnh")
        DISTRICT = "district", _("cấp huyện")
        COMMUNE = "commune", _("cấp xã")

    code = models.CharField(_("mã"), max_length=10)
    name = models.CharField(_("tên"), max_length=150)  # «tỉnh Ninh Bình», «phường Hoa Lư»
    level = models.CharField(_("cấp"), max_length=10, choices=Level.choices)
    kind = models.CharField(_("loại"), max_length=30)  # tỉnh, thành phố, xã, phường, đặc khu, huyện …
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="parts")
    since = models.DateField(_("từ ngày"), null=True)
    until = models.DateField(_("đến trước ngày"), null=True)
    merged_into = models.ManyToManyField("self", symmetrical=False, related_name="merged_from")
    source = models.CharField(_("nguồn"), max_length=300)

    class Meta:
        ordering = ("code", "since")
        constraints = (
            models.UniqueConstraint(
                fields=("code", "since"),
                name="place_once_a_day",
            ),
            models.UniqueConstraint(fields=("code",), condition=Q(since__isnull=True), name="place_once_a_day_open"),
            models.CheckConstraint(
                condition=Q(since__isnull=True) | Q(until__isnull=True) | Q(since__lt=F("until")),
                name="place_starts_before_it_ends",
                violation_error_message=_("Ngày bắt đầu phải trước ngày kết thúc."),
            ),
        )

    def __str__(self) -> str:
        return self.name


class Body(models.Model):
    """Whoever can be given work. Its name depends on the date: see `BodyName`."""

    class Kind(models.TextChoices):
        COMMITTEE = "committee", _("Ủy ban nhân dân")
        COUNCIL = "council", _("Hội đồng nhân dân")
        DEPARTMENT = "department", _("sở và tương đương")
        OFFICE = "office", _("văn phòng")
        PARTY = "party", _("cơ quan Đảng")
        FRONT = "front", _("Mặt trận và đoàn thể")
        ASSOCIATION = "association", _("hội, liên hiệp hội")
        POLICE = "police", _("công an")
        MILITARY = "military", _("quân sự, biên phòng")
        BRANCH = "branch", _("cơ quan trung ương tại tỉnh")
        PUBLIC_UNIT = "public_unit", _("đơn vị sự nghiệp")
        SCHOOL = "school", _("trường, viện")
        MEDIA = "media", _("báo, đài")
        ENTERPRISE = "enterprise", _("doanh nghiệp")
        MINISTRY = "ministry", _("bộ, ngành trung ương")
        UNIT = "unit", _("phòng, đơn vị trong cơ quan")
        OTHER = "other", _("khác")

    class Level(models.TextChoices):
        CENTRAL = "central", _("trung ương")
        PROVINCE = "province", _("tỉnh")
        DISTRICT = "district", _("huyện")
        COMMUNE = "commune", _("xã")
        UNIT = "unit", _("trong cơ quan")

    slug = models.SlugField(_("địa chỉ"), max_length=120, unique=True)
    kind = models.CharField(_("loại"), max_length=12, choices=Kind.choices)
    level = models.CharField(_("cấp"), max_length=10, choices=Level.choices)
    place = models.ForeignKey(
        Place, on_delete=models.PROTECT, null=True, related_name="bodies", verbose_name=_("địa bàn")
    )
    # The row of the shipped table of departments that this body is in its province, «skhcn»; empty for others.
    standard = models.CharField(max_length=40, blank=True)
    founded_on = models.DateField(_("thành lập"), null=True)
    ended_on = models.DateField(_("kết thúc"), null=True)
    mandate = models.TextField(_("chức năng"), blank=True)  # words by which work is recognised as this body's
    source = models.CharField(_("nguồn"), max_length=300, blank=True)

    # What `BodyQuerySet.with_name` adds: what the body is called on a day.
    name: str
    short: str
    sort: str

    objects = BodyQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(founded_on__isnull=True) | Q(ended_on__isnull=True) | Q(founded_on__lt=F("ended_on")),
                name="body_starts_before_it_ends",
                violation_error_message=_("Ngày thành lập phải trước ngày kết thúc."),
            ),
        )
        indexes = (models.Index(fields=("kind", "level"), name="body_of_a_kind"),)

    def __str__(self) -> str:
        return self.__dict__.get("name") or self.slug


class BodyName(models.Model):
    """What a body is called during a stretch of time."""

    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="names")
    name = models.CharField(_("tên"), max_length=250)
    short = models.CharField(_("tên viết tắt"), max_length=60, blank=True)
    key = models.CharField(max_length=250, db_index=True)  # matching key of `name`, see agencies.matching
    sort = models.CharField(max_length=500, db_index=True)  # vn.collation key of `name`
    since = models.DateField(_("từ ngày"), null=True)
    until = models.DateField(_("đến trước ngày"), null=True)
    legal_basis = models.CharField(_("căn cứ"), max_length=300, blank=True)

    class Meta:
        ordering = (CodePoints("sort"), "since")
        constraints = (
            models.UniqueConstraint(
                fields=("body", "since"),
                name="one_name_from_a_day",
            ),
            models.UniqueConstraint(fields=("body",), condition=Q(since__isnull=True), name="one_name_from_a_day_open"),
            models.UniqueConstraint(
                fields=("body", "until"),
                name="one_name_up_to_a_day",
            ),
            models.UniqueConstraint(
                fields=("body",), condition=Q(until__isnull=True), name="one_name_up_to_a_day_open"
            ),
            models.CheckConstraint(
                condition=Q(since__isnull=True) | Q(until__isnull=True) | Q(since__lt=F("until")),
                name="name_starts_before_it_ends",
                violation_error_message=_("Ngày bắt đầu phải trước ngày kết thúc."),
            ),
        )

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.fill_keys()
        super().save(*args, **kwargs)

    def fill_keys(self) -> None:
        """Set what names are found and sorted by; `bulk_create` does not call `save`."""
        self.key = match_key(self.name)
        self.sort = collation_key(self.name)[:SORT_LENGTH]


class BodyAlias(models.Model):
    """Another way in which documents write a body: «LHH», «Liên hiệp Hội». May hold for several."""

    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="aliases")
    text = models.CharField(_("cách viết"), max_length=250)
    key = models.CharField(max_length=250, db_index=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("body", "key"), name="alias_once_a_body"),)

    def __str__(self) -> str:
        return self.text

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.key = match_key(self.text)
        super().save(*args, **kwargs)


class BodyCode(models.Model):
    """An electronic identification code (mã định danh) during a stretch of time. QĐ 20/2020/QĐ-TTg, QĐ 09/2025."""

    class Scheme(models.TextChoices):
        LEVELS = "levels", _("dạng mới (H42.05)")
        OLD = "old", _("dạng cũ (000.00.05.H42)")

    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="codes")
    scheme = models.CharField(_("dạng"), max_length=8, choices=Scheme.choices)
    code = models.CharField(_("mã"), max_length=20, validators=[validate_code])
    since = models.DateField(_("từ ngày"), null=True)
    until = models.DateField(_("đến trước ngày"), null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("code", "since"),
                name="code_of_one_body",
            ),
            models.UniqueConstraint(fields=("code",), condition=Q(since__isnull=True), name="code_of_one_body_open"),
            models.CheckConstraint(
                condition=Q(since__isnull=True) | Q(until__isnull=True) | Q(since__lt=F("until")),
                name="code_starts_before_it_ends",
            ),
        )

    def __str__(self) -> str:
        return self.code


class BodyParent(models.Model):
    """Under which body a body stands during a stretch of time."""

    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="parents")
    parent = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="children")
    since = models.DateField(_("từ ngày"), null=True)
    until = models.DateField(_("đến trước ngày"), null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("body", "since"),
                name="one_parent_from_a_day",
            ),
            models.UniqueConstraint(
                fields=("body",), condition=Q(since__isnull=True), name="one_parent_from_a_day_open"
            ),
            models.CheckConstraint(condition=~Q(body=F("parent")), name="no_body_under_itself"),
            models.CheckConstraint(
                condition=Q(since__isnull=True) | Q(until__isnull=True) | Q(since__lt=F("until")),
                name="parent_starts_before_it_ends",
            ),
        )

    def __str__(self) -> str:
        return f"{self.body} < {self.parent}"


class Succession(models.Model):
    """A dated fact: from this day, on this legal basis, these bodies gave way to those.

    Undoing does not delete: `undone_at` says that the fact no longer holds.
    """

    class Kind(models.TextChoices):
        MERGED = "merged", _("hợp nhất, sáp nhập")
        SPLIT = "split", _("chia, tách")
        RENAMED = "renamed", _("đổi tên")
        MOVED = "moved", _("chuyển chức năng")
        ABOLISHED = "abolished", _("giải thể")

    kind = models.CharField(_("hình thức"), max_length=10, choices=Kind.choices)
    happened_on = models.DateField(_("từ ngày"))
    legal_basis = models.CharField(_("căn cứ"), max_length=300)
    note = models.TextField(_("ghi chú"), blank=True)
    applied_at = models.DateTimeField(null=True)  # when open work was moved
    applied_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    undone_at = models.DateTimeField(null=True)
    undone_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ("happened_on", "pk")

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.happened_on:%d/%m/%Y}"


class SuccessionLink(models.Model):
    """One arrow of a fact: from the old body to the new one, for a field of work or for all.

    A link without a new body is an end without successor. `topic` names the work in words,
    `keywords` (parted by «;») let a proposal be made; the main link takes what fits no other.
    """

    succession = models.ForeignKey(Succession, on_delete=models.CASCADE, related_name="links")
    old = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="successors")
    new = models.ForeignKey(Body, on_delete=models.PROTECT, null=True, related_name="predecessors")
    topic = models.CharField(_("lĩnh vực"), max_length=200, blank=True)
    keywords = models.TextField(_("từ khóa"), blank=True)
    main = models.BooleanField(_("nhận phần còn lại"), default=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("succession", "old", "new", "topic"), name="arrow_once_a_fact"),
            models.CheckConstraint(
                condition=Q(new__isnull=True) | ~Q(old=F("new")),
                name="no_body_follows_itself",
            ),
        )

    def __str__(self) -> str:
        return f"{self.old} → {self.new}"


class Group(models.Model):
    """Several bodies under one name, by rule on a date: «các sở, ngành», «UBND các xã, phường»."""

    slug = models.SlugField(max_length=80, unique=True)
    name = models.CharField(_("tên"), max_length=200)
    # {"any": [{"kinds": [...], "levels": [...], "except": ["slug", ...]}], "plus": ["slug", …]}; see agencies.groups
    rule = models.JSONField(_("quy tắc"))
    # Which group answers for it after a reorganisation: «UBND các huyện» → «UBND các xã, phường».
    succeeded_by = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="succeeds")
    succeeded_on = models.DateField(null=True)
    source = models.CharField(_("nguồn"), max_length=300, blank=True)

    def __str__(self) -> str:
        return self.name


class GroupPhrase(models.Model):
    """A way in which documents write a group."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="phrases")
    text = models.CharField(_("cách viết"), max_length=250)
    key = models.CharField(max_length=250, db_index=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("group", "key"), name="phrase_once_a_group"),)

    def __str__(self) -> str:
        return self.text

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.key = group_key(self.text)
        super().save(*args, **kwargs)
