"""The whole page of a review: which items are shown, in which order, how far it has come, and the document beside."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from dondoc.apps.plans.deciding import is_sure
from dondoc.apps.plans.models import Item, Review
from dondoc.faces.desk.documents.paper import Mark, has_pages, render_pages, render_paper
from dondoc.faces.desk.tags.lists import Tab

Word = str | Promise
VIEWS: tuple[tuple[str, Word], ...] = (
    ("open", _("Chưa xem")),
    ("doubtful", _("Cần xem kỹ")),
    ("task", _("Nhiệm vụ")),
    ("target", _("Chỉ tiêu")),
    ("duty", _("Báo cáo")),
    ("gone", _("Đã bỏ")),
    ("all", _("Tất cả")),
)
GONE = (Item.State.REJECTED, Item.State.MERGED, Item.State.SPLIT)
DOUBTFUL = 0.3


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the review has come: items that stand for something, those still open, those that are sure."""

    total: int
    open: int
    sure: int

    @property
    def seen(self) -> int:
        return self.total - self.open


def progress_of(items: Sequence[Item]) -> Progress:
    live = [item for item in items if item.state not in GONE]
    pending = [item for item in live if item.state == Item.State.PENDING]
    return Progress(len(live), len(pending), sum(is_sure(item) for item in pending))


def choose(items: Sequence[Item], view: str) -> list[Item]:
    """The items of one view, the doubtful first; those that are gone only where asked for."""
    chosen = [item for item in items if _belongs(item, view)]
    if view in ("open", "doubtful"):
        return sorted(chosen, key=lambda item: (-item.doubt, item.position, item.pk))
    return sorted(chosen, key=lambda item: (item.position, item.pk))


def _belongs(item: Item, view: str) -> bool:
    if view == "gone":
        return item.state in GONE
    if item.state in GONE:
        return False
    if view == "open":
        return item.state == Item.State.PENDING
    if view == "doubtful":
        return item.state == Item.State.PENDING and item.doubt >= DOUBTFUL
    return view == "all" or item.kind == view


def tabs_of(items: Sequence[Item], review: Review, current: str) -> list[Tab]:
    """One tab for each view, with its number."""
    address = reverse("review", args=[review.document_id])
    counts = Counter(view for view, _word in VIEWS for item in items if _belongs(item, view))
    return [Tab(word, f"{address}?show={view}", view == current, counts[view]) for view, word in VIEWS]


def marks_of(items: Sequence[Item]) -> list[Mark]:
    """Every item in its place: its words, and inside them who, when, what."""
    marks: list[Mark] = []
    for item in items:
        if item.state in (Item.State.MERGED, Item.State.SPLIT):
            continue
        css = f"item {item.kind} {item.state}" + (" doubtful" if item.doubt >= DOUBTFUL else "")
        label = f"{item.get_kind_display()} {item.path}".strip()
        marks.append(Mark(item.start, item.end, css, f"v-{item.pk}", f"#m-{item.pk}", label=label))
        marks += _inner_marks(item)
    return marks


def _inner_marks(item: Item) -> list[Mark]:
    read: dict[str, Any] = item.read or {}
    spans = [(body.get("span"), body.get("role", "lead")) for body in read.get("bodies") or ()]
    spans.append(((read.get("deadline") or {}).get("span"), "deadline"))
    spans.append((read.get("product_span"), "product"))
    spans.append((read.get("value_span"), "value"))
    return [
        Mark(span[0], span[1], f"m {kind}")
        for span, kind in spans
        if span and item.start <= span[0] < span[1] <= item.end
    ]


def document_side(review: Review, items: Sequence[Item], *, as_text: bool) -> tuple[SafeString, bool]:
    """The document with its findings marked, and whether it is shown as pages."""
    marks = marks_of(items)
    if has_pages(review.document) and not as_text:
        return render_pages(review.document, marks), True
    reading = review.document.reading
    return render_paper(reading.data, reading.text, marks, heading=2), False
