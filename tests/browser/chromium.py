"""Chromium as the journeys use it: who looks, what went wrong, what it looked like, what axe says."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from axe_playwright_python.base import AXE_FILE_PATH
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Response, expect

from served import ON

ROOT = Path(__file__).resolve().parents[2]
SCREENSHOTS = ROOT / "out" / "screenshots" / ON
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
# A phone, the office, the wall: design.md asks for each page at these widths.
SIZES = {390: 844, 1366: 768, 1920: 1080}
# Axe looks at the narrow and the ordinary layout; what it sees does not depend on the database.
CHECKED = (390, 1366) if ON == "sqlite" else ()
PASSWORD = "mat-khau-mau-2026"
WAIT = 60_000
"""Milliseconds. Nothing is slower than a machine on which everybody tests at once."""


expect.set_options(timeout=WAIT)


@dataclass
class Chromium:
    """A started browser and the system it looks at."""

    browser: Browser
    address: str
    screenshots: Path
    signed_in: dict[str, Any] = field(default_factory=dict)  # cookies of people who signed in before

    def visit(self, email: str, *, width: int = 1366, scripts: bool = True) -> Visit:
        context = self.browser.new_context(
            base_url=self.address,
            viewport={"width": width, "height": SIZES[width]},
            locale="vi-VN",
            timezone_id="Asia/Ho_Chi_Minh",
            reduced_motion="reduce",
            java_script_enabled=scripts,
            storage_state=self.signed_in.get(email),
        )
        context.set_default_timeout(WAIT)
        visit = Visit(context, context.new_page(), self.screenshots)
        if email and email not in self.signed_in:
            visit.sign_in(email)
            self.signed_in[email] = context.storage_state()
        return visit


@dataclass
class Visit:
    """One person before one window."""

    context: BrowserContext
    page: Page
    screenshots: Path
    faults: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self.faults.append(f"script: {error}"))
        self.page.on("response", self._answered)

    def _hear(self, message: ConsoleMessage) -> None:
        # That an answer was 403 or 422 is told here too; the tests that expect it look at the page.
        if message.type == "error" and not message.text.startswith("Failed to load resource"):
            self.faults.append(f"console: {message.text}")

    def _answered(self, response: Response) -> None:
        missing = response.status == 404 and urlsplit(response.url).path.startswith("/static/")
        if response.status >= 500 or missing:
            self.faults.append(f"{response.status}: {response.url}")

    def sign_in(self, email: str, password: str = PASSWORD) -> None:
        self.page.goto("/accounts/login/")
        self.page.locator("input[name=login]").fill(email)
        self.page.locator("input[name=password]").fill(password)
        self.page.locator("input[name=password]").press("Enter")
        expect(self.page).not_to_have_url("/accounts/login/")

    def go(self, path: str) -> Page:
        self.page.goto(path)
        return self.page

    def click(self, words: str) -> None:
        """The link or button of these words in what the page is about; whatever comes of it is waited for."""
        main = self.page.locator("main")
        found = main.get_by_role("button", name=words, exact=True).or_(main.get_by_role("link", name=words, exact=True))
        found.first.click()
        self.page.wait_for_load_state("load")

    def submit(self) -> None:
        """The one primary button of the form."""
        self.page.locator("main form button.primary").click()
        self.page.wait_for_load_state("load")

    def fill(self, **fields: str) -> None:
        """Fields by their names in the form."""
        for name, value in fields.items():
            self.page.locator(f'main [name="{name}"]').fill(value)

    def sees(self, words: str) -> None:
        """These words stand on the page."""
        expect(self.page.locator("main").get_by_text(words).filter(visible=True).first).to_be_visible()

    def look(self, name: str, *, axe: bool = True, keep: bool = True) -> None:
        """Screenshots of the page as it stands at all widths; nothing may stick out; axe may find nothing."""
        size = self.page.viewport_size
        for width, height in SIZES.items():
            self.page.set_viewport_size({"width": width, "height": height})
            if keep:
                self.screenshots.mkdir(parents=True, exist_ok=True)
                self.page.screenshot(path=self.screenshots / f"{name}-{width}.png", full_page=True)
            wide = self.page.evaluate("document.documentElement.scrollWidth")
            assert wide <= width, f"{name}: the page is {wide} px wide in a window of {width}"
            if axe and width in CHECKED:
                self.check_axe(f"{name} at {width}")
        if size:
            self.page.set_viewport_size(size)

    def check_axe(self, name: str) -> None:
        """Fail with what axe finds, each with the place it means."""
        self.page.evaluate((AXE if AXE.exists() else Path(AXE_FILE_PATH)).read_text("utf-8"))
        found = self.page.evaluate("axe.run({resultTypes: ['violations']}).then(results => results.violations)")
        told = [
            f"{each['id']} ({each['impact']}): {each['help']}\n    "
            + "\n    ".join(node["html"][:200] + " " + json.dumps(node["any"][:1])[:300] for node in each["nodes"][:5])
            for each in found
        ]
        assert not told, f"axe on {name}:\n" + "\n".join(told)

    def close(self) -> None:
        self.context.close()
