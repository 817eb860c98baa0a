"""LibreOffice, run without a window in a profile of its own, makes PDF of a Word file.

Times New Roman is not free; what stands in for it must have the Vietnamese letters. The
Liberation fonts before 2.0 have not: each «ế» would come from another font, and the
text layer would fall apart. So the building stops where no good font is found; `--fonts`
names a folder with one (Debian: fonts-liberation2).
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

FONTS = "EXAMPLE_FONTS"
"""Environment variable: the folder that the fonts are taken from; empty for those installed."""
_FAMILIES = ("Times New Roman", "Liberation Serif", "Tinos")


def to_pdf(source: Path, target: Path) -> None:
    """Convert one file; fails loudly where LibreOffice is missing or refuses."""
    office = shutil.which("soffice")
    if office is None:
        raise SystemExit(
            "LibreOffice (soffice) is needed to build the PDF examples: apt-get install libreoffice-writer"
        )
    font_file()
    with tempfile.TemporaryDirectory() as scratch, _fonts() as environment:
        profile = Path(scratch, "profile").as_uri()
        command = [office, f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf", "--outdir", scratch]
        subprocess.run([*command, str(source)], check=True, capture_output=True, timeout=180, env=environment)
        shutil.move(Path(scratch, source.stem + ".pdf"), target)


def font_file(style: str = "bold") -> str:
    """The file of the font that stands in for Times New Roman."""
    with _fonts() as environment:
        for family in _FAMILIES:
            command = ["fc-list", f":family={family}:lang=vi:{style}", "file"]
            found = subprocess.run(command, check=True, capture_output=True, text=True, env=environment).stdout
            if found:
                return sorted(found.splitlines())[0].rstrip(": ")
    raise SystemExit(
        "No Times-like font with Vietnamese letters: install fonts-liberation2, or name a folder with --fonts"
    )


@contextmanager
def _fonts() -> Iterator[dict[str, str]]:
    """The environment in which only the fonts of the named folder are seen."""
    folder = os.environ.get(FONTS)
    if not folder:
        yield dict(os.environ)
        return
    with tempfile.TemporaryDirectory() as scratch:
        settings = Path(scratch, "fonts.conf")
        settings.write_text(
            f"<fontconfig><dir>{folder}</dir><cachedir>{scratch}</cachedir></fontconfig>", encoding="utf-8"
        )
        yield {**os.environ, "FONTCONFIG_FILE": str(settings)}
