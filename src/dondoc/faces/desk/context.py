"""What every page of the desk knows."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest


def desk(request: HttpRequest) -> dict[str, Any]:
    """Ready values for the frame of the page."""
    return {"path": request.path}
