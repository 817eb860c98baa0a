"""A document: the file as it came, the reading of it, and the documents it cites."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from dondoc.apps.agencies.models import Body
from dondoc.apps.documents.numbers import number_key
from dondoc.apps.documents.querysets import DocumentQuerySet, UnchangingQuerySet


class StoredFile(models.Model):
    """Bytes, kept once under their hash. Plans, evidence and attachments all point here."""

    sha256 = models.CharField(max_length=64, unique=True)
    size = models.BigIntegerField(_("cỡ"))
    media_type = models.CharField(max_length=120)
    path = models.CharField(max_length=120)  # below MEDIA_ROOT
    stored_at = models.DateTimeField(auto_now_add=True)
    text = models.TextField(blank=True)  # words inside, where they can be read: for search
    # When the worker had looked inside: words for search, pictures to look at. Tries count workers that died of it.
    prepared_at = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)

    def __str__(self) -> str:
        return self.sha256[:12]


class FilePicture(models.Model):
    """A picture by which a file can be looked at without opening it; number 0 is the small one for lists."""

    file = models.ForeignKey(StoredFile, on_delete=models.CASCADE, related_name="pictures")
    number = models.PositiveIntegerField()
    width = models.PositiveIntegerField()  # in pixels
    height = models.PositiveIntegerField()
    image = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("number",)
        constraints = (models.UniqueConstraint(fields=("file", "number"), name="picture_once"),)

    def __str__(self) -> str:
        return f"{self.file_id}/{self.number}"


class Document(models.Model):
    """One paper: uploaded, read in the background, reviewed, adopted. Frozen once adopted."""

    class State(models.TextChoices):
        QUEUED = "queued", _("chờ đọc")
        READING = "reading", _("đang đọc")
        READ = "read", _("chờ rà soát")
        FAILED = "failed", _("chưa đọc được")
        ADOPTED = "adopted", _("đã đưa vào thực hiện")
        KEPT = "kept", _("lưu để tra cứu")  # an upper document without tasks of ours
        WITHDRAWN = "withdrawn", _("đã rút")

    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="documents")
    file_name = models.CharField(_("tên tệp"), max_length=250)
    owner = models.ForeignKey(
        Body, on_delete=models.PROTECT, related_name="documents", verbose_name=_("cơ quan theo dõi")
    )
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    uploaded_at = models.DateTimeField(auto_now_add=True)
    state = models.CharField(_("trạng thái"), max_length=10, choices=State.choices, default=State.QUEUED)
    # Reading: started when, by which worker; a start without an end after a crash is taken up again.
    reading_started_at = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    failure = models.TextField(blank=True)  # in the user's words: what happened, what was kept, what to do
    # Facts of the document, from the reading, corrected at review.
    kind = models.CharField(_("loại văn bản"), max_length=60, blank=True)
    number = models.CharField(_("số, ký hiệu"), max_length=60, blank=True)
    number_key = models.CharField(max_length=60, blank=True, db_index=True)  # kept by `save`: «57-NQ/TW» is «57/NQ-TW»
    issuer = models.CharField(_("cơ quan ban hành"), max_length=250, blank=True)
    issued_on = models.CharField(
        _("ngày ban hành"), max_length=10, blank=True
    )  # ISO 8601, reduced where the day is blank
    title = models.TextField(_("trích yếu"), blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = DocumentQuerySet.as_manager()

    class Meta:
        ordering = ("-uploaded_at", "-pk")
        indexes = (
            models.Index(fields=("owner", "state"), name="document_of_a_body"),
            models.Index(fields=("number",), name="document_by_number"),
        )
        constraints = (
            models.CheckConstraint(
                condition=~Q(state="failed") | ~Q(failure=""),
                name="failed_document_says_why",
                violation_error_message=_("Văn bản chưa đọc được phải ghi rõ lý do."),
            ),
        )

    def __str__(self) -> str:
        name = " ".join(part for part in (self.kind, self.number) if part)
        return name or self.file_name

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.number_key = number_key(self.number)
        fields = kwargs.get("update_fields")
        if fields is not None and "number" in fields:
            kwargs["update_fields"] = {*fields, "number_key"}
        super().save(*args, **kwargs)

    @property
    def is_waiting(self) -> bool:
        """Whether the worker has still to read it, or is reading."""
        return self.state in (self.State.QUEUED, self.State.READING)


class DocumentReading(models.Model):
    """What reading a document yielded: the plan format, word for word as the reader gave it. Never changed."""

    document = models.OneToOneField(Document, on_delete=models.CASCADE, related_name="reading")
    text = models.TextField()  # the normalised text that all spans point into
    data = models.JSONField()  # Reading.to_json() without source.text
    sha256 = models.CharField(max_length=64)  # of the JSON form
    reader = models.CharField(max_length=40)  # version of dondoc that read it
    read_at = models.DateTimeField()
    seconds = models.FloatField()

    objects = UnchangingQuerySet["DocumentReading"].as_manager()

    def __str__(self) -> str:
        return f"reading of {self.document_id}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise TypeError("A reading is never changed; reading again makes a new one.")
        super().save(*args, **kwargs)


class DocumentPage(models.Model):
    """A page of a PDF or a scan as a picture, made once by the worker."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="pages")
    number = models.PositiveIntegerField()  # from 1
    width = models.FloatField()  # in points, as the places of the reading count
    height = models.FloatField()
    image = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("number",)
        constraints = (models.UniqueConstraint(fields=("document", "number"), name="page_once"),)

    def __str__(self) -> str:
        return f"{self.document_id}/{self.number}"


class Citation(models.Model):
    """A document cited by another, and which one of ours it is, where we have it."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="citations")
    kind = models.CharField(max_length=60, blank=True)
    number = models.CharField(max_length=60, blank=True)
    number_key = models.CharField(max_length=60, blank=True, db_index=True)
    issued_on = models.CharField(max_length=10, blank=True)
    issuer = models.CharField(max_length=250, blank=True)
    title = models.TextField(blank=True)
    relation = models.CharField(max_length=20, blank=True)  # implements, amends, replaces, continues …
    mentions = models.JSONField(default=list)  # spans
    target = models.ForeignKey(Document, on_delete=models.SET_NULL, null=True, related_name="cited_by")

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return " ".join(part for part in (self.kind, self.number) if part)

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.build_key()
        super().save(*args, **kwargs)

    def build_key(self) -> None:
        """Before many are saved at once."""
        self.number_key = number_key(self.number)
