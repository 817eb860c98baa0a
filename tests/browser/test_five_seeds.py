"""What an official sees once the five real plans are adopted together: kept as pictures, looked through by axe."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from chromium import PASSWORD, Visit

from served import Served, new_system

pytestmark = pytest.mark.sqlite
EMAIL = "nhin-qua@sonhai.example"
TAKE_UP = """
from pathlib import Path
from django.contrib.auth.hashers import make_password
from dondoc.apps.accounts.models import Role, User
from factories.record import make_person
from factories.seeds import adopt_seeds
adopt_seeds(Path({folder!r}))
person = make_person("Người Xem", Role.ADMINISTRATOR)
User.objects.filter(pk=person.pk).update(email={email!r}, password=make_password({password!r}))
"""


@pytest.fixture(scope="module")
def system(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    served = new_system(tmp_path_factory.mktemp("seeds") / "data", "seeds")
    words = TAKE_UP.format(folder=str(shared / "seeds"), email=EMAIL, password=PASSWORD)
    served.manage("shell", "-v", "0", "-c", words, tests=True)
    served.start()
    yield served
    served.stop()


def test_five_real_plans_stand_side_by_side(visit: Callable[..., Visit]) -> None:
    someone = visit(EMAIL)
    for path, name in (
        ("/overview/", "nam-ke-hoach-tong-quan"),
        ("/plans/", "nam-ke-hoach"),
        ("/tasks/", "nam-ke-hoach-nhiem-vu"),
    ):
        someone.go(path)
        someone.look(name)
    plans = someone.page.request.get("/plans/").text()
    assert plans.count("/plans/") >= 5
    for number, seed in enumerate(("Kết luận số 69", "57-CTr/TU"), 1):
        someone.go("/plans/")
        someone.page.locator("main tbody tr", has_text=seed).first.get_by_role("link").first.click()
        someone.page.wait_for_load_state("load")
        someone.look(f"nam-ke-hoach-{number}")
