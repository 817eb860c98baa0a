"""The register and the people by workbook: through the same actions, with the same rights."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from dondoc.apps.accounts.models import Role, RoleHeld, User
from dondoc.apps.agencies.models import Body
from dondoc.apps.agencies.names import name_on
from dondoc.apps.sheets import actions
from dondoc.apps.sheets.models import Row, Upload
from factories.cast import Cast
from factories.workbooks import FIRST, TODAY, down, edit, fill, put, up

pytestmark = pytest.mark.django_db


def _agree(path: Path, by: User) -> Upload:
    upload = up(path, by, TODAY)
    assert [row.message for row in upload.rows.all() if row.state == Row.State.FAULT] == []
    return actions.agree(upload=upload, by=by, today=TODAY)


def test_slip_in_a_name_is_mended_and_a_new_name_begins_on_its_day(tmp_path: Path, cast: Cast) -> None:
    path = down(tmp_path, "bodies", [cast.other.pk, cast.coordinator.pk], cast.admin, TODAY)
    fill(path, name="Sở Y tế tỉnh")
    fill(path, FIRST + 1, name="Sở Nội vụ và Lao động", since="01/03/2026", basis="NQ 5/NQ-HĐND")
    _agree(path, cast.admin)
    assert (name_on(cast.other, TODAY), cast.other.names.count()) == ("Sở Y tế tỉnh", 1)
    assert (name_on(cast.coordinator, TODAY), cast.coordinator.names.count()) == ("Sở Nội vụ và Lao động", 2)


def test_code_parent_and_other_writings_are_set(tmp_path: Path, cast: Cast) -> None:
    path = down(tmp_path, "bodies", [cast.other.pk], cast.admin, TODAY)
    fill(path, code="H42.07", parent="Sở Tài chính", aliases="SYT tỉnh; Ngành y tế", since="01/11/2026")
    _agree(path, cast.admin)
    assert cast.other.codes.get().code == "H42.07"
    assert [link.parent_id for link in cast.other.parents.filter(until=None)] == [cast.lead.pk]
    assert set(cast.other.aliases.values_list("text", flat=True)) == {"SYT tỉnh", "Ngành y tế"}
    fill(down(tmp_path, "bodies", [cast.other.pk], cast.admin, TODAY), aliases="Ngành y tế")
    _agree(path, cast.admin)
    assert list(cast.other.aliases.values_list("text", flat=True)) == ["Ngành y tế"]


def test_new_body_is_added_from_a_row_without_a_key(tmp_path: Path, cast: Cast) -> None:
    path = down(tmp_path, "bodies", [cast.lead.pk], cast.admin, TODAY)

    def change(sheet: Worksheet) -> None:
        for name, value in {"name": "Trung tâm Chuyển đổi số", "kind": "đơn vị sự nghiệp", "level": "tỉnh",
                            "parent": "Sở Khoa học và Công nghệ"}.items():  # fmt: skip
            put(sheet, name, value, FIRST + 1)

    _agree(edit(path, change), cast.admin)
    made = Body.objects.get(names__name="Trung tâm Chuyển đổi số")
    assert (made.kind, made.parents.get().parent_id) == ("public_unit", cast.monitoring.pk)


def test_new_row_that_lacks_something_says_what(tmp_path: Path, cast: Cast) -> None:
    path = down(tmp_path, "bodies", [cast.lead.pk], cast.admin, TODAY)
    row = up(edit(path, lambda sheet: put(sheet, "name", "Trung tâm A", FIRST + 1)), cast.admin, TODAY).rows.get()
    assert (row.state, row.message) == (Row.State.FAULT, "Dòng mới còn thiếu: Loại; Cấp.")


def test_register_is_read_only_for_others(tmp_path: Path, cast: Cast) -> None:
    path = fill(down(tmp_path, "bodies", [cast.other.pk], cast.focal, TODAY), name="Khác")
    assert up(path, cast.focal, TODAY).rows.get().state == Row.State.KEPT


def test_sheet_of_an_administrator_in_other_hands_changes_nothing(tmp_path: Path, cast: Cast) -> None:
    path = fill(down(tmp_path, "bodies", [cast.other.pk], cast.admin, TODAY), name="Khác")
    upload = up(path, cast.focal, TODAY)
    assert upload.rows.get().state == Row.State.KEPT
    assert "Bảng do Quản Trị tải xuống. Thay đổi được ghi theo quyền của bạn." in upload.notices


def test_person_is_changed_and_given_other_roles(tmp_path: Path, cast: Cast) -> None:
    path = down(tmp_path, "people", [cast.official.pk], cast.admin, TODAY)
    fill(path, full_name="Phạm Văn Viên A", email="vien.moi@example.vn", phone=912345678, role="đầu mối của cơ quan",
         others="chuyên viên: Sở Y tế")  # fmt: skip
    _agree(path, cast.admin)
    cast.official.refresh_from_db()
    held = set(RoleHeld.objects.on(TODAY).filter(user=cast.official).values_list("role", "body"))
    assert (cast.official.full_name, cast.official.email, cast.official.phone) == (
        "Phạm Văn Viên A", "vien.moi@example.vn", "0912345678"
    )  # fmt: skip
    assert held == {(Role.FOCAL_POINT, cast.lead.pk), (Role.OFFICIAL, cast.other.pk)}


def test_new_person_is_added_with_a_role(tmp_path: Path, cast: Cast) -> None:
    path = down(tmp_path, "people", [cast.admin.pk], cast.admin, TODAY)

    def change(sheet: Worksheet) -> None:
        for name, value in {"full_name": "Trịnh Thị Mới", "email": "moi@example.vn", "role": "chuyên viên",
                            "body": "Sở Y tế"}.items():  # fmt: skip
            put(sheet, name, value, FIRST + 1)

    upload = _agree(edit(path, change), cast.admin)
    made = User.objects.get(email="moi@example.vn")
    assert RoleHeld.objects.get(user=made).body_id == cast.other.pk
    assert upload.rows.get().message == "đã thêm; hãy mời đặt mật khẩu ở trang của người này"


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"email": "không phải thư"}, "«không phải thư» không phải địa chỉ thư điện tử."),
        ({"others": "sếp: Sở Y tế"}, "Không hiểu vai trò «sếp: Sở Y tế». Hãy ghi dạng «chuyên viên: Sở Tài chính»."),
    ],
)
def test_fault_of_a_person_is_told_by_the_check(tmp_path: Path, cast: Cast, values: dict[str, str], said: str) -> None:
    path = fill(down(tmp_path, "people", [cast.official.pk], cast.admin, TODAY), **values)
    row = up(path, cast.admin, TODAY).rows.get()
    assert (row.state, row.message) == (Row.State.FAULT, said)


def test_focal_point_adds_people_of_its_own_body_only(tmp_path: Path, cast: Cast) -> None:
    path = down(tmp_path, "people", [cast.official.pk], cast.focal, TODAY)

    def change(sheet: Worksheet) -> None:
        for row, body in ((FIRST + 1, "Sở Tài chính"), (FIRST + 2, "Sở Y tế")):
            for name, value in {"full_name": f"Người {row}", "email": f"n{row}@example.vn", "role": "chuyên viên",
                                "body": body}.items():  # fmt: skip
                put(sheet, name, value, row)

    rows = list(up(edit(path, change), cast.focal, TODAY).rows.all())
    assert [row.state for row in rows] == [Row.State.READY, Row.State.FAULT]
    assert rows[1].message == "Bạn chỉ giao vai trò trong cơ quan mà bạn là đầu mối."


def test_last_administrator_stays(tmp_path: Path, cast: Cast) -> None:
    path = fill(down(tmp_path, "people", [cast.admin.pk], cast.admin, TODAY), role="chỉ xem", body="Sở Y tế")
    assert up(path, cast.admin, TODAY).rows.get().state == Row.State.FAULT
