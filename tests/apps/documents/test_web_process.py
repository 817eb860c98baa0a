"""The web process opens no file: PDFium is not safe with threads, and a file may be hostile."""

from __future__ import annotations

import subprocess
import sys

SCRIPT = """
import os, sys
os.environ["DJANGO_SETTINGS_MODULE"] = "dondoc.config.settings"
import dondoc.config.wsgi
from django.urls import get_resolver
get_resolver().url_patterns
import dondoc.apps.documents.jobs, dondoc.apps.documents.actions
print([name for name in ("pypdfium2", "cv2", "PIL", "lxml.etree") if name in sys.modules])
"""


def test_no_library_that_opens_files_is_loaded() -> None:
    out = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "[]"
