"""What came of an import, in numbers and in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Difference:
    """The list and the register say two things of one commune."""

    code: str
    ours: str
    theirs: str


@dataclass(slots=True)
class CommuneReport:
    """What a list holds, what of it was known, what is new, and where it disagrees with the register."""

    format: str
    listed: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    matched: int = 0
    new: list[str] = field(default_factory=list)
    renamed: list[Difference] = field(default_factory=list)  # one code, two names
    recoded: list[Difference] = field(default_factory=list)  # one name, two codes
    codes_filled: int = 0  # the register had no official code yet
    missing: list[str] = field(default_factory=list)  # in the register, not in the list
    doubled: list[str] = field(default_factory=list)  # twice in the list
    skipped: Counter[str] = field(default_factory=Counter)  # provinces that are not loaded
    old_communes: int = 0
    districts: int = 0
    facts: int = 0
    in_register: int = 0  # communes of these provinces afterwards

    @property
    def agrees(self) -> bool:
        """Whether list and register say the same."""
        return not (self.renamed or self.recoded or self.missing or self.doubled or self.skipped)

    def lines(self) -> Iterator[str]:
        """The report in words, the numbers first."""
        kinds = ", ".join(f"{count} {kind}" for kind, count in sorted(self.kinds.items()))
        yield _("Danh mục có %(count)d đơn vị cấp xã (%(kinds)s).") % {"count": self.listed, "kinds": kinds}
        yield _("Khớp %(matched)d, thêm mới %(new)d; danh mục cơ quan nay có %(all)d xã, phường, đặc khu.") % {
            "matched": self.matched, "new": len(self.new), "all": self.in_register,
        }  # fmt: skip
        if self.codes_filled:
            yield _("Đã bổ sung mã chính thức cho %(count)d đơn vị.") % {"count": self.codes_filled}
        if self.old_communes:
            yield _("Đã ghi %(communes)d xã cũ, %(districts)d huyện cũ và nơi tiếp nhận.") % {
                "communes": self.old_communes, "districts": self.districts,
            }  # fmt: skip
        yield from self._differences()

    def _differences(self) -> Iterator[str]:
        yield from _shown(
            [f"{one.code}: {one.ours} ≠ {one.theirs}" for one in self.renamed],
            _("Cùng mã, khác tên (giữ tên đang có)"),
        )
        yield from _shown(
            [f"{one.code}: {one.ours} ≠ {one.theirs}" for one in self.recoded],
            _("Cùng tên, khác mã (giữ mã đang có)"),
        )
        yield from _shown(self.missing, _("Có trong danh mục cơ quan nhưng không có trong tệp"))
        yield from _shown(self.doubled, _("Ghi hai lần trong tệp"))
        for province, count in self.skipped.items():
            yield ngettext(
                "Bỏ qua %(count)d đơn vị của %(province)s: tỉnh này chưa được nạp (lệnh load_bodies).",
                "Bỏ qua %(count)d đơn vị của %(province)s: tỉnh này chưa được nạp (lệnh load_bodies).",
                count,
            ) % {"count": count, "province": province}


def _shown(entries: list[str], title: str) -> Iterator[str]:
    if entries:
        rest = len(entries) - _SHOWN
        more = "" if rest <= 0 else _(" … và %(count)d mục nữa") % {"count": rest}
        yield f"{title} ({len(entries)}): {'; '.join(entries[:_SHOWN])}{more}"
