"""What the words of a line say about where paragraphs begin and end.

Only the form of a marker counts here, not its place in a list: the layout cuts
lines into paragraphs, the outline is built elsewhere. Cutting a paragraph in two
can be mended later, two duties made one cannot: a doubtful marker starts a new
paragraph.
Source: Nghị định 30/2020/NĐ-CP, Phụ lục I (order of markers); plans as issued.

>>> starts_item("đ) Sở Công Thương"), starts_item("Điều 2. Tổ chức thực hiện"), starts_item("2025 của tỉnh")
(True, True, False)
>>> ends_sentence("triển khai thực hiện./."), ends_sentence("của Ủy ban nhân dân")
(True, False)
"""

from __future__ import annotations

import re
from functools import lru_cache

from dondoc.reading.data.kinds import KINDS
from dondoc.vn.alphabet import fold

_ITEM = re.compile(
    r"""(?:
        [-–—−+*•●▪■◆❖►➢✓✔○◦·§]\s+\S            # bullets
      | [IVX]{1,6}\s?[.)/-]\s*\S                  # II. , II- , IV/
      | [A-HK-UĐ][.)/]\s+\S                      # A. , B)
      | \(?\d{1,3}[.)]\s*(?=[^\d\s]|\s\d)\S?       # 1. , 2) , (3) but not «1.234» or «2.»
      | \d{1,2}(?:\.\d{1,2}){1,4}\.?\s+\D        # 1.2 , 2.1.3.
      | \(?[a-zđ]\)\s*\S | [a-zđ][./]\s+\S        # a) , (a) , a.
      | \(?(?:i{1,3}|iv|vi{0,3}|ix|x)[.)]\s*\S     # (i) , ii.
      | (?:Điều|ĐIỀU)\s+\d{1,3}\s?[.:]            # Điều 1.
      | (?:Phần|PHẦN|Chương|CHƯƠNG|Mục|MỤC)\s+(?:thứ\s|THỨ\s)?\S{1,5}[.:]?\s*$
      | (?:Phụ\slục|PHỤ\sLỤC|Nơi\snhận|Kính\sgửi)\b
    )""",
    re.VERBOSE,
)
_END = re.compile(r"[.;:!?…][”\"’»)\]*]*$")
_OPEN_END = re.compile(
    r"(?:[,–(/&-]|\b(?:và|của|các|những|về|cho|tại|theo|với|hoặc|trong|từ|bằng|do|thuộc|là|để|được|vào))$"
)
_ALONE = re.compile(r"(?:phu luc|bieu|chuong|phan|muc|dieu)(?: (?:so|thu))?(?: \S{1,5})?[.:]?$")
_KIND_LINES = frozenset(fold(kind) for kind in KINDS)
_GLUED = re.compile(r"[\w)][-/]$")
_HANGING_DASH = re.compile(r"\s[-–]$")


@lru_cache(maxsize=4096)
def starts_item(text: str) -> bool:
    """Whether the line begins with a list marker or a word that opens a part."""
    return bool(_ITEM.match(text))


def ends_sentence(text: str) -> bool:
    """Whether the line ends as a sentence or an item does."""
    return bool(_END.search(text))


def goes_on(text: str) -> bool:
    """Whether the line can only be the rest of a sentence: a small letter or a comma, and no marker.

    >>> goes_on("ngày 05/3/2026"), goes_on("(sau đây gọi tắt là Chương trình)"), goes_on("(Kèm theo Kế hoạch)")
    (True, True, False)
    """
    opening = text[:2].lstrip("(")[:1]
    return bool(opening) and (opening.islower() or text[0] in ",;)”") and not starts_item(text)


def is_open(text: str) -> bool:
    """Whether the line asks for more: it ends in a comma, a dash, an open bracket, or a word that ends no sentence."""
    return bool(_OPEN_END.search(text))


def stands_alone(text: str) -> bool:
    """Whether a centred line is a whole of its own: the kind of document, «Phụ lục I», «Chương II».

    >>> stands_alone("KẾ HOẠCH"), stands_alone("Phụ lục II"), stands_alone("Kế hoạch phát triển thủy sản")
    (True, True, False)
    """
    folded = fold(text)
    return folded.rstrip(" :*") in _KIND_LINES or bool(_ALONE.match(folded))


def glue(above: str, below: str) -> str:
    """The two lines of one sentence as one, a number or a name cut at its hyphen made whole.

    >>> glue("Kế hoạch số 30-", "CTr/TU của Tỉnh ủy")
    'Kế hoạch số 30-CTr/TU của Tỉnh ủy'
    >>> glue("phát triển kinh tế -", "xã hội")
    'phát triển kinh tế - xã hội'
    """
    if not above or not below:
        return above + below
    cut = _GLUED.search(above) and not _HANGING_DASH.search(above) and below[0].isalnum()
    before_slash = below[0] == "/" and below[1:2].isalnum() and above[-1].isalnum()
    return above + below if cut or before_slash else f"{above} {below}"
