"""One self-contained page: the document as paper with every finding in place, and the list beside it.

Nothing is loaded from anywhere: styles and script are inline, and a content policy
that knows them by their hashes forbids all else, so that no text of a document can
become code. The page works without scripts by its anchors; the script adds
highlighting, filtering and keys.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from html import escape
from importlib import resources

from dondoc.language import _
from dondoc.reading.export import phrases
from dondoc.reading.export.html.findings import Group, groups, render_group
from dondoc.reading.export.html.marks import Mark, find_marks
from dondoc.reading.export.html.paper import is_anchor, mark_words, paper
from dondoc.reading.model import Reading

_LEGEND = (Mark.LEAD, Mark.COORDINATE, Mark.DEADLINE, Mark.PRODUCT, Mark.VALUE, Mark.REFERENCE)


def render(reading: Reading, name: str) -> bytes:
    """The reading as one HTML page."""
    return "".join(_page(reading, name)).encode("utf-8", "replace")


def _page(reading: Reading, name: str) -> Iterator[str]:
    found = groups(reading)
    placed = {name for marked in find_marks(reading) if is_anchor(marked) for name in marked.findings}
    yield from _head(reading, name)
    yield from _top(reading, name, found)
    yield f'<main>\n<aside id="danh-sach" aria-label="{escape(_("Danh sách tìm thấy"))}">\n'
    yield from _tools()
    for group in found:
        yield from render_group(group, placed)
    yield f'</aside>\n<article class="paper" lang="vi" id="van-ban" aria-label="{escape(_("Văn bản"))}">\n'
    yield from paper(reading)
    if not reading.text.strip():
        yield f'<p class="empty">{escape(_("Văn bản không có chữ nào đọc được."))}</p>\n'
    yield f"</article>\n</main>\n<script>{_asset('page.js')}</script>\n</body>\n</html>\n"


def _head(reading: Reading, name: str) -> Iterator[str]:
    style, script = _asset("page.css"), _asset("page.js")
    policy = (
        f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    # For the translator: the code of the language that this catalogue is in.
    own = _("vi")
    yield f'<!DOCTYPE html>\n<html lang="{escape(own)}">\n<head>\n<meta charset="utf-8">\n'
    yield f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    yield '<meta name="referrer" content="no-referrer">\n<meta name="color-scheme" content="light">\n'
    yield f"<title>{escape(phrases.heading(reading, name))}</title>\n<style>{style}</style>\n</head>\n<body>\n"


def _top(reading: Reading, name: str, found: tuple[Group, ...]) -> Iterator[str]:
    doubtful = sum(bool(entry.doubts) for group in found for entry in group.entries)
    yield f'<header class="top">\n<h1>{escape(phrases.heading(reading, name))}</h1>\n'
    if reading.document.title:
        yield f'<p class="title">{escape(reading.document.title)}</p>\n'
    yield f'<nav aria-label="{escape(_("Các phần"))}">\n'
    for group in found:
        count = f"<b>{phrases.number_words(len(group.entries))}</b>"
        yield f'<a href="#nhom-{group.letter}">{escape(group.counted).format(n=count)}</a>\n'
    if doubtful:
        words = _("{n} mục cần xem lại").format(n=doubtful)
        yield f'<span class="flag">{escape(words)}</span>\n'
    yield f'<a class="to-paper" href="#van-ban">{escape(_("Xem văn bản"))}</a>\n</nav>\n'
    yield from _facts(reading, name)
    yield "</header>\n"


def _facts(reading: Reading, name: str) -> Iterator[str]:
    summary = escape(_("Thông tin văn bản, phụ lục, kinh phí, tệp nguồn"))
    yield f'<details class="facts"><summary>{summary}</summary>\n<dl>\n'
    for label, value, doubt in phrases.facts_table(reading, name):
        if value:
            text = "; ".join(value.splitlines())
            review = f'<p class="doubt"><b>{escape(_("Cần xem lại"))}</b> {escape(doubt)}</p>' if doubt else ""
            yield f"<div><dt>{escape(label)}</dt><dd>{escape(text)}{review}</dd></div>\n"
    yield "</dl>\n</details>\n"


def _tools() -> Iterator[str]:
    """The filter, which only works with a script and is hidden without, and the legend of the marks."""
    labels = mark_words()
    legend = "".join(f'<span class="m {mark}">{escape(labels[mark])}</span> ' for mark in _LEGEND)
    keys = _("j, k: mục sau, mục trước; Enter: tới chỗ trong văn bản; /: lọc")
    yield (
        f'<div class="tools" hidden><label for="loc">{escape(_("Lọc danh sách"))}</label>'
        f'<input id="loc" type="search" autocomplete="off" placeholder="{escape(_("tên cơ quan, chữ, ngày…"))}">'
        f'<label class="check"><input id="chi-xem-lai" type="checkbox"> {escape(_("chỉ mục cần xem lại"))}</label>'
        f'<p class="keys" aria-live="polite"><span id="con-lai"></span> {escape(keys)}</p></div>\n'
    )
    yield f'<p class="legend">{escape(_("Trong văn bản:"))} {legend}</p>\n'


def _asset(name: str) -> str:
    return resources.files(__name__).joinpath(name).read_text("utf-8")


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
