"""Every page as people of each role find it: three widths, nothing sticks out, axe finds nothing, nothing fails behind it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from chromium import Visit

pytestmark = pytest.mark.sqlite  # the pages are the same on both databases; the journeys run on each

MONITOR, LEADER, ADMIN = "theo-doi@sonhai.example", "lanh-dao@sonhai.example", "quan-tri@sonhai.example"
LEAD, OFFICIAL, READER = "dau-moi@sonhai.example", "chuyen-vien@sonhai.example", "chi-xem@sonhai.example"

PAGES = [
    ("dang-nhap", "", "/accounts/login/"),
    ("quen-mat-khau", "", "/accounts/password/reset/"),
    ("ban-lam-viec-theo-doi", MONITOR, "/"),
    ("ban-lam-viec-dau-moi", LEAD, "/"),
    ("ban-lam-viec-chuyen-vien", OFFICIAL, "/"),
    ("ban-lam-viec-lanh-dao", LEADER, "/"),
    ("ban-lam-viec-chi-xem", READER, "/"),
    ("nhiem-vu", MONITOR, "/tasks/"),
    ("nhiem-vu-loc", MONITOR, "/tasks/?q=khoa+hoc&time=overdue"),
    ("viec-cua-co-quan", LEAD, "/tasks/?mine=1"),
    ("viec-trung", MONITOR, "/tasks/same"),
    ("ke-hoach-danh-sach", MONITOR, "/plans/"),
    ("van-ban-danh-sach", MONITOR, "/documents"),
    ("co-quan-danh-sach", MONITOR, "/bodies/"),
    ("lich", LEAD, "/calendar/"),
    ("cong-van", MONITOR, "/letters/"),
    ("soan-cong-van", MONITOR, "/letters/prepare"),
    ("soan-thong-bao", MONITOR, "/letters/prepare?kind=results"),
    ("the-thuc-co-quan", MONITOR, "/letters/letterheads"),
    ("the-thuc", ADMIN, "/settings/official_letters"),
    ("the-thuc-nd30", ADMIN, "/settings/official_letters/form/nd30"),
    ("loi-van-don-doc", ADMIN, "/settings/official_letters/wording/reminder/nd30"),
    ("tim-kiem", LEAD, "/search/?q=so+khoa+hoc"),
    ("tim-kiem-khong-thay", LEAD, "/search/?q=xyzxyz"),
    ("tong-quan", LEADER, "/overview/"),
    ("tong-quan-man-hinh-lon", LEADER, "/overview/wall"),
    ("tong-quan-in", LEADER, "/overview/print"),
    ("tong-quan-thay-doi", LEADER, "/overview/changes"),
    ("nguoi-dung", ADMIN, "/people/"),
    ("them-nguoi", ADMIN, "/people/add"),
    ("tai-khoan", OFFICIAL, "/account/"),
    ("thong-bao", MONITOR, "/notices/"),
    ("thu-nhac-viec", LEAD, "/notices/letters"),
    ("xem-truoc-thu", LEAD, "/notices/letters/preview"),
    ("cau-hinh-nhac-viec", ADMIN, "/settings/notices"),
    ("thu-khong-gui-duoc", ADMIN, "/settings/letters"),
    ("noi-nhan", ADMIN, "/settings/webhooks/"),
    ("them-noi-nhan", ADMIN, "/settings/webhooks/add"),
    ("hai-buoc", OFFICIAL, "/accounts/2fa/"),
    ("phien-dang-nhap", OFFICIAL, "/accounts/sessions/"),
    ("cau-hinh", ADMIN, "/settings/"),
    ("ngay-nghi", ADMIN, "/settings/holidays"),
    ("nhap-danh-muc-xa", ADMIN, "/settings/import_communes"),
    ("them-co-quan", ADMIN, "/bodies/add_body"),
    ("khong-co-trang", LEAD, "/khong-co-trang-nay"),
    ("khong-duoc-xem", READER, "/people/"),
]
"""Name of the picture, who looks, address."""

BEHIND = [
    ("ke-hoach", MONITOR, "/plans/", "KH 12/KH-UBND", ("", "days", "clarity", "promises", "chain", "history")),
    ("van-ban", MONITOR, "/documents", "Kế hoạch số 12/KH-UBND", ("",)),
    ("van-ban-quet", MONITOR, "/documents", "Chỉ thị", ("", "review/")),
    ("co-quan", MONITOR, "/bodies/", "Sở Khoa học và Công nghệ", ("",)),
    ("mot-nguoi", ADMIN, "/people/", "Phạm Minh Đức", ("",)),
]
"""What a list leads to, and the pages below it."""


@pytest.mark.parametrize(("name", "email", "path"), PAGES, ids=[page[0] for page in PAGES])
def test_page(visit: Callable[..., Visit], name: str, email: str, path: str) -> None:
    someone = visit(email)
    someone.go(path)
    someone.look(name)


@pytest.mark.parametrize(("name", "email", "start", "words", "below"), BEHIND, ids=[page[0] for page in BEHIND])
def test_page_behind_a_list(
    visit: Callable[..., Visit], name: str, email: str, start: str, words: str, below: tuple[str, ...]
) -> None:
    someone = visit(email)
    someone.go(start)
    someone.page.locator("main").get_by_role("link", name=words).first.click()
    someone.page.wait_for_load_state("load")
    address = someone.page.url
    for each in below:
        someone.page.goto(f"{address.rstrip('/')}/{each}" if each else address)
        someone.look(f"{name}-{each.strip('/')}".strip("-"))


def test_task_of_one_lead_and_of_many(visit: Callable[..., Visit]) -> None:
    monitor = visit(MONITOR)
    for words, name in (("đơn giản hóa", "nhiem-vu-mot-co-quan"), ("Sao lưu dữ liệu", "nhiem-vu-nhieu-co-quan")):
        monitor.go(f"/tasks/?q={words}")
        monitor.page.locator("main tbody a").first.click()
        monitor.page.wait_for_load_state("load")
        monitor.look(name)


def test_palette_and_keys_open_over_any_page(visit: Callable[..., Visit]) -> None:
    monitor = visit(MONITOR)
    monitor.go("/")
    monitor.page.keyboard.press("Control+k")
    monitor.page.keyboard.type("khoa hoc")
    monitor.page.wait_for_timeout(800)
    monitor.look("tim-nhanh")
    monitor.page.keyboard.press("Escape")
    monitor.page.keyboard.press("?")
    monitor.look("phim-tat")


@pytest.mark.parametrize("path", ["/", "/tasks/", "/plans/", "/overview/"])
def test_page_holds_at_twice_the_size(visit: Callable[..., Visit], path: str) -> None:
    """200 % in a window of 1366 pixels leaves 683 to lay out in."""
    leader = visit(LEADER)
    leader.page.set_viewport_size({"width": 683, "height": 384})
    leader.go(path)
    assert leader.page.evaluate("document.documentElement.scrollWidth") <= 683


def test_overview_prints_on_one_page(visit: Callable[..., Visit]) -> None:
    leader = visit(LEADER)
    leader.go("/overview/print")
    printed = leader.page.pdf(format="A4", prefer_css_page_size=True)
    assert printed.count(b"/Type /Page\n") + printed.count(b"/Type /Page ") == 1
