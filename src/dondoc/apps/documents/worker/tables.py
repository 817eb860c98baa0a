"""The words of a spreadsheet or a presentation, for search: an attachment that the reader of plans refuses.

Only the words are taken, in the order in which the file keeps them. Sizes are looked at
before anything is unpacked, as the reader does.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator

from lxml import etree

from dondoc.reading.sources.base import DEFAULT_SETTINGS
from dondoc.reading.sources.office.package import check_package, is_package, read_package

_PARTS = re.compile(
    r"xl/(?:sharedStrings|worksheets/sheet\d+)\.xml|ppt/(?:slides/slide|notesSlides/notesSlide)\d+\.xml"
)
_LARGEST_PART = 64 * 1024 * 1024
_LONGEST = 2_000_000


def words_of(data: bytes) -> str:
    """All words, a line for each run of them; nothing for what is neither."""
    if not is_package(data):
        return ""
    check_package(read_package(data), DEFAULT_SETTINGS.limits)
    found, size = [], 0
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in sorted(filter(_PARTS.fullmatch, archive.namelist())):
            for words in _words_in(archive, name):
                found.append(words)
                size += len(words) + 1
                if size > _LONGEST:
                    return "\n".join(found)
    return "\n".join(found)


def _words_in(archive: zipfile.ZipFile, name: str) -> Iterator[str]:
    """The text of every `t`: what both formats call a run of words."""
    if archive.getinfo(name).file_size > _LARGEST_PART:
        return
    with archive.open(name) as part:
        for _event, element in etree.iterparse(part, tag="{*}t", resolve_entities=False, no_network=True):
            if element.text and element.text.strip():
                yield " ".join(element.text.split())
            element.clear()
