"""The closing paragraph: it stands behind the last item and belongs to the part, not to that item."""

from __future__ import annotations

import re

from dondoc.reading.structure.outline import Item

_CLOSING = re.compile(
    r"(?:Trên đây là|Yêu cầu (?:các|Thủ trưởng|Giám đốc|Chủ tịch)|Đề nghị (?:các|Thủ trưởng)|Căn cứ (?:các )?(?:nội dung |nhiệm vụ )?(?:tại |của |được giao tại )?(?:Kế hoạch|Chương trình|Chỉ thị|Quyết định|Đề án|Công văn)(?: hành động)? này"
    r"|Trong quá trình (?:tổ chức |triển khai )*(?:thực hiện|triển khai)|Quá trình (?:triển khai|thực hiện)|(?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân|Chủ tịch UBND|Chủ tịch Ủy ban nhân dân|Bộ Khoa học và Công nghệ|Ban Thường vụ)[^.,;]{0,40}\s(?:yêu cầu|đề nghị)"
    r"|Nhận được|(?:Kế hoạch|Chỉ thị|Chương trình|Quyết định) này (?:có hiệu lực|thay thế|được phổ biến|thay cho)|(?:Kế hoạch|Chỉ thị|Chương trình|Nghị quyết|Quyết định)(?: hành động)? này|(?:Văn phòng|UBND|Ủy ban nhân dân|Sở|Bộ)[^.;:]{0,60}\s(?:thông báo (?:để|đến|cho)|xin (?:thông báo|báo cáo)|trân trọng)|Trân trọng|Trong trường hợp|Nếu có (?:khó khăn|vướng mắc)|Khi có (?:khó khăn|vướng mắc))"
)
_FINAL = re.compile(r"\.\s*/(?:\s*\.)?\s*$")


def is_closing(text: str) -> bool:
    """Whether a paragraph reads as the closing words of a document."""
    return _CLOSING.match(text) is not None


def move_closing(root: Item) -> list[Item]:
    """Move closing paragraphs from the last item up to its part; returns the closing paragraphs."""
    if not root.children:
        return []
    part = root.children[-1]
    if part.marker is None:
        return [item for item in _trailing(root) if is_closing(item.text)]
    moved: list[Item] = []
    holder = part
    while holder.children and holder.children[-1].marker is not None:
        holder = holder.children[-1]
    for item in _trailing(holder):
        alone_under_sentence = _FINAL.search(item.text) and len(holder.text.split()) > 25 and holder is not part
        if is_closing(item.text) or alone_under_sentence:
            moved.append(item)
    if part.marker.kind >= 6 and not is_heading_text(part.text):
        return [*moved, *_to_root(root, moved)]
    if holder is not part:
        trailing, closing = _trailing(holder), {id(item) for item in moved}
        first = next((index for index, item in enumerate(trailing) if id(item) in closing), len(trailing))
        for item in trailing[first:]:
            _move(item, holder, part)
        moved += [item for item in trailing[first:] if id(item) not in closing]
    return moved


def is_heading_text(text: str) -> bool:
    """Whether a text is a heading rather than a sentence."""
    return len(text.split()) <= 12 and not text.rstrip().endswith((".", ";"))


def _to_root(root: Item, moved: list[Item]) -> list[Item]:
    """Where the parts are numbered sentences, the closing words belong to the document itself."""
    out = []
    for item in list(moved):
        if item.parent is not None:
            _move(item, item.parent, root)
            out.append(item)
    return out


def _trailing(holder: Item) -> list[Item]:
    out: list[Item] = []
    for child in reversed(holder.children):
        if child.marker is not None:
            break
        out.append(child)
    return out[::-1]


def _move(item: Item, holder: Item, part: Item) -> None:
    holder.children.remove(item)
    item.parent = part
    item.part = f"p{part.count('p')}"
    item.known_path = None
    part.children.append(item)
