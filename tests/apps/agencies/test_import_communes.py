from __future__ import annotations

import json
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from dondoc.apps.accounts.models import User
from dondoc.apps.agencies.communes.importing import import_communes, load_communes
from dondoc.apps.agencies.communes.listing import UnknownListing, read_listing
from dondoc.apps.agencies.communes.report import CommuneReport
from dondoc.apps.agencies.loading.province import LoadReport
from dondoc.apps.agencies.models import Body, BodyName, Place, Succession
from dondoc.apps.agencies.resolve import resolve
from dondoc.apps.audit.models import Event
from dondoc.apps.core.decisions import Refused

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 20)

OFFICIAL = [
    {
        "Code": "51", "FullName": "Tỉnh Quảng Ngãi",
        "Wards": [
            {"Code": "21028", "FullName": "Phường Cẩm Thành", "ProvinceCode": "51"},
            {"Code": "21172", "FullName": "Phường Nghĩa Lộ", "ProvinceCode": "51"},
            {"Code": "21548", "FullName": "Đặc khu Lý Sơn", "ProvinceCode": "51"},
            {"Code": "23284", "FullName": "Phường Đăk Cấm", "ProvinceCode": "51"},
        ],
    },
    {"Code": "01", "FullName": "Thành phố Hà Nội", "Wards": [{"Code": "00004", "FullName": "Phường Ba Đình"}]},
]  # fmt: skip

_TOWN = {"old_district_id": "500", "old_district_name": "Thành Phố Quảng Ngãi", "old_province_name": "Tỉnh Quảng Ngãi"}
_NEW = {"new_province_name": "Tỉnh Quảng Ngãi"}
MAPPED = {
    "metadata": {},
    "wards": {
        "1": {"old_ward_id": "1", "old_ward_name": "Phường Trần Phú", **_TOWN,
              "new_ward_id": "901", "new_ward_name": "Phường Cẩm Thành", **_NEW},
        "2": {"old_ward_id": "2", "old_ward_name": "Phường Nghĩa Lộ", **_TOWN,
              "new_ward_id": "902", "new_ward_name": "Phường Nghĩa Lộ", **_NEW},
        "3": {"old_ward_id": "3", "old_ward_name": "Phường Quyết Thắng", "old_district_id": "600",
              "old_district_name": "Thành Phố Kon Tum", "old_province_name": "Tỉnh Kon Tum",
              "new_ward_id": "904", "new_ward_name": "Phường Kon Tum", **_NEW},
    },
}  # fmt: skip

CSV = "code;name;kind;province_code;since\n21028;Cẩm Thành;phường;51;2025-07-01\n21172;Phường Nghĩa Lộ;;51;\n"


def as_bytes(found: Any) -> bytes:
    return json.dumps(found, ensure_ascii=False).encode()


def load(found: Any) -> CommuneReport:
    return load_communes(found if isinstance(found, bytes) else as_bytes(found), name="danh-muc")


def committees(**found: Any) -> set[str]:
    rows = Body.objects.filter(kind=Body.Kind.COMMITTEE, **found).with_name(TODAY)
    return set(rows.values_list("name", flat=True))


def test_official_list_makes_places_and_committees(quang_ngai: LoadReport) -> None:
    report = load(OFFICIAL)
    assert (report.listed, report.matched, len(report.new), report.in_register) == (5, 0, 4, 4)
    assert report.kinds == {"phường": 4, "đặc khu": 1}
    assert committees(level=Body.Level.COMMUNE) == {
        "Ủy ban nhân dân phường Cẩm Thành", "Ủy ban nhân dân phường Nghĩa Lộ",
        "Ủy ban nhân dân đặc khu Lý Sơn", "Ủy ban nhân dân phường Đăk Cấm",
    }  # fmt: skip
    place = Place.objects.get(code="21548")
    assert (place.kind, place.since, place.parent.code) == ("đặc khu", date(2025, 7, 1), "51")  # type: ignore[union-attr]
    assert place.bodies.get().parents.get().parent.standard == "ubnd"
    assert "danh-muc" in place.source


def test_provinces_that_are_not_loaded_are_told(quang_ngai: LoadReport) -> None:
    report = load(OFFICIAL)
    assert report.skipped == {"01": 1}
    assert any("chưa được nạp" in line for line in report.lines())


def test_second_import_finds_everything(quang_ngai: LoadReport) -> None:
    load(OFFICIAL)
    before = (Place.objects.count(), Body.objects.count(), BodyName.objects.count())
    report = load(OFFICIAL)
    assert (report.matched, report.new, report.missing) == (4, [], [])
    assert before == (Place.objects.count(), Body.objects.count(), BodyName.objects.count())


def test_two_lists_are_compared(quang_ngai: LoadReport) -> None:
    load(OFFICIAL)
    report = load(MAPPED)
    assert (report.matched, report.new) == (2, ["phường Kon Tum"])
    assert sorted(report.missing) == ["21548 đặc khu Lý Sơn", "23284 phường Đăk Cấm"]
    assert report.recoded == []  # the second list has numbers of its own, which say nothing
    assert not report.agrees


def test_mapping_tells_what_became_of_communes_and_districts(quang_ngai: LoadReport) -> None:
    report = load(MAPPED)
    assert (report.old_communes, report.districts) == (3, 2)
    old = Place.objects.get(name="phường Quyết Thắng")
    assert (old.until, old.parent.name) == (date(2025, 7, 1), "tỉnh Kon Tum")  # type: ignore[union-attr]
    assert list(old.merged_into.values_list("name", flat=True)) == ["phường Kon Tum"]
    kinds = Succession.objects.filter(links__old__level__in=("district", "commune")).distinct()
    assert set(kinds.values_list("kind", flat=True)) == {"split", "merged"}
    given = {"issued_on": date(2023, 1, 1), "today": TODAY}
    assert str(resolve("UBND phường Trần Phú", **given).now) == "Ủy ban nhân dân phường Cẩm Thành"  # type: ignore[arg-type]
    town = resolve("UBND thành phố Quảng Ngãi", province="tỉnh Quảng Ngãi", **given)  # type: ignore[arg-type]
    assert {str(one.body) for one in town.candidates} == {
        "Ủy ban nhân dân phường Cẩm Thành", "Ủy ban nhân dân phường Nghĩa Lộ",
    }  # fmt: skip
    assert load(MAPPED).facts == 0


def test_mapping_is_read_in_the_other_direction_too(quang_ngai: LoadReport) -> None:
    old = [{key: value for key, value in MAPPED["wards"][number].items() if "old" in key} for number in ("1", "2")]  # type: ignore[index]
    listing = {
        "wards": {
            "901": {"new_ward_id": "901", "new_ward_name": "Phường Cẩm Thành", **_NEW, "old_wards": old},
            "902": {"new_ward_id": "902", "new_ward_name": "Phường Nghĩa Lộ", **_NEW, "old_wards": old[1:]},
        }
    }
    report = load(listing)
    assert (report.listed, report.old_communes, report.districts) == (2, 2, 1)
    divided = resolve("UBND phường Nghĩa Lộ", issued_on=date(2023, 1, 1), today=TODAY)
    assert (divided.now, len(divided.candidates)) == (None, 2)


def test_official_codes_fill_what_another_list_left_open(quang_ngai: LoadReport) -> None:
    load(MAPPED)
    report = load(OFFICIAL)
    assert report.codes_filled == 2
    assert Place.objects.get(name="phường Cẩm Thành", until=None).code == "21028"
    assert Body.objects.filter(place__name="phường Cẩm Thành", place__until=None).count() == 1


def test_disagreements_are_told_and_nothing_is_overwritten(quang_ngai: LoadReport) -> None:
    load(OFFICIAL)
    report = load(
        b"code,name,kind,province_code,since\n21028,Cam Thanh,phuong,51,\n99999,L\xc3\xbd S\xc6\xa1n,\xc4\x91\xe1\xba\xb7c khu,51,\n"
    )
    assert [(one.ours, one.theirs) for one in report.renamed] == [("phường Cẩm Thành", "phuong Cam Thanh")]
    assert [(one.ours, one.theirs) for one in report.recoded] == [("21548", "99999")]
    assert Place.objects.get(code="21028").name == "phường Cẩm Thành"
    assert any("Cùng mã, khác tên" in line for line in report.lines())


def test_csv_is_read(quang_ngai: LoadReport) -> None:
    report = load(CSV.encode())
    assert (report.format, sorted(report.new)) == ("csv", ["phường Cẩm Thành", "phường Nghĩa Lộ"])


def test_double_row_is_told(quang_ngai: LoadReport) -> None:
    report = load((CSV + "21028;Cẩm Thành;phường;51;\n").encode())
    assert report.doubled == ["phường Cẩm Thành"]


def test_communes_of_other_provinces_carry_their_place(ninh_binh: LoadReport) -> None:
    call_command("load_bodies", "--province", "51", stdout=StringIO())
    load(OFFICIAL)
    assert "Ủy ban nhân dân đặc khu Lý Sơn, tỉnh Quảng Ngãi" in committees(level=Body.Level.COMMUNE)


def test_import_is_for_administrators_and_leaves_an_event(quang_ngai: LoadReport, admin: User, official: User) -> None:
    with pytest.raises(Refused):
        import_communes(data=as_bytes(OFFICIAL), name="a.json", by=official)
    import_communes(data=as_bytes(OFFICIAL), name="a.json", by=admin)
    event = Event.objects.get(verb="communes_imported")
    assert (event.by, event.new["new"]) == (admin, 4)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{}",
        b"[1]",
        b"{",
        b'{"wards": {}}',
        b"a;b\n1;2\n",
        b"\xff\xfe\x00",
        b'[{"Code": "51"}]',
        b'{"wards": [3]}',
    ],
)
def test_what_is_no_list_is_refused(data: bytes) -> None:
    with pytest.raises(UnknownListing):
        read_listing(data)


def test_command_tells_the_report(quang_ngai: LoadReport, tmp_path: Path) -> None:
    file, out = tmp_path / "xa.json", StringIO()
    file.write_bytes(as_bytes(OFFICIAL))
    call_command("import_communes", str(file), stdout=out)
    assert "5 đơn vị cấp xã (4 phường, 1 đặc khu)" in out.getvalue()
    file.write_text("x = 1\n", encoding="utf-8")
    with pytest.raises(CommandError, match="không phải danh mục xã"):
        call_command("import_communes", str(file))
