"""What stands around the document on a law portal's page: menus, boxes of links, the foot of the site.

Known containers of the great portals and the elements made for it (`article`,
`main`) say where the document is; without them only what is plainly navigation is set
aside: short links close together, or a box with links whose name says so. What is set
aside is kept as a running head. To set a part of the document aside is the worse
mistake, so a large part of the text never is, nor what bears the national motto.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from dondoc.reading.sources.base import Part

_CONTENT = re.compile(
    r"(?:^|[\s_-])(?:content1|divContentDoc|toanvancontent|full-?text|noi-?dung(?:-?(?:van-?ban|vb))?|van-?ban-?noi-?dung"
    r"|article-?(?:content|body|detail)|entry-?content|post-?content|content-?detail|detail-?content"
    r"|doc(?:ument)?-?content|content-?doc)(?:$|[\s_-])",
    re.IGNORECASE,
)
_AROUND = re.compile(
    r"(?:^|[\s_-])(?:menu|nav|navbar|navigation|side-?bar|bread-?crumbs?|banner|ads?|advert\w*|quang-?cao|footer|header"
    r"|social|share|comments?|related|lien-?quan|login|tool-?bar|tabs?|paging|pagination|copyright|search|popup|cookies?"
    r"|rating|tags?|widget|hotline|top-?bar|left-?col\w*|right-?col\w*|download)(?:$|[\s_-])",
    re.IGNORECASE,
)
_AROUND_TAGS = frozenset(("nav", "aside", "header", "footer", "form"))
_BOXES = frozenset(("div", "ul", "ol", "table", "td", "section", "nav", "aside", "header", "footer", "form", "dl"))
_SILENT = frozenset(("script", "style", "noscript", "template", "head", "select", "svg"))
_MOTTO = re.compile(r"CỘNG\s+H(?:ÒA|OÀ)\s+XÃ\s+HỘI|ĐẢNG\s+CỘNG\s+SẢN", re.IGNORECASE)
_LARGE = 0.3
_SHORT_LINK = 40


class _Weight:
    """How much text an element holds, how much of it in links, and how many links."""

    __slots__ = ("links", "shown", "text")

    def __init__(self) -> None:
        self.text = self.shown = self.links = 0


def find_parts(root: etree._Element) -> dict[etree._Element, Part]:
    """The elements where the page's surroundings begin, and where the document begins in them."""
    weights = _weigh(root)
    total = weights[root].text
    parts: dict[etree._Element, Part] = {}
    content = _find_content(root, weights)
    if content:
        parts[root] = Part.RUNNING_HEAD
        parts.update(dict.fromkeys(content, Part.BODY))
    for element, weight in weights.items():
        if element.tag in _BOXES and element not in parts and _is_around(element, weight, total):
            parts[element] = Part.RUNNING_HEAD
    return parts


def _is_around(element: etree._Element, weight: _Weight, total: int) -> bool:
    if not weight.links or weight.text > _LARGE * total:
        return False
    if weight.links > 2 and weight.shown > 0.6 * weight.text and weight.shown < _SHORT_LINK * weight.links:
        return True
    named = element.tag in _AROUND_TAGS or _AROUND.search(_names(element)) is not None
    return named and not _MOTTO.search("".join(map(str, element.itertext())))


def _find_content(root: etree._Element, weights: dict[etree._Element, _Weight]) -> list[etree._Element]:
    """The outermost elements that are known to hold the document, where they hold most of the text."""
    known = [element for element in weights if _is_content(element)]
    inner = set(known)
    outermost = [element for element in known if not any(above in inner for above in element.iterancestors())]
    plain = sum(weights[element].text - weights[element].shown for element in outermost)
    if not outermost or plain < 0.5 * (weights[root].text - weights[root].shown):
        return []
    inside = "".join(str(text) for element in outermost for text in element.itertext())
    return outermost if _MOTTO.search(inside) or not _MOTTO.search("".join(map(str, root.itertext()))) else []


def _is_content(element: etree._Element) -> bool:
    if element.tag in ("article", "main") or element.get("role") == "main":
        return True
    return element.tag in ("div", "td", "section") and _CONTENT.search(_names(element)) is not None


def _names(element: etree._Element) -> str:
    return f"{element.get('id', '')} {element.get('class', '')}"


def _weigh(root: etree._Element) -> dict[etree._Element, _Weight]:
    """The weight of every element, without recursion: a page may be nested as deep as it likes."""
    weights: dict[etree._Element, _Weight] = {}
    for element in _bottom_up(root):
        weight = weights[element] = _Weight()
        if element.tag in _SILENT:
            continue
        weight.text = _length(element.text)
        for child in element:
            weight.text += _length(child.tail)
            below = weights.get(child)
            if below is not None:
                weight.text += below.text
                weight.shown += below.shown
                weight.links += below.links
        if element.tag == "a" and element.get("href") is not None:
            weight.shown, weight.links = weight.text, 1
    return weights


def _bottom_up(root: etree._Element) -> Iterator[etree._Element]:
    for _event, element in etree.iterwalk(root, events=("end",)):
        if isinstance(element.tag, str):
            yield element


def _length(text: str | None) -> int:
    return len(text.strip()) if text else 0
