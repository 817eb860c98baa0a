"""The English catalogue: find every message in the code, bring the list up to date, compile it.

    python tools/catalogue.py            # after a message was added, changed or removed

Vietnamese stands in the code, English in `locale/en/LC_MESSAGES/dondoc.po`. Messages
are found in the syntax tree: Babel's own search looks at tokens, and on Python 3.11
misses what stands inside an f-string. A message that changed by a letter is a new
message: nothing is guessed from a similar one, because a wrong translation that
looks finished is worse than a missing one. The exit code is 1 while one is missing.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[1]
SOURCES = ROOT / "src" / "dondoc"
OTHERS = (ROOT / "tools" / "run_examples.py",)  # what `make run` says
PO = SOURCES / "locale" / "en" / "LC_MESSAGES" / "dondoc.po"
MO = PO.with_suffix(".mo")
TEXTS = {"_": 1, "ngettext": 2}  # how many of the first arguments are texts
# These speak through Django's own catalogue.
WEB = ("apps/", "config/", "demo/", "faces/api/", "faces/charts/", "faces/desk/", "faces/feeds/")
COMMENT = "# For the translator:"


@dataclass(frozen=True, slots=True)
class Message:
    """A marked message, one text or two forms of it; `texts` is empty where it is no literal and cannot be found."""

    file: str
    line: int
    texts: tuple[str, ...]
    comment: str = ""


def main() -> int:
    """Update both files; say what still waits."""
    catalogue = updated(read(PO))
    PO.write_bytes(as_po(catalogue))
    MO.write_bytes(as_mo(catalogue))
    waiting = [str(message.id) for message in catalogue if message.id and not message.string]
    print(f"{len(catalogue)} messages, {len(waiting)} wait for their English", *waiting, sep="\n  ")
    return 1 if waiting else 0


def read(path: Path) -> Catalog:
    """A catalogue as it lies in the tree."""
    with path.open("rb") as file:
        return read_po(file, locale="en", domain="dondoc")


def find_messages() -> Iterator[Message]:
    """Every marked message of the library and the command, in the order of files and lines."""
    ours = (path for path in SOURCES.rglob("*.py") if not path.relative_to(SOURCES).as_posix().startswith(WEB))
    for path in (*sorted(ours), *OTHERS):
        yield from messages_in(path.read_text("utf-8"), path.relative_to(ROOT).as_posix())


def messages_in(source: str, file: str) -> list[Message]:
    """The marked messages of one file.

    >>> [message.texts for message in messages_in("print(_('Tệp'))", "a.py")]
    [('Tệp',)]
    """
    lines = source.splitlines()
    return sorted(
        (
            Message(file, node.lineno, _texts(node, TEXTS[node.func.id]), _comment(lines, node.lineno))
            for node in ast.walk(ast.parse(source))
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in TEXTS
        ),
        key=lambda message: (message.line, message.texts),
    )


def _texts(call: ast.Call, count: int) -> tuple[str, ...]:
    texts = [arg.value for arg in call.args[:count] if isinstance(arg, ast.Constant) and isinstance(arg.value, str)]
    return tuple(texts) if len(texts) == count else ()


def _comment(lines: list[str], number: int) -> str:
    above = lines[number - 2].strip() if number > 1 else ""
    return above.removeprefix(COMMENT).strip() if above.startswith(COMMENT) else ""


def updated(catalogue: Catalog) -> Catalog:
    """The catalogue with the messages of today, those of yesterday dropped, translations kept."""
    template = Catalog(domain="dondoc", creation_date=catalogue.creation_date, charset="utf-8")
    for message in find_messages():
        if message.texts:
            name = message.texts if len(message.texts) > 1 else message.texts[0]
            template.add(
                name, locations=[(message.file, message.line)], auto_comments=[message.comment] * bool(message.comment)
            )
    catalogue.update(template, no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    return catalogue


def as_po(catalogue: Catalog) -> bytes:
    """The file that people edit; without line numbers, so that it changes only when a message does."""
    out = BytesIO()
    write_po(out, catalogue, width=110, include_lineno=False, ignore_obsolete=True)
    return out.getvalue()


def as_mo(catalogue: Catalog) -> bytes:
    """The file that the program reads."""
    out = BytesIO()
    write_mo(out, catalogue)
    return out.getvalue()


if __name__ == "__main__":
    sys.exit(main())
