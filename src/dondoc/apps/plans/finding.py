"""Words that a person quotes, found in the normalised text whatever the space and line breaks between."""

from __future__ import annotations

import re
from collections.abc import Sequence


def find_words(text: str, words: Sequence[str]) -> tuple[int, int] | None:
    """The first stretch that holds these words in a row.

    >>> find_words("a) Rà soát\\nvăn bản.", ["Rà", "soát", "văn", "bản."])
    (3, 19)
    """
    if not words:
        return None
    match = re.search(r"\s+".join(re.escape(word) for word in words), text)
    return (match.start(), match.end()) if match else None
