"""Passwords that people here would think of first: the own name, or a common word, with a number behind it.

Django compares a password with the name as it is written; people leave out the marks.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dondoc.vn.alphabet import fold

COMMON = (
    "matkhau", "matkhaumoi", "xinchao", "vietnam", "anhyeuem", "emyeuanh", "iloveyou", "dondoc", "ubnd", "uybannhandan",
    "sokhoahoc", "khoahoccongnghe", "quantri", "quantrivien", "admin", "administrator", "password", "welcome",
    "chaomung",
)  # fmt: skip
LETTERS = re.compile("[a-z]+")


class EasyVietnameseValidator:
    """A password is more than one's name or a common word with figures and signs around it."""

    def validate(self, password: str, user: Any = None) -> None:
        letters = "".join(LETTERS.findall(fold(password).lower()))
        if letters in COMMON or (letters and letters in _names(getattr(user, "full_name", ""))):
            raise ValidationError(
                _("Mật khẩu này dễ đoán: chỉ là tên của bạn hoặc một từ thường dùng, thêm số. Hãy chọn mật khẩu khác."),
                code="password_easy",
            )

    def get_help_text(self) -> str:
        return _("Mật khẩu không chỉ gồm tên của bạn hoặc một từ thường dùng, thêm số.")


def _names(full_name: str) -> set[str]:
    """The name without marks: whole, the last word, the last two, and the first letters with the last word."""
    words = fold(full_name).lower().split()
    if not words:
        return set()
    initials = "".join(word[0] for word in words[:-1])
    last_two = ["".join(pair) for pair in pairwise(words)][-1:]
    return {"".join(words), words[-1], words[-1] + initials, initials + words[-1], *last_two}
