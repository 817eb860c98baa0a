"""Real Chromium before the real system: a served province, people who sign in, screenshots, and axe on every page.

Whatever goes wrong in the browser fails the test: an answer of 500, a static file that
is missing, an error in the console (a refusal by the content security policy is one).
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Generator, Iterator
from pathlib import Path

import pytest
from chromium import SCREENSHOTS, Chromium, Visit
from playwright.sync_api import sync_playwright

from prepared import loaded_demo
from served import Served

FAILED = pytest.StashKey[bool]()
FAILURES = SCREENSHOTS.parents[1] / "failures"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.slow)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Remember how the call went, for the fixture that takes a last picture."""
    report = yield
    if report.when == "call":
        item.stash[FAILED] = report.failed
    return report


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Served:
    """The province that does not exist, as it stands on 20/11/2026; to be copied, never served itself."""
    return loaded_demo(tmp_path_factory)


@pytest.fixture(scope="module")
def system(demo: Served, tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Iterator[Served]:
    """A copy of the province, served for the tests of one module."""
    name = Path(request.node.nodeid).stem
    copy = demo.copy(tmp_path_factory.mktemp("served") / name, f"browser_{name}")
    copy.start()
    yield copy
    copy.stop()
    assert "Traceback" not in copy.said()
    assert "database is locked" not in copy.said()


@pytest.fixture(scope="module")
def chromium(system: Served) -> Iterator[Chromium]:
    """Debian's Chromium; the one that Playwright would fetch is not asked for."""
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    if program is None:
        pytest.skip("Chromium is not installed (apt-get install chromium)")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=program, args=["--no-sandbox", "--force-color-profile=srgb"]
        )
        yield Chromium(browser, system.address, SCREENSHOTS)
        browser.close()


@pytest.fixture
def visit(chromium: Chromium, system: Served, request: pytest.FixtureRequest) -> Iterator[Callable[..., Visit]]:
    """`visit("ten@…")`: this person before a window of 1366 pixels; without a name a stranger."""
    visits: list[Visit] = []

    def begin(email: str = "", *, width: int = 1366, scripts: bool = True) -> Visit:
        visits.append(chromium.visit(email, width=width, scripts=scripts))
        return visits[-1]

    yield begin
    if request.node.stash.get(FAILED, False):
        _tell_how_it_looked(visits, system, request.node.name)
    faults = [fault for each in visits for fault in each.faults]
    for each in visits:
        each.close()
    assert faults == []


def _tell_how_it_looked(visits: list[Visit], system: Served, name: str) -> None:
    """What each window showed when the test failed, and what the processes said last."""
    FAILURES.mkdir(parents=True, exist_ok=True)
    for number, each in enumerate(visits, 1):
        path = FAILURES / f"{name}-{number}.png"
        each.page.screenshot(path=path, full_page=True)
        print(f"{each.page.url}: {path}\n{each.page.locator('body').inner_text()[:3000]}\n")
    print(system.said()[-4000:])
