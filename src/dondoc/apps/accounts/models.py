"""People and the roles they hold in bodies, for a time."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from dondoc.apps.agencies.models import Body


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str, password: str | None = None, **fields: Any) -> User:
        """A person who signs in with an e-mail address."""
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser):
    """A person. What they may is in their roles, never in flags here."""

    email = models.EmailField(_("thư điện tử"), unique=True)
    full_name = models.CharField(_("họ và tên"), max_length=150)
    sort_name = models.CharField(max_length=400, db_index=True, blank=True)  # vn.collation.name_key
    position = models.CharField(_("chức vụ"), max_length=150, blank=True)
    phone = models.CharField(_("điện thoại"), max_length=20, blank=True)
    is_active = models.BooleanField(_("đang dùng"), default=True)
    created_at = models.DateTimeField(auto_now_add=True)
    language = models.CharField(
        _("ngôn ngữ"), max_length=5, default="vi", choices=(("vi", "Tiếng Việt"), ("en", "English"))
    )

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["full_name"]
    objects = UserManager()

    def __str__(self) -> str:
        return self.full_name or self.email

    def get_full_name(self) -> str:
        return self.full_name

    def get_short_name(self) -> str:
        return self.full_name.split()[-1] if self.full_name else self.email


class Role(models.TextChoices):
    """What a person is in a body."""

    ADMINISTRATOR = "administrator", _("quản trị")
    LEADER = "leader", _("lãnh đạo")
    MONITOR = "monitor", _("theo dõi kế hoạch")
    FOCAL_POINT = "focal_point", _("đầu mối của cơ quan")
    OFFICIAL = "official", _("chuyên viên")
    READER = "reader", _("chỉ xem")


class RoleHeld(models.Model):
    """A person holds a role in a body from one day up to, not including, another."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="roles")
    role = models.CharField(_("vai trò"), max_length=14, choices=Role.choices)
    body = models.ForeignKey(Body, on_delete=models.PROTECT, null=True, blank=True, related_name="people")
    # The room inside the body in which an official works.
    unit = models.ForeignKey(Body, on_delete=models.PROTECT, null=True, blank=True, related_name="unit_people")
    since = models.DateField(_("từ ngày"), default=date.today)
    until = models.DateField(_("đến trước ngày"), null=True, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(role="administrator") | Q(body__isnull=False),
                name="role_needs_a_body",
                violation_error_message=_("Vai trò này phải gắn với một cơ quan."),
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(since__lt=F("until")),
                name="role_starts_before_it_ends",
                violation_error_message=_("Ngày bắt đầu phải trước ngày kết thúc."),
            ),
            models.UniqueConstraint(
                fields=("user", "role", "body", "since"),
                name="role_once_a_day",
            ),
            models.UniqueConstraint(
                fields=("user", "role", "since"),
                condition=Q(body__isnull=True),
                name="role_once_a_day_open",
            ),
        )
        indexes = (models.Index(fields=("body", "role"), name="role_in_a_body"),)

    def __str__(self) -> str:
        return f"{self.user}: {self.get_role_display()}"


class SavedFilter(models.Model):
    """A list as a person wants to see it again: a page, and what stands in its address."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="filters")
    page = models.CharField(max_length=40)  # name of the URL
    name = models.CharField(_("tên"), max_length=100)
    query = models.CharField(max_length=1000)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("name",)
        constraints = (models.UniqueConstraint(fields=("user", "page", "name"), name="filter_name_once"),)

    def __str__(self) -> str:
        return self.name
