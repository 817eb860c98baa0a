"""One cast for all tests of work: a province, its departments, the people in them."""

from __future__ import annotations

from dataclasses import dataclass

from dondoc.apps.accounts.models import Role, User
from dondoc.apps.agencies.models import Body
from dondoc.apps.plans.models import Plan
from factories.record import make_body, make_person, make_plan


@dataclass
class Cast:
    """Who is who: `focal` acts for the lead, `helper` for the coordinator, `stranger` for neither."""

    province: Body
    monitoring: Body
    lead: Body
    coordinator: Body
    other: Body
    plan: Plan
    chairman: User
    monitor: User
    focal: User
    official: User
    helper: User
    stranger: User
    reader: User
    admin: User

    def everybody(self) -> dict[str, User]:
        return {name: person for name, person in vars(self).items() if isinstance(person, User)}


def make_cast() -> Cast:
    """A province with three departments under it, a plan that one of them monitors, and people in all of them."""
    province = make_body("Ủy ban nhân dân tỉnh", kind=Body.Kind.COMMITTEE)
    monitoring = make_body("Sở Khoa học và Công nghệ", short="SKHCN", under=province)
    lead = make_body("Sở Tài chính", short="STC", under=province)
    coordinator = make_body("Sở Nội vụ", short="SNV", under=province)
    other = make_body("Sở Y tế", short="SYT", under=province)
    return Cast(
        province=province,
        monitoring=monitoring,
        lead=lead,
        coordinator=coordinator,
        other=other,
        plan=make_plan(monitoring, assigner=province, short_name="KH 215/KH-UBND"),
        chairman=make_person("Lê Văn Chủ", Role.LEADER, province),
        monitor=make_person("Trần Thị Theo", Role.MONITOR, monitoring),
        focal=make_person("Nguyễn Văn An", Role.FOCAL_POINT, lead),
        official=make_person("Phạm Văn Viên", Role.OFFICIAL, lead),
        helper=make_person("Đỗ Thị Phối", Role.FOCAL_POINT, coordinator),
        stranger=make_person("Vũ Văn Khác", Role.FOCAL_POINT, other),
        reader=make_person("Hồ Thị Đọc", Role.READER, lead),
        admin=make_person("Quản Trị", Role.ADMINISTRATOR),
    )
