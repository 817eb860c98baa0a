r"""HTML as Word saves it and as law portals show it.

Word writes the list markers that it counted into the text (`mso-list:Ignore`) and its
notes behind anchors; portals put the document between menus, with the letterhead in
a table without lines and `<br>` for most line ends; both declare charsets that may be
wrong. What surrounds the document is set aside, never dropped.

>>> page = b"<p align=center><b>K\xe1\xba\xbe HO\xe1\xba\xa0CH</b></p><ol type=a><li>S\xe1\xbb\x9f Y t\xe1\xba\xbf</ol>"
>>> [paragraph.text for paragraph in read_html(page).paragraphs()]
['KẾ HOẠCH', 'a. Sở Y tế']
"""

from __future__ import annotations

import re

from lxml import etree

from dondoc.language import _
from dondoc.reading.sources.base import DEFAULT_SETTINGS, Format, Notice, Settings, SourceDocument
from dondoc.reading.sources.html.charset import decode_page
from dondoc.reading.sources.html.chrome import find_parts
from dondoc.reading.sources.html.css import Sheet
from dondoc.reading.sources.html.flat import read_flat
from dondoc.reading.sources.html.tables import find_uses
from dondoc.reading.sources.html.walk import Walk

__all__ = ["read_html"]

_DEEPEST = 2000
"""The parser stops at 2,048 elements inside one another, in silence and with the rest unread."""

_FROM_WORD = re.compile(
    r"urn:schemas-microsoft-com:office:word|\bMsoNormal\b|\bWordSection1\b|content=.?Word\.Document"
)


def read_html(data: bytes, settings: Settings = DEFAULT_SETTINGS) -> SourceDocument:
    """Read a page in any encoding."""
    decoded = decode_page(data)
    source = decoded.text.replace("\0", "")
    root = _parse(source)
    if root is None:
        return SourceDocument(Format.HTML, (), decoded.notices)
    if _depth(root) > _DEEPEST:
        return SourceDocument(Format.HTML, read_flat(source), (*decoded.notices, _flat_notice()))
    sheet = Sheet("\n".join(style.text or "" for style in root.iter("style")))
    uses = find_uses(root, sheet, settings.limits.table_cells)
    parts = {} if _FROM_WORD.search(source) else find_parts(root)
    walk = Walk(sheet, uses, parts)
    walk.run(root)
    notices = (*decoded.notices, *_notices(walk))
    return SourceDocument(Format.HTML, (*walk.blocks, *walk.notes, *walk.asides), notices)


def _parse(source: str) -> etree._Element | None:
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, no_network=True, remove_pis=True)
    try:
        return etree.fromstring(source.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        return None


def _depth(root: etree._Element) -> int:
    deepest = depth = 0
    for event, _element in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
    return deepest


def _notices(walk: Walk) -> tuple[Notice, ...]:
    found = []
    if walk.decoded:
        message = _(
            "Trang dùng phông chữ cũ (TCVN3 hoặc VNI); chữ đã được chuyển sang Unicode. Hãy đối chiếu vài dòng."
        )
        found.append(Notice("converted-encoding", message))
    if walk.deleted:
        message = _("Trang còn {n} đoạn đánh dấu xóa; chúng được bỏ qua như đã chấp nhận sửa đổi. Hãy kiểm tra lại.")
        found.append(Notice("tracked-changes", message.format(n=walk.deleted)))
    return tuple(found)


def _flat_notice() -> Notice:
    message = _(
        "Mã HTML hỏng nên chỉ đọc được chữ, không đọc được bảng. Hãy mở trang rồi lưu lại thành DOCX để đọc đủ."
    )
    return Notice("damaged-part", message)
