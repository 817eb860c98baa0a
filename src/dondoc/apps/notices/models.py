"""What is told to whom: settings of the province, letters on their way, notices in the application, webhooks.

Everything that leaves the system is first a row here (an outbox), written in one transaction
with what it tells, claimed by one process, and marked when it has gone.
"""

from __future__ import annotations

from datetime import time

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from dondoc.apps.agencies.models import Body
from dondoc.apps.notices.kinds import Kind
from dondoc.apps.notices.milestones import check_milestones


class NoticeSettings(models.Model):
    """One row: when letters go out, how soon is told, after how many days the heads are told."""

    digest_at = models.TimeField(_("giờ gửi thư"), default=time(7))
    milestones = models.CharField(
        _("báo trước hạn: các mốc ngày làm việc"), max_length=40, default="7, 3, 1", validators=[check_milestones]
    )
    repeat_days = models.PositiveSmallIntegerField(
        _("nhắc lại việc quá hạn và việc đang chờ: sau số ngày làm việc"),
        default=5,
        validators=[MinValueValidator(1), MaxValueValidator(60)],
    )
    head_days = models.PositiveSmallIntegerField(
        _("báo lãnh đạo cơ quan khi quá hạn: số ngày"), default=3, validators=[MaxValueValidator(365)]
    )
    upper_days = models.PositiveSmallIntegerField(
        _("báo lãnh đạo cơ quan giao việc khi quá hạn: số ngày"), default=10, validators=[MaxValueValidator(365)]
    )
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(pk=1),
                name="one_notice_settings",
                violation_error_message=_("Chỉ có một bộ cấu hình nhắc việc cho cả hệ thống."),
            ),
            models.CheckConstraint(
                condition=Q(repeat_days__gte=1),
                name="repeats_after_a_day",
                violation_error_message=_("Số ngày nhắc lại ít nhất là 1."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.digest_at:%H:%M}"

    @classmethod
    def current(cls) -> NoticeSettings:
        """The row, with the defaults where nobody has set anything yet; never written here."""
        return cls.objects.filter(pk=1).first() or cls(pk=1)


class Muted(models.Model):
    """A kind of thing of which a person wants no letters. The application itself still shows it."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="muted_kinds")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    since = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("user", "kind"), name="muted_once"),
            models.CheckConstraint(
                condition=~Q(kind="new"),
                name="assignments_are_always_told",
                violation_error_message=_("Thư báo việc mới giao thì không tắt được."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.user_id} {self.kind}"


class Memory(models.Model):
    """What the last letter that surely reached a person told, by key; see `digests`."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="told")
    keys = models.JSONField(default=list)
    day = models.DateField()

    def __str__(self) -> str:
        return f"{self.user_id} {self.day}"


class Letter(models.Model):
    """One letter to one person on one day, from the moment it is written: the outbox of the mail channel.

    PREPARED → SENDING (claimed, nothing handed over yet) → HANDED (the server has the text and is
    told so with the next bytes) → SENT. See ADR 17 for what happens to a letter whose process dies.
    """

    class State(models.TextChoices):
        PREPARED = "prepared", _("chờ gửi")
        SENDING = "sending", _("đang gửi")
        HANDED = "handed", _("đang chờ máy chủ thư trả lời")
        SENT = "sent", _("đã gửi")
        UNSURE = "unsure", _("không rõ đã đến chưa")
        FAILED = "failed", _("không gửi được")
        EXPIRED = "expired", _("để sang thư hôm sau")

    class Fault(models.TextChoices):
        """Why it failed, as the page of failures explains it."""

        NONE = "", _("không có lỗi")
        RECIPIENT = "recipient", _("địa chỉ người nhận không nhận thư")
        CONTENT = "content", _("máy chủ thư từ chối nội dung")
        SENDER = "sender", _("máy chủ thư không nhận người gửi")
        AUTH = "auth", _("sai tên hoặc mật khẩu máy chủ thư")
        TLS = "tls", _("không lập được kết nối mã hóa với máy chủ thư")
        DNS = "dns", _("không tìm thấy máy chủ thư theo tên")
        REFUSED = "refused", _("máy chủ thư không cho kết nối")
        SLOW = "slow", _("máy chủ thư trả lời quá chậm")
        BUSY = "busy", _("máy chủ thư tạm thời không nhận")
        OTHER = "other", _("lỗi khác của máy chủ thư")

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="letters")
    kind = models.CharField(max_length=10, default="digest")
    day = models.DateField(_("ngày"))
    email = models.EmailField(_("gửi đến"))
    subject = models.CharField(_("tiêu đề"), max_length=250)
    text = models.TextField()
    html = models.TextField()
    keys = models.JSONField(default=list)  # what goes into the person's memory once it is sent
    message_id = models.CharField(max_length=200)
    state = models.CharField(_("tình trạng"), max_length=10, choices=State.choices, default=State.PREPARED)
    tries = models.PositiveSmallIntegerField(default=0)
    not_before = models.DateTimeField(null=True)
    claim = models.CharField(max_length=200, blank=True)  # which process has it; see `claims`
    claimed_at = models.DateTimeField(null=True)
    fault = models.CharField(max_length=10, choices=Fault.choices, default=Fault.NONE, blank=True)
    said = models.CharField(_("máy chủ thư nói"), max_length=500, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    sent_at = models.DateTimeField(_("gửi lúc"), null=True)

    class Meta:
        ordering = ("-day", "pk")
        constraints = (models.UniqueConstraint(fields=("user", "day", "kind"), name="one_letter_a_person_a_day"),)
        indexes = (
            models.Index(
                fields=("not_before", "id"),
                condition=Q(state__in=("prepared", "sending", "handed")),
                name="letter_on_its_way",
            ),
            models.Index(fields=("state", "-day"), name="letter_by_state"),
        )

    def __str__(self) -> str:
        return f"{self.day} {self.user_id} {self.state}"


class Happened(models.Model):
    """An event of the record that nobody has been told of yet; written with it, taken away with what tells it."""

    event_id = models.BigIntegerField(unique=True)
    tries = models.PositiveSmallIntegerField(default=0)

    def __str__(self) -> str:
        return str(self.event_id)


class Notice(models.Model):
    """What a person finds behind the bell: one for each event and person. The words are made when it is read."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notices")
    event_id = models.BigIntegerField(null=True)
    verb = models.CharField(max_length=40)
    at = models.DateTimeField()
    thing = models.CharField(max_length=300)  # text of the task, name of the plan
    url = models.CharField(max_length=300)
    plan = models.CharField(max_length=120, blank=True)
    body = models.CharField(max_length=300, blank=True)  # the body that acted, as it was called then
    note = models.CharField(max_length=500, blank=True)  # what somebody said
    count = models.PositiveIntegerField(default=1)
    read_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-at", "-pk")
        constraints = (models.UniqueConstraint(fields=("user", "event_id", "verb"), name="notice_once"),)
        indexes = (
            models.Index(fields=("user",), condition=Q(read_at__isnull=True), name="unread_notice"),
            models.Index(fields=("user", "-at"), name="notice_of_a_person"),
        )

    def __str__(self) -> str:
        return f"{self.verb} {self.thing}"


class Webhook(models.Model):
    """Another system that wants to be told: where, of what, and with whose eyes.

    The owner's permissions bound what is told: an event of a task that he may not see is not sent.
    The secret is not stored; it follows from the key of this system, `salt` and `serial`.
    """

    name = models.CharField(_("tên"), max_length=150)
    address = models.URLField(_("địa chỉ nhận"), max_length=500)
    verbs = models.JSONField(_("loại sự kiện"), default=list)  # of audit.verbs; empty is all
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="webhooks",
        verbose_name=_("người chịu trách nhiệm"),
    )
    bodies = models.ManyToManyField(
        Body, related_name="webhooks", verbose_name=_("chỉ việc của các cơ quan"), blank=True
    )
    salt = models.CharField(max_length=40)
    serial = models.PositiveIntegerField(default=1)
    rotated_at = models.DateTimeField(null=True)
    is_active = models.BooleanField(_("đang gửi"), default=True)
    failures = models.PositiveIntegerField(default=0)  # deliveries given up, one after the other
    stopped_at = models.DateTimeField(null=True)
    stopped_why = models.CharField(max_length=300, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("name", "pk")

    def __str__(self) -> str:
        return self.name


class Delivery(models.Model):
    """One event on its way to one webhook: sent until the other side says that it has it."""

    class State(models.TextChoices):
        WAITING = "waiting", _("chờ gửi")
        SENDING = "sending", _("đang gửi")
        DONE = "done", _("đã nhận")
        FAILED = "failed", _("bỏ sau nhiều lần")

    webhook = models.ForeignKey(Webhook, on_delete=models.CASCADE, related_name="deliveries")
    event_id = models.BigIntegerField(null=True)  # none for one that a person sent to try
    verb = models.CharField(max_length=40)
    code = models.CharField(max_length=40, unique=True)  # the same at every try, so that the other side knows it again
    payload = models.JSONField()
    state = models.CharField(_("tình trạng"), max_length=8, choices=State.choices, default=State.WAITING)
    tries = models.PositiveSmallIntegerField(_("số lần"), default=0)
    not_before = models.DateTimeField(null=True)
    claim = models.CharField(max_length=200, blank=True)
    claimed_at = models.DateTimeField(null=True)
    status = models.PositiveSmallIntegerField(null=True)
    said = models.CharField(_("bên nhận trả lời"), max_length=500, blank=True)
    milliseconds = models.PositiveIntegerField(null=True)
    created_at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-created_at", "-pk")
        verbose_name_plural = "deliveries"
        constraints = (models.UniqueConstraint(fields=("webhook", "event_id"), name="event_once_a_webhook"),)
        indexes = (
            models.Index(
                fields=("not_before", "id"), condition=Q(state__in=("waiting", "sending")), name="delivery_on_its_way"
            ),
            models.Index(fields=("webhook", "-created_at"), name="delivery_of_a_webhook"),
        )

    def __str__(self) -> str:
        return f"{self.code} {self.state}"


class Run(models.Model):
    """A job of one day, claimed by one process: that it is done once is held by the unique pair."""

    class State(models.TextChoices):
        RUNNING = "running", _("đang chạy")
        DONE = "done", _("đã xong")
        FAILED = "failed", _("chưa xong")

    job = models.CharField(max_length=40)
    day = models.DateField()
    state = models.CharField(max_length=8, choices=State.choices, default=State.RUNNING)
    claim = models.CharField(max_length=200)
    claimed_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=1)
    ended_at = models.DateTimeField(null=True)
    said = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ("-day", "job")
        constraints = (models.UniqueConstraint(fields=("job", "day"), name="job_once_a_day"),)

    def __str__(self) -> str:
        return f"{self.job} {self.day} {self.state}"
