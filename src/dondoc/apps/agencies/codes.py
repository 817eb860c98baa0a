"""Electronic identification codes (mã định danh điện tử) of bodies, in both forms.

The form in force is read from the top: `H42`, `H42.05`, `H42.05.02` (QĐ 20/2020/QĐ-TTg, amended by
QĐ 09/2025/QĐ-TTg). The older one is read from the end and always has 13 characters:
`000.00.05.H42` (QCVN 102:2016/BTTTT). Both are in use.

>>> to_old("H42.05"), to_levels("000.00.05.H42")
('000.00.05.H42', 'H42.05')
"""

from __future__ import annotations

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

CODE = re.compile(r"(?P<old>\d{3}\.\d{2}\.\d{2}\.)?(?P<top>[A-Z]\d{2})(?P<below>(?:\.\d{2,3}){0,3})")
_NONE = {"00", "000"}


def is_old(code: str) -> bool:
    """Whether the code is in the form of QCVN 102:2016, or raises `ValidationError` where it is none at all."""
    return bool(_parse(code)["old"])


def to_levels(code: str) -> str:
    """The code in the form in force.

    >>> to_levels("000.00.00.H30"), to_levels("H55.242")
    ('H30', 'H55.242')
    """
    match = _parse(code)
    if not match["old"]:
        return code
    levels = match["old"].rstrip(".").split(".")[::-1]
    while levels and levels[-1] in _NONE:
        levels.pop()
    if any(level in _NONE for level in levels):
        raise _wrong(code)
    return ".".join((match["top"], *levels))


def to_old(code: str) -> str | None:
    """The code in the older form; None where its numbers do not fit there («H55.242»).

    >>> to_old("G06"), to_old("H55.242")
    ('000.00.00.G06', None)
    """
    match = _parse(code)
    if match["old"]:
        return code
    second, third, fourth = (*match["below"].split(".")[1:], "", "", "")[:3]
    if len(second) > 2 or len(third) > 2:
        return None
    return f"{fourth.zfill(3)}.{third.zfill(2)}.{second.zfill(2)}.{match['top']}"


def validate_code(code: str) -> None:
    """Raise `ValidationError` unless the code is in one of the two forms."""
    to_levels(code)


def _parse(code: str) -> re.Match[str]:
    match = CODE.fullmatch(code)
    if match is None or (match["old"] and match["below"]):
        raise _wrong(code)
    return match


def _wrong(code: str) -> ValidationError:
    return ValidationError(
        _("«%(code)s» không phải mã định danh. Mã có dạng H42.05 hoặc 000.00.05.H42; hãy kiểm tra lại từng nhóm số."),
        code="no_code",
        params={"code": code},
    )
