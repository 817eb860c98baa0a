"""The English catalogue of the web application: find every message, bring the list up to date, compile it.

    python tools/web_catalogue.py                    # after a message was added, changed or removed
    python tools/web_catalogue.py --take FILE.json   # translations by their Vietnamese message, then the same

Vietnamese stands in code and templates; English in `locale/en/LC_MESSAGES/django.po`. Django
and GNU gettext find the messages; nothing is guessed from a similar one. The exit code
is 1 while one is missing. The reading library has its own list (`tools/catalogue.py`), and what
allauth and Django say in English is turned into Vietnamese in `locale/vi`, by hand.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "src" / "dondoc"
PO = PACKAGE / "locale" / "en" / "LC_MESSAGES" / "django.po"
MO = PO.with_suffix(".mo")
# The library speaks through its own catalogue; examples and the demonstration are data.
OTHERS = ("reading", "vn", "rules", "examples", "demo", "locale", "faces/command", "faces/vendor")


def find_messages() -> Catalog:
    """Every marked message of the web application, as Django's own search finds it."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "dondoc"
        shutil.copytree(PACKAGE, copy, ignore=shutil.ignore_patterns("__pycache__", "*.woff2", "*.pdf", "*.docx"))
        for other in OTHERS:
            shutil.rmtree(copy / other, ignore_errors=True)
        (copy / "locale" / "en" / "LC_MESSAGES").mkdir(parents=True)
        command = [sys.executable, str(ROOT / "manage.py"), "makemessages", "-l", "en", "--no-location"]
        environment = os.environ | {"DONDOC_DATA": folder}
        subprocess.run(command, cwd=copy, check=True, capture_output=True, env=environment)
        with (copy / "locale" / "en" / "LC_MESSAGES" / "django.po").open("rb") as file:
            return read_po(file, locale="en")


def update(found: Catalog, known: Catalog, more: dict[str, object]) -> tuple[Catalog, list[str]]:
    """The list as it should be, and the messages that have no translation yet."""
    result = Catalog(locale="en", domain="django", project="dondoc", version="1")
    missing: list[str] = []
    for message in found:
        key = message.id[0] if isinstance(message.id, tuple | list) else message.id
        if not key:
            continue
        old = known.get(message.id, message.context)
        string = more.get(key) or (old.string if old else "")
        if isinstance(message.id, tuple | list):
            string = tuple(string) if isinstance(string, tuple | list) else (string, string)
        elif isinstance(string, tuple | list):
            string = string[0]
        result.add(message.id, string, context=message.context, flags=message.flags)
        if not all(string if isinstance(string, tuple) else (string,)):
            missing.append(key)
    return result, missing


def main(arguments: list[str]) -> int:
    known = Catalog(locale="en")
    if PO.is_file():
        with PO.open("rb") as file:
            known = read_po(file, locale="en")
    more: dict[str, object] = {}
    if "--take" in arguments:
        for name in arguments[arguments.index("--take") + 1 :]:
            more |= json.loads(Path(name).read_text("utf-8"))
    catalogue, missing = update(find_messages(), known, more)
    with PO.open("wb") as file:
        write_po(file, catalogue, width=120, sort_output=True, omit_header=False)
    with MO.open("wb") as file:
        write_mo(file, catalogue)
    for key in missing:
        print(f"chưa dịch: {key}")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
