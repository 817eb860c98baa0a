"""Where scripts are forbidden or fail to load: a review is made and a plan adopted by links, forms and buttons alone."""

from __future__ import annotations

import re
from collections.abc import Callable

from chromium import Visit
from playwright.sync_api import Locator, expect

MONITOR, LEADER = "theo-doi@sonhai.example", "lanh-dao@sonhai.example"
Visits = Callable[..., Visit]


def test_every_step_of_a_review_and_the_adoption_work_without_scripts(visit: Visits) -> None:
    desk = visit(MONITOR, scripts=False)
    desk.go("/")
    desk.click("Rà soát")
    address = desk.page.url.split("?")[0]
    accept_one(desk)
    take_back(desk)
    change_words(desk)
    give_day_and_lead(desk)
    split_and_merge(desk)
    reject_and_restore(desk)
    add_missing(desk, address)
    settle_questions(desk, address)
    adopt(desk, address)


def card(desk: Visit) -> Locator:
    """The first item that waits to be looked at."""
    return desk.page.locator(".card-item[data-open]").first


def step(desk: Visit, word: str) -> None:
    found = card(desk).locator(".steps")
    found.get_by_role("link", name=word, exact=True).or_(found.get_by_role("button", name=word, exact=True)).click()
    desk.page.wait_for_load_state("load")


def seen(desk: Visit) -> int:
    words = desk.page.locator("#review-progress-words b").inner_text()
    return int(words)


def accept_one(desk: Visit) -> None:
    before = seen(desk)
    step(desk, "Nhận")
    assert seen(desk) == before + 1


def take_back(desk: Visit) -> None:
    before = seen(desk)
    desk.click("Hủy bước vừa làm")
    assert seen(desk) == before - 1


def change_words(desk: Visit) -> None:
    step(desk, "Sửa")
    words = desk.page.locator("main [name=text]").input_value()
    desk.fill(text=words, product="Báo cáo kết quả")
    desk.click("Lưu")
    desk.sees("Báo cáo kết quả")


def give_day_and_lead(desk: Visit) -> None:
    step(desk, "Đặt hạn")
    desk.fill(due="30/6/2027")
    desk.click("Đặt hạn")
    desk.sees("30/06/2027")
    step(desk, "Ghi cơ quan")
    desk.fill(name="Sở Y tế")
    desk.click("Ghi cơ quan")
    desk.sees("Sở Y tế")


def split_and_merge(desk: Visit) -> None:
    total = desk.page.locator(".card-item").count()
    step(desk, "Tách")
    words = desk.page.locator("main [name=text]").input_value().replace("\n", " ").split()
    desk.fill(text=" ".join(words[:4]) + "\n\n" + " ".join(words[4:]))
    desk.click("Tách mục")
    expect(desk.page.locator(".card-item")).not_to_have_count(total)
    step(desk, "Gộp")
    desk.page.locator("main [name=into]").first.check()
    desk.click("Gộp mục")
    assert not desk.page.url.endswith("merge_item")


def reject_and_restore(desk: Visit) -> None:
    step(desk, "Bỏ")
    desk.fill(reason="Không phải nhiệm vụ")
    desk.click("Bỏ mục")
    desk.page.locator(".items-side .tabs").get_by_role("link", name=re.compile("^Đã bỏ")).click()
    desk.click("Lấy lại")
    assert not desk.page.url.endswith("restore_item")


def add_missing(desk: Visit, address: str) -> None:
    desk.go(address)
    desk.click("Thêm mục")
    desk.fill(quote="tuyên truyền, phổ biến kỹ năng nhận biết")
    desk.click("Thêm mục")
    desk.sees("tuyên truyền, phổ biến kỹ năng nhận biết")


def settle_questions(desk: Visit, address: str) -> None:
    """Whatever is asked is answered by its last button; what is left is accepted one by one."""
    desk.go(f"{address}?show=all")
    for _turn in range(30):
        asked = desk.page.locator(".choices button[data-choice]")
        if asked.count() == 0:
            break
        asked.last.click()
        desk.page.wait_for_load_state("load")
    for _turn in range(30):
        desk.go(address)
        if card(desk).count() == 0:
            break
        step(desk, "Nhận")


def adopt(desk: Visit, address: str) -> None:
    desk.go(address)
    desk.click("Đưa vào thực hiện")
    desk.page.get_by_role("link", name=re.compile("Chưa có ngày ban hành")).click()
    desk.page.locator("main [name=issued_on]").fill("18/08/2025")
    desk.page.locator("main [name=number]").fill("07/CT-UBND")
    desk.page.locator("main form:has([name=issued_on]) button").last.click()
    desk.go(address)
    desk.click("Đưa vào thực hiện")
    desk.fill(starts_on="18/08/2025")
    desk.click("Đưa vào thực hiện")
    expect(desk.page).to_have_url(re.compile(r"/plans/\d+/$"))
    desk.sees("Kế hoạch đã được đưa vào thực hiện")


def test_the_overview_is_one_sheet_of_paper(visit: Visits) -> None:
    """24 bodies with long names and eight late tasks fit; nothing relies on colour."""
    page = visit(LEADER).go("/overview/print")
    assert page.locator(".table tbody tr").count() == 24
    assert page.locator(".sheet-late li").count() == 8
    page.evaluate("""document.querySelectorAll(".table tbody tr th").forEach(cell => {
        cell.textContent = "Ban Quản lý dự án đầu tư xây dựng các công trình nông nghiệp và phát triển nông thôn tỉnh";
    })""")
    sheets = re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True))
    assert len(sheets) == 1


def test_the_wall_takes_itself_anew_only_while_nobody_uses_it(visit: Visits) -> None:
    desk = visit(LEADER)
    page = desk.go("/overview/wall")
    assert page.locator("meta[http-equiv=refresh]").count() == 0
    desk.sees("Trang tự cập nhật năm phút một lần.")
    desk.check_axe("wall")
