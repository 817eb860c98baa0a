"""The inside of a line chart: a drawing that stretches with the page, so that the type beside it does not."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.safestring import SafeString

from dondoc.faces.charts.markup import Word, element, join, percent, word
from dondoc.faces.charts.scale import Scale

SIDE = 100  # of the inner drawing, whatever its size on the page
Place = tuple[float, float]


def along(index: int, count: int) -> float:
    """Where the n-th of so many points stands along the breadth; a single one stands in the middle."""
    return index / (count - 1) if count > 1 else 0.5


def runs(values: Sequence[float | None], scale: Scale) -> list[list[Place]]:
    """Stretches without a gap, as places in the inner drawing."""
    found: list[list[Place]] = [[]]
    for index, value in enumerate(values):
        if value is None:
            found.append([])
        else:
            found[-1].append((SIDE * along(index, len(values)), SIDE * (1 - scale(value))))
    return [run for run in found if run]


def stroke(run: Sequence[Place], kind: str) -> SafeString:
    """A line whose thickness does not stretch."""
    return element("polyline", points=_points(run), class_=kind, vector_effect="non-scaling-stroke")


def band(low: Sequence[float | None], high: Sequence[float | None], scale: Scale) -> SafeString | None:
    """The room between two bounds; nothing where fewer than two points have both."""
    both = [
        (along(index, len(low)), one, other)
        for index, (one, other) in enumerate(zip(low, high, strict=True))
        if one is not None and other is not None
    ]
    if len(both) < 2:
        return None
    upper = [(SIDE * place, SIDE * (1 - scale(other))) for place, _one, other in both]
    lower = [(SIDE * place, SIDE * (1 - scale(one))) for place, one, _other in both]
    return element("polygon", points=_points([*upper, *reversed(lower)]), class_="band")


def stretched(*inside: SafeString | None, height: int) -> SafeString:
    """The inner drawing in the size of the plot."""
    return element(
        "svg", *inside, viewBox=f"0 0 {SIDE} {SIDE}", preserveAspectRatio="none", width="100%", height=height,
        overflow="visible",
    )  # fmt: skip


def dots(values: Sequence[float | None], scale: Scale, height: int, kind: str) -> SafeString:
    """A dot at each known value, round at every breadth."""
    return join(
        *(
            element("circle", cx=percent(along(index, len(values))), cy=height * (1 - scale(value)), r=3, class_=kind)
            for index, value in enumerate(values)
            if value is not None
        )
    )


def labels(words: Sequence[Word], y: float, most: int = 7, *, inside: bool = False) -> SafeString:
    """Words below the axis: as many as can be read, the last always. `inside` keeps the outer two within the ends.

    Every second one is «between»: on a phone there is no room for it.
    """
    last = len(words) - 1
    every = max(1, -(-last // (most - 1)))
    chosen = [index for index in range(len(words)) if (last - index) % every == 0]
    anchors = {0: "start", last: "end"} if inside and last else {}
    kinds = {index: "tick between" if (last - index) // every % 2 else "tick" for index in chosen}
    return join(
        *(
            word(words[index], along(index, len(words)), y, kind, anchors.get(index, "middle"))
            for index, kind in kinds.items()
        )
    )


def _points(places: Sequence[Place]) -> str:
    return " ".join(f"{round(x, 2):g},{round(y, 2):g}" for x, y in places)
