"""Layout of the forms: the decree's numbers, and the province's own within its ranges."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dondoc.apps.accounts.models import User
from dondoc.apps.audit import actions as audit
from dondoc.apps.audit.verbs import Verb
from dondoc.apps.core.errors import Changed
from dondoc.apps.letters.errors import LayoutFaulty
from dondoc.apps.letters.models import FormChange
from dondoc.apps.letters.permissions import can_change_forms
from dondoc.writing import Fault, Form, defaults, find_faults, load_form

LABELS: dict[str, str | Promise] = {
    "page.top": gettext_lazy("Lề trên (mm)"),
    "page.bottom": gettext_lazy("Lề dưới (mm)"),
    "page.left": gettext_lazy("Lề trái (mm)"),
    "page.right": gettext_lazy("Lề phải (mm)"),
    "styles.nation.size": gettext_lazy("Cỡ chữ Quốc hiệu, tên Đảng"),
    "styles.motto.size": gettext_lazy("Cỡ chữ Tiêu ngữ"),
    "styles.superior.size": gettext_lazy("Cỡ chữ cơ quan chủ quản"),
    "styles.issuer.size": gettext_lazy("Cỡ chữ cơ quan ban hành"),
    "styles.place.size": gettext_lazy("Cỡ chữ địa danh, thời gian"),
    "styles.subject.size": gettext_lazy("Cỡ chữ trích yếu công văn"),
    "text.size": gettext_lazy("Cỡ chữ nội dung"),
    "text.first": gettext_lazy("Thụt đầu dòng (mm)"),
    "text.after": gettext_lazy("Cách đoạn (pt)"),
    "text.line": gettext_lazy("Cách dòng (dòng)"),
    "text.table_size": gettext_lazy("Cỡ chữ trong bảng"),
    "styles.page_number.size": gettext_lazy("Cỡ chữ số trang"),
    "words.closing": gettext_lazy("Dấu kết thúc nội dung"),
    "words.to": gettext_lazy("Chữ trước tên cơ quan nhận"),
    "words.recipients": gettext_lazy("Nhãn nơi nhận"),
    "words.archive": gettext_lazy("Dòng lưu"),
    "words.subject_of_letter": gettext_lazy("Trích yếu công văn"),
    "words.number_of_letter": gettext_lazy("Số, ký hiệu công văn"),
    "words.number_of_kind": gettext_lazy("Số, ký hiệu văn bản có tên loại"),
    "words.last_basis_end": gettext_lazy("Dấu cuối căn cứ cuối cùng"),
}
"""What the settings page offers, in this order."""


def own_changes(code: str) -> FormChange:
    """What the province set; unsaved where it set nothing."""
    return FormChange.objects.filter(form=code).first() or FormChange(form=code, version=0)


def form_in_force(code: str) -> Form:
    """The form with the province's numbers. A number that a new table no longer allows is left out, not a fault."""
    changes = own_changes(code).changes
    bad = {fault.key for fault in find_faults(code, changes)}
    return load_form(code, {key: value for key, value in changes.items() if key not in bad})


def fault_words(fault: Fault) -> str:
    """Why a number cannot be taken, and what can."""
    facts = {"low": f"{fault.low:g}".replace(".", ","), "high": f"{fault.high:g}".replace(".", ",")}
    if fault.code in ("below", "above", "not_a_number"):
        if fault.low == fault.high:
            return _("Thể thức quy định đúng %(low)s, không đổi được.") % facts
        return _("Thể thức cho phép từ %(low)s đến %(high)s.") % facts
    if fault.code == "too_long":
        return _("Dài quá %(high)s ký tự.") % facts
    if fault.code == "unknown_field":
        return _("Hãy giữ nguyên các chữ trong ngoặc nhọn của mẫu, mỗi chữ đúng một cặp ngoặc.")
    return _("Không được để trống.") if fault.code == "empty" else _("Mục này không đổi được.")


@transaction.atomic
def change_form(*, code: str, changes: Mapping[str, Any], version: int, by: User) -> FormChange:
    """Set numbers and words of a form; those that are as the table has them are not kept."""
    can_change_forms(by).require()
    shipped = defaults(code)
    if faults := find_faults(code, changes):
        raise LayoutFaulty({fault.key: fault_words(fault) for fault in faults})
    held = FormChange.objects.select_for_update().filter(form=code).first()
    if (held.version if held else 0) != version:
        raise Changed(theirs=held.changes if held else {}, mine=dict(changes))
    held = held or FormChange(form=code, version=0)
    old = {**shipped, **held.changes}
    new = {**old, **changes}
    held.changes = {key: value for key, value in new.items() if value != shipped.get(key)}
    changed = [key for key in new if old.get(key) != new[key]]
    if changed:
        held.version += 1
        held.save()
        before, after = ({key: side[key] for key in changed} for side in (old, new))
        audit.record(Verb.SETTINGS_CHANGED, on=held, by=by, old=before, new=after)
    return held


def reset_form(*, code: str, version: int, by: User) -> FormChange:
    """Back to the table."""
    return change_form(code=code, changes=defaults(code), version=version, by=by)
