"""Letters as LibreOffice lays them out: how many pages, what stands where. The pictures are for eyes: `out/letters/`."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from dondoc.apps.agencies.models import Body
from dondoc.apps.core.models import Configuration
from dondoc.apps.documents.storage import full_path
from dondoc.apps.letters.models import Letter, Letterhead
from dondoc.apps.tasks.models import Assignment, Report
from factories.cast import Cast, make_cast
from factories.letters import DAY, WORK, make_letterhead, make_overdue, prepare
from factories.record import make_body, make_task

OFFICE = shutil.which("soffice")
PICTURES = Path(__file__).resolve().parents[2] / "out" / "letters"
pytestmark = [
    pytest.mark.slow,
    pytest.mark.sqlite,
    pytest.mark.skipif(not OFFICE, reason="LibreOffice (soffice) is not on this machine"),
]
Paper = Callable[[Letter, str], list[str]]
PARTY = {
    "form": "hd05",
    "superior": "Tỉnh ủy Sơn Hải",
    "issuer": "Văn phòng Tỉnh ủy",
    "symbol": "VPTU",
    "unit": "",
    "head": "Chánh Văn phòng",
    "position": "Phó Chánh Văn phòng",
    "recipients": "Thường trực Tỉnh ủy (để báo cáo)\nLãnh đạo Văn phòng Tỉnh ủy",
    "archive": "Văn phòng Tỉnh ủy",
}
STATE = {"issuer": "Sở Nông nghiệp và Môi trường", "symbol": "SNNMT", "unit": "KHTC"}
REASON = (
    "Chờ Bộ Tài chính hướng dẫn nguồn kinh phí; đã có văn bản xin ý kiến lần thứ hai, dự kiến xong trong quý I/2027"
)


@pytest.fixture
def cast(db: None, media: Path) -> Cast:
    Configuration.objects.create(pk=1, province_name="tỉnh Sơn Hải", province_code="99")
    found = make_cast()
    make_letterhead(found.monitoring)
    make_overdue(found)
    return found


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A profile of its own, so that neither a person's LibreOffice nor another run stands in the way."""
    return tmp_path_factory.mktemp("libreoffice")


@pytest.fixture
def on_paper(office: Path, tmp_path: Path) -> Paper:
    """The text of each page; the pages as pictures under the name."""

    def laid_out(letter: Letter, name: str) -> list[str]:
        version = letter.versions.order_by("-number")[0]
        source = tmp_path / f"{name}.docx"
        shutil.copy(full_path(version.file.path), source)
        profile = f"-env:UserInstallation=file://{office}"
        command = [str(OFFICE), profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(source)]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        PICTURES.mkdir(parents=True, exist_ok=True)
        shutil.copy(source, PICTURES)
        with pypdfium2.PdfDocument(tmp_path / f"{name}.pdf") as pdf:
            for number, page in enumerate(pdf, 1):
                page.render(scale=1.3).to_pil().save(PICTURES / f"{name}-{number}.png")
            return [page.get_textpage().get_text_bounded().replace("\r\n", "\n") for page in pdf]

    return laid_out


@pytest.fixture(params=["nd30", "hd05"])
def form(request: pytest.FixtureRequest, cast: Cast) -> str:
    """The letterhead of a department with a long name, or of a Party office."""
    Letterhead.objects.update(**(PARTY if request.param == "hd05" else STATE))
    return str(request.param)


def plan_of(cast: Cast) -> None:
    """A plan with a name as long as they are."""
    cast.plan.name = "Phát triển khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số tỉnh Sơn Hải năm 2026"
    cast.plan.save()
    cast.plan.document.issuer = "Ủy ban nhân dân tỉnh"
    cast.plan.document.save()


def communes(number: int) -> list[Body]:
    return [make_body(f"Ủy ban nhân dân xã Đông Sơn {one}", kind=Body.Kind.COMMITTEE) for one in range(1, number + 1)]


def test_short_reminder_is_one_page(cast: Cast, form: str, on_paper: Paper) -> None:
    plan_of(cast)
    make_overdue(cast, text="Rà soát quy định về quản lý nhiệm vụ khoa học và công nghệ cấp tỉnh")
    pages = on_paper(prepare(cast)[0], f"{form}-don-doc-ngan")
    assert len(pages) == 1
    assert "Trần Thị Bình" in pages[0]


def test_long_reminder_has_an_annex_with_its_own_numbers(cast: Cast, form: str, on_paper: Paper) -> None:
    plan_of(cast)
    for number in range(2, 121):
        make_overdue(cast, text=f"{WORK}, phần {number}")
    pages = on_paper(prepare(cast)[0], f"{form}-don-doc-120-viec")
    assert "Phụ lục" in pages[1]
    assert pages[1].lstrip()[:7] == "Phụ lục"  # page 1 of the annex shows no number
    assert pages[2].lstrip().startswith("2\n")
    assert all("Thời hạn" in page for page in pages[1:])  # the head comes again on each page


def test_reminder_of_middle_length_keeps_its_signature_with_its_last_words(
    cast: Cast, form: str, on_paper: Paper
) -> None:
    plan_of(cast)
    for number in range(2, 11):
        make_overdue(cast, text=f"{WORK}, phần {number}")
    pages = on_paper(prepare(cast)[0], f"{form}-don-doc-3-trang")
    assert len(pages) >= 2
    signed = next(page for page in pages if "Trần Thị Bình" in page)
    assert "phối hợp thực hiện." in " ".join(signed.split())


def test_list_of_tasks_to_forty(cast: Cast, form: str, on_paper: Paper) -> None:
    plan_of(cast)
    bodies = communes(39)
    make_task(cast.plan, bodies[0], "Tổ chức tuyên truyền", coordinate=tuple(bodies[1:20]), deadline_type="ongoing",
              recurrence="year")  # fmt: skip
    make_task(cast.plan, bodies[21], "Số hóa hồ sơ", coordinate=tuple(bodies[22:]), due=date(2026, 12, 31),
              product="Hồ sơ được số hóa 100%")  # fmt: skip
    make_task(cast.plan, bodies[20], "Lập danh mục")
    pages = on_paper(prepare(cast, "task_list", plan=cast.plan)[0], f"{form}-danh-muc-40-noi")
    assert any("Hằng năm" in page for page in pages)


def test_list_of_120_tasks(cast: Cast, form: str, on_paper: Paper) -> None:
    plan_of(cast)
    for number in range(2, 121):
        make_task(cast.plan, cast.lead, f"{WORK}, phần {number}", due=date(2026, 12, 31), coordinate=(cast.other,),
                  product="Nghị quyết của Hội đồng nhân dân tỉnh")  # fmt: skip
    pages = on_paper(prepare(cast, "task_list", plan=cast.plan)[0], f"{form}-danh-muc-120-viec")
    assert len(pages) > 5


def test_notice_of_results(cast: Cast, form: str, on_paper: Paper) -> None:
    _results(cast, bodies=4, late=3)
    pages = on_paper(prepare(cast, "results", month=date(2026, 11, 1))[0], f"{form}-thong-bao")
    assert "THÔNG BÁO" in pages[0]
    assert len(pages) <= 3


def test_notice_of_results_of_a_whole_province(cast: Cast, form: str, on_paper: Paper) -> None:
    _results(cast, bodies=34, late=12)
    pages = on_paper(prepare(cast, "results", month=date(2026, 11, 1))[0], f"{form}-thong-bao-toan-tinh")
    assert any(page.lstrip().startswith("Phụ lục I\n") for page in pages)
    assert any(page.lstrip().startswith("Phụ lục II\n") for page in pages)


def _results(cast: Cast, *, bodies: int, late: int) -> None:
    plan_of(cast)
    some = [make_body("Sở Nông nghiệp và Môi trường", kind=Body.Kind.DEPARTMENT), *communes(bodies - 1)]
    for number, body in enumerate(some):
        done = make_task(cast.plan, body, f"Xong {number}", due=date(2026, 6, 30))
        Assignment.objects.filter(task=done).update(state="done", done_on=date(2026, 6 + number % 2, 20))
        make_task(cast.plan, body, f"Đang làm {number}", due=date(2027, 6, 30))
        if number < late:
            task: Any = make_overdue(cast, body, text=f"{WORK}, phần {number}")
            Report.objects.create(assignment=task.assignments.get(), by=cast.focal, on=DAY, words=REASON,
                                  at="2026-11-20T08:00:00+07:00")  # fmt: skip
