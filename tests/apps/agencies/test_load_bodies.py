from __future__ import annotations

from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from dondoc.apps.agencies.loading.province import LoadReport, load_province
from dondoc.apps.agencies.models import Body, BodyCode, BodyName, Group, Place, Succession, SuccessionLink
from dondoc.apps.agencies.names import name_on
from dondoc.apps.audit.models import Event
from dondoc.apps.core.models import Configuration

pytestmark = pytest.mark.django_db
THEN, NOW = date(2024, 5, 1), date(2026, 11, 20)


def departments(place: Place) -> set[str]:
    return set(Body.objects.filter(place=place, kind=Body.Kind.DEPARTMENT).values_list("standard", flat=True))


def counts() -> tuple[int, ...]:
    return tuple(
        model.objects.count() for model in (Place, Body, BodyName, BodyCode, Succession, SuccessionLink, Group, Event)
    )


def test_second_load_changes_nothing(ninh_binh: LoadReport) -> None:
    before = counts()
    again = load_province("37")
    assert counts() == before
    assert (again.bodies, again.facts, again.places, again.groups) == (0, 0, 0, 0)


def test_provinces_that_merged_are_loaded_with_it(ninh_binh: LoadReport) -> None:
    assert ninh_binh.came_from == ("tỉnh Hà Nam", "tỉnh Nam Định", "tỉnh Ninh Bình")
    today = Place.objects.get(code="37", until=None)
    assert set(today.merged_from.values_list("code", flat=True)) == {"35", "36", "37"}


def test_first_province_becomes_that_of_this_system(ninh_binh: LoadReport) -> None:
    load_province("15")
    settings = Configuration.current()
    assert (settings.province_code, settings.province_name) == ("37", "tỉnh Ninh Bình")


def test_own_bodies_have_plain_names_and_others_their_place(ninh_binh: LoadReport) -> None:
    load_province("15")
    names = set(BodyName.objects.values_list("name", flat=True))
    assert {"Sở Tài chính", "Công an tỉnh", "Tỉnh ủy", "Tỉnh đoàn"} <= names
    assert {"Sở Tài chính tỉnh Nam Định", "Công an tỉnh Hà Nam", "Tỉnh ủy Lào Cai", "Tỉnh đoàn Yên Bái"} <= names


def test_each_province_has_its_own_departments(ninh_binh: LoadReport) -> None:
    old, new = Place.objects.filter(name="tỉnh Ninh Bình").order_by("since")
    old, new = sorted((old, new), key=lambda place: place.since or date.min)
    assert {"skhdt", "stttt", "sdl", "svhtt"} <= departments(old)
    assert "skhdt" not in departments(new)
    assert {"sdl", "svhtt", "snnmt"} <= departments(new)
    assert "svhttdl" in departments(Place.objects.get(name="tỉnh Nam Định"))


def test_ended_bodies_are_not_there_today(ninh_binh: LoadReport) -> None:
    alive = set(Body.objects.on(NOW).values_list("slug", flat=True))
    assert "so-tai-chinh-ninh-binh" in alive
    assert "so-tai-chinh-nam-dinh-den-2025" not in alive
    assert "so-ke-hoach-va-dau-tu-ninh-binh-den-2025" not in alive


def test_bodies_stand_under_the_committee_of_their_time(ninh_binh: LoadReport) -> None:
    union = Body.objects.get(standard="lhh", place__until=None)
    assert union.parents.get().parent.standard == "mttq"
    old_union = Body.objects.get(standard="lhh", place__code="36")
    assert old_union.parents.get().parent.standard == "ubnd"


def test_names_change_with_the_days() -> None:
    load_province("42")  # Hà Tĩnh, which was not merged
    statistics = Body.objects.get(standard="thongke")
    days = (date(2024, 1, 1), date(2025, 4, 1), date(2026, 1, 1))
    assert [name_on(statistics, day) for day in days] == ["Cục Thống kê tỉnh", "Chi cục Thống kê tỉnh", "Thống kê tỉnh"]


def test_province_that_became_a_city_keeps_its_bodies() -> None:
    load_province("75")
    police = Body.objects.get(standard="cat", place__code="75", ended_on=None)
    assert name_on(police, date(2026, 1, 1)) == "Công an tỉnh"
    assert name_on(police, NOW) == "Công an thành phố"


def test_committee_has_the_code_of_its_province(quang_ngai: LoadReport) -> None:
    codes = BodyCode.objects.filter(body__standard="ubnd").values_list("code", "since")
    assert set(codes) == {("H34", None), ("H48", None), ("H48", date(2025, 7, 1))}


def test_facts_of_a_merger_name_every_body(quang_ngai: LoadReport) -> None:
    merger = Succession.objects.get(happened_on=date(2025, 7, 1), legal_basis__contains="202/2025")
    told = {link.old.standard for link in merger.links.filter(old__place__name="tỉnh Kon Tum").select_related("old")}
    ended = Body.objects.filter(place__name="tỉnh Kon Tum", ended_on=date(2025, 7, 1))
    assert set(ended.values_list("standard", flat=True)) - told == {"bdbp"}  # the border guard joined the military


def test_every_body_that_ended_has_a_successor(ninh_binh: LoadReport) -> None:
    ended = Body.objects.filter(ended_on__isnull=False)
    assert list(ended.filter(successors__isnull=True).values_list("slug", flat=True)) == []


def test_fact_that_was_undone_is_not_made_again(ninh_binh: LoadReport) -> None:
    fact = Succession.objects.order_by("pk").first()
    assert fact is not None
    Succession.objects.filter(pk=fact.pk).update(undone_at="2026-11-01T00:00:00Z")
    assert load_province("37").facts == 0


def test_what_people_changed_stays(ninh_binh: LoadReport) -> None:
    body = Body.objects.get(standard="bqlkkt", place__until=None)
    name = body.names.get()
    name.name = "Ban Quản lý các khu công nghiệp tỉnh"
    name.save()
    load_province("37")
    assert body.names.get().name == "Ban Quản lý các khu công nghiệp tỉnh"


def test_fictional_province_has_the_same_bodies(song_lam: LoadReport) -> None:
    assert song_lam.came_from == ("tỉnh Sông Lam", "tỉnh Núi Hồng")
    today = Place.objects.get(code="99", until=None)
    assert {"skhcn", "snnmt", "thanhtra"} <= departments(today)
    assert BodyName.objects.filter(name="Sở Ngoại vụ", body__place=today).exists()
    assert BodyName.objects.get(name="Trường Đại học Sông Lam").body.kind == Body.Kind.SCHOOL


def test_districts_of_a_file_ended_and_its_communes_began(song_lam: LoadReport) -> None:
    committees = Body.objects.filter(kind=Body.Kind.COMMITTEE).with_name(NOW)
    assert set(committees.on(THEN).filter(level=Body.Level.DISTRICT).values_list("name", flat=True)) == {
        "Ủy ban nhân dân huyện Vân Trì", "Ủy ban nhân dân thị xã Cửa Lân",
    }  # fmt: skip
    assert set(committees.on(NOW).exclude(level=Body.Level.PROVINCE).values_list("name", flat=True)) == {
        "Ủy ban nhân dân xã Vân Trì", "Ủy ban nhân dân phường Thạch Khê", "Ủy ban nhân dân đặc khu Hải Âu",
    }  # fmt: skip
    assert {place.kind for place in Place.objects.filter(level="commune")} == {"xã", "phường", "đặc khu"}


def test_load_leaves_events(song_lam: LoadReport) -> None:
    assert Event.objects.filter(verb="body_added").count() == song_lam.bodies


def test_load_takes_a_fixed_number_of_queries(django_assert_max_num_queries: object, song_lam_file: Path) -> None:
    with django_assert_max_num_queries(140):  # type: ignore[operator]
        load_province("99", file=song_lam_file)


def test_command_tells_what_it_made() -> None:
    out = StringIO()
    call_command("load_bodies", "--province", "51", stdout=out)
    assert "tỉnh Quảng Ngãi" in out.getvalue()
    assert "tỉnh Kon Tum" in out.getvalue()


def test_unknown_code_is_told() -> None:
    with pytest.raises(CommandError, match="Không có tỉnh mang mã 03"):
        call_command("load_bodies", "--province", "03")


def test_bad_file_changes_nothing(tmp_path: Path) -> None:
    file = tmp_path / "places.tsv"
    file.write_text("level\tcode\tname\nprovince\t99\ttỉnh Sông Lam\n", encoding="utf-8")
    with pytest.raises(CommandError, match="không đúng mẫu"):
        call_command("load_bodies", "--province", "99", "--places", str(file))
    assert not Body.objects.exists()


def test_name_of_a_body_that_ended_stays_open_for_the_day_on_which_that_is_undone(ninh_binh: LoadReport) -> None:
    ended = Body.objects.filter(ended_on__isnull=False)
    assert BodyName.objects.filter(body__in=ended, until=None).count() == ended.count()
