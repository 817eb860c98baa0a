"""LibreOffice, run without a window in a profile of its own, makes PDF of a Word file."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path


def to_pdf(source: Path, target: Path) -> None:
    """Convert one file; fails loudly where LibreOffice is missing or refuses."""
    office = shutil.which("soffice")
    if office is None:
        raise SystemExit("LibreOffice (soffice) is needed to build the PDF examples: apt-get install libreoffice-writer")
    with tempfile.TemporaryDirectory() as scratch:
        profile = Path(scratch, "profile").as_uri()
        command = [office, f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf", "--outdir", scratch]
        subprocess.run([*command, str(source)], check=True, capture_output=True, timeout=180)
        shutil.move(Path(scratch, source.stem + ".pdf"), target)
