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
    erased_on = models.DateField(null=True)  # the day on which all that names the person was taken away

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


class ApiToken(models.Model):
    """A key with which a program acts for a person: never more than the person may, and only within its scopes.

    Of the key itself only its hash is kept. Requests are counted in the minute they came in.
    """

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="tokens")
    name = models.CharField(_("tên"), max_length=100)
    prefix = models.CharField(max_length=12, unique=True)  # shown, so that one knows which key is which
    sha256 = models.CharField(max_length=64, unique=True)
    scopes = models.JSONField(_("quyền"), default=list)  # codes of accounts.scopes
    created_at = models.DateTimeField()
    expires_on = models.DateField(_("hết hạn"))  # the last day on which it opens
    last_used_at = models.DateTimeField(null=True)
    minute = models.BigIntegerField(default=0)  # since 1970
    used = models.PositiveIntegerField(default=0)  # requests in that minute
    revoked_at = models.DateTimeField(null=True)
    revoked_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ("-created_at", "-pk")
        indexes = (models.Index(fields=("user", "revoked_at"), name="token_of_a_person"),)

    def __str__(self) -> str:
        return self.name


class ApiAnswer(models.Model):
    """What was answered to a request that had a key of its own, so that sending it again does nothing again."""

    token = models.ForeignKey(ApiToken, on_delete=models.CASCADE, related_name="answers")
    key = models.CharField(max_length=100)
    asked = models.CharField(max_length=64)  # hash of method, address and body
    status = models.PositiveSmallIntegerField(default=0)
    body = models.TextField(blank=True)
    etag = models.CharField(max_length=100, blank=True)
    created_at = models.DateTimeField(db_index=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("token", "key"), name="answered_once"),)

    def __str__(self) -> str:
        return self.key


class CalendarKey(models.Model):
    """The secret address of a calendar: of the person's own work, or of a body's where `body` is named.

    Only the hash of the secret is kept. It opens as long as whoever made it may see the work.
    """

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="calendar_keys")  # who made it
    body = models.ForeignKey(Body, on_delete=models.PROTECT, null=True, related_name="calendar_keys")
    name = models.CharField(_("dùng ở đâu"), max_length=100)
    sha256 = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField()
    last_used_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)
    revoked_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ("-created_at", "-pk")
        indexes = (models.Index(fields=("user", "revoked_at"), name="calendar_key_of_a_person"),)

    def __str__(self) -> str:
        return self.name


class DataRequest(models.Model):
    """Somebody asks for a copy of the data kept of him, or to be erased; answered by a day that the law sets."""

    class Kind(models.TextChoices):
        EXPORT = "export", _("cung cấp bản sao dữ liệu")
        ERASE = "erase", _("xóa dữ liệu")

    class State(models.TextChoices):
        OPEN = "open", _("chờ xử lý")
        DONE = "done", _("đã thực hiện")
        REFUSED = "refused", _("chưa thực hiện được")
        WITHDRAWN = "withdrawn", _("đã rút")

    person = models.ForeignKey(User, on_delete=models.PROTECT, related_name="data_requests")
    kind = models.CharField(_("yêu cầu"), max_length=6, choices=Kind.choices)
    words = models.TextField(_("ghi thêm"), blank=True)
    asked_at = models.DateTimeField()
    answer_by = models.DateField(_("trả lời trước"))
    due = models.DateField(_("thực hiện trước"))
    state = models.CharField(max_length=9, choices=State.choices, default=State.OPEN)
    decided_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    answer = models.TextField(_("trả lời"), blank=True)

    class Meta:
        ordering = ("-asked_at", "-pk")
        constraints = (
            models.UniqueConstraint(
                fields=("person", "kind"),
                condition=Q(state="open"),
                name="one_open_data_request",
                violation_error_message=_("Yêu cầu này đã gửi và đang chờ xử lý."),
            ),
            models.CheckConstraint(
                condition=Q(state="open", decided_at__isnull=True) | (~Q(state="open") & Q(decided_at__isnull=False)),
                name="data_request_decided_when",
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.person_id}"
