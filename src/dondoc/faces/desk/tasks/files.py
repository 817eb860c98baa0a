"""Files that come with a report, kept even where the report cannot be saved yet.

A browser forgets the files of a form that comes back; on a telephone that is the photo
just taken. So what arrived is stored at once, and a signed ticket in the form stands
for it the next time.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import IO, Any, cast

from django import forms
from django.core import signing
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dondoc.apps.core.errors import ActionError
from dondoc.apps.documents.actions import store_file
from dondoc.apps.documents.models import StoredFile
from dondoc.apps.documents.storage import open_file
from dondoc.apps.tasks.evidence import NewFile

MOST = 20
_SALT, _HOURS = "evidence", 24


@dataclass(frozen=True, slots=True)
class Kept:
    """A file that is stored and waits for its report."""

    name: str
    file_id: int
    ticket: str


class FilesInput(forms.ClearableFileInput):
    """Several files, a photo taken on the spot, and those that were kept before."""

    template_name = "desk/tasks/files_input.html"
    allow_multiple_selected = True

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"multiple": True, **(attrs or {})})
        self.kept: Sequence[Kept] = ()

    def get_context(self, name: str, _value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, None, attrs)
        context["widget"].update(kept=self.kept, photo=f"{name}_photo", tickets=f"{name}_kept")
        return context

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        """What was uploaded now, and the tickets of what was kept before."""
        if not hasattr(files, "getlist"):
            return [], []
        return [*files.getlist(f"{name}_photo"), *files.getlist(name)], data.getlist(f"{name}_kept")

    def value_omitted_from_data(self, _data: Any, _files: Any, _name: str) -> bool:
        return False


class FilesField(forms.Field):
    """Cleans to a list of uploaded files and of files kept before."""

    widget = FilesInput

    def __init__(self) -> None:
        super().__init__(
            required=False,
            label=gettext_lazy("Tệp minh chứng"),
            help_text=gettext_lazy("Ảnh, PDF, Word, Excel …; chọn được nhiều tệp."),
        )

    def clean(self, value: Any) -> list[UploadedFile[Any] | Kept]:
        uploaded, tickets = value or ([], [])
        found = [*(kept for ticket in tickets if (kept := read_ticket(ticket))), *uploaded]
        if len(found) > MOST:
            raise forms.ValidationError(_("Mỗi báo cáo kèm nhiều nhất %(n)d tệp.") % {"n": MOST})
        return found


def keep_files(form: forms.Form, name: str = "evidence") -> None:
    """Store what arrived with a form that comes back, and let the form hold tickets for it."""
    field = form.fields.get(name)
    if not isinstance(field, FilesField) or not form.is_bound:
        return
    box = cast("FilesInput", field.widget)
    uploaded, tickets = box.value_from_datadict(form.data, form.files, form.add_prefix(name))
    kept = [kept for ticket in tickets if (kept := read_ticket(ticket))]
    for one in uploaded:
        try:
            one.seek(0)
            kept.append(_ticket(store_file(one, name=one.name or ""), one.name or ""))
        except ActionError as error:
            form.add_error(name, f"{one.name}: {error}")
    box.kept = kept


def read_ticket(ticket: str) -> Kept | None:
    """The file behind a ticket that we gave; nothing where it is too old or not ours."""
    try:
        found = signing.loads(ticket, salt=_SALT, max_age=_HOURS * 3600)
    except signing.BadSignature:
        return None
    return Kept(found["name"], found["file"], ticket)


@contextmanager
def opened(files: Sequence[UploadedFile[Any] | Kept]) -> Iterator[list[NewFile]]:
    """The bytes of all of them, for the action."""
    stored = StoredFile.objects.in_bulk([one.file_id for one in files if isinstance(one, Kept)])
    with ExitStack() as stack:
        found = []
        for one in files:
            if isinstance(one, Kept):
                found.append(NewFile(one.name, stack.enter_context(open_file(stored[one.file_id].path))))
            else:
                found.append(NewFile(one.name or _("tệp"), cast("IO[bytes]", one)))
        yield found


def ticket_of(file: StoredFile, name: str) -> str:
    """What stands for a stored file in a form, or in a report that a program sends."""
    return signing.dumps({"file": file.pk, "name": name}, salt=_SALT)


def _ticket(file: StoredFile, name: str) -> Kept:
    return Kept(name, file.pk, ticket_of(file, name))
