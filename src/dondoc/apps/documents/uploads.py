"""How uploads arrive: straight to the disk on which they will stay, and never more than is allowed.

Django's own handler writes whatever comes to the system's folder of temporary files.
This one stops at the limit, so that nobody fills the disk, and writes beside the
stored files, where what a killed server leaves is swept away. The file that is too
large is left out and named; the others of the same form are taken.
"""

from __future__ import annotations

import contextlib
import tempfile
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest

from dondoc.apps.documents.storage import incoming

_NAMED = "dondoc_too_large"


class IncomingFile(UploadedFile):  # type: ignore[type-arg] # not generic when it runs
    """A file on its way in. It goes when the request ends; what is worth keeping is stored under its hash."""

    def __init__(self, name: str, content_type: str, charset: str | None, extra: dict[str, Any]) -> None:
        part = tempfile.NamedTemporaryFile(prefix="upload-", dir=incoming())  # noqa: SIM115 (the request closes it)
        super().__init__(part, name, content_type, 0, charset, extra)

    def close(self) -> None:
        with contextlib.suppress(FileNotFoundError):
            super().close()


class LimitedUploadHandler(FileUploadHandler):
    """Writes each file to the disk, up to the limit."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.size = 0
        self.file = IncomingFile(
            self.file_name or "", self.content_type or "", self.charset, self.content_type_extra or {}
        )

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        self.size = start + len(raw_data)
        if self.size > settings.UPLOAD_LIMIT:
            self._name_too_large()
            raise SkipFile()
        self.file.write(raw_data)

    def file_complete(self, file_size: int) -> IncomingFile:
        self.file.seek(0)
        self.file.size = file_size
        return self.file

    def upload_interrupted(self) -> None:
        if hasattr(self, "file"):
            self.file.close()

    def _name_too_large(self) -> None:
        if self.request is not None:
            self.request.META.setdefault(_NAMED, []).append(self.file_name or "")


def too_large(request: HttpRequest) -> list[str]:
    """Names of the files of this request that were left out because of their size."""
    names: list[str] = request.META.get(_NAMED, [])
    return names
