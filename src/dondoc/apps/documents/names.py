r"""Names of files as they may be shown, stored and sent back.

A name is only ever a name: the bytes lie under their hash, so no name can lead out of
a folder. Signs that turn the direction of writing are taken out: with them
«keho\u202excod.exe» looks like a document.

>>> safe_name("../../etc/passwd"), safe_name("C:\\Tam\\kế hoạch.docx"), safe_name("")
('passwd', 'kế hoạch.docx', 'tep')
"""

from __future__ import annotations

import re
import unicodedata
from pathlib import PurePath

LONGEST = 150
_NAMELESS = "tep"
_HIDDEN = re.compile("[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
_TROUBLE = re.compile(r'[<>:"|?*]+')  # no file of Windows may have these


def safe_name(name: str) -> str:
    """The last part of the name, composed, without hidden signs, and not too long; its ending is kept."""
    last = re.split(r"[/\\]", _HIDDEN.sub("", unicodedata.normalize("NFC", name)))[-1]
    clean = " ".join(_TROUBLE.sub("-", last).split()).lstrip(". ").rstrip(". ")
    if not clean:
        return _NAMELESS
    ending = PurePath(clean).suffix if len(PurePath(clean).suffix) <= 10 else ""
    return clean[: LONGEST - len(ending)].rstrip(". ") + ending if len(clean) > LONGEST else clean
