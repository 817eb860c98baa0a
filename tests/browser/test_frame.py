"""The frame in a real browser: what scripts add, and that nothing is lost without them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from chromium import Visit
from playwright.sync_api import expect

ADMIN = "quan-tri@sonhai.example"
Visits = Callable[..., Visit]


def test_the_gallery_of_parts_is_sound_at_every_width(visit: Visits) -> None:
    gallery = visit(ADMIN)
    gallery.go("/design")
    gallery.look("design")


def test_ctrl_k_finds_places_by_bare_letters(visit: Visits) -> None:
    desk = visit(ADMIN)
    page = desk.go("/design")
    page.keyboard.press("Control+k")
    page.keyboard.type("co quan")
    expect(page.locator("#palette [aria-selected=true]")).to_contain_text("Cơ quan")
    desk.check_axe("palette")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{desk.page.url.split('/design')[0].rstrip('/')}/bodies/")


def test_ctrl_k_finds_what_the_search_page_finds(visit: Visits) -> None:
    page = visit(ADMIN).go("/design")
    page.keyboard.press("Control+k")
    page.keyboard.type("khoi nghiep")
    expect(page.locator("#palette [role=option]").filter(has_text="khởi nghiệp").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#palette")).to_be_hidden()


def test_g_then_a_letter_goes_but_not_while_typing(visit: Visits) -> None:
    page = visit(ADMIN).go("/design")
    page.locator("#id_words").fill("")
    page.locator("#id_words").press_sequentially("g k ?")
    expect(page.locator("#id_words")).to_have_value("g k ?")
    page.locator("#id_words").blur()
    page.keyboard.press("?")
    expect(page.locator("#keys")).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("g")
    page.keyboard.press("k")
    expect(page.locator("h1")).to_have_text("Kế hoạch")


def test_what_was_typed_comes_back_and_can_be_dropped(visit: Visits) -> None:
    page = visit(ADMIN).go("/design")
    page.locator("#id_words").fill("Đang viết dở")
    page.reload()
    expect(page.locator("#id_words")).to_have_value("Đang viết dở")
    page.locator(".draft-notice button").click()
    expect(page.locator("#id_words")).to_have_value("Đã họp lấy ý kiến lần 1.")
    page.reload()
    expect(page.locator(".draft-notice")).to_have_count(0)


def test_drafts_are_kept_under_the_person(visit: Visits) -> None:
    page = visit(ADMIN).go("/design")
    page.locator("#id_words").fill("Của quản trị")
    page.reload()  # kept at the latest when the page is left
    person = page.evaluate("document.body.dataset.person")
    assert page.evaluate("Object.keys(localStorage)") == [f"dondoc-draft:{person}:gallery"]


def test_the_very_sentence_opens_under_the_pointer_and_by_key(visit: Visits) -> None:
    page = visit(ADMIN).go("/design")
    quote = page.locator("aside details.quote")
    quote.locator("summary").hover()
    expect(quote.locator("blockquote")).to_be_visible()
    page.mouse.move(5, 5)
    expect(quote.locator("blockquote")).to_be_hidden()
    quote.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(quote.locator("blockquote")).to_be_visible()
    page.keyboard.press("Escape")
    expect(quote.locator("blockquote")).to_be_hidden()


def test_a_calendar_writes_the_day_as_offices_do(visit: Visits) -> None:
    page = visit(ADMIN).go("/design")
    page.locator(".day-picker").first.evaluate(
        "picker => { picker.value = '2026-06-03'; picker.dispatchEvent(new Event('change')); }"
    )
    expect(page.locator("#id_on").first).to_have_value("03/06/2026")


@pytest.mark.parametrize("scripts", [True, False])
def test_the_menu_of_a_phone_opens_and_closes(visit: Visits, *, scripts: bool) -> None:
    page = visit(ADMIN, width=390, scripts=scripts).go("/design")
    expect(page.locator("#menu")).to_be_hidden()
    page.locator(".menu-open").click()
    expect(page.get_by_role("link", name="Kế hoạch").first).to_be_visible()
    page.locator(".menu-close").click()
    expect(page.locator("#menu")).to_be_hidden()


def test_without_scripts_sentences_and_questions_still_open(visit: Visits) -> None:
    page = visit(ADMIN, scripts=False).go("/design")
    page.locator("aside details.quote summary").click()
    expect(page.locator("aside blockquote")).to_be_visible()
    page.locator("details.confirm summary").click()
    expect(page.locator("details.confirm form")).to_be_visible()


def test_the_page_holds_at_twice_the_size(visit: Visits) -> None:
    """200 % of 1366 × 768 is a window of 683 × 384."""
    page = visit(ADMIN).go("/design")
    page.set_viewport_size({"width": 683, "height": 384})
    assert page.evaluate("document.documentElement.scrollWidth") <= 683
    page.evaluate("scrollTo(0, 0)")
    expect(page.locator("h1")).to_be_in_viewport()


def test_print_leaves_the_frame_out(visit: Visits) -> None:
    page = visit(ADMIN).go("/design")
    page.emulate_media(media="print")
    expect(page.locator(".rail")).to_be_hidden()
    expect(page.locator("main .buttons").first).to_be_hidden()
    expect(page.locator("figure.four").first).to_be_visible()
