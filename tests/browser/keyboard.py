"""The review by keyboard, with every key and click counted: how much work it is, and that no mouse is needed."""

from __future__ import annotations

from dataclasses import dataclass, field

from playwright.sync_api import Locator, Page, expect

SETTLED = "() => !document.querySelector('.htmx-request, .htmx-swapping, .htmx-settling')"


@dataclass
class Hand:
    """What a person's hand did."""

    keys: int = 0
    clicks: int = 0
    story: list[str] = field(default_factory=list)


@dataclass
class ReviewByKeys:
    """A review on the screen, and a hand on the keyboard."""

    page: Page
    hand: Hand

    @property
    def current(self) -> Locator:
        return self.page.locator("[data-item].current")

    @property
    def words(self) -> str:
        """Of the current item."""
        return self.current.locator(".words").first.inner_text()

    def press(self, key: str) -> None:
        """One key, and whatever it sets going."""
        self.hand.keys += 1
        self.hand.story.append(key)
        self.page.keyboard.press(key)
        self.page.wait_for_timeout(60)
        self.page.wait_for_function(SETTLED)

    def type(self, text: str) -> None:
        self.hand.keys += len(text)
        self.hand.story.append(text)
        self.page.keyboard.type(text)

    def is_over(self) -> bool:
        """Nothing waits to be seen."""
        return self.page.locator("[data-item][data-open]").count() == 0

    def has_choices(self) -> bool:
        return self.current.locator("[data-choice]").count() > 0

    def accept(self) -> None:
        """Take the current item; the next open one becomes the current one."""
        before = self.current.get_attribute("data-item")
        card = self.page.locator(f'[data-item="{before}"]')
        self.press("a")
        expect(card).not_to_have_attribute("data-open", "")

    def choose(self, number: int) -> None:
        """Answer the question of the current item with its choice of this number."""
        version = self.current.get_attribute("data-version")
        card = self.page.locator(f'[data-item="{self.current.get_attribute("data-item")}"]')
        self.press(str(number))
        expect(card).not_to_have_attribute("data-version", version or "")

    def go_to(self, words: str) -> None:
        """Down and up with j and k to the item with these words."""
        for key in ("j", "k"):
            for _step in range(60):
                if words in self.words:
                    return
                before = self.current.get_attribute("data-item")
                self.press(key)
                if self.current.get_attribute("data-item") == before:
                    break
        raise AssertionError(f"no item with «{words}»")
