"""A document: the file as it came, the reading of it, and the documents it cites."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from dondoc.apps.agencies.models import Body


class StoredFile(models.Model):
    """Bytes, kept once under their hash. Plans, evidence and attachments all point here."""

    sha256 = models.CharField(max_length=64, unique=True)
    size = models.BigIntegerField(_("cỡ"))
    media_type = models.CharField(max_length=120)
    path = models.CharField(max_length=120)  # below MEDIA_ROOT
    stored_at = models.DateTimeField(auto_now_add=True)
    text = models.TextField(blank=True)  # words inside, where they can be read: for search

    def __str__(self) -> str:
        return self.sha256[:12]


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
    issuer = models.CharField(_("cơ quan ban hành"), max_length=250, blank=True)
    issued_on = models.CharField(
        _("ngày ban hành"), max_length=10, blank=True
    )  # ISO 8601, reduced where the day is blank
    title = models.TextField(_("trích yếu"), blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("-uploaded_at", "-pk")
        indexes = (
            models.Index(fields=("owner", "state"), name="document_of_a_body"),
            models.Index(fields=("number",), name="document_by_number"),
        )

    def __str__(self) -> str:
        name = " ".join(part for part in (self.kind, self.number) if part)
        return name or self.file_name


class DocumentReading(models.Model):
    """What reading a document yielded: the plan format, word for word as the reader gave it. Never changed."""

    document = models.OneToOneField(Document, on_delete=models.CASCADE, related_name="reading")
    text = models.TextField()  # the normalised text that all spans point into
    data = models.JSONField()  # Reading.to_json() without source.text
    sha256 = models.CharField(max_length=64)  # of the JSON form
    reader = models.CharField(max_length=40)  # version of dondoc that read it
    read_at = models.DateTimeField()
    seconds = models.FloatField()

    def __str__(self) -> str:
        return f"reading of {self.document_id}"


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
