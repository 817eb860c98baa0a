"""The foot of a document (boxes 7 and 9b): who gets it at the left, who signs at the right.

Room for signature and seal is space above the name, not empty lines. The foot is not cut
unless its list of recipients is longer than a page, and never stands alone on a page.
"""

from __future__ import annotations

from collections.abc import Iterator

from dondoc.writing.clean import one_line
from dondoc.writing.form import Form
from dondoc.writing.markup import paragraph
from dondoc.writing.model import OfficialDocument, Recipients, Signature
from dondoc.writing.tables import side_by_side

_LINES_OF_A_PAGE = 45
_ROOM_ABOVE = '<w:spacing w:before="120"/>'  # level with «Nơi nhận»


def foot(document: OfficialDocument, form: Form, across: int) -> str:
    """Recipients and signature; nothing where there are none."""
    if document.signature is None and document.recipients is None:
        return ""
    left = round(across * form.foot[0] / sum(form.foot))
    recipients = "".join(_recipients(document.recipients, form)) if document.recipients else ""
    signature = "".join(_signature(document.signature)) if document.signature else ""
    lines = len(document.recipients.lines) if document.recipients else 0
    row = (recipients or paragraph("recipient"), signature or paragraph("signer"))
    return side_by_side((left, across - left), (row,), uncut=lines <= _LINES_OF_A_PAGE)


def _recipients(recipients: Recipients, form: Form) -> Iterator[str]:
    yield paragraph("recipients", form.words["recipients"])
    for line in recipients.lines:
        yield paragraph("recipient", f"- {one_line(line).rstrip('.;')};")
    if recipients.archive:
        kept = form.words["archive"].format(archive=one_line(recipients.archive).rstrip("."))
        yield paragraph("recipient", f"- {kept}")


def _signature(signature: Signature) -> Iterator[str]:
    lines = [("authority", line) for line in signature.authority] + [("position", signature.position)]
    for number, (style, line) in enumerate(lines):
        room = _ROOM_ABOVE if number == 0 else ""
        yield paragraph(style, one_line(line), extra=room)
    yield paragraph("signer", one_line(signature.name))
