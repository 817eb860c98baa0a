"""The head of a document (boxes 1 to 5, 9a, 10): two columns without lines, then the kind or «Kính gửi».

Rules are lower borders of paragraphs without words, with indents: as long as the motto, or
a third to a half of the line above.
"""

from __future__ import annotations

from collections.abc import Iterator

from dondoc.writing.clean import keep_together, one_line
from dondoc.writing.form import Form
from dondoc.writing.lines import day_line, number_line
from dondoc.writing.markup import paragraph
from dondoc.writing.measure import break_lines, width
from dondoc.writing.model import OfficialDocument
from dondoc.writing.tables import side_by_side

_PART_OF_LINE = 0.4
_SLACK = 4  # points beside the first line at the right
_TWIPS = 20
_ROOM_BELOW = '<w:spacing w:after="240"/>'  # between the title and the text
_STAR, _DASHES = "*", "-----"


def head(document: OfficialDocument, form: Form, across: int) -> str:
    """Everything above the text; `across` is the width of the text in twips."""
    left, right = _columns(form, across)
    top = ("".join(_bodies(document, form, left)), "".join(_nation(form, right)))
    under = ("".join(_numbers(document, form, left)), paragraph("place", day_line(document.dated, form)))
    table = side_by_side((left, right), (top, under))
    return table + "".join(_named(document, form, across) if document.kind else _addressed(document, form))


def rule(line: float, across: int, room: str = "") -> str:
    """A rule of so many points in the middle of so many twips."""
    side = max(0, (across - round(line * _TWIPS)) // 2)
    border = '<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="1" w:color="auto"/></w:pBdr>'
    return paragraph("rule", extra=f'{border}{room}<w:ind w:left="{side}" w:right="{side}"/>')


def _columns(form: Form, across: int) -> tuple[int, int]:
    """As the form shares them; the right one is never narrower than its first line."""
    share = form.head[1] / sum(form.head)
    needed = max(
        width(form.words["nation"], form.styles["nation"].size, bold=form.styles["nation"].bold),
        width(form.words["motto"], form.styles["motto"].size, bold=form.styles["motto"].bold),
    )
    right = max(round(across * share), round((needed + _SLACK) * _TWIPS))
    return across - right, right


def _bodies(document: OfficialDocument, form: Form, across: int) -> Iterator[str]:
    superior, issuer = (one_line(name).upper() for name in (document.letterhead.superior, document.letterhead.issuer))
    if superior:
        yield in_lines("superior", superior, form, across)
    yield in_lines("issuer", issuer, form, across)
    if form.under_issuer == "star":
        yield paragraph("issuer", _STAR)
    else:
        style = form.styles["issuer"]
        last = break_lines(issuer, across / _TWIPS, style.size, bold=style.bold)[-1]
        yield rule(_PART_OF_LINE * width(last, style.size, bold=style.bold), across)


def in_lines(key: str, name: str, form: Form, across: int) -> str:
    """A centred paragraph, broken where its lines are of like length."""
    style = form.styles[key]
    lines = break_lines(keep_together(name), across / _TWIPS, style.size, bold=style.bold)
    return paragraph(key, "\n".join(lines))


def _nation(form: Form, across: int) -> Iterator[str]:
    last = "nation"
    yield paragraph("nation", form.words["nation"])
    if form.words["motto"]:
        last = "motto"
        yield paragraph("motto", form.words["motto"])
    style = form.styles[last]
    yield rule(width(form.words[last], style.size, bold=style.bold), across)


def _numbers(document: OfficialDocument, form: Form, across: int) -> Iterator[str]:
    yield paragraph("number", number_line(document.number, form))
    if not document.kind:
        line = form.words["subject_of_letter"].format(subject=one_line(document.subject))
        yield in_lines("subject", line, form, across)
    if document.urgency:
        yield paragraph("urgency", one_line(document.urgency).upper(), extra='<w:ind w:left="850" w:right="850"/>')


def _named(document: OfficialDocument, form: Form, across: int) -> Iterator[str]:
    """The kind, the subject, and what separates them from the text."""
    yield paragraph("kind", one_line(document.kind).upper())
    subject, style = one_line(document.subject), form.styles["title"]
    yield in_lines("title", subject, form, across)
    if form.under_title == "dashes":
        yield paragraph("title", _DASHES, extra=_ROOM_BELOW)
    else:
        # A third to a half of the line above, which is never wider than the page.
        line = min(width(subject, style.size, bold=style.bold), across / _TWIPS / 2)
        yield rule(_PART_OF_LINE * line, across, room=_ROOM_BELOW)
    yield from _to(document, form)


def _addressed(document: OfficialDocument, form: Form) -> Iterator[str]:
    yield from _to(document, form)


def _to(document: OfficialDocument, form: Form) -> Iterator[str]:
    """«Kính gửi: Sở Tài chính.», or a line for each, dashes below the colon."""
    names = [one_line(name) for name in document.to]
    if len(names) == 1:
        yield paragraph("to", f"{form.words['to']} {names[0]}")
    elif names:
        yield paragraph("to_many", form.words["to"])
        last = len(names) - 1
        for number, name in enumerate(names):
            room = '<w:spacing w:after="240"/>' if number == last else ""
            yield paragraph("to_line", f"- {name}{'.' if number == last else ';'}", extra=room)
