"""What every template may use without loading it: `settings.TEMPLATES` names this module as a builtin."""

from __future__ import annotations

from dondoc.faces.desk.tags import basics, cells, charts, forms, lists, rows, states, texts
from dondoc.faces.desk.tags.library import register

__all__ = ["basics", "cells", "charts", "forms", "lists", "register", "rows", "states", "texts"]
