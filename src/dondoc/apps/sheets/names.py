"""Names that a cell chooses from: what each stands for, each written once, and the way back from what is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from dondoc.apps.agencies.matching import match_key
from dondoc.apps.sheets.values import Value, plain_text

Look = Callable[[str], Value]


@dataclass(slots=True)
class Names:
    """Values with their labels, in the order of the drop-down.

    `look` is asked for what is not in the list as written: an abbreviation, a former name.
    """

    labels: dict[Value, str]
    look: Look | None = None
    _by_key: dict[str, Value] = field(init=False)

    def __post_init__(self) -> None:
        keys = {value: match_key(label) for value, label in self.labels.items()}
        times = Counter(keys.values())
        self._by_key = {key: value for value, key in keys.items() if times[key] == 1}
        self._by_key |= {plain_text(label): value for value, label in self.labels.items()}

    def label(self, value: Value) -> str:
        """The words for a value; text that stands for itself (several bodies at once) as it is."""
        if value is None:
            return ""
        known = self.labels.get(value)
        return known if known is not None else (value if isinstance(value, str) else "")

    def find(self, written: str) -> Value:
        """The value that is meant; None where nothing in the list is."""
        text = plain_text(written)
        found = self._by_key.get(text)
        if found is None:
            found = self._by_key.get(match_key(text))
        if found is None and self.look is not None:
            found = self.look(text)
        return found

    def fault(self, written: str) -> str:
        """What to say where nothing was found."""
        shown = list(self.labels.values())
        if len(shown) <= 6:
            choices = "; ".join(f"«{label}»" for label in shown)
            return _("Không có «%(text)s». Hãy chọn: %(choices)s.") % {"text": written[:60], "choices": choices}
        return _("Không có «%(text)s» trong danh mục. Hãy chọn trong danh sách của ô.") % {"text": written[:60]}


def once_each(pairs: Iterable[tuple[Value, str, str]]) -> dict[Value, str]:
    """Labels of (value, name, what tells it apart): where several have one name, with that beside it."""
    rows = list(pairs)
    times = Counter(name for _value, name, _more in rows)
    return {value: name if times[name] == 1 else f"{name} ({more})" for value, name, more in rows}
