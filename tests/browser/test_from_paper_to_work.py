"""A plan becomes work: uploaded, reviewed by keyboard, adopted, taken on, divided, reported, sent back, confirmed, extended."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable
from pathlib import Path

from chromium import SCREENSHOTS, Visit
from keyboard import Hand, ReviewByKeys
from papers import known_plan_as_pdf, new_plan
from playwright.sync_api import expect

READING = 180_000
MONITOR, LEAD = "theo-doi@sonhai.example", "dm-sct@sonhai.example"
MOST_KEYS, MOST_CLICKS = 120, 8
"""Under fifteen minutes: a key a second, and the time to read what stands there."""


def test_a_plan_in_word_becomes_work_that_is_done(visit: Callable[..., Visit], tmp_path: Path) -> None:
    monitor, hand = visit(MONITOR), Hand()
    began = time.monotonic()
    upload(monitor, hand, new_plan(tmp_path), known_plan_as_pdf(tmp_path))
    review(monitor, hand, "ke-hoach-thuong-mai-dien-tu-2027.docx")
    adopt(monitor, hand)
    note("word", hand, time.monotonic() - began)

    lead = visit(LEAD)
    accept(lead)
    divide(lead)
    report(lead, tmp_path)
    complete(lead, "Đã xây dựng xong trang giới thiệu sản phẩm.")
    answer(monitor, "Trả lại", reason="Đề nghị bổ sung danh sách hợp tác xã đã tham gia.")
    lead.page.reload()
    lead.sees("làm lại")
    lead.look("nhiem-vu-bi-tra-lai")
    complete(lead, "Đã bổ sung danh sách 46 hợp tác xã.")
    answer(monitor, "Xác nhận hoàn thành", answer="Kết quả đạt yêu cầu.")
    lead.page.reload()
    lead.sees("hoàn thành")
    lead.look("nhiem-vu-hoan-thanh")
    extend(lead, monitor)


def test_a_plan_in_pdf_is_reviewed_on_its_pages_and_adopted(visit: Callable[..., Visit], tmp_path: Path) -> None:
    monitor, hand = visit(MONITOR), Hand()
    path = known_plan_as_pdf(tmp_path)
    path.write_bytes(path.read_bytes() + b"% for this test\n")
    began = time.monotonic()
    upload(monitor, hand, path)
    review(monitor, hand, path.name)
    adopt(monitor, hand)
    note("pdf", hand, time.monotonic() - began)
    monitor.sees("KH 12/KH-UBND")


# The steps, in the order of the day


def upload(monitor: Visit, hand: Hand, *paths: Path) -> None:
    """Several files at once; each says by itself how far it is, and at last offers its review."""
    page = monitor.go("/documents/upload")
    monitor.look("tai-van-ban-len")
    page.set_input_files("#files", [str(path) for path in paths])
    monitor.click("Tải lên")
    hand.clicks += 3  # into the field, the files, the button
    expect(page.locator("[data-sent]").get_by_role("link", name="Rà soát")).to_have_count(len(paths), timeout=READING)
    monitor.look("van-ban-da-doc")


def review(monitor: Visit, hand: Hand, file: str) -> None:
    """The sure items at one press, the others by key: each question answered, each item accepted."""
    page = monitor.page
    page.locator("[data-sent] li").filter(has_text=file).get_by_role("link", name="Rà soát").click()
    hand.clicks += 1
    page.wait_for_load_state("load")
    name = "ra-soat-pdf" if file.endswith(".pdf") else "ra-soat-docx"
    monitor.look(name)
    sure = page.get_by_role("button", name=re.compile(r"Nhận \d+ mục chắc chắn"))
    if sure.count():
        sure.click()
        hand.clicks += 1
        page.wait_for_load_state("load")
    keys = ReviewByKeys(page, hand)
    while not keys.is_over():
        if keys.has_choices():
            keys.choose(1)
        keys.accept()
    monitor.look(f"{name}-xong")


def adopt(monitor: Visit, hand: Hand) -> None:
    """What was proposed for the term and the bodies stands; one press more."""
    monitor.click("Đưa vào thực hiện")
    hand.clicks += 1
    monitor.look("dua-vao-thuc-hien", keep=True)
    monitor.click("Đưa vào thực hiện")
    hand.clicks += 1
    expect(monitor.page).to_have_url(re.compile(r"/plans/\d+/"))


def accept(lead: Visit) -> None:
    """From the desk: the new work is there at once."""
    lead.go("/")
    lead.look("ban-lam-viec-co-viec-moi")
    open_task(lead, "xây dựng trang giới thiệu sản phẩm")
    lead.look("nhiem-vu-moi")
    lead.click("Nhận việc")
    lead.sees("đang thực hiện")


def divide(lead: Visit) -> None:
    lead.click("Chia việc")
    lead.look("chia-viec")
    lead.page.locator('[name="share-0-text"]').fill("Lập danh sách hợp tác xã và sản phẩm")
    lead.page.locator('[name="share-0-person"]').select_option(index=1)
    lead.page.locator('[name="share-0-due"]').fill("15/01/2027")
    lead.submit()
    lead.sees("Lập danh sách hợp tác xã và sản phẩm")


def report(lead: Visit, folder: Path) -> None:
    proof = folder / "bien-ban-nghiem-thu.txt"
    proof.write_text("Biên bản nghiệm thu giao diện trang giới thiệu sản phẩm\n", encoding="utf-8")
    lead.click("Báo cáo tiến độ")
    lead.fill(words="Đã nghiệm thu giao diện, đang nhập sản phẩm.", progress="60")
    lead.page.set_input_files('main input[name="evidence"]', str(proof))
    lead.look("bao-cao-tien-do")
    lead.submit()
    lead.sees("Đã nghiệm thu giao diện, đang nhập sản phẩm.")
    lead.sees("bien-ban-nghiem-thu.txt")


def complete(lead: Visit, words: str) -> None:
    lead.click("Báo cáo hoàn thành")
    lead.fill(words=words)
    lead.submit()
    lead.sees("chờ xác nhận")


def answer(monitor: Visit, act: str, **fields: str) -> None:
    """The monitor finds the request at the top of the desk."""
    monitor.go("/")
    monitor.sees("xây dựng trang giới thiệu sản phẩm")
    open_task(monitor, "xây dựng trang giới thiệu sản phẩm")
    monitor.click(act)
    monitor.fill(**fields)
    monitor.look("xac-nhan-hoan-thanh" if "answer" in fields else "tra-lai")
    monitor.submit()


def extend(lead: Visit, monitor: Visit) -> None:
    """Asked by the lead of another task, granted by the monitor; the first day stays in sight."""
    lead.go("/")
    open_task(lead, "tập huấn kỹ năng bán hàng trực tuyến")
    lead.click("Nhận việc")
    lead.click("Xin gia hạn")
    lead.fill(new_due="30/09/2027", reason="Phải chờ tài liệu tập huấn của Bộ.")
    lead.look("xin-gia-han")
    lead.submit()
    lead.sees("30/09/2027")
    monitor.go("/")
    open_task(monitor, "tập huấn kỹ năng bán hàng trực tuyến")
    monitor.page.locator('main a[href*="/decide_extension"]').first.click()
    monitor.page.get_by_label("Đồng ý gia hạn").check()
    monitor.look("tra-loi-gia-han")
    monitor.submit()
    lead.page.reload()
    lead.sees("30/06/2027")
    lead.sees("30/09/2027")
    lead.look("nhiem-vu-da-gia-han")


def open_task(visit: Visit, words: str) -> None:
    """The line of the desk that tells of it."""
    visit.page.locator("main li").filter(has_text=words).get_by_role("link").first.click()
    visit.page.wait_for_load_state("load")
    if "/tasks/" not in visit.page.url:  # the line led straight to the step
        visit.page.locator(".step-sentence a").first.click()
        visit.page.wait_for_load_state("load")


def note(name: str, hand: Hand, seconds: float) -> None:
    """How much work it was, beside the pictures; and not more than it was."""
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    told = {"keys": hand.keys, "clicks": hand.clicks, "seconds": round(seconds, 1), "story": hand.story}
    (SCREENSHOTS / f"keystrokes-{name}.json").write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n")
    assert hand.keys <= MOST_KEYS
    assert hand.clicks <= MOST_CLICKS
