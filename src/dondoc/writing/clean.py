r"""Text as a document can hold it: composed, without what XML forbids, held together where a line must not break.

Signs that turn the direction of writing are taken out: in a signed paper nothing may read
otherwise than it is stored.

>>> clean("Sở\x00 Tài\u202e chính")
'Sở Tài chính'
>>> keep_together("trước ngày 05/12/2026, Điều 5").replace(NBSP, "_")
'trước ngày_05/12/2026, Điều_5'
"""

from __future__ import annotations

import re
import unicodedata

NBSP = "\u00a0"
_FORBIDDEN = re.compile(
    "[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069"
    "\ufeff\ufff9-\ufffc\ufffe\uffff\ud800-\udfff]"
)
_BREAKS = re.compile("\r\n?|[\u2028\u2029\u0085]")
_TOGETHER = re.compile(
    r"\b("
    r"[Nn]gày|[Tt]háng|[Nn]ăm|[Qq]uý"  # ngày 05
    r"|[Ss]ố|[Ll]ần|[Kk]hóa"  # số 215/KH-UBND
    r"|[Đđ]iều|[Kk]hoản|[Đđ]iểm|[Mm]ục|[Cc]hương|[Pp]hần|[Pp]hụ lục|[Bb]iểu|[Mm]ẫu"  # Điều 5
    r")[ ](?=[0-9IVXLC]+\b)"
)


def clean(text: str) -> str:
    """One form of each letter, and nothing that a file cannot hold."""
    return unicodedata.normalize("NFC", _FORBIDDEN.sub("", _BREAKS.sub("\n", text)))


def keep_together(text: str) -> str:
    """A word and the number that belongs to it stay on one line."""
    return _TOGETHER.sub(rf"\1{NBSP}", text)


def one_line(text: str) -> str:
    """Words with single spaces; blanks that were put on purpose (NBSP) stay."""
    return re.sub(r"[ \t\n]+", " ", clean(text)).strip(" ")
