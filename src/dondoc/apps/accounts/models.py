"""People and the roles they hold in bodies, for a time."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from dondoc.apps.agencies.models import Body
from dondoc.apps.core.ordering import CodePoints
from dondoc.vn.collation import name_key
from dondoc.vn.folding import fold

if TYPE_CHECKING:
    from dondoc.apps.accounts.standing import Standing


class UserQuerySet(models.QuerySet["User"]):
    def sorted(self) -> UserQuerySet:
        """In the Vietnamese order of names: the last word first."""
        return self.order_by(CodePoints("sort_name"), "pk")

    def named(self, words: str) -> UserQuerySet:
        """Each word begins a word of the name, with or without marks, or the address."""
        found = self
        for word in words.split():
            key = fold(word)
            begins = Q(bare__startswith=key) | Q(bare__contains=f" {key}") if key else Q()
            found = found.filter(begins | Q(email__istartswith=word))
        return found

    def active(self) -> UserQuerySet:
        return self.filter(is_active=True)

    def holding(self, *roles: Role, on: date, bodies: Iterable[int] | None = None) -> UserQuerySet:
        """Those who hold a role that day, of these kinds if any are named, in these bodies if any are given."""
        held = RoleHeld.objects.on(on).filter(user=models.OuterRef("pk"))
        if roles:
            held = held.filter(role__in=roles)
        if bodies is not None:
            held = held.filter(body__in=bodies)
        return self.filter(models.Exists(held))

    def visible_to(self, user: User, on: date) -> UserQuerySet:
        """Administrators see everybody; others those of their own bodies, of the bodies they lead, and themselves."""
        mine = user.standing
        if mine.is_admin:
            return self
        shared = RoleHeld.objects.on(on).filter(user=models.OuterRef("pk"), body__in=mine.bodies_all | mine.leads)
        return self.filter(Q(pk=user.pk) | models.Exists(shared))


class UserManager(BaseUserManager.from_queryset(UserQuerySet)):  # type: ignore[misc]
    def create_user(self, email: str, password: str | None = None, **fields: Any) -> User:
        """A person who signs in with an e-mail address."""
        user: User = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        user.vouch_for_email()
        return user


class User(AbstractBaseUser):
    """A person. What they may is in their roles, never in flags here."""

    email = models.EmailField(_("thư điện tử"), unique=True)
    full_name = models.CharField(_("họ và tên"), max_length=150)
    sort_name = models.CharField(max_length=400, db_index=True, blank=True)  # vn.collation.name_key
    bare = models.CharField(max_length=500, blank=True)  # vn.folding.fold of the name
    position = models.CharField(_("chức vụ"), max_length=150, blank=True)
    phone = models.CharField(_("điện thoại"), max_length=20, blank=True)
    is_active = models.BooleanField(_("đang dùng"), default=True)
    created_at = models.DateTimeField(auto_now_add=True)
    language = models.CharField(
        _("ngôn ngữ"), max_length=5, default="vi", choices=(("vi", "Tiếng Việt"), ("en", "English"))
    )
    version = models.PositiveIntegerField(default=1)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["full_name"]
    objects = UserManager()

    def __str__(self) -> str:
        return self.full_name or self.email

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.build_keys()
        super().save(*args, **kwargs)

    def build_keys(self) -> None:
        """What people are sorted and found by; an update past `save` sets them too."""
        self.sort_name = name_key(self.full_name)[:400]
        self.bare = fold(self.full_name)[:500]

    @property
    def standing(self) -> Standing:
        """What the person is today; see `accounts.standing`."""
        from dondoc.apps.accounts.standing import standing

        return standing(self)

    @cached_property
    def known_standings(self) -> dict[date, Standing]:
        """Standings worked out so far, by day, for as long as this object lives."""
        return {}

    def forget_standings(self) -> None:
        """After a change of roles."""
        self.known_standings.clear()

    @property
    def is_admin_today(self) -> bool:
        """Whether the person administers the system today."""
        return self.standing.is_admin

    def vouch_for_email(self) -> None:
        """Let sign-in know the address as verified: whoever added the person vouches for it.

        Without this, a first entry through the identity provider would wipe the password.
        """
        from allauth.account.models import EmailAddress

        EmailAddress.objects.filter(user=self).exclude(email=self.email).delete()
        EmailAddress.objects.update_or_create(user=self, email=self.email, defaults={"verified": True, "primary": True})

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


class RoleHeldQuerySet(models.QuerySet["RoleHeld"]):
    def on(self, day: date) -> RoleHeldQuerySet:
        """Roles that hold on that day."""
        return self.filter(Q(until__isnull=True) | Q(until__gt=day), since__lte=day)

    def overlapping(self, since: date, until: date | None) -> RoleHeldQuerySet:
        """Roles that hold on some day of the stretch."""
        rows = self.filter(Q(until__isnull=True) | Q(until__gt=since))
        return rows.filter(since__lt=until) if until else rows


class RoleHeld(models.Model):
    """A person holds a role in a body from one day up to, not including, another."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="roles")
    role = models.CharField(_("vai trò"), max_length=14, choices=Role.choices)
    body = models.ForeignKey(Body, on_delete=models.PROTECT, null=True, blank=True, related_name="people")
    # The room inside the body in which an official works.
    unit = models.ForeignKey(Body, on_delete=models.PROTECT, null=True, blank=True, related_name="unit_people")
    since = models.DateField(_("từ ngày"), default=date.today)
    until = models.DateField(_("đến trước ngày"), null=True, blank=True)

    objects = RoleHeldQuerySet.as_manager()

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


class CacheEntry(models.Model):
    """The table of Django's database cache: attempts at signing in are counted across all server processes.

    It is a model so that it comes with the migrations; nothing reads it but the cache.
    """

    cache_key = models.CharField(max_length=255, primary_key=True)
    value = models.TextField()
    expires = models.DateTimeField(db_index=True)

    class Meta:
        db_table = "dondoc_cache"

    def __str__(self) -> str:
        return self.cache_key
