"""What every template may use without loading it: `settings.TEMPLATES` names this module as a builtin."""

from __future__ import annotations

from dondoc.faces.desk.tags import basics, forms, lists, states, texts
from dondoc.faces.desk.tags.library import register

__all__ = ["basics", "forms", "lists", "register", "states", "texts"]
