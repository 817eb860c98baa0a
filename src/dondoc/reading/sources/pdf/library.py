"""PDFium, as the one name the reader calls. Its bindings are made at import time, so types know nothing of them.

PDFium is not thread-safe: several documents at once need several processes.
"""

from __future__ import annotations

from typing import Any

import pypdfium2
import pypdfium2.raw

pdfium: Any = pypdfium2.raw
PdfDocument: Any = pypdfium2.PdfDocument
PdfiumError: type[Exception] = pypdfium2.PdfiumError
