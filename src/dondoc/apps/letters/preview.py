"""The words of a made letter for the page, kept with its file: plain JSON, long tables cut.

The file itself is what counts; this lets people read without opening it.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from typing import Any

from dondoc.vn.numerals import to_roman
from dondoc.writing import Block, Bullet, Cell, Form, Heading, Landscape, OfficialDocument, Paragraph, Table, Text
from dondoc.writing.lines import attached_line, day_line, number_line

ROWS = 40


def preview_of(document: OfficialDocument, form: Form) -> dict[str, Any]:
    """Head, text, foot and annexes in words."""
    subject = document.subject if document.kind else form.words["subject_of_letter"].format(subject=document.subject)
    signature, recipients = document.signature, document.recipients
    return {
        "superior": document.letterhead.superior.upper(),
        "issuer": document.letterhead.issuer.upper(),
        "nation": form.words["nation"],
        "motto": form.words["motto"],
        "number": number_line(document.number, form),
        "day": day_line(document.dated, form),
        "kind": document.kind.upper(),
        "subject": subject,
        "to_word": form.words["to"],
        "to": list(document.to),
        "blocks": _closed(_blocks(document.content, form), form.words["closing"]),
        "recipients_word": form.words["recipients"],
        "recipients": list(recipients.lines) if recipients else [],
        "archive": form.words["archive"].format(archive=recipients.archive) if recipients else "",
        "authority": [*signature.authority, signature.position] if signature else [],
        "signer": signature.name if signature else "",
        "annexes": [
            {
                "name": f"{form.words['annex']} {to_roman(number)}"
                if len(document.annexes) > 1
                else form.words["annex"],
                "title": annex.title.upper(),
                "attached": attached_line(document, form),
                "blocks": _blocks(annex.blocks, form),
            }
            for number, annex in enumerate(document.annexes, 1)
        ],
    }


def _blocks(blocks: Sequence[Block], form: Form) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    sections = 0
    for block in blocks:
        if isinstance(block, Heading):
            sections += block.level == 1
            marker = form.headings[0].format(roman=to_roman(sections)) if block.level == 1 else ""
            found.append({"what": "heading", "text": marker + block.text})
        elif isinstance(block, Paragraph | Bullet):
            found.append({"what": "text", "text": _plain(block.text)})
        elif isinstance(block, Table):
            found.append(_table(block))
        elif isinstance(block, Landscape):
            found += _blocks(block.blocks, form)
    return found


def _closed(blocks: list[dict[str, Any]], mark: str) -> list[dict[str, Any]]:
    """With the mark that ends the text."""
    if blocks and blocks[-1]["what"] == "text":
        blocks[-1]["text"] = blocks[-1]["text"].rstrip("./; ") + mark
    return blocks


def _table(table: Table) -> dict[str, Any]:
    rows = list(table.rows)
    return {
        "what": "table",
        "head": [[_cell(cell) for cell in row] for row in table.head],
        "rows": [[_cell(cell) for cell in row] for row in islice(rows, ROWS)],
        "more": max(0, len(rows) - ROWS),
    }


def _cell(cell: Cell | str) -> dict[str, Any]:
    if isinstance(cell, str):
        return {"text": cell, "span": 1, "rows": 1}
    return {"text": _plain(cell.text), "span": cell.span, "rows": cell.rows}


def _plain(text: Text) -> str:
    return text if isinstance(text, str) else "".join(run.text for run in text)
