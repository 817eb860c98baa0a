"""What git holds is of use on any machine: no hosts of registries, no paths of somebody's machine, no real plans."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SLASH = "/"  # the rules below are put together, so that this file does not break them itself
REGISTRY = re.compile("|".join(re.escape(host) for host in (
    "pypi" + ".org", "python" + "hosted.org", "registry.npm" + "js.org", "proxy.golang" + ".org", "--index" + "-url",
    "--extra-index" + "-url", "crates" + ".io", "deb." + "debian.org",
)))  # fmt: skip
MACHINE = re.compile(
    rf"(?<![\w.:{SLASH}])/(?:work|root|Users|home/(?!user\b|dondoc\b)\w+)/|[A-Z]:\\Users\\|/\.pyenv/|/mnt/\w+/"
)
NAMED_ONLY = ("LICENSE", ".xsd")


def tracked() -> list[Path]:
    if shutil.which("git") is None or not (ROOT / ".git").exists():
        pytest.skip("this copy of the project is not under git: its tracked files are not known")
    done = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True)
    return [ROOT / name for name in done.stdout.decode().split("\0") if name and (ROOT / name).is_file()]


def faults(text: str) -> list[str]:
    """Hosts of registries and paths of a machine that a text names."""
    return [match[0] for pattern in (REGISTRY, MACHINE) for match in pattern.finditer(text)]


def test_no_file_names_a_registry_or_a_machine() -> None:
    wrong = {}
    for path in tracked():
        data = path.read_bytes()
        if b"\0" in data[:4096] or path.name.endswith(NAMED_ONLY):
            continue
        if found := faults(data.decode("utf-8", "replace")):
            wrong[str(path.relative_to(ROOT))] = found
    assert wrong == {}


def test_nothing_is_kept_that_is_built() -> None:
    built = re.compile(r"\.(?:pyc|egg-info|whl|log|tmp|bak|orig)$|__pycache__|(?:^|/)\.(?:venv|hypothesis)/")
    assert [path for path in tracked() if built.search(path.relative_to(ROOT).as_posix())] == []


def test_no_file_is_larger_than_a_megabyte() -> None:
    assert [path for path in tracked() if path.stat().st_size > 1_000_000] == []


def test_no_page_of_a_real_plan_is_kept(shared: Path) -> None:
    """Lines of the seeds that are long enough to be theirs alone stand nowhere in the project."""
    lines = {
        " ".join(line.split())
        for seed in (shared / "seeds").glob("*.txt")
        for line in seed.read_text(encoding="utf-8").splitlines()
        if len(line.split()) >= 25
    }
    assert len(lines) > 100
    kept = []
    for path in tracked():
        data = path.read_bytes()
        if b"\0" not in data[:4096]:
            text = " ".join(data.decode("utf-8", "replace").split())
            kept += [f"{path.name}: {line[:60]}" for line in lines if line in text]
    assert kept == []


@pytest.mark.parametrize(
    "text",
    [
        "https://" + "pypi" + ".org/simple",
        "pip install --index" + "-url https://mirror",
        "see " + SLASH + "work/main/README.md",
        "open('" + SLASH + "root/.config/x')",
        "cp " + SLASH + "home/an/plan.pdf .",
        "C:" + "\\Users\\an",
    ],
)
def test_host_or_path_is_seen(text: str) -> None:
    assert faults(text) != []


@pytest.mark.parametrize(
    "text", ["src/work/a.py", "https://sonhai.gov.vn/home/tin/", "/tmp/plan.pdf", "/usr/bin/soffice"]
)
def test_ordinary_path_is_let_be(text: str) -> None:
    assert faults(text) == []
