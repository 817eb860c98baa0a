"""Turns other office formats into DOCX with LibreOffice, so that one reader serves them all.

Each run has a profile of its own, since two runs with one profile lose a file without a
word. The profile forbids macros, and forbids fetching what a document points to: with the
default profile a linked picture in an ODT was asked for over the network three times.
The exit code says nothing; only the file that came out counts. The worse mistake is a
conversion that hangs: it is ended after `limits.seconds_per_conversion`.
"""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from dondoc.language import _
from dondoc.reading.errors import CannotRead, MissingPart
from dondoc.reading.sources.base import Limits
from dondoc.reading.sources.office.process import TimeUpError, run

_SECURITY = "/org.openoffice.Office.Common/Security/Scripting"
_NETWORK = "/org.openoffice.Inet/Settings"
_SETTINGS = (
    (_SECURITY, "DisableMacrosExecution", "true"),
    (_SECURITY, "MacroSecurityLevel", "3"),
    (_SECURITY, "BlockUntrustedRefererLinks", "true"),
    ("/org.openoffice.Office.Writer/Content/Update", "Link", "2"),  # never
    (_NETWORK, "ooInetProxyType", "2"),  # a proxy that is not there: a second wall
    (_NETWORK, "ooInetHTTPProxyName", "127.0.0.1"),
    (_NETWORK, "ooInetHTTPProxyPort", "9"),
    (_NETWORK, "ooInetHTTPSProxyName", "127.0.0.1"),
    (_NETWORK, "ooInetHTTPSProxyPort", "9"),
    (_NETWORK, "ooInetNoProxy", ""),
)


@dataclass(frozen=True, slots=True)
class Import:
    """How a format is handed to LibreOffice: the end of the file name, and the filter where it must be that one."""

    suffix: str
    filter: str | None = None


WORD_97 = Import(".doc")  # Word 6 and 95 have filters of their own, so LibreOffice looks for itself
OPEN_DOCUMENT = Import(".odt")
FLAT_OPEN_DOCUMENT = Import(".fodt", "OpenDocument Text Flat XML")
RICH_TEXT = Import(".rtf", "Rich Text Format")
WORD_2003_XML = Import(".xml", "MS Word 2003 XML")


def find_libreoffice() -> str | None:
    """The program, where it is installed."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def convert_to_docx(data: bytes, kind: Import, limits: Limits) -> bytes:
    """The same document as DOCX."""
    program = find_libreoffice()
    if program is None:
        raise missing_libreoffice()
    with tempfile.TemporaryDirectory(prefix="dondoc-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        source = folder / f"source{kind.suffix}"
        source.write_bytes(data)
        _write_profile(folder / "profile")
        try:
            run(_command(program, folder, source, kind), folder=folder, seconds=limits.seconds_per_conversion)
        except TimeUpError as error:
            raise _too_slow(limits) from error
        return _result(folder / "out" / "source.docx", limits)


def missing_libreoffice() -> MissingPart:
    return MissingPart(
        "libreoffice-missing",
        _(
            "Cần LibreOffice để đọc kiểu tệp này; "
            "hãy cài gói libreoffice-writer-nogui, hoặc lưu tệp thành .docx rồi đọc lại."
        ),
    )


def _command(program: str, folder: Path, source: Path, kind: Import) -> list[str]:
    reads_as = [f"--infilter={kind.filter}"] if kind.filter else []
    return [
        program,
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--headless",
        "--norestore",
        "--nolockcheck",
        *reads_as,
        "--convert-to",
        "docx:MS Word 2007 XML",
        "--outdir",
        str(folder / "out"),
        str(source),
    ]


def _write_profile(profile: Path) -> None:
    items = "".join(
        f'<item oor:path="{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>\n'
        for path, name, value in _SETTINGS
    )
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" '
        f'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">\n{items}</oor:items>\n',
        encoding="utf-8",
    )


def _result(path: Path, limits: Limits) -> bytes:
    size = path.stat().st_size if path.is_file() else 0
    if not 0 < size <= limits.file_bytes:
        raise CannotRead(
            "damaged",
            _(
                "LibreOffice không mở được tệp, có thể tệp bị hỏng hoặc chưa tải về đủ; "
                "hãy mở bằng Word, lưu lại thành .docx rồi đọc tệp đó."
            ),
        )
    return path.read_bytes()


def _too_slow(limits: Limits) -> CannotRead:
    return CannotRead(
        "conversion-too-slow",
        _(
            "LibreOffice chuyển đổi tệp quá {seconds} giây nên đã dừng; "
            "hãy mở bằng Word, lưu lại thành .docx rồi đọc tệp đó."
        ).format(seconds=round(limits.seconds_per_conversion)),
    )
