"""A chart in a page: its name, its figure, the table behind it."""

from __future__ import annotations

from typing import Any

from dondoc.faces.charts.chart import Chart
from dondoc.faces.desk.tags.library import register


@register.inclusion_tag("desk/components/chart.html")
def chart(drawn: Chart, heading: bool = True) -> dict[str, Any]:
    """The figure with its caption; the table opens below, and is printed."""
    return {"chart": drawn, "heading": heading}
