"""Provinces from the shipped tables, and people who may or may not change the register."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from dondoc.apps.accounts.models import Role, User
from dondoc.apps.agencies.loading.province import LoadReport, load_province
from factories.record import make_person

TODAY = date(2026, 11, 20)

SONG_LAM = """# A province that does not exist, in the form that load_bodies reads.
# Source: invented for tests, 2026-11-20.
level\tcode\tname\tkind\tsince\tuntil\tparent\tinto\taliases
province\t99\ttỉnh Sông Lam\t\t\t2025-07-01\t\t99\t
province\t98\ttỉnh Núi Hồng\t\t\t2025-07-01\t\t99\t
province\t99\ttỉnh Sông Lam\t\t2025-07-01\t\t\t\t
district\t990\thuyện Vân Trì\t\t\t2025-07-01\t99\t99001; 99002\t
district\t980\tthị xã Cửa Lân\t\t\t2025-07-01\t98\t99003\t
commune\t99001\txã Vân Trì\t\t2025-07-01\t\t99\t\t
commune\t99002\tphường Thạch Khê\t\t2025-07-01\t\t99\t\t
commune\t99003\tđặc khu Hải Âu\t\t2025-07-01\t\t99\t\t
body\t\tTrường Đại học Sông Lam\tschool\t\t\t99\t\tĐHSL
body\tsngv\tSở Ngoại vụ\tstandard\t\t\t99\t\t
"""


@pytest.fixture
def song_lam_file(tmp_path: Path) -> Path:
    file = tmp_path / "song_lam.tsv"
    file.write_text(SONG_LAM, encoding="utf-8")
    return file


@pytest.fixture
def song_lam(db: None, song_lam_file: Path) -> LoadReport:
    return load_province("99", file=song_lam_file)


@pytest.fixture
def ninh_binh(db: None) -> LoadReport:
    return load_province("37")


@pytest.fixture
def quang_ngai(db: None) -> LoadReport:
    return load_province("51")


@pytest.fixture
def admin(db: None) -> User:
    return make_person("Nguyễn Quản Trị", Role.ADMINISTRATOR)


@pytest.fixture
def official(db: None) -> User:
    return make_person("Trần Văn Thường")
